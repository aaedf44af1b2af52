"""What people ask for at the machines: who begins and who may not and why, what they say, and what is put right."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator, Awaitable
from datetime import timedelta
from pathlib import Path

import pytest

from collector.access.decision import Outcome
from collector.access.pack import Text
from collector.core.facts import (
    CallWithdrawn,
    DeclarationWithdrawn,
    Fact,
    PartsDeclared,
    PinRemoved,
    PinSet,
    Role,
    SessionCorrected,
    SessionOpened,
    StopReasonGiven,
    TrainerCalled,
    TrainerCame,
    encode,
)
from collector.shopfloor import verdict
from collector.shopfloor.entry import Arrival, Came
from collector.shopfloor.pins import check, new_pin
from collector.shopfloor.refusals import WORDS, ShopFloorRefused
from collector.shopfloor.sayings import Judgement, Said, new_key
from collector.shopfloor.verdict import OFFICE
from collector.store import queries, shopfloor_queries
from collector.store.personal_data import held_on
from collector.store.registry import Registry
from collector.store.registry_records import Person
from tests.reports.scene import School
from tests.web.kiosk.stall import (
    BADGES,
    CAMILLE,
    CHLOE,
    DIDIER,
    ENZO,
    GABIN,
    HEAD,
    HUGO,
    SYLVIE,
    THEO,
    YANIS,
    Stall,
    stall,
)

BRAKE, LATHE = "plieuse-1", "tour-1"


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> School:
    """The demo school, filled once."""
    return School(tmp_path_factory.mktemp("school"))


@pytest.fixture
async def at_work(filled: School, tmp_path: Path) -> AsyncIterator[Stall]:
    async with stall(filled, tmp_path) as opened:
        yield opened


async def person(stall: Stall, reference: str) -> Person:
    return await asyncio.to_thread(Registry(stall.around.store.readers).find, reference)


async def shows(stall: Stall, reference: str, machine: str = BRAKE) -> Arrival:
    """Somebody shows their badge at a kiosk."""
    return await stall.floor.entry.arrive(machine, await stall.floor.entry.by_badge(BADGES[reference]), via="badge")


async def begins(stall: Stall, reference: str, machine: str = BRAKE, **what: object) -> Arrival:
    who = await person(stall, reference)
    given: dict[str, object] = {"order": "OF-3301", "operation": "20", "author": who.id, "via": "kiosk", **what}
    return await stall.floor.entry.begin(machine, who, **given)  # type: ignore[arg-type]


async def refused(asked: Awaitable[object]) -> str:
    with pytest.raises(ShopFloorRefused) as refusal:
        await asked
    return refusal.value.code


async def told(stall: Stall, *kinds: type[Fact]) -> list[Fact]:
    names = [kind.__name__ for kind in kinds]
    return await asyncio.to_thread(lambda: [one.fact for one in stall.around.store.facts(kinds=names)])


def says(machine: str = BRAKE, key: str = "", ago: float = 0.0) -> Said:
    return Said(machine, key or new_key(), "p-author", "kiosk", ago)


# Beginning.


async def test_who_may_begins_and_is_told_so(at_work: Stall) -> None:
    """Somebody of age with the training: allowed, and nothing stands in the way. A second badge ends it."""
    assert (await shows(at_work, GABIN)).came is Came.CHOOSING
    began = await begins(at_work, GABIN)
    assert began.came is Came.BEGAN
    assert began.verdict is not None
    assert (began.verdict.outcome, began.verdict.hurdles, began.verdict.enforced) == (Outcome.ALLOWED, (), True)
    assert await refused(begins(at_work, CAMILLE)) == "occupied"
    left = await shows(at_work, GABIN)
    assert (left.came, at_work.session(BRAKE)) == (Came.LEFT, ())
    assert await refused(at_work.floor.entry.leave(BRAKE, "p-nobody", author="", via="kiosk")) == "nobody"


async def test_with_supervision_it_is_said_by_whom(at_work: Stall) -> None:
    """Without: denied, and a supervisor's badge is all that is missing; with her badge at the machine: by her."""
    denied = await begins(at_work, YANIS)
    assert (denied.came, at_work.session(BRAKE)) == (Came.DENIED, ())
    assert denied.verdict is not None
    assert denied.verdict.supervisor_missing
    assert [one.do.fr for one in denied.verdict.hurdles if one.do] == ["Un encadrant désigné badge dans l'atelier"]
    assert (await shows(at_work, SYLVIE)).came is Came.SUPERVISES
    began = await begins(at_work, YANIS)
    assert began.verdict is not None
    assert (began.verdict.outcome, began.verdict.guardians) == (Outcome.SUPERVISED, (await at_work.id(SYLVIE),))
    assert began.verdict.until is not None


