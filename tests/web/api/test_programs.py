"""Exports, telemetry, key figures, health and metrics: right numbers, in every format, for those who may."""

from __future__ import annotations

import asyncio
import csv
import io
import json
import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, time, timedelta
from pathlib import Path
from types import MappingProxyType
from typing import Any

import httpx
import openpyxl
import pyarrow.parquet as pq
import pytest
from prometheus_client.parser import text_string_to_metric_families

from collector import __version__
from collector.accounts.rights import AccountRole
from collector.core.facts import AccessDecided, PermitGiven, UnauthorisedRun
from collector.core.opening import PlannedStop, Shift
from collector.core.signals import Quality, Reading
from collector.outgoing import Lag
from collector.runtime.live import Line
from collector.runtime.mailbox import DroppingMailbox, WaitingMailbox
from collector.store.samples import SampleWriter
from collector.web.surroundings import Inside, Surroundings
from tests.web.conftest import Served, serving
from tests.web.scene import HUGO, LEA, MORNING, YANIS, Scene, busy

TABLES = {"cycles": 41, "parts": 38, "sessions": 4, "states": None, "tools": None, "tool-times": None,
          "tool-life": None, "tool-events": None}  # fmt: skip
"""What can be exported, and how many rows a busy morning has; None where that is not counted here."""


async def exported(served: Served, name: str, query: str = "") -> httpx.Response:
    answer = await served.api.get(f"/api/export/{name}{query}")
    assert answer.status_code == 200, answer.text
    return answer


def rows_of(answer: httpx.Response) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(answer.content.decode())))


async def test_every_table_comes_in_every_format(served: Served) -> None:
    """The same rows in each; under its own name; and nothing stays behind on the disk."""
    await busy(served.scene)
    directory = served.scene.around.directory
    for what, expected in TABLES.items():
        answer = await exported(served, f"{what}.csv")
        assert f'filename="{what}.csv"' in answer.headers["content-disposition"]
        rows = rows_of(answer)
        if expected is not None:
            assert len(rows) == expected, what
        lines = [json.loads(line) for line in (await exported(served, f"{what}.jsonl")).text.splitlines()]
        assert len(lines) == len(rows)
        sheet = openpyxl.load_workbook(io.BytesIO((await exported(served, f"{what}.xlsx")).content)).worksheets[0]
        assert sheet.max_row == len(rows) + 1
        table = pq.read_table(io.BytesIO((await exported(served, f"{what}.parquet")).content))
        assert (table.num_rows, table.column_names) == (len(rows), list(rows[0]) if rows else table.column_names)
    async with asyncio.timeout(30):
        # It is removed once the answer is out.
        while await asyncio.to_thread(lambda: list(directory.glob("etabli-export-*"))):  # noqa: ASYNC110 - nobody tells
            await asyncio.sleep(0.01)


async def test_a_period_and_a_machine_are_picked(served: Served) -> None:
    await busy(served.scene)
    turned = rows_of(await exported(served, "cycles.csv", "?machine=tour-1"))
    assert {row["machine"] for row in turned} == {"tour-1"}
    since = turned[5]["start"]
    later = rows_of(await exported(served, "cycles.csv", f"?machine=tour-1&since={since}"))
    assert [row["cycle"] for row in later] == [row["cycle"] for row in turned[5:]]
    before = rows_of(await exported(served, "cycles.csv", f"?machine=tour-1&until={since}"))
    assert [row["cycle"] for row in before] == [row["cycle"] for row in turned[:5]]
    day = rows_of(await exported(served, "cycles.csv", "?since=2026-11-24&until=2026-11-24&machine=tour-1"))
    assert day == turned, "a day of the site's calendar, whole"
    assert rows_of(await exported(served, "cycles.csv", "?since=2026-11-25&until=2026-11-26")) == []
    for query, told in (
        ("?since=yesterday", "neither a day"),
        ("?since=2026-11-24T08:00:00", "zone"),
        ("?since=2026-11-24&until=2026-11-20", "has to end after"),
        ("?since=2020-01-01", "400 days"),
    ):
        answer = await served.api.get(f"/api/export/cycles.csv{query}")
        assert (answer.status_code, told in answer.json()["detail"]) == (422, True), query
    assert (await served.api.get("/api/export/cycles.csv?machine=tour-9")).status_code == 404
    assert (await served.api.get("/api/export/people.csv")).status_code == 422
    assert (await served.api.get("/api/export/cycles.pdf")).status_code == 422


