"""Lists from the office: read as offices write them, all problems at once, nothing written by half, nothing twice."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import Workbook
from sqlalchemy import Engine, create_engine
from sqlalchemy.exc import IntegrityError

from collector.core import families as kinds
from collector.core.families import Family
from collector.errors import ConfigError, Problem, RequestRefused
from collector.store.database import write_engine
from collector.store.import_reading import Kind
from collector.store.importing import Change, FieldChange, ImportPlan, apply, plan, template
from collector.store.registry import Registry
from collector.store.registry_records import Operation, Order, OrderState, Person, PersonRole
from collector.store.registry_tables import metadata

TODAY = date(2026, 11, 2)
NOON = datetime(2026, 11, 2, 12, tzinfo=UTC)
DEMO = Path(__file__).parents[2] / "config" / "demo"

# As French Excel writes "CSV (séparateur : point-virgule)": Windows-1252, semicolons, CRLF, French dates.
EXCEL_PEOPLE = (
    b"Matricule;Nom;Pr\xe9nom;R\xf4le;Date de naissance;Groupe;Badge(s)\r\n"
    b"E26-001;Martin;L\xe9a;\xc9l\xe8ve;31/12/2010;U1;04:A1:B2:C3\r\n"
    b"E26-002;Le Go\xfbt;No\xebl;apprenti;01/02/2009;U1;04A1B2C4 | 04A1B2C5\r\n"
    b"F-01;L'H\xf4te;\x8cdipe;Formateur;;;\r\n"
    b";;;;;;\r\n"
)


@pytest.fixture
def engine(tmp_path: Path) -> Iterator[Engine]:
    engine = write_engine(tmp_path / "etabli.sqlite")
    metadata.create_all(engine)
    yield engine
    engine.dispose()


@pytest.fixture
def registry(engine: Engine) -> Registry:
    return Registry(engine)


class Office:
    """Somebody who writes lists and imports them."""

    def __init__(self, folder: Path, registry: Registry) -> None:
        self.folder = folder
        self.registry = registry

    def plan(self, kind: Kind, content: str | bytes) -> ImportPlan:
        """Preview a list with this content."""
        path = self.folder / "list"
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return plan(kind, path, self.registry, TODAY)

    def bring_in(self, kind: Kind, content: str | bytes, at: datetime = NOON) -> ImportPlan:
        """Preview and apply."""
        wanted = self.plan(kind, content)
        apply(wanted, self.registry, at)
        return wanted

    def problems(self, kind: Kind, content: str | bytes) -> list[tuple[str, str, str]]:
        """Where, found and expected of every problem of a list; the registry stays untouched."""
        before = (self.registry.persons(), self.registry.badges(), self.registry.orders(), self.registry.operations())
        with pytest.raises(ConfigError) as refused:
            self.plan(kind, content)
        after = (self.registry.persons(), self.registry.badges(), self.registry.orders(), self.registry.operations())
        assert after == before
        assert all(one.file == str(self.folder / "list") for one in refused.value.problems)
        return [(one.where, one.found, one.expected) for one in refused.value.problems]


@pytest.fixture
def office(tmp_path: Path, registry: Registry) -> Office:
    return Office(tmp_path, registry)


def workbook(rows: Sequence[Sequence[Any]]) -> bytes:
    """An XLSX file's bytes."""
    book = Workbook()
    assert book.active is not None
    for row in rows:
        book.active.append(list(row))
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()


# Ways of writing one list.


def test_a_list_as_french_excel_writes_it(office: Office) -> None:
    """Windows-1252 with semicolons, French headings, dates and roles; the empty row at the end is none."""
    office.bring_in(Kind.PEOPLE, EXCEL_PEOPLE)
    lea, noel, oedipe = (office.registry.by_reference(one) for one in ("E26-001", "E26-002", "F-01"))
    assert lea is not None and noel is not None and oedipe is not None
    assert lea == Person(
        id=lea.id,
        reference="E26-001",
        given_name="Léa",
        family_name="Martin",
        birth_date=date(2010, 12, 31),
        group_name="U1",
    )
    assert (noel.given_name, noel.family_name, noel.birth_date) == ("Noël", "Le Goût", date(2009, 2, 1))
    assert (oedipe.given_name, oedipe.role, oedipe.birth_date) == ("Œdipe", PersonRole.TRAINER, None)
    assert office.registry.by_badge("04-a1-b2-c5", NOON) == noel
    assert [one.uid for one in office.registry.badges()] == ["04A1B2C3", "04A1B2C4", "04A1B2C5"]


