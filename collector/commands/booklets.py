"""`etabli booklet`: a trainee's follow-up booklet, on paper, as a spreadsheet or as a list."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Annotated

import typer

from collector import __version__
from collector.commands.own_files import write_for_the_owner
from collector.commands.terminal import DEFAULT_SITE, Exit, SiteFile, err, failures, moment, readable
from collector.errors import RequestRefused
from collector.reports.booklet import Booklet, booklet_of
from collector.reports.booklet_report import as_report
from collector.reports.booklet_workbook import as_workbook
from collector.reports.printing import as_csv, as_pdf
from collector.reports.school import School
from collector.reports.trainee_period import Period, school_year
from collector.settings import load
from collector.settings.reported import school_of
from collector.store.reader import StoreReader
from collector.store.registry import Registry
from collector.store.registry_records import PersonRole

FORMS = (".pdf", ".xlsx", ".csv")


def booklet(
    person: Annotated[str, typer.Option("--person", "-p", help="The trainee: reference, id or family name.")],
    target: Annotated[Path, typer.Option("--out", "-o", help="The file to write: NAME.pdf, NAME.xlsx or NAME.csv.")],
    since: Annotated[
        str | None,
        typer.Option("--since", help="From which day on: 2026-09-01, 30d. By default since the school year began."),
    ] = None,
    until: Annotated[
        str | None, typer.Option("--until", help="Before which day; the same ways. Up to today by default.")
    ] = None,
    programme: Annotated[
        str | None, typer.Option("--programme", help="The training programme, where there are several.")
    ] = None,
    site: SiteFile = DEFAULT_SITE,
) -> None:
    """Write a trainee's follow-up booklet (livret de suivi), in French: PDF, spreadsheet or list.

    Hours in the workshop, machines and roles, cycle times against their standard, parts, stops, supervision, and the
    levels that trainers gave for the competences of the training, with what they rest on. No trainee is compared with
    another. Ends with 1 if a comment or an attached file is not as it was recorded.

    etabli booklet --person 2041 --since 2026-09-01 --out livret-2041.pdf
    """
    if target.suffix.lower() not in FORMS:
        raise typer.BadParameter("--out writes NAME.pdf, NAME.xlsx or NAME.csv")
    with failures():
        settings = load(site, secrets=False)
        school, now = school_of(settings), datetime.now(UTC)
        first = moment(since, settings.zone, now)
        last = moment(until, settings.zone, now)
        if last is not None and first is not None and last <= first:
            raise typer.BadParameter("--until is not after --since")
        today = now.astimezone(settings.zone).date()
        end = today if last is None else (last - timedelta(microseconds=1)).astimezone(settings.zone).date()
        begin = school_year(end) if first is None else first.astimezone(settings.zone).date()
        directory = settings.store.directory
        with StoreReader.open(directory) as store, store.reader() as connection, readable():
            whom = Registry(connection).find(person)
            if whom.role is not PersonRole.TRAINEE:
                raise RequestRefused(f"{person!r} is no trainee: booklets are theirs")
            period = Period.of(begin, end, school)
            made = booklet_of(connection, school, directory, whom, period, now, programme=programme)
        if programme is not None and made.enrolled is None:
            raise RequestRefused(f"{person!r} is not enrolled in {programme!r}")
        write_for_the_owner(target, _written(made, school, target.suffix.lower()))
        err.print(f"written to {target}, for you alone to read", highlight=False)
        if made.altered:
            err.print("A comment or a file is not as it was recorded: the booklet says which. etabli journal verify")
            raise typer.Exit(Exit.FOUND)


def _written(made: Booklet, school: School, form: str) -> bytes:
    if form == ".xlsx":
        return as_workbook(made, school)
    report = as_report(made, school, f"etabli {__version__}")
    return as_pdf(report, made.made_at) if form == ".pdf" else as_csv(report)
