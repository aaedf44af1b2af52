"""What cannot be done is refused in words, with an exit code, and leaves the journal as if nobody had asked."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
import typer
from typer.testing import CliRunner, Result

from collector.cli import app
from collector.commands.terminal import moment
from collector.core.facts import CollectorStarted, CollectorStopped
from collector.store import queries
from collector.store.store import Store
from tests.settings.files import SITE, write_site


def etabli(*arguments: str | Path) -> Result:
    """Run a command as a shell does; anything but its own exit comes out as it is."""
    return CliRunner().invoke(app, [str(one) for one in arguments], catch_exceptions=False)


def test_a_refused_request_stops_the_workshop_in_good_order(tmp_path: Path) -> None:
    """The workshop that was opened for one request is closed again, whatever becomes of the request."""
    site = write_site(tmp_path)
    answer = etabli("session", "open", "tour-1", "nobody", "--site", site)
    assert answer.exit_code == 3
    with Store.open(tmp_path / "data", create=False) as store, store.reader() as connection:
        told = [type(entry.fact) for entry in queries.facts(connection, queries.BEGINNING, queries.END, None)]
    assert told == [CollectorStarted, CollectorStopped]


@pytest.mark.parametrize("place", ["taken", "taken/deeper"])
def test_a_data_directory_that_cannot_be_is_told(place: str, tmp_path: Path) -> None:
    """No traceback: which directory, why, and what to do about it."""
    (tmp_path / "taken").write_text("a file")
    site = write_site(tmp_path, site=f'{SITE}\n[store]\ndirectory = "{place}"\n')
    answer = etabli("session", "close", "tour-1", "--site", site)
    assert answer.exit_code == 3
    assert f"no data can be kept in {tmp_path / place}" in answer.stderr
    assert "[store] directory" in answer.stderr


@pytest.mark.parametrize("text", ["²h", "99999999999d", "0001-01-01", "9999-12-31T23:59-12:00", "soon", ""])
def test_an_instant_that_is_none_is_refused(text: str) -> None:
    """Whatever is typed for --since: words, no traceback."""
    with pytest.raises(typer.BadParameter, match="is no instant"):
        moment(text, ZoneInfo("Europe/Paris"), datetime(2026, 11, 22, tzinfo=UTC))


def test_words_from_outside_are_printed_as_they_are(tmp_path: Path) -> None:
    """Brackets in what a person wrote, an address such as progStatus[u1,1], are neither colour nor a failure."""
    name = "Atelier [/bold] [u1,1] :on:"
    site = write_site(tmp_path, site=SITE.replace('name = "Tour"', f'name = "{name}"'))
    answer = etabli("check", site)
    assert answer.exit_code == 0
    assert name in answer.stdout
    site.write_text(SITE.replace('name = "Tour"', '"[/red]" = 1'), encoding="utf-8")
    answer = etabli("check", site)
    assert answer.exit_code == 2
    assert "the unknown key [/red]" in answer.stderr


def test_a_machine_that_is_not_there_is_told_but_no_obstacle(tmp_path: Path) -> None:
    """Facts outlive a machine: what is exported may be one that the site file names no longer."""
    site = write_site(tmp_path)
    etabli("session", "close", "tour-1", "--site", site)
    answer = etabli("export", "cycles", "--machine", "tuor-1", "--site", site)
    assert answer.exit_code == 0
    assert "There is no machine 'tuor-1'" in answer.stderr
