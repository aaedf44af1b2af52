"""Forms that lose nothing that was typed: their fields are built once and left alone, what is wrong stands beside them.

A field is plain HTML. What a page shows later (a problem, a preview) stands in elements of its own, so that no update
touches what somebody has typed; a submitted form is collected in the browser and sent as a whole.
"""

from __future__ import annotations

import json
from collections.abc import Awaitable, Callable, Iterable, Mapping, Sequence
from html import escape
from typing import Any

from nicegui import ui

from collector.web.wording import Wording

Filled = Mapping[str, Sequence[str]]
"""What was filled in: by field, every value."""

Choice = tuple[str, str]
"""A value and what it is called."""

_COLLECT = (
    "(e) => { e.preventDefault(); const f = {};"
    " new FormData(e.target).forEach((v, k) => { (f[k] ??= []).push(String(v)); }); emit(f); }"
)
"""Gathers a form's fields in the browser, every one of which may have several values."""

_POINT_OUT = (
    "const names = %s; document.querySelectorAll('form [name]').forEach(one => {"
    " const wrong = names.includes(one.name); if (wrong) one.setAttribute('aria-invalid', 'true');"
    " else one.removeAttribute('aria-invalid'); });"
    " document.querySelector('form [aria-invalid]')?.focus();"
)
"""Marks the fields in which something is wrong, and goes to the first of them."""


class Form:
    """A form in the making, and the problems that stand in it.

    Args:
        say: The language.
        on_submit: Called with what was filled in.
        submit: What the button says.
        tone: A class of the button.
    """

    def __init__(
        self, say: Wording, on_submit: Callable[[Filled], Awaitable[None]], *, submit: str, tone: str = "main"
    ) -> None:
        self._say = say
        self._slots: dict[str, ui.html] = {}
        self._submit = submit
        self._tone = tone

        async def submitted(event: Any) -> None:
            await on_submit(_read(event.args))

        self.element = ui.element("form").classes("card sheet").props("novalidate")
        self.element.on("submit", submitted, js_handler=_COLLECT)
        with self.element:
            self._summary = ui.html("", sanitize=False).props("role=alert").classes("problems")

    def field(self, name: str, html: str) -> None:
        """Add a field, with room for its problem below it."""
        with self.element, ui.element("div").classes("slot"):
            ui.html(html, sanitize=False)
            self._slots[name] = ui.html("", sanitize=False).classes("problem").props(f'id="problem-{name}"')

    def note(self, text: str) -> None:
        """Add a sentence."""
        with self.element:
            ui.html(escape(text), sanitize=False, tag="p").classes("quiet")

    def end(self, *, back: str = "") -> None:
        """Add the button, and the way back."""
        with self.element, ui.element("div").classes("row"):
            with ui.element("button").classes(f"button {self._tone}").props("type=submit"):
                ui.html(escape(self._submit), sanitize=False, tag="span")
            if back:
                ui.html(f'<a class="button" href="{back}">{escape(self._say("house.cancel"))}</a>', sanitize=False)

    def show(self, problems: Mapping[str, str]) -> None:
        """Say what is wrong: at its field, or on top where it has none. Nothing that was typed changes."""
        loose = [text for name, text in problems.items() if name not in self._slots]
        placed = len(problems) - len(loose)
        for name, slot in self._slots.items():
            slot.set_content(escape(problems.get(name, "")))
        lines = "".join(f"<li>{escape(one)}</li>" for one in loose)
        self._summary.set_content(
            f'<div class="notice bad">{self._count(placed)}{f"<ul>{lines}</ul>" if lines else ""}</div>'
            if problems
            else ""
        )
        ui.run_javascript(_POINT_OUT % json.dumps(list(problems)))

    def _count(self, placed: int) -> str:
        return f"<b>{escape(self._say.counted('access.form.problems', placed))}</b>" if placed else ""


def _read(sent: Any) -> dict[str, list[str]]:
    """What a browser sent: whatever is no text is left out."""
    if not isinstance(sent, dict):
        return {}
    return {
        str(name): [value for value in values if isinstance(value, str)]
        for name, values in sent.items()
        if isinstance(values, list)
    }


def one(filled: Filled, name: str) -> str:
    """The only value of a field; empty where there is none."""
    values = filled.get(name) or [""]
    return values[0].strip()


# Fields.


def text(
    name: str, label: str, value: str = "", *, hint: str = "", kind: str = "text", known: Iterable[str] = ()
) -> str:
    """A line of text.

    Args:
        name: The field.
        label: What stands above it.
        value: What stands in it at first.
        hint: What stands below it.
        kind: The type of the field, as HTML has it.
        known: Values that are offered.
    """
    offered = "".join(f'<option value="{escape(one)}">' for one in known)
    datalist = f'<datalist id="known-{name}">{offered}</datalist>' if offered else ""
    listed = f' list="known-{name}"' if offered else ""
    return _labelled(
        name,
        label,
        f'<input id="f-{name}" type="{kind}" name="{name}" value="{escape(value)}"{listed} autocomplete="off"'
        f' aria-describedby="problem-{name}">{datalist}',
        hint,
    )


def area(name: str, label: str, value: Iterable[str] = (), *, hint: str = "") -> str:
    """Several lines of text."""
    return _labelled(
        name,
        label,
        f'<textarea id="f-{name}" name="{name}" rows="3" aria-describedby="problem-{name}">'
        f"{escape(chr(10).join(value))}</textarea>",
        hint,
    )


def choice(name: str, label: str, choices: Iterable[Choice], value: str = "", *, empty: str | None = "–") -> str:
    """One of a list."""
    listed = ([("", empty)] if empty is not None else []) + list(choices)
    options = "".join(
        f'<option value="{escape(one)}"{" selected" if one == value else ""}>{escape(said)}</option>'
        for one, said in listed
    )
    return _labelled(
        name, label, f'<select id="f-{name}" name="{name}" aria-describedby="problem-{name}">{options}</select>', ""
    )


def several(name: str, label: str, choices: Iterable[Choice], values: Iterable[str] = (), *, hint: str = "") -> str:
    """Any of a list, by ticks."""
    chosen = set(values)
    ticks = "".join(
        f'<label class="tick"><input type="checkbox" name="{name}" value="{escape(one)}"'
        f'{" checked" if one in chosen else ""} aria-describedby="problem-{name}">'
        f"<span>{escape(said)}</span></label>"
        for one, said in choices
    )
    below = f'<p class="quiet small">{escape(hint)}</p>' if hint else ""
    return f'<fieldset class="ticks"><legend>{escape(label)}</legend>{below}<div>{ticks}</div></fieldset>'


def _labelled(name: str, label: str, control: str, hint: str) -> str:
    below = f'<p class="quiet small">{escape(hint)}</p>' if hint else ""
    return f'<div class="field"><label for="f-{name}">{escape(label)}</label>{control}{below}</div>'
