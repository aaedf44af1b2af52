"""What a trainee's page shows, read in one go."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from sqlalchemy import Connection

from collector.core.attendance import Stay
from collector.reports.booklet import Booklet, booklet_of
from collector.reports.school import School
from collector.reports.trainee_period import Enrolled, enrolments
from collector.store import trainee_queries
from collector.store.registry import Registry
from collector.store.registry_records import PersonRole
from collector.web.trainees.asked import Asked, period_of


@dataclass(frozen=True, slots=True)
class Shown:
    """What the page shows.

    Args:
        booklet: All that is known.
        enrolled: All programmes that the trainee is or was in, the latest first.
        stays: The sessions of the period.
    """

    booklet: Booklet
    enrolled: Sequence[Enrolled]
    stays: Sequence[Stay]


def read_shown(
    connection: Connection, *, school: School, directory: Path, id_: str, asked: Asked, now: datetime
) -> Shown | None:
    """Read it.

    Args:
        connection: Reads the workshop's database.
        school: The school.
        directory: The data directory.
        id_: The trainee's opaque id.
        asked: What the address asks for.
        now: The present (UTC).

    Returns:
        What is shown; None for somebody who is no trainee of the registry.
    """
    person = Registry(connection).person(id_)
    if person is None or person.role is not PersonRole.TRAINEE or person.reference is None:
        return None
    found = enrolments(connection, person.id)
    period = period_of(asked, found, school, now.astimezone(school.zone).date())
    programme = asked.programme if any(one.programme == asked.programme for one in found) else None
    made = booklet_of(
        connection, school, directory, person, period, now, programme=programme, hands=asked.hands
    )  # fmt: skip
    return Shown(made, found, trainee_queries.stays(connection, person.id, period.since, period.until))
