"""What people at a machine say: how parts are, why it stands, that a trainer is needed. Each is taken once."""

from __future__ import annotations

import re
import secrets
from collections.abc import Callable, Collection
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import TypeVar

from sqlalchemy import Column, Connection, select

from collector.core.facts import (
    Attribution,
    CallWithdrawn,
    DeclarationWithdrawn,
    Fact,
    PartsDeclared,
    StopReasonGiven,
    TrainerCalled,
    TrainerCame,
)
from collector.core.reasons import KioskRules
from collector.core.signals import Execution
from collector.runtime.clock import Clock
from collector.runtime.live import Live
from collector.shopfloor.refusals import ShopFloorRefused
from collector.store import queries, shopfloor_queries
from collector.store.records import Session
from collector.store.shopfloor_queries import Unjudged
from collector.store.shopfloor_tables import part_declaration, trainer_call
from collector.store.store import Store
from collector.store.view_tables import state_interval

T = TypeVar("T")

KEY = re.compile(r"[A-Za-z0-9-]{8,64}")
"""What an id looks like that whoever sends something gives it."""

OLDEST = timedelta(hours=12)
"""How long ago something may have been said that is taken now: what a kiosk kept while its line was broken."""

MOST = 1_000
"""Parts that are declared at once, at most."""


class Judgement(StrEnum):
    """How a part is."""

    GOOD = "good"
    SCRAP = "scrap"
    REWORK = "rework"


@dataclass(frozen=True, slots=True)
class Said:
    """Something that was said at a machine.

    Args:
        machine: Where.
        key: Its own id, chosen by what sends it, by which it is taken once however often it is sent.
        author: Opaque id or account of who said it.
        via: `kiosk`, `api` or `badge`.
        ago: Seconds for which it was on its way.
    """

    machine: str
    key: str
    author: str
    via: str
    ago: float = 0.0


def new_key() -> str:
    """An id for something that comes without one."""
    return secrets.token_hex(12)


