"""Who can come into the demo's pages: an account for each role, a kiosk, all with what opens them."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass

from collector.accounts.lodge import open_lodge
from collector.accounts.rights import AccountRole
from collector.demo.people import HEAD, OFFICER, TRAINERS
from collector.runtime.clock import SystemClock
from collector.runtime.live import Live
from collector.store.store import Store

PASSWORD = "copeaux et limaille"
"""The password of all accounts of the demo: it listens to this computer alone, and what it shows is invented."""

ACCOUNTS: tuple[tuple[str, AccountRole, str], ...] = (
    ("perrin", AccountRole.HEAD, HEAD),
    ("le-goff", AccountRole.SAFETY, OFFICER),
    ("chevalier", AccountRole.TRAINER, TRAINERS["usinage"][0]),
    ("bensaid", AccountRole.TRAINER, TRAINERS["chaudronnerie"][0]),
    ("inspection", AccountRole.AUDITOR, ""),
    ("admin", AccountRole.ADMINISTRATOR, ""),
)
"""Name to sign in with, role, and the school's number of whose it is."""

KIOSK, KIOSK_AT = "Borne du tour d'apprentissage", "tour-2"

AUTHOR = "demo"


@dataclass(frozen=True, slots=True)
class Entrants:
    """What opens the demo's pages.

    Args:
        accounts: Name to sign in with, and role.
        password: Of all of them.
        kiosk: The secret of a link by which a browser becomes a kiosk, once, for half an hour.
    """

    accounts: tuple[tuple[str, AccountRole], ...]
    password: str
    kiosk: str


def let_in(store: Store, persons: Mapping[str, str]) -> Entrants:
    """Open the accounts that are not there yet, and make a link for the kiosk.

    Args:
        store: Where they are kept.
        persons: Opaque ids by the school's numbers.
    """
    return asyncio.run(_let_in(store, persons))


async def _let_in(store: Store, persons: Mapping[str, str]) -> Entrants:
    lodge = open_lodge(store, Live(()), SystemClock())
    known, devices = await lodge.ledger.read(lambda accounts: (accounts.accounts(), accounts.devices()))
    there = {one.name for one in known}
    async with asyncio.TaskGroup() as group:
        for name, role, whose in ACCOUNTS:
            if name not in there:
                opening = lodge.office.open(
                    name, role.value, person=persons.get(whose), password=PASSWORD, author=AUTHOR
                )
                group.create_task(opening, name=f"account {name}")
    device = next((one for one in devices if one.name == KIOSK and one.revoked_at is None), None)
    if device is not None:
        kiosk = await lodge.devices.link(device.id, author=AUTHOR)
    else:
        _, kiosk = await lodge.devices.expect(KIOSK, AccountRole.KIOSK.value, [KIOSK_AT], author=AUTHOR)
    return Entrants(tuple((name, role) for name, role, _ in ACCOUNTS), PASSWORD, kiosk)
