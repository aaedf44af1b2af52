"""Each kind of mistake in a profile, and the very words in which it is reported."""

# ruff: noqa: E501 - reported sentences stand here as they are

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from pathlib import Path

import pytest

from adapters import CATALOGUE
from collector.errors import ConfigError, Problem
from collector.ports import Device
from collector.settings import load
from tests.settings.files import PROFILE, Edits, edited, problems_of, write_site

EXECUTION = 'values = { 0 = "READY", 1 = "ACTIVE" }'
STATE = 'signal = "execution"\naddress = { name = "state" }\n' + EXECUTION
WORDS = (
    "ABORTED, ACTIVE, FEED_HOLD, INTERRUPTED, OPTIONAL_STOP, PROGRAM_COMPLETED, PROGRAM_STOPPED, READY, STOPPED, "
    "UNAVAILABLE or WAIT"
)

WRONG: dict[str, tuple[Edits, list[str]]] = {
    "an unknown signal": (
        (('"power"', '"pover"'),),
        ['signals[2].signal (line 24): found "pover", expected a signal of the vocabulary (did you mean "power"?)'],
    ),
    "a vital signal with a qualifier": (
        (('"part_count"', '"part_count.left"'),),
        [
            'counters.part_count (line 11): found no row that gives it, expected a row with signal = "part_count"',
            'signals[1].signal (line 20): found "part_count.left", expected a signal without a part behind the dot: only '
            'measured values come more than once ("part_count")',
            'cycle.completed_by (line 9): found "count", expected a row with signal = "part_count" or "stroke_count"',
        ],
    ),
    "a unit that measures something else": (
        (('"kW"', '"kWh"'),),
        ['signals[2].unit (line 26): found "kWh", expected a unit of power: "W", "MW", "kW" or "mW"'],
    ),
    "a unit of a count": (
        (('{ name = "parts" }', '{ name = "parts" }\nunit = "W"'),),
        ['signals[1].unit (line 22): found "W", expected no unit: the signal is no measured value'],
    ),
    "a word that is not ours": (
        (('"ACTIVE"', '"ACTIV"'),),
        [
            f'signals[0].values (line 17): found a table, expected {WORDS}, not "ACTIV" (did you mean "ACTIVE"?)',
        ],
    ),
    "values of a number": (
        (('unit = "kW"', 'unit = "kW"\nvalues = { 0 = "rien" }'),),
        [
            "signals[2].values (line 27): found a table, expected no values: the signal is a number (`scale` and `offset` "
            "are for numbers)"
        ],
    ),
    "values of a truth that are none": (
        ((STATE, 'signal = "guard_closed"\naddress = {}\nvalues = { 0 = "open" }'), ('from = "execution"\n', "")),
        [
            'signals[0].values (line 16): found a table, expected true or false for each value, such as { "1" = true, '
            '"0" = false }'
        ],
    ),
    "an enumeration of nothing": (
        ((EXECUTION, "values = {}"),),
        ["signals[0].values (line 17): found a table, expected a table of at least 1 item"],
    ),
    "a scale of a word": (
        ((EXECUTION, EXECUTION + "\nscale = 2"),),
        ["signals[0].scale (line 18): found 2, expected no scale: the signal is no number"],
    ),
    "a scale of nothing": (
        (('unit = "kW"', 'unit = "kW"\nscale = 0'),),
        ["signals[2].scale (line 27): found 0, expected a factor other than 0"],
    ),
    "a signal twice": (
        (('signal = "power"', 'signal = "part_count"'), ('unit = "kW"\ndead_band = "2 %"\n', "")),
        ['signals[2].signal (line 24): found "part_count", expected each signal once (signals[1] gives it too)'],
    ),
    "a counter that no row gives": (
        (("[counters.part_count]", "[counters.stroke_count]"),),
        [
            'counters.stroke_count (line 11): found no row that gives it, expected a row with signal = "stroke_count"',
        ],
    ),
    "a counter that is none": (
        (("[counters.part_count]", "[counters.tool]"),),
        ['counters.tool (line 11): found "tool", expected "part_count" or "stroke_count"'],
    ),
    "an automatic reset at no target": (
        (("modulus = 1000", "auto_reset = true"),),
        [
            'counters.part_count.auto_reset (line 12): found true, expected a row with signal = "part_target", at which '
            "the counter returns to 0"
        ],
    ),
    "cycles by an execution that no row gives": (
        ((f"[[signals]]\n{STATE}\n", ""),),
        ['cycle.from (line 8): found "execution", expected a row with signal = "execution"'],
    ),
    "writing what cannot be told": (
        (('{ name = "parts" }', '{ name = "parts" }\nwritable = true'),),
        [
            "signals[1].writable (line 22): found true, expected false: only permit and watchdog can be told to a machine"
        ],
    ),
    "a pattern that is none": (
        ((STATE, 'signal = "program"\naddress = {}\nextract = "(a"'), ('from = "execution"\n', "")),
        [
            'signals[0].extract (line 16): found "(a", expected a regular expression (missing ), unterminated subpattern '
            "at position 0)"
        ],
    ),
    "a pattern without a group": (
        ((STATE, 'signal = "program"\naddress = {}\nextract = "a+"'), ('from = "execution"\n', "")),
        [
            'signals[0].extract (line 16): found "a+", expected a regular expression with a group in ( ) around what is '
            "the value"
        ],
    ),
    "a pattern for our words": (
        ((EXECUTION, 'extract = "(a+)"'),),
        ['signals[0].extract (line 17): found "(a+)", expected no extract: it is for signals that take any text'],
    ),
    "a dead band of what counts": (
        (('{ name = "parts" }', '{ name = "parts" }\ndead_band = 1'),),
        ["signals[1].dead_band (line 22): found 1, expected no dead band: nothing of this signal may be left out"],
    ),
    "a dead band in words": (
        (('"2 %"', '"two"'),),
        [
            'signals[2].dead_band (line 27): found "two", expected a number in the row\'s unit, not below 0, or a share in '
            'quotes, such as "2 %"'
        ],
    ),
    "an unknown key of the address": (
        (('{ name = "kw" }', '{ nam = "kw" }'),),
        [
            'signals[2].address.nam (line 25): found the unknown key nam, expected one of name (did you mean "name"?)',
        ],
    ),
    "an unknown option": (
        (("[cycle]", '[options]\nsilense = "5 s"\n[cycle]'),),
        [
            "options.silense (line 8): found the unknown key silense, expected one of timeout, silence (did you mean "
            '"silence"?)'
        ],
    ),
    "a proof that is none": (
        (('verified = "simulator"', 'verified = "hardware"'),),
        [
            'profile.verified (line 5): found "hardware", expected "simulator", "unverified" or "hardware <date>, '
            '<firmware>"'
        ],
    ),
}


