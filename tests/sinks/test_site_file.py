"""What `[alarms.mqtt]` in a site file becomes. What is wrong in it is told with all other mistakes of a site file."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from collector.entrance import open_alarms
from collector.errors import ConfigError
from collector.publishing import namespace_of
from collector.settings import load
from tests.settings.files import SITE, write_site
from tests.simulators.playing import REPOSITORY

ALARMS = f'{SITE}\n[access]\n[alarms.mqtt]\nhost = "10.0.0.5"\n'


def test_without_the_table_nobody_publishes(tmp_path: Path) -> None:
    """Absent means none: no broker is needed for anything."""
    site = load(write_site(tmp_path))
    assert site.alarms is None
    assert open_alarms(site) is None


def test_the_host_is_enough(tmp_path: Path) -> None:
    """Topics are made of the site's name; the rest has defaults."""
    alarms = load(write_site(tmp_path, ALARMS.replace('"Atelier"', '"Atelier de l\'Île"'))).alarms
    assert alarms is not None
    assert (alarms.mqtt.broker, alarms.mqtt.prefix, alarms.site) == ("10.0.0.5:1883", "etabli", "atelier-de-l-ile")
    assert (alarms.mqtt.tls, alarms.mqtt.password()) == (False, None)


def test_what_is_written_goes_before(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The site's own level; a password file relative to the site file, wherever the collector is started."""
    (tmp_path / "broker.secret").write_text("hunter2\n", encoding="utf-8")
    path = write_site(
        tmp_path,
        ALARMS + 'site = "lyon"\nuser = "u"\npassword_file = "broker.secret"\ntls = true\nkeep_alive = "5 s"\n',
    )
    monkeypatch.chdir("/")
    alarms = load(path).alarms
    assert alarms is not None
    assert (alarms.site, alarms.mqtt.tls, alarms.mqtt.keep_alive) == ("lyon", True, 5.0)
    password = alarms.mqtt.password()
    assert password is not None and password.get_secret_value() == "hunter2"
    assert "hunter2" not in repr(load(path))


def test_commands_that_reach_no_broker_need_no_secret(tmp_path: Path) -> None:
    """A missing file is a mistake for `run` and `check` alone."""
    path = write_site(tmp_path, ALARMS + 'user = "u"\npassword_file = "broker.secret"\n')
    assert load(path, secrets=False).alarms is not None
    with pytest.raises(ConfigError, match="password_file"):
        load(path)


NAMESPACE = f'{SITE}\n[mqtt]\nhost = "10.0.0.5"\n'


def test_a_namespace_needs_a_host_alone(tmp_path: Path) -> None:
    """No table, nobody is told; a host, and machines stand under their place and family; nobody's id is told."""
    assert load(write_site(tmp_path)).mqtt is None
    site = load(write_site(tmp_path, NAMESPACE))
    assert site.mqtt is not None
    names = namespace_of(site, site.mqtt)
    assert names.state("tour-1") == "etabli/atelier/usinage/cnc-lathe/tour-1/state"
    assert names.status == "etabli/atelier/collector/status"
    assert (site.mqtt.server.persons, site.mqtt.server.sparkplug, site.mqtt.server.version) == (False, None, "5")


def test_a_namespace_is_arranged_by_the_site_file(tmp_path: Path) -> None:
    """Its root, the lines, whether Sparkplug is spoken beside; secrets as for machines and alarms."""
    (tmp_path / "broker.secret").write_text("hunter2\n", encoding="utf-8")
    more = (
        'root = "ecoles/lyon"\nsite = "eloi"\nuser = "u"\npassword_file = "broker.secret"\n'
        '[mqtt.lines]\ntournage = ["tour-1"]\n[mqtt.sparkplug]\nevery = "2 s"\n'
    )
    site = load(write_site(tmp_path, NAMESPACE + more))
    assert site.mqtt is not None and site.mqtt.server.sparkplug is not None
    assert namespace_of(site, site.mqtt).events("tour-1") == "ecoles/lyon/eloi/usinage/tournage/tour-1/events"
    assert site.mqtt.server.sparkplug.every == 2.0
    password = site.mqtt.server.password()
    assert password is not None and password.get_secret_value() == "hunter2"


def test_settings_are_loaded_without_the_library() -> None:
    """It is loaded where there is a broker to talk to."""
    code = "import collector.app, sys; assert not {'aiomqtt', 'paho', 'google.protobuf'} & set(sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], cwd=REPOSITORY, capture_output=True, text=True, timeout=60)
    assert done.returncode == 0, done.stderr
