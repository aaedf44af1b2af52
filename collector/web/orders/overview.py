"""The page `/orders`: every order that is asked for, with what is left of it and when it will be done."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from html import escape
from zoneinfo import ZoneInfo

from nicegui import ui
from sqlalchemy import Connection

from collector.accounts.rights import Right
from collector.core.families import Family
from collector.store.order_queries import waiting
from collector.store.registry import Registry
from collector.store.registry_records import folded
from collector.web.house import House, Visit
from collector.web.orders import listing
from collector.web.orders.book import OrderLine, read_book
from collector.web.orders.export import CSV, XLSX, as_csv, as_xlsx
from collector.web.orders.filters import Wanted, in_time, matching, wanted_of
from collector.web.surroundings import Surroundings
from collector.web.wording import Wording

Writer = Callable[[Sequence[OrderLine], ZoneInfo, Wording], bytes]


@dataclass(frozen=True, slots=True)
class Shelf:
    """What the page shows.

    Args:
        lines: The orders that are asked for, sorted.
        customers: Every customer.
        families: The machine families of all operations.
        waiting: What somebody has to look at: parts that are nobody's, and held counts.
        empty: There is no order at all.
    """

    lines: Sequence[OrderLine]
    customers: Sequence[str]
    families: Sequence[Family]
    waiting: tuple[int, int]
    empty: bool


def overview_page(house: House) -> None:
    """Register the page."""

    @house.page("/orders", right=Right.SEE_ORDERS, title="orders.title", section="orders", style="orders.css")
    async def overview(visit: Visit) -> None:
        wanted = wanted_of(visit.query)
        shelf = await visit.read(lambda connection: read_shelf(connection, visit.around, wanted))
        _show(visit, wanted, shelf)


def read_shelf(connection: Connection, around: Surroundings, wanted: Wanted) -> Shelf:
    """Read what the page shows; blocks."""
    registry = Registry(connection)
    orders, operations = registry.orders(), registry.operations()
    lines = read_book(connection, around.site, around.clock.now(), matching(wanted, orders, operations))
    return Shelf(
        lines=in_time(wanted, lines),
        customers=sorted({one.customer for one in orders if one.customer}, key=folded),
        families=sorted({one.family for one in operations}),
        waiting=waiting(connection),
        empty=not orders,
    )


def _show(visit: Visit, wanted: Wanted, shelf: Shelf) -> None:
    say, now = visit.say, visit.around.clock.now()
    with ui.element("div").classes("page orders"):
        with ui.element("header").classes("row spread"):
            title = f"<h1>{escape(say('orders.title'))}</h1>"
            ui.html(title + ("" if shelf.empty else listing.summary(shelf.lines, say)), sanitize=False)
            with ui.element("div").classes("row no-print"):
                ui.html(_ways(visit, shelf), sanitize=False).classes("row")
                if shelf.lines:
                    _exports(visit, shelf.lines)
        if shelf.empty:
            ui.html(listing.none_at_all(say, may_import=visit.may(Right.CHANGE_ORDERS)), sanitize=False)
            return
        ui.html(listing.search(wanted, shelf.customers, shelf.families, say), sanitize=False)
        if not shelf.lines:
            ui.html(listing.none_fit(say), sanitize=False)
            return
        ui.html(listing.table(wanted, shelf.lines, now, say) + listing.how_estimated(say), sanitize=False)


def _ways(visit: Visit, shelf: Shelf) -> str:
    say, ways = visit.say, ""
    if visit.may(Right.CHANGE_COUNTS):
        parts, held = shelf.waiting
        told = [say.counted("orders.nobodys", parts)] if parts else []
        told += [say.counted("held", held)] if held else []
        text = " · ".join(told) or say("orders.to_review")
        ways += f'<a class="button" href="/orders/parts">{escape(text)}</a>'
    if visit.may(Right.CHANGE_ORDERS) and not shelf.empty:
        ways += f'<a class="button" href="/orders/import">{escape(say("orders.import"))}</a>'
    return ways


def _exports(visit: Visit, lines: Sequence[OrderLine]) -> None:
    say, site = visit.say, visit.around.site
    name = f"{say('orders.file')}-{say.today(visit.around.clock.now())}"

    def button(form: str, write: Writer, text: str) -> None:
        async def send() -> None:
            content = await asyncio.to_thread(write, lines, site.zone, say)
            ui.download.content(content, f"{name}.{form}")

        with ui.element("button").classes(f"button export-{form}").props("type=button").on("click", send, args=[]):
            ui.html(escape(text), sanitize=False, tag="span")

    button(XLSX, as_xlsx, say("orders.export_xlsx"))
    button(CSV, as_csv, say("orders.export_csv"))
