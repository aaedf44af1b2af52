"""The floor on a wall: tiles, ribbons and key figures in turn, large, without names, on a screen that stays awake."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape

from nicegui import ui

from collector.accounts.rights import Right
from collector.core.families import Family
from collector.core.reasons import KioskRules
from collector.web.floor import symbols
from collector.web.floor.board import Board, Sight
from collector.web.floor.connection import connection_words, full_words
from collector.web.floor.face import SLOWER, note_text, state_text
from collector.web.floor.tiles import Tile
from collector.web.house import House, Visit
from collector.web.surroundings import ShownMachine
from collector.web.timeline import legend
from collector.web.wording import Wording

AT_ONCE = 12
"""Machines that a screen has room for, to be read from the other end of a workshop."""

EVERY, SHORTEST, LONGEST = 20, 2, 600
"""Seconds for which a slide is shown, unless the address says otherwise (`?every=30`)."""

TURN = """
(() => {
  const wall = document.querySelector('.wall'), slides = [...wall.querySelectorAll('.slide')];
  let place = 0, timer;
  const show = to => {
    place = (to + slides.length) % slides.length;
    slides.forEach((slide, number) => slide.toggleAttribute('data-shown', number === place));
    clearInterval(timer);
    timer = setInterval(() => show(place + 1), EVERY * 1000);
  };
  addEventListener('keydown', event => {
    if (event.key === 'ArrowRight' || event.key === ' ') show(place + 1);
    if (event.key === 'ArrowLeft') show(place - 1);
  });
  const stayAwake = async () => {
    try {
      await navigator.wakeLock.request('screen');
      wall.dataset.awake = 'yes';
    } catch (error) {
      wall.dataset.awake = 'no';
    }
  };
  document.addEventListener('visibilitychange', () => document.visibilityState === 'visible' && stayAwake());
  stayAwake();
  show(0);
})()
"""
"""Turns the slides, and asks the browser to keep the screen on, where it can: again whenever the page is seen anew."""


def wall_pages(house: House, board: Board) -> None:
    """Register the page `/wall`.

    Args:
        house: Where it stands.
        board: Who works out what it shows.
    """

    @house.page("/wall", right=Right.SEE_FLOOR, title="floor", style="floor.css figures.css wall.css", framed=False)
    async def wall(visit: Visit) -> None:
        sight = await board.sight(visit.say.language, named=False)
        page = _Wall(visit, sight)
        visit.client.on_delete(board.watch(page))
        ui.run_javascript(TURN.replace("EVERY", str(_every(visit.query("every")))))


def _every(asked: str) -> int:
    return min(max(int(asked), SHORTEST), LONGEST) if asked.isdecimal() and len(asked) < 6 else EVERY


class _Wall:
    """The wall in one browser. It names nobody, whoever looks."""

    named = False

    def __init__(self, visit: Visit, sight: Sight) -> None:
        self._visit = visit
        self._say, self._kiosk = visit.say, visit.around.site.kiosk
        self._cards: dict[str, ui.html] = {}
        self._rows: dict[str, tuple[ui.html, ui.html]] = {}
        self._hours: list[ui.html] = []
        self._root = ui.element("main").classes("wall")
        with self._root:
            with ui.element("header").classes("wall-top"):
                ui.html(f"<h1>{escape(visit.around.site.name)}</h1>", sanitize=False)
                self._counts = ui.html(sight.counts, sanitize=False).classes("counts")
                with ui.element("div").classes("now"):
                    self._clock = ui.html(sight.clock, sanitize=False).classes("clock")
                    ui.html(connection_words(self._say), sanitize=False).classes("connection").props("role=status")
            self._full = ui.html(full_words(self._say, full=sight.full), sanitize=False).classes("disk-full")
            self._build(visit.around.site.machines, sight)

    @property
    def language(self) -> str:
        """In which language it is."""
        return self._say.language

    def show(self, sight: Sight) -> None:
        """Send what differs from what is shown."""
        self._root.classes(replace="wall is-frozen" if sight.frozen else "wall")
        if sight.frozen:
            return
        self._full.set_content(full_words(self._say, full=sight.full))
        self._clock.set_content(sight.clock)
        self._counts.set_content(sight.counts)
        for machine, card in self._cards.items():
            card.set_content(card_of(sight.tiles[machine], self._say, self._kiosk))
            card.classes(replace=_classes(sight.tiles[machine]))
        for hours in self._hours:
            hours.set_content(sight.day.hours)
        for machine, (ribbon, rate) in self._rows.items():
            ribbon.set_content(sight.day.ribbons[machine])
            rate.set_content(sight.day.rates[machine])
        self._workshop.set_content(sight.day.workshop)

    def begin_anew(self) -> None:
        """Be loaded anew: other machines stand here now."""
        self._visit.load_anew()

    def _build(self, machines: Sequence[ShownMachine], sight: Sight) -> None:
        for some in _portions(machines):
            with ui.element("section").classes("slide"), ui.element("div").classes("wall-tiles") as tiles:
                tiles.style(f"--columns: {_columns(len(some))}")
                for machine in some:
                    tile = sight.tiles[machine.id]
                    card = card_of(tile, self._say, self._kiosk)
                    self._cards[machine.id] = ui.html(card, sanitize=False, tag="article").classes(_classes(tile))
        for some in _portions([one for one in machines if one.id in sight.day.ribbons]):
            with ui.element("section").classes("slide"), ui.element("div").classes("day"):
                with ui.element("div").classes("day-head"):
                    self._hours.append(ui.html(sight.day.hours, sanitize=False).classes("day-hours"))
                    ui.html(escape(self._say("figures.trs_short")), sanitize=False).classes("day-rate quiet")
                for machine in some:
                    with ui.element("div").classes("day-row"):
                        ui.html(escape(machine.name), sanitize=False).classes("day-name")
                        self._rows[machine.id] = (
                            ui.html(sight.day.ribbons[machine.id], sanitize=False).classes("day-ribbon"),
                            ui.html(sight.day.rates[machine.id], sanitize=False).classes("day-rate"),
                        )
                ui.html(legend(self._say), sanitize=False)
        with ui.element("section").classes("slide"):
            self._workshop = ui.html(sight.day.workshop, sanitize=False).classes("workshop")


def _portions(machines: Sequence[ShownMachine]) -> Iterator[Sequence[ShownMachine]]:
    for start in range(0, len(machines), AT_ONCE):
        yield machines[start : start + AT_ONCE]


def _columns(machines: int) -> int:
    """How many stand beside each other, so that as many stand below or one more: screens are wider than high."""
    return next((columns for columns in (1, 2, 3) if machines <= columns * columns), 4)


def _classes(tile: Tile) -> str:
    return f"tile is-{tile.standing.value}" + (" is-stale" if tile.stale else "")


def card_of(tile: Tile, say: Wording, kiosk: KioskRules) -> str:
    """A machine on the wall: how it stands and since when, why, the order, how far it is."""
    seconds = (tile.at - tile.since).total_seconds() if tile.since is not None else None
    since = say.since(seconds) if seconds is not None else ""
    order = " ".join(filter(None, (tile.order, tile.order_title))) if tile.order is not None else ""
    return (
        f'<div class="tile-head"><span class="symbol">{symbols.STANDINGS[tile.standing]}</span>'
        f'<div class="names"><h3>{escape(tile.name)}</h3><p class="state"><span class="word">'
        f'{escape(state_text(tile, say))}</span> <span class="since">{escape(since)}</span></p></div></div>'
        f'<div class="tile-note">{note_text(tile, say, kiosk)}</div>'
        f'<div class="wall-work"><p>{escape(order)}</p>{_made(tile, say)}</div>'
    )


def _made(tile: Tile, say: Wording) -> str:
    if tile.family is Family.METER:
        return "".join(f"<p>{escape(say.value(one.value, one.unit))}</p>" for one in tile.measures[:1])
    parts = say.number(tile.done)
    if tile.planned is not None:
        parts += f" {say('of', planned=say.number(tile.planned))}"
    scrap = f' <span class="slower">{escape(say.counted("scrap", tile.scrap))}</span>' if tile.scrap else ""
    if not tile.done and tile.planned is None:
        return ""
    what = escape(say("parts" if tile.order is not None else "parts_today"))
    return f'<p><span class="quiet">{what}</span> <b>{escape(parts)}</b>{scrap}{_pace(tile, say)}</p>{_bar(tile)}'


def _pace(tile: Tile, say: Wording) -> str:
    last = tile.last_cycle
    if last is None or not last.standard or tile.stale:
        return ""
    ratio = last.active / last.standard - 1.0
    style = "slower" if ratio > SLOWER else "kept"
    return f' <span class="{style}">{escape(say.signed_percent(ratio))}</span>'


def _bar(tile: Tile) -> str:
    if not tile.planned:
        return ""
    share = min(tile.done / tile.planned, 1.0)
    return f'<div class="bar{" complete" if share >= 1.0 else ""}"><i style="width:{share:.1%}"></i></div>'
