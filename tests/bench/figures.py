"""What a measurement says: figures with their units and targets, and the table that people read."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from rich.console import Console
from rich.table import Table


class NotHere(Exception):
    """What a measurement compares with is not on this computer."""


@dataclass(frozen=True, slots=True)
class Figure:
    """One number.

    Args:
        what: What was measured, in words.
        value: The number.
        unit: Its unit; empty for counts and ratios.
        most: The target that it shall not exceed; None for a figure that only explains others.
        bare: The same of the bare library in the same run; None where there is no such thing.
        remark: What one has to know to read it.
    """

    what: str
    value: float
    unit: str = ""
    most: float | None = None
    bare: float | None = None
    remark: str = ""

    @property
    def ratio(self) -> float | None:
        """How many times the bare library's; None without a baseline."""
        return self.value / self.bare if self.bare else None

    @property
    def reached(self) -> bool | None:
        """Whether the target is met; None without a target."""
        return None if self.most is None else self.value <= self.most


def show(name: str, figures: Sequence[Figure]) -> None:
    """Print one measurement as a table."""
    table = Table("what", "measured", "bare", "ratio", "target", "", "remark", title=name, title_justify="left")
    for column in table.columns[1:5]:
        column.justify = "right"
    for one in figures:
        verdict = {None: "", True: "[green]ok[/]", False: "[red]over[/]"}[one.reached]
        table.add_row(
            one.what,
            f"{_short(one.value)} {one.unit}".rstrip(),
            "" if one.bare is None else f"{_short(one.bare)} {one.unit}".rstrip(),
            "" if one.ratio is None else f"{one.ratio:.2f}",
            "" if one.most is None else f"≤ {_short(one.most)}",
            verdict,
            one.remark,
        )
    Console(width=140).print(table)


def _short(number: float) -> str:
    if number == int(number):
        return f"{int(number):,}"
    return f"{number:,.0f}" if abs(number) >= 1000 else f"{number:.3g}"
