"""The first page: the floor, a tile for each machine, by place. It builds the page once and then sends what changed."""

from __future__ import annotations

from collections.abc import Callable
from html import escape

from nicegui import ui

from collector.accounts.rights import Right
from collector.web.floor.board import Board, Sight
from collector.web.floor.detail import detail_of
from collector.web.floor.face import FRAGMENTS, Face
from collector.web.house import House, Visit
from collector.web.surroundings import ShownMachine, Surroundings
from collector.web.wording import Wording


def floor_pages(house: House, board: Board) -> None:
    """Register the page `/`.

    Args:
        house: Where it stands.
        board: Who works out what it shows.
    """

    @house.page("/", right=Right.SEE_FLOOR, title="floor", section="floor", style="floor.css")
    async def floor(visit: Visit) -> None:
        sight = await board.sight(visit.say.language)
        page = _Page(visit.around, visit.say, sight)
        visit.client.on_delete(board.watch(page))


class _Tile:
    """One tile's elements, and the face that they show."""

    def __init__(self, machine: ShownMachine, face: Face, on_open: Callable[[], None]) -> None:
        self._face = face
        self._root = ui.element("article").classes(face.classes).props(f'id="{machine.id}"')
        with self._root:
            self._fragments = {
                name: ui.html(getattr(face, name), sanitize=False).classes(f"tile-{name}") for name in FRAGMENTS
            }
            self._button = ui.element("button").classes("tile-open").props("type=button")
            self._button.props["aria-label"] = face.label
            self._button.on("click", on_open, args=[])

    def show(self, face: Face) -> None:
        """Send what differs."""
        before, self._face = self._face, face
        if face is before or face == before:
            return
        if face.classes != before.classes:
            self._root.classes(replace=face.classes)
        if face.label != before.label:
            self._button.props["aria-label"] = face.label
        for name, element in self._fragments.items():
            element.set_content(getattr(face, name))


class _Page:
    """The floor in one browser."""

    def __init__(self, around: Surroundings, say: Wording, sight: Sight) -> None:
        self._around = around
        self._say = say
        self._opened: ShownMachine | None = None
        self._root = ui.element("div").classes("floor")
        with self._root:
            self._build(sight)
        with ui.dialog() as self._dialog, ui.element("section").classes("detail") as panel:
            panel.props["role"] = "document"
            self._title = ui.html("", sanitize=False, tag="h2")
            self._detail = ui.html("", sanitize=False)
            with ui.element("button").classes("close").props("type=button").on("click", self._dialog.close, args=[]):
                ui.html(escape(say("close")), sanitize=False, tag="span")
        self._dialog.on_value_change(lambda event: self._closed() if not event.value else None)

    @property
    def language(self) -> str:
        """In which language it is."""
        return self._say.language

    def show(self, sight: Sight) -> None:
        """Send what differs from what is shown."""
        self._root.classes(replace="floor is-frozen" if sight.frozen else "floor")
        if sight.frozen:
            return
        self._clock.set_content(sight.clock)
        self._counts.set_content(sight.counts)
        self._happenings.set_content(sight.happenings)
        for machine, tile in self._tiles.items():
            tile.show(sight.faces[machine])
        self._show_detail()

    def _build(self, sight: Sight) -> None:
        site, say = self._around.site, self._say
        with ui.element("header").classes("top"):
            ui.html(f"<p>{escape(say('floor'))}</p><h1>{escape(site.name)}</h1>", sanitize=False).classes("school")
            self._counts = ui.html(sight.counts, sanitize=False).classes("counts")
            with ui.element("div").classes("now"):
                self._clock = ui.html(sight.clock, sanitize=False).classes("clock")
                ui.html(
                    f'<span class="live">{escape(say("live"))}</span><span class="lost">{escape(say("lost"))}</span>'
                    f'<span class="frozen">{escape(say("frozen"))}</span>',
                    sanitize=False,
                ).classes("connection").props("role=status")
        self._tiles: dict[str, _Tile] = {}
        with ui.element("div").classes("places"):
            if not site.machines:
                empty = f"<p>{escape(say('no_machines'))}</p><p>{escape(say('no_machines_do'))}</p>"
                ui.html(empty, sanitize=False).classes("empty")
            for place, name in site.places.items():
                machines = [machine for machine in site.machines if machine.place == place]
                if machines:
                    self._place(name, machines, sight)
        with ui.element("footer").classes("bottom"):
            ui.html(f"<h2>{escape(say('happenings'))}</h2>", sanitize=False)
            self._happenings = ui.html(sight.happenings, sanitize=False).classes("happenings")

    def _place(self, name: str, machines: list[ShownMachine], sight: Sight) -> None:
        with ui.element("section").classes("place"):
            ui.html(escape(name), sanitize=False, tag="h2")
            with ui.element("div").classes("tiles"):
                for machine in machines:
                    self._tiles[machine.id] = _Tile(machine, sight.faces[machine.id], self._opener(machine))

    def _opener(self, machine: ShownMachine) -> Callable[[], None]:
        def open_dialog() -> None:
            self._opened = machine
            self._title.set_content(escape(machine.name))
            self._show_detail()
            self._dialog.open()

        return open_dialog

    def _closed(self) -> None:
        self._opened = None

    def _show_detail(self) -> None:
        if self._opened is not None:
            live, now = self._around.live.machines[self._opened.id], self._around.clock.now()
            self._detail.set_content(detail_of(self._opened, live, now, self._say))
