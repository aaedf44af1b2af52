"""A device that lives in a script: what it says, in which order, and what befalls its line."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from adapters.scripted import DIALECT, Address, Connection, Options
from adapters.scripted.line import LineLink
from adapters.scripted.words import Words
from collector.core.signals import Quality, Value
from collector.errors import ProtocolError, Unreachable, WriteRejected
from collector.ports import Adapter, Described, Device, Link, Point, Writable

PATIENCE = 60.0
POINTS = (
    Point("execution", Address(name="state"), values={"3": "ACTIVE", "0": "READY"}),
    Point("part_count", Address()),
    Point("permit", Address(), writable=True),
)


def scripted(silence: float = 0.3, **connection: Any) -> Adapter:
    return DIALECT.build(Device("press-1", Connection(**connection), POINTS, Options(silence=silence)))


async def heard(link: Link, wanted: int) -> list[tuple[str, Value]]:
    """So many readings of a link, without the empty batches between them."""
    said: list[tuple[str, Value]] = []
    async with asyncio.timeout(PATIENCE):
        async for batch in link.readings():
            said += [(reading.signal, reading.value) for reading in batch]
            if len(said) >= wanted:
                return said
    raise AssertionError("readings() ended without an error")


def rows(*counts: int, after: str = "1 ms") -> list[dict[str, Any]]:
    return [{"after": after, "signal": "part_count", "value": count} for count in counts]


async def test_rows_that_wait_for_nothing_are_what_the_device_holds_at_first() -> None:
    """The first batch holds every point: what the script's beginning says, BAD for what it does not say."""
    adapter = scripted(steps=[{"signal": "state", "value": 3}, {"signal": "part_count", "value": 7}, *rows(8)])
    async with adapter.connect() as link:
        first = await anext(link.readings())
    assert [(r.signal, r.value, r.quality) for r in first] == [
        ("execution", "ACTIVE", Quality.GOOD),
        ("part_count", 7, Quality.GOOD),
        ("permit", None, Quality.BAD),
    ]
    assert isinstance(link, Described) and set(link.complaints) == {"permit"}


async def test_a_script_is_said_in_its_order() -> None:
    """Values come one after the other as written, whatever the speed."""
    async with scripted(steps=rows(1, 2, 3, 4, after="1 h"), speed=1e7).connect() as link:
        assert (await heard(link, 7))[3:] == [("part_count", count) for count in (1, 2, 3, 4)]


async def test_a_script_that_repeats_begins_again() -> None:
    """A demonstration goes on for as long as somebody watches."""
    async with scripted(steps=rows(1, 2), repeat=True).connect() as link:
        assert [value for _, value in (await heard(link, 8))[3:]] == [1, 2, 1, 2, 1]


async def test_after_its_last_row_a_device_is_quiet_and_alive() -> None:
    """The end of a script is no failure: empty batches come for ever."""
    async with scripted(steps=rows(1), silence=0.03).connect() as link:
        batches: list[Sequence[Any]] = []
        async with asyncio.timeout(PATIENCE):
            async for batch in link.readings():
                batches.append(batch)
                if len(batches) == 12:
                    break
    assert [reading.value for reading in batches[1]] == [1]
    assert not any(batches[2:])


@pytest.mark.parametrize("line", ["lost", "silent"])
async def test_a_script_may_break_the_line_and_goes_on_in_the_next_conversation(line: str) -> None:
    """An outage ends the link as a real one does; what the device holds survives it."""
    adapter = scripted(steps=[*rows(1, 2), {"line": line}, *rows(3)], silence=0.05)
    async with adapter.connect() as link:
        with pytest.raises(Unreachable):
            await heard(link, 99)
        assert isinstance(link, Writable)
        with pytest.raises(Unreachable):
            await link.write("permit", True)
    async with adapter.connect() as link:
        assert await heard(link, 4) == [("execution", None), ("part_count", 2), ("permit", None), ("part_count", 3)]


async def test_a_script_can_be_told_what_its_profile_lets_be_written() -> None:
    """A scripted machine takes a permit and says so; it takes nothing else."""
    async with scripted(steps=rows(1)).connect() as link:
        assert isinstance(link, Writable)
        await link.write("permit", True)
        with pytest.raises(WriteRejected):
            await link.write("part_count", 9)
        assert ("permit", True) in await heard(link, 4)


async def test_an_unknown_word_in_a_script_is_a_bad_reading() -> None:
    """A value that the profile has no word for makes one signal unknown, and is complained of until it is known."""
    steps = [{"after": "1 ms", "signal": "state", "value": value} for value in (3, 99, 0)]
    async with scripted(steps=[*steps, {"after": "1 ms", "signal": "nobody", "value": 1}]).connect() as link:
        assert (await heard(link, 6))[3:] == [("execution", "ACTIVE"), ("execution", None), ("execution", "READY")]
        assert isinstance(link, Described) and "execution" not in link.complaints


async def test_a_script_file_says_what_its_rows_say(tmp_path: Path) -> None:
    """The rows of a file are those of `steps`; empty lines are for the reader's eye."""
    file = tmp_path / "day.jsonl"
    file.write_text("\n\n".join(json.dumps(row) for row in rows(1, 2)), encoding="utf-8")
    adapter = await asyncio.to_thread(scripted, script=str(file))  # Settings are read before the loop runs.
    async with adapter.connect() as link:
        assert (await heard(link, 5))[3:] == [("part_count", 1), ("part_count", 2)]


@pytest.mark.parametrize("row", ['{"after": "1 s"}', '{"signal": "x", "line": "lost"}', '{"after": "1"}', "nonsense"])
def test_a_wrong_row_is_found_when_the_settings_are_read(tmp_path: Path, row: str) -> None:
    """Who wrote the script reads in which line the mistake is, before anything runs."""
    file = tmp_path / "day.jsonl"
    file.write_text(json.dumps(rows(1)[0]) + "\n" + row + "\n", encoding="utf-8")
    with pytest.raises(ValidationError, match="line 2"):
        Connection(script=str(file))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "connection",
    [
        {},
        {"script": "there is no such file.jsonl"},
        {"steps": rows(1), "url": "tcp://127.0.0.1:4000"},
        {"url": "http://127.0.0.1:4000"},
        {"url": "tcp://127.0.0.1:99999"},
        {"url": "tcp://127.0.0.1:0"},
        {"steps": [{"signal": "part_count", "value": 1}], "repeat": True},
        {"steps": rows(1), "speed": 0},
    ],
)
def test_a_connection_that_makes_no_sense_is_refused(connection: dict[str, Any]) -> None:
    """Exactly one of a file, rows and an address; a script that repeats must wait somewhere."""
    with pytest.raises(ValidationError):
        Connection(**connection)


@given(st.lists(st.binary(max_size=40) | st.sampled_from([b'{"say": "alive"}\n', b'{"say": "value"', b"\n", b"NaN\n"])))
async def test_no_bytes_whatever_are_a_bug(pieces: list[bytes]) -> None:
    """Anything that comes down a line is understood, waited upon, or ends the link with ProtocolError."""
    link = LineLink(Words("press-1", POINTS), silence=0.001)
    for piece in pieces:
        link.data_received(piece)
    with pytest.raises((ProtocolError, Unreachable)):
        async for _ in link.readings():
            pass
    assert link.greeted.exception() is not None
