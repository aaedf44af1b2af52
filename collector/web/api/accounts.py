"""The API about accounts and tokens: for commands, and for those who bring up many schools by a program."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated

from fastapi import APIRouter, Depends
from pydantic import BaseModel, ConfigDict, Field

from collector.accounts.links import WELCOME
from collector.accounts.lodge import Lodge
from collector.accounts.rights import Right, Visitor
from collector.accounts.tokens import MOST_DAYS
from collector.store.accounts_records import Account, Token
from collector.web.api.changes import refusals
from collector.web.api.rights import author_of, needs

Administrator = Annotated[Visitor, Depends(needs(Right.MANAGE_ACCOUNTS))]


class _Body(BaseModel):
    model_config = ConfigDict(extra="forbid")


class AccountBody(_Body):
    """An account to open."""

    name: str = Field(description="what somebody signs in with")
    role: str = Field(description="head, safety, trainer, auditor or administrator")
    language: str = Field(default="", description="fr or en; empty for the site's own")
    person: str | None = Field(default=None, description="the opaque id of the person in the registry whose it is")
    password: str | None = Field(default=None, description="none for one that is chosen by a link")
    author: str = ""


class PasswordBody(_Body):
    """A password for an account."""

    account: str = Field(description="the account's id or name")
    password: str | None = Field(default=None, description="none for one that is chosen by a link")
    author: str = ""


class ClosingBody(_Body):
    """An account to close."""

    account: str = Field(description="the account's id or name")
    author: str = ""


class TokenBody(_Body):
    """A token to issue."""

    name: str = Field(description="what it is for")
    scopes: list[str] = Field(description="rights, such as see_orders")
    days: int = Field(default=365, description=f"after how many days it ends; {MOST_DAYS} at most")
    author: str = ""


class RevocationBody(_Body):
    """A token to revoke."""

    token: str = Field(description="the token's id")
    author: str = ""


class AccountShown(_Body):
    """An account; `link` leads to where its password is chosen, once, and is told once."""

    account: str
    name: str
    role: str
    language: str
    person: str | None
    active: bool
    has_password: bool
    link: str = ""


class TokenShown(_Body):
    """A token; `secret` is told once, when it is issued."""

    token: str
    name: str
    scopes: list[str]
    expires_at: datetime
    revoked_at: datetime | None
    secret: str = ""


def accounts_of(lodge: Lodge) -> APIRouter:
    """The routes about accounts and tokens.

    Args:
        lodge: Who does it.
    """
    router = APIRouter(prefix="/api")

    @router.get("/accounts", dependencies=[Depends(needs(Right.MANAGE_ACCOUNTS))])
    async def accounts() -> list[AccountShown]:
        """Every account, those that are closed included."""
        return [shown(one) for one in await lodge.ledger.read(lambda accounts: accounts.accounts())]

    @router.post("/accounts", status_code=201)
    async def open_account(body: AccountBody, visitor: Administrator) -> AccountShown:
        """Open an account, with a password or with a link by which its owner chooses one."""
        author = author_of(visitor, body.author)
        with refusals():
            account = await lodge.office.open(
                body.name, body.role, language=body.language, person=body.person, password=body.password, author=author
            )
            link = "" if body.password is not None else await lodge.office.link(account.id, author=author)
        return shown(account, link)

    @router.post("/accounts/password")
    async def password(body: PasswordBody, visitor: Administrator) -> AccountShown:
        """Choose a password for an account, or make a link by which its owner does."""
        author = author_of(visitor, body.author)
        with refusals():
            account = await lodge.office.find(body.account)
            link = ""
            if body.password is None:
                link = await lodge.office.link(account.id, author=author)
            else:
                await lodge.office.set_password(account.id, body.password, author=author)
        return shown(account, link)

    @router.post("/accounts/close")
    async def close(body: ClosingBody, visitor: Administrator) -> AccountShown:
        """Close an account: its sign-ins end, and nobody signs in with it any more."""
        with refusals():
            account = await lodge.office.find(body.account)
            return shown(await lodge.office.close(account.id, author=author_of(visitor, body.author)))

    @router.get("/tokens", dependencies=[Depends(needs(Right.MANAGE_ACCOUNTS))])
    async def tokens() -> list[TokenShown]:
        """Every token that was issued, the newest first."""
        return [token_shown(one) for one in await lodge.ledger.read(lambda accounts: accounts.tokens())]

    @router.post("/tokens", status_code=201)
    async def issue(body: TokenBody, visitor: Administrator) -> TokenShown:
        """Issue a token; its secret is told now and never again."""
        with refusals():
            token, secret = await lodge.tokens.issue(
                body.name, body.scopes, days=body.days, author=author_of(visitor, body.author)
            )
        return token_shown(token, secret)

    @router.post("/tokens/revoke")
    async def revoke(body: RevocationBody, visitor: Administrator) -> TokenShown:
        """Revoke a token: whoever brings it is refused at once."""
        with refusals():
            return token_shown(await lodge.tokens.revoke(body.token, author=author_of(visitor, body.author)))

    return router


def shown(account: Account, key: str = "") -> AccountShown:
    """An account as the API tells of it, with the way to a password if there is one."""
    return AccountShown(
        account=account.id, name=account.name, role=account.role, language=account.language, person=account.person,
        active=account.active, has_password=account.has_password, link=f"{WELCOME}?key={key}" if key else "",
    )  # fmt: skip


def token_shown(token: Token, secret: str = "") -> TokenShown:
    """A token as the API tells of it."""
    return TokenShown(
        token=token.id, name=token.name, scopes=list(token.scopes), expires_at=token.expires_at,
        revoked_at=token.revoked_at, secret=secret,
    )  # fmt: skip
