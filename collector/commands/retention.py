"""`etabli retention` and `etabli hold`: how long facts are kept, and what keeps them for longer."""

from __future__ import annotations

import time
from datetime import UTC, datetime, timedelta
from typing import Annotated

import typer
from rich.table import Table
from sqlalchemy import Connection

from collector.commands.terminal import DEFAULT_SITE, EPILOG, Exit, SiteFile, failures, moment, out, progress
from collector.core.facts import LegalHoldLifted, LegalHoldPlaced
from collector.errors import RequestRefused
from collector.settings import Site, load
from collector.store import holds
from collector.store.reader import StoreReader
from collector.store.registry import Registry
from collector.store.removal import remove
from collector.store.retention import Plan, Record, Retention, Stop, plan
from collector.store.store import Store

BREATH = 0.2
"""Seconds between two steps of a removal, in which a running collector can write."""

app = typer.Typer(
    help="Place, lift and list legal holds: while one stands, what it names is neither removed nor erased.",
    no_args_is_help=True,
    epilog=EPILOG,
)

Author = Annotated[str, typer.Option("--author", help="Who decides: an opaque id or an account, never a name.")]
Reason = Annotated[str, typer.Option("--reason", "-r", help="Why, in words; it is kept, so write no name.")]


def retention(
    apply: Annotated[bool, typer.Option("--apply", help="Remove what may go; without it, only show it.")] = False,
    yes: Annotated[bool, typer.Option("--yes", "-y", help="Do not ask before removing.")] = False,
    author: Author = "command",
    site: SiteFile = DEFAULT_SITE,
) -> None:
    """Show which facts are past their retention, and remove them with --apply.

    The journal is cut at signed checkpoints. A segment between two of them goes when every fact in it is past the
    retention of its type, no legal hold keeps it, and all before it go too.
    """
    with failures():
        settings = load(site, secrets=False)
        kept = _kept(settings)
        now = datetime.now(UTC)
        with StoreReader.open(settings.store.directory) as store, progress("looking"):
            found = plan(store, kept, now)
        _show(found, kept, settings)
        if not apply or not found.segments:
            return
        if not yes and not typer.confirm("Remove them for good?", default=False, err=True):
            out.print("Nothing was removed.")
            raise typer.Exit(Exit.REFUSED)
        with Store.open(settings.store.directory, create=False) as writing, progress("removing", found.facts) as bar:
            removed = 0
            for number, cut in enumerate(found.cuts()):
                if number:
                    time.sleep(BREATH)
                removed += remove(writing, cut, found.signed, author=author, at=datetime.now(UTC)).facts
                bar.update(bar.task_ids[0], completed=removed)
            writing.empty_log()
        out.print(f"{removed} facts removed. The journal now begins behind fact {found.segments[-1].cut.seq}.")


def _kept(settings: Site) -> Retention:
    return {record: getattr(settings.retention, record.value) for record in Record}


def _show(found: Plan, kept: Retention, settings: Site) -> None:
    for record, seconds in kept.items():
        days = "for ever" if seconds is None else f"{timedelta(seconds=seconds).days} days"
        out.print(f"{record.value:<10} kept {days}")
    if found.segments:
        first, last = found.segments[0], found.segments[-1]
        since = min(one.since for one in found.segments).astimezone(settings.zone)
        until = max(one.until for one in found.segments).astimezone(settings.zone)
        out.print(
            f"May go: facts {first.first} to {last.cut.seq}, {found.facts} of them in {len(found.segments)} segments,"
            f" of {since:%Y-%m-%d} to {until:%Y-%m-%d}"
        )
    else:
        out.print("Nothing may go.")
    if found.stop is not None:
        out.print(f"Stays: {_why(found.stop)}")


