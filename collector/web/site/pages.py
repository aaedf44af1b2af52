"""The page `/site`: all that is wrong in the site file as it stands on disk, or what it changes, and taking it up."""

from __future__ import annotations

from html import escape

from fastapi import APIRouter, HTTPException
from nicegui import ui
from starlette.requests import Request
from starlette.responses import Response

from collector.accounts.rights import Right
from collector.errors import ConfigError, DiskFull
from collector.web.accounts.pieces import button, empty, section, table
from collector.web.accounts.plain import go, notice
from collector.web.door import visitor_of
from collector.web.house import House, Visit
from collector.web.surroundings import Difference
from collector.web.wording import Wording

PAGE = "/site"

KINDS = ("added", "removed", "relined", "adjusted", "taken", "waiting")
"""What an edited file changes, in the order in which it is told."""


def site_pages(house: House) -> None:
    """Register the page.

    Args:
        house: Where it stands.
    """

    @house.page(PAGE, right=Right.CHANGE_SITE, title="site.title", section="accounts", style="accounts.css")
    async def site(visit: Visit) -> None:
        say, done = visit.say, visit.query("done")
        told = notice(say(f"site.done.{done}"), "good" if done == "taken" else "bad") if done in DONE else ""
        head = f"<h1>{escape(say('site.title'))}</h1><p class='quiet'>{escape(say('site.lead'))}</p>"
        content = f"<header>{head}</header>{told}{await _content(visit)}"
        ui.html(content, sanitize=False).classes("page accounts middling")


DONE = ("taken", "wrong", "full")
"""How taking it up may have ended."""


def site_changes_of(house: House) -> APIRouter:
    """The route of the page's form.

    Args:
        house: Who takes the file up.
    """
    router = APIRouter(include_in_schema=False)

    @router.post(f"{PAGE}/reload")
    async def reload(request: Request) -> Response:
        visitor, keeper = visitor_of(request), house.around.keeper
        if visitor is None or not visitor.may(Right.CHANGE_SITE):
            raise HTTPException(403, "this is for administrators")
        if keeper is None:
            return go(PAGE)
        try:
            await keeper.take_up(visitor.id)
        except ConfigError:
            return go(f"{PAGE}?done=wrong")
        except DiskFull:
            return go(f"{PAGE}?done=full")
        return go(f"{PAGE}?done=taken")

    return router


async def _content(visit: Visit) -> str:
    say, keeper = visit.say, visit.around.keeper
    if keeper is None:
        return empty(say("site.nobody"), say("site.nobody_do"))
    try:
        difference = await keeper.look()
    except ConfigError as error:
        return section(say("site.wrong"), say("site.wrong_what"), _problems(error, say), wide=True)
    if difference == Difference():
        return empty(say("site.same"), say("site.same_do"))
    anything = any(getattr(difference, kind) for kind in KINDS if kind != "waiting")
    action = button(f"{PAGE}/reload", say("site.take_up")) if anything else ""
    rows = "".join(
        f"<li><b>{escape(name)}</b> {escape(say(f'site.kind.{kind}'))}</li>"
        for kind in KINDS
        for name in getattr(difference, kind)
    )
    return section(say("site.differs"), say("site.differs_what"), f"<ul class='roles'>{rows}</ul>", action, wide=True)


def _problems(error: ConfigError, say: Wording) -> str:
    """All that is wrong, in the words of `etabli check`."""
    heads = [say(f"site.problem.{name}") for name in ("where", "file", "found", "expected")]
    return table(
        heads,
        (
            (
                (
                    escape(one.where),
                    escape(one.file.rpartition("/")[2]),
                    escape(one.found) or "–",
                    escape(f"{one.expected} ({one.hint})" if one.hint else one.expected),
                ),
                "",
            )
            for one in error.problems
        ),
    )
