"""Every failure raised on purpose, sorted by what the caller has to do about it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


class EtabliError(Exception):
    """The root of the failures that etabli raises on purpose; anything else is a bug."""


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that a person has to mend in a file.

    Args:
        file: The file as the person named it.
        where: The key (`machines[2].connection.url`), or the line (`line 7, column due_date`).
        found: What stands there, as text; empty when something is missing.
        expected: What was expected instead.
        hint: What to do, where that is not plain from `expected`.
    """

    file: str
    where: str
    found: str
    expected: str
    hint: str = ""

    def __str__(self) -> str:
        found = f"found {self.found}, " if self.found else "missing: "
        hint = f" ({self.hint})" if self.hint else ""
        return f"{self.file}: {self.where}: {found}expected {self.expected}{hint}"


class ConfigError(EtabliError):
    """Files that a person has to edit. Carries all problems at once, never the first alone."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__("\n".join(str(problem) for problem in self.problems))


class DeviceError(EtabliError):
    """The conversation with a device failed; the link over which it ran has ended."""


class Unreachable(DeviceError):
    """Nobody answers, or the line broke: the supervisor tries again with back-off."""


class Refused(DeviceError):
    """The device answers and says no (rights, certificate, wrong identity): a person has to act."""


class ProtocolError(DeviceError):
    """The device answers what its protocol does not allow: the line is dropped and tried again."""


class WriteRejected(EtabliError):
    """A device did not take a value, or reads back another one. The link goes on."""


class RequestRefused(EtabliError):
    """A person asked for something that cannot be done now; the text says why and what to do."""


class SinkError(EtabliError):
    """A sink cannot deliver at the moment; the facts wait in the journal."""


class SinkRefused(SinkError):
    """A sink's server answers and says no (password, rights, certificate): a person has to act."""


class SamplesError(EtabliError):
    """Telemetry cannot be kept or read at the moment: what is lost is counted, and the collector goes on."""


class JournalError(EtabliError):
    """The journal cannot record, or does not verify. Recording is the job: the collector stops."""


class DiskFull(JournalError, RequestRefused):
    """The disk has no room: nothing of this was written. Whoever asked is told; the collector waits for room."""