class Sayings:
    """Takes what people say. Every method raises ShopFloorRefused when it cannot be taken.

    Args:
        store: Where it is written.
        live: How the machines stand, and who is told of facts.
        clock: The time.
        rules: What can be said.
    """

    def __init__(self, store: Store, live: Live, clock: Clock, rules: KioskRules) -> None:
        self._store = store
        self._live = live
        self._clock = clock
        self.rules = rules

    async def declare(
        self,
        said: Said,
        judgement: Judgement,
        *,
        session: str,
        reason: str = "",
        count: str | None = None,
        parts: int | None = None,
        uncounted: bool = False,
    ) -> int:
        """Say how parts are.

        Args:
            said: Where, by whom.
            judgement: How they are.
            session: In whose session they were made; it may be over.
            reason: Why they are not good, as a code; empty where nobody said.
            count: The count that they are of; None for the latest of the session that waits for a word.
            parts: How many; None for one, and for good ones all that wait in that count.
            uncounted: They are of no count: a cycle given up, work by hand.

        Returns:
            How many parts that was about; 0 for what was taken before.
        """
        _checked(said, {one.code for one in self.rules.scrap} | {""}, reason)
        at = self._when(said)

        def work(connection: Connection) -> tuple[int, list[Fact]]:
            if _known(connection, part_declaration.c.id, said.key):
                return 0, []
            found = _session_of(connection, said.machine, session)
            if uncounted:
                if judgement is Judgement.GOOD and self._counts_itself(said.machine):
                    raise ShopFloorRefused("counted")
                whose, about, many = _whose(found, at), None, 1 if parts is None else parts
                if not 0 < many <= MOST:
                    raise ShopFloorRefused("parts", parts=MOST)
            else:
                waiting = _waiting(connection, found, count)
                about, usual = waiting.count, waiting.parts if judgement is Judgement.GOOD else 1
                many = usual if parts is None else parts
                if not 0 < many <= waiting.parts:
                    raise ShopFloorRefused("parts", parts=waiting.parts)
                row = queries.count_by_id(connection, waiting.count)
                assert row is not None, "it was just found"
                whose = Attribution(session=row.session, persons=row.persons, order=row.order,
                                    operation=row.operation, role=row.role)  # fmt: skip
            fact = PartsDeclared(
                machine=said.machine, at=max(at, found.opened_at), count=about, attribution=whose,
                good=many if judgement is Judgement.GOOD else 0, scrap=many if judgement is Judgement.SCRAP else 0,
                rework=many if judgement is Judgement.REWORK else 0, reason_code=reason, author=said.author,
                via=said.via, declaration=said.key,
            )  # fmt: skip
            return many, [fact]

        return await self._write(work)

    async def take_back(self, said: Said, *, session: str) -> None:
        """A declaration (`said.key`) of this session was a slip of the hand. Taken back already, it stays so."""

        def work(connection: Connection) -> tuple[None, list[Fact]]:
            of = part_declaration.c
            known = connection.execute(
                select(of.stands).where(of.id == said.key, of.machine == said.machine, of.session == session)
            ).first()
            if known is None:
                raise ShopFloorRefused("declaration")
            fact = DeclarationWithdrawn(
                machine=said.machine, at=self._clock.now(), declaration=said.key, author=said.author, via=said.via
            )
            return None, [fact] if known.stands else []

        await self._write(work)

    async def give_stop_reason(self, said: Said, reason: str, *, since: datetime | None = None) -> None:
        """Say why the machine stands, or stood.

        Args:
            said: Where, by whom.
            reason: Why, as a code.
            since: Since when it stood (UTC); None for the stop that lasts.
        """
        _checked(said, {one.code for one in self.rules.stops}, reason)

        def work(connection: Connection) -> tuple[None, list[Fact]]:
            begun = since or shopfloor_queries.standing_since(connection, said.machine)
            if begun is None or (since is not None and not _stood(connection, said.machine, since)):
                raise ShopFloorRefused("running")
            fact = StopReasonGiven(machine=said.machine, at=self._clock.now(), since=begun, until=None,
                                   reason_code=reason, author=said.author, via=said.via)  # fmt: skip
            return None, [fact]

        await self._write(work)

    async def call(self, said: Said, reason: str) -> None:
        """Call a trainer; where one is called already, that call stands."""
        _checked(said, {one.code for one in self.rules.calls}, reason)
        live = self._live.machines.get(said.machine)
        persons = live.state.session.persons if live is not None and live.state.session is not None else ()
        at = self._when(said)

        def work(connection: Connection) -> tuple[None, list[Fact]]:
            standing = shopfloor_queries.open_calls(connection, said.machine)
            if standing or _known(connection, trainer_call.c.id, said.key):
                return None, []
            fact = TrainerCalled(machine=said.machine, at=at, persons=persons, reason_code=reason, author=said.author,
                                 via=said.via, call=said.key)  # fmt: skip
            return None, [fact]

        await self._write(work)

    async def came(self, said: Said) -> None:
        """A trainer is there."""
        fact = TrainerCame(machine=said.machine, at=self._clock.now(), author=said.author, via=said.via)
        await self._end_call(said.machine, fact)

    async def withdraw_call(self, said: Said) -> None:
        """The trainer is not needed any more."""
        fact = CallWithdrawn(machine=said.machine, at=self._clock.now(), author=said.author, via=said.via)
        await self._end_call(said.machine, fact)

    async def hush(self, said: Said) -> None:
        """Whoever called has left: a call that stands there is withdrawn, if there is one."""
        with suppress(ShopFloorRefused):
            await self.withdraw_call(said)

    async def _end_call(self, machine: str, fact: Fact) -> None:
        def work(connection: Connection) -> tuple[None, list[Fact]]:
            if not shopfloor_queries.open_calls(connection, machine):
                raise ShopFloorRefused("call")
            return None, [fact]

        await self._write(work)

    async def _write(self, work: Callable[[Connection], tuple[T, list[Fact]]]) -> T:
        """Look and write in one transaction, so that what comes twice at once is taken once, too."""

        def both(connection: Connection) -> tuple[T, list[Fact]]:
            result, facts = work(connection)
            self._store.record(connection, facts)
            return result, facts

        result, facts = await self._store.write(both)
        self._live.committed({}, facts)
        return result

    def _when(self, said: Said) -> datetime:
        ago = timedelta(seconds=max(said.ago, 0.0))
        if ago > OLDEST:
            raise ShopFloorRefused("late")
        return self._clock.now() - ago

    def _counts_itself(self, machine: str) -> bool:
        """Whether a machine says what it does: then what it makes is counted without anybody's word."""
        live = self._live.machines.get(machine)
        return live is not None and (bool(live.state.counters) or live.state.execution is not Execution.UNAVAILABLE)


def _checked(said: Said, codes: Collection[str], code: str) -> None:
    if KEY.fullmatch(said.key) is None:
        raise ShopFloorRefused("key")
    if code not in codes:
        raise ShopFloorRefused("reason", wanted=code)


def _known(connection: Connection, column: Column[str], key: str) -> bool:
    return connection.execute(select(column).where(column == key)).first() is not None


def _session_of(connection: Connection, machine: str, session: str) -> Session:
    found = queries.session_by_id(connection, session)
    if found is None or found.machine != machine:
        raise ShopFloorRefused("session", session=session)
    return found


def _whose(session: Session, at: datetime) -> Attribution:
    """Whose parts are that were made at an instant of a session: of those who were there then, or else to its end."""
    there = [
        one.person for one in session.presences if one.joined_at <= at and (one.left_at is None or at < one.left_at)
    ]
    return Attribution(
        session=session.session, persons=tuple(there) or session.persons, order=session.order,
        operation=session.operation, role=session.role,
    )  # fmt: skip


def _waiting(connection: Connection, session: Session, count: str | None) -> Unjudged:
    waiting = shopfloor_queries.unjudged(connection, session.machine, session.session, session.opened_at, most=200)
    found = next((one for one in waiting if count in (None, one.count)), None)
    if found is None:
        raise ShopFloorRefused("waiting" if count is None else "count")
    return found


def _stood(connection: Connection, machine: str, since: datetime) -> bool:
    """Whether a machine was seen to stand at an instant."""
    of = state_interval.c
    then = select(of.execution).where(of.machine == machine, of.started_at <= since)
    last = connection.execute(then.order_by(of.started_at.desc(), of.seq.desc()).limit(1)).scalar()
    return last is not None and last not in shopfloor_queries.NOT_STANDING
