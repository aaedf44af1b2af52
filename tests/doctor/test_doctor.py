"""Each thing that can be wrong is brought about, found under its subject, told with what to do; the rest is fine."""

from __future__ import annotations

import dataclasses
import json
import os
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from cryptography.hazmat.primitives.asymmetric import rsa

from adapters.opcua.security.certificates import described
from adapters.opcua.security.own import APPLICATION_URI, HOLDS, own
from adapters.opcua.security.trust import TrustStore
from collector.alive import alive
from collector.control import Control, write_control
from collector.doctor.clock import synchronised
from collector.doctor.connections import ask, connections
from collector.doctor.disk import LITTLE
from collector.doctor.examination import CHECKS, examined, patient_of
from collector.doctor.finding import Level, Patient
from collector.doctor.sinks import sinks
from collector.errors import RequestRefused
from collector.settings import load
from collector.store.database import DATABASE
from collector.store.store import Store
from collector.store.verify_tail import verify_tail
from collector.store.writer import Sealing
from tests.adapters.opcua.security_rig import certificate_of
from tests.certificates import certificate
from tests.commands.shell import School, until
from tests.ports import free_port
from tests.simulators.playing import REPOSITORY
from tests.store.telling import at, tool
from tests.store.test_retention import DAY, clear, days, recorded
from tests.store.test_verify import tampering

UNREACHABLE = """
[[machines]]
id = "tour-9"
name = "Tour sans câble"
family = "cnc_lathe"
place = "atelier"
profile = "opcua/siemens-sinumerik"

[machines.connection]
url = "opc.tcp://127.0.0.1:{port}"
"""


def found(patient: Patient, *, worse_than: Level = Level.FINE) -> list[tuple[str, str]]:
    """What is worse than fine, by subject and text with what to do; this computer's own clock and disk left out."""
    rank = list(Level).index
    return [
        (subject, f"{one.text} → {one.todo}") for subject, one in examined(patient)
        if rank(one.level) > rank(worse_than) and "time server" not in one.text and "free where" not in one.text
    ]  # fmt: skip


@pytest.fixture
def school(tmp_path: Path) -> School:
    """A school that has recorded something, and has a backup of today on another disk, as far as can be seen here."""
    made = School(tmp_path)
    stick = tmp_path / "stick"
    stick.mkdir()
    with made.site_file.open("a", encoding="utf-8") as site:
        site.write('\n[store]\nsamples_size = "10 MB"\n\n[backup]\nfolder = "stick"\n')
    with Store.open(made.data) as store:
        store.commit_now([tool(number, f"T{number}") for number in range(20)])
    made.done("backup")
    return made


def look(school: School, **changes: Any) -> Patient:
    """The school's collector does not run; `changes` to what is looked at."""
    patient = patient_of(load(school.site_file, secrets=False), datetime.now(UTC))
    return dataclasses.replace(patient, **changes)


def test_nothing_is_wrong(school: School) -> None:
    """Every subject is looked at; what is told beside the fine is known: nobody runs, one disk."""
    patient = look(school)
    assert [subject for subject, _ in examined(patient) if subject in CHECKS]
    assert {subject for subject, _ in examined(patient)} == set(CHECKS)
    assert found(patient, worse_than=Level.NOTE) == []
    assert [subject for subject, _ in found(patient)] == ["machines", "backups"]
    assert found(dataclasses.replace(patient, thorough=True), worse_than=Level.NOTE) == []


def a_key_for_all(school: School) -> None:
    (school.data / "journal.key").chmod(0o644)


def a_folder_for_all(school: School) -> None:
    school.data.chmod(0o755)


def no_key(school: School) -> None:
    (school.data / "journal.key").unlink()


def another_key(school: School) -> None:
    other = school.folder / "other"
    Store.open(other).close()
    shutil.copy(other / "journal.key", school.data / "journal.key")


def an_edited_fact(school: School) -> None:
    with tampering(school.data) as connection:
        connection.execute("""UPDATE journal SET body = replace(body, '"T7"', '"T8"') WHERE seq = 8""")


def a_cut_tail(school: School) -> None:
    with tampering(school.data) as connection:
        connection.execute("DELETE FROM journal WHERE seq > 15")


def a_broken_page(school: School) -> None:
    with sqlite3.connect(school.data / DATABASE) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        [root] = connection.execute("SELECT rootpage FROM sqlite_master WHERE name = 'journal'").fetchone()
        [size] = connection.execute("PRAGMA page_size").fetchone()
    connection.close()
    with (school.data / DATABASE).open("r+b") as file:
        file.seek((root - 1) * size)
        file.write(b"\xff" * size)


def a_lost_checkpoint_file(school: School) -> None:
    (school.data / "checkpoints.jsonl").unlink()


