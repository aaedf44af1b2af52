"""The site as pages name it, out of the settings; and the machines that it no longer has."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from collector.core.families import Family
from collector.core.rules import MachineRules
from collector.settings.workshop import Site
from collector.web.surroundings import ShownMachine, ShownSite


def shown_of(settings: Site, gone: Sequence[ShownMachine] = ()) -> ShownSite:
    """The site as pages name it.

    Args:
        settings: The site.
        gone: Machines that stand here no more.
    """
    return ShownSite(
        name=settings.name,
        zone=settings.zone,
        language=settings.language,
        places={place.id: place.name for place in settings.places},
        machines=tuple(
            ShownMachine(one.id, one.name, one.family, one.place, one.profile, one.rules, one.units)
            for one in settings.machines
        ),
        shifts=settings.shifts,
        planned_stops=settings.planned_stops,
        kiosk=settings.kiosk,
        trainings=settings.trainings,
        gone=tuple(gone),
    )


def gone_of(settings: Site, known: Iterable[str]) -> tuple[ShownMachine, ...]:
    """The machines of which something is known, and which the site file has no more: nothing but their ids is left."""
    here = {one.id for one in settings.machines}
    return tuple(
        ShownMachine(one, one, Family.OTHER, "", "", MachineRules(one), {})
        for one in sorted(known)
        if one and one not in here
    )
