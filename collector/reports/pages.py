"""What a printed report is made of: sections with tables, fields and notes, all texts. Its looks are not known here."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any


class Tone(StrEnum):
    """How a note is meant."""

    PLAIN = "plain"
    GOOD = "good"
    BAD = "bad"


@dataclass(frozen=True, slots=True)
class Table:
    """A table.

    Args:
        columns: Headings.
        widths: How wide the columns are, as shares of the page.
        rows: The cells.
        empty: What stands there when there is no row.
        title: What stands above it; empty for nothing.
    """

    columns: Sequence[str]
    widths: Sequence[float]
    rows: Sequence[Sequence[str]]
    empty: str
    title: str = ""


@dataclass(frozen=True, slots=True)
class Fields:
    """Labels, each with its value.

    Args:
        rows: Label and value.
        title: What stands above them; empty for nothing.
    """

    rows: Sequence[tuple[str, str]]
    title: str = ""


@dataclass(frozen=True, slots=True)
class Note:
    """A sentence."""

    text: str
    tone: Tone = Tone.PLAIN


@dataclass(frozen=True, slots=True)
class Bars:
    """Bars over time, with what they should reach or must not pass. The figures stand in a table beside them.

    Args:
        title: What stands above them.
        unit: The unit of the values.
        bars: Label and value of each; pale ones are of a period that was not whole.
        lines: What is drawn across: a label, and a value for each bar, None where there is none.
    """

    title: str
    unit: str
    bars: Sequence[tuple[str, float, bool]]
    lines: Sequence[tuple[str, Sequence[float | None]]]


@dataclass(frozen=True, slots=True)
class Spreads:
    """Medians over time with their quartiles, joined by a line where they may be. The figures stand in a table.

    Args:
        title: What stands above them.
        unit: The unit of the values.
        points: Label, lower quartile, median, upper quartile, and whether there are too few to be more than a dot; None
            for a time without any.
        joined: Runs of neighbouring points that a line joins, by their numbers.
        level: What is drawn across: a label and a value.
    """

    title: str
    unit: str
    points: Sequence[tuple[str, float, float, float, bool] | None]
    joined: Sequence[Sequence[int]]
    level: tuple[str, float]


Block = Table | Fields | Note | Bars | Spreads


@dataclass(frozen=True, slots=True)
class Section:
    """A section.

    Args:
        title: Its heading.
        blocks: What stands in it.
        sections: What stands below it.
        new_page: It begins on a page of its own.
    """

    title: str
    blocks: Sequence[Block] = ()
    sections: Sequence[Section] = ()
    new_page: bool = False


@dataclass(frozen=True, slots=True)
class Report:
    """A report.

    Args:
        title: Its title.
        subject: What it is about.
        school: Whose it is.
        foot: What stands at the foot of every page.
        cover: What stands on the first page.
        sections: What follows.
        proved: The journal proves everything that it rests on.
    """

    title: str
    subject: str
    school: str
    foot: str
    cover: Sequence[Block]
    sections: Sequence[Section]
    proved: bool


def as_plain(report: Report) -> dict[str, Any]:
    """The report as the template takes it."""
    return {
        "title": report.title, "subject": report.subject, "school": report.school, "foot": report.foot,
        "cover": [_block(one) for one in report.cover], "sections": [_section(one) for one in report.sections],
    }  # fmt: skip


def _section(one: Section) -> dict[str, Any]:
    return {
        "title": one.title, "new_page": one.new_page, "blocks": [_block(it) for it in one.blocks],
        "sections": [_section(it) for it in one.sections],
    }  # fmt: skip


def _block(one: Block) -> dict[str, Any]:
    match one:
        case Table():
            return {
                "kind": "table", "title": one.title, "columns": list(one.columns), "widths": list(one.widths),
                "rows": [list(row) for row in one.rows], "empty": one.empty,
            }  # fmt: skip
        case Fields():
            return {"kind": "fields", "title": one.title, "rows": [list(row) for row in one.rows]}
        case Note():
            return {"kind": "note", "text": one.text, "tone": one.tone.value}
        case Bars():
            return {
                "kind": "bars", "title": one.title, "unit": one.unit, "bars": [list(bar) for bar in one.bars],
                "lines": [[label, list(values)] for label, values in one.lines],
            }  # fmt: skip
        case Spreads():
            return {
                "kind": "spreads", "title": one.title, "unit": one.unit,
                "points": [None if point is None else list(point) for point in one.points],
                "joined": [list(run) for run in one.joined], "level": list(one.level),
            }  # fmt: skip


def records(report: Report) -> Iterator[dict[str, str]]:
    """Every row of every table, and all fields of one place as one row: value by heading, `rubrique` says where."""
    yield from _records(report.title, report.cover)
    for section in report.sections:
        yield from _of_section("", section)


def _of_section(above: str, section: Section) -> Iterator[dict[str, str]]:
    path = f"{above} > {section.title}" if above else section.title
    yield from _records(path, section.blocks)
    for below in section.sections:
        yield from _of_section(path, below)


def _records(path: str, blocks: Sequence[Block]) -> Iterator[dict[str, str]]:
    for one in blocks:
        match one:
            case Table():
                where = f"{path} > {one.title}" if one.title else path
                for row in one.rows:
                    yield {"rubrique": where, **dict(zip(one.columns, row, strict=True))}
            case Fields():
                yield {"rubrique": f"{path} > {one.title}" if one.title else path, **dict(one.rows)}
            case Note():
                yield {"rubrique": path, "Note": one.text}
            case Bars() | Spreads():
                pass  # Drawings of what stands in a table beside them.
