"""`etabli retention` and `etabli hold`: what goes is shown before it goes, and a hold keeps it."""

from __future__ import annotations

from pathlib import Path

import pytest

from collector.store.store import Store
from collector.store.writer import Sealing
from tests.commands.shell import School
from tests.store.telling import MONDAY, at, opened, tool


@pytest.fixture
def school(tmp_path: Path) -> School:
    """Thirty facts of long ago, signed for every ten."""
    made = School(tmp_path)
    site = made.site_file.read_text("utf-8")
    kept = "[retention]\n" + "".join(f'{name} = "2 d"\n' for name in ("machines", "work", "access"))
    made.site_file.write_text(f"{site}\n{kept}", encoding="utf-8")
    with Store.open(made.data, sealing=Sealing(facts=10), now=lambda: MONDAY) as store:
        for number in range(30):
            store.commit_now([tool(number, f"T{number}")])
    return made


def first(school: School) -> int:
    return int(school.tail("--lines", 1_000)[0]["seq"])


def test_it_shows_and_removes_nothing_by_itself(school: School) -> None:
    """Dry is the default."""
    text = school.done("retention")
    assert "machines   kept 2 days" in text
    assert "privacy    kept 1826 days" in text
    assert "May go: facts 1 to 30, 30 of them in 3 segments, of 2026-03-02 to 2026-03-02" in text
    assert first(school) == 1


def test_it_asks_before_it_removes(school: School) -> None:
    """And no is the default."""
    answer = school.etabli("retention", "--apply", given="\n")
    assert answer.exit_code == 3
    assert "Nothing was removed." in answer.stdout
    assert first(school) == 1


def test_it_removes_and_the_rest_is_proven(school: School) -> None:
    """The journal begins later, verifies, replays; a second time nothing may go."""
    text = school.done("retention", "--apply", "--yes", "--author", "a-1")
    assert "30 facts removed. The journal now begins behind fact 30." in text
    (told,) = school.tail()
    assert (told["seq"], told["kind"], told["last"], told["author"]) == (31, "SegmentsRemoved", 30, "a-1")
    assert "Facts up to 30 were removed at the end of their retention." in school.done("journal", "verify")
    assert "Every table follows from the 1 facts." in school.done("journal", "replay")
    assert "rebuilt from 1 facts" in school.done("journal", "replay", "--rebuild")
    text = school.done("retention", "--apply", "--yes")
    assert "Nothing may go." in text
    assert "facts 31 to 31 and all later ones: facts of the type privacy among them are kept until" in text


def test_a_hold_keeps_until_it_is_lifted(school: School) -> None:
    """It says so, by its id."""
    text = school.done("hold", "place", "--machine", "dmu", "--since", at(15).isoformat(), "--reason", "file 26-114")
    name = text.split()[0]
    assert f"facts 11 to 20 and all later ones: the legal hold {name} keeps them" in school.done("retention")
    assert "10 facts removed" in school.done("retention", "--apply", "--yes")
    assert "file 26-114" in school.done("hold", "list")
    assert school.etabli("hold", "lift", "hold-000000", "--reason", "x").exit_code == 3
    school.done("hold", "lift", name, "--reason", "closed")
    assert "No legal hold stands." in school.done("hold", "list")
    assert name in school.done("hold", "list", "--all")
    assert school.etabli("hold", "lift", name, "--reason", "again").exit_code == 3
    assert "20 facts removed" in school.done("retention", "--apply", "--yes")
    assert "Every table follows" in school.done("journal", "replay")


def test_a_hold_may_name_a_person(school: School) -> None:
    """By what people call them; the fact holds the opaque id."""
    school.enrol()
    school.done("hold", "place", "--person", "Benali", "--until", "2026-03-02", "--reason", "file 26-115")
    told = school.tail("--kind", "LegalHoldPlaced")[0]
    assert told["person"].startswith("p-")
    assert school.etabli("hold", "place", "--person", "Nobody", "--reason", "x").exit_code == 3
    backwards = school.etabli("hold", "place", "--since", "2026-03-02", "--until", "2026-03-01", "--reason", "x")
    assert backwards.exit_code == 2


def test_what_is_collected_meanwhile_is_not_disturbed(tmp_path: Path) -> None:
    """Removal goes beside a running collector, and both chains are one."""
    school = School(tmp_path)
    site = school.site_file.read_text("utf-8")
    school.site_file.write_text(site + '\n[retention]\nmachines = "2 d"\n', encoding="utf-8")
    with Store.open(school.data, sealing=Sealing(facts=10), now=lambda: MONDAY) as store:
        for number in range(30):
            store.commit_now([tool(number, f"T{number}")])
        store.commit_now([opened(31)])
    with school.collecting():
        assert "30 facts removed" in school.done("retention", "--apply", "--yes")
        assert school.etabli("journal", "verify").exit_code == 0
    assert "The journal is as it was recorded" in school.done("journal", "verify")
    assert "Every table follows" in school.done("journal", "replay")
