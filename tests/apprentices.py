"""An autumn in the workshop: trainees who learn, stand, make scrap, forget their badges; for tests of what is told."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from functools import partial
from zoneinfo import ZoneInfo

from sqlalchemy import Connection

from collector.access.dossier import Programme
from collector.core.facts import (
    Attribution,
    CountStep,
    CycleEnded,
    CycleOutcome,
    ExecutionChanged,
    Fact,
    PartsCounted,
    PartsDeclared,
    Role,
    SessionClosed,
    SessionOpened,
    StopReasonGiven,
    SupervisorLeft,
    SupervisorPresent,
    ToolTime,
)
from collector.core.rules import MachineRules, Standard
from collector.core.signals import Execution
from collector.reports.school import School, SchoolMachine
from collector.store import papers
from collector.store.papers_records import Enrolment, PaperKind
from collector.store.registry import Registry
from collector.store.registry_records import Person, PersonRole
from collector.store.store import Store
from tests.grids import TRAININGS
from tests.web.scene import AMINATA, HUGO, LEA, OPERATIONS, ORDERS, YANIS

PARIS = ZoneInfo("Europe/Paris")
NOW = datetime(2026, 11, 24, 8, 42, tzinfo=UTC)
"""A Tuesday, 9:42 on the wall."""

TRAINER = Person(
    id="p-tttt2222", reference="F-01", given_name="Didier", family_name="Chevalier", role=PersonRole.TRAINER
)
PEOPLE = (
    replace(LEA, group_name="U1", birth_date=date(2010, 3, 14)),
    replace(YANIS, group_name="U1", birth_date=date(2010, 9, 2)),
    replace(HUGO, group_name="U2", birth_date=date(2008, 6, 27)),
    replace(AMINATA, group_name="U2"),
    TRAINER,
)
SCHOOL = School(
    name="École de production de démonstration", zone=PARIS, trainings=TRAININGS, watched=True,
    machines={
        "tour-1": SchoolMachine("Tour CN", "usinage", MachineRules("tour-1", standard=Standard(cycle=120.0))),
        "tour-2": SchoolMachine("Tour CN n° 2", "usinage", MachineRules("tour-2")),
        "centre-1": SchoolMachine("Centre d'usinage DMU 50", "usinage", MachineRules("centre-1")),
        "plieuse-1": SchoolMachine("Presse plieuse", "tolerie", MachineRules("plieuse-1")),
    },
)  # fmt: skip
"""As the pages' scene has it, with standards that are easy to reckon with: 75 s for order 26-1047."""


def wall(month: int, day: int, hour: int, minute: int = 0) -> datetime:
    """A moment on the wall clock in Paris in 2026, in UTC."""
    return datetime(2026, month, day, hour, minute, tzinfo=PARIS).astimezone(UTC)


class Autumn:
    """Tells what was done, in facts."""

    def __init__(self) -> None:
        self.facts: list[Fact] = []
        self._number = 0
        self._chance = random.Random(47)

    def _id(self, machine: str, kind: str) -> str:
        self._number += 1
        return f"{machine}.{kind}{9000 + self._number}"

    def session(
        self, machine: str, since: datetime, hours: float, *persons: Person, role: Role = Role.RUN,
        order: str | None = None, operation: str | None = None, closed: bool = True,
    ) -> tuple[str, Attribution]:  # fmt: skip
        """Somebody at a machine for so many hours."""
        session = self._id(machine, "s")
        ids = tuple(one.id for one in persons)
        self.facts.append(
            SessionOpened(machine=machine, at=since, session=session, persons=ids, order=order, operation=operation,
                          role=role, author=ids[0], via="badge")
        )  # fmt: skip
        if closed:
            end = since + timedelta(hours=hours)
            self.facts.append(
                SessionClosed(machine=machine, at=end, session=session, reason="left", author=ids[0], via="badge")
            )
        return session, Attribution(session=session, persons=ids, order=order, operation=operation, role=role)

    def cycles(
        self, machine: str, since: datetime, count: int, whose: Attribution, seconds: float, *, every: float = 0.0,
        program: str = "P1", spread: float = 0.06, scrap: int = 0, reason: str = "dimension",
    ) -> None:  # fmt: skip
        """So many cycles, each with its part, of which the first ones are scrap for a reason."""
        for number in range(count):
            took = seconds * self._chance.uniform(1 - spread, 1 + spread)
            at = since + timedelta(seconds=(every or seconds * 1.4) * (number + 1))
            cycle, count_ = self._id(machine, "c"), self._id(machine, "p")
            self.facts += [
                CycleEnded(machine=machine, at=at, cycle=cycle, outcome=CycleOutcome.COMPLETED,
                           started_at=at - timedelta(seconds=took), start_seen=True, gross=took, active=took, hold=0.0,
                           blind=0.0, program=program, tools=(ToolTime(tool="T1", seconds=took),), excluded=(),
                           attribution=whose, attribution_at_end=whose),
                PartsCounted(machine=machine, at=at, count=count_, counter="part_count", parts=1,
                             step=CountStep.INCREMENT, raw_from=None, raw_to=None, cycle=cycle, attribution=whose,
                             program=program),
            ]  # fmt: skip
            if whose.persons and number < scrap + 3:
                bad = number < scrap
                self.facts.append(
                    PartsDeclared(machine=machine, at=at + timedelta(seconds=5), count=count_, attribution=whose,
                                  good=0 if bad else 1, scrap=1 if bad else 0, rework=0,
                                  reason_code=reason if bad else "", author=whose.persons[0], via="kiosk",
                                  declaration=f"d-{count_}")
                )  # fmt: skip

    def stop(self, machine: str, since: datetime, minutes: float, reason: str = "") -> None:
        """The machine stands for a while, and somebody says why, or nobody does."""
        end = since + timedelta(minutes=minutes)
        self.facts += [
            ExecutionChanged(machine=machine, at=since, execution=Execution.READY, previous=Execution.ACTIVE),
            ExecutionChanged(machine=machine, at=end, execution=Execution.ACTIVE, previous=Execution.READY),
        ]
        if reason:
            self.facts.append(
                StopReasonGiven(machine=machine, at=since + timedelta(minutes=1), since=since, until=None,
                                reason_code=reason, author="p-aaaa2222", via="kiosk")
            )  # fmt: skip

    def watch(self, place: str, since: datetime, hours: float) -> None:
        """The trainer is in a place."""
        end = since + timedelta(hours=hours)
        self.facts += [
            SupervisorPresent(machine="", at=since, person=TRAINER.id, place=place, renewed=False, author="badge"),
            SupervisorPresent(machine="", at=since + timedelta(hours=hours / 2), person=TRAINER.id, place=place,
                              renewed=True, author="badge"),
            SupervisorLeft(machine="", at=end, person=TRAINER.id, place=place, reason="left"),
        ]  # fmt: skip

    def told(self) -> list[Fact]:
        """All of it in the order of time."""
        return sorted(self.facts, key=lambda one: one.at)


