"""The follow-up booklet (livret de suivi) of a trainee: all that it is put together from, read in one go."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from sqlalchemy import Connection

from collector.core.grids import Grid, Judgement, open_competences, standing
from collector.reports.authors import authors
from collector.reports.school import School
from collector.reports.trainee_evidence import Evidence, rested_on
from collector.reports.trainee_period import Enrolled, Hands, Period, enrolments
from collector.reports.trainee_record import Record, record_of
from collector.store import assessments
from collector.store.assessments import Assessment
from collector.store.registry_records import Person


@dataclass(frozen=True, slots=True, kw_only=True)
class Booklet:
    """A trainee's booklet.

    Args:
        record: What was done in the period.
        enrolled: The programme; None for somebody who is in none.
        grid: The programme's competences; None where it has no grid here.
        assessed: Every level given for this grid, those taken back too, up to the end of the period, by time.
        rests_on: What each rests on, by its id.
        authors: Names by opaque id.
        altered: Ids of those of which a comment or a file is not what was recorded.
        made_at: When it was put together (UTC).
    """

    record: Record
    enrolled: Enrolled | None
    grid: Grid | None
    assessed: Sequence[Assessment]
    rests_on: Mapping[str, Sequence[Evidence]]
    authors: Mapping[str, str]
    altered: Sequence[str]
    made_at: datetime

    @property
    def standing(self) -> Mapping[str, Judgement]:
        """The level that holds, by competence."""
        return standing(one.judgement for one in self.assessed)

    @property
    def still_open(self) -> int:
        """How many competences are not acquired yet."""
        return 0 if self.grid is None else len(open_competences(self.grid, [one.judgement for one in self.assessed]))

    def holding(self, competence: str) -> Assessment | None:
        """The assessment that holds for a competence."""
        level = self.standing.get(competence)
        found = [one for one in self.assessed if one.judgement == level]
        return found[-1] if found else None


def booklet_of(
    connection: Connection, school: School, directory: Path, person: Person, period: Period, now: datetime, *,
    programme: str | None = None, hands: Hands = Hands.ALL,
) -> Booklet:  # fmt: skip
    """Put it together.

    Args:
        connection: Reads the workshop's database.
        school: The school.
        directory: The data directory, where attached files are.
        person: Whose.
        period: When.
        now: The present (UTC).
        programme: The programme; None for the one that the trainee is in on the period's last day, or was in last.
        hands: Whose cycles.

    Raises:
        ValueError: If the journal holds a fact that this version cannot read.
    """
    enrolled = chosen(enrolments(connection, person.id), programme, period)
    grid = school.training(enrolled.programme).grid if enrolled is not None else None
    given = assessments.history(connection, person.id, grid.name) if grid is not None else []
    given = [one for one in given if one.at < period.until]
    return Booklet(
        record=record_of(
            connection, school, person, period, now, programme=enrolled.programme if enrolled else None, hands=hands
        ),
        enrolled=enrolled,
        grid=grid,
        assessed=given,
        rests_on=rested_on(connection, given),
        authors=authors(connection),
        altered=assessments.altered(connection, directory, person.id),
        made_at=now,
    )


def chosen(found: Sequence[Enrolled], programme: str | None, period: Period) -> Enrolled | None:
    """The enrolment that is meant: the one asked for, else the one that holds on the last day, else the latest."""
    if programme is not None:
        return next((one for one in found if one.programme == programme), None)
    holding = [one for one in found if one.since <= period.last and (one.until is None or period.last <= one.until)]
    return next(iter(holding or found), None)
