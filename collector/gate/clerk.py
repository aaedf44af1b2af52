"""The clerk: takes the papers out of the registry, has the rules decide, and keeps what the decision rested on."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol
from zoneinfo import ZoneInfo

from sqlalchemy import Connection

from collector.access.decide import decide
from collector.access.decision import Decision
from collector.access.dossier import Dossier, Mode
from collector.access.equipment import Equipment
from collector.access.pack import RulePack
from collector.access.request import ClockTrust, Override, Request
from collector.core.plain import to_plain
from collector.errors import RequestRefused
from collector.gate.stations import Station
from collector.gate.watch import Watch, placed
from collector.store.cabinet import Cabinet
from collector.store.papers_assembly import dossier_of, equipment_of, supervisors
from collector.store.snapshots import digest_of

TRUSTED = ClockTrust()


class Memory(Protocol):
    """Where the papers are read."""

    def reader(self) -> Connection:
        """A read-only connection, a context manager."""
        ...


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked of the clerk.

    Args:
        person: Opaque id.
        machine: The machine's id.
        mode: How it is to be used; None where that is not known.
        at: When (UTC).
        task: The task, where one is named.
        asking: How many trainees ask together.
        watch: Where the supervisors are.
        trainees: By supervisor, how many trainees rely on him already.
        overrides: Exceptions for this person.
        clock: How far the clock can be trusted.
    """

    person: str
    machine: str
    mode: Mode | None
    at: datetime
    task: str | None = None
    asking: int = 1
    watch: Watch | None = None
    trainees: Mapping[str, int] | None = None
    overrides: Sequence[Override] = ()
    clock: ClockTrust = TRUSTED


@dataclass(frozen=True, slots=True)
class Answer:
    """What was decided, and all that it rested on.

    Args:
        decision: The decision.
        snapshot: Request, dossier and machine as canonical JSON: with the rule pack's text it gives the same decision.
    """

    decision: Decision
    snapshot: str

    @property
    def digest(self) -> str:
        """The snapshot's SHA-256, by which it is kept."""
        return digest_of(self.snapshot)


@dataclass(frozen=True, slots=True)
class Rested:
    """What a decision rested on, as a snapshot keeps it."""

    request: Request
    dossier: Dossier
    machine: Equipment
    zone: str


class Clerk:
    """Decides by the papers on file. Its methods block: call them in a thread.

    Args:
        memory: Where the papers are.
        pack: The rules.
        zone: The site's time zone.
        stations: The machines by id.
    """

    def __init__(self, memory: Memory, pack: RulePack, zone: ZoneInfo, stations: Mapping[str, Station]) -> None:
        self._memory = memory
        self.pack = pack
        self.zone = zone
        self.stations = stations
        self._cabinet = Cabinet()

    def answer(self, question: Question) -> Answer:
        """Decide one question.

        Raises:
            RequestRefused: There is no such machine.
        """
        station = self.stations.get(question.machine)
        if station is None:
            raise RequestRefused(f"there is no machine {question.machine!r} here; there are {', '.join(self.stations)}")
        at, zone = question.at, self.zone
        with self._memory.reader() as connection:
            filed = self._cabinet.filed(connection)
            dossier = dossier_of(connection, question.person, at, zone, filed=filed)
            machine = equipment_of(connection, question.machine, station.family, station.place, at, zone, filed=filed)
            named = supervisors(connection, at, zone, filed=filed)
        request = Request(
            at=at,
            mode=question.mode,
            task=question.task,
            asking=question.asking,
            supervisors=placed(named, question.watch or {}, question.trainees or {}),
            overrides=tuple(question.overrides),
            clock=question.clock,
        )
        decision = decide(request, dossier, machine, self.pack, zone)
        rested = to_plain(Rested(request, dossier, machine, str(zone)))
        return Answer(decision, json.dumps(rested, sort_keys=True, ensure_ascii=False, separators=(",", ":")))

    def names_supervisor(self, person: str, at: datetime) -> bool:
        """Whether somebody is a named supervisor on that day."""
        with self._memory.reader() as connection:
            named = supervisors(connection, at, self.zone, filed=self._cabinet.filed(connection))
        day = at.astimezone(self.zone).date()
        return any(one.person.id == person and one.named_since is not None and one.named_since <= day for one in named)
