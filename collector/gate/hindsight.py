"""Deciding the past again: every recorded decision from what it rested on, compared with what was recorded then."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from collector.access.decide import decide
from collector.access.decision import Decision
from collector.access.pack import RulePack
from collector.core.facts import AccessDecided
from collector.core.plain import from_plain
from collector.gate.clerk import Rested
from collector.store import snapshots
from collector.store.reader import StoreReader

Parse = Callable[[str], RulePack]
"""From a rule pack's text to the pack."""


@dataclass(frozen=True, slots=True)
class Redecided:
    """One decision, decided again.

    Args:
        seq: Its number in the journal.
        decision: Its id.
        differences: What is another now: `outcome: denied, now allowed`; empty where all is as it was.
        erased: What it rested on was erased: it cannot be decided again.
    """

    seq: int
    decision: str
    differences: tuple[str, ...] = ()
    erased: bool = False


def redecide(store: StoreReader, parse: Parse) -> Iterator[Redecided]:
    """Decide every recorded decision again, in the order of the journal.

    Args:
        store: Where they are recorded.
        parse: Reads a rule pack.
    """
    packs: dict[str, RulePack | None] = {}
    with store.reader() as connection:
        for entry in store.facts(kinds=[AccessDecided.__name__]):
            fact = entry.fact
            if not isinstance(fact, AccessDecided):
                continue
            body = snapshots.body_of(connection, fact.snapshot)
            if fact.pack not in packs:
                text = snapshots.pack_text(connection, fact.pack)
                packs[fact.pack] = None if text is None else parse(text)
            pack = packs[fact.pack]
            if body is None or pack is None:
                yield Redecided(entry.seq, fact.decision, erased=True)
            elif snapshots.digest_of(body) != fact.snapshot:
                yield Redecided(entry.seq, fact.decision, ("what it rested on is not what was recorded",))
            else:
                yield Redecided(entry.seq, fact.decision, _differences(fact, body, pack))


def decided_again(body: str, pack: RulePack) -> Decision:
    """A decision taken again from what it rested on.

    Args:
        body: The snapshot.
        pack: The rules under which it was taken.

    Raises:
        ValueError: If the snapshot cannot be read.
    """
    try:
        rested = from_plain(Rested, json.loads(body))
    except TypeError as error:
        raise ValueError(str(error)) from error
    return decide(rested.request, rested.dossier, rested.machine, pack, ZoneInfo(rested.zone))


def _differences(fact: AccessDecided, body: str, pack: RulePack) -> tuple[str, ...]:
    try:
        again = decided_again(body, pack)
    except ValueError as error:
        return (f"what it rested on cannot be read: {error}",)
    now = {
        "outcome": again.outcome.value,
        "row": again.row,
        "failed": tuple(one.code for one in again.failed),
        "ends_at": again.ends_at,
        "guardian": next((duty.by for duty in again.obligations), None),
    }
    return tuple(
        f"{name}: {getattr(fact, name)}, now {value}" for name, value in now.items() if getattr(fact, name) != value
    )