@pytest.mark.parametrize("name", WRONG)
def test_a_mistake_is_reported_in_these_words(name: str, tmp_path: Path) -> None:
    """File, key with its line, what stands there, what was expected, and what was probably meant."""
    edits, expected = WRONG[name]
    found = problems_of(write_site(tmp_path, profile=edited(PROFILE, edits)))
    assert sorted(found) == sorted(f"profiles/scripted/tour.toml: {one}" for one in expected)


def test_what_only_the_dialect_knows_is_found_with_its_file_and_line(tmp_path: Path) -> None:
    """Where connection and profile do not fit together, the dialect says so, and the settings know where that stands."""

    def check(device: Device) -> Sequence[Problem]:
        assert [point.signal for point in device.points] == ["execution", "part_count", "power"]
        return [
            Problem("", "signal power", "kw", "a name that this device knows"),
            Problem("", "options.silence", "10 s", "less"),
            Problem("", "connection.serial", "", "the serial number"),
        ]

    catalogue = {"scripted": dataclasses.replace(CATALOGUE["scripted"], check=check)}
    path = write_site(tmp_path)
    with pytest.raises(ConfigError) as caught:
        load(path, catalogue=catalogue)
    assert [(Path(problem.file).name, problem.where, problem.expected) for problem in caught.value.problems] == [
        ("etabli.toml", "machines[0].connection.serial (line 17)", "the serial number"),
        ("tour.toml", "options.silence", "less"),
        ("tour.toml", "signals[2].address (line 25)", "a name that this device knows"),
    ]


def test_what_only_the_dialect_knows_is_found_beside_other_mistakes(tmp_path: Path) -> None:
    """One pass finds everything: a row with a wrong unit does not hide that another one's address means nothing."""

    def check(device: Device) -> Sequence[Problem]:
        return [Problem("", f"signal {point.signal}", "", "another address") for point in device.points]

    catalogue = {"scripted": dataclasses.replace(CATALOGUE["scripted"], check=check)}
    path = write_site(tmp_path, profile=edited(PROFILE, (('signal = "part_count"', 'signal = "part_cuont"'),)))
    with pytest.raises(ConfigError) as caught:
        load(path, catalogue=catalogue)
    found = {problem.where.partition(" ")[0] for problem in caught.value.problems}
    assert found >= {"signals[0].address", "signals[1].signal", "signals[2].address"}
    assert "signals[1].address" not in found
