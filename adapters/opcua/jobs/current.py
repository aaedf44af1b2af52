"""What the job order that a machine works on tells of its signals, out of the whole list.

Source: OPC 10031-4 2.0 (JobOrderList, states), OPC 40001-3 1.0.1, 7.2 (what its parameters are called), OPC 40501-1
1.02, annex B.2 (which of them the production plan's variables have become).
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from asyncua import ua

from adapters.opcua.discovery.standards import ISA95
from adapters.opcua.jobs.encoded import JobOrder, read_job_order
from adapters.opcua.nodes import Missing, Namespaces

ENCODING = 5032
"""Default Binary of ISA95JobOrderAndStateDataType."""

RUNNING, INTERRUPTED = 3, 4
STATES = {1: "NotAllowedToStart", 2: "AllowedToStart", 3: "Running", 4: "Interrupted", 5: "Ended", 6: "Aborted"}
"""By the numbers of ISA95JobOrderReceiverObjectType; a server's own language does not come into it."""

ORDER_NUMBERS = "OrderNumbers"

NUMBERS = {"part_target": "RunsPlanned", "part_count": "ProducedQuantity"}
"""Signals and the parameters that tell them."""

TOLD_BY_JOBS = frozenset({"order", *NUMBERS})
"""Signals that a list of job orders can tell."""


def told_by(signal: str, raw: Sequence[Any], namespaces: Namespaces) -> str | int | float:
    """What a list of job orders says of one signal.

    Args:
        signal: One of TOLD_BY_JOBS.
        raw: The list as asyncua gives it.
        namespaces: Which tell the structures from others with the same number.

    Returns:
        For `order` the only order number, or the job order's own id where it has none; empty where no order is worked
        on.

    Raises:
        ValueError: If the list cannot be understood, or does not say it.
    """
    current = _current([_one(element, namespaces) for element in raw])
    if signal == "order":
        return "" if current is None else _order(current)
    name = NUMBERS[signal]
    if current is None:
        raise ValueError("no job order is worked on")
    value = _parameter(current, name)
    if value is None:
        raise ValueError(f"job order {current.id!r} has no parameter {name}")
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise ValueError(f"{name} of job order {current.id!r} is no number: {value!r:.40}")
    return value


def _one(element: Any, namespaces: Namespaces) -> JobOrder:
    index = namespaces.index("", ISA95)
    if isinstance(index, Missing):
        raise ValueError(f"an array, not one value, and {index.reason}")
    if not isinstance(element, ua.ExtensionObject) or element.TypeId != ua.NodeId(ENCODING, index):
        kind = namespaces.text(element.TypeId) if isinstance(element, ua.ExtensionObject) else type(element).__name__
        raise ValueError(f"an array, not one value, and of {kind}, not of job orders")
    return read_job_order(element.Body or b"")


def _current(orders: Sequence[JobOrder]) -> JobOrder | None:
    """The order that runs, or else the one that is interrupted; those that may start are not begun yet."""
    for order in orders:
        if order.state not in STATES:
            raise ValueError(f"job order {order.id!r} is in a state of number {order.state}, which there is not")
    for state in (RUNNING, INTERRUPTED):
        there = [order for order in orders if order.state == state]
        if len(there) > 1:
            names = ", ".join(order.id for order in there[:5])
            raise ValueError(f"{len(there)} job orders are {STATES[state]} at once: {names}")
        if there:
            return there[0]
    return None


def _order(current: JobOrder) -> str:
    raw = _parameter(current, ORDER_NUMBERS)
    if raw is None:
        return current.id
    numbers = list(dict.fromkeys(one for one in (raw if isinstance(raw, list) else [raw]) if one))
    if not all(isinstance(one, str) for one in numbers):
        raise ValueError(f"{ORDER_NUMBERS} of job order {current.id!r} are no texts: {raw!r:.40}")
    if len(numbers) > 1:
        raise ValueError(f"job order {current.id!r} is of several orders: {', '.join(numbers[:5])}")
    return str(numbers[0]) if numbers else current.id


def _parameter(order: JobOrder, name: str) -> Any:
    """None where it is not there."""
    values = [value for known, value in order.parameters if known == name]
    if len(values) > 1:
        raise ValueError(f"job order {order.id!r} has {len(values)} parameters {name}")
    return values[0] if values else None
