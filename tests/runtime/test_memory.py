"""Memory that has settled."""

from __future__ import annotations

import gc

import pytest

from collector.runtime.memory import nothing_looked_through, settled_memory


def test_what_is_there_is_looked_through_no_more_until_the_block_is_left() -> None:
    """Objects made before the block are set apart from the garbage collector's, and given back after it."""
    made_before = [object()]
    with settled_memory():
        made_within = [object()]
        watched = {id(one) for one in gc.get_objects()}
        assert id(made_before) not in watched
        assert id(made_within) in watched
    assert gc.get_freeze_count() == 0
    assert id(made_before) in {id(one) for one in gc.get_objects()}


def test_nothing_is_looked_through_while_what_stays_is_made() -> None:
    """Within the block no garbage is looked for, after it again; also when the block failed."""
    with pytest.raises(ImportError), nothing_looked_through():
        assert not gc.isenabled()
        raise ImportError
    assert gc.isenabled()
