"""What the namespace is shown of a machine: its state as committed, and from the views what a state does not have."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

from collector.core.facts import AlarmRaised, CountStep, Fact, PartsCounted
from collector.core.machine import MachineState
from collector.publishing import Looking
from collector.runtime.live import Line, Live
from collector.settings import Site, load
from collector.sinks.mqtt.standing import Made, Standing
from collector.store.store import Store
from tests.settings.files import SITE, write_site
from tests.sinks.telling import cycle


@dataclass
class Clock:
    """A time that stands."""

    at: datetime = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)

    def now(self) -> datetime:
        return self.at


@dataclass
class Shop:
    """As much of an open workshop as is looked at."""

    site: Site
    store: Store
    clock: Clock = field(default_factory=Clock)
    live: Live = field(default_factory=lambda: Live(["tour-1"]))

    async def happened(self, *facts: Fact) -> None:
        """Facts are committed and shown."""
        await asyncio.to_thread(self.store.commit_now, list(facts))
        self.live.committed({}, facts)


def counted(number: int, at: datetime, excluded: tuple[str, ...] = ()) -> PartsCounted:
    """Two parts were made."""
    return PartsCounted(
        machine="tour-1", at=at, count=f"tour-1.p{number}", counter="part_count", parts=2, step=CountStep.INCREMENT,
        raw_from=None, raw_to=None, excluded=excluded,
    )  # fmt: skip


async def test_a_machine_is_shown_with_what_the_views_know(tmp_path: Path, store: Store) -> None:
    """Parts since the site's own midnight, those that count; the last cycle, from before the start too; since when its
    alarm stands; what it is read for."""
    site = await asyncio.to_thread(lambda: load(write_site(tmp_path, f'{SITE}\n[mqtt]\nhost = "b"\n')))
    assert site.mqtt is not None
    shop = Shop(site, store)
    now = shop.clock.at
    # 23:00 UTC the day before is midnight in Paris.
    midnight = datetime(2026, 11, 22, 23, 0, tzinfo=UTC)
    await asyncio.to_thread(store.commit_now, [cycle(5)])
    look = Looking(shop, site.mqtt)

    async def lathe() -> Standing:
        [standing] = (await look()).machines
        return standing

    shown = await lathe()
    assert shown.made == Made(midnight)
    assert shown.last_cycle is not None and shown.last_cycle.cycle == "tour-1.c5"
    assert (shown.up, "execution" in shown.units) == (False, True)
    await shop.happened(
        counted(1, midnight - timedelta(seconds=1)), counted(2, midnight), counted(3, now),
        counted(4, now, excluded=("dry_run",)), cycle(6), AlarmRaised(machine="tour-1", at=now, alarm="E-7"),
    )  # fmt: skip
    shop.live.machines["tour-1"].state = MachineState("tour-1", alarm="E-7")
    shop.live.machines["tour-1"].line = Line.UP
    shown = await lathe()
    assert shown.made == Made(midnight, counted=4)
    assert shown.last_cycle is not None and shown.last_cycle.cycle == "tour-1.c6"
    assert (shown.up, shown.alarm_since) == (True, now)
    shop.clock.at = now + timedelta(days=1)
    assert (await lathe()).made == Made(midnight + timedelta(days=1))
