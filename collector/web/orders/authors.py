"""Who did something: the name behind an opaque id of a person, an account, a device or a token."""

from __future__ import annotations

from collections.abc import Mapping

from sqlalchemy import Connection

from collector.store.accounts import Accounts
from collector.store.registry import Registry
from collector.web.wording import Wording

PROGRAMS = ("command", "api", "import", "demo")
"""Authors that are no one: who typed a command without saying who he is, a program without a name."""


def names_of(connection: Connection) -> Mapping[str, str]:
    """What everybody and everything that can be an author is called, by opaque id."""
    accounts = Accounts(connection)
    devices = {one.id: one.name for one in accounts.devices()}
    tokens = {one.id: one.name for one in accounts.tokens()}
    people = {one.id: one.name for one in accounts.accounts() if one.name}
    return devices | tokens | people | dict(Registry(connection).display_names())


def author_text(author: str, names: Mapping[str, str], say: Wording) -> str:
    """An author in words; never an id, which says nothing to anybody."""
    if author in names:
        return names[author]
    return say("orders.by_command") if author in PROGRAMS else say("orders.by_unknown")
