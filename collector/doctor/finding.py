"""What a check finds, and what it is given to look at."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any, Protocol

from collector.settings import Site


class Level(StrEnum):
    """How a finding is to be taken."""

    FINE = "fine"
    NOTE = "note"
    """Worth knowing; nothing has to be done now."""
    PROBLEM = "problem"
    """Somebody has to do something."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was looked at.

    Args:
        level: How it is to be taken.
        text: What was found, a sentence.
        todo: What to do; empty where there is nothing to do.
    """

    level: Level
    text: str
    todo: str = ""


@dataclass(frozen=True, slots=True)
class Patient:
    """What is looked over.

    Args:
        site: The site file, checked.
        now: Now (UTC).
        answer: What the running collector says of its health (`/api/health/details`); None where none answers.
        silence: Why none answers, where one left word that it runs; empty where none runs.
        thorough: Take all the time that it takes: every fact, every page of the databases.
    """

    site: Site
    now: datetime
    answer: Mapping[str, Any] | None = None
    silence: str = ""
    thorough: bool = False


class Check(Protocol):
    """Looks at one subject. What it cannot look at it says; it raises nothing on purpose but EtabliError."""

    def __call__(self, patient: Patient) -> Iterator[Finding]:
        """Everything found about the subject, what is fine included."""
        ...


def fine(text: str) -> Finding:
    """Nothing to do."""
    return Finding(Level.FINE, text)


def note(text: str, todo: str = "") -> Finding:
    """Worth knowing."""
    return Finding(Level.NOTE, text, todo)


def problem(text: str, todo: str) -> Finding:
    """Somebody has to do something."""
    return Finding(Level.PROBLEM, text, todo)
