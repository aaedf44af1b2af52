"""Facts as the journal keeps them: there and back without loss, one text and one id for one content."""

from __future__ import annotations

import json
from dataclasses import fields
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path
from typing import get_type_hints

import pytest
from hypothesis import given
from hypothesis import strategies as st

from collector.core.facts import (
    FACTS,
    AccountChanged,
    AlarmRaised,
    AssessmentWithdrawn,
    Attribution,
    CompetenceAssessed,
    CoverageRegained,
    CycleEnded,
    CycleOutcome,
    CycleStarted,
    DevicePaired,
    ExecutionChanged,
    Fact,
    PartsCounted,
    PartsDeclared,
    Role,
    StopReasonGiven,
    ToolTime,
    decode,
    encode,
    fact_id,
)
from collector.core.machine import MachineState
from collector.core.plain import from_plain, time_text, to_plain
from collector.core.signals import Execution
from tests.core.workbench import T0

ZONES = st.sampled_from([UTC, timezone(timedelta(hours=2)), timezone(-timedelta(hours=3, minutes=30))])
st.register_type_strategy(
    datetime, st.tuples(st.integers(-(10**15), 10**17), ZONES).map(lambda drawn: _instant(*drawn))
)
st.register_type_strategy(float, st.floats(allow_nan=False, allow_infinity=False))


def _instant(microseconds: int, zone: timezone) -> datetime:
    return (T0 + timedelta(microseconds=microseconds)).astimezone(zone)


ANY_FACT = st.sampled_from(sorted(FACTS)).flatmap(lambda name: st.builds(FACTS[name]))


def test_every_kind_of_fact_is_in_the_register() -> None:
    """A fact that the register does not know could be written and never be read again."""
    assert set(FACTS) == {kind.__name__ for kind in Fact.__subclasses__()}
    assert all(name == kind.__name__ for name, kind in FACTS.items())


@pytest.mark.parametrize("name", sorted(FACTS))
def test_a_fact_comes_back_as_it_was(name: str) -> None:
    @given(fact=st.builds(FACTS[name]))
    def there_and_back(fact: Fact) -> None:
        body = encode(fact)
        again = decode(name, body)
        assert again == fact
        assert encode(again) == body
        assert fact_id(name, encode(again)) == fact_id(name, body)

    there_and_back()


@given(fact=ANY_FACT)
def test_a_facts_text_is_canonical(fact: Fact) -> None:
    """Sorted keys, no blanks, every field, plain JSON; so that a hash of it means its content."""
    body = encode(fact)
    plain = json.loads(body)
    assert set(plain) == {field.name for field in fields(fact)}
    assert body == json.dumps(plain, sort_keys=True, ensure_ascii=False, separators=(",", ":"))


def test_the_text_of_one_fact() -> None:
    """The journal's format, byte for byte: a change here breaks every chain that was ever written."""
    fact = CycleEnded(
        machine="mill-1", at=T0 + timedelta(seconds=60), cycle="mill-1.c1", outcome=CycleOutcome.COMPLETED,
        started_at=T0, start_seen=True, gross=60.0, active=59.5, hold=0.5, blind=0.0, program="PIÈCE 1",
        tools=(ToolTime(tool="T1", seconds=59.5),), excluded=("dry_run",),
        attribution=Attribution(session="mill-1.s1", persons=("p1",), order="4711", operation="10", role=Role.RUN),
        attribution_at_end=Attribution(),
    )  # fmt: skip
    assert encode(fact) == (
        '{"active":59.5,"at":"2026-03-02T07:01:00.000000Z",'
        '"attribution":{"operation":"10","order":"4711","persons":["p1"],"role":"run","session":"mill-1.s1"},'
        '"attribution_at_end":{"operation":null,"order":null,"persons":[],"role":null,"session":null},'
        '"blind":0.0,"cycle":"mill-1.c1","excluded":["dry_run"],"gross":60.0,"hold":0.5,"machine":"mill-1",'
        '"outcome":"completed","program":"PIÈCE 1","start_seen":true,"started_at":"2026-03-02T07:00:00.000000Z",'
        '"tools":[{"seconds":59.5,"tool":"T1"}]}'
    )
    assert fact_id("CycleEnded", encode(fact)) == "82807b402dab7e8ad6cfa7c77f44f8cd"


