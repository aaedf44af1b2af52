"""Long work for a page: done in a thread, its progress shown, given up when nobody looks any more; one at a time."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import TypeVar

from nicegui import ui

from collector.web.house import Visit

T = TypeVar("T")

TICK = 0.2
"""Seconds between two looks at how far it is."""


class Stopped(Exception):
    """Nobody waits for it any more."""


class Progress:
    """How far long work is; called by it from its thread."""

    def __init__(self) -> None:
        self.done = 0
        self.total = 0
        self.stopped = False

    def __call__(self, done: int, total: int) -> None:
        """It is so far.

        Raises:
            Stopped: Nobody waits for it any more.
        """
        if self.stopped:
            raise Stopped
        self.done, self.total = done, total


class Bench:
    """Where long work of one kind is done, a piece at a time, whoever asks."""

    def __init__(self) -> None:
        self.busy = False


class Bar:
    """A progress bar on a page, hidden while nothing is done.

    Args:
        visit: Who waits.
        bench: Where it is done.
        label: What a screen reader says of it.
    """

    def __init__(self, visit: Visit, bench: Bench, label: str) -> None:
        self._visit = visit
        self._bench = bench
        self._progress = Progress()
        self._bar = ui.element("progress").props("max=100 value=0")
        self._bar.props["aria-label"] = label
        self._words = ui.html("", sanitize=False, tag="span").classes("quiet").props("role=status")
        self._timer = ui.timer(TICK, self._show, active=False)
        self._bar.set_visibility(False)
        visit.client.on_delete(self._give_up)

    @property
    def busy(self) -> bool:
        """Something is done already, here or for somebody else."""
        return self._bench.busy

    async def run(self, work: Callable[[Progress], T]) -> T | None:
        """Do it, and show how far it is.

        Args:
            work: Blocks; tells its progress.

        Returns:
            What it gave; None where nobody waits any more.
        """
        self._bench.busy, self._progress = True, Progress()
        self._bar.props["value"] = 0
        self._bar.set_visibility(True)
        self._timer.activate()
        try:
            return await asyncio.to_thread(work, self._progress)
        except Stopped:
            return None
        finally:
            self._bench.busy = False
            if not self._progress.stopped:
                self._timer.deactivate()
                self._bar.set_visibility(False)
                self._words.set_content("")

    def _show(self) -> None:
        done, total = self._progress.done, self._progress.total
        if total:
            self._bar.props["value"] = round(100 * done / total)
            say = self._visit.say
            self._words.set_content(say("access.proof.progress", done=say.number(done), total=say.number(total)))

    def _give_up(self) -> None:
        self._progress.stopped = True
