"""`etabli supervisor` and `etabli override`: who supervises where, and exceptions from house policy."""

from __future__ import annotations

from typing import Annotated, Any

import typer
from rich.table import Table

from collector.commands.reach import at_the_desk
from collector.commands.terminal import DEFAULT_SITE, EPILOG, SiteFile, failures, out
from collector.settings import load

app = typer.Typer(
    help="Say who supervises where: presence by badge, renewal, hand-over.", no_args_is_help=True, epilog=EPILOG
)


@app.command("present", epilog=EPILOG)
def present(
    person: Annotated[str, typer.Argument(help="The supervisor: reference, id or family name.")],
    place: Annotated[str, typer.Argument(help="The place's id in the site file.")],
    author: Annotated[str, typer.Option("--author", help="Who asks: an opaque id or an account.")] = "command",
    site: SiteFile = DEFAULT_SITE,
) -> None:
    """A supervisor comes to a place, or renews his presence there; it has to be renewed within the hour."""
    with failures():
        at_the_desk(
            load(site, secrets=False), "POST", "/api/supervisors",
            {"person": person, "place": place, "author": author},
            lambda desk: desk.gatekeeper.present(person, place, author=author),
        )  # fmt: skip
        out.print(f"Present at {place}. The badge has to be shown again within the hour.")


@app.command("left", epilog=EPILOG)
def left(
    person: Annotated[str, typer.Argument(help="The supervisor.")],
    site: SiteFile = DEFAULT_SITE,
) -> None:
    """A supervisor leaves: whoever relied on him may not start a machine any more."""
    with failures():
        at_the_desk(
            load(site, secrets=False), "POST", "/api/supervisors/left", {"person": person},
            lambda desk: desk.gatekeeper.left(person),
        )  # fmt: skip
        out.print("Left.")


@app.command("handover", epilog=EPILOG)
def handover(
    badge: Annotated[str, typer.Argument(help="The badge of who hands over.")],
    to_badge: Annotated[str, typer.Argument(help="The badge of who takes over.")],
    author: Annotated[str, typer.Option("--author", help="Who asks: an opaque id or an account.")] = "command",
    site: SiteFile = DEFAULT_SITE,
) -> None:
    """One supervisor hands over to another in his place: both show their badge."""
    with failures():
        at_the_desk(
            load(site, secrets=False), "POST", "/api/supervisors/handover",
            {"badge": badge, "to_badge": to_badge, "author": author},
            lambda desk: desk.gatekeeper.hand_over(badge, to_badge, author=author),
        )  # fmt: skip
        out.print("Handed over.")


@app.command("list", epilog=EPILOG)
def list_(site: SiteFile = DEFAULT_SITE) -> None:
    """The supervisors who are present, by place."""
    from collector.store.registry import Registry
    from collector.store.store import Store

    async def here(desk: Any) -> list[dict[str, Any]]:
        return [
            {"person": one.person, "place": one.place, "renew_by": one.renew_by.isoformat()}
            for one in desk.gatekeeper.watchers()
        ]

    with failures():
        settings = load(site, secrets=False)
        rows = at_the_desk(settings, "GET", "/api/supervisors", {}, here)
        with Store.open(settings.store.directory) as store:
            names = Registry(store.readers).display_names()
        table = Table("supervisor", "place", "badge again by")
        for row in rows:
            table.add_row(names.get(row["person"], row["person"]), row["place"], row["renew_by"])
        out.print(table if rows else "No supervisor is present: nobody under 18 may start a machine that asks for one.")


def override(
    person: Annotated[str, typer.Argument(help="The trainee: reference, id or family name.")],
    condition: Annotated[str, typer.Argument(help="What is waived: T2, T3, R3 or R9.supervision.")],
    badge: Annotated[str, typer.Option("--badge", prompt="Badge", hide_input=True, help="The badge of who decides.")],
    reason: Annotated[str, typer.Option("--reason", prompt="Reason", help="Why, in words, without a name.")],
    minutes: Annotated[float, typer.Option("--minutes", help="For how long; an hour at most.")] = 60.0,
    machine: Annotated[str, typer.Option("--machine", "-m", help="For which machine; all by default.")] = "",
    site: SiteFile = DEFAULT_SITE,
) -> None:
    """A head or a safety officer makes an exception from house policy, in person. Of the law there is none."""
    with failures():
        body = {"person": person, "condition": condition, "by_badge": badge, "reason": reason, "minutes": minutes,
                "machine": machine}  # fmt: skip
        at_the_desk(
            load(site, secrets=False), "POST", "/api/overrides", body,
            lambda desk: desk.gatekeeper.override(
                person, condition, by_badge=badge, reason=reason, minutes=minutes, machine=machine
            ),
        )  # fmt: skip
        out.print(f"{condition} is waived for {minutes:g} minutes, and written down.")
