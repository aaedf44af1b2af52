"""The kiosk's screen of work, in words: who works on what, may they start, how far the cycle and the parts are."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from html import escape

from collector.access.decision import Outcome
from collector.core.plain import time_text
from collector.core.reasons import called
from collector.web.floor import symbols
from collector.web.floor.face import SLOWER
from collector.web.floor.standing import Standing
from collector.web.kiosk import drawings
from collector.web.kiosk.conversation import Conversation, Step
from collector.web.kiosk.screens import marked, reasons, screen_of, supervision, until_text
from collector.web.kiosk.sight import Sight
from collector.web.kiosk.touch import touch
from collector.web.surroundings import ShownSite
from collector.web.wording import Wording

MINUTE = 60.0

SOON = timedelta(minutes=10)
"""How long before a right ends that stands out."""


@dataclass(frozen=True, slots=True)
class Face:
    """What a kiosk looks like. Only the fragments that differ from the last ones are sent to its browser.

    Args:
        classes: CSS classes of the whole.
        fragments: HTML by the name of its place.
    """

    classes: str
    fragments: Mapping[str, str]


FRAGMENTS = (
    "state",
    "clock",
    "full",
    "call",
    "screen",
    "status",
    "work",
    "making",
    "parts",
    "notes",
    "which",
    "leavers",
    "now",
)
"""The places of a face. What is touched stands in other ones than what changes every second: a button that is put anew
between the touch and the release of a finger was never touched."""


def face_of(sight: Sight, talk: Conversation, site: ShownSite, say: Wording) -> Face:
    """What a kiosk looks like.

    Args:
        sight: What there is to show.
        talk: Where whoever is in front of it is.
        site: What can be said at kiosks.
        say: The language.
    """
    screen = screen_of(sight, talk, say)
    at_work = sight.session is not None and talk.step is Step.HOME
    shown = {
        "state": _state(sight, say),
        "clock": escape(say.clock(sight.now)),
        "full": _full(sight, say),
        "call": _call(sight, site, say),
        "screen": screen,
        "now": _now(sight),
        **dict.fromkeys(("status", "work", "making", "parts", "notes", "which", "leavers"), ""),
    }
    if at_work:
        shown |= {
            "status": _status(sight, say), "work": _work(sight, say), "making": _making(sight, say),
            "parts": _parts(sight, say), "notes": _notes(sight, site, say), "which": _which(sight, say),
            "leavers": _leavers(sight, say),
        }  # fmt: skip
    return Face(f"kiosk {'at-work' if at_work else 'at-screen'} step-{talk.step.value}", shown)


def _state(sight: Sight, say: Wording) -> str:
    word = sight.standing.value
    text = say(f"standing.{word}")
    return (
        f'<span class="lamp is-{word}"><i class="symbol">{symbols.STANDINGS[sight.standing]}</i>{escape(text)}</span>'
    )


def _now(sight: Sight) -> str:
    """What the page sends along with what is touched: whose session it is, and which stop."""
    session = sight.session.session if sight.session is not None else ""
    since = time_text(sight.stop.since) if sight.stop is not None else ""
    return f'<i id="kiosk-now" data-session="{escape(session)}" data-since="{escape(since)}" hidden></i>'


def _full(sight: Sight, say: Wording) -> str:
    """Why nothing may be started and nothing said, whoever is there: the pupil can do nothing about it."""
    if not sight.full:
        return ""
    return f'<p class="notice bad" role="alert">{drawings.ALARM}<b>{escape(say("kiosk.full"))}</b></p>'


def _call(sight: Sight, site: ShownSite, say: Wording) -> str:
    call = sight.call
    if call is None:
        return ""
    minutes = (sight.now - call.called_at).total_seconds() // MINUTE * MINUTE
    reason = called(site.kiosk.calls, call.reason_code, say.language)
    return (
        f'<div class="calling" role="status">{drawings.CALL}'
        f"<p>{escape(say('kiosk.called', reason=reason, since=say.since(minutes)))}</p>"
        f"{touch(say('kiosk.came'), act='came', classes='main')}{touch(say('kiosk.hush'), act='hush', classes='plain')}"
        "</div>"
    )


def _status(sight: Sight, say: Wording) -> str:
    verdict = sight.verdict
    if verdict is None:
        return f'<div class="band is-free">{drawings.YES}<div><h2>{escape(say("kiosk.status.none"))}</h2></div></div>'
    word, drawing = marked(verdict.outcome)
    names = ", ".join(sight.names[one] for one in verdict.guardians if one in sight.names)
    lines = []
    if verdict.outcome is Outcome.DENIED:
        lines += [f"{why} : {do}" if say.language == "fr" else f"{why}: {do}"
                  for why, do in reasons(verdict.hurdles[:2], say)]  # fmt: skip
    if verdict.until is not None:
        lines.append(until_text(verdict.until, sight.now, say))
    if sight.permit is False:
        lines.append(say("kiosk.withheld"))
    soon = " is-soon" if verdict.until is not None and verdict.until - sight.now < SOON else ""
    title = say(f"kiosk.status.{word}", who=names or "…") if word == "supervised" else say(f"kiosk.status.{word}")
    more = "".join(f"<p>{escape(line)}</p>" for line in lines)
    return f'<div class="band is-{word}{soon}" role="status">{drawing}<div><h2>{escape(title)}</h2>{more}</div></div>'


def _work(sight: Sight, say: Wording) -> str:
    session = sight.session
    assert session is not None, "somebody works"
    people = "".join(f"<li>{symbols.PEOPLE}<b>{escape(one.name)}</b></li>" for one in sight.workers)
    role = say(f"kiosk.role.{session.role.value}") + (f" : {session.task}" if session.task else "")
    if sight.order is not None:
        title = f"<b>{escape(sight.order.number)}</b> {escape(sight.order.title)}"
    elif session.order is not None:
        title = f"<b>{escape(session.order)}</b>"
    else:
        title = f'<span class="quiet">{escape(say("kiosk.without_order"))}</span>'
    operation = ""
    if sight.operation is not None:
        text = f"{say('operation', number=sight.operation.operation)} {sight.operation.description}"
        operation = f'<p class="quiet">{escape(text)}</p>'
    return (
        f'<ul class="people" aria-label="{escape(say("kiosk.people"))}">{people}</ul>'
        f'<div class="job"><p class="title">{title}</p>{operation}<span class="chip">{escape(role)}</span></div>'
        f"{supervision(sight, say, needed=sight.verdict is not None and sight.verdict.outcome is not Outcome.ALLOWED)}"
    )


def _making(sight: Sight, say: Wording) -> str:
    cycle, head = sight.cycle, f"<h3>{escape(say('kiosk.cycle'))}</h3>"
    last = ""
    if sight.last is not None:
        active, expected = sight.last
        ratio = f" {say.signed_percent(active / expected - 1.0)}" if expected else ""
        last = f'<p class="quiet">{escape(say("kiosk.last_cycle", time=say.duration(active)))}{escape(ratio)}</p>'
    if cycle is None:
        none = say("kiosk.cycle_unseen" if sight.stale else "kiosk.no_cycle")
        return f'{head}<p class="figure none">{escape(none)}</p>{last}'
    standard = say("kiosk.standard", time=say.duration(cycle.standard)) if cycle.standard else ""
    pauses = say("kiosk.pauses", time=say.duration(cycle.hold)) if cycle.hold >= 1.0 else ""
    bar = ""
    if cycle.standard:
        whole = max(cycle.standard, cycle.active)
        over = " over" if cycle.active > cycle.standard * (1 + SLOWER) else ""
        bar = f'<div class="bar{over}"><i style="width:{cycle.active / whole:.1%}"></i></div>'
    under = " · ".join(filter(None, (standard, pauses)))
    return (
        f'{head}<p class="figure">{escape(say.duration(cycle.active))}</p>{bar}'
        f'<p class="quiet">{escape(under)}</p>{last}'
    )


def _parts(sight: Sight, say: Wording) -> str:
    done, planned, mine = sight.made, sight.operation.quantity if sight.operation else None, sight.mine
    figure, bar = say.number(done.parts if sight.order is not None else mine.parts - mine.scrap - mine.rework), ""
    if planned is not None:
        share = min(done.parts / planned, 1.0) if planned else 1.0
        figure = f"{escape(figure)} <small>{escape(say('kiosk.of', planned=say.number(planned)))}</small>"
        bar = f'<div class="bar{" complete" if share >= 1.0 else ""}"><i style="width:{share:.1%}"></i></div>'
    said = [say("kiosk.mine", parts=say.number(mine.parts))]
    said += [say("kiosk.mine_scrap", scrap=say.number(mine.scrap))] if mine.scrap else []
    said += [say("kiosk.mine_rework", rework=say.number(mine.rework))] if mine.rework else []
    waiting = max(mine.parts - mine.good - mine.scrap - mine.rework, 0)
    ask = f'<span class="chip">{escape(say.counted("kiosk.unjudged", waiting))}</span>' if waiting else ""
    return (
        f'<h3>{escape(say("kiosk.parts"))}</h3><p class="figure">{figure}</p>{bar}'
        f'<p class="quiet">{escape(" · ".join(said))}</p>{ask}'
    )


def _notes(sight: Sight, site: ShownSite, say: Wording) -> str:
    """What has to be seen at once: danger first, then what is asked."""
    notes = []
    if sight.standing is Standing.EMERGENCY:
        notes.append(f'<p class="notice bad">{drawings.ALARM}<b>{escape(say("kiosk.emergency"))}</b></p>')
    if sight.alarm is not None:
        notes.append(f'<p class="notice bad">{drawings.ALARM}<b>{escape(say("kiosk.alarm", text=sight.alarm))}</b></p>')
    if sight.stale:
        notes.append(f'<p class="notice">{escape(say("kiosk.unseen"))}</p>')
    if sight.not_counting and not sight.stale:
        why = ", ".join(say(f"excluded.{one}") for one in sight.not_counting)
        notes.append(f'<p class="notice">{escape(say("not_counting", reasons=why))}</p>')
    if sight.stop is not None and (sight.stop.asked or sight.stop.code is not None):
        stood = say.lapse((sight.now - sight.stop.since).total_seconds())
        if sight.stop.asked:
            text, tone = say("kiosk.stop_asked", time=stood), "warn"
            button = touch(say("kiosk.say_why"), panel="stop", classes="main")
        else:
            reason = called(site.kiosk.stops, sight.stop.code or "", say.language)
            text, tone, button = say("kiosk.stop_said", time=stood, reason=reason), "", ""
        notes.append(f'<div class="notice {tone}">{drawings.WAIT}<b>{escape(text)}</b>{button}</div>')
    return "".join(notes)


def _which(sight: Sight, say: Wording) -> str:
    """The parts of which one is meant: the latest counted one unless another is touched."""
    names = ("kiosk.part_last", "kiosk.part_before")
    chips = [
        f'<label class="which"><input type="radio" name="count" value="{escape(one.count)}"{_checked(not number)}>'
        f"<span>{escape(say(name, time=say.clock(one.at)))}"
        f"{f' ({say.number(one.parts)})' if one.parts > 1 else ''}</span></label>"
        for number, (one, name) in enumerate(zip(sight.waiting, names, strict=False))
    ]
    chips.append(
        f'<label class="which"><input type="radio" name="count" value=""{_checked(not sight.waiting)}>'
        f"<span>{escape(say('kiosk.part_uncounted'))}</span></label>"
    )
    # A form of its own: what is chosen in one panel is not chosen in the other.
    return f"<form><fieldset><legend>{escape(say('kiosk.which'))}</legend>{''.join(chips)}</fieldset></form>"


def _checked(yes: bool) -> str:
    return " checked" if yes else ""


def _leavers(sight: Sight, say: Wording) -> str:
    return "".join(
        touch(say("kiosk.leaves", who=one.name), act="leave", drawing=drawings.LEAVE, classes="huge",
              says={"person": one.id})
        for one in sight.workers
    )  # fmt: skip
