"""The day so far: the figures are those of the calculation, ribbons show what was, nobody is named who may not be."""

from __future__ import annotations

import asyncio
import re
from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from html import unescape
from itertools import pairwise
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from collector.core.execution import PACES
from collector.core.intervals import Interval
from collector.core.signals import Execution
from collector.core.time_categories import TimeBreakdown
from collector.store.schema import micros
from collector.web.floor.day_view import day_words
from collector.web.floor.today import Today, read_today
from collector.web.hours import Hours, at_work, hours_of, midnight
from collector.web.key_figures import time_breakdown
from collector.web.surroundings import ShownMachine
from collector.web.timeline import SHADES, Shade, axis_of, bands
from collector.web.waterfall import Kind, missing, steps, waterfall
from collector.web.wording import Wording
from tests.web.floor.hours import OPEN_SITE
from tests.web.scene import HUGO, LEA, MORNING, SITE, YANIS, Scene, busy, scene

FRENCH, ENGLISH = (Wording(language, ZoneInfo("Europe/Paris")) for language in ("fr", "en"))


def read(opened: Scene) -> Today:
    with opened.around.store.reader() as connection:
        return read_today(connection, opened.around.site, opened.clock.now())


def plain(html: str) -> str:
    text = unescape(re.sub(r"<[^>]+>", " ", html))
    return " ".join(text.replace("\u202f", " ").replace("\u00a0", " ").split())


@pytest.fixture
async def morning(tmp_path: Path) -> AsyncIterator[Scene]:
    async with scene(tmp_path, OPEN_SITE) as opened:
        await busy(opened)
        yield opened


async def test_the_figures_of_the_day_are_those_of_the_calculation(morning: Scene) -> None:
    """Every machine's, whether its parts have a standard or not; without a machine that only measures."""
    today = await asyncio.to_thread(read, morning)
    now, day = morning.clock.now(), midnight(MORNING.date(), OPEN_SITE.zone)
    with morning.around.store.reader() as connection:
        for one in today.machines:
            expected = await asyncio.to_thread(time_breakdown, connection, OPEN_SITE, one.machine, day, now)
            for name in TimeBreakdown.__dataclass_fields__:
                there = getattr(expected, name)
                found = getattr(one.told, name)
                assert found == (None if there is None else pytest.approx(there)), (one.machine.id, name)
    assert [one.machine.id for one in today.machines] == [one.id for one in SITE.machines if one.id != "compteur-1"]
    assert today.of("compteur-1") is None
    assert [one.machine.id for one in today.left_out] == ["tour-2"], "its program and order have no standard"
    assert today.whole is not None
    assert today.whole.seen == pytest.approx(sum(one.told.seen for one in today.machines if one.machine.id != "tour-2"))


async def test_ribbons_and_rates_in_words(morning: Scene) -> None:
    today = await asyncio.to_thread(read, morning)
    names = {LEA.id: "Léa M.", YANIS.id: "Yanis B.", HUGO.id: "Hugo D."}
    words = day_words(today, FRENCH, names)
    assert plain(words.hours).startswith("08:00 09:00")
    assert plain(words.hours).endswith("17:00")
    assert plain(words.ribbons["centre-1"]) == "Léa M., Yanis B. · 26-1042"
    assert 'aria-label="Centre d&#x27;usinage DMU 50 : en marche' in words.ribbons["centre-1"]
    assert 'title="Alarme : E-1203 Pression hydraulique basse 09:38–09:42"' in words.ribbons["poinconneuse-1"]
    assert 'title="Arrêt planifié 10:00–10:15"' in words.ribbons["tour-1"]
    assert words.ribbons["tour-2"].count('class="unseen"') == 2, "before it was switched on, and since it is away"
    assert plain(words.rates["tour-2"]) == "inconnu sans temps de référence"
    assert re.fullmatch(r"\d+ % observé \d+ %", plain(words.rates["tour-1"]))
    assert "Sans 1 machine, dont le TRS n'est pas connu : Tour CN n° 2." in plain(words.workshop)
    assert "% du temps requis" in plain(words.workshop)


