"""The workshop as reports and pages know it, out of the settings."""

from __future__ import annotations

from collector.core.attendance import MINORS_WEEK
from collector.errors import RequestRefused
from collector.reports.school import School, SchoolMachine
from collector.reports.workshop import Workshop
from collector.settings.rule_pack import pack_of
from collector.settings.workshop import Site


def workshop_of(settings: Site) -> Workshop:
    """The workshop as reports know it.

    Raises:
        RequestRefused: If the site file names no rules.
    """
    if settings.access is None:
        raise RequestRefused(
            f'{settings.path} has no table [access]: add [access] with rules = "fr", by which rights are decided'
        )
    return Workshop(
        name=settings.name,
        zone=settings.zone,
        pack=settings.access.pack,
        stations=settings.stations,
        names={one.id: one.name for one in settings.machines},
        places={one.id: one.name for one in settings.places},
        read_pack=pack_of,
    )


def school_of(settings: Site) -> School:
    """The school as the trainer's reports know it; without access rules by the law's own week."""
    limits = settings.access.pack.limits if settings.access is not None else None
    return School(
        name=settings.name,
        zone=settings.zone,
        machines={one.id: SchoolMachine(one.name, one.place, one.rules) for one in settings.machines},
        trainings=settings.trainings,
        reasons=settings.kiosk,
        week_hours=limits.week_hours if limits is not None else MINORS_WEEK,
        extra_hours=limits.extra_hours if limits is not None else 0.0,
        watched=settings.access is not None,
    )
