"""The registry: who is meant by a badge, a number or a name, and which order a machine means."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import Engine, select
from sqlalchemy.exc import IntegrityError

from collector.core.families import Family
from collector.errors import RequestRefused
from collector.store.database import write_engine
from collector.store.registry import Registry
from collector.store.registry_records import (
    Operation,
    Order,
    OrderState,
    Person,
    PersonRole,
    display_name,
    new_person_id,
    normalise_badge,
    order_key,
)
from collector.store.registry_tables import badge, metadata, person

NOON = datetime(2026, 11, 2, 12, tzinfo=UTC)
LEA = Person(id="p-aaaa2222", reference="E26-001", given_name="Léa", family_name="Martin", birth_date=date(2010, 3, 14))
HUGO = Person(id="p-bbbb3333", reference="E26-003", given_name="Hugo", family_name="Dubois", group_name="U1")
GABIN = Person(id="p-cccc4444", reference="E26-024", given_name="Gabin", family_name="Martin")
LENA = Person(id="p-dddd5555", reference="E26-025", given_name="Léa", family_name="Moreau")
KARIM = Person(id="p-eeee6666", reference="F-03", given_name="Karim", family_name="Bensaïd", role=PersonRole.TRAINER)


@pytest.fixture
def engine(tmp_path: Path) -> Iterator[Engine]:
    engine = write_engine(tmp_path / "etabli.sqlite")
    metadata.create_all(engine)
    yield engine
    engine.dispose()


@pytest.fixture
def registry(engine: Engine) -> Registry:
    registry = Registry(engine)
    for one in (LEA, HUGO, GABIN, LENA, KARIM):
        registry.save_person(one)
    return registry


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("E26-003", HUGO),
        (" E26-003 ", HUGO),
        ("p-bbbb3333", HUGO),
        ("dubois", HUGO),
        ("DUBOIS", HUGO),
        ("bensaid", KARIM),
        ("Gabin Martin", GABIN),
        ("martin léa", LEA),
        ("lea moreau", LENA),
        ("Karim B.", KARIM),
    ],
)
def test_a_person_is_found_by_what_people_say(registry: Registry, text: str, expected: Person) -> None:
    """Reference and id exactly; names without regard to case and accents."""
    assert registry.find(text) == expected


def test_an_ambiguous_name_lists_who_may_be_meant(registry: Registry) -> None:
    """Two of one family name: neither is taken, both are named with their references."""
    with pytest.raises(RequestRefused) as refused:
        registry.find("martin")
    assert "E26-001 (Léa Martin)" in str(refused.value)
    assert "E26-024 (Gabin Martin)" in str(refused.value)
    assert "E26-003" not in str(refused.value)


@pytest.mark.parametrize("text", ["", " ", "nobody", "mart", "p-zzzz9999"])
def test_nobody_is_guessed(registry: Registry, text: str) -> None:
    """Part of a name is no name, and the empty text means nobody."""
    with pytest.raises(RequestRefused, match="nobody"):
        registry.find(text)


def test_a_role_and_all_fields_come_back(registry: Registry) -> None:
    """What was saved is what is read, and saving again changes the row instead of adding one."""
    assert registry.by_reference("F-03") == KARIM
    assert registry.person(LEA.id) == LEA
    assert registry.by_reference("F-99") is None
    moved = Person(id=HUGO.id, reference="E26-003", given_name="Hugo", family_name="Dubois", group_name="U2")
    registry.save_person(moved)
    assert registry.person(HUGO.id) == moved
    assert len(registry.persons()) == 5


def test_two_persons_never_share_a_reference(registry: Registry) -> None:
    """The school's number is unique."""
    with pytest.raises(IntegrityError):
        registry.save_person(Person(id=new_person_id(), reference="E26-001", given_name="A", family_name="B"))


def test_names_on_pages_are_short_unless_two_would_be_one(registry: Registry) -> None:
    """`Léa M.` twice would be nobody: these two stand with their family names."""
    names = registry.display_names()
    assert names[HUGO.id] == "Hugo D."
    assert names[LEA.id] == "Léa Martin"
    assert names[LENA.id] == "Léa Moreau"


@pytest.mark.parametrize(
    ("given_name", "family_name", "shown"),
    [
        ("Léa", "Martin", "Léa M."),
        ("Yann", "le Goff", "Yann L."),
        ("Jean-Paul", "Élie", "Jean-Paul É."),
        ("Cher", "", "Cher"),
        ("", "", "p-x"),
    ],
)
def test_display_name(given_name: str, family_name: str, shown: str) -> None:
    """Given name and initial; the opaque id where there is no name."""
    assert display_name(Person(id="p-x", reference="1", given_name=given_name, family_name=family_name)) == shown


def test_ids_are_opaque() -> None:
    """Random, of one form, and none twice."""
    ids = {new_person_id() for _ in range(2_000)}
    assert len(ids) == 2_000
    assert all(re.fullmatch(r"p-[2-9a-hjkmnp-z]{8}", one) for one in ids)


# Badges.