def _people(headings: Sequence[str], delimiter: str, encoding: str, end: str) -> bytes:
    rows = [headings, ("E1", "Martin", "Zoé", "31/12/2010"), ("E2", 'd\'Arc; Jeanne, ou "Jo"', "Jo", "2009-02-01")]
    target = io.StringIO()
    csv.writer(target, delimiter=delimiter, lineterminator=end).writerows(rows)
    return target.getvalue().encode(encoding)


FRENCH = ("MATRICULE", "nom de famille", "Prenom", "né(e) le")
ENGLISH = ("reference", "family_name", "Given name", "birth-date")


@pytest.mark.parametrize(
    "content",
    [
        _people(FRENCH, ";", "utf-8", "\r\n"),
        _people(FRENCH, ",", "utf-8-sig", "\n"),
        _people(FRENCH, ";", "cp1252", "\r\n"),
        _people(ENGLISH, "\t", "utf-16", "\r\n"),
        _people(ENGLISH, ",", "utf-8", "\r\n"),
        b"sep=;\r\n" + _people(ENGLISH, ";", "utf-8", "\r\n"),
        b"\xef\xbb\xbf" + b"\r\n\r\n" + _people(ENGLISH, ";", "utf-8", "\r\n"),
        workbook(
            [
                FRENCH,
                ("E1", " Martin", "Zoé ", datetime(2010, 12, 31)),  # noqa: DTZ001 - a cell has no zone
                (),
                ("E2", 'd\'Arc; Jeanne, ou "Jo"', "Jo", "01.02.2009"),
            ]
        ),
    ],
    ids=["french", "comma-bom", "cp1252", "utf-16-tab", "english", "sep-line", "empty-lines-first", "xlsx"],
)  # fmt: skip
def test_every_way_of_writing_is_the_same_list(office: Office, content: bytes) -> None:
    """Delimiter, encoding, line ends, language of the headings, real date cells: one and the same people."""
    office.bring_in(Kind.PEOPLE, content)
    assert [(one.reference, one.family_name, one.given_name, one.birth_date) for one in office.registry.persons()] == [
        ("E2", 'd\'Arc; Jeanne, ou "Jo"', "Jo", date(2009, 2, 1)),
        ("E1", "Martin", "Zoé", date(2010, 12, 31)),
    ]


def test_numbers_of_a_workbook_are_read_as_what_they_name(office: Office) -> None:
    """A reference and an operation that a spreadsheet keeps as numbers are texts of digits, without `.0`."""
    office.bring_in(Kind.PEOPLE, workbook([("matricule", "nom", "prénom", "badge décimal"), (1042, "A", "B", 7616525)]))
    person = office.registry.by_reference("1042")
    assert person is not None
    assert office.registry.by_badge("00:74:38:0D", NOON) == person
    rows = [("commande", "opération", "famille", "quantité", "temps de cycle"), (261042, 10.0, "tour", 12.0, "1,5 min")]
    office.bring_in(Kind.ORDERS, workbook(rows))
    assert office.registry.operations() == (
        Operation(order="261042", operation="10", family=Family.CNC_LATHE, quantity=12, standard_cycle=90.0),
    )


