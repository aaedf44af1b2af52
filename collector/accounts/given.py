"""Opens accounts with passwords that are given: for a demonstration, where everybody may know them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection

from collector.accounts.passwords import hash_now
from collector.accounts.rights import AccountRole
from collector.core.facts import AccountOpened
from collector.store.accounts import Accounts
from collector.store.accounts_records import Account, new_id
from collector.store.store import Store


@dataclass(frozen=True, slots=True)
class Given:
    """An account to open.

    Args:
        name: What somebody signs in with.
        role: What it is for.
        password: Its password; whether it is a good one is not asked.
        language: `fr` or `en`; empty for the site's own.
        person: The opaque id of the person in the registry whose it is.
    """

    name: str
    role: AccountRole
    password: str
    language: str = ""
    person: str | None = None


def open_given(store: Store, given: Sequence[Given], *, author: str, at: datetime) -> tuple[Account, ...]:
    """Open accounts that are not there yet, by their names; one that is there stays as it is. Blocks.

    Args:
        store: Open for writing; no collector need run.
        given: The accounts.
        author: Opaque id or account of who opens them.
        at: Now (UTC).

    Returns:
        All of them, as they stand.
    """
    with store.reader() as connection:
        there = {one.name: Accounts(connection).by_name(one.name) for one in given}
    # Hashing takes its time: not while nobody else can write.
    hashed = {one.name: hash_now(one.password) for one in given if there[one.name] is None}

    def work(connection: Connection) -> tuple[Account, ...]:
        accounts, opened = Accounts(connection), []
        for one in given:
            account = accounts.by_name(one.name)
            if account is None:
                account = Account(
                    id=new_id("a"), name=one.name, role=one.role.value, language=one.language, person=one.person,
                    opened_at=at, has_password=True,
                )  # fmt: skip
                accounts.save(account)
                accounts.set_password(account.id, hashed[one.name])
                fact = AccountOpened(machine="", at=at, account=account.id, role=account.role, author=author)
                store.record(connection, [fact])
            opened.append(account)
        return tuple(opened)

    return store.write_now(work)
