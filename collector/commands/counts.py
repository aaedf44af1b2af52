"""`etabli counts`: what waits for a person: held counts to review, unattributed parts to assign, corrections."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any

import typer
from rich.table import Table

from collector.commands.reach import at_the_desk
from collector.commands.terminal import DEFAULT_SITE, EPILOG, SiteFile, failures, out
from collector.core.facts import Role
from collector.settings import load
from collector.store import queries
from collector.store.store import Store

app = typer.Typer(
    help="Review held counts, assign parts that belong to nobody, correct what was counted.",
    no_args_is_help=True,
    epilog=EPILOG,
)

Author = Annotated[str, typer.Option("--author", help="Who decides: an opaque id or an account, never a name.")]
Reason = Annotated[str, typer.Option("--reason", "-r", help="Why, in words; it is kept.")]


@app.command("held", epilog=EPILOG)
def held(site: SiteFile = DEFAULT_SITE) -> None:
    """Show counters that jumped further than their machine can work, and wait for a decision."""
    with failures(), Store.open(load(site, secrets=False).store.directory) as store:
        with store.reader() as connection:
            rows = queries.held_counts(connection)
        if not rows:
            out.print("No count waits for review.")
            return
        table = Table("hold", "machine", "at (UTC)", "from", "to", "parts", "why")
        for row in rows:
            table.add_row(
                row.hold, row.machine, f"{row.at:%Y-%m-%d %H:%M:%S}", str(row.raw_from), str(row.raw_to),
                str(row.parts), row.reason,
            )  # fmt: skip
        out.print(table)
        out.print("Decide with: etabli counts accept HOLD --reason ... or etabli counts reject HOLD --reason ...")


@app.command("accept", epilog=EPILOG)
def accept(
    hold: Annotated[str, typer.Argument(help="The held count: machine.h1")],
    reason: Reason,
    author: Author = "command",
    site: SiteFile = DEFAULT_SITE,
) -> None:
    """Credit a held count: the parts were really made."""
    _review(hold, True, reason, author, site)
    out.print(f"{hold} is credited")


@app.command("reject", epilog=EPILOG)
def reject(
    hold: Annotated[str, typer.Argument(help="The held count: machine.h1")],
    reason: Reason,
    author: Author = "command",
    site: SiteFile = DEFAULT_SITE,
) -> None:
    """Drop a held count: somebody edited the counter, and no part was made."""
    _review(hold, False, reason, author, site)
    out.print(f"{hold} is dropped")


@app.command("unattributed", epilog=EPILOG)
def unattributed(site: SiteFile = DEFAULT_SITE) -> None:
    """Show counted parts that belong to nobody."""
    with failures(), Store.open(load(site, secrets=False).store.directory) as store:
        with store.reader() as connection:
            rows = list(queries.unattributed_counts(connection))
        if not rows:
            out.print("Every counted part belongs to somebody.")
            return
        table = Table("count", "machine", "at (UTC)", "parts", "program", "order")
        for row in rows:
            table.add_row(
                row.count,
                row.machine,
                f"{row.at:%Y-%m-%d %H:%M:%S}",
                str(row.parts),
                row.program or "",
                row.order or "",
            )
        out.print(table)
        out.print("Assign with: etabli counts assign COUNT... --to PERSON --order ORDER --reason ...")


@app.command("assign", epilog=EPILOG)
def assign(
    counts: Annotated[list[str], typer.Argument(help="The counts: machine.p1 machine.p2 ...")],
    reason: Reason,
    to: Annotated[
        list[str] | None, typer.Option("--to", help="Trainee: reference, id or family name; once or twice.")
    ] = None,
    order: Annotated[str | None, typer.Option("--order", "-o", help="The customer's order.")] = None,
    operation: Annotated[str | None, typer.Option("--operation", help="Its operation.")] = None,
    role: Annotated[Role, typer.Option("--role", help="What they did.")] = Role.RUN,
    author: Author = "command",
    site: SiteFile = DEFAULT_SITE,
) -> None:
    """Give counted parts to trainees and an operation; a further fact, the first one stays."""
    with failures():
        persons = to or []
        body: dict[str, Any] = {
            "counts": counts, "persons": persons, "order": order, "operation": operation, "role": role.value,
            "reason": reason, "author": author,
        }  # fmt: skip
        answer = at_the_desk(
            load(site, secrets=False), "POST", "/api/assignments", body,
            lambda desk: desk.assign(
                counts, persons, order=order, operation=operation, role=role, author=author, reason=reason
            ),
        )  # fmt: skip
        parts = answer["parts"] if isinstance(answer, dict) else answer
        out.print(f"{parts} part{'' if parts == 1 else 's'} assigned")


@app.command("correct", epilog=EPILOG)
def correct(
    count: Annotated[str, typer.Argument(help="The count: machine.p1")],
    reason: Reason,
    parts: Annotated[int, typer.Option("--parts", help="How many there really were.")],
    good: Annotated[int, typer.Option("--good", help="Of these, good.")] = 0,
    scrap: Annotated[int, typer.Option("--scrap", help="Of these, scrap.")] = 0,
    rework: Annotated[int, typer.Option("--rework", help="Of these, to be reworked.")] = 0,
    author: Author = "command",
    site: SiteFile = DEFAULT_SITE,
) -> None:
    """Say how many parts of a count there really were, and how good; a further fact, the first one stays."""
    with failures():
        body: dict[str, Any] = {
            "parts": parts, "good": good, "scrap": scrap, "rework": rework, "reason": reason, "author": author
        }  # fmt: skip
        at_the_desk(
            load(site, secrets=False), "POST", f"/api/counts/{count}/correction", body,
            lambda desk: desk.correct(
                count, parts=parts, good=good, scrap=scrap, rework=rework, author=author, reason=reason
            ),
        )  # fmt: skip
        out.print(f"{count} corrected")


def _review(hold: str, accepted: bool, reason: str, author: str, site: Path) -> None:
    with failures():
        body = {"accept": accepted, "reason": reason, "author": author}
        at_the_desk(
            load(site, secrets=False), "POST", f"/api/held-counts/{hold}", body,
            lambda desk: desk.review_held_count(hold, accept=accepted, author=author, reason=reason),
        )  # fmt: skip
