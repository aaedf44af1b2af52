"""The page of one order: what is known of it, and what the office and the head of the workshop can do about it."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import replace
from functools import partial
from html import escape

from nicegui import ui

from collector.accounts.rights import Right
from collector.errors import RequestRefused
from collector.ordering import OrderDesk
from collector.store.registry_records import OrderState
from collector.undoing import Undo
from collector.web.house import House, Visit
from collector.web.orders import cards, detail, listing
from collector.web.orders.cycle_chart import cycle_chart
from collector.web.orders.dossier import Dossier, read_dossier
from collector.web.orders.forms import Answers, Notice, form, on_pick, reason_field
from collector.web.orders.hindrances import Reader, hindrances_card, read_hindrances
from collector.web.orders.refusals import refusal_text
from collector.web.orders.words import address, operation_text

WAYS = {
    OrderState.OPEN: (OrderState.DONE, OrderState.CANCELLED),
    OrderState.DONE: (OrderState.OPEN,),
    OrderState.CANCELLED: (OrderState.OPEN,),
}
"""To which states an order can be brought from each."""


def order_page(house: House) -> None:
    """Register the page."""

    @house.page(
        "/orders/{number:path}", right=Right.SEE_ORDERS, title="orders.order", section="orders", style="orders.css"
    )
    async def order(visit: Visit) -> None:
        page = _Page(visit, visit.path("number"))
        await page.build()


class _Page:
    """An order in one browser."""

    def __init__(self, visit: Visit, number: str) -> None:
        self._visit = visit
        self._number = number
        around = visit.around
        self._office = OrderDesk(around.store, around.live, around.clock)
        self._undo = Undo(around.store, around.live, around.clock)

    async def build(self) -> None:
        """Build it."""
        with ui.element("div").classes("page orders"):
            self._root = ui.element("div").classes("order-page")
        with ui.dialog().props("transition-duration=0") as self._dialog:
            self._panel = ui.element("div").classes("card orders orders-dialog")
        await self._refresh()

    async def _read(self) -> Dossier | None:
        visit, number = self._visit, self._number
        site, now, visitor = visit.around.site, visit.around.clock.now(), visit.visitor
        dossier = await visit.read(
            lambda connection: read_dossier(connection, site, now, number, visit.query("operation") or None)
        )
        if dossier is None or not visitor.name:
            return dossier
        return replace(dossier, names={visitor.id: visitor.name, **dossier.names})

    async def _refresh(self) -> None:
        """Read all of it, and show it in the place of what is shown."""
        dossier = await self._read()
        self._root.clear()
        with self._root:
            if dossier is None:
                self._missing()
            else:
                self._show(dossier)

    def _missing(self) -> None:
        say = self._visit.say
        ui.html(
            f'<div class="empty"><p>{escape(say("orders.not_there", number=self._number))}</p>'
            f'<p><a href="/orders?state=all">{escape(say("orders.none_fit_do"))}</a></p></div>',
            sanitize=False,
        )

    def _show(self, dossier: Dossier) -> None:
        visit, say, now = self._visit, self._visit.say, self._visit.around.clock.now()
        with ui.element("header").classes("row spread"):
            ui.html(detail.head(dossier.line, say), sanitize=False)
            with ui.element("div").classes("row no-print"):
                self._buttons(dossier)
        self._notice = Notice()
        if dossier.nobodys:
            self._nobodys(dossier.nobodys)
        ui.html(detail.figures(dossier, now, say) + detail.operations(dossier, now, say), sanitize=False).classes(
            "order-part"
        )
        ui.html(listing.how_estimated(say), sanitize=False)
        with ui.element("div").classes("cards order-cards"):
            self._cycles(dossier)
            self._cards(dossier)
            papers = ui.html("", sanitize=False).classes("order-part")
            self._changes(dossier)
        if visit.around.workshop is not None and dossier.line.order.state is OrderState.OPEN:
            ui.timer(0.05, lambda: self._papers(dossier, papers), once=True)

    def _nobodys(self, parts: int) -> None:
        visit, say = self._visit, self._visit.say
        text = escape(say.counted("orders.nobodys_here", parts))
        if visit.may(Right.CHANGE_COUNTS):
            text += f' <a href="/orders/parts">{escape(say("orders.assign_them"))}</a>'
        ui.html(f'<div class="notice warn no-print">{text}</div>', sanitize=False)

    def _cycles(self, dossier: Dossier) -> None:
        say, now = self._visit.say, self._visit.around.clock.now()
        with ui.element("section").classes("card wide").props("id=cycles"):
            ui.html(escape(say("orders.cycles_title")), sanitize=False, tag="h2")
            if dossier.shown is None or not dossier.cycles:
                ui.html(escape(say("orders.no_cycles")), sanitize=False, tag="p").classes("quiet")
                return
            ui.html(self._choice(dossier), sanitize=False)
            planned = dossier.shown.planned
            cycle_chart(dossier.cycles, planned.standard_cycle if planned is not None else None, now, say)

    def _choice(self, dossier: Dossier) -> str:
        """The operations whose cycles can be shown."""
        say, have = self._visit.say, {one.operation for one in dossier.ran}
        shown = dossier.shown.number if dossier.shown is not None else None
        links = "".join(
            f'<a class="chip"{" aria-current=true" if one.number == shown else ""}'
            f' href="{address(self._number)}?operation={escape(one.number or "")}#cycles">'
            f"{escape(operation_text(one, say))}</a>"
            for one in dossier.line.operations
            if one.number in have
        )
        count = escape(say.counted("orders.last_cycles", len(dossier.cycles)))
        return f'<nav class="chips" aria-label="{escape(say("orders.operations"))}">{links}<span>{count}</span></nav>'

    def _cards(self, dossier: Dossier) -> None:
        visit, say, now = self._visit, self._visit.say, self._visit.around.clock.now()
        machines = {one.id: one.name for one in visit.around.site.machines}
        named = visit.may(Right.SEE_NAMES)
        ui.html(
            cards.times(dossier, say)
            + cards.faults(dossier, visit.around.site.kiosk.scrap, say)
            + cards.machines(dossier.ran, machines, now, say)
            + cards.hands(dossier.hands, dossier.names, machines, named=named, now=now, say=say)
            + cards.entries(dossier.entries, dossier.names, named=named, now=now, say=say),
            sanitize=False,
        ).classes("order-part")

    def _changes(self, dossier: Dossier) -> None:
        visit, say, now = self._visit, self._visit.say, self._visit.around.clock.now()
        shown = ui.html(
            cards.changes(
                dossier.changes, self._number, dossier.names,
                {one.id: one.name for one in visit.around.site.machines}, named=visit.may(Right.SEE_NAMES),
                undo=visit.may(Right.CHANGE_COUNTS), now=now, say=say,
            ),
            sanitize=False,
        ).classes("order-part")  # fmt: skip
        if visit.may(Right.CHANGE_COUNTS):
            on_pick(shown, "undo", lambda seq: self._ask_undo(int(seq)))

    async def _papers(self, dossier: Dossier, into: ui.html) -> None:
        visit, order = self._visit, dossier.line.order
        workshop, now = visit.around.workshop, visit.around.clock.now()
        assert workshop is not None
        found = await visit.read(
            lambda connection: read_hindrances(connection, workshop, order.number, order.due_date, now)
        )
        reader = Reader(
            visit.say, workshop.day(now), {one.id: one.name for one in visit.around.site.machines},
            dossier.names if visit.may(Right.SEE_NAMES) else {}, papers=visit.may(Right.SEE_ACCESS),
        )  # fmt: skip
        into.set_content(hindrances_card(found, reader))

    # What can be done.

    def _buttons(self, dossier: Dossier) -> None:
        say, state = self._visit.say, dossier.line.order.state
        if self._visit.may(Right.CHANGE_ORDERS):
            for to in WAYS[state]:
                main = to is OrderState.DONE and dossier.line.complete
                kind = f"make-{to.value}{' main' if main else ''}"
                self._button(say(f"orders.make.{to.value}"), partial(self._ask_state, dossier, to), kind)
        self._button(say("house.print"), lambda: ui.run_javascript("window.print()"), "print")

    def _button(self, text: str, act: Callable[[], object], kind: str) -> None:
        with ui.element("button").classes(f"button {kind}").props("type=button").on("click", act, args=[]):
            ui.html(escape(text), sanitize=False, tag="span")

    def _ask_state(self, dossier: Dossier, to: OrderState) -> None:
        """Ask whether the order shall be open, done or cancelled; say what speaks against it."""
        say, line = self._visit.say, dossier.line
        told = []
        if to is not OrderState.OPEN:
            left = sum(one.left for one in line.operations)
            told += [say.counted("orders.still_left", left)] if left and to is OrderState.DONE else []
            told += [say("orders.still_in_hand")] if line.in_hand else []
            told.append(say("orders.closed_means"))
        else:
            told.append(say("orders.open_means"))
        points = "".join(f"<p>{escape(one)}</p>" for one in told)

        async def confirmed(_: Answers) -> None:
            self._dialog.close()
            await self._set_state(to, before=line.order.state)

        self._ask(
            say(f"orders.ask.{to.value}", number=line.order.number), points, confirmed,
            say(f"orders.make.{to.value}"),
        )  # fmt: skip

    async def _set_state(self, to: OrderState, before: OrderState | None) -> None:
        say, visit = self._visit.say, self._visit
        try:
            await self._office.set_state(self._number, to, author=visit.visitor.id, via="page")
        except RequestRefused as refusal:
            self._notice.say("bad", refusal_text(refusal, say))
            return
        await self._refresh()
        undo: Callable[[], Awaitable[None]] | None = None
        if before is not None:

            async def back(before: OrderState = before) -> None:
                await self._set_state(before, None)

            undo = back
        self._notice.say("good", say(f"orders.made.{to.value}"), say("orders.undo"), undo)

    def _ask_undo(self, seq: int) -> None:
        """Ask why a change of parts shall be taken back."""
        say = self._visit.say

        async def confirmed(answers: Answers) -> None:
            if not answers.one("reason"):
                self._wrong.say("bad", say("orders.refused.reason"))
                return
            try:
                await self._undo.undo([seq], author=self._visit.visitor.id, reason=answers.one("reason"))
            except RequestRefused as refusal:
                self._wrong.say("bad", refusal_text(refusal, say))
                return
            self._dialog.close()
            await self._refresh()
            self._notice.say("good", say("orders.undone"))

        why = reason_field(say, [say("orders.why.mistake")])
        self._ask(say("orders.ask_undo"), why, confirmed, say("orders.undo"))

    def _ask(self, title: str, inside: str, confirmed: Callable[[Answers], Awaitable[None]], way: str) -> None:
        say = self._visit.say
        self._panel.clear()
        with self._panel:
            ui.html(escape(title), sanitize=False, tag="h2")
            self._wrong = Notice()
            made = form(
                f'{inside}<div class="row"><button class="button main">{escape(way)}</button>'
                f'<button type="button" class="button" data-cancel="1">{escape(say("orders.leave_it"))}</button></div>',
                confirmed,
            )
            on_pick(made, "cancel", self._leave)
        self._dialog.open()

    def _leave(self, _: str) -> None:
        # Not handed on itself: what it returns could be awaited, and would open the dialog again.
        self._dialog.close()
