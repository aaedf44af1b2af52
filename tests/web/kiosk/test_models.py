"""What a kiosk shows and does, without a browser: when it asks, what it forgets, what it refuses in words."""

from __future__ import annotations

import dataclasses
import re
from datetime import datetime, time, timedelta
from typing import Any

import pytest

from collector.accounts.rights import AccountRole, Visitor
from collector.core.facts import Role
from collector.core.opening import PlannedStop, Shift
from collector.shopfloor.refusals import WORDS
from collector.store.shopfloor_queries import Call
from collector.web.kiosk.booths import Booths
from collector.web.kiosk.conversation import Conversation, Step
from collector.web.kiosk.deeds import Deed, Deeds, Reply
from collector.web.kiosk.face import face_of
from collector.web.kiosk.panels import panels, words
from collector.web.kiosk.sight import Sight, Written, sight_of
from collector.web.surroundings import ShownSite
from collector.web.texts import CATALOGUES
from collector.web.wording import Wording
from tests.web.kiosk.stall import BADGES, GABIN, HUGO, Stall

BRAKE, LATHE = "plieuse-1", "tour-1"
"""At the lathe role and papers keep nobody from beginning: it is only observed."""

FRENCH = "fr"
DAY = tuple(range(1, 8))


def test_there_is_a_word_for_every_refusal() -> None:
    """In both languages, and none for what is never refused."""
    for texts in CATALOGUES.values():
        said = {key.removeprefix("kiosk.refused.") for key in texts if key.startswith("kiosk.refused.")}
        assert said == set(WORDS)


def test_a_refusal_speaks_of_what_it_is_given() -> None:
    """No place in a text that the refusal does not fill."""
    for code, english in WORDS.items():
        given = set(re.findall(r"{(\w+)}", english))
        for texts in CATALOGUES.values():
            assert set(re.findall(r"{(\w+)}", texts[f"kiosk.refused.{code}"])) <= given, code


async def standing(
    stall: Stall, minutes: float, *, role: Role = Role.RUN, site: ShownSite | None = None, code: str | None = None,
    stood: datetime | None = None,
) -> Sight:  # fmt: skip
    """A session at the lathe, which has stood for so many minutes of it."""
    machine = next(one for one in stall.around.site.machines if one.id == LATHE)
    if not stall.session(LATHE):
        person = await stall.floor.entry.by_badge(BADGES[GABIN])
        await stall.around.desk.open_session(LATHE, [person.id], role=role, author="t", via="api")
    live, since = stall.around.live.machines[LATHE], stall.clock.now()
    now = since + timedelta(minutes=minutes)
    live.heard_at = now
    written = Written(stood_since=stood or since, stop_code=code)
    return sight_of(site or stall.around.site, machine, live, written, now)


@pytest.mark.parametrize(
    ("minutes", "role", "code", "asked"),
    [
        (4.9, Role.RUN, None, False),
        (5.0, Role.RUN, None, True),
        (60.0, Role.INSPECT, None, True),
        (60.0, Role.SETUP, None, False),
        (60.0, Role.RUN, "material", False),
    ],
    ids=["not yet", "long enough", "inspecting", "setting up", "said already"],
)
async def test_when_it_asks_why_the_machine_stands(
    at_work: Stall, minutes: float, role: Role, code: str | None, asked: bool
) -> None:
    await at_work.hear(LATHE, execution="READY")
    sight = await standing(at_work, minutes, role=role, code=code)
    assert sight.stop is not None
    assert sight.stop.asked is asked


async def test_it_asks_nobody_about_the_night_before_or_a_break(at_work: Stall) -> None:
    """A stop counts from when they began; a planned stop and a closed workshop explain themselves."""
    await at_work.hear(LATHE, execution="READY")
    night = at_work.clock.now() - timedelta(hours=14)
    sight = await standing(at_work, 4, stood=night)
    assert sight.stop is not None
    assert (sight.stop.since, sight.stop.asked) == (at_work.clock.now(), False)
    break_ = PlannedStop("Pause", DAY, time(9, 40), time(10, 30))
    closed = Shift("Soir", DAY, time(18), time(22))
    for site in (
        dataclasses.replace(at_work.around.site, planned_stops=(break_,)),
        dataclasses.replace(at_work.around.site, planned_stops=(), shifts=(closed,)),
    ):
        sight = await standing(at_work, 6, site=site)
        assert sight.stop is not None
        assert not sight.stop.asked


async def test_what_people_wrote_is_shown_and_never_run(at_work: Stall) -> None:
    """A name, an alarm or a reason is text, wherever it stands."""
    evil = "<img src=x onerror=alert(1)>'\"</script>"
    await at_work.hear(LATHE, execution="READY", alarm=evil)
    sight = await standing(at_work, 1)
    say = Wording(FRENCH, at_work.around.site.zone)
    called = Call(call="c", machine=LATHE, called_at=sight.now, persons=(), reason_code=evil, author="", status="open",
                  ended_at=None, ended_by=None)  # fmt: skip
    workers = tuple(dataclasses.replace(one, name=evil) for one in sight.workers)
    site = at_work.around.site
    shown = "".join(
        face_of(dataclasses.replace(sight, call=called, workers=workers), Conversation(), site, say).fragments.values()
    )
    assert evil not in shown
    assert "<img" not in shown
    assert "&lt;img" in shown
    named = dataclasses.replace(sight.machine, id=evil)
    assert words(named, say).count("</script>") == 1
    assert "".join(part for both in panels(site, sight.machine, say).values() for part in both)


