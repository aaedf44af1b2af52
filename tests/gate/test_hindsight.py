"""Deciding the past again: the same answer from the same snapshot; a changed snapshot or rule is seen."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy import Connection, text

from collector.core.facts import AccessDecided
from collector.core.plain import to_plain
from collector.gate.clerk import Answer, Rested
from collector.gate.hindsight import redecide
from collector.settings.rule_pack import find_pack, pack_of
from collector.store import snapshots
from collector.store.reader import StoreReader
from collector.store.store import Store
from tests.access.office import FR, ask, dossier, machine, request

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)


def recorded(folder: Path, age: int = 16) -> AccessDecided:
    """One decision in a store, with what it rested on."""
    papers, equipment, asked = dossier(age), machine(), request()
    decision = ask(papers, equipment, asked)
    rested = to_plain(Rested(asked, papers, equipment, "Europe/Paris"))
    answer = Answer(decision, json.dumps(rested, sort_keys=True, separators=(",", ":")))
    fact = AccessDecided(
        machine="m-1", at=decision.at, decision="d-1", person="p-1", mode="production", task=None,
        outcome=decision.outcome.value, row=decision.row, failed=tuple(one.code for one in decision.failed),
        ends_at=decision.ends_at, guardian=next((one.by for one in decision.obligations), None),
        snapshot=answer.digest, pack=FR.digest, via="badge", enforced=True,
    )  # fmt: skip
    with Store.open(folder) as store:

        def keep(connection: Connection) -> None:
            snapshots.keep_pack(connection, FR.digest, find_pack("fr").read_text(encoding="utf-8"), NOW)
            snapshots.keep(connection, "p-1", answer.snapshot, NOW)

        store.write_now(keep)
        store.commit_now([fact])
    return fact


@pytest.mark.parametrize("age", [14, 16, 30])
def test_a_past_decision_comes_out_as_it_was_recorded(tmp_path: Path, age: int) -> None:
    recorded(tmp_path, age)
    with StoreReader.open(tmp_path) as store:
        [again] = redecide(store, pack_of)
    assert (again.differences, again.erased) == ((), False)


def test_a_snapshot_that_was_changed_is_seen(tmp_path: Path) -> None:
    recorded(tmp_path)
    with Store.open(tmp_path) as store:
        store.write_now(
            lambda connection: connection.execute(
                text("UPDATE access_snapshot SET body = replace(body, 'fit', 'unfit')")
            )
        )
    with StoreReader.open(tmp_path) as store:
        [again] = redecide(store, pack_of)
    assert again.differences == ("what it rested on is not what was recorded",)


def test_with_a_supervisor_goes_what_names_him(tmp_path: Path) -> None:
    recorded(tmp_path)
    with Store.open(tmp_path) as store:
        assert store.write_now(lambda connection: snapshots.erase(connection, "s-2")) == 0
        assert store.write_now(lambda connection: snapshots.erase(connection, "s-1")) == 1


def test_what_was_erased_cannot_be_decided_again(tmp_path: Path) -> None:
    recorded(tmp_path)
    with Store.open(tmp_path) as store:
        assert store.write_now(lambda connection: snapshots.erase(connection, "p-1")) == 1
    with StoreReader.open(tmp_path) as store:
        [again] = redecide(store, pack_of)
    assert again.erased


def test_another_rule_gives_another_answer(tmp_path: Path) -> None:
    """Under a pack in which opinions count for one month only the same papers are not enough: it is told."""
    recorded(tmp_path)
    other = find_pack("fr").read_text(encoding="utf-8").replace("value = 12\n", "value = 1\n", 1)
    with StoreReader.open(tmp_path) as store:
        [again] = redecide(store, lambda _text: pack_of(other))
    assert any(one.startswith("outcome: supervised, now denied") for one in again.differences)
