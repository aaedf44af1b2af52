"""`etabli run`, `check` and `schema`: collect, look a site over, describe its files for editors."""

from __future__ import annotations

import asyncio
import json
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer
from rich.table import Table
from rich.text import Text

from collector.commands.terminal import DEFAULT_SITE, err, failures, out
from collector.runtime.memory import nothing_looked_through
from collector.settings import Site, grid_schema, load, profile_schema, schema
from collector.settings.certificates import lasts_until

SitePath = Annotated[Path, typer.Argument(envvar="ETABLI_SITE", help="The site file.", show_default=True)]


def run(
    site: SitePath = DEFAULT_SITE,
    verbose: Annotated[bool, typer.Option("--verbose", "-v", help="Log more.")] = False,
) -> None:
    """Collect from every machine of the site and serve its pages, until Ctrl+C or SIGTERM."""
    with nothing_looked_through():
        from collector.app import run as collect
    from collector.commands.logs import log_to_terminal

    with failures():
        settings = load(site)
        log_to_terminal(verbose=verbose)

        def ready(url: str) -> None:
            machines = len(settings.machines)
            said = f": {machines} machine{'' if machines == 1 else 's'}, pages at "
            err.print(Text.assemble((settings.name, "bold"), said, (url, f"link {url}")))

        asyncio.run(collect(settings, ready=ready, welcome=first_start))


def first_start(link: str) -> None:
    """Say how the first account is opened. The link is a secret: it goes to the terminal, and into no log."""
    err.print(Text.assemble(("There is no account yet.", "bold"), " Open the administrator's in a browser:"))
    err.print(Text.assemble("  ", (link, f"bold link {link}")), soft_wrap=True)
    err.print("  This link works once, within 24 hours; each start makes a new one as long as there is no account.")


def check(site: SitePath = DEFAULT_SITE) -> None:
    """Read the site file and its profiles, list everything that is wrong, and reach no network.

    Ends with 0 if `etabli run` would start, with 2 if something has to be mended.
    """
    with failures():
        settings = load(site)
    table = Table("machine", "name", "place", "family", "profile", "signals", "parts from")
    for one in settings.machines:
        table.add_row(
            one.id, one.name, one.place, one.family.value, one.profile, str(len(one.device.points)),
            one.rules.counters[0].signal if one.rules.counters else one.rules.parts_from.value,
        )  # fmt: skip
    out.print(table)
    out.print(f"{site} is in order. Data goes to {settings.store.directory}. {_pages(settings)}", highlight=False)


def _pages(settings: Site) -> str:
    """Where the pages will be, and what protects them on the way."""
    web = settings.web
    if web.certificate is not None:
        day = lasts_until(web.certificate).date()
        return f"Pages by TLS on {web.host}, port {web.port}; the certificate holds until {day}."
    if web.behind_proxy:
        return f"Pages on {web.host}, port {web.port}, behind {', '.join(web.behind_proxy)}."
    return f"Pages on {web.host}, port {web.port}."


class Described(StrEnum):
    """What a schema can describe."""

    SITE = "site"
    PROFILE = "profile"
    GRID = "grid"
    CASE = "case"
    DECISION = "decision"
    EVENT = "event"
    STATE = "state"


def schema_(
    what: Annotated[
        Described,
        typer.Argument(
            help="The site file, a profile, a grid of competences, a case for `etabli decide --cases`, the decision"
            " on one, or an event or a machine's state over MQTT."
        ),
    ] = Described.SITE,
    protocol: Annotated[str, typer.Argument(help="For a profile: opcua, modbus or scripted.")] = "opcua",
) -> None:
    """Print the JSON Schema of a file, for editors that complete and check TOML."""
    from adapters import CATALOGUE

    if what is Described.PROFILE and protocol not in CATALOGUE:
        raise typer.BadParameter(f"{protocol!r} is no protocol; there are {', '.join(CATALOGUE)}")
    if what in (Described.CASE, Described.DECISION):
        from collector.settings.cases import case_schema, decision_schema

        plain = case_schema() if what is Described.CASE else decision_schema()
    elif what in (Described.EVENT, Described.STATE):
        from collector.sinks.mqtt.schemas import event_schema, state_schema

        plain = event_schema() if what is Described.EVENT else state_schema()
    elif what is Described.GRID:
        plain = grid_schema()
    else:
        plain = schema() if what is Described.SITE else profile_schema(CATALOGUE[protocol])
    typer.echo(json.dumps(plain, indent=2, ensure_ascii=False))
