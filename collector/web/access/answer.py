"""One decision as people read it: the answer large, then every condition, what stands in the way first."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from html import escape

from collector.access.decision import Condition, Decision, Outcome, State
from collector.access.pack import RulePack, Text
from collector.access.pack import Wording as PackWording
from collector.reports.lapse_words import SUPERVISION
from collector.web.access import marks
from collector.web.access.details import detail
from collector.web.access.room import Names, code_html, moment, stamp, until
from collector.web.tables import table
from collector.web.wording import Wording

_FIRST = (State.MISSING, State.EXPIRED, State.OVERRIDDEN, State.MET, State.NOT_APPLICABLE)
"""In which order conditions are read: what is to be done first."""


@dataclass(frozen=True, slots=True)
class Reader:
    """For whom a decision is put into words.

    Args:
        names: What people, machines and places are called.
        pack: The rules under which was decided.
        say: The language.
        now: The present (UTC).
        assumed: Supervisors were assumed to be present: whoever lacks one needs somebody named, not a badge.
    """

    names: Names
    pack: RulePack
    say: Wording
    now: datetime
    assumed: bool = False

    def text(self, text: Text | None) -> str:
        """A text of the rules in the reader's language."""
        return "" if text is None else text.fr if self.say.language == "fr" else text.en

    def when(self, at: datetime) -> str:
        """An instant on the wall clock, with its day where that is another one."""
        return moment(at, self.now, self.say)

    def until(self, at: datetime) -> str:
        """`jusqu'à 10:42`, of another day `jusqu'au 07/12/2026`."""
        return until(at, self.now, self.say)


def answer_html(decision: Decision, reader: Reader, *, where: str, lead: str = "") -> str:
    """The answer, large, with everything that it rests on.

    Args:
        decision: What was decided.
        reader: For whom.
        where: Who, on which machine, how, when: the line above it.
        lead: What is to be known of this answer, below it; empty for nothing.
    """
    say = reader.say
    facts = [*_duties(decision, reader)]
    if decision.outcome is not Outcome.DENIED:
        ends = decision.ends_at
        holds = say("access.answer.no_end") if ends is None else say("access.answer.until", until=reader.until(ends))
        facts.append(holds)
    if decision.decide_again_at is not None:
        facts.append(say("access.answer.again", time=stamp(decision.decide_again_at, say)))
    listed = "".join(f"<li>{escape(one)}</li>" for one in facts)
    first = ""
    if decision.failed:
        todo = escape(step(decision.failed[0], reader))
        first = f'<p class="todo"><b>{escape(say("access.answer.first"))}</b> {todo}</p>'
    below = f'<p class="quiet">{escape(lead)}</p>' if lead else ""
    return (
        f'<section class="card verdict is-{decision.outcome.value}" aria-label="{escape(say("access.answer.label"))}">'
        f'<p class="quiet">{escape(where)}</p>'
        f'<p class="verdict-word">{marks.mark(decision.outcome)}'
        f"<b>{escape(say(f'access.outcome.{decision.outcome.value}'))}</b></p>{first}"
        f"{f'<ul>{listed}</ul>' if listed else ''}{below}</section>"
        f'<section class="card wide"><h2>{escape(say("access.answer.conditions"))}</h2>'
        f"{conditions_html(decision.conditions, reader)}"
        f'<p class="quiet small">{escape(rules_line(decision, reader))}</p></section>'
    )


def _duties(decision: Decision, reader: Reader) -> list[str]:
    return [
        reader.say("access.answer.by", who=reader.names.person(one.by, reader.say), place=reader.names.place(one.place))
        for one in decision.obligations
    ]


def step(condition: Condition, reader: Reader) -> str:
    """What the safety officer has to do about a condition that is not met.

    The pack speaks to who stands at the machine; about a medical opinion or a supervisor there is more to do here.
    """
    if condition.code == "K7" or (reader.assumed and condition.code in SUPERVISION):
        return reader.say(f"access.step.{condition.code}")
    return reader.text(condition.next) or reader.text(condition.text)


def rules_line(decision: Decision, reader: Reader) -> str:
    """Under which rules it was decided, and by which row of their table."""
    name, version, digest = (*decision.pack.split(" "), "", "", "")[:3]
    return reader.say("access.answer.rules", name=name, version=version, digest=digest, row=decision.row)


def conditions_html(conditions: Sequence[Condition], reader: Reader) -> str:
    """Every condition as a table, what stands in the way first."""
    say = reader.say
    heads = [say(f"access.condition.{name}") for name in ("state", "what", "todo", "article", "source")]
    ordered = sorted(conditions, key=lambda one: _FIRST.index(one.state))
    return table(heads, (_row(one, reader) for one in ordered), "stack conditions")


def _row(one: Condition, reader: Reader) -> str:
    say = reader.say
    about = detail(one, reader.names, reader.pack, say)
    if one.state is State.MET and one.until is not None:
        ends = reader.until(one.until)
        about = f"{about} · {ends}" if about else ends
    todo = step(one, reader) if one.state in (State.MISSING, State.EXPIRED) else ""
    wording = reader.pack.wordings.get(one.code)
    source = _source(wording, one, reader) if wording is not None else ""
    more = f'<br><span class="quiet">{escape(about)}</span>' if about else ""
    return (
        f'<tr class="is-{one.state.value}"><td>{marks.state(one.state, say)}</td>'
        f'<th scope="row">{escape(reader.text(one.text))} {code_html(one.code, say)}{more}</th>'
        f"<td>{escape(todo)}</td><td>{escape(one.article)}</td>"
        f'<td class="quiet">{escape(source)}</td></tr>'
    )


def _source(wording: PackWording, one: Condition, reader: Reader) -> str:
    """How sure a line of the rules is, and where it is taken from where that is not the article itself."""
    sure = reader.say(f"access.certainty.{wording.certainty.value}")
    return sure if wording.source in ("", one.article) else f"{wording.source} · {sure}"