@pytest.mark.parametrize(
    ("who", "hurdles"),
    [
        (ENZO, [None]),
        (THEO, [None]),
        (CHLOE, ["Former l'élève sur cette machine et enregistrer l'évaluation"]),
        (HUGO, ["Choisir un travail sans machine dangereuse"]),
    ],
    ids=["medical opinion", "status", "training", "age"],
)
async def test_a_medical_reason_is_told_apart_from_no_other_paper(
    at_work: Stall, who: str, hurdles: list[str | None]
) -> None:
    """A missing opinion is "go and see the safety officer", word for word what a wrong status is."""
    await shows(at_work, SYLVIE)
    denied = await begins(at_work, who)
    assert denied.verdict is not None
    assert [one.do.fr if one.do else None for one in denied.verdict.hurdles] == hurdles
    if hurdles == [None]:
        assert denied.verdict.hurdles == (OFFICE,)
        said = repr(denied.verdict)
        assert all(word not in said for word in ("K7", "K8", "K1", "médical", "medical"))


def test_what_only_the_office_mends_is_never_told_by_a_later_change() -> None:
    """Codes of persons' papers are not among those that are told; a code that nobody knows goes to the office."""
    assert not verdict.TOLD & {"K1", "K2", "K3", "K4", "K7", "K8", "status", "diploma", "T1", "T0.class"}
    assert verdict.verdict_of((), enforced=True) is None
    assert verdict.Hurdle(Text(fr="a", en="b")) != OFFICE


async def test_where_it_is_only_observed_they_begin_and_are_told_all_the_same(at_work: Stall) -> None:
    """The lathe holds nobody back: the session opens, and what is said of it is no less true."""
    began = await begins(at_work, HUGO, LATHE, order=None, operation=None)
    assert (began.came, at_work.session(LATHE)) == (Came.BEGAN, (await at_work.id(HUGO),))
    assert began.verdict is not None
    assert (began.verdict.outcome, began.verdict.enforced) == (Outcome.DENIED, False)


async def test_a_second_trainee_joins_or_is_told_why_not(at_work: Stall) -> None:
    """Whoever may not leaves the first one where they are; a third finds no room."""
    await begins(at_work, GABIN)
    denied = await shows(at_work, HUGO)
    assert (denied.came, at_work.session(BRAKE)) == (Came.DENIED, (await at_work.id(GABIN),))
    assert denied.verdict is not None
    assert denied.verdict.denied == (await at_work.id(HUGO),)
    joined = await shows(at_work, CAMILLE)
    assert (joined.came, len(at_work.session(BRAKE))) == (Came.JOINED, 2)
    assert await refused(shows(at_work, ENZO)) == "full"
    await at_work.floor.entry.leave(BRAKE, await at_work.id(GABIN), author="", via="kiosk")
    assert at_work.session(BRAKE) == (await at_work.id(CAMILLE),)


