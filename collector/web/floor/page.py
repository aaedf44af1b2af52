"""The first page: a tile for each machine, and the day so far. It builds the page once and then sends what changed."""

from __future__ import annotations

from html import escape

from nicegui import ui

from collector.accounts.rights import Right
from collector.web.floor.board import Board, Sight
from collector.web.floor.calls import Calls
from collector.web.floor.connection import connection_words, full_words
from collector.web.floor.face import FRAGMENTS, Face
from collector.web.floor.wall import wall_pages
from collector.web.house import House, Visit
from collector.web.surroundings import ShownMachine
from collector.web.timeline import legend

STYLE = "floor.css figures.css"


def floor_pages(house: House, board: Board) -> None:
    """Register the pages `/` and `/wall`.

    Args:
        house: Where they stand.
        board: Who works out what they show.
    """

    @house.page("/", right=Right.SEE_FLOOR, title="floor", section="floor", style=STYLE)
    async def floor(visit: Visit) -> None:
        named = visit.may(Right.SEE_NAMES)
        sight = await board.sight(visit.say.language, named=named)
        page = _Page(visit, sight, named=named)
        visit.client.on_delete(board.watch(page))

    wall_pages(house, board)


_PARTS = (("head", "note"), ("work",), ("making", "parts", "foot"))
"""A tile's fragments as they are sent: together what mostly changes together, for each element has its price."""
assert sum(_PARTS, ()) == FRAGMENTS


def _put(face: Face, part: tuple[str, ...]) -> str:
    return "".join(f'<div class="tile-{name}">{getattr(face, name)}</div>' for name in part)


class _Tile:
    """One tile's elements, and the face that they show."""

    def __init__(self, machine: ShownMachine, face: Face, *, linked: bool) -> None:
        self._face = face
        self._root = ui.element("article").classes(face.classes).props(f'id="{machine.id}"')
        with self._root:
            self._parts = [ui.html(_put(face, part), sanitize=False).classes("tile-part") for part in _PARTS]
            self._link = ui.element("a").classes("tile-open") if linked else None
            if self._link is not None:
                self._link.props["href"] = f"/machines/{machine.id}"
                self._link.props["aria-label"] = face.label

    def show(self, face: Face) -> None:
        """Send what differs."""
        before, self._face = self._face, face
        if face is before or face == before:
            return
        if face.classes != before.classes:
            self._root.classes(replace=face.classes)
        if face.label != before.label and self._link is not None:
            self._link.props["aria-label"] = face.label
        for part, element in zip(_PARTS, self._parts, strict=True):
            # Compared here: the library's own comparison costs ten times as much, and most parts stay as they are.
            if any(getattr(face, name) != getattr(before, name) for name in part):
                element.set_content(_put(face, part))


class _Day:
    """The day so far: a row for each machine, and the workshop below them."""

    def __init__(self, visit: Visit, sight: Sight) -> None:
        say, machines = visit.say, {one.id: one for one in visit.around.site.machines}
        linked = visit.may(Right.SEE_MACHINES)
        with ui.element("section").classes("today").props('aria-labelledby="today"'):
            ui.html(escape(say("floor.today")), sanitize=False, tag="h2").props('id="today"')
            with ui.element("div").classes("card day"):
                with ui.element("div").classes("day-head"):
                    self._hours = ui.html(sight.day.hours, sanitize=False).classes("day-hours")
                    ui.html(escape(say("figures.trs_short")), sanitize=False).classes("day-rate quiet")
                self._rows: dict[str, tuple[ui.html, ui.html]] = {}
                for machine in sight.day.ribbons:
                    with ui.element("div").classes("day-row"):
                        ui.html(_name(machines[machine], linked=linked), sanitize=False).classes("day-name")
                        self._rows[machine] = (
                            ui.html(sight.day.ribbons[machine], sanitize=False).classes("day-ribbon"),
                            ui.html(sight.day.rates[machine], sanitize=False).classes("day-rate"),
                        )
                ui.html(legend(say), sanitize=False)
            self._workshop = ui.html(sight.day.workshop, sanitize=False).classes("workshop")
        self._day = sight.day

    def show(self, sight: Sight) -> None:
        """Send what differs."""
        before, self._day = self._day, sight.day
        if sight.day is before:
            return
        self._hours.set_content(sight.day.hours)
        for machine, (ribbon, rate) in self._rows.items():
            ribbon.set_content(sight.day.ribbons[machine])
            rate.set_content(sight.day.rates[machine])
        self._workshop.set_content(sight.day.workshop)


