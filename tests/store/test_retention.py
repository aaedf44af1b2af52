"""Facts past their retention go in whole sealed segments, and what is left verifies, replays and goes on."""

from __future__ import annotations

import itertools
import shutil
import sqlite3
import tempfile
from collections.abc import Sequence
from datetime import datetime, timedelta
from functools import partial
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from collector.core.facts import FACTS, AccessDecided, Fact, LegalHoldLifted, LegalHoldPlaced, SegmentsRemoved
from collector.core.signals import Execution
from collector.errors import JournalError, RequestRefused
from collector.store import checkpoints, queries, snapshots
from collector.store.checkpoints import Checkpoint
from collector.store.database import DATABASE
from collector.store.holds import holds
from collector.store.journal import GUARDS, Entry
from collector.store.reader import StoreReader
from collector.store.rebuild import rebuild, replay
from collector.store.removal import remove
from collector.store.retention import RECORDS, STEP, Plan, Record, Retention, Segment, plan, record_of
from collector.store.store import Store
from collector.store.verify import Verification, verify
from collector.store.verify_chain import What
from collector.store.writer import Sealing
from tests.store.telling import (
    ANNE,
    BOTH,
    MONDAY,
    assigned,
    at,
    batches,
    corrected,
    counted,
    ended,
    execution,
    held,
    opened,
    started,
    tool,
)
from tests.store.test_verify import forge, tampering

DAY = 86_400.0
KEPT: Retention = dict.fromkeys(Record, 10 * DAY)
LATER = MONDAY + timedelta(days=30)


def recorded(directory: Path, told: Sequence[Fact], *, seal: int = 10) -> Store:
    """A store whose facts are recorded when they happen; the caller closes it."""
    clock = [MONDAY]
    store = Store.open(directory, sealing=Sealing(facts=seal), now=lambda: clock[0])
    for fact in told:
        clock[0] = max(clock[0], fact.at)
        store.commit_now([fact])
    return store


def a_day(number: int) -> list[Fact]:
    """A cycle, two tools, a part, somebody's session: ten facts of one day."""
    second, cycle, session = number * DAY, f"dmu.c{number}", f"dmu.s{number}"
    return [
        opened(second, session), execution(second + 1, Execution.ACTIVE), started(second + 1, cycle),
        tool(second + 2, f"T{number}"), counted(second + 50, f"dmu.p{number}"), ended(second + 60, cycle),
        execution(second + 60, Execution.READY), tool(second + 70, None), held(second + 80, f"dmu.h{number}"),
        closed(second + 90, session),
    ]  # fmt: skip


def closed(seconds: float, session: str) -> Fact:
    return FACTS["SessionClosed"](machine="dmu", at=at(seconds), session=session, reason="left", author="p-anne",  # type: ignore[call-arg]
                                  via="badge")  # fmt: skip


def days(count: int) -> list[Fact]:
    return list(itertools.chain.from_iterable(map(a_day, range(count))))


def hold(machine: str = "", person: str | None = None, since: float | None = None, until: float | None = None) -> Fact:
    return LegalHoldPlaced(
        machine=machine, at=at(15 * DAY), hold="hold-1", person=person, since=None if since is None else at(since),
        until=None if until is None else at(until), reason="an accident", author="a-1",
    )  # fmt: skip


def verified(store: StoreReader) -> Verification:
    return verify(store.readers, store.directory)


def clear(store: Store, retention: Retention = KEPT, now: datetime = LATER) -> Plan:
    """Remove all that may go."""
    found = plan(store, retention, now)
    for cut in found.cuts():
        remove(store, cut, found.signed, author="a-1", at=now)
    return found


def kept(store: StoreReader) -> list[Entry]:
    return list(store.facts())


