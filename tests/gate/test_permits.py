"""Permits under a clock that tests move: leases, supervisors, guards, doubts, two at one machine, a flood."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import AsyncIterator, Iterator, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Connection

from collector.access.dossier import Mode, Programme, SafetyTraining, Status
from collector.access.pack import RulePack
from collector.access.request import Overridable, Override, OverrideRole
from collector.core.facts import (
    AccessDecided,
    Fact,
    PermitGiven,
    PermitNotObeyed,
    PermitWithheld,
    RightExpired,
    Role,
    SupervisorLeft,
    SupervisorPresent,
)
from collector.core.machine import MachineState, Session
from collector.errors import DiskFull, JournalError, RequestRefused, WriteRejected
from collector.gate.book import Book
from collector.gate.clerk import Answer, Clerk, Question
from collector.gate.gate import Gate
from collector.gate.permits import Permits
from collector.gate.stations import Regulation, Station
from collector.runtime.live import Line, Live
from collector.store import papers
from collector.store.papers_records import Enrolment, Naming, PaperKind, Standing
from collector.store.registry import Registry
from collector.store.registry_records import Person, PersonRole
from collector.store.store import Store
from tests.access.office import FR, PARIS

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
"""Ten in the morning at the school, a Monday."""

BEFORE = date(2026, 9, 1)


class HandClock:
    """A clock that tests move."""

    def __init__(self) -> None:
        self.time = NOW

    def now(self) -> datetime:
        return self.time

    async def sleep(self, seconds: float) -> None:
        raise AssertionError("nobody waits here")


class Journal:
    """Keeps facts in a list, or refuses to."""

    def __init__(self) -> None:
        self.facts: list[Fact] = []
        self.full = False
        self.failure: type[JournalError] = JournalError

    async def record(self, facts: Sequence[Fact]) -> None:
        if self.full:
            raise self.failure("the disk is full")
        self.facts += facts


class Relay:
    """A machine's permit output."""

    def __init__(self) -> None:
        self.beats: list[int] = []
        self.level: bool | None = None
        self.writes = 0
        self.stuck = False

    async def write(self, signal: str, value: bool | int) -> None:
        if signal == "watchdog":
            self.beats.append(int(value))
            return
        assert signal == "permit"
        self.writes += 1
        if self.stuck:
            raise WriteRejected("reads back False")
        self.level = bool(value)


class Scene:
    """Enclosed machines, a pupil of 16, an adult, two supervisors, and the gate in front of the machines."""

    def __init__(self, store: Store, pack: RulePack = FR, machines: Sequence[str] = ("m-1",)) -> None:
        self.clock, self.journal, self.relay = HandClock(), Journal(), Relay()
        self.live = Live(machines)
        self.machine = self.live.machines["m-1"]
        for one in self.live.machines.values():
            one.line, one.connects = Line.UP, 1
        stations = {name: Station("machining_centre", "sheet", Regulation.ENFORCE) for name in machines}
        self.kept: list[Answer] = []
        self.book = Book(
            Clerk(store, pack, PARIS, stations), stations, self.journal,
            self.keep, self.clock,
        )  # fmt: skip
        self.permits = Permits(self.book, self.live, renew=5.0, beating=["m-1"], patience=1.0)
        self.permits.pilot("m-1", self.relay)
        self.gate = Gate(self.book, self.live, self.permits.entered)
        self.closed = True

    async def keep(self, answers: Sequence[Answer], facts: Sequence[Fact], _now: datetime) -> None:
        await self.journal.record(facts)
        self.kept.extend(answers)

    def facts(self, kind: type[Fact]) -> list[Any]:
        return [fact for fact in self.journal.facts if isinstance(fact, kind)]

    def state(self, **changes: Any) -> None:
        """What the machine shows."""
        self.machine.state = replace(self.machine.state, **changes)

    async def work(self, *persons: str, role: Role = Role.RUN) -> None:
        """Admit, then let the session be open."""
        await self.gate.admit("m-1", persons, role, "badge")
        session = Session(
            session="s-1", opened_at=self.clock.now(), persons=persons, order=None, operation=None, role=role
        )
        self.state(session=session)
        await self.look()

    async def look(self, seconds: float = 0.0) -> None:
        self.clock.time += timedelta(seconds=seconds)
        await self.permits.look("m-1")


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store.open(tmp_path) as opened:
        opened.write_now(_file)
        yield opened