class Counter:
    """A booth asked by its deeds."""

    def __init__(self, stall: Stall) -> None:
        self.stall = stall
        self.booths = Booths(stall.around, stall.floor)
        self.deeds = Deeds(self.booths)
        self.booth = self.booths.booth("v-kiosk1", BRAKE)
        self.visitor = Visitor("v-kiosk1", "Borne", AccountRole.KIOSK)
        self.say = Wording(FRENCH, stall.around.site.zone)

    async def do(self, act: str, **what: Any) -> Reply:
        return await self.deeds.do(Deed(act=act, **what), self.booth, self.visitor, self.say)  # type: ignore[arg-type]

    @property
    def step(self) -> Step:
        return self.booth.conversation.step


async def test_what_is_begun_is_forgotten_and_goes_nowhere_by_itself(at_work: Stall) -> None:
    """A minute without a touch, and the next one starts anew; each step comes after the one before it."""
    counter = Counter(at_work)
    assert (await counter.do("role")).ok is False
    assert (await counter.do("badge", badge=BADGES[GABIN])).ok
    assert counter.step is Step.WORK
    at_work.later(61)
    refused = await counter.do("pick", order="OF-3301", operation="20")
    assert (refused.ok, refused.say) == (False, "Trop de temps a passé. Présentez de nouveau votre badge.")
    await counter.do("badge", badge=BADGES[GABIN])
    assert (await counter.do("pick", order="OF-0000", operation="20")).ok is False
    assert counter.step is Step.WORK
    await counter.do("pick", order="OF-3301", operation="20")
    assert counter.step is Step.ROLE
    await counter.do("back")
    assert counter.step is Step.WORK
    await counter.do("pick")
    await counter.do("role", role="run")
    assert counter.step is Step.ANSWER
    at_work.later(9)
    await counter.booths.refresh([counter.booth])
    assert counter.step is Step.HOME
    assert at_work.session(BRAKE) == (await at_work.id(GABIN),)


async def test_a_denial_stands_longer_and_a_page_that_comes_later_sees_it(at_work: Stall) -> None:
    """Where somebody was is kept with the device and its machine, not with a page."""
    counter = Counter(at_work)
    await counter.do("badge", badge=BADGES[HUGO])
    await counter.do("pick", order="OF-3301", operation="20")
    await counter.do("role", role="run")
    at_work.later(30)
    await counter.booths.refresh([counter.booth])
    assert counter.booths.booth("v-kiosk1", BRAKE).conversation.step is Step.ANSWER
    assert counter.booths.booth("v-kiosk2", BRAKE).conversation.step is Step.HOME, "another device is another booth"
    at_work.later(31)
    await counter.booths.refresh([counter.booth])
    assert counter.step is Step.HOME


async def test_a_code_is_chosen_after_a_badge_alone(at_work: Stall) -> None:
    """Not by whoever stands before a kiosk that nobody badged at, and not by a code itself."""
    counter = Counter(at_work)
    assert (await counter.do("new_pin", pin="480213")).ok is False
    number = await at_work.floor.pins.give(await at_work.id(GABIN), "480213", author="a-1")
    assert (await counter.do("pin", number=number, pin="480213")).ok
    refused = await counter.do("new_pin", pin="730519")
    assert (refused.ok, refused.say) == (False, "Présentez d'abord votre badge : ensuite vous choisissez un code.")
    for _ in range(5):
        refused = await counter.do("pin", number=number, pin="999999")
    assert refused.ok is False
    refused = await counter.do("pin", number=number, pin="480213")
    assert refused.say.startswith("Trop d'essais. Attendez")


async def test_what_it_cannot_do_is_said_in_its_language(at_work: Stall) -> None:
    """Nobody works there: nothing to change, to declare, to leave; and never the words of the desk."""
    counter = Counter(at_work)
    for act, what in (
        ("change", {}), ("leave", {"person": "p-x"}), ("good", {"session": "plieuse-1.s9", "key": "k-1234567"}),
        ("undo", {"session": "plieuse-1.s9", "key": "k-1234567"}), ("stop", {"reason": "material", "key": "k-1234567"}),
        ("came", {"key": "k-1234567"}), ("hush", {"key": "k-1234567"}), ("call", {"reason": "x", "key": "k-1234567"}),
        ("task", {}),
    ):  # fmt: skip
        reply = await counter.do(act, **what)
        assert not reply.ok, act
        assert reply.say in CATALOGUES["fr"].values(), act


async def test_a_task_is_asked_for_where_papers_tell_tasks_apart(at_work: Stall) -> None:
    """At the machining centre there is one; at the press brake none, and nobody is asked."""
    counter = Counter(at_work)
    counter.booth = counter.booths.booth("v-kiosk1", "centre-1")
    await counter.do("badge", badge=BADGES[GABIN])
    await counter.do("pick")
    await counter.do("role", role="run")
    assert counter.step is Step.TASK
    assert (await counter.do("task", task="peinture")).ok is False
    await counter.do("task", task="remplacement du liquide de coupe")
    session = at_work.around.live.machines["centre-1"].state.session
    assert session is not None
    assert session.task == "remplacement du liquide de coupe"
