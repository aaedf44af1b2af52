"""`etabli journal`: is the record whole, do the tables follow from it, what is being recorded."""

from __future__ import annotations

import json
import signal
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import Annotated

import typer
from rich.progress import Progress
from rich.text import Text

from collector.commands.terminal import DEFAULT_SITE, EPILOG, Exit, SiteFile, failures, out, progress, readable
from collector.core.facts import FACTS
from collector.core.plain import time_text, to_plain
from collector.gate.hindsight import Redecided, redecide
from collector.settings import load
from collector.settings.rule_pack import pack_of
from collector.store.holding import holding
from collector.store.journal import Entry
from collector.store.reader import StoreReader
from collector.store.rebuild import rebuild, replay
from collector.store.store import Store
from collector.store.verify import verify

app = typer.Typer(help="Verify, replay and read the journal of facts.", no_args_is_help=True, epilog=EPILOG)


@app.command("verify", epilog=EPILOG)
def verify_(site: SiteFile = DEFAULT_SITE) -> None:
    """Prove that no fact was edited, removed, swapped, inserted or cut off. Ends with 1 if one was."""
    with failures():
        directory = load(site, secrets=False).store.directory
        with StoreReader.open(directory) as store, progress("verifying") as bar:
            result = verify(store.readers, directory, _told(bar))
    for finding in result.findings:
        where = f"fact {finding.seq}" + (f" to {finding.last}" if finding.last != finding.seq else "")
        out.print(Text.assemble((where, "bold red"), f": {finding.what.value}: {finding.detail}"))
    if result.findings:
        raise typer.Exit(Exit.FOUND)
    out.print(
        f"The journal is as it was recorded: {result.facts} facts, {result.checkpoints} signed checkpoints, signed up"
        f" to fact {result.sealed}."
        + (f" Facts up to {result.removed} were removed at the end of their retention." if result.removed else "")
    )


@app.command("replay", epilog=EPILOG)
def replay_(
    repair: Annotated[bool, typer.Option("--rebuild", help="Write the tables anew from the facts.")] = False,
    site: SiteFile = DEFAULT_SITE,
) -> None:
    """Play all facts again and compare the tables with what follows from them, and take every past decision again.

    Ends with 1 if anything differs.
    """
    with failures():
        settings = load(site, secrets=False)
        if repair:
            directory = settings.store.directory
            with holding(directory), Store.open(directory, create=False) as store, progress("rebuilding") as bar:
                count = rebuild(store.writer, _told(bar))
            out.print(f"The tables are rebuilt from {count} facts.")
            return
        with StoreReader.open(settings.store.directory) as store, progress("replaying") as bar:
            result = replay(store.readers, _told(bar))
            decided = list(redecide(store, pack_of))
    for one in result.differences[:50]:
        out.print(Text.assemble((one.table, "bold red"), f" {one.key}: found {one.found}, expected {one.expected}"))
    if result.differences:
        out.print(f"{len(result.differences)} rows do not follow from the facts: etabli journal replay --rebuild")
        raise typer.Exit(Exit.FOUND)
    out.print(f"Every table follows from the {result.facts} facts.")
    _say_decided(decided)


def _say_decided(decided: Sequence[Redecided]) -> None:
    """Say how past decisions come out when they are taken again; ends with 1 if one comes out otherwise."""
    other = [one for one in decided if one.differences]
    erased = sum(one.erased for one in decided)
    for one in other[:50]:
        what = f" (fact {one.seq}): {'; '.join(one.differences)}"
        out.print(Text.assemble((f"decision {one.decision}", "bold red"), what))
    if other:
        out.print(f"{len(other)} of {len(decided)} decisions come out otherwise than they were recorded.")
        raise typer.Exit(Exit.FOUND)
    if decided:
        gone = f"; {erased} cannot be taken again, what they rested on was erased" if erased else ""
        out.print(f"All {len(decided) - erased} decisions come out as they were recorded{gone}.")


@app.command("tail", epilog=EPILOG)
def tail(
    lines: Annotated[int, typer.Option("--lines", "-n", min=0, help="How many of the last facts to show first.")] = 20,
    follow: Annotated[bool, typer.Option("--follow", "-f", help="Go on as facts come, until Ctrl+C.")] = False,
    kind: Annotated[
        list[str] | None, typer.Option("--kind", "-k", help="Only facts of this kind; again for more.")
    ] = None,
    machine: Annotated[str | None, typer.Option("--machine", "-m", help="Only facts of this machine.")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="One JSON object per line.")] = False,
    site: SiteFile = DEFAULT_SITE,
) -> None:
    """Show the last facts."""
    unknown = [one for one in kind or [] if one not in FACTS]
    if unknown:
        raise typer.BadParameter(f"no such kind: {', '.join(unknown)}; there are {', '.join(FACTS)}")
    with failures(), StoreReader.open(load(site, secrets=False).store.directory) as store, readable():
        # Asked for first: what is written while the last ones are shown comes after them, and is not passed over.
        seen = store.head
        for entry in store.last(lines, kinds=kind, machine=machine):
            _show(entry, as_json)
            seen = max(seen, entry.seq)
        with _noted(signal.SIGINT) as interrupted:
            while follow and not interrupted:
                for entry in store.facts(seen, kinds=kind, machine=machine):
                    if interrupted:
                        return
                    _show(entry, as_json)
                    seen = entry.seq
                time.sleep(0.3)


@contextmanager
def _noted(number: signal.Signals) -> Iterator[list[int]]:
    """Note a signal where it would else be an exception wherever it comes: in a callback of a library's it is lost."""
    came: list[int] = []
    if threading.current_thread() is not threading.main_thread():
        yield came  # No signal comes to another thread.
        return
    before = signal.signal(number, lambda which, _: came.append(which))
    try:
        yield came
    finally:
        signal.signal(number, before)


def _show(entry: Entry, as_json: bool) -> None:
    plain = to_plain(entry.fact)
    kind = type(entry.fact).__name__
    if as_json:
        typer.echo(json.dumps({"seq": entry.seq, "id": entry.id, "kind": kind, **plain}, ensure_ascii=False))
        return
    for key in ("machine", "at"):
        plain.pop(key)
    told = ((key, value) for key, value in plain.items() if value not in (None, [], ""))
    said = " ".join(f"{key}={json.dumps(value, ensure_ascii=False)}" for key, value in told)
    at = time_text(entry.fact.at)[:23]
    out.print(f"{entry.seq:>7} {at} {entry.fact.machine or '·':<14} {kind:<18} {said}", highlight=False)


def _told(bar: Progress) -> Callable[[int, int], None]:
    """What tells a progress bar how far it is."""
    return lambda done, total: bar.update(bar.task_ids[0], completed=done, total=total)
