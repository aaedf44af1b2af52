"""Papers put on file: that there are any, and never what they say."""

from __future__ import annotations

from dataclasses import dataclass

from collector.core.facts.fact import Fact


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperRecorded(Fact):
    """A paper was put on file. What it says stays in the registry, where it can be erased; `machine` may be empty.

    Args:
        paper: The paper's id.
        kind: What it is: `declaration`, `medical_opinion`, ...
        person: Opaque id of whom it is about; None for a paper of the school or of a machine.
        digest: SHA-256 of what it says and of a random salt beside it: proves the content for as long as it is kept.
        author: Opaque id or account of who recorded it.
        replaces: Id of the paper that it corrects.
    """

    paper: str
    kind: str
    person: str | None
    digest: str
    author: str
    replaces: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperRevoked(Fact):
    """A paper was recorded by mistake and counts no more, from now on; see `PaperRecorded`."""

    paper: str
    kind: str
    person: str | None
    author: str
