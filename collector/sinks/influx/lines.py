"""Facts and telemetry as line protocol, each point with a time of its own.

Two points of one measurement with the same tags and the same nanosecond are one to InfluxDB: the later overwrites. For
a replay that is what makes twice the same as once. For two facts of one microsecond it would be a loss, so a fact's
time is its microsecond and, as nanoseconds, the last three figures of its place in the journal, which never changes.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

from collector.outgoing import Batch, Recorded, Run
from collector.sinks.influx.measurements import OF, PERSONAL, Measurement, Value

TELEMETRY = "telemetry"
"""The measurement of samples: tags `machine`, `signal`, `unit`; fields `value` and `quality`."""

_KEY = str.maketrans({",": r"\,", "=": r"\=", **dict.fromkeys(" \n\r\t", r"\ ")})
_TEXT = str.maketrans({'"': r"\"", "\\": r"\\", "\n": " ", "\r": " "})

_EPOCH, _MICROSECOND = datetime(1970, 1, 1, tzinfo=UTC), timedelta(microseconds=1)

LONGEST = 60_000
"""Characters of a text field: InfluxDB refuses the whole line from 64 KiB on."""


def lines_of(batch: Batch, *, persons: bool) -> Iterator[tuple[str, int | None]]:
    """The lines of a batch, each with the place of its fact in the journal; telemetry has none."""
    for entry in batch.facts:
        for line in fact_lines(entry, persons=persons):
            yield line, entry.seq
    for run in batch.runs:
        for line in run_lines(run):
            yield line, None


def fact_lines(entry: Recorded, *, persons: bool) -> Iterator[str]:
    """A fact's lines; none for a kind that stays in the house."""
    nanos = (entry.fact.at - _EPOCH) // _MICROSECOND * 1_000 + entry.seq % 1_000
    for one in OF.get(type(entry.fact), ()):
        for thing in one.each(entry.fact) if one.each is not None else (entry.fact,):
            yield _point(one, thing, entry.fact.machine, nanos, persons)


def run_lines(run: Run) -> Iterator[str]:
    """A series' lines: a value that cannot be trusted is told by its quality alone."""
    head = f"{TELEMETRY}{_tag('machine', run.machine)}{_tag('signal', run.signal)}{_tag('unit', run.unit)} "
    for at, value, quality in run.rows:
        if value is None:
            yield f"{head}quality={quality}i {at}000"
        else:
            yield f"{head}value={value!r},quality={quality}i {at}000"


def _point(one: Measurement, thing: object, machine: str, nanos: int, persons: bool) -> str:
    tags = _tag("machine", machine) + "".join(_tag(name, take(thing)) for name, take in sorted(one.tags.items()))
    fields = [
        f"{name}={written}"
        for name, take in one.fields.items()
        if (persons or name not in PERSONAL) and (written := _field(take(thing))) is not None
    ]
    # A point without a field is none: that it happened is told all the same.
    return f"{one.name}{tags} {','.join(fields) or 'told=true'} {nanos}"


def _tag(name: str, value: Value) -> str:
    """A tag, or nothing where there is no value: InfluxDB knows no empty one."""
    text = "" if value is None else str(value).translate(_KEY)
    # A backslash at the end would take the comma behind it for its own.
    return f",{name}={text.rstrip(chr(92))}" if text.strip(chr(92)) else ""


def _field(value: Value) -> str | None:
    match value:
        case None:
            return None
        case bool():
            return "true" if value else "false"
        case int():
            return f"{value}i"
        case float():
            return repr(value) if value - value == 0.0 else None
        case _:
            return f'"{value[:LONGEST].translate(_TEXT)}"'
