"""A report on paper and as a list: PDF by a template that travels with the program, CSV for a spreadsheet."""

from __future__ import annotations

import csv
import io
import json
import re
from datetime import datetime
from importlib import resources
from typing import Any

from collector.reports.pages import Report, as_plain, records
from collector.store.export_cells import csv_cell

TEMPLATE = "report.typ"

_UNPRINTABLE = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\u2028\u2029\ufffe\uffff]")
"""What is no sign, and comes from a machine or a list all the same; line ends may stay."""


def as_pdf(report: Report, made_at: datetime) -> bytes:
    """The report as PDF.

    The template is handed texts as data, never as markup: a name with `#`, `[` or `$` is printed as it is. Nothing is
    fetched: the fonts are the printer's own.

    Args:
        report: What to print.
        made_at: When it was made (UTC), as the file says of itself.
    """
    document: bytes = _printed(report, made_at, format="pdf")
    return document


def as_pictures(report: Report, made_at: datetime, ppi: float = 80.0) -> list[bytes]:
    """Every page as a PNG.

    Args:
        report: What to print.
        made_at: When it was made (UTC).
        ppi: Pixels to the inch.
    """
    pages = _printed(report, made_at, format="png", ppi=ppi)
    return pages if isinstance(pages, list) else [pages]


def _printed(report: Report, made_at: datetime, **how: Any) -> Any:
    # Only who prints pays for the library: 80 MB on the disk, a tenth of a second at the start.
    import typst

    template = resources.files(__package__).joinpath(TEMPLATE).read_bytes()
    data = json.dumps(_clean(as_plain(report)), ensure_ascii=False)
    return typst.compile(template, sys_inputs={"report": data}, timestamp=made_at.replace(microsecond=0), **how)


def _clean(value: Any) -> Any:
    match value:
        case str():
            return _UNPRINTABLE.sub("\ufffd", value)
        case list():
            return [_clean(one) for one in value]
        case dict():
            return {name: _clean(one) for name, one in value.items()}
        case _:
            return value


def as_csv(report: Report) -> bytes:
    """The report as one list: each row of each table, `rubrique` says of which; for a French spreadsheet.

    Semicolons and a byte order mark, as such a spreadsheet opens it by a double click.
    """
    rows = list(records(report))
    headings = list(dict.fromkeys(name for row in rows for name in row))
    text = io.StringIO(newline="")
    writer = csv.writer(text, delimiter=";")
    writer.writerow(headings)
    writer.writerows([csv_cell(row.get(name, "")) for name in headings] for row in rows)
    return text.getvalue().encode("utf-8-sig")
