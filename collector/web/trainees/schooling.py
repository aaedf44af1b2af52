"""The school as the trainer's reports know it, out of what surrounds a page."""

from __future__ import annotations

from collector.core.attendance import MINORS_WEEK
from collector.reports.school import School, SchoolMachine
from collector.web.surroundings import Surroundings


def school_of(around: Surroundings) -> School:
    """The school; without access rules by the law's own week."""
    site, limits = around.site, around.workshop.pack.limits if around.workshop is not None else None
    return School(
        name=site.name,
        zone=site.zone,
        machines={one.id: SchoolMachine(one.name, one.place, one.rules) for one in site.machines},
        trainings=site.trainings,
        reasons=site.kiosk,
        week_hours=limits.week_hours if limits is not None else MINORS_WEEK,
        extra_hours=limits.extra_hours if limits is not None else 0.0,
        watched=around.workshop is not None,
    )
