"""Lets events happen to machines one after another and writes the facts down before anyone else sees them."""

from __future__ import annotations

import asyncio
import json
import logging
import uuid
from collections.abc import Awaitable, Callable, Mapping, Sequence
from contextlib import suppress
from datetime import datetime, timedelta
from typing import Protocol

from collector.core.dating import in_order, when
from collector.core.events import ConnectionLost, Event, NameOrder, Tick
from collector.core.facts import CollectorStarted, CollectorStopped, Fact
from collector.core.machine import MachineState
from collector.core.plain import from_plain, time_text, to_plain
from collector.core.rules import MachineRules
from collector.core.running import overdue_at
from collector.core.signals import Quality, Reading
from collector.core.step import step
from collector.errors import DiskFull, JournalError
from collector.runtime.clock import Clock
from collector.runtime.live import Live
from collector.runtime.mailbox import Delivery, WaitingMailbox

log = logging.getLogger(__name__)

SITE = ""
"""The machine of facts about the whole site, and the key under which the collector keeps its own sign of life."""

PULSE_EVERY = 5.0
"""Seconds between two signs of life: how exactly a power cut can be dated."""

TICK_EVERY = 0.5
"""Seconds between two looks for cycles whose proof is overdue."""

TRY_AGAIN_AFTER = 1.0
"""Seconds between two tries to write down what a full disk did not take."""

ON_THE_WAY = timedelta(seconds=0.5)
"""How long a look waits for readings that are still on the way: what a machine dated earlier is to be heard first."""


class Recorder(Protocol):
    """Where facts go first."""

    async def commit(self, facts: Sequence[Fact], states: Mapping[str, str]) -> object:
        """Keep facts and machine states together or not at all.

        Raises:
            JournalError: If nothing could be kept.
        """
        ...


OrderMatcher = Callable[[str, str], Awaitable[tuple[str | None, str | None]]]
"""From a machine's id and the order that it names to the registry's order and operation, if they match."""