def test_an_order_s_columns_may_stand_in_its_first_row_alone(office: Office) -> None:
    """Empty below means the same, not nothing."""
    content = (
        "commande;client;désignation;échéance;état;opération;famille;quantité;"
        "temps de réglage;pièces par cycle;coups par pièce;programme\n"
        "26-1042;Pernet;Support;18/12/2026;terminée;10;Scie;1 000;;;;\n"
        "26-1042;;;;;20;press_brake;1\u00a0000;1,5 h;4;6;PLI\n"
    )
    office.bring_in(Kind.ORDERS, content)
    assert office.registry.orders() == (
        Order(
            number="26-1042",
            customer="Pernet",
            title="Support",
            due_date=date(2026, 12, 18),
            state=OrderState.DONE,
        ),
    )
    assert office.registry.operations() == (
        Operation(order="26-1042", operation="10", family=Family.SAW, quantity=1000),
        Operation(
            order="26-1042",
            operation="20",
            family=Family.PRESS_BRAKE,
            quantity=1000,
            standard_setup=5400.0,
            parts_per_cycle=4,
            strokes_per_part=6,
            program="PLI",
        ),
    )


@pytest.mark.parametrize("family", list(Family))
def test_every_family_is_known_by_our_word_and_by_what_the_pages_call_it(office: Office, family: Family) -> None:
    """What a site file may name, an order may name, in either language."""
    heads = "commande;opération;famille;quantité\n"
    office.bring_in(Kind.ORDERS, heads + f"1;10;{family};5\n2;10;{kinds.FRENCH[family].upper()};5\n")
    assert [one.family for one in office.registry.operations()] == [family, family]


# Preview and change.


def test_the_preview_says_field_by_field_what_would_change(office: Office) -> None:
    """New, changed, unchanged, absent; looking at it writes nothing."""
    office.bring_in(Kind.PEOPLE, EXCEL_PEOPLE)
    before = office.registry.persons()
    preview = office.plan(
        Kind.PEOPLE,
        "matricule;nom;prénom;groupe;badge;téléphone\n"
        "E26-001;Martin;Léa;U2;04A1B2C9;06\n"
        "E26-002;Le Goût;Noël;U1;04A1B2C5|04A1B2C4;\n"
        "E26-009;Roux;Ana;;;\n",
    )
    assert preview.new == ("E26-009 Ana Roux",)
    assert preview.changed == (
        Change(
            "E26-001 Léa Martin",
            (FieldChange("group_name", "U1", "U2"), FieldChange("badges", "04A1B2C3", "04A1B2C9")),
        ),
    )
    assert preview.unchanged == ("E26-002 Noël Le Goût",)
    assert preview.absent == ("F-01 Œdipe L'Hôte",)
    assert preview.ignored_columns == ("téléphone",)
    assert not preview.empty
    assert office.registry.persons() == before
    apply(preview, office.registry, NOON + timedelta(days=1))
    changed = office.registry.by_reference("E26-001")
    assert changed is not None
    assert (changed.id, changed.group_name, changed.birth_date) == (before[2].id, "U2", date(2010, 12, 31))
    assert office.registry.by_badge("04A1B2C3", NOON + timedelta(days=1)) is None
    assert office.registry.by_badge("04A1B2C3", NOON) == changed
    assert office.registry.by_badge("04A1B2C9", NOON + timedelta(days=1)) == changed
    assert office.registry.by_reference("F-01") is not None


def test_what_a_list_does_not_say_stays(office: Office) -> None:
    """A missing column leaves its field; an empty cell empties it, but demotes and revives nobody."""
    office.bring_in(
        Kind.PEOPLE,
        "matricule;nom;prénom;rôle;date de naissance;actif;badge\nF-01;Perrin;Anne;formatrice;01/01/1980;non;04A1\n",
    )
    office.bring_in(Kind.PEOPLE, "matricule;nom;prénom;groupe\nF-01;Perrin;Anne;Tôlerie\n")
    anne = office.registry.by_reference("F-01")
    assert anne is not None
    assert (anne.role, anne.birth_date, anne.active, anne.group_name) == (
        PersonRole.TRAINER, date(1980, 1, 1), False, "Tôlerie",
    )  # fmt: skip
    assert [one.uid for one in office.registry.badges()] == ["04A1"]
    emptying = "matricule;nom;prénom;rôle;date de naissance;actif;badge\nF-01;Perrin;Anne;;;;\n"
    office.bring_in(Kind.PEOPLE, emptying)
    anne = office.registry.by_reference("F-01")
    assert anne is not None
    assert (anne.role, anne.birth_date, anne.active, anne.group_name) == (PersonRole.TRAINER, None, False, "Tôlerie")
    assert office.registry.badges() == ()


