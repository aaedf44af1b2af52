"""Forms of plain HTML whose answers come to us all at once: what was typed stays where it is until that went well."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from html import escape
from itertools import count
from typing import Any, Protocol

from nicegui import ui
from nicegui.events import GenericEventArguments

from collector.web.wording import Wording

SEND = """(event) => {
  event.preventDefault();
  emit([...new FormData(event.target, event.submitter).entries()]);
}"""
"""Sends every field, and the button that was pressed, as pairs of name and value."""

PICKED = """(event) => {
  const found = event.target.closest("[data-%s]");
  if (found) { emit(found.dataset.%s); }
}"""
"""Sends what a button says that stands anywhere within an element."""


@dataclass(frozen=True, slots=True)
class Answers:
    """What somebody filled in: every pair of name and value, in the order of the form."""

    pairs: tuple[tuple[str, str], ...]

    def all(self, name: str) -> list[str]:
        """Every value under a name."""
        return [value for key, value in self.pairs if key == name]

    def one(self, name: str) -> str:
        """The last value under a name, without blanks around it; empty for none."""
        return (self.all(name) or [""])[-1].strip()


LONGEST_REASON = 300
"""Signs of a reason."""

_numbers = count(1)

OnAnswers = Callable[[Answers], Awaitable[None]]


class Clicked(Protocol):
    """Called with what a button says."""

    def __call__(self, said: str, /) -> Awaitable[None] | None: ...


def form(inside: str, on_answers: OnAnswers, classes: str = "") -> ui.html:
    """A form.

    Args:
        inside: Its fields and buttons as HTML.
        on_answers: Called with what was filled in.
        classes: CSS classes.
    """

    async def sent(event: GenericEventArguments) -> None:
        await on_answers(Answers(tuple((str(name), str(value)) for name, value in _pairs(event.args))))

    made = ui.html(inside, sanitize=False, tag="form").classes(f"order-form {classes}")
    made.on("submit", sent, js_handler=SEND)
    return made


def _pairs(sent: Any) -> Sequence[Sequence[Any]]:
    return [one for one in sent if isinstance(one, list | tuple) and len(one) == 2] if isinstance(sent, list) else []


def on_pick(element: ui.element, name: str, picked: Clicked) -> None:
    """Have somebody told of a click on anything with `data-name` within an element."""

    async def told(event: GenericEventArguments) -> None:
        answer = picked(str(event.args))
        if answer is not None:
            await answer

    element.on("click", told, js_handler=PICKED % (name, name))


def field(label: str, inside: str, kind: str = "") -> str:
    """A field with its label."""
    return f'<label class="field {kind}"><span>{escape(label)}</span>{inside}</label>'


def reason_field(say: Wording, proposals: Sequence[str] = ()) -> str:
    """Why: in one's own words, or one of those that are often meant."""
    listed = "".join(f'<option value="{escape(one)}">' for one in proposals)
    id_ = f"proposals-{next(_numbers)}"
    return field(
        say("orders.reason"),
        f'<input type="text" name="reason" maxlength="{LONGEST_REASON}" autocomplete="off" list="{id_}">'
        f'<datalist id="{id_}">{listed}</datalist>',
        "wide",
    )


class Notice:
    """A line that says what was done or why not, and that screen readers read out."""

    def __init__(self) -> None:
        self._root = ui.element("div").props("role=status aria-live=polite").classes("order-notice")

    def clear(self) -> None:
        """Say nothing."""
        self._root.clear()

    def say(self, kind: str, text: str, way: str = "", act: Callable[[], Awaitable[None]] | None = None) -> None:
        """Say something.

        Args:
            kind: `good`, `warn` or `bad`.
            text: What.
            way: What a button beside it says.
            act: What that button does.
        """
        self._root.clear()
        with self._root, ui.element("div").classes(f"notice {kind} row spread"):
            ui.html(escape(text), sanitize=False, tag="span")
            if act is not None:
                with ui.element("button").classes("button small").props("type=button").on("click", act, args=[]):
                    ui.html(escape(way), sanitize=False, tag="span")
