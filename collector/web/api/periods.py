"""Periods as questions name them: two moments, or days of the site's calendar."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from typing import Annotated

from fastapi import HTTPException, Query

from collector.web.surroundings import Surroundings

LONGEST = timedelta(days=400)
"""A school year and a little: what is longer is asked for in pieces."""

Since = Annotated[
    str | None,
    Query(
        description="from: a moment with its zone, or a day of the site's calendar",
        examples=["2026-11-24T07:00:00Z", "2026-11-24"],
    ),
]
Until = Annotated[str | None, Query(description="up to, exclusive; a day counts to its end; now where nothing is said")]


def period(since: str | None, until: str | None, usual: timedelta, around: Surroundings) -> tuple[datetime, datetime]:
    """The period that is meant (UTC).

    Args:
        since: As it was asked for.
        until: Likewise.
        usual: How far it reaches back where no beginning is named.
        around: The site's clock and calendar.

    Raises:
        HTTPException: 422 in words, if it cannot be read, ends before it begins, or is too long.
    """
    last = _moment("until", until, around, end_of_day=True) or around.clock.now()
    first = _moment("since", since, around, end_of_day=False) or last - usual
    if first >= last:
        raise HTTPException(422, f"the period begins at {first.isoformat()} and has to end after that")
    if last - first > LONGEST:
        raise HTTPException(422, f"a period of at most {LONGEST.days} days is told at once: ask for it in pieces")
    return first, last


def _moment(name: str, text: str | None, around: Surroundings, *, end_of_day: bool) -> datetime | None:
    if not text:
        return None
    try:
        if len(text) == len("2026-11-24"):
            day = date.fromisoformat(text) + timedelta(days=1 if end_of_day else 0)
            return datetime.combine(day, time(), around.site.zone).astimezone(UTC)
        # In an address a plus sign that was not written as %2B arrives as a blank.
        moment = datetime.fromisoformat(text.replace(" ", "+") if "T" in text else text)
        if moment.tzinfo is None:
            raise ValueError
        return moment.astimezone(UTC)
    except (ValueError, OverflowError):
        raise HTTPException(
            422, f"{name}: {text!r} is neither a day (2026-11-24) nor a moment with its zone (2026-11-24T07:00:00Z)"
        ) from None
