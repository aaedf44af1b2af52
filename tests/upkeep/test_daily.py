"""A backup every day by itself: when it is due, what is made up for, and what is told when it cannot be made."""

from __future__ import annotations

import asyncio
import logging
import sys
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from collector.upkeep.archive import archive_name, archives, backup_name
from collector.upkeep.daily import DailyBackup, last_due
from tests.commands.shell import PATIENCE, School, until
from tests.runtime.test_engine import HandClock

PARIS = ZoneInfo("Europe/Paris")
NOON = time(12, 30)


@dataclass(frozen=True, slots=True)
class Plan:
    """`[backup]`."""

    folder: Path
    at: time = NOON
    samples: bool = True


@pytest.mark.parametrize(
    ("now", "due"),
    [
        ("2026-11-23T11:29:00", "2026-11-22T11:30:00"),
        ("2026-11-23T11:30:00", "2026-11-23T11:30:00"),
        ("2026-11-23T23:30:00", "2026-11-23T11:30:00"),
        # Summer time: the same hour on the wall.
        ("2026-07-01T10:30:00", "2026-07-01T10:30:00"),
        ("2026-03-29T10:29:00", "2026-03-28T11:30:00"),
    ],
)
def test_when_one_is_due(now: str, due: str) -> None:
    """By the clock on the wall."""
    at = datetime.fromisoformat(now).replace(tzinfo=UTC)
    assert last_due(NOON, PARIS, at).astimezone(UTC) == datetime.fromisoformat(due).replace(tzinfo=UTC)


def test_a_site_s_name_is_a_file_s_name() -> None:
    """Whatever the school is called."""
    assert backup_name("École de production Saint-Éloi") == "ecole-de-production-saint-eloi"
    assert backup_name("???") == "site"


COMMAND = """
import sys
from pathlib import Path
log = Path(sys.argv[1])
log.open("a").write(" ".join(sys.argv[2:]) + "\\n")
if (log.parent / "full").exists():
    sys.exit("No: the disk is full")
"""


@asynccontextmanager
async def at_work(daily: DailyBackup) -> AsyncIterator[None]:
    async with asyncio.TaskGroup() as group:
        running = group.create_task(daily.run(), name="daily")
        yield
        running.cancel()


def calls(folder: Path) -> Sequence[str]:
    """How the command was called."""
    return (folder / "log").read_text(encoding="utf-8").splitlines() if (folder / "log").exists() else []


async def test_it_is_taken_once_a_day_and_made_up_for(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    """At once where the last is older than the last time; a failure is told once, tried every hour, and told healed."""
    clock = HandClock(datetime(2026, 11, 23, 7, 0, tzinfo=UTC))
    command = (sys.executable, "-c", COMMAND, str(tmp_path / "log"))
    daily = DailyBackup(Plan(tmp_path, samples=False), tmp_path / "s.toml", "ecole", PARIS, clock, command)

    async def look(seconds: float = 60.0) -> int:
        await clock.let_pass(seconds)
        return len(await asyncio.to_thread(calls, tmp_path))

    def made(at: datetime) -> None:
        (tmp_path / archive_name("ecole", at)).write_text("", encoding="utf-8")

    (tmp_path / "full").write_text("", encoding="utf-8")
    caplog.set_level(logging.INFO, "collector.upkeep.daily")
    async with asyncio.timeout(PATIENCE), at_work(daily):
        assert await look(0) == 1, "there is none yet"
        assert await look(3000) == 1
        assert await look(700) == 2, "an hour later again"
        assert [one.getMessage()[:26] for one in caplog.records] == ["no backup could be made, i"]
        assert "the disk is full" in caplog.records[0].__dict__["reason"]
        (tmp_path / "full").unlink()
        assert await look(3600) == 3
        assert caplog.records[-1].getMessage() == "backup made"
        made(clock.now())
        assert await look(3600) == 3
        clock.at = datetime(2026, 11, 23, 11, 29, tzinfo=UTC)
        assert await look(120) == 4, "its hour has come"
        made(clock.now() + timedelta(seconds=1))
        assert await look(7200) == 4
    assert calls(tmp_path)[0] == f"--without-samples --site {tmp_path / 's.toml'}"


def test_a_collector_takes_its_own(tmp_path: Path) -> None:
    """In earnest: the site file names a folder, and a proved archive lies there soon after the start."""
    school = School(tmp_path)
    stick = tmp_path / "stick"
    stick.mkdir()
    with school.site_file.open("a", encoding="utf-8") as site:
        site.write('\n[backup]\nfolder = "stick"\n')
    with school.collecting():
        until(lambda: list(archives(stick, "ecole-de-test")))
    [archive] = archives(stick, "ecole-de-test")
    assert "The backup is whole" in school.done("restore", archive, "--check")
