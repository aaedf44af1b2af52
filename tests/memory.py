"""What a test process has imported, apart from what is looked through for garbage."""

from __future__ import annotations

import gc


def settle() -> None:
    """Set all that is there apart, unless it is: whoever runs a whole collector in this process gives it back."""
    if not gc.get_freeze_count():
        gc.collect()
        gc.freeze()
