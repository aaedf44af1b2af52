"""`etabli import`: people and orders out of the school's own lists, looked at before anything is written."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer
from rich.text import Text

from collector.commands.terminal import DEFAULT_SITE, Exit, SiteFile, failures, out, progress
from collector.settings import load
from collector.store.import_reading import Kind
from collector.store.importing import ImportPlan, apply, plan, template
from collector.store.registry import Registry
from collector.store.store import Store

MOST_SHOWN = 20
"""Entries of one sort that the preview shows; the rest is counted."""


def import_(
    kind: Annotated[Kind, typer.Argument(help="What the list holds.")],
    file: Annotated[Path | None, typer.Argument(help="The list: CSV as spreadsheets write it, or XLSX.")] = None,
    preview: Annotated[
        bool, typer.Option("--preview", "-p", help="Show what would change, and change nothing.")
    ] = False,
    yes: Annotated[bool, typer.Option("--yes", "-y", help="Do not ask before writing.")] = False,
    show_template: Annotated[
        bool, typer.Option("--template", help="Print a list to start from: headings and one example.")
    ] = False,
    site: SiteFile = DEFAULT_SITE,
) -> None:
    """Bring people or orders into the registry from a list.

    First shows what is new and what changes; one wrong line, and nothing is written. The same list twice changes
    nothing the second time, and an entry that the list does not name stays. Headings may be French or English.

    etabli import people pupils.csv · etabli import orders orders.xlsx --preview
    """
    if show_template:
        out.print(template(kind), end="", highlight=False)
        return
    if file is None:
        raise typer.BadParameter("which file? (or --template for one to start from)")
    with failures(), Store.open(load(site, secrets=False).store.directory) as store:
        registry = Registry(store.readers)
        with progress("reading and comparing"):
            wanted = plan(kind, file, registry, datetime.now(UTC).date())
        _show(wanted)
        if preview or wanted.empty:
            return
        if not yes and not typer.confirm("Write this?", default=True, err=True):
            out.print("Nothing was written.")
            raise typer.Exit(Exit.REFUSED)
        store.write_now(lambda connection: apply(wanted, Registry(connection), datetime.now(UTC)))
        out.print(f"written: {len(wanted.new)} new, {len(wanted.changed)} changed")


def _show(wanted: ImportPlan) -> None:
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
