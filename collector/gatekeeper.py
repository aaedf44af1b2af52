"""The gatekeeper: what people ask about supervision and exceptions, checked against the registry and the site."""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from collector.access import civil
from collector.access.decision import Decision
from collector.access.dossier import Mode
from collector.access.pack import ADULT_AT
from collector.access.request import Overridable, Override, OverrideRole
from collector.core.facts import OverrideGranted
from collector.errors import RequestRefused
from collector.gate.clerk import TRUSTED, Question
from collector.gate.gate import Gate
from collector.gate.permits import Permits
from collector.runtime.clock import Clock
from collector.store.registry import Registry
from collector.store.registry_records import Person, PersonRole

MAY_OVERRIDE = {PersonRole.HEAD: OverrideRole.HEAD, PersonRole.SAFETY_OFFICER: OverrideRole.SAFETY_OFFICER}
"""Who may decide an exception, by the role that the registry gives them, and as what."""


@dataclass(frozen=True, slots=True)
class Signature:
    """Who signs an exception without a badge: somebody who has signed in.

    Args:
        account: The account's id, which the journal keeps.
        person: Opaque id of the person whose account it is; None for nobody in particular, who cannot sign.
        role: As what the account may decide.
    """

    account: str
    person: str | None
    role: OverrideRole


@dataclass(frozen=True, slots=True)
class Watcher:
    """A supervisor who is present.

    Args:
        person: Opaque id.
        place: The place's id.
        since: Since when (UTC).
        renew_by: Until when the badge has to be shown again (UTC).
        trainees: How many trainees rely on him now.
    """

    person: str
    place: str
    since: datetime
    renew_by: datetime
    trainees: int = 0


@dataclass(frozen=True, slots=True)
class MachineAccess:
    """How a machine's access stands.

    Args:
        machine: Its id.
        regulation: `observe` or `enforce`.
        permit: It may be started; None where that is only observed.
        persons: By opaque id of those at the machine: the outcome of their decision.
        ends_at: The first end among their rights (UTC); None where nothing ends them.
        decisions: Their decisions, with every condition.
    """

    machine: str
    regulation: str
    permit: bool | None
    persons: Mapping[str, str]
    ends_at: datetime | None
    decisions: tuple[Decision, ...] = ()


