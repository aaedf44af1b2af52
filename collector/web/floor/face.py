"""A tile in words: the fragments of HTML that one machine's place on the page is made of, in one language."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape

from collector.core.families import Family
from collector.core.reasons import KioskRules, called
from collector.core.signals import Execution
from collector.core.tool_life import ToolCondition
from collector.runtime.live import Line
from collector.web.floor import symbols
from collector.web.floor.standing import Standing
from collector.web.floor.tiles import Lamp, Running, Tile, Worn
from collector.web.tool_words import amount_text, condition_text
from collector.web.wording import THIN, Wording

SLOWER = 0.10
"""By how much of its standard a cycle is over before a tile says so in colour."""


@dataclass(frozen=True, slots=True)
class Face:
    """What a tile looks like. Only the fragments that differ from the last ones are sent to a browser.

    Args:
        classes: CSS classes of the whole tile.
        label: What a screen reader says of it.
        head: Symbol, name, state and since when.
        note: Why it stands so.
        work: Order, trainees, program and tool.
        making: The running cycle and the last one.
        parts: How many of how many.
        foot: Measures, permit, what waits, the age of the last value.
    """

    classes: str
    label: str
    head: str
    note: str
    work: str
    making: str
    parts: str
    foot: str


FRAGMENTS = ("head", "note", "work", "making", "parts", "foot")
"""The fragments of a face, from top to bottom."""


def face_of(tile: Tile, say: Wording, kiosk: KioskRules, *, named: bool = True) -> Face:
    """Put a tile into words.

    Args:
        tile: What it says.
        say: The language.
        kiosk: What reasons are called.
        named: Whether people are named.
    """
    makes = tile.family is not Family.METER
    return Face(
        classes=f"tile is-{tile.standing.value}" + (" is-stale" if tile.stale else ""),
        label=f"{tile.name} : {state_text(tile, say)}, {say('details')}",
        head=_head(tile, say),
        note=note_text(tile, say, kiosk),
        work=_work(tile, say, named=named) if makes else "",
        making=_making(tile, say) if makes else "",
        parts=_parts(tile, say) if makes else "",
        foot=_foot(tile, say),
    )


def state_text(tile: Tile, say: Wording) -> str:
    """How a machine stands, in words: where its controller says more than running or ready, that."""
    if tile.standing in (Standing.PAUSED, Standing.READY):
        return say(f"execution.{tile.execution.value}")
    return say(f"standing.{tile.standing.value}")


def _span(classes: str, text: str) -> str:
    return f'<span class="{classes}">{escape(text)}</span>'


def _head(tile: Tile, say: Wording) -> str:
    seconds = (tile.at - tile.since).total_seconds() if tile.since is not None else None
    since = say.since(seconds, exact=tile.standing is Standing.UNSEEN) if seconds is not None else ""
    return (
        f'<span class="symbol">{symbols.STANDINGS[tile.standing]}</span>'
        f'<div class="names"><h3>{escape(tile.name)}</h3>'
        f'<p class="state">{_span("word", state_text(tile, say))} {_span("since", since)}</p></div>'
    )


def note_text(tile: Tile, say: Wording, kiosk: KioskRules) -> str:
    """Why it stands so, and who waits there, as HTML."""
    lines = []
    if tile.calling is not None:
        reason = called(kiosk.calls, tile.calling.reason_code, say.language)
        since = say.since((tile.at - tile.calling.since).total_seconds())
        lines.append(say("floor.calling", reason=reason, since=since))
    if tile.standing is Standing.EMERGENCY:
        lines.append(say("emergency"))
    if tile.alarm is not None:
        lines.append(say("alarm", text=tile.alarm))
    if tile.line is not Line.UP or tile.stale:
        lines.append(say(f"line.{tile.line.value}"))
        if tile.heard_at is None:
            lines.append(say("no_values"))
        elif tile.execution is not Execution.UNAVAILABLE:
            lines.append(say("was", state=say(f"execution.{tile.execution.value}")))
    elif tile.standing is Standing.UNSEEN:
        lines.append(say("execution_missing"))
    if tile.excluded and not tile.stale:
        reasons = ", ".join(say(f"excluded.{reason}") for reason in tile.excluded)
        lines.append(say("not_counting", reasons=reasons))
    if tile.stop_reason is not None:
        lines.append(say("floor.stop_reason", reason=called(kiosk.stops, tile.stop_reason, say.language)))
    elif tile.stop_asked:
        lines.append(say("floor.stop_asked"))
    call = ' class="call"' if tile.calling is not None else ""
    return "".join(f"<p{call if not place else ''}>{escape(line)}</p>" for place, line in enumerate(lines))


def _work(tile: Tile, say: Wording, *, named: bool) -> str:
    return _order(tile, say) + _trainees(tile, say, named=named) + _program(tile, say)


def _row(symbol: str, content: str, classes: str = "fact") -> str:
    return f'<div class="{classes}"><i>{symbol}</i><div>{content}</div></div>'


def _order(tile: Tile, say: Wording) -> str:
    if tile.order is None:
        if tile.order_reported is not None:
            content = _span("quiet", say("order_unknown", text=tile.order_reported))
        elif tile.trainees:
            content = _span("quiet", say("no_order_session"))
        elif tile.stale:
            return ""  # First the machine has to be seen again: one thing to do at a time.
        else:
            command = f"<code>{escape(say('no_order_command', machine=tile.machine))}</code>"
            content = f'<span class="quiet">{escape(say("no_order"))} {command}</span>'
        return _row(symbols.ORDER, content)
    title = " · ".join(filter(None, (tile.order_title, tile.customer)))
    operation = " ".join(filter(None, (
        say("operation", number=tile.operation) if tile.operation else "", tile.operation_text,
    )))  # fmt: skip
    content = f"{_span('strong', tile.order)} {_span('', title)}"
    if operation:
        content += f"<br>{_span('quiet', operation)}"
    if tile.due is not None:
        late = " late" if tile.due <= say.today(tile.at) else ""
        due = f"{say('due', date=say.day(tile.due, say.today(tile.at)))}, {say.due(tile.due, tile.at)}"
        content += f"<br>{_span('quiet' + late, due)}"
    return _row(symbols.ORDER, content)


def _trainees(tile: Tile, say: Wording, *, named: bool) -> str:
    if not tile.trainees:
        # Where nothing at all is in hand, the line about the order says what to do.
        if tile.order is None:
            return ""
        return _row(symbols.PEOPLE, _span("quiet", say("nobody")))
    who = ", ".join(tile.trainees) if named else say.counted("floor.trainees", len(tile.trainees))
    names = _span("strong", who)
    role = f" {_span('quiet', say(f'role.{tile.role.value}'))}" if tile.role is not None else ""
    return _row(symbols.PEOPLE, names + role)


def _program(tile: Tile, say: Wording) -> str:
    known = [
        f"{_span('quiet', say(what))} {_span('strong', value)}"
        for what, value in (("program", tile.program), ("tool", tile.tool))
        if value
    ]
    return _row(symbols.PROGRAM, '<span class="gap"></span>'.join(known)) if known else ""


def _making(tile: Tile, say: Wording) -> str:
    return (_cycle(tile.cycle, say, stale=tile.stale) if tile.cycle is not None else "") + _last(tile, say)


def _cycle(cycle: Running, say: Wording, *, stale: bool) -> str:
    what = "cycle_lost" if stale else "cycle" if cycle.seen else "cycle_unseen"
    standard = say("standard", time=say.duration(cycle.standard)) if cycle.standard else ""
    pauses = say("pauses", time=say.duration(cycle.hold)) if cycle.hold >= 1.0 else ""
    times = f"{_span('strong', say.duration(cycle.active))} {_span('quiet', standard)}"
    line = f'{_span("what", say(what))}<span class="figure">{times}</span>'
    return (
        f'<div class="figures">{line}</div>{_cycle_bar(cycle)}'
        + (f'<p class="under quiet">{escape(pauses)}</p>' if pauses else "")
    )  # fmt: skip


def _cycle_bar(cycle: Running) -> str:
    """How far the cycle is: as long as its standard, or, once it is over it, as long as itself with the standard in."""
    if not cycle.standard:
        return ""
    whole = max(cycle.standard, cycle.active)
    over = cycle.active > cycle.standard * (1 + SLOWER)
    mark = f'<b style="left:{cycle.standard / whole:.1%}"></b>' if cycle.active > cycle.standard else ""
    return f'<div class="bar{" over" if over else ""}"><i style="width:{cycle.active / whole:.1%}"></i>{mark}</div>'


def _last(tile: Tile, say: Wording) -> str:
    last = tile.last_cycle
    if last is None:
        return f'<p class="quiet">{escape(say("no_cycle"))}</p>' if tile.cycle is None and not tile.stale else ""
    figure = _span("strong", say.duration(last.active))
    if last.standard:
        ratio = last.active / last.standard - 1.0
        figure += f" {_span('slower' if ratio > SLOWER else 'kept', say.signed_percent(ratio))}"
        if tile.cycle is None:
            figure += f" {_span('quiet', say('standard', time=say.duration(last.standard)))}"
    return f'<div class="figures">{_span("what", say("last_cycle"))}<span class="figure">{figure}</span></div>'


def _parts(tile: Tile, say: Wording) -> str:
    done = say.number(tile.done)
    if tile.planned is None:
        if not tile.done and not tile.scrap:
            return ""
        what, figure = "parts" if tile.order is not None else "parts_today", _span("strong", done)
        bar = ""
    else:
        complete = tile.done >= tile.planned
        what, planned = "parts", say.number(tile.planned)
        figure = f"{_span('strong', done)} {_span('quiet', say('of', planned=planned))}"
        if complete:
            figure += f" {_span('kept', say('complete'))}"
        share = min(tile.done / tile.planned, 1.0) if tile.planned else 1.0
        bar = f'<div class="bar{" complete" if complete else ""}"><i style="width:{share:.1%}"></i></div>'
    if tile.scrap:
        figure += f" {_span('slower', say.counted('scrap', tile.scrap))}"
    return f'<div class="figures">{_span("what", say(what))}<span class="figure">{figure}</span></div>{bar}'


def _foot(tile: Tile, say: Wording) -> str:
    measures = "".join(
        f'<div class="measure">{_span("quiet", say.signal(one.signal))}'
        f"{_span('strong', say.value(one.value, one.unit))}</div>"
        for one in (tile.measures if tile.standing is Standing.MEASURING or tile.family is Family.METER else ())
    )
    chips = [_permit(tile.permit, say)] if tile.permit is not None else []
    chips += [f'<span class="chip review">{symbols.WEAR}{escape(worn_text(one, say))}</span>' for one in tile.worn[:2]]
    if tile.held:
        chips.append(f'<span class="chip review">{symbols.REVIEW}{escape(say.counted("held", tile.held))}</span>')
    if tile.complaints:
        chips.append(_span("chip", say.counted("complaints", len(tile.complaints))))
    return (
        (f'<div class="measures">{measures}</div>' if measures else "")
        + f'<div class="chips">{"".join(chips)}{_span("age", age_text(tile, say))}</div>'
    )  # fmt: skip


def worn_text(worn: Worn, say: Wording) -> str:
    """A tool near its end, in words."""
    if worn.condition is not ToolCondition.NEAR_END:
        return say("floor.worn_so", tool=worn.tool or "", how=condition_text(worn.condition, worn.reason, say))
    if worn.left is not None:
        left = f"{say.number(max(worn.left, 0.0))}{THIN}%"
    else:
        left = amount_text(worn.by, worn.amount or 0.0, say)
    if worn.tool is None:
        return say("floor.worn_active", left=left)
    return say("floor.worn", tool=worn.tool, left=left)


def age_text(tile: Tile, say: Wording) -> str:
    """How old what the tile shows is; nothing where it shows nothing."""
    if tile.heard_at is None:
        return ""
    if not tile.stale:
        return say("fresh")
    return say("stale", time=say.lapse((tile.at - tile.heard_at).total_seconds()))


def _permit(lamp: Lamp, say: Wording) -> str:
    return f'<span class="chip lamp {lamp.value}"><i></i>{escape(say(f"permit.{lamp.value}"))}</span>'
