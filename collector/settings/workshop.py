"""The workshop as its settings describe it: what the rest of the house is given, checked and in its own types."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import time
from pathlib import Path
from zoneinfo import ZoneInfo

from collector.access.pack import RulePack
from collector.core.dead_band import DeadBand
from collector.core.families import Family
from collector.core.grids import Training
from collector.core.opening import PlannedStop, Shift
from collector.core.reasons import KioskRules
from collector.core.rules import MachineRules
from collector.gate.stations import Regulation, Station
from collector.ports import Device, Dialect
from collector.sinks.influx.connection import Connection as InfluxConnection
from collector.sinks.mqtt.connection import Connection as AlarmsConnection
from collector.sinks.mqtt.connection import Publishing


@dataclass(frozen=True, slots=True)
class Place:
    """A part of the workshop with its own supervision."""

    id: str
    name: str


@dataclass(frozen=True, slots=True)
class Machine:
    """One machine: how it is reached, what it says, how that is to be read.

    Args:
        id: Its id for ever.
        name: What pages call it.
        family: Its kind.
        place: The id of the place where it stands.
        profile: The profile's name, `opcua/siemens-sinumerik`.
        device: What the adapter needs to know.
        dialect: How to build the adapter: `machine.dialect.build(machine.device)`.
        rules: How the core is to read it.
        units: The unit of each signal that has one, as its values are kept.
        dead_bands: By how much a measured value has to move to be kept again; signals that are not named, at all.
        access: How far decisions on who may use it reach.
        permit_by: The entry whose permit is this machine's; None for its own.
        badge_reader: The entry whose badge reader stands at this machine; None for its own.
    """

    id: str
    name: str
    family: Family
    place: str
    profile: str
    device: Device
    dialect: Dialect
    rules: MachineRules
    units: Mapping[str, str]
    dead_bands: Mapping[str, DeadBand]
    access: Regulation
    permit_by: str | None = None
    badge_reader: str | None = None


@dataclass(frozen=True, slots=True)
class Store:
    """Where the data lies.

    Args:
        directory: The folder; it may not exist yet.
        samples_age: Seconds for which measured values are kept.
        samples_size: Bytes that they may take.
        reserve: Bytes that have to stay free on the disk: below that recording stops.
    """

    directory: Path
    samples_age: float
    samples_size: int
    reserve: int = 250 * 10**6


@dataclass(frozen=True, slots=True)
class Retention:
    """Seconds for which facts are kept, by the type of record; None for ever.

    Args:
        machines: What machines did.
        work: Who made what on which machine.
        access: Proofs of papers, decisions, permits.
        privacy: Removals, holds, erasures.
    """

    machines: float | None
    work: float | None
    access: float | None
    privacy: float | None


@dataclass(frozen=True, slots=True)
class Backup:
    """Backups that are taken by themselves, once a day.

    Args:
        folder: Where the archives go; it is never made, for a stick that is not plugged in looks like a missing folder.
        at: When, by the site's clock; later where the collector does not run then.
        keep: How many archives stay.
        samples: Measured values, too.
    """

    folder: Path
    at: time
    keep: int
    samples: bool


@dataclass(frozen=True, slots=True)
class Web:
    """Where the pages are served, and by what they are protected on the way.

    Args:
        host: The address to listen on.
        port: The port; 0 takes any that is free.
        certificate: The server's certificate; None without TLS.
        key: Its private key.
        behind_proxy: The proxies that are believed about who asks, and without TLS are the only ones to be served.
    """

    host: str
    port: int
    certificate: Path | None = None
    key: Path | None = None
    behind_proxy: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Access:
    """By which rules machines may be used.

    Args:
        pack: The rules.
        text: The pack's file, as decisions keep it.
        renew: Seconds after which a permit is written again.
    """

    pack: RulePack
    text: str
    renew: float


@dataclass(frozen=True, slots=True)
class Alarms:
    """Where alarms of the access rules go besides.

    Args:
        mqtt: The broker.
        site: The site as a level of topics.
    """

    mqtt: AlarmsConnection
    site: str


@dataclass(frozen=True, slots=True)
class Mqtt:
    """Where machines and production are told.

    Args:
        server: The broker, and what it is told.
        site: The site as a level of topics.
    """

    server: Publishing
    site: str


@dataclass(frozen=True, slots=True)
class Site:
    """All that the site file says.

    Args:
        name: The site's name.
        zone: The zone of its wall clocks.
        language: `fr` or `en`, in which pages first appear.
        places: Its places, in the file's order.
        machines: Its machines, in the file's order.
        store: Where the data lies.
        web: Where the pages are served.
        shifts: When it is open.
        planned_stops: When it stands by plan.
        retention: How long facts are kept.
        path: The site file.
        access: By which rules machines may be used; None where nothing is decided.
        alarms: Where alarms go besides the journal, the log and the page; None for nowhere.
        mqtt: Where machines and production are told; None for nowhere.
        kiosk: How the screens at the machines behave.
        trainings: How each training programme is taught.
        backup: Where backups go by themselves; None for nowhere.
    """

    name: str
    zone: ZoneInfo
    language: str
    places: tuple[Place, ...]
    machines: tuple[Machine, ...]
    store: Store
    web: Web
    shifts: tuple[Shift, ...]
    planned_stops: tuple[PlannedStop, ...]
    retention: Retention
    path: Path
    access: Access | None = None
    alarms: Alarms | None = None
    influx: InfluxConnection | None = None
    mqtt: Mqtt | None = None
    kiosk: KioskRules = field(default_factory=KioskRules)
    trainings: tuple[Training, ...] = ()
    backup: Backup | None = None

    @property
    def readers(self) -> dict[str, str]:
        """By the entry that reads badges, the machine at which it stands, where that is another."""
        return {one.badge_reader: one.id for one in self.machines if one.badge_reader is not None}

    @property
    def stations(self) -> dict[str, Station]:
        """The machines as the gate knows them."""
        return {one.id: Station(one.family.value, one.place, one.access, one.permit_by) for one in self.machines}
