"""What the address of a trainee's page asks for: programme, period, whose cycles, which work."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from urllib.parse import urlencode

from collector.core.attendance import monday
from collector.core.learning import Work
from collector.reports.school import School
from collector.reports.trainee_period import Enrolled, Hands, Period, school_year


@dataclass(frozen=True, slots=True)
class Asked:
    """What is asked for.

    Args:
        programme: The programme's id; empty for the one that holds.
        first: The first day; None for the usual one.
        last: The last day; None for the usual one.
        hands: Whose cycles.
        work: Which work the learning curve is of, as `work_key` writes it; empty for all.
        wrong: A day in the address is none, or they stand the wrong way round.
    """

    programme: str = ""
    first: date | None = None
    last: date | None = None
    hands: Hands = Hands.ALL
    work: str = ""
    wrong: bool = False

    def link(self, person: str, **changes: object) -> str:
        """The address of a person's page that asks for this, with some changes."""
        it = replace(self, **changes)  # type: ignore[arg-type]
        asked = {
            "programme": it.programme,
            "since": it.first.isoformat() if it.first is not None else "",
            "until": it.last.isoformat() if it.last is not None else "",
            "hands": "" if it.hands is Hands.ALL else it.hands.value,
            "work": it.work,
        }
        told = urlencode({name: value for name, value in asked.items() if value})
        return f"/trainees/{person}?{told}" if told else f"/trainees/{person}"


def asked_of(query: Mapping[str, str]) -> Asked:
    """What an address asks for; what cannot be read is left out, and said."""
    first, last = _day(query.get("since", "")), _day(query.get("until", ""))
    given = [query.get(name, "") for name in ("since", "until")]
    unread = any(text and day is None for text, day in zip(given, (first, last), strict=True))
    backwards = first is not None and last is not None and last < first
    hands = query.get("hands", "")
    return Asked(
        programme=query.get("programme", ""),
        first=None if backwards else first,
        last=None if backwards else last,
        hands=Hands(hands) if hands in set(Hands) else Hands.ALL,
        work=query.get("work", ""),
        wrong=unread or backwards,
    )


def period_of(asked: Asked, enrolled: Sequence[Enrolled], school: School, today: date) -> Period:
    """The period that is looked at: what was asked for, else the school year so far, within the programme chosen."""
    chosen = next((one for one in enrolled if one.programme == asked.programme), None)
    last = asked.last or (min(today, chosen.until) if chosen is not None and chosen.until is not None else today)
    usual = school_year(last)
    first = asked.first or (min(max(usual, chosen.since), last) if chosen is not None else usual)
    return Period.of(min(first, last), last, school)


def presets(today: date) -> tuple[tuple[str, date, date], ...]:
    """Periods that are often wanted: a name, the first and the last day."""
    return (
        ("week", monday(today), today),
        ("four_weeks", monday(today) - timedelta(weeks=3), today),
        ("year", school_year(today), today),
    )


def work_key(work: Work) -> str:
    """How a kind of work is named in an address."""
    return f"{work.order}/{work.operation}" if work.order else f"{work.machine}:{work.program}"


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text) if len(text) == len("2026-09-01") else None
    except ValueError:
        return None
