"""What a paper would change before it is put on file: for whom, on which machine, from when."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sqlalchemy import Connection

from collector.access.decision import Decision
from collector.access.dossier import Mode, SafetyTraining, Status
from collector.access.equipment import HazardRecord
from collector.reports.forecast import Forecast
from collector.reports.last_days import last_day
from collector.reports.matrix import active_trainees
from collector.reports.workshop import Workshop
from collector.store.cabinet import Filed
from collector.store.papers import current
from collector.store.papers_assembly import equipment_of
from collector.store.papers_records import FORMS, Content, Naming, Paper, PaperKind, Standing, Subject
from collector.store.registry_records import Person

AHEAD = timedelta(days=3 * 366)
"""How far ahead days are looked at on which something begins or ends."""

MOST_DAYS = 4
"""How many such days are looked at, besides the present."""


@dataclass(frozen=True, slots=True)
class Change:
    """What would be done to the papers on file.

    Args:
        kind: The paper's kind.
        person: Opaque id of whom it is about.
        machine: The machine that it is about.
        content: What the new paper says; None where one is only taken back.
        gone: The id of the paper that counts no more then; None for none.
    """

    kind: PaperKind
    person: str | None
    machine: str | None
    content: Content | None
    gone: str | None = None


@dataclass(frozen=True, slots=True)
class Effect:
    """One thing that would be decided otherwise.

    Args:
        at: For which instant (UTC).
        person: Whom it is about.
        machine: The machine's id.
        mode: The mode of use.
        before: What would be decided by the papers as they are.
        after: What would be decided with the change.
    """

    at: datetime
    person: Person
    machine: str
    mode: Mode
    before: Decision
    after: Decision


def effects(connection: Connection, workshop: Workshop, changes: Sequence[Change], now: datetime) -> list[Effect]:
    """Decide with and without changes, at present, and for a single one on the days on which it begins to matter too.

    A named supervisor is assumed to be present wherever one is asked for, as for every forecast: what changes is then
    due to the papers alone.

    Args:
        connection: Reads the workshop's database.
        workshop: The workshop.
        changes: What would be done, all of it together.
        now: The present (UTC).

    Returns:
        What would be decided otherwise, in outcome or in what stands in the way, by instant, person and machine.
    """
    papers = current(connection)
    gone = {change.gone for change in changes}
    kept = [one for one in papers if one.id not in gone]
    before, after = Filed(papers), Filed([*kept, *(it for change in changes for it in _imagined(change, now))])
    trainees = active_trainees(connection)
    people = [one for one in trainees if any(_concerned(one, change, papers) for change in changes)]
    machines = [one for one in workshop.regulated if any(change.machine in (None, one) for change in changes)]
    modes = tuple(dict.fromkeys(mode for change in changes for mode in _modes(change)))
    instants = _instants(connection, workshop, changes[0], papers, now) if len(changes) == 1 else [now]
    found: list[Effect] = []
    for at in instants:
        as_is = Forecast(connection, workshop, at, now, before)
        as_wished = Forecast(connection, workshop, at, now, after)
        for person in people:
            for machine in machines:
                for mode in modes:
                    one, other = as_is.decision(person.id, machine, mode), as_wished.decision(person.id, machine, mode)
                    if _gist(one) != _gist(other):
                        found.append(Effect(at, person, machine, mode, one, other))
    return found


def _gist(decision: Decision) -> tuple[object, ...]:
    return decision.outcome, tuple((one.code, one.state) for one in decision.failed)


def _imagined(change: Change, now: datetime) -> Iterator[Paper]:
    """The paper as if it were on file; the newest, as it would be."""
    if change.content is not None:
        yield Paper(
            id="", kind=change.kind, person=change.person, machine=change.machine, content=change.content, digest="",
            recorded_at=now, author="",
        )  # fmt: skip


def _concerned(person: Person, change: Change, papers: Sequence[Paper]) -> bool:
    """Whether a change may touch a trainee: it is his own, or it is not about a trainee's own paper."""
    if change.person in (None, person.id):
        return True
    # What is about somebody who supervises touches everybody who works under his eyes.
    supervises = any(
        one.person == change.person
        and (
            isinstance(one.content, Naming)
            or (isinstance(one.content, Standing) and one.content.status is Status.STAFF)
        )
        for one in papers
    )
    return supervises or isinstance(change.content, Naming)


def _modes(change: Change) -> tuple[Mode, ...]:
    """The modes in which machines are started, and those that the paper names."""
    named = change.content.modes if isinstance(change.content, SafetyTraining | HazardRecord) else ()
    return tuple(dict.fromkeys((Mode.PRODUCTION, Mode.SETTING, *named)))


def _instants(
    connection: Connection, workshop: Workshop, change: Change, papers: Sequence[Paper], now: datetime
) -> list[datetime]:
    """The present, and noon of the first days on which the paper, or one of its like, begins or is over."""
    today = workshop.day(now)
    alike = [
        one.content
        for one in papers
        if (one.kind, one.person, one.machine) == (change.kind, change.person, change.machine) or one.id == change.gone
    ]
    machine = None
    if change.machine is not None and change.machine in workshop.stations:
        station = workshop.stations[change.machine]
        machine = equipment_of(connection, change.machine, station.family, station.place, now, workshop.zone)
    days: set[date] = set()
    for content in (change.content, *alike):
        days |= set(_begins(content))
        last = last_day(content, workshop.pack, machine)
        if last is not None:
            days.add(last + timedelta(days=1))
    coming = sorted(day for day in days if today < day <= today + AHEAD)
    # What is about the whole school is decided for everybody: one day ahead says enough.
    most = 1 if FORMS[change.kind].subject is Subject.SCHOOL else MOST_DAYS
    return [now, *(workshop.noon(day) for day in coming[:most])]


def _begins(content: Content | None) -> Iterator[date]:
    """The days on which a paper begins to count, or to count no more, by its own words."""
    for name in ("since", "issued_on", "sent_on", "evaluated_on", "done_on", "withdrawn_on", "lifted_on"):
        day = getattr(content, name, None)
        if day is not None:
            yield day
    # A lock-out's `until` is the first day on which it is over; any other's is the last on which it counts.
    until = getattr(content, "until", None)
    if until is not None and until < date.max:
        yield from (until, until + timedelta(days=1))
