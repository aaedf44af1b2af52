"""Who is in the demo's workshop and when: groups by half-days, trainers by places."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from collector.core.families import Family
from collector.store.registry import Registry
from collector.store.registry_records import Person, PersonRole

MORNING, AFTERNOON = "morning", "afternoon"

WORKSHOP: Mapping[str, frozenset[tuple[int, str]]] = {
    "1re CIP": frozenset({(1, MORNING), (1, AFTERNOON), (2, MORNING), (3, MORNING), (4, AFTERNOON), (5, MORNING)}),
    "2e CIP": frozenset({(1, AFTERNOON), (2, AFTERNOON), (3, MORNING), (3, AFTERNOON), (4, MORNING), (5, AFTERNOON)}),
    "Chaudronnerie": frozenset(
        {(1, MORNING), (2, MORNING), (2, AFTERNOON), (4, MORNING), (4, AFTERNOON), (5, MORNING), (3, AFTERNOON)}
    ),
}
"""The half-days of each group in the workshop, by ISO weekday: two thirds of its week."""

PLACES: Mapping[str, frozenset[str]] = {
    "usinage": frozenset({"1re CIP", "2e CIP"}),
    "chaudronnerie": frozenset({"Chaudronnerie"}),
}
"""The groups that work in each place."""

SETTLED_GROUP = "2e CIP"
"""The group that has been there for a year."""

TRAINERS: Mapping[str, tuple[str, ...]] = {"usinage": ("F-01", "F-02"), "chaudronnerie": ("F-03", "R-01")}
"""Who supervises in each place; the second where the first is away."""

HEAD, OFFICER = "R-01", "R-02"

USE: Mapping[Family, float] = {
    Family.MACHINING_CENTRE: 0.95,
    Family.CNC_LATHE: 0.9,
    Family.PRESS_BRAKE: 0.8,
    Family.WELDING: 0.75,
    Family.LASER: 0.6,
}
"""How often each kind of machine is in use in a half-day."""

USUAL = 0.5
"""How often any other is."""


@dataclass(frozen=True, slots=True)
class School:
    """The people of the demo.

    Args:
        ids: Opaque ids by the school's numbers.
        groups: Opaque ids of the trainees of each group.
    """

    ids: Mapping[str, str]
    groups: Mapping[str, Sequence[str]]

    @staticmethod
    def of(registry: Registry) -> School:
        """The people of a registry that holds the demo's lists."""
        people: Sequence[Person] = sorted(registry.persons(), key=lambda one: one.reference or "")
        groups: dict[str, list[str]] = {}
        for one in people:
            if one.role is PersonRole.TRAINEE:
                groups.setdefault(one.group_name, []).append(one.id)
        return School({one.reference: one.id for one in people if one.reference is not None}, groups)
