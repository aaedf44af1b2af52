"""What machines tell in millions, made inside SQLite: the views' rows of two million cycles, from the timetable.

The journal holds none of this: of a year it would be ten million facts more, and pages read the views.
"""

from __future__ import annotations

import itertools
import sqlite3
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from pathlib import Path

from collector.core.reasons import SCRAP
from collector.store.database import DATABASE
from collector.store.hand_views import QUARTER
from collector.store.sample_file import FILE as SAMPLES
from collector.store.schema import micros
from tests.bench.school import MACHINES
from tests.bench.timetable import Slot

BULK = ("cycle", "cycle_person", "cycle_tool", "part_count", "part_count_person", "part_declaration", "state_interval",
        "tool_interval", "program_interval", "mode_interval", "gap", "trainee_work", "order_progress")  # fmt: skip
"""Tables that are filled here; their indices are built afterwards."""

CYCLES_MOST = 400
"""In one session."""

SAMPLED = (("spindle_load", "%", 20.0, 60.0), ("feed_override", "%", 80.0, 40.0), ("power", "W", 1_500.0, 9_000.0))
"""Telemetry of each machine: signal, unit, lowest value, and how far it goes beyond that."""

SAMPLE_EVERY = 30
"""Seconds."""

_SLOT = """
CREATE TEMP TABLE slot (
    id INTEGER PRIMARY KEY, m INTEGER, machine TEXT, first INTEGER, start INTEGER, finish INTEGER, until INTEGER,
    period INTEGER, tools INTEGER, cycles INTEGER, base INTEGER, stop INTEGER, stood INTEGER, skill REAL, session TEXT,
    one TEXT, two TEXT, order_number TEXT, operation TEXT, role TEXT, program TEXT, dark INTEGER
)
"""

# When the cycle n of a slot begins: evenly, a little late.
_BEGINS = "(s.first + ({n}) * s.period + (s.base + {n}) * 7919 % 1009 * s.period / 20180)"

_WORK = f"""
CREATE TEMP TABLE work AS
SELECT
    s.id AS slot, s.m AS m, s.base + n.n AS number, {_BEGINS.format(n="n.n")} AS at,
    CASE WHEN n.n + 1 >= s.cycles THEN s.finish WHEN n.n + 1 = s.stop THEN {_BEGINS.format(n="s.stop + s.stood")}
        ELSE {_BEGINS.format(n="n.n + 1")} END AS next,
    round(s.period * 0.6e-6 * s.skill * (0.9 + (s.base + n.n) * 104729 % 997 / 5000.0), 3) AS active,
    CASE WHEN (s.base + n.n) * 31 % 37 = 0 THEN round(s.period * 0.05e-6, 3) ELSE 0.0 END AS hold,
    CASE WHEN (s.base + n.n) * 17 % 101 = 0 THEN 'aborted' WHEN (s.base + n.n) % 2003 = 0 THEN 'unknown'
        ELSE 'completed' END AS outcome,
    CASE WHEN (s.base + n.n) % 401 = 0 THEN 'dry_run' ELSE '' END AS excluded,
    CASE (s.base + n.n) * 13 % 83 WHEN 0 THEN 'scrap' WHEN 1 THEN 'rework' WHEN 2 THEN 'good' WHEN 3 THEN 'good'
        WHEN 4 THEN 'good' ELSE '' END AS judged
FROM slot AS s JOIN number AS n ON n.n < s.cycles AND (s.stop = 0 OR n.n < s.stop OR n.n >= s.stop + s.stood)
ORDER BY 4
"""


Place = Callable[[str, str, int], str]
"""See `Numbers.of`."""


class Numbers:
    """Places in the journal for rows whose facts are not in it: in order of time, and before all that are.

    Sixteen machines, sixteen facts of one machine in one second.
    """

    def __init__(self, since: int) -> None:
        self._since = since

    def of(self, at: str, machine: str, kind: int) -> str:
        """The SQL for one: `at` in microseconds, the machine's place, the kind of row."""
        return f"((({at} - {self._since}) / 1000000 * 16 + {machine}) * 16 + {kind} - (1 << 35))"


_QUICK = ("journal_mode=OFF", "synchronous=OFF", "secure_delete=OFF", "cache_size=-600000", "temp_store=MEMORY",
          "threads=2")  # fmt: skip
"""What nobody would tell a database that is worth something."""


