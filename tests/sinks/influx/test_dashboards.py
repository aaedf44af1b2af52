"""The dashboards' questions, put to a real InfluxDB that was told of a day in a workshop: each has an answer."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from collector.core.facts import (
    AccessDecided,
    AlarmRaised,
    CoverageLost,
    CoverageRegained,
    Fact,
    PartsDeclared,
    ProgramChanged,
    ToolLifeRead,
    UnauthorisedRun,
)
from collector.core.signals import Execution
from collector.core.tools import LifeBy
from collector.outgoing import Run
from collector.sinks.influx.lines import fact_lines, run_lines
from collector.store.journal import Entry
from tests.sinks.influx.databases import DATABASE, Influx
from tests.store.telling import ANNE, at, counted, ended, execution

FOLDER = Path(__file__).parents[3] / "config" / "grafana"
BOARDS = {path.stem: json.loads(path.read_text(encoding="utf-8")) for path in FOLDER.glob("dashboards/*.json")}
QUESTIONS = {
    f"{name}: {panel['title']}": target["query"]
    for name, board in BOARDS.items()
    for panel in board["panels"]
    for target in panel["targets"]
} | {
    f"{name}: {variable['name']}": variable["query"]
    for name, board in BOARDS.items()
    for variable in board["templating"]["list"]
}

DAY: list[Fact] = [
    execution(0, Execution.ACTIVE),
    ended(60),
    counted(61),
    ProgramChanged(machine="dmu", at=at(1), program="P1", previous=None),
    AlarmRaised(machine="dmu", at=at(70), alarm="700001 porte ouverte"),
    CoverageLost(machine="dmu", at=at(80), reason="line"),
    CoverageRegained(machine="dmu", at=at(90), lost_at=at(80)),
    PartsDeclared(machine="dmu", at=at(95), count="dmu.p1", attribution=ANNE, good=0, scrap=1, rework=0,
                  reason_code="dimension", author="p-anne", via="kiosk"),
    ToolLifeRead(machine="dmu", at=at(96), tool="1", by=LifeBy.PARTS, left=12.0),
    UnauthorisedRun(machine="dmu", at=at(97), reason="no session"),
    AccessDecided(machine="dmu", at=at(98), decision="d1", person="p-anne", mode="production", task=None,
                  outcome="denied", row="2", failed=("age",), ends_at=None, guardian=None, snapshot="s", pack="p",
                  via="badge", enforced=True),
]  # fmt: skip


@pytest.fixture(scope="module")
def told(_influx: Influx) -> Influx:
    """A database that was told of the day."""
    _influx.query(f"DROP DATABASE {DATABASE}")
    _influx.query(f"CREATE DATABASE {DATABASE}")
    day = [replace(fact) for fact in DAY]
    lines = [line for seq, fact in enumerate(day) for line in fact_lines(Entry(seq, "", fact, at(0)), persons=True)]
    lines += run_lines(Run("dmu", "spindle_load", "%", [(int(at(5).timestamp()) * 10**6, 40.0, 0)]))
    assert _influx.ask("POST", f"/write?db={DATABASE}", "\n".join(lines).encode()) == (204, b"")
    return _influx


@pytest.mark.parametrize("name", QUESTIONS)
def test_a_panel_has_an_answer(told: Influx, name: str) -> None:
    """With Grafana's own words replaced as Grafana does."""
    question = QUESTIONS[name]
    since, until = int(at(0).timestamp()), int(at(3_600).timestamp())
    for word, meant in {
        "$timeFilter": f"time >= {since}s AND time <= {until}s",
        "$__interval": "1m",
        "$machine": "dmu",
    }.items():
        question = question.replace(word, meant)
    assert "$" not in question.replace("$/", "")
    rows = told.query(question)
    told_of: list[Any] = [value for row in rows for key, value in row.items() if key not in ("_of", "time")]
    assert [one for one in told_of if one not in (None, 0)], question


def test_every_execution_state_has_a_word() -> None:
    """In French, whatever state a machine is in."""
    for board in BOARDS.values():
        for panel in board["panels"]:
            if "execution" in panel["targets"][0]["query"] and "timeline" in panel["type"]:
                [mapping] = panel["fieldConfig"]["defaults"]["mappings"]
                assert set(mapping["options"]) == {state.value for state in Execution}


def test_a_board_asks_the_database_that_is_provisioned() -> None:
    """By the uid of the shipped data source."""
    provisioned = FOLDER.joinpath("provisioning/datasources/etabli.yaml").read_text(encoding="utf-8")
    assert "uid: etabli" in provisioned
    for board in BOARDS.values():
        assert {panel["datasource"]["uid"] for panel in board["panels"]} == {"etabli"}
        places = [(panel["gridPos"]["x"], panel["gridPos"]["y"]) for panel in board["panels"]]
        assert len(set(places)) == len(places)
