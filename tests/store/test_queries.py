"""Questions about one person or one machine, answered without looking at everybody's."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from collector.core.facts import OverrideGranted, SessionClosed, SessionJoined, UnauthorisedRun
from collector.store import queries
from collector.store.queries import BEGINNING, END
from collector.store.store import Store
from tests.store.telling import at, opened

RUN = UnauthorisedRun(machine="dmu", at=at(10), reason="denied", session="dmu.s1", persons=("p-anne", "p-bilal"))
WAIVED = OverrideGranted(
    machine="", at=at(5), override="o-1", person="p-bilal", condition="R9.supervision", by="p-head", role="head",
    reason="essai", since=at(5), until=at(60),
)  # fmt: skip


def test_facts_that_name_somebody(tmp_path: Path) -> None:
    """Whoever stands in a fact is found, whatever he is in it; ids that only begin alike are others'."""
    alike = replace(RUN, at=at(20), persons=("p-ann",))
    with Store.open(tmp_path) as store:
        store.commit_now([WAIVED, RUN, alike, opened(30, persons=("p-anne",))])
        with store.reader() as connection:

            def told(**which: object) -> list[object]:
                found = queries.facts(connection, BEGINNING, END, **which)  # type: ignore[arg-type]
                return [one.fact for one in found]

            assert told(naming="p-anne", kinds=("UnauthorisedRun",)) == [RUN]
            assert told(naming="p-bilal") == [WAIVED, RUN]
            assert told(naming="p-head") == [WAIVED]
            assert told(naming="p-an") == []
            assert told(machine="", naming="p-bilal") == [WAIVED]
            assert told(machine="dmu", naming="p-bilal") == [RUN]


def test_sessions_that_somebody_was_in(tmp_path: Path) -> None:
    """From the beginning or later; with all who were in them."""
    with Store.open(tmp_path) as store:
        store.commit_now([
            opened(0, "dmu.s1"),
            SessionJoined(machine="dmu", at=at(5), session="dmu.s1", person="p-bilal", author="p-bilal", via="badge"),
            SessionClosed(machine="dmu", at=at(50), session="dmu.s1", reason="left", author="p-anne", via="badge"),
            opened(60, "dmu.s2", ("p-chloe",)),
        ])  # fmt: skip
        with store.reader() as connection:
            found = {
                person: [one.session for one in queries.sessions(connection, BEGINNING, END, person=person)]
                for person in ("p-anne", "p-bilal", "p-chloe", "p-nobody")
            }
            assert found == {"p-anne": ["dmu.s1"], "p-bilal": ["dmu.s1"], "p-chloe": ["dmu.s2"], "p-nobody": []}
            [both] = queries.sessions(connection, BEGINNING, END, "dmu", "p-bilal")
            assert [one.person for one in both.presences] == ["p-anne", "p-bilal"]
            assert list(queries.sessions(connection, BEGINNING, END, "lathe", "p-bilal")) == []
