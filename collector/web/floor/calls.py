"""Who waits for a trainer, above the tiles; and for those who may answer, the button that says they come."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from contextlib import suppress
from html import escape

from nicegui import ui

from collector.accounts.rights import Right
from collector.core.reasons import called
from collector.shopfloor.refusals import ShopFloorRefused
from collector.shopfloor.sayings import Said, new_key
from collector.web.floor.board import Sight
from collector.web.floor.tiles import Tile
from collector.web.house import Visit


class Calls:
    """The calls that nobody has answered, in one browser.

    Args:
        visit: Who looks.
        sight: What there is to see.
        named: Whether people are named.
    """

    def __init__(self, visit: Visit, sight: Sight, *, named: bool) -> None:
        self._visit = visit
        self._named = named
        self._shown: tuple[tuple[str, str], ...] = ()
        self._root = ui.element("div").classes("calls").props('role="status" aria-live="polite"')
        self.show(sight)

    def show(self, sight: Sight) -> None:
        """Send what differs."""
        waiting = sorted(
            (tile for tile in sight.tiles.values() if tile.calling is not None),
            key=lambda tile: tile.calling.since if tile.calling is not None else tile.at,
        )
        shown = tuple((tile.machine, self._text(tile)) for tile in waiting)
        if shown == self._shown:
            return
        self._shown = shown
        self._root.clear()
        with self._root:
            for machine, text in shown:
                with ui.element("div").classes("notice warn row spread call"):
                    ui.html(text, sanitize=False)
                    if self._visit.may(Right.CHANGE_SESSIONS) and self._visit.around.shopfloor is not None:
                        label = escape(self._visit.say("floor.coming"))
                        with ui.element("button").classes("button main").props("type=button") as button:
                            ui.html(label, sanitize=False, tag="span")
                        button.on("click", self._answer(machine), args=[])

    def _text(self, tile: Tile) -> str:
        say, calling = self._visit.say, tile.calling
        assert calling is not None, "only machines where somebody waits are shown"
        who = ", ".join(tile.trainees) if self._named else ""
        reason = called(self._visit.around.site.kiosk.calls, calling.reason_code, say.language)
        since = say.since((tile.at - calling.since).total_seconds())
        about = " · ".join(filter(None, (who, since)))
        return (
            f"<p><b>{escape(say('floor.call_at', machine=tile.name))}</b> {escape(reason)}<br>"
            f'<span class="quiet">{escape(about)}</span></p>'
        )

    def _answer(self, machine: str) -> Callable[[], Awaitable[None]]:
        async def answer() -> None:
            shopfloor = self._visit.around.shopfloor
            assert shopfloor is not None, "without it there is no button"
            said = Said(machine=machine, author=self._visit.visitor.id, via="api", key=new_key())
            # Whom somebody else has answered meanwhile waits no more: the next look takes the call away.
            with suppress(ShopFloorRefused):
                await shopfloor.sayings.came(said)

        return answer