KEPT = [json.loads(line) for line in Path(__file__).with_name("kept_facts.jsonl").read_text("utf-8").splitlines()]
"""Kind, text and id of a fact of each kind, as some version wrote it. Lines are added here, and never changed."""


@pytest.mark.parametrize(("kind", "body", "id_"), KEPT, ids=[kind for kind, _, _ in KEPT])
def test_what_was_ever_written_can_still_be_read(kind: str, body: str, id_: str) -> None:
    """Nothing of it is lost, and it keeps its id; a field that came later may be added to it."""
    assert fact_id(kind, body) == id_
    fact = decode(kind, body)
    written, again = json.loads(body), json.loads(encode(fact))
    assert {name: again[name] for name in written} == written


def test_of_every_kind_of_fact_one_is_kept() -> None:
    assert {kind for kind, _, _ in KEPT} == set(FACTS)


@pytest.mark.parametrize(
    ("fact", "body"),
    [
        (
            PartsDeclared(machine="dmu", at=T0, count=None, attribution=Attribution(session="dmu.s1", persons=("p1",)),
                          good=2, scrap=1, rework=0, reason_code="dimension", author="p1", via="kiosk",
                          declaration="d-1"),
            '{"at":"2026-03-02T07:00:00.000000Z","attribution":{"operation":null,"order":null,"persons":["p1"],'
            '"role":null,"session":"dmu.s1"},"author":"p1","count":null,"declaration":"d-1","good":2,'
            '"machine":"dmu","reason_code":"dimension","rework":0,"scrap":1,"via":"kiosk"}',
        ),
        (
            StopReasonGiven(machine="dmu", at=T0, since=T0 - timedelta(minutes=5), until=None, reason_code="material",
                            author="p1", via="kiosk"),
            '{"at":"2026-03-02T07:00:00.000000Z","author":"p1","machine":"dmu","reason_code":"material",'
            '"since":"2026-03-02T06:55:00.000000Z","until":null,"via":"kiosk"}',
        ),
        (
            DevicePaired(machine="", at=T0, device="v-1", purpose="kiosk", machines=("dmu", "tour-1"), author="a-1"),
            '{"at":"2026-03-02T07:00:00.000000Z","author":"a-1","device":"v-1","machine":"",'
            '"machines":["dmu","tour-1"],"purpose":"kiosk"}',
        ),
        (
            AccountChanged(machine="", at=T0, account="a-2", what="password", author="a-1"),
            '{"account":"a-2","at":"2026-03-02T07:00:00.000000Z","author":"a-1","machine":"","role":null,'
            '"what":"password"}',
        ),
        (
            CompetenceAssessed(machine="", at=T0, assessment="e-1", person="p1", grid="cap-cip", competence="C2.1",
                               level="2", comment_digest=None, evidence=("dmu.c1", "dmu.p4"), author="a-1"),
            '{"assessment":"e-1","at":"2026-03-02T07:00:00.000000Z","author":"a-1","comment_digest":null,'
            '"competence":"C2.1","evidence":["dmu.c1","dmu.p4"],"files":[],"grid":"cap-cip","level":"2","machine":"",'
            '"person":"p1"}',
        ),
    ],
    ids=lambda value: type(value).__name__ if isinstance(value, Fact) else "",
)  # fmt: skip
def test_the_texts_of_what_people_say_and_do(fact: Fact, body: str) -> None:
    """Byte for byte, with nothing where nothing was said."""
    assert encode(fact) == body
    assert decode(type(fact).__name__, body) == fact


def test_an_id_follows_from_kind_and_content() -> None:
    body = encode(AlarmRaised(machine="m", at=T0, alarm="510"))
    assert fact_id("AlarmRaised", body) != fact_id("AlarmCleared", body)
    assert fact_id("AlarmRaised", body) != fact_id("AlarmRaised", body.replace("510", "511"))
    assert len(fact_id("AlarmRaised", body)) == 32


