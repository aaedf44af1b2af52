"""The rooms of the house: every page that there is, registered in one place."""

from __future__ import annotations

from collections.abc import Callable

from collector.web.access.pages import access_pages
from collector.web.accounts.pages import accounts_pages
from collector.web.floor.board import Board
from collector.web.floor.page import floor_pages
from collector.web.house import House
from collector.web.kiosk.booths import Booths
from collector.web.kiosk.pages import kiosk_pages
from collector.web.machine.pages import machine_pages
from collector.web.orders.pages import orders_pages
from collector.web.site.pages import site_pages
from collector.web.trainees.pages import trainees_pages

ROOMS: tuple[Callable[[House], None], ...] = (orders_pages, accounts_pages, site_pages, access_pages, trainees_pages)
"""Each registers its own pages."""


def furnish(house: House, board: Board, booths: Booths | None = None) -> None:
    """Register every page.

    Args:
        house: Where they stand.
        board: Who works out what the floor shows.
        booths: Who works out what kiosks show; None where there are none.
    """
    floor_pages(house, board)
    machine_pages(house, board)
    for room in ROOMS:
        room(house)
    if booths is not None:
        kiosk_pages(house, booths)