class Engine:
    """The one place where events meet machines.

    Args:
        rules: Each machine's rules.
        recorder: Where facts are written.
        live: Where the committed state is shown.
        mailbox: Where events come from.
        clock: The time.
        software: The collector's version, for the record.
        match_order: Asks the registry which order a machine means.
        on_badge: Told of each badge that a machine's reader read: machine, badge.
    """

    def __init__(
        self,
        rules: Mapping[str, MachineRules],
        recorder: Recorder,
        live: Live,
        mailbox: WaitingMailbox,
        clock: Clock,
        *,
        software: str,
        match_order: OrderMatcher,
        on_badge: Callable[[str, str], None] = lambda _machine, _badge: None,
    ) -> None:
        self._rules = rules
        self._recorder = recorder
        self._live = live
        self._mailbox = mailbox
        self._clock = clock
        self._software = software
        self._match_order = match_order
        self._on_badge = on_badge
        self._boot = uuid.uuid4().hex
        self._states: dict[str, MachineState] = {}
        self._finishing = False
        self._breath: asyncio.Future[None] | None = None
        self._without_room = False
        self._held = ""

    async def start(self, kept: Mapping[str, str]) -> None:
        """Take up the states that were kept. What was connected was lost from sight when the last sign of life came.

        Args:
            kept: Each machine's state as it was last committed.

        Raises:
            JournalError: If the start cannot be recorded.
        """
        now = self._clock.now()
        last_pulse = datetime.fromisoformat(json.loads(kept[SITE])["pulse"]) if SITE in kept else None
        facts: list[Fact] = [CollectorStarted(machine=SITE, at=now, boot=self._boot, software=self._software)]
        for machine, body in kept.items():
            if machine == SITE:
                continue
            state = from_plain(MachineState, json.loads(body))
            if state.connected:
                lost = ConnectionLost(at=last_pulse or now, reason="the collector was not running")
                state, told = step(state, lost, self._rules_of(machine))
                facts.extend(told)
            self._states[machine] = state
        for machine in self._rules:
            self._states.setdefault(machine, MachineState(machine))
        await self._commit(facts, set(self._states), pulse=now)

    async def run(self) -> None:
        """Take what the mailbox holds, let it happen, write it down, show it; until `finish` is asked for.

        Raises:
            JournalError: If something cannot be recorded: recording is the job, so this ends the collector.
        """
        while not (self._finishing and len(self._mailbox) == 0):
            deliveries = await self._mailbox.take()
            try:
                await self._handle(deliveries)
            except JournalError as error:
                for delivery in deliveries:
                    if delivery.answer is not None and not delivery.answer.done():
                        delivery.answer.set_exception(error)
                raise
        await self._record_stop()

    async def finish(self) -> None:
        """Let `run` come to its end, once everything in the mailbox has happened and is written down."""
        self._finishing = True
        await self._mailbox.put(Delivery(SITE, []))

    async def keep_time(self) -> None:
        """Let time happen to machines that wait for it, and leave a sign of life; until cancelled."""
        since_pulse = 0.0
        while True:
            await self._clock.sleep(TICK_EVERY)
            now = self._clock.now()
            since_pulse += TICK_EVERY
            for machine, state in tuple(self._states.items()):
                due = overdue_at(state.cycle, self._rules_of(machine).settle)
                if due is not None and now > due + ON_THE_WAY:
                    # Dated by what was waited for, not by the look: a start that is reported late keeps its own time.
                    await self._mailbox.put(Delivery(machine, [Tick(at=due + timedelta(microseconds=1))]))
            if since_pulse >= PULSE_EVERY:
                since_pulse = 0.0
                with suppress(DiskFull):
                    await self._recorder.commit([], self._pulse(now))

    async def ask(self, machine: str, event: Event) -> MachineState:
        """Let what a person asked for happen, and wait until it is written down.

        Returns:
            The machine's state then.

        Raises:
            JournalError: If it cannot be recorded.
        """
        self._refuse_if_held()
        answer: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        await self._mailbox.put(Delivery(machine, [event], answer))
        await answer
        # What is shown is committed; `_states` may be further by now.
        return self._live.machines[machine].state

    async def breathe(self) -> None:
        """Come back once all that was delivered before has happened and is written down: proof that this goes on.

        While the disk is full, what has happened waits in hand and is tried again and again: that is a proof, too.
        """
        if self._without_room:
            return
        self._breath = asyncio.get_running_loop().create_future()
        await self._mailbox.put(Delivery(SITE, [], self._breath))
        await self._breath

    async def record(self, facts: Sequence[Fact]) -> None:
        """Write down facts that touch no machine's state: corrections of what was counted before."""
        self._refuse_if_held()
        await self._commit(list(facts), set())

    def hold(self, why: str) -> None:
        """Take nothing from people and the gate for now; what machines have said before is still written down."""
        self._held = why

    def go_on(self) -> None:
        """Take everything again."""
        self._held = ""

    def _refuse_if_held(self) -> None:
        if self._held:
            raise DiskFull(self._held)

    def expect(self, rules: Mapping[str, MachineRules]) -> None:
        """Have these machines from now on, each read by these rules. What was known of one is gone on from.

        A machine that is no longer among them keeps its state, as it does when it is missing after a restart; nothing
        may be on its way from it any more. `live` has to show the machines already.
        """
        come = [machine for machine in rules if machine not in self._rules]
        self._rules = dict(rules)
        for machine in come:
            self._states.setdefault(machine, MachineState(machine))
        self._live.committed({machine: self._states[machine] for machine in come}, [])

    async def _handle(self, deliveries: Sequence[Delivery]) -> None:
        facts: list[Fact] = []
        touched: set[str] = set()
        for delivery in deliveries:
            if not delivery.events:
                continue
            state = before = self._states[delivery.machine]
            rules = self._rules_of(delivery.machine)
            for event in in_order(state, delivery.events):
                if isinstance(event, Reading) and event.signal == "badge":
                    if event.value and event.quality is not Quality.BAD:
                        self._on_badge(delivery.machine, str(event.value))
                    continue
                if isinstance(event, Reading) and event.signal == "order" and event.quality is not Quality.BAD:
                    event = await self._named_order(state, event)
                state, told = step(state, event, rules)
                facts.extend(told)
            self._states[delivery.machine] = state
            if state is not before:
                touched.add(delivery.machine)
        await self._commit_when_there_is_room(facts, touched)
        for delivery in deliveries:
            if delivery.answer is not None and not delivery.answer.done():
                delivery.answer.set_result(None)

    async def _commit_when_there_is_room(self, facts: list[Fact], touched: set[str]) -> None:
        """Keep in hand what has happened until the disk takes it: once, and before anything that comes after it."""
        while True:
            try:
                await self._commit(facts, touched)
            except DiskFull:
                if self._finishing:
                    raise
                self._without_room = True
                if self._breath is not None and not self._breath.done():
                    self._breath.set_result(None)
                await self._clock.sleep(TRY_AGAIN_AFTER)
            else:
                self._without_room = False
                return

    async def _record_stop(self) -> None:
        """Record a stop in good order."""
        now = self._clock.now()
        facts: list[Fact] = []
        for machine, state in self._states.items():
            lost = ConnectionLost(at=now, reason="the collector was stopped")
            self._states[machine], told = step(state, lost, self._rules_of(machine))
            facts.extend(told)
        facts.append(CollectorStopped(machine=SITE, at=now, boot=self._boot))
        await self._commit(facts, set(self._states), pulse=now)

    async def _named_order(self, state: MachineState, reading: Reading) -> NameOrder:
        at = when(state, reading)
        text = str(reading.value).strip() if reading.value is not None else ""
        if not text:
            return NameOrder(at=at, text=None)
        order, operation = await self._match_order(state.machine, text)
        return NameOrder(at=at, text=text, order=order, operation=operation)

    async def _commit(self, facts: list[Fact], touched: set[str], pulse: datetime | None = None) -> None:
        states = {machine: self._states[machine] for machine in touched}
        bodies = {machine: json.dumps(to_plain(state)) for machine, state in states.items()}
        if pulse is not None:
            bodies |= self._pulse(pulse)
        if facts or bodies:
            await self._recorder.commit(facts, bodies)
        self._live.committed(states, facts)

    def _pulse(self, now: datetime) -> dict[str, str]:
        return {SITE: json.dumps({"pulse": time_text(now), "boot": self._boot})}

    def _rules_of(self, machine: str) -> MachineRules:
        return self._rules.get(machine) or MachineRules(machine)
