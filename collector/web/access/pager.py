"""The pages of a long table, as every list of this room has them."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

from collector.web.access.room import link
from collector.web.house import Visit


def page_number(visit: Visit) -> int:
    """The page that the address asks for, counted from 1."""
    asked = visit.query("page")
    return max(int(asked), 1) if asked.isascii() and asked.isdigit() and len(asked) < 7 else 1


def pager(visit: Visit, path: str, kept: Iterable[str], number: int, pages: int, words: str) -> str:
    """The way from page to page; empty where there is one page only.

    Args:
        visit: Who looks.
        path: The list's address.
        kept: The filters that stay.
        number: The page that is shown.
        pages: How many there are.
        words: `newer_older` or `before_after`: what the ways are called.
    """
    if pages < 2:
        return ""
    say, query = visit.say, {name: visit.query(name) for name in kept}
    back, on = words.split("_")

    def to(page: int, word: str, rel: str) -> str:
        address = link(path, **query, page=str(page))
        return f'<a class="button" href="{address}" rel="{rel}">{escape(say(f"access.{word}"))}</a>'

    return (
        f'<nav class="pager no-print" aria-label="{escape(say("access.pages"))}">'
        + (to(number - 1, back, "prev") if number > 1 else "")
        + f"<span>{escape(say('access.page_of', page=number, pages=pages))}</span>"
        + (to(number + 1, on, "next") if number < pages else "")
        + "</nav>"
    )
