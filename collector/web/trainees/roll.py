"""The trainees of the school as the trainer's first page shows them: in the order of their names, and in no other."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from urllib.parse import urlencode

from sqlalchemy import Connection

from collector.access.dossier import Programme
from collector.core.attendance import begins, monday, weeks
from collector.core.grids import open_competences
from collector.reports.school import School
from collector.store import assessments, papers, trainee_queries
from collector.store.papers_records import Enrolment, PaperKind
from collector.store.registry import Registry
from collector.store.registry_records import Person, PersonRole, folded

LATELY = timedelta(days=14)
"""For how long back machines are named."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the address asks for; empty for all.

    Args:
        text: What stands in a name or a number.
        group: The group.
        programme: The programme's id.
    """

    text: str = ""
    group: str = ""
    programme: str = ""

    def link(self) -> str:
        """The address that asks for it."""
        asked = {name: value for name, value in (("q", self.text), ("group", self.group),
                                                 ("programme", self.programme)) if value}  # fmt: skip
        return f"/trainees?{urlencode(asked)}" if asked else "/trainees"


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A trainee's row.

    Args:
        person: Who.
        programmes: Ids of the programmes that they are in today.
        at: The machine at which they are, and since when (UTC); None for none.
        hours: Seconds in the workshop this week.
        plan: Seconds that a week should have.
        limit: Seconds that the law allows in this week; None for somebody of age.
        machines: Machines used lately, the last first.
        last: When their last session began (UTC); None for never.
        still_open: Competences not acquired yet; None where their training has no grid.
        competences: How many there are.
    """

    person: Person
    programmes: tuple[str, ...]
    at: tuple[str, datetime] | None
    hours: float
    plan: float
    limit: float | None
    machines: tuple[str, ...]
    last: datetime | None
    still_open: int | None
    competences: int


@dataclass(frozen=True, slots=True)
class Roll:
    """What the page shows.

    Args:
        entries: The trainees that are asked for, by name.
        groups: All groups that there are.
        programmes: All programmes that somebody is in: title by id.
        empty: The registry has no trainee at all.
    """

    entries: Sequence[Entry]
    groups: Sequence[str]
    programmes: Mapping[str, str]
    empty: bool

    def by_group(self) -> list[tuple[str, list[Entry]]]:
        """The entries by group, those without one last."""
        found: dict[str, list[Entry]] = {}
        for one in self.entries:
            found.setdefault(one.person.group_name, []).append(one)
        return sorted(found.items(), key=lambda pair: (pair[0] == "", folded(pair[0])))


def read_roll(connection: Connection, school: School, wanted: Wanted, now: datetime) -> Roll:
    """Read it.

    Args:
        connection: Reads the workshop's database.
        school: The school.
        wanted: What is asked for.
        now: The present (UTC).
    """
    everybody = [
        one for one in Registry(connection).persons() if one.role is PersonRole.TRAINEE and one.active
    ]  # fmt: skip
    today = now.astimezone(school.zone).date()
    enrolled: dict[str, list[str]] = {}
    for paper in papers.current(connection, kinds=[PaperKind.ENROLMENT]):
        it = paper.content
        if isinstance(it, Enrolment) and it.since <= today and (it.until is None or today <= it.until):
            enrolled.setdefault(paper.person or "", []).append(it.programme)
    titles = {
        one.content.id: one.content.title or one.content.id
        for one in papers.current(connection, kinds=[PaperKind.PROGRAMME])
        if isinstance(one.content, Programme)
    }
    present, last = trainee_queries.at_work(connection), trainee_queries.last_seen(connection)
    given = assessments.judgements(connection)
    week = monday(today)
    since, until = begins(week, school.zone), begins(week + timedelta(weeks=1), school.zone)

    def entry(person: Person) -> Entry:
        stays = trainee_queries.stays(connection, person.id, min(since, now - LATELY), until)
        programmes = tuple(enrolled.get(person.id, ()))
        training = school.training(next(iter(programmes), None))
        worked = weeks(stays, since, until, now, school.zone)
        judged = given.get((person.id, training.grid.name), []) if training.grid is not None else []
        return Entry(
            person=person,
            programmes=programmes,
            at=present.get(person.id),
            hours=sum(one.seconds for one in worked),
            plan=training.plan.in_workshop,
            limit=school.week_limit(person.birth_date, week),
            machines=_distinct(one.machine for one in reversed(stays) if one.since >= now - LATELY),
            last=last.get(person.id),
            still_open=None if training.grid is None else len(open_competences(training.grid, judged)),
            competences=0 if training.grid is None else len(training.grid.competences),
        )

    return Roll(
        entries=[entry(one) for one in everybody if _fits(one, wanted, enrolled.get(one.id, ()))],
        groups=sorted({one.group_name for one in everybody if one.group_name}, key=folded),
        programmes={
            id_: titles.get(id_, id_)
            for id_ in sorted({id_ for some in enrolled.values() for id_ in some}, key=lambda id_: titles.get(id_, id_))
        },
        empty=not everybody,
    )


def _fits(person: Person, wanted: Wanted, programmes: Iterable[str]) -> bool:
    if wanted.group and person.group_name != wanted.group:
        return False
    if wanted.programme and wanted.programme not in programmes:
        return False
    names = folded(f"{person.given_name} {person.family_name} {person.given_name} {person.reference or ''}")
    return folded(wanted.text) in names


def _distinct(machines: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(machines))
