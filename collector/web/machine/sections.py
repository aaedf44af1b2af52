"""The sections of a machine's page that show a range of days: they stand still, and are built once."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date, timedelta
from html import escape

from nicegui import ui

from collector.accounts.rights import Right
from collector.store.day_sums import Work
from collector.web.house import Visit
from collector.web.machine.access_view import passed_table
from collector.web.machine.cycle_view import by_period, one_by_one, work_key, work_text
from collector.web.machine.day_chart import day_chart
from collector.web.machine.history import History, works_of
from collector.web.machine.papers_view import papers_of
from collector.web.machine.ranges import Range
from collector.web.machine.reading import Looked, reason_names
from collector.web.machine.tables import alarm_sums_table, alarms_table, reasons_table
from collector.web.machine.tools_view import by_program, happened, tools_table
from collector.web.surroundings import ShownMachine
from collector.web.timeline import hours_row, legend, ribbon
from collector.web.waterfall import headline, waterfall

WORKS = 40
"""Works that can be chosen among: those with the most cycles."""


class Sections:
    """Builds them where they are called.

    Args:
        visit: Who looks.
        machine: At which machine.
        looked: What was read.
        range_: Which days are shown.
    """

    def __init__(self, visit: Visit, machine: ShownMachine, looked: Looked, range_: Range) -> None:
        self._visit, self._machine, self._looked, self._range = visit, machine, looked, range_
        self._say, self._now = visit.say, visit.around.clock.now()
        self._names = looked.names if visit.may(Right.SEE_NAMES) else None
        self._days: list[date] = [range_.first + timedelta(days=number) for number in range(range_.days)]

    @contextmanager
    def _card(self, title: str, id_: str, style: str = "wide") -> Iterator[None]:
        with ui.element("section").classes(f"card {style}").props(f'id="{id_}"'):
            ui.html(escape(self._say(title)), sanitize=False, tag="h2")
            yield

    def timeline(self, history: History) -> None:
        """Ribbons of a few days, or a bar for each of many."""
        say, today = self._say, self._say.today(self._now)
        with self._card("machine.timeline", "timeline"):
            if not self._looked.lanes:
                day_chart(self._days, history.days, today, say)
                return
            for day, lane in zip(self._days, self._looked.lanes, strict=True):
                with ui.element("div").classes("lane"):
                    ui.html(f"<h3>{escape(say.day(day, today))}</h3>{hours_row(lane.axis, say)}", sanitize=False)
                    ui.html(ribbon(lane, say, self._names), sanitize=False)
            ui.html(legend(say), sanitize=False)

    def trs(self, history: History) -> None:
        """TRS of the whole range, and where its time went."""
        say, told = self._say, history.told
        with ui.element("div").classes("workshop").props('id="trs"'):
            with self._card("machine.trs", "rates", "rates"):
                ui.html(headline(told, say), sanitize=False).classes("stack")
            with self._card("floor.losses", "losses", "losses"):
                ui.html(waterfall(told, say), sanitize=False)

    def cycles(self, history: History) -> None:
        """Cycle times against their standard."""
        say, looked = self._say, self._looked
        with self._card("machine.cycles", "cycles"):
            if looked.cycles:
                one_by_one(looked.cycles, looked.standards, self._now, say)
                return
            if looked.hours_of_cycles:
                names = [say.moment(at, self._now) for at, _ in looked.hours_of_cycles]
                found = [spreads for _, spreads in looked.hours_of_cycles]
                across = say("machine.hour")
            else:
                today = say.today(self._now)
                names = [say.day(one, today) for one in self._days]
                found = [one.day.spreads for one in history.days]
                across = say("machine.day")
            works = works_of(found)
            if not works:
                told = f"<p>{escape(say('machine.cycles.none'))}</p><p>{escape(say('machine.cycles.none_do'))}</p>"
                ui.html(told, sanitize=False).classes("empty")
                return
            asked = self._visit.query("work")
            work = next((work for work, _ in works if work_key(work) == asked), works[0][0])
            if len(works) > 1:
                ui.html(self._works(works[:WORKS], work), sanitize=False).classes("no-print")
            else:
                ui.html(escape(work_text(work, say)), sanitize=False, tag="p").classes("quiet")
            of_it = [next((one for one in spreads if one.work == work), None) for spreads in found]
            by_period(names, of_it, looked.standards.cycle(work), across, say)

    def _works(self, works: Sequence[tuple[Work, int]], chosen: Work) -> str:
        """The form that chooses whose cycles are drawn: of what was made most there is the longest line."""
        say = self._say
        options = "".join(
            f'<option value="{escape(work_key(work))}"{" selected" if work == chosen else ""}>'
            f"{escape(work_text(work, say))} ({escape(say.counted('machine.cycles.count', many))})</option>"
            for work, many in works
        )
        kept = "".join(
            f'<input type="hidden" name="{escape(name)}" value="{escape(value)}">'
            for name, value in self._visit.request.query_params.multi_items()
            if name != "work"
        )
        return (
            f'<form method="get" action="#cycles" class="row"><label class="field work"><span>'
            f'{escape(say("machine.cycles.work"))}</span><select name="work">{options}</select></label>{kept}'
            f'<button class="button">{escape(say("machine.show"))}</button></form>'
        )

    def tools_and_stops(self, history: History) -> None:
        """Which tools were used for how long, and why it stood."""
        say, around, looked = self._say, self._visit.around, self._looked
        live = around.live.of(self._machine.id)
        with ui.element("div").classes("pair"):
            with self._card("machine.tools", "tools", ""):
                ui.html(tools_table(history.tools, looked.tools, live, self._now, say), sanitize=False)
                ui.html(by_program(looked.tool_times, say), sanitize=False)
                ui.html(happened(looked.tool_events, self._now, say), sanitize=False)
            with self._card("machine.stops", "stops", ""):
                named = reason_names(looked.reasons, around.site.kiosk.stops, say.language)
                ui.html(reasons_table(named, say), sanitize=False)

    def alarms(self) -> None:
        """What rang."""
        looked, say = self._looked, self._say
        with self._card("machine.alarms", "alarms"):
            few = bool(looked.lanes)
            rows = alarms_table(looked.alarms, self._now, say) if few else alarm_sums_table(looked.sums, self._now, say)
            ui.html(rows, sanitize=False)

    def access(self) -> None:
        """Permits and papers, for whoever may see them."""
        looked, say, workshop = self._looked, self._say, self._visit.around.workshop
        if looked.passed is None:
            return
        with ui.element("div").classes("pair"):
            with self._card("machine.access", "access", ""):
                pack = workshop.pack if workshop is not None else None
                ui.html(passed_table(looked.passed, self._names, pack, self._now, say), sanitize=False)
                href = f"/access/decisions?machine={escape(self._machine.id)}"
                ui.html(f'<p><a href="{href}">{escape(say("machine.access.all"))}</a></p>', sanitize=False)
            with self._card("machine.papers", "papers", ""):
                if looked.on_file is None:
                    ui.html(f'<p class="quiet">{escape(say("machine.papers.none"))}</p>', sanitize=False)
                else:
                    ui.html(papers_of(looked.on_file, say), sanitize=False)
                    ui.html(f'<p><a href="/access/papers">{escape(say("machine.papers.all"))}</a></p>', sanitize=False)