def test_orders_that_the_list_leaves_out_are_named_and_kept(office: Office) -> None:
    """Open orders, and operations of orders that it does name; nothing is deleted."""
    heads = "order,operation,family,quantity,state,standard_cycle\n"
    office.bring_in(
        Kind.ORDERS,
        heads + "A,10,saw,5,,90 s\nA,20,cnc_lathe,5,,\nB,10,saw,5,,\nC,10,saw,5,done,\n",
    )
    preview = office.bring_in(Kind.ORDERS, heads + "A,10,saw,6,done,2 min\n")
    assert preview.absent == ("B", "A / 20")
    assert preview.changed == (
        Change("A", (FieldChange("state", "open", "done"),)),
        Change("A / 10", (FieldChange("quantity", "5", "6"), FieldChange("standard_cycle", "90 s", "120 s"))),
    )
    assert len(office.registry.operations()) == 4


def test_badges_may_change_hands_within_one_list(office: Office) -> None:
    """Two trainees swap: neither is a second holder, because the list takes from each what it gives to the other."""
    heads = "matricule;nom;prénom;badge\n"
    office.bring_in(Kind.PEOPLE, heads + "A;A;A;04A1\nB;B;B;04B2\n")
    office.bring_in(Kind.PEOPLE, heads + "A;A;A;04B2\nB;B;B;04A1\n", at=NOON + timedelta(hours=1))
    holder = office.registry.by_badge("04B2", NOON + timedelta(hours=1))
    assert holder is not None and holder.reference == "A"


def test_a_plan_grown_old_is_not_carried_out(office: Office) -> None:
    """Somebody changed the registry after the preview: what was shown is no longer what would happen."""
    content = "matricule;nom;prénom;groupe\nA;A;A;U1\n"
    old = office.plan(Kind.PEOPLE, content)
    office.bring_in(Kind.PEOPLE, content)
    with pytest.raises(RequestRefused, match="changed since"):
        apply(old, office.registry, NOON)
    assert len(office.registry.persons()) == 1


def test_a_badge_given_away_after_the_preview_stops_the_whole_import(office: Office) -> None:
    """Nothing of the list is written, not even the rows before it."""
    preview = office.plan(Kind.PEOPLE, "matricule;nom;prénom;badge\nA;A;A;\nB;B;B;04A1\n")
    office.registry.save_person(Person(id="p-z", reference="Z", given_name="Z", family_name="Z"))
    office.registry.give_badge("04A1", "p-z", NOON)
    with pytest.raises(ConfigError, match="Z holds it"):
        apply(preview, office.registry, NOON)
    assert [one.reference for one in office.registry.persons()] == ["Z"]


def test_an_import_that_fails_on_its_way_leaves_nothing(office: Office, engine: Engine) -> None:
    """The database refuses the third row: the two before it are not there either."""
    with engine.begin() as connection:
        connection.exec_driver_sql(
            "CREATE TRIGGER full BEFORE INSERT ON person WHEN NEW.reference = 'C' "
            "BEGIN SELECT RAISE(ABORT, 'database or disk is full'); END"
        )
    with pytest.raises(IntegrityError, match="disk is full"):
        office.bring_in(Kind.PEOPLE, "matricule;nom;prénom;badge\nA;A;A;04A1\nB;B;B;04B2\nC;C;C;04C3\n")
    assert office.registry.persons() == ()
    assert office.registry.badges() == ()


@pytest.mark.parametrize("kind", list(Kind))
def test_the_templates_and_the_demo_import_and_a_second_time_change_nothing(office: Office, kind: Kind) -> None:
    """What we hand out is what we take; importing twice is importing once."""
    for content in (template(kind), (DEMO / f"{kind}.csv").read_bytes()):
        first = office.bring_in(kind, content)
        assert first.new
        assert not first.ignored_columns
        again = office.bring_in(kind, content)
        assert again.empty
        assert len(again.unchanged) == len(first.new) + len(first.changed) + len(first.unchanged)


