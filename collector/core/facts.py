"""What happened: every fact that the journal keeps. Past tense, UTC, immutable; corrections are further facts."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from collector.core.plain import from_plain, to_plain
from collector.core.signals import Execution


class Role(StrEnum):
    """What a trainee does at the machine during a session."""

    SETUP = "setup"
    RUN = "run"
    INSPECT = "inspect"


class CycleOutcome(StrEnum):
    """How a cycle ended; UNKNOWN where its end was not seen."""

    COMPLETED = "completed"
    ABORTED = "aborted"
    UNKNOWN = "unknown"


class CountOrigin(StrEnum):
    """Where a count comes from."""

    SENSOR = "sensor"
    OPERATOR = "operator"
    CORRECTED = "corrected"


class CountStep(StrEnum):
    """How the counter got from one value to the next, as the counting rules read it."""

    INCREMENT = "increment"
    WRAP = "wrap"
    RESET = "reset"
    AUTO_RESET = "auto_reset"
    RELEASED = "released"
    CYCLE = "cycle"


class PartQuality(StrEnum):
    """What is known of a part's quality: unknown until somebody says so."""

    UNKNOWN = "unknown"
    GOOD = "good"
    SCRAP = "scrap"
    REWORK = "rework"


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


@dataclass(frozen=True, slots=True, kw_only=True)
class ToolTime:
    """A tool in a cycle.

    Args:
        tool: The tool's number or name as the controller gives it.
        seconds: Time for which it was the active tool while the program ran (pauses left out).
    """

    tool: str
    seconds: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """What all facts share.

    Args:
        machine: The machine's id; empty for facts about the collector or the whole site.
        at: When it happened (UTC).
    """

    machine: str
    at: datetime


# The collector and its sight.


@dataclass(frozen=True, slots=True, kw_only=True)
class CollectorStarted(Fact):
    """Recording began. `boot` tells two starts apart."""

    boot: str
    software: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CollectorStopped(Fact):
    """Recording ended in good order; its absence before the next start means that it was cut."""

    boot: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CoverageRegained(Fact):
    """The machine is seen again. `lost_at` is None when it is seen for the first time."""

    lost_at: datetime | None
    clock_offset: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CoverageLost(Fact):
    """From here on nothing is known of the machine: a gap, never a zero."""

    reason: str


# What the controller does.


@dataclass(frozen=True, slots=True, kw_only=True)
class ExecutionChanged(Fact):
    execution: Execution
    previous: Execution


@dataclass(frozen=True, slots=True, kw_only=True)
class ModeChanged(Fact):
    """A mode that decides what counts.

    Args:
        mode: Which signal changed: `controller_mode`, `functional_mode`, `dry_run`, ...
        value: Its value now, as text; None when it is no longer known.
        excluded: The reasons for which parts and cycles are now left out, in alphabetical order.
    """

    mode: str
    value: str | None
    excluded: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ProgramChanged(Fact):
    program: str | None
    previous: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ToolChanged(Fact):
    tool: str | None
    previous: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class AlarmRaised(Fact):
    """`alarm` is the controller's text or number, or `emergency_stop`."""

    alarm: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AlarmCleared(Fact):
    alarm: str


@dataclass(frozen=True, slots=True, kw_only=True)
class GuardChanged(Fact):
    closed: bool | None


# Cycles.


@dataclass(frozen=True, slots=True, kw_only=True)
class CycleStarted(Fact):
    """A program began to run.

    Args:
        cycle: The cycle's id: machine, dot, `c` and its number.
        seen: The start itself was seen; False when the machine was already running.
    """

    cycle: str
    seen: bool
    program: str | None
    attribution: Attribution


