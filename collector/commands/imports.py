"""`etabli import`: people, orders and papers out of the school's own lists, looked at before anything is written."""

from __future__ import annotations

from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer
from rich.text import Text

from collector import ordering
from collector.commands.terminal import DEFAULT_SITE, Exit, SiteFile, failures, out, progress
from collector.settings import Site, load
from collector.store.import_paper_checks import Workshop
from collector.store.import_papers import PapersPlan, apply_papers, papers_template, plan_papers
from collector.store.import_reading import Kind
from collector.store.importing import ImportPlan, apply, plan, template
from collector.store.registry import Registry
from collector.store.store import Store

MOST_SHOWN = 20
"""Entries of one sort that the preview shows; the rest is counted."""


class What(StrEnum):
    """What a list holds."""

    PEOPLE = "people"
    ORDERS = "orders"
    PAPERS = "papers"


def import_(
    what: Annotated[What, typer.Argument(help="What the list holds.")],
    file: Annotated[
        Path | None, typer.Argument(help="The list: CSV as spreadsheets write it, or XLSX; papers also as TOML.")
    ] = None,
    preview: Annotated[
        bool, typer.Option("--preview", "-p", help="Show what would change, and change nothing.")
    ] = False,
    yes: Annotated[bool, typer.Option("--yes", "-y", help="Do not ask before writing.")] = False,
    show_template: Annotated[
        bool, typer.Option("--template", help="Print a list to start from: headings and one example.")
    ] = False,
    author: Annotated[
        str, typer.Option("--author", help="Whose hand it is: an opaque id or an account, never a name.")
    ] = "command",
    site: SiteFile = DEFAULT_SITE,
) -> None:
    """Bring people, orders or the papers that rights rest on into the registry from a list.

    First shows what is new and what changes; one wrong line, and nothing is written. The same list twice changes
    nothing the second time, and an entry that the list does not name stays. Headings may be French or English.

    Papers are only ever added: one that says something else than before corrects it, and both are kept. One file holds
    all kinds; `type` says which, several entries of a cell stand with | between them. Of a medical opinion the verdict,
    its scope, its days and the kind of doctor are kept: there is no place for a reason.

    etabli import people pupils.csv · etabli import orders orders.xlsx --preview · etabli import papers papers.csv
    """
    if show_template:
        text = papers_template() if what is What.PAPERS else template(Kind(what))
        out.print(text, end="", highlight=False)
        return
    if file is None:
        raise typer.BadParameter("which file? (or --template for one to start from)")
    with failures():
        settings = load(site, secrets=False)
        with Store.open(settings.store.directory) as store:
            if what is What.PAPERS:
                _papers(store, settings, file, preview, yes, author)
            else:
                _list(store, Kind(what), file, preview, yes, author)


def _list(store: Store, kind: Kind, file: Path, preview: bool, yes: bool, author: str) -> None:
    with progress("reading and comparing"):
        wanted = plan(kind, file, Registry(store.readers), datetime.now(UTC).date())
    if _wanted(wanted, preview, yes):
        at = datetime.now(UTC)
        store.write_now(
            lambda connection: ordering.changed(
                store, connection, lambda registry, _: apply(wanted, registry, at), at, author, "command"
            )
        )
        out.print(f"written: {len(wanted.new)} new, {len(wanted.changed)} changed")


def _papers(store: Store, settings: Site, file: Path, preview: bool, yes: bool, author: str) -> None:
    workshop = Workshop([one.id for one in settings.machines], [one.id for one in settings.places])
    today = datetime.now(settings.zone).date()
    with progress("reading and comparing"), store.reader() as connection:
        wanted = plan_papers(file, connection, workshop, today)
    if _wanted(wanted, preview, yes):
        store.write_now(lambda connection: apply_papers(wanted, connection, workshop, today, datetime.now(UTC), author))
        out.print(f"written: {len(wanted.new)} new, {len(wanted.changed)} changed")


def _wanted(wanted: ImportPlan | PapersPlan, preview: bool, yes: bool) -> bool:
    """Show what would change, and whether it is to be written."""
    _show(wanted)
    if preview or wanted.empty:
        return False
    if not yes and not typer.confirm("Write this?", default=True, err=True):
        out.print("Nothing was written.")
        raise typer.Exit(Exit.REFUSED)
    return True


def _show(wanted: ImportPlan | PapersPlan) -> None:
    """The preview."""
    for entry in wanted.new[:MOST_SHOWN]:
        out.print(Text.assemble(("new", "green"), f"       {entry}"))
    _rest(len(wanted.new))
    for change in wanted.changed[:MOST_SHOWN]:
        fields = "; ".join(f"{one.field}: {one.before or '—'} → {one.after or '—'}" for one in change.fields)
        out.print(Text.assemble(("changed", "yellow"), f"   {change.entry}: {fields}"))
    _rest(len(wanted.changed))
    out.print(Text.assemble(("unchanged", "dim"), f" {len(wanted.unchanged)}"))
    if wanted.absent:
        out.print(Text.assemble(("not named in the list, kept as they are:", "dim"), f" {len(wanted.absent)}"))
    if wanted.ignored_columns:
        out.print(Text.assemble(("columns without meaning here:", "dim"), f" {', '.join(wanted.ignored_columns)}"))
    if wanted.empty:
        out.print("The registry is already as the list says.")


def _rest(count: int) -> None:
    if count > MOST_SHOWN:
        out.print(f"          … and {count - MOST_SHOWN} more", highlight=False)
