"""`etabli scan`: who answers at an address, which profile is theirs, and the entry for the site file."""

from __future__ import annotations

import asyncio
import json
import re
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.text import Text

from adapters.modbus import DIALECT
from adapters.modbus.connection import Connection
from collector.commands.terminal import DEFAULT_SITE, EPILOG, Exit, SiteFile, failures, out
from collector.core.signals import kind_of
from collector.errors import Unreachable
from collector.settings.library import Library, Profile

if TYPE_CHECKING:
    from adapters.modbus.scan import Found, Scan

MOST_UNITS = 32
"""A scan is a handful of requests, not a search: each silent unit costs the timeout."""

app = typer.Typer(
    name="scan", help="See what answers at an address, and which profile is theirs.", no_args_is_help=True
)


def _units(text: str) -> list[int]:
    units: list[int] = []
    for part in text.split(","):
        if not (match := re.fullmatch(r"\s*(\d{1,3})\s*(?:-\s*(\d{1,3})\s*)?", part)):
            raise typer.BadParameter(f"{text!r} names no units: give 1, 1-4 or 1,5,255")
        first, last = int(match[1]), int(match[2] or match[1])
        if not first <= last <= 255:
            raise typer.BadParameter(f"{part.strip()!r}: units are 0 to 255, the lower one first")
        units += [unit for unit in range(first, last + 1) if unit not in units]
    if len(units) > MOST_UNITS:
        raise typer.BadParameter(f"{len(units)} units are more than the {MOST_UNITS} that one scan asks")
    return units


@app.command("modbus", epilog=EPILOG)
def modbus(
    host: Annotated[str, typer.Argument(help="Name or address of the device or its gateway.")],
    port: Annotated[int, typer.Option("--port", "-p", min=1, max=65535, help="TCP port.")] = 502,
    units: Annotated[
        str, typer.Option("--units", "-u", help="Unit ids to ask: 1, 1-4 or 1,5,255 (Schneider on Ethernet: 255).")
    ] = "1",
    timeout: Annotated[float, typer.Option("--timeout", min=0.1, help="Seconds that an answer may take.")] = 1.0,
    site: SiteFile = DEFAULT_SITE,
) -> None:
    """Ask a Modbus TCP device who it is, and propose its entry for the site file.

    Only reads: the identification that the protocol knows (function 43) and the registers by which the profiles
    recognise their models; a school's own profiles beside the site file are tried as well. Ends with 1 if something
    answers that no profile recognises.
    """
    wanted = _units(units)
    with failures():
        profiles = _profiles(site)
        # However many units are silent: that the others are not there is no reason to stop.
        connection = Connection(host=host, port=port, timeout=timeout, silence=timeout * (len(wanted) + 1) * 2)
        result = asyncio.run(_scan(connection, wanted, profiles))
        if not result.found and not result.odd:
            raise Unreachable(f"{host}:{port} takes a connection, and no unit of {units} answers: try other --units")
    for one in result.found:
        _tell(one, profiles)
    for unit, reason in result.odd.items():
        out.print(Text.assemble((f"Unit {unit}", "bold"), f" answers what the protocol does not allow: {reason}"))
    if result.silent:
        out.print(Text(f"No answer from unit {', '.join(map(str, result.silent))}.", style="dim"))
    if result.broken_off:
        out.print(Text(f"Then the line broke: {result.broken_off}", style="yellow"))
    for one in result.found:
        for model in one.models:
            out.print()
            out.print(proposal(profiles[model], connection, one), highlight=False)
    if result.odd or not all(one.models for one in result.found):
        raise typer.Exit(Exit.FOUND)


async def _scan(connection: Connection, units: list[int], profiles: Mapping[str, Profile]) -> Scan:
    from adapters.modbus.scan import scan  # The library of the protocol is loaded only where it is used.

    return await scan(connection, units, {name: profile.options for name, profile in profiles.items()})


def _profiles(site: Path) -> dict[str, Profile]:
    """The Modbus profiles that are in order, the school's own before the shipped ones of the same name."""
    library = Library(site.parent, {DIALECT.name: DIALECT})
    found = {name: library.find(name) for name in library.names()}
    return {name: one for name, one in found.items() if one is not None and one.content is not None}


def _tell(found: Found, profiles: Mapping[str, Profile]) -> None:
    out.print(Text.assemble((f"Unit {found.unit}", "bold"), f" answers ({found.asked} questions asked)"))
    for key, text in found.said.items():
        out.print(Text.assemble((f"  {key}", "dim"), f" {text}"))
    for model, shown in found.models.items():
        out.print(Text.assemble("  recognised: ", (_name(profiles[model]), "green")))
        for where, text in shown.items():
            out.print(Text.assemble((f"    {where}", "dim"), f" {text}"))
    if not found.models:
        unable = ", ".join(name for name, one in profiles.items() if not (one.options.expect or one.options.signs))
        out.print("  no profile recognises it", f"(these cannot recognise anything: {unable})" if unable else "")
        if found.declined == found.asked:
            out.print("  it declined every question: another unit id, or a device that wants to be allowed first")


def proposal(profile: Profile, connection: Connection, found: Found) -> str:
    """The entry for the site file, with what a person has to fill in marked as such."""
    measures = all(kind is not None and not kind.vital for kind in map(kind_of, _signals(profile)))
    own = f"{profile.name.rpartition('/')[2]}-{found.unit}".replace("_", "-")
    lines = [
        "[[machines]]",
        f"id = {json.dumps(own)}  # to choose: it stays for ever",
        f"name = {json.dumps(_name(profile), ensure_ascii=False)}  # as people call it",
        'family = "meter"' if measures else 'family = "other"  # to fill in: what the machine behind it is',
        'place = "atelier"  # to fill in: the id of one of your places',
        f"profile = {json.dumps(profile.name)}  # {_verified(profile)}: {_advice(measures)}",
        "",
        "[machines.connection]",
        f"host = {json.dumps(connection.host)}",
        f"port = {connection.port}",
        f"unit = {found.unit}",
    ]
    return "\n".join(lines)


def _advice(measures: bool) -> str:
    return "compare with etabli probe" if measures else "see in it how it is wired, and compare with etabli probe"


def _signals(profile: Profile) -> list[str]:
    return [point.signal for point in profile.points]


def _name(profile: Profile) -> str:
    return profile.content.profile.name if profile.content is not None else profile.name


def _verified(profile: Profile) -> str:
    return profile.content.profile.verified if profile.content is not None else "unverified"
