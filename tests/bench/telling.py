"""The facts of the year that are a few in a session: who came, by what right, why it stood, what people put right.

They go through the store, like those of a collector; what machines tell in millions is `mass`'s.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime, timedelta
from itertools import groupby

from sqlalchemy import Connection

from collector.access.dossier import Mode
from collector.core.facts import (
    AccessDecided,
    AlarmCleared,
    AlarmRaised,
    CompetenceAssessed,
    CountHeld,
    Fact,
    HeldCountReviewed,
    OrderChanged,
    OverrideGranted,
    PartsAssigned,
    PartsCorrected,
    PermitGiven,
    PermitWithheld,
    RightExpired,
    SessionClosed,
    SessionCorrected,
    SessionOpened,
    StopReasonGiven,
    SupervisorLeft,
    SupervisorPresent,
    TrainerCalled,
    TrainerCame,
    UnauthorisedRun,
)
from collector.core.facts.attribution import NOBODY, Attribution
from collector.core.grids import Grid
from collector.core.reasons import CALLS, STOPS
from collector.gate.clerk import Answer, Clerk, Question
from collector.gate.watch import Presence
from collector.store import assessments
from collector.store.papers_records import digest_of, new_salt
from collector.store.store import Store
from tests.bench.school import HEAD, MACHINES, OFFICER, PLACES, TRAINEES, TRAINERS
from tests.bench.timetable import Slot

ALARMS = ("2001 Pression hydraulique basse", "700016 Porte ouverte", "E-1203 Niveau de lubrifiant", "4072 Broche")

Answers = Mapping[tuple[str, str], Answer]
"""What the clerk decides of each trainee at each machine."""


def answers(clerk: Clerk, at: datetime) -> Answers:
    """Have it decided for everybody at every machine, with a supervisor in each place."""
    watch = {trainer: Presence(trainer, place, at, at) for trainer, place in zip(TRAINERS, PLACES, strict=True)}
    everybody = [f"p-pupil{number:03}" for number in range(TRAINEES)]
    return {
        (person, one.id): clerk.answer(Question(person, one.id, Mode.PRODUCTION, at, watch=watch))
        for person in everybody
        for one in MACHINES
    }


def days(slots: Sequence[Slot], known: Answers, pack: str) -> Iterator[list[Fact]]:
    """The facts of each day, by time."""
    for _, day in groupby(slots, key=lambda one: one.start.date()):
        mine = list(day)
        facts = [fact for slot in mine for fact in _session(slot, known, pack)]
        facts += _supervision(mine[0].start, mine[-1].end)
        yield sorted(facts, key=lambda one: one.at)


def _session(slot: Slot, known: Answers, pack: str) -> Iterator[Fact]:
    machine, start, end, session = slot.name, slot.start, slot.end, slot.session
    if slot.id % 5 == 0:
        raised = slot.first + timedelta(minutes=40)
        alarm = ALARMS[slot.id // 5 % len(ALARMS)]
        yield AlarmRaised(machine=machine, at=raised, alarm=alarm)
        yield AlarmCleared(machine=machine, at=raised + timedelta(minutes=3), alarm=alarm)
    if session is None:
        yield UnauthorisedRun(machine=machine, at=slot.first, reason="no session")
        return
    for person in slot.persons:
        yield _decided(slot, person, known[person, machine], pack, start)
    if slot.id % 12 == 0:
        # Somebody comes in between whose papers lack something, or have him wait.
        other = f"p-pupil{(int(slot.persons[0][-3:]) + 5) % TRAINEES:03}"
        yield _decided(slot, other, known[other, machine], pack, start + timedelta(minutes=7))
    yield SessionOpened(
        machine=machine, at=start, session=session, persons=slot.persons, order=slot.order, operation=slot.operation,
        role=slot.role, author=slot.persons[0], via="badge",
    )  # fmt: skip
    yield PermitGiven(machine=machine, at=start, session=session, persons=slot.persons, until=end)
    if slot.stop:
        code = STOPS[slot.id // 2 % len(STOPS)].code
        yield StopReasonGiven(
            machine=machine, at=slot.stood_from + timedelta(minutes=1), since=slot.stood_from, until=slot.stood_until,
            reason_code=code, author=slot.persons[0], via="kiosk",
        )  # fmt: skip
    if slot.id % 8 == 0:
        called = start + timedelta(minutes=33)
        yield TrainerCalled(
            machine=machine, at=called, persons=slot.persons, reason_code=CALLS[slot.id // 8 % len(CALLS)].code,
            author=slot.persons[0], via="kiosk",
        )  # fmt: skip
        yield TrainerCame(machine=machine, at=called + timedelta(minutes=4), author=TRAINERS[0], via="kiosk")
    if slot.id % 70 == 0:
        ended = start + timedelta(minutes=61)
        yield RightExpired(machine=machine, at=ended, session=session, person=slot.persons[0], failed=("K6",))
        yield UnauthorisedRun(
            machine=machine, at=ended + timedelta(minutes=10), reason="expired", session=session, persons=slot.persons
        )
    if slot.id % 240 == 0:
        yield OverrideGranted(
            machine=machine, at=start, override=f"o-{slot.id}", person=slot.persons[0], condition="R9.supervision",
            by=OFFICER, role="safety_officer", reason="essai, formateur dans la pièce voisine", since=start,
            until=start + timedelta(minutes=30),
        )  # fmt: skip
    yield PermitWithheld(machine=machine, at=end, reason="no session")
    yield SessionClosed(machine=machine, at=end, session=session, reason="left", author=slot.persons[0], via="badge")
    if slot.id % 160 == 0:
        yield SessionCorrected(
            machine=machine, at=end + timedelta(hours=1), session=session, closed_at=end - timedelta(minutes=5),
            author=TRAINERS[1], reason="badge oublié",
        )  # fmt: skip


def _decided(slot: Slot, person: str, answer: Answer, pack: str, at: datetime) -> AccessDecided:
    decision = answer.decision
    return AccessDecided(
        machine=slot.name, at=at, decision=f"a-{slot.id}-{person}", person=person, mode=Mode.PRODUCTION.value,
        task=None, outcome=decision.outcome.value, row=decision.row, failed=tuple(one.code for one in decision.failed),
        ends_at=decision.ends_at, guardian=next((duty.by for duty in decision.obligations), None),
        snapshot=answer.digest, pack=pack, via="badge", enforced=False,
    )  # fmt: skip


def _supervision(start: datetime, end: datetime) -> Iterator[Fact]:
    """A trainer in each place, who shows the badge every three quarters of an hour."""
    for trainer, place in zip(TRAINERS, PLACES, strict=True):
        at = start
        while at < end:
            yield SupervisorPresent(
                machine="", at=at, person=trainer, place=place, renewed=at > start, author=trainer
            )  # fmt: skip
            at += timedelta(minutes=45)
        yield SupervisorLeft(machine="", at=end, person=trainer, place=place, reason="left")


def put_right(connection: Connection, now: datetime) -> Iterator[Fact]:
    """What people changed about counts and orders, once these are there.

    Args:
        connection: Reads the views.
        now: The end of the year (UTC).
    """
    rows = connection.exec_driver_sql(
        "SELECT count, parts FROM part_declaration JOIN part_count ON part_count.id = count"
        " WHERE part_declaration.id IN (SELECT id FROM part_declaration ORDER BY at DESC LIMIT 6000)"
    ).all()
    for place, (count, parts) in enumerate(rows[::20]):
        at = now - timedelta(minutes=900 - place)
        yield PartsCorrected(
            machine=count.partition(".")[0], at=at, count=count, parts=parts, good=parts, scrap=0, rework=0,
            author=TRAINERS[1], reason="recontrôlée : bonne",
        )  # fmt: skip
    nobodys = connection.exec_driver_sql("SELECT id FROM part_count WHERE unattributed LIMIT 100").scalars()
    for place, count in enumerate(nobodys):
        whose = Attribution(session=None, persons=("p-pupil003",), order="26-1010", operation="10", role=None)
        yield PartsAssigned(
            machine=count.partition(".")[0], at=now - timedelta(minutes=500 - place), count=count, attribution=whose,
            author=HEAD, reason="badge oublié",
        )  # fmt: skip
    for number in range(180):
        yield OrderChanged(
            machine="", at=now - timedelta(days=380 - 2 * number), order=f"26-{1000 + number % 60}", state="open",
            changed=("due_date",), operations=("10",), removed=(), author=HEAD, via="page",
        )  # fmt: skip
    for number in range(40):
        one, at = MACHINES[number % len(MACHINES)].id, now - timedelta(days=number)
        yield CountHeld(
            machine=one, at=at, hold=f"{one}.h{1_000_000 + number}", counter="part_count", raw_from=10, raw_to=900,
            steps=890, parts=890, plausible=12, reason="faster than the machine can work", attribution=NOBODY,
        )  # fmt: skip
        if number > 4:
            yield HeldCountReviewed(
                machine=one, at=at + timedelta(hours=1), hold=f"{one}.h{1_000_000 + number}", accepted=False,
                author=HEAD, reason="compteur remis à la main",
            )  # fmt: skip


def assess(store: Store, connection: Connection, grid: Grid, slots: Sequence[Slot], now: datetime) -> None:
    """Have every competence of everybody assessed four times, with a comment and a session as evidence."""
    worked: dict[str, list[str]] = {}
    for slot in slots:
        for person in slot.persons:
            worked.setdefault(person, []).append(f"session:{slot.session}")
    facts: list[Fact] = []
    for place, (person, sessions) in enumerate(sorted(worked.items())):
        for turn in range(4):
            for number, competence in enumerate(one for block in grid.blocks for one in block.competences):
                comment = "Travail soigné ; à revoir : le contrôle en cours de série et le rangement du poste."
                salt = new_salt()
                fact = CompetenceAssessed(
                    machine="", at=now - timedelta(days=300 - 90 * turn, minutes=place),
                    assessment=assessments.new_id(), person=person, grid=grid.name, competence=competence.code,
                    level=grid.levels[min(turn + (place + number) % 2, len(grid.levels) - 1)].code,
                    comment_digest=digest_of(comment, salt), evidence=(sessions[number * 7 % len(sessions)],),
                    author=TRAINERS[place % len(TRAINERS)],
                )  # fmt: skip
                assessments.keep(connection, fact, comment, salt, ())
                facts.append(fact)
    store.record(connection, facts)
