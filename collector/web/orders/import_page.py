"""The page `/orders/import`: the office's list comes in, looked at before anything of it is written."""

from __future__ import annotations

import asyncio
import io
import tempfile
from datetime import date
from functools import partial
from html import escape
from pathlib import Path

from nicegui import ui
from nicegui.events import UploadEventArguments
from sqlalchemy import Connection

from collector.accounts.rights import Right
from collector.errors import ConfigError, RequestRefused
from collector.ordering import OrderDesk
from collector.store.import_reading import COLUMNS, Kind
from collector.store.importing import EXAMPLES, ImportPlan, plan, template
from collector.store.registry import Registry
from collector.store.sheets import LARGEST
from collector.web.house import House, Visit
from collector.web.orders import import_view as view
from collector.web.orders.forms import Notice
from collector.web.orders.refusals import refusal_text

PICK = "() => document.querySelector('.import-upload input[type=file]').click()"
"""Opens the browser's own choice of files."""


def import_page(house: House) -> None:
    """Register the page."""

    @house.page(
        "/orders/import", right=Right.CHANGE_ORDERS, title="orders.import.title", section="orders", style="orders.css"
    )
    async def imports(visit: Visit) -> None:
        _Page(visit)


def plan_of(connection: Connection, name: str, content: bytes, today: date) -> ImportPlan:
    """Read a file that was sent, and compare it with the registry; blocks.

    Raises:
        ConfigError: With everything that is wrong with it.
    """
    with tempfile.TemporaryDirectory(prefix="etabli-import-") as folder:
        path = Path(folder) / f"list{Path(name).suffix.lower()[:8]}"
        path.write_bytes(content)
        return plan(Kind.ORDERS, path, Registry(connection), today)


def template_book() -> bytes:
    """The template as a workbook: every cell as text, so that no spreadsheet makes a date of an order's number."""
    # Only who writes a workbook pays for the library: a fifth of a second at every start, and 15 MB.
    from openpyxl import Workbook
    from openpyxl.styles import Font
    from openpyxl.utils import get_column_letter

    book = Workbook()
    del book[book.sheetnames[0]]
    sheet = book.create_sheet("Commandes")
    example = EXAMPLES[Kind.ORDERS]
    sheet.append([COLUMNS[Kind.ORDERS][column][0] for column in example])
    sheet.append(list(example.values()))
    for number, column in enumerate(example, 1):
        letter = get_column_letter(number)
        sheet.column_dimensions[letter].width = max(14, len(example[column]) + 3)
        sheet.column_dimensions[letter].number_format = "@"
        sheet.cell(1, number).font = Font(bold=True)
        sheet.cell(2, number).number_format = "@"
    sheet.freeze_panes = "A2"
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()


class _Page:
    """The import in one browser."""

    def __init__(self, visit: Visit) -> None:
        self._visit = visit
        self._office = OrderDesk(visit.around.store, visit.around.live, visit.around.clock)
        say = visit.say
        with ui.element("div").classes("page orders"):
            ui.html(
                f'<p class="no-print"><a class="quiet" href="/orders">← {escape(say("orders.title"))}</a></p>'
                f"<h1>{escape(say('orders.import.title'))}</h1>",
                sanitize=False,
            )
            self._notice = Notice()
            with ui.element("section").classes("card"):
                ui.html(view.beginning(say), sanitize=False)
                with ui.element("div").classes("row"):
                    pick = ui.element("button").classes("button main pick").props("type=button")
                    pick.on("click", js_handler=PICK)
                    with pick:
                        ui.html(escape(say("orders.import.pick")), sanitize=False, tag="span")
                    self._button(say("orders.import.template_xlsx"), self._send_book, "template-xlsx")
                    self._button(say("orders.import.template_csv"), self._send_csv, "template-csv")
                self._upload = ui.upload(
                    on_upload=self._came, on_rejected=self._too_large, auto_upload=True, max_file_size=LARGEST
                )
                self._upload.classes("import-upload").props('accept=".csv,.txt,.xlsx"')
            self._result = ui.element("section").classes("card import-result")
        self._result.set_visibility(False)

    def _button(self, text: str, act: object, kind: str) -> None:
        with ui.element("button").classes(f"button {kind}").props("type=button").on("click", act, args=[]):  # type: ignore[arg-type]
            ui.html(escape(text), sanitize=False, tag="span")

    async def _send_book(self) -> None:
        content = await asyncio.to_thread(template_book)
        ui.download.content(content, f"{self._visit.say('orders.import.template_file')}.xlsx")

    def _send_csv(self) -> None:
        content = b"\xef\xbb\xbf" + template(Kind.ORDERS).encode()
        ui.download.content(content, f"{self._visit.say('orders.import.template_file')}.csv")

    def _too_large(self) -> None:
        self._notice.say("bad", self._visit.say("orders.import.expected.smaller"))

    async def _came(self, event: UploadEventArguments) -> None:
        """A file has come: say what is wrong with it, or what would change."""
        name, content = event.file.name, await event.file.read()
        self._upload.reset()
        self._notice.clear()
        await self._look(name, content)

    async def _look(self, name: str, content: bytes) -> None:
        visit, say = self._visit, self._visit.say
        today = say.today(visit.around.clock.now())
        self._result.clear()
        self._result.set_visibility(True)
        try:
            wanted = await visit.read(lambda connection: plan_of(connection, name, content, today))
        except ConfigError as error:
            with self._result:
                ui.html(view.problems(name, error.problems, say), sanitize=False)
            return
        with self._result:
            ui.html(view.preview(name, wanted, say), sanitize=False)
            if wanted.empty:
                return
            with ui.element("div").classes("row"):
                self._button(say("orders.import.write"), partial(self._write, wanted, name, content), "main write")
                self._button(say("house.cancel"), self._drop, "drop")

    def _drop(self) -> None:
        self._result.clear()
        self._result.set_visibility(False)

    async def _write(self, wanted: ImportPlan, name: str, content: bytes) -> None:
        visit, say = self._visit, self._visit.say
        try:
            await self._office.take_up(wanted, author=visit.visitor.id, via="import")
        except RequestRefused as refusal:
            # Somebody changed an order meanwhile: what would change now is shown, and nothing was written.
            await self._look(name, content)
            self._notice.say("warn", refusal_text(refusal, say))
            return
        self._drop()
        done = say("orders.import.done", new=say.number(len(wanted.new)), changed=say.number(len(wanted.changed)))

        async def see() -> None:
            ui.navigate.to("/orders")

        self._notice.say("good", done, say("orders.import.see"), see)
