"""What people ask for at the desk: done as they mean it, or refused in words that say why and what to do."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from collector.core.facts import (
    Fact,
    PartsAssigned,
    PartsCorrected,
    Role,
    SessionClosed,
    SessionJoined,
    SessionLeft,
    SessionOpened,
)
from collector.core.families import Family
from collector.desk import Desk
from collector.errors import RequestRefused
from collector.store import queries
from collector.store.records import Count
from collector.store.registry import Registry
from collector.store.registry_records import Operation, Order, OrderState, Person
from tests.web.scene import AMINATA, BADGE, HUGO, LEA, MORNING, YANIS, Scene, scene

NOA = Person(id="p-eeee6666", reference="E26-010", given_name="Noa", family_name="Martin")
PAUL = Person(id="p-ffff7777", reference="E25-001", given_name="Paul", family_name="Roux", active=False)
YANIS_BADGE, HUGO_BADGE, PAUL_BADGE = "04A15C47", "04A15C5B", "04A15CEE"

ORDERS = (
    Order(number="26-2000"),
    Order(number="26-2001", state=OrderState.DONE),
    Order(number="26-2002", state=OrderState.CANCELLED),
    Order(number="26-2003"),
)
OPERATIONS = (
    Operation(order="26-2000", operation="10", description="Ébauche", family=Family.MACHINING_CENTRE, quantity=5),
    Operation(
        order="26-2000", operation="20", description="Finition", family=Family.MACHINING_CENTRE, quantity=5,
        parts_per_cycle=2,
    ),
    Operation(order="26-2000", operation="30", description="Sciage", family=Family.SAW, quantity=5),
    Operation(order="26-2001", operation="10", description="Fraisage", family=Family.MACHINING_CENTRE, quantity=5),
)  # fmt: skip


class Counter:
    """The desk as one who stands at it: asks as `test`, by command."""

    def __init__(self, scene: Scene) -> None:
        self.scene = scene
        self.desk: Desk = scene.around.desk

    async def open(self, machine: str, *persons: str, order: str | None = None, operation: str | None = None) -> object:
        return await self.desk.open_session(
            machine, persons, order=order, operation=operation, author="test", via="command"
        )

    async def refused(self, asked: Awaitable[object]) -> str:
        """The words with which something is refused."""
        with pytest.raises(RequestRefused) as refusal:
            await asked
        return str(refusal.value)

    async def told(self) -> list[Fact]:
        """What is in the journal about people and what they decided."""
        store = self.scene.around.store
        kinds = ["SessionOpened", "SessionJoined", "SessionLeft", "SessionClosed", "PartsAssigned", "PartsCorrected",
                 "HeldCountReviewed"]  # fmt: skip
        return await asyncio.to_thread(lambda: [entry.fact for entry in store.facts(kinds=kinds)])

    async def counts(self) -> list[Count]:
        """The counted parts as they stand."""

        def read() -> list[Count]:
            with self.scene.around.store.reader() as connection:
                return list(queries.counts(connection, queries.BEGINNING, queries.END))

        return await asyncio.to_thread(read)

    def persons_at(self, machine: str) -> tuple[str, ...]:
        session = self.scene.around.live.machines[machine].state.session
        return session.persons if session is not None else ()


@pytest.fixture
async def counter(tmp_path: Path) -> AsyncIterator[Counter]:
    async with scene(tmp_path) as opened:
        await asyncio.to_thread(_enrol, Registry(opened.around.store.writer))
        yield Counter(opened)


def _enrol(registry: Registry) -> None:
    for person in (NOA, PAUL):
        registry.save_person(person)
    for order in ORDERS:
        registry.save_order(order)
    for operation in OPERATIONS:
        registry.save_operation(operation)
    for badge, person in ((YANIS_BADGE, YANIS), (HUGO_BADGE, HUGO), (PAUL_BADGE, PAUL)):
        registry.give_badge(badge, person.id, MORNING - timedelta(days=1))


OPENINGS: Mapping[str, tuple[Callable[[Counter], Awaitable[object]], tuple[str, ...]]] = {
    "unknown machine": (lambda c: c.open("centre-9", "E26-001"), ("no machine 'centre-9'", "centre-1, tour-1")),
    "nobody": (lambda c: c.open("centre-1"), ("one or two trainees, not 0",)),
    "three": (lambda c: c.open("centre-1", "E26-001", "E26-002", "E26-003"), ("one or two trainees, not 3",)),
    "twice the same": (lambda c: c.open("centre-1", "E26-002", "Benali"), ("the same trainee is named twice",)),
    "unknown": (lambda c: c.open("centre-1", "Dupont"), ("nobody", "'Dupont'", "reference or a family name")),
    "ambiguous": (
        lambda c: c.open("centre-1", "martin"),
        ("E26-001 (Léa Martin)", "E26-010 (Noa Martin)", "give the reference"),
    ),
    "gone": (lambda c: c.open("centre-1", "Roux"), ("'Roux' has left the school", "inactive")),
    "unknown order": (
        lambda c: c.open("centre-1", "E26-001", order="26-9999"),
        ("no order '26-9999'", "import it first, or work without one"),
    ),
    "order done": (lambda c: c.open("centre-1", "E26-001", order="26-2001"), ("order 26-2001 is done",)),
    "order cancelled": (lambda c: c.open("centre-1", "E26-001", order="26-2002"), ("order 26-2002 is cancelled",)),
    "several operations": (
        lambda c: c.open("centre-1", "E26-001", order="26-2000"),
        ("several operations for Centre d'usinage DMU 50", "10 (machining_centre), 20 (machining_centre), 30 (saw)"),
    ),
    "no operation for it": (
        lambda c: c.open("tour-1", "E26-001", order="26-2000"),
        ("26-2000 has no operation for Tour CN", "10 (machining_centre)"),
    ),
    "unknown operation": (
        lambda c: c.open("centre-1", "E26-001", order="26-2000", operation="40"),
        ("26-2000 has no operation '40'", "it has 10"),
    ),
    "wrong family": (
        lambda c: c.open("centre-1", "E26-001", order="26-2000", operation="30"),
        ("operation 30 of order 26-2000 is for saw", "Centre d'usinage DMU 50 is machining_centre"),
    ),
}  # fmt: skip


async def test_what_cannot_be_opened_is_refused_in_words(counter: Counter) -> None:
    """Each refusal names what was asked, why not, and what there is instead; nothing is recorded."""
    wrong = {}
    for what, (asked, words) in OPENINGS.items():
        said = await counter.refused(asked(counter))
        if missing := [word for word in words if word not in said]:
            wrong[what] = (said, missing)
    assert not wrong
    assert await counter.told() == []


async def test_a_session_opens_for_whom_and_what_was_meant(counter: Counter) -> None:
    """By reference, id or name in any writing; the only operation for the machine is meant without being named."""
    session = await counter.desk.open_session(
        "centre-1", ["BENALI", LEA.id], order="of-26-1042", role=Role.SETUP, author="a-1", via="api"
    )
    assert (session.persons, session.order, session.operation) == ((YANIS.id, LEA.id), "26-1042", "20")
    [opened] = await counter.told()
    assert isinstance(opened, SessionOpened)
    assert (opened.role, opened.author, opened.via, opened.at) == (Role.SETUP, "a-1", "api", MORNING)


async def test_an_order_without_operations_is_worked_for_as_a_whole(counter: Counter) -> None:
    """Small orders have no plan; what is made counts for the order."""
    session = await counter.desk.open_session("centre-1", ["E26-001"], order="26-2003", author="a-1", via="api")
    assert (session.order, session.operation) == ("26-2003", None)


async def test_the_operation_says_what_a_cycle_makes(counter: Counter) -> None:
    """Two parts per cycle in the order's plan are two parts per cycle at the machine."""
    session = await counter.desk.open_session(
        "centre-1", ["E26-001"], order="26-2000", operation="20", author="a-1", via="api"
    )
    assert session.parts_per_cycle == 2


