"""The list of trainees: by name and in no other order, with what is true of today and of this week."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from zoneinfo import ZoneInfo

import pytest

from collector.core.attendance import HOUR
from collector.core.facts import CompetenceAssessed
from collector.core.learning import Work
from collector.reports.trainee_period import Enrolled, Hands
from collector.store.registry import Registry
from collector.store.store import Store
from collector.web.trainees.asked import Asked, asked_of, period_of, presets, work_key
from collector.web.trainees.roll import Roll, Wanted, read_roll
from collector.web.trainees.roll_view import groups, hours_text, search
from collector.web.wording import Wording
from tests.apprentices import NOW, PEOPLE, SCHOOL, TRAINER, fill, wall
from tests.grids import GRID

LEA, YANIS, HUGO, AMINATA, _ = PEOPLE
FRENCH = Wording("fr", ZoneInfo("Europe/Paris"))
TODAY = date(2026, 11, 24)


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """The autumn, and somebody who left the school."""
    with Store.open(tmp_path_factory.mktemp("autumn"), now=lambda: NOW) as opened:
        fill(opened)
        registry = Registry(opened.writer)
        registry.save_person(replace(LEA, id="p-gone2222", reference="E25-009", family_name="Parti", active=False))
        opened.commit_now([
            CompetenceAssessed(
                machine="", at=wall(11, day, 9), assessment=f"e-{code}", person=LEA.id, grid=GRID.name,
                competence=code, level=level, comment_digest=None, evidence=(), author=TRAINER.id,
            )
            for day, code, level in ((10, "C1", "A"), (11, "C2", "EC"))
        ])  # fmt: skip
        yield opened


def roll(store: Store, **wanted: str) -> Roll:
    with store.reader() as connection:
        return read_roll(connection, SCHOOL, Wanted(**wanted), NOW)


def test_trainees_stand_in_the_order_of_their_names(store: Store) -> None:
    """Group by group; trainers, and those who have left, are none of them."""
    found = roll(store)
    assert [(group, [one.person.family_name for one in some]) for group, some in found.by_group()] == [
        ("U1", ["Benali", "Martin"]), ("U2", ["Dubois", "Traoré"])
    ]  # fmt: skip
    assert (found.groups, found.programmes) == (
        ["U1", "U2"],
        {"cap-autre": "CAP d'une autre année", "cap-cip": "CAP d'essai, usinage"},
    )


def test_nothing_can_be_sorted_by(store: Store) -> None:
    """No heading is a link, and the form asks for nothing like an order."""
    page = groups(roll(store), SCHOOL, NOW, FRENCH)
    assert not re.search(r"<th[^>]*>[^<]*<(a|button)", page)
    asked = re.findall(r'name="(\w+)"', search(Wanted(), roll(store), FRENCH))
    assert asked == ["q", "group", "programme"]
    places = [page.index(name) for name in ("Benali", "Martin", "Dubois", "Traoré")]
    assert places == sorted(places)


def test_a_row_tells_of_today_and_of_the_week(store: Store) -> None:
    entries = {one.person.id: one for one in roll(store).entries}
    lea, yanis, hugo, aminata = (entries[one.id] for one in (LEA, YANIS, HUGO, AMINATA))
    assert (lea.hours, lea.limit, round(lea.plan)) == (4 * HOUR, 35 * HOUR, 84_000)
    assert lea.at == ("plieuse-1", wall(11, 19, 16))
    assert lea.machines == ("tour-1", "plieuse-1", "centre-1", "tour-2")
    assert lea.last == wall(11, 23, 13, 30)
    assert (lea.still_open, lea.competences) == (2, 3)
    assert (yanis.machines, yanis.still_open) == (("centre-1",), 3)
    assert (hugo.limit, hugo.still_open) == (None, None)
    assert (aminata.last, aminata.programmes, aminata.limit) == (None, (), 35 * HOUR)


@pytest.mark.parametrize(
    ("wanted", "names"),
    [
        ({"text": "lea"}, ["Martin"]),
        ({"text": "MARTIN LÉA"}, ["Martin"]),
        ({"text": "E26-00"}, ["Benali", "Dubois", "Martin", "Traoré"]),
        ({"text": "traore"}, ["Traoré"]),
        ({"group": "U2"}, ["Dubois", "Traoré"]),
        ({"programme": "cap-cip"}, ["Benali", "Martin"]),
        ({"programme": "cap-autre"}, ["Dubois"]),
        ({"group": "U1", "programme": "cap-autre"}, []),
        ({"text": "nobody"}, []),
        ({"text": "%"}, []),
    ],
)
def test_searching(wanted: dict[str, str], names: list[str], store: Store) -> None:
    """However it is written; an enrolment that has ended is none."""
    assert [one.person.family_name for one in roll(store, **wanted).entries] == names


def test_the_page_says_what_is_doubtful(store: Store) -> None:
    page = groups(roll(store), SCHOOL, NOW, FRENCH)
    assert "badge de sortie oublié" in page
    assert "pas de grille" in page
    assert "aucune formation" in page
    assert "2 sur 3" in page


def test_an_empty_school_is_empty(tmp_path_factory: pytest.TempPathFactory) -> None:
    with Store.open(tmp_path_factory.mktemp("empty")) as opened:
        found = roll(opened)
    assert (found.empty, found.entries) == (True, [])


def test_hours_beyond_the_law_are_told(store: Store) -> None:
    [one] = roll(store, text="lea").entries
    found = replace(roll(store, text="lea"), entries=[replace(one, hours=36 * HOUR)])
    page = groups(found, SCHOOL, NOW, FRENCH)
    assert "au-delà du maximum légal de 35" in page
    assert 'class="hours-bar over"' in page


@pytest.mark.parametrize(
    ("seconds", "text"), [(0, "0 h 00"), (59, "0 h 01"), (3_600, "1 h 00"), (84_000, "23 h 20"), (360_000, "100 h 00")]
)
def test_hours_as_people_write_them(seconds: float, text: str) -> None:
    assert hours_text(seconds).replace("\u202f", " ") == text


# What the address of a trainee's page asks for.

SINCE = date(2026, 9, 1)
ENROLLED = (Enrolled("cap-cip", "", SINCE, date(2028, 7, 7)),
            Enrolled("cap-autre", "", date(2025, 9, 15), date(2026, 7, 7)))  # fmt: skip


@pytest.mark.parametrize(
    ("query", "first", "last", "wrong"),
    [
        ({}, SINCE, TODAY, False),
        ({"since": "2026-10-05", "until": "2026-10-09"}, date(2026, 10, 5), date(2026, 10, 9), False),
        ({"since": "2026-10-05"}, date(2026, 10, 5), TODAY, False),
        ({"until": "2026-06-30"}, date(2025, 9, 1), date(2026, 6, 30), False),
        ({"since": "demain"}, SINCE, TODAY, True),
        ({"since": "2026-02-30"}, SINCE, TODAY, True),
        ({"since": "2026-10-09", "until": "2026-10-05"}, SINCE, TODAY, True),
        ({"since": "20261005"}, SINCE, TODAY, True),
        ({"programme": "cap-autre"}, date(2025, 9, 15), date(2026, 7, 7), False),
        ({"programme": "cap-cip"}, SINCE, TODAY, False),
        ({"programme": "nothing"}, SINCE, TODAY, False),
        ({"since": "2027-01-01", "until": "2027-01-31"}, date(2027, 1, 1), date(2027, 1, 31), False),
    ],
)
def test_the_period_is_what_the_address_asks_for(query: dict[str, str], first: date, last: date, wrong: bool) -> None:
    """What cannot be read is told, and the usual one is shown."""
    asked = asked_of(query)
    period = period_of(asked, ENROLLED, SCHOOL, TODAY)
    assert (period.first, period.last, asked.wrong) == (first, last, wrong)


def test_an_address_asks_for_what_it_says() -> None:
    """There and back; what is usual is left out."""
    asked = Asked("cap-cip", date(2026, 9, 1), date(2026, 9, 30), Hands.TWO, "26-1047/10")
    link = asked.link("p-aaaa2222")
    query = dict(part.split("=") for part in link.partition("?")[2].replace("%2F", "/").split("&"))
    assert asked_of(query) == asked
    assert Asked().link("p-aaaa2222") == "/trainees/p-aaaa2222"
    assert asked.link("p-a", work="", hands=Hands.ALL).endswith("until=2026-09-30")
    assert asked_of({"hands": "three"}).hands is Hands.ALL


def test_presets_end_today() -> None:
    assert presets(TODAY) == (
        ("week", date(2026, 11, 23), TODAY), ("four_weeks", date(2026, 11, 2), TODAY), ("year", SINCE, TODAY)
    )  # fmt: skip
    assert presets(TODAY)[1][1] + timedelta(weeks=3) == presets(TODAY)[0][1]


def test_work_is_named_by_its_order_or_its_program() -> None:
    assert work_key(Work("26-1047", "10", "tour-1", "R")) == "26-1047/10"
    assert work_key(Work("", "", "tour-1", "R")) == "tour-1:R"