def test_what_is_past_its_retention_goes(tmp_path: Path) -> None:
    """Twenty days of which ten are kept, on the twenty-fifth: fifteen go; what is left verifies and replays."""
    with recorded(tmp_path, days(20)) as store:
        before = kept(store)
        found = clear(store, now=at(25 * DAY))
        assert (found.facts, len(found.segments)) == (150, 15)
        assert found.stop is not None
        assert (found.stop.first, found.stop.last, found.stop.until) == (151, 160, at(25 * DAY + 90))
        left = kept(store)
        assert left[:-1] == before[150:]
        told = left[-1].fact
        assert isinstance(told, SegmentsRemoved)
        assert (told.last, told.facts, told.since, told.until) == (150, 150, at(0), at(14 * DAY + 90))
        outcome = verified(store)
        assert outcome == Verification(51, outcome.checkpoints, 201, 150, ())
        assert replay(store.readers).differences == ()


def test_nothing_is_left_of_what_went(tmp_path: Path) -> None:
    """Not in a table, and not in the file's free pages or its log."""
    told = [tool(0, "SECRET-TOOL"), *days(20)]
    with recorded(tmp_path, told) as store:
        clear(store)
        store.empty_log()
        with store.reader() as connection:
            assert list(queries.sessions(connection, at(0), at(14 * DAY))) == []
            assert list(queries.cycles(connection, at(0), at(14 * DAY))) == []
            assert list(queries.counts(connection, at(0), at(14 * DAY))) == []
        for file in tmp_path.glob(f"{DATABASE}*"):
            assert b"SECRET-TOOL" not in file.read_bytes()


def test_progress_of_an_order_and_what_still_waits_stay(tmp_path: Path) -> None:
    """What was made for an order is not forgotten with the facts that told of it; nor is a count held for review."""
    with recorded(tmp_path, days(20)) as store:
        with store.reader() as connection:
            made = queries.parts_of_operation(connection, "C-1", "10")
        clear(store)
        with store.reader() as connection:
            assert queries.parts_of_operation(connection, "C-1", "10") == made
            assert len(queries.held_counts(connection)) == 20


def test_a_segment_stays_for_the_sake_of_one_fact(tmp_path: Path) -> None:
    """The journal holds all types: the one that is kept longest keeps its whole segment, and all behind it."""
    longer = {**KEPT, Record.WORK: 100 * DAY}
    told = [*(tool(number, f"T{number}") for number in range(30)), *days(1), *(tool(40 + one) for one in range(20))]
    with recorded(tmp_path, told) as store:
        found = clear(store, longer)
        assert [one.cut.seq for one in found.segments] == [10, 20, 30]
        assert found.stop is not None
        assert (found.stop.first, found.stop.record, found.stop.until) == (31, Record.WORK, at(90 + 100 * DAY))
        for_ever = plan(store, {**KEPT, Record.WORK: None}, LATER).stop
        assert for_ever is not None
        assert (for_ever.record, for_ever.until) == (Record.WORK, None)


def test_age_counts_from_the_recording_too(tmp_path: Path) -> None:
    """A fact that a machine dates back is not old for that."""
    with Store.open(tmp_path, sealing=Sealing(facts=1), now=lambda: at(25 * DAY)) as store:
        store.commit_now([tool(0)])
        assert plan(store, KEPT, LATER).segments == ()


def test_what_no_checkpoint_closed_stays(tmp_path: Path) -> None:
    """However old."""
    with recorded(tmp_path, days(20)[:15]) as store:
        found = plan(store, KEPT, LATER)
        assert [one.cut.seq for one in found.segments] == [10]
        assert found.stop is not None
        assert (found.stop.first, found.stop.last) == (11, None)


def test_removing_again_goes_on_from_there(tmp_path: Path) -> None:
    """And with nothing new to go, nothing is recorded."""
    with recorded(tmp_path, days(20)) as store:
        for now in (at(12 * DAY), at(15 * DAY), at(15 * DAY), at(21 * DAY)):
            clear(store, now=now)
            assert verified(store).clean
            assert replay(store.readers).differences == ()
        removals = [entry.fact for entry in store.facts(kinds=["SegmentsRemoved"])]
        assert [one.last for one in removals if isinstance(one, SegmentsRemoved)] == [20, 50, 110]
        store.commit_now(a_day(31))
        assert verified(store).clean
        assert replay(store.readers).differences == ()
        with store.reader() as connection:
            before = queries.parts_of_operation(connection, "C-1", "10")
        rebuild(store.writer)
        assert replay(store.readers).differences == ()
        with store.reader() as connection:
            assert queries.parts_of_operation(connection, "C-1", "10") == before


