"""What went wrong in the demo's past: each on its day, counted back from today."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from datetime import date, datetime, time, timedelta

from collector.core.events import ConnectionLost, ConnectionMade, ReviewHeldCount
from collector.core.facts import (
    Attribution,
    CollectorStarted,
    CollectorStopped,
    CountHeld,
    OverrideGranted,
    PartsAssigned,
    PartsCorrected,
    PartsCounted,
    Role,
    SessionClosed,
    SessionCorrected,
    SupervisorLeft,
    SupervisorPresent,
)
from collector.demo.acts import Acting, Befalls, Changes, Reconsiders, Says, Tells
from collector.demo.days import Days
from collector.demo.lists import Wanted
from collector.demo.past import Past
from collector.demo.people import HEAD, OFFICER, School
from collector.store.registry_records import OrderState

Incident = Callable[[date], Acting]

CANCELLED = "OF-0999"


class Incidents:
    """Tells what goes wrong.

    Args:
        days: The days on which it does.
        school: Who is there.
        past: Where it happens.
        dice: The only source of chance.
        cancelled: The order that a customer takes back.
    """

    def __init__(self, days: Days, school: School, past: Past, dice: random.Random, cancelled: Wanted) -> None:
        self._days = days
        self._school = school
        self._past = past
        self._dice = dice
        self._cancelled = cancelled
        self._lone: list[PartsCounted] = []
        self._ago: Mapping[int, tuple[Incident, ...]] = {
            52: (lambda day: self._line(day, "tour-2", time(14, 10), 55, "no answer within 4 s"),),
            45: (self._emergency,),
            40: (lambda day: self._jump(day, settled=True),),
            36: (lambda day: self._alone(day, "fraiseuse-1", 2),),
            33: (self._take_back,),
            31: (lambda day: self._line(day, "centre-1", time(9, 20), 105, "the line was closed by the machine"),),
            27: (self._restart,),
            24: (self._correct,),
            20: (lambda day: self._alone(day, "tour-1", 1), self._exception),
            18: (self._unwatched,),
            17: (self._unwatched,),
            13: (lambda day: self._line(day, "laser-1", time(9, 20), 30, "connection refused"),),
            10: (lambda day: self._alone(day, "soudage-1", 3),),
            6: (self._correct, lambda day: self._alone(day, "perceuse-1", 2)),
            5: (self._unwatched,),
            4: (self._unwatched,),
            3: (lambda day: self._jump(day, settled=False),),
            2: (self._unwatched,),
        }  # fmt: skip

    def on(self, day: date, since: date, today: date) -> Iterator[Acting]:
        """What goes wrong on a day; what belongs to days without school before it happens then, too.

        Args:
            day: The day.
            since: The last school day before it.
            today: The day from which is counted back.
        """
        for ago, incidents in self._ago.items():
            if since < today - timedelta(days=ago) <= day:
                for incident in incidents:
                    yield incident(day)
        yield self._put_right(day)

    def _line(self, day: date, machine: str, at: time, minutes: float, reason: str) -> Acting:
        """The line to a machine breaks while it is in use: what it makes then is counted when it is back."""
        lost = self._days.moment(day, at)
        yield Befalls(lost, machine, ConnectionLost(at=lost, reason=reason))
        back = lost + timedelta(minutes=minutes)
        yield Befalls(back, machine, ConnectionMade(at=back))

    def _restart(self, day: date) -> Acting:
        """The collector is stopped for a new version, in the evening."""
        at = self._days.moment(day, time(17, 40))
        yield Tells(at, [CollectorStopped(machine="", at=at, boot="demo-1")])
        at += timedelta(minutes=3)
        yield Tells(at, [CollectorStarted(machine="", at=at, boot="demo-2", software="demo")])

    def _emergency(self, day: date) -> Acting:
        at = self._days.moment(day, time(10, 31))
        yield Says(at, "scie-1", "emergency_stop", True)
        yield Says(at + timedelta(minutes=6), "scie-1", "emergency_stop", False)

    def _alone(self, day: date, machine: str, cycles: int) -> Acting:
        """Somebody starts a machine at noon without having badged in: nobody's parts, and an alarm."""
        at = self._days.moment(day, time(12, 21))
        signal = next(one for one in self._days.machines if one.id == machine).rules.counters[0].signal
        for _ in range(cycles):
            yield Says(at, machine, "execution", "ACTIVE")
            at += timedelta(seconds=self._dice.uniform(100, 240))
            self._days.counters[machine] += 1
            told = yield Says(at, machine, signal, self._days.counters[machine])
            self._lone += [one for one in told.facts if isinstance(one, PartsCounted)]
            yield Says(at, machine, "execution", "PROGRAM_COMPLETED")
            at += timedelta(seconds=50)

    def _jump(self, day: date, *, settled: bool) -> Acting:
        """Somebody sets a counter: what it jumped by waits for a person; that of the last days still does."""
        at = self._days.moment(day, time(12, 40))
        self._days.counters["plieuse-1"] += 2_000_000
        told = yield Says(at, "plieuse-1", "stroke_count", self._days.counters["plieuse-1"])
        held = [one for one in told.facts if isinstance(one, CountHeld)]
        if settled:
            at += timedelta(hours=2)
            for one in held:
                author = self._school.ids["F-03"]
                yield Befalls(at, "plieuse-1", ReviewHeldCount(
                    at=at, hold=one.hold, accept=False, author=author, reason="compteur remis à la main",
                ))  # fmt: skip

    def _take_back(self, day: date) -> Acting:
        """A customer takes an order back."""
        self._days.workload.closed.add(CANCELLED)
        order = replace(self._cancelled.order, state=OrderState.CANCELLED)
        yield Changes(self._days.moment(day, time(11, 12)), order, self._cancelled.operations)

    def _correct(self, day: date) -> Acting:
        """A trainer measures once more: one part that was counted as good is scrap."""
        at = self._days.moment(day, time(16, 20))
        yield Tells(at, ())
        one = self._past.recent
        if one is not None:
            yield Tells(at, [PartsCorrected(
                machine=one.machine, at=at, count=one.count, parts=one.parts, good=0, scrap=one.parts, rework=0,
                author=self._school.ids["F-02"], reason="cote hors tolérance au contrôle final",
            )])  # fmt: skip

    def _exception(self, day: date) -> Acting:
        """The safety officer waives what the house asks for, for half an hour."""
        at = self._days.moment(day, time(9, 5))
        yield Tells(at, [OverrideGranted(
            machine="centre-1", at=at, override="demo-1", person=self._school.groups["2e CIP"][0],
            condition="R9.supervision", by=self._school.ids[OFFICER], role="safety_officer",
            reason="essai de la porte, formateur dans la pièce voisine", since=at, until=at + timedelta(minutes=30),
        )])  # fmt: skip

    def _unwatched(self, day: date) -> Acting:
        """The trainer of a place leaves too early: rights expire, what goes on runs without one until he is back."""
        place, person = "chaudronnerie", self._school.ids["F-03"]
        at = self._days.moment(day, time(14, 38))
        yield Tells(at, [SupervisorLeft(machine="", at=at, person=person, place=place, reason="left")])
        yield Reconsiders(at, place)
        at += timedelta(minutes=24)
        yield Tells(at, [SupervisorPresent(machine="", at=at, person=person, place=place, renewed=False,
                                           author=person)])  # fmt: skip
        yield Reconsiders(at, place)

    def _put_right(self, day: date) -> Acting:
        """The morning after: parts that are nobody's get their owner, forgotten sessions their end. Not all of them."""
        at = self._days.moment(day, time(8, 2))
        yield Tells(at, ())
        lone, self._lone = self._lone[1:], []
        trainee = self._dice.choice(self._school.groups["2e CIP"])
        if lone:
            yield Tells(at, [PartsAssigned(
                machine=one.machine, at=at, count=one.count, author=self._school.ids["F-01"], reason="badge oublié",
                attribution=Attribution(persons=(trainee,), role=Role.RUN),
            ) for one in lone])  # fmt: skip
        forgotten, self._past.forgotten = self._past.forgotten, []
        yield Tells(at, [_corrected(one, self._school.ids[HEAD], at) for one in forgotten
                         if self._dice.random() < 0.6])  # fmt: skip


def _corrected(closed: SessionClosed, author: str, at: datetime) -> SessionCorrected:
    earlier = closed.at - timedelta(minutes=25)
    return SessionCorrected(
        machine=closed.machine, at=at, session=closed.session, closed_at=earlier, author=author,
        reason="badge de sortie oublié",
    )  # fmt: skip
