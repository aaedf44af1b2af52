"""Whom we believe: the certificates of servers that a person has accepted, and those that nobody has.

Two folders of DER files, as OPC UA applications have them, so that they can also be looked at and filled by hand. They
are read anew at each connection: what a person accepts counts for a collector that runs.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path

from adapters.opcua.security.certificates import Certificate, read_certificate, write_whole
from collector.errors import RequestRefused

FOLDER = "opcua"
"""Where they lie in the data directory."""

MOST_REJECTED = 100
"""Certificates that nobody has accepted, beyond which the oldest is forgotten: whoever shows us a new one at each
connection shall not fill the disk."""

SHORTEST = 16
"""Digits of a fingerprint that are enough to name a certificate: fewer can be forged."""

ANY_DATE = ".any-date"
"""Stands in the file name of a certificate that was accepted whatever its dates say."""


class Standing(StrEnum):
    """What a person has said about a certificate."""

    TRUSTED = "trusted"
    REJECTED = "rejected"
    """Nothing yet, or no."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A certificate that was shown to us.

    Args:
        certificate: What it says.
        standing: Whether it is trusted.
        any_date: Its dates do not matter; only for a trusted one.
        since: Since when it lies there (UTC).
        path: Its file.
    """

    certificate: Certificate
    standing: Standing
    any_date: bool
    since: datetime
    path: Path


class TrustStore:
    """The accepted and the other certificates of a data directory.

    Args:
        folder: Where the adapter may keep things; it need not exist yet.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def entries(self) -> Sequence[Entry]:
        """All certificates, the trusted ones first, each kind by age. Files that hold none are passed over."""
        return [entry for standing in Standing for entry in sorted(self._of(standing), key=lambda one: one.since)]

    def trusted(self, certificate: Certificate) -> Entry | None:
        """The entry by which exactly this certificate is trusted; None if it is not."""
        return next((one for one in self._of(Standing.TRUSTED) if one.certificate.der == certificate.der), None)

    def accepted_for(self, application_uri: str) -> Entry | None:
        """The newest trusted certificate of an application, by which a replaced one is known as such."""
        if not application_uri:
            return None
        known = [one for one in self._of(Standing.TRUSTED) if one.certificate.application_uri == application_uri]
        return max(known, key=lambda one: one.since, default=None)

    def keep_rejected(self, certificate: Certificate) -> None:
        """Keep a certificate that nobody has accepted, so that a person can."""
        path = self._path(Standing.REJECTED, certificate)
        if not path.exists():
            write_whole(path, certificate.der)
        kept = sorted(self._of(Standing.REJECTED), key=lambda one: one.since)
        for entry in kept[: max(0, len(kept) - MOST_REJECTED)]:
            entry.path.unlink(missing_ok=True)

    def accept(self, fingerprint: str, *, any_date: bool = False) -> Entry:
        """Trust a certificate from now on.

        Args:
            fingerprint: Its SHA-256, or the beginning of it.
            any_date: Also when it does not hold yet or holds no longer.

        Raises:
            RequestRefused: If no such certificate was shown to us, or if several begin so.
        """
        entry = self._named(fingerprint)
        path = self._path(Standing.TRUSTED, entry.certificate, ANY_DATE if any_date else "")
        write_whole(path, entry.certificate.der)
        for other in self.entries():
            if other.certificate.der == entry.certificate.der and other.path != path:
                other.path.unlink(missing_ok=True)
        return self._entry(path, Standing.TRUSTED)

    def reject(self, fingerprint: str) -> Entry:
        """Trust a certificate no longer.

        Raises:
            RequestRefused: If there is no such certificate, or if several begin so.
        """
        certificate = self._named(fingerprint).certificate
        path = self._path(Standing.REJECTED, certificate)
        write_whole(path, certificate.der)
        while (trusted := self.trusted(certificate)) is not None:
            trusted.path.unlink()
        return self._entry(path, Standing.REJECTED)

    def _named(self, fingerprint: str) -> Entry:
        wanted = fingerprint.replace(":", "").replace(" ", "").lower()
        if len(wanted) < SHORTEST or set(wanted) - set("0123456789abcdef"):
            raise RequestRefused(
                f"{fingerprint!r} is no fingerprint: give at least {SHORTEST} hexadecimal digits of its SHA-256,"
                " as `etabli trust list` shows them"
            )
        found = {one.certificate.der: one for one in self.entries() if one.certificate.fingerprint.startswith(wanted)}
        if len(found) != 1:
            several = "several certificates begin so: give more digits" if found else "no such certificate was shown"
            raise RequestRefused(f"{fingerprint}: {several}; `etabli trust list` names those that are known")
        return next(iter(found.values()))

    def _of(self, standing: Standing) -> Iterator[Entry]:
        folder = self._folder / standing
        if not folder.is_dir():
            return
        for path in folder.iterdir():
            if path.suffix.lower() not in (".der", ".crt", ".cer", ".pem"):
                continue
            try:
                yield self._entry(path, standing)
            except (OSError, ValueError):
                continue

    def _entry(self, path: Path, standing: Standing) -> Entry:
        since = datetime.fromtimestamp(path.stat().st_mtime, UTC)
        any_date = standing is Standing.TRUSTED and path.stem.endswith(ANY_DATE)
        return Entry(read_certificate(path), standing, any_date, since, path)

    def _path(self, standing: Standing, certificate: Certificate, further: str = "") -> Path:
        return self._folder / standing / f"{certificate.fingerprint}{further}.der"
