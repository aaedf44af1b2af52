"""A small site and a small profile that are right, for tests to make wrong in one place."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from collector.errors import ConfigError
from collector.settings import load

SITE = """\
[site]
name = "Atelier"
time_zone = "Europe/Paris"

[[places]]
id = "usinage"
name = "Usinage"

[[machines]]
id = "tour-1"
name = "Tour"
family = "cnc_lathe"
place = "usinage"
profile = "scripted/tour"
standard_cycle = "2 min"

[machines.connection]
url = "tcp://127.0.0.1:4000"

[[machines.standards]]
program = "AXE"
cycle = "90 s"

[[shifts]]
name = "Matin"
days = ["lun", "tue"]
start = "08:00"
end = "12:00"

[[planned_stops]]
name = "Pause"
days = ["lun"]
start = "10:00"
end = "10:15"
"""

PROFILE = """\
[profile]
name = "Tour"
maker = "Personne"
source = "les tests"
verified = "simulator"

[cycle]
from = "execution"
completed_by = "count"

[counters.part_count]
modulus = 1000

[[signals]]
signal = "execution"
address = { name = "state" }
values = { 0 = "READY", 1 = "ACTIVE" }

[[signals]]
signal = "part_count"
address = { name = "parts" }

[[signals]]
signal = "power"
address = { name = "kw" }
unit = "kW"
dead_band = "2 %"
"""

Edits = tuple[tuple[str, str], ...]
"""Texts of a file and what stands there instead."""


def edited(text: str, edits: Edits) -> str:
    """The text with its edits made, each of which has to hit."""
    for old, new in edits:
        assert old in text, f"the test's edit hits nothing: {old!r}"
        text = text.replace(old, new, 1)
    return text


def write_site(folder: Path, site: str = SITE, profile: str = PROFILE) -> Path:
    """Write the site file and its profile; returns the site file's path."""
    shelf = folder / "profiles" / "scripted"
    shelf.mkdir(parents=True, exist_ok=True)
    (shelf / "tour.toml").write_text(profile, encoding="utf-8")
    path = folder / "etabli.toml"
    path.write_text(site, encoding="utf-8")
    return path


def problems_of(path: Path) -> list[str]:
    """What `load` lists, without the folder in which it stands."""
    with pytest.raises(ConfigError) as caught:
        load(path)
    return [str(problem).replace(f"{path.parent}/", "") for problem in caught.value.problems]


Loads = Callable[..., list[str]]