def test_the_demo_is_the_workshop_that_it_promises(office: Office) -> None:
    """24 trainees, one of them 14 years old, their trainers, and orders on every kind of machine."""
    people = office.bring_in(Kind.PEOPLE, (DEMO / "people.csv").read_bytes())
    assert len(people.new) == len(office.registry.badges()) == 29
    roles = [one.role for one in office.registry.persons()]
    assert [roles.count(role) for role in PersonRole] == [24, 3, 1, 1, 0]
    youngest = max(one.birth_date for one in office.registry.persons() if one.birth_date)
    assert date(2011, 11, 22) < youngest < date(2012, 11, 22)
    office.bring_in(Kind.ORDERS, (DEMO / "orders.csv").read_bytes())
    assert len({one.customer for one in office.registry.orders()}) == 8
    known = {one.family for one in office.registry.operations()}
    assert known >= {"machining_centre", "cnc_lathe", "press_brake", "laser", "saw", "shear", "welding"}


@pytest.mark.parametrize(
    ("announced", "family"),
    [
        *((f"OF-104{number}", Family.MACHINING_CENTRE) for number in (1, 2, 3)),
        *((f"OF-210{number}", Family.CNC_LATHE) for number in (1, 2, 3)),
        *((f"OF-330{number}", Family.PRESS_BRAKE) for number in (1, 2, 3)),
    ],
)
def test_what_the_demo_s_machines_announce_is_in_the_demo_s_orders(
    office: Office, announced: str, family: Family
) -> None:
    """Each order of the simulated day is linked, down to its operation."""
    office.bring_in(Kind.ORDERS, (DEMO / "orders.csv").read_bytes())
    matched = office.registry.match_order(announced, family)
    assert matched is not None
    assert matched[0].number == announced
    assert matched[1] is not None and matched[1].family is family


# Problems.


def test_all_problems_of_a_list_come_at_once(office: Office) -> None:
    """Each with its line and the file's own heading, in the order of the lines; nothing is written."""
    problems = office.problems(
        Kind.PEOPLE,
        "Matricule;Nom;Prénom;Rôle;Date de naissance;Actif;Badge\n"
        "E1;Martin;Léa;élève;31/12/2010;oui;04A1B2C3\n"
        "E2;;Léa;roi;31/02/2010;peut-être;04A1B\n"
        ";Roux;Ana;;31/12/10;;\n"
        "E4;Roux;Ana;;02/11/2026;;\n"
        "E5;Roux;Ana;;31/12/1929;;04A1B2C3\n"
        "E1;Roux;Ana;;hier;;\n",
    )
    date_text = "a date such as 31/12/2010 or 2010-12-31"
    assert problems == [
        ("line 3, column Nom", "", "a text"),
        ("line 3, column Rôle", "roi", problems[1][2]),
        ("line 3, column Date de naissance", "31/02/2010", date_text),
        ("line 3, column Actif", "peut-être", "one of yes (oui), no (non)"),
        ("line 3, column Badge", "04A1B", problems[4][2]),
        ("line 4, column Matricule", "", "a text"),
        ("line 4, column Date de naissance", "31/12/10", date_text),
        ("line 5, column Date de naissance", "02/11/2026", "a date of birth after 1930 and before today"),
        ("line 6, column Date de naissance", "31/12/1929", "a date of birth after 1930 and before today"),
        ("line 6, column Badge", "04A1B2C3", "each badge once: line 2 has it already"),
        ("line 7, column Date de naissance", "hier", date_text),
        ("line 7, column Matricule", "E1", "each reference once: it stands on line 2 already"),
    ]
    assert "trainer (formateur)" in problems[1][2]
    assert "hex" in problems[4][2]