async def test_they_go_on_with_something_else(at_work: Stall) -> None:
    """Another order, another role: the same people, another session; not from a page that is behind, and not as what
    they may not do: then what they did goes on."""
    await begins(at_work, GABIN)
    before = at_work.around.live.machines[BRAKE].state.session
    assert before is not None
    entry = at_work.floor.entry
    denied = await entry.change(BRAKE, before.session, order="OF-3302", role=Role.SETUP, author="p", via="kiosk")
    assert (denied.came, at_work.around.live.machines[BRAKE].state.session) == (Came.DENIED, before)
    changed = await entry.change(BRAKE, before.session, order="OF-3302", operation="30", author="p", via="kiosk")
    after = at_work.around.live.machines[BRAKE].state.session
    assert changed.came is Came.BEGAN
    assert after is not None
    assert (after.persons, after.order, after.operation) == (before.persons, "OF-3302", "30")
    assert await refused(entry.change(BRAKE, before.session, author="p", via="kiosk")) == "session"


async def test_what_cannot_be_is_said_in_a_word_that_pages_know(at_work: Stall) -> None:
    """Unknown badges and machines; an order that is done by now."""
    entry = at_work.floor.entry
    assert await refused(entry.by_badge("FFFFFFFF")) == "badge"
    assert await refused(shows(at_work, GABIN, "tour-9")) == "machine"
    assert await refused(begins(at_work, GABIN, order="OF-3289")) == "not_now"
    assert all(text.strip() for text in WORDS.values())


async def test_what_there_is_to_do_begins_with_what_the_machine_names(at_work: Stall) -> None:
    """Then by due date; only what is open and of its kind."""
    offered = await at_work.floor.offers(LATHE)
    assert [(one.order, one.operation) for one in offered] == [("OF-2101", "20"), ("OF-2102", "10"), ("OF-2103", "10")]
    await at_work.hear(LATHE, order="OF-2103", execution="READY")
    first = (await at_work.floor.offers(LATHE))[0]
    assert (first.order, first.title, first.quantity, first.made, first.named) == (
        "OF-2103", "Vis de manœuvre M24", 40, 0, True,
    )  # fmt: skip
    assert await at_work.floor.tasks("centre-1") == ("remplacement du liquide de coupe",)
    assert await at_work.floor.tasks(LATHE) == ()


async def test_the_task_is_decided_about_and_kept(at_work: Stall) -> None:
    """It is in the session, in its fact and in every decision about it, those that are taken later too."""
    await begins(at_work, GABIN, "centre-1", order=None, operation=None, task="remplacement du liquide de coupe")
    session = at_work.around.live.machines["centre-1"].state.session
    assert session is not None
    assert session.task == "remplacement du liquide de coupe"
    await at_work.access.permits.look("centre-1")
    opened, *decided = await told(at_work, SessionOpened), *json_of(await told_kind(at_work, "AccessDecided"))
    assert isinstance(opened[0], SessionOpened)
    assert opened[0].task == session.task
    assert decided
    assert {one["task"] for one in decided} == {session.task}


async def told_kind(stall: Stall, kind: str) -> list[Fact]:
    return await asyncio.to_thread(lambda: [one.fact for one in stall.around.store.facts(kinds=[kind])])


def json_of(facts: list[Fact]) -> list[dict[str, object]]:
    return [json.loads(encode(one)) for one in facts]


# Readers of the machine's own.


async def test_a_machines_own_reader_is_told_of_at_its_kiosk(at_work: Stall) -> None:
    """Who begins takes up what the machine names; who may not, or is not known, is told there, too."""
    heard: list[Arrival | ShopFloorRefused] = []
    leave = at_work.floor.follow(BRAKE, heard.append)
    await at_work.hear(BRAKE, order="OF-3302", execution="READY")
    await at_work.floor.badge_read(BRAKE, BADGES[GABIN])
    session = at_work.around.live.machines[BRAKE].state.session
    assert session is not None
    assert (session.order, session.operation, session.role) == ("OF-3302", "30", Role.RUN)
    await at_work.floor.badge_read(BRAKE, BADGES[GABIN])
    await at_work.floor.badge_read(BRAKE, BADGES[HUGO])
    assert await refused(at_work.floor.badge_read(BRAKE, "04FFFFFF")) == "badge"
    await at_work.floor.badge_read(LATHE, BADGES[GABIN])
    leave()
    await at_work.floor.badge_read(BRAKE, BADGES[CAMILLE])
    came = [one.came if isinstance(one, Arrival) else one.code for one in heard]
    assert came == [Came.BEGAN, Came.LEFT, Came.DENIED, "badge"]


