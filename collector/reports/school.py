"""The school as the trainer's reports know it: machines with their standards, trainings, what the law allows."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from zoneinfo import ZoneInfo

from collector.access import civil
from collector.access.pack import ADULT_AT
from collector.core.attendance import HOUR, MINORS_WEEK
from collector.core.grids import THE_USUAL, Training
from collector.core.reasons import KioskRules
from collector.core.rules import MachineRules


@dataclass(frozen=True, slots=True)
class SchoolMachine:
    """A machine: what people call it, where it stands, what is expected of it."""

    name: str
    place: str
    rules: MachineRules


@dataclass(frozen=True, slots=True, kw_only=True)
class School:
    """The school.

    Args:
        name: What it is called.
        zone: The zone of its wall clocks.
        machines: By id, in the site file's order.
        trainings: How each programme is taught.
        reasons: What can be said of scrap and stops.
        week_hours: Hours that a minor may work in a week.
        extra_hours: Hours beyond that with the inspector's authorisation.
        watched: Who supervises where is recorded: the site has access rules.
    """

    name: str
    zone: ZoneInfo
    machines: Mapping[str, SchoolMachine]
    trainings: Sequence[Training] = ()
    reasons: KioskRules = field(default_factory=KioskRules)
    week_hours: float = MINORS_WEEK
    extra_hours: float = 0.0
    watched: bool = False

    def training(self, programme: str | None) -> Training:
        """How a programme is taught; by the usual plan, and without a grid, where the site file does not say."""
        found = next((one for one in self.trainings if one.programme == programme), None)
        return found or Training(programme or "", None, THE_USUAL)

    def machine(self, id_: str) -> str:
        """What people call a machine; its id for one that stands here no more."""
        return self.machines[id_].name if id_ in self.machines else id_

    def week_limit(self, birth_date: date | None, monday: date, extra: float = 0.0) -> float | None:
        """Seconds that somebody may work in a week.

        Args:
            birth_date: Civil date of birth; None where it is not known, which counts as a minor's.
            monday: The week's first day.
            extra: Hours beyond the limit that the inspector has authorised for this week.

        Returns:
            The limit; None for somebody who is of age on the Monday.

        Source: Code du travail L3162-1.
        """
        if birth_date is not None and civil.age_on(birth_date, monday) >= ADULT_AT:
            return None
        return (self.week_hours + min(extra, self.extra_hours)) * HOUR
