"""`etabli inspection`, `etabli lapse` and `etabli matrix`: the safety officer's proof, outlook and overview."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Annotated

import typer

from collector import __version__
from collector.access.dossier import Mode
from collector.commands import reporting_words as said
from collector.commands.own_files import write_for_the_owner
from collector.commands.terminal import (
    DEFAULT_SITE,
    Exit,
    SiteFile,
    err,
    failures,
    moment,
    out,
    progress,
    readable,
)
from collector.errors import RequestRefused
from collector.reports.inspection import inspection as put_together
from collector.reports.lapses import lapses
from collector.reports.matrix import matrix as put_up
from collector.reports.operations import hindered
from collector.reports.printing import as_csv, as_pdf
from collector.settings import load
from collector.settings.reported import workshop_of
from collector.store.export import Format, export
from collector.store.reader import StoreReader
from collector.store.registry import Registry
from collector.store.verify import verify

AsJson = Annotated[bool, typer.Option("--json", help="For programs: one JSON object.")]


def inspection(
    target: Annotated[Path, typer.Option("--out", "-o", help="The file to write: NAME.pdf.")],
    person: Annotated[
        str | None, typer.Option("--person", "-p", help="The young person: reference, id or family name.")
    ] = None,
    machine: Annotated[
        str | None, typer.Option("--machine", "-m", help="Or the machine's id in the site file.")
    ] = None,
    since: Annotated[
        str | None, typer.Option("--since", help="From when: 2026-09-01, '2026-09-01 08:00', 30d. All by default.")
    ] = None,
    until: Annotated[str | None, typer.Option("--until", help="Before when; the same ways. Now by default.")] = None,
    listed: Annotated[
        Path | None, typer.Option("--csv", help="The list beside it; by default the same name with .csv.")
    ] = None,
    site: SiteFile = DEFAULT_SITE,
) -> None:
    """Write the labour inspector's file (R4153-45) on a person or a machine, in French: PDF, and CSV beside it.

    The five items on each young person, declarations, risk assessment, machines, every decision of the period,
    exceptions, runs without a right, papers with what became of them. The journal is verified for it, and its result
    is part of the file. Ends with 1 if the journal or a paper is not as it was recorded.

    etabli inspection --person 2041 --since 2026-09-01 --out dossier-2041.pdf
    """
    if (person is None) == (machine is None):
        raise typer.BadParameter("give --person or --machine, and not both")
    if target.suffix.lower() != ".pdf":
        raise typer.BadParameter("--out writes NAME.pdf")
    with failures():
        settings = load(site, secrets=False)
        workshop = workshop_of(settings)
        if machine is not None and machine not in workshop.stations:
            raise RequestRefused(f"there is no machine {machine!r} here; there are {', '.join(workshop.stations)}")
        now = datetime.now(UTC)
        first, last = moment(since, settings.zone, now), moment(until, settings.zone, now) or now
        if first is not None and last <= first:
            raise typer.BadParameter("--until is not after --since")
        directory = settings.store.directory
        with StoreReader.open(directory) as store, progress("verifying the journal") as bar:
            result = verify(
                store.readers, directory, lambda done, total: bar.update(bar.task_ids[0], completed=done, total=total)
            )
            with store.reader() as connection, readable():
                report = put_together(
                    connection, workshop, since=first, until=last, made_at=now, software=f"etabli {__version__}",
                    verified=result, directory=directory, machine_id=machine,
                    person=None if person is None else Registry(connection).find(person).id,
                )  # fmt: skip
        beside = listed or target.with_suffix(".csv")
        for path, content in ((target, as_pdf(report, now)), (beside, as_csv(report))):
            write_for_the_owner(path, content)
            err.print(f"written to {path}, for you alone to read", highlight=False)
        if not report.proved:
            err.print("The journal or a paper is not as it was recorded: the file says which. etabli journal verify")
            raise typer.Exit(Exit.FOUND)


def lapse(
    days: Annotated[int, typer.Option("--days", "-d", min=0, max=3660, help="How many days to look ahead.")] = 60,
    as_json: AsJson = False,
    site: SiteFile = DEFAULT_SITE,
) -> None:
    """Show what lapses in the next days: for whom, on which machines, what to do, and which operations it hinders.

    What has lapsed already and was not renewed is marked. An open operation is impossible if some trainee may do it
    today and none when it is due. Ends with 1 if something lapses, with 0 if nothing does.
    """
    with failures():
        settings = load(site, secrets=False)
        workshop = workshop_of(settings)
        now = datetime.now(UTC)
        today = workshop.day(now)
        with StoreReader.open(settings.store.directory) as store, store.reader() as connection:
            found = lapses(connection, workshop, today, days)
            coming, already = hindered(connection, workshop, found, today, days, now)
            people = {one.id: one for one in Registry(connection).persons()}
    outlook = said.Outlook(
        today=today, until=today + timedelta(days=days), lapses=found, coming=coming, already=already, people=people
    )
    if as_json:
        typer.echo(json.dumps(said.lapse_as_plain(outlook), ensure_ascii=False))
    else:
        said.say_lapse(out, outlook, workshop)
    raise typer.Exit(Exit.FOUND if found else Exit.DONE)


def matrix(
    at: Annotated[
        str | None,
        typer.Option("--at", help="When: '2026-11-23 10:00', or a day, which is looked at at noon. Now by default."),
    ] = None,
    mode: Annotated[Mode, typer.Option("--mode", help="How the machines are to be used.")] = Mode.PRODUCTION,
    as_json: AsJson = False,
    listed: Annotated[Path | None, typer.Option("--csv", help="Write one row per trainee and machine.")] = None,
    site: SiteFile = DEFAULT_SITE,
) -> None:
    """Show trainees and machines: allowed, supervised or denied, with the first thing to do where somebody may not.

    A named supervisor is assumed to be present at every machine's place, and no exception is counted.
    """
    with failures():
        settings = load(site, secrets=False)
        workshop = workshop_of(settings)
        now = datetime.now(UTC)
        when = moment(at, settings.zone, now) or now
        if at is not None and len(at.strip()) <= len("2026-11-23") and when.astimezone(settings.zone).hour == 0:
            when = workshop.noon(workshop.day(when))
        with StoreReader.open(settings.store.directory) as store, store.reader() as connection:
            found = put_up(connection, workshop, when.astimezone(UTC), mode, now)
        if listed is not None:
            export(said.matrix_cells(found), said.CELL_COLUMNS, listed, Format.CSV, row_type=said.Cell)
            err.print(f"written to {listed}", highlight=False)
    if as_json:
        typer.echo(json.dumps(said.matrix_as_plain(found, workshop), ensure_ascii=False))
    elif listed is None:
        said.say_matrix(out, found, workshop)