# What they say.


async def counted(stall: Stall, parts: int, machine: str = LATHE, who: str = GABIN) -> str:
    """A session in which parts are counted; returns its id."""
    await stall.hear(machine, execution="READY", part_count=10)
    await begins(stall, who, machine, order="OF-2101", operation="20")
    for number in range(11, 11 + parts):
        await stall.cycle(machine, 40, number)
    session = stall.around.live.machines[machine].state.session
    assert session is not None
    return session.session


async def judged(stall: Stall) -> list[tuple[int, int, int]]:
    def read() -> list[tuple[int, int, int]]:
        with stall.around.store.reader() as connection:
            found = queries.counts(connection, queries.BEGINNING, queries.END)
            return [(one.good, one.scrap, one.rework) for one in found]

    return await asyncio.to_thread(read)


async def test_the_last_part_is_declared_and_taken_back(at_work: Stall) -> None:
    """The latest first, then the one before; sent again it changes nothing; a part that is judged is judged."""
    session, sayings = await counted(at_work, 2), at_work.floor.sayings
    scrap = says(LATHE, "k-0000001")
    assert await sayings.declare(scrap, Judgement.SCRAP, session=session, reason="dimension") == 1
    assert await sayings.declare(scrap, Judgement.SCRAP, session=session, reason="dimension") == 0
    assert await sayings.declare(says(LATHE), Judgement.GOOD, session=session) == 1
    assert await judged(at_work) == [(1, 0, 0), (0, 1, 0)]
    assert await refused(sayings.declare(says(LATHE), Judgement.GOOD, session=session)) == "waiting"
    await sayings.take_back(scrap, session=session)
    await sayings.take_back(scrap, session=session)
    assert await judged(at_work) == [(1, 0, 0), (0, 0, 0)]
    facts = await told(at_work, PartsDeclared, DeclarationWithdrawn)
    assert [type(one) for one in facts] == [PartsDeclared, PartsDeclared, DeclarationWithdrawn]
    first = facts[0]
    assert isinstance(first, PartsDeclared)
    assert (first.attribution.order, first.attribution.persons) == ("OF-2101", (await at_work.id(GABIN),))


async def test_what_comes_twice_at_once_is_taken_once(at_work: Stall) -> None:
    """The look whether it is known and the writing are one."""
    session, sayings, again = await counted(at_work, 3), at_work.floor.sayings, says(LATHE)
    taken = await asyncio.gather(
        *(sayings.declare(again, Judgement.SCRAP, session=session, reason="tool") for _ in range(8))
    )
    assert sorted(taken) == [0, 0, 0, 0, 0, 0, 0, 1]
    assert sum(one[1] for one in await judged(at_work)) == 1


async def test_a_part_that_was_not_counted(at_work: Stall) -> None:
    """A cycle given up is scrap of no count, theirs who were there; a good part the machine counts itself."""
    session, sayings = await counted(at_work, 0), at_work.floor.sayings
    await sayings.declare(says(LATHE), Judgement.SCRAP, session=session, reason="program", uncounted=True)
    assert await judged(at_work) == [(0, 1, 0)]
    assert await refused(sayings.declare(says(LATHE), Judgement.GOOD, session=session, uncounted=True)) == "counted"
    assert (
        await refused(sayings.declare(says(LATHE), Judgement.SCRAP, session=session, parts=9999, uncounted=True))
        == "parts"
    )
    [fact] = await told(at_work, PartsDeclared)
    assert isinstance(fact, PartsDeclared)
    assert (fact.count, fact.attribution.persons) == (None, (await at_work.id(GABIN),))


async def test_a_machine_that_says_nothing_has_its_parts_declared(at_work: Stall) -> None:
    """Work by hand, at a machine of which nothing is heard: good parts too, on the word of who made them."""
    await begins(at_work, GABIN, LATHE, order="OF-2101", operation="20")
    session = at_work.around.live.machines[LATHE].state.session
    assert session is not None
    said = at_work.floor.sayings.declare(says(LATHE), Judgement.GOOD, session=session.session, parts=5, uncounted=True)
    assert await said == 5
    assert await judged(at_work) == [(5, 0, 0)]


