"""Under which topics a site publishes: prefix, site, place, machine, as ISA-95 nests enterprise, site, area, cell.

    <prefix>/<site>/status                         online or offline, retained
    <prefix>/<site>/<place>/<machine>/alarms       what a machine is about, not retained
    <prefix>/<site>/<place>/alarms                 what a place is about, not retained

So `etabli/+/status` and `etabli/lyon/#` are what one subscribes to, and a broker's rights follow the same levels.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass

ONLINE, OFFLINE = "online", "offline"
"""What stands under `status`."""

_LIGATURES = str.maketrans({"œ": "oe", "æ": "ae"})


def as_level(name: str) -> str:
    """A name as one level of a topic: small letters without accents, figures, hyphens; empty if nothing is left."""
    plain = unicodedata.normalize("NFKD", name.casefold().translate(_LIGATURES)).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:60].rstrip("-")


@dataclass(frozen=True, slots=True)
class Spot:
    """A machine as messages name it: its name for people, and the id of the place where it stands."""

    name: str
    place: str


@dataclass(frozen=True, slots=True)
class Layout:
    """Where everything stands, for topics and texts.

    Args:
        prefix: With what topics begin.
        site: The site as a level.
        places: The places: name by id.
        machines: The machines by id.
    """

    prefix: str
    site: str
    places: Mapping[str, str]
    machines: Mapping[str, Spot]

    @property
    def status(self) -> str:
        """The topic that says whether the collector is there."""
        return f"{self.prefix}/{self.site}/status"

    def alarms(self, place: str, machine: str = "") -> str:
        """The topic of the alarms of a machine, of a place, or, where both are empty, of the site."""
        return "/".join(level for level in (self.prefix, self.site, place, machine, "alarms") if level)
