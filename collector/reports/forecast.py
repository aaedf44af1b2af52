"""What would be decided on a day by the papers on file, were a named supervisor present wherever one is asked for."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from functools import cached_property

from sqlalchemy import Connection

from collector.access.decide import decide
from collector.access.decision import Decision
from collector.access.dossier import Dossier, Mode
from collector.access.equipment import Equipment
from collector.access.request import Request, Supervisor
from collector.reports.workshop import Workshop
from collector.store.cabinet import Filed
from collector.store.papers import current
from collector.store.papers_assembly import dossier_of, equipment_of, supervisors

ASSUMED = "Un encadrant désigné est supposé présent dans le lieu de chaque machine ; aucune exception n'est comptée."
"""What every forecast assumes, in words for its reader."""


class Forecast:
    """Decides for one instant. What it reads is read once.

    Args:
        connection: Reads the workshop's database.
        workshop: The workshop.
        at: The instant (UTC).
        now: The present (UTC): of a later instant nobody knows who will have worked for how long before it.
        filed: The papers to decide by; those that count now by default.
    """

    def __init__(
        self, connection: Connection, workshop: Workshop, at: datetime, now: datetime, filed: Filed | None = None
    ) -> None:
        self.at = at
        self._filed = filed or Filed(current(connection))
        self._connection = connection
        self._workshop = workshop
        self._known = at <= now
        self._dossiers: dict[str, Dossier] = {}
        self._machines: dict[str, Equipment] = {}

    def decision(self, person: str, machine: str, mode: Mode, task: str | None = None) -> Decision:
        """What would be decided.

        Args:
            person: Opaque id of the trainee.
            machine: The machine's id; it must stand here.
            mode: How it is to be used.
            task: The task, where hazards tell tasks apart.
        """
        place = self._workshop.stations[machine].place
        watch = tuple(replace(one, place=place, renewed_at=self.at) for one in self._named)
        request = Request(at=self.at, mode=mode, task=task, supervisors=watch)
        return decide(request, self._dossier(person), self._machine(machine), self._workshop.pack, self._workshop.zone)

    @cached_property
    def _named(self) -> tuple[Supervisor, ...]:
        return supervisors(self._connection, self.at, self._workshop.zone, filed=self._filed)

    def _dossier(self, person: str) -> Dossier:
        if person not in self._dossiers:
            found = dossier_of(self._connection, person, self.at, self._workshop.zone, filed=self._filed)
            self._dossiers[person] = found if self._known else replace(found, presences=())
        return self._dossiers[person]

    def _machine(self, machine: str) -> Equipment:
        if machine not in self._machines:
            station = self._workshop.stations[machine]
            self._machines[machine] = equipment_of(
                self._connection, machine, station.family, station.place, self.at, self._workshop.zone,
                filed=self._filed,
            )  # fmt: skip
        return self._machines[machine]
