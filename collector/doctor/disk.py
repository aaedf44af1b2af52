"""Room on the disk, and who may read and write what lies there."""

from __future__ import annotations

import os
import shutil
import stat
from collections.abc import Iterator
from pathlib import Path

from collector.control import FILE as CONTROL
from collector.doctor.finding import Finding, Patient, fine, note, problem
from collector.store.checkpoints import PRIVATE_KEY, PUBLIC_KEY
from collector.store.database import DATABASE
from collector.store.sample_file import FILE as SAMPLES
from collector.upkeep.backup import ASIDE

LITTLE = 500 * 10**6
"""Free bytes below which the disk will soon be full: a busy week of facts and samples."""

SCARCE = 2 * 10**9
"""Free bytes below which somebody should think of it."""

MB = 10**6

INODES = 1_000
"""Free entries of the file system below which no file can soon be made, whatever room there is."""


def room(patient: Patient) -> Iterator[Finding]:
    """How much is free where the data lie, and how much measured values may still take of it."""
    directory = _nearest(patient.site.store.directory)
    usage = shutil.disk_usage(directory)
    said = f"{usage.free // MB} MB of {usage.total // MB} MB are free where the data lie ({directory})."
    todo = (
        "Make room: older backups, logs (journalctl --vacuum-size=200M), [store] samples_size, etabli retention; or a"
        " larger disk. Nothing is recorded on a full one."
    )
    if usage.free < LITTLE:
        yield problem(said, todo)
    elif usage.free < SCARCE:
        yield note(said, todo)
    else:
        yield fine(said)
    samples = patient.site.store.directory / SAMPLES
    kept = samples.stat().st_size if samples.exists() else 0
    more = patient.site.store.samples_size - kept
    if more > usage.free - LITTLE:
        yield note(
            f"Measured values take {kept // MB} MB and may take {patient.site.store.samples_size // MB} MB: more than"
            " there is room for.",
            "Give [store] samples_size what this disk can hold; the oldest go first then.",
        )
    if hasattr(os, "statvfs") and os.statvfs(directory).f_files and os.statvfs(directory).f_favail < INODES:
        yield problem("The file system has hardly an entry left for another file.", "Remove files that nobody needs.")
    aside = sorted(patient.site.store.directory.glob(f"{ASIDE}*"))
    if aside:
        size = sum(one.stat().st_size for folder in aside for one in folder.rglob("*") if one.is_file())
        yield note(
            f"{len(aside)} restores have laid older data aside: {size // MB} MB, with names and keys.",
            f"Remove {aside[0]} once nothing is missing.",
        )


def rights(patient: Patient) -> Iterator[Finding]:
    """Keys, names and tokens are for the collector's account alone; and it can write where it has to."""
    directory = patient.site.store.directory
    if not directory.exists():
        yield note(f"{directory} is not there yet: nothing has been recorded.", "It is made by the first etabli run.")
        return
    wrong = [*_closed(directory), *_writable(directory)]
    yield from wrong
    if not (directory / PRIVATE_KEY).exists() and (directory / PUBLIC_KEY).exists():
        wrong.append(
            problem(
                f"{PRIVATE_KEY} is missing: the journal cannot be signed on, and the collector does not start.",
                "Put it back from a backup.",
            )
        )
        yield wrong[-1]
    if not wrong:
        yield fine("Keys, names and tokens are for the collector's account alone.")


def _closed(directory: Path) -> Iterator[Finding]:
    """What others may read or write. Windows has no such marks: its folders inherit their rights."""
    if os.name != "posix":
        return
    secret = [directory, *(directory / name for name in (PRIVATE_KEY, DATABASE, SAMPLES, CONTROL))]
    secret += [one for one in directory.rglob("*.pem") if ASIDE not in str(one)]
    secret += [directory / "evidence"]
    for path in secret:
        try:
            mode = stat.S_IMODE(path.stat().st_mode)
        except OSError:
            continue
        if mode & (stat.S_IRWXG | stat.S_IRWXO):
            forged = "; whoever has read it can sign a forged journal" if path.name == PRIVATE_KEY else ""
            yield problem(
                f"{path} is open to other accounts (mode {mode:03o}){forged}.",
                f"chmod {'700' if path.is_dir() else '600'} {path}",
            )


def _writable(directory: Path) -> Iterator[Finding]:
    """What this account cannot write, and whose it is."""
    for path in (directory, directory / DATABASE, directory / SAMPLES, directory / PRIVATE_KEY):
        if path.exists() and not os.access(path, os.R_OK | os.W_OK):
            yield problem(
                f"{path} cannot be written by the account that asks.",
                "Ask as the collector's account (sudo -u etabli etabli doctor), or give it the file: chown.",
            )
    if os.name == "posix" and (directory / DATABASE).exists():
        whose = {path.stat().st_uid for path in (directory, directory / DATABASE)}
        logs = [path for path in directory.glob("*.sqlite-*") if path.stat().st_uid not in whose]
        if logs:
            yield problem(
                f"{logs[0]} belongs to another account than the data: a command was run as root, perhaps.",
                f"chown it like {directory / DATABASE}, and run commands as the collector's account.",
            )


def _nearest(directory: Path) -> Path:
    """The directory, or of those above it the first that is there."""
    absolute = directory.absolute()
    return next(one for one in (absolute, *absolute.parents) if one.exists())
