"""The page of one machine, and the list of all where somebody asks for one that is not there."""

from __future__ import annotations

import asyncio
from html import escape
from urllib.parse import urlencode

from nicegui import ui

from collector.accounts.rights import Right
from collector.core.families import FRENCH, Family
from collector.core.intervals import Interval
from collector.store.day_figures import DayFigures
from collector.store.day_queries import Day
from collector.web.floor.board import Board, Sight
from collector.web.floor.today import counts
from collector.web.house import House, Visit
from collector.web.machine.history import History, history_of
from collector.web.machine.live_part import LivePart
from collector.web.machine.ranges import MOST_DAYS, Named, Range, range_of
from collector.web.machine.reading import Looked, Looking, look
from collector.web.machine.sections import Sections
from collector.web.machine.trends import Trends, chosen, read_series, read_strips
from collector.web.surroundings import ShownMachine

STYLE = "floor.css figures.css machine.css"

AT_ONCE = 45
"""Days that are read before the page is shown; where more are missing, it is shown first, and they follow."""

PORTION = 30
"""Days that are read between two words about how far it is."""


def machine_pages(house: House, board: Board) -> None:
    """Register the pages `/machines` and `/machines/{machine}`.

    Args:
        house: Where they stand.
        board: Who works out how machines stand.
    """
    figures = DayFigures(house.around.store)
    house.around.live.follow(figures.told)

    @house.page("/machines", right=Right.SEE_MACHINES, title="machine.list", section="floor", style=STYLE)
    async def listed(visit: Visit) -> None:
        _list(visit, "")

    @house.page("/machines/{machine}", right=Right.SEE_MACHINES, title="machine.title", section="floor", style=STYLE)
    async def machine(visit: Visit) -> None:
        found = visit.around.site.machine(visit.path("machine"), gone=True)
        if found is None:
            visit.client.status_code = 404
            _list(visit, visit.path("machine"))
            return
        ui.page_title(f"{found.name} · {visit.around.site.name}")
        await _Page(visit, found, board, figures).build()


class _Page:
    """The page of one machine in one browser."""

    def __init__(self, visit: Visit, machine: ShownMachine, board: Board, figures: DayFigures) -> None:
        self._visit, self._machine, self._board, self._figures = visit, machine, board, figures
        self._now = visit.around.clock.now()
        self._range = range_of(visit.request.query_params, visit.say.today(self._now))

    async def build(self) -> None:
        """Build it. What takes long to read follows once the page is shown."""
        visit, machine = self._visit, self._machine
        wanted = Looking(
            visit.around.site, machine, self._range, self._now, visit.may(Right.SEE_ACCESS), visit.around.workshop,
            visit.around.live.of(machine.id).state.tools,
        )  # fmt: skip
        sight = await self._board.sight(visit.say.language, named=visit.may(Right.SEE_NAMES))
        looked = await visit.read(lambda connection: look(connection, wanted))
        asked = [one.asked for one in looked.hours]
        missing = self._figures.missing(machine.id, asked)
        live = LivePart(visit, machine) if visit.around.site.machine(machine.id) is machine else None
        with ui.element("div").classes("page machine"):
            self._head()
            if live is not None:
                live.build_state(sight)
            else:
                ui.html(escape(visit.say("machine.gone")), sanitize=False, tag="p").classes("notice")
            if machine.family is not Family.METER:
                place = ui.element("div").classes("ranged")
                if missing <= AT_ONCE:
                    days = await asyncio.to_thread(self._figures.read, machine.id, asked)
                    with place:
                        self._figures_part(looked, days, sight, live)
            await self._trends(looked.period)
            sections = Sections(visit, machine, looked, self._range)
            sections.alarms()
            sections.access()
            if live is not None:
                live.build_values()
        if live is not None:
            visit.client.on_delete(self._board.watch(live))
        if machine.family is not Family.METER and missing > AT_ONCE:
            await self._follow(place, looked, sight, live)

    async def _follow(self, place: ui.element, looked: Looked, sight: Sight, live: LivePart | None) -> None:
        """Read the days portion by portion, the page already shown, and say how far it is."""
        visit, asked = self._visit, [one.asked for one in looked.hours]
        with place:
            told = ui.html("", sanitize=False).classes("notice").props("role=status")
        await visit.client.connected()
        days: list[Day] = []
        for start in range(0, len(asked), PORTION):
            if visit.client.is_deleted:
                return
            told.set_content(escape(visit.say("machine.reading", done=len(days), days=len(asked))))
            portion = asked[start : start + PORTION]
            days += await asyncio.to_thread(self._figures.read, self._machine.id, portion)
        place.clear()
        with place:
            self._figures_part(looked, days, sight, live)

    def _figures_part(self, looked: Looked, days: list[Day], sight: Sight, live: LivePart | None) -> None:
        history: History = history_of(looked.hours, days, looked.standards, counts=counts(self._machine.rules))
        sections = Sections(self._visit, self._machine, looked, self._range)
        if live is not None and self._range.name is Named.TODAY:
            live.build_day(sight)
        else:
            sections.timeline(history)
            sections.trs(history)
        sections.cycles(history)
        sections.tools_and_stops(history)

    async def _trends(self, period: Interval) -> None:
        visit, machine = self._visit, self._machine
        samples = visit.around.samples
        series = await asyncio.to_thread(read_series, samples, machine.id)
        there = [one.signal for one in series]
        signals = chosen(visit.request.query_params.getlist("signal"), there)
        strips = await asyncio.to_thread(read_strips, samples, machine, signals, period) if there else []
        with ui.element("section").classes("card wide").props('id="trends"'):
            ui.html(escape(visit.say("machine.trends")), sanitize=False, tag="h2")
            Trends(visit, machine, period, there, strips)

    def _head(self) -> None:
        visit, machine, say = self._visit, self._machine, self._visit.say
        family = FRENCH[machine.family] if say.language == "fr" else machine.family.replace("_", " ").capitalize()
        place = visit.around.site.places.get(machine.place, machine.place)
        with ui.element("header").classes("machine-head"):
            ui.html(
                f'<p><a href="/">{escape(say("machine.back"))}</a></p><h1>{escape(machine.name)}</h1>'
                f'<p class="quiet">{escape(place)} · {escape(family)}</p>',
                sanitize=False,
            )
            ui.html(_chooser(visit, self._range), sanitize=False).classes("no-print")
        if self._range.wrong is not None:
            wrong = say(f"machine.wrong.{self._range.wrong.value}", most=MOST_DAYS)
            ui.html(escape(wrong), sanitize=False, tag="p").classes("notice warn").props("role=alert")


