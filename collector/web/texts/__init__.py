"""Every text of the pages, once per language: a test proves that the languages have the same keys and places."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from collector.web.texts import access, accounts, figures, floor, house, kiosk, machine, orders, signals, site, trainees

ROOMS = (house, floor, figures, signals, machine, orders, access, trainees, kiosk, accounts, site)
"""Whose texts there are. But for the floor's older ones and the signals', keys begin with the room's name and a dot."""


def _whole(texts: Sequence[Mapping[str, str]]) -> Mapping[str, str]:
    whole: dict[str, str] = {}
    for one in texts:
        twice = whole.keys() & one.keys()
        assert not twice, f"two rooms say {twice}"
        whole |= one
    return whole


FRENCH: Mapping[str, str] = _whole([room.FRENCH for room in ROOMS])
ENGLISH: Mapping[str, str] = _whole([room.ENGLISH for room in ROOMS])
CATALOGUES: Mapping[str, Mapping[str, str]] = {"fr": FRENCH, "en": ENGLISH}
"""The texts by language."""
