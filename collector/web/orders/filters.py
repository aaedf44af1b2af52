"""What somebody looks for in the order book: read from the page's address, so that it can be kept and sent on."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from urllib.parse import urlencode

from collector.core.families import Family
from collector.store.registry_records import Operation, Order, OrderState, folded, order_key
from collector.web.orders.book import OrderLine

ALL = "all"
LATE, RISK = "late", "risk"
PAGE = 50
"""Orders on a page."""

SORTS: dict[str, Callable[[OrderLine], tuple[object, ...]]] = {
    "due": lambda one: (one.order.due_date or date.max, one.order.number),
    "number": lambda one: (one.order.number,),
    "customer": lambda one: (folded(one.order.customer), one.order.due_date or date.max, one.order.number),
    "progress": lambda one: (one.good / one.planned if one.planned else 0.0, one.order.number),
}
"""By what the book can be sorted."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What to show.

    Args:
        text: Words that number, title, customer, an operation or a program have to contain.
        state: A state, or `all`.
        late: `late` for what is late today, `risk` for that and for what will be; empty for all.
        customer: Exactly this customer; empty for all.
        family: Orders with an operation on such machines; empty for all.
        sort: One of `SORTS`.
        page: Counted from 1.
    """

    text: str = ""
    state: str = OrderState.OPEN.value
    late: str = ""
    customer: str = ""
    family: str = ""
    sort: str = "due"
    page: int = 1

    @property
    def narrowed(self) -> bool:
        """Something besides the state is asked for."""
        return bool(self.text or self.late or self.customer or self.family)

    def link(self, **changes: str | int) -> str:
        """The address of the same with something changed; what is as usual is left out of it."""
        one, usual = replace(self, **changes), Wanted()  # type: ignore[arg-type]
        told = {name: getattr(one, name) for name in self.__slots__ if getattr(one, name) != getattr(usual, name)}
        return "/orders" + (f"?{urlencode(told)}" if told else "")


def wanted_of(query: Callable[[str, str], str]) -> Wanted:
    """Read it from an address; what makes no sense is taken for what is usual.

    Args:
        query: Gives a part of the address by name, or else the second text.
    """
    usual = Wanted()
    page = query("page", "1")
    return Wanted(
        text=query("text", "").strip()[:100],
        state=_one_of(query("state", usual.state), (*(one.value for one in OrderState), ALL), usual.state),
        late=_one_of(query("late", ""), (LATE, RISK), ""),
        customer=query("customer", ""),
        family=_one_of(query("family", ""), [one.value for one in Family], ""),
        sort=_one_of(query("sort", usual.sort), SORTS, usual.sort),
        page=int(page) if page.isascii() and page.isdigit() and 0 < len(page) < 6 and int(page) else 1,
    )


def _one_of(said: str, known: Iterable[str], otherwise: str) -> str:
    return said if said in known else otherwise


def matching(wanted: Wanted, orders: Sequence[Order], operations: Sequence[Operation]) -> list[Order]:
    """The orders that fit, as far as the registry alone can say."""
    of: dict[str, list[Operation]] = {}
    for operation in operations:
        of.setdefault(operation.order, []).append(operation)
    return [one for one in orders if _fits(wanted, one, of.get(one.number, []))]


def in_time(wanted: Wanted, lines: Sequence[OrderLine]) -> list[OrderLine]:
    """Of these the ones that are late, or will be, if that is asked for; sorted."""
    kept = [
        one for one in lines if not wanted.late or (one.late and not one.complete) or (wanted.late == RISK and one.risk)
    ]
    return sorted(kept, key=SORTS[wanted.sort])


def _fits(wanted: Wanted, order: Order, operations: Sequence[Operation]) -> bool:
    if wanted.state not in (ALL, order.state.value):
        return False
    if wanted.customer and order.customer != wanted.customer:
        return False
    if wanted.family and all(one.family.value != wanted.family for one in operations):
        return False
    return _said(wanted.text, order, operations)


def _said(text: str, order: Order, operations: Sequence[Operation]) -> bool:
    if not text:
        return True
    key = order_key(text)
    if key and key in order_key(order.number):
        return True
    told = [order.number, order.title, order.customer]
    told += [said for one in operations for said in (one.description, one.program or "")]
    heap = folded(" ".join(told))
    return all(word in heap for word in folded(text).split())