async def test_a_session_that_is_open_gives_way_to_the_next(counter: Counter) -> None:
    """Who comes takes over: the first session is closed, and says so."""
    await counter.open("centre-1", "E26-001")
    await counter.open("centre-1", "E26-002")
    opened, closed, second = await counter.told()
    assert isinstance(opened, SessionOpened)
    assert isinstance(closed, SessionClosed)
    assert isinstance(second, SessionOpened)
    assert (closed.session, closed.reason) == (opened.session, "changed")
    assert second.session != opened.session


async def test_trainees_join_leave_and_close(counter: Counter) -> None:
    """One, two, one, none: and each wrong step is refused in words."""
    desk, refused = counter.desk, counter.refused
    assert "nobody works at centre-1" in await refused(desk.close_session("centre-1", author="t", via="api"))
    assert "nobody works at centre-1" in await refused(desk.join_session("centre-1", "E26-001", author="t", via="api"))
    assert "nobody works at centre-1" in await refused(desk.leave_session("centre-1", "E26-001", author="t", via="api"))
    assert "no machine 'x'" in await refused(desk.close_session("x", author="t", via="api"))
    first = await desk.open_session("centre-1", ["E26-001"], author="t", via="api")
    assert "is in the session already" in await refused(desk.join_session("centre-1", LEA.id, author="t", via="api"))
    assert "'Roux' has left the school" in await refused(desk.join_session("centre-1", "Roux", author="t", via="api"))
    assert (await desk.join_session("centre-1", "E26-002", author="t", via="api")).persons == (LEA.id, YANIS.id)
    said = await refused(desk.join_session("centre-1", "E26-003", author="t", via="api"))
    assert "two trainees are at the machine already: one has to leave first" in said
    assert "is not in the session" in await refused(desk.leave_session("centre-1", "E26-003", author="t", via="api"))
    staying = await desk.leave_session("centre-1", "E26-001", author="t", via="api")
    assert staying is not None
    assert staying.persons == (YANIS.id,)
    assert await desk.leave_session("centre-1", "E26-002", author="t", via="api") is None
    second = await desk.open_session("centre-1", ["E26-003"], author="t", via="api")
    assert await desk.close_session("centre-1", reason="end of day", author="t", via="api") == second.session
    kinds = [SessionOpened, SessionJoined, SessionLeft, SessionClosed, SessionOpened, SessionClosed]
    facts = await counter.told()
    assert [type(fact) for fact in facts] == kinds
    assert [fact.reason for fact in facts if isinstance(fact, SessionClosed)] == ["left", "end of day"]
    assert first.session != second.session


