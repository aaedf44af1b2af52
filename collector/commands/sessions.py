"""`etabli session`: who works at which machine, and for which order."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

import typer
from rich.table import Table

from collector.commands.reach import at_the_desk
from collector.commands.terminal import DEFAULT_SITE, EPILOG, SiteFile, failures, out
from collector.core.facts import Role
from collector.settings import load

if TYPE_CHECKING:
    from collector.core.machine import Session

app = typer.Typer(
    help="Open, list and close the sessions of trainees at machines.", no_args_is_help=True, epilog=EPILOG
)

Machine = Annotated[str, typer.Argument(help="The machine's id in the site file.")]
Author = Annotated[str, typer.Option("--author", help="Who asks: an opaque id or an account, never a name.")]


@app.command("open", epilog=EPILOG)
def open_(
    machine: Machine,
    persons: Annotated[list[str], typer.Argument(help="One or two trainees: reference, id or family name.")],
    order: Annotated[str | None, typer.Option("--order", "-o", help="The customer's order.")] = None,
    operation: Annotated[
        str | None, typer.Option("--operation", help="Its operation, where several are for this machine.")
    ] = None,
    role: Annotated[Role, typer.Option("--role", help="What they will do.")] = Role.RUN,
    author: Author = "command",
    site: SiteFile = DEFAULT_SITE,
) -> None:
    """Let one or two trainees begin. A session that is open at the machine is closed first.

    etabli session open mill-1 2041 --order 26-1042 --operation 20
    """
    with failures():
        body: dict[str, Any] = {
            "machine": machine, "persons": persons, "order": order, "operation": operation, "role": role.value,
            "author": author, "via": "command",
        }  # fmt: skip
        session = at_the_desk(
            load(site, secrets=False), "POST", "/api/sessions", body,
            lambda desk: desk.open_session(
                machine, persons, order=order, operation=operation, role=role, author=author, via="command"
            ),
        )  # fmt: skip
        _say(machine, session)


@app.command("join", epilog=EPILOG)
def join(
    machine: Machine,
    person: Annotated[str, typer.Argument(help="The second trainee.")],
    author: Author = "command",
    site: SiteFile = DEFAULT_SITE,
) -> None:
    """Let a second trainee join the session at a machine."""
    with failures():
        body = {"person": person, "author": author, "via": "command"}
        session = at_the_desk(
            load(site, secrets=False), "POST", f"/api/sessions/{machine}/join", body,
            lambda desk: desk.join_session(machine, person, author=author, via="command"),
        )  # fmt: skip
        _say(machine, session)


@app.command("leave", epilog=EPILOG)
def leave(
    machine: Machine,
    person: Annotated[str, typer.Argument(help="Who leaves.")],
    author: Author = "command",
    site: SiteFile = DEFAULT_SITE,
) -> None:
    """Let one trainee leave; the last one closes the session."""
    with failures():
        body = {"person": person, "author": author, "via": "command"}
        session = at_the_desk(
            load(site, secrets=False), "POST", f"/api/sessions/{machine}/leave", body,
            lambda desk: desk.leave_session(machine, person, author=author, via="command"),
        )  # fmt: skip
        _say(machine, session)


@app.command("close", epilog=EPILOG)
def close(
    machine: Machine,
    reason: Annotated[str, typer.Option("--reason", help="Why, in a word.")] = "left",
    author: Author = "command",
    site: SiteFile = DEFAULT_SITE,
) -> None:
    """End the session at a machine."""
    with failures():
        body = {"reason": reason, "author": author, "via": "command"}
        closed = at_the_desk(
            load(site, secrets=False), "POST", f"/api/sessions/{machine}/close", body,
            lambda desk: desk.close_session(machine, reason=reason, author=author, via="command"),
        )  # fmt: skip
        out.print(f"closed {closed['session'] if isinstance(closed, dict) else closed}")


@app.command("badge", epilog=EPILOG)
def badge(
    machine: Machine,
    number: Annotated[str, typer.Argument(help="The badge's number, as the reader writes it.")],
    decimal: Annotated[bool, typer.Option("--decimal", help="The reader writes decimal numbers.")] = False,
    site: SiteFile = DEFAULT_SITE,
) -> None:
    """Read a badge at a machine: who is not there comes, who is there leaves."""
    with failures():
        body = {"machine": machine, "badge": number, "decimal": decimal}
        session = at_the_desk(
            load(site, secrets=False),
            "POST",
            "/api/badges",
            body,
            lambda desk: desk.badge(machine, number, decimal=decimal),
        )
        _say(machine, session)


@app.command("list", epilog=EPILOG)
def list_(
    all_: Annotated[bool, typer.Option("--all", "-a", help="Closed ones too, newest first.")] = False,
    site: SiteFile = DEFAULT_SITE,
) -> None:
    """Show who works where."""
    from collector.store import queries
    from collector.store.queries import BEGINNING, END
    from collector.store.registry import Registry
    from collector.store.store import Store

    with failures():
        settings = load(site, secrets=False)
        with Store.open(settings.store.directory) as store, store.reader() as connection:
            rows = list(queries.sessions(connection, BEGINNING, END)) if all_ else queries.open_sessions(connection)
            names = Registry(connection).display_names()
    if not rows:
        out.print("Nobody works at a machine. Open a session with: etabli session open MACHINE PERSON")
        return
    table = Table("session", "machine", "since", "until", "trainees", "role", "order", "operation", "via")
    for one in reversed(rows) if all_ else rows:
        opened, closed = (at.astimezone(settings.zone) if at else None for at in (one.opened_at, one.closed_at))
        here = [names.get(who.person, who.person) for who in one.presences if one.closed_at or who.left_at is None]
        table.add_row(
            one.session, one.machine, f"{opened:%Y-%m-%d %H:%M}", f"{closed:%Y-%m-%d %H:%M}" if closed else "",
            ", ".join(here), one.role.value, one.order or "", one.operation or "", one.via,
        )  # fmt: skip
    out.print(table)


def _say(machine: str, session: Session | dict[str, Any] | None) -> None:
    if session is None:
        out.print(f"nobody works at {machine} any more")
        return
    get = session.get if isinstance(session, dict) else lambda key: getattr(session, key)
    work = f" for order {get('order')}" + (f", operation {get('operation')}" if get("operation") else "")
    out.print(f"{get('session')} is open at {machine}" + (work if get("order") else ", for no order"))
