"""Pages that work with neither script nor socket, a form in a card: how they are written, and how forms are read."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from html import escape
from importlib.resources import files
from urllib.parse import parse_qs, urlencode, urlsplit

from fastapi import HTTPException
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from collector.accounts.refusals import AccountRefused
from collector.web import cookies
from collector.web.door import FILES, SIGN_IN
from collector.web.safe_headers import PLAIN_POLICY, policy
from collector.web.surroundings import ShownSite
from collector.web.wording import Wording

LONGEST = 16 * 1024
"""Bytes of a form that are read: names, passwords and addresses, many times over."""

STATUS = {"wrong": 401, "password_wrong": 401, "wait": 429, "busy": 503, "link": 410, "others_key": 410}
"""What programs are told of a refusal; anything else that was typed is a 422."""


async def form_of(request: Request) -> Mapping[str, str]:
    """The fields of a form as a browser sends it.

    Raises:
        HTTPException: 413 for one that is too long, 415 for anything else than a form.
    """
    if not request.headers.get("content-type", "").startswith("application/x-www-form-urlencoded"):
        raise HTTPException(415, "a form is expected: application/x-www-form-urlencoded")
    body = b""
    async for chunk in request.stream():
        body += chunk
        if len(body) > LONGEST:
            raise HTTPException(413, "this form is too long")
    fields = parse_qs(body.decode("utf-8", "replace"), keep_blank_values=True, max_num_fields=50)
    return {name: values[-1] for name, values in fields.items()}


def own_path(wished: str, otherwise: str = "/") -> str:
    """Where to go after signing in: a page of ours, whatever an address asks for.

    Args:
        wished: What stands behind `next=`.
        otherwise: Where to go if that is no page of ours, or one that makes no sense then.
    """
    # Browsers take `\\` for `/`, overlook tabs and line ends, and read `//host` as another site.
    if not wished.startswith("/") or any(sign in "\\" or not sign.isprintable() for sign in wished):
        return otherwise
    try:
        parts = urlsplit(wished)
    except ValueError:
        return otherwise
    elsewhere = wished.startswith("//") or parts.scheme or parts.netloc
    return otherwise if elsewhere or parts.path in (SIGN_IN, "/sign-out", "/welcome", "/pair") else wished


def go(path: str, *set_cookies: str) -> Response:
    """Send a browser to a page of ours, after a form."""
    answer = RedirectResponse(path, 303)
    answer.raw_headers.extend(cookies.headers(*set_cookies))
    return answer


def card(
    say: Wording, site: ShownSite, *, title: str, body: str, here: str = "", refusal: AccountRefused | None = None
) -> Response:
    """A page that is one card: the school's name, a title, perhaps what is wrong, and a form.

    Args:
        say: The language.
        site: Names.
        title: Of the page, as text.
        body: What stands in the card, as HTML.
        here: The page's own address, to which the link to the other language leads; empty for what is shown once.
        refusal: What was refused, and why the page is shown again.
    """
    other = "en" if say.language == "fr" else "fr"
    address = escape(f"{here}{'&' if '?' in here else '?'}lang={other}")
    switch = f'<a href="{address}" lang="{other}">{escape(say("other_language"))}</a>' if here else ""
    wrong = "" if refusal is None else notice(said(refusal, say))
    text = (
        f'<!doctype html><html lang="{say.language}"><head><meta charset="utf-8">'
        f'<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{escape(title)} · {escape(site.name)}</title>"
        f'<link rel="stylesheet" href="{FILES}static/fonts.css"><style>{_SHEET}</style></head>'
        f'<body class="door"><main class="door-main"><header class="door-school">{_MARK}'
        f"<p>{escape(site.name)}</p></header>"
        f'<section class="card door-card" aria-labelledby="title"><h1 id="title">{escape(title)}</h1>{wrong}{body}'
        f'</section><p class="door-language">{switch}</p></main></body></html>'
    )
    status = 200 if refusal is None else STATUS.get(refusal.code, 422)
    answer = HTMLResponse(text, status, {"Content-Security-Policy": policy(PLAIN_POLICY)})
    if refusal is not None and refusal.seconds is not None:
        answer.headers["Retry-After"] = str(max(round(refusal.seconds), 1))
    return answer


def said(refusal: AccountRefused, say: Wording) -> str:
    """A refusal in the page's language."""
    places = dict(refusal.places)
    if refusal.seconds is not None:
        places["time"] = say.lapse(math.ceil(refusal.seconds))
    return say(f"accounts.refused.{refusal.code}", **places)


