"""The machines as the gate knows them: where they stand, and how far their permit follows the decisions."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Regulation(StrEnum):
    """How far decisions reach: not taken, taken and recorded, or taken and enforced by the machine's permit."""

    OFF = "off"
    OBSERVE = "observe"
    ENFORCE = "enforce"


@dataclass(frozen=True, slots=True)
class Station:
    """A machine as the gate knows it.

    Args:
        family: Its family.
        place: The place's id.
        regulation: How far decisions reach.
        permit_by: The device whose permit is this machine's (a relay at a broker); None for the machine itself.
    """

    family: str
    place: str
    regulation: Regulation = Regulation.OBSERVE
    permit_by: str | None = None
