"""The gate's book: who supervises where, which exceptions hold, and what was decided about whom; written down first."""

from __future__ import annotations

import asyncio
import uuid
from collections.abc import Awaitable, Callable, Mapping, Sequence
from datetime import datetime, timedelta
from typing import Protocol

from collector.access.decision import Decision, Outcome
from collector.access.dossier import Mode
from collector.core.facts import AccessDecided, Fact
from collector.gate.clerk import Answer, Clerk, Question
from collector.gate.exceptions import Exceptions
from collector.gate.stations import Regulation, Station
from collector.gate.trust import ClockWatch
from collector.gate.watch import Watch, watched
from collector.runtime.clock import Clock

JUST_NOW = timedelta(seconds=1)
"""For how long a decision is as good as a new one: from the badge to the first look at the machine."""


class Recorder(Protocol):
    """Where facts are written down."""

    async def record(self, facts: Sequence[Fact]) -> None:
        """Write down facts, or raise JournalError."""
        ...


Keeper = Callable[[Sequence[Answer], Sequence[Fact], datetime], Awaitable[None]]
"""Writes down decisions and what they rested on, all or nothing."""


class Book:
    """What the gate knows and decides.

    Args:
        clerk: Decides by the papers.
        stations: The machines.
        recorder: Where facts go first.
        keep: Keeps what decisions rested on.
        clock: The time.
        watch: Where supervisors were last.
        exceptions: Exceptions that were granted.
    """

    def __init__(
        self,
        clerk: Clerk,
        stations: Mapping[str, Station],
        recorder: Recorder,
        keep: Keeper,
        clock: Clock,
        watch: Watch | None = None,
        exceptions: Exceptions | None = None,
    ) -> None:
        self.clerk = clerk
        self.clock = clock
        self.stations = _decided(stations)
        self.watch: Watch = dict(watch or {})
        self.exceptions = exceptions or Exceptions()
        self.trust = ClockWatch(clerk.pack.limits.clock_seconds)
        self.version = 0
        """Counts what may change decisions: presences, exceptions, papers, the clock."""
        self.changed: Callable[[], None] = lambda: None
        """Called when the version changes."""
        self._recorder = recorder
        self._keep = keep
        self._decisions: dict[str, dict[str, Decision]] = {}
        self._recent: dict[str, tuple[tuple[object, ...], datetime, list[Answer]]] = {}
        self._told: dict[tuple[str, str], tuple[object, ...]] = {}
        self._settling = asyncio.Lock()

    def arrange(self, stations: Mapping[str, Station]) -> None:
        """Know these machines from now on; who was decided about at one that has gone is at no machine any more."""
        gone = [machine for machine in self.stations if machine not in stations]
        self.stations = _decided(stations)
        self.clerk.stations = stations
        for machine in gone:
            self.closed(machine)
        self._recent.clear()
        self.bump()

    def decisions(self, machine: str) -> tuple[Decision, ...]:
        """The decisions about everybody at a machine."""
        return tuple(self._decisions.get(machine, {}).values())

    def closed(self, machine: str) -> None:
        """Nobody is at a machine any more."""
        for person in self._decisions.pop(machine, {}):
            self._told.pop((machine, person), None)

    def bump(self) -> None:
        """Something has changed that decisions rest on."""
        self.version += 1
        self.changed()

    async def tell(self, facts: Sequence[Fact]) -> None:
        """Write down facts about supervision and exceptions, then let them count."""
        await self._recorder.record(facts)
        self.watch = watched(facts, self.watch)
        self.exceptions = self.exceptions.after(facts)
        self.bump()

    async def write_down(self, facts: Sequence[Fact]) -> None:
        """Write down facts that change no decision."""
        await self._recorder.record(facts)

    async def settle(self, machine: str, persons: Sequence[str], mode: Mode, task: str | None = None) -> list[Answer]:
        """Decide about everybody who is at a machine, and let that count for the next decision at another one.

        One at a time: two pupils who begin at two machines in one instant do not both have a supervisor's last place.
        """
        async with self._settling:
            answers = await self.decide(machine, persons, mode, task)
            self._decisions[machine] = {answer.decision.person: answer.decision for answer in answers}
        return answers

    async def decide(self, machine: str, persons: Sequence[str], mode: Mode, task: str | None = None) -> list[Answer]:
        """Decide about everybody who is, or is to be, at a machine. What was just decided is not decided twice."""
        trainees = self._trainees(machine)
        now, asked = self.clock.now(), (tuple(persons), mode, task, self.version, tuple(sorted(trainees.items())))
        basis, at, known = self._recent.get(machine, ((), now, []))
        if basis == asked and timedelta(0) <= now - at < JUST_NOW:
            return known
        questions = [
            Question(
                person=person,
                machine=machine,
                mode=mode,
                at=now,
                task=task,
                asking=len(persons),
                watch=self.watch,
                trainees=trainees,
                overrides=self.exceptions.of(person, machine, now),
                clock=self.trust.trust,
            )
            for person in persons
        ]
        answers = await asyncio.to_thread(lambda: [self.clerk.answer(one) for one in questions])
        self._recent[machine] = asked, now, answers
        return answers

    def _trainees(self, machine: str) -> dict[str, int]:
        """By supervisor, how many trainees at other machines rely on him."""
        relied: dict[str, int] = {}
        for other, decisions in self._decisions.items():
            if other == machine:
                continue
            for decision in decisions.values():
                for duty in decision.obligations:
                    relied[duty.by] = relied.get(duty.by, 0) + 1
        return relied

    async def record(
        self,
        machine: str,
        answers: Sequence[Answer],
        mode: Mode,
        via: str,
        *,
        task: str | None = None,
        session: bool = True,
    ) -> None:
        """Write down what was decided, where it is another answer than the last one, or lets somebody in.

        Args:
            machine: Where.
            answers: What was decided.
            mode: How the machine was to be used.
            via: What it was asked by.
            task: The task that was named.
            session: It is about those who are at the machine; False for who only asks to be.
        """
        new = [
            answer
            for answer in answers
            if self._told.get((machine, answer.decision.person)) != _gist(answer.decision, mode, task)
            or (not session and answer.decision.outcome is not Outcome.DENIED)
        ]
        if not new:
            return
        await self._keep(new, [self._fact(machine, one, mode, via, task) for one in new], self.clock.now())
        for answer in new:
            self._told[machine, answer.decision.person] = _gist(answer.decision, mode, task)

    def _fact(self, machine: str, answer: Answer, mode: Mode, via: str, task: str | None) -> AccessDecided:
        decision = answer.decision
        return AccessDecided(
            machine=machine,
            at=decision.at,
            decision=uuid.uuid4().hex[:16],
            person=decision.person,
            mode=mode.value,
            task=task,
            outcome=decision.outcome.value,
            row=decision.row,
            failed=tuple(one.code for one in decision.failed),
            ends_at=decision.ends_at,
            guardian=next((duty.by for duty in decision.obligations), None),
            snapshot=answer.digest,
            pack=self.clerk.pack.digest,
            via=via,
            enforced=self.stations[machine].regulation is Regulation.ENFORCE,
        )


def _decided(stations: Mapping[str, Station]) -> dict[str, Station]:
    return {name: one for name, one in stations.items() if one.regulation is not Regulation.OFF}


def _gist(decision: Decision, mode: Mode, task: str | None) -> tuple[object, ...]:
    """What makes a decision another one than the last: not that its end has moved."""
    return (
        decision.outcome,
        decision.row,
        tuple(one.code for one in decision.failed),
        tuple(duty.by for duty in decision.obligations),
        mode,
        task,
    )
