"""What a source's events come to: which of its alarms is the worst that is active, and what it had to say last.

Pure: events in, texts out. Source: OPC UA Part 9, 5.5.2 (conditions), 5.5.7 and 5.11 (refresh).
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, datetime
from enum import Enum, auto


class Kind(Enum):
    """What an event is to us."""

    CONDITION = auto()
    """How a condition stands now: it has an end."""
    MESSAGE = auto()
    """Something was said: it has none."""
    REFRESH_BEGINS = auto()
    """What follows is how all conditions stand that are of interest."""
    REFRESH_ENDS = auto()
    """What has not been told since the refresh began is no longer of interest."""
    REFRESH_REQUIRED = auto()
    """The server has lost its thread: it has to be asked anew."""
    OVERFLOW = auto()
    """The server's queue lost events."""
    NOISE = auto()
    """Nothing that a workshop wants to know."""


@dataclass(frozen=True, slots=True)
class Happening:
    """One event.

    Args:
        kind: What it is to us.
        at: When it was, by the server's clock (UTC); None where it does not say.
        text: What the machine shows: number and words.
        condition: Which condition it is about.
        active: Whether that condition holds now.
        severity: From 1 to 1000, the most severe.
    """

    kind: Kind
    at: datetime | None = None
    text: str = ""
    condition: str = ""
    active: bool = False
    severity: int = 0


@dataclass(frozen=True, slots=True)
class Change:
    """A new text of the signal, and since when (by the server's clock)."""

    text: str
    at: datetime | None


@dataclass(frozen=True, slots=True)
class _Active:
    text: str
    severity: int
    since: datetime | None
    place: int


_LATEST = datetime.max.replace(tzinfo=UTC)


class Alarms:
    """The active conditions of one source; their worst is the signal's text.

    Nothing is said before it is known what was active already: by a refresh, or by `open`.
    """

    def __init__(self) -> None:
        self._active: dict[str, _Active] = {}
        self._suspect: set[str] = set()
        self._refreshing = False
        self._said: str | None = None
        self._place = 0
        self._known = False

    def hear(self, happening: Happening) -> Change | None:
        """Take one event in.

        Returns:
            The signal's new text where it has changed.
        """
        match happening.kind:
            case Kind.REFRESH_BEGINS:
                self._refreshing = True
                self._suspect = set(self._active)
                return None
            case Kind.REFRESH_ENDS:
                for condition in self._suspect:
                    self._active.pop(condition, None)
                self._suspect.clear()
                return self.open(happening.at)
            case Kind.CONDITION:
                self._suspect.discard(happening.condition)
                self._set(happening)
                # In the midst of a refresh the worst may be still to come.
                return None if self.waiting else self._change(happening.at)
            case _:
                return None

    @property
    def waiting(self) -> bool:
        """It says nothing until it is opened."""
        return self._refreshing or not self._known

    def open(self, at: datetime | None = None) -> Change | None:
        """Say from now on what is known: the refresh has ended, or none is to be had.

        Args:
            at: When that was, by the server's clock; None for not known.
        """
        self._known, self._refreshing = True, False
        worst = self._worst()
        return self._change(at if worst is None else worst.since)

    def _set(self, happening: Happening) -> None:
        if not happening.active:
            self._active.pop(happening.condition, None)
            return
        before = self._active.get(happening.condition)
        if before is not None:
            self._active[happening.condition] = replace(before, text=happening.text, severity=happening.severity)
            return
        self._place += 1
        self._active[happening.condition] = _Active(happening.text, happening.severity, happening.at, self._place)

    def _worst(self) -> _Active | None:
        """The most severe; of several the first, for the others often follow from it."""
        return min(
            self._active.values(), key=lambda one: (-one.severity, one.since or _LATEST, one.place), default=None
        )

    def _change(self, at: datetime | None) -> Change | None:
        worst = self._worst()
        text = "" if worst is None else worst.text
        if text == self._said:
            return None
        self._said = text
        return Change(text, at)


class Messages:
    """What a source says apart from its conditions: each of its messages, until the next."""

    def __init__(self) -> None:
        self.waiting = True

    def hear(self, happening: Happening) -> Change | None:
        """Take one event in.

        Returns:
            What was said, if it is a message.
        """
        return Change(happening.text, happening.at) if happening.kind is Kind.MESSAGE else None

    def open(self, at: datetime | None = None) -> Change | None:
        """What was said before, nobody can tell."""
        self.waiting = False
        return Change("", at)
