"""The unified namespace: where everything of a site stands among topics, as ISA-95 nests its levels.

    <root>/<site>/<place>/<line>/<machine>/state     how a machine stands now, retained
    <root>/<site>/<place>/<line>/<machine>/events    what happened, in the order of the journal, not retained
    <root>/<site>/<place>/<line>/<machine>/alarms    what somebody should look at, in words, not retained
    <root>/<site>/events, .../<place>/events         what is of no machine; alarms likewise
    <root>/<site>/collector/status                   online or offline, retained, by last will

Enterprise, site, area, work center and work unit of ISA-95 are root, site, place, line and machine. Levels are ids of
the site file, which stay for ever, not names, which change: a retained message stays where it was told.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from collector.sinks.mqtt.topics import Layout, Spot


@dataclass(frozen=True, slots=True)
class Cell:
    """A machine as messages name it, and where it stands.

    Args:
        name: Its name for people.
        place: The id of its place.
        line: Its line or cell as a level; where the site file names none, its family.
        family: Its kind.
    """

    name: str
    place: str
    line: str
    family: str


@dataclass(frozen=True, slots=True)
class Namespace:
    """Where everything stands.

    Args:
        root: With what topics begin.
        site: The site as a level.
        places: Name by id.
        machines: By id.
    """

    root: str
    site: str
    places: Mapping[str, str]
    machines: Mapping[str, Cell]

    @property
    def status(self) -> str:
        """The topic that says whether the collector is there."""
        return self._below("collector", "status")

    def state(self, machine: str) -> str:
        """The topic of how a machine stands."""
        return self._of(machine, "", "state")

    def events(self, machine: str, place: str = "") -> str:
        """The topic of what happened at a machine, in a place, or, where both are empty, to the site."""
        return self._of(machine, place, "events")

    def alarms(self, machine: str, place: str = "") -> str:
        """The topic of alarms; see `events`."""
        return self._of(machine, place, "alarms")

    @property
    def layout(self) -> Layout:
        """The same for who words alarms."""
        return Layout(
            self.root, self.site, self.places, {one: Spot(it.name, it.place) for one, it in self.machines.items()}
        )

    def _of(self, machine: str, place: str, what: str) -> str:
        cell = self.machines.get(machine)
        if cell is not None:
            return self._below(cell.place, cell.line, machine, what)
        # A machine that the site file names no more is told with the site: nobody knows any more where it stood.
        return self._below(*([place] if place else []), what)

    def _below(self, *levels: str) -> str:
        return "/".join((self.root, self.site, *levels))
