"""`etabli rehearse`: cut everything that can be cut in a simulated workshop, and see whether anything is lost."""

from __future__ import annotations

import asyncio
import json
import shutil
import signal
import tempfile
from dataclasses import asdict
from pathlib import Path
from typing import Annotated, Any

import typer
from rich.table import Table
from rich.text import Text

from collector.commands.terminal import Exit, err, failures, out
from collector.errors import EtabliError, RequestRefused
from collector.rehearsal.reckoning import Line
from collector.rehearsal.rehearsal import Outcome, rehearse


def rehearse_(
    short: Annotated[bool, typer.Option("--short", help="Outages of a second and a half, not of twelve.")] = False,
    keep: Annotated[Path | None, typer.Option("--keep", help="Leave everything in this new folder.")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON for programs.")] = False,
) -> None:
    """Cut machines, network, database, broker, disk and power in a simulated workshop, and reckon what it has cost.

    Nothing of yours is touched: machines, broker, database and collector are of its own, on this computer. The broker's
    part needs mosquitto, the disk's a superuser. Ends with 1 if anything is lost, doubled or out of its order.
    """
    with failures():
        folder = Path(tempfile.mkdtemp(prefix="etabli-rehearsal-")) if keep is None else _new(keep)
        # Whoever ends it has everything taken down that it has set up, as with Ctrl+C.
        signal.signal(signal.SIGTERM, signal.default_int_handler)
        try:
            outcome = asyncio.run(rehearse(folder, short=short, tell=lambda text: err.print(text)))
        except EtabliError:
            err.print(Text(f"What was there until then lies in {folder}"))
            raise
        except KeyboardInterrupt:
            _forget(folder, keep)
            raise
        _forget(folder, keep)
        if as_json:
            typer.echo(json.dumps(_plain(outcome), indent=2, ensure_ascii=False))
        else:
            _show(outcome)
    if not outcome.reckoning.fine:
        raise typer.Exit(Exit.FOUND)


def _new(folder: Path) -> Path:
    try:
        folder.mkdir(parents=True)
    except OSError as error:
        raise RequestRefused(
            f"{folder} cannot be made ({error.strerror}): name a folder that does not exist yet, where you may write"
        ) from None
    return folder


def _forget(folder: Path, keep: Path | None) -> None:
    if keep is None:
        shutil.rmtree(folder, ignore_errors=True)


def _show(outcome: Outcome) -> None:
    cuts = Table("cut", "what happened", "well again after")
    for one in outcome.played:
        after = f"not rehearsed: {one.act.missing}" if one.recovered is None else f"{one.recovered:.1f} s"
        cuts.add_row(one.act.name, one.act.what, after)
    out.print(cuts)
    table = Table("what", "there", "lost", "doubled", "late", "in order", "")
    for line in outcome.reckoning.lines:
        late = "–" if line.late is None else str(line.late)
        order = {None: "–", True: "yes", False: "no"}[line.in_order]
        table.add_row(line.what, str(line.there), _bad(line.lost), _bad(line.doubled), late, order, line.remark)
    out.print(table)
    if outcome.reckoning.verified:
        out.print(Text(f"The journal does not verify: {outcome.reckoning.verified}", "bold red"))
    else:
        out.print("The journal verifies.")


def _bad(number: int) -> Text:
    return Text(str(number), "bold red" if number else "")


def _plain(outcome: Outcome) -> dict[str, Any]:
    return {
        "outages": [
            {"cut": one.act.name, "what": one.act.what, "recovered": one.recovered, "missing": one.act.missing or None}
            for one in outcome.played
        ],
        "lines": [_line(one) for one in outcome.reckoning.lines],
        "verified": outcome.reckoning.verified or None,
        "fine": outcome.reckoning.fine,
    }


def _line(line: Line) -> dict[str, Any]:
    return asdict(line)
