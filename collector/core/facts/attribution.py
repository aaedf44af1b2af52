"""Whose work it was, and for what: the trainees, the order, the operation, and what they were doing."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Role(StrEnum):
    """What a trainee does at the machine during a session."""

    SETUP = "setup"
    RUN = "run"
    INSPECT = "inspect"


@dataclass(frozen=True, slots=True, kw_only=True)
class Attribution:
    """Whose work it was, and for what. Everything None or empty is *unattributed*: never guessed.

    Args:
        session: The session's id.
        persons: Opaque ids of the one or two trainees.
        order: The customer's order number.
        operation: The operation's number within the order.
        role: What the trainees were doing.
    """

    session: str | None = None
    persons: tuple[str, ...] = ()
    order: str | None = None
    operation: str | None = None
    role: Role | None = None


NOBODY = Attribution()
