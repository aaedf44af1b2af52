"""Knows who is who by what they bring; asks the store once, remembers for a moment, forgets at once when told."""

from __future__ import annotations

import asyncio
import hmac
import logging
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy.exc import SQLAlchemyError

from collector.accounts.keys import digest_of
from collector.accounts.rights import COMMAND, AccountRole, Right, Visitor
from collector.errors import JournalError
from collector.runtime.clock import Clock
from collector.store.accounts import Accounts
from collector.store.store import Store

log = logging.getLogger(__name__)

IDLE = timedelta(hours=2)
"""After so long without a request or an open page a sign-in has ended."""

RECHECK = 5.0
"""Seconds for which what was read is believed: how late an erasure by a command, beside us, is noticed at worst."""

TOUCH_EVERY = 60.0
"""Seconds between two notes of when something was last used."""

REMEMBERED = 1_000
"""Sign-ins, devices and tokens that are remembered at once."""


@dataclass(frozen=True, slots=True)
class _Found:
    visitor: Visitor
    ends_at: datetime | None
    seen_at: datetime | None = None
    """For what ends when it is not used."""


@dataclass(frozen=True, slots=True)
class _Known:
    found: _Found
    read_at: float


class Keeper:
    """Tells who comes, by a secret that they bring.

    Args:
        store: Where it is written who may come in.
        clock: The time.
    """

    def __init__(self, store: Store, clock: Clock) -> None:
        self._store = store
        self._clock = clock
        self._command = ""
        self._known: OrderedDict[tuple[str, str], _Known] = OrderedDict()
        self._used: dict[str, datetime] = {}
        self._unwritten: set[str] = set()
        self._revocations = 0
        self._followers: list[Callable[[str], None]] = []
        self._open: Callable[[], frozenset[str]] = frozenset

    def let_commands_in(self, token: str) -> None:
        """Know the token that commands on this computer bring: they may all."""
        self._command = digest_of(token)

    def follow(self, told: Callable[[str], None]) -> None:
        """Have somebody told of what opens nothing any more, by its id; he may neither wait nor fail."""
        self._followers.append(told)

    def look_after(self, tickets: Callable[[], frozenset[str]]) -> None:
        """Know which sign-ins and devices have pages open: these are looked at again and again, and count as used."""
        self._open = tickets

    async def by_session(self, secret: str) -> Visitor | None:
        """Who signed in and was given this cookie; None where that has ended."""
        return await self._who("s", secret)

    async def by_device(self, secret: str) -> Visitor | None:
        """Which device was paired and given this cookie."""
        return await self._who("d", secret)

    async def by_token(self, secret: str) -> Visitor | None:
        """Which program brings this token; or the command line of this computer."""
        if self._command and hmac.compare_digest(digest_of(secret), self._command):
            return Visitor(COMMAND, COMMAND, AccountRole.PROGRAM, granted=frozenset(Right))
        return await self._who("t", secret)

    def forget(self, *tickets: str) -> None:
        """These open nothing any more, or something else: their pages are closed, and they are asked for anew."""
        self._revocations += 1
        for key in [key for key, known in self._known.items() if known.found.visitor.ticket in tickets]:
            del self._known[key]
        for ticket in tickets:
            for told in self._followers:
                told(ticket)

    async def watch(self) -> None:
        """Close the pages of what has ended by itself or beside us, and note what is used; until cancelled."""
        noted = self._clock.now()
        while True:
            await self._clock.sleep(RECHECK)
            try:
                await self._look_again()
                if (now := self._clock.now()) - noted >= timedelta(seconds=TOUCH_EVERY):
                    noted = now
                    await self.note()
            except (JournalError, SQLAlchemyError) as error:
                # The journal's own writer ends the collector where it has to; who came when is not worth it.
                log.warning("who is signed in cannot be looked at", extra={"reason": str(error)})

    async def note(self) -> None:
        """Write down when what was used since the last time was last used."""
        used = {ticket: self._used[ticket] for ticket in self._unwritten}
        self._unwritten.clear()
        # What is remembered of somebody may be older than what is written: of others nothing has to be kept.
        known = {one.found.visitor.ticket for one in self._known.values()}
        self._used = {ticket: at for ticket, at in self._used.items() if ticket in known}
        if used:
            await self._store.write(lambda connection: Accounts(connection).seen(used))

    def _use(self, ticket: str, now: datetime) -> None:
        self._used[ticket] = now
        self._unwritten.add(ticket)

    async def _who(self, kind: str, secret: str) -> Visitor | None:
        key = kind, digest_of(secret)
        ticks = asyncio.get_running_loop().time()
        known = self._known.get(key)
        if known is None or ticks - known.read_at >= RECHECK:
            known = await self._ask(key, ticks)
        now = self._clock.now()
        if known is None or not self._holds(known.found, now):
            return None
        self._use(known.found.visitor.ticket, now)
        return known.found.visitor

    def _holds(self, found: _Found, now: datetime) -> bool:
        """Whether what was found has not ended by itself."""
        if found.ends_at is not None and found.ends_at <= now:
            return False
        if found.seen_at is None:
            return True
        # What is not written down yet counts, too.
        return now - max(found.seen_at, self._used.get(found.visitor.ticket, found.seen_at)) < IDLE

    async def _ask(self, key: tuple[str, str], ticks: float) -> _Known | None:
        while True:
            revocations = self._revocations
            found = await asyncio.to_thread(self._read, *key)
            # What was revoked while it was read may have been read before.
            if revocations == self._revocations:
                break
        before = self._known.get(key)
        if before is not None and (found is None or found.visitor != before.found.visitor):
            # Changed beside us: an erased person's account, for one.
            self.forget(before.found.visitor.ticket)
        if found is None:
            return None
        known = self._known[key] = _Known(found, ticks)
        self._known.move_to_end(key)
        if len(self._known) > REMEMBERED:
            self._known.popitem(last=False)
        return known

    async def _look_again(self) -> None:
        """Ask about everything that has a page open; an open page is a use, and one that may not be open is closed."""
        open_ = self._open()
        ticks = asyncio.get_running_loop().time()
        for key, known in [(key, one) for key, one in self._known.items() if one.found.visitor.ticket in open_]:
            fresh = await self._ask(key, ticks) if ticks - known.read_at >= RECHECK else known
            if fresh is None:
                continue  # It was forgotten, and told.
            now, ticket = self._clock.now(), fresh.found.visitor.ticket
            if self._holds(fresh.found, now):
                self._use(ticket, now)
            else:
                self.forget(ticket)

    def _read(self, kind: str, digest: str) -> _Found | None:
        with self._store.reader() as connection:
            accounts = Accounts(connection)
            match kind:
                case "s":
                    return _signed_in(accounts, digest)
                case "d":
                    return _device(accounts, digest)
                case _:
                    return _token(accounts, digest)


def _signed_in(accounts: Accounts, digest: str) -> _Found | None:
    found = accounts.by_session(digest)
    if found is None or not found[1].active:
        return None
    session, account = found
    visitor = Visitor(
        account.id, account.name, AccountRole(account.role), account.language, account.person, ticket=session.id
    )
    return _Found(visitor, session.expires_at, session.seen_at)


def _device(accounts: Accounts, digest: str) -> _Found | None:
    device = accounts.by_device(digest)
    if device is None:
        return None
    role = AccountRole(device.role)
    return _Found(Visitor(device.id, device.name, role, machines=device.machines, ticket=device.id), None)


def _token(accounts: Accounts, digest: str) -> _Found | None:
    token = accounts.by_token(digest)
    if token is None:
        return None
    granted = frozenset(Right(one) for one in token.scopes if one in set(Right))
    visitor = Visitor(token.id, token.name, AccountRole.PROGRAM, granted=granted, ticket=token.id)
    return _Found(visitor, token.expires_at)
