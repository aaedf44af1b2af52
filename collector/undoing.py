"""Taking back what was changed about counted parts: by a further fact that says again what was said before."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import Connection

from collector.core.facts import Attribution, Fact, PartsAssigned, PartsCorrected
from collector.core.plain import from_plain
from collector.errors import RequestRefused
from collector.runtime.clock import Clock
from collector.runtime.live import Live
from collector.store.change_queries import PartChange, changes_by_seq
from collector.store.change_views import ASSIGNED
from collector.store.store import Store


class Undo:
    """Takes changes back.

    Args:
        store: Where they are written down.
        live: Who is told of what is written down.
        clock: The time.
    """

    def __init__(self, store: Store, live: Live, clock: Clock) -> None:
        self._store = store
        self._live = live
        self._clock = clock

    async def undo(self, changes: Sequence[int], *, author: str, reason: str) -> int:
        """Put counts back to how they were before these changes: all of them, or none.

        Args:
            changes: The changes' places in the journal.
            author: Who wants it.
            reason: Why, in words, without a name.

        Returns:
            How many counts were put back.

        Raises:
            RequestRefused: If one is not known, or its count was changed again since.
        """
        if not reason.strip():
            raise RequestRefused("taking a correction back needs a reason")
        at = self._clock.now()

        def work(connection: Connection) -> list[Fact]:
            found = changes_by_seq(connection, list(dict.fromkeys(changes)))
            if len(found) < len(set(changes)):
                raise RequestRefused("one of these corrections is not on record any more")
            facts = [_back(one, at, author, reason.strip()) for one in found]
            self._store.record(connection, facts)
            return facts

        facts = await self._store.write(work)
        self._live.committed({}, facts)
        return len(facts)


def _back(one: PartChange, at: datetime, author: str, reason: str) -> Fact:
    if not one.newest:
        raise RequestRefused(f"count {one.count} has been changed again since: take that back first")
    if one.kind == ASSIGNED:
        whose = from_plain(Attribution, dict(one.before))
        return PartsAssigned(
            machine=one.machine, at=at, count=one.count, attribution=whose, author=author, reason=reason
        )
    return PartsCorrected(machine=one.machine, at=at, count=one.count, **one.before, author=author, reason=reason)
