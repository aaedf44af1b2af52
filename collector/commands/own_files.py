"""Files with personal data: whole or not at all, and for whoever asked for them alone."""

from __future__ import annotations

import os
import secrets
from pathlib import Path

from collector.errors import RequestRefused


def write_for_the_owner(target: Path, content: bytes) -> None:
    """The file appears when it is complete, and nobody else may read it, not even while it is being written.

    Raises:
        RequestRefused: If it cannot be written.
    """
    beside = target.with_name(f".{target.name}.{secrets.token_hex(4)}")
    try:
        with os.fdopen(os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
            file.write(content)
        beside.replace(target)
    except OSError as error:
        beside.unlink(missing_ok=True)
        raise RequestRefused(f"cannot write {target}: {error.strerror or error}") from error
