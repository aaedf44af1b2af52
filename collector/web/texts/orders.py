"""What the pages about orders say: the list, one order, the parts to look at, the import."""

from __future__ import annotations

from collections.abc import Mapping

from collector.web.texts import orders_import, orders_list, orders_one, orders_parts

_PAGES = (orders_list, orders_one, orders_parts, orders_import)

FRENCH: Mapping[str, str] = {key: text for page in _PAGES for key, text in page.FRENCH.items()}

ENGLISH: Mapping[str, str] = {key: text for page in _PAGES for key, text in page.ENGLISH.items()}
