"""PINs: by which who has no badge at hand is known at a kiosk. Hashed as passwords are, slow for whoever guesses."""

from __future__ import annotations

import asyncio
import secrets
from collections.abc import Callable, Mapping
from datetime import date, datetime
from itertools import pairwise
from typing import TypeVar

from sqlalchemy import Connection, delete, insert, select, update

from collector.accounts.limits import Brake, Pace
from collector.accounts.passwords import Hasher
from collector.accounts.refusals import AccountRefused
from collector.core.facts import Fact, PinRemoved, PinSet
from collector.errors import RequestRefused
from collector.runtime.clock import Clock
from collector.runtime.live import Live
from collector.shopfloor.refusals import ShopFloorRefused
from collector.store.registry import Registry
from collector.store.registry_records import Person
from collector.store.shopfloor_tables import pin as table
from collector.store.store import Store

T = TypeVar("T")

LEAST, MOST = 6, 12
"""Figures of a PIN."""

NUMBER_FIGURES = 4
"""Figures of the number that is typed before the PIN: it says who, the PIN proves it. One PIN alone would have to be
another for everybody, and whoever chose one that is taken would know somebody else's."""

BY_NUMBER = Pace(free=4, first=30.0, longest=900.0, forgotten=3600.0)
"""Wrong PINs with one number. A million PINs at four an hour last longer than a school."""

BY_DEVICE = Pace(free=9, first=10.0, longest=300.0, forgotten=3600.0)
"""Wrong ones at one kiosk, whatever the number."""


class Pins:
    """Knows people by number and PIN.

    Args:
        store: Where the hashes are.
        live: Who is told of facts.
        clock: The time.
    """

    def __init__(self, store: Store, live: Live, clock: Clock) -> None:
        self._store = store
        self._live = live
        self._clock = clock
        self._hasher = Hasher()
        self._numbers, self._devices = Brake(BY_NUMBER), Brake(BY_DEVICE)

    async def who(self, number: str, pin: str, *, device: str) -> Person:
        """Who it is.

        Args:
            number: As it was typed.
            pin: As it was typed.
            device: Where, to slow down whoever guesses.

        Raises:
            ShopFloorRefused: `pin` for a wrong number and a wrong PIN alike, after the same time; `pin_wait` after too
                many of them; `busy`; `inactive` for somebody who has left the school.
        """
        now = self._clock.now()
        seconds = max(self._numbers.wait(number, now), self._devices.wait(device, now))
        if seconds > 0:
            raise ShopFloorRefused("pin_wait", seconds=seconds)
        self._numbers.tried(number, now)
        self._devices.tried(device, now)
        person, hashed = await asyncio.to_thread(self._known, number)
        try:
            fits = await self._hasher.fits(hashed, pin)
        except AccountRefused as refusal:
            self._numbers.took_back(number)
            self._devices.took_back(device)
            raise ShopFloorRefused("busy") from refusal
        if person is None or not fits:
            raise ShopFloorRefused("pin")
        self._numbers.passed(number)
        self._devices.took_back(device)
        if not person.active:
            raise ShopFloorRefused("inactive")
        return person

    async def number(self, person: str) -> str | None:
        """The number that somebody types before their PIN; None where they have no PIN."""

        def ask() -> str | None:
            with self._store.reader() as connection:
                found: str | None = connection.execute(select(table.c.number).where(table.c.person == person)).scalar()
                return found

        return await asyncio.to_thread(ask)

    async def numbers(self) -> Mapping[str, str]:
        """The numbers of all who have a PIN, by opaque id."""

        def ask() -> dict[str, str]:
            with self._store.reader() as connection:
                rows = connection.execute(select(table.c.person, table.c.number)).all()
                return {row.person: row.number for row in rows}

        return await asyncio.to_thread(ask)

    async def give(self, person: str, pin: str, *, author: str) -> str:
        """Let somebody be known by a PIN, or by another one from now on.

        Args:
            person: Opaque id.
            pin: Figures.
            author: Opaque id or account of who set it.

        Returns:
            The number to type before it: the one that they had, or a new one.

        Raises:
            ShopFloorRefused: If it is too short, or among the first that somebody would try; `busy`.
            RequestRefused: If nobody has this id.
        """
        found = await asyncio.to_thread(Registry(self._store.readers).person, person)
        if found is None or found.reference is None:
            raise RequestRefused(f"nobody in the registry has the id {person!r}")
        check(pin, found.birth_date)
        try:
            hashed = await self._hasher.hash(pin)
        except AccountRefused as refusal:
            raise ShopFloorRefused("busy") from refusal
        now = self._clock.now()
        return await self._write(
            lambda connection: _kept(connection, person, hashed, now),
            PinSet(machine="", at=now, person=person, author=author),
        )

    async def remove(self, person: str, *, author: str) -> None:
        """Somebody is not known by a PIN any more.

        Raises:
            ShopFloorRefused: If they were not.
        """

        def work(connection: Connection) -> None:
            if connection.execute(delete(table).where(table.c.person == person)).rowcount == 0:
                raise ShopFloorRefused("pin_none")

        await self._write(work, PinRemoved(machine="", at=self._clock.now(), person=person, author=author))

    async def _write(self, work: Callable[[Connection], T], fact: Fact) -> T:
        def both(connection: Connection) -> T:
            result = work(connection)
            self._store.record(connection, [fact])
            return result

        result = await self._store.write(both)
        self._live.committed({}, [fact])
        return result

    def _known(self, number: str) -> tuple[Person | None, str | None]:
        with self._store.reader() as connection:
            row = connection.execute(select(table.c.person, table.c.hashed).where(table.c.number == number)).first()
            return (None, None) if row is None else (Registry(connection).person(row.person), row.hashed)


def check(pin: str, birth: date | None) -> None:
    """See that a PIN is none of the first that somebody would try.

    Raises:
        ShopFloorRefused: If it is, or if it is not a number of the right length.
    """
    if not (LEAST <= len(pin) <= MOST and pin.isascii() and pin.isdigit()):
        raise ShopFloorRefused("pin_short", least=LEAST, most=MOST)
    steps = {(int(later) - int(earlier)) % 10 for earlier, later in pairwise(pin)}
    repeated = any(pin == (pin[:size] * len(pin))[: len(pin)] for size in (1, 2, 3))
    if len(steps) == 1 or repeated or len(set(pin)) < 3 or (birth is not None and pin in _dates(birth)):
        raise ShopFloorRefused("pin_simple")


def new_pin() -> str:
    """A PIN for somebody who is given one."""
    while True:
        pin = "".join(secrets.choice("0123456789") for _ in range(LEAST))
        try:
            check(pin, None)
        except ShopFloorRefused:
            continue
        return pin


def _dates(day: date) -> frozenset[str]:
    """The ways in which people write a day in figures."""
    ways = ("%d%m%y", "%d%m%Y", "%y%m%d", "%Y%m%d", "%m%d%y", "%m%Y")
    return frozenset(day.strftime(way) for way in ways)


def _kept(connection: Connection, person: str, hashed: str, now: datetime) -> str:
    before: str | None = connection.execute(select(table.c.number).where(table.c.person == person)).scalar()
    if before is not None:
        connection.execute(update(table).where(table.c.person == person).values(hashed=hashed, set_at=now))
        return before
    taken = set(connection.execute(select(table.c.number)).scalars())
    free = [one for one in range(10 ** (NUMBER_FIGURES - 1), 10**NUMBER_FIGURES) if str(one) not in taken]
    number = str(secrets.choice(free))
    connection.execute(insert(table).values(person=person, number=number, hashed=hashed, set_at=now))
    return number
