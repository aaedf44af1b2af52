"""What is made at the start stays, and is not looked through again and again for garbage."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def settled_memory() -> Iterator[None]:
    """Set all that is there apart from what Python's garbage collector looks through, until the block is left.

    The modules and tables of a running collector are 200,000 objects. Under a stream of values they were looked through
    once every few seconds, 0.1 s and more each time in which nothing else happened: no value taken, no badge answered.
    """
    gc.collect()
    gc.freeze()
    try:
        yield
    finally:
        gc.unfreeze()


@contextmanager
def nothing_looked_through() -> Iterator[None]:
    """Look for no garbage until the block is left: importing makes objects that stay, and to look through them again
    and again takes an eighth of the time in which the collector starts."""
    gc.disable()
    try:
        yield
    finally:
        gc.enable()
