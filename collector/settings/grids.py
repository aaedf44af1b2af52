"""Reads the grids of competences that the site file's trainings name, and lists everything that is wrong in them."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

from pydantic import Field

from collector.core.attendance import Plan
from collector.core.grids import Block, Competence, Grid, Level, Training
from collector.errors import Problem
from collector.settings.documents import checked, read_document
from collector.settings.findings import Findings, nearest, quoted
from collector.settings.lines import Location
from collector.settings.shipped import shipped
from collector.settings.site import Name, Table, TrainingTable

Code = Annotated[str, Field(pattern=r"^[A-Za-z0-9]+([._-][A-Za-z0-9]+)*$", max_length=20)]
Said = Annotated[str, Field(min_length=1, max_length=400)]


class GridTable(Table):
    """`[grid]`: of which diploma the grid is, and where it comes from."""

    title: Name = Field(description="the diploma, as booklets show it")
    verified: bool = Field(description="true once somebody has held it against the official text")
    source: Said = Field(description="where it comes from: the text, its date, what was changed")


class LevelTable(Table):
    """`[[levels]]`: one level of the scale, from the lowest to the highest."""

    code: Code = Field(description="the level's short sign; what was given under it stays under it")
    title: Name = Field(description="what people call the level")
    acquired: bool = Field(default=False, description="whether whoever has this level can do what is asked for")


class CompetenceTable(Table):
    """`[[blocks.competences]]`: one competence."""

    code: Code = Field(description="the competence's sign; what was judged under it stays under it")
    title: Said = Field(description="what is to be mastered")
    criteria: list[Said] = Field(default=[], description="by what it is judged, in words")


class BlockTable(Table):
    """`[[blocks]]`: competences that are certified together."""

    code: Code = Field(description="the block's sign")
    title: Name = Field(description="what the block is about")
    competences: list[CompetenceTable] = Field(min_length=1, description="at least one table [[blocks.competences]]")


class GridFile(Table):
    """A grid of competences: a diploma, a scale of levels, blocks of competences."""

    grid: GridTable = Field(description="a table [grid] with the diploma's title")
    levels: list[LevelTable] = Field(min_length=2, description="at least two tables [[levels]], the lowest first")
    blocks: list[BlockTable] = Field(min_length=1, description="at least one table [[blocks]]")


class Grids:
    """All grids within reach: the school's own beside the site file first, then the shipped ones; each is read once.

    Args:
        folder: The folder of the site file; its `grids/` comes before the shipped ones.
    """

    def __init__(self, folder: Path) -> None:
        self._shelves = (folder / "grids", shipped("grids"))
        self._read: dict[str, tuple[Grid | None, Findings]] = {}

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What is wrong in the grids that were looked for so far."""
        return tuple(problem for _, findings in self._read.values() for problem in findings.problems)

    def names(self) -> list[str]:
        """The names of all grids within reach."""
        return sorted({path.stem for shelf in self._shelves for path in shelf.glob("*.toml")})

    def find(self, name: str) -> Grid | None:
        """The grid of that name; None where there is none, or something is wrong in it."""
        if name not in self._read:
            path = next((path for shelf in self._shelves if (path := shelf / f"{name}.toml").is_file()), None)
            if path is None:
                return None
            self._read[name] = _open(name, path)
        return self._read[name][0]

    def look_for(self, name: str, findings: Findings, at: Location) -> None:
        """Read a grid that the site file names; note it if there is none."""
        self.find(name)
        if name not in self._read:
            names = self.names()
            expected = f"a file {quoted(f'grids/{name}.toml')} beside the site file, or one of {', '.join(names)}"
            findings.add(at, quoted(name), expected, nearest(name, names))


def trainings_of(tables: Sequence[TrainingTable], grids: Grids) -> tuple[Training, ...]:
    """The trainings of the site file, with their grids."""
    return tuple(
        Training(
            programme=one.programme,
            grid=grids.find(one.grid) if one.grid is not None else None,
            plan=Plan(week=one.week, workshop=one.workshop),
        )
        for one in tables
    )


def _open(name: str, path: Path) -> tuple[Grid | None, Findings]:
    document = read_document(path, str(path))
    file = checked(GridFile, document.data, document.findings) if document.readable else None
    if file is not None:
        _check(file, document.findings)
    if file is None or document.findings.problems:
        return None, document.findings
    return _grid(name, file), document.findings


def _grid(name: str, file: GridFile) -> Grid:
    return Grid(
        name=name,
        title=file.grid.title,
        verified=file.grid.verified,
        source=file.grid.source,
        levels=tuple(Level(one.code, one.title, one.acquired) for one in file.levels),
        blocks=tuple(
            Block(
                block.code,
                block.title,
                tuple(Competence(one.code, one.title, tuple(one.criteria)) for one in block.competences),
            )
            for block in file.blocks
        ),
    )


def _check(file: GridFile, findings: Findings) -> None:
    """Signs are given once, and the scale rises: what is acquired is not lost on the next level."""
    _distinct([(one.code, ("levels", number, "code")) for number, one in enumerate(file.levels)], findings)
    _distinct([(one.code, ("blocks", number, "code")) for number, one in enumerate(file.blocks)], findings)
    competences: list[tuple[str, Location]] = [
        (one.code, ("blocks", number, "competences", place, "code"))
        for number, block in enumerate(file.blocks)
        for place, one in enumerate(block.competences)
    ]
    _distinct(competences, findings)
    acquired = [one.acquired for one in file.levels]
    if not any(acquired):
        findings.add(("levels",), "no level with acquired = true", "one from which on a competence counts as acquired")
    if all(acquired):
        findings.add(("levels",), "acquired = true at every level", "a lowest level at which nothing is acquired yet")
    for number in range(1, len(acquired)):
        if acquired[number - 1] and not acquired[number]:
            at: Location = ("levels", number, "acquired")
            findings.add(at, "false", "true, as on the level below: the scale goes from the lowest to the highest")


def _distinct(codes: Sequence[tuple[str, Location]], findings: Findings) -> None:
    seen: set[str] = set()
    for code, at in codes:
        if code in seen:
            findings.add(at, quoted(code), "a sign that no other has: it stands for one thing")
        seen.add(code)
