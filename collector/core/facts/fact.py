"""What all facts share."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """What all facts share.

    Args:
        machine: The machine's id; empty for facts about the collector or the whole site.
        at: When it happened (UTC).
    """

    machine: str
    at: datetime
