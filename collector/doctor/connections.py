"""The running collector and its machines, as it says itself."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import UTC, datetime, timedelta
from typing import Any

import httpx

from collector.control import read_control
from collector.doctor.finding import Finding, Patient, fine, note, problem
from collector.errors import RequestRefused
from collector.settings import Site

PATIENCE = 10.0
"""Seconds that a running collector may take to answer."""

LONG = timedelta(days=7)
"""After which a machine that is off is no longer just off."""


def ask(site: Site) -> tuple[Mapping[str, Any] | None, str]:
    """What the running collector says of its health, and why it says nothing."""
    try:
        control = read_control(site.store.directory)
        if control is None:
            return None, ""
        answer = httpx.get(
            f"{control.url}/api/health/details", headers={"Authorization": f"Bearer {control.token}"},
            timeout=PATIENCE, trust_env=False, verify=control.verified(),
        )  # fmt: skip
        answer.raise_for_status()
        told = answer.json()
        return (told, "") if isinstance(told, dict) else (None, "it answers nothing that is known")
    except (httpx.HTTPError, RequestRefused, ValueError) as error:
        return None, str(error) or type(error).__name__


def connections(patient: Patient) -> Iterator[Finding]:
    """Does a collector run, does it keep up, and which machines does it not hear?"""
    answer = patient.answer
    if answer is None and patient.silence:
        yield problem(
            f"A collector left word that it runs, and does not answer: {patient.silence}.",
            "systemctl status etabli, journalctl -u etabli; if it was killed, start it again.",
        )
        return
    if answer is None:
        yield note("No collector runs with these data.", "etabli run, or systemctl start etabli.")
        return
    yield fine(f"The collector runs: version {answer['version']}, {answer['facts']} facts since its start.")
    if answer["waiting"] > 100:
        yield problem(
            f"It does not keep up: {answer['waiting']} deliveries wait.",
            "Fewer or slower signals (dead_band, poll), a faster disk, or a computer that does less beside it.",
        )
    if answer["dropped"]:
        yield note(
            f"{answer['dropped']} measured values were dropped since its start, for want of time or room.",
            "Larger dead_bands in the profiles. Counts, cycles and states are never dropped.",
        )
    lines = answer.get("lines", ())
    for one in lines:
        yield from _line(one, patient.now)
    up = sum(one["line"] == "up" and not one["stale"] for one in lines)
    yield fine(f"{up} of {len(lines)} machines are connected and heard.")


def _line(one: Mapping[str, Any], now: datetime) -> Iterator[Finding]:
    machine, line = one["machine"], one["line"]
    since = datetime.fromisoformat(one["since"]) if one["since"] else None
    for_how_long = f" since {since.astimezone(UTC):%Y-%m-%d %H:%M} UTC" if since is not None else ""
    if line == "refused":
        yield problem(
            f"{machine} refuses us{for_how_long}: {one['reason']}", f"A person has to act: etabli probe {machine}."
        )
    elif line == "faulted":
        yield problem(
            f"{machine} is left alone after a fault of etabli's own{for_how_long}: {one['reason']}",
            "Tell the makers, with the log; a restart tries it again.",
        )
    elif line == "down":
        said = f"{machine} is not connected{for_how_long}: {one['reason']}"
        if since is not None and now - since > LONG:
            yield problem(said, f"Off for a week: etabli probe {machine}, its cable, its address; or take it out.")
        else:
            yield note(said, f"If it is switched on: etabli probe {machine}.")
    elif line == "connecting":
        yield note(f"{machine} is being connected to for the first time.")
    elif one["stale"]:
        yield problem(
            f"{machine} is connected and says nothing: last heard {one['heard_at']}.", f"etabli probe {machine}."
        )
    for signal, reason in one["complaints"].items():
        yield note(
            f"{machine} does not give {signal}: {reason}", "Leave it out of a profile of your own, or mend its address."
        )