async def test_what_was_kept_while_the_line_was_broken_is_taken_late_or_refused(at_work: Stall) -> None:
    """After the session is over it is still of that session and that time; of another machine's or too old, never."""
    session, sayings = await counted(at_work, 2), at_work.floor.sayings
    await at_work.floor.entry.leave(LATHE, await at_work.id(GABIN), author="", via="kiosk")
    at_work.later(600)
    assert await sayings.declare(says(LATHE, ago=600), Judgement.SCRAP, session=session, reason="tool") == 1
    [fact] = await told(at_work, PartsDeclared)
    assert fact.at == at_work.clock.now() - timedelta(seconds=600)
    assert await refused(sayings.declare(says(LATHE, ago=50_000), Judgement.SCRAP, session=session)) == "late"
    assert await refused(sayings.declare(says(BRAKE), Judgement.SCRAP, session=session)) == "session"
    assert await refused(sayings.declare(says(LATHE), Judgement.SCRAP, session="tour-1.s99")) == "session"
    assert await refused(sayings.declare(says(LATHE), Judgement.SCRAP, session=session, reason="bad mood")) == "reason"
    assert await refused(sayings.declare(says(LATHE), Judgement.SCRAP, session=session, count="tour-1.p99")) == "count"
    assert await refused(sayings.declare(says(LATHE), Judgement.SCRAP, session=session, parts=2)) == "parts"
    assert await refused(sayings.declare(says(LATHE, "no"), Judgement.SCRAP, session=session)) == "key"
    assert await refused(sayings.take_back(says(LATHE), session=session)) == "declaration"


async def test_why_it_stands(at_work: Stall) -> None:
    """For the stop that lasts or one that was seen; said again, the later word holds; not while it runs."""
    sayings = at_work.floor.sayings
    await at_work.hear(LATHE, execution="ACTIVE")
    assert await refused(sayings.give_stop_reason(says(LATHE), "material")) == "running"
    at_work.later(60)
    await at_work.hear(LATHE, execution="READY")
    stopped = at_work.clock.now()
    at_work.later(300)
    await sayings.give_stop_reason(says(LATHE), "material")
    await sayings.give_stop_reason(says(LATHE), "tool_change", since=stopped)
    await at_work.hear(LATHE, execution="ACTIVE")
    await sayings.give_stop_reason(says(LATHE), "breakdown", since=stopped)
    assert await refused(sayings.give_stop_reason(says(LATHE), "material", since=at_work.clock.now())) == "running"
    assert await refused(sayings.give_stop_reason(says(LATHE), "tired", since=stopped)) == "reason"
    assert len(await told(at_work, StopReasonGiven)) == 3
    found = await asyncio.to_thread(_stops, at_work)
    assert [(one.since, one.until, one.reason_code) for one in found] == [
        (stopped, at_work.clock.now(), "breakdown")
    ]  # fmt: skip


def _stops(stall: Stall) -> list[shopfloor_queries.StopReason]:
    with stall.around.store.reader() as connection:
        return shopfloor_queries.stop_reasons(connection, queries.BEGINNING, queries.END)


