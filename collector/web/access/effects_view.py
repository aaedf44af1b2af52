"""What a paper would change, as people read it before they say yes: for whom, on which machine, from when."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from html import escape

from collector.access.decision import Condition, Decision
from collector.reports.effect import Effect
from collector.web.access import marks
from collector.web.access.answer import Reader
from collector.web.access.room import civil_day, code_word, full_name
from collector.web.tables import table

MOST = 40
"""How many lines are shown; beyond that they are counted."""


def effects_html(found: Sequence[Effect], reader: Reader) -> str:
    """The effects, by the instant from which they are seen; what changes an answer first, then what changes reasons.

    Args:
        found: What would be decided otherwise.
        reader: For whom.
    """
    say = reader.say
    if not found:
        return f'<p class="notice">{escape(say("access.effect.none"))}</p>'
    turned = [one for one in found if one.before.outcome is not one.after.outcome]
    other = len({(one.person.id, one.machine) for one in found if one.before.outcome is one.after.outcome})
    instants = dict.fromkeys(one.at for one in turned)
    parts = [_of_instant([one for one in turned if one.at == at], at, reader) for at in instants]
    if not turned:
        parts.append(f'<p class="notice">{escape(say("access.effect.no_answer"))}</p>')
    if other:
        parts.append(f'<p class="quiet">{escape(say.counted("access.effect.other", other))}</p>')
    parts.append(f'<p class="quiet small">{escape(say("access.effect.assumed"))}</p>')
    return "".join(parts)


def _of_instant(found: Sequence[Effect], at: datetime, reader: Reader) -> str:
    say = reader.say
    when = (
        say("access.effect.now") if at <= reader.now else say("access.effect.from", day=civil_day(say.today(at), say))
    )
    people = len({one.person.id for one in found})
    heads = [
        say(key)
        for key in ("access.field.person", "access.field.machine", "access.effect.before", "access.effect.after")
    ]
    lines = _lines(found, reader)
    rest = len(lines) - MOST
    more = f'<p class="quiet">{escape(say.counted("access.effect.more", rest))}</p>' if rest > 0 else ""
    return (
        f"<h3>{escape(when)} · {escape(say.counted('access.effect.people', people))}</h3>"
        f"{table(heads, lines[:MOST], 'stack effects')}{more}"
    )


def _lines(found: Sequence[Effect], reader: Reader) -> list[str]:
    """One line for each person and machine; modes that come out alike share it."""
    say = reader.say
    grouped: dict[tuple[str, str, str, str], list[Effect]] = {}
    for one in found:
        key = (one.person.id, one.machine, _gist(one.before), _gist(one.after))
        grouped.setdefault(key, []).append(one)
    lines = []
    for several in grouped.values():
        one = several[0]
        modes = ", ".join(say(f"access.mode.{it.mode.value}") for it in several)
        lines.append(
            f'<tr><th scope="row">{escape(full_name(one.person))}</th>'
            f'<td>{escape(reader.names.machine(one.machine))} <span class="quiet">{escape(modes)}</span></td>'
            f"<td>{_shown(one.before, reader)}</td><td>{_shown(one.after, reader)}</td></tr>"
        )
    return lines


def _gist(decision: Decision) -> str:
    return f"{decision.outcome.value} {' '.join(one.code for one in decision.failed)}"


def _shown(decision: Decision, reader: Reader) -> str:
    why = "".join(f"<br><span class='quiet'>{escape(_reason(one, reader))}</span>" for one in decision.failed[:2])
    return f"{marks.answer(decision.outcome, reader.say)}{why}"


def _reason(one: Condition, reader: Reader) -> str:
    return f"{code_word(one.code, reader.say)} {reader.text(one.text)}"
