"""What the page of one machine says."""

from __future__ import annotations

from collections.abc import Mapping

FRENCH: Mapping[str, str] = {}

ENGLISH: Mapping[str, str] = {}
