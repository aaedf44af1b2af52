"""`etabli account` and `etabli token`: who may open the pages, and which programs may ask the API."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from typing import Annotated, Any

import typer
from rich.table import Table

from collector.accounts.links import WELCOME
from collector.accounts.lodge import Lodge
from collector.accounts.rights import PEOPLE
from collector.accounts.tokens import MOST_DAYS, SCOPES
from collector.commands.reach import address_of, at_the_lodge
from collector.commands.terminal import DEFAULT_SITE, EPILOG, SiteFile, failures, out
from collector.settings import Site, load
from collector.store.accounts import Accounts
from collector.store.accounts_records import Account, Token
from collector.store.registry import Registry
from collector.store.store import Store

app = typer.Typer(
    help="Open, list and close the accounts with which people sign in.", no_args_is_help=True, epilog=EPILOG
)
tokens = typer.Typer(
    help="Issue, list and revoke the tokens with which programs ask the API.", no_args_is_help=True, epilog=EPILOG
)

Name = Annotated[str, typer.Argument(help="The account's name, or its id.")]
Author = Annotated[str, typer.Option("--author", help="Who asks: an opaque id or an account, never a name.")]
ByLink = Annotated[
    bool, typer.Option("--link", help="Print a link by which the owner chooses the password, and ask for none here.")
]


@app.command("add", epilog=EPILOG)
def add(
    name: Annotated[str, typer.Argument(help="What somebody signs in with: `Claire Morel`.")],
    role: Annotated[str, typer.Option("--role", help=f"What it is for: {', '.join(PEOPLE)}.")],
    person: Annotated[
        str | None, typer.Option("--person", help="Whose it is: reference, opaque id or family name.")
    ] = None,
    language: Annotated[str, typer.Option("--language", help="fr or en; the site's own by default.")] = "",
    link: ByLink = False,
    author: Author = "command",
    site: SiteFile = DEFAULT_SITE,
) -> None:
    """Open an account. Its password is asked for at the terminal, or read from the input of a script.

    etabli account add "Claire Morel" --role head --link
    """
    with failures():
        settings = load(site, secrets=False)
        whose = _person(settings, person) if person else None
        password = None if link else _password()
        body = {
            "name": name, "role": role, "language": language, "person": whose, "password": password, "author": author,
        }  # fmt: skip

        async def here(lodge: Lodge) -> dict[str, Any]:
            account = await lodge.office.open(
                name, role, language=language, person=whose, password=password, author=author
            )
            return _told(account, await lodge.office.link(account.id, author=author) if link else "")

        account = at_the_lodge(settings, "POST", "/api/accounts", body, here)
        out.print(f"{account['account']} is open for {account['name']} ({account['role']}).")
        _say_link(settings, account)


@app.command("list", epilog=EPILOG)
def list_(site: SiteFile = DEFAULT_SITE) -> None:
    """Show the accounts, with what each is for and whether it is open."""
    with failures():
        settings = load(site, secrets=False)
        with Store.open(settings.store.directory) as store, store.reader() as connection:
            rows, names = Accounts(connection).accounts(), Registry(connection).display_names()
    if not rows:
        out.print("There is no account. Open the first with: etabli account add NAME --role administrator")
        return
    table = Table("account", "name", "role", "person", "language", "state")
    for one in rows:
        state = ("open" if one.has_password else "waits for a password") if one.active else "closed"
        table.add_row(one.id, one.name, one.role, names.get(one.person or "", ""), one.language, state)
    out.print(table)


@app.command("password", epilog=EPILOG)
def password(name: Name, link: ByLink = False, author: Author = "command", site: SiteFile = DEFAULT_SITE) -> None:
    """Choose another password for an account, and end its sign-ins; or print a link by which its owner does.

    The way back in for an administrator who forgot his own.
    """
    with failures():
        settings = load(site, secrets=False)
        chosen = None if link else _password()

        async def here(lodge: Lodge) -> dict[str, Any]:
            account = await lodge.office.find(name)
            if chosen is not None:
                await lodge.office.set_password(account.id, chosen, author=author)
            return _told(account, "" if chosen is not None else await lodge.office.link(account.id, author=author))

        body = {"account": name, "password": chosen, "author": author}
        account = at_the_lodge(settings, "POST", "/api/accounts/password", body, here)
        if not link:
            out.print(f"{account['name']} has another password; whoever was signed in with it is signed out.")
        _say_link(settings, account)


@app.command("close", epilog=EPILOG)
def close(name: Name, author: Author = "command", site: SiteFile = DEFAULT_SITE) -> None:
    """Close an account: whoever is signed in with it is signed out, and nobody signs in with it any more."""
    with failures():

        async def here(lodge: Lodge) -> dict[str, Any]:
            found = await lodge.office.find(name)
            return _told(await lodge.office.close(found.id, author=author), "")

        body = {"account": name, "author": author}
        account = at_the_lodge(load(site, secrets=False), "POST", "/api/accounts/close", body, here)
        out.print(f"{account['name']} is closed. What was done with it stays on record.")


@tokens.command("add", epilog=EPILOG)
def add_token(
    name: Annotated[str, typer.Argument(help="What it is for: `ERP`.")],
    scope: Annotated[
        list[str], typer.Option("--scope", help=f"A right that it has, several times for several: {', '.join(SCOPES)}.")
    ],
    days: Annotated[int, typer.Option("--days", help=f"After how many days it ends; {MOST_DAYS} at most.")] = 365,
    author: Author = "command",
    site: SiteFile = DEFAULT_SITE,
) -> None:
    """Issue a token and print it. It is kept nowhere: what is not copied now is lost.

    etabli token add ERP --scope change_orders --scope see_orders
    """
    with failures():

        async def here(lodge: Lodge) -> dict[str, Any]:
            token, secret = await lodge.tokens.issue(name, scope, days=days, author=author)
            return {"token": token.id, "expires_at": token.expires_at.isoformat(), "secret": secret}

        body = {"name": name, "scopes": scope, "days": days, "author": author}
        token = at_the_lodge(load(site, secrets=False), "POST", "/api/tokens", body, here)
        out.print(f"{token['token']}, until {token['expires_at'][:10]}. It is shown this once:")
        out.print(token["secret"], highlight=False)


@tokens.command("list", epilog=EPILOG)
def list_tokens(site: SiteFile = DEFAULT_SITE) -> None:
    """Show the tokens, with what each may, until when, and when it was last used."""
    with failures():
        settings = load(site, secrets=False)
        with Store.open(settings.store.directory) as store, store.reader() as connection:
            rows = Accounts(connection).tokens()
    if not rows:
        out.print("There is no token. Issue one with: etabli token add NAME --scope see_orders")
        return
    table = Table("token", "name", "rights", "until", "last used", "state")
    for one in rows:
        used = f"{one.seen_at.astimezone(settings.zone):%Y-%m-%d %H:%M}" if one.seen_at else "never"
        until = f"{one.expires_at.astimezone(settings.zone):%Y-%m-%d}"
        table.add_row(one.id, one.name, ", ".join(one.scopes), until, used, _state(one))
    out.print(table)


@tokens.command("revoke", epilog=EPILOG)
def revoke(
    token: Annotated[str, typer.Argument(help="The token's id, as `etabli token list` shows it.")],
    author: Author = "command",
    site: SiteFile = DEFAULT_SITE,
) -> None:
    """Revoke a token: the program that brings it is refused at once."""
    with failures():

        async def here(lodge: Lodge) -> dict[str, Any]:
            return {"name": (await lodge.tokens.revoke(token, author=author)).name}

        body = {"token": token, "author": author}
        revoked = at_the_lodge(load(site, secrets=False), "POST", "/api/tokens/revoke", body, here)
        out.print(f"{revoked['name']} opens nothing any more.")


def _password() -> str:
    """A password, typed twice at a terminal without being shown, or the first line of what a script gives."""
    if sys.stdin.isatty():
        return str(typer.prompt("Password", hide_input=True, confirmation_prompt="The same once more", err=True))
    return sys.stdin.readline().rstrip("\r\n")


def _person(settings: Site, text: str) -> str:
    with Store.open(settings.store.directory) as store:
        return Registry(store.readers).find(text).id


def _told(account: Account, key: str) -> dict[str, Any]:
    """An account as the API tells of it."""
    link = f"{WELCOME}?key={key}" if key else ""
    return {"account": account.id, "name": account.name, "role": account.role, "link": link}


def _say_link(settings: Site, account: Mapping[str, Any]) -> None:
    if account["link"]:
        out.print("A password is chosen once, within three days, at:")
        out.print(f"{address_of(settings)}{account['link']}", highlight=False)


def _state(token: Token) -> str:
    return "revoked" if token.revoked_at is not None else "valid"
