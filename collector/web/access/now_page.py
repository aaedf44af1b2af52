"""`/access`: who is where now and by what right, kept up to date; what went wrong, what lapses; the large actions."""

from __future__ import annotations

from html import escape

from nicegui import ui

from collector.accounts.rights import Right
from collector.web.access.now_view import Links, View, view_of
from collector.web.access.room import STYLE, head, link, rules
from collector.web.access.standing import Lookout
from collector.web.house import House, Visit

EVERY = 1.0
"""Seconds between two looks."""


def now_page(house: House, lookout: Lookout | None) -> None:
    """Register the page.

    Args:
        house: Where it stands.
        lookout: Who looks; None for a site without rules.
    """

    @house.page("/access", right=Right.SEE_ACCESS, title="access.title", section="access", style=STYLE)
    async def now(visit: Visit) -> None:
        with ui.element("div").classes("page access-now"):
            head(visit, "now", visit.say("access.now.title"))
            workshop = rules(visit)
            if workshop is None or lookout is None:
                return
            places, say = visit.around.site.places, visit.say
            links = Links(link("/access/runs"), link("/access/papers"), link("/access/decide"))

            async def look() -> View:
                return view_of(await lookout.now(), workshop.pack, places, say, links)

            shown = await look()
            _acts(visit)
            summary = ui.html(shown.summary, sanitize=False)
            with ui.element("div").classes("two-sides"):
                left = ui.html(shown.places, sanitize=False).classes("places-now").props('aria-live="polite"')
                with ui.element("aside").classes("side"):
                    incidents = ui.html(shown.incidents, sanitize=False).classes("card")
                    overrides = ui.html(shown.overrides, sanitize=False).classes("card")
                    lapses = ui.html(shown.lapses, sanitize=False).classes("card")

            async def refresh() -> None:
                seen = await look()
                summary.set_content(seen.summary)
                left.set_content(seen.places)
                incidents.set_content(seen.incidents)
                overrides.set_content(seen.overrides)
                lapses.set_content(seen.lapses)

            ui.timer(EVERY, refresh, immediate=False)


def _acts(visit: Visit) -> None:
    """The large actions, for whoever may."""
    say = visit.say
    acts = (
        ("withdraw", "/access/withdraw", Right.CHANGE_ACCESS, "danger"),
        ("lock_out", "/access/lock-out", Right.CHANGE_ACCESS, "danger"),
        ("override", "/access/override", Right.OVERRIDE, ""),
        ("decide", "/access/decide", Right.SEE_ACCESS, ""),
    )
    buttons = "".join(
        f'<a class="button {tone}" href="{link(path)}">{escape(say(f"access.act.{name}"))}</a>'
        for name, path, right, tone in acts
        if visit.may(right)
    )
    ui.html(buttons, sanitize=False).classes("row acts no-print")