async def test_a_badge_comes_goes_and_may_be_the_second_one(counter: Counter) -> None:
    """The same gesture each time: not there comes, there leaves; the number is read as its reader writes it."""
    desk = counter.desk
    await desk.badge("centre-1", "04:a1-5c 32")
    assert counter.persons_at("centre-1") == (LEA.id,)
    await desk.badge("centre-1", str(int(YANIS_BADGE, 16)), decimal=True)
    assert counter.persons_at("centre-1") == (LEA.id, YANIS.id)
    assert "two trainees" in await counter.refused(desk.badge("centre-1", HUGO_BADGE))
    staying = await desk.badge("centre-1", BADGE)
    assert staying is not None
    assert counter.persons_at("centre-1") == (YANIS.id,)
    assert await desk.badge("centre-1", YANIS_BADGE) is None
    assert counter.persons_at("centre-1") == ()
    opened = (await counter.told())[0]
    assert isinstance(opened, SessionOpened)
    assert (opened.author, opened.via) == (LEA.id, "badge")


async def test_a_badge_that_opens_nothing_is_refused(counter: Counter) -> None:
    """An unknown badge, none at all, one of somebody who left, and a machine that is not there."""
    desk = counter.desk
    for badge in ("04DEADBEEF", "no badge", ""):
        assert "belongs to nobody: ask a trainer" in await counter.refused(desk.badge("centre-1", badge))
    assert "has left the school" in await counter.refused(desk.badge("centre-1", PAUL_BADGE))
    assert "no machine 'x'" in await counter.refused(desk.badge("x", BADGE))
    assert await counter.told() == []


