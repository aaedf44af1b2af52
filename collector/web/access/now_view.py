"""The first page of the room as HTML, in fragments that change apart from each other."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from html import escape

from collector.access.decision import Decision, Outcome
from collector.access.pack import RulePack
from collector.core.facts import OverrideGranted, PermitNotObeyed, RightExpired, UnauthorisedRun
from collector.gatekeeper import Watcher
from collector.reports.lapses import Lapse
from collector.store.access_queries import Incident
from collector.web.access import marks
from collector.web.access.answer import Reader, step
from collector.web.access.paper_words import lapse_todo, lapse_what
from collector.web.access.room import Names, civil_day, code_html, moment
from collector.web.access.standing import Now, Standing, by_place
from collector.web.wording import Wording

SHORT = 6
"""How many entries a short list has."""


@dataclass(frozen=True, slots=True)
class Links:
    """Where the fragments lead to: addresses, escaped for an attribute."""

    runs: str
    papers: str
    decide: str


@dataclass(frozen=True, slots=True)
class View:
    """The page's fragments as HTML.

    Args:
        summary: How many machines and people, in a line.
        places: The machines of each place with who is at them.
        overrides: Exceptions that are not over.
        incidents: What went wrong in the last days.
        lapses: What lapses soon.
    """

    summary: str
    places: str
    overrides: str
    incidents: str
    lapses: str


def view_of(now: Now, pack: RulePack, places: Mapping[str, str], say: Wording, links: Links) -> View:
    """Put everything into words.

    Args:
        now: How everything stands.
        pack: The rules.
        places: The places' names by id.
        say: The language.
        links: Where it leads to.
    """
    reader = Reader(now.names, pack, say, now.at)
    shown = "".join(_place(name, machines, watchers, reader) for _, name, machines, watchers in by_place(now, places))
    return View(
        summary=_summary(now, say),
        places=shown
        or f'<div class="empty"><p>{escape(say("access.now.nothing"))}</p>'
        f"<p>{escape(say('access.now.nothing_do'))}</p></div>",
        overrides=_overrides(now.overrides, reader),
        incidents=_incidents(now, say, links),
        lapses=_lapses(now, pack, say, links),
    )


def _summary(now: Now, say: Wording) -> str:
    decisions = [one for machine in now.machines for one in machine.decisions]
    counted = {outcome: sum(one.outcome is outcome for one in decisions) for outcome in Outcome}
    items = "".join(
        f'<li class="{"none" if not count else ""}">{marks.mark(outcome)}<b>{say.number(count)}</b> '
        f"{escape(say(f'access.short.{outcome.value}'))}</li>"
        for outcome, count in counted.items()
    )
    return f'<ul class="tally">{items}</ul>'


def _place(name: str, machines: Sequence[Standing], watchers: Sequence[Watcher], reader: Reader) -> str:
    say = reader.say
    there = "".join(_watcher(one, reader) for one in watchers)
    none = f'<li class="warn">{marks.WARNING}{escape(say("access.now.no_supervisor"))}</li>'
    return (
        f'<section class="place-now"><div class="row spread"><h2>{escape(name)}</h2>'
        f'<ul class="watchers" aria-label="{escape(say("access.now.supervisors"))}">{there or none}</ul></div>'
        f'<div class="posts">{"".join(_post(one, reader) for one in machines)}</div></section>'
    )


def _watcher(one: Watcher, reader: Reader) -> str:
    say, ratio = reader.say, reader.pack.limits.ratio
    full = " bad" if one.trainees > ratio else ""
    return (
        f"<li>{marks.PERSON}<b>{escape(reader.names.person(one.person, say))}</b> "
        f"<span>{escape(say('access.now.renew_by', time=say.clock(one.renew_by)))}</span> "
        f'<span class="ratio{full}">{escape(say("access.now.ratio", count=one.trainees, most=ratio))}</span></li>'
    )


def _post(one: Standing, reader: Reader) -> str:
    say = reader.say
    decided = {decision.person: decision for decision in one.decisions}
    people = "".join(_seat(person, decided.get(person), reader) for person in one.persons)
    tone = _tone(one)
    nobody = f'<p class="quiet">{escape(say("access.now.nobody"))}</p>'
    if one.running and not one.persons:
        alone = f"<b>{escape(say('access.now.runs_alone'))}</b><br>{escape(say('access.now.runs_alone_do'))}"
        people = f'<li class="is-denied"><span class="mark">{marks.WARNING}</span><div>{alone}</div></li>'
    return (
        f'<article class="card post is-{tone}"><div class="row spread"><h3>{escape(one.machine.name)}</h3>'
        f"{_permit(one, say)}</div>"
        f"{f'<ul class=seats>{people}</ul>' if people else nobody}"
        f"{_foot(one, reader)}</article>"
    )


def _tone(one: Standing) -> str:
    outcomes = {decision.outcome for decision in one.decisions}
    if one.running and not one.persons:
        return "denied"
    worst = (Outcome.DENIED, Outcome.SUPERVISED, Outcome.ALLOWED)
    return next((outcome.value for outcome in worst if outcome in outcomes), "empty")


def _permit(one: Standing, say: Wording) -> str:
    if one.permit is None:
        return f'<span class="chip lamp"><i></i>{escape(say("access.permit.observed"))}</span>'
    word = "given" if one.permit else "withheld"
    return f'<span class="chip lamp {word}"><i></i>{escape(say(f"access.permit.{word}"))}</span>'


def _seat(person: str, decision: Decision | None, reader: Reader) -> str:
    say = reader.say
    name = f"<b>{escape(reader.names.person(person, say))}</b>"
    if decision is None:
        waiting = escape(say("access.now.undecided"))
        return f'<li><span class="mark is-waiting">{marks.CLOCK}</span><div>{name}<br>{waiting}</div></li>'
    lines = [escape(say(f"access.outcome.{decision.outcome.value}"))]
    for duty in decision.obligations:
        lines[0] += f" {escape(say('access.now.by', who=reader.names.person(duty.by, say)))}"
    if decision.outcome is not Outcome.DENIED and decision.ends_at is not None:
        lines.append(escape(reader.until(decision.ends_at)))
    if decision.failed:
        first = decision.failed[0]
        lines.append(f"{escape(reader.text(first.text))} {code_html(first.code, say)}")
        lines.append(f'<span class="todo">{escape(step(first, reader))}</span>')
    told = "<br>".join(lines)
    return f'<li class="is-{decision.outcome.value}">{marks.mark(decision.outcome)}<div>{name}<br>{told}</div></li>'


def _foot(one: Standing, reader: Reader) -> str:
    say = reader.say
    told = []
    if one.persons or one.running:
        told.append(say(f"access.mode.{one.mode.value}"))
    if one.running:
        told.append(say("access.now.running"))
    if not one.connected:
        told.append(say("access.now.unseen"))
    return f'<p class="quiet small">{escape(" · ".join(told))}</p>' if told else ""


def _overrides(found: Sequence[OverrideGranted], reader: Reader) -> str:
    say = reader.say
    title = f"<h2>{escape(say('access.now.overrides'))}</h2>"
    if not found:
        return f'{title}<p class="quiet">{escape(say("access.now.no_overrides"))}</p>'
    rows = "".join(_override(one, reader) for one in found)
    return f'{title}<ul class="notes is-warn">{rows}</ul>'


def _override(one: OverrideGranted, reader: Reader) -> str:
    say, names = reader.say, reader.names
    machine = names.machine(one.machine) if one.machine else say("access.all_machines")
    until = reader.until(one.until)
    return (
        f"<li>{marks.WAIVED}<div><b>{escape(names.person(one.person, say))}</b> · {escape(machine)}<br>"
        f"{escape(say(f'access.waived.{one.condition}'))}, {escape(until)}<br>"
        f'<span class="quiet">{escape(override_by(one, names, say))} · {escape(one.reason)}</span></div></li>'
    )


def override_by(one: OverrideGranted, names: Names, say: Wording) -> str:
    """Who made an exception, and as what."""
    return say("access.now.by_decider", who=names.person(one.by, say), role=say(f"access.decider.{one.role}"))


def _incidents(now: Now, say: Wording, links: Links) -> str:
    title = f"<h2>{escape(say('access.now.incidents'))}</h2>"
    if not now.incidents:
        return f'{title}<p class="quiet">{escape(say("access.now.no_incidents"))}</p>'
    rows = "".join(
        f"<li>{marks.WARNING}<div><b>{escape(say(f'access.incident.{type(one).__name__}'))}</b> · "
        f"{escape(now.names.machine(one.machine))}<br>"
        f'<span class="quiet"><time>{escape(moment(one.at, now.at, say))}</time> · '
        f"{escape(incident_line(one, now.names, say))}</span></div></li>"
        for one in now.incidents[:SHORT]
    )
    more = say.counted("access.now.all_incidents", len(now.incidents))
    return f'{title}<ul class="notes is-bad">{rows}</ul><a href="{links.runs}">{escape(more)}</a>'


def incident_line(one: Incident, names: Names, say: Wording) -> str:
    """What happened, in a few words; the machine and the time are said beside it."""
    match one:
        case UnauthorisedRun():
            who = ", ".join(names.person(person, say) for person in one.persons)
            why = say(f"access.run.{one.reason}")
            return f"{who} · {why}" if who else why
        case RightExpired():
            return names.person(one.person, say)
        case PermitNotObeyed():
            found = one.found if one.found in ("given", "withheld") else ""
            told = say("access.runs.wanted", wanted=_level(one.wanted, say))
            return f"{told} · {say('access.runs.found', found=_level(found == 'given', say))}" if found else told


def _level(given: bool, say: Wording) -> str:
    return say(f"access.level.{'given' if given else 'withheld'}")


def _lapses(now: Now, pack: RulePack, say: Wording, links: Links) -> str:
    title = f"<h2>{escape(say('access.now.lapses'))}</h2>"
    if not now.lapses:
        return f'{title}<p class="quiet">{escape(say("access.now.no_lapses"))}</p>'
    rows = "".join(_lapse(one, now.names, pack, say, now.at) for one in now.lapses[:SHORT])
    more = say.counted("access.now.all_lapses", len(now.lapses))
    return f'{title}<ul class="notes is-warn">{rows}</ul><a href="{links.papers}">{escape(more)}</a>'


def _lapse(one: Lapse, names: Names, pack: RulePack, say: Wording, now: datetime) -> str:
    when = say("access.lapse.over") if one.lapsed else say.due(one.last_day, now)
    whose = names.person(one.person, say) if one.person else ", ".join(names.machine(it) for it in one.machines)
    tone = " bad" if one.lapsed else ""
    return (
        f"<li>{marks.PAPER}<div><b>{escape(lapse_what(one, say))}</b>{f' · {escape(whose)}' if whose else ''}<br>"
        f'<span class="when{tone}">{escape(civil_day(one.last_day, say))}, {escape(when)}</span><br>'
        f'<span class="quiet">{escape(lapse_todo(one, pack, say))}</span></div></li>'
    )
