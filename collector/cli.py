"""`etabli`: the commands put together, and what all of them say about themselves."""

from __future__ import annotations

from typing import Annotated

import typer

from collector import __version__
from collector.commands import (
    accounts,
    booklets,
    browsing,
    counts,
    deciding,
    demo,
    exports,
    imports,
    journal,
    privacy,
    probing,
    profiling,
    reloading,
    reporting,
    retention,
    running,
    scanning,
    sessions,
    supervising,
    trusting,
)
from collector.commands.terminal import EPILOG

app = typer.Typer(
    name="etabli",
    help="The collector of a training workshop: machines over OPC UA and Modbus, linked to orders and trainees."
    " Begin with `etabli demo`; for your own machines copy the example site file, then `etabli check`,"
    " `etabli probe MACHINE` and `etabli run`.",
    epilog=EPILOG,
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def _version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"etabli {__version__}")
        raise typer.Exit


@app.callback()
def _root(
    _: Annotated[bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version.")] = False,
) -> None:
    pass


app.command("demo", epilog=EPILOG)(demo.demo)
app.command("run", epilog=EPILOG)(running.run)
app.command("reload", epilog=EPILOG)(reloading.reload_)
app.command("check", epilog=EPILOG)(running.check)
app.command("probe", epilog=EPILOG)(probing.probe)
app.command("browse", epilog=EPILOG)(browsing.browse)
app.add_typer(scanning.app, name="scan")
app.command("profile", epilog=EPILOG)(profiling.profile_)
app.command("schema", epilog=EPILOG)(running.schema_)
app.command("decide", epilog=EPILOG)(deciding.decide)
app.command("import", epilog=EPILOG)(imports.import_)
app.add_typer(sessions.app, name="session")
app.add_typer(supervising.app, name="supervisor")
app.command("override", epilog=EPILOG)(supervising.override)
app.add_typer(counts.app, name="counts")
app.add_typer(accounts.app, name="account")
app.add_typer(accounts.tokens, name="token")
app.add_typer(trusting.app, name="trust")
app.command("export", epilog=EPILOG)(exports.export_)
app.add_typer(journal.app, name="journal")
app.command("retention", epilog=EPILOG)(retention.retention)
app.add_typer(retention.app, name="hold")
app.command("forget", epilog=EPILOG)(privacy.forget)
app.command("person", epilog=EPILOG)(privacy.person_)
app.command("inspection", epilog=EPILOG)(reporting.inspection)
app.command("lapse", epilog=EPILOG)(reporting.lapse)
app.command("matrix", epilog=EPILOG)(reporting.matrix)
app.command("booklet", epilog=EPILOG)(booklets.booklet)


def main() -> None:
    """The `etabli` command."""
    app()
