"""What the office says of customers' orders: that it changed, by whose hand, and never who the customer is."""

from __future__ import annotations

from dataclasses import dataclass

from collector.core.facts.fact import Fact


@dataclass(frozen=True, slots=True, kw_only=True)
class OrderChanged(Fact):
    """An order came, or something of it is another now; `machine` is empty.

    What it says stays in the registry: a customer may be a person.

    Args:
        order: The order's number.
        state: How far it is for the office from now on: `open`, `done` or `cancelled`.
        changed: The order's fields that are new or another: `due_date`, `state`, ... in alphabetical order.
        operations: Numbers of its operations that are new or another.
        removed: Numbers of its operations that are no more.
        author: Opaque id or account of who changed it.
        via: By what they changed it: `api`, `import`, `page` or `command`.
    """

    order: str
    state: str
    changed: tuple[str, ...]
    operations: tuple[str, ...]
    removed: tuple[str, ...]
    author: str
    via: str