def _why(stop: Stop) -> str:
    if stop.last is None:
        return f"facts {stop.first} and later, which no checkpoint has closed yet"
    span = f"facts {stop.first} to {stop.last} and all later ones"
    if stop.hold is not None:
        return f"{span}: the legal hold {stop.hold.hold} keeps them"
    until = "for ever" if stop.until is None else f"until {stop.until:%Y-%m-%d %H:%M} UTC"
    record = stop.record.value if stop.record is not None else ""
    return f"{span}: facts of the type {record} among them are kept {until}"


@app.command("place", epilog=EPILOG)
def place(
    reason: Reason,
    person: Annotated[
        str | None, typer.Option("--person", "-p", help="Only what concerns this person: reference, id or family name.")
    ] = None,
    machine: Annotated[str, typer.Option("--machine", "-m", help="Only what happened at this machine.")] = "",
    since: Annotated[
        str | None, typer.Option("--since", help="Only what happened from then on: 2026-11-22, '2026-11-22 08:30', 3d.")
    ] = None,
    until: Annotated[str | None, typer.Option("--until", help="Only what happened before; the same ways.")] = None,
    author: Author = "command",
    site: SiteFile = DEFAULT_SITE,
) -> None:
    """Keep facts beyond their retention, as after an accident, until the hold is lifted.

    etabli hold place --machine mill-1 --since 2026-11-20 --reason "accident of 20 November, file 26-114"
    """
    with failures():
        settings = load(site, secrets=False)
        now = datetime.now(UTC)
        first, last = moment(since, settings.zone, now), moment(until, settings.zone, now)
        if first is not None and last is not None and last <= first:
            raise typer.BadParameter("--until is not after --since")
        with Store.open(settings.store.directory, create=False) as store:
            who = None if person is None else Registry(store.readers).find(person).id
            fact = LegalHoldPlaced(
                machine=machine, at=now, hold=holds.new_hold_id(), person=who,
                since=first if first is None else first.astimezone(UTC),
                until=last if last is None else last.astimezone(UTC), reason=reason, author=author,
            )  # fmt: skip
            store.commit_now([fact])
    out.print(f"{fact.hold} stands")


@app.command("lift", epilog=EPILOG)
def lift(
    hold: Annotated[str, typer.Argument(help="The hold's id, as `etabli hold list` shows it.")],
    reason: Reason,
    author: Author = "command",
    site: SiteFile = DEFAULT_SITE,
) -> None:
    """Lift a legal hold: what it kept goes at its retention."""
    with failures(), Store.open(load(site, secrets=False).store.directory, create=False) as store:

        def work(connection: Connection) -> None:
            standing = [one for one in holds.holds(connection) if one.hold == hold]
            if not standing:
                raise RequestRefused(f"no hold {hold} stands: etabli hold list")
            fact = LegalHoldLifted(
                machine=standing[0].machine, at=datetime.now(UTC), hold=hold, reason=reason, author=author
            )
            store.record(connection, [fact])

        store.write_now(work)
    out.print(f"{hold} is lifted")


@app.command("list", epilog=EPILOG)
def list_(
    everything: Annotated[bool, typer.Option("--all", "-a", help="Those that were lifted, too.")] = False,
    site: SiteFile = DEFAULT_SITE,
) -> None:
    """Show the legal holds that stand."""
    with failures():
        with StoreReader.open(load(site, secrets=False).store.directory) as store, store.reader() as connection:
            found = holds.holds(connection, standing_only=not everything)
        if not found:
            out.print("No legal hold stands." if not everything else "There is no legal hold.")
            return
        table = Table("hold", "placed (UTC)", "lifted (UTC)", "machine", "person", "from", "to", "why")
        for one in found:
            table.add_row(
                one.hold, _day(one.placed_at), _day(one.lifted_at), one.machine or "all", one.person or "all",
                _day(one.since), _day(one.until), one.reason,
            )  # fmt: skip
        out.print(table)


def _day(at: datetime | None) -> str:
    return "" if at is None else f"{at:%Y-%m-%d %H:%M}"
