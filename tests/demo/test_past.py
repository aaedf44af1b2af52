"""The demo's past: told by the core, the rules and the journal as they are, believable, and the same each time."""

from __future__ import annotations

import random
from collections import Counter
from datetime import datetime
from itertools import pairwise
from pathlib import Path

from collector.access.decision import Outcome
from collector.core.facts import AccessDecided, CycleEnded, Fact, PartsCounted, SupervisorPresent
from collector.core.families import Family
from collector.demo.hands import Hands
from collector.gate.hindsight import redecide
from collector.settings.rule_pack import pack_of
from collector.store import queries
from collector.store.queries import BEGINNING, END
from collector.store.reader import StoreReader
from collector.store.rebuild import replay
from collector.store.registry import Registry
from collector.store.registry_records import PersonRole
from collector.store.sample_queries import SampleReader
from collector.store.verify import verify
from tests.demo.conftest import Demo, made


def facts(memory: StoreReader, *kinds: type[Fact]) -> list[Fact]:
    return [one.fact for one in memory.facts(kinds=[kind.__name__ for kind in kinds] or None)]


def test_the_journal_stands_and_everything_follows_from_it(demo: Demo, memory: StoreReader) -> None:
    """Chain and signatures, every table, every decision: as if a collector had recorded it on those days."""
    directory = demo.setting.site.store.directory
    assert verify(memory.readers, directory).clean
    result = replay(memory.readers)
    assert (list(result.differences), result.facts) == ([], memory.head)
    decided = list(redecide(memory, pack_of))
    assert len(decided) > 20
    assert [one for one in decided if one.differences or one.erased] == []


def test_time_goes_on_in_it(memory: StoreReader) -> None:
    """Facts stand in the order in which they happened, and none is from today."""
    entries = list(memory.facts())
    assert all(one.fact.at <= other.fact.at for one, other in pairwise(entries))
    assert all(one.recorded_at >= one.fact.at for one in entries)
    assert entries[-1].fact.at.date().isoformat() == "2026-11-24"


def test_it_is_a_school_at_work(demo: Demo, memory: StoreReader) -> None:
    """All machines, most trainees, orders in hand, scrap with reasons, refusals, and what went wrong."""
    kinds = Counter(type(one).__name__ for one in facts(memory))
    for kind in (
        "SessionOpened", "SessionClosed", "CycleEnded", "PartsDeclared", "StopReasonGiven", "PermitGiven",
        "OrderChanged", "CompetenceAssessed", "UnauthorisedRun", "CountHeld", "CoverageLost", "ModeChanged",
    ):  # fmt: skip
        assert kinds[kind], kind
    outcomes = {one.outcome for one in facts(memory, AccessDecided) if isinstance(one, AccessDecided)}
    assert outcomes == {outcome.value for outcome in Outcome}
    with memory.reader() as link:
        sessions = list(queries.sessions(link, BEGINNING, END))
        trainees = {one.id for one in Registry(link).persons() if one.role is PersonRole.TRAINEE}
        counts = list(queries.counts(link, BEGINNING, END))
        cycles = list(queries.cycles(link, BEGINNING, END))
    assert {one.machine for one in sessions} == {one.id for one in demo.setting.site.machines[:-1]}
    assert all(one.closed_at is not None for one in sessions)
    worked = {person for one in sessions for person in one.persons}
    assert worked < trainees, "the youngest may start nothing, and nobody else but trainees works"
    assert len(worked) > 12
    assert any(one.scrap for one in counts)
    assert any(not one.persons for one in counts), "parts that are nobody's wait for somebody"
    assert all(one.gross is not None and one.gross < 7200 for one in cycles)
    assert demo.told[0][0] == 0
    assert demo.told[-1][0] == demo.told[-1][1] == 3


def test_nobody_is_in_two_places(memory: StoreReader) -> None:
    with memory.reader() as link:
        sessions = list(queries.sessions(link, BEGINNING, END))
    spans: dict[str, list[tuple[datetime, datetime]]] = {}
    for one in sessions:
        for there in one.presences:
            assert there.left_at is not None
            spans.setdefault(there.person, []).append((there.joined_at, there.left_at))
    assert any(len(times) > 2 for times in spans.values())
    for times in spans.values():
        assert all(left <= joined for (_, left), (joined, _) in pairwise(sorted(times)))


def test_supervisors_are_there_while_somebody_works(memory: StoreReader) -> None:
    """Everybody who was supervised was so by somebody who had shown the badge."""
    present = {one.person for one in facts(memory, SupervisorPresent) if isinstance(one, SupervisorPresent)}
    guardians = {one.guardian for one in facts(memory, AccessDecided) if isinstance(one, AccessDecided)} - {None}
    assert guardians
    assert guardians <= present


def test_measured_values_are_where_the_runs_are(demo: Demo, memory: StoreReader) -> None:
    """A chart shows load during a cycle and none behind it; the meter sees all machines together."""
    samples = SampleReader(demo.setting.site.store.directory)
    with memory.reader() as link:
        cycle = [one for one in queries.cycles(link, BEGINNING, END, "centre-1") if one.end is not None][-1]
    assert cycle.end is not None
    during = samples.query("centre-1", "spindle_load", cycle.start, cycle.end)
    assert during
    assert max(one.value or 0 for one in during) > 10
    after = samples.query("centre-1", "spindle_load", cycle.end, cycle.end.replace(hour=23))
    assert after[0].value == 0.0
    assert {one.signal for one in samples.series() if one.machine == "compteur-1"} == {"power", "energy"}


def test_the_same_seed_tells_the_same(tmp_path: Path) -> None:
    """But for opaque ids, which are drawn anew for each school."""
    tales = []
    for name in ("one", "other"):
        folder = tmp_path / name
        folder.mkdir()
        one = made(folder, 1)
        with StoreReader.open(one.setting.site.store.directory) as memory:
            tales.append([(type(fact).__name__, fact.machine, fact.at, getattr(fact, "parts", None))
                          for fact in facts(memory)])  # fmt: skip
    assert tales[0] == tales[1]
    kinds = Counter(kind for kind, *_ in tales[0])
    assert kinds[CycleEnded.__name__] > 30
    assert kinds[PartsCounted.__name__] > 30


def test_hands_learn() -> None:
    """A beginner gets quicker and spoils less; somebody of the second year begins better; nobody becomes a machine."""
    hands = Hands(random.Random(1))
    hands.experienced("old")
    paces: dict[str, list[float]] = {"new": [], "old": []}
    spoilt: dict[str, list[bool]] = {"new": [], "old": []}
    for _ in range(600):
        for who in paces:
            paces[who].append(hands.pace((who,), Family.MANUAL_MILL))
            spoilt[who].append(hands.spoils((who,), Family.MANUAL_MILL))
            hands.has_made((who,), Family.MANUAL_MILL)

    def mean(values: list[float]) -> float:
        return sum(values) / len(values)

    assert mean(paces["new"][:15]) > 1.25 * mean(paces["new"][-100:])
    assert mean(paces["new"][:15]) > mean(paces["old"][:15])
    assert 0.8 < mean(paces["new"][-100:]) < 1.2
    assert sum(spoilt["new"][:100]) > 2 * sum(spoilt["new"][-100:])
    assert any(spoilt["new"][-300:])
