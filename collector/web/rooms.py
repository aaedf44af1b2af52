"""The rooms of the house: every page that there is, registered in one place."""

from __future__ import annotations

from collections.abc import Callable

from collector.web.accounts.pages import accounts_pages
from collector.web.floor.board import Board
from collector.web.floor.page import floor_pages
from collector.web.house import House
from collector.web.orders.pages import orders_pages

ROOMS: tuple[Callable[[House], None], ...] = (orders_pages, accounts_pages)
"""Each registers its own pages."""


def furnish(house: House, board: Board) -> None:
    """Register every page.

    Args:
        house: Where they stand.
        board: Who works out what the floor shows.
    """
    floor_pages(house, board)
    for room in ROOMS:
        room(house)
