"""Turns checked tables into what the rest of the house is given."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from collector.core.grids import Training
from collector.core.opening import PlannedStop, Shift
from collector.core.reasons import KioskRules, Reason
from collector.core.rules import CounterRules, MachineRules, PartsFrom, Standard
from collector.core.signals import COUNTERS, kind_of
from collector.ports import Device
from collector.settings.library import Profile
from collector.settings.profile import CounterTable, ProfileFile, SignalRow
from collector.settings.site import KioskTable, MachineTable, ReasonTable, SiteFile, StopReasonTable
from collector.settings.workshop import Access, Alarms, Backup, Machine, Mqtt, Place, Retention, Site, Store, Web
from collector.sinks.mqtt.topics import as_level

STROKES = "stroke_count"


def site_of(
    path: Path,
    file: SiteFile[Any],
    machines: Sequence[Machine],
    access: Access | None = None,
    trainings: tuple[Training, ...] = (),
) -> Site:
    """The site, from its checked file, its machines, its rules and its trainings."""
    return Site(
        name=file.site.name,
        zone=ZoneInfo(file.site.time_zone),
        language=file.site.language,
        places=tuple(Place(place.id, place.name) for place in file.places),
        machines=tuple(machines),
        store=Store(
            path.parent / file.store.directory, file.store.samples_age, file.store.samples_size, file.store.reserve
        ),
        web=Web(file.web.host, file.web.port, file.web.certificate, file.web.key, tuple(file.web.behind_proxy)),
        shifts=tuple(
            Shift(shift.name, tuple(sorted(shift.days)), shift.start, shift.end, tuple(shift.places))
            for shift in file.shifts
        ),
        planned_stops=tuple(
            PlannedStop(
                name=stop.name,
                days=tuple(sorted(stop.days)),
                start=stop.start,
                end=stop.end,
                first=stop.first,
                last=stop.last,
                machines=tuple(stop.machines),
            )
            for stop in file.planned_stops
        ),
        retention=Retention(
            file.retention.machines, file.retention.work, file.retention.access, file.retention.privacy
        ),
        path=path,
        access=access,
        alarms=_alarms(file),
        influx=file.influx,
        mqtt=Mqtt(file.mqtt, file.mqtt.site or as_level(file.site.name)) if file.mqtt is not None else None,
        kiosk=_kiosk(file.kiosk),
        trainings=trainings,
        backup=_backup(file, path.parent),
    )


def _backup(file: SiteFile[Any], folder: Path) -> Backup | None:
    given = file.backup
    return None if given is None else Backup(folder / given.folder, given.at, given.keep, given.samples)


def _kiosk(table: KioskTable) -> KioskRules:
    return KioskRules(
        scrap=tuple(map(_reason, table.scrap_reasons)),
        stops=tuple(map(_reason, table.stop_reasons)),
        calls=tuple(map(_reason, table.call_reasons)),
        ask_stop_after=table.ask_stop_after,
        decimal_badges=table.decimal_badges,
        forget_after=table.forget_after,
    )


def _reason(table: ReasonTable) -> Reason:
    kind = table.kind if isinstance(table, StopReasonTable) else None
    return Reason(table.code, table.fr, table.en, tuple(table.families), kind)


def _alarms(file: SiteFile[Any]) -> Alarms | None:
    if file.alarms is None:
        return None
    return Alarms(file.alarms.mqtt, file.alarms.mqtt.site or as_level(file.site.name))


def machine_of(table: MachineTable[Any], profile: Profile, connection: Any, data: Path) -> Machine:
    """One machine, from its table, its profile (which is in order), its dialect's connection and the data directory."""
    content = profile.content
    if content is None:
        raise ValueError(f"the profile {profile.name} is not in order")
    return Machine(
        id=table.id,
        name=table.name,
        family=table.family,
        place=table.place,
        profile=profile.name,
        device=Device(table.id, connection, profile.points, content.options, data / profile.dialect.name),
        dialect=profile.dialect,
        rules=_rules(table, profile.name, content),
        units={row.signal: unit for row in content.signals if (unit := _unit(row))},
        access=table.access,
        permit_by=table.permit_by,
        badge_reader=table.badge_reader,
        dead_bands={row.signal: row.dead_band for row in content.signals if row.dead_band is not None},
    )


def _rules(table: MachineTable[Any], profile: str, content: ProfileFile[Any, Any]) -> MachineRules:
    rows = {row.signal: row for row in content.signals}
    counters = tuple(
        _counter(rows[signal], content.counters, profile, table.strokes_per_part)
        for signal in COUNTERS
        if signal in rows
    )
    standards: Mapping[str, Standard] = {
        row.program: Standard(
            cycle=row.cycle if row.cycle is not None else table.standard_cycle,
            parts_per_cycle=row.parts_per_cycle or table.parts_per_cycle,
            per_part=row.strokes_per_part,
        )
        for row in table.standards
    }
    return MachineRules(
        machine=table.id,
        counters=counters,
        cycle_from=table.cycle_from or content.cycle.from_,
        completed_by=table.completed_by or content.cycle.completed_by,
        parts_from=PartsFrom.COUNTER if counters and table.parts_from is None else PartsFrom.CYCLES,
        standard=Standard(table.standard_cycle, table.parts_per_cycle),
        standards=standards,
        warm_up_programs=frozenset(table.warm_up_programs),
        shortest_step=table.shortest_step,
        settle=content.cycle.settle,
    )


def _counter(
    row: SignalRow[Any], tables: Mapping[Any, CounterTable], profile: str, strokes_per_part: int | None
) -> CounterRules:
    table = tables.get(row.signal, CounterTable())
    per_part = strokes_per_part if row.signal == STROKES and strokes_per_part is not None else table.per_part
    return CounterRules(row.signal, _epoch(profile, row.address), table.modulus, table.auto_reset, per_part)


def _epoch(profile: str, address: Any) -> str:
    """Names where a counter lives: another profile or another address means another counter."""
    place = json.dumps([profile, address.model_dump(mode="json", by_alias=True)], sort_keys=True)
    return hashlib.sha256(place.encode()).hexdigest()[:12]


def _unit(row: SignalRow[Any]) -> str:
    """The unit in which a signal is kept: its own, or the row's where the vocabulary leaves it open."""
    kind = kind_of(row.signal)
    return (kind.unit if kind is not None else "") or row.unit or ""
