"""What a kiosk shows of its machine at one moment: how it stands, who works there, what they made, what is missing."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from sqlalchemy import Connection

from collector.core.cycles import advance
from collector.core.facts import Role
from collector.core.machine import Session
from collector.core.opening import opening_intervals, planned_stop_intervals
from collector.core.rules import MachineRules
from collector.gatekeeper import Watcher
from collector.runtime.live import Line, MachineLive
from collector.shopfloor.verdict import Verdict
from collector.store import queries, shopfloor_queries
from collector.store.credits import Credit
from collector.store.registry import Registry
from collector.store.registry_records import Operation, Order, display_name
from collector.store.shopfloor_queries import Call, Unjudged
from collector.web.floor.standing import Standing, is_stale, standing_of
from collector.web.floor.workbook import Made, made_of, read_last_cycles
from collector.web.surroundings import ShownMachine, ShownSite

PARTS_SHOWN = 2
"""Parts that wait for a word, at most, among which one is chosen."""


@dataclass(frozen=True, slots=True)
class Written:
    """What was written down of the work at a machine, as far as its kiosk shows it.

    Args:
        names: What people are called who are there or supervise there, by opaque id.
        order: The order in work.
        operation: Its operation.
        made: Parts made for it so far.
        mine: Parts made in this session.
        waiting: The latest counts of this session that wait for a word.
        call: The call for a trainer that stands.
        stood_since: Since when the machine stands; None while it runs or is unseen.
        stop_code: Why, as it was last said; None where nobody said.
        last_active: Seconds of the last cycle that ended, pauses left out; None where there is none.
    """

    names: Mapping[str, str] = field(default_factory=dict)
    order: Order | None = None
    operation: Operation | None = None
    made: Made = field(default_factory=Made)
    mine: Credit = field(default_factory=Credit)
    waiting: tuple[Unjudged, ...] = ()
    call: Call | None = None
    stood_since: datetime | None = None
    stop_code: str | None = None
    last_active: float | None = None


@dataclass(frozen=True, slots=True)
class Worker:
    """Somebody in the session."""

    id: str
    name: str


@dataclass(frozen=True, slots=True)
class Cycling:
    """The running cycle: seconds for which it ran, of pauses, and that it should take; None where nobody said."""

    active: float
    hold: float
    standard: float | None


@dataclass(frozen=True, slots=True)
class Stop:
    """The machine stands.

    Args:
        since: Since when, in this session (UTC).
        asked: It is time to ask why.
        code: Why, as it was said; None where nobody said.
    """

    since: datetime
    asked: bool
    code: str | None


@dataclass(frozen=True, slots=True)
class Supervisor:
    """A supervisor who is in the machine's place, and until when the badge has to be shown again (UTC)."""

    name: str
    renew_by: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Sight:
    """What a kiosk shows.

    Args:
        machine: Which.
        now: The moment (UTC).
        standing: How it stands.
        alarm: The alarm's text; None for none.
        stale: What is known of it is old.
        connected: The line to it stands.
        session: Who works there on what; None for nobody.
        workers: Who, by name.
        order: The order in work.
        operation: Its operation.
        made: Parts made for it.
        mine: Parts made in this session.
        waiting: Counts of this session that wait for a word.
        cycle: The running cycle.
        last: Seconds of the last one, and of its standard.
        stop: It stands.
        verdict: What was decided about those who are there.
        permit: It may be started; None where that is not enforced or not known.
        supervisors: Who supervises there.
        call: The call for a trainer that stands.
        not_counting: Why what is made does not count now.
        names: What those are called who are there or supervise there, by opaque id.
        full: The disk is full: nothing is recorded, and nothing may be started.
    """

    machine: ShownMachine
    now: datetime
    standing: Standing
    alarm: str | None
    stale: bool
    connected: bool
    session: Session | None
    workers: tuple[Worker, ...]
    order: Order | None
    operation: Operation | None
    made: Made
    mine: Credit
    waiting: tuple[Unjudged, ...]
    cycle: Cycling | None
    last: tuple[float, float | None] | None
    stop: Stop | None
    verdict: Verdict | None
    permit: bool | None
    supervisors: tuple[Supervisor, ...]
    call: Call | None
    not_counting: tuple[str, ...]
    names: Mapping[str, str]
    full: bool = False


