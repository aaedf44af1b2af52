"""Who follows the facts is told of them once they are committed, and not a moment before."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping, Sequence

import pytest

from collector.core.facts import Fact, UnauthorisedRun
from collector.errors import JournalError
from collector.runtime.engine import Engine
from collector.runtime.live import Live
from collector.runtime.mailbox import WaitingMailbox
from tests.runtime.test_engine import MILL, START, HandClock

RUN = UnauthorisedRun(machine=MILL, at=START, reason="no session")


class Journal:
    """Commits when it is let, or cannot."""

    def __init__(self) -> None:
        self.asked, self.allowed, self.full = asyncio.Event(), asyncio.Event(), False

    async def commit(self, facts: Sequence[Fact], states: Mapping[str, str]) -> None:
        self.asked.set()
        await self.allowed.wait()
        if self.full:
            raise JournalError("the disk is full")


@pytest.mark.parametrize("full", [False, True], ids=["committed", "refused"])
async def test_followers_hear_of_what_is_committed(full: bool) -> None:
    """Written down first: what cannot be written down nobody hears of."""
    journal, live, heard = Journal(), Live([MILL]), list[Fact]()
    journal.full = full
    live.follow(heard.extend)

    async def nobody(machine: str, text: str) -> tuple[None, None]:
        return None, None

    engine = Engine({}, journal, live, WaitingMailbox(), HandClock(), software="0", match_order=nobody)
    async with asyncio.TaskGroup() as group, asyncio.timeout(20):
        recording = group.create_task(_recorded(engine), name="recording")
        await journal.asked.wait()
        assert heard == []
        journal.allowed.set()
        assert await recording is not full
    assert heard == ([] if full else [RUN])


async def _recorded(engine: Engine) -> bool:
    try:
        await engine.record([RUN])
    except JournalError:
        return False
    return True
