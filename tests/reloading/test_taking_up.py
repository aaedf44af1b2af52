"""A site file is taken up by a signal: what is wrong in it is in the log, and everything goes on."""

from __future__ import annotations

import asyncio
import logging
import os
import signal
from pathlib import Path

import pytest

from collector.app import run
from collector.core.facts import SiteChanged
from collector.settings import load
from collector.store.store import Store
from tests.settings.files import SITE, write_site

WEB = "\n[web]\nport = 0\n"


async def test_a_bad_file_changes_nothing_and_says_so(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    """All that is wrong is told at once; the mended file is taken up by the next signal."""
    caplog.set_level(logging.INFO)
    site = await asyncio.to_thread(lambda: load(write_site(tmp_path, site=SITE + WEB)))
    served, stop = asyncio.Event(), asyncio.Event()

    async def until(phrase: str) -> None:
        while not any(phrase in record.message for record in caplog.records):  # noqa: ASYNC110 - a log gives no event
            await asyncio.sleep(0.01)

    async with asyncio.TaskGroup() as group, asyncio.timeout(60):
        group.create_task(run(site, ready=lambda _: served.set(), stop=stop), name="run")
        await served.wait()
        bad = SITE.replace('"usinage"\nprofile', '"nowhere"\nprofile').replace("cnc_lathe", "lathe")
        await asyncio.to_thread(write_site, tmp_path, site=bad + WEB)
        os.kill(os.getpid(), signal.SIGHUP)
        await until("the site file is not in order, nothing was changed")
        await asyncio.to_thread(write_site, tmp_path, site=SITE.replace("tour-1", "tour-9") + WEB)
        os.kill(os.getpid(), signal.SIGHUP)
        await until("the site file was taken up")
        stop.set()
    [wrong] = [record for record in caplog.records if "not in order" in record.message]
    assert ("nowhere" in wrong.problems, "cnc_lathe" in wrong.problems) == (True, True)  # type: ignore[attr-defined]

    def changed() -> list[SiteChanged]:
        with Store.open(site.store.directory, create=False) as store:
            return [one.fact for one in store.facts(kinds=["SiteChanged"]) if isinstance(one.fact, SiteChanged)]

    [fact] = await asyncio.to_thread(changed)
    assert (fact.added, fact.removed, fact.author) == (("tour-9",), ("tour-1",), "signal")
