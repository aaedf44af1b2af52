"""An order may have two hundred thousand parts: its figures are found by their indices, and nothing is sorted."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import Connection, event

from collector.core.facts import NOBODY, Attribution
from collector.store import change_queries, order_queries, queries, shopfloor_queries
from collector.store.queries import BEGINNING, END
from collector.store.store import Store
from collector.store.view_tables import part_count
from tests.store.telling import ANNE, at, counted


@pytest.mark.parametrize(
    ("ask", "index"),
    [
        (lambda link: order_queries.nobodys_parts(link, "C-1"), "ix_part_count_order_unattributed"),
        (lambda link: order_queries.last_cycles(link, "C-1", "10", 150), "ix_cycle_order_number"),
        (lambda link: order_queries.last_cycles(link, "C-1", None, 150), "ix_cycle_order_number"),
        (lambda link: change_queries.corrected_causes(link, "C-1"), "ix_part_count_order_not_good"),
        (
            lambda link: shopfloor_queries.causes(link, BEGINNING, END, order="C-1"),
            "ix_part_count_order_not_good (order_number=? AND at>? AND at<?)",
        ),
    ],
    ids=["nobodys", "last cycles", "last cycles without operation", "corrected", "causes"],
)
def test_it_is_found_by_its_index(tmp_path: Path, ask: Callable[[Connection], object], index: str) -> None:
    """Of millions of rows those are read that are asked for."""
    with Store.open(tmp_path) as store, store.reader() as connection:
        found = plans(connection, ask)
        assert found
        for plan in found:
            assert index in plan
            assert "USE TEMP B-TREE FOR ORDER BY" not in plan


def plans(connection: Connection, ask: Callable[[Connection], object]) -> list[str]:
    """How SQLite answers every question."""
    asked: list[tuple[str, object]] = []

    def note(_: object, __: object, statement: str, parameters: object, *___: object) -> None:
        if statement.startswith(("SELECT", "WITH")):
            asked.append((statement, parameters))

    event.listen(connection, "before_cursor_execute", note)
    ask(connection)
    event.remove(connection, "before_cursor_execute", note)
    return [
        "; ".join(
            str(row[3])
            for row in connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", parameters)  # type: ignore[arg-type]
        )
        for statement, parameters in asked
    ]


def test_an_orders_latest_counts_come_from_every_operation(tmp_path: Path) -> None:
    """The latest first, whatever operation they are of, and those of none too; others' are not among them."""
    works = [ANNE, replace(ANNE, operation="20"), Attribution(order="C-1"), replace(ANNE, order="C-2"), NOBODY]
    facts = [counted(60 * number, f"dmu.p{number}", works[number * 7 % len(works)]) for number in range(40)]
    with Store.open(tmp_path) as store:
        store.commit_now(facts)
        with store.reader() as connection:
            for most in (1, 5, 100):
                found = queries.latest_counts_of_order(connection, "C-1", most)
                assert found == queries.latest_counts(connection, [part_count.c.order_number == "C-1"], most)
            assert {one.operation for one in found} == {"10", "20", None}
            assert found[0].at <= at(60 * 39)
            assert queries.latest_counts_of_order(connection, "C-9", 5) == []
            listed = plans(connection, lambda link: queries.latest_counts_of_order(link, "C-1", 5))
    from_counts = [one for one in listed if "part_count " in one]
    assert len(from_counts) == 2 * 3, "the next operation, and the counts of one, for each of three"
    assert all("ix_part_count_order_number" in one for one in from_counts)
