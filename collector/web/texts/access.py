"""What the safety officer's pages say."""

from __future__ import annotations

from collections.abc import Mapping

FRENCH: Mapping[str, str] = {}

ENGLISH: Mapping[str, str] = {}