async def test_without_the_right_to_names_there_are_none(morning: Scene) -> None:
    today = await asyncio.to_thread(read, morning)
    words = day_words(today, ENGLISH, None)
    assert plain(words.ribbons["centre-1"]) == "2 trainees · 26-1042"
    everything = " ".join((*words.ribbons.values(), *words.rates.values(), words.workshop))
    for person in (LEA, YANIS, HUGO):
        assert person.id not in everything
        assert person.given_name not in everything


async def test_without_hours_there_is_no_rate_and_a_word_what_to_do(tmp_path: Path) -> None:
    async with scene(tmp_path) as opened:
        await busy(opened)
        today = await asyncio.to_thread(read, opened)
        words = day_words(today, FRENCH, None)
        assert "hors ouverture" in plain(words.rates["tour-1"])
        assert plain(words.workshop).startswith("TRS inconnu aujourd'hui Pas de temps d'ouverture ici")


# Ribbons.

DAY = Interval(MORNING, MORNING + timedelta(hours=10))
history = st.lists(
    st.tuples(st.integers(0, 90), st.integers(1, 4000), st.sampled_from([one.value for one in Execution])), max_size=60
)


@given(told=history, slots=st.sampled_from([6, 40, 480]))
def test_a_ribbon_covers_its_time_and_says_what_lasted(told: list[tuple[int, int, str]], slots: int) -> None:
    """Without a hole, no two pieces of one colour side by side; and where all of it can be seen, all of it is there."""
    pieces, clock = [], micros(DAY.start) - 600_000_000
    for hole, seconds, execution in told:
        start = clock + hole * 1_000_000
        clock = start + seconds * 1_000_000
        pieces.append((start, clock, execution))
    found = bands(pieces, DAY, slots)
    assert (found[0].start, found[-1].end) == (micros(DAY.start), micros(DAY.end))
    for one, following in pairwise(found):
        assert one.end == following.start
        assert one.shade is not following.shade
    assert len(found) <= slots
    if len(found) <= slots // 3 and len(pieces) <= slots // 3 - 2:
        for shade in (Shade.RUN, Shade.PAUSE, Shade.REST):
            lasted = sum(
                max(min(end, micros(DAY.end)) - max(start, micros(DAY.start)), 0)
                for start, end, execution in pieces
                if SHADES[execution] is shade
            )
            assert sum(one.end - one.start for one in found if one.shade is shade) == lasted


def test_what_is_too_narrow_gives_way_to_what_lasted_longest() -> None:
    """A thousand cycles of half a minute with rests of ten seconds: all of it looks like running."""
    start = micros(DAY.start)
    pieces = []
    for number in range(900):
        begun = start + number * 40_000_000
        pieces += [(begun, begun + 30_000_000, "ACTIVE"), (begun + 30_000_000, begun + 40_000_000, "READY")]
    assert [one.shade for one in bands(pieces, DAY, 40)] == [Shade.RUN]


def test_there_is_a_colour_for_everything_that_a_controller_does() -> None:
    assert SHADES.keys() == {one.value for one in PACES}


def at(hour: int, minute: int = 0) -> datetime:
    return datetime(2026, 11, 24, hour, minute, tzinfo=UTC)


def hours(*opening: Interval) -> Hours:
    return Hours(Interval(at(0), at(23)), opening, ())


def test_the_axis_is_the_opening_and_what_was_done_outside_of_it() -> None:
    day, morning = Interval(at(0), at(23)), Interval(at(7, 30), at(11, 45))
    assert axis_of([hours(morning)], day, at(9)) == Interval(at(7), at(12))
    assert axis_of([hours(morning)], day, at(14, 10)) == Interval(at(7), at(15)), "as far as it is now"
    assert axis_of([hours(morning)], day, at(9), [Interval(at(5, 50), at(6))]) == Interval(at(5), at(12))
    assert axis_of([hours()], day, at(9)) == day
    assert axis_of([hours(morning)], day, datetime(2027, 1, 1, tzinfo=UTC)) == Interval(at(7), at(12))


@pytest.mark.parametrize(
    ("clock", "working"), [(at(7, 30), True), (at(9, 5), False), (at(11, 30), False), (at(22), False)]
)
def test_at_work_is_between_the_hours_and_outside_the_breaks(clock: datetime, working: bool) -> None:
    machine: ShownMachine = OPEN_SITE.machines[0]
    assert at_work(OPEN_SITE, machine, clock) is working
    assert at_work(SITE, machine, clock), "where nobody said when it is open, it may be at any time"


