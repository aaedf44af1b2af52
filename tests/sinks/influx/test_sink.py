"""Facts and telemetry in a real InfluxDB: all of it, once, whatever the server says and however often it dies."""

from __future__ import annotations

import json
import logging
import ssl
from pathlib import Path

import pytest
from sqlalchemy import select

from collector.core.facts import AlarmRaised, ExecutionChanged
from collector.core.signals import Execution, Quality, Reading
from collector.runtime.backoff import Backoff
from collector.sinks.influx import sink as sink_module
from collector.store import outbox
from collector.store.outbox_tables import sink_refused
from tests.certificates import certificate
from tests.sinks.influx.databases import DATABASE, Database, Door, Influx
from tests.sinks.influx.rig import Rig, rig
from tests.store.telling import at, ended, started


def alarm(number: int) -> AlarmRaised:
    return AlarmRaised(machine="dmu", at=at(number), alarm=f"alarm {number}")


def state(number: int) -> ExecutionChanged:
    return ExecutionChanged(machine="dmu", at=at(number), execution=Execution.ACTIVE, previous=Execution.READY)


def fill(one: Rig, facts: int, samples: int, begin: int = 0) -> None:
    """So many alarms, and so many samples of each of two signals."""
    one.store.commit_now([alarm(number) for number in range(begin, begin + facts)])
    one.samples.write(
        Reading("dmu", signal, float(number), Quality.GOOD, None, at(number))
        for number in range(begin, begin + samples)
        for signal in ("spindle_load", "axis_load.x")
    )


def refused(one: Rig) -> list[tuple[int | None, str, str]]:
    with one.store.reader() as connection:
        return [(row.seq, row.reason, row.what) for row in connection.execute(select(sink_refused))]


def test_everything_is_there_once_however_often_it_is_told(tmp_path: Path, database: Influx, door: Door) -> None:
    """A replay from the beginning writes the same points over."""
    with rig(tmp_path, door.url) as one:
        fill(one, 30, 40)
        # Two facts of one microsecond in one series are two points.
        one.store.commit_now([AlarmRaised(machine="dmu", at=at(5), alarm="at the same time")])
        one.carry()
        assert database.counts() == {"alarm": 31, "telemetry": 80}
        written = one.sink.written
        with one.store.reader() as connection:
            assert connection.exec_driver_sql("SELECT COUNT(*) FROM sink_refused").scalar_one() == 0
        one.store.write_now(lambda connection: connection.exec_driver_sql("UPDATE sink_lane SET seq = 0"))
        one.samples.within(lambda connection: connection.execute("DELETE FROM sink_series"))
        again = one.restarted()
        again.carry()
        assert again.sink.written == written == 111
        again.outbox.close()
    assert database.counts() == {"alarm": 31, "telemetry": 80}
    assert door.compressed > 0
    [row] = database.query(
        "SELECT \"value\", quality, machine, unit FROM telemetry WHERE signal = 'axis_load.x' LIMIT 1"
    )
    assert (row["value"], row["quality"], row["machine"], row["unit"]) == (0.0, 0, "dmu", "%")


def test_it_goes_on_where_it_stood(tmp_path: Path, database: Influx, door: Door) -> None:
    """A collector that was stopped tells what is new, and nothing else."""
    with rig(tmp_path, door.url) as one:
        fill(one, 5, 5)
        one.carry()
        told = len(door.lines)
        fill(one, 3, 2, begin=100)
        again = one.restarted()
        again.carry()
        assert len(door.lines) - told == 3 + 4
        again.outbox.close()


def test_what_a_server_will_not_have_lies_in_quarantine_and_the_rest_goes_on(
    tmp_path: Path, database: Influx, door: Door
) -> None:
    """A field of another type: the server's reason, the fact's place and its line are kept; nothing waits for it."""
    nanos = int(at(0).timestamp()) * 10**9
    database.ask("POST", f"/write?db={DATABASE}", f"alarm,machine=dmu active=1i {nanos}".encode())
    with rig(tmp_path, door.url, batch=50) as one:
        one.store.commit_now([fact for number in range(12) for fact in (state(number), alarm(number))])
        fill(one, 0, 40)
        one.carry()
        assert database.counts() == {"alarm": 1, "execution": 12, "telemetry": 80}
        lying = refused(one)
        assert [seq for seq, _, _ in lying] == list(range(2, 25, 2))
        assert all("field type conflict" in reason and "400" in reason for _, reason, _ in lying)
        assert lying[0][2].startswith('alarm,machine=dmu alarm="alarm 0",active=true ')
        assert one.outbox.lag().refused == 12


def test_a_body_too_large_is_sent_in_halves(tmp_path: Path, database: Influx, door: Door) -> None:
    """413 says nothing of the lines: all of them get through."""
    door.longest = 700
    with rig(tmp_path, door.url) as one:
        fill(one, 20, 20)
        one.carry()
        assert refused(one) == []
    assert database.counts() == {"alarm": 20, "telemetry": 40}
    assert 413 in door.requests