async def test_a_trainer_is_called_and_comes(at_work: Stall) -> None:
    """One call at a time; a trainer's badge answers it and is a supervisor's besides; a tap does too; who leaves is
    not waited for; anybody who is no trainee answers, though the school named him no supervisor."""
    sayings = at_work.floor.sayings
    await begins(at_work, GABIN)
    await sayings.call(says(key="c-0000001"), "help")
    await sayings.call(says(), "check")
    came = await shows(at_work, SYLVIE)
    assert (came.came, came.answered) == (Came.SUPERVISES, True)
    await sayings.call(says(key="c-0000001"), "help")
    assert await refused(sayings.came(says())) == "call"
    await sayings.call(says(), "safety")
    assert (await shows(at_work, HEAD)).came in (Came.ANSWERED, Came.SUPERVISES)
    await sayings.call(says(), "help")
    await sayings.came(says())
    await sayings.call(says(), "help")
    await sayings.withdraw_call(says())
    assert await refused(sayings.withdraw_call(says())) == "call"
    await sayings.call(says(), "help")
    await shows(at_work, GABIN)
    facts = await told(at_work, TrainerCalled, TrainerCame, CallWithdrawn)
    assert [type(one) for one in facts] == [
        TrainerCalled, TrainerCame, TrainerCalled, TrainerCame, TrainerCalled, TrainerCame, TrainerCalled,
        CallWithdrawn, TrainerCalled, CallWithdrawn,
    ]  # fmt: skip
    first, answered = facts[:2]
    assert isinstance(first, TrainerCalled)
    assert isinstance(answered, TrainerCame)
    assert (first.persons, answered.author) == ((await at_work.id(GABIN),), await at_work.id(SYLVIE))
    assert await refused(sayings.call(says(), "boredom")) == "reason"


# Putting right.


async def test_a_forgotten_badge_out_is_put_right(at_work: Stall) -> None:
    """Left open over night it bars a pupil the next morning; put right, it does not."""
    await shows(at_work, SYLVIE)
    await begins(at_work, YANIS)
    session = at_work.around.live.machines[BRAKE].state.session
    assert session is not None
    left = at_work.clock.now() + timedelta(hours=2)
    at_work.later(23 * 3600)
    await shows(at_work, DIDIER, LATHE)
    barred = await begins(at_work, YANIS, LATHE, order=None, operation=None)
    assert barred.verdict is not None
    why = [one.why.en for one in barred.verdict.hurdles if one.why]
    assert (barred.verdict.outcome, why) == (Outcome.DENIED, ["The daily rest was kept"])
    await at_work.floor.entry.leave(LATHE, await at_work.id(YANIS), author="", via="kiosk")
    await at_work.floor.put_right(session.session, left, author="a-1", reason="a oublié de badger")
    assert at_work.session(BRAKE) == ()
    began = await begins(at_work, YANIS, LATHE, order=None, operation=None)
    assert began.verdict is not None
    assert began.verdict.outcome is Outcome.SUPERVISED
    [fact] = await told(at_work, SessionCorrected)
    assert isinstance(fact, SessionCorrected)
    assert (fact.closed_at, fact.author) == (left, "a-1")


async def test_nobody_is_freed_by_putting_right_what_is_right(at_work: Stall) -> None:
    """Not before the session, not later than its end, not before a badge or a word by which they were there; and an
    open session is not closed for a correction that is refused."""
    floor, opened = at_work.floor, at_work.clock.now()
    session = await counted(at_work, 2)
    hour = timedelta(hours=1)

    def right(closed_at: timedelta, reason: str = "oubli") -> Awaitable[object]:
        return floor.put_right(session, opened + closed_at, author="a-1", reason=reason)

    at_work.later(1800)
    await shows(at_work, CAMILLE, LATHE)
    at_work.later(1800)
    await floor.sayings.declare(says(LATHE), Judgement.GOOD, session=session)
    at_work.later(7200)
    assert await refused(right(-hour)) == "when_opened"
    assert await refused(right(9 * hour)) == "when_future"
    assert await refused(right(hour / 4)) == "when_badged"
    assert await refused(right(hour * 0.9)) == "when_spoke"
    assert await refused(right(2 * hour, " ")) == "why"
    assert await refused(floor.put_right("tour-1.s77", opened, author="a-1", reason="x")) == "no_session"
    assert len(at_work.session(LATHE)) == 2
    await right(2 * hour)
    assert at_work.session(LATHE) == ()
    assert await refused(right(9 * hour)) == "when_future"
    await right(1.5 * hour)
    await right(2.5 * hour)
    at_work.later(7200)
    assert await refused(right(4.5 * hour)) == "when_closed"


# PINs.


