"""The order book: what is made, what is left, when it will be done, and what somebody looks for in it."""

from __future__ import annotations

import asyncio
import dataclasses
import io
from datetime import datetime
from urllib.parse import parse_qs, urlsplit
from zoneinfo import ZoneInfo

import openpyxl
import pytest

from collector.core.outlook import Basis, Expected, Missing
from collector.store.registry import Registry
from collector.store.registry_records import Order
from collector.web.orders.book import OrderLine, read_book
from collector.web.orders.export import as_csv, as_xlsx
from collector.web.orders.filters import Wanted, in_time, matching, wanted_of
from collector.web.orders.overview import read_shelf
from collector.web.surroundings import ShownSite
from collector.web.wording import Wording
from tests.web.orders.conftest import Behind
from tests.web.orders.history import OPEN_SITE, OPERATIONS, ORDERS
from tests.web.scene import LEA

PARIS = ZoneInfo("Europe/Paris")
FRENCH, ENGLISH = Wording("fr", PARIS), Wording("en", PARIS)


def wall(at: datetime) -> str:
    return f"{at.astimezone(PARIS):%d/%m %H:%M}"


async def book(past: Behind, site: ShownSite = OPEN_SITE) -> dict[str, OrderLine]:
    now = past.scene.clock.now()
    lines = await past.read(lambda link: read_book(link, site, now, Registry(link).orders()))
    return {one.order.number: one for one in lines}


async def test_how_far_each_order_is(past: Behind) -> None:
    """Good parts, scrap, what is planned; of each operation at most as many good ones as are wanted."""
    lines = await book(past)
    assert {number: (one.good, one.scrap, one.planned) for number, one in lines.items() if one.good} == {
        "26-1060": (213 + 30, 2, 600), "26-1061": (58, 2, 120), "26-1030": (12, 0, 12),
    }  # fmt: skip
    assert lines["26-1030"].complete
    assert not lines["26-1061"].complete
    assert lines["26-1060"].next is lines["26-1060"].operations[0]
    assert [one.number for one in lines["26-1060"].operations] == ["10", "20", None], "parts of no operation come last"
    assert lines["26-1060"].operations[2].made.parts == 8


async def test_the_pace_is_that_of_the_last_sessions(past: Behind) -> None:
    """The break in a session is left out; where there are too few sessions, the standard counts, by part."""
    turning, milling, strange = (await book(past))["26-1060"].operations
    assert turning.pace is not None
    assert (turning.pace.basis, turning.pace.sessions) == (Basis.SESSIONS, 5)
    # 9:30 to 10:43:20, without the quarter of an hour from 10:00, for 40 parts; and so on.
    each = sorted(
        (parts * every - 900) / (parts - scrap)
        for every, parts, scrap in ((110, 40, 0), (100, 50, 2), (95, 50, 0), (120, 30, 0), (96, 45, 0))
    )
    assert (turning.pace.quick, turning.pace.median, turning.pace.slow) == pytest.approx((each[1], each[2], each[3]))
    assert milling.pace is not None
    assert (milling.pace.basis, milling.pace.median) == (Basis.STANDARD, 60.0)
    assert strange.pace is None


async def test_the_end_lies_in_opening_time(past: Behind) -> None:
    """After the lunch of a short day, and on the next morning for what comes behind it."""
    turning, milling, _ = (await book(past))["26-1060"].operations
    assert isinstance(turning.outlook, Expected)
    assert isinstance(milling.outlook, Expected)
    assert turning.pace is not None
    # At 9:42: to noon without the break, then from 13:30 on.
    left = turning.left * turning.pace.median - (18 + 105) * 60
    assert (turning.outlook.median - datetime(2026, 11, 24, 13, 30, tzinfo=PARIS)).total_seconds() == pytest.approx(
        left
    )
    assert wall(milling.outlook.median) == "25/11 09:00"
    assert (await book(past))["26-1060"].outlook == milling.outlook


async def test_what_is_missing_is_said(past: Behind) -> None:
    lines = await book(past)
    assert lines["26-1062"].outlook is Missing.PACE
    sawing, milling, checking = lines["26-1042"].operations
    assert isinstance(sawing.outlook, Expected), "its standard is known"
    assert isinstance(milling.outlook, Expected)
    assert checking.outlook is lines["26-1042"].outlook is Missing.PACE
    closed = await book(past, dataclasses.replace(OPEN_SITE, shifts=()))
    assert closed["26-1060"].outlook is Missing.OPENING
    assert closed["26-1030"].outlook is None, "nothing more is made for what is done"


async def test_late_today_and_late_by_all_that_can_be_told(past: Behind) -> None:
    lines = await book(past)
    assert {number for number, one in lines.items() if one.late} == {"26-1051"}
    assert lines["26-1051"].late == 3
    assert {number for number, one in lines.items() if one.risk} == {"26-1051"}
    past.scene.later(-7 * 86_400)
    assert not any(one.late for one in (await book(past)).values())


async def test_an_order_in_hand(past: Behind) -> None:
    await past.scene.around.desk.open_session("tour-1", [LEA.id], order="26-1060", author="test", via="command")
    lines = await book(past)
    assert [number for number, one in lines.items() if one.in_hand] == ["26-1060"]


