"""The wheel holds all that is needed: unpacked elsewhere, everything runs from an empty folder."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Mapping
from pathlib import Path

import pytest

from collector import __version__
from tests.simulators.playing import REPOSITORY

PATIENCE = 120.0
"""Seconds after which a process that has not ended never will."""

PRINTING = """
from datetime import UTC, datetime
from collector.reports.pages import Report
from collector.reports.printing import as_pdf
print(as_pdf(Report("a", "b", "c", "d", [], [], proved=True), datetime.now(UTC))[:4])
"""
"""Prints the first signs of a report: its template came along."""


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, built without network and unpacked."""
    folder = tmp_path_factory.mktemp("wheel")
    built = subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder / "dist")],
        cwd=REPOSITORY, capture_output=True, text=True, timeout=PATIENCE,
    )  # fmt: skip
    assert built.returncode == 0, built.stderr
    [wheel] = (folder / "dist").glob("*.whl")
    assert wheel.name == f"etabli-{__version__}-py3-none-any.whl"
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(folder / "installed")
    return folder / "installed"


def test_it_holds_what_the_tree_holds(installed: Path) -> None:
    """Every module and every file beside them, the configuration, the licence and the command; no test."""
    wanted = {
        path.relative_to(REPOSITORY)
        for package in ("collector", "adapters", "simulators")
        for path in (REPOSITORY / package).rglob("*")
        if path.is_file() and path.suffix in (".py", ".css", ".mako", ".json", ".html", ".svg", ".typ")
    }
    wanted |= {
        Path("collector") / path.relative_to(REPOSITORY)
        for path in (REPOSITORY / "config").rglob("*")
        if path.is_file() and not path.is_relative_to(REPOSITORY / "config" / "demo" / "data")
    }
    assert {path for path in wanted if not (installed / path).is_file()} == set()
    [about] = installed.glob("etabli-*.dist-info")
    assert {path.name for path in installed.iterdir()} == {"collector", "adapters", "simulators", about.name}
    assert "etabli = collector.cli:main" in (about / "entry_points.txt").read_text(encoding="utf-8")
    assert "Apache License" in (about / "licenses" / "LICENSE").read_text(encoding="utf-8")


def test_it_runs_from_an_empty_folder(installed: Path, tmp_path: Path) -> None:
    """The demo's site and a store of its own: profiles, rules and migrations come along."""
    config = installed / "collector" / "config"
    empty = tmp_path / "empty"
    empty.mkdir()
    shutil.copy(config / "demo" / "etabli.toml", empty)
    said = _together(
        empty,
        installed,
        {
            "where": ("-c", "import adapters, collector, simulators; print(collector.__file__)"),
            "version": ("-m", "collector", "--version"),
            "demo": ("-m", "collector", "check", str(config / "demo" / "etabli.toml")),
            "import": ("-m", "collector", "import", "people", str(config / "demo" / "people.csv"), "--yes"),
            "simulator": ("-m", "simulators.lathe", "--help"),
            "printing": ("-c", PRINTING),
        },
    )
    assert said["where"].strip() == str(installed / "collector" / "__init__.py")
    assert said["version"].strip() == f"etabli {__version__}"
    assert "plieuse-1" in said["demo"]
    assert "is in order" in said["demo"]
    assert "written:" in said["import"]
    assert "--seed" in said["simulator"]
    assert said["printing"].strip() == "b'%PDF'"
    assert sorted(path.name for path in empty.iterdir()) == ["data", "etabli.toml"]


def _together(folder: Path, installed: Path, commands: Mapping[str, tuple[str, ...]]) -> dict[str, str]:
    """Run commands at one time, each in its own process; all must end with 0. Returns what they printed."""
    surroundings = {**os.environ, "PYTHONPATH": str(installed)}
    processes = {
        name: subprocess.Popen(
            [sys.executable, *arguments], cwd=folder, env=surroundings, text=True,
            stdout=subprocess.PIPE, stderr=subprocess.PIPE,
        )
        for name, arguments in commands.items()
    }  # fmt: skip
    try:
        told = {name: process.communicate(timeout=PATIENCE) for name, process in processes.items()}
    finally:
        for process in processes.values():
            if process.poll() is None:
                process.kill()
                process.communicate()
    for name, process in processes.items():
        assert process.returncode == 0, (name, told[name])
    return {name: out for name, (out, _) in told.items()}
