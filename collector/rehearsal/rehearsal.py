"""The rehearsal itself: let the workshop work, cut, mend, wait until all is well again, and reckon at the end."""

from __future__ import annotations

import asyncio
import socket
import time
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import AsyncExitStack, asynccontextmanager, closing
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

from collector.core.facts import CountHeld, CoverageRegained, PartsCounted
from collector.errors import EtabliError, RequestRefused
from collector.rehearsal.acts import CLOCK, Act, Stage, acts
from collector.rehearsal.broker import PROGRAM, BrokerWitness
from collector.rehearsal.cable import Cable
from collector.rehearsal.database import DatabaseWitness
from collector.rehearsal.false_clock import FalseClock, library
from collector.rehearsal.house import House
from collector.rehearsal.player import ROLES, Player, playing
from collector.rehearsal.reckoning import Reckoning, reckon
from collector.rehearsal.small_disk import small_disk
from collector.store import sink_places
from collector.store.reader import StoreReader

SHORT, LONG = 1.5, 12.0
"""Seconds that each outage lasts."""

SPEED = 8.0
"""How much faster than life the machines work: a part takes a second or three."""

PATIENCE = 240.0
"""Seconds after which what has not come right by itself never will."""


@dataclass(frozen=True, slots=True)
class Played:
    """One outage as it went.

    Args:
        act: Which.
        recovered: Seconds from the mending until every machine was seen again and nothing was piled up any more; None
            where it was not rehearsed.
    """

    act: Act
    recovered: float | None


@dataclass(slots=True)
class Outcome:
    """The whole rehearsal."""

    played: list[Played] = field(default_factory=list)
    reckoning: Reckoning = field(default_factory=Reckoning)


async def rehearse(folder: Path, *, short: bool, tell: Callable[[str], None]) -> Outcome:
    """Rehearse every outage in a folder.

    Args:
        folder: An empty folder; everything is left there.
        short: Let each outage last a second and a half, not twelve.
        tell: Told what happens now.

    Raises:
        EtabliError: If something does not start, or does not come right by itself.
    """
    outcome = Outcome()
    jumped: datetime | None = None
    async with _set(folder, tell) as stage:
        for act in acts(stage, SHORT if short else LONG):
            if act.missing:
                outcome.played.append(Played(act, None))
                continue
            tell(f"{act.name}: {act.what}")
            await _work(stage)
            began = time.time()
            if act.name == CLOCK:
                jumped = datetime.fromtimestamp(began, UTC)
            await act.cut()
            await asyncio.sleep(SHORT if short else LONG)
            mended = time.time()
            await act.mend()
            await _until(partial(_well, stage, began, mended), f"{act.name} ({act.what}): it does not come right")
            outcome.played.append(Played(act, time.time() - mended))
        tell("everything is reckoned up")
        await _rest(stage)
        if (code := await stage.house.stop()) != 0:
            raise RequestRefused(f"the collector ended with {code}: see {stage.house.folder / 'collector.log'}")
        outcome.reckoning = await reckon(stage.house.data, stage.players, stage.database, stage.broker, jumped)
    return outcome


@asynccontextmanager
async def _set(folder: Path, tell: Callable[[str], None]) -> AsyncIterator[Stage]:
    """Build everything, and take it down."""
    async with AsyncExitStack() as stack:
        tell("machines, broker and collector start")
        house_folder = folder / "house"
        disk = small_disk(house_folder)
        mounted = await asyncio.to_thread(disk.__enter__)
        stack.push_async_callback(asyncio.to_thread, disk.__exit__, None, None, None)
        players = [await stack.enter_async_context(playing(role, folder, SPEED)) for role in ROLES]
        cables = [await stack.enter_async_context(Cable(one.port).laid()) for one in players]
        database = DatabaseWitness()
        listening = database.listening()
        await asyncio.to_thread(listening.__enter__)
        stack.push_async_callback(asyncio.to_thread, listening.__exit__, None, None, None)
        broker = None
        if PROGRAM is not None:
            broker = await stack.enter_async_context(BrokerWitness(folder, _free_port()).serving())
        found = await asyncio.to_thread(library)
        clock = await asyncio.to_thread(FalseClock, found, folder / "clock") if found is not None else None
        house = House(house_folder, clock)
        machines = [(player.role, cable.port) for player, cable in zip(players, cables, strict=True)]
        await asyncio.to_thread(house.furnish, machines, database.url, broker.port if broker is not None else None)
        await house.start()
        stack.push_async_callback(house.kill)
        stage = Stage(players, cables, house, database, broker, house_folder if mounted else None, clock)
        await _until(partial(_well, stage, 0.0, 0.0), "the workshop does not begin to work")
        yield stage