@dataclass(frozen=True, slots=True, kw_only=True)
class CycleEnded(Fact):
    """A cycle closed.

    Args:
        cycle: The cycle's id.
        outcome: Completed, aborted, or unknown.
        started_at: When it started; for an unseen start, when it was first seen running.
        start_seen: The start itself was seen.
        gross: Seconds from start to end.
        active: Seconds in which the program ran.
        hold: Seconds of pauses inside the cycle (feed hold, M00/M01, single block).
        blind: Seconds of it in which the machine was not seen.
        program: The program at the start.
        tools: Tools used and their time, in order of first use.
        excluded: Why the cycle does not count (dry run, MDI, ...); empty for one that does.
        attribution: Whose it is: the session and order at the START.
        attribution_at_end: The session and order at the end.
    """

    cycle: str
    outcome: CycleOutcome
    started_at: datetime
    start_seen: bool
    gross: float
    active: float
    hold: float
    blind: float
    program: str | None
    tools: tuple[ToolTime, ...]
    excluded: tuple[str, ...]
    attribution: Attribution
    attribution_at_end: Attribution


# Counts.


@dataclass(frozen=True, slots=True, kw_only=True)
class CounterBaselined(Fact):
    """The counter's value is taken as the point from which to count; nothing is credited."""

    counter: str
    epoch: str
    value: int


@dataclass(frozen=True, slots=True, kw_only=True)
class CounterReset(Fact):
    counter: str
    previous: int
    value: int


@dataclass(frozen=True, slots=True, kw_only=True)
class PartsCounted(Fact):
    """Parts were made.

    Args:
        count: This count's id: machine, dot, `p` and its number.
        counter: The signal it comes from; `cycle` where cycles are counted.
        parts: Parts credited (0 while the strokes of a part are not complete).
        step: How the counter moved.
        raw_from: The counter before; None where no counter moved.
        raw_to: The counter after.
        origin: Sensor, operator or corrected.
        backfilled: It happened while nobody watched, between `since` and `at`.
        since: When the counter was last seen before, for a backfilled count.
        excluded: Why these parts do not count; empty when they do.
        quality: What is known of the parts.
        cycle: The cycle that made them, where one is known.
        attribution: Whose they are; `NOBODY` is unattributed.
        program: The program that made them.
    """

    count: str
    counter: str
    parts: int
    step: CountStep
    raw_from: int | None
    raw_to: int | None
    origin: CountOrigin = CountOrigin.SENSOR
    backfilled: bool = False
    since: datetime | None = None
    excluded: tuple[str, ...] = ()
    quality: PartQuality = PartQuality.UNKNOWN
    cycle: str | None = None
    attribution: Attribution = NOBODY
    program: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CountHeld(Fact):
    """A counter jumped further than the machine can work: nothing credited until somebody reviews it.

    Args:
        hold: The id to answer with: machine, dot, `h` and its number.
        steps: What the counter moved by, in its own units (parts or strokes).
        parts: What would be credited.
        plausible: The most that the machine could have made since the counter was last seen.
        reason: In words, for whoever reviews it.
    """

    hold: str
    counter: str
    raw_from: int
    raw_to: int
    steps: int
    parts: int
    plausible: int
    reason: str
    attribution: Attribution


@dataclass(frozen=True, slots=True, kw_only=True)
class HeldCountReviewed(Fact):
    """Somebody decided about a held count; an accepted one is followed by its PartsCounted."""

    hold: str
    accepted: bool
    author: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PartsAssigned(Fact):
    """Counted parts were given to a person and an operation afterwards (or taken away again).

    Args:
        count: Id of the PartsCounted.
        attribution: Whose they are from now on.
        author: Opaque id or account of who decided.
        reason: Why, in words.
    """

    count: str
    attribution: Attribution
    author: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PartsCorrected(Fact):
    """Somebody changed how many of a count's parts are good, scrap or rework, or how many there were.

    Args:
        count: Id of the PartsCounted.
        parts: Parts that there were.
        good: Of these, declared good.
        scrap: Of these, declared scrap.
        rework: Of these, to be reworked.
    """

    count: str
    parts: int
    good: int
    scrap: int
    rework: int
    author: str
    reason: str


# People and orders at the machine.


