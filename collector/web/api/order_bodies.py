"""Orders as the API takes and tells them: checked at the border, and what was made beside what is wanted."""

from __future__ import annotations

import unicodedata
from datetime import date
from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field
from sqlalchemy import Connection

from collector.core.families import Family
from collector.store import queries
from collector.store.import_rows import LARGEST_NUMBER, LONGEST
from collector.store.importing import ImportPlan
from collector.store.records import OrderProgress
from collector.store.registry import Registry
from collector.store.registry_records import Operation, Order, OrderState
from collector.web.api.bodies import OperationProgress, OrderShown


def _tidy(text: Any) -> Any:
    """Composed letters and single blanks, as imports write them: orders that look alike are alike."""
    return " ".join(unicodedata.normalize("NFC", text).split()) if isinstance(text, str) else text


Line = Annotated[str, BeforeValidator(_tidy), Field(max_length=200)]
Name = Annotated[str, BeforeValidator(_tidy), Field(min_length=1, max_length=60)]
Seconds = Annotated[float, Field(gt=0, le=LONGEST)]
Number = Annotated[int, Field(ge=1, le=LARGEST_NUMBER)]


class OperationBody(BaseModel):
    """A step of an order on one family of machines. Durations are seconds."""

    model_config = ConfigDict(extra="forbid")

    operation: Name = Field(description="its number within the order", examples=["10"])
    description: Line = Field(default="", examples=["Fraisage six faces"])
    family: Family = Field(description="the machines on which it is done")
    quantity: Number = Field(description="parts to make", examples=[48])
    standard_cycle: Seconds | None = Field(
        default=None, description="seconds of one cycle; null where nobody timed it", examples=[390]
    )
    standard_setup: Seconds | None = Field(default=None, description="seconds to set up", examples=[3600])
    parts_per_cycle: Number = Field(default=1, description="parts that one cycle makes")
    strokes_per_part: Number | None = Field(
        default=None, description="bends or punches of one part, where a counter counts them"
    )
    program: Name | None = Field(default=None, description="its name on the machine", examples=["O1042"])


class OrderBody(BaseModel):
    """A customer's order as the office wants it to be, all of it."""

    model_config = ConfigDict(
        extra="forbid",
        json_schema_extra={
            "example": {
                "customer": "Ateliers Pernet",
                "title": "Support de palier",
                "due_date": "2026-12-18",
                "state": "open",
                "operations": [
                    {"operation": "10", "description": "Débit du brut", "family": "saw", "quantity": 48},
                    {
                        "operation": "20",
                        "description": "Fraisage six faces",
                        "family": "machining_centre",
                        "quantity": 48,
                        "standard_cycle": 390,
                        "program": "O1042",
                    },
                ],
            }
        },
    )

    customer: Line = ""
    title: Line = Field(default="", description="what is made")
    due_date: date | None = Field(default=None, description="the day on which it must leave")
    state: OrderState = OrderState.OPEN
    operations: list[OperationBody] = Field(default=[], max_length=200)

    def order(self, number: str) -> Order:
        """The order, under its number."""
        return Order(number=number, **self.model_dump(exclude={"operations"}))

    def steps(self, number: str) -> list[Operation]:
        """Its operations."""
        return [Operation(order=number, **one.model_dump()) for one in self.operations]


class StateBody(BaseModel):
    """How far an order is for the office."""

    model_config = ConfigDict(extra="forbid", json_schema_extra={"example": {"state": "done"}})

    state: OrderState


class FieldChanged(BaseModel):
    """One field, before and after, as texts; empty for nothing."""

    field: str
    before: str
    after: str


class EntryChanged(BaseModel):
    """An order, or an operation of one, that is another than before."""

    entry: str = Field(examples=["26-1042 / 20"])
    fields: list[FieldChanged]


class Imported(BaseModel):
    """What an import did, or with `preview` would do."""

    written: bool = Field(description="false for a preview, and where there was nothing to write")
    new: list[str] = Field(description="orders and operations that were not there before")
    changed: list[EntryChanged]
    unchanged: int
    absent: list[str] = Field(description="open orders that the list does not name: they stay as they are")
    ignored_columns: list[str] = Field(description="headings that mean nothing here")


class WrongCell(BaseModel):
    """One thing that somebody has to mend in the list."""

    line: int | None = Field(description="counted from 1, the headings included; null where it is the whole file")
    column: str | None = Field(description="the file's own heading")
    found: str
    expected: str
    hint: str


class WrongList(BaseModel):
    """A list of which nothing was taken, and everything that is wrong with it."""

    detail: str = Field(examples=["3 problems in the list: nothing was written"])
    problems: list[WrongCell]


def imported(wanted: ImportPlan, *, written: bool) -> Imported:
    """What an import did, as the API tells of it."""
    return Imported(
        written=written,
        new=list(wanted.new),
        changed=[
            EntryChanged(
                entry=one.entry,
                fields=[FieldChanged(field=it.field, before=it.before, after=it.after) for it in one.fields],
            )
            for one in wanted.changed
        ],
        unchanged=len(wanted.unchanged),
        absent=list(wanted.absent),
        ignored_columns=list(wanted.ignored_columns),
    )


def orders_shown(link: Connection, state: OrderState | None) -> list[OrderShown]:
    """The orders in a state, or all, by due date, each with what was made of it."""
    registry = Registry(link)
    made: dict[str, dict[str | None, OrderProgress]] = {}
    for progress in queries.orders_progress(link):
        made.setdefault(progress.order, {})[progress.operation] = progress
    planned: dict[str, list[Operation]] = {}
    for operation in registry.operations():
        planned.setdefault(operation.order, []).append(operation)
    orders = registry.orders(*([state] if state is not None else []))
    return [_shown(one, planned.get(one.number, []), made.get(one.number, {})) for one in orders]


def order_shown(link: Connection, number: str) -> OrderShown | None:
    """One order with what was made of it."""
    registry = Registry(link)
    order = registry.order(number)
    if order is None:
        return None
    made = {one.operation: one for one in queries.orders_progress(link) if one.order == number}
    return _shown(order, list(registry.operations(number)), made)


def _shown(order: Order, planned: list[Operation], made: dict[str | None, OrderProgress]) -> OrderShown:
    rows = [
        _progress(one, made.get(one.operation) or OrderProgress(order=order.number, operation=one.operation))
        for one in planned
    ]
    known = {one.operation for one in planned}
    rows += [_progress(None, one) for operation, one in made.items() if operation not in known]
    return OrderShown(order.number, order.customer, order.title, order.due_date, order.state.value, tuple(rows))


def _progress(operation: Operation | None, made: OrderProgress) -> OperationProgress:
    return OperationProgress(
        operation=made.operation,
        description=operation.description if operation else "",
        family=operation.family if operation else None,
        quantity=operation.quantity if operation else None,
        standard_cycle=operation.standard_cycle if operation else None,
        parts=made.parts, good=made.good, scrap=made.scrap, rework=made.rework, cycles=made.cycles,
        active=made.active, last_at=made.last_at,
    )  # fmt: skip
