"""What people at the machine say: how the parts are, why it stands, that a trainer is needed, when they really left."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from collector.core.facts.attribution import Attribution
from collector.core.facts.fact import Fact


@dataclass(frozen=True, slots=True, kw_only=True)
class PartsDeclared(Fact):
    """A trainee says how the last parts are. It is their word: what the counter said stands beside it.

    What is declared of one count adds up: two of its parts may be scrap for two reasons. One declaration is never taken
    twice, however often it is sent.

    Args:
        count: Id of the PartsCounted that it is about; None for parts that no counter counted (a cycle given up, work
            by hand): these are credited on the trainee's word alone.
        attribution: Whose parts they are: the session, trainees, order and operation at that moment.
        good: Declared good.
        scrap: Declared scrap.
        rework: To be reworked.
        reason_code: Why they are not good, as a code of the site's list; empty where all are good or nobody said.
        author: Opaque id or account of who said it.
        via: By what they said it: `kiosk`, `api`, `command` or `badge`.
        declaration: Its own id, chosen by what sent it; empty for those from before there was one.
    """

    count: str | None
    attribution: Attribution
    good: int
    scrap: int
    rework: int
    reason_code: str
    author: str
    via: str
    declaration: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class DeclarationWithdrawn(Fact):
    """What was declared of parts was a slip of the hand, and counts no more.

    Args:
        declaration: Its id; see `PartsDeclared`.
        author: Opaque id or account of who took it back.
        via: By what; see `PartsDeclared`.
    """

    declaration: str
    author: str
    via: str


@dataclass(frozen=True, slots=True, kw_only=True)
class StopReasonGiven(Fact):
    """Somebody says why the machine stands, or stood. A later one for the same time replaces it.

    Args:
        since: When the stop began (UTC).
        until: When it ended (UTC); None while it goes on.
        reason_code: Why, as a code of the site's list.
        author: Opaque id or account of who said it.
        via: By what they said it; see `PartsDeclared`.
    """

    since: datetime
    until: datetime | None
    reason_code: str
    author: str
    via: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TrainerCalled(Fact):
    """A trainer is asked to come to the machine. One call stands at a machine at a time, until one of the next two.

    Args:
        persons: Opaque ids of the trainees there; empty where nobody is badged in.
        reason_code: What for, as a code of the site's list.
        author: Opaque id or account of who called.
        via: By what they called; see `PartsDeclared`.
        call: Its own id, chosen by what sent it; empty for those from before there was one.
    """

    persons: tuple[str, ...]
    reason_code: str
    author: str
    via: str
    call: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class TrainerCame(Fact):
    """A trainer answered the call that stood at the machine; `author` is the trainer, or the account."""

    author: str
    via: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CallWithdrawn(Fact):
    """The call that stood at the machine is no longer needed."""

    author: str
    via: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SessionCorrected(Fact):
    """A forgotten badge-out was put right: the trainees had left before the session was closed.

    What was counted in it stays whose it was, until `PartsAssigned` says otherwise.

    Args:
        session: The session's id.
        closed_at: When they really left (UTC).
        author: Opaque id or account of who decided.
        reason: Why, in words, without a name.
    """

    session: str
    closed_at: datetime
    author: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PinSet(Fact):
    """Somebody can show at a kiosk who they are without a badge; `machine` is empty. Nothing of the PIN is in it.

    Args:
        person: Opaque id of whose PIN it is.
        author: Opaque id or account of who set it.
    """

    person: str
    author: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PinRemoved(Fact):
    """Somebody has no PIN any more; see `PinSet`."""

    person: str
    author: str