@pytest.fixture
async def scene(store: Store) -> AsyncIterator[Scene]:
    yield await asyncio.to_thread(Scene, store)


def _file(connection: Connection) -> None:
    """People and papers."""
    registry = Registry(connection)
    for id_, birth, role in (
        ("p-1", date(2010, 3, 14), PersonRole.TRAINEE), ("p-2", date(2010, 5, 1), PersonRole.TRAINEE),
        ("p-3", date(2000, 5, 1), PersonRole.TRAINEE),
        ("t-1", date(1980, 1, 1), PersonRole.TRAINER), ("t-2", date(1985, 1, 1), PersonRole.TRAINER),
    ):  # fmt: skip
        registry.save_person(
            Person(id=id_, reference=id_, given_name="A", family_name=id_, role=role, birth_date=birth)
        )

    def put(kind: PaperKind, content: Any, person: str | None = None) -> None:
        papers.record(connection, kind, content, at=NOW - timedelta(days=30), author="office", person=person)

    put(PaperKind.PROGRAMME, Programme(id="cap", title="CAP", length="2 ans"))
    for trainer in ("t-1", "t-2"):
        put(PaperKind.STATUS, Standing(status=Status.STAFF, since=BEFORE), trainer)
        put(PaperKind.SUPERVISOR, Naming(function="formateur", since=BEFORE), trainer)
        put(PaperKind.SAFETY_TRAINING, _trained(Mode.PRODUCTION, Mode.SETTING), trainer)
    for trainee in ("p-1", "p-2"):
        put(PaperKind.STATUS, Standing(status=Status.PUPIL, since=BEFORE), trainee)
        put(PaperKind.ENROLMENT, Enrolment(programme="cap", since=BEFORE), trainee)
    put(PaperKind.SAFETY_TRAINING, _trained(Mode.PRODUCTION), "p-1")
    put(PaperKind.STATUS, Standing(status=Status.ADULT_TRAINEE, since=BEFORE), "p-3")
    put(PaperKind.SAFETY_TRAINING, _trained(Mode.PRODUCTION), "p-3")


def _trained(*modes: Mode) -> SafetyTraining:
    return SafetyTraining(
        machine="m-1", modes=modes, given_on=BEFORE, evaluated_on=BEFORE + timedelta(days=4), passed=True
    )


async def test_withheld_from_the_first_look(scene: Scene) -> None:
    await scene.look()
    assert scene.relay.level is False


async def test_a_pupil_is_admitted_while_somebody_supervises(scene: Scene) -> None:
    with pytest.raises(RequestRefused, match=r"R9\.supervision"):
        await scene.gate.admit("m-1", ["p-1"], Role.RUN, "badge")
    await scene.gate.present("t-1", "sheet", author="t-1")
    await scene.work("p-1")
    assert scene.relay.level is True
    denied, supervised = scene.facts(AccessDecided)
    assert (denied.outcome, supervised.outcome, supervised.guardian) == ("denied", "supervised", "t-1")
    assert supervised.snapshot in {one.digest for one in scene.kept}, "what it rested on was kept"
    [given] = scene.facts(PermitGiven)
    assert given.until == NOW + timedelta(hours=1), "with the supervisor's presence"


async def test_a_trainee_is_no_supervisor(scene: Scene) -> None:
    with pytest.raises(RequestRefused, match="not a supervisor"):
        await scene.gate.present("p-3", "sheet", author="p-3")
    assert not await scene.gate.badged("m-1", "p-3")
    assert await scene.gate.badged("m-1", "t-1")
    [fact] = scene.facts(SupervisorPresent)
    assert (fact.person, fact.place, fact.machine) == ("t-1", "sheet", "m-1")


async def test_the_lease_is_renewed_and_nothing_is_written_in_between(scene: Scene) -> None:
    await scene.work("p-3")
    assert scene.relay.writes == 1
    await scene.look(4.9)
    assert scene.relay.writes == 1
    await scene.look(0.2)
    assert scene.relay.writes == 2