async def test_whoever_may_not_see_names_exports_nobody(served: Served) -> None:
    await busy(served.scene)
    await served.scene.around.desk.close_session("centre-1", reason="Martin s'en va", author=LEA.id, via="command")
    for role, named in ((AccountRole.HEAD, True), (AccountRole.ADMINISTRATOR, False)):
        served.scene.host.comes(role)
        for what in ("sessions", "cycles", "parts"):
            text = (await exported(served, f"{what}.csv")).text
            assert all((one.id in text) is named for one in (LEA, YANIS, HUGO)), (role, what)
        assert ("Martin" in (await exported(served, "sessions.csv")).text) is named
    [row] = [one for one in rows_of(await exported(served, "sessions.csv")) if one["machine"] == "centre-1"]
    assert row["persons"] == "***|***"


async def test_an_export_whose_reader_goes_leaves_nothing(served: Served) -> None:
    await busy(served.scene)
    async with served.api.stream("GET", "/api/export/states.jsonl") as answer:
        assert answer.status_code == 200
    while list(served.scene.around.directory.glob("etabli-export-*")):
        await served.scene.clock.sleep(0.05)


async def test_measured_values_are_told_with_unit_and_peaks(served: Served) -> None:
    around = served.scene.around
    missing = await served.api.get("/api/machines/tour-1/samples?signal=spindle_load")
    assert missing.status_code == 503

    def write() -> None:
        with SampleWriter(around.directory) as samples:
            values = [0.0] * 1000
            values[500] = 97.0
            samples.write(
                Reading("tour-1", "spindle_load", value + number % 2, Quality.GOOD, None,
                        MORNING + timedelta(seconds=number - 1000))
                for number, value in enumerate(values)
            )  # fmt: skip

    await asyncio.to_thread(write)
    told = (await served.api.get("/api/machines/tour-1/samples?signal=spindle_load&points=50")).json()
    assert (told["machine"], told["unit"]) == ("tour-1", "%")
    assert len(told["samples"]) <= 50
    assert max(one["value"] for one in told["samples"]) == 97.0, "a peak of one second among a thousand"
    [series] = (await served.api.get("/api/machines/tour-1/series")).json()
    assert (series["signal"], series["unit"], series["last"]) == ("spindle_load", "%", "2026-11-24T08:41:59Z")
    assert (await served.api.get("/api/machines/centre-1/series")).json() == []
    assert (await served.api.get("/api/machines/tour-9/series")).status_code == 404


@pytest.fixture
async def timed(workshop: Scene) -> Any:
    """The workshop with opening hours, served by itself."""
    site = replace(
        workshop.around.site,
        shifts=(Shift("Journée", (1, 2, 3, 4, 5), time(8), time(12)),),
        planned_stops=(PlannedStop("Pause", (2,), time(9), time(9, 15)),),
    )
    async with serving(workshop, replace(workshop.around, site=site)) as served:
        yield workshop, served.api