def test_the_calendar_of_a_day() -> None:
    day = Interval(
        midnight(MORNING.date(), OPEN_SITE.zone), midnight(MORNING.date() + timedelta(days=1), OPEN_SITE.zone)
    )
    found = hours_of(OPEN_SITE, OPEN_SITE.machines[0], day)
    assert found.opening == (Interval(at(7), at(11)), Interval(at(12), at(16)))
    assert found.planned == (Interval(at(9), at(9, 15)),)
    assert found.required == (Interval(at(7), at(9)), Interval(at(9, 15), at(11)), Interval(at(12), at(16)))
    assert found.until(at(8)).required == (Interval(at(7), at(8)),)


# The waterfall.

HOUR = 3600.0


def told(**changes: object) -> TimeBreakdown:
    """Eight hours open, of which all was seen but one."""
    given: dict[str, object] = {
        "total": 24 * HOUR, "opening": 8 * HOUR, "required": 7.5 * HOUR, "seen": 6.5 * HOUR, "operating": 5 * HOUR,
        "net": 4 * HOUR, "useful": 3.5 * HOUR, "stops": {Execution.READY: 1.5 * HOUR}, "micro_stops": 0.5 * HOUR,
        "parts": 40, "with_standard": 40, "judged": 20,
    }  # fmt: skip
    return TimeBreakdown(**{**given, **changes})  # type: ignore[arg-type]


def test_the_losses_lead_from_the_opening_time_to_the_useful_time() -> None:
    found = steps(told())
    lost = sum(one.seconds or 0.0 for one in found if one.kind in (Kind.LOSS, Kind.UNSEEN))
    assert found[0].seconds == pytest.approx(lost + 3.5 * HOUR)
    for before, one in pairwise(found):
        if one.kind is not Kind.TIME:
            # A loss begins where what is left ends, and ends where the one before it began.
            end = before.seconds if before.kind is Kind.TIME else before.start
            assert one.start + (one.seconds or 0.0) == pytest.approx(end)
    assert [one.key for one in found if one.kind is Kind.TIME] == ["opening", "required", "operating", "net", "useful"]
    words = plain(waterfall(told(), FRENCH))
    assert "Temps d'ouverture (tO) 8 h 00 min" in words
    assert "Temps requis (tR) 7 h 30 min Tc 94 % Non observé 1 h 00 min" in words
    assert "Arrêts propres et induits −1 h 30 min" in words
    assert "Écarts de cadence −30 min 00 s Temps net (tN) 4 h 00 min Tp 80 %" in words


def test_a_machine_that_was_faster_than_its_standard_has_won_time() -> None:
    found = {one.key: one for one in steps(told(net=5.5 * HOUR))}
    assert "pace" not in found
    assert (found["pace_won"].kind, found["pace_won"].seconds) == (Kind.GAIN, HOUR)
    assert "Faster than the standard +1 h 00 min" in plain(waterfall(told(net=5.5 * HOUR), ENGLISH))


NOTHING = {"seen": 0.0, "operating": 0.0, "micro_stops": 0.0, "stops": {}, "net": 0.0, "useful": 0.0, "parts": 0}


@pytest.mark.parametrize(
    ("changes", "word", "sentence"),
    [
        ({**NOTHING, "opening": 0.0, "required": 0.0}, "closed", "Pas de temps d'ouverture"),
        ({**NOTHING, "required": 0.0}, "planned", "en arrêt planifié"),
        (NOTHING, "unseen", "pas été observée"),
        ({"parts": None, "net": None, "useful": None}, "uncounted", "Personne ne compte"),
        ({"with_standard": 37, "net": None, "useful": None}, "no_standard", "manquant pour 3 sur 40 pièces"),
    ],
)
def test_what_is_not_known_says_why(changes: dict[str, object], word: str, sentence: str) -> None:
    assert missing(told(**changes)) == word
    assert sentence in plain(waterfall(told(**changes), FRENCH))
    assert missing(told()) == ""