def _chooser(visit: Visit, shown: Range) -> str:
    """The ranges to choose from: those with a name as links, any two dates in a form."""
    say, kept = visit.say, [(name, value) for name, value in visit.request.query_params.multi_items()
                            if name in ("signal", "lang")]  # fmt: skip
    links = "".join(
        f'<a class="chip" href="?{escape(urlencode([("range", name.value), *kept]))}"'
        f"{' aria-current=page' if name is shown.name else ''}>{escape(say(f'machine.range.{name.value}'))}</a>"
        for name in Named
    )
    hidden = "".join(f'<input type="hidden" name="{escape(name)}" value="{escape(value)}">' for name, value in kept)
    today = say.today(visit.around.clock.now()).isoformat()
    dates = "".join(
        f'<label class="field"><span>{escape(say(f"house.{name}").capitalize())}</span>'
        f'<input type="date" name="{name}" value="{day.isoformat()}" max="{today}" required></label>'
        for name, day in (("from", shown.first), ("to", shown.last))
    )
    return (
        f'<nav class="ranges" aria-label="{escape(say("machine.ranges"))}">{links}</nav>'
        f'<form method="get" class="row dates">{dates}{hidden}'
        f'<button class="button">{escape(say("machine.show"))}</button></form>'
    )


def _list(visit: Visit, asked: str) -> None:
    """Which machines there are."""
    say, site = visit.say, visit.around.site
    with ui.element("div").classes("page machine"):
        ui.html(escape(say("machine.list")), sanitize=False, tag="h1")
        if asked:
            ui.html(escape(say("machine.unknown", machine=asked)), sanitize=False, tag="p").classes("notice warn")
        if not site.machines:
            empty = f"<p>{escape(say('no_machines'))}</p><p>{escape(say('no_machines_do'))}</p>"
            ui.html(empty, sanitize=False).classes("empty")
        for place, name in site.places.items():
            rows = "".join(
                f'<li><a href="/machines/{escape(one.id)}">{escape(one.name)}</a> <span class="quiet">'
                f"{escape(one.id)}</span></li>"
                for one in site.machines
                if one.place == place
            )
            if rows:
                ui.html(f"<h2>{escape(name)}</h2><ul>{rows}</ul>", sanitize=False, tag="section").classes("card wide")
        if site.gone:
            rows = "".join(
                f'<li><a href="/machines/{escape(one.id)}">{escape(one.name)}</a> <span class="quiet">'
                f"{escape(one.id)}</span></li>"
                for one in site.gone
            )
            name = escape(say("machine.list_gone"))
            ui.html(f"<h2>{name}</h2><ul>{rows}</ul>", sanitize=False, tag="section").classes("card wide")