def read_written(connection: Connection, live: MachineLive, people: Iterable[str]) -> Written:
    """Read what was written down.

    Args:
        connection: One that only reads.
        live: How the machine stands.
        people: Opaque ids of whose names are to be shown.
    """
    registry, session, whose = Registry(connection), live.state.session, live.state.attribution
    machine = live.machine
    known = {one: registry.person(one) for one in dict.fromkeys(people)}
    order = registry.order(whose.order) if whose.order is not None else None
    stood = shopfloor_queries.standing_since(connection, machine)
    said = shopfloor_queries.stop_said(connection, machine, stood) if stood is not None else None
    last = read_last_cycles(connection, [machine]).get(machine)
    return Written(
        names={id_: display_name(person) for id_, person in known.items() if person is not None},
        order=order,
        operation=registry.operation(order.number, whose.operation) if order is not None and whose.operation else None,
        made=made_of(queries.parts_of_operation(connection, whose.order, whose.operation))
        if whose.order is not None
        else Made(),
        mine=shopfloor_queries.made_in_session(connection, machine, session.session, session.opened_at)
        if session is not None
        else Credit(),
        waiting=tuple(
            shopfloor_queries.unjudged(connection, machine, session.session, session.opened_at, PARTS_SHOWN)
        )
        if session is not None
        else (),
        call=next(iter(shopfloor_queries.open_calls(connection, machine)), None),
        stood_since=stood,
        stop_code=said.reason_code if said is not None else None,
        last_active=last.active if last is not None and not last.excluded else None,
    )  # fmt: skip


def sight_of(
    site: ShownSite,
    machine: ShownMachine,
    live: MachineLive,
    written: Written,
    now: datetime,
    *,
    verdict: Verdict | None = None,
    permit: bool | None = None,
    watchers: Sequence[Watcher] = (),
    full: bool = False,
) -> Sight:
    """What a kiosk shows.

    Args:
        site: Its calendar, and how kiosks behave.
        machine: How the machine is named.
        live: How it stands.
        written: What was written down.
        now: The time (UTC).
        verdict: What was decided about those who are there.
        permit: It may be started.
        watchers: The supervisors who are present, wherever.
        full: The disk is full.
    """
    state, session = live.state, live.state.session
    stale = is_stale(live, now)
    standard = _standard(machine.rules, written.operation, state.program)
    told = None
    if state.cycle is not None and not stale:
        told = advance(state.cycle, now, state.tool, state.excluded)
    return Sight(
        machine=machine,
        now=now,
        standing=standing_of(machine.family, live, stale=stale),
        alarm=state.alarm,
        stale=stale,
        connected=live.line is Line.UP,
        session=session,
        workers=tuple(Worker(one, written.names.get(one, one)) for one in (session.persons if session else ())),
        order=written.order,
        operation=written.operation,
        made=written.made,
        mine=written.mine,
        waiting=written.waiting,
        cycle=Cycling(told.active, told.hold, standard) if told is not None else None,
        last=(written.last_active, standard) if written.last_active is not None else None,
        stop=_stop(site, machine, session, written, now) if not stale else None,
        verdict=verdict if session is not None else None,
        permit=permit,
        supervisors=tuple(
            Supervisor(written.names.get(one.person, one.person), one.renew_by)
            for one in watchers
            if one.place == machine.place
        ),
        call=written.call,
        not_counting=state.excluded,
        names=written.names,
        full=full,
    )


def _standard(rules: MachineRules, operation: Operation | None, program: str | None) -> float | None:
    """Seconds that a cycle should take: the operation's word goes before the machine's."""
    if operation is not None and operation.standard_cycle is not None:
        return operation.standard_cycle
    return rules.standard_for(program).cycle


def _stop(
    site: ShownSite, machine: ShownMachine, session: Session | None, written: Written, now: datetime
) -> Stop | None:
    """The stop that lasts, as far as it lasts in this session; setting up is no stop to be asked about."""
    if session is None or written.stood_since is None:
        return None
    since = max(written.stood_since, session.opened_at)
    long_enough = now - since >= timedelta(seconds=site.kiosk.ask_stop_after)
    asked = (
        long_enough and written.stop_code is None and session.role is not Role.SETUP and _at_work(site, machine, now)
    )
    return Stop(since, asked, written.stop_code)


def _at_work(site: ShownSite, machine: ShownMachine, now: datetime) -> bool:
    """Whether the place is open, where that is known, and no stop was planned."""
    moment = now + timedelta(seconds=1)
    if planned_stop_intervals(site.planned_stops, now, moment, zone=site.zone, machine=machine.id):
        return False
    return not site.shifts or bool(opening_intervals(site.shifts, now, moment, zone=site.zone, place=machine.place))