def test_a_later_fact_about_what_went_is_kept_apart(tmp_path: Path) -> None:
    """A count assigned and corrected after the cut stays with its number; one that went is corrected no more."""
    late = [assigned(26 * DAY, "dmu.p3", BOTH), corrected(26 * DAY, "dmu.p4", 5, 4, 1)]
    with recorded(tmp_path, [*days(20), *late]) as store:
        clear(store)
        assert verified(store).clean
        assert replay(store.readers).differences == ()
        with store.reader() as connection:
            left = {one.count: one for one in queries.counts(connection, at(0), at(14 * DAY))}
        assert set(left) == {"dmu.p3", "dmu.p4"}
        store.commit_now([assigned(31 * DAY, "dmu.p3", ANNE), corrected(31 * DAY, "dmu.p5", 9, 9, 0)])
        assert replay(store.readers).differences == ()


def test_what_decisions_rested_on_goes_with_them(tmp_path: Path) -> None:
    """Unless a later decision rests on the same."""

    def decided(second: float, number: int, snapshot: str) -> Fact:
        return AccessDecided(
            machine="dmu", at=at(second), decision=f"d{number}", person="p-anne", mode=None, task=None,
            outcome="denied", row="0", failed=(), ends_at=None, guardian=None, snapshot=snapshot, pack="p",
            via="badge", enforced=False,
        )  # fmt: skip

    with recorded(tmp_path, []) as store:
        old, both = (store.write_now(partial(snapshots.keep, person="p-anne", body=body, at=at(0))) for body in "ab")
    told = [decided(0, 1, old), decided(1, 2, both), *days(2)[2:], decided(20 * DAY, 3, both), *days(20)[191:]]
    with recorded(tmp_path, told) as store:
        assert clear(store, now=at(29 * DAY)).facts == 20
        with store.reader() as connection:
            assert (snapshots.body_of(connection, old), snapshots.body_of(connection, both)) == (None, "b")


@pytest.mark.parametrize(
    ("given_", "goes"),
    [
        (hold(), 0),
        (hold(machine="dmu"), 0),
        (hold(machine="lathe"), 200),
        (hold(person="p-anne"), 0),
        (hold(person="p-anna"), 200),
        (hold(since=3.5 * DAY), 40),
        (hold(until=-1), 200),
        (hold(person="p-anne", machine="dmu", since=7 * DAY, until=8 * DAY), 70),
        (hold(person="p-anne", machine="lathe", since=7 * DAY, until=8 * DAY), 200),
    ],
)
def test_a_legal_hold_stops_it(given_: Fact, goes: int, tmp_path: Path) -> None:
    """At the first segment that holds a fact of the person, machine and period that it names; until it is lifted."""
    with recorded(tmp_path, days(20)) as store:
        store.commit_now([given_])
        found = clear(store)
        assert found.facts == goes
        with store.reader() as connection:
            assert len(holds(connection)) == 1
        lifted = LegalHoldLifted(machine=given_.machine, at=at(20 * DAY), hold="hold-1", reason="closed", author="a-1")
        store.commit_now([lifted])
        assert found.facts + clear(store).facts >= 200
        assert verified(store).clean
        assert replay(store.readers).differences == ()


def test_the_fact_of_a_standing_hold_is_kept(tmp_path: Path) -> None:
    """However old: it says why something is still there."""
    old = LegalHoldPlaced(machine="lathe", at=at(0), hold="hold-1", person=None, since=None, until=at(-1),
                          reason="", author="a-1")  # fmt: skip
    with recorded(tmp_path, [*days(2), old, *days(20)[20:]]) as store:
        found = clear(store)
        assert found.facts == 20
        assert found.stop is not None
        assert found.stop.hold is not None