class Gatekeeper:
    """Takes what people ask at the gate. Every method raises RequestRefused, in words, when it cannot be done.

    Args:
        gate: Where it is done.
        permits: How the machines' permits stand.
        registry: Who is who.
        places: The site's places: name by id.
        clock: The time.
    """

    def __init__(
        self, gate: Gate, permits: Permits, registry: Registry, places: Mapping[str, str], clock: Clock
    ) -> None:
        self._gate = gate
        self._permits = permits
        self._registry = registry
        self.places = places
        self._clock = clock

    async def present(self, person: str, place: str, *, author: str) -> None:
        """A supervisor comes to a place, or renews his presence there."""
        if place not in self.places:
            raise RequestRefused(f"there is no place {place!r} here; there are {', '.join(self.places)}")
        await self._gate.present((await self._find(person)).id, place, author=author)

    async def left(self, person: str) -> None:
        """A supervisor leaves."""
        await self._gate.leaves((await self._find(person)).id)

    async def hand_over(self, badge: str, to_badge: str, *, author: str) -> None:
        """One supervisor hands over to another: an explicit act, with both badges."""
        one, other = await self._holder(badge), await self._holder(to_badge)
        await self._gate.hand_over(one.id, other.id, author=author)

    async def override(
        self,
        person: str,
        condition: str,
        *,
        by_badge: str = "",
        signed: Signature | None = None,
        reason: str,
        minutes: float,
        machine: str = "",
    ) -> Override:
        """An adult makes an exception from house policy, in person: with the badge, or signed in.

        Args:
            person: The trainee whom it is for.
            condition: What is waived: one of `Overridable`.
            by_badge: The badge of who decides: a head or a safety officer.
            signed: Who decides, where that is somebody who has signed in; then no badge is asked for.
            reason: Why, in words, without a name.
            minutes: For how long; an hour at most.
            machine: For which machine; empty for all.
        """
        try:
            waived = Overridable(condition)
        except ValueError:
            known = ", ".join(Overridable)
            raise RequestRefused(f"there is no exception from {condition!r}: the law leaves room for {known}") from None
        decider, role = await self._decider(by_badge, signed)
        trainee, now = await self._find(person), self._clock.now()
        if decider.id == trainee.id:
            raise RequestRefused("nobody makes an exception for himself")
        today = now.astimezone(self._gate.book.clerk.zone).date()
        if decider.birth_date is None or civil.age_on(decider.birth_date, today) < ADULT_AT:
            raise RequestRefused("only an adult makes exceptions: the registry has no birth date that says so")
        if not reason.strip():
            raise RequestRefused("an exception needs a reason")
        longest = self._gate.book.clerk.pack.limits.override_minutes
        if not 0 < minutes <= longest:
            raise RequestRefused(f"an exception lasts {longest:g} minutes at most, not {minutes:g}")
        override = Override(
            condition=waived, by=decider.id, role=role, reason=reason.strip(),
            since=now, until=now + timedelta(minutes=minutes),
        )  # fmt: skip
        await self._gate.grant(override, trainee.id, machine, signed.account if signed is not None else None)
        return override

    async def _decider(self, badge: str, signed: Signature | None) -> tuple[Person, OverrideRole]:
        """Who decides, and as what: the badge's holder by the registry's role, or who has signed in by the account's.

        An account that is nobody's in the registry signs nothing: an exception is an adult's, by birth date.
        """
        if signed is None:
            decider = await self._holder(badge)
            role = MAY_OVERRIDE.get(decider.role)
            if role is None:
                raise RequestRefused("only a head of the workshop or a safety officer makes exceptions")
            return decider, role
        owner = await asyncio.to_thread(self._registry.person, signed.person) if signed.person else None
        if owner is None or not owner.active or owner.role is PersonRole.TRAINEE:
            raise RequestRefused("this account is nobody's in the registry who could sign: show a badge instead")
        return owner, signed.role

    def exceptions(self) -> tuple[OverrideGranted, ...]:
        """The exceptions that are not over."""
        now = self._clock.now()
        return tuple(one for one in self._gate.book.exceptions.granted if now < one.until)

    async def decide(
        self, person: str, machine: str, mode: Mode, *, at: datetime | None = None, task: str | None = None
    ) -> Decision:
        """What would be decided, by the papers on file and the supervisors who are present; nothing is recorded.

        Args:
            person: Reference, opaque id or family name.
            machine: The machine's id.
            mode: How it is to be used.
            at: For which instant (UTC); None for now.
            task: The task, where hazards tell tasks apart.
        """
        book, found, when = self._gate.book, await self._find(person), at or self._clock.now()
        question = Question(
            person=found.id,
            machine=machine,
            mode=mode,
            at=when,
            task=task,
            watch=book.watch,
            trainees=self._relied(besides=machine),
            overrides=book.exceptions.of(found.id, machine, when),
            clock=book.trust.trust if at is None else TRUSTED,
        )
        answer = await asyncio.to_thread(book.clerk.answer, question)
        return answer.decision

    def _relied(self, besides: str = "") -> Counter[str]:
        """By supervisor, how many trainees rely on him, those at one machine left out."""
        book = self._gate.book
        return Counter(
            duty.by
            for machine in book.stations
            if machine != besides
            for decision in book.decisions(machine)
            for duty in decision.obligations
        )

    async def papers_changed(self) -> None:
        """Papers were recorded: everything is decided anew."""
        self._gate.book.bump()

    def watchers(self) -> tuple[Watcher, ...]:
        """The supervisors who are present."""
        allowed = timedelta(minutes=self._gate.book.clerk.pack.limits.presence_minutes)
        relied = self._relied()
        return tuple(
            Watcher(one.person, one.place, one.since, one.renewed_at + allowed, relied[one.person])
            for one in self._gate.book.watch.values()
            if one.left_at is None
        )

    def machines(self) -> tuple[MachineAccess, ...]:
        """How every machine's access stands."""
        book, given = self._gate.book, self._permits.given()
        shown = []
        for machine, station in book.stations.items():
            decisions = book.decisions(machine)
            ends = [one.ends_at for one in decisions if one.ends_at is not None]
            shown.append(
                MachineAccess(
                    machine,
                    station.regulation.value,
                    given[machine],
                    {one.person: one.outcome.value for one in decisions},
                    min(ends, default=None),
                    decisions,
                )
            )
        return tuple(shown)

    async def _find(self, person: str) -> Person:
        return await asyncio.to_thread(self._registry.find, person)

    async def _holder(self, badge: str) -> Person:
        holder = await asyncio.to_thread(self._registry.by_badge, badge, self._clock.now())
        if holder is None:
            raise RequestRefused("this badge belongs to nobody: ask a trainer")
        return holder
