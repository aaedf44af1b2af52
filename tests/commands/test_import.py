"""`etabli import`: looked at before it is written, refused by line, and the same the second time."""

from __future__ import annotations

from pathlib import Path

import pytest
from openpyxl import Workbook

from collector.core.facts import OrderChanged, PaperRecorded
from collector.store.registry import Registry
from collector.store.store import Store
from tests.commands.shell import ORDERS, PEOPLE, School


@pytest.fixture
def school(tmp_path: Path) -> School:
    return School(tmp_path)


def known(school: School) -> list[str]:
    """Who is in the registry, by reference."""
    with Store.open(school.data) as store:
        return sorted(str(person.reference) for person in Registry(store.readers).persons())


def listed(school: School, text: str = PEOPLE, name: str = "people.csv") -> Path:
    path = school.folder / name
    path.write_text(text, encoding="utf-8")
    return path


def test_a_preview_changes_nothing(school: School) -> None:
    """It shows who would be new."""
    said = school.done("import", "people", listed(school), "--preview")
    assert "E26-001 Léa Martin" in said
    assert known(school) == []


@pytest.mark.parametrize(("answer", "code", "there"), [("y\n", 0, 3), ("n\n", 3, 0)])
def test_it_asks_before_it_writes(school: School, answer: str, code: int, there: int) -> None:
    """Yes writes; no writes nothing, and says so with its exit code."""
    told = school.etabli("import", "people", listed(school), given=answer)
    assert told.exit_code == code
    assert "Write this?" in told.stderr
    assert len(known(school)) == there


def test_the_same_list_twice_changes_nothing_and_does_not_ask(school: School) -> None:
    """What is there already is counted as unchanged."""
    assert "written: 3 new, 0 changed" in school.done("import", "people", listed(school), "--yes")
    assert "written: 2 new, 0 changed" in school.done("import", "orders", listed(school, ORDERS, "orders.csv"), "--yes")
    for kind in ("people", "orders"):
        said = school.done("import", kind, school.folder / f"{kind}.csv")
        assert "The registry is already as the list says." in said
        assert "written" not in said


def test_orders_that_change_are_in_the_journal_with_whose_hand_it_was(school: School) -> None:
    """Once for each order that the list brings; the same list again adds nothing."""
    orders = listed(school, ORDERS, "orders.csv")
    for _ in range(2):
        school.done("import", "orders", orders, "--yes", "--author", "office-1")
    changes = [fact for fact in school.facts() if isinstance(fact, OrderChanged)]
    assert [change.order for change in changes] == ["OF-1042"]
    assert {(change.author, change.via) for change in changes} == {("office-1", "command")}


def test_a_change_is_shown_field_by_field(school: School) -> None:
    """Before and after; who is not named any more is counted and stays."""
    school.done("import", "people", listed(school), "--yes")
    shorter = "\n".join(PEOPLE.replace(";U1;04:A1:5C:32", ";U2;04:A1:5C:32").splitlines()[:3])
    said = school.done("import", "people", listed(school, shorter), "--yes")
    assert "U1 → U2" in said
    assert "not named in the list, kept as they are: 1" in said
    assert "written: 0 new, 1 changed" in said
    assert len(known(school)) == 3


def test_wrong_lines_are_all_named_and_nothing_is_written(school: School) -> None:
    """Line and column of each, exit code 2, no traceback."""
    wrong = PEOPLE.replace("14/03/2010", "31/02/2010").replace("Benali;Yanis;élève", "Benali;Yanis;pilote")
    answer = school.etabli("import", "people", listed(school, wrong), "--yes")
    assert answer.exit_code == 2
    for word in ("2 problems to mend", "line 2", "31/02/2010", "line 3", "pilote"):
        assert word in answer.stderr
    assert known(school) == []


def test_a_list_that_is_not_there_is_told(school: School) -> None:
    """A file that does not exist is one to mend; none named at all is a slip on the command line."""
    answer = school.etabli("import", "people", school.folder / "nothing.csv", "--yes")
    assert answer.exit_code == 2
    assert "nothing.csv" in answer.stderr
    assert school.etabli("import", "people").exit_code == 2


PAPERS = """\
pièce;matricule;machine;date;évaluée le;réussie;avis
formation à la sécurité;E26-001;mill-1;14/09/2026;21/09/2026;oui;
avis médical;E26-001;;08/09/2026;;;apte
"""


def test_papers_are_put_on_file_once_and_by_somebody(school: School) -> None:
    """Shown first; then recorded, with facts that name their author and nobody else; again, nothing."""
    school.enrol()
    path = listed(school, PAPERS, "papers.csv")
    assert "medical_opinion E26-001 Léa Martin 2026-09-08" in school.done("import", "papers", path, "--preview")
    before = school.facts()
    assert "written: 2 new, 0 changed" in school.done("import", "papers", path, "--yes", "--author", "p-office")
    assert not any(isinstance(fact, PaperRecorded) for fact in before)
    told = school.facts()[len(before) :]
    assert [type(fact).__name__ for fact in told] == ["PaperRecorded", "PaperRecorded"]
    assert "p-office" in str(told) and "Martin" not in str(told)
    assert "The registry is already as the list says." in school.done("import", "papers", path)


def test_wrong_papers_are_all_named_and_none_is_recorded(school: School) -> None:
    """An unknown person, a machine that the site file does not know, a reason where there is no place for one."""
    school.enrol()
    wrong = PAPERS.replace("avis\n", "avis;motif\n").replace("apte", "inapte;asthme").replace("mill-1", "mill-9")
    answer = school.etabli("import", "papers", listed(school, wrong, "papers.csv"), "--yes")
    assert answer.exit_code == 2
    for word in ("2 problems to mend", "line 2", "mill-9", "is 'mill-1' meant?", "line 3", "no place for a reason"):
        assert word in answer.stderr
    assert "asthme" not in answer.stderr
    assert not any(isinstance(fact, PaperRecorded) for fact in school.facts())


@pytest.mark.parametrize("kind", ["people", "orders", "papers"])
def test_the_template_can_be_imported_as_it_is(school: School, kind: str) -> None:
    """A list to start from has no mistake of its own."""
    path = listed(school, school.done("import", kind, "--template"), "template.csv")
    assert ", 0 changed" in school.done("import", kind, path, "--yes")


def test_a_workbook_is_read_like_a_list(school: School) -> None:
    """What the office keeps in a spreadsheet needs no detour."""
    book = Workbook()
    assert book.active is not None
    for line in PEOPLE.splitlines():
        book.active.append(line.split(";"))
    book.save(school.folder / "people.xlsx")
    school.done("import", "people", school.folder / "people.xlsx", "--yes")
    assert known(school) == ["E26-001", "E26-002", "E26-003"]


def test_a_long_list_is_shown_in_part(school: School) -> None:
    """The preview of a whole school stays readable."""
    rows = "".join(f"X{number:03};Nom{number};Prénom;élève;;;\n" for number in range(30))
    said = school.done("import", "people", listed(school, PEOPLE.splitlines()[0] + "\n" + rows), "--preview")
    assert "… and 10 more" in said
