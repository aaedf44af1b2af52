"""Every shipped OPC UA profile against a server that shows what the maker's manual says, through the real adapter."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import aclosing
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, cast

import pytest

from adapters import CATALOGUE
from adapters.opcua import DIALECT, Address, Connection, Options
from collector.core.signals import Quality, Reading
from collector.ports import Described, Device, Link, Writable
from collector.settings.library import Library, Profile
from tests.adapters.opcua.server import serving
from tests.profiles.opcua.case import Case, Stand, cases, read_case

ELSEWHERE = {"simulated-machining-centre": "tests/workshop/test_truth.py"}
"""Profiles without a case, and where they meet their server."""

STANDARDS = {"machinery-machine-tool", "metal-forming", "laser-systems"}
"""Profiles of published models with many optional parts: their case shows one machine, and knows those rows only."""

CASES = cases()
TICK = timedelta(milliseconds=1)
"""By which a source time may have been rounded on its way."""


def shipped_profiles() -> dict[str, Profile]:
    """The shipped OPC UA profiles by their file names."""
    library = Library(Path("/nowhere"), CATALOGUE)
    found = {name.removeprefix("opcua/"): library.find(name) for name in library.names() if name.startswith("opcua/")}
    assert library.problems == ()
    return {name: profile for name, profile in found.items() if profile is not None}


PROFILES = shipped_profiles()


def test_every_profile_has_its_case() -> None:
    """A profile is not shipped before it has met a server, and no case is left over from one that is gone."""
    assert set(PROFILES) - set(ELSEWHERE) == set(CASES)
    assert {name for name in CASES if read_case(CASES[name]).partial} <= STANDARDS


@pytest.mark.parametrize("name", CASES)
def test_a_case_knows_all_of_its_profile(name: str) -> None:
    """Every row is read, bad or missing in it; every enumeration is gone through to its end, every permit written."""
    case, points = read_case(CASES[name]), PROFILES[name].points
    told = [*case.readings, *case.bad, *case.missing]
    if case.partial:
        assert set(told) < {point.signal for point in points}
        return
    assert sorted(told) == sorted(point.signal for point in points)
    for point in points:
        if point.values is not None and point.signal not in case.missing:
            gone_through = {word for one in case.enumerations if one.signal == point.signal for word in one.words}
            assert gone_through == set(point.values), point.signal
    assert set(case.writes) == {point.signal for point in points if point.writable}


@pytest.mark.parametrize("name", [name for name in CASES if read_case(CASES[name]).limits is not None])
def test_a_profile_keeps_to_the_servers_limits(name: str) -> None:
    """Intervals that the server knows, and no more values in a second than it samples."""
    limits, options = read_case(CASES[name]).limits, PROFILES[name].options
    assert limits is not None
    asked = [_sampling(point.address, options) for point in PROFILES[name].points]
    assert {round(seconds * 1000) for seconds in (options.publishing, *asked)} <= set(limits.intervals)
    assert sum(1 / seconds for seconds in asked) <= limits.per_second


def _sampling(address: Address, options: Options) -> float:
    return options.sampling if address.sampling is None else address.sampling


@pytest.mark.parametrize("name", CASES)
async def test_a_profile_reads_what_the_manual_says(name: str) -> None:
    """Values at first, what happens next, each value of each enumeration; what is told arrives as the node's type."""
    case, profile = read_case(CASES[name]), PROFILES[name]
    async with serving({}, padding=("urn:somebody:else", "urn:an:option")) as machine:
        stand = Stand(machine, case)
        await stand.build()
        connection = Connection.model_validate({"url": machine.url, "timeout": "10 s", "machine": case.machine})
        # Sooner than the profile says: how often is no matter here.
        options = profile.options.model_copy(update={"publishing": 0.05})
        async with (
            DIALECT.build(Device(name, connection, profile.points, options)).connect() as link,
            aclosing(cast(Any, link.readings())) as readings,
        ):
            listener = _Listener(readings)
            await _at_first(listener, link, case)
            for then in case.then:
                since = datetime.now(UTC)
                for node, value in then.set.items():
                    assert await stand.set(node, value) is not None, f"{node} shows {value!r} already"
                for node, status in then.spoil.items():
                    await stand.spoil(node, status)
                for signal, value in then.readings.items():
                    await listener.hears(signal, value, since)
                for signal in then.bad:
                    await listener.hears(signal, None, since)
            for enumeration in case.enumerations:
                for raw, word in enumeration.words.items():
                    at = await stand.set(enumeration.id, raw)
                    await listener.hears(enumeration.signal, word, at)
            assert isinstance(link, Writable)
            for signal, told in case.writes.items():
                await link.write(signal, told.value)
                assert stand.get(told.id) == told.value
                assert type(stand.get(told.id)) is type(told.value)


async def _at_first(listener: _Listener, link: Link, case: Case) -> None:
    """What the first batches bring: every value, and the reason why the others have none."""
    silent = {*case.bad, *case.missing}
    await listener.until(lambda: set(listener.latest) >= {*case.readings, *silent})
    for signal, value in case.readings.items():
        assert listener.latest[signal].value == pytest.approx(value), signal
        assert listener.latest[signal].quality is Quality.GOOD, signal
    bad = {signal for signal, one in listener.latest.items() if one.quality is Quality.BAD}
    assert (bad & {*case.readings, *silent} if case.partial else bad) == silent
    assert isinstance(link, Described)
    assert set(case.missing) <= set(link.complaints)


class _Listener:
    """Hears a link, and remembers the last reading of each signal."""

    def __init__(self, readings: AsyncIterator[Sequence[Reading]]) -> None:
        self.latest: dict[str, Reading] = {}
        self._readings = readings

    async def until(self, true: Callable[[], bool]) -> None:
        async with asyncio.timeout(30):
            while not true():
                for reading in await anext(self._readings):
                    self.latest[reading.signal] = reading

    async def hears(self, signal: str, value: Any, since: datetime | None) -> None:
        """Wait for what was shown at `since` or later (None: nothing has changed). The value None is a bad one."""

        def has_come() -> bool:
            reading = self.latest[signal]
            return since is None or (reading.source_time is not None and reading.source_time >= since - TICK)

        await self.until(has_come)
        reading = self.latest[signal]
        assert reading.value == (pytest.approx(value) if isinstance(value, float) else value), signal
        assert reading.quality is (Quality.BAD if value is None else Quality.GOOD), signal
