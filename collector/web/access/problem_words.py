"""What is wrong with a form or a file, and why something is refused, in the reader's language.

The rooms below speak English to whoever types commands. What they can say to these pages is matched here; what is not
is shown as it was said: better in English than not at all.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from collector.errors import Problem
from collector.web.access.room import civil_day
from collector.web.texts import FRENCH
from collector.web.wording import Wording

_ISO = re.compile(r"\b\d{4}-\d\d-\d\d\b")

EXPECTED: Sequence[tuple[str, str]] = (
    (r"a day such as 31/12/2026 or 2026-12-31|a date such as 31/12/2010 or 2010-12-31", "day"),
    (r"a day not before (?P<day>\S+)", "not_before"),
    (r"a day not after today, (?P<day>\S+)", "not_after"),
    (r"a day between (?P<first>\d+) and (?P<last>\d+)", "between"),
    (r"a day without a time.*", "day"),
    (r"a text", "text"),
    (r"yes or no(: .*)?|one of yes .*", "yes_no"),
    (r"classes of work, or `aucune` \(none\)", "classes"),
    (r"classes of work, such as .*", "classes"),
    (r"a number of hours(, at most (?P<most>\d+))?", "hours"),
    (r"the reference of a person in the registry", "person"),
    (r"the id of a machine of the site file|the machine's id", "machine"),
    (r"machines of the site file: .*", "machine"),
    (r"places of the site file: .*", "place"),
    (r"programmes of this file or on file: .*", "programme"),
    (r"the works or machines that are excluded", "exclusions"),
    (r"fit_with_exclusions, where something is excluded", "verdict"),
    (r"the inspector's act that lifts it: .*", "lifting_act"),
    (r"the reference of the inspector's act", "act"),
    (r"a job with `machine`.*", "job"),
    (r"nothing: there is no place for a reason in a medical opinion", "no_reason"),
    (r"nothing: an? .* has no .*", "nothing"),
    (r"one of .*", "one_of"),
    (r"each paper once: it stands on line (?P<line>\d+) already", "twice"),
    (r"a paper that stands: this one was revoked on (?P<day>\S+)", "revoked"),
    (r"at least one row under the headings", "empty"),
    (r"fit, unfit or fit_with_exclusions|what it is for|a status|machine families|its title|filled in", "filled"),
    (r"the (declaration's|programme's) id.*|the quality or function.*", "filled"),
)
"""What may be expected of a cell, and the text that says so."""

REFUSALS: Sequence[tuple[str, str]] = (
    (r"this badge belongs to nobody.*", "badge"),
    (r"only a head of the workshop or a safety officer makes exceptions", "decider"),
    (r"only an adult makes exceptions.*", "adult"),
    (r"nobody makes an exception for himself", "himself"),
    (r"this account is nobody's in the registry.*", "account"),
    (r"an exception needs a reason", "reason"),
    (r"an exception lasts (?P<most>\S+) minutes at most.*", "minutes"),
    (r"the registry has changed since the preview.*", "changed"),
    (r"paper .* was corrected or revoked already.*", "corrected"),
    (r"there is no paper .*", "no_paper"),
    (r"this site has no access rules.*", "no_rules"),
    (r"nobody in the registry is called .*", "person"),
)
"""Why something may be refused, and the text that says so."""


@dataclass(frozen=True, slots=True)
class Told:
    """One problem of a file in words.

    Args:
        where: The line and the column.
        found: What stands there; empty for nothing.
        expected: What was expected instead.
        hint: What to do; empty where that is plain.
    """

    where: str
    found: str
    expected: str
    hint: str


def expected(text: str, say: Wording) -> str:
    """What was expected, in words."""
    return _matched(text, EXPECTED, "access.expected", say) or text


def refusal(error: Exception, say: Wording) -> str:
    """Why something was not done."""
    return _matched(str(error), REFUSALS, "access.refused", say) or str(error)


def told(problem: Problem, say: Wording) -> Told:
    """A problem of a file: on which line, in which column, what was found and what is expected."""
    place = re.fullmatch(r"line (\d+)(?:, column (.*))?", problem.where)
    if place is None:
        place = re.fullmatch(r"line (\d+), (.*)", problem.where)
    where = problem.where
    if place is not None:
        line, column = place[1], place[2]
        where = say("access.import.line_column", line=line, column=column) if column else (
            say("access.import.line", line=line)
        )  # fmt: skip
    found = "" if problem.found == "a text" else _days(problem.found, say)
    hint = ""
    if close := re.fullmatch(r"is '?(.+?)'? meant\?", problem.hint):
        hint = say("access.expected.meant", word=close[1])
    elif problem.hint == "import people first":
        hint = say("access.expected.people_first")
    return Told(where, found, expected(problem.expected, say), hint)


def at_field(problem: Problem, say: Wording) -> str:
    """A problem of a form, said beside its field: what is to be filled in, or what was expected instead."""
    what = expected(problem.expected, say)
    if problem.found:
        return say("access.form.expected", what=what)
    return say("access.form.fill_in") if what == say("access.expected.filled") else say("access.form.fill", what=what)


def _matched(text: str, patterns: Sequence[tuple[str, str]], family: str, say: Wording) -> str:
    for pattern, key in patterns:
        found = re.fullmatch(pattern, text, re.DOTALL)
        if found is not None:
            places = {name: _days(value or "", say) for name, value in found.groupdict().items()}
            full = f"{family}.{key}"
            if any(not value for value in places.values()) and f"{full}_plain" in FRENCH:
                return say(f"{full}_plain")
            return say(full, **places)
    return ""


def _days(text: str, say: Wording) -> str:
    def shown(found: re.Match[str]) -> str:
        try:
            return civil_day(date.fromisoformat(found[0]), say)
        except ValueError:
            return found[0]

    return _ISO.sub(shown, text)
