"""Of when and of whose cycles a trainee's record is: civil days, programmes, alone or with another."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from sqlalchemy import Connection

from collector.access.dossier import Programme
from collector.core.attendance import begins
from collector.reports.school import School
from collector.store import papers
from collector.store.papers_records import Enrolment, PaperKind

SCHOOL_YEAR = 9
"""The month in which a school year begins."""


class Hands(StrEnum):
    """Whose cycles are looked at."""

    ALL = "all"
    ALONE = "alone"
    """Those that somebody made alone."""
    TWO = "two"
    """Those of sessions of two trainees."""


@dataclass(frozen=True, slots=True)
class Period:
    """Whole civil days at the school.

    Args:
        first: The first day.
        last: The last day, inclusive.
        since: When the first begins (UTC).
        until: When the day after the last begins (UTC).
    """

    first: date
    last: date
    since: datetime
    until: datetime

    @staticmethod
    def of(first: date, last: date, school: School) -> Period:
        """The period of these days; one that ends before it begins is its first day alone."""
        last = max(first, last)
        following = date.fromordinal(min(last.toordinal() + 1, date.max.toordinal()))
        return Period(first, last, begins(first, school.zone), begins(following, school.zone))


def school_year(day: date) -> date:
    """The first day of the school year of a day."""
    return date(day.year if day.month >= SCHOOL_YEAR else day.year - 1, SCHOOL_YEAR, 1)


@dataclass(frozen=True, slots=True)
class Enrolled:
    """A programme that somebody follows or followed.

    Args:
        programme: Its id.
        title: What it prepares for; its id where that is not on file.
        since: The first day.
        until: The last day; None for no end.
    """

    programme: str
    title: str
    since: date
    until: date | None


def enrolments(connection: Connection, person: str) -> tuple[Enrolled, ...]:
    """The programmes of somebody, the latest first."""
    programmes = {
        one.content.id: one.content.title or one.content.id
        for one in papers.current(connection, kinds=[PaperKind.PROGRAMME])
        if isinstance(one.content, Programme)
    }
    found = [
        Enrolled(it.programme, programmes.get(it.programme, it.programme), it.since, it.until)
        for one in papers.current(connection, kinds=[PaperKind.ENROLMENT], person=person)
        if isinstance(it := one.content, Enrolment)
    ]
    return tuple(sorted(found, key=lambda one: one.since, reverse=True))