def test_what_is_asked_for_stands_in_the_address() -> None:
    """Only what is not as usual; and what makes no sense is as usual."""
    asked = Wanted(text="axe & palier", state="done", late="late", customer="Hydro-Sud", family="saw", page=3)
    told = {name: values[0] for name, values in parse_qs(urlsplit(asked.link()).query).items()}
    assert wanted_of(lambda name, usual="": told.get(name, usual)) == asked
    assert asked.narrowed
    assert Wanted().link() == "/orders"
    assert asked.link(page=1, text="", state="open", late="", customer="", family="") == "/orders"
    strange = {"state": "gone", "late": "never", "family": "boat", "sort": "price", "page": "-1"}
    assert wanted_of(lambda name, usual="": strange.get(name, usual)) == Wanted()
    assert wanted_of(lambda name, usual="": "9" * 50 if name == "page" else usual).page == 1


@pytest.mark.parametrize(
    ("wanted", "numbers"),
    [
        (Wanted(state="all", text="1060"), ["26-1060"]),
        (Wanted(text="OF-26-1060"), ["26-1060"]),
        (Wanted(text="bride dn80"), ["26-1061"]),
        (Wanted(text="pérnet"), ["26-1060"]),
        (Wanted(text="fraisage axe"), ["26-1060"]),
        (Wanted(text="o1060"), ["26-1060"]),
        (Wanted(text="palier"), []),
        (Wanted(state="done"), ["26-1030"]),
        (Wanted(state="cancelled"), ["26-1031"]),
        (Wanted(state="all", customer="Agri-Méca"), ["26-1030", "26-1031"]),
        (Wanted(family="welding"), ["2026/071 A"]),
        (Wanted(state="done", family="welding"), []),
    ],
    ids=lambda value: str(value) if isinstance(value, list) else value.link(),
)
def test_what_fits(wanted: Wanted, numbers: list[str]) -> None:
    """By words anywhere, without case or accents, or by what is asked for exactly."""
    assert sorted(one.number for one in matching(wanted, ORDERS, OPERATIONS)) == numbers


async def test_late_ones_and_how_they_are_sorted(past: Behind) -> None:
    lines = list((await book(past)).values())
    assert [one.order.number for one in in_time(Wanted(late="late"), lines)] == ["26-1051"]
    assert [one.order.number for one in in_time(Wanted(late="risk"), lines)] == ["26-1051"]
    by_due = [one.order.due_date for one in in_time(Wanted(), lines)]
    assert by_due[-1] is None
    assert by_due[:-1] == sorted(day for day in by_due if day is not None)
    by_customer = [one.order.customer for one in in_time(Wanted(sort="customer"), lines)]
    assert by_customer[0] == "Agri-Méca"
    assert by_customer[-1] == "Mairie de Vaulx"
    shares = [one.good / one.planned for one in in_time(Wanted(sort="progress"), lines)]
    assert shares == sorted(shares)


async def test_the_shelf_knows_what_waits(past: Behind) -> None:
    shelf = await past.read(lambda link: read_shelf(link, past.scene.around, Wanted()))
    assert shelf.waiting == (11, 0)
    assert not shelf.empty
    assert "Agri-Méca" in shelf.customers
    assert "welding" in shelf.families


async def test_the_list_as_a_file(past: Behind) -> None:
    """A row for each operation, as a spreadsheet of that language opens it; no text of it is run as a formula."""
    await past.read(
        lambda _: Registry(past.scene.around.store.writer).save_order(Order(number="=1+1", title="+SUM(A1)"))
    )
    lines = sorted((await book(past)).values(), key=lambda one: one.order.number)
    french = as_csv(lines, PARIS, FRENCH)
    assert french.startswith(b"\xef\xbb\xbf")
    rows = [row.split(";") for row in french.decode("utf-8-sig").split("\r\n")]
    assert rows[0][:3] == ["Commande", "Désignation", "Client"]
    assert ["'=1+1", "'+SUM(A1)"] in [row[:2] for row in rows]
    [turning] = [row for row in rows if row[0] == "26-1060" and row[6] == "10"]
    assert turning == [
        "26-1060", "Axe de renvoi", "Ateliers Pernet", "En cours", "04/12/2026", "", "10", "Tournage",
        "Tour à commande numérique", "300", "213", "2", "0", "87", "85,4", "77", "87,5", "24/11/2026 13:30",
        "24/11/2026 11:48", "24/11/2026 13:33",
    ]  # fmt: skip
    assert all(len(row) == len(rows[0]) for row in rows[:-1])
    assert as_csv(lines, PARIS, ENGLISH).decode("utf-8-sig").startswith("Order,Title,Customer,State,Due")
    content = await asyncio.to_thread(as_xlsx, lines, PARIS, FRENCH)
    book_ = await asyncio.to_thread(openpyxl.load_workbook, io.BytesIO(content))
    sheet = book_[book_.sheetnames[0]]
    assert sheet.title == "Commandes"
    assert sheet.freeze_panes == "B2"
    [row] = [one for one in sheet.iter_rows(values_only=True) if one[0] == "26-1060" and one[6] == "10"]
    assert row[4] == datetime(2026, 12, 4)  # noqa: DTZ001 - a workbook's day
    assert row[17] == datetime(2026, 11, 24, 13, 30)  # noqa: DTZ001 - the wall clock
    assert (row[9], row[13], row[14]) == (300, 87, 85.4)
