"""From the papers on file to what a decision is given: somebody's dossier, a machine's papers, named supervisors."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from typing import Any, TypeVar
from zoneinfo import ZoneInfo

from sqlalchemy import Connection, Date, and_, bindparam, func, or_, select

from collector.access import civil, dossier, equipment
from collector.access.dossier import Dossier, Presence, SafetyTraining
from collector.access.equipment import Equipment
from collector.access.pack import ADULT_AT
from collector.access.request import Supervisor
from collector.store.cabinet import Filed
from collector.store.papers import current
from collector.store.papers_records import Enrolment, MachineTraits, Naming, Paper, PaperKind, Standing
from collector.store.registry_records import PersonRole
from collector.store.registry_tables import person as person_table
from collector.store.schema import Instant
from collector.store.view_tables import session, session_person

C = TypeVar("C")
P = TypeVar("P", Enrolment, Standing)

SCHOOL = (PaperKind.DECLARATION, PaperKind.PROGRAMME)

CHUNK = 32
"""Sessions read at once while the first of a minor is looked for; it is among the first few."""


def dossier_of(
    connection: Connection,
    person: str,
    at: datetime,
    zone: ZoneInfo,
    known_at: datetime | None = None,
    filed: Filed | None = None,
) -> Dossier:
    """Everything on file that a decision about one person rests on.

    Args:
        connection: Reads the workshop's database.
        person: Opaque id. Somebody whom nobody knows has an empty dossier, which denies everything.
        at: The instant of the decision (UTC).
        zone: The site's time zone.
        known_at: As was on file at this instant (UTC); None for all that is on file now.
        filed: The papers that count now, where somebody has them at hand; then `known_at` says nothing.

    Returns:
        The dossier: all papers of the person and all declarations of the school, whether their time has come or is
        over; status and programme as they are on that day; stretches of work of the civil week and the day before it.
    """
    day = civil.day_of(at, zone)
    filed = filed or Filed(current(connection, known_at))
    own, school = filed.of_person(person), filed.of_kinds(*SCHOOL)
    enrolment = _in_force(_said(own, Enrolment), day)
    programmes = {one.id: one for one in _said(school, dossier.Programme)}
    return Dossier(
        person=_person(connection, person, own, day),
        programme=programmes.get(enrolment.programme) if enrolment else None,
        declarations=_said(school, dossier.Declaration),
        medical_opinions=_said(own, dossier.MedicalOpinion),
        trainings=_said(own, SafetyTraining),
        licences=_said(own, dossier.Licence),
        diplomas=_said(own, dossier.Diploma),
        withdrawals=_said(own, dossier.Withdrawal),
        presences=presences(connection, person, at, zone),
        extra_hours=_said(own, dossier.ExtraHours),
    )


def presences(connection: Connection, person: str, at: datetime, zone: ZoneInfo) -> tuple[Presence, ...]:
    """Stretches of work of the civil week up to an instant, and of the day before it, as they were seen then.

    A stretch that nobody has ended is among them however old it is. One that the end of a shift closed ends there.
    """
    monday = civil.week_of(civil.day_of(at, zone))
    since = civil.midnight(monday - timedelta(days=1), zone)
    there = session_person.c
    statement = select(there.joined_at, there.left_at).where(
        there.person == person, there.joined_at <= at, or_(there.left_at.is_(None), there.left_at > since)
    )
    return tuple(
        Presence(since=joined, until=left if left is not None and left <= at else None)
        for joined, left in connection.execute(statement.order_by(there.joined_at, there.seq))
    )


def equipment_of(
    connection: Connection,
    machine: str,
    family: str,
    place: str,
    at: datetime,
    zone: ZoneInfo,
    known_at: datetime | None = None,
    filed: Filed | None = None,
) -> Equipment:
    """Everything on file that a decision about one machine rests on; arguments as for `dossier_of`.

    Args:
        machine: Its id.
        family: Its family, as the site file says.
        place: The place where it stands, as the site file says.
    """
    day = civil.day_of(at, zone)
    filed = filed or Filed(current(connection, known_at))
    own = filed.of_machine(machine)
    begun = [one for one in _said(own, MachineTraits) if one.since <= day]
    traits = max(begun, key=lambda one: one.since, default=None)
    return Equipment(
        id=machine,
        family=family,
        variant=traits.variant if traits else None,
        place=place,
        powered=traits.powered if traits else True,
        hazards=_said(own, equipment.HazardRecord),
        verifications=_said(own, equipment.Verification),
        lock_outs=_said(own, equipment.LockOut),
        risk_assessments=_said(filed.of_kinds(PaperKind.RISK_ASSESSMENT), equipment.RiskAssessment),
        first_assigned_on=first_assigned_on(connection, machine, at, zone),
    )


def first_assigned_on(connection: Connection, machine: str, at: datetime, zone: ZoneInfo) -> date | None:
    """The day on which a minor first worked at a machine, up to an instant; None for never.

    A trainee whose birth date is not known, or no longer, counts as a minor.
    """
    first = connection.execute(_FIRST_OPENED, {"machine": machine, "at": at}).scalar()
    if first is None:
        return None
    # Whoever was of age on the day of the very first session never was a minor here.
    grown_up = civil.anniversary(civil.day_of(first, zone), -ADULT_AT)
    found = connection.execute(_MINORS_AT, {"machine": machine, "at": at, "grown_up": grown_up})
    with found as rows:
        for opened, birth in rows:
            day = civil.day_of(opened, zone)
            if birth is None or civil.age_on(birth, day) < ADULT_AT:
                return day
    return None


_FIRST_OPENED = select(func.min(session.c.opened_at)).where(
    session.c.machine == bindparam("machine"), session.c.opened_at <= bindparam("at", type_=Instant)
)
_MINORS_AT = (
    select(session.c.opened_at, person_table.c.birth_date)
    .join_from(session, session_person, session_person.c.session == session.c.id)
    .join(
        person_table,
        and_(person_table.c.id == session_person.c.person, person_table.c.role == PersonRole.TRAINEE.value),
    )
    .where(
        session.c.machine == bindparam("machine"),
        session.c.opened_at <= bindparam("at", type_=Instant),
        or_(person_table.c.birth_date.is_(None), person_table.c.birth_date > bindparam("grown_up", type_=Date)),
    )
    .order_by(session.c.opened_at)
    .execution_options(yield_per=CHUNK)
)


def supervisors(
    connection: Connection,
    at: datetime,
    zone: ZoneInfo,
    known_at: datetime | None = None,
    filed: Filed | None = None,
) -> tuple[Supervisor, ...]:
    """Those whom the school has named, once for each naming that is not over; arguments as for `dossier_of`.

    Where they are now is not on file: `place`, `renewed_at`, `left_at` and `trainees` are for whoever watches them.
    """
    day = civil.day_of(at, zone)
    filed = filed or Filed(current(connection, known_at))
    named = dict.fromkeys(one.person for one in filed.of_kinds(PaperKind.SUPERVISOR) if one.person is not None)
    of = {person: filed.of_person(person) for person in named}
    return tuple(
        Supervisor(
            person=_person(connection, person, own, day),
            named_since=naming.since,
            named_until=naming.until,
            function=naming.function,
            machines=naming.machines,
            trainings=_said(own, SafetyTraining),
        )
        for person, own in of.items()
        for naming in _said(own, Naming)
        if naming.until is None or naming.until >= day
    )


_PERSON = select(person_table.c.birth_date, person_table.c.given_name, person_table.c.family_name).where(
    person_table.c.id == bindparam("id")
)


def _person(connection: Connection, id_: str, own: Iterable[Paper], day: date) -> dossier.Person:
    row = connection.execute(_PERSON, {"id": id_}).first()
    standing = _in_force(_said(own, Standing), day)
    return dossier.Person(
        id=id_,
        birth_date=row.birth_date if row else None,
        status=standing.status if standing and row else None,
        named=bool(row and row.given_name and row.family_name),
    )


def _said(papers: Iterable[Paper], kind: type[C]) -> tuple[C, ...]:
    """What those of the papers say that say such a thing."""
    said: list[Any] = [paper.content for paper in papers]
    return tuple(content for content in said if isinstance(content, kind))


def _in_force(papers: Iterable[P], day: date) -> P | None:
    """The one that began last, unless it is over: none comes back because another ended. Recorded later goes before."""
    begun = [one for one in papers if one.since <= day]
    newest = max((one.since for one in begun), default=None)
    last = next((one for one in reversed(begun) if one.since == newest), None)
    return last if last is not None and (last.until is None or day <= last.until) else None