def refused_at(path: str, refusal: AccountRefused, **kept: str) -> str:
    """The address of a page that shows what was refused, for after a form.

    Args:
        path: The page.
        refusal: What was refused.
        kept: What was typed and may stand in an address.
    """
    asked = {"refused": refusal.code, **{f"of_{name}": str(value) for name, value in refusal.places.items()}, **kept}
    if refusal.seconds is not None:
        asked["seconds"] = str(math.ceil(refusal.seconds))
    return f"{path}?{urlencode(asked)}"


def refusal_in(request: Request, say: Wording) -> str:
    """What was refused, as an address of `refused_at` tells; empty where nothing was, or the address makes no sense."""
    query = request.query_params
    places = {name.removeprefix("of_"): value for name, value in query.items() if name.startswith("of_")}
    seconds = query.get("seconds", "")
    try:
        waits = int(seconds) if seconds.isdecimal() and len(seconds) < 6 else None
        return said(AccountRefused(query.get("refused", ""), seconds=waits, **places), say)
    except (KeyError, TypeError):
        return ""


def notice(text: str, kind: str = "bad") -> str:
    """Something that has to be read, as HTML: what is wrong at once and aloud."""
    return f'<p class="notice {kind}" role="{"alert" if kind == "bad" else "status"}">{escape(text)}</p>'


def field(
    name: str,
    label: str,
    *,
    kind: str = "text",
    value: str = "",
    hint: str = "",
    complete: str = "",
    focus: bool = False,
) -> str:
    """A field of a form with its label, as HTML.

    Args:
        name: Of the field.
        label: What stands above it.
        kind: `text` or `password`.
        value: What stands in it.
        hint: What stands below it.
        complete: What browsers and password managers may fill in.
        focus: Whether one begins here.
    """
    told = f' aria-describedby="{name}-hint"' if hint else ""
    plain = "" if kind == "password" else ' autocapitalize="none" autocorrect="off" spellcheck="false"'
    return (
        f'<p class="field"><label for="{name}">{escape(label)}</label>'
        f'<input id="{name}" name="{name}" type="{kind}" value="{escape(value)}" maxlength="200" required'
        f'{plain} autocomplete="{complete or "off"}"{" autofocus" if focus else ""}{told}>'
        + (f'<span class="door-hint" id="{name}-hint">{escape(hint)}</span>' if hint else "")
        + "</p>"
    )


def hidden(**values: str) -> str:
    """Fields that nobody sees, as HTML."""
    return "".join(f'<input type="hidden" name="{name}" value="{escape(value)}">' for name, value in values.items())


def listed(rows: Sequence[str]) -> str:
    """A list, as HTML."""
    return "<ul>" + "".join(f"<li>{escape(one)}</li>" for one in rows) + "</ul>"


_SHEET = "".join(
    files("collector.web").joinpath("styles", name).read_text("utf-8") for name in ("house.css", "door.css")
)

_MARK = (
    '<svg class="door-mark" viewBox="0 0 48 48" aria-hidden="true"><path d="M6 20h36v6H6zM10 26v16M38 26v16M10 34h28'
    'M20 20v-5h16v-6h-5v2h-11" fill="none" stroke="currentColor" stroke-width="2.6" stroke-linejoin="round"/></svg>'
)
"""A workbench, which is what the name says, with its vice."""
