"""Schools for the tests of reports: one to read, shared by a module, and one to change."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.reports.scene import School


@pytest.fixture(scope="module")
def lively(tmp_path_factory: pytest.TempPathFactory) -> School:
    """A school with some days of life in it; nobody changes it."""
    school = School(tmp_path_factory.mktemp("school"))
    school.live()
    return school


@pytest.fixture
def school(tmp_path: Path) -> School:
    """A school to change."""
    return School(tmp_path)
