"""How a command finds the collector that runs on this computer: an address and a token, readable by its owner only."""

from __future__ import annotations

import json
import os
import ssl
from dataclasses import asdict, dataclass
from pathlib import Path

from collector.errors import RequestRefused

FILE = "control.json"


@dataclass(frozen=True, slots=True)
class Control:
    """Args:
    url: Where the running collector serves its pages and API.
    token: What its API asks for, and who brings it may all.
    pid: Its process.
    started_at: When it started, as facts write times.
    certificate: The file of the certificate by which it serves; empty without TLS.
    """

    url: str
    token: str
    pid: int
    started_at: str
    certificate: str = ""

    def verified(self) -> ssl.SSLContext | bool:
        """What a connection to it has to prove: that it has exactly this certificate, whatever names stand in that.

        Raises:
            RequestRefused: If the certificate cannot be read.
        """
        if not self.certificate:
            return True
        context = ssl.create_default_context()
        context.check_hostname = False
        context.verify_flags |= ssl.VERIFY_X509_PARTIAL_CHAIN
        try:
            context.load_verify_locations(self.certificate)
        except OSError as error:
            raise RequestRefused(f"{self.certificate} cannot be read: {error.strerror or error}") from error
        return context


def write_control(directory: Path, control: Control) -> None:
    """Leave word; the file is made with mode 0600, never opened up later."""
    path = directory / FILE
    fresh = path.with_suffix(".new")
    fresh.unlink(missing_ok=True)
    descriptor = os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "w", encoding="utf-8") as stream:
        json.dump(asdict(control), stream)
    fresh.replace(path)


def read_control(directory: Path) -> Control | None:
    """The word that a collector left; None if there is none. It may have died since.

    Raises:
        RequestRefused: If it is somebody else's to read.
    """
    try:
        return Control(**json.loads((directory / FILE).read_text(encoding="utf-8")))
    except (FileNotFoundError, NotADirectoryError, ValueError, TypeError):
        return None
    except OSError as error:
        raise RequestRefused(
            f"{directory / FILE} cannot be read: {error.strerror or error}; use the account that runs the collector"
        ) from error


def withdraw_control(directory: Path) -> None:
    """Take the word back."""
    (directory / FILE).unlink(missing_ok=True)
