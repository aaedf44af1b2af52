"""The collector as a process, with a database in its site file: what its journal holds is there, once, after a kill."""

from __future__ import annotations

import signal
from pathlib import Path

import pytest
from typer.testing import CliRunner

from collector.cli import app
from collector.sinks.influx.measurements import OF
from collector.store.reader import StoreReader
from collector.store.sink_places import Place, places
from tests.commands.shell import AT_REST, CYCLE, School, until
from tests.sinks.influx.databases import DATABASE, TOKEN, Door, Influx

WORKING = AT_REST + CYCLE.replace("{number}", "1") + '  { after = "200 ms", signal = "state", value = "idle" },'

INFLUX = """
[influx]
url = "{url}"
org = "atelier"
bucket = "{bucket}"
token_file = "token"
age = "100 ms"
"""


def cycles(school: School) -> int:
    """How many cycles have ended by the journal."""
    with StoreReader.open(school.data) as store:
        return sum(1 for _ in store.facts(kinds=["CycleEnded"]))


@pytest.mark.timeout(240)
def test_what_the_journal_holds_is_in_the_database(tmp_path: Path, database: Influx, door: Door) -> None:
    """Through a kill of the collector and an hour's worth of bad answers; `etabli sinks` says how it stands."""
    school = School(tmp_path, WORKING)
    text = school.site_file.read_text(encoding="utf-8").replace("steps = [", "repeat = true\nsteps = [")
    school.site_file.write_text(text + INFLUX.format(url=door.url, bucket=DATABASE), encoding="utf-8")
    (tmp_path / "token").write_text(TOKEN)
    with school.collecting() as process:
        until(lambda: database.counts().get("cycle", 0) >= 2)
        door.answers += [(503, {"Retry-After": "0"})] * 3
        until(lambda: not door.answers)
        process.send_signal(signal.SIGKILL)
        process.wait()
    before = cycles(school)
    with school.collecting() as process:
        until(lambda: database.counts().get("cycle", 0) > before)
        process.send_signal(signal.SIGTERM)
        process.wait()
    with StoreReader.open(school.data) as store:
        facts = [entry.fact for entry in store.facts()]
    with school.collecting() as process:
        until(lambda: database.query("SELECT running FROM collector")[-1]["running"])
        until(lambda: database.counts().get("cycle", 0) >= cycles(school) - 1)
    counted = database.counts()
    for kind in ("CycleEnded", "PartsCounted"):
        told = sum(type(fact).__name__ == kind for fact in facts)
        name = {"CycleEnded": "cycle", "PartsCounted": "parts"}[kind]
        assert counted[name] >= told
    # The machine tells of no tools.
    assert {one.name for fact in facts for one in OF.get(type(fact), ())} - {"tool_time"} <= set(counted)
    said = school.done("sinks", "list")
    assert "influx" in said
    assert "Nothing of influx lies in quarantine" in school.done("sinks", "refused", "influx")
    assert "will be told" in school.done("sinks", "replay", "influx", "--days", "1")
    [(name, waiting)] = [(row.sink, row.waiting) for row in _places(school)]
    assert name == "influx" and waiting >= len(facts)


def _places(school: School) -> list[Place]:
    with StoreReader.open(school.data) as store, store.reader() as connection:
        return places(connection)


def test_measurements_can_be_read_up() -> None:
    """A table for whoever draws a chart."""
    said = CliRunner().invoke(app, ["sinks", "measurements"]).stdout
    assert "| cycle |" in said and "| telemetry |" in said and "gross" in said
