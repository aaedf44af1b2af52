"""`etabli trust`: a machine's certificate is refused, listed, accepted by its fingerprint, and rejected again."""

from __future__ import annotations

import asyncio
import re
import threading
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric import rsa

from adapters.opcua.security.certificates import described
from adapters.opcua.security.own import APPLICATION_URI, own
from adapters.opcua.security.trust import TrustStore
from collector.settings import load
from tests.adapters.opcua.security_rig import BEST, PASSWORD, Door, Keys, certificate_of, guarded
from tests.commands.shell import School


@pytest.fixture(scope="module")
def key() -> rsa.RSAPrivateKey:
    """The machine's key."""
    return rsa.generate_private_key(public_exponent=65537, key_size=2048)


def test_a_certificate_is_listed_accepted_and_rejected(tmp_path: Path, key: rsa.RSAPrivateKey) -> None:
    """What a connection has left there; the adapter looks into the same folder at its next try."""
    school = School(tmp_path)
    assert "No certificate yet" in school.done("trust", "list")
    assert not school.data.exists()
    shown = described(certificate_of(key, "urn:test:lathe-7"))
    store = TrustStore(school.data / "opcua")
    store.keep_rejected(shown)
    ours = own(school.data / "opcua", APPLICATION_URI, datetime.now(UTC))
    listed = school.done("trust", "list")
    for word in ("rejected", "urn:test:lathe-7", shown.fingerprint, shown.thumbprint, str(ours.path)):
        assert word in listed
    assert f"ours  O=etabli,CN=etabli, application {APPLICATION_URI}" in listed
    said = school.done("trust", "accept", shown.fingerprint[:16])
    assert said.startswith("trusted: CN=Tour 7")
    assert shown.fingerprint in said
    assert store.trusted(shown) is not None
    assert "trusted" in school.done("trust", "list")
    assert "no longer trusted" in school.done("trust", "reject", shown.fingerprint)
    assert store.trusted(shown) is None


def test_the_former_certificate_of_a_replaced_one_is_named(tmp_path: Path, key: rsa.RSAPrivateKey) -> None:
    """So that it does not stay trusted unnoticed; a certificate can also be brought as a file."""
    school = School(tmp_path)
    former, renewed = (certificate_of(key, "urn:test:lathe-7") for _ in range(2))
    for der in (former, renewed):
        (tmp_path / "machine.der").write_bytes(der)
        said = school.done("trust", "accept", described(der).fingerprint, "--file", tmp_path / "machine.der")
    assert f"etabli trust reject {described(former).fingerprint}" in said
    (tmp_path / "machine.der").write_text("no certificate")
    answer = school.etabli("trust", "accept", described(former).fingerprint, "--file", tmp_path / "machine.der")
    assert answer.exit_code == 2
    assert "a certificate, DER or PEM" in answer.stderr


def test_dates_are_told_and_can_be_set_aside(tmp_path: Path, key: rsa.RSAPrivateKey) -> None:
    """A certificate that is over says so in the list, and that its dates do not matter where somebody said that."""
    school = School(tmp_path)
    over = described(certificate_of(key, begins=timedelta(days=-20), ends=timedelta(days=-10)))
    TrustStore(school.data / "opcua").keep_rejected(over)
    assert "holds no longer" in school.done("trust", "list")
    school.done("trust", "accept", over.fingerprint, "--any-date")
    assert "accepted whatever its dates" in school.done("trust", "list")


@pytest.mark.parametrize("given", ["abc", "f" * 64, "urn:test:lathe-7"])
def test_what_names_no_certificate_is_refused(tmp_path: Path, given: str) -> None:
    """Exit code 3, and where the right names stand."""
    answer = School(tmp_path).etabli("trust", "accept", given)
    assert answer.exit_code == 3
    assert "etabli trust list" in answer.stderr


def test_the_adapter_is_told_the_folder_that_the_command_fills(tmp_path: Path) -> None:
    """A folder of the protocol's own in the data directory, whichever that is."""
    school = School(tmp_path)
    text = school.site_file.read_text("utf-8")
    school.site_file.write_text(text + '\n[store]\ndirectory = "kept/here"\n', encoding="utf-8")
    [machine] = load(school.site_file).machines
    assert machine.device.keep == tmp_path / "kept" / "here" / "scripted"


PROFILE = """\
[profile]
name = "Lathe"
maker = "etabli"
source = "the tests"
verified = "simulator"

[options]
namespaces = { m = "urn:test:machine" }

[cycle]
from = "count"

[[signals]]
signal = "part_count"
address = { node = "m;s=count" }
"""


@pytest.fixture
def lathe(key: rsa.RSAPrivateKey) -> Iterator[str]:
    """A server that wants security and a password, served by a thread of its own: the commands block this one."""
    loop = asyncio.new_event_loop()
    thread = threading.Thread(target=loop.run_forever, name="lathe")
    thread.start()
    server = guarded(Keys(key, key, key), users=Door(anonymous=False, password=PASSWORD))
    try:
        machine = asyncio.run_coroutine_threadsafe(server.__aenter__(), loop).result(60)
        yield machine.url
        asyncio.run_coroutine_threadsafe(server.__aexit__(None, None, None), loop).result(60)
    finally:
        loop.call_soon_threadsafe(loop.stop)
        thread.join()
        loop.close()


def test_a_secure_machine_is_taken_into_service(tmp_path: Path, lathe: str) -> None:
    """Refused with the command that accepts it, accepted by that command, probed; the password is seen nowhere."""
    school = School(tmp_path)
    shelf = tmp_path / "profiles" / "opcua"
    shelf.mkdir(parents=True)
    (shelf / "lathe.toml").write_text(PROFILE, encoding="utf-8")
    (tmp_path / "password").write_text(PASSWORD, encoding="utf-8")
    before, _, after = school.site_file.read_text("utf-8").partition("steps = [")
    text = (
        f'{before}url = "{lathe}"\nsecurity = "{BEST}"\nuser = "etabli"\npassword_file = "password"\ntimeout = "20 s"\n'
    )
    text = text.replace("scripted/example", "opcua/lathe") + after.partition("]")[2]
    school.site_file.write_text(text, encoding="utf-8")
    answer = school.etabli("probe", "mill-1")
    assert answer.exit_code == 3
    [command] = re.findall(r"etabli (trust accept [0-9a-f]{64})", answer.stderr)
    assert command.split()[-1] in school.done("trust", "list")
    accepted = school.done(*command.split())
    said = school.done("probe", "mill-1", "--for", "30")
    assert re.search(r"part_count\s+│\s+7", said)
    (tmp_path / "password").write_text(PASSWORD[::-1], encoding="utf-8")
    refused = school.etabli("probe", "mill-1")
    assert refused.exit_code == 3
    assert "the cause is the user" in refused.stderr
    for printed in (answer.output, accepted, said, refused.output, school.done("trust", "list")):
        assert PASSWORD not in printed
        assert PASSWORD[::-1] not in printed
    for path in school.data.rglob("*"):
        assert not path.is_file() or PASSWORD.encode() not in path.read_bytes()
