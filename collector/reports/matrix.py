"""Trainees and machines: who may use what, and the first thing to do where somebody may not."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection

from collector.access.decision import Condition, Decision, Outcome
from collector.access.dossier import Mode
from collector.reports.forecast import Forecast
from collector.reports.workshop import Workshop
from collector.store.registry import Registry
from collector.store.registry_records import Person, PersonRole


@dataclass(frozen=True, slots=True)
class Matrix:
    """The matrix.

    Args:
        at: The instant for which it holds (UTC).
        mode: The mode of use.
        trainees: The active trainees, by name.
        machines: The machines, by id.
        cells: What would be decided, by trainee's opaque id and machine's id.
    """

    at: datetime
    mode: Mode
    trainees: tuple[Person, ...]
    machines: tuple[str, ...]
    cells: Mapping[tuple[str, str], Decision]

    def first(self, person: str, machine: str) -> Condition | None:
        """The first condition that stands in the way; None where none does."""
        failed = self.cells[person, machine].failed
        return failed[0] if failed else None

    def count(self, outcome: Outcome) -> int:
        """How many cells say so."""
        return sum(one.outcome is outcome for one in self.cells.values())


def matrix(
    connection: Connection, workshop: Workshop, at: datetime, mode: Mode, now: datetime, group: str | None = None
) -> Matrix:
    """Decide about every active trainee at every machine, with a named supervisor assumed present.

    Args:
        connection: Reads the workshop's database.
        workshop: The workshop.
        at: When (UTC).
        mode: How the machines are to be used.
        now: The present (UTC).
        group: Only the trainees of this class or group; None for all.
    """
    forecast = Forecast(connection, workshop, at, now)
    trainees = tuple(one for one in active_trainees(connection) if group in (None, one.group_name))
    machines = workshop.regulated
    cells = {
        (person.id, machine): forecast.decision(person.id, machine, mode) for person in trainees for machine in machines
    }
    return Matrix(at, mode, trainees, machines, cells)


def active_trainees(connection: Connection) -> tuple[Person, ...]:
    """The trainees who come to the workshop, by name."""
    return tuple(one for one in Registry(connection).persons() if one.active and one.role is PersonRole.TRAINEE)