def fill(directory: Path, slots: Sequence[Slot]) -> None:
    """Fill the views; nobody else may have the database open.

    Args:
        directory: Where it lies.
        slots: The timetable.
    """
    with closing(sqlite3.connect(directory / DATABASE, isolation_level=None)) as connection:
        for pragma in _QUICK:
            connection.execute(f"PRAGMA {pragma}")
        marks = ", ".join("?" * len(BULK))
        indices = connection.execute(
            f"SELECT name, sql FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL AND tbl_name IN ({marks})",
            BULK,
        ).fetchall()
        connection.execute("BEGIN")
        for name, _ in indices:
            connection.execute(f'DROP INDEX "{name}"')
        _prepare(connection, slots)
        for statement in _statements(Numbers(micros(slots[0].start) - 10**12)):
            connection.execute(statement)
        for _, sql in indices:
            connection.execute(sql)
        connection.execute("COMMIT")
        connection.execute("PRAGMA journal_mode=WAL")


def _prepare(connection: sqlite3.Connection, slots: Sequence[Slot]) -> None:
    connection.execute("CREATE TEMP TABLE number (n INTEGER PRIMARY KEY)")
    connection.executemany("INSERT INTO number VALUES (?)", ((n,) for n in range(CYCLES_MOST)))
    connection.execute(_SLOT)
    marks = ", ".join("?" * 22)
    connection.executemany(f"INSERT INTO slot VALUES ({marks})", _rows(slots))
    connection.execute(_WORK)


def _rows(slots: Sequence[Slot]) -> Iterator[tuple[object, ...]]:
    """A slot's row: `until` is when the machine's next one begins, `dark` whether it is switched off until then."""
    for slot in slots:
        made = MACHINES[slot.machine]
        later = slot.id + len(MACHINES)
        until = micros(slots[later].start) if later < len(slots) else None
        finish = micros(slot.end)
        one, two = (*slot.persons, None, None)[:2]
        yield (
            slot.id, slot.machine, slot.name, micros(slot.first), micros(slot.start), finish, until,
            round(made.period * 1e6), made.tools, slot.cycles, slot.base, slot.stop, slot.stood, slot.skill,
            slot.session, one, two, *((slot.order, slot.operation, slot.role.value) if one else (None, None, None)),
            slot.program, until is None or until - finish > 4 * 3_600 * 10**6,
        )  # fmt: skip


def _statements(numbers: Numbers) -> Iterator[str]:
    of = numbers.of
    end = "(w.at + CAST((w.active + w.hold) * 1e6 AS INTEGER))"
    id_ = "s.machine || '.{}' || w.number"
    joined = "FROM work AS w JOIN slot AS s ON s.id = w.slot"
    yield f"""
    INSERT INTO cycle (
        id, seq, machine, started_at, ended_at, outcome, gross, active, hold, blind, program, start_seen, excluded,
        session, order_number, operation, role, session_at_end, order_at_end, operation_at_end
    )
    SELECT {id_.format("c")}, {of(end, "w.m", 4)}, s.machine, w.at, {end}, w.outcome, w.active + w.hold, w.active,
        w.hold, 0.0, s.program, w.number % 1501 > 0, w.excluded, s.session, s.order_number, s.operation, s.role,
        s.session, s.order_number, s.operation
    {joined} ORDER BY w.rowid
    """
    counted = "w.outcome = 'completed'"
    yield f"""
    INSERT INTO part_count (
        id, seq, machine, counter, at, parts, good, scrap, rework, step, raw_from, raw_to, origin, backfilled, excluded,
        cycle, session, order_number, operation, role, program, unattributed
    )
    SELECT {id_.format("p")}, {of(end, "w.m", 5)}, s.machine, 'part_count', {end}, 1, w.judged = 'good',
        w.judged = 'scrap', w.judged = 'rework', 'increment', w.number, w.number + 1, 'sensor', 0, w.excluded,
        {id_.format("c")}, s.session, s.order_number, s.operation, s.role, s.program,
        s.one IS NULL AND w.excluded = ''
    {joined} WHERE {counted} ORDER BY w.rowid
    """
    for place, column in enumerate(("one", "two")):
        yield f"""INSERT INTO cycle_person (cycle, person, position)
        SELECT {id_.format("c")}, s.{column}, {place} {joined} WHERE s.{column} IS NOT NULL ORDER BY w.rowid"""
        yield f"""INSERT INTO part_count_person (count, person, position)
        SELECT {id_.format("p")}, s.{column}, {place} {joined} WHERE s.{column} IS NOT NULL AND {counted}
        ORDER BY w.rowid"""
    tool = "'T' || (1 + (s.id / 48 * 5 + {k}) % 24)"
    yield f"""INSERT INTO cycle_tool (cycle, position, tool, seconds)
    SELECT {id_.format("c")}, n.n, {tool.format(k="n.n")}, round(w.active / s.tools, 3)
    {joined} JOIN number AS n ON n.n < s.tools ORDER BY w.rowid, n.n"""
    begun = "w.at + CAST(w.active * 1e6 * n.n / s.tools AS INTEGER)"
    gone = f"CASE WHEN n.n + 1 < s.tools THEN {begun.replace('n.n', '(n.n + 1)')} ELSE w.next END"
    yield f"""INSERT INTO tool_interval (seq, machine, tool, started_at, ended_at)
    SELECT {of("w.at", "w.m", 6)} + n.n, s.machine, {tool.format(k="n.n")}, {begun}, {gone}
    {joined} JOIN number AS n ON n.n < s.tools ORDER BY 1"""
    yield from _states(of, end, joined)
    yield from _slots(of)
    yield from _sums(end, joined, counted)


