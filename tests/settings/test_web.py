"""`[web]`: other computers are served by TLS, behind a proxy, or after somebody has said that it may be read."""

from __future__ import annotations

import ipaddress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from collector.settings import load
from collector.settings.site import _is_loopback
from tests.certificates import certificate
from tests.settings.files import SITE, problems_of, write_site


def site(folder: Path, web: str) -> Path:
    return write_site(folder, site=f"{SITE}\n[web]\n{web}\n")


@pytest.mark.parametrize("host", ["127.0.0.1", "127.0.0.5", "::1", "localhost"])
def test_this_computer_alone_needs_nothing(tmp_path: Path, host: str) -> None:
    """What is sent within it is read by nobody on the way."""
    assert load(site(tmp_path, f'host = "{host}"')).web.host == host


@pytest.mark.parametrize("host", ["0.0.0.0", "::", "192.168.10.5", "etabli.local", "10.0.0.1"])
def test_other_computers_need_protection(tmp_path: Path, host: str) -> None:
    """By default it is refused, with the three ways out; each of them will do."""
    [problem] = problems_of(site(tmp_path, f'host = "{host}"'))
    for way in ("`certificate` and its `key`", "behind_proxy", "insecure = true"):
        assert way in problem
    assert load(site(tmp_path, f'host = "{host}"\nbehind_proxy = ["10.0.0.2"]')).web.behind_proxy == ("10.0.0.2",)
    assert load(site(tmp_path, f'host = "{host}"\ninsecure = true')).web.certificate is None
    pem, key = certificate(tmp_path)
    web = load(site(tmp_path, f'host = "{host}"\ncertificate = "{pem.name}"\nkey = "{key.name}"')).web
    assert (web.certificate, web.key) == (pem, key), "relative to the site file"


@given(st.ip_addresses())
def test_only_this_computer_is_this_computer(address: ipaddress.IPv4Address | ipaddress.IPv6Address) -> None:
    """Whatever address is given."""
    assert _is_loopback(str(address)) is address.is_loopback


@pytest.mark.parametrize(
    ("web", "words"),
    [
        ('certificate = "c.pem"', "`certificate` and `key` together"),
        ('key = "c.key"', "`certificate` and `key` together"),
        ('behind_proxy = ["proxy.local"]', 'an address or a network, such as "10.0.0.2" or "10.0.0.0/24"'),
        ('behind_proxy = ["10.0.0.2/24"]', "an address or a network"),
        ('behind_proxy = ["*"]', "an address or a network"),
        ('behind_proxy = "10.0.0.2"', "a list"),
        ('insecure = "yes"', "true or false"),
        ('certificat = "c.pem"', "did you mean"),
        ('password = "x"', "no secret in a settings file"),
    ],
)
def test_a_slip_is_told(tmp_path: Path, web: str, words: str) -> None:
    """With the key and what should stand there."""
    (tmp_path / "c.pem").write_text("")
    (tmp_path / "c.key").write_text("")
    assert words in "\n".join(problems_of(site(tmp_path, web)))


def test_a_certificate_is_looked_at_before_it_is_needed(tmp_path: Path) -> None:
    """Not there, no certificate, run out, another one's key, a key that is locked: each is told by its own key."""
    pem, key = certificate(tmp_path)
    old, old_key = certificate(tmp_path, "old", days=-1)
    locked, locked_key = certificate(tmp_path, "locked", passphrase=b"secret")
    for one, two, where, words in (
        ("none.pem", key.name, "web.certificate", "No such file"),
        (pem.name, "none.key", "web.key", "No such file"),
        (key.name, key.name, "web.certificate", "a file without a certificate"),
        (old.name, old_key.name, "web.certificate", "one that ran out on"),
        (pem.name, old_key.name, "web.key", "a key that does not open"),
        (pem.name, pem.name, "web.key", "a key that does not open"),
        (locked.name, locked_key.name, "web.key", "without passphrase"),
    ):
        [problem] = problems_of(site(tmp_path, f'certificate = "{one}"\nkey = "{two}"'))
        assert f": {where} (line" in problem, problem
        assert words in problem


def test_commands_that_serve_nothing_need_no_certificate(tmp_path: Path) -> None:
    """They may run as somebody who may not read the key."""
    path = site(tmp_path, 'certificate = "none.pem"\nkey = "none.key"')
    assert load(path, secrets=False).web.certificate == tmp_path / "none.pem"
