"""Who stands at a machine: a badge or a PIN is shown, somebody begins, joins, leaves, a supervisor is there."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from collector.access.dossier import Mode
from collector.core.facts import Role
from collector.core.machine import Session
from collector.core.sessions import MOST_TRAINEES
from collector.desk import Admission, Desk, FreeAdmission, Post
from collector.errors import RequestRefused
from collector.gate.book import Book
from collector.gate.modes import mode_of
from collector.gate.stations import Regulation
from collector.runtime.clock import Clock
from collector.runtime.live import Live
from collector.shopfloor.pins import Pins
from collector.shopfloor.refusals import ShopFloorRefused
from collector.shopfloor.sayings import Said, Sayings, new_key
from collector.shopfloor.verdict import Verdict, verdict_of
from collector.store.registry import Registry
from collector.store.registry_records import Person, PersonRole


class Came(StrEnum):
    """What somebody's showing themselves at a machine came to."""

    CHOOSING = "choosing"
    """Nobody is there: they may choose what to do."""
    BEGAN = "began"
    JOINED = "joined"
    LEFT = "left"
    SUPERVISES = "supervises"
    """A supervisor is present in the place, or has renewed that."""
    ANSWERED = "answered"
    """A trainer who is no supervisor came because he was called."""
    DENIED = "denied"
    """They may not use the machine, and are kept from it."""


@dataclass(frozen=True, slots=True)
class Arrival:
    """Somebody showed themselves at a machine.

    Args:
        machine: Where.
        person: Who.
        came: What it came to.
        verdict: What was decided about those who are there then; None where nothing is decided here.
        answered: A call for a trainer was answered by it.
    """

    machine: str
    person: Person
    came: Came
    verdict: Verdict | None = None
    answered: bool = False


