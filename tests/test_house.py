"""The house as it was promised: who may know whom, where things stand, and nothing of anybody's own computer in it."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.simulators.playing import REPOSITORY

PACKAGES = ("adapters", "collector", "simulators")
MODULES = sorted(path for package in PACKAGES for path in (REPOSITORY / package).rglob("*.py"))

LONGEST = 400
"""Lines of a module; the house style asks at 300 already what has moved in."""

LONGER: dict[str, str] = {}
"""Modules that may be longer, each with its reason."""

NOT_OURS = {
    "a package registry": r"pypi\.(?:org|python)|python"
    + r"hosted\.org|registry\.npm|proxy\.go"
    + r"lang|index-"
    + "url",
    "somebody's home": r"(?<![\w.])/(?:ho" + r"me|ro" + r"ot|Us" + r"ers)/[\w.]+",
    "a folder beside the project": r"\.\./sha" + "red",
}
"""What stands in no file of the project. (The words are cut, or this file would name them itself.)"""

ROOMS = {
    "": (
        "README.md", "CONTRIBUTING.md", "DECISIONS.md", "CHANGELOG.md", "LICENSE", "Makefile", "pyproject.toml",
        "requirements.lock", ".ci/run", "collector", "adapters", "config", "simulators", "tests",
    ),
    "collector": (
        "cli.py", "app.py", "settings", "ports.py", "errors.py", "core", "runtime", "store", "sinks", "web",
    ),
    "adapters": ("opcua", "modbus", "mqtt", "scripted"),
    "config": ("etabli.example.toml", "demo/etabli.toml", "profiles/opcua", "profiles/modbus", "profiles/mqtt"),
    "tests": ("adapters", "core", "runtime", "settings", "simulators", "sinks", "store", "web", "workshop"),
}  # fmt: skip
"""What is found where, as the design has it."""


def _files() -> Iterator[Path]:
    """The project's own text files: what tools and runs leave behind is none of it."""
    left_behind = {"demo-data", "dist", "build", "data", "__pycache__", "node_modules"}
    folders = [REPOSITORY / ".ci", *(one for one in REPOSITORY.iterdir() if one.is_dir() and one.name[0] != ".")]
    for folder in folders:
        for path in folder.rglob("*"):
            if path.is_file() and not left_behind & set(path.relative_to(REPOSITORY).parts):
                yield path
    for path in REPOSITORY.iterdir():
        if path.is_file() and (path.name[0] != "." or path.name == ".gitignore"):
            yield path


def test_who_may_know_whom(tmp_path: Path) -> None:
    """The import line of the design, as import-linter reads it out of the code."""
    linter = Path(sys.executable).with_name("lint-imports")
    answer = subprocess.run(
        [str(linter), "--cache-dir", str(tmp_path)], cwd=REPOSITORY, capture_output=True, text=True, timeout=120
    )
    assert answer.returncode == 0, answer.stdout
    assert "0 broken" in answer.stdout


@pytest.mark.parametrize("what", NOT_OURS)
def test_no_file_names_what_is_not_the_project_s(what: str) -> None:
    """Whoever clones it has another computer, and fetches packages from wherever their computer is told to."""
    wrong = []
    for path in _files():
        try:
            lines = path.read_text(encoding="utf-8").splitlines()
        except UnicodeDecodeError:
            continue
        name = path.relative_to(REPOSITORY)
        wrong += [f"{name}:{number}: {line.strip()}" for number, line in enumerate(lines, 1)
                  if re.search(NOT_OURS[what], line)]  # fmt: skip
    assert wrong == []


def test_no_module_is_a_whole_house() -> None:
    """A file is a room with one purpose; one that outgrows it is split, or says here why not."""
    lines = {
        path.relative_to(REPOSITORY).as_posix(): len(path.read_text(encoding="utf-8").splitlines()) for path in MODULES
    }
    assert {name: length for name, length in lines.items() if length > LONGEST and name not in LONGER} == {}
    assert {name for name in LONGER if lines.get(name, 0) <= LONGEST} == set(), "no exception that nobody needs"


def test_every_room_has_its_name_and_its_purpose() -> None:
    """A docstring at its door, and no name that says nothing."""
    nameless = {"utils", "util", "helpers", "helper", "manager", "base", "common", "misc"}
    assert [path for path in MODULES if path.stem in nameless or path.parent.name in nameless] == []
    texts = {path.relative_to(REPOSITORY).as_posix(): path.read_text(encoding="utf-8") for path in MODULES}
    silent = [name for name, text in texts.items() if text.strip() and not ast.get_docstring(ast.parse(text))]
    assert silent == []


def test_everything_is_where_it_was_promised() -> None:
    """The tree of the design; and no package beside those that it names."""
    there = {
        folder: {name for name in names if (REPOSITORY / folder / name).exists()} for folder, names in ROOMS.items()
    }
    assert there == {folder: set(names) for folder, names in ROOMS.items()}
    packages = {path.parent.name for path in REPOSITORY.glob("*/__init__.py")}
    assert packages == {*PACKAGES, "tests"}
