"""Keeps the demo's past: lets acts happen in the order of time, by the core and the rules that the collector has.

Nothing is written by hand: machines' words go through `core.step`, who may is decided by the clerk from the papers,
runs without a right are found by the gate's barrier, and the store records all of it. Only the clock is another one.
"""

from __future__ import annotations

import heapq
import json
from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import datetime
from itertools import count

from sqlalchemy import Connection

from collector.access.decision import Outcome as Answered
from collector.access.dossier import Mode
from collector.core.events import ConnectionMade, Event
from collector.core.execution import PACES, Pace
from collector.core.facts import AccessDecided, Fact, PartsCounted, SessionClosed, SessionOpened
from collector.core.machine import MachineState
from collector.core.plain import time_text, to_plain
from collector.core.signals import Quality, Reading, Value
from collector.core.step import step
from collector.demo.acts import Act, Acting, Asks, Befalls, Changes, Outcome, Reconsiders, Says, Tells
from collector.demo.clocks import PastClock
from collector.gate.barrier import Barrier, Right, View, look
from collector.gate.clerk import Answer, Clerk, Question
from collector.gate.exceptions import Exceptions
from collector.gate.modes import mode_of
from collector.gate.stations import Regulation
from collector.gate.watch import Watch, watched
from collector.ordering import Book, differences
from collector.runtime.engine import SITE
from collector.settings import Site
from collector.store import snapshots
from collector.store.registry import Registry
from collector.store.registry_records import Operation, Order
from collector.store.store import Store

AT_ONCE = 1_500
"""Facts that are recorded together: the journal's transactions are few, and the bar moves."""


