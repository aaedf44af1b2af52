"""Memory that has settled."""

from __future__ import annotations

import gc

from collector.runtime.memory import settled_memory


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