def test_a_hold_placed_meanwhile_is_heeded(tmp_path: Path) -> None:
    """Between the look and the removal somebody may have placed one."""
    with recorded(tmp_path, days(20)) as store:
        found = plan(store, KEPT, LATER)
        store.commit_now([hold()])
        with pytest.raises(RequestRefused, match="legal hold hold-1"):
            remove(store, found.segments[0].cut, found.signed, author="a-1", at=LATER)
        assert len(kept(store)) == 201


def test_what_does_not_verify_is_not_removed(tmp_path: Path) -> None:
    """It would be the removal of evidence."""
    recorded(tmp_path, days(20)).close()
    with tampering(tmp_path) as connection:
        connection.execute("UPDATE journal SET at = at - 1 WHERE seq = 17")
        for guard in GUARDS:
            connection.execute(guard)
    with Store.open(tmp_path) as store:
        with pytest.raises(JournalError, match="are not as they were recorded"):
            clear(store)
        assert len(kept(store)) == 200


def cleared(directory: Path) -> None:
    """A journal of which the first 150 facts were removed."""
    with recorded(directory, days(20)) as store:
        clear(store, now=at(25 * DAY))


def found_in(directory: Path) -> list[tuple[What, int, int]]:
    with StoreReader.open(directory) as store:
        return [(one.what, one.seq, one.last) for one in verified(store).findings]


def test_more_than_was_told_is_found_missing(tmp_path: Path) -> None:
    """Whoever goes on removing where retention stopped is found out."""
    cleared(tmp_path)
    with tampering(tmp_path) as connection:
        connection.execute("DELETE FROM journal WHERE seq <= 170")
    assert found_in(tmp_path) == [(What.REMOVED, 151, 170)]


def test_a_removal_nobody_told_of_is_found(tmp_path: Path) -> None:
    """Up to a checkpoint or not."""
    recorded(tmp_path, days(20)).close()
    with tampering(tmp_path) as connection:
        connection.execute("DELETE FROM journal WHERE seq <= 150")
    assert found_in(tmp_path) == [(What.REMOVED, 1, 150)]


def test_a_removal_told_of_without_the_key_is_found(tmp_path: Path) -> None:
    """A fact that fits the chain but stands under no checkpoint excuses nothing."""
    cleared(tmp_path)
    with tampering(tmp_path) as connection:
        row = connection.execute("SELECT * FROM journal WHERE kind = 'SegmentsRemoved'").fetchone()
        hash_ = connection.execute("SELECT hash FROM checkpoint WHERE seq = 160").fetchone()[0].hex()
        seq, _, at_, recorded_at, machine, kind, version, body, _ = row
        body = body.replace('"last":150', '"last":160')
        body = body[: body.index('"hash":"') + 8] + hash_ + body[body.index('"hash":"') + 8 + 64 :]
        connection.execute("INSERT INTO journal VALUES (?, 'forged', ?, ?, ?, ?, ?, ?, x'00')",
                           (seq + 1, at_, recorded_at, machine, kind, version, body))  # fmt: skip
        forge(connection, seq + 1)
        connection.execute("DELETE FROM journal WHERE seq <= 160")
    assert (What.REMOVED, 151, 160) in found_in(tmp_path)


def test_facts_put_back_in_front_are_found(tmp_path: Path) -> None:
    """Before the beginning there is nothing."""
    cleared(tmp_path)
    with tampering(tmp_path) as connection:
        connection.execute("INSERT INTO journal SELECT 150, 'x', at, recorded_at, machine, kind, version, body, hash "
                           "FROM journal WHERE seq = 151")  # fmt: skip
    assert found_in(tmp_path) == [(What.INSERTED, 150, 150)]


