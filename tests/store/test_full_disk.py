"""A disk that is full takes nothing and damages nothing: on a real file system of 4 MB, to the last byte."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from collector.errors import DiskFull
from collector.store.checkpoints import FILE
from collector.store.store import Store
from collector.store.verify import verify
from collector.store.writer import Sealing
from tests.store.telling import tool
from tests.workshop.small_disk import fill, make_room, small_disk


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Path]:
    with small_disk(tmp_path / "data", megabytes=8) as folder:
        yield folder


def test_what_was_taken_stays_and_the_rest_is_taken_when_there_is_room(disk: Path) -> None:
    """Every commit is all or nothing; who is told no tells it again, and nothing is doubled."""
    taken = 0
    with Store.open(disk, sealing=Sealing(facts=50)) as store:
        store.commit_now([tool(0)])
        fill(disk)
        with pytest.raises(DiskFull, match="the journal cannot record: "):
            for taken in range(1, 20_000):
                store.commit_now([tool(taken)])
        assert store.full
        refused = tool(taken)
        make_room(disk)
        assert len(store.commit_now([refused])) == 1
        assert not store.full
        assert [entry.fact for entry in store.facts()] == [tool(one) for one in range(taken + 1)]
    lines = (disk / FILE).read_text("utf-8").splitlines()
    assert all(line.endswith("}") for line in lines), "no half line of a checkpoint"
    with Store.open(disk) as store:
        assert verify(store.readers, disk).clean
