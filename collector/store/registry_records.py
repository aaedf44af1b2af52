"""What the registry holds: persons, badges, orders and operations, and the one way to write their numbers."""

from __future__ import annotations

import re
import secrets
import unicodedata
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from collector.core.badges import normalise_badge as normalise_badge
from collector.core.families import Family

ID_ALPHABET = "23456789abcdefghjkmnpqrstuvwxyz"
"""Without 0 and o, 1, i and l: an id is sometimes read aloud."""

ID_LENGTH = 8
"""Characters after `p-`: 8e11 ids, so that two never meet by chance in a school."""


class PersonRole(StrEnum):
    """What somebody is in the school."""

    TRAINEE = "trainee"
    TRAINER = "trainer"
    HEAD = "head"
    SAFETY_OFFICER = "safety_officer"
    STAFF = "staff"


class OrderState(StrEnum):
    """How far an order is for the office; what the workshop made of it is counted, not declared."""

    OPEN = "open"
    DONE = "done"
    CANCELLED = "cancelled"


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """Somebody of the school.

    Args:
        id: Opaque, random, the only thing that leaves the registry: `p-7k3m9x2q`.
        reference: The school's own number; None once the person is erased.
        given_name: First name; empty once erased.
        family_name: Last name; empty once erased.
        role: What they are in the school.
        birth_date: None where it is not known: no age is then assumed.
        group_name: Class or group, `U1`; empty for none.
        active: They come to the workshop; False for those who left.
    """

    id: str
    reference: str | None
    given_name: str
    family_name: str
    role: PersonRole = PersonRole.TRAINEE
    birth_date: date | None = None
    group_name: str = ""
    active: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Badge:
    """A badge in somebody's hand.

    Args:
        uid: The badge's number as `normalise_badge` writes it.
        person: Opaque id of its holder.
        since: From when (UTC).
        until: To when, exclusive (UTC); None while it is held.
    """

    uid: str
    person: str
    since: datetime
    until: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """A customer's order; `due_date` is the day on which it must leave."""

    number: str
    customer: str = ""
    title: str = ""
    due_date: date | None = None
    state: OrderState = OrderState.OPEN


@dataclass(frozen=True, slots=True, kw_only=True)
class Operation:
    """One step of an order on one family of machines.

    Args:
        order: The order's number.
        operation: Its number within the order: `10`.
        description: What is to be done.
        family: The machine family on which it is done.
        quantity: Parts to make.
        standard_cycle: Seconds for one cycle; None where nobody timed it.
        standard_setup: Seconds to set up; None where nobody timed it.
        parts_per_cycle: Parts that one cycle makes.
        strokes_per_part: Bends or punches for one part; None where it does not apply.
        program: The program's name on the machine; None where it is not fixed.
    """

    order: str
    operation: str
    description: str = ""
    family: Family
    quantity: int
    standard_cycle: float | None = None
    standard_setup: float | None = None
    parts_per_cycle: int = 1
    strokes_per_part: int | None = None
    program: str | None = None


def folded(text: str) -> str:
    """A text for comparing: no accents, no case, single blanks."""
    decomposed = unicodedata.normalize("NFKD", text)
    return " ".join("".join(sign for sign in decomposed if not unicodedata.combining(sign)).casefold().split())


_PREFIX = re.compile(r"^(?:OF|OT|CMD|CDE|COMMANDE|ORDRE|ORDER|WO)(?=[\s:#._-]|\d)[\s:#._-]*(?:N°\s*)?")


def order_key(text: str) -> str:
    """What is left of an order number without case, blanks around it, a usual prefix (`OF-`) and leading zeros."""
    return _PREFIX.sub("", text.strip().upper()).lstrip("0")


def display_name(person: Person) -> str:
    """What pages call somebody: `Léa M.`; the opaque id once they are erased."""
    if not person.given_name:
        return person.family_name or person.id
    return f"{person.given_name} {person.family_name[0].upper()}." if person.family_name else person.given_name


def new_person_id() -> str:
    """A fresh opaque id: random, and derived from nothing that anybody knows."""
    return "p-" + "".join(secrets.choice(ID_ALPHABET) for _ in range(ID_LENGTH))
