"""Decisions of the past, each with every condition: taken again from what it rested on, where that is still kept."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from sqlalchemy import Connection

from collector.access.decision import Decision
from collector.access.pack import RulePack
from collector.core.facts import AccessDecided
from collector.errors import ConfigError
from collector.gate.hindsight import decided_again
from collector.store import snapshots
from collector.store.access_queries import Wanted, count_decisions, decisions


@dataclass(frozen=True, slots=True)
class Past:
    """A recorded decision.

    Args:
        fact: As the journal has it.
        decision: With every condition; None where what it rested on was erased, or cannot be read any more.
        pack: The rules under which it was taken; the present ones where its own are not kept.
        faithful: Taken again it comes out as it was recorded.
    """

    fact: AccessDecided
    decision: Decision | None
    pack: RulePack
    faithful: bool


class Packs:
    """The rule packs under which decisions were taken, each read once.

    Args:
        present: The rules of now.
        read: From a pack's kept text to the pack.
    """

    def __init__(self, present: RulePack, read: Callable[[str], RulePack]) -> None:
        self.present = present
        self._read = read
        self._known: dict[str, RulePack | None] = {present.digest: present}

    def of(self, connection: Connection, digest: str) -> RulePack | None:
        """The pack with this digest; None where it is not kept, or no version reads it any more."""
        if digest not in self._known:
            text = snapshots.pack_text(connection, digest)
            try:
                self._known[digest] = None if text is None else self._read(text)
            except ConfigError:
                self._known[digest] = None
        return self._known[digest]


def explained(connection: Connection, fact: AccessDecided, packs: Packs) -> Past:
    """A recorded decision with every condition."""
    pack = packs.of(connection, fact.pack)
    body = snapshots.body_of(connection, fact.snapshot)
    if pack is None or body is None or snapshots.digest_of(body) != fact.snapshot:
        return Past(fact, None, pack or packs.present, faithful=body is None)
    try:
        again = decided_again(body, pack)
    except ValueError:
        return Past(fact, None, pack, faithful=False)
    alike = again.outcome.value == fact.outcome and tuple(one.code for one in again.failed) == fact.failed
    return Past(fact, again, pack, faithful=alike)


@dataclass(frozen=True, slots=True)
class Found:
    """Decisions of a period, one page of them.

    Args:
        page: The decisions of this page, the newest first.
        counts: How many there are of each outcome, in all.
    """

    page: tuple[Past, ...]
    counts: Mapping[str, int]

    @property
    def total(self) -> int:
        """How many there are in all."""
        return sum(self.counts.values())


def found(connection: Connection, wanted: Wanted, packs: Packs, *, limit: int, offset: int) -> Found:
    """Look decisions up, newest first.

    Args:
        connection: Reads the workshop's database.
        wanted: Which of them.
        packs: The rule packs.
        limit: How many at most.
        offset: How many newer ones to leave out.
    """
    facts = decisions(connection, wanted, limit=limit, offset=offset)
    return Found(tuple(explained(connection, one, packs) for one in facts), count_decisions(connection, wanted))
