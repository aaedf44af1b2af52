"""All that is known of one order: its book, times, machines, faults, hands, and what was changed about it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy import Connection

from collector.core.facts import Role
from collector.store import change_queries as changes
from collector.store import order_queries as queries
from collector.store.change_queries import OrderEntry, PartChange
from collector.store.order_queries import CycleTime, OrderSession, Ran
from collector.store.queries import BEGINNING, END
from collector.store.registry import Registry
from collector.store.shopfloor_queries import Cause, causes
from collector.web.orders.authors import names_of
from collector.web.orders.book import OperationLine, OrderLine, read_book
from collector.web.orders.calendar import Calendar
from collector.web.surroundings import ShownSite

MOST_CYCLES = 150
"""Cycles that the chart shows, the last ones."""

MOST_CHANGES = 60
"""Changes that the page lists, the last ones."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Times:
    """The time that an operation has taken; all in seconds.

    Args:
        line: The operation.
        setup: Setting up.
        setup_standard: What that should take; None where nobody said.
        run: Sessions of production.
        active: In which programs ran, in completed cycles that count.
        cycles: How many of these.
        cycle_standard: What one should take; None where nobody timed it.
    """

    line: OperationLine
    setup: float
    setup_standard: float | None
    run: float
    active: float
    cycles: int
    cycle_standard: float | None

    @property
    def cycle(self) -> float | None:
        """The mean of a cycle, pauses left out; None before there was one."""
        return self.active / self.cycles if self.cycles else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Hand:
    """Somebody who worked for the order.

    Args:
        person: Opaque id.
        roles: What they did.
        seconds: For how long, closing time and planned stops left out.
        last_at: When last (UTC).
        machines: On which machines, by id.
    """

    person: str
    roles: tuple[Role, ...]
    seconds: float
    last_at: datetime
    machines: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Dossier:
    """What the page of an order shows.

    Args:
        line: The order in the book.
        times: Of each operation.
        ran: What machines did for it.
        shown: The operation whose cycles are shown; None where there is none.
        cycles: Its last cycles.
        declared: Why parts are not good, as trainees said, by code; without a code: what nobody gave a reason for.
        corrected: And as those said who corrected counts, in their words.
        hands: Who worked for it, in the order of their names.
        nobodys: Parts that are no trainee's yet.
        changes: What was changed about its parts; the latest first.
        entries: What the office changed; the latest first.
        names: What authors and trainees are called, by opaque id.
    """

    line: OrderLine
    times: Sequence[Times]
    ran: Sequence[Ran]
    shown: OperationLine | None
    cycles: Sequence[CycleTime]
    declared: Sequence[Cause]
    corrected: Sequence[Cause]
    hands: Sequence[Hand]
    nobodys: int
    changes: Sequence[PartChange]
    entries: Sequence[OrderEntry]
    names: Mapping[str, str]


def read_dossier(
    connection: Connection, site: ShownSite, now: datetime, number: str, operation: str | None = None
) -> Dossier | None:
    """Read it; blocks.

    Args:
        connection: Reads the store.
        site: Machines and opening time.
        now: The present (UTC).
        number: The order's number.
        operation: The operation whose cycles are to be shown; by default the first that is not done and has any.

    Returns:
        None if there is no such order.
    """
    order = Registry(connection).order(number)
    if order is None:
        return None
    [line] = read_book(connection, site, now, [order])
    calendar, sessions = Calendar(site, now), queries.sessions_of(connection, number)
    ran = queries.ran_for(connection, number)
    shown = _shown(line, ran, operation)
    names = names_of(connection)
    declared, corrected = _faults(
        causes(connection, BEGINNING, END, order=number), changes.corrected_causes(connection, number)
    )
    return Dossier(
        line=line,
        times=[_times(one, sessions, calendar) for one in line.operations],
        ran=ran,
        shown=shown,
        cycles=queries.last_cycles(connection, number, shown.number, MOST_CYCLES) if shown is not None else (),
        declared=declared,
        corrected=corrected,
        hands=_hands(sessions, queries.persons_of(connection, number), calendar, names, now),
        nobodys=queries.nobodys_parts(connection, number),
        changes=changes.changes_of_order(connection, number, MOST_CHANGES),
        entries=changes.entries_of_order(connection, number, MOST_CHANGES),
        names=names,
    )


def _shown(line: OrderLine, ran: Sequence[Ran], wanted: str | None) -> OperationLine | None:
    """The operation whose cycles are shown: the one asked for, else the first unfinished one that has some."""
    have = {one.operation for one in ran}
    some = [one for one in line.operations if one.number in have]
    asked = next((one for one in some if (one.number or "") == wanted), None)
    return asked or next((one for one in some if one.left), None) or (some[-1] if some else None)


def _times(line: OperationLine, sessions: Sequence[OrderSession], calendar: Calendar) -> Times:
    mine = [one for one in sessions if one.work[1] == line.number]
    planned, made = line.planned, line.made
    return Times(
        line=line,
        setup=sum(calendar.worked(one) for one in mine if one.role is Role.SETUP),
        setup_standard=planned.standard_setup if planned is not None else None,
        run=sum(calendar.worked(one) for one in mine if one.role is Role.RUN),
        active=made.active,
        cycles=made.cycles,
        cycle_standard=planned.standard_cycle if planned is not None else None,
    )


def _faults(declared: Sequence[Cause], corrected: Sequence[Cause]) -> tuple[list[Cause], list[Cause]]:
    """What has no code among the declared is what corrections speak of, as far as they do."""
    told = [one for one in declared if one.reason_code]
    rest = next((one for one in declared if not one.reason_code), None)
    if rest is not None:
        scrap = max(rest.scrap - sum(one.scrap for one in corrected), 0)
        rework = max(rest.rework - sum(one.rework for one in corrected), 0)
        if scrap or rework:
            told.append(replace(rest, scrap=scrap, rework=rework))
    return told, list(corrected)


def _hands(
    sessions: Sequence[OrderSession], presences: Sequence[tuple[str, str, datetime, datetime | None]],
    calendar: Calendar, names: Mapping[str, str], now: datetime,
) -> list[Hand]:  # fmt: skip
    known = {one.session: one for one in sessions}
    found: dict[str, Hand] = {}
    for session, person, came, left in presences:
        one = known[session]
        hand = found.get(person) or Hand(person=person, roles=(), seconds=0.0, last_at=came, machines=())
        found[person] = replace(
            hand,
            roles=tuple(dict.fromkeys((*hand.roles, one.role))),
            seconds=hand.seconds + calendar.worked(replace(one, opened_at=came, closed_at=left)),
            last_at=max(hand.last_at, left or now),
            machines=tuple(dict.fromkeys((*hand.machines, one.machine))),
        )
    return sorted(found.values(), key=lambda hand: (names.get(hand.person, "\uffff"), hand.person))