@pytest.mark.parametrize(
    ("text", "uid"),
    [
        ("04:A1:B2:C3", "04A1B2C3"),
        ("04-a1-b2-c3", "04A1B2C3"),
        (" 04 a1 B2 c3\n", "04A1B2C3"),
        ("04.A1.B2.C3.D4.E5.F6", "04A1B2C3D4E5F6"),
        ("07616525", "07616525"),
    ],
)
def test_a_badge_has_one_way_of_writing(text: str, uid: str) -> None:
    """Separators and case are the reader's; digits alone stay hex."""
    assert normalise_badge(text) == uid


@pytest.mark.parametrize(
    ("text", "uid"), [("7616525", "0074380D"), ("0007616525", "0074380D"), ("4294967296", "0100000000")]
)
def test_a_decimal_badge_is_turned_into_hex_only_when_said(text: str, uid: str) -> None:
    """ESPHome's rdm6300 reports the last four bytes as a decimal number."""
    assert normalise_badge(text, decimal=True) == uid


@pytest.mark.parametrize(
    ("text", "decimal"),
    [("", False), ("04A1B", False), ("04:G1", False), ("04", False), ("04A1B2", True), ("", True), ("-5x", True)],
)
def test_what_is_no_badge_is_refused(text: str, decimal: bool) -> None:
    """Half a byte is a lost leading zero, not a badge."""
    with pytest.raises(ValueError, match="badge number"):
        normalise_badge(text, decimal=decimal)


@given(st.binary(min_size=2, max_size=10), st.sampled_from([":", "-", " ", ".", ""]), st.booleans())
def test_every_way_of_writing_a_uid_is_the_same_badge(uid: bytes, separator: str, upper: bool) -> None:
    """And writing it in the registry's way again changes nothing."""
    text = uid.hex(separator) if separator else uid.hex()
    normal = normalise_badge(text.upper() if upper else text)
    assert normal == uid.hex().upper()
    assert normalise_badge(normal) == normal


@given(st.integers(min_value=0, max_value=2**32 - 1))
def test_a_decimal_number_and_its_bytes_are_one_badge(number: int) -> None:
    """Whatever the four bytes, both readers name the same badge."""
    assert normalise_badge(str(number), decimal=True) == normalise_badge(number.to_bytes(4, "big").hex(":"))


def test_a_badge_belongs_to_whoever_holds_it_at_that_time(registry: Registry) -> None:
    """It passes from hand to hand; the past keeps its holder, and the instant of the change is the new one's."""
    later = NOON + timedelta(days=30)
    registry.give_badge("04A1B2C3", LEA.id, NOON)
    assert registry.by_badge("04:a1:b2:c3", NOON) == LEA
    assert registry.by_badge("04:a1:b2:c3", NOON - timedelta(seconds=1)) is None
    with pytest.raises(RequestRefused, match="withdraw it first"):
        registry.give_badge("04A1B2C3", HUGO.id, later)
    registry.withdraw_badge("04A1B2C3", later)
    assert registry.by_badge("04A1B2C3", later) is None
    registry.give_badge("04A1B2C3", HUGO.id, later)
    assert registry.by_badge("04A1B2C3", later) == HUGO
    assert registry.by_badge("04A1B2C3", later - timedelta(microseconds=1)) == LEA
    assert [(one.uid, one.person) for one in registry.badges()] == [("04A1B2C3", HUGO.id)]


def test_a_badge_handed_over_twice_within_an_instant_has_one_holder(registry: Registry) -> None:
    """The later one."""
    registry.give_badge("04A1B2C3", LEA.id, NOON)
    registry.withdraw_badge("04A1B2C3", NOON)
    registry.give_badge("04A1B2C3", HUGO.id, NOON)
    assert registry.by_badge("04A1B2C3", NOON) == HUGO


def test_a_badge_by_a_decimal_reader_and_junk(registry: Registry) -> None:
    """A decimal reader finds the same holder; what is no badge is nobody's."""
    registry.give_badge("0074380D", LEA.id, NOON)
    assert registry.by_badge("7616525", NOON, decimal=True) == LEA
    assert registry.by_badge("7616525", NOON) is None
    assert registry.by_badge("??", NOON) is None


def test_the_database_itself_refuses_two_holders(registry: Registry, engine: Engine) -> None:
    """Not even a direct write gives one badge to two."""
    registry.give_badge("04A1B2C3", LEA.id, NOON)
    with pytest.raises(IntegrityError), engine.begin() as connection:
        connection.execute(badge.insert().values(uid="04A1B2C3", person=HUGO.id, since=NOON + timedelta(1), until=None))


# Forgetting.


def test_erasing_empties_the_row_and_keeps_the_id(registry: Registry, engine: Engine) -> None:
    """The row still answers to its id; no name, number, date, group or badge is left in any table."""
    registry.give_badge("04A1B2C3", LEA.id, NOON)
    registry.erase(LEA.id)
    assert registry.person(LEA.id) == Person(
        id=LEA.id, reference=None, given_name="", family_name="", birth_date=None, group_name="", active=False
    )
    assert registry.by_badge("04A1B2C3", NOON) is None
    assert LEA.id not in {one.id for one in registry.persons()}
    assert LEA.id not in registry.display_names()
    assert registry.find("martin") == GABIN
    with engine.connect() as connection:
        left = str(connection.execute(select(person)).all()) + str(connection.execute(select(badge)).all())
    assert "Léa" in left  # Léa Moreau, who was not erased
    assert "E26-001" not in left
    assert "04A1B2C3" not in left


