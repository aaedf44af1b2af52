"""`etabli sinks`: how far those outside the house have been told, what they refused, and telling them again."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Annotated

import typer
from rich.table import Table
from sqlalchemy import Connection

from collector.commands.terminal import DEFAULT_SITE, EPILOG, Exit, SiteFile, failures, out
from collector.errors import RequestRefused
from collector.settings import load
from collector.store import sink_places
from collector.store.holding import holding
from collector.store.reader import StoreReader
from collector.store.samples import SampleWriter
from collector.store.store import Store

app = typer.Typer(
    help="See how far InfluxDB and others have been told, what they refused, and tell them again.",
    no_args_is_help=True,
    epilog=EPILOG,
)

Name = Annotated[str, typer.Argument(help="The sink's name, as `etabli sinks list` shows it: influx or mqtt")]


@app.command("list", epilog=EPILOG)
def list_(site: SiteFile = DEFAULT_SITE) -> None:
    """Show for each sink how many facts wait, since when, and what lies in quarantine."""
    with failures(), StoreReader.open(load(site, secrets=False).store.directory) as store:
        with store.reader() as connection:
            found = sink_places.places(connection)
        if not found:
            out.print(
                "Nobody outside is told anything: there is no [influx] and no [mqtt] in the site file, or it never ran."
            )
            return
        table = Table("sink", "facts waiting", "since (UTC)", "in quarantine")
        for one in found:
            since = f"{one.oldest:%Y-%m-%d %H:%M:%S}" if one.oldest is not None else "–"
            table.add_row(one.sink, str(one.waiting), since, str(one.refused))
        out.print(table)
        if any(one.refused for one in found):
            out.print("Look at them with: etabli sinks refused NAME")
            raise typer.Exit(Exit.FOUND)


@app.command("refused", epilog=EPILOG)
def refused(
    name: Name,
    most: Annotated[int, typer.Option("--most", min=1, help="How many, the newest first.")] = 20,
    site: SiteFile = DEFAULT_SITE,
) -> None:
    """Show what a server would not have, and why, in its own words."""
    with failures(), StoreReader.open(load(site, secrets=False).store.directory) as store:
        with store.reader() as connection:
            _known(connection, name)
            found = sink_places.refused(connection, name, most)
        if not found:
            out.print(f"Nothing of {name} lies in quarantine.")
            return
        table = Table("refused at (UTC)", "fact", "why", "what")
        for one in found:
            table.add_row(f"{one.at:%Y-%m-%d %H:%M:%S}", str(one.seq or "–"), one.reason, one.what)
        out.print(table)
        out.print("Put right what the server says, stop the collector, then: etabli sinks replay NAME --days 30")
        raise typer.Exit(Exit.FOUND)


@app.command("replay", epilog=EPILOG)
def replay(
    name: Name,
    days: Annotated[float, typer.Option("--days", min=0.0, help="From so many days ago.")],
    site: SiteFile = DEFAULT_SITE,
) -> None:
    """Tell a sink everything again from some days ago on. What it has already, it has once afterwards, too."""
    with failures():
        settings = load(site, secrets=False)
        with holding(settings.store.directory), Store.open(settings.store.directory, create=False) as store:
            with store.reader() as connection:
                _known(connection, name)
            with SampleWriter(settings.store.directory) as samples:
                count = sink_places.replay(store, samples, name, datetime.now(UTC) - timedelta(days=days))
        out.print(f"{name} will be told {count} facts and their values again, once the collector runs.")


@app.command("measurements", epilog=EPILOG)
def measurements() -> None:
    """Print the measurements that InfluxDB is told, with their tags and fields, as a Markdown table."""
    from collector.sinks.influx.measurements import described

    typer.echo(described())


def _known(connection: Connection, name: str) -> None:
    """See that there is such a sink."""
    names = [one.sink for one in sink_places.places(connection)]
    if name not in names:
        said = f"are {', '.join(names)}" if names else "is none yet"
        raise RequestRefused(f"there is no sink {name}; there {said}")
