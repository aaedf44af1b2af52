"""One machine's permit: what it should be now, and what that means for what runs. Pure; a test moves its clock.

The permit is a start permission. Withdrawing it blocks the next start; what runs is never stopped, and has a bounded
time in which to be finished.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

from collector.core.facts import Fact, PermitGiven, PermitNotObeyed, PermitWithheld, RightExpired, UnauthorisedRun

SLIPPED_THROUGH = timedelta(seconds=1)
"""A run that begins so soon behind a right, before the machine has taken the withdrawal, is one that was under way."""


@dataclass(frozen=True, slots=True)
class Right:
    """What one trainee of a session may.

    Args:
        person: Opaque id.
        allowed: The decision is no denial.
        until: Until when it holds (UTC); None where nothing ends it.
        failed: Codes of the conditions that stand in the way.
    """

    person: str
    allowed: bool
    until: datetime | None = None
    failed: tuple[str, ...] = ()

    def holds(self, now: datetime) -> bool:
        """Whether it holds now."""
        return self.allowed and (self.until is None or now < self.until)


@dataclass(frozen=True, slots=True)
class View:
    """What is to be seen of a machine at one moment.

    Args:
        now: The moment (UTC).
        enforced: Its permit is driven; False where it is only observed.
        connected: The line stands.
        running: The program runs.
        run: What tells this run from the next; None while nothing runs.
        began: When it began (UTC); None where that is not known.
        session: The open session's id; None for none.
        rights: The rights of everybody in the session.
        mode: How the machine would run, by its own signals.
        read_back: The permit as the machine shows it; None where it shows none.
        stopping: The collector stops, or lets go of the machine: withhold.
        why: What is told of that: `stopping`, `changed` (the site file), `full` (the disk).
    """

    now: datetime
    enforced: bool
    connected: bool
    running: bool
    run: str | None
    session: str | None
    rights: Sequence[Right] = ()
    mode: str = ""
    read_back: bool | None = None
    stopping: bool = False
    why: str = "stopping"
    began: datetime | None = None


@dataclass(frozen=True, slots=True)
class Barrier:
    """What is known of one machine's permit.

    Args:
        machine: The machine's id.
        grace: Seconds in which what runs may be finished when a right ends.
        given: What was last written and confirmed; None where that is not known.
        written_at: When (UTC).
        told: A permission was told of, and no withdrawal since.
        session: The session that it was given to.
        mode: The mode that it was given for.
        grace_until: Until when the run that was under way may be finished (UTC).
        grace_run: That run; no other has a grace.
        withheld_at: When the right ended that it was given by (UTC); None where no run has a grace behind that.
        blocked_at: When the machine took that no more run may begin (UTC); None while it has not.
        run_told: The run that was told of as unauthorised already.
        disobeyed: The machine was told of as not obeying, and has not obeyed since.
    """

    machine: str
    grace: float
    given: bool | None = None
    written_at: datetime | None = None
    told: bool = False
    session: str | None = None
    mode: str = ""
    grace_until: datetime | None = None
    grace_run: str | None = None
    withheld_at: datetime | None = None
    blocked_at: datetime | None = None
    run_told: str | None = None
    disobeyed: bool = False


@dataclass(slots=True)
class Verdict:
    """What is to be done now.

    Args:
        barrier: What is known from now on.
        level: What the permit should be; None where it is not driven.
        facts: What happened.
    """

    barrier: Barrier
    level: bool | None
    facts: list[Fact] = field(default_factory=list)


def look(barrier: Barrier, view: View) -> Verdict:
    """Look at a machine once.

    Returns:
        What the permit should be, and what has happened since the last look.
    """
    rightful = bool(view.rights) and view.session is not None and all(one.holds(view.now) for one in view.rights)
    wanted = rightful and not view.stopping
    verdict = Verdict(barrier, wanted if view.enforced else None)
    if wanted:
        _allow(verdict, view)
    else:
        _withhold(verdict, view)
    _watch_the_run(verdict, view, rightful=rightful)
    _compare(verdict, view)
    return verdict


def _allow(verdict: Verdict, view: View) -> None:
    barrier = verdict.barrier
    if not barrier.told or barrier.session != view.session:
        ends = [one.until for one in view.rights if one.until is not None]
        verdict.facts.append(
            PermitGiven(
                machine=barrier.machine,
                at=view.now,
                session=view.session or "",
                persons=tuple(one.person for one in view.rights),
                until=min(ends, default=None),
            )
        )
    verdict.barrier = replace(
        barrier, told=True, session=view.session, mode=view.mode, grace_until=None, withheld_at=None, blocked_at=None
    )


def _withhold(verdict: Verdict, view: View) -> None:
    barrier = verdict.barrier
    if not barrier.told:
        return
    runs_on = view.running and not view.stopping
    grace_until = view.now + timedelta(seconds=barrier.grace) if runs_on else None
    if view.stopping:
        reason = view.why
    elif view.session != barrier.session:
        reason = "no session"
    elif view.mode != barrier.mode:
        # Nothing has ended: a guard was opened, a key turned. What runs so has no grace: it is told of at once.
        reason, grace_until = "mode", None
    else:
        reason = "expired"
        verdict.facts += [
            RightExpired(
                machine=barrier.machine,
                at=view.now,
                session=barrier.session or "",
                person=one.person,
                failed=one.failed,
                grace_until=grace_until,
            )
            for one in view.rights
            if not one.holds(view.now)
        ]
    verdict.facts.append(PermitWithheld(machine=barrier.machine, at=view.now, reason=reason, grace_until=grace_until))
    verdict.barrier = replace(
        barrier, told=False, session=None, grace_until=grace_until, grace_run=view.run, blocked_at=None,
        withheld_at=None if reason == "mode" or view.stopping else view.now,
    )  # fmt: skip


def _watch_the_run(verdict: Verdict, view: View, *, rightful: bool) -> None:
    """A run without right is told once, at once; what runs when a right ends may be finished in its grace."""
    barrier = verdict.barrier
    if not view.running or view.run is None:
        # The run that was in its grace is over: the next one has none.
        verdict.barrier = replace(barrier, run_told=None, grace_until=None)
        return
    if rightful or view.run == barrier.run_told:
        return
    if view.run == barrier.grace_run and barrier.grace_until is not None and view.now < barrier.grace_until:
        return
    if _slipped_through(barrier, view):
        return
    if view.session is None:
        reason = "no session"
    elif any(one.allowed for one in view.rights):
        reason = "expired"
    else:
        reason = "denied"
    verdict.facts.append(
        UnauthorisedRun(
            machine=barrier.machine,
            at=view.now,
            reason=reason,
            session=view.session,
            persons=tuple(one.person for one in view.rights),
        )
    )
    verdict.barrier = replace(barrier, run_told=view.run, grace_until=None)


def _slipped_through(barrier: Barrier, view: View) -> bool:
    """Whether a run began while the withdrawal was on its way: then it has the grace of one that was under way."""
    ended, blocked, began = barrier.withheld_at, barrier.blocked_at, view.began
    if ended is None or blocked is None or began is None or began > min(blocked, ended + SLIPPED_THROUGH):
        return False
    return view.now < ended + timedelta(seconds=barrier.grace)


def _compare(verdict: Verdict, view: View) -> None:
    """The machine shows another permit than was written and confirmed: somebody or something else drives it."""
    barrier = verdict.barrier
    if not view.connected or view.read_back is None or barrier.given is None or verdict.level is None:
        return
    if view.read_back == barrier.given:
        verdict.barrier = replace(barrier, disobeyed=False)
    elif not barrier.disobeyed:
        found = "given" if view.read_back else "withheld"
        verdict.facts.append(PermitNotObeyed(machine=barrier.machine, at=view.now, wanted=barrier.given, found=found))
        # Not known any more what it holds: it is written again.
        verdict.barrier = replace(barrier, disobeyed=True, given=None)


def written(barrier: Barrier, level: bool, now: datetime) -> Barrier:
    """The barrier after a write that the machine confirmed."""
    blocked_at = None if level else barrier.blocked_at or now
    return replace(barrier, given=level, written_at=now, disobeyed=False, blocked_at=blocked_at)


def refused(barrier: Barrier, level: bool, reason: str, now: datetime) -> tuple[Barrier, list[Fact]]:
    """The barrier after a write that the machine did not confirm, told once until one is confirmed."""
    facts: list[Fact] = []
    if not barrier.disobeyed:
        facts.append(PermitNotObeyed(machine=barrier.machine, at=now, wanted=level, found=reason))
    return replace(barrier, given=None, written_at=now, disobeyed=True), facts


def unknown(barrier: Barrier) -> Barrier:
    """The barrier after the line was opened anew: what the machine holds is not known."""
    return replace(barrier, given=None, written_at=None)


def due(barrier: Barrier, level: bool, now: datetime, renew: float) -> bool:
    """Whether the permit has to be written now: it is another, it is not known, or its lease is to be renewed.

    Args:
        barrier: What is known.
        level: What it should be.
        now: The moment (UTC).
        renew: Seconds after which a lease is renewed, and a withheld permit withheld again.
    """
    if barrier.given is not level:
        # What was refused is tried again, but not without end in one second.
        recently = barrier.written_at is not None and (now - barrier.written_at).total_seconds() < 1.0
        return not (barrier.disobeyed and recently)
    return barrier.written_at is None or (now - barrier.written_at).total_seconds() >= renew