async def test_a_device_that_watches_over_us_gets_a_sign_of_life_with_every_renewal(scene: Scene) -> None:
    """Another number each time it is given; to withhold takes no sign of life, so nothing can stand in its way."""
    await scene.look()
    await scene.work("p-3")
    await scene.look(5)
    assert scene.relay.beats == [1, 2]
    scene.state(session=None)
    await scene.look(1)
    assert (scene.relay.beats, scene.relay.level) == ([1, 2], False)


async def test_a_supervisor_who_leaves_takes_the_right_with_him(scene: Scene) -> None:
    await scene.gate.present("t-1", "sheet", author="t-1")
    await scene.work("p-1")
    await scene.gate.leaves("t-1")
    await scene.look(1)
    assert scene.relay.level is False
    [expired] = scene.facts(RightExpired)
    assert (expired.person, expired.failed) == ("p-1", ("R9.supervision",))
    assert [fact.reason for fact in scene.facts(PermitWithheld)] == ["expired"]


async def test_an_explicit_handover_keeps_the_right(scene: Scene) -> None:
    await scene.gate.present("t-1", "sheet", author="t-1")
    await scene.work("p-1")
    await scene.gate.hand_over("t-1", "t-2", author="office")
    await scene.look(1)
    assert scene.relay.level is True
    assert [fact.guardian for fact in scene.facts(AccessDecided)] == ["t-1", "t-2"], "the change is recorded"
    [left] = scene.facts(SupervisorLeft)
    assert (left.reason, left.to) == ("handover", "t-2")


async def test_presence_that_is_not_renewed_ends_the_right(scene: Scene) -> None:
    await scene.gate.present("t-1", "sheet", author="t-1")
    await scene.work("p-1")
    await scene.look(3599)
    assert scene.relay.level is True
    await scene.look(1)
    assert scene.relay.level is False


async def test_an_opened_guard_is_decided_anew(scene: Scene) -> None:
    """With the guard open the machine has a hazard class: the pupil's papers do not reach that far."""
    await scene.gate.present("t-1", "sheet", author="t-1")
    await scene.work("p-1")
    scene.state(guard_closed=False)
    await scene.look(1)
    assert scene.relay.level is False
    assert (scene.facts(AccessDecided)[-1].mode, scene.facts(AccessDecided)[-1].row) == ("setting", "6")
    assert [fact.reason for fact in scene.facts(PermitWithheld)] == ["mode"]
    assert scene.facts(RightExpired) == [], "nothing has expired: a door is no alarm"
    scene.state(guard_closed=True)
    await scene.look(1)
    assert scene.relay.level is True


async def test_the_second_trainee_needs_a_right_of_his_own(scene: Scene) -> None:
    await scene.gate.present("t-1", "sheet", author="t-1")
    await scene.work("p-1")
    with pytest.raises(RequestRefused, match="K5"):
        await scene.gate.admit("m-1", ["p-1", "p-2"], Role.RUN, "badge")
    await scene.work("p-1", "p-3")
    assert scene.relay.level is True


async def test_a_machine_that_does_not_obey_is_told_once(scene: Scene) -> None:
    scene.relay.stuck = True
    await scene.work("p-3")
    await scene.look(2)
    await scene.look(2)
    assert len(scene.facts(PermitNotObeyed)) == 1
    scene.relay.stuck = False
    await scene.look(2)
    assert scene.relay.level is True


async def test_after_a_reconnect_the_permit_is_written_again(scene: Scene) -> None:
    await scene.work("p-3")
    scene.relay.level = None
    scene.machine.line = Line.DOWN
    await scene.look(1)
    scene.machine.line, scene.machine.connects = Line.UP, 2
    await scene.look(0.1)
    assert scene.relay.level is True


async def test_a_journal_that_cannot_be_written_withholds_before_it_ends_everything(scene: Scene) -> None:
    await scene.work("p-3")
    scene.journal.full = True
    scene.state(session=None)
    with pytest.raises(JournalError):
        await scene.look(1)
    assert scene.relay.level is False


async def test_papers_that_cannot_be_read_are_a_doubt(store: Store, scene: Scene) -> None:
    await scene.work("p-3")

    def lost() -> Connection:
        raise OSError("the disk is gone")

    scene.book.clerk._memory = type("Gone", (), {"reader": staticmethod(lost)})()
    scene.book.bump()
    await scene.look(1)
    assert scene.relay.level is False