class _Page:
    """The floor in one browser."""

    def __init__(self, visit: Visit, sight: Sight, *, named: bool) -> None:
        self._visit = visit
        self.named = named
        self._sight, self._frozen = sight, False
        self._root = ui.element("div").classes("floor")
        with self._root:
            self._build(sight)

    @property
    def language(self) -> str:
        """In which language it is."""
        return self._visit.say.language

    def show(self, sight: Sight) -> None:
        """Send what differs from what is shown."""
        if sight.frozen is not self._frozen:
            self._frozen = sight.frozen
            self._root.classes(replace="floor is-frozen" if sight.frozen else "floor")
        if sight.frozen:
            return
        before, self._sight = self._sight, sight
        if sight.full is not before.full:
            self._full.set_content(full_words(self._visit.say, full=sight.full))
        if sight.clock != before.clock:
            self._clock.set_content(sight.clock)
        if sight.counts != before.counts:
            self._counts.set_content(sight.counts)
        if sight.happenings != before.happenings:
            self._happenings.set_content(sight.happenings)
        self._calls.show(sight)
        for machine, tile in self._tiles.items():
            tile.show(sight.faces[machine])
        if self._day is not None:
            self._day.show(sight)

    def begin_anew(self) -> None:
        """Be loaded anew: other machines stand here now."""
        self._visit.load_anew()

    def _build(self, sight: Sight) -> None:
        site, say = self._visit.around.site, self._visit.say
        with ui.element("header").classes("top"):
            ui.html(f"<p>{escape(say('floor'))}</p><h1>{escape(site.name)}</h1>", sanitize=False).classes("school")
            self._counts = ui.html(sight.counts, sanitize=False).classes("counts")
            with ui.element("div").classes("now"):
                self._clock = ui.html(sight.clock, sanitize=False).classes("clock")
                ui.html(connection_words(say), sanitize=False).classes("connection").props("role=status")
        self._full = ui.html(full_words(say, full=sight.full), sanitize=False).classes("disk-full")
        self._calls = Calls(self._visit, sight, named=self.named)
        self._tiles: dict[str, _Tile] = {}
        with ui.element("div").classes("places"):
            if not site.machines:
                empty = f"<p>{escape(say('no_machines'))}</p><p>{escape(say('no_machines_do'))}</p>"
                ui.html(empty, sanitize=False).classes("empty")
            for place, name in site.places.items():
                machines = [machine for machine in site.machines if machine.place == place]
                if machines:
                    self._place(name, machines, sight)
        self._day = _Day(self._visit, sight) if sight.day.ribbons else None
        with ui.element("footer").classes("bottom"):
            ui.html(f"<h2>{escape(say('happenings'))}</h2>", sanitize=False)
            self._happenings = ui.html(sight.happenings, sanitize=False).classes("happenings")

    def _place(self, name: str, machines: list[ShownMachine], sight: Sight) -> None:
        linked = self._visit.may(Right.SEE_MACHINES)
        with ui.element("section").classes("place"):
            ui.html(escape(name), sanitize=False, tag="h2")
            with ui.element("div").classes("tiles"):
                for machine in machines:
                    self._tiles[machine.id] = _Tile(machine, sight.faces[machine.id], linked=linked)


def _name(machine: ShownMachine, *, linked: bool) -> str:
    name = escape(machine.name)
    return f'<a href="/machines/{escape(machine.id)}">{name}</a>' if linked else name
