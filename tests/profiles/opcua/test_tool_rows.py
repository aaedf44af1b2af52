"""The SINUMERIK's switched-off rows of tool supervision, against a control that has these tools."""

from __future__ import annotations

import asyncio
import re
from contextlib import aclosing
from pathlib import Path
from typing import Any, cast

from adapters import CATALOGUE
from adapters.opcua.adapter import OpcUaAdapter
from adapters.opcua.connection import Connection
from collector.core.signals import Quality, Reading
from collector.ports import Device
from collector.settings import shipped
from collector.settings.library import Library
from tests.simulators.playing import playing


def switched_on(folder: Path) -> Library:
    """The profile with the # of its further rows taken away, beside a site file."""
    text = shipped("profiles", "opcua", "siemens-sinumerik.toml").read_text(encoding="utf-8")
    shelf = folder / "profiles" / "opcua"
    shelf.mkdir(parents=True)
    (shelf / "mine.toml").write_text(re.sub(r"(?m)^#(?=[a-z_]+ =|\[)", "", text), encoding="utf-8")
    return Library(folder, CATALOGUE)


async def test_tools_are_read_by_their_t_numbers(tmp_path: Path) -> None:
    """Minutes become seconds, pieces stay pieces, and what a tool is supervised by stands at its own number."""
    library = await asyncio.to_thread(switched_on, tmp_path)
    profile = await asyncio.to_thread(library.find, "opcua/mine")
    assert library.problems == ()
    assert profile is not None
    latest: dict[str, Reading] = {}
    async with playing("lathe", tmp_path / "truth", "--seed", "1", "--require-permit") as lathe:
        device = Device("tour", Connection(url=lathe.url), profile.points, profile.options)
        async with (
            OpcUaAdapter(device).connect() as link,
            aclosing(cast(Any, link.readings())) as readings,
            asyncio.timeout(30),
        ):
            while not {point.signal for point in profile.points} <= set(latest):
                latest |= {reading.signal: reading for reading in await anext(readings)}
    tools = {signal: reading for signal, reading in latest.items() if signal.startswith("tool_")}
    assert len(tools) == 10
    assert {reading.quality for reading in tools.values()} == {Quality.GOOD}
    told = {signal: reading.value for signal, reading in tools.items()}
    assert (told["tool_life_by.2"], told["tool_name.2"], told["tool_place.2"]) == ("TIME", "EBAUCHE_CNMG12", "1")
    assert (told["tool_full.2"], told["tool_warning.2"]) == (90 * 60, 9 * 60)
    assert (told["tool_life_by.8"], told["tool_full.8"], told["tool_warning.8"]) == ("PARTS", 150, 15)
    for left, full in (("tool_left.2", "tool_full.2"), ("tool_left.8", "tool_full.8")):
        assert 0 < cast(float, told[left]) < cast(float, told[full])