def test_two_may_be_erased(registry: Registry) -> None:
    """Empty references do not collide, and the number can be given to somebody new."""
    registry.erase(LEA.id)
    registry.erase(HUGO.id)
    registry.save_person(Person(id=new_person_id(), reference="E26-001", given_name="A", family_name="B"))
    assert registry.find("E26-001").given_name == "A"
    with pytest.raises(RequestRefused):
        registry.erase("p-nobody")


# Orders.


@pytest.fixture
def orders(engine: Engine) -> Registry:
    registry = Registry(engine)
    with registry.transaction() as inside:
        inside.save_order(Order(number="26-1042", customer="Pernet", due_date=date(2026, 12, 18)))
        inside.save_order(Order(number="OF-1050", due_date=date(2026, 12, 1)))
        inside.save_order(Order(number="007", state=OrderState.DONE))
        inside.save_order(Order(number="7"))
        inside.save_order(Order(number="ab1", state=OrderState.DONE))
        inside.save_order(Order(number="AB1", state=OrderState.CANCELLED))
        for number, family in (
            ("10", Family.SAW),
            ("20", Family.CNC_LATHE),
            ("100", Family.CNC_LATHE),
            ("30", Family.PRESS_BRAKE),
        ):
            inside.save_operation(Operation(order="26-1042", operation=number, family=family, quantity=40))
    return registry


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("26-1042", "26-1042"),
        ("  26-1042 ", "26-1042"),
        ("OF-26-1042", "26-1042"),
        ("of 26-1042", "26-1042"),
        ("CMD26-1042", "26-1042"),
        ("Cde: 26-1042", "26-1042"),
        ("OF N° 26-1042", "26-1042"),
        ("0026-1042", "26-1042"),
        ("OF-0026-1042", "26-1042"),
        ("1050", "OF-1050"),
        ("of1050", "OF-1050"),
        ("007", "007"),
        ("7", "7"),
        ("0007", "7"),
        ("ab1", "ab1"),
        ("AB1", "AB1"),
        ("Ab1", None),
        ("26-104", None),
        ("1042", None),
        ("26-1042-10", None),
        ("OF", None),
        ("0", None),
        ("", None),
    ],
)
def test_an_order_that_a_machine_names_is_matched_when_it_is_plain(
    orders: Registry, text: str, number: str | None
) -> None:
    """Exact first, then tolerant; of several alike the only open one; and nothing beyond that is guessed."""
    matched = orders.match_order(text, Family.SAW)
    assert (matched[0].number if matched else None) == number


@pytest.mark.parametrize(
    ("family", "operation"),
    [(Family.SAW, "10"), (Family.PRESS_BRAKE, "30"), (Family.CNC_LATHE, None), (Family.LASER, None)],
)
def test_the_operation_is_named_where_one_alone_fits_the_machine(
    orders: Registry, family: Family, operation: str | None
) -> None:
    """Two operations on lathes: which one is meant is not guessed."""
    matched = orders.match_order("of 26-1042", family)
    assert matched is not None
    assert (matched[1].operation if matched[1] else None) == operation


@given(
    st.from_regex(r"[1-9][0-9]{0,3}(-[0-9]{1,4})?", fullmatch=True),
    st.sampled_from(["", "OF", "of-", "CMD ", "Cde.", "0", "00"]),
)
def test_dressing_an_order_number_up_does_not_change_it(number: str, dress: str) -> None:
    """Prefix, zeros and blanks go; the number stays."""
    assert order_key(f" {dress}{number} ") == order_key(number) == number


def test_orders_stand_by_due_date_and_operations_by_number(orders: Registry) -> None:
    """Nearest first, without a date last; operation 100 comes after 30."""
    assert [one.number for one in orders.orders(OrderState.OPEN)] == ["OF-1050", "26-1042", "7"]
    assert [one.number for one in orders.orders(OrderState.DONE, OrderState.CANCELLED)] == ["007", "AB1", "ab1"]
    assert [one.operation for one in orders.operations("26-1042")] == ["10", "20", "30", "100"]
    assert orders.operation("26-1042", "30") == Operation(
        order="26-1042", operation="30", family=Family.PRESS_BRAKE, quantity=40
    )
    assert orders.operation("26-1042", "31") is None


def test_a_transaction_is_whole_or_nothing(orders: Registry) -> None:
    """An error inside leaves no trace of what came before it."""
    with pytest.raises(IntegrityError), orders.transaction() as inside:
        inside.save_order(Order(number="26-2000"))
        inside.save_operation(Operation(order="no such order", operation="10", family=Family.SAW, quantity=1))
    assert orders.order("26-2000") is None
