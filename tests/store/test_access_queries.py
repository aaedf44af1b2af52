"""Decisions and incidents of a period: found by their own index, the newest first, page by page."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import text

from collector.core.facts import AccessDecided, Fact, OverrideGranted, PermitNotObeyed, RightExpired, UnauthorisedRun
from collector.core.facts.catalogue import FACTS as CATALOGUE
from collector.store import queries
from collector.store.access_queries import (
    Wanted,
    count_decisions,
    count_incidents,
    decision,
    decisions,
    incidents,
    seq_of_paper,
)
from collector.store.journal import ACCESS_KINDS, OF_ACCESS
from collector.store.store import Store
from tests.store.telling import tool

MONDAY = datetime(2026, 11, 23, 9, tzinfo=UTC)
HOUR = timedelta(hours=1)


def decided(number: int, person: str = "p-1", machine: str = "tour-1", outcome: str = "allowed") -> AccessDecided:
    return AccessDecided(
        machine=machine, at=MONDAY + number * HOUR, decision=f"dec-{number}", person=person, mode="production",
        task=None, outcome=outcome, row="11", failed=(), ends_at=None, guardian=None, snapshot="", pack="", via="badge",
        enforced=False,
    )  # fmt: skip


FACTS: tuple[Fact, ...] = (
    decided(0),
    tool(1),
    decided(1, person="p-2", outcome="denied"),
    UnauthorisedRun(machine="tour-1", at=MONDAY + HOUR, reason="no session"),
    decided(2, machine="plieuse-1", outcome="supervised"),
    PermitNotObeyed(machine="plieuse-1", at=MONDAY + 2 * HOUR, wanted=False, found="given"),
    RightExpired(machine="plieuse-1", at=MONDAY + 3 * HOUR, session="s", person="p-1", failed=("K6",)),
    OverrideGranted(
        machine="", at=MONDAY, override="o", person="p-1", condition="T2", by="p-9", role="head",
        reason='"person":"p-2"', since=MONDAY, until=MONDAY + HOUR,
    ),
)  # fmt: skip


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store.open(tmp_path) as opened:
        opened.commit_now(FACTS)
        yield opened


def wanted(**narrowed: str | None) -> Wanted:
    return Wanted(MONDAY, MONDAY + 10 * HOUR, **narrowed)


def test_decisions_are_found_by_whom_where_and_how_the_newest_first(store: Store) -> None:
    with store.reader() as connection:

        def found(**narrowed: str | None) -> list[str]:
            return [one.decision for one in decisions(connection, wanted(**narrowed), limit=9)]

        assert found() == ["dec-2", "dec-1", "dec-0"]
        assert found(person="p-2") == ["dec-1"]
        assert found(machine="plieuse-1") == ["dec-2"]
        assert found(outcome="allowed") == ["dec-0"]
        assert found(person="p-1", machine="tour-1", outcome="denied") == []
        assert found(person="%") == [], "what is looked for is no pattern"
        assert [one.decision for one in decisions(connection, wanted(), limit=1, offset=1)] == ["dec-1"]
        assert count_decisions(connection, wanted()) == {"allowed": 1, "supervised": 1, "denied": 1}
        assert count_decisions(connection, wanted(outcome="denied", person="p-2")) == {"denied": 1}
        late = Wanted(MONDAY + HOUR, MONDAY + 2 * HOUR)
        assert [one.decision for one in decisions(connection, late, limit=9)] == ["dec-1"], "the end is not within"
        one = decision(connection, "dec-1")
        assert one is not None
        assert one.person == "p-2"
        assert decision(connection, "dec-9") is None


def test_incidents_the_newest_first_by_kind_and_machine(store: Store) -> None:
    until = MONDAY + 10 * HOUR
    with store.reader() as connection:
        found = incidents(connection, MONDAY, until)
        assert [type(one).__name__ for one in found] == ["RightExpired", "PermitNotObeyed", "UnauthorisedRun"]
        assert len(incidents(connection, MONDAY, until, machine="plieuse-1")) == 2
        assert len(incidents(connection, MONDAY, until, kinds=(UnauthorisedRun,))) == 1
        assert len(incidents(connection, MONDAY, until, limit=1, offset=2)) == 1
        assert count_incidents(connection, MONDAY, until) == {
            "UnauthorisedRun": 1, "PermitNotObeyed": 1, "RightExpired": 1
        }  # fmt: skip
        assert count_incidents(connection, MONDAY, until, kinds=(PermitNotObeyed,), machine="tour-1") == {
            "PermitNotObeyed": 0
        }
        assert seq_of_paper(connection, "d-none", MONDAY) is None


def test_no_question_about_access_reads_through_the_whole_journal(store: Store) -> None:
    """Among a year's millions of facts these are few: an index of their own finds them."""
    asked = f"SELECT seq FROM journal WHERE {OF_ACCESS} AND kind = 'AccessDecided' AND at >= 1 ORDER BY at DESC"
    with store.reader() as connection:
        plan = " ".join(str(row) for row in connection.execute(text(f"EXPLAIN QUERY PLAN {asked}")))
        assert "ix_journal_access" in plan
        assert "TEMP B-TREE" not in plan
        kinds = ["AccessDecided", "OverrideGranted"]
        facts = list(queries.facts(connection, MONDAY, MONDAY + 10 * HOUR, kinds=kinds))
        assert len(facts) == 4, "whoever asks for kinds of access gets the same facts"


def test_the_index_knows_every_fact_of_the_access_records() -> None:
    """A kind that is added to these facts and not to the index would be looked for in vain."""
    rooms = ("collector.core.facts.access", "collector.core.facts.papers")
    assert set(ACCESS_KINDS) == {name for name, kind in CATALOGUE.items() if kind.__module__ in rooms}
