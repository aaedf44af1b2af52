"""`etabli`: the commands put together, and what all of them say about themselves."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from importlib import import_module
from typing import Annotated, Any

import typer
from typer.core import TyperGroup
from typer.main import get_group

from collector import __version__
from collector.commands.terminal import EPILOG

ROOMS = {
    "demo": "demo.demo",
    "run": "running.run",
    "reload": "reloading.reload_",
    "check": "running.check",
    "probe": "probing.probe",
    "browse": "browsing.browse",
    "scan": "scanning.app",
    "profile": "profiling.profile_",
    "schema": "running.schema_",
    "decide": "deciding.decide",
    "import": "imports.import_",
    "session": "sessions.app",
    "supervisor": "supervising.app",
    "override": "supervising.override",
    "counts": "counts.app",
    "account": "accounts.app",
    "token": "accounts.tokens",
    "trust": "trusting.app",
    "sinks": "sinking.app",
    "rehearse": "rehearsing.rehearse_",
    "export": "exports.export_",
    "journal": "journal.app",
    "size": "sizing.size",
    "doctor": "examining.doctor",
    "backup": "keeping.backup",
    "restore": "keeping.restore",
    "retention": "retention.retention",
    "hold": "retention.app",
    "forget": "privacy.forget",
    "person": "privacy.person_",
    "inspection": "reporting.inspection",
    "lapse": "reporting.lapse",
    "matrix": "reporting.matrix",
    "booklet": "booklets.booklet",
}
"""Where each command, or group of commands, is found in `collector.commands`, in the order of the help."""


class Rooms(Mapping[str, Any]):
    """The commands by name; a room is entered when somebody asks for what is in it: all of them together take longer to
    import than most commands take to do what they are asked."""

    def __getitem__(self, name: str) -> Any:
        room, _, member = ROOMS[name].partition(".")
        found = getattr(import_module(f"collector.commands.{room}"), member)
        alone = typer.Typer()
        if isinstance(found, typer.Typer):
            alone.add_typer(found, name=name)
        else:
            alone.command(name, epilog=EPILOG)(found)
        return get_group(alone).commands[name]

    def __iter__(self) -> Iterator[str]:
        return iter(ROOMS)

    def __len__(self) -> int:
        return len(ROOMS)


class House(TyperGroup):
    """`etabli` itself."""

    def __init__(self, **attributes: Any) -> None:
        super().__init__(**{**attributes, "commands": Rooms()})

    def list_commands(self, ctx: Any) -> list[str]:
        return list(ROOMS)


app = typer.Typer(
    cls=House,
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


def main() -> None:
    """The `etabli` command."""
    app()
