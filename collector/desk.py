"""The counter of the workshop: what people ask for about sessions, badges and counts, checked against the registry."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from collector.core.events import CloseSession, Event, JoinSession, LeaveSession, OpenSession, ReviewHeldCount
from collector.core.facts import Attribution, PartsAssigned, PartsCorrected, Role
from collector.core.families import Family
from collector.core.machine import MachineState, ReportedOrder, Session
from collector.core.sessions import MOST_TRAINEES
from collector.errors import RequestRefused
from collector.gatekeeper import Gatekeeper
from collector.runtime.clock import Clock
from collector.runtime.engine import Engine
from collector.runtime.live import Live
from collector.store import queries
from collector.store.records import Count
from collector.store.registry import Registry
from collector.store.registry_records import Operation, OrderState, Person, PersonRole
from collector.store.store import Store


@dataclass(frozen=True, slots=True)
class Post:
    """A machine as the desk knows it: its name for people, and the family that orders ask for."""

    name: str
    family: Family


class Admission(Protocol):
    """Who decides, before a session begins, whether everybody in it may use the machine."""

    async def admit(self, machine: str, persons: Sequence[str], role: Role, via: str, task: str | None = None) -> None:
        """Decide and record; raise RequestRefused where somebody may not."""
        ...

    def entered(self, machine: str) -> None:
        """A machine's session has changed."""
        ...

    async def badged(self, machine: str, person: str) -> bool:
        """A badge was read at a machine; True where it was a supervisor's, and is dealt with."""
        ...


class FreeAdmission:
    """Everybody may, and nothing is decided: a site without access rules."""

    async def admit(self, machine: str, persons: Sequence[str], role: Role, via: str, task: str | None = None) -> None:
        """Nothing to decide."""

    def entered(self, machine: str) -> None:
        """Nobody to tell."""

    async def badged(self, machine: str, person: str) -> bool:
        """Nobody supervises."""
        return False


