"""Which scheduled operations become impossible because papers lapse: nobody may do them when they are due."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sqlalchemy import Connection

from collector.access.decision import Outcome
from collector.access.dossier import Mode
from collector.reports.forecast import Forecast
from collector.reports.lapse_words import SUPERVISION
from collector.reports.lapses import Lapse
from collector.reports.matrix import active_trainees
from collector.reports.workshop import Workshop
from collector.store.registry import Registry
from collector.store.registry_records import Operation, OrderState


@dataclass(frozen=True, slots=True, kw_only=True)
class Hindered:
    """An open operation that no trainee could do any more on some machines.

    Args:
        operation: The operation.
        due: The order's due day; None for none.
        on: The day for which was decided: the due day, or the last day looked at.
        lost: By machine, the first day from which nobody may use it up to `on`; today where nobody may already.
        left: The other machines of the family: somebody may use them still.
        because: The lapsing papers that take the right from those who have it today.
        conditions: Codes of the conditions that fail then, where no lapsing paper explains it.
    """

    operation: Operation
    due: date | None
    on: date
    lost: Mapping[str, date]
    left: tuple[str, ...]
    because: tuple[Lapse, ...]
    conditions: tuple[str, ...]

    @property
    def impossible(self) -> bool:
        """There is no machine left for it."""
        return not self.left


class Outlook:
    """Who may use which machine on the days to come, decided as often as needed and no more.

    Args:
        connection: Reads the workshop's database.
        workshop: The workshop.
        now: The present (UTC).
        mode: How the machines are to be used.
    """

    def __init__(self, connection: Connection, workshop: Workshop, now: datetime, mode: Mode = Mode.PRODUCTION) -> None:
        self._connection = connection
        self._workshop = workshop
        self._now = now
        self._mode = mode
        self._forecasts: dict[date, Forecast] = {}
        self._allowed: dict[tuple[date, str], bool] = {}
        self._trainees = [one.id for one in active_trainees(connection)]

    def somebody_may(self, machine: str, day: date) -> bool:
        """Whether some trainee might use a machine on a day."""
        if (day, machine) not in self._allowed:
            self._allowed[day, machine] = any(not self.failed(one, machine, day) for one in self._trainees)
        return self._allowed[day, machine]

    def who_may(self, machine: str, day: date) -> list[str]:
        """The trainees who might, by opaque id."""
        return [one for one in self._trainees if not self.failed(one, machine, day)]

    def failed(self, person: str, machine: str, day: date) -> tuple[str, ...]:
        """Codes of the conditions that stand in somebody's way; empty for somebody who may."""
        if day not in self._forecasts:
            # Noon, with nobody's hours counted: it is the papers that are looked at, not the day's work.
            at = self._workshop.noon(day)
            self._forecasts[day] = Forecast(
                self._connection, self._workshop, at, min(self._now, at - timedelta(days=1))
            )
        decision = self._forecasts[day].decision(person, machine, self._mode)
        return tuple(one.code for one in decision.failed) if decision.outcome is Outcome.DENIED else ()


def hindered(
    connection: Connection, workshop: Workshop, found: Sequence[Lapse], today: date, days: int, now: datetime,
    order: str | None = None,
) -> tuple[list[Hindered], list[Hindered]]:  # fmt: skip
    """The open operations that become impossible, wholly or on some machines, and those that are so already.

    Args:
        connection: Reads the workshop's database.
        workshop: The workshop.
        found: What lapses.
        today: The civil day at the site.
        days: The last day that is looked at is so many days from today.
        now: The present (UTC).
        order: Only the operations of this order.

    Returns:
        Those that somebody may do today and nobody when they are due, then those that nobody may do even today. An
        operation on a family of which no machine stands here is in neither.
    """
    registry = Registry(connection)
    outlook = Outlook(connection, workshop, now)
    horizon = today + timedelta(days=days)
    changes = _changes(workshop, found, today, horizon)
    coming: list[Hindered] = []
    already: list[Hindered] = []
    for one_order in registry.orders(OrderState.OPEN):
        if order not in (None, one_order.number):
            continue
        due = one_order.due_date
        on = due if due is not None and today <= due <= horizon else horizon
        for operation in registry.operations(one_order.number):
            machines = [one for one in workshop.regulated if workshop.stations[one].family == operation.family]
            if not machines:
                continue
            possible = [one for one in machines if outlook.somebody_may(one, today)]
            if not possible:
                lost = dict.fromkeys(machines, today)
                already.append(
                    Hindered(operation=operation, due=due, on=on, lost=lost, left=(), because=(), conditions=())
                )
                continue
            lost = {
                one: since for one in possible if (since := _lost_since(outlook, one, changes, today, on)) is not None
            }
            if not lost:
                continue
            because, codes = _reasons(outlook, lost, found, today, on)
            coming.append(Hindered(
                operation=operation, due=due, on=on, lost=lost,
                left=tuple(one for one in possible if one not in lost), because=because, conditions=codes,
            ))  # fmt: skip
    return coming, already


def _changes(workshop: Workshop, found: Sequence[Lapse], today: date, horizon: date) -> list[date]:
    """The days on which rights may end: the days after last days, and those on which the rules change."""
    days = {one.last_day + timedelta(days=1) for one in found}
    lines = (*workshop.pack.families, *workshop.pack.classes.values())
    days |= {line.since for line in lines if line.since is not None}
    return sorted(one for one in days if today < one <= horizon)


def _lost_since(outlook: Outlook, machine: str, changes: Sequence[date], today: date, on: date) -> date | None:
    """The first day from which nobody may use a machine up to a day; None if somebody may on that day."""
    if outlook.somebody_may(machine, on):
        return None
    lost = on
    kept = today
    for day in reversed([one for one in changes if one < on]):
        if outlook.somebody_may(machine, day):
            kept = day
            break
        lost = day
    while lost - kept > timedelta(days=1):
        middle = kept + (lost - kept) // 2
        if outlook.somebody_may(machine, middle):
            kept = middle
        else:
            lost = middle
    return lost


def _reasons(
    outlook: Outlook, lost: Mapping[str, date], found: Sequence[Lapse], today: date, on: date
) -> tuple[tuple[Lapse, ...], tuple[str, ...]]:
    """The lapsing papers that take away the rights of today, and the conditions that fail where no paper explains it.

    Only of those who are nearest to their right: whoever lacks the same and more says nothing new.
    """
    papers = {one.paper: one for one in found}
    lacking: list[frozenset[str]] = []
    for machine in lost:
        for person in outlook.who_may(machine, today):
            codes = outlook.failed(person, machine, on)
            explained = [one for one in found if one.last_day < on and _explains(one, person, machine, codes)]
            open_codes = [code for code in codes if not any(code in one.codes for one in explained)]
            lacking.append(frozenset((*(one.paper for one in explained), *open_codes)))
    nearest = {name for one in lacking if not any(other < one for other in lacking) for name in one}
    because = [one for id_, one in papers.items() if id_ in nearest]
    return tuple(because), tuple(sorted(nearest - papers.keys()))


def _explains(lapse: Lapse, person: str, machine: str, codes: Sequence[str]) -> bool:
    failing = set(lapse.codes) & set(codes)
    if lapse.machines and machine not in lapse.machines:
        return False
    # Of somebody else only what makes him no supervisor any more.
    return bool(failing if lapse.person in (None, person) else failing & set(SUPERVISION))