def test_edits_behind_a_removal_are_found_as_ever(tmp_path: Path) -> None:
    """The first row that is left, one in the middle, and the removal itself."""
    cleared(tmp_path)
    with tampering(tmp_path) as connection:
        connection.execute("UPDATE journal SET at = at + 1 WHERE seq IN (151, 180)")
    assert found_in(tmp_path) == [(What.EDITED, 151, 151), (What.EDITED, 180, 180)]


def test_what_is_carried_cannot_be_changed(tmp_path: Path) -> None:
    """It is what the views begin with, so the fact of the removal vouches for it."""
    cleared(tmp_path)
    connection = sqlite3.connect(tmp_path / DATABASE)
    connection.execute("""UPDATE carried SET body = replace(body, '"parts":15', '"parts":99')""")
    connection.commit()
    connection.close()
    assert found_in(tmp_path) == [(What.CARRIED_EDITED, 1, 150)]


def test_the_checkpoint_from_which_the_chain_goes_on_is_needed(tmp_path: Path) -> None:
    """In the database or in the file; without both nothing vouches for the beginning."""
    cleared(tmp_path)
    with tampering(tmp_path) as connection:
        connection.execute("DELETE FROM checkpoint WHERE seq = 150")
    assert found_in(tmp_path) == [(What.CHECKPOINT_REMOVED, 150, 150)]
    file = tmp_path / checkpoints.FILE
    lines = file.read_text().splitlines(keepends=True)
    file.write_text("".join(line for line in lines if '"seq": 150,' not in line))
    assert (What.REMOVED, 1, 150) in found_in(tmp_path)


@pytest.mark.parametrize(
    ("facts", "cuts"),
    [
        ([], []),
        ([1], [1]),
        ([STEP + 1], [1]),
        ([STEP // 2] * 5, [2, 4, 5]),
        ([STEP, 1, STEP, STEP - 1, 1], [1, 2, 3, 5]),
        ([1] * 10, [10]),
    ],
)
def test_big_removals_go_in_steps(facts: list[int], cuts: list[int]) -> None:
    """Nobody waits for long: at most so many facts in one transaction, unless a single segment has more."""
    segments = tuple(
        Segment(number, Checkpoint(number, b"", MONDAY, b""), count, MONDAY, MONDAY)
        for number, count in enumerate(facts, 1)
    )
    assert [cut.seq for cut in Plan(segments, None, {}).cuts()] == cuts


def test_each_kind_of_fact_has_a_retention() -> None:
    """Those that no other type names are of `access`, kept as what decisions rest on; and no kind is named in vain."""
    assert set().union(*RECORDS.values()) <= set(FACTS)
    assert record_of("PaperRecorded") is Record.ACCESS
    assert {record_of(kind) for kind in FACTS} == set(Record)


@pytest.fixture(scope="module")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store with its tables and key, and nothing in it: quicker to copy than to make."""
    made = tmp_path_factory.mktemp("empty")
    Store.open(made).close()
    return made


@settings(max_examples=25)
@given(told=batches(), seal=st.integers(1, 6), cut=st.integers(0, 10), more=batches())
def test_whatever_is_cut_the_rest_leads_to_the_same_views(
    empty: Path, told: list[list[Fact]], seal: int, cut: int, more: list[list[Fact]]
) -> None:
    """Any facts, cut anywhere, and cut again after further facts: the views follow from what is left."""
    with tempfile.TemporaryDirectory() as folder:
        directory = shutil.copytree(empty, Path(folder) / "data")
        with Store.open(directory, sealing=Sealing(facts=seal), now=lambda: MONDAY) as store:
            for facts in (told, more):
                for batch in facts:
                    store.commit_now(batch)
                found = plan(store, KEPT, LATER)
                for segment in found.segments[cut : cut + 1]:
                    remove(store, segment.cut, found.signed, author="a-1", at=LATER)
                assert verified(store).findings == ()
            for batch in told:
                store.commit_now(batch)
            assert replay(store.readers).differences == ()
            rebuild(store.writer)
            assert replay(store.readers).differences == ()