def a_clock_put_back(school: School) -> None:
    with Store.open(school.data, now=lambda: datetime.now(UTC) + timedelta(days=2)) as store:
        store.commit_now([tool(900, "T900")])


def a_stick_that_is_out(school: School) -> None:
    shutil.rmtree(school.folder / "stick")


def an_empty_stick(school: School) -> None:
    for one in (school.folder / "stick").iterdir():
        one.unlink()


def an_old_backup(school: School) -> None:
    [one] = (school.folder / "stick").iterdir()
    one.rename(one.with_name("etabli-ecole-de-test-20260101T120000Z.zip"))


def a_dead_collector(school: School) -> None:
    write_control(school.data, Control(f"http://127.0.0.1:{free_port()}", "t", 1, ""))


def pages_certificate(school: School) -> None:
    made, key = certificate(school.folder, days=20)
    text = school.site_file.read_text(encoding="utf-8")
    school.site_file.write_text(
        text.replace("[web]\n", f'[web]\ncertificate = "{made.name}"\nkey = "{key.name}"\n'), encoding="utf-8"
    )


def our_own_certificate(school: School) -> None:
    own(school.data / "opcua", APPLICATION_URI, datetime.now(UTC) - HOLDS + timedelta(days=61))
    own(school.data / "opcua", APPLICATION_URI, datetime.now(UTC) - HOLDS + timedelta(days=61))


def a_machine_s_certificate(school: School) -> None:
    key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
    shown = described(certificate_of(key, "urn:test:lathe-7"))
    store = TrustStore(school.data / "opcua")
    store.keep_rejected(shown)
    store.accept(shown.fingerprint)


def a_sink_that_refuses(school: School) -> None:
    with sqlite3.connect(school.data / DATABASE) as connection:
        connection.execute("INSERT INTO sink_lane VALUES ('influx', 0, 20, NULL)")
        connection.execute("INSERT INTO sink_refused VALUES (1, 'influx', 0, 3, 'field type conflict', 'a line')")
    connection.close()


BROUGHT_ABOUT: dict[Callable[[School], None], tuple[str, str]] = {
    a_key_for_all: ("rights", "chmod 600"),
    a_folder_for_all: ("rights", "chmod 700"),
    no_key: ("rights", "Put it back from a backup"),
    another_key: ("journal", "does not belong to journal.pub"),
    an_edited_fact: ("journal", "fact 8: edited"),
    a_cut_tail: ("journal", "the newest checkpoint covers fact 20"),
    a_broken_page: ("journal", "etabli.sqlite is damaged"),
    a_lost_checkpoint_file: ("journal", "1 signed checkpoints are missing in checkpoints.jsonl"),
    a_clock_put_back: ("clock", "still to come"),
    a_stick_that_is_out: ("backups", "Plug in its disk"),
    an_empty_stick: ("backups", "There is no backup"),
    an_old_backup: ("backups", "days old (2026-01-01)"),
    a_dead_collector: ("machines", "does not answer"),
    a_sink_that_refuses: ("sinks", "etabli sinks refused influx says why"),
    pages_certificate: ("certificates", "The pages' certificate holds until"),
}


@pytest.mark.parametrize("wrong", BROUGHT_ABOUT, ids=lambda wrong: wrong.__name__)
def test_what_is_wrong_is_found(school: School, wrong: Callable[[School], None]) -> None:
    """Under its subject, as a problem, with its words."""
    wrong(school)
    subject, words = BROUGHT_ABOUT[wrong]
    problems = found(look(school), worse_than=Level.NOTE)
    assert any(one == subject and words in text for one, text in problems), problems
    # One cause may be seen from two sides, and no more than from those.
    assert {one for one, _ in problems} - {subject} <= ({"clock"} if wrong is a_broken_page else set())


def test_certificates_of_machines_and_ours(school: School) -> None:
    """Ours is near its end, a machine's holds for a while; both by their dates, with what to do."""
    our_own_certificate(school)
    a_machine_s_certificate(school)
    now = datetime.now(UTC)
    texts = {one.text: one for _, one in examined(look(school)) if "certificate" in one.text}
    ours = next(one for text, one in texts.items() if text.startswith("Our OPC UA certificate"))
    assert ours.level is Level.FINE
    machines = next(one for text, one in texts.items() if text.startswith("The trusted certificate of"))
    later = [
        one for subject, one in examined(look(school, now=now + timedelta(days=6 * 365))) if subject == "certificates"
    ]
    assert {one.level for one in later} == {Level.PROBLEM}
    assert machines.text.replace("holds until", "ran out on") in {one.text for one in later}


def test_a_full_disk_is_said_before_it_is_full(school: School) -> None:
    """By what is free, and by what measured values may still take."""
    patient = look(school)
    size = shutil.disk_usage(school.data).free + 10 * LITTLE
    store = dataclasses.replace(patient.site.store, samples_size=size)
    greedy = dataclasses.replace(patient, site=dataclasses.replace(patient.site, store=store))
    assert any("may take" in text for subject, text in found(greedy) if subject == "disk")