@pytest.mark.parametrize(
    ("column", "cell", "expected"),
    [
        ("quantité", "0", "at least 1"),
        ("quantité", "-5", "at least 1"),
        ("quantité", "12,5", "whole number"),
        ("quantité", "dix", "whole number"),
        ("quantité", "", "whole number"),
        ("quantité", "99999999999", "at most"),
        ("temps de cycle", "90", "a duration with its unit"),
        ("temps de cycle", "0 s", "leave|duration"),
        ("temps de cycle", "1:30", "a duration with its unit"),
        ("temps de réglage", "-5 min", "a duration with its unit"),
        ("temps de réglage", "31 d", "at most 30 days"),
        ("temps de réglage", "9" * 400 + " h", "at most 30 days"),
        ("pièces par cycle", "0", "at least 1"),
        ("coups par pièce", "zwei", "whole number"),
        ("famille", "tracteur", "one of machining_centre"),
        ("famille", "", "a machine family"),
        ("échéance", "bientôt", "a date"),
        ("état", "presque", "one of open"),
        ("opération", "", "a text"),
    ],
)
def test_what_an_order_s_cell_may_not_hold(office: Office, column: str, cell: str, expected: str) -> None:
    """One wrong cell is one problem, at that cell."""
    good = {
        "commande": "26-1", "opération": "10", "famille": "saw", "quantité": "5", "échéance": "", "état": "",
        "temps de cycle": "", "temps de réglage": "", "pièces par cycle": "", "coups par pièce": "",
    }  # fmt: skip
    rows = {**good, column: cell}
    content = ";".join(rows) + "\n" + ";".join(rows.values()) + "\n"
    [(where, found, said)] = office.problems(Kind.ORDERS, content)
    assert (where, found) == (f"line 2, column {column}", cell)
    assert any(one in said for one in expected.split("|"))


def test_rows_of_one_order_may_not_contradict_each_other(office: Office) -> None:
    """Nor may an operation stand twice."""
    problems = office.problems(
        Kind.ORDERS,
        "commande;client;opération;famille;quantité\n1;Pernet;10;saw;5\n1;Novacam;20;saw;5\n1;;10;saw;5\n",
    )
    assert problems == [
        ("line 3, column client", "Novacam", "Pernet, as on line 2 for the same order"),
        ("line 4, column opération", "1 / 10", "each order and operation once: it stands on line 2 already"),
    ]


def test_a_reference_twice_in_one_list(office: Office) -> None:
    """Which of the two rows holds is not guessed."""
    problems = office.problems(Kind.PEOPLE, "matricule;nom;prénom\nA;A;A\nA;B;B\n")
    assert problems == [("line 3, column matricule", "A", "each reference once: it stands on line 2 already")]


def test_a_badge_in_another_hand_is_a_problem(office: Office) -> None:
    """The other one's reference is named; a list that leaves the other one out does not take the badge from them."""
    heads = "matricule;nom;prénom;badge\n"
    office.bring_in(Kind.PEOPLE, heads + "A;A;A;04A1\n")
    expected = [("line 2, column badge", "04A1", "a badge that nobody else holds: A holds it")]
    assert office.problems(Kind.PEOPLE, heads + "B;B;B;04a1\n") == expected


def test_headings_are_checked_before_anything_else_is_believed(office: Office) -> None:
    """A missing column, one meant twice, and a slip of the pen that would silently drop the dates of birth."""
    problems = office.problems(Kind.PEOPLE, "matricule;nom;surname;date de naisance\nA;A;A;1/1/2010\n")
    assert problems == [
        ("line 1", "'nom' and 'surname'", "one column for family_name"),
        ("line 1", "'date de naisance'", "'date de naissance', if that is what is meant"),
        ("line 1", "", "a column given_name (or: prénom, given name, first name)"),
    ]


@pytest.mark.parametrize(
    ("rows", "where", "expected"),
    [
        (("A", "B", "C", "D", 4112233), "line 2, column badge", "a badge number as text"),
        ((date(2026, 10, 1), "B", "C", None, None), "line 2, column matricule", "a text"),
        (("A", "B", "C", 40543, None), "line 2, column né le", "a date such as 31/12/2010 or 2010-12-31"),
    ],
)
def test_what_a_spreadsheet_made_of_a_cell_is_noticed(
    office: Office, rows: Sequence[Any], where: str, expected: str
) -> None:
    """Lost leading zeros, a number taken for a date, a date shown as a number."""
    problems = office.problems(Kind.PEOPLE, workbook([("matricule", "nom", "prénom", "né le", "badge"), rows]))
    assert (where, expected) in [(at, wanted) for at, _, wanted in problems]


