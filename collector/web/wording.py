"""How texts, numbers, durations and times are written in one language, on the site's wall clock."""

from __future__ import annotations

import math
from datetime import date, datetime
from zoneinfo import ZoneInfo

from collector.core.signals import SIGNALS, Value
from collector.web.texts import CATALOGUES

THIN = "\N{NARROW NO-BREAK SPACE}"
"""Between groups of three figures, and before a percent sign."""

WIDE = "\N{NO-BREAK SPACE}"
"""Between a number and its unit."""

MINUS = "\N{MINUS SIGN}"

_UNITS = {"fr": {"1/min": "tr/min"}, "en": {"1/min": "rpm"}}
"""Units that people write in another way than the vocabulary does."""

_LARGER = {"W": "kW", "Wh": "kWh"}
_NAMED = {"stack_light": "lamp", "forecast": "forecast", "parts_judged": "judged"}
"""Signals whose qualifiers are words, and where these stand among the texts."""
"""Units that a thousand of which is written in another one."""


class Wording:
    """One language at one place.

    Args:
        language: `fr` or `en`; any other is taken for French.
        zone: The zone of the wall clock.
    """

    def __init__(self, language: str, zone: ZoneInfo) -> None:
        self.language = language if language in CATALOGUES else "fr"
        self._zone = zone
        self._texts = CATALOGUES[self.language]

    def __call__(self, key: str, /, **places: object) -> str:
        """The text of this key with its places filled in."""
        text = self._texts[key]
        return text.format(**places) if places else text

    def counted(self, key: str, count: int) -> str:
        """The text `key_one` or `key_many`, with `count` in it. French says one for nothing, too."""
        one = count < 2 if self.language == "fr" else count == 1
        return self(f"{key}_{'one' if one else 'many'}", count=self.number(count))

    def number(self, value: float, decimals: int = 0) -> str:
        """`1 234,5` in French, `1,234.5` in English."""
        text = f"{abs(value):,.{decimals}f}"
        if self.language == "fr":
            text = text.replace(",", THIN).replace(".", ",")
        return (MINUS if value < 0 and float(f"{value:.{decimals}f}") else "") + text

    def signed_percent(self, ratio: float) -> str:
        """`+12,5 %`; under a tenth of a thousandth it is `0,0 %`."""
        text = self.number(ratio * 100, 1)
        return ("+" if float(f"{ratio * 100:.1f}") > 0 else "") + text + THIN + "%"

    def duration(self, seconds: float) -> str:
        """A measured duration: `4,2 s`, `48 s`, `1 min 04 s`, `2 h 05 min`."""
        seconds = max(seconds, 0.0)
        if seconds < 9.95:
            return f"{self.number(seconds, 1)}{WIDE}s"
        whole = round(seconds)
        if whole < 60:
            return f"{whole}{WIDE}s"
        if whole < 3600:
            return f"{whole // 60}{WIDE}min{WIDE}{whole % 60:02d}{WIDE}s"
        return f"{whole // 3600}{WIDE}h{WIDE}{whole % 3600 // 60:02d}{WIDE}min"

    def lapse(self, seconds: float) -> str:
        """How long ago, roughly: `45 s`, `12 min`, `2 h 05`, `3 j`."""
        whole = max(int(seconds), 0)
        if whole < 60:
            return f"{whole}{WIDE}s"
        if whole < 3600:
            return f"{whole // 60}{WIDE}min"
        if whole < 86_400:
            return f"{whole // 3600}{WIDE}h{WIDE}{whole % 3600 // 60:02d}"
        return f"{whole // 86_400}{WIDE}{'j' if self.language == 'fr' else 'd'}"

    def since(self, seconds: float, *, exact: bool = False) -> str:
        """`depuis 12 min`; within the first minute `à l'instant`, unless every second matters."""
        return self("since_moment") if seconds < 60 and not exact else self("since", time=self.lapse(seconds))

    def clock(self, at: datetime) -> str:
        """`08:30` on the wall."""
        return f"{at.astimezone(self._zone):%H:%M}"

    def moment(self, at: datetime, now: datetime) -> str:
        """`08:30` on the wall; of another day `22/11 08:30`, in English `22 Nov 08:30`."""
        if self.today(at) == self.today(now):
            return self.clock(at)
        return at.astimezone(self._zone).strftime("%d/%m %H:%M" if self.language == "fr" else "%d %b %H:%M")

    def day(self, day: date, today: date) -> str:
        """`11/12`, with its year when it is another one."""
        style, year = ("%d/%m", "/%Y") if self.language == "fr" else ("%d %b", " %Y")
        return day.strftime(style if day.year == today.year else style + year)

    def today(self, now: datetime) -> date:
        """The date on the wall."""
        return now.astimezone(self._zone).date()

    def due(self, day: date, now: datetime) -> str:
        """How far off a day is: `dans 19 j`, `demain`, `aujourd'hui`, `en retard de 3 j`."""
        days = (day - self.today(now)).days
        if days < 0:
            return self("due_late", days=-days)
        if days < 2:
            return self("due_tomorrow" if days else "due_today")
        return self("due_in", days=days)

    def signal(self, signal: str) -> str:
        """What a signal is called, its qualifier behind it: `Courant l1`."""
        base, _, qualifier = signal.partition(".")
        kind = SIGNALS.get(base)
        name = kind.french if kind is not None and self.language == "fr" else base.replace("_", " ").capitalize()
        if base in _NAMED:
            qualifier = self._texts.get(f"{_NAMED[base]}.{qualifier}", qualifier)
        return f"{name} {qualifier}".strip()

    def foreseen(self, value: Value, now: datetime) -> str:
        """What a machine foresees: `10:30, T12 SCHRUPP`; nothing is a dash."""
        when, _, what = str(value or "").partition(" ")
        try:
            told = self.moment(datetime.fromisoformat(when), now)
        except ValueError:
            return self.value(value)
        return f"{told}, {what}" if what else told

    def value(self, value: Value, unit: str = "") -> str:
        """A signal's value with its unit; watts and watt-hours from a thousand on in the larger unit."""
        match value:
            case None:
                return "–"
            case bool():
                return self("yes" if value else "no")
            case int():
                text = self.number(value)
            case float() if not math.isfinite(value):
                return "–"
            case float():
                if unit in _LARGER and abs(value) >= 1000:
                    value, unit = value / 1000, _LARGER[unit]
                text = self.number(value, _decimals(value))
            case str():
                known = self._texts.get(f"execution.{value}") or self._texts.get(f"lamp.{value}")
                return known or value or "–"
        return f"{text}{WIDE}{_UNITS[self.language].get(unit, unit)}" if unit else text


def _decimals(value: float) -> int:
    if value == int(value) or abs(value) >= 1000:
        return 0
    return 1 if abs(value) >= 10 else 2