def _states(of: Place, end: str, joined: str) -> Iterator[str]:
    middle = "(w.at + CAST(w.active * 5e5 AS INTEGER))"
    again = f"({middle} + CAST(w.hold * 1e6 AS INTEGER))"
    rest = "CASE w.outcome WHEN 'aborted' THEN 'ABORTED' ELSE 'READY' END"
    rows = (
        ("w.at", f"CASE WHEN w.hold > 0 THEN {middle} ELSE {end} END", "'ACTIVE'", 0, ""),
        (middle, again, "'FEED_HOLD'", 1, "WHERE w.hold > 0"),
        (again, end, "'ACTIVE'", 2, "WHERE w.hold > 0"),
        (end, "w.next", rest, 3, ""),
    )
    # Between the sessions: while somebody comes, while it stands switched on, while it is switched off.
    between = (
        ("s.start", "s.first", "'READY'", 12, ""),
        ("s.finish", "s.until", "CASE WHEN s.dark THEN 'UNAVAILABLE' ELSE 'STOPPED' END", 13, ""),
    )
    selects = [
        f"SELECT {of(start, 'w.m', kind)} AS seq, s.machine, {word}, {start}, {stop} {joined} {where}"
        for start, stop, word, kind, where in rows
    ]
    selects += [
        f"SELECT {of(start, 's.m', kind)}, s.machine, {word}, {start}, {stop} FROM slot AS s {where}"
        for start, stop, word, kind, where in between
    ]
    yield (
        "INSERT INTO state_interval (seq, machine, execution, started_at, ended_at) "
        + " UNION ALL ".join(selects)
        + " ORDER BY seq"
    )


def _slots(of: Place) -> Iterator[str]:
    yield f"""INSERT INTO program_interval (seq, machine, program, started_at, ended_at)
    SELECT {of("s.start", "s.m", 9)}, s.machine, s.program, s.start, coalesce(s.until, s.finish) FROM slot AS s"""
    yield f"""INSERT INTO mode_interval (seq, machine, mode, value, started_at, ended_at)
    SELECT {of("s.start", "s.m", 10)}, s.machine, 'controller_mode', 'AUTOMATIC', s.start, s.finish FROM slot AS s"""
    yield f"""INSERT INTO gap (seq, machine, lost_at, regained_at, reason)
    SELECT {of("s.finish", "s.m", 11)}, s.machine, s.finish, s.until, 'connection refused' FROM slot AS s WHERE s.dark
    """


