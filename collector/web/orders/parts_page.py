"""The page `/orders/parts`: whose parts are, whether a counter's jump is true, how many there really were."""

from __future__ import annotations

from datetime import date
from html import escape

from nicegui import ui

from collector.accounts.rights import Right
from collector.store.records import HeldCount
from collector.web.house import House, Visit
from collector.web.orders import parts_view as view
from collector.web.orders.forms import Answers, Notice, OnAnswers, form, on_pick
from collector.web.orders.parts_acts import Acts, Done, Outcome
from collector.web.orders.parts_book import MOST_NOBODYS, CountFilter, PartsBook, read_parts


def parts_page(house: House) -> None:
    """Register the page."""

    @house.page(
        "/orders/parts", right=Right.CHANGE_COUNTS, title="orders.to_review", section="orders", style="orders.css"
    )
    async def parts(visit: Visit) -> None:
        await _Page(visit).build()


def filter_of(visit: Visit) -> CountFilter:
    """Which counts the address asks for: today's, unless it says another day or an order."""
    machine, order, said = visit.query("machine"), visit.query("order").strip(), visit.query("day")
    try:
        day = date.fromisoformat(said) if said else None
    except ValueError:
        day = None
    if day is None and not order:
        day = visit.say.today(visit.around.clock.now())
    known = {one.id for one in visit.around.site.machines}
    return CountFilter(machine=machine if machine in known else "", day=day, order=order)


class _Page:
    """The page in one browser."""

    def __init__(self, visit: Visit) -> None:
        self._visit = visit
        self._wanted = filter_of(visit)
        self._acts = Acts(visit)
        self._machines = {one.id: one for one in visit.around.site.machines}
        self._names = {one.id: one.name for one in visit.around.site.machines}

    async def build(self) -> None:
        """Build it."""
        say = self._visit.say
        with ui.element("div").classes("page orders"):
            ui.html(
                f'<p class="no-print"><a class="quiet" href="/orders">← {escape(say("orders.title"))}</a></p>'
                f"<h1>{escape(say('orders.to_review'))}</h1>",
                sanitize=False,
            )
            self._notice = Notice()
            self._root = ui.element("div").classes("order-page")
        with ui.dialog().props("transition-duration=0") as self._dialog:
            self._panel = ui.element("div").classes("card orders orders-dialog")
        await self._refresh()

    async def _refresh(self) -> None:
        visit, wanted = self._visit, self._wanted
        self._book = await visit.read(lambda connection: read_parts(connection, visit.around.site, wanted))
        self._root.clear()
        with self._root:
            self._held(self._book)
            self._nobodys(self._book)
            self._counts(self._book)

    async def _tell(self, done: Done) -> None:
        """Show how things stand now, what was done, and how to undo it."""
        await self._refresh()
        undo = done.undo

        async def back() -> None:
            if undo is not None:
                await self._tell(await undo())

        self._notice.say("good", done.text, self._visit.say("orders.undo"), back if undo is not None else None)

    async def _settle(self, outcome: Outcome, wrong: Notice) -> None:
        """Say beside a form why something was not done, and leave the form as it is; or what was done."""
        if isinstance(outcome, Done):
            self._dialog.close()
            await self._tell(outcome)
        else:
            wrong.say("bad", outcome.text)

    # The sections.

    def _held(self, book: PartsBook) -> None:
        if not book.held:
            return
        say, now = self._visit.say, self._visit.around.clock.now()
        ui.html(escape(say("orders.held.title")), sanitize=False, tag="h2")
        with ui.element("div").classes("cards"):
            for one in book.held:
                with ui.element("section").classes("card held-count"):
                    wrong = Notice()
                    name = self._names.get(one.machine, say("orders.machine_gone"))
                    form(view.held_form(one, name, book, now, say), self._reviewer(one, wrong))

    def _reviewer(self, one: HeldCount, wrong: Notice) -> OnAnswers:
        async def reviewed(answers: Answers) -> None:
            await self._settle(await self._acts.review(one, answers), wrong)

        return reviewed

    def _nobodys(self, book: PartsBook) -> None:
        say, now = self._visit.say, self._visit.around.clock.now()
        ui.html(escape(say("orders.nobodys.title")), sanitize=False, tag="h2")
        if not book.bundles:
            empty = f"<p>{escape(say('orders.nobodys.none'))}</p><p>{escape(say('orders.nobodys.none_why'))}</p>"
            ui.html(f'<div class="empty">{empty}</div>', sanitize=False)
            return
        ui.html(self._how_many(book), sanitize=False)
        for id_, bundles in book.bundles.items():
            machine = self._machines.get(id_)
            if machine is None:
                parts = say.counted("fact.parts", sum(one.parts for one in bundles))
                ui.html(escape(say("orders.nobodys.gone", parts=parts)), sanitize=False, tag="p").classes("quiet")
                continue
            with ui.element("section").classes("card wide nobodys").props(f'data-machine="{id_}"'):
                ui.html(escape(machine.name), sanitize=False, tag="h3")
                wrong = Notice()
                form(view.assign_form(machine, bundles, book, now, say), self._assigner(wrong))

    def _how_many(self, book: PartsBook) -> str:
        say = self._visit.say
        counts, parts = book.nobodys
        text = say("orders.nobodys.how", parts=say.counted("fact.parts", parts))
        if counts > MOST_NOBODYS:
            text += " " + say("orders.nobodys.oldest", count=say.number(MOST_NOBODYS), all=say.number(counts))
        return f'<p class="quiet">{escape(text)}</p>'

    def _assigner(self, wrong: Notice) -> OnAnswers:
        async def assigned(answers: Answers) -> None:
            await self._settle(await self._acts.assign(answers.all("count"), answers), wrong)

        return assigned

    def _counts(self, book: PartsBook) -> None:
        say, now = self._visit.say, self._visit.around.clock.now()
        with ui.element("section").classes("card wide").props("id=counts"):
            ui.html(escape(say("orders.counts.title")), sanitize=False, tag="h2")
            ui.html(view.count_search(self._wanted, self._visit.around.site.machines, say), sanitize=False)
            shown = ui.html(view.counts_table(book, self._names, now, say), sanitize=False)
            on_pick(shown, "count", self._ask)

    def _ask(self, count: str) -> None:
        """Open the dialog that corrects a count."""
        say, now = self._visit.say, self._visit.around.clock.now()
        one = next((row for row in self._book.counts if row.count == count), None)
        if one is None:
            return
        self._panel.clear()
        with self._panel:
            name = self._names.get(one.machine, say("orders.machine_gone"))
            title = f"{escape(name)} <small class='quiet'>{escape(say.moment(one.at, now))}</small>"
            ui.html(title, sanitize=False, tag="h2")
            wrong = Notice()

            async def corrected(answers: Answers) -> None:
                await self._settle(await self._acts.correct(count, answers), wrong)

            async def assigned(answers: Answers) -> None:
                await self._settle(await self._acts.assign([count], answers), wrong)

            form(view.correct_form(one, say), corrected, "correct")
            machine = self._machines.get(one.machine)
            if machine is not None:
                with ui.element("details").classes("reassign"):
                    ui.html(escape(say("orders.reassign")), sanitize=False, tag="summary")
                    form(view.reassign_form(one, machine, self._book, say), assigned, "assign")
            with (
                ui.element("button")
                .classes("button close")
                .props("type=button")
                .on("click", self._dialog.close, args=[])
            ):
                ui.html(escape(say("orders.leave_it")), sanitize=False, tag="span")
        self._dialog.open()
