"""Durations as people write them in files: a number and its unit, never a bare number."""

from __future__ import annotations

import re

PATTERN = r"^\s*(\d+(?:[.,]\d+)?)\s*(ms|s|min|h|d)\s*$"
UNITS = {"ms": 0.001, "s": 1.0, "min": 60.0, "h": 3600.0, "d": 86400.0}


def parse_duration(text: object) -> float:
    """Read `"90 s"`, `"1.5 min"`, `"250 ms"`, `"8 h"`, `"30 d"`.

    Args:
        text: What stands in the file.

    Returns:
        Seconds.

    Raises:
        ValueError: If it is no text, or no number followed by one of the units.
    """
    match = re.match(PATTERN, text) if isinstance(text, str) else None
    if match is None:
        raise ValueError('a duration in quotes with its unit (ms, s, min, h or d), such as "90 s"')
    return float(match[1].replace(",", ".")) * UNITS[match[2]]