async def test_a_decision_that_hangs_is_a_doubt(scene: Scene) -> None:
    """A database that answers no more keeps no permit alive; it is asked again, but not with every look."""
    await scene.work("p-3")
    asked, answers, answer = 0, threading.Event(), scene.book.clerk.answer

    def hanging(question: Question) -> Answer:
        nonlocal asked
        asked += 1
        answers.wait(30)
        return answer(question)

    scene.book.clerk.answer = hanging  # type: ignore[method-assign]
    try:
        scene.book.bump()
        await scene.look(1)
        assert scene.relay.level is False
        await scene.look(1)
        assert asked == 1
        answers.set()
        await scene.look(5)
        assert (asked, scene.relay.level) == (2, True)
    finally:
        answers.set()


async def test_two_pupils_at_two_machines_in_one_instant_do_not_share_a_supervisor_s_last_place(store: Store) -> None:
    """Both were told that they may, for each was alone; only one of the machines can be started."""
    pack = replace(FR, limits=replace(FR.limits, ratio=1))
    scene = await asyncio.to_thread(Scene, store, pack, ("m-1", "m-2"))
    other = Relay()
    scene.permits.pilot("m-2", other)
    await scene.gate.present("t-1", "sheet", author="t-1")

    def trained(connection: Connection) -> None:
        both = replace(_trained(Mode.PRODUCTION), machine="m-2")
        papers.record(connection, PaperKind.SAFETY_TRAINING, both, at=NOW, author="office", person="p-2")
        for trainer in ("t-1", "t-2"):
            papers.record(connection, PaperKind.SAFETY_TRAINING, both, at=NOW, author="office", person=trainer)

    await store.write(trained)
    for machine, person in (("m-1", "p-1"), ("m-2", "p-2")):
        await scene.gate.admit(machine, [person], Role.RUN, "badge")
        session = Session(
            session=f"s-{machine}", opened_at=NOW, persons=(person,), order=None, operation=None, role=Role.RUN
        )
        live = scene.live.machines[machine]
        live.state = replace(live.state, session=session)
    await asyncio.gather(scene.permits.look("m-1"), scene.permits.look("m-2"))
    assert sorted([scene.relay.level, other.level], key=bool) == [False, True]


async def test_stopping_withholds(scene: Scene) -> None:
    await scene.work("p-3")
    await scene.permits.withhold_all()
    assert scene.relay.level is False


async def test_a_flood_of_badges_changes_nothing_and_records_little(scene: Scene) -> None:
    """Two hundred requests of somebody who may not: one decision is recorded, for it is always the same."""
    for _ in range(200):
        with pytest.raises(RequestRefused):
            await scene.gate.admit("m-1", ["p-2"], Role.RUN, "badge")
    assert len(scene.facts(AccessDecided)) == 1


async def test_two_at_once_are_decided_each(scene: Scene) -> None:
    await scene.gate.present("t-1", "sheet", author="t-1")
    answers = await asyncio.gather(
        scene.gate.admit("m-1", ["p-1"], Role.RUN, "badge"),
        scene.gate.admit("m-1", ["p-2"], Role.RUN, "badge"),
        return_exceptions=True,
    )
    assert answers[0] is None
    assert isinstance(answers[1], RequestRefused)


async def test_an_exception_ends_by_itself(scene: Scene) -> None:
    override = Override(
        condition=Overridable.POLICY_SUPERVISION, by="h-1", role=OverrideRole.HEAD, reason="Porte ouverte",
        since=NOW, until=NOW + timedelta(minutes=30),
    )  # fmt: skip
    await scene.gate.grant(override, "p-1")
    await scene.work("p-1")
    assert scene.relay.level is True
    await scene.look(1801)
    assert scene.relay.level is False


async def test_a_new_paper_counts_at_once(store: Store, scene: Scene) -> None:
    with pytest.raises(RequestRefused):
        await scene.gate.admit("m-1", ["p-2"], Role.RUN, "badge")
    await scene.gate.present("t-1", "sheet", author="t-1")

    def train(connection: Connection) -> None:
        papers.record(connection, PaperKind.SAFETY_TRAINING, _trained(Mode.PRODUCTION), at=NOW, author="office",
                      person="p-2")  # fmt: skip

    await asyncio.to_thread(store.write_now, train)
    await scene.work("p-2")
    assert scene.relay.level is True


