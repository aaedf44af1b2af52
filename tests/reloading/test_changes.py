"""What an edited site file changes: which lines are opened anew, which stay, and what waits for the next start."""

from __future__ import annotations

from pathlib import Path

import pytest

from collector.reloading.changes import Changes, changes_between
from collector.settings import load
from tests.settings.files import PROFILE, SITE, write_site

ALARMS = '\n[access]\nrules = "fr"\n\n[alarms.mqtt]\nhost = "127.0.0.1"\n'


def changed(folder: Path, *edits: tuple[str, str], site: str = SITE, profile: tuple[str, str] = ("", "")) -> Changes:
    """What edits to the site file, and one to the profile, change."""
    before = load(write_site(folder, site=site))
    edited = site
    for old, new in edits:
        assert old in edited
        edited = edited.replace(old, new)
    return changes_between(before, load(write_site(folder, site=edited, profile=PROFILE.replace(*profile))))


def told(changes: Changes) -> tuple[tuple[str, ...], ...]:
    return changes.relined, changes.adjusted, changes.taken, changes.waiting


def test_the_same_file_changes_nothing(tmp_path: Path) -> None:
    """Read twice, with all that can stand in it."""
    changes = changed(tmp_path, site=SITE + ALARMS)
    assert (changes.anything, told(changes)) == (False, ((), (), (), ()))


@pytest.mark.parametrize(
    ("edit", "expected"),
    [
        (("127.0.0.1:4000", "127.0.0.1:4001"), (("tour-1",), (), (), ())),
        (('profile = "scripted/tour"', 'profile = "scripted/tour"\ncycle_from = "count"'), (("tour-1",), (), (), ())),
        (('name = "Tour"', 'name = "Tour 1"'), ((), ("tour-1",), (), ())),
        (('"2 min"', '"3 min"'), ((), ("tour-1",), (), ())),
        (('cycle = "90 s"', 'cycle = "80 s"'), ((), ("tour-1",), (), ())),
        (('end = "12:00"', 'end = "13:00"'), ((), (), ("shifts",), ())),
        (('name = "Usinage"', 'name = "Hall"'), ((), (), ("places",), ())),
        (('name = "Atelier"', 'name = "Lycée"'), ((), (), (), ("site.name",))),
        (("Europe/Paris", "Europe/Berlin"), ((), (), (), ("site.time_zone",))),
        (("[[places]]", "[web]\nport = 9090\n\n[[places]]"), ((), (), (), ("web",))),
        (("[[places]]", '[store]\ndirectory = "elsewhere"\n\n[[places]]'), ((), (), (), ("store.directory",))),
        (("[[places]]", '[store]\nsamples_age = "9 d"\n\n[[places]]'), ((), (), ("store",), ())),
        (("[[places]]", '[access]\nrules = "fr"\n\n[[places]]'), ((), (), (), ("access",))),
    ],
)
def test_what_an_edit_changes(tmp_path: Path, edit: tuple[str, str], expected: tuple[tuple[str, ...], ...]) -> None:
    """A line is opened anew where a machine is reached, asked or read in another way, and for nothing else; keys that
    the running collector rests on wait."""
    assert told(changed(tmp_path, edit)) == expected


def test_a_profile_that_changed_on_disk_is_read_again(tmp_path: Path) -> None:
    """The site file says the same as before; what the machine is asked does not."""
    assert told(changed(tmp_path, profile=('name = "kw"', 'name = "watts"')))[0] == ("tour-1",)


def test_what_waits_stays_as_it_was(tmp_path: Path) -> None:
    """Another data directory moves no machine's keys: they stay where this run has them."""
    edit = ("[[places]]", '[store]\ndirectory = "elsewhere"\n\n[web]\nport = 9090\n\n[[places]]')
    site = changed(tmp_path, edit).site
    [machine] = site.machines
    assert machine.device.keep is not None
    assert machine.device.keep.parent == site.store.directory
    assert (site.store.directory.name != "elsewhere", site.web.port != 9090) == (True, True)


def test_machines_come_and_go(tmp_path: Path) -> None:
    """By their ids: a machine with another id is another machine."""
    changes = changed(tmp_path, ('id = "tour-1"', 'id = "tour-2"'))
    assert (changes.added, changes.removed, told(changes)) == (("tour-2",), ("tour-1",), ((), (), (), ()))
