"""The porter's lodge: all who deal with who may come in, put together."""

from __future__ import annotations

from dataclasses import dataclass

from collector.accounts.devices import Devices
from collector.accounts.keeper import Keeper
from collector.accounts.ledger import Ledger
from collector.accounts.links import Links
from collector.accounts.office import Office
from collector.accounts.passwords import Hasher
from collector.accounts.sign_in import SignIn
from collector.accounts.tokens import Tokens
from collector.runtime.clock import Clock
from collector.runtime.live import Live
from collector.store.store import Store


@dataclass(frozen=True, slots=True)
class Lodge:
    """Who deals with who may come in.

    Args:
        keeper: Knows who comes.
        entry: Lets people in by name and password.
        office: Opens, changes and closes accounts.
        devices: Pairs screens.
        tokens: Issues tokens for programs.
        links: Makes links that open one thing, once.
        ledger: How it stands, and where changes are written.
    """

    keeper: Keeper
    entry: SignIn
    office: Office
    devices: Devices
    tokens: Tokens
    links: Links
    ledger: Ledger


def open_lodge(store: Store, live: Live, clock: Clock, hasher: Hasher | None = None) -> Lodge:
    """Open the lodge of a workshop.

    Args:
        store: Where it is written who may come in.
        live: Who is told of facts.
        clock: The time.
        hasher: Who hashes passwords, with how much work.
    """
    ledger, keeper, hasher = Ledger(store, live, clock), Keeper(store, clock), hasher or Hasher()
    links = Links(ledger)
    return Lodge(
        keeper=keeper,
        entry=SignIn(ledger, keeper, hasher),
        office=Office(ledger, keeper, hasher, links),
        devices=Devices(ledger, keeper, links),
        tokens=Tokens(ledger, keeper),
        links=links,
        ledger=ledger,
    )