@pytest.mark.parametrize(
    ("content", "where"),
    [
        (b"", "line 1"),
        (b"\r\n\r\n", "line 1"),
        (b"matricule;nom;pr\xe9nom\r\n", "line 2"),
        (b'matricule;nom;prenom\r\nA;"B;C\r\n', "line 2"),
        (b"matricule;nom;prenom\r\nA;B;C\r\nA;B;C;D\r\n", "line 3"),
        (b"\x81\x8d\x8f\x00\x01", "the file"),
        (b"PK\x03\x04 but no archive", "the file"),
        (workbook([("matricule",)])[:-200], "the file"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 old Excel", "the file"),
    ],
    ids=["empty", "blank", "headings-only", "open-quote", "too-many-cells", "binary", "fake-xlsx", "cut-xlsx", "xls"],
)
def test_what_is_no_list_is_said_where_it_is_none(office: Office, content: bytes, where: str) -> None:
    """Never a traceback: a place, and what was expected there."""
    problems = office.problems(Kind.PEOPLE, content)
    assert [at for at, _, _ in problems] == [where]


def test_a_line_number_is_the_editor_s(office: Office) -> None:
    """Quoted line breaks and empty lines count as lines."""
    content = 'sep=;\r\nmatricule;nom;prenom\r\n\r\n"A";"B\r\nB";C\r\nX;;Z\r\n'
    assert office.problems(Kind.PEOPLE, content) == [("line 6, column nom", "", "a text")]


def test_a_file_that_is_not_there(registry: Registry, tmp_path: Path) -> None:
    """A problem like any other."""
    with pytest.raises(ConfigError) as refused:
        plan(Kind.PEOPLE, tmp_path / "nowhere.csv", registry, TODAY)
    [problem] = refused.value.problems
    expected = "a file that can be read"
    assert problem == Problem(str(tmp_path / "nowhere.csv"), "the file", "No such file or directory", expected)


# For any list.

TEXTS = st.text(st.characters(codec="cp1252", exclude_categories=("Cc", "Zs")), min_size=1, max_size=12)
PERSONS = st.lists(
    st.tuples(TEXTS, TEXTS, TEXTS, st.none() | st.dates(date(1930, 1, 1), date(2026, 11, 1)), TEXTS),
    min_size=1,
    max_size=8,
    unique_by=lambda row: row[0],
)


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(PERSONS, st.sampled_from([";", ","]), st.sampled_from(["utf-8", "utf-8-sig", "cp1252"]), st.booleans())
def test_whatever_names_there_are_they_come_in_and_a_second_time_change_nothing(
    tmp_path_factory: pytest.TempPathFactory, people: list[Any], delimiter: str, encoding: str, french: bool
) -> None:
    """Any signs, delimiters inside texts, quotes: what was written is what the registry holds; again is no change."""
    folder = tmp_path_factory.mktemp("any")
    engine = create_engine("sqlite://")
    metadata.create_all(engine)
    form = "%d/%m/%Y" if french else "%Y-%m-%d"
    target = io.StringIO()
    writer = csv.writer(target, delimiter=delimiter)
    writer.writerow(("matricule", "nom", "prénom", "date de naissance", "groupe"))
    writer.writerows((*row[:3], row[3].strftime(form) if row[3] else "", row[4]) for row in people)
    office = Office(folder, Registry(engine))
    try:
        office.bring_in(Kind.PEOPLE, target.getvalue().encode(encoding))
        held = [
            (one.reference, one.family_name, one.given_name, one.birth_date, one.group_name)
            for one in office.registry.persons()
        ]
        assert sorted(map(repr, held)) == sorted(map(repr, people))
        assert office.bring_in(Kind.PEOPLE, target.getvalue().encode(encoding)).empty
    finally:
        engine.dispose()
