"""What a test process has imported, apart from what is looked through for garbage."""

from __future__ import annotations

import gc

import pytest

_apart: list[bool] = []
"""True while it is apart. Python would count, which takes as long as what this saves."""


def settle() -> None:
    """Set all that is there apart, unless it is."""
    if not _apart:
        gc.collect()
        gc.freeze()
        _apart.append(True)


def noticed(patch: pytest.MonkeyPatch) -> None:
    """Notice when a whole collector that ran in this process has given everything back."""
    real = gc.unfreeze

    def unfreeze() -> None:
        real()
        _apart.clear()

    patch.setattr(gc, "unfreeze", unfreeze)
