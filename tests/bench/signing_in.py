"""Accounts for a measured collector: somebody of each role who has signed in, put into its store before it starts."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from pathlib import Path

from sqlalchemy import Connection

from collector.accounts.keys import digest_of, new_secret
from collector.accounts.rights import DEVICES, PEOPLE, AccountRole
from collector.store.accounts import Accounts
from collector.store.accounts_records import Account, Device, SignedIn, new_id
from collector.store.store import Store
from collector.web import cookies

Cookies = Mapping[AccountRole, Mapping[str, str]]
"""What a browser of each role brings."""


def sign_in(directory: Path) -> Cookies:
    """Let one of each role in.

    Args:
        directory: The data directory; nobody collects into it yet.
    """
    with Store.open(directory) as store:
        return store.write_now(_one_of_each)


def _one_of_each(connection: Connection) -> Cookies:
    accounts, now = Accounts(connection), datetime.now(UTC)
    brought: dict[AccountRole, Mapping[str, str]] = {}
    for role in PEOPLE:
        account = Account(id=new_id("a"), name=f"Personne {role.value}", role=role.value, opened_at=now)
        session = SignedIn(
            id=new_id("s"), account=account.id, browser="Chrome · Linux", created_at=now, seen_at=now,
            expires_at=now + timedelta(hours=12),
        )  # fmt: skip
        secret = new_secret()
        accounts.save(account)
        accounts.add_session(session, digest_of(secret))
        brought[role] = {cookies.SESSION: secret}
    for role in sorted(DEVICES):
        secret = new_secret()
        device = Device(id=new_id("d"), name=f"Écran {role.value}", role=role.value, created_at=now, paired_at=now)
        accounts.save_device(device, digest_of(secret))
        brought[role] = {cookies.DEVICE: secret}
    return brought
