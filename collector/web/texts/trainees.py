"""What the trainer's pages say: the list, one trainee, the competences."""

from __future__ import annotations

from collections.abc import Mapping

from collector.web.texts import trainees_levels, trainees_one, trainees_roll

_PAGES = (trainees_roll, trainees_one, trainees_levels)

FRENCH: Mapping[str, str] = {key: text for page in _PAGES for key, text in page.FRENCH.items()}

ENGLISH: Mapping[str, str] = {key: text for page in _PAGES for key, text in page.ENGLISH.items()}
