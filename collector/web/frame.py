"""What is around each page: the school, the way to the other pages, the language, the way out."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from html import escape

from nicegui import ui

from collector.accounts.rights import DEVICES, Right, Visitor
from collector.web.surroundings import ShownSite
from collector.web.wording import Wording

SECTIONS = (
    ("floor", "/", Right.SEE_FLOOR),
    ("orders", "/orders", Right.SEE_ORDERS),
    ("trainees", "/trainees", Right.SEE_TRAINEES),
    ("access", "/access", Right.SEE_ACCESS),
    ("accounts", "/accounts", Right.MANAGE_ACCOUNTS),
)
"""The navigation: name, address, and who sees the entry."""


@contextmanager
def frame(visitor: Visitor, say: Wording, site: ShownSite, section: str, path: str) -> Iterator[None]:
    """Put the content of the block into the frame.

    Args:
        visitor: Who looks.
        say: The language.
        site: Names.
        section: The entry of the navigation that is open.
        path: The page's address, for the links to the other language.
    """
    with ui.element("div").classes("house"):
        ui.html(_bar(visitor, say, site, section), sanitize=False, tag="header").classes("house-bar")
        with ui.element("main").classes("house-main").props('id="content"'):
            yield


def refused(visitor: Visitor, say: Wording, site: ShownSite, path: str) -> None:
    """The page for whoever may not see what was asked for."""
    with frame(visitor, say, site, "", path):
        ui.html(
            f'<div class="empty"><p>{escape(say("house.refused"))}</p>'
            f"<p>{escape(say('house.refused_do', role=say(f'house.role.{visitor.role.value}')))}</p></div>",
            sanitize=False,
        )


def _who(visitor: Visitor, say: Wording) -> str:
    """Who looks; for people the way to their own account."""
    text = f"{escape(visitor.name)} <small>{escape(say(f'house.role.{visitor.role.value}'))}</small>"
    if visitor.may(Right.OWN_ACCOUNT):
        return f'<a class="house-who" href="/me" title="{escape(say("accounts.me"))}">{text}</a>'
    return f'<span class="house-who">{text}</span>'


def _bar(visitor: Visitor, say: Wording, site: ShownSite, section: str) -> str:
    links = "".join(
        f'<a href="{address}"{" aria-current=page" if name == section else ""}>'
        f"{escape(say(f'house.section.{name}'))}</a>"
        for name, address, right in SECTIONS
        if visitor.may(right)
    )
    other = "en" if say.language == "fr" else "fr"
    out = (
        ""
        if visitor.role in DEVICES
        else f'<form method="post" action="/sign-out"><button>{escape(say("house.sign_out"))}</button></form>'
    )
    return (
        f'<a class="skip" href="#content">{escape(say("house.skip"))}</a>'
        f'<span class="house-name">{escape(site.name)}</span>'
        f'<nav aria-label="{escape(say("house.navigation"))}">{links}</nav>'
        f"{_who(visitor, say)}"
        f'<a class="house-language" href="?lang={other}" lang="{other}">{escape(say("other_language"))}</a>{out}'
    )
