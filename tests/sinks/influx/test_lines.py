"""Line protocol that a strict database reads as it was meant, whatever machines call things."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from collector.core.facts import FACTS, AlarmRaised, Fact, ToolTime
from collector.outgoing import Run
from collector.sinks.influx.lines import fact_lines, run_lines
from collector.sinks.influx.measurements import MEASUREMENTS, OF, PERSONAL
from collector.store.journal import Entry
from tests.sinks.influx.databases import DATABASE, Influx
from tests.store.telling import at, batches, counted, ended

STAYS = {
    "AccountChanged", "AccountClosed", "AccountOpened", "AssessmentWithdrawn", "CompetenceAssessed", "DevicePaired",
    "DeviceRevoked", "LegalHoldLifted", "LegalHoldPlaced", "OrderChanged", "OverrideGranted",
    "PaperRecorded", "PaperRevoked", "PersonErased", "PinRemoved", "PinSet", "SegmentsRemoved", "SiteChanged",
    "SupervisorLeft", "SupervisorPresent", "TokenIssued", "TokenRevoked",
}  # fmt: skip
"""What never leaves the house: papers, accounts, teaching, privacy, who supervised whom, who changed what."""

TOLD_OTHERWISE = {
    "CallWithdrawn", "CounterBaselined", "CounterReset", "DeclarationWithdrawn", "OrderReported", "SessionCorrected",
    "SessionJoined", "SessionLeft", "ToolListed", "ToolRemoved", "TrainerCame",
}  # fmt: skip
"""Kinds of which no chart is made."""


def lines(fact: Fact, seq: int = 1, *, persons: bool = True) -> list[str]:
    return list(fact_lines(Entry(seq, "id", fact, at(0)), persons=persons))


def test_every_kind_of_fact_was_thought_of() -> None:
    """A new kind of fact goes out, or it is said here that it does not."""
    kinds = {kind.__name__ for kind in OF}
    assert kinds | STAYS | TOLD_OTHERWISE == set(FACTS)
    assert not kinds & (STAYS | TOLD_OTHERWISE)


def test_a_cycle_with_its_tools() -> None:
    """Its times, its work, and a line for each tool."""
    fact = ended(60.0, tools=(ToolTime(tool="T1", seconds=30.0), ToolTime(tool="T 2,=", seconds=12.5)))
    nanos = f"{int(at(60).timestamp())}000000007"
    first, second, third = lines(fact, 2_007)
    assert first.startswith("cycle,machine=dmu,outcome=completed ") and first.endswith(f" {nanos}")
    assert 'order="C-1",operation="10",role="run"' in first and 'persons="p-anne"' in first
    assert second.startswith("tool_time,machine=dmu,tool=T1 seconds=30.0,")
    assert third.startswith(r"tool_time,machine=dmu,tool=T\ 2\,\= seconds=12.5,")


def test_persons_can_stay_in_the_house() -> None:
    """No field holds an opaque id then."""
    for fact in (ended(60.0), counted(5.0)):
        assert "p-anne" in "".join(lines(fact)) and "p-anne" not in "".join(lines(fact, persons=False))


def test_a_value_that_nobody_can_trust_is_no_number() -> None:
    """It has its quality, and a hole in the chart."""
    run = Run("dmu", "axis_load.x", "%", [(1, 2.5, 0), (2, None, 2), (3, -0.0, 1)])
    assert list(run_lines(run)) == [
        "telemetry,machine=dmu,signal=axis_load.x,unit=% value=2.5,quality=0i 1000",
        "telemetry,machine=dmu,signal=axis_load.x,unit=% quality=2i 2000",
        "telemetry,machine=dmu,signal=axis_load.x,unit=% value=-0.0,quality=1i 3000",
    ]


def test_tags_are_bounded() -> None:
    """Nothing of which there is a new one every day, and nobody's id."""
    unbounded = {"order", "operation", "program", "cycle", "session", "count", "hold", "decision", *PERSONAL}
    assert not [one.name for one in MEASUREMENTS if set(one.tags) & unbounded]


ANY_TEXT = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00"), max_size=30)


@settings(max_examples=5)
@given(texts=st.lists(ANY_TEXT, min_size=30, max_size=60))
def test_a_strict_database_reads_what_was_written(_influx: Influx, texts: list[str]) -> None:
    """Any text that a control may show, as a field and as a tag."""
    _influx.query(f"DROP DATABASE {DATABASE}")
    _influx.query(f"CREATE DATABASE {DATABASE}")
    facts: list[Any] = [AlarmRaised(machine="dmu", at=at(number), alarm=text) for number, text in enumerate(texts)]
    facts += [
        ended(number, f"c{number}", tools=(ToolTime(tool=text, seconds=1.0),)) for number, text in enumerate(texts)
    ]
    body = "\n".join(line for seq, fact in enumerate(facts) for line in lines(fact, seq))
    status, said = _influx.ask("POST", f"/write?db={DATABASE}&precision=ns", body.encode())
    assert (status, said) == (204, b"")
    back = [row["alarm"] for row in _influx.query("SELECT alarm FROM alarm ORDER BY time")]
    assert back == [re.sub(r"[\n\r]", " ", text) for text in texts]
    assert len(_influx.query("SELECT seconds FROM tool_time")) == len(texts)


@settings(max_examples=4)
@given(told=st.lists(batches(), min_size=3, max_size=6))
def test_a_strict_database_takes_any_history(_influx: Influx, told: list[list[list[Fact]]]) -> None:
    """Fields keep their types whatever facts say of them."""
    _influx.query(f"DROP DATABASE {DATABASE}")
    _influx.query(f"CREATE DATABASE {DATABASE}")
    facts = [fact for history in told for batch in history for fact in batch]
    body = "\n".join(line for seq, fact in enumerate(facts) for line in lines(fact, seq))
    if body:
        assert _influx.ask("POST", f"/write?db={DATABASE}&precision=ns", body.encode()) == (204, b"")


@pytest.mark.parametrize("name", sorted({one.name for one in MEASUREMENTS}))
def test_a_measurement_says_what_it_tells(name: str) -> None:
    """Whoever draws a chart reads it."""
    assert any(one.what for one in MEASUREMENTS if one.name == name)


def test_the_readme_points_to_the_table() -> None:
    """Which the command prints from the measurements themselves."""
    readme = Path(__file__).parents[3].joinpath("README.md").read_text(encoding="utf-8")
    assert "etabli sinks measurements" in readme
