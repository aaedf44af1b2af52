"""Lists from the office into the registry: first a plan that shows what would change, then, if wanted, the change."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, fields, replace
from datetime import date, datetime
from pathlib import Path
from typing import Any

from collector.errors import ConfigError, Problem, RequestRefused
from collector.store.import_reading import COLUMNS, Kind, ReadList, read_list
from collector.store.registry import Registry
from collector.store.registry_records import Operation, Order, OrderState, Person, new_person_id

EXAMPLES: Mapping[Kind, Mapping[str, str]] = {
    Kind.PEOPLE: {
        "reference": "2026-014",
        "family_name": "Martin",
        "given_name": "Léa",
        "role": "élève",
        "birth_date": "31/12/2010",
        "group_name": "U1",
        "active": "oui",
        "badges": "04:A1:B2:C3",
    },
    Kind.ORDERS: {
        "order": "26-1042",
        "customer": "Ateliers du Rhône",
        "title": "Support de palier",
        "due_date": "18/12/2026",
        "state": "en cours",
        "operation": "10",
        "description": "Fraisage face A",
        "family": "centre d'usinage",
        "quantity": "40",
        "standard_cycle": "6,5 min",
        "standard_setup": "1 h",
        "parts_per_cycle": "2",
        "strokes_per_part": "",
        "program": "O1042",
    },
}


@dataclass(frozen=True, slots=True)
class FieldChange:
    """One field that would change, before and after, as texts; empty for nothing."""

    field: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Change:
    """One entry of the registry that would change."""

    entry: str
    fields: tuple[FieldChange, ...]


@dataclass(frozen=True, slots=True)
class ImportPlan:
    """What an import would do.

    Args:
        kind: What the list holds.
        source: The list, checked.
        new: Entries that the registry does not have yet.
        changed: Entries that differ, field by field.
        unchanged: Entries that are as the list says.
        absent: Entries of the registry that the list does not name. They stay: an import deletes nothing.
    """

    kind: Kind
    source: ReadList
    new: tuple[str, ...]
    changed: tuple[Change, ...]
    unchanged: tuple[str, ...]
    absent: tuple[str, ...]

    @property
    def ignored_columns(self) -> tuple[str, ...]:
        """Headings of the file that mean nothing to the registry."""
        return self.source.ignored

    @property
    def empty(self) -> bool:
        """The registry is already as the list says."""
        return not self.new and not self.changed


@dataclass(slots=True)
class _Draft:
    """A plan in the making, and what has to be written for it."""

    new: list[str] = field(default_factory=list)
    changed: list[Change] = field(default_factory=list)
    unchanged: list[str] = field(default_factory=list)
    absent: list[str] = field(default_factory=list)
    persons: list[Person] = field(default_factory=list)
    withdrawn: list[str] = field(default_factory=list)
    given: list[tuple[str, str]] = field(default_factory=list)
    orders: list[Order] = field(default_factory=list)
    operations: list[Operation] = field(default_factory=list)

    def weigh(self, entry: str, known: bool, changes: Iterable[FieldChange]) -> bool:
        """File an entry as new, changed or unchanged; True where there is something to write."""
        differences = tuple(changes)
        if not known:
            self.new.append(entry)
        elif differences:
            self.changed.append(Change(entry, differences))
        else:
            self.unchanged.append(entry)
        return not known or bool(differences)

    def plan(self, kind: Kind, source: ReadList) -> ImportPlan:
        new, changed = tuple(self.new), tuple(self.changed)
        return ImportPlan(kind, source, new, changed, tuple(self.unchanged), tuple(self.absent))


def plan(kind: Kind, path: Path, registry: Registry, today: date) -> ImportPlan:
    """Read a list and compare it with the registry; nothing is written.

    A column that the file does not have leaves its field as it is. An empty cell empties the field, except those of
    role, active and state, which then stay as they are. Durations are texts with their unit.

    Args:
        kind: People or orders.
        path: A CSV or XLSX file.
        registry: What to compare it with.
        today: The day before which everybody was born.

    Raises:
        ConfigError: With all problems at once.
    """
    source = read_list(kind, path, today)
    return _draft(kind, source, registry).plan(kind, source)


def apply(wanted: ImportPlan, registry: Registry, at: datetime) -> None:
    """Carry out a plan, in one transaction.

    Args:
        wanted: What `plan` gave.
        registry: The registry for which it was made.
        at: From when on badges change hands (UTC).

    Raises:
        RequestRefused: If the registry has changed since, so that the plan would do something else than it showed.
        ConfigError: If a badge of the list was handed to somebody else since.
    """
    with registry.transaction() as inside:
        draft = _draft(wanted.kind, wanted.source, inside)
        if draft.plan(wanted.kind, wanted.source) != wanted:
            raise RequestRefused("the registry has changed since the preview: look at the preview again")
        for person in draft.persons:
            inside.save_person(person)
        for uid in draft.withdrawn:
            inside.withdraw_badge(uid, at)
        for uid, holder in draft.given:
            inside.give_badge(uid, holder, at)
        for order in draft.orders:
            inside.save_order(order)
        for operation in draft.operations:
            inside.save_operation(operation)


def template(kind: Kind) -> str:
    """A CSV to start from, as a French spreadsheet opens it: the headings and one example row."""
    target = io.StringIO()
    writer = csv.writer(target, delimiter=";", lineterminator="\r\n")
    writer.writerow(COLUMNS[kind][column][0] for column in EXAMPLES[kind])
    writer.writerow(EXAMPLES[kind].values())
    return target.getvalue()


def _draft(kind: Kind, source: ReadList, registry: Registry) -> _Draft:
    match kind:
        case Kind.PEOPLE:
            return _draft_people(source, registry)
        case Kind.ORDERS:
            return _draft_orders(source, registry)


def _draft_people(source: ReadList, registry: Registry) -> _Draft:
    draft = _Draft()
    known = {person.reference: person for person in registry.persons()}
    held = {badge.uid: badge.person for badge in registry.badges()}
    wanted: list[tuple[int, Person, frozenset[str]]] = []
    for one in source.people:
        row, told = one.row, one.row.model_dump(exclude_unset=True, exclude={"badges", "badges_decimal"})
        before = known.get(row.reference)
        after = replace(before, **told) if before else Person(id=new_person_id(), **told)
        has = frozenset(uid for uid, holder in held.items() if holder == after.id)
        names_badges = row.model_fields_set & {"badges", "badges_decimal"}
        badges = row.badges | row.badges_decimal if names_badges else has
        changes = _differences(before, after)
        if has != badges:
            changes.append(FieldChange("badges", "|".join(sorted(has)), "|".join(sorted(badges))))
        if draft.weigh(_called(after), before is not None, changes):
            draft.persons.append(after)
        draft.withdrawn += sorted(has - badges)
        wanted.append((one.line, after, badges - has))
    problems: list[Problem] = []
    by_id = {person.id: person for person in known.values()}
    for line, person, missing in wanted:
        for uid in sorted(missing):
            # A badge that this very list takes from its holder is free.
            if uid in held and uid not in draft.withdrawn:
                holder = by_id[held[uid]].reference
                expected = f"a badge that nobody else holds: {holder} holds it"
                hint = f"name {holder} in the list without it, or withdraw it first"
                problems.append(source.problem(line, "badges", uid, expected, hint))
            draft.given.append((uid, person.id))
    if problems:
        raise ConfigError(problems)
    named = {one.row.reference for one in source.people}
    draft.absent += [_called(one) for one in known.values() if one.active and one.reference not in named]
    return draft


def _draft_orders(source: ReadList, registry: Registry) -> _Draft:
    draft = _Draft()
    orders = {order.number: order for order in registry.orders()}
    operations = {(one.order, one.operation): one for one in registry.operations()}
    named: set[str] = set()
    for one in source.orders:
        row, told = one.row, one.row.model_dump(exclude_unset=True)
        if row.order not in named:
            named.add(row.order)
            known = orders.get(row.order)
            of_order = {name: value for name, value in told.items() if name in _names(Order)}
            order = replace(known or Order(number=row.order), **of_order)
            if draft.weigh(row.order, known is not None, _differences(known, order)):
                draft.orders.append(order)
        before = operations.pop((row.order, row.operation), None)
        of_operation = {name: value for name, value in told.items() if name in _names(Operation)}
        after = replace(before, **of_operation) if before else Operation(**of_operation)
        if draft.weigh(f"{row.order} / {row.operation}", before is not None, _differences(before, after)):
            draft.operations.append(after)
    open_ = {order.number for order in orders.values() if order.state is OrderState.OPEN}
    draft.absent += sorted(open_ - named)
    draft.absent += [f"{order} / {number}" for order, number in operations if order in named]
    return draft


def _names(kind: type[Any]) -> frozenset[str]:
    return frozenset(one.name for one in fields(kind))


def _differences(before: Any, after: Any) -> list[FieldChange]:
    if before is None:
        return []
    pairs = ((one.name, getattr(before, one.name), getattr(after, one.name)) for one in fields(after))
    return [FieldChange(name, _shown(old), _shown(new)) for name, old, new in pairs if old != new]


def _shown(value: object) -> str:
    match value:
        case None:
            return ""
        case bool():
            return "yes" if value else "no"
        case float():
            return f"{value:g} s"
        case _:
            return str(value)


def _called(person: Person) -> str:
    return f"{person.reference} {person.given_name} {person.family_name}"
