"""Taking back what was changed about parts: as it was before, by a further fact, never over a later word."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from collector.core.facts import Attribution, CountStep, PartsAssigned, PartsCorrected, PartsCounted, Role
from collector.errors import RequestRefused
from collector.store import queries
from collector.store.change_queries import changes_of_counts
from collector.store.records import Count
from collector.undoing import Undo
from tests.web.scene import HUGO, LEA, MORNING, YANIS, Scene, scene

WHOSE = Attribution(session="tour-1.s7", persons=(LEA.id, YANIS.id), order="26-1047", operation="10", role=Role.RUN)
COUNTS = ("tour-1.p900", "tour-1.p901")


class Hand:
    """Somebody who changes counts and thinks again."""

    def __init__(self, scene: Scene) -> None:
        self.scene = scene
        self.desk = scene.around.desk
        self.undo = Undo(scene.around.store, scene.around.live, scene.clock)

    async def counts(self) -> list[Count]:
        def read() -> list[Count]:
            with self.scene.around.store.reader() as connection:
                return [one for id_ in COUNTS if (one := queries.count_by_id(connection, id_)) is not None]

        return await asyncio.to_thread(read)

    async def changes(self, *counts: str) -> list[int]:
        def read() -> list[int]:
            with self.scene.around.store.reader() as connection:
                return [one.seq for one in changes_of_counts(connection, counts or COUNTS)]

        return await asyncio.to_thread(read)

    async def take_back(self, *changes: int, reason: str = "slip") -> int:
        return await self.undo.undo(changes, author="a-head", reason=reason)


@pytest.fixture
async def hand(tmp_path: Path) -> AsyncIterator[Hand]:
    async with scene(tmp_path) as opened:
        told = [
            PartsCounted(machine="tour-1", at=MORNING, count=count, counter="part_count", parts=3, raw_from=1, raw_to=4,
                         step=CountStep.INCREMENT, attribution=WHOSE)
            for count in COUNTS
        ]  # fmt: skip
        await asyncio.to_thread(opened.around.store.commit_now, told)
        yield Hand(opened)


async def test_an_assignment_goes_back_to_whose_it_was(hand: Hand) -> None:
    """Session, both trainees, order and role: all that the machine had told, of every count at once."""
    before = await hand.counts()
    await hand.desk.assign(COUNTS, [HUGO.id], author="a-head", reason="wrong badge")
    assert [one.persons for one in await hand.counts()] == [(HUGO.id,), (HUGO.id,)]
    facts = hand.scene.around.live.facts
    assert await hand.take_back(*await hand.changes()) == 2
    after = await hand.counts()
    assert [(one.session, one.persons, one.order, one.operation, one.role) for one in after] == [
        (one.session, one.persons, one.order, one.operation, one.role) for one in before
    ]
    assert {(one.author, one.reason) for one in after} == {("a-head", "slip")}
    assert hand.scene.around.live.facts == facts + 2, "whoever follows the facts was told"


async def test_a_correction_goes_back_to_its_numbers(hand: Hand) -> None:
    await hand.desk.correct(COUNTS[0], parts=5, good=2, scrap=3, author="a-head", reason="counted again")
    await hand.take_back(*await hand.changes(COUNTS[0]))
    one, _ = await hand.counts()
    assert (one.parts, one.good, one.scrap, one.rework) == (3, 0, 0, 0)
    kinds = [PartsAssigned.__name__, PartsCorrected.__name__]
    told = await asyncio.to_thread(lambda: list(hand.scene.around.store.facts(kinds=kinds)))
    assert len(told) == 2, "nothing was taken out of the journal: it was said again"


async def test_taking_back_can_be_taken_back(hand: Hand) -> None:
    await hand.desk.correct(COUNTS[0], parts=5, scrap=3, author="a-head", reason="counted again")
    await hand.take_back(*await hand.changes(COUNTS[0]))
    await hand.take_back(*await hand.changes(COUNTS[0]))
    one, _ = await hand.counts()
    assert (one.parts, one.scrap) == (5, 3)


async def test_nothing_is_taken_back_over_a_later_change(hand: Hand) -> None:
    """And of several none is, if one cannot."""
    await hand.desk.assign(COUNTS, [HUGO.id], author="a-head", reason="wrong badge")
    seqs = await hand.changes()
    await hand.desk.correct(COUNTS[1], parts=2, author="a-trainer", reason="counted again")
    with pytest.raises(RequestRefused, match=r"tour-1\.p901 has been changed again since"):
        await hand.take_back(*seqs)
    assert [one.persons for one in await hand.counts()] == [(HUGO.id,), (HUGO.id,)]


async def test_what_is_not_known_or_has_no_reason_is_refused(hand: Hand) -> None:
    with pytest.raises(RequestRefused, match="not on record"):
        await hand.take_back(999_999)
    await hand.desk.assign(COUNTS, [HUGO.id], author="a-head", reason="wrong badge")
    with pytest.raises(RequestRefused, match="needs a reason"):
        await hand.take_back(*await hand.changes(), reason="  ")
