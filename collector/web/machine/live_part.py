"""The part of a machine's page that is live: how it stands, its line, its values, and the day so far."""

from __future__ import annotations

from html import escape

from nicegui import ui

from collector.accounts.rights import Right
from collector.web.floor.board import Sight
from collector.web.floor.connection import connection_words
from collector.web.floor.face import FRAGMENTS
from collector.web.house import Visit
from collector.web.machine.health import health_of
from collector.web.machine.values import values_of
from collector.web.surroundings import ShownMachine
from collector.web.timeline import legend
from collector.web.waterfall import headline, waterfall


class LivePart:
    """What of the page changes by itself, in one browser.

    Args:
        visit: Who looks.
        machine: At which machine.
    """

    def __init__(self, visit: Visit, machine: ShownMachine) -> None:
        self._visit, self._machine = visit, machine
        self.named = visit.may(Right.SEE_NAMES)
        self._frozen = False
        self._day: tuple[ui.html, ui.html, ui.html, ui.html] | None = None
        self._values: ui.html | None = None

    @property
    def language(self) -> str:
        """In which language it is."""
        return self._visit.say.language

    def build_state(self, sight: Sight) -> None:
        """How it stands, and how its line does."""
        face, say = sight.faces[self._machine.id], self._visit.say
        self._page = ui.element("div").classes("cards standing")
        with self._page:
            self._tile = ui.element("article").classes(face.classes).props(f'id="{self._machine.id}"')
            with self._tile:
                self._fragments = {
                    name: ui.html(getattr(face, name), sanitize=False).classes(f"tile-{name}") for name in FRAGMENTS
                }
            with ui.element("section").classes("card health"):
                with ui.element("div").classes("row spread"):
                    ui.html(escape(say("machine.health")), sanitize=False, tag="h2")
                    ui.html(connection_words(say), sanitize=False).classes("connection").props("role=status")
                self._health = ui.html(self._health_now(), sanitize=False)

    def build_day(self, sight: Sight) -> None:
        """The day so far: ribbon, key figures, waterfall."""
        hours, ribbon, rates, losses = self._day_now(sight)
        say = self._visit.say
        with ui.element("section").classes("card wide").props('id="timeline"'):
            ui.html(escape(say("machine.timeline")), sanitize=False, tag="h2")
            with ui.element("div").classes("lane"):
                shown = (ui.html(hours, sanitize=False), ui.html(ribbon, sanitize=False))
            ui.html(legend(say), sanitize=False)
        with ui.element("div").classes("workshop").props('id="trs"'):
            with ui.element("section").classes("card rates"):
                ui.html(escape(say("machine.trs")), sanitize=False, tag="h2")
                shown_rates = ui.html(rates, sanitize=False).classes("stack")
            with ui.element("section").classes("card losses"):
                ui.html(escape(say("floor.losses")), sanitize=False, tag="h2")
                shown_losses = ui.html(losses, sanitize=False)
        self._day = (*shown, shown_rates, shown_losses)

    def build_values(self) -> None:
        """Every value as it came."""
        with ui.element("section").classes("card wide").props('id="values"'):
            ui.html(escape(self._visit.say("machine.values")), sanitize=False, tag="h2")
            self._values = ui.html(self._values_now(), sanitize=False)

    def show(self, sight: Sight) -> None:
        """Send what differs from what is shown."""
        self._page.classes(replace="cards standing is-frozen" if sight.frozen else "cards standing")
        if sight.frozen:
            return
        face = sight.faces[self._machine.id]
        self._tile.classes(replace=face.classes)
        for name, element in self._fragments.items():
            element.set_content(getattr(face, name))
        self._health.set_content(self._health_now())
        if self._values is not None:
            self._values.set_content(self._values_now())
        if self._day is not None:
            for element, content in zip(self._day, self._day_now(sight), strict=True):
                element.set_content(content)

    def begin_anew(self) -> None:
        """Be loaded anew: the machine may be another one now, or gone."""
        self._visit.load_anew()

    def _health_now(self) -> str:
        around = self._visit.around
        return health_of(self._machine, around.live.machines[self._machine.id], around.clock.now(), self._visit.say)

    def _values_now(self) -> str:
        around = self._visit.around
        return values_of(self._machine, around.live.machines[self._machine.id], around.clock.now(), self._visit.say)

    def _day_now(self, sight: Sight) -> tuple[str, str, str, str]:
        found = sight.today.of(self._machine.id) if sight.today is not None else None
        if found is None:
            return "", "", "", ""
        say = self._visit.say
        ribbon = sight.day.ribbons[self._machine.id]
        return sight.day.hours, ribbon, headline(found.told, say), waterfall(found.told, say)