class Desk:
    """Takes what people ask for, finds out what they mean, and has the engine do it.

    Every method raises RequestRefused, in words for the person who asked, when it cannot be done.

    Args:
        posts: The machines by id.
        registry: Who is who and what was ordered.
        store: What was counted.
        engine: Who lets it happen.
        live: How the machines stand.
        clock: The time.
        admission: Who decides whether trainees may use a machine.
        gatekeeper: Who is asked about supervision and exceptions; None for a site without access rules.
    """

    def __init__(
        self,
        posts: Mapping[str, Post],
        registry: Registry,
        store: Store,
        engine: Engine,
        live: Live,
        clock: Clock,
        admission: Admission | None = None,
        gatekeeper: Gatekeeper | None = None,
    ) -> None:
        self._gatekeeper = gatekeeper
        self._admission: Admission = admission or FreeAdmission()
        self._posts = posts
        self._registry = registry
        self._store = store
        self._engine = engine
        self._live = live
        self._clock = clock

    def arrange(self, posts: Mapping[str, Post]) -> None:
        """Know these machines from now on."""
        self._posts = posts

    @property
    def gatekeeper(self) -> Gatekeeper:
        """Who is asked about supervision and exceptions.

        Raises:
            RequestRefused: This site has no access rules.
        """
        if self._gatekeeper is None:
            raise RequestRefused("this site has no access rules: a table [access] in the site file names them")
        return self._gatekeeper

    async def open_session(
        self,
        machine: str,
        persons: Sequence[str],
        *,
        order: str | None = None,
        operation: str | None = None,
        role: Role = Role.RUN,
        task: str | None = None,
        author: str,
        via: str,
    ) -> Session:
        """Let one or two trainees begin.

        Args:
            machine: The machine's id.
            persons: Who, each by reference, opaque id or family name.
            order: The order's number, as people write it; None to work without one.
            operation: Its number; may be left out where only one operation of the order is for this machine.
            role: What they will do.
            task: The task in particular, where hazards tell tasks apart; None for none.
            author: Who asks.
            via: `command`, `api` or `badge`.
        """
        post = self._post(machine)
        if not persons:
            raise RequestRefused("a session takes one or two trainees, not 0")
        found = await asyncio.to_thread(_trainees, persons, self._present)
        work = await asyncio.to_thread(self._operation, post, order, operation) if order else None
        await self._admission.admit(machine, [person.id for person in found], role, via, task)
        state = await self._engine.ask(
            machine,
            OpenSession(
                at=self._clock.now(),
                persons=tuple(person.id for person in found),
                order=work[0] if work else None,
                operation=work[1].operation if work and work[1] else None,
                role=role,
                task=task,
                author=author,
                via=via,
                parts_per_cycle=work[1].parts_per_cycle if work and work[1] else None,
                per_part=work[1].strokes_per_part if work and work[1] else None,
            ),
        )
        self._admission.entered(machine)
        return _session(state, machine)

    async def join_session(self, machine: str, person: str, *, author: str, via: str) -> Session:
        """Let a second trainee join."""
        session = self._open(machine)
        someone = await asyncio.to_thread(self._present, person)
        if someone.id in session.persons:
            raise RequestRefused("this trainee is in the session already")
        if len(session.persons) >= MOST_TRAINEES:
            raise RequestRefused("two trainees are at the machine already: one has to leave first")
        everybody = [*session.persons, someone.id]
        await self._admission.admit(machine, everybody, session.role or Role.RUN, via, session.task)
        return _session(await self._ask(machine, JoinSession, person=someone.id, author=author, via=via), machine)

    async def leave_session(self, machine: str, person: str, *, author: str, via: str) -> Session | None:
        """Let one trainee leave; the last one closes the session, and None is returned."""
        session = self._open(machine)
        someone = await asyncio.to_thread(self._registry.find, person)
        if someone.id not in session.persons:
            raise RequestRefused(f"this trainee is not in the session of {machine}")
        return (await self._ask(machine, LeaveSession, person=someone.id, author=author, via=via)).session

    async def close_session(self, machine: str, *, reason: str = "left", author: str, via: str) -> str:
        """End the machine's session; returns its id."""
        session = self._open(machine)
        await self._ask(machine, CloseSession, reason=reason, author=author, via=via)
        return session.session

    async def badge(self, machine: str, badge: str, *, via: str = "badge", decimal: bool = False) -> Session | None:
        """A badge was read at a machine: who is not there comes, who is there leaves.

        Whoever comes first takes up the order that the machine itself names, if that is one to work for here. What a
        machine names keeps nobody from beginning.

        Returns:
            The session that is open then; None if the last trainee left.
        """
        post = self._post(machine)
        holder = await asyncio.to_thread(self._registry.by_badge, badge, self._clock.now(), decimal=decimal)
        if holder is None:
            raise RequestRefused("this badge belongs to nobody: ask a trainer")
        state = self._live.machines[machine].state
        if holder.role is not PersonRole.TRAINEE and await self._admission.badged(machine, holder.id):
            return state.session
        if state.session is None:
            order, operation = await asyncio.to_thread(self._taken_up, post, state.reported)
            return await self.open_session(
                machine, [holder.id], order=order, operation=operation, author=holder.id, via=via
            )
        if holder.id in state.session.persons:
            return await self.leave_session(machine, holder.id, author=holder.id, via=via)
        return await self.join_session(machine, holder.id, author=holder.id, via=via)

    async def review_held_count(self, hold: str, *, accept: bool, author: str, reason: str) -> None:
        """Credit a held count, or drop it."""
        machine = hold.rpartition(".")[0]
        if machine not in self._posts or hold not in self._live.machines[machine].state.holds:
            raise RequestRefused(f"{hold!r} is not waiting for review: `etabli counts held` lists what is")
        await self._ask(machine, ReviewHeldCount, hold=hold, accept=accept, author=author, reason=_said(reason))

    async def assign(
        self,
        counts: Sequence[str],
        persons: Sequence[str],
        *,
        order: str | None = None,
        operation: str | None = None,
        role: Role = Role.RUN,
        author: str,
        reason: str,
    ) -> int:
        """Give counted parts to trainees and an operation afterwards; returns how many parts that were."""
        rows = await asyncio.to_thread(self._counts, list(dict.fromkeys(counts)))
        found = await asyncio.to_thread(_trainees, persons, self._registry.find)
        why, now = _said(reason), self._clock.now()
        facts = []
        for row in rows:
            post = self._post(row.machine)
            work = await asyncio.to_thread(self._operation, post, order, operation) if order else None
            whose = Attribution(
                persons=tuple(person.id for person in found),
                order=work[0] if work else None,
                operation=work[1].operation if work and work[1] else None,
                role=role if found else None,
            )
            facts.append(
                PartsAssigned(
                    machine=row.machine, at=now, count=row.count, attribution=whose, author=author, reason=why
                )
            )
        await self._engine.record(facts)
        return sum(row.parts for row in rows)

    async def correct(
        self, count: str, *, parts: int, good: int = 0, scrap: int = 0, rework: int = 0, author: str, reason: str
    ) -> None:
        """Say how many parts of a count there really were, and how many of them are good, scrap or for rework."""
        [row] = await asyncio.to_thread(self._counts, [count])
        if min(parts, good, scrap, rework) < 0:
            raise RequestRefused("no number of parts can be below 0")
        if good + scrap + rework > parts:
            raise RequestRefused(f"{good} good, {scrap} scrap and {rework} rework are more than {parts} parts")
        fact = PartsCorrected(
            machine=row.machine,
            at=self._clock.now(),
            count=count,
            parts=parts,
            good=good,
            scrap=scrap,
            rework=rework,
            author=author,
            reason=_said(reason),
        )
        await self._engine.record([fact])

    async def named_work(self, machine: str) -> tuple[str | None, str | None]:
        """The order and operation that a machine itself names, if somebody can work for them here; else none."""
        post = self._post(machine)
        return await asyncio.to_thread(self._taken_up, post, self._live.machines[machine].state.reported)

    async def match_order(self, machine: str, text: str) -> tuple[str | None, str | None]:
        """The order and operation that a machine means by what it reports; None for what the registry does not know."""
        post = self._posts.get(machine)
        if post is None:
            return None, None
        matched = await asyncio.to_thread(self._registry.match_order, text, post.family)
        if matched is None:
            return None, None
        order, operation = matched
        return order.number, operation.operation if operation else None

    def _post(self, machine: str) -> Post:
        if machine not in self._posts:
            raise RequestRefused(f"there is no machine {machine!r} here; there are {', '.join(self._posts)}")
        return self._posts[machine]

    def _open(self, machine: str) -> Session:
        self._post(machine)
        session = self._live.machines[machine].state.session
        if session is None:
            raise RequestRefused(f"nobody works at {machine}: there is no open session")
        return session

    def _present(self, text: str) -> Person:
        person = self._registry.find(text)
        if not person.active:
            raise RequestRefused(f"{text!r} has left the school: the registry has them as inactive")
        return person

    def _operation(self, post: Post, order: str, operation: str | None) -> tuple[str, Operation | None]:
        """The order as the registry writes it, and the operation that is meant."""
        matched = self._registry.match_order(order, post.family)
        if matched is None:
            raise RequestRefused(f"there is no order {order!r}: import it first, or work without one")
        found, only = matched
        if found.state is not OrderState.OPEN:
            raise RequestRefused(f"order {found.number} is {found.state.value}: nothing more is made for it")
        operations = self._registry.operations(found.number)
        if operation is not None:
            chosen = next((one for one in operations if one.operation == operation), None)
            if chosen is None:
                raise RequestRefused(f"order {found.number} has no operation {operation!r}: {_listed(operations)}")
            if chosen.family != post.family:
                raise RequestRefused(
                    f"operation {operation} of order {found.number} is for {chosen.family}, and {post.name} is"
                    f" {post.family}: {_listed(operations)}"
                )
            return found.number, chosen
        if only is None and any(one.family == post.family for one in operations):
            raise RequestRefused(f"order {found.number} has several operations for {post.name}: {_listed(operations)}")
        if only is None and operations:
            raise RequestRefused(f"order {found.number} has no operation for {post.name}: {_listed(operations)}")
        return found.number, only

    def _taken_up(self, post: Post, reported: ReportedOrder | None) -> tuple[str | None, str | None]:
        """The order and operation that the machine names, if somebody can work for them here; else none."""
        if reported is None or reported.order is None:
            return None, None
        try:
            order, operation = self._operation(post, reported.order, reported.operation)
        except RequestRefused:
            return None, None
        return order, operation.operation if operation else None

    def _counts(self, counts: Sequence[str]) -> list[Count]:
        with self._store.reader() as connection:
            rows = [(count, queries.count_by_id(connection, count)) for count in counts]
        unknown = [count for count, row in rows if row is None]
        if unknown:
            raise RequestRefused(f"no such count: {', '.join(unknown)}")
        return [row for _, row in rows if row is not None]

    async def _ask(self, machine: str, kind: type[Event], **what: object) -> MachineState:
        state = await self._engine.ask(machine, kind(at=self._clock.now(), **what))
        self._admission.entered(machine)
        return state


def _session(state: MachineState, machine: str) -> Session:
    if state.session is None:
        raise RequestRefused(f"the session at {machine} was closed in the meantime")
    return state.session


def _trainees(persons: Sequence[str], find: Callable[[str], Person]) -> list[Person]:
    """The persons who are meant: at most two, and not the same one twice."""
    if len(persons) > MOST_TRAINEES:
        raise RequestRefused(f"at one machine there are one or two trainees, not {len(persons)}")
    found = [find(text) for text in persons]
    if len({person.id for person in found}) < len(found):
        raise RequestRefused("the same trainee is named twice")
    return found


def _said(reason: str) -> str:
    if not reason.strip():
        raise RequestRefused("a correction needs a reason")
    return reason.strip()


def _listed(operations: Sequence[Operation]) -> str:
    return "it has " + ", ".join(f"{one.operation} ({one.family})" for one in operations)
