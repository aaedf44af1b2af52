"""A program: puts reports on a year together and prints them, and tells once how long each took, in milliseconds."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import TypeVar

from sqlalchemy import Connection

from collector.reports.booklet import Booklet, booklet_of
from collector.reports.booklet_report import as_report
from collector.reports.booklet_workbook import as_workbook
from collector.reports.inspection import inspection
from collector.reports.pages import Report
from collector.reports.printing import as_csv, as_pdf
from collector.reports.trainee_period import Period
from collector.settings import load
from collector.settings.reported import school_of, workshop_of
from collector.store.reader import StoreReader
from collector.store.registry import Registry
from collector.store.verify import Verification, verify
from tests.bench import school
from tests.bench.talk import tell

T = TypeVar("T")
MOST = 1_000.0
SOFTWARE = "etabli"


def timed(work: Callable[[], T]) -> tuple[T, float]:
    """What it gives, and how many milliseconds it took."""
    began = time.perf_counter()
    given = work()
    return given, (time.perf_counter() - began) * 1000


class Reports:
    """The reports of one school.

    Args:
        site_file: Its site file.
    """

    def __init__(self, site_file: Path) -> None:
        site = load(site_file, secrets=False)
        self._directory = site.store.directory
        self._workshop, self._school = workshop_of(site), school_of(site)
        self._now = datetime.now(UTC)
        self.told: dict[str, dict[str, object]] = {}

    def make(self) -> None:
        """All of them."""
        with StoreReader.open(self._directory) as store:
            verified, took = timed(lambda: verify(store.readers, self._directory))
            self._tell(
                "the journal verified, as an inspection file asks", took, None,
                f"{verified.facts:,} facts, {took / verified.facts * 1000:.0f} µs each; it reads all there are",
            )  # fmt: skip
            with store.reader() as connection:
                person, machine = "p-pupil003", school.MACHINES[3].id
                self._inspection(connection, verified, "inspection file of a trainee, all decisions", person, None)
                self._inspection(connection, verified, "inspection file of a machine, all decisions", None, machine)
                self._booklet(connection, person)

    def _inspection(
        self, connection: Connection, verified: Verification, what: str, person: str | None, machine: str | None
    ) -> None:
        def put_together() -> Report:
            return inspection(
                connection, self._workshop, since=None, until=self._now, made_at=self._now, software=SOFTWARE,
                verified=verified, directory=self._directory, person=person, machine_id=machine,
            )  # fmt: skip

        made, reading = timed(put_together)
        pdf, printing = timed(lambda: as_pdf(made, self._now))
        self._tell(what, reading + printing, MOST, _of(reading, printing, pdf))
        _, listing = timed(lambda: as_csv(made))
        self._tell(f"{what}, as CSV", reading + listing, MOST)

    def _booklet(self, connection: Connection, person: str) -> None:
        today = date.today()  # noqa: DTZ011 - the year ends today
        period = Period.of(today - timedelta(days=364), today, self._school)
        whose = Registry(connection).find(person)

        def put_together() -> Booklet:
            return booklet_of(connection, self._school, self._directory, whose, period, self._now)

        made, reading = timed(put_together)
        pdf, printing = timed(lambda: as_pdf(as_report(made, self._school, SOFTWARE), self._now))
        self._tell("booklet of a year", reading + printing, MOST, _of(reading, printing, pdf))
        _, sheets = timed(lambda: as_workbook(made, self._school))
        self._tell("booklet of a year, as XLSX", reading + sheets, MOST)

    def _tell(self, what: str, milliseconds: float, most: float | None, remark: str = "") -> None:
        self.told[what] = {"ms": milliseconds, "most": most, "remark": remark}


def _of(reading: float, printing: float, pdf: bytes) -> str:
    return f"{reading:.0f} ms to put together, {printing:.0f} ms to print, {len(pdf) / 1024:,.0f} kB"


if __name__ == "__main__":
    reports = Reports(Path(sys.argv[1]))
    reports.make()
    tell(**reports.told)