@given(seconds=st.floats(-1e9, 1e9), more=st.floats(-1e9, 1e9))
def test_texts_of_times_sort_as_the_times_do(seconds: float, more: float) -> None:
    one, other = T0 + timedelta(seconds=seconds), T0 + timedelta(seconds=more)
    assert (time_text(one) < time_text(other)) == (one < other)


def test_a_time_is_written_in_utc_and_never_without_a_zone() -> None:
    summer = timezone(timedelta(hours=2))
    assert time_text(datetime(2026, 7, 1, 8, 0, tzinfo=summer)) == "2026-07-01T06:00:00.000000Z"
    naive = datetime(2026, 7, 1, 8, 0)  # noqa: DTZ001 - this is the mistake
    with pytest.raises(ValueError, match="without a zone"):
        encode(AlarmRaised(machine="m", at=naive, alarm="1"))


GOOD = {"machine": "m", "at": "2026-03-02T07:00:00.000000Z", "execution": "ACTIVE", "previous": "READY"}
START = {"machine": "m", "at": GOOD["at"], "cycle": "c", "seen": True, "program": None}


@pytest.mark.parametrize(
    ("kind", "body"),
    [
        pytest.param("NoSuchFact", json.dumps(GOOD), id="no such kind"),
        pytest.param("ExecutionChanged", "", id="nothing"),
        pytest.param("ExecutionChanged", "{", id="cut off"),
        pytest.param("ExecutionChanged", "[]", id="a list"),
        pytest.param("ExecutionChanged", "7", id="a number"),
        pytest.param("ExecutionChanged", "null", id="null"),
        pytest.param("ExecutionChanged", json.dumps({**GOOD, "mood": "fine"}), id="an unknown key"),
        pytest.param("ExecutionChanged", json.dumps({"machine": "m", "at": GOOD["at"]}), id="a missing key"),
        pytest.param("ExecutionChanged", json.dumps({**GOOD, "execution": "RUNNING"}), id="a word of no enumeration"),
        pytest.param("ExecutionChanged", json.dumps({**GOOD, "at": "yesterday"}), id="no time"),
        pytest.param("ExecutionChanged", json.dumps({**GOOD, "at": 7}), id="a number for a time"),
        pytest.param(
            "CycleStarted",
            json.dumps({**START, "attribution": []}),
            id="a list for an attribution",
        ),
    ],
)  # fmt: skip
def test_what_is_no_fact_is_refused(kind: str, body: str) -> None:
    with pytest.raises(ValueError):
        decode(kind, body)


def test_the_row_that_is_refused_in_parts_is_a_fact_as_a_whole() -> None:
    fact = decode("ExecutionChanged", json.dumps(GOOD))
    assert fact == ExecutionChanged(machine="m", at=T0, execution=Execution.ACTIVE, previous=Execution.READY)


@pytest.mark.parametrize(
    ("kind", "missing", "default"),
    [
        (CoverageRegained, "clock_offset", None),
        (PartsCounted, "attribution", Attribution()),
        (PartsCounted, "backfilled", False),
        (PartsDeclared, "declaration", ""),
        (CompetenceAssessed, "files", ()),
        (AssessmentWithdrawn, "emptied", False),
    ],
)
def test_a_fact_from_before_a_field_existed_takes_its_default(kind: type[Fact], missing: str, default: object) -> None:
    @given(fact=st.builds(kind))
    def older(fact: Fact) -> None:
        plain = json.loads(encode(fact))
        del plain[missing]
        assert getattr(decode(kind.__name__, json.dumps(plain)), missing) == default

    older()


def test_times_of_a_fact_are_times_again() -> None:
    """Every hint that says time becomes one; a text that slipped through would break comparisons much later."""
    start = CycleStarted(machine="m", at=T0, cycle="c", seen=True, program=None, attribution=Attribution())
    again = decode("CycleStarted", encode(start))
    assert get_type_hints(CycleStarted)["at"] is datetime
    assert again.at == T0
    assert again.at.tzinfo is not None


@given(state=st.builds(MachineState))
def test_a_machines_state_comes_back_as_it_was(state: MachineState) -> None:
    """What a restart begins with is what was known before it."""
    assert from_plain(MachineState, json.loads(json.dumps(to_plain(state)))) == state
