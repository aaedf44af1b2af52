"""All that pages and API look at and ask: handed over once, by the composition root."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol
from zoneinfo import ZoneInfo

from collector.accounts.lodge import Lodge
from collector.core.families import Family
from collector.core.grids import Training
from collector.core.opening import PlannedStop, Shift
from collector.core.reasons import KioskRules
from collector.core.rules import MachineRules
from collector.desk import Desk
from collector.outgoing import Carrier
from collector.reports.workshop import Workshop
from collector.runtime.clock import Clock
from collector.runtime.live import Live
from collector.runtime.mailbox import DroppingMailbox, WaitingMailbox
from collector.shopfloor.shopfloor import ShopFloor
from collector.store.sample_queries import SampleReader
from collector.store.samples import SampleCounts
from collector.store.store import Store


@dataclass(frozen=True, slots=True)
class ShownMachine:
    """A machine as pages name it.

    Args:
        id: Its id.
        name: What people call it.
        family: Its kind.
        place: The id of the place where it stands.
        profile: The profile by which it is read.
        rules: What is expected of it.
        units: The unit of each signal that has one.
    """

    id: str
    name: str
    family: Family
    place: str
    profile: str
    rules: MachineRules
    units: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class ShownSite:
    """The site as pages name it.

    Args:
        name: What the school is called.
        zone: The zone of its wall clocks.
        language: `fr` or `en`, in which pages first appear.
        places: Name by id, in the site file's order.
        machines: In the site file's order.
        shifts: When the workshop is open.
        planned_stops: When it stands by plan.
        kiosk: How the screens at the machines behave, and what can be said there.
        trainings: How each training programme is taught, with its grid of competences.
        gone: Machines that stand here no more; what they have done can still be read.
    """

    name: str
    zone: ZoneInfo
    language: str
    places: Mapping[str, str]
    machines: tuple[ShownMachine, ...]
    shifts: tuple[Shift, ...] = ()
    planned_stops: tuple[PlannedStop, ...] = ()
    kiosk: KioskRules = field(default_factory=KioskRules)
    trainings: tuple[Training, ...] = ()
    gone: tuple[ShownMachine, ...] = ()

    def machine(self, id_: str, *, gone: bool = False) -> ShownMachine | None:
        """The machine with this id; with `gone` also one that stands here no more. None for one that never has."""
        known = (*self.machines, *self.gone) if gone else self.machines
        return next((one for one in known if one.id == id_), None)


@dataclass(frozen=True, slots=True)
class Inside:
    """What goes on inside the collector, for whoever watches the collector itself.

    Args:
        mailbox: Vital values on their way to the engine.
        telemetry: Telemetry on its way to the disk.
        samples: What has become of telemetry since the start.
        carriers: Who carries facts and values out of the house.
    """

    mailbox: WaitingMailbox
    telemetry: DroppingMailbox
    samples: SampleCounts
    carriers: Sequence[Carrier] = ()


@dataclass(frozen=True, slots=True)
class Difference:
    """What an edited site file changes, as those who edit it are told; machines by id, the rest by key of the file.

    Args:
        added: Machines that come.
        removed: Machines that go.
        relined: Machines whose line is opened anew.
        adjusted: Machines of which something else changes; their lines stay.
        taken: What else takes effect at once.
        waiting: What takes effect at the next start.
    """

    added: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()
    relined: tuple[str, ...] = ()
    adjusted: tuple[str, ...] = ()
    taken: tuple[str, ...] = ()
    waiting: tuple[str, ...] = ()


class SiteKeeper(Protocol):
    """Who takes the site file up anew. Both raise ConfigError with all that is wrong in it; nothing changes then."""

    async def look(self) -> Difference:
        """Read the file and say what it would change."""
        ...

    async def take_up(self, author: str) -> Difference:
        """Read the file and let it count; `author` is the account or opaque id of who asks."""
        ...


@dataclass(slots=True, eq=False)
class Surroundings:
    """What surrounds a page.

    `site` and `workshop` are others after the site file was taken up anew: they are asked for here each time.

    Args:
        site: Names.
        live: How the machines stand now.
        store: What was written down, the registry's rows included (it blocks: read it in a thread).
        desk: Who does what people ask for.
        clock: The time.
        samples: Telemetry as it was kept (it blocks, too).
        directory: Where the data lies.
        workshop: The workshop as reports know it, with its rules; None where nothing is decided.
        inside: What goes on inside the collector; None where nobody collects.
        lodge: Who deals with who may come in; None where whoever comes is taken for somebody.
        shopfloor: Who takes what people at the machines ask for; None where nobody does.
        keeper: Who takes the site file up anew; None where nobody does.
    """

    site: ShownSite
    live: Live
    store: Store
    desk: Desk
    clock: Clock
    samples: SampleReader
    directory: Path
    workshop: Workshop | None = None
    inside: Inside | None = None
    lodge: Lodge | None = None
    shopfloor: ShopFloor | None = None
    keeper: SiteKeeper | None = None
