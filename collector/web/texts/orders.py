"""What the pages about orders say."""

from __future__ import annotations

from collections.abc import Mapping

FRENCH: Mapping[str, str] = {}

ENGLISH: Mapping[str, str] = {}