async def test_nobody_is_looked_for_at_a_machine_that_nobody_knows(scene: Scene) -> None:
    await scene.gate.admit("m-9", ["p-2"], Role.RUN, "badge")
    assert scene.machine.state == MachineState("m-1")


async def test_a_supervisor_who_goes_is_told_of_without_a_name(scene: Scene, caplog: pytest.LogCaptureFixture) -> None:
    """In the log, one line each time: gone elsewhere, handed over, left."""
    await scene.gate.present("t-1", "sheet", author="t-1")
    await scene.gate.present("t-1", "mill", author="t-1")
    await scene.gate.hand_over("t-1", "t-2", author="office")
    await scene.gate.leaves("t-2")
    records = [one for one in caplog.records if one.name == "collector.gate.gate"]
    assert [(one.getMessage(), one.__dict__["place"]) for one in records] == [
        ("a supervisor has gone to another place", "sheet"),
        ("a supervisor has handed over to another", "mill"),
        ("a supervisor has left", "mill"),
    ]
    assert not any(person in str(one.__dict__) for one in records for person in ("'t-1'", "'t-2'"))


async def test_a_machine_that_is_let_go_of_is_withheld_until_it_is_taken_up_again(scene: Scene) -> None:
    """Whoever is at it has the right to it all the while; the device that then holds its permit is told anew."""
    await scene.work("p-3")
    assert scene.relay.level is True
    await scene.permits.withhold(["m-1", "gone"])
    assert scene.relay.level is False
    await scene.look(1.0)
    assert scene.relay.level is False, "nobody gives it in between"
    [withheld] = scene.facts(PermitWithheld)
    assert withheld.reason == "changed"
    scene.book.arrange(scene.book.stations)
    scene.permits.arrange(["m-1"])
    other = Relay()
    scene.permits.pilot("m-1", other)
    await scene.look(1.0)
    assert (other.level, scene.relay.level) == (True, False)
    assert len(scene.facts(PermitGiven)) == 2


async def test_a_machine_that_is_only_observed_from_now_on_was_withheld_before(scene: Scene) -> None:
    """Nobody drives its permit any more: it stays withheld, and what is decided is only recorded."""
    await scene.work("p-3")
    await scene.permits.withhold(["m-1"])
    scene.book.arrange({"m-1": Station("machining_centre", "sheet", Regulation.OBSERVE)})
    scene.permits.arrange([])
    await scene.look(1.0)
    assert (scene.relay.level, scene.permits.given()) == (False, {"m-1": None})


async def test_a_full_disk_withholds_and_what_happened_is_written_later(scene: Scene) -> None:
    """Nothing is allowed that cannot be written down; nobody falls over it, and what happened keeps its own time."""
    await scene.work("p-3")
    scene.journal.full, scene.journal.failure = True, DiskFull
    scene.book.bump()
    scene.state(session=None)
    await scene.look(1.0)
    assert scene.relay.level is False
    assert scene.facts(PermitWithheld) == []
    await scene.look(60.0)
    assert scene.relay.level is False
    scene.journal.full = False
    await scene.look(1.0)
    [withheld] = scene.facts(PermitWithheld)
    assert withheld.at == NOW + timedelta(seconds=1)


async def test_a_permission_that_cannot_be_written_down_is_taken_back_until_it_can(scene: Scene) -> None:
    """It had been given for a moment, and so it stands in the journal, with why it was withheld again."""
    await scene.work("p-3")
    scene.state(session=None)
    await scene.look(1.0)
    scene.journal.full, scene.journal.failure = True, DiskFull
    scene.state(session=Session(
        session="s-2", opened_at=scene.clock.now(), persons=("p-3",), order=None, operation=None, role=Role.RUN
    ))  # fmt: skip
    for _ in range(3):
        await scene.look(1.0)
        assert scene.relay.level is False
    scene.journal.full = False
    await scene.look(1.0)
    await scene.look(1.0)
    assert scene.relay.level is True
    kinds = [type(one).__name__ for one in scene.journal.facts if isinstance(one, PermitGiven | PermitWithheld)]
    assert kinds[:2] == ["PermitGiven", "PermitWithheld"]
    assert kinds[-1] == "PermitGiven"
