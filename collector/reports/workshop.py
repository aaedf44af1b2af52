"""The workshop as reports know it: its name, its rules, its machines. The settings themselves are not known here."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from collector.access import civil
from collector.access.pack import RulePack
from collector.core.families import Family
from collector.gate.stations import Regulation, Station

NOON = time(12)
"""When a day is looked at that has no hour: nobody is kept from work by the night then."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Workshop:
    """The workshop.

    Args:
        name: The school's name.
        zone: The site's time zone.
        pack: The rules.
        stations: The machines by id, in the site file's order.
        names: What pages call each machine.
        places: The places' names by id.
        read_pack: From a rule pack's text, as it is kept with the decisions taken under it, to the pack.
    """

    name: str
    zone: ZoneInfo
    pack: RulePack
    stations: Mapping[str, Station]
    names: Mapping[str, str]
    places: Mapping[str, str]
    read_pack: Callable[[str], RulePack]

    @property
    def regulated(self) -> tuple[str, ...]:
        """The machines about which decisions are taken; an energy meter is started by nobody."""
        return tuple(
            machine
            for machine, station in self.stations.items()
            if station.regulation is not Regulation.OFF and station.family != Family.METER
        )

    def noon(self, day: date) -> datetime:
        """The instant (UTC) at which a civil day is looked at."""
        return civil.wall(day, NOON, self.zone)

    def day(self, at: datetime) -> date:
        """The civil day of an instant at the site."""
        return civil.day_of(at, self.zone)

    def machine(self, id_: str) -> str:
        """How a machine is written in a report: name and id; the id alone for one that stands here no more."""
        return f"{self.names[id_]} ({id_})" if id_ in self.names else id_

    def place(self, id_: str) -> str:
        """How a place is written."""
        return self.places.get(id_, id_)
