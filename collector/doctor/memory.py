"""What is kept: the journal's chain and checkpoints, the databases' pages, which version wrote them, the backups."""

from __future__ import annotations

import platform
import sqlite3
from collections.abc import Iterator
from datetime import UTC, timedelta

from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat, load_pem_private_key

from collector import __version__
from collector.doctor.finding import Finding, Patient, fine, note, problem
from collector.store.checkpoints import PRIVATE_KEY, load_public_key
from collector.store.database import DATABASE
from collector.store.migrate import lacking
from collector.store.reader import StoreReader
from collector.store.sample_file import FILE as SAMPLES
from collector.store.verify import verify
from collector.store.verify_tail import Tail, verify_tail
from collector.upkeep.archive import archives, backup_name, made_at
from collector.upkeep.daily import last_due
from collector.upkeep.snapshot import unsound

TAIL = 20_000
"""Facts at the journal's end that are verified in a quick look: a sixth of a second."""

UNSIGNED = 2_000
UNSIGNED_FOR = timedelta(hours=3)
"""Facts, and time, after which a checkpoint is overdue: the collector signs every 1,000 facts and every hour."""

TOO_OLD = timedelta(days=3)
"""Days behind the last moment at which a backup was due: a weekend and a day are nothing yet."""


def memory(patient: Patient) -> Iterator[Finding]:
    """Does the journal verify, is it signed, are the databases sound?"""
    directory = patient.site.store.directory
    if not (directory / DATABASE).exists():
        yield note("Nothing has been recorded yet.")
        return
    for database in sorted(directory.glob("*.sqlite")):
        wrong = unsound(database, quick=not patient.thorough)
        if wrong:
            todo = (
                "It holds no facts: stop the collector, move it away, and a new one is made."
                if database.name == SAMPLES
                else "Stop the collector, keep a copy of the data directory, look at the disk (smartctl), then put the"
                " last backup back: etabli restore."
            )
            yield problem(f"{database.name} is damaged: {wrong}.", todo)
        else:
            yield fine(f"{database.name} is sound{'' if patient.thorough else ' at a quick look'}.")
    with StoreReader.open(directory) as store:
        tail = verify_tail(store.readers, directory, TAIL)
        findings = verify(store.readers, directory).findings if patient.thorough else tail.findings
    if findings:
        first = findings[0]
        yield problem(
            f"The journal does not verify: fact {first.seq}: {first.what.value}: {first.detail}"
            f"{f', and {len(findings) - 1} more' if len(findings) > 1 else ''}.",
            "etabli journal verify says all; keep the backups that you have, compare checkpoints.jsonl with a copy.",
        )
    else:
        which = "All facts verify" if patient.thorough else f"The last {tail.facts} facts verify"
        yield fine(f"{which}, up to fact {tail.head}.")
    yield from _signed(patient, tail)


def _signed(patient: Patient, tail: Tail) -> Iterator[Finding]:
    """Is it signed, by the key that stands beside it, into the file, too?"""
    directory = patient.site.store.directory
    unsigned = tail.head - tail.sealed
    since = tail.sealed_at or tail.recorded_at
    overdue = since is not None and patient.now - since > UNSIGNED_FOR and patient.answer is not None
    if unsigned > UNSIGNED or (unsigned > 0 and overdue):
        yield problem(
            f"{unsigned} facts are not signed, the last checkpoint is of"
            f" {f'{tail.sealed_at:%Y-%m-%d %H:%M} UTC' if tail.sealed_at else 'never'}.",
            "journalctl -u etabli says why no checkpoint is written; a restart signs what is there.",
        )
    elif tail.sealed_at is not None:
        yield fine(f"Signed up to fact {tail.sealed}, on {tail.sealed_at.astimezone(UTC):%Y-%m-%d %H:%M} UTC.")
    if tail.unwritten:
        yield problem(
            f"{tail.unwritten} signed checkpoints are missing in checkpoints.jsonl, by which a cut journal is found.",
            "A restart writes them again. Keep a copy of that file elsewhere; every backup has one.",
        )
    try:
        content = (directory / PRIVATE_KEY).read_bytes()
        ours = load_pem_private_key(content, password=None).public_key()
        raw = [key.public_bytes(Encoding.Raw, PublicFormat.Raw) for key in (ours, load_public_key(directory))]
    except OSError:
        return  # Missing or another's: told where rights are looked at.
    except ValueError as error:
        yield problem(f"{PRIVATE_KEY} is no key: {error}.", "Put it back from a backup.")
        return
    if raw[0] != raw[1]:
        yield problem(
            f"{PRIVATE_KEY} does not belong to journal.pub: what it signs does not verify.",
            "Put both back from a backup.",
        )


def versions(patient: Patient) -> Iterator[Finding]:
    """Which versions, and whether the data are those of this one."""
    yield fine(
        f"etabli {__version__}, Python {platform.python_version()}, SQLite {sqlite3.sqlite_version},"
        f" {platform.system()} {platform.machine()}."
    )
    if patient.answer is not None and patient.answer["version"] != __version__:
        yield problem(
            f"Version {patient.answer['version']} runs, and {__version__} is installed.", "Restart the collector."
        )
    if (patient.site.store.directory / DATABASE).exists():
        with StoreReader.open(patient.site.store.directory) as store:
            missing = lacking(store.readers)
        if missing:
            yield note(
                f"The data are an older version's; {missing} migrations run at the next start.",
                "Take a backup first (etabli backup): an older version does not read the data afterwards.",
            )
        else:
            yield fine("The data are this version's.")


def backups(patient: Patient) -> Iterator[Finding]:
    """Is there a backup, and is it of these days?"""
    plan, site = patient.site.backup, patient.site
    if plan is None:
        yield note(
            "No backup is taken by itself.",
            '[backup] folder = "…" in the site file, on another disk, takes and proves one every day.',
        )
        return
    if not plan.folder.is_dir():
        yield problem(
            f"The folder of the backups, {plan.folder}, is not there.",
            "Plug in its disk, or make it; it is never made.",
        )
        return
    made = [made_at(one) for one in archives(plan.folder, backup_name(site.name))]
    due = last_due(plan.at, site.zone, patient.now)
    if not made:
        yield problem(f"There is no backup in {plan.folder} yet.", "etabli backup, and read what it says.")
    elif due - max(made) > TOO_OLD:
        yield problem(
            f"The last backup is {(patient.now - max(made)).days} days old ({max(made):%Y-%m-%d}).",
            "etabli backup, and read what it says; it is made only while a collector runs.",
        )
    else:
        yield fine(f"The last backup is of {max(made).astimezone(site.zone):%Y-%m-%d %H:%M}, {len(made)} are kept.")
    if plan.folder.stat().st_dev == site.store.directory.absolute().stat().st_dev:
        yield note(
            f"{plan.folder} is on the same disk as the data: it dies with it.", "A stick, a share, another computer."
        )