def test_an_older_version_s_data_are_named(school: School) -> None:
    """Before the new version changes them: time for a backup."""
    with sqlite3.connect(school.data / DATABASE) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '0010'")
    connection.close()
    assert any(subject == "versions" and "Take a backup first" in text for subject, text in found(look(school)))
    with sqlite3.connect(school.data / DATABASE) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
    connection.close()
    problems = found(look(school), worse_than=Level.NOTE)
    assert any(subject == "versions" and "newer version" in text for subject, text in problems)


def test_a_sink_that_lags(school: School) -> None:
    """A problem while a collector runs that does not get through to it; else it waits for one."""
    with sqlite3.connect(school.data / DATABASE) as connection:
        connection.execute("INSERT INTO sink_lane VALUES ('influx', 0, 5, NULL)")
    connection.close()
    patient = look(school)
    assert ("sinks", Level.NOTE) in {(subject, one.level) for subject, one in examined(patient)}
    [problem] = [one for one in sinks(dataclasses.replace(patient, answer={})) if one.level is Level.PROBLEM]
    assert problem.text.startswith("influx was not told 15 facts, the oldest of 2026-03-02")


def test_beside_a_collector_that_runs(tmp_path: Path) -> None:
    """Which machines it hears, which not and why; the command ends with what programs can go by."""
    school = School(tmp_path)
    with school.site_file.open("a", encoding="utf-8") as site:
        site.write(UNREACHABLE.replace("{port}", str(free_port())))
    with pytest.raises(RequestRefused, match="no collector has left word"):
        alive(school.data)
    with school.collecting():
        site = load(school.site_file, secrets=False)

        def told_of(words: str) -> bool:
            answer, silence = ask(site)
            patient = Patient(site, datetime.now(UTC), answer, silence)
            return any(words in one.text for one in connections(patient))

        until(lambda: told_of("tour-9 is not connected since"))
        until(lambda: told_of("1 of 2 machines"))
        asked = [sys.executable, "-m", "collector.alive", str(school.data)]
        answered = subprocess.run(asked, capture_output=True, text=True, cwd=REPOSITORY, timeout=60)
        assert (answered.returncode, answered.stdout.strip()) in ((0, "ok"), (0, "starting"))
        answer = school.etabli("doctor", "--json")
        told = json.loads(answer.stdout)
        assert {one["subject"] for one in told["findings"]} == set(CHECKS)
        assert answer.exit_code == (1 if told["level"] == "problem" else 0)
        said = school.etabli("doctor")
        assert said.exit_code == answer.exit_code
        assert "etabli probe tour-9" in said.stdout
        patient = look(school)
        assert patient.answer is not None
        other = dataclasses.replace(patient, answer={**patient.answer, "version": "0.0.1"})
        assert "Restart the collector" in dict(found(other, worse_than=Level.NOTE))["versions"]


@pytest.fixture
def long_journal(tmp_path: Path) -> Iterator[Store]:
    """Sixty facts, signed every ten."""
    with Store.open(tmp_path, sealing=Sealing(facts=10)) as store:
        for number in range(60):
            store.commit_now([tool(number, f"T{number}")])
        yield store


@pytest.mark.parametrize("count", [0, 1, 15, 59, 60, 1000])
def test_the_tail_of_a_sound_journal(long_journal: Store, count: int) -> None:
    """However much of it is looked at."""
    tail = verify_tail(long_journal.readers, long_journal.directory, count)
    assert (tail.facts, tail.head, tail.findings) == (min(count, 60), 60, ())


def test_the_tail_of_a_journal_that_retention_cut(tmp_path: Path) -> None:
    """It begins behind its first fact, and is sound."""
    with recorded(tmp_path, days(20)) as store:
        clear(store, now=at(25 * DAY))
        tail = verify_tail(store.readers, tmp_path, 10_000)
        assert tail.findings == ()
        assert 0 < tail.facts < 200


def test_what_stands_before_the_tail_is_not_looked_at(long_journal: Store) -> None:
    """A quick look says how far it went, and the whole is verified by another command."""
    directory = long_journal.directory
    with tampering(directory) as connection:
        connection.execute("""UPDATE journal SET body = replace(body, '"T7"', '"T8"') WHERE seq = 8""")
    assert verify_tail(long_journal.readers, directory, 50).findings == ()
    assert [one.seq for one in verify_tail(long_journal.readers, directory, 53).findings] == [8]


def test_the_clock_is_asked_of_the_kernel() -> None:
    """On Linux there is an answer; it agrees with the one that systemd has, where that runs."""
    answer = synchronised()
    if os.uname().sysname == "Linux":
        assert answer in (True, False)