@pytest.mark.parametrize(
    ("named", "order", "operation"),
    [("OF 26-1042", "26-1042", "20"), ("26-2000", None, None), ("26-2001", None, None), ("26-9999", None, None)],
    ids=["known", "several operations", "done", "unknown"],
)
async def test_who_badges_in_takes_up_the_order_that_the_machine_names(
    counter: Counter, named: str, order: str | None, operation: str | None
) -> None:
    """Where it is one to work for; what a machine names keeps nobody from beginning."""
    await counter.scene.hear("centre-1", execution="READY", order=named)
    session = await counter.desk.badge("centre-1", BADGE)
    assert session is not None
    assert (session.order, session.operation) == (order, operation)


async def test_a_machine_that_is_no_post_names_no_order(counter: Counter) -> None:
    """What is not in the site file is matched with nothing."""
    assert await counter.desk.match_order("centre-9", "26-1042") == (None, None)
    assert await counter.desk.match_order("saw-9", "") == (None, None)
    assert await counter.desk.match_order("centre-1", "of-26-1042") == ("26-1042", "20")


async def _hold(counter: Counter) -> str:
    """Let the counter of a machine jump further than it can work; returns what waits for review."""
    await counter.scene.hear("tour-1", execution="READY", part_count=10)
    counter.scene.later(5)
    await counter.scene.hear("tour-1", part_count=5000)
    [hold] = counter.scene.around.live.machines["tour-1"].state.holds
    return hold


@pytest.mark.parametrize(("accept", "parts"), [(True, [4990]), (False, [])])
async def test_a_held_count_is_credited_or_dropped_once(counter: Counter, accept: bool, parts: list[int]) -> None:
    """Somebody decides, with a reason; what is decided cannot be decided again, and what is not held neither."""
    hold, desk = await _hold(counter), counter.desk
    for unknown in ("tour-1.h9", "x.h1", "", "h1"):
        said = await counter.refused(desk.review_held_count(unknown, accept=accept, author="a-1", reason="seen"))
        assert "is not waiting for review" in said
    for none in ("", "   "):
        said = await counter.refused(desk.review_held_count(hold, accept=accept, author="a-1", reason=none))
        assert "needs a reason" in said
    await desk.review_held_count(hold, accept=accept, author="a-1", reason=" seen ")
    assert [one.parts for one in await counter.counts()] == parts
    assert counter.scene.around.live.machines["tour-1"].state.holds == {}
    said = await counter.refused(desk.review_held_count(hold, accept=accept, author="a-1", reason="seen"))
    assert "is not waiting for review" in said


async def _made(counter: Counter, parts: int = 2) -> list[str]:
    """Let a machine make parts that are nobody's; returns the counts."""
    await counter.scene.hear("centre-1", execution="READY", part_count=0)
    for number in range(1, parts + 1):
        await counter.scene.cycle("centre-1", 60.0, number)
    return [one.count for one in await counter.counts()]


async def test_parts_are_given_to_somebody_afterwards(counter: Counter) -> None:
    """To trainees and an order, by a further fact with an author and a reason; and taken away again likewise."""
    one, two = await _made(counter)
    given = await counter.desk.assign(
        [one, two, one],
        ["E26-001", "Benali"],
        order="26-1042",
        role=Role.SETUP,
        author="a-1",
        reason="forgot the badge",
    )
    assert given == 2
    rows = await counter.counts()
    assert {(row.persons, row.order, row.operation, row.role) for row in rows} == {
        ((LEA.id, YANIS.id), "26-1042", "20", Role.SETUP)
    }
    assert await counter.desk.assign([one], [], author="a-1", reason="a mistake") == 1
    first = next(row for row in await counter.counts() if row.count == one)
    assert (first.persons, first.order, first.role) == ((), None, None)
    facts = [fact for fact in await counter.told() if isinstance(fact, PartsAssigned)]
    assert [(fact.count, fact.reason) for fact in facts] == [
        (one, "forgot the badge"), (two, "forgot the badge"), (one, "a mistake"),
    ]  # fmt: skip