async def test_where_the_time_went(timed: tuple[Scene, httpx.AsyncClient]) -> None:
    """By hand: from 8:00 to 9:42 the place is open, 15 minutes are planned off; the lathe is seen from 8:32 on."""
    scene, api = timed
    scene.clock.at = datetime(2026, 11, 24, 7, 32, tzinfo=UTC)
    await scene.hear("tour-1", execution="READY", program="RACCORD_M24", part_count=10)
    await scene.around.desk.open_session("tour-1", ["E26-003"], order="26-1047", author="t", via="command")
    for number in range(11, 15):
        await scene.cycle("tour-1", 90.0, number)
        scene.later(10)
    scene.clock.at = MORNING
    await scene.hear("tour-1", execution="READY")
    told = (await api.get("/api/machines/tour-1/trs?since=2026-11-24")).json()
    assert told["opening"] == 102 * 60
    assert told["required"] == 87 * 60
    assert told["planned_stops"] == 15 * 60
    assert told["seen"] == (70 - 15) * 60
    assert (told["unobserved"], told["parts"]) == (32 * 60, 4)
    # Four runs of 90 s with three pauses of 10 s between them, and 75 s for each part by the operation's standard.
    assert (told["operating"], told["micro_stops"], told["net"], told["useful"]) == (390.0, 30.0, 300.0, 300.0)
    assert told["trs"] == pytest.approx(300 / 3300)
    assert told["observed"] == pytest.approx(55 / 87)
    assert (await api.get("/api/machines/compteur-1/trs")).json()["parts"] is None
    tomorrow = await api.get("/api/machines/tour-1/trs?since=2026-11-25&until=2026-11-26")
    assert (tomorrow.status_code, "not begun" in tomorrow.json()["detail"]) == (422, True)


async def test_health_is_a_word_for_everybody_and_reasons_for_some(served: Served) -> None:
    """A machine that is off is no fault; one that says no, or that has a bug, needs a person."""
    live = served.scene.around.live
    served.scene.host.visitor = None
    assert (await served.api.get("/api/health")).json() == {"status": "starting", "version": __version__}
    assert (await served.api.get("/api/health/details")).status_code == 401
    for machine in live.machines.values():
        machine.line = Line.DOWN
    assert (await served.api.get("/api/health")).json()["status"] == "ok"
    live.machines["tour-1"].line, live.machines["tour-1"].reason = Line.REFUSED, "the device wants another password"
    assert (await served.api.get("/api/health")).json() == {"status": "degraded", "version": __version__}
    # What a link complains of may be a view of its own table.
    live.machines["tour-1"].complaints = MappingProxyType({"part_count": "no such node"})
    served.scene.host.comes(AccountRole.ADMINISTRATOR)
    told = (await served.api.get("/api/health/details")).json()
    assert [one["complaints"] for one in told["lines"] if one["machine"] == "tour-1"] == [
        {"part_count": "no such node"}
    ]
    assert told["reasons"] == ["tour-1: the device wants another password"]
    assert (told["machines"], told["connected"], told["journal_head"]) == (9, 0, 1)
    assert told["disk_free"] > 0
    served.scene.host.comes(AccountRole.KIOSK)
    assert (await served.api.get("/api/health/details")).status_code == 403


class _Sink:
    """A sink whose server says no."""

    name, complaint, written = "mqtt", "this user may not publish", 3

    def behind(self) -> Lag:
        """Since yesterday."""
        return Lag(7, MORNING - timedelta(days=1), 2)


async def test_how_sinks_stand_is_told(workshop: Scene, tmp_path: Path) -> None:
    """What waits, since when, what was refused, and why nothing gets through; in the metrics, too."""
    counts = await asyncio.to_thread(_counts, tmp_path / "other")
    inside = Inside(WaitingMailbox(), DroppingMailbox(), counts, [_Sink()])
    async with serving(workshop, replace(workshop.around, inside=inside)) as served:
        workshop.host.comes(AccountRole.AUDITOR)
        [sink] = (await served.api.get("/api/health/details")).json()["sinks"]
        assert sink.pop("oldest").startswith((MORNING - timedelta(days=1)).date().isoformat())
        assert sink == {
            "sink": "mqtt", "complaint": "this user may not publish", "written": 3, "waiting": 7, "refused": 2
        }  # fmt: skip
        told = {(name, *labels.values()): value
                for name, labels, value in numbers((await served.api.get("/metrics")).text)}  # fmt: skip
        assert (told["etabli_sink_up", "mqtt"], told["etabli_sink_facts_waiting", "mqtt"]) == (0, 7)
        assert told["etabli_sink_lag_seconds", "mqtt"] >= 86_400


