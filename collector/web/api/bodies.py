"""What the API takes and gives, in the API's own words."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from pydantic import BaseModel, ConfigDict, Field

from collector.core.facts import Role
from collector.core.machine import Session
from collector.core.signals import Value


class _Body(BaseModel):
    model_config = ConfigDict(extra="forbid")


class SessionBody(_Body):
    """A session to open."""

    machine: str = Field(description="the machine's id")
    persons: list[str] = Field(description="one or two trainees, each by reference, id or family name")
    order: str | None = Field(default=None, description="the customer's order; none to work without one")
    operation: str | None = Field(default=None, description="its operation, where several are for this machine")
    role: Role = Role.RUN
    author: str = Field(default="", description="for commands only: who asks; of others the door knows who asks")
    via: str = "api"


class PersonBody(_Body):
    """A trainee who joins or leaves."""

    person: str
    author: str = ""
    via: str = "api"


class CloseBody(_Body):
    """A session to close."""

    reason: str = "left"
    author: str = ""
    via: str = "api"


class BadgeBody(_Body):
    """A badge that was read at a machine."""

    machine: str
    badge: str
    decimal: bool = Field(default=False, description="the reader writes decimal numbers")


class ReviewBody(_Body):
    """A decision about a held count."""

    accept: bool
    reason: str
    author: str = ""


class AssignBody(_Body):
    """Counted parts to give to trainees and an operation."""

    counts: list[str]
    persons: list[str]
    order: str | None = None
    operation: str | None = None
    role: Role = Role.RUN
    reason: str
    author: str = ""


class CorrectBody(_Body):
    """How many parts of a count there really were."""

    parts: int
    good: int = 0
    scrap: int = 0
    rework: int = 0
    reason: str
    author: str = ""


@dataclass(frozen=True, slots=True)
class OpenSession:
    """A session that is open; persons by their opaque ids."""

    session: str
    machine: str
    opened_at: datetime
    persons: tuple[str, ...]
    order: str | None
    operation: str | None
    role: Role


def open_session_of(machine: str, session: Session) -> OpenSession:
    """The session as the API tells of it."""
    return OpenSession(
        session=session.session, machine=machine, opened_at=session.opened_at, persons=session.persons,
        order=session.order, operation=session.operation, role=session.role,
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class LastValue:
    """The last value of one signal; a number that is none (NaN) is told as null."""

    signal: str
    value: Value
    unit: str
    quality: str
    source_time: datetime | None
    receive_time: datetime


@dataclass(frozen=True, slots=True)
class OperationProgress:
    """An operation and what was made for it; `operation` is null for work on the order alone."""

    operation: str | None
    description: str
    family: str | None
    quantity: int | None
    standard_cycle: float | None
    parts: int
    good: int
    scrap: int
    rework: int
    cycles: int
    active: float
    last_at: datetime | None


@dataclass(frozen=True, slots=True)
class OrderShown:
    """A customer's order and its progress."""

    number: str
    customer: str
    title: str
    due_date: date | None
    state: str
    operations: tuple[OperationProgress, ...]
