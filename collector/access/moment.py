"""The moment for which is decided: one instant, its civil day, and somebody's age on it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cached_property
from zoneinfo import ZoneInfo

from collector.access import civil
from collector.access.pack import ADULT_AT

DAWN, NO_END = date(1, 1, 3), date(9999, 12, 30)
"""The first and last day whose midnight every time zone can tell; "valid until 31.12.9999" means no end."""


@dataclass(frozen=True)
class Moment:
    """A moment.

    Args:
        at: The instant against which presences and exceptions are held (UTC): the same clock wrote them down.
        wall: The instant that the calendar, the clock on the wall and working times are read at (UTC): `at`, or moved
            to the cautious side where the clock cannot be trusted.
        zone: The site's zone.
    """

    at: datetime
    wall: datetime
    zone: ZoneInfo

    @cached_property
    def day(self) -> date:
        """The civil day."""
        return civil.day_of(self.wall, self.zone)

    def age(self, birth: date | None) -> int:
        """Full years of age; an unknown birth date counts as none at all, a future one too."""
        return 0 if birth is None else civil.age_on(birth, self.day)

    def is_minor(self, birth: date | None) -> bool:
        """Under 18."""
        return self.age(birth) < ADULT_AT

    def turns(self, birth: date, years: int) -> datetime:
        """The instant at which somebody turns so old."""
        return civil.midnight(civil.birthday(birth, years), self.zone)

    def after(self, last_day: date | None) -> datetime | None:
        """The instant at which a last valid day is over; None where there is no last day."""
        return None if last_day is None or last_day >= NO_END else self.begins(last_day + timedelta(days=1))

    def begins(self, day: date) -> datetime:
        """The instant at which a day begins; of days beyond all calendars, the nearest that is in them."""
        return civil.midnight(min(max(day, DAWN), NO_END), self.zone)


def earliest(*instants: datetime | None) -> datetime | None:
    """The earliest of several ends; None where none ends."""
    return min((one for one in instants if one is not None), default=None)