MONDAYS = (
    (9, 7), (9, 14), (9, 21), (9, 28), (10, 5), (10, 12), (11, 2), (11, 9), (11, 16), (11, 23)
)  # fmt: skip
"""The weeks in which Léa came; in between were holidays."""

RATIOS = (1.62, 1.45, 1.38, 1.22, 1.18, 1.12, 1.2, 1.08, 1.05, 1.02)
COUNTS = (3, 22, 30, 36, 40, 44, 2, 46, 52, 12)


def autumn() -> Iterator[Fact]:
    """Léa learns to turn; in October and in the holidays' week after it she made few; Yanis helps on Thursdays."""
    past = Autumn()
    for (month, day), ratio, count in zip(MONDAYS, RATIOS, COUNTS, strict=True):
        past.session("tour-1", wall(month, day, 8), 1.5, LEA, role=Role.SETUP, order="26-1047", operation="10")
        begins = wall(month, day, 10)
        if (month, day) == (11, 23):
            begins = wall(month, day, 13, 30)
        _, whose = past.session("tour-1", begins, 2.5, LEA, order="26-1047", operation="10")
        past.cycles("tour-1", begins, count, whose, 75.0 * ratio, program="RACCORD_M24", scrap=2 if day < 15 else 0)
        past.stop("tour-1", begins + timedelta(minutes=100), 12, "material" if day < 10 else "")
        if count > 10:
            thursday = wall(month, day, 8) + timedelta(days=3)
            if thursday < NOW:
                _, both = past.session("centre-1", thursday, 4, LEA, YANIS, order="26-1042", operation="20")
                past.cycles("centre-1", thursday, 12, both, 390.0 * ratio, program="O1042", every=600.0)
                past.session("centre-1", thursday + timedelta(hours=5), 2, LEA, role=Role.INSPECT, order="26-1042")
        past.watch("usinage", wall(month, day, 8), 2.5)
    _, loose = past.session("tour-2", wall(11, 12, 8), 1, LEA)
    past.cycles("tour-2", wall(11, 12, 8), 6, loose, 140.0, program="BRIDE80")
    past.session("plieuse-1", wall(11, 19, 16), 0, LEA, closed=False)
    past.cycles("tour-1", wall(11, 20, 14), 5, Attribution(), 80.0, program="RACCORD_M24")
    past.session("plieuse-1", wall(11, 20, 8), 4, HUGO, order="26-1051", operation="20")
    yield from past.told()


def fill(store: Store) -> None:
    """Put it all into an empty store: people, orders, enrolments, the autumn."""
    enrol(store)
    store.commit_now(list(autumn()))


def enrol(store: Store) -> None:
    """Put people, orders and enrolments into a store."""
    registry = Registry(store.writer)
    for person in PEOPLE:
        registry.save_person(person)
    for order in ORDERS:
        registry.save_order(order)
    for operation in OPERATIONS:
        registry.save_operation(operation)
    store.write_now(_enrol)


def _enrol(connection: Connection) -> None:
    file = partial(papers.record, connection, at=wall(9, 1, 8), author="test")
    file(PaperKind.PROGRAMME, Programme(id="cap-cip", length="2 ans", title="CAP d'essai, usinage"))
    file(PaperKind.PROGRAMME, Programme(id="cap-autre", length="2 ans", title="CAP d'une autre année"))
    since, until = date(2026, 9, 1), date(2028, 7, 7)
    for person in (LEA, YANIS):
        file(PaperKind.ENROLMENT, Enrolment(programme="cap-cip", since=since, until=until), person=person.id)
    earlier = Enrolment(programme="cap-autre", since=date(2025, 9, 1), until=date(2026, 7, 7))
    file(PaperKind.ENROLMENT, earlier, person=LEA.id)
    file(PaperKind.ENROLMENT, Enrolment(programme="cap-autre", since=since), person=HUGO.id)