@dataclass(frozen=True, slots=True, kw_only=True)
class SessionOpened(Fact):
    """Trainees began to work at a machine.

    Args:
        session: The session's id: machine, dot, `s` and its number.
        persons: Opaque ids, one or two.
        via: `command`, `api` or `badge`.
    """

    session: str
    persons: tuple[str, ...]
    order: str | None
    operation: str | None
    role: Role
    author: str
    via: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SessionJoined(Fact):
    session: str
    person: str
    author: str
    via: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SessionLeft(Fact):
    session: str
    person: str
    author: str
    via: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SessionClosed(Fact):
    """The trainees left. `reason`: `left`, `shift_end`, `changed`, or what the author wrote."""

    session: str
    reason: str
    author: str
    via: str


@dataclass(frozen=True, slots=True, kw_only=True)
class OrderReported(Fact):
    """The machine itself names an order.

    Args:
        text: What it says; None when it no longer names one.
        order: The order in the registry that it matches; None if it matches none.
        operation: The operation of that order for this machine, where it is the only one.
    """

    text: str | None
    order: str | None
    operation: str | None


# Access.


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


@dataclass(frozen=True, slots=True, kw_only=True)
class AccessDecided(Fact):
    """It was decided whether somebody may start a machine.

    Args:
        decision: The decision's id.
        person: Opaque id of whom it is about.
        mode: How the machine was to be used: `production`, `setting`, ...; None where that was not known.
        task: The task, where one was named.
        outcome: `allowed`, `supervised` or `denied`.
        row: The row of the decision table.
        failed: Codes of the conditions that stood in the way.
        ends_at: Until when it holds (UTC); None for a denial, and where nothing ends it.
        guardian: Opaque id of who supervises; None for nobody.
        snapshot: SHA-256 of everything that it rested on, kept beside the journal and erasable there.
        pack: SHA-256 of the rule pack.
        via: What it was asked by: `badge`, `command`, `api`, `session`, `mode`, `expiry`.
        enforced: The machine's permit follows it; False where it is only observed.
    """

    decision: str
    person: str
    mode: str | None
    task: str | None
    outcome: str
    row: str
    failed: tuple[str, ...]
    ends_at: datetime | None
    guardian: str | None
    snapshot: str
    pack: str
    via: str
    enforced: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class PermitGiven(Fact):
    """The machine may be started, and is told so; where it does not take that, `PermitNotObeyed` follows.

    Args:
        session: The session that it was given to.
        persons: Opaque ids of the trainees.
        until: Until when (UTC); None where nothing ends it.
    """

    session: str
    persons: tuple[str, ...]
    until: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class PermitWithheld(Fact):
    """The machine may not be started any more. What runs is never stopped.

    Args:
        reason: Why: `no session`, `denied`, `expired`, `mode`, `stopping`, ...
        grace_until: Until when what runs may be finished (UTC); None where nothing ran.
    """

    reason: str
    grace_until: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PermitNotObeyed(Fact):
    """The machine's permit is not what was written.

    Args:
        wanted: What it should be.
        found: What is read back, in words.
    """

    wanted: bool
    found: str


@dataclass(frozen=True, slots=True, kw_only=True)
class UnauthorisedRun(Fact):
    """The machine runs and nobody has the right to run it.

    Args:
        reason: `no session`, `denied`, `expired` or `not withheld`.
        session: The open session; None for none.
        persons: Opaque ids of the trainees in it.
    """

    reason: str
    session: str | None = None
    persons: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class RightExpired(Fact):
    """A right that a session had is over.

    Args:
        session: The session.
        person: Opaque id of whose right it was.
        failed: Codes of the conditions that stand in the way now.
        grace_until: Until when what runs may be finished (UTC); None where nothing ran.
    """

    session: str
    person: str
    failed: tuple[str, ...]
    grace_until: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SupervisorPresent(Fact):
    """A supervisor showed the badge in a place, for the first time or again; `machine` is the reader's, or empty.

    Args:
        person: Opaque id.
        place: The place's id.
        renewed: He was there already.
        author: Opaque id or account of who recorded it.
    """

    person: str
    place: str
    renewed: bool
    author: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SupervisorLeft(Fact):
    """A supervisor is no longer in a place.

    Args:
        person: Opaque id.
        place: The place's id.
        reason: `left`, `lapsed` (the badge was not shown again in time), `elsewhere` or `handover`.
        to: Opaque id of who took over, by both badges; None for nobody.
    """

    person: str
    place: str
    reason: str
    to: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class OverrideGranted(Fact):
    """An adult made an exception from house policy.

    Args:
        override: The exception's id.
        person: Opaque id of the trainee whom it is for.
        condition: What is waived.
        by: Opaque id of who decided.
        role: As what: `head` or `safety_officer`.
        reason: Why, in words, without a name.
        since: From when (UTC).
        until: Until when (UTC).
    """

    override: str
    person: str
    condition: str
    by: str
    role: str
    reason: str
    since: datetime
    until: datetime


