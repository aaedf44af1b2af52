"""The days of the demo's past: who comes when, what is switched on, who works where, what the office does."""

from __future__ import annotations

import random
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

from collector.core.events import CloseSession, ConnectionLost, ConnectionMade
from collector.core.facts import Fact, SupervisorLeft, SupervisorPresent
from collector.core.families import Family
from collector.demo.acts import Acting, Befalls, Changes, Says, Tells
from collector.demo.hands import Hands
from collector.demo.lists import Wanted
from collector.demo.past import Past
from collector.demo.people import AFTERNOON, MORNING, PLACES, TRAINERS, USE, USUAL, WORKSHOP, School
from collector.demo.shift import Booking, Shift
from collector.demo.workload import Workload
from collector.settings import Site
from collector.settings.workshop import Machine
from collector.store.registry_records import Order, OrderState

HOURS = {MORNING: (time(8), time(12)), AFTERNOON: (time(13), time(17))}

SHOWN_AGAIN = timedelta(minutes=54)
"""After so long a supervisor shows the badge again."""

ON, OFF = time(7, 45), time(17, 6)
"""When machines are switched on and off."""


class Days:
    """Tells who acts on a day.

    Args:
        site: The site.
        school: Its people.
        wanted: Its orders.
        past: Where it happens.
        dice: The only source of chance.
    """

    def __init__(self, site: Site, school: School, wanted: Sequence[Wanted], past: Past, dice: random.Random) -> None:
        self._site = site
        self._school = school
        self._wanted: Mapping[str, Wanted] = {one.order.number: one for one in wanted}
        self._past = past
        self._dice = dice
        self._brought: set[str] = set()
        self.counters = {one.id: dice.randrange(200, 9_000) for one in self.machines}
        self._set_up: dict[str, str] = {}
        self._shy: set[tuple[str, str]] = set()
        self.workload = Workload(wanted, site.zone, dice)
        self.hands = Hands(dice)

    @property
    def machines(self) -> list[Machine]:
        """The machines at which somebody works."""
        return [one for one in self._site.machines if one.family is not Family.METER]

    def moment(self, day: date, at: time) -> datetime:
        """A time on the wall (UTC)."""
        return datetime.combine(day, at, self._site.zone).astimezone(UTC)

    def actors(self, day: date, *, first: bool, last: bool) -> Iterator[Acting]:
        """Everybody who acts on a day, and every machine.

        Args:
            day: The day.
            first: The first after some days without school: machines are switched on in the morning.
            last: The last before some: they are switched off in the evening.
        """
        yield self._office(day)
        for machine in self.machines:
            if first:
                yield self._on(machine, day)
            if last:
                yield self._off(machine, day)
        for half, (begin, end) in HOURS.items():
            groups = [name for name, halves in WORKSHOP.items() if (day.isoweekday(), half) in halves]
            starts, ends = self.moment(day, begin), self.moment(day, end)
            for place in PLACES:
                yield self._supervises(self._trainer(place), place, starts, ends)
            free = {place: self._shuffled(groups, place) for place in PLACES}
            for machine in self._dice.sample(self.machines, len(self.machines)):
                here = free[machine.place]
                if here and self._dice.random() < USE.get(machine.family, USUAL):
                    yield self._shift(machine, here, starts, ends)
            yield self._end(ends)

    def _shuffled(self, groups: Sequence[str], place: str) -> list[str]:
        here = [one for group in groups if group in PLACES[place] for one in self._school.groups[group]]
        return self._dice.sample(here, len(here))

    def _trainer(self, place: str) -> str:
        usual, other = TRAINERS[place]
        return self._school.ids[other if self._dice.random() < 0.12 else usual]

    def bring_in(self, day: date, at: datetime) -> Acting:
        """The orders that have come by a day, as far as they are not there yet."""
        for wanted in self._wanted.values():
            if wanted.received <= day and wanted.order.number not in self._brought:
                self._brought.add(wanted.order.number)
                at += timedelta(seconds=1)
                yield Changes(at, wanted.order, wanted.operations)

    def _office(self, day: date) -> Acting:
        """Orders come in in the morning; what is finished in the evening is called done."""
        yield from self.bring_in(day, self.moment(day, time(8, 4)))
        at = self.moment(day, time(17, 20))
        yield Tells(at, [])
        for number in list(self.workload.done()):
            at += timedelta(seconds=40)
            yield Changes(at, _called_done(self._wanted[number]), self._wanted[number].operations)

    def _on(self, machine: Machine, day: date) -> Acting:
        at = self.moment(day, ON) + timedelta(seconds=self._dice.uniform(0, 900))
        yield Befalls(at, machine.id, ConnectionMade(at=at))
        yield Says(at, machine.id, machine.rules.counters[0].signal, self.counters[machine.id])
        yield Says(at, machine.id, "execution", "READY")

    def _off(self, machine: Machine, day: date) -> Acting:
        at = self.moment(day, OFF) + timedelta(seconds=self._dice.uniform(0, 420))
        yield Befalls(at, machine.id, ConnectionLost(at=at, reason="switched off"))

    def _supervises(self, person: str, place: str, begin: datetime, end: datetime) -> Acting:
        at, again = begin - timedelta(seconds=self._dice.uniform(60, 420)), False
        while at < end:
            yield Tells(at, [SupervisorPresent(machine="", at=at, person=person, place=place, renewed=again,
                                               author=person)])  # fmt: skip
            at, again = at + SHOWN_AGAIN - timedelta(seconds=self._dice.uniform(0, 240)), True
        left: Fact = SupervisorLeft(machine="", at=end + timedelta(minutes=4), person=person, place=place,
                                    reason="left")  # fmt: skip
        yield Tells(left.at, [left])

    def _shift(self, machine: Machine, free: list[str], begin: datetime, end: datetime) -> Acting:
        """Somebody works at a machine, and goes on with the next operation where one is finished early."""
        begin += timedelta(seconds=self._dice.uniform(180, 1500))
        until = end - timedelta(seconds=self._dice.uniform(240, 900))
        trainer, forgets = self._trainer(machine.place), self._dice.random() < 0.02
        yield Tells(begin, ())
        while begin < until - timedelta(minutes=40):
            booking = Booking(machine, begin, until, free, self._shy, trainer, forgets)
            shift = Shift(booking, self.hands, self.workload, self.counters[machine.id], self._dice,
                          self._set_up.get(machine.id, ""))  # fmt: skip
            yield from shift.play()
            self.counters[machine.id], self._set_up[machine.id] = shift.counter, shift.set_up
            if shift.over is None or forgets:
                return
            begin = shift.over + timedelta(minutes=self._dice.uniform(4, 12))

    def _end(self, end: datetime) -> Acting:
        """Sessions that nobody closed end with the shift."""
        at = end + timedelta(seconds=30)
        yield Tells(at, [])
        for machine in self.machines:
            if self._past.states[machine.id].session is not None:
                yield Befalls(at, machine.id, CloseSession(at=at, reason="shift_end", author="collector",
                                                           via="shift_end"))  # fmt: skip


def _called_done(wanted: Wanted) -> Order:
    return replace(wanted.order, state=OrderState.DONE)
