"""The rooms about orders: the list, an order, the parts to look at, the import."""

from __future__ import annotations

from collector.web.house import House
from collector.web.orders.import_page import import_page
from collector.web.orders.order_page import order_page
from collector.web.orders.overview import overview_page
from collector.web.orders.parts_page import parts_page


def orders_pages(house: House) -> None:
    """Register every page about orders. Their order counts: what is under `/orders/` is else taken for a number."""
    overview_page(house)
    parts_page(house)
    import_page(house)
    order_page(house)
