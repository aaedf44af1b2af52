"""The list of orders as a file, for whoever goes on with it in a spreadsheet: a row for each operation."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from collector.core.outlook import Expected
from collector.store.export_cells import csv_cell, xlsx_cell
from collector.web.orders import words
from collector.web.orders.book import OperationLine, OrderLine
from collector.web.wording import Wording

CSV, XLSX = "csv", "xlsx"

COLUMNS = ("order", "title", "customer", "state", "due", "late", "operation", "description", "family", "quantity",
           "good", "scrap", "rework", "left", "pace", "pace_quick", "pace_slow", "end", "end_quick",
           "end_slow")  # fmt: skip
"""What is told of each operation; paces are in seconds a part, times the wall clock's."""

WIDTHS = {"title": 32, "customer": 26, "description": 32, "family": 26, "end": 18, "end_quick": 18, "end_slow": 18}

Cell = str | int | float | date | None


def rows(lines: Sequence[OrderLine], zone: ZoneInfo, say: Wording) -> Iterator[list[Cell]]:
    """The headings, then the operations; an order without any has a row, too."""
    yield [say(f"orders.column.{name}") for name in COLUMNS]
    for line in lines:
        for operation in line.operations or (None,):
            yield [*_of_order(line, say), *_of_operation(operation, zone, say)]


def _of_order(line: OrderLine, say: Wording) -> list[Cell]:
    order = line.order
    state = say(f"orders.state.{order.state.value}")
    return [order.number, order.title, order.customer, state, order.due_date, line.late or None]


def _of_operation(one: OperationLine | None, zone: ZoneInfo, say: Wording) -> list[Cell]:
    if one is None:
        return [None] * (len(COLUMNS) - 6)
    planned, pace, made = one.planned, one.pace, one.made
    about: list[Cell] = [one.number, None, None, None]
    if planned is not None:
        about = [one.number, planned.description, words.family_text(planned.family, say), planned.quantity]
    ends: list[Cell] = [None, None, None]
    if isinstance(one.outlook, Expected):
        ends = [_wall(at, zone) for at in (one.outlook.median, one.outlook.quick, one.outlook.slow)]
    paces: list[Cell] = [None, None, None]
    if pace is not None:
        paces = [round(each, 1) for each in (pace.median, pace.quick, pace.slow)]
    return [*about, one.good, made.scrap, made.rework, one.left if planned is not None else None, *paces, *ends]


def _wall(at: datetime, zone: ZoneInfo) -> datetime:
    """The wall clock, to the minute; a spreadsheet knows no zones."""
    return at.astimezone(zone).replace(tzinfo=None, second=0, microsecond=0)


def as_csv(lines: Sequence[OrderLine], zone: ZoneInfo, say: Wording) -> bytes:
    """As a spreadsheet of that language opens it: French with semicolons and decimal commas."""
    french = say.language == "fr"
    target = io.StringIO()
    writer = csv.writer(target, delimiter=";" if french else ",", lineterminator="\r\n")
    for row in rows(lines, zone, say):
        writer.writerow([_text(cell, french) for cell in row])
    return b"\xef\xbb\xbf" + target.getvalue().encode()


def _text(cell: Cell, french: bool) -> Any:
    match cell:
        case datetime():
            return f"{cell:%d/%m/%Y %H:%M}" if french else f"{cell:%Y-%m-%d %H:%M}"
        case date():
            return f"{cell:%d/%m/%Y}" if french else f"{cell:%Y-%m-%d}"
        case float():
            return f"{cell:g}".replace(".", ",") if french else f"{cell:g}"
        case _:
            return csv_cell(cell)


def as_xlsx(lines: Sequence[OrderLine], zone: ZoneInfo, say: Wording) -> bytes:
    """As a workbook: real dates and numbers, headings that stay, a filter over them."""
    # Only who writes a workbook pays for the library: a fifth of a second at every start, and 15 MB.
    from openpyxl import Workbook
    from openpyxl.styles import Font
    from openpyxl.utils import get_column_letter

    book = Workbook()
    del book[book.sheetnames[0]]
    sheet = book.create_sheet(say("orders.title"))
    for row in rows(lines, zone, say):
        sheet.append([cell if isinstance(cell, datetime) else xlsx_cell(cell) for cell in row])
    for number, name in enumerate(COLUMNS, 1):
        sheet.column_dimensions[get_column_letter(number)].width = WIDTHS.get(name, 13)
        sheet.cell(1, number).font = Font(bold=True)
    for (cell,) in sheet.iter_rows(min_row=2, min_col=5, max_col=5):
        cell.number_format = "dd/mm/yyyy" if say.language == "fr" else "yyyy-mm-dd"
    for times in sheet.iter_rows(min_row=2, min_col=len(COLUMNS) - 2, max_col=len(COLUMNS)):
        for cell in times:
            cell.number_format = "dd/mm/yyyy hh:mm" if say.language == "fr" else "yyyy-mm-dd hh:mm"
    sheet.freeze_panes = "B2"
    sheet.auto_filter.ref = sheet.dimensions
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()
