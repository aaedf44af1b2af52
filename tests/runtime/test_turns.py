"""How quickly threads take turns."""

from __future__ import annotations

import sys

import pytest

from collector.runtime.turns import TURN, quick_turns


def test_turns_are_quick_while_the_block_lasts_and_as_before_then() -> None:
    before = sys.getswitchinterval()
    with pytest.raises(RuntimeError, match="over"), quick_turns():
        assert sys.getswitchinterval() == pytest.approx(TURN)
        raise RuntimeError("over")
    assert sys.getswitchinterval() == pytest.approx(before)
