"""What two readings of a site file differ in, machine by machine, and which of it has to wait for the next start."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import Any

from collector.core.rules import MachineRules, Standard
from collector.settings import Machine, Site

_WAITING: Mapping[str, Callable[[Site], object]] = MappingProxyType(
    {
        "site.name": lambda site: site.name,
        "site.time_zone": lambda site: site.zone.key,
        "site.language": lambda site: site.language,
        "store.directory": lambda site: site.store.directory,
        "web": lambda site: site.web,
        "access": lambda site: (site.access.pack.digest, site.access.renew) if site.access is not None else None,
        "alarms": lambda site: site.alarms,
        "influx": lambda site: site.influx,
        "mqtt": lambda site: site.mqtt,
        "backup": lambda site: site.backup,
    }
)
"""What takes effect at the next start, by its key in the site file: where the data lie, where the pages are served and
by what they are protected, by which rules is decided, who is told outside, and the names that stand in all of that."""

_TAKEN: Mapping[str, Callable[[Site], object]] = MappingProxyType(
    {
        "places": lambda site: site.places,
        "shifts": lambda site: site.shifts,
        "planned_stops": lambda site: site.planned_stops,
        "kiosk": lambda site: site.kiosk,
        "trainings": lambda site: site.trainings,
        "store": lambda site: (site.store.samples_age, site.store.samples_size, site.store.reserve),
        "retention": lambda site: site.retention,
    }
)
"""What else takes effect at once, by its key in the site file."""


@dataclass(frozen=True, slots=True)
class Changes:
    """What an edited site file changes.

    Args:
        site: The site as it is from then on; what waits for the next start is in it as it was.
        added: Machines that have come.
        removed: Machines that have gone.
        relined: Machines whose line is closed and opened anew: what they are asked, where, or how it is read.
        adjusted: Machines of which something else has changed; their lines stay.
        taken: Keys of the site file, besides machines, that take effect at once.
        waiting: Keys of the site file that take effect at the next start.
    """

    site: Site
    added: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()
    relined: tuple[str, ...] = ()
    adjusted: tuple[str, ...] = ()
    taken: tuple[str, ...] = ()
    waiting: tuple[str, ...] = ()

    @property
    def anything(self) -> bool:
        """Whether anything takes effect at once."""
        return bool(self.added or self.removed or self.relined or self.adjusted or self.taken)


def changes_between(before: Site, after: Site) -> Changes:
    """What changes when one site is followed by another.

    Args:
        before: The site that is run.
        after: The site file as it stands now, checked.
    """
    # Both as they will be: a machine's keys stay in the data directory of this run.
    site = _runnable(before, after)
    old, new = {one.id: one for one in before.machines}, {one.id: one for one in site.machines}
    both = [name for name in new if name in old]
    relined = [name for name in both if not _same_line(old[name], new[name])]
    waiting = list(_differing(before, after, _WAITING))
    taken = list(_differing(before, site, _TAKEN))
    if [name for name in old if name in new] != both:
        taken.append("order of the machines")
    return Changes(
        site,
        added=tuple(name for name in new if name not in old),
        removed=tuple(name for name in old if name not in new),
        relined=tuple(relined),
        adjusted=tuple(name for name in both if name not in relined and old[name] != new[name]),
        taken=tuple(taken),
        waiting=tuple(waiting),
    )


def _runnable(before: Site, after: Site) -> Site:
    """The new site with what cannot change while it is run."""
    data = before.store.directory
    return replace(
        after,
        name=before.name,
        zone=before.zone,
        language=before.language,
        store=replace(after.store, directory=data),
        web=before.web,
        access=before.access,
        alarms=before.alarms,
        influx=before.influx,
        mqtt=before.mqtt,
        backup=before.backup,
        machines=tuple(
            replace(one, device=replace(one.device, keep=data / one.dialect.name)) for one in after.machines
        ),
    )


def _differing(before: Site, after: Site, keys: Mapping[str, Callable[[Site], object]]) -> Iterable[str]:
    return (key for key, value in keys.items() if value(before) != value(after))


def _same_line(before: Machine, after: Machine) -> bool:
    """Whether the conversation with a machine can go on: it is reached, asked and read as before."""
    return (before.device, before.dialect.name, _reading(before.rules)) == (
        after.device,
        after.dialect.name,
        _reading(after.rules),
    )


def _reading(rules: MachineRules) -> Any:
    """What of a machine's rules says how its signals are read. What is only expected of it may change within a cycle:
    each cycle is measured by what holds when it ends."""
    return replace(rules, standard=Standard(), standards={}, warm_up_programs=frozenset(), shortest_step=None)