async def _work(stage: Stage) -> None:
    """Let every machine work undisturbed, from the end of one cycle to the end of the next."""
    before = [len(await one.told("cycle_ended")) for one in stage.players]
    for player, count in zip(stage.players, before, strict=True):
        await _until(partial(_ended, player, count + 2), f"{player.role.machine} stands")


async def _rest(stage: Stage) -> None:
    """Let each machine finish what it has in hand, and everything be recorded and told."""
    for player in stage.players:
        await player.order("finish")
        counter = int((await player.order("state"))["counter"])
        await _until(
            partial(asyncio.to_thread, _counted, stage, player, counter),
            f"{player.role.machine}: its last parts are not recorded",
        )
    await _until(partial(asyncio.to_thread, _told, stage), "the last facts are told to nobody")


async def _until(holds: Callable[[], Awaitable[bool]], otherwise: str) -> None:
    """Wait until something holds.

    Raises:
        RequestRefused: If it never does.
    """
    try:
        async with asyncio.timeout(PATIENCE):
            while not await holds():  # noqa: ASYNC110 - other processes give no event
                await asyncio.sleep(0.05)
    except TimeoutError:
        raise RequestRefused(f"{otherwise} within {PATIENCE:g} s") from None


async def _ended(player: Player, count: int) -> bool:
    return len(await player.told("cycle_ended")) >= count


async def _well(stage: Stage, cut: float, mended: float) -> bool:
    """Every machine is seen and has told something since the cut; nothing from before the mending waits for anybody."""
    return await asyncio.to_thread(_is_well, stage, *(datetime.fromtimestamp(one, UTC) for one in (cut, mended)))


def _is_well(stage: Stage, cut: datetime, mended: datetime) -> bool:
    try:
        with StoreReader.open(stage.house.data) as store, store.reader() as connection:
            for player in stage.players:
                machine = player.role.machine
                coverage = store.last(1, kinds=["CoverageLost", "CoverageRegained"], machine=machine)
                if not coverage or not isinstance(coverage[0].fact, CoverageRegained):
                    return False
                if store.last(1, machine=machine)[0].recorded_at <= cut:
                    return False
            places = sink_places.places(connection)
    except EtabliError:
        return False
    expected = 1 + (stage.broker is not None)
    return len(places) == expected and all(one.oldest is None or one.oldest > mended for one in places)


def _counted(stage: Stage, player: Player, counter: int) -> bool:
    """Whether the counter was followed to its end: counted, or held for somebody to look at."""
    try:
        with StoreReader.open(stage.house.data) as store:
            steps = store.last(1, kinds=["PartsCounted", "CountHeld"], machine=player.role.machine)
    except EtabliError:
        return False
    return any(isinstance(one.fact, PartsCounted | CountHeld) and one.fact.raw_to == counter for one in steps)


def _told(stage: Stage) -> bool:
    try:
        with StoreReader.open(stage.house.data) as store, store.reader() as connection:
            return all(one.waiting == 0 for one in sink_places.places(connection))
    except EtabliError:
        return False


def _free_port() -> int:
    with closing(socket.socket()) as one:
        one.bind(("127.0.0.1", 0))
        port: int = one.getsockname()[1]
        return port