@pytest.mark.parametrize("weak", ["12345", "1234567890123", "123456", "987654", "111111", "121212", "123123", "112211",
                                  "abcdef", "100708", "10072008", "20080710", "２３４５６７", ""])  # fmt: skip
async def test_a_pin_that_is_tried_first_is_none(at_work: Stall, weak: str) -> None:
    """Too short, a row, a pattern, one's own birthday, figures of another script."""
    code = await refused(at_work.floor.pins.give(await at_work.id(GABIN), weak, author="a-1"))
    assert code in ("pin_short", "pin_simple")


async def test_a_pin_says_who_it_is(at_work: Stall) -> None:
    """With its number alone; changed, the number stays; removed, it is nobody's; held on its owner without the hash."""
    pins, gabin = at_work.floor.pins, await at_work.id(GABIN)
    number = await pins.give(gabin, "480213", author="a-1")
    assert (await pins.who(number, "480213", device="v-1")).id == gabin
    assert await pins.give(gabin, "730519", author=gabin) == number == await pins.number(gabin)
    assert await refused(pins.who(number, "480213", device="v-1")) == "pin"
    assert await refused(pins.who("0000", "730519", device="v-1")) == "pin"
    other = await pins.give(await at_work.id(CAMILLE), "730519", author="a-1")
    assert (await pins.who(other, "730519", device="v-1")).id == await at_work.id(CAMILLE)
    held = await asyncio.to_thread(_held, at_work, await person(at_work, GABIN))
    assert [(one["number"], "hashed" in one) for one in held["pins"]] == [(number, False)]
    assert any(one["kind"] == "PinSet" for one in held["facts"])
    await pins.remove(gabin, author="a-1")
    assert await refused(pins.remove(gabin, author="a-1")) == "pin_none"
    assert await refused(pins.who(number, "730519", device="v-1")) == "pin"
    facts = await told(at_work, PinSet, PinRemoved)
    assert [type(one) for one in facts] == [PinSet, PinSet, PinSet, PinRemoved]
    assert not any(secret in encode(one) for one in facts for secret in (number, "480213", "730519"))
    for _ in range(20):
        check(new_pin(), None)


def _held(stall: Stall, who: Person) -> dict[str, list[dict[str, object]]]:
    with stall.around.store.reader() as connection:
        return held_on(connection, who)


async def test_whoever_guesses_waits(at_work: Stall) -> None:
    """Longer and longer, at one number from all kiosks and at one kiosk for all numbers; the right PIN waits, too."""
    pins = at_work.floor.pins
    number = await pins.give(await at_work.id(GABIN), "480213", author="a-1")
    for device in ("v-1", "v-2", "v-3", "v-4", "v-5"):
        assert await refused(pins.who(number, "999999", device=device)) == "pin"
    assert await refused(pins.who(number, "480213", device="v-6")) == "pin_wait"
    at_work.later(31)
    assert (await pins.who(number, "480213", device="v-6")).id == await at_work.id(GABIN)
    for guess in range(1000, 1010):
        assert await refused(pins.who(str(guess), "999999", device="v-9")) in ("pin", "pin_wait")
    assert await refused(pins.who(number, "480213", device="v-9")) == "pin_wait"


async def test_who_has_left_the_school_comes_in_by_nothing(at_work: Stall) -> None:
    """Neither by badge nor by PIN."""
    await at_work.floor.pins.give(await at_work.id(DIDIER), "480213", author="a-1")
    number = await at_work.floor.pins.number(await at_work.id(DIDIER))
    who = await person(at_work, DIDIER)

    def leave() -> None:
        Registry(at_work.around.store.writer).save_person(
            Person(id=who.id, reference=who.reference, given_name=who.given_name, family_name=who.family_name,
                   role=who.role, active=False)
        )  # fmt: skip

    await asyncio.to_thread(leave)
    assert await refused(at_work.floor.entry.by_badge(BADGES[DIDIER])) == "inactive"
    assert number is not None
    assert await refused(at_work.floor.pins.who(number, "480213", device="v-1")) == "inactive"
