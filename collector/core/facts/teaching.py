"""What trainees can do, as their trainers judge it; `machine` is empty."""

from __future__ import annotations

from dataclasses import dataclass

from collector.core.facts.fact import Fact


@dataclass(frozen=True, slots=True, kw_only=True)
class FiledEvidence:
    """A file that an assessment rests on. The file itself stays in the data directory, where it can be erased.

    Args:
        file: The file's opaque id.
        digest: SHA-256 in hex of a random salt, kept beside it, and of the file as it is kept.
    """

    file: str
    digest: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CompetenceAssessed(Fact):
    """A trainer gave a level for a competence. The comment stays in the registry, where it can be erased.

    Args:
        assessment: The assessment's id.
        person: Opaque id of the trainee.
        grid: The training's grid, by id.
        competence: The competence in it, by its code.
        level: The level given, as the grid calls it.
        comment_digest: SHA-256 of the comment and of a random salt beside it, as for a paper; None without a comment.
        evidence: What it rests on: `session:` and a session's id, or `work:` with an order's number, a stroke and the
            operation's number, for the cycles and parts that the trainee made of it until then.
        author: Opaque id or account of who assessed.
        files: The files attached to it.
    """

    assessment: str
    person: str
    grid: str
    competence: str
    level: str
    comment_digest: str | None
    evidence: tuple[str, ...]
    author: str
    files: tuple[FiledEvidence, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class AssessmentWithdrawn(Fact):
    """An assessment counts no more, from now on; `person` is whom it was about. See `CompetenceAssessed`.

    Args:
        emptied: What was written and attached was erased with it.
    """

    assessment: str
    person: str
    author: str
    emptied: bool = False
