"""What the kiosk says, in few and short words."""

from __future__ import annotations

from collections.abc import Mapping

FRENCH: Mapping[str, str] = {}

ENGLISH: Mapping[str, str] = {}
