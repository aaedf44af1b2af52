"""The kiosk's panels: lists to choose from and figures to type, in the page from the start, so that they open without
a line."""

from __future__ import annotations

import json
from html import escape

from collector.core.reasons import Reason, offered
from collector.web.kiosk import drawings
from collector.web.kiosk.touch import button, touch
from collector.web.surroundings import ShownMachine, ShownSite
from collector.web.wording import Wording


def actions(say: Wording) -> str:
    """What can be touched while somebody works: one touch opens a list or is all there is to it."""
    return (
        touch(say("kiosk.good"), act="good", drawing=drawings.GOOD, classes="is-good")
        + touch(say("kiosk.scrap"), panel="scrap", drawing=drawings.SCRAP, classes="is-scrap")
        + touch(say("kiosk.rework"), panel="rework", drawing=drawings.REWORK, classes="is-rework")
        + touch(say("kiosk.stop"), panel="stop", drawing=drawings.STOP)
        + touch(say("kiosk.call"), panel="call", drawing=drawings.CALL)
        + touch(say("kiosk.change"), act="change", drawing=drawings.CHANGE)
        + touch(say("kiosk.leave"), panel="leave", drawing=drawings.LEAVE)
    )


def reasons_panel(kind: str, reasons: tuple[Reason, ...], machine: ShownMachine, say: Wording) -> str:
    """A list of reasons: `scrap`, `rework`, `stop` or `call`."""
    buttons = "".join(
        touch(one.called(say.language), act=kind, classes="reason", says={"reason": one.code})
        for one in offered(reasons, machine.family)
    )
    return f'<div class="reasons">{buttons}</div>'


def panels(site: ShownSite, machine: ShownMachine, say: Wording) -> dict[str, tuple[str, str]]:
    """All panels by name: what stands above, and what is chosen from."""
    rules = site.kiosk
    chosen = {
        "scrap": reasons_panel("scrap", rules.scrap, machine, say),
        "rework": reasons_panel("rework", rules.scrap, machine, say),
        "stop": reasons_panel("stop", rules.stops, machine, say),
        "call": reasons_panel("call", rules.calls, machine, say),
        "leave": "",
        "pin": _typed((("number", say("kiosk.pin_number")), ("pin", say("kiosk.pin_code"))), say),
        "new_pin": _typed((("pin", say("kiosk.pin_code")), ("again", say("kiosk.pin_again"))), say),
    }
    return {name: (head(say(f"kiosk.panel.{name}"), say), content) for name, content in chosen.items()}


def head(title: str, say: Wording) -> str:
    """A panel's title, and the way out of it."""
    close = touch(say("kiosk.cancel"), drawing=drawings.BACK, classes="plain closes")
    return f'<header class="asked"><h1>{escape(title)}</h1>{close}</header>'


def _typed(fields: tuple[tuple[str, str], ...], say: Wording) -> str:
    """Figures to type: what is typed is kept by the script alone, and shown as dots but for the number."""
    slots = "".join(
        f'<button type="button" class="slot" data-slot="{name}" aria-label="{escape(label)}"><small>{escape(label)}'
        f"</small><output></output></button>"
        for name, label in fields
    )
    digits = "".join(button(figure, classes="digit", says={"digit": figure}) for figure in "123456789")
    clear = touch(say("kiosk.pin_clear"), classes="digit clears")
    return (
        f'<div class="typed"><div class="slots">{slots}</div><div class="keypad">{digits}{clear}'
        f"{button('0', classes='digit', says={'digit': '0'})}"
        f"{touch(say('kiosk.pin_ok'), classes='digit main enters', drawing=drawings.GOOD)}</div></div>"
    )


def words(machine: ShownMachine, say: Wording) -> str:
    """What the page's script has to know and to say, as a script that is data."""
    keys = ("lost", "lost_do", "kept", "waiting_one", "waiting_many", "back", "not_done", "late", "unknown", "failed")
    said = {key: _as_template(say, f"kiosk.line.{key}") for key in keys}
    said |= {"undo": say("kiosk.undo"), "differs": say("kiosk.pin_differs")}
    data = json.dumps({"machine": machine.id, "lang": say.language, "words": said}, ensure_ascii=False)
    # A script's end within a text would end the script.
    harmless = data.replace("</", "<\\/")
    return f'<script type="application/json" id="kiosk-data">{harmless}</script>'


def _as_template(say: Wording, key: str) -> str:
    """A text whose places the script fills."""
    return say(key, count="{count}") if "waiting" in key else say(key)
