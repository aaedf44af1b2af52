"""A trainee's hours at a machine in the demo's past: badge, set up, cycle after cycle, what goes wrong, badge out."""

from __future__ import annotations

import random
from dataclasses import dataclass
from datetime import datetime, timedelta

from collector.access.decision import Outcome as Answer
from collector.core.events import CloseSession, OpenSession
from collector.core.facts import (
    CycleEnded,
    PartsCounted,
    PartsDeclared,
    Role,
    StopReasonGiven,
    TrainerCalled,
    TrainerCame,
)
from collector.core.families import Family
from collector.demo.acts import Acting, Asks, Befalls, Says, Tells
from collector.demo.hands import Hands
from collector.demo.workload import Workload
from collector.settings.workshop import Machine
from collector.store.registry_records import Operation

TOOLS = {Family.MACHINING_CENTRE: ("1", "12"), Family.CNC_LATHE: ("2", "4")}
CUTTING = frozenset({Family.MACHINING_CENTRE, Family.CNC_LATHE, Family.MANUAL_MILL})
SAID = 0.4
"""The share of their good parts that trainees declare at the kiosk."""

UNTIMED = 300.0
"""Seconds that a cycle takes which nobody has timed."""

EXERCISES = 0.5
"""How often somebody practises at a machine for which there is no order."""

TRIES = 3
"""Trainees who badge in one after the other, where the first may not use the machine."""

ALARMS = ("2021 Bris d'outil détecté", "4503 Surcharge broche", "1120 Défaut serrage pièce")
SPOILT = {
    True: ("dimension", "dimension", "surface", "burr", "tool", "clamping"),
    False: ("dimension", "angle", "scratch", "burr", "material"),
}
"""Why parts are scrap: of machines that cut, and of the others."""


@dataclass(frozen=True, slots=True)
class Booking:
    """A machine, for some hours.

    Args:
        machine: Which.
        begin: When somebody comes (UTC).
        end: When the hours are over (UTC).
        free: Who is there and does nothing: opaque ids. Whoever comes is taken from it, and put back at the end.
        shy: Who was refused at which machine, and seldom tries again.
        trainer: Who is called where something goes wrong.
        forgets: Nobody badges out: the end of the shift does.
    """

    machine: Machine
    begin: datetime
    end: datetime
    free: list[str]
    shy: set[tuple[str, str]]
    trainer: str
    forgets: bool = False


