"""Who may come in, as it is kept: accounts, sign-ins, devices, tokens, links. Who changes something tells a fact."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import asdict
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Engine, RowMapping, Table, delete, insert, select, update

from collector.store import accounts_tables as tables
from collector.store import registry_tables
from collector.store.accounts_records import Account, Device, Link, SignedIn, Token, name_key

KEEPERS: Mapping[str, Table] = {"s": tables.account_session, "d": tables.device, "t": tables.api_token}
"""Where what somebody comes in with is kept, by the first letter of its id."""


class Accounts:
    """Accounts over an engine, where every call is a transaction, or over a connection that the caller commits.

    All of it blocks: from asyncio, call it in a thread.
    """

    def __init__(self, bind: Engine | Connection) -> None:
        self._bind = bind

    @contextmanager
    def _connection(self) -> Iterator[Connection]:
        if isinstance(self._bind, Connection):
            yield self._bind
        else:
            with self._bind.begin() as connection:
                yield connection

    def _rows(self, query: Any) -> Sequence[RowMapping]:
        with self._connection() as connection:
            return connection.execute(query).mappings().all()

    def _run(self, statement: Any) -> int:
        with self._connection() as connection:
            return int(connection.execute(statement).rowcount)

    # Accounts.

    def accounts(self) -> tuple[Account, ...]:
        """All of them, those that are closed included and those that are erased not, by name."""
        rows = self._rows(select(tables.account).where(tables.account.c.key.is_not(None)))
        return tuple(sorted(map(_account, rows), key=lambda one: name_key(one.name)))

    def account(self, id_: str) -> Account | None:
        """The account with this id."""
        return next(map(_account, self._rows(select(tables.account).where(tables.account.c.id == id_))), None)

    def by_name(self, name: str) -> Account | None:
        """The account with this name, however it is written."""
        rows = self._rows(select(tables.account).where(tables.account.c.key == name_key(name)))
        return next(map(_account, rows), None)

    def password(self, account: str) -> str | None:
        """The hash of an account's password; None where none was chosen."""
        rows = self._rows(select(tables.account.c.password).where(tables.account.c.id == account))
        return next((row["password"] for row in rows), None)

    def save(self, account: Account) -> None:
        """Add an account, or change the row with this id; its password stays as it is."""
        values = asdict(account) | {"key": name_key(account.name)}
        del values["has_password"]
        if not self._run(update(tables.account).where(tables.account.c.id == account.id).values(values)):
            self._run(insert(tables.account).values(values))

    def set_password(self, account: str, hashed: str) -> None:
        """Keep the hash of a password."""
        self._run(update(tables.account).where(tables.account.c.id == account).values(password=hashed))

    def knows(self, person: str) -> bool:
        """Whether there is somebody with this opaque id who is not erased."""
        of = (registry_tables.person.c.id == person) & registry_tables.person.c.reference.is_not(None)
        return bool(self._rows(select(registry_tables.person.c.id).where(of)))

    def erase(self, person: str) -> tuple[str, ...]:
        """Empty the accounts of a person, and end all that they had open.

        Returns:
            The ids of those that were active.
        """
        rows = self._rows(select(tables.account).where(tables.account.c.person == person))
        for row in rows:
            self.end_all(row["id"])
            self.drop_links(account=row["id"])
            emptied = {"name": "", "key": None, "language": "", "password": None, "person": None, "active": False}
            self._run(update(tables.account).where(tables.account.c.id == row["id"]).values(emptied))
        return tuple(row["id"] for row in rows if row["active"])

    # Sign-ins.

    def sessions(self, account: str | None = None) -> tuple[SignedIn, ...]:
        """The sign-ins that are kept, of one account or of all, the last used first."""
        query = select(tables.account_session).order_by(tables.account_session.c.seen_at.desc())
        if account is not None:
            query = query.where(tables.account_session.c.account == account)
        return tuple(map(_session, self._rows(query)))

    def session(self, id_: str) -> SignedIn | None:
        """The sign-in with this id."""
        rows = self._rows(select(tables.account_session).where(tables.account_session.c.id == id_))
        return next(map(_session, rows), None)

    def by_session(self, digest: str) -> tuple[SignedIn, Account] | None:
        """The sign-in whose cookie has this digest, and its account."""
        row = next(
            iter(self._rows(select(tables.account_session).where(tables.account_session.c.digest == digest))), None
        )
        account = self.account(row["account"]) if row is not None else None
        return (_session(row), account) if row is not None and account is not None else None

    def add_session(self, session: SignedIn, digest: str) -> None:
        """Keep a sign-in; those that have run out go, whosever they were."""
        ended = tables.account_session.c.expires_at <= session.created_at
        self._run(delete(tables.account_session).where(ended))
        self._run(insert(tables.account_session).values(**asdict(session), digest=digest))

    def end(self, session: str) -> None:
        """End one sign-in."""
        self._run(delete(tables.account_session).where(tables.account_session.c.id == session))

    def end_all(self, account: str, *, but: str = "") -> tuple[str, ...]:
        """End the sign-ins of an account, all or all but one; returns which."""
        ended = tuple(one.id for one in self.sessions(account) if one.id != but)
        for session in ended:
            self.end(session)
        return ended

    # Devices.

    def devices(self) -> tuple[Device, ...]:
        """All that were ever let in or are waited for, by name."""
        return tuple(sorted(map(_device, self._rows(select(tables.device))), key=lambda one: name_key(one.name)))

    def device(self, id_: str) -> Device | None:
        """The device with this id."""
        return next(map(_device, self._rows(select(tables.device).where(tables.device.c.id == id_))), None)

    def by_device(self, digest: str) -> Device | None:
        """The device whose cookie has this digest."""
        return next(map(_device, self._rows(select(tables.device).where(tables.device.c.digest == digest))), None)

    def save_device(self, device: Device, digest: str | None) -> None:
        """Add a device, or change the row with this id.

        Args:
            device: As it is now.
            digest: Of its cookie; None for one that is waited for or revoked.
        """
        values = asdict(device) | {"machines": json.dumps(device.machines), "digest": digest}
        if not self._run(update(tables.device).where(tables.device.c.id == device.id).values(values)):
            self._run(insert(tables.device).values(values))

    # Tokens.

    def tokens(self) -> tuple[Token, ...]:
        """All that were ever issued, the newest first."""
        return tuple(map(_token, self._rows(select(tables.api_token).order_by(tables.api_token.c.issued_at.desc()))))

    def token(self, id_: str) -> Token | None:
        """The token with this id."""
        return next(map(_token, self._rows(select(tables.api_token).where(tables.api_token.c.id == id_))), None)

    def by_token(self, digest: str) -> Token | None:
        """The token with this digest."""
        rows = self._rows(select(tables.api_token).where(tables.api_token.c.digest == digest))
        return next(map(_token, rows), None)

    def save_token(self, token: Token, digest: str | None) -> None:
        """Add a token, or change the row with this id; a revoked one has no digest."""
        values = asdict(token) | {"scopes": json.dumps(token.scopes), "digest": digest}
        if not self._run(update(tables.api_token).where(tables.api_token.c.id == token.id).values(values)):
            self._run(insert(tables.api_token).values(values))

    # Links.

    def link(self, digest: str) -> Link | None:
        """The link with this digest."""
        row = next(iter(self._rows(select(tables.one_time_link).where(tables.one_time_link.c.digest == digest))), None)
        return None if row is None else Link(**{name: row[name] for name in row if name != "digest"})

    def add_link(self, link: Link, digest: str, now: datetime) -> None:
        """Keep a link in place of those for the same thing; those that have run out go."""
        self.drop_links(account=link.account, device=link.device, purpose=link.purpose)
        self._run(delete(tables.one_time_link).where(tables.one_time_link.c.expires_at <= now))
        self._run(insert(tables.one_time_link).values(**asdict(link), digest=digest))

    def drop_links(self, *, account: str | None = None, device: str | None = None, purpose: str | None = None) -> None:
        """Let go of the links of an account, of a device, or for a purpose that is neither's."""
        links = tables.one_time_link
        of = (
            links.c.account == account if account is not None
            else links.c.device == device if device is not None
            else links.c.purpose == purpose
        )  # fmt: skip
        self._run(delete(links).where(of))

    # All that somebody comes in with.

    def seen(self, used: Mapping[str, datetime]) -> None:
        """Note when sign-ins, devices and tokens were last used: times (UTC) by id."""
        for id_, at in used.items():
            table = KEEPERS[id_[0]]
            self._run(update(table).where(table.c.id == id_).values(seen_at=at))


def _account(row: RowMapping) -> Account:
    values = {name: value for name, value in row.items() if name not in ("key", "password")}
    return Account(**values, has_password=row["password"] is not None)


def _session(row: RowMapping) -> SignedIn:
    return SignedIn(**{name: value for name, value in row.items() if name != "digest"})


def _device(row: RowMapping) -> Device:
    values = {name: value for name, value in row.items() if name != "digest"}
    return Device(**{**values, "machines": tuple(json.loads(row["machines"]))})


def _token(row: RowMapping) -> Token:
    values = {name: value for name, value in row.items() if name != "digest"}
    return Token(**{**values, "scopes": tuple(json.loads(row["scopes"]))})