@pytest.mark.parametrize(("wrong", "status", "word"), [("token", 401, "token_file"), ("bucket", 404, "bucket")])
def test_who_needs_a_person_is_waited_for(
    tmp_path: Path, database: Influx, door: Door, wrong: str, status: int, word: str,
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture,
) -> None:  # fmt: skip
    """A wrong token, a bucket that is not there: nothing is given up, it says what to do, once, and never the token."""
    monkeypatch.setattr(sink_module, "PERSON_NEEDED", 0.05)
    caplog.set_level(logging.INFO)
    if wrong == "bucket":
        database.query(f"DROP DATABASE {DATABASE}")
    with rig(tmp_path, door.url, token="guessed" if wrong == "token" else "token-of-the-workshop") as one:
        fill(one, 3, 3)
        one.carry(lambda: door.requests.count(status) >= 3)
        assert word in one.sink.complaint and str(status) in one.sink.complaint
        assert one.outbox.lag().facts == 3 and refused(one) == []
        if wrong == "token":
            (tmp_path / "token").write_text("token-of-the-workshop\n")
        else:
            database.query(f"CREATE DATABASE {DATABASE}")
        one.carry()
        assert one.sink.complaint == ""
    assert database.counts() == {"alarm": 3, "telemetry": 6}
    said = [record.getMessage() for record in caplog.records if record.levelno >= logging.WARNING]
    assert len(said) == 1
    assert "guessed" not in caplog.text and "token-of-the-workshop" not in caplog.text


@pytest.mark.parametrize("answer", [(503, {}), (429, {"Retry-After": "0"}), (500, {"Retry-After": "soon"}), (408, {})])
def test_a_busy_server_is_left_alone_and_told_later(
    tmp_path: Path, database: Influx, door: Door, answer: tuple[int, dict[str, str]]
) -> None:
    """Whatever "later" it says."""
    door.answers += [answer] * 4
    with rig(tmp_path, door.url) as one:
        fill(one, 4, 4)
        one.carry()
        assert refused(one) == []
    assert door.requests[:4] == [answer[0]] * 4
    assert database.counts() == {"alarm": 4, "telemetry": 8}


def test_a_server_that_dies_in_the_middle_costs_nothing(tmp_path: Path, database: Influx, door: Door) -> None:
    """Killed while it writes, away while the workshop goes on, back with what it had: nothing is missing."""
    with rig(tmp_path, door.url, batch=25) as one:
        fill(one, 200, 100)
        one.carry(lambda: len(door.lines) > 100)
        database.kill()
        fill(one, 100, 50, begin=1_000)
        one.carry(lambda: bool(one.sink.complaint))
        assert "503" in one.sink.complaint
        database.start()
        one.carry()
        assert refused(one) == []
    assert database.counts() == {"alarm": 300, "telemetry": 300}


def test_a_server_that_is_not_there_is_asked_again(tmp_path: Path, database: Influx) -> None:
    """No door at all, then one: what waited goes through it."""
    door = Door(database.port)
    door.close()
    with rig(tmp_path, door.url) as one:
        fill(one, 2, 2)
        one.carry(lambda: bool(one.sink.complaint))
        assert door.url in one.sink.complaint
        open_door = Door(database.port)
        try:
            there = one.connection.model_copy(update={"url": open_door.url})
            one.sink = sink_module.InfluxSink(there, one.outbox, Backoff(0.01, 0.05))
            one.carry()
        finally:
            open_door.close()
    assert database.counts() == {"alarm": 2, "telemetry": 4}


def test_after_an_outage_news_go_first(
    tmp_path: Path, database: Influx, door: Door, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The first line after a long outage is of what happens now."""
    monkeypatch.setattr(outbox, "PILE", 50)
    with rig(tmp_path, door.url, batch=20, samples=False) as one:
        fill(one, 200, 0)
        one.carry(lambda: bool(door.lines))
        before = len(door.lines)
        one.store.commit_now([state(10_000)])
        one.carry(lambda: any(line.startswith("execution") for line in door.lines[before:]))
        place = next(n for n, line in enumerate(door.lines[before:]) if line.startswith("execution"))
        assert place <= 20, "one batch of old ones may be on its way"
        one.carry()
    assert database.counts() == {"alarm": 200, "execution": 1}


def test_persons_are_sent_by_their_opaque_ids_or_not_at_all(tmp_path: Path, database: Influx, door: Door) -> None:
    """As the site file says."""
    with rig(tmp_path, door.url, persons=False, samples=False) as one:
        one.store.commit_now([started(0), ended(60)])
        one.carry()
    [row] = database.query("SELECT * FROM cycle")
    assert "persons" not in row and row["machine"] == "dmu" and row["gross"] > 0


def test_victoria_metrics_takes_it_too(tmp_path: Path, victoria: Database) -> None:
    """Which cuts times to milliseconds and knows no texts: numbers and flags are there."""
    with rig(tmp_path, f"http://127.0.0.1:{victoria.port}", token="") as one:
        fill(one, 10, 300)
        one.carry()

        def told() -> int:
            _, body = victoria.ask("GET", "/api/v1/export?match[]=telemetry_value")
            return sum(len(json.loads(line)["values"]) for line in body.splitlines())

        # It shows what it was told some seconds later.
        one.carry(lambda: told() == 600)


def test_only_a_server_whose_certificate_we_trust_is_told_anything(tmp_path: Path, database: Influx) -> None:
    """Another's is no server of ours: everything waits, and it says why."""
    ours, key = certificate(tmp_path)
    another, _ = certificate(tmp_path, "another.test")
    tls = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    tls.load_cert_chain(ours, key)
    door = Door(database.port, tls)
    try:
        with rig(tmp_path, door.url, ca_file=another) as one:
            fill(one, 2, 2)
            one.carry(lambda: bool(one.sink.complaint))
            assert "certificate" in one.sink.complaint.lower()
            assert door.lines == []
            trusting = one.connection.model_copy(update={"ca_file": ours})
            one.sink = sink_module.InfluxSink(trusting, one.outbox, Backoff(0.01, 0.05))
            one.carry()
    finally:
        door.close()
    assert database.counts() == {"alarm": 2, "telemetry": 4}
