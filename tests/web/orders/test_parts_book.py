"""Parts that somebody has to look at: put together as they were made, found by machine, day and order."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from collector.core.facts import CountOrigin, CountStep
from collector.store.records import Count
from collector.web.orders.parts_book import CountFilter, PartsBook, bundled, read_parts
from tests.web.orders.conftest import Behind
from tests.web.orders.history import OPEN_SITE, at
from tests.web.scene import AMINATA, busy

ANY = CountFilter(machine="", day=None, order="")


def count(minutes: float, machine: str = "tour-1", program: str | None = "P1", order: str | None = None) -> Count:
    when = datetime(2026, 11, 24, 8, tzinfo=at(24, 8).tzinfo) + timedelta(minutes=minutes)
    return Count(
        count=f"{machine}.p{minutes}", machine=machine, counter="part_count", at=when, since=None, parts=2, good=0,
        scrap=0, rework=0, step=CountStep.INCREMENT, raw_from=None, raw_to=None, origin=CountOrigin.SENSOR,
        backfilled=False, excluded=(), cycle=None, session=None, persons=(), order=order, operation=None, role=None,
        program=program, author=None, reason=None,
    )  # fmt: skip


def test_what_was_made_one_after_the_other_belongs_together() -> None:
    """Of one machine, program and order, without a long pause; machines that work side by side are told apart."""
    counts = [count(0), count(1, "tour-2"), count(2), count(20), count(60), count(61, program="P2")]
    counts += [count(62, order="A"), count(63, order="A")]
    found = [[one.count.split(".p")[1] for one in bundle.counts] for bundle in bundled(counts)]
    assert found == [["0", "2", "20"], ["1"], ["60"], ["61"], ["62", "63"]]
    assert bundled(counts)[0].parts == 6
    assert bundled([]) == []


async def read(past: Behind, wanted: CountFilter = ANY) -> PartsBook:
    return await past.read(lambda link: read_parts(link, OPEN_SITE, wanted))


async def test_nobodys_parts_by_machine(past: Behind) -> None:
    book = await read(past)
    assert {machine: [one.parts for one in bundles] for machine, bundles in book.bundles.items()} == {
        "tour-1": [8], "centre-1": [3],
    }  # fmt: skip
    assert book.nobodys == (11, 11)
    assert book.held == []
    assert [one.order for one in book.operations["cnc_lathe"]] == ["26-1047", "26-1061", "26-1060"], "by due date"
    assert all(one not in book.orders for one in ("26-1030", "26-1031")), "nothing more is made for these"
    assert [one.family_name for one in book.trainees] == ["Benali", "Dubois", "Martin", "Traoré"]


async def test_a_jump_waits(past: Behind) -> None:
    await busy(past.scene)
    [held] = (await read(past)).held
    assert (held.machine, held.parts, held.order) == ("plieuse-1", 4620, "26-1051")


async def test_counts_of_a_day_a_machine_an_order(past: Behind) -> None:
    """The latest first; a civil day, which begins an hour before that of UTC."""
    day = await read(past, CountFilter(machine="", day=date(2026, 11, 23), order=""))
    assert {one.machine for one in day.counts} == {"tour-2"}
    assert day.counts_in_all == len(day.counts) == 35
    assert [one.at for one in day.counts] == sorted((one.at for one in day.counts), reverse=True)
    assert (await read(past, CountFilter(machine="tour-1", day=date(2026, 11, 23), order=""))).counts == []
    order = await read(past, CountFilter(machine="", day=None, order="26-1060"))
    assert (len(order.counts), order.counts_in_all) == (100, 215 + 30 + 8)
    assert order.names[AMINATA.id] == "Aminata T."
