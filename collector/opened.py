"""The open workshop: what the composition root has put together, for those who keep it going."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass

from collector.accounts.lodge import Lodge
from collector.desk import Desk
from collector.entrance import OpenGate
from collector.runtime.clock import Clock
from collector.runtime.engine import Engine
from collector.runtime.live import Live
from collector.runtime.mailbox import DroppingMailbox, WaitingMailbox
from collector.settings import Site
from collector.shopfloor.shopfloor import ShopFloor
from collector.store.registry import Registry
from collector.store.samples import SampleWriter
from collector.store.store import Store


@dataclass(slots=True, eq=False)
class Workshop:
    """An open workshop: its memory, its engine and its desk, whether or not machines are connected.

    `site` is another one after the site file was taken up anew; whoever needs it asks here each time.
    """

    site: Site
    store: Store
    samples: SampleWriter
    registry: Registry
    live: Live
    mailbox: WaitingMailbox
    telemetry: DroppingMailbox
    engine: Engine
    desk: Desk
    lodge: Lodge
    access: OpenGate | None
    badges: asyncio.Queue[tuple[str, str]]
    clock: Clock
    shopfloor: ShopFloor
