"""Sets the demo's folder up: site file, scripts, lists, and, the first time, two months of the past."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from collector.core.families import Family
from collector.demo.history import Progress, tell
from collector.demo.lists import wanted_orders, write_lists
from collector.demo.scripts import work_for, write_script
from collector.settings import Site, load, shipped
from collector.store.registry_records import Operation

SPEED = 4.0
"""How much faster than life simulators go for the demo's standard times to fit."""

MADE = "made.json"
"""Says on which day the demo was made."""

LISTS = "lists"

SAYS_ITSELF = frozenset({Family.MACHINING_CENTRE, Family.CNC_LATHE})
"""Machines that name the order that they work for."""

_BLOCK = re.compile(r"(?=^\[\[machines\]\]$)", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Setting:
    """The demo, ready to be collected.

    Args:
        site: Its site.
        made_on: The day on which it was made: everything is told from that day.
        works: By machine, what is made there now; None where it says so itself.
    """

    site: Site
    made_on: date
    works: Mapping[str, Operation | None]


def set_up(folder: Path, today: date, ports: Mapping[int, int], web_port: int, speed: float) -> Setting:
    """Write what the collector needs; the past is not told here.

    Args:
        folder: The demo's folder.
        today: Today, for a demo that is made now.
        ports: By the port that the site file names, the one on which a simulator really serves.
        web_port: Where the pages are served.
        speed: How much faster than life.
    """
    made_on = made(folder) or today
    write_lists(folder / LISTS, made_on)
    wanted = wanted_orders(folder / LISTS, made_on)
    plan = load(shipped("demo", "school", "etabli.toml"), secrets=False)
    works: dict[str, Operation | None] = {}
    scripts: dict[str, Path] = {}
    for number, machine in enumerate(one for one in plan.machines if one.family is not Family.METER):
        work = work_for(machine.family, wanted, number)
        works[machine.id] = None if machine.family in SAYS_ITSELF else work
        if machine.profile.startswith("scripted/"):
            scripts[machine.id] = write_script(machine, work, folder.resolve(), number)
    text = shipped("demo", "school", "etabli.toml").read_text(encoding="utf-8")
    for named, port in ports.items():
        text = text.replace(str(named), str(port))
    blocks = [_with_script(block, scripts, speed) for block in _BLOCK.split(text)]
    target = folder / "etabli.toml"
    target.write_text(f"{''.join(blocks)}\n[web]\nport = {web_port}\n", encoding="utf-8")
    return Setting(load(target), made_on, works)


def _with_script(block: str, scripts: Mapping[str, Path], speed: float) -> str:
    """A machine's table with the script that it plays."""
    named = re.search(r'^id = "([^"]+)"$', block, re.MULTILINE)
    if named is None or named[1] not in scripts:
        return block
    script = json.dumps(scripts[named[1]].as_posix())
    return re.sub(r"^steps = .*$", f"script = {script}\nspeed = {speed / SPEED:g}\nrepeat = true", block,
                  flags=re.MULTILINE)  # fmt: skip


def made(folder: Path) -> date | None:
    """The day on which the demo in a folder was made; None where there is none yet."""
    try:
        return date.fromisoformat(json.loads((folder / MADE).read_text(encoding="utf-8"))["on"])
    except (FileNotFoundError, ValueError, KeyError):
        return None


def tell_the_past(setting: Setting, folder: Path, progress: Progress, now: datetime, span: int) -> None:
    """Tell the past into the empty store, and note that this is done.

    Args:
        setting: The demo.
        folder: Its folder.
        progress: Told as it goes.
        now: The time.
        span: Days that it goes back.
    """
    tell(setting.site, folder / LISTS, setting.made_on, progress, span=span)
    (folder / MADE).write_text(json.dumps({"on": setting.made_on.isoformat(), "at": now.isoformat()}), encoding="utf-8")
