"""Exceptions from house policy that adults granted, as facts tell them. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from collector.access.request import Overridable, Override, OverrideRole
from collector.core.facts import Fact, OverrideGranted


@dataclass(frozen=True, slots=True)
class Exceptions:
    """The exceptions that were granted.

    Args:
        granted: In the order of their granting.
    """

    granted: tuple[OverrideGranted, ...] = ()

    def after(self, facts: Iterable[Fact]) -> Exceptions:
        """The exceptions after facts; those that are about something else change nothing."""
        more = tuple(fact for fact in facts if isinstance(fact, OverrideGranted))
        return Exceptions((*self.granted, *more)) if more else self

    def of(self, person: str, machine: str, now: datetime) -> tuple[Override, ...]:
        """Those that concern somebody at a machine and are not over."""
        return tuple(
            Override(
                condition=Overridable(one.condition),
                by=one.by,
                role=OverrideRole(one.role),
                reason=one.reason,
                since=one.since,
                until=one.until,
            )
            for one in self.granted
            if one.person == person and one.machine in ("", machine) and now < one.until
        )

    @staticmethod
    def fact_of(
        override_id: str, override: Override, person: str, machine: str, now: datetime, author: str | None = None
    ) -> OverrideGranted:
        """The fact that an exception was granted."""
        return OverrideGranted(
            machine=machine,
            at=now,
            override=override_id,
            person=person,
            condition=override.condition.value,
            by=override.by,
            role=override.role.value,
            reason=override.reason,
            since=override.since,
            until=override.until,
            author=author,
        )