async def test_parts_are_given_to_an_order_alone(counter: Counter) -> None:
    """Whose they are may stay open."""
    [count] = await _made(counter, 1)
    await counter.desk.assign([count], [], order="26-1042", author="a-1", reason="by the drawing")
    [row] = await counter.counts()
    assert (row.persons, row.order, row.operation) == ((), "26-1042", "20")


async def test_what_cannot_be_assigned_is_refused(counter: Counter) -> None:
    """Unknown counts are all named; three trainees never stood there; without a reason nothing is changed."""
    [count] = await _made(counter, 1)
    desk, refused = counter.desk, counter.refused

    def assign(
        *counts: str, to: tuple[str, ...] = ("E26-001",), order: str | None = None, reason: str = "r"
    ) -> Awaitable[int]:
        return desk.assign(counts, to, order=order, author="a-1", reason=reason)

    assert "no such count: centre-1.p8, x.p9" in await refused(assign(count, "centre-1.p8", "x.p9"))
    assert "not 3" in await refused(assign(count, to=("E26-001", "E26-002", "E26-003")))
    assert "named twice" in await refused(assign(count, to=("E26-001", LEA.id)))
    assert "nobody in the registry" in await refused(assign(count, to=("Dupont",)))
    assert "no order '26-9999'" in await refused(assign(count, order="26-9999"))
    assert "several operations" in await refused(assign(count, order="26-2000"))
    assert "needs a reason" in await refused(assign(count, reason=" "))
    assert await counter.told() == []


async def test_a_count_is_corrected_within_what_can_be(counter: Counter) -> None:
    """Good, scrap and rework are of the parts that there were; impossible sums are refused, and so is no reason."""
    [count] = await _made(counter, 1)

    def correct(count: str, parts: Mapping[str, int], reason: str = "measured") -> Awaitable[None]:
        return counter.desk.correct(count, author="a-1", reason=reason, **{"parts": 3, **parts})

    refused = counter.refused
    assert "2 good, 2 scrap and 0 rework are more than 3 parts" in await refused(
        correct(count, {"good": 2, "scrap": 2})
    )
    for wrong in ({"parts": -1}, {"good": -1}, {"scrap": -1, "good": 4}, {"rework": -1}):
        assert "below 0" in await refused(correct(count, wrong))
    assert "no such count: centre-1.p9" in await refused(correct("centre-1.p9", {}))
    assert "needs a reason" in await refused(correct(count, {}, reason=""))
    assert await counter.told() == []
    await correct(count, {"good": 1, "scrap": 1, "rework": 1})
    await correct(count, {"parts": 0})
    facts = [fact for fact in await counter.told() if isinstance(fact, PartsCorrected)]
    assert [(fact.parts, fact.good, fact.scrap, fact.rework) for fact in facts] == [(3, 1, 1, 1), (0, 0, 0, 0)]
    [row] = await counter.counts()
    assert (row.parts, row.good, row.author, row.reason) == (0, 0, "a-1", "measured")


async def test_somebody_who_left_may_still_be_given_what_they_made(counter: Counter) -> None:
    """Inactive people begin nothing new; what they made before stays theirs to be assigned."""
    [count] = await _made(counter, 1)
    registry = Registry(counter.scene.around.store.writer)
    await asyncio.to_thread(registry.save_person, replace(AMINATA, active=False))
    await counter.desk.assign([count], ["Traoré"], author="a-1", reason="was hers")
    assert [row.persons for row in await counter.counts()] == [(AMINATA.id,)]