class Shift:
    """Plays one booking.

    Args:
        booking: Which.
        hands: How well it goes.
        workload: What is to be made.
        counter: The machine's counter as it stands.
        dice: The only source of chance.
        set_up: The operation for which the machine is set up.
    """

    def __init__(
        self, booking: Booking, hands: Hands, workload: Workload, counter: int, dice: random.Random, set_up: str
    ) -> None:
        self._booking = booking
        self._machine = booking.machine.id
        self._family = booking.machine.family
        self._rules = booking.machine.rules
        self._hands = hands
        self._workload = workload
        self._dice = dice
        self.counter = counter
        self.set_up = set_up
        self._at = booking.begin
        self._persons: tuple[str, ...] = ()
        self._unsaid: list[PartsCounted] = []
        self.over: datetime | None = None
        """When it was over (UTC); None if nobody worked."""

    def play(self) -> Acting:
        """All of it."""
        # Who is free, and what is to be made, is looked at when the time has come.
        yield Tells(self._at, ())
        operation = self._workload.take(self._family, self._at)
        if operation is None and self._dice.random() > EXERCISES:
            return
        try:
            if (yield from self._come_in()):
                if operation is None:
                    yield from self._exercise()
                else:
                    yield from self._work(operation)
                    self.over = self._at
        finally:
            if operation is not None:
                self._workload.lay_down(operation)
            if not self._booking.forgets:
                self._booking.free.extend(self._persons)

    def _work(self, operation: Operation) -> Acting:
        if f"{operation.order}/{operation.operation}" != self.set_up:
            yield from self._prepare(operation)
        yield from self._open(operation, Role.RUN)
        # Nobody begins a part that would not be finished before the bell.
        last = self._booking.end - timedelta(seconds=1.6 * (operation.standard_cycle or UNTIMED))
        while self._at < last and not self._workload.is_made(operation):
            yield from self._cycle(operation)
            if self._dice.random() < 0.03:
                yield from self._stand()
        yield from self._declare()
        if not self._booking.forgets:
            yield from self._close("left")

    def _exercise(self) -> Acting:
        """There is no order: somebody makes a part to learn by, slowly, until the hours are over."""
        yield from self._open(None, Role.RUN)
        usual = self._rules.standard.cycle or UNTIMED
        while self._at < self._booking.end - timedelta(minutes=70):
            yield Says(self._wait(self._dice.uniform(1800, 3000)), self._machine, "execution", "ACTIVE")
            yield from self._count(usual * self._dice.uniform(1.2, 2.2))
        self._wait(max(0.0, (self._booking.end - self._at).total_seconds()))
        yield from self._close("left")

    def _wait(self, seconds: float) -> datetime:
        self._at += timedelta(seconds=seconds)
        return self._at

    def _come_in(self) -> Acting:
        """Somebody badges in; whoever may not use this machine makes room for the next."""
        free = self._booking.free
        for _ in range(min(TRIES, len(free))):
            asking: tuple[str, ...] = (free.pop(0),)
            if (asking[0], self._machine) in self._booking.shy and self._dice.random() < 0.9:
                free.extend(asking)
                continue
            if len(free) > 2 and self._dice.random() < 0.1:
                asking = (*asking, free.pop(0))
            told = yield Asks(self._at, self._machine, asking, Role.RUN)
            if all(one.outcome is not Answer.DENIED for one in told.decisions):
                self._persons = asking
                return True
            free.extend(asking)
            self._booking.shy.update((one.person, self._machine) for one in told.decisions
                                     if one.outcome is Answer.DENIED)  # fmt: skip
            self._wait(self._dice.uniform(60, 240))
        return False

    def _open(self, operation: Operation | None, role: Role) -> Acting:
        yield Befalls(self._wait(self._dice.uniform(10, 40)), self._machine, OpenSession(
            at=self._at, persons=self._persons, role=role, author=self._persons[0], via="kiosk",
            order=operation.order if operation is not None else None,
            operation=operation.operation if operation is not None else None,
            parts_per_cycle=operation.parts_per_cycle if operation is not None else None,
            per_part=operation.strokes_per_part if operation is not None else None,
        ))  # fmt: skip

    def _close(self, reason: str) -> Acting:
        event = CloseSession(at=self._wait(20), reason=reason, author=self._persons[0], via="kiosk")
        yield Befalls(self._at, self._machine, event)

    def _prepare(self, operation: Operation) -> Acting:
        """Set the machine up: a program is chosen, and one part tried that does not count."""
        yield from self._open(operation, Role.SETUP)
        if operation.program is not None:
            yield Says(self._wait(60), self._machine, "program", operation.program)
        seconds = (operation.standard_setup or 600.0) * self._dice.uniform(0.5, 0.9)
        switch = "functional_mode" if self._family is not Family.CNC_LATHE else "controller_mode"
        if self._family in (Family.MACHINING_CENTRE, Family.PRESS_BRAKE, Family.CNC_LATHE):
            yield Says(self._wait(30), self._machine, switch, "SETUP" if switch == "functional_mode" else "MANUAL")
            yield Says(self._wait(seconds), self._machine, switch,
                       "PRODUCTION" if switch == "functional_mode" else "AUTOMATIC")  # fmt: skip
        else:
            self._wait(seconds)
        self.set_up = f"{operation.order}/{operation.operation}"

    def _cycle(self, operation: Operation) -> Acting:
        standard = operation.standard_cycle or UNTIMED
        seconds = standard * self._hands.pace(self._persons, self._family)
        handling = min(240.0, 0.25 * standard) * self._dice.uniform(0.8, 1.6)
        yield Says(self._wait(handling), self._machine, "execution", "ACTIVE")
        parts = [seconds]
        tools = TOOLS.get(self._family, ())
        if tools:
            parts = [seconds * 0.4, seconds * 0.6]
        for number, share in enumerate(parts):
            if tools:
                yield Says(self._wait(2), self._machine, "tool", tools[number])
            if self._hands.hesitates(self._persons, self._family) and self._family in CUTTING:
                yield Says(self._wait(share / 2), self._machine, "execution", "FEED_HOLD")
                yield Says(self._wait(self._dice.uniform(10, 90)), self._machine, "execution", "ACTIVE")
                share /= 2
            self._wait(share)
        if self._dice.random() < 0.008 and self._family in CUTTING:
            yield from self._break_off()
            return
        counted = yield from self._count(0.0, operation.strokes_per_part)
        self._unsaid += [one for one in counted.facts if isinstance(one, PartsCounted) and one.parts]
        if len(self._unsaid) >= 6 or (self._unsaid and self._hands.spoils(self._persons, self._family)):
            yield from self._declare(spoilt=len(self._unsaid) < 6)

    def _count(self, seconds: float, strokes: int | None = None) -> Acting:
        """A cycle ends after so many seconds more, and the counter says so; gives what was counted."""
        counter = self._rules.counters[0]
        self.counter += strokes or counter.per_part
        counted = yield Says(self._wait(seconds), self._machine, counter.signal, self.counter)
        self._workload.count(counted.facts)
        rest = "READY" if self._family is Family.PRESS_BRAKE else "PROGRAM_COMPLETED"
        ended = yield Says(self._at, self._machine, "execution", rest)
        if any(isinstance(one, CycleEnded) for one in ended.facts):
            self._hands.has_made(self._persons, self._family)
        return counted

    def _declare(self, *, spoilt: bool = False) -> Acting:
        """Say how the last parts are; the very last one is scrap, if one is."""
        said = [one for one in self._unsaid if self._dice.random() < SAID or (spoilt and one is self._unsaid[-1])]
        spoilt = spoilt and bool(said)
        self._unsaid.clear()
        if not said:
            return
        at, facts = self._wait(15), []
        for number, one in enumerate(said, 1):
            bad = spoilt and number == len(said)
            rework = bad and self._dice.random() < 0.2
            facts.append(PartsDeclared(
                machine=self._machine, at=at, count=one.count, attribution=one.attribution,
                good=0 if bad else one.parts, scrap=one.parts if bad and not rework else 0,
                rework=one.parts if rework else 0,
                reason_code=self._dice.choice(SPOILT[self._family in CUTTING]) if bad else "",
                author=self._persons[0], via="kiosk", declaration=f"demo-{one.count}",
            ))  # fmt: skip
        yield Tells(at, facts)
        self._workload.count(facts)

    def _break_off(self) -> Acting:
        """An alarm: the cycle is given up, a trainer comes."""
        yield Says(self._at, self._machine, "alarm", self._dice.choice(ALARMS))
        yield Says(self._wait(1), self._machine, "execution", "ABORTED")
        yield from self._call("machine")
        yield Says(self._wait(self._dice.uniform(60, 240)), self._machine, "alarm", "")

    def _call(self, reason: str) -> Acting:
        call = f"demo-{self._machine}-{self._at:%Y%m%d%H%M%S}"
        yield Tells(self._wait(40), [TrainerCalled(
            machine=self._machine, at=self._at, persons=self._persons, reason_code=reason, author=self._persons[0],
            via="kiosk", call=call,
        )])  # fmt: skip
        came = TrainerCame(machine=self._machine, at=self._wait(self._dice.uniform(60, 420)),
                           author=self._booking.trainer, via="kiosk")  # fmt: skip
        yield Tells(self._at, [came])

    def _stand(self) -> Acting:
        """The machine stands for a while, and somebody says why."""
        since = self._at
        reason = self._dice.choice(("measuring", "tool_change", "material", "trainer", "lesson", "cleaning"))
        if reason == "trainer":
            yield from self._call(self._dice.choice(("help", "check")))
        self._wait(self._dice.uniform(330, 900))
        yield Tells(self._at, [StopReasonGiven(
            machine=self._machine, at=self._at, since=since, until=self._at, reason_code=reason,
            author=self._persons[0], via="kiosk",
        )])  # fmt: skip