class Past:
    """The workshop as it was.

    Args:
        site: The site.
        store: Where it is recorded.
        clock: Which time it was.
        author: The opaque id of who changes orders.
    """

    def __init__(self, site: Site, store: Store, clock: PastClock, author: str) -> None:
        assert site.access is not None, "the demo's site has access rules"
        self.states = {one.id: MachineState(one.id) for one in site.machines}
        self.forgotten: list[SessionClosed] = []
        """Sessions that ended with the shift, and that nobody has put right."""
        self.recent: PartsCounted | None = None
        """The last parts that were counted for somebody."""
        self.clock = clock
        self._rules = {one.id: one.rules for one in site.machines}
        self._stations = site.stations
        self._pack, self._pack_text = site.access.pack, site.access.text
        self._clerk = Clerk(store, site.access.pack, site.zone, site.stations)
        self._store = store
        self._author = author
        self._barriers = {one.id: Barrier(one.id, self._pack.limits.grace_minutes * 60) for one in site.machines}
        self._answers: dict[str, list[Answer]] = {}
        self._watch: Watch = {}
        self._exceptions = Exceptions()
        self._held: dict[str, dict[str, Value]] = {one.id: {} for one in site.machines}
        self._facts: list[Fact] = []
        self._kept: list[Answer] = []
        self._unread: set[str] = set()
        self._numbers = count(1)

    def live_through(self, actors: Iterable[Acting]) -> None:
        """Let all of them act, in the order of time."""
        queue: list[tuple[datetime, int, Act, Acting]] = []
        for actor in actors:
            self._next(queue, actor, None)
        while queue:
            at, _, act, actor = heapq.heappop(queue)
            self.clock.at = max(self.clock.at, at)
            self._next(queue, actor, self._happen(act))
            if len(self._facts) >= AT_ONCE:
                self.write_down()

    def write_down(self) -> None:
        """Record what has happened."""
        facts, kept, at = self._facts, self._kept, self.clock.at

        def work(connection: Connection) -> None:
            if kept:
                snapshots.keep_pack(connection, self._pack.digest, self._pack_text, at)
            for answer in kept:
                snapshots.keep(connection, answer.decision.person, answer.snapshot, at)
            self._store.record(connection, facts)

        self._store.write_now(work)
        self._facts, self._kept, self._unread = [], [], set()

    def leave(self) -> None:
        """Keep the machines as a collector finds them that starts after this past: nobody there, numbers go on.

        The counters are forgotten: those of the machines that are connected next are others.
        """
        kept = {
            machine: json.dumps(to_plain(MachineState(machine, at=state.at, lost_at=state.lost_at,
                                                      numbers=state.numbers)))
            for machine, state in self.states.items()
        }  # fmt: skip
        kept[SITE] = json.dumps({"pulse": time_text(self.clock.at), "boot": "demo"})
        self._store.commit_now([], kept)

    def _next(self, queue: list[tuple[datetime, int, Act, Acting]], actor: Acting, outcome: Outcome | None) -> None:
        try:
            act = next(actor) if outcome is None else actor.send(outcome)
        except StopIteration:
            return
        heapq.heappush(queue, (act.at, next(self._numbers), act, actor))

    def _happen(self, act: Act) -> Outcome:
        match act:
            case Says():
                self._held[act.machine][act.signal] = act.value
                # What a machine says while its line is down is heard by nobody.
                heard = self.states[act.machine].connected
                return Outcome(self._hear(act.machine, act.signal) if heard else ())
            case Befalls():
                told = self._step(act.machine, act.event)
                if isinstance(act.event, ConnectionMade):
                    for signal in self._held[act.machine]:
                        told += self._hear(act.machine, signal)
                return Outcome(told)
            case Reconsiders():
                self._reconsider(act)
                return Outcome()
            case Tells():
                self._facts.extend(act.facts)
                self._watch = watched(act.facts, self._watch)
                self._exceptions = self._exceptions.after(act.facts)
                return Outcome(act.facts)
            case Asks():
                return Outcome(decisions=[one.decision for one in self._decide(act)])
            case Changes():
                return Outcome(self._change(act))

    def _hear(self, machine: str, signal: str) -> list[Fact]:
        value = self._held[machine][signal]
        return self._step(machine, Reading(machine, signal, value, Quality.GOOD, None, self.clock.at))

    def _step(self, machine: str, event: Reading | Event) -> list[Fact]:
        state, told = step(self.states[machine], event, self._rules[machine])
        self.states[machine] = state
        self._facts.extend(told)
        for fact in told:
            if isinstance(fact, SessionOpened):
                self._unread.update(fact.persons)
            elif isinstance(fact, SessionClosed) and fact.via == "shift_end":
                self.forgotten.append(fact)
            elif isinstance(fact, PartsCounted) and fact.parts and fact.attribution.persons:
                self.recent = fact
        if state.session is None and told and isinstance(told[-1], SessionClosed):
            self._answers.pop(machine, None)
        self._look(machine)
        return list(told)

    def _look(self, machine: str) -> None:
        """What the gate sees of a machine: permits, and runs without a right."""
        station = self._stations.get(machine)
        if station is None or station.regulation is Regulation.OFF:
            return
        state, answers = self.states[machine], self._answers.get(machine, [])
        verdict = look(self._barriers[machine], View(
            now=self.clock.at,
            enforced=station.regulation is Regulation.ENFORCE,
            connected=state.connected,
            running=PACES[state.execution] is Pace.RUN,
            run=state.cycle.cycle if state.cycle is not None else None,
            session=state.session.session if state.session is not None else None,
            rights=[Right(one.decision.person, one.decision.outcome is not Answered.DENIED) for one in answers],
            mode="",
        ))  # fmt: skip
        self._barriers[machine] = verdict.barrier
        self._facts.extend(verdict.facts)

    def _decide(self, act: Asks) -> list[Answer]:
        # Hours that somebody has stood at machines are read from what is recorded.
        if self._unread.intersection(act.persons):
            self.write_down()
        answers = self._answered(act.machine, act.persons, mode_of(self.states[act.machine], act.role), "kiosk")
        if all(one.decision.outcome is not Answered.DENIED for one in answers):
            self._answers[act.machine] = answers
        return answers

    def _reconsider(self, act: Reconsiders) -> None:
        for machine, before in tuple(self._answers.items()):
            session = self.states[machine].session
            if self._stations[machine].place == act.place and session is not None:
                persons = [one.decision.person for one in before]
                mode = mode_of(self.states[machine], session.role)
                self._answers[machine] = self._answered(machine, persons, mode, "expiry")
                self._look(machine)

    def _answered(self, machine: str, persons: Sequence[str], mode: Mode, via: str) -> list[Answer]:
        relied: Counter[str] = Counter(
            duty.by
            for other, answers in self._answers.items()
            if other != machine
            for answer in answers
            for duty in answer.decision.obligations
        )
        at = self.clock.at
        questions = [
            Question(person, machine, mode, at, asking=len(persons), watch=self._watch, trainees=relied,
                     overrides=self._exceptions.of(person, machine, at))
            for person in persons
        ]  # fmt: skip
        answers = [self._clerk.answer(one) for one in questions]
        self._facts += [self._told(machine, one, mode, via) for one in answers]
        self._kept += answers
        return answers

    def _told(self, machine: str, answer: Answer, mode: Mode, via: str) -> AccessDecided:
        decision = answer.decision
        return AccessDecided(
            machine=machine, at=decision.at, decision=f"demo{next(self._numbers):012d}", person=decision.person,
            mode=mode.value, task=None, outcome=decision.outcome.value, row=decision.row,
            failed=tuple(one.code for one in decision.failed), ends_at=decision.ends_at,
            guardian=next((duty.by for duty in decision.obligations), None), snapshot=answer.digest,
            pack=self._pack.digest, via=via, enforced=self._stations[machine].regulation is Regulation.ENFORCE,
        )  # fmt: skip

    def _change(self, act: Changes) -> Sequence[Fact]:
        at, store, number = self.clock.at, self._store, act.order.number
        self.write_down()

        def work(connection: Connection) -> Sequence[Fact]:
            registry = Registry(connection)
            before = _book(registry.order(number), registry.operations(number))
            registry.save_order(act.order)
            for one in act.operations:
                registry.save_operation(one)
            via = "page" if before.orders else "import"
            facts = tuple(differences(before, _book(act.order, act.operations), at, self._author, via))
            store.record(connection, facts)
            return facts

        return store.write_now(work)


def _book(order: Order | None, operations: Sequence[Operation]) -> Book:
    known = {order.number: order} if order is not None else {}
    return Book(known, {(one.order, one.operation): one for one in operations})
