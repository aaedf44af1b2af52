"""One order: its times, machines, faults and hands, and what was changed about it, told once and by nobody's id."""

from __future__ import annotations

from collector.core.facts import Attribution, PartsDeclared, Role
from collector.ordering import OrderDesk
from collector.store import queries
from collector.store.registry import Registry
from collector.store.registry_records import OrderState
from collector.store.shopfloor_queries import Cause
from collector.store.view_tables import part_count
from collector.web.orders.authors import author_text
from collector.web.orders.dossier import Dossier, read_dossier
from tests.web.orders.conftest import Behind
from tests.web.orders.history import OPEN_SITE, at
from tests.web.orders.test_book import ENGLISH, FRENCH
from tests.web.scene import AMINATA, HUGO, LEA, YANIS


async def dossier(past: Behind, number: str, operation: str | None = None) -> Dossier:
    now = past.scene.clock.now()
    found = await past.read(lambda link: read_dossier(link, OPEN_SITE, now, number, operation))
    assert found is not None
    return found


async def test_an_order_that_is_not_there(past: Behind) -> None:
    assert await past.read(lambda link: read_dossier(link, OPEN_SITE, past.scene.clock.now(), "26-9999")) is None


async def test_times_against_their_standards(past: Behind) -> None:
    """Set-up by its sessions, the cycle by what programs ran, production by its sessions without the breaks."""
    turning, milling, strange = (await dossier(past, "26-1060")).times
    assert (turning.setup, turning.setup_standard, turning.cycle_standard) == (75 * 60.0, 3600.0, 90.0)
    assert turning.cycles == 215
    assert turning.cycle is not None
    assert 83 < turning.cycle < 85
    assert turning.run == 40 * 110 + 50 * 100 + 50 * 95 + 30 * 120 + 45 * 96 - 5 * 900
    assert (milling.setup, milling.setup_standard) == (2400.0, 2700.0)
    assert (strange.setup, strange.run, strange.cycles, strange.cycle_standard) == (0, 0, 8, None)


async def test_machines_and_programs(past: Behind) -> None:
    ran = (await dossier(past, "26-1060")).ran
    assert [(one.operation, one.machine, one.program, one.cycles) for one in ran] == [
        (None, "tour-1", "AXE60", 8), ("10", "tour-1", "AXE60", 215), ("20", "centre-1", "O1060", 30),
    ]  # fmt: skip


async def test_who_worked_for_it_and_for_how_long(past: Behind) -> None:
    """By name, and not by what anybody made: nobody is ranked."""
    found = await dossier(past, "26-1060")
    assert [found.names[one.person] for one in found.hands] == ["Hugo D.", "Léa M.", "Yanis B."]
    hugo, lea, yanis = found.hands
    assert (hugo.person, hugo.roles, hugo.machines) == (HUGO.id, (Role.SETUP, Role.RUN), ("tour-1",))
    assert hugo.seconds == lea.seconds + 75 * 60
    assert (yanis.person, yanis.last_at) == (YANIS.id, at(19, 9, 40))
    assert lea.person == LEA.id


async def test_the_cycles_that_are_shown(past: Behind) -> None:
    """Of the first operation that is not done and has some, or of the one that is asked for."""
    first = await dossier(past, "26-1060")
    assert first.shown is not None
    assert (first.shown.number, len(first.cycles)) == ("10", 150)
    assert [one.at for one in first.cycles] == sorted(one.at for one in first.cycles)
    second = await dossier(past, "26-1060", "20")
    assert second.shown is not None
    assert (second.shown.number, len(second.cycles)) == ("20", 30)
    unknown = await dossier(past, "26-1060", "")
    assert unknown.shown is not None
    assert (unknown.shown.number, len(unknown.cycles)) == (None, 8)
    none = await dossier(past, "26-1062")
    assert (none.shown, list(none.cycles)) == (None, [])


async def test_why_parts_are_not_good(past: Behind) -> None:
    """What was said at the machine and what was corrected afterwards, each once; and what nobody gave a reason for."""
    found = await dossier(past, "26-1061")
    assert (list(found.declared), list(found.corrected)) == (
        [],
        [Cause(reason_code="choc en serrage", scrap=2, rework=0)],
    )
    which = [part_count.c.order_number == "26-1061", part_count.c.scrap == 0]
    counts = await past.read(lambda link: [one.count for one in queries.latest_counts(link, which, 2)])
    whose = Attribution(session=None, persons=(AMINATA.id,), order="26-1061", operation="10", role=Role.RUN)
    told = [
        PartsDeclared(machine="tour-2", at=at(24, 9), count=count, attribution=whose, good=0, scrap=1, rework=0,
                      reason_code=code, author=AMINATA.id, via="kiosk", declaration=f"d{code}")
        for count, code in zip(counts, ("dimension", ""), strict=True)
    ]  # fmt: skip
    await past.read(lambda _: past.scene.around.store.commit_now(told))
    found = await dossier(past, "26-1061")
    assert list(found.declared) == [
        Cause(reason_code="dimension", scrap=1, rework=0), Cause(reason_code="", scrap=1, rework=0),
    ]  # fmt: skip
    assert [one.scrap for one in found.corrected] == [2]
    assert found.line.scrap == 4


async def test_what_the_office_and_others_changed(past: Behind) -> None:
    around = past.scene.around
    office = OrderDesk(around.store, around.live, around.clock)
    await office.set_state("26-1060", OrderState.DONE, author="a-head", via="page")
    past.scene.later(60)
    await office.set_state("26-1060", OrderState.OPEN, author="a-head", via="page")
    found = await dossier(past, "26-1060")
    assert [(one.state, one.changed, one.author) for one in found.entries] == [
        ("open", ("state",), "a-head"), ("done", ("state",), "a-head"),
    ]  # fmt: skip
    assert [(one.kind, one.reason) for one in found.changes] == [("corrected", "cote hors tolérance")] * 2
    assert found.nobodys == 8


def test_an_author_is_never_an_id() -> None:
    for say in (FRENCH, ENGLISH):
        assert author_text("p-1", {"p-1": "Léa M."}, say) == "Léa M."
        assert author_text("command", {}, say) == author_text("import", {}, say) != author_text("a-1", {}, say)
        assert "a-7k3m9x2q" not in author_text("a-7k3m9x2q", {}, say)


async def test_an_erased_trainee_comes_last_and_without_a_name(past: Behind) -> None:
    await past.read(lambda _: Registry(past.scene.around.store.writer).erase(HUGO.id))
    found = await dossier(past, "26-1060")
    assert found.hands[-1].person == HUGO.id
    assert HUGO.id not in found.names
    assert found.hands[-1].roles == (Role.SETUP, Role.RUN)
