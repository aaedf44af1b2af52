"""The profiles: the school's own beside the site file first, then the shipped ones; each is read and checked once."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, cast

from collector.core.signals import COUNTERS, kind_of, unit_factor
from collector.errors import Problem
from collector.ports import Dialect, Point
from collector.settings.documents import checked, read_document
from collector.settings.findings import Findings, listed, nearest, quoted
from collector.settings.profile import ProfileFile, SignalRow, check_across_rows, signals_given
from collector.settings.shipped import shipped
from collector.settings.site import PROFILE


@dataclass(frozen=True, slots=True)
class Profile:
    """A profile that was found.

    Args:
        name: As machines name it: `opcua/siemens-sinumerik`.
        dialect: Its protocol.
        content: What it says; None where something is wrong in it.
        options: Its options; None where something is wrong in them.
        points: Its rows as adapters take them: those that are sound.
        rows: The numbers of these rows.
        counts_by: The counter that counts: the first of COUNTERS that it gives; empty for none.
        findings: What is wrong in it.
    """

    name: str
    dialect: Dialect
    content: ProfileFile[Any, Any] | None
    options: Any
    points: tuple[Point, ...]
    rows: tuple[int, ...]
    counts_by: str
    findings: Findings


class Library:
    """All profiles within reach.

    Args:
        folder: The folder of the site file; its `profiles/` comes before the shipped ones.
        catalogue: The dialects by name.
    """

    def __init__(self, folder: Path, catalogue: Mapping[str, Dialect]) -> None:
        self._shelves = (folder / "profiles", shipped("profiles"))
        self._catalogue = catalogue
        self._read: dict[str, Profile] = {}

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What is wrong in the profiles that were looked for so far."""
        return tuple(problem for profile in self._read.values() for problem in profile.findings.problems)

    def names(self) -> list[str]:
        """The names of all profiles within reach."""
        return sorted(
            {
                path.relative_to(shelf).with_suffix("").as_posix()
                for shelf in self._shelves
                for path in shelf.glob("*/*.toml")
                if path.parent.name in self._catalogue
            }
        )

    def find(self, name: str) -> Profile | None:
        """The profile of that name, or None where there is none."""
        if name not in self._read:
            folder, _, _ = name.partition("/")
            if folder not in self._catalogue or not re.match(PROFILE, name):
                return None
            path = next((path for shelf in self._shelves if (path := shelf / f"{name}.toml").is_file()), None)
            if path is None:
                return None
            self._read[name] = self._open(name, path, self._catalogue[folder])
        return self._read[name]

    def missing(self, name: str) -> tuple[str, str]:
        """What was expected instead of the name of a profile that is not there, and a hint at the one meant."""
        names = self.names()
        hint = nearest(name, names)
        folder = name.partition("/")[0]
        if not hint and folder not in self._catalogue:
            hint = f"the protocols are {listed(sorted(self._catalogue))}"
        where = f"a file {quoted(f'profiles/{name}.toml')} beside the site file, or one of {', '.join(names)}"
        return where, hint

    def _open(self, name: str, path: Path, dialect: Dialect) -> Profile:
        document = read_document(path, str(path))
        data = {"options": {}, **document.data}
        content, given = None, set[str]()
        if document.readable:
            content = checked(profile_model(dialect), data, document.findings)
            check_across_rows(data, document.findings)
            given = set(signals_given(data))
        counts_by = next((counter for counter in COUNTERS if counter in given), "")
        options, rows = (
            (content.options, dict(enumerate(content.signals))) if content is not None else _sound_parts(dialect, data)
        )
        points = tuple(map(_point, rows.values()))
        return Profile(name, dialect, content, options, points, tuple(rows), counts_by, document.findings)


def profile_model(dialect: Dialect) -> type[ProfileFile[Any, Any]]:
    """The model of a profile of one dialect."""
    return cast(type[ProfileFile[Any, Any]], ProfileFile.__class_getitem__((dialect.address, dialect.options)))


def _sound_parts(dialect: Dialect, data: Mapping[str, Any]) -> tuple[Any, Mapping[int, SignalRow[Any]]]:
    """The options and the rows that are right by themselves: what is wrong elsewhere hides no mistake of theirs."""
    said_already = Findings("")
    model = cast(type[SignalRow[Any]], SignalRow.__class_getitem__(dialect.address))
    rows = data.get("signals")
    sound = {
        number: checked(model, row, said_already) for number, row in enumerate(rows if isinstance(rows, list) else ())
    }
    options = checked(dialect.options, data["options"], said_already)
    return options, {number: row for number, row in sound.items() if row is not None}


def _point(row: SignalRow[Any]) -> Point:
    """A row as adapters take it, its unit folded into scale and offset."""
    kind = kind_of(row.signal)
    kept = kind.unit if kind is not None else ""
    factor = unit_factor(row.unit, kept) if row.unit is not None and kept else 1.0
    factor = 1.0 if factor is None else factor
    return Point(
        signal=row.signal,
        address=row.address,
        scale=row.scale * factor,
        offset=row.offset * factor,
        values=row.typed_values(),
        extract=row.extract,
        writable=row.writable,
    )
