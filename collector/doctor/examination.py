"""All that is looked at, in the order in which it is told. A new check is a line in `CHECKS`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime

from sqlalchemy.exc import SQLAlchemyError

from collector.doctor.certificates import certificates
from collector.doctor.clock import clock
from collector.doctor.connections import ask, connections
from collector.doctor.disk import rights, room
from collector.doctor.finding import Check, Finding, Patient, problem
from collector.doctor.memory import backups, memory, versions
from collector.doctor.sinks import sinks
from collector.errors import EtabliError
from collector.settings import Site

CHECKS: Mapping[str, Check] = {
    "clock": clock,
    "disk": room,
    "rights": rights,
    "certificates": certificates,
    "machines": connections,
    "sinks": sinks,
    "journal": memory,
    "backups": backups,
    "versions": versions,
}
"""By the subject's name, which programs know it by."""


def patient_of(site: Site, now: datetime, *, thorough: bool = False) -> Patient:
    """What there is to look at; asks the running collector, if there is one.

    Args:
        site: The site file, checked.
        now: Now (UTC).
        thorough: Take all the time that it takes.
    """
    answer, silence = ask(site)
    return Patient(site, now, answer, silence, thorough)


def examined(patient: Patient) -> Iterator[tuple[str, Finding]]:
    """Every finding with its subject. A check that cannot be done is a problem by itself; the others go on."""
    for subject, check in CHECKS.items():
        try:
            yield from ((subject, finding) for finding in check(patient))
        except (EtabliError, SQLAlchemyError, OSError) as error:
            yield (
                subject,
                problem(f"It cannot be looked at: {error}", "Ask as the collector's account; else see above."),
            )