def _sums(end: str, joined: str, counted: str) -> Iterator[str]:
    codes = " ".join(f"WHEN {place} THEN '{one.code}'" for place, one in enumerate(SCRAP))
    yield f"""
    INSERT INTO part_declaration (
        id, seq, count, machine, at, session, good, scrap, rework, reason_code, author, via, stands
    )
    SELECT s.machine || '.y' || w.number, -w.number * 16 - w.m, s.machine || '.p' || w.number, s.machine, {end},
        s.session, w.judged = 'good', w.judged = 'scrap', w.judged = 'rework',
        CASE WHEN w.judged = 'good' THEN '' ELSE CASE w.number % {len(SCRAP)} {codes} END END, s.one, 'kiosk', 1
    {joined} WHERE {counted} AND w.judged <> '' AND s.one IS NOT NULL ORDER BY w.rowid
    """
    # By slot and quarter first: a slot is one machine, one work, the same people.
    yield f"""
    CREATE TEMP TABLE quarter AS
    SELECT slot, since, sum(cycles) AS cycles, sum(aborted) AS aborted, sum(active) AS active, sum(hold) AS hold,
        sum(parts) AS parts, sum(good) AS good, sum(scrap) AS scrap, sum(rework) AS rework,
        max(at) AS last_at, coalesce(group_concat(time, ','), '') AS times
    FROM (
        SELECT w.slot AS slot, w.at - w.at % {QUARTER} AS since, w.outcome = 'completed' AS cycles,
            w.outcome = 'aborted' AS aborted, (w.outcome = 'completed') * w.active AS active,
            (w.outcome = 'completed') * w.hold AS hold, 0 AS parts, 0 AS good, 0 AS scrap, 0 AS rework, {end} AS at,
            CASE WHEN w.outcome = 'completed' AND w.number % 1501 > 0 THEN printf('%.2f', w.active) END AS time
        FROM work AS w WHERE w.excluded = '' AND w.outcome <> 'unknown'
        UNION ALL
        SELECT w.slot, {end} - {end} % {QUARTER}, 0, 0, 0.0, 0.0, 1, w.judged = 'good', w.judged = 'scrap',
            w.judged = 'rework', {end}, NULL
        FROM work AS w WHERE w.excluded = '' AND {counted}
    ) GROUP BY slot, since
    """
    yield """
    INSERT INTO order_progress (order_number, operation, parts, good, scrap, rework, cycles, active, last_at)
    SELECT s.order_number, s.operation, sum(q.parts), sum(q.good), sum(q.scrap), sum(q.rework), sum(q.cycles),
        sum(q.active), max(q.last_at)
    FROM quarter AS q JOIN slot AS s ON s.id = q.slot WHERE s.one IS NOT NULL GROUP BY s.order_number, s.operation
    """
    for column in ("one", "two"):
        yield f"""
        INSERT INTO trainee_work (
            id, seq, person, since, machine, program, order_number, operation, role, hands, cycles, aborted, active,
            hold, parts, good, scrap, rework, times
        )
        SELECT json_array(s.{column}, q.since, s.machine, s.program, s.order_number, s.operation, s.role,
                1 + (s.two IS NOT NULL)), -q.slot, s.{column}, q.since, s.machine, s.program, s.order_number,
            s.operation, s.role, 1 + (s.two IS NOT NULL), q.cycles, q.aborted, q.active, q.hold, q.parts, q.good,
            q.scrap, q.rework, q.times
        FROM quarter AS q JOIN slot AS s ON s.id = q.slot WHERE s.{column} IS NOT NULL ORDER BY q.since
        """


def fill_samples(directory: Path, slots: Sequence[Slot]) -> int:
    """Telemetry of all sessions; returns how many samples.

    Args:
        directory: Where the samples lie; their file has to be there.
        slots: The timetable.
    """
    with closing(sqlite3.connect(directory / SAMPLES, isolation_level=None)) as connection:
        connection.execute("PRAGMA synchronous=OFF")
        connection.execute("PRAGMA cache_size=-200000")
        connection.execute("BEGIN")
        connection.execute("CREATE TEMP TABLE slot (id INTEGER PRIMARY KEY, m INTEGER, start INTEGER, samples INTEGER)")
        connection.executemany(
            "INSERT INTO slot VALUES (?, ?, ?, ?)",
            (
                (one.id, one.machine, micros(one.start), int((one.end - one.start).total_seconds() / SAMPLE_EVERY))
                for one in slots
            ),
        )
        connection.execute("CREATE TEMP TABLE number (n INTEGER PRIMARY KEY)")
        connection.executemany("INSERT INTO number VALUES (?)", ((n,) for n in range(8 * 3600 // SAMPLE_EVERY)))
        wanted = itertools.product(enumerate(MACHINES), enumerate(SAMPLED))
        for (machine, made), (place, (signal, unit, low, range_)) in wanted:
            series = machine * len(SAMPLED) + place + 1
            connection.execute("INSERT INTO series VALUES (?, ?, ?, ?)", (series, made.id, signal, unit))
            connection.execute(
                f"""INSERT INTO sample SELECT {series}, s.start + n.n * {SAMPLE_EVERY * 1_000_000},
                {low} + {range_} * ((s.id * 31 + n.n) * 7919 % 1009) / 1009.0, 0
                FROM slot AS s JOIN number AS n ON n.n < s.samples WHERE s.m = {machine} ORDER BY s.id, n.n"""
            )
        (count,) = connection.execute("SELECT count(*) FROM sample").fetchone()
        connection.execute("COMMIT")
    return int(count)
