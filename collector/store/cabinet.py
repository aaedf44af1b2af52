"""The papers that count now, kept at hand: read again only when one was added, taken back or emptied."""

from __future__ import annotations

import threading
from collections.abc import Sequence

from sqlalchemy import Connection, func, select

from collector.store.papers import current
from collector.store.papers_records import Paper, PaperKind
from collector.store.papers_tables import paper, paper_revocation

_MARK = select(
    select(func.max(paper.c.number)).scalar_subquery(),
    select(func.count(paper.c.body)).scalar_subquery(),
    select(func.count()).select_from(paper_revocation).scalar_subquery(),
)


class Filed:
    """Papers by whom and what they are about.

    Args:
        papers: In the order of their recording.
    """

    def __init__(self, papers: Sequence[Paper]) -> None:
        self._persons: dict[str, list[Paper]] = {}
        self._machines: dict[str, list[Paper]] = {}
        self._kinds: dict[PaperKind, list[Paper]] = {}
        for one in papers:
            self._kinds.setdefault(one.kind, []).append(one)
            if one.person is not None:
                self._persons.setdefault(one.person, []).append(one)
            if one.machine is not None:
                self._machines.setdefault(one.machine, []).append(one)

    def of_person(self, person: str) -> Sequence[Paper]:
        """The papers about somebody."""
        return self._persons.get(person, ())

    def of_machine(self, machine: str) -> Sequence[Paper]:
        """The papers about a machine."""
        return self._machines.get(machine, ())

    def of_kinds(self, *kinds: PaperKind) -> Sequence[Paper]:
        """The papers of some kinds."""
        return [one for kind in kinds for one in self._kinds.get(kind, ())]


class Cabinet:
    """Keeps the papers at hand; may be asked from any thread."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._mark: tuple[int | None, ...] | None = None
        self._filed = Filed(())

    def filed(self, connection: Connection) -> Filed:
        """The papers that count in the moment that the connection shows."""
        mark = tuple(connection.execute(_MARK).one())
        with self._lock:
            if mark != self._mark:
                self._filed, self._mark = Filed(current(connection)), mark
            return self._filed
