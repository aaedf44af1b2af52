"""Who judged, by name: the person, account, device or token behind an opaque id."""

from __future__ import annotations

from collections.abc import Mapping

from sqlalchemy import Connection

from collector.reports import words
from collector.store.accounts import Accounts
from collector.store.registry import Registry


def authors(connection: Connection) -> Mapping[str, str]:
    """What everybody who can be an author is called, by opaque id; an account of a person by the person's name."""
    people = {one.id: words.name(one) for one in Registry(connection).persons()}
    accounts = Accounts(connection)
    named = {one.id: one.name for one in accounts.devices()} | {one.id: one.name for one in accounts.tokens()}
    for one in accounts.accounts():
        named[one.id] = people.get(one.person or "", one.name)
    return named | people
