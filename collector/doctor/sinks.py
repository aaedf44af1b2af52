"""Those outside the house: how far behind they are, and what they would not have."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from collector.doctor.finding import Finding, Patient, fine, note, problem
from collector.store.database import DATABASE
from collector.store.migrate import lacking
from collector.store.reader import StoreReader
from collector.store.sink_places import Place, places

LATE = timedelta(hours=1)
"""How old the oldest fact may be that a sink was not told, while a collector runs."""


def sinks(patient: Patient) -> Iterator[Finding]:
    """Is every sink told in time, and does it take what it is told?"""
    directory = patient.site.store.directory
    known: list[Place] = []
    if (directory / DATABASE).exists():
        with StoreReader.open(directory) as store:
            if not lacking(store.readers):
                with store.reader() as connection:
                    known = places(connection)
    if not known:
        yield fine("Nobody outside is told anything.")
    for one in known:
        yield from _place(one, patient)


def _place(one: Place, patient: Patient) -> Iterator[Finding]:
    late = one.oldest is not None and patient.now - one.oldest > LATE
    if late and one.oldest is not None:
        said = f"{one.sink} was not told {one.waiting} facts, the oldest of {one.oldest:%Y-%m-%d %H:%M} UTC."
        if patient.answer is None:
            yield note(said, "They wait in the journal until a collector runs.")
        else:
            yield problem(said, "They wait in the journal; the log says what keeps them: journalctl -u etabli.")
    else:
        yield fine(f"{one.sink} is told in time; {one.waiting} facts are on their way.")
    if one.refused:
        yield problem(
            f"{one.sink} would not have {one.refused} lines or messages: they lie in quarantine.",
            f"etabli sinks refused {one.sink} says why; put it right, then etabli sinks replay.",
        )
