"""`etabli doctor`: is everything as it should be, and what is to be done where it is not?"""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import Annotated

import typer
from rich.text import Text

from collector.commands.terminal import DEFAULT_SITE, Exit, SiteFile, failures, out, progress
from collector.doctor.examination import examined, patient_of
from collector.doctor.finding import Level
from collector.settings import load

MARKS = {Level.FINE: ("fine", "green"), Level.NOTE: ("note", "yellow"), Level.PROBLEM: ("PROBLEM", "bold red")}


def doctor(
    thorough: Annotated[
        bool, typer.Option("--thorough", help="Verify every fact and every page; minutes for millions of facts.")
    ] = False,
    as_json: Annotated[bool, typer.Option("--json", help="One JSON object with all findings, for programs.")] = False,
    site: SiteFile = DEFAULT_SITE,
) -> None:
    """Look a collector and its computer over: clock, disk, rights, certificates, machines, sinks, journal,
    backups, versions.

    Changes nothing. Each finding says what to do. Ends with 1 if somebody has to do something.
    """
    with failures():
        settings = load(site, secrets=False)
        with progress("looking"):
            patient = patient_of(settings, datetime.now(UTC), thorough=thorough)
            found = list(examined(patient))
    worst = max((one.level for _, one in found), key=list(Level).index)
    if as_json:
        told = [
            {"subject": subject, "level": one.level.value, "text": one.text, "todo": one.todo} for subject, one in found
        ]
        typer.echo(json.dumps({"level": worst.value, "findings": told}, ensure_ascii=False))
    else:
        for subject, one in found:
            mark, style = MARKS[one.level]
            out.print(Text.assemble((f"{mark:<8}", style), (f"{subject:<13}", "bold"), one.text), highlight=False)
            if one.todo:
                out.print(f"{'':<21}→ {one.todo}", highlight=False)
        count = sum(one.level is Level.PROBLEM for _, one in found)
        out.print("Nothing has to be done." if not count else f"{count} problem{'s' if count > 1 else ''}.")
    if worst is Level.PROBLEM:
        raise typer.Exit(Exit.FOUND)