def numbers(text: str) -> Iterator[tuple[str, dict[str, str], float]]:
    for family in text_string_to_metric_families(text):
        for sample in family.samples:
            yield sample.name, dict(sample.labels), sample.value


async def test_metrics_count_what_happens_and_name_nobody(workshop: Scene, tmp_path: Path) -> None:
    inside = Inside(WaitingMailbox(), DroppingMailbox(room=10), await asyncio.to_thread(_counts, tmp_path / "other"))
    around: Surroundings = replace(workshop.around, inside=inside)
    async with serving(workshop, around) as served:
        api = served.api
        await busy(workshop)
        at = workshop.clock.now()
        for outcome in ("allowed", "denied", "denied"):
            around.live.committed({}, [
                AccessDecided(
                    machine="tour-1", at=at, decision="d1", person=LEA.id, mode=None, task=None, outcome=outcome,
                    row="3", failed=(), ends_at=None, guardian=None, snapshot="00", pack="00", via="badge",
                    enforced=True,
                )
            ])  # fmt: skip
        around.live.committed({}, [PermitGiven(machine="tour-1", at=at, session="tour-1.s1", persons=(), until=None),
                                   UnauthorisedRun(machine="tour-1", at=at, reason="no session")])  # fmt: skip
        around.live.machines["tour-1"].connects = 3
        around.live.machines["tour-1"].readings = 12_345
        for _ in range(3):
            inside.telemetry.put([Reading("tour-1", "power", 1.0, Quality.GOOD, None, at)] * 8)
        workshop.host.visitor = None
        answer = await api.get("/metrics")
        assert answer.headers["content-type"].startswith("text/plain"), answer.text
        told = {(name, *labels.values()): value for name, labels, value in numbers(answer.text)}
        assert told["etabli_info", __version__] == 1
        assert (told["etabli_machine_up", "tour-1"], told["etabli_machine_up", "tour-2"]) == (1, 0)
        assert told["etabli_machine_reconnects_total", "tour-1"] == 2
        assert told["etabli_values_received_total", "tour-1"] == 12_345
        assert told["etabli_values_dropped_total",] == 16
        assert told["etabli_telemetry_waiting",] == 8
        assert told["etabli_access_decisions_total", "denied"] == 2
        assert told["etabli_access_decisions_total", "supervised"] == 0
        assert told["etabli_permits_given_total",] == told["etabli_unauthorised_runs_total",] == 1
        assert told["etabli_facts_total",] == around.live.facts
        assert told["etabli_journal_head",] > 100
        assert told["etabli_commit_seconds_count",] == told["etabli_commit_seconds_bucket", "+Inf"] > 100
        assert 0 < told["etabli_commit_seconds_sum",] < 60
        assert told["etabli_disk_free_bytes",] > 0
        assert told["etabli_samples_kept_total",] == 1
        assert told["etabli_process_resident_memory_bytes",] > 0
        assert re.search(r"p-[a-z0-9]{8}|Martin|Léa|E26-", answer.text) is None
        # From elsewhere, through a proxy on this very computer, a right is asked for.
        elsewhere = {"X-Forwarded-For": "192.0.2.7"}
        assert (await api.get("/metrics", headers=elsewhere)).status_code == 401
        workshop.host.comes(AccountRole.KIOSK)
        assert (await api.get("/metrics", headers=elsewhere)).status_code == 403
        workshop.host.comes(AccountRole.AUDITOR)
        assert (await api.get("/metrics", headers=elsewhere)).status_code == 200


def _counts(directory: Path) -> Any:
    with SampleWriter(directory) as samples:
        samples.write([Reading("tour-1", "power", 1.0, Quality.GOOD, None, MORNING)])
        return samples.counts