# The journal and privacy.


@dataclass(frozen=True, slots=True, kw_only=True)
class SegmentsRemoved(Fact):
    """The oldest facts, all past their retention, were removed up to a signed checkpoint.

    Args:
        last: The last fact removed; all before it are gone too.
        hash: Its hash in hex: the one that the checkpoint was signed for, and from which the chain goes on.
        facts: How many were removed this time.
        since: When the oldest fact happened that was ever removed.
        until: When the latest fact happened that was ever removed.
        carried: SHA-256 in hex of what the tables keep of all that was ever removed.
        author: Opaque id or account of who decided.
    """

    last: int
    hash: str
    facts: int
    since: datetime
    until: datetime
    carried: str
    author: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LegalHoldPlaced(Fact):
    """From now on nothing that this names is removed or erased, however old; `machine` is empty for all machines.

    Args:
        hold: The hold's id.
        person: Opaque id of the person whom it concerns; None for everybody.
        since: The beginning of the period that it concerns; None for the beginning of recording.
        until: Its end, exclusive; None for no end.
        reason: Why, in words, without a name.
    """

    hold: str
    person: str | None
    since: datetime | None
    until: datetime | None
    reason: str
    author: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LegalHoldLifted(Fact):
    hold: str
    reason: str
    author: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonErased(Fact):
    """The registry no longer knows who this was: names, number, birth date and badges are gone."""

    person: str
    author: str


FACTS: dict[str, type[Fact]] = {
    kind.__name__: kind
    for kind in (
        CollectorStarted, CollectorStopped, CoverageRegained, CoverageLost,
        ExecutionChanged, ModeChanged, ProgramChanged, ToolChanged, AlarmRaised, AlarmCleared, GuardChanged,
        CycleStarted, CycleEnded,
        CounterBaselined, CounterReset, PartsCounted, CountHeld, HeldCountReviewed, PartsAssigned, PartsCorrected,
        SessionOpened, SessionJoined, SessionLeft, SessionClosed, OrderReported,
        PaperRecorded, PaperRevoked,
        AccessDecided, PermitGiven, PermitWithheld, PermitNotObeyed, UnauthorisedRun, RightExpired,
        SupervisorPresent, SupervisorLeft, OverrideGranted,
        SegmentsRemoved, LegalHoldPlaced, LegalHoldLifted, PersonErased,
    )
}  # fmt: skip
"""Every kind of fact by its name in the journal."""

SCHEMA_VERSION = 1


def encode(fact: Fact) -> str:
    """The fact's canonical text: JSON with sorted keys, UTC times to the microsecond. What the chain hashes."""
    return json.dumps(to_plain(fact), sort_keys=True, ensure_ascii=False, separators=(",", ":"))


def decode(kind: str, body: str) -> Fact:
    """The fact that `encode` wrote.

    Raises:
        ValueError: If the kind is unknown or the text does not fit it.
    """
    try:
        return from_plain(FACTS[kind], json.loads(body))
    except (KeyError, TypeError) as error:
        raise ValueError(f"no fact of kind {kind!r} with this body: {error}") from error


def fact_id(kind: str, body: str) -> str:
    """A fact's id: it follows from the content alone, so the same event told twice is one fact."""
    return hashlib.sha256(f"{kind}\n{body}".encode()).hexdigest()[:32]
