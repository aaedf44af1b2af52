"""Certificates that run out: ours at the pages, ours at machines, and those of machines."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta

from adapters.opcua.security.certificates import read_certificate
from adapters.opcua.security.own import folder_of
from adapters.opcua.security.trust import FOLDER, Standing, TrustStore
from collector.doctor.finding import Finding, Patient, fine, note, problem
from collector.settings.certificates import certificate_problem, lasts_until

SOON = timedelta(days=30)
"""Before its end somebody has to see to a certificate: time for a request, a delivery, a day at each machine."""


def certificates(patient: Patient) -> Iterator[Finding]:
    """How long each certificate holds that something here rests on."""
    found = [*_pages(patient), *_ours(patient), *_machines(patient)]
    yield from found or [fine("No certificate is used.")]


def _pages(patient: Patient) -> Iterator[Finding]:
    web = patient.site.web
    if web.certificate is None or web.key is None:
        return
    wrong = certificate_problem(web.certificate, web.key, patient.now)
    if wrong is not None:
        yield problem(f"The pages' {wrong.key} is {wrong.found}.", f"Put {wrong.expected} in its place.")
        return
    try:
        until = lasts_until(web.certificate)
    except (OSError, ValueError) as error:
        yield problem(f"The pages' certificate {web.certificate} cannot be read: {error}.", "Let this account read it.")
        return
    yield _dated(
        f"The pages' certificate holds until {until:%Y-%m-%d}.", until, patient.now,
        "Renew it; the new files are taken up without a restart.",
    )  # fmt: skip


def _ours(patient: Patient) -> Iterator[Finding]:
    """Our own for OPC UA are renewed by themselves, and machines have to trust the next one in time."""
    for path in sorted(folder_of(patient.site.store.directory / FOLDER).glob("*.der")):
        if path.name.endswith(".next.der"):
            yield note(
                f"The next OPC UA certificate of ours is ready: {path}.",
                "Let every machine trust it before the present one ends: etabli trust list.",
            )
            continue
        try:
            one = read_certificate(path)
        except (OSError, ValueError) as error:
            yield problem(
                f"{path} cannot be read: {error}.", "Put it back from a backup, or remove it: a new one is made."
            )
            continue
        yield _dated(
            f"Our OPC UA certificate ({one.application_uri}) holds until {one.ends:%Y-%m-%d}.", one.ends, patient.now,
            "The next one is laid ready sixty days before, once a machine is connected to; let machines trust it.",
        )  # fmt: skip


def _machines(patient: Patient) -> Iterator[Finding]:
    entries = TrustStore(patient.site.store.directory / FOLDER).entries()
    for entry in entries:
        one = entry.certificate
        if entry.standing is Standing.TRUSTED and not entry.any_date:
            yield _dated(
                f"The trusted certificate of {one.subject} holds until {one.ends:%Y-%m-%d}.", one.ends, patient.now,
                f"Renew it at the machine, then etabli trust accept; or etabli trust accept {one.fingerprint[:16]}"
                " --any-date.",
            )  # fmt: skip
    waiting = [entry for entry in entries if entry.standing is Standing.REJECTED]
    if waiting:
        yield note(
            f"{len(waiting)} certificates were shown by servers and are trusted by nobody.",
            "If one of them is a machine of yours: etabli trust list, compare, etabli trust accept.",
        )


def _dated(text: str, until: datetime, now: datetime, todo: str) -> Finding:
    if until <= now:
        return problem(text.replace("holds until", "ran out on"), todo)
    return problem(text, todo) if until - now <= SOON else fine(text)
