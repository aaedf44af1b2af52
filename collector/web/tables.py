"""Tables, as every room of the house has them."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape


def scrolling(table: str, style: str = "") -> str:
    """A table that scrolls where the page is too narrow for it, by the keyboard too."""
    return f'<div class="{f"scroll {style}".strip()}" tabindex="0">{table}</div>'


def table(heads: Iterable[str], rows: Iterable[str], style: str = "") -> str:
    """A table with a line of heads.

    Args:
        heads: What stands above the columns, as text.
        rows: The rows, as HTML.
        style: `stack` folds each row into a card on a phone.
    """
    columns = "".join(f'<th scope="col">{escape(one)}</th>' for one in heads)
    return scrolling(
        f'<table class="{f"table {style}".strip()}"><thead><tr>{columns}</tr></thead>'
        f"<tbody>{''.join(rows)}</tbody></table>"
    )
