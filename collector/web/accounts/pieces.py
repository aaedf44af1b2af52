"""What the room's pages are put together from: sections, tables, buttons with their forms, choices."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape

from collector.web.tables import scrolling
from collector.web.wording import Wording


def section(title: str, what: str, content: str, action: str = "", *, wide: bool = False) -> str:
    """A card with its title, what it is about, what can be begun there, and its content, as HTML."""
    lead = f'<p class="quiet">{escape(what)}</p>' if what else ""
    head = f'<div class="row spread"><div><h2>{escape(title)}</h2>{lead}</div>{action}</div>'
    return f'<section class="card{" wide" if wide else ""}">{head}{content}</section>'


def table(heads: Sequence[str], rows: Iterable[tuple[Sequence[str], str]]) -> str:
    """A table whose last column holds what can be done about each row, as HTML. On a phone each row is a block.

    Args:
        heads: The headings, as text; the first column names the row.
        rows: Each with its cells and what can be done about it, as HTML.
    """
    head = "".join(f'<th scope="col">{escape(one)}</th>' for one in heads)
    body = "".join(
        f'<tr><th scope="row" class="strong">{first}</th>'
        + "".join(f'<td data-label="{escape(name)}">{one}</td>' for name, one in zip(heads[1:], others, strict=True))
        + f'<td class="actions">{actions}</td></tr>'
        for (first, *others), actions in rows
    )
    return scrolling(
        f'<table class="table listed"><thead><tr>{head}<td></td></tr></thead><tbody>{body}</tbody></table>'
    )


def empty(title: str, what_to_do: str) -> str:
    """There is nothing: what that means, and what to do next, as HTML."""
    return f'<div class="empty"><p>{escape(title)}</p><p>{escape(what_to_do)}</p></div>'


def link(path: str, text: str, *, main: bool = False, label: str = "") -> str:
    """The way to another page, as HTML."""
    return f'<a class="button{" main" if main else ""}" href="{path}"{_spoken(label)}>{escape(text)}</a>'


def button(action: str, text: str, *, label: str = "", **hidden: str) -> str:
    """A button that does something at once, as HTML.

    Args:
        action: Where its form leads.
        text: What stands on it.
        label: What is read aloud, where that says too little.
        hidden: What its form says.
    """
    fields = "".join(f'<input type="hidden" name="{name}" value="{escape(value)}">' for name, value in hidden.items())
    return (
        f'<form method="post" action="{action}">{fields}<button class="button"{_spoken(label)}>{escape(text)}</button>'
        "</form>"
    )


def sure(say: Wording, action: str, id_: str, text: str, question: str, *, label: str = "") -> str:
    """A button that asks back before it does something, without any script, as HTML.

    Args:
        say: The language.
        action: Where its form leads.
        id_: Tells it from others on the page.
        text: What stands on the button.
        question: What is asked.
        label: What is read aloud, where `text` alone says too little.
    """
    return (
        f'<button class="button" type="button" popovertarget="sure-{id_}"{_spoken(label)}>{escape(text)}</button>'
        f'<div popover id="sure-{id_}" class="sure card" role="dialog" aria-label="{escape(text)}">'
        f'<p>{escape(question)}</p><div class="row"><form method="post" action="{action}">'
        f'<button class="button danger">{escape(text)}</button></form>'
        f'<button class="button" type="button" popovertarget="sure-{id_}" popovertargetaction="hide">'
        f"{escape(say('house.cancel'))}</button></div></div>"
    )


def select(name: str, label: str, choices: Iterable[tuple[str, str]], chosen: str) -> str:
    """A list to choose from under its label, as HTML: values and what they are called."""
    options = "".join(
        f'<option value="{escape(value)}"{" selected" if value == chosen else ""}>{escape(text)}</option>'
        for value, text in choices
    )
    return (
        f'<p class="field"><label for="{name}">{escape(label)}</label>'
        f'<select id="{name}" name="{name}">{options}</select></p>'
    )


def choices(legend: str, options: Iterable[str], hint: str = "") -> str:
    """A group of things to tick, as HTML."""
    below = f'<p class="quiet">{escape(hint)}</p>' if hint else ""
    return f"<fieldset><legend>{escape(legend)}</legend>{''.join(options)}{below}</fieldset>"


def choice(kind: str, name: str, value: str, content: str, *, chosen: bool = False, required: bool = False) -> str:
    """One thing to tick, as HTML: `kind` is `radio` or `checkbox`, and `content` what it is called, as HTML."""
    marks = (" checked" if chosen else "") + (" required" if required else "")
    return (
        f'<label class="choice"><input type="{kind}" name="{name}" value="{escape(value)}"{marks}>'
        f" <span>{content}</span></label>"
    )


def submit(text: str, *, main: bool = True) -> str:
    """The button at the end of a form, as HTML."""
    return f'<p><button class="button{" main" if main else ""}">{escape(text)}</button></p>'


def _spoken(label: str) -> str:
    return f' aria-label="{escape(label)}"' if label else ""