class Entry:
    """Lets people begin and leave. Every method raises ShopFloorRefused when it cannot be done.

    Args:
        posts: The machines by id.
        desk: Who opens and closes sessions.
        registry: Who is who.
        live: How the machines stand.
        clock: The time.
        sayings: Where calls are answered.
        pins: Knows people without a badge.
        admission: Who knows supervisors.
        book: Where it is known what was decided; None for a site without access rules.
    """

    def __init__(
        self,
        posts: dict[str, Post],
        desk: Desk,
        registry: Registry,
        live: Live,
        clock: Clock,
        sayings: Sayings,
        pins: Pins,
        admission: Admission | None = None,
        book: Book | None = None,
    ) -> None:
        self._posts = posts
        self._desk = desk
        self._registry = registry
        self._live = live
        self._clock = clock
        self._sayings = sayings
        self._pins = pins
        self._admission: Admission = admission or FreeAdmission()
        self._book = book

    def arrange(self, posts: dict[str, Post]) -> None:
        """Know these machines from now on."""
        self._posts = posts

    async def by_badge(self, badge: str, *, decimal: bool = False) -> Person:
        """Whose badge it is."""
        found = await asyncio.to_thread(self._registry.by_badge, badge, self._clock.now(), decimal=decimal)
        if found is None:
            raise ShopFloorRefused("badge")
        if not found.active:
            raise ShopFloorRefused("inactive")
        return found

    async def by_pin(self, number: str, pin: str, *, device: str) -> Person:
        """Whose number and PIN these are."""
        return await self._pins.who(number, pin, device=device)

    async def arrive(self, machine: str, person: Person, *, via: str) -> Arrival:
        """Somebody shows themselves at a machine: who is there leaves, who is not comes, or may choose what to do.

        A supervisor is present from then on, and a call that stands at the machine is answered by any trainer.
        """
        session = self._session(machine)
        there = session.persons if session is not None else ()
        if person.role is not PersonRole.TRAINEE and person.id not in there:
            answered = await self._answer(machine, person, via)
            if await self._admission.badged(machine, person.id):
                return Arrival(machine, person, Came.SUPERVISES, self.standing(machine), answered)
            if answered:
                return Arrival(machine, person, Came.ANSWERED, self.standing(machine), answered)
        if session is None:
            return Arrival(machine, person, Came.CHOOSING)
        if person.id in there:
            await self.leave(machine, person.id, author=person.id, via=via)
            return Arrival(machine, person, Came.LEFT, self.standing(machine))
        return await self.join(machine, person, author=person.id, via=via)

    async def begin(
        self,
        machine: str,
        person: Person,
        *,
        order: str | None = None,
        operation: str | None = None,
        role: Role = Role.RUN,
        task: str | None = None,
        author: str,
        via: str,
    ) -> Arrival:
        """Somebody begins, where nobody works yet; see `Desk.open_session`."""
        if self._session(machine) is not None:
            raise ShopFloorRefused("occupied")
        return await self._open(machine, person, (person.id,), order, operation, role, task, author, via)

    async def change(
        self,
        machine: str,
        session: str,
        *,
        order: str | None = None,
        operation: str | None = None,
        role: Role = Role.RUN,
        task: str | None = None,
        author: str,
        via: str,
    ) -> Arrival:
        """Those who work at a machine go on with something else: another order, another role."""
        now = self._session(machine)
        if now is None or now.session != session:
            raise ShopFloorRefused("session", session=session)
        first = await asyncio.to_thread(self._registry.person, now.persons[0])
        if first is None:
            raise ShopFloorRefused("stranger")
        return await self._open(machine, first, now.persons, order, operation, role, task, author, via)

    async def join(self, machine: str, person: Person, *, author: str, via: str) -> Arrival:
        """A second trainee comes to who is there."""
        session = self._session(machine)
        if session is None:
            raise ShopFloorRefused("nobody")
        if len(session.persons) >= MOST_TRAINEES:
            raise ShopFloorRefused("full")
        everybody = (*session.persons, person.id)
        try:
            await self._desk.join_session(machine, person.id, author=author, via=via)
        except RequestRefused as refusal:
            return await self._denied(machine, person, everybody, session.role, session.task, refusal)
        verdict = await self._verdict(machine, everybody, session.role, session.task)
        return Arrival(machine, person, Came.JOINED, verdict)

    async def leave(self, machine: str, person: str, *, author: str, via: str) -> Session | None:
        """Somebody leaves; the last one closes the session, and what they called for is not needed any more."""
        session = self._session(machine)
        if session is None:
            raise ShopFloorRefused("nobody")
        if person not in session.persons:
            raise ShopFloorRefused("stranger")
        left = await self._desk.leave_session(machine, person, author=author, via=via)
        if left is None:
            await self._sayings.hush(Said(machine, new_key(), author, via))
        return left

    def standing(self, machine: str) -> Verdict | None:
        """What was last decided about those who are at a machine; None where nothing is decided."""
        if self._book is None or machine not in self._book.stations:
            return None
        return verdict_of(self._book.decisions(machine), enforced=self._enforced(machine))

    async def _open(
        self,
        machine: str,
        person: Person,
        persons: Sequence[str],
        order: str | None,
        operation: str | None,
        role: Role,
        task: str | None,
        author: str,
        via: str,
    ) -> Arrival:
        try:
            await self._desk.open_session(
                machine, persons, order=order, operation=operation, role=role, task=task, author=author, via=via
            )
        except RequestRefused as refusal:
            return await self._denied(machine, person, persons, role, task, refusal)
        return Arrival(machine, person, Came.BEGAN, await self._verdict(machine, persons, role, task))

    async def _denied(
        self,
        machine: str,
        person: Person,
        persons: Sequence[str],
        role: Role,
        task: str | None,
        refusal: RequestRefused,
    ) -> Arrival:
        """What is told of a refusal: why they may not, where that is the reason; else that it cannot be done now."""
        verdict = await self._verdict(machine, persons, role, task)
        if verdict is not None and verdict.enforced and verdict.denied:
            return Arrival(machine, person, Came.DENIED, verdict)
        raise ShopFloorRefused("not_now", reason=str(refusal)) from refusal

    async def _verdict(self, machine: str, persons: Sequence[str], role: Role, task: str | None) -> Verdict | None:
        """What is decided about these people; what was just decided is not decided twice."""
        if self._book is None or machine not in self._book.stations:
            return None
        mode: Mode = mode_of(self._live.machines[machine].state, role)
        answers = await self._book.decide(machine, persons, mode, task)
        return verdict_of([one.decision for one in answers], enforced=self._enforced(machine))

    def _enforced(self, machine: str) -> bool:
        return self._book is not None and self._book.stations[machine].regulation is Regulation.ENFORCE

    async def _answer(self, machine: str, person: Person, via: str) -> bool:
        try:
            await self._sayings.came(Said(machine, new_key(), person.id, via))
        except ShopFloorRefused:
            return False
        return True

    def _session(self, machine: str) -> Session | None:
        if machine not in self._posts:
            raise ShopFloorRefused("machine", machine=machine)
        return self._live.machines[machine].state.session
