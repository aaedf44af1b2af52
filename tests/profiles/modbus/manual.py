"""A device as its manual has it: the registers of a case file and no others, and the case that they are from."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from adapters import CATALOGUE
from collector.settings import shipped
from collector.settings.library import Library, Profile
from tests.adapters.modbus.server import Unit

CASES = Path(__file__).parent
NAMES = sorted(path.stem for path in shipped("profiles", "modbus").glob("*.toml"))


class Absent(set[tuple[str, int]]):
    """Every place that a unit's tables do not list."""

    def __init__(self, tables: Mapping[str, Mapping[int, int]]) -> None:
        super().__init__()
        self._tables = tables

    def __contains__(self, spot: object) -> bool:
        table, place = spot  # type: ignore[misc]
        return place not in self._tables[table]


@dataclass(frozen=True, slots=True)
class Told:
    """One write, or none, and what the wire holds afterwards."""

    table: str
    register: int
    wire: list[int]
    signal: str | None = None
    value: bool | int | None = None


@dataclass(frozen=True, slots=True)
class Case:
    """One file: what a device of this model holds, and what is to be read from it."""

    name: str
    profile: str
    wire: Mapping[str, Mapping[int, list[int]]]
    expected: Mapping[str, Any]
    missing: frozenset[str]
    told: tuple[Told, ...]
    refused: str
    recognised: bool

    @classmethod
    def read(cls, path: Path) -> Case:
        """Addresses are written as the manual writes them: 3059 or 0x0028."""
        data = tomllib.loads(path.read_text(encoding="utf-8"))
        wire = {
            table: {int(start, 0): values for start, values in places.items()} for table, places in data["wire"].items()
        }
        return cls(
            name=f"{path.parent.name}/{path.stem}",
            profile=path.parent.name,
            wire=wire,
            expected=data.get("expected", {}),
            missing=frozenset(data.get("missing", ())),
            told=tuple(Told(**told) for told in data.get("told", ())),
            refused=data.get("refused", ""),
            recognised=data["recognised"],
        )

    def unit(self) -> Unit:
        """A device that has these registers only: any other address is declined."""
        unit = Unit()
        for table, places in self.wire.items():
            for start, values in places.items():
                unit.tables[table] |= {start + n: value for n, value in enumerate(values)}
        unit.missing = Absent(unit.tables)
        return unit


def cases(profile: str) -> list[Case]:
    """The cases of a profile."""
    return [Case.read(path) for path in sorted((CASES / profile).glob("*.toml"))]


def _shipped() -> dict[str, Profile]:
    library = Library(Path("/nowhere"), CATALOGUE)
    found = {name: library.find(f"modbus/{name}") for name in NAMES}
    return {name: profile for name, profile in found.items() if profile is not None}


PROFILES = _shipped()
"""The shipped Modbus profiles, as a site would find them; read before any loop runs that files would block."""

ROWS: Mapping[str, list[dict[str, Any]]] = {
    name: tomllib.loads(shipped("profiles", "modbus", f"{name}.toml").read_text(encoding="utf-8"))["signals"]
    for name in NAMES
}
"""The profiles' rows as they stand in their files, read by nothing of ours."""
