"""The broker itself: rights, certificates, too much at once; what cannot be had is told apart from what is away."""

from __future__ import annotations

import asyncio
import base64
import hashlib
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta
from ipaddress import ip_address
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec

from adapters.mqtt import Address
from adapters.mqtt.broker import MOST_WAITING
from collector.core.signals import Value
from collector.errors import DeviceError, ProtocolError, Refused, Unreachable
from collector.ports import Adapter, Point
from tests.adapters.mqtt.broker import Broker
from tests.adapters.mqtt.devices import EspHome, at_the_broker
from tests.adapters.mqtt.listening import PATIENCE, Listener, by_hand
from tests.ports import free_port

DOOR = Point("guard_closed", Address.model_validate({"topic": "door"}))
COUNT = Point("part_count", Address.model_validate({"topic": "count"}))


@asynccontextmanager
async def running(settings: str, tls: str = "") -> AsyncIterator[Broker]:
    """A broker with settings of its own, for the length of a block."""
    broker = Broker(settings, tls)
    try:
        await broker.start()
        yield broker
    finally:
        await broker.close()


async def refused(adapter: Adapter) -> DeviceError:
    """What connecting ends with."""
    async with asyncio.timeout(PATIENCE):
        with pytest.raises(DeviceError) as refusal:
            async with adapter.connect():
                pass
    return refusal.value


def password_file(folder: Path, user: str, password: str) -> Path:
    """What mosquitto_passwd writes (PBKDF2, SHA-512)."""
    salt = b"twelve bytes"
    key = hashlib.pbkdf2_hmac("sha512", password.encode(), salt, 101)
    path = folder / "passwords"
    path.write_text(f"{user}:$7$101${base64.b64encode(salt).decode()}${base64.b64encode(key).decode()}\n")
    return path


async def test_a_wrong_password_is_refused_and_a_right_one_is_not(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Trying again would not help: a person has to act, and reads what to look at. No secret is named."""
    monkeypatch.setenv("ETABLI_MQTT", "hunter2")
    (tmp_path / "secret").write_text("hunter2\n")
    settings = f"allow_anonymous false\npassword_file {password_file(tmp_path, 'etabli', 'hunter2')}"
    async with running(settings) as broker:
        for right in ({"password_env": "ETABLI_MQTT"}, {"password_file": str(tmp_path / "secret")}):
            async with by_hand([DOOR], broker.port, user="etabli", **right).connect():
                pass
        monkeypatch.setenv("ETABLI_MQTT", "hunter3")
        for wrong in ({"user": "etabli", "password_env": "ETABLI_MQTT"}, {"user": "etabli"}, {}):
            refusal = await refused(by_hand([DOOR], broker.port, **wrong))
            assert isinstance(refusal, Refused), refusal
            assert "password" in str(refusal) and "hunter" not in str(refusal)
        refusal = await refused(by_hand([DOOR], broker.port, user="etabli", password_env="ETABLI_NOT_SET"))
        assert isinstance(refusal, Refused)


async def test_a_broker_whose_acl_keeps_topics_from_us_ends_nothing_in_silence(tmp_path: Path) -> None:
    """Mosquitto grants every subscription and then keeps what the user may not read: the point is then unknown."""
    rules = tmp_path / "acl"
    rules.write_text("topic readwrite count\n")
    async with (
        running(f"allow_anonymous true\nacl_file {rules}") as broker,
        by_hand([DOOR, COUNT], broker.port).connect() as link,
    ):
        await Listener(link).says("guard_closed", None)


def certificates(folder: Path) -> tuple[str, Path, Path]:
    """A broker's certificate for 127.0.0.1: mosquitto's lines, who signed it, and somebody who did not."""
    now, paths = datetime.now(UTC), []
    for name in ("ours", "another"):
        key = ec.generate_private_key(ec.SECP256R1())
        who = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, name)])
        certificate = (
            x509.CertificateBuilder()
            .subject_name(who)
            .issuer_name(who)
            .public_key(key.public_key())
            .serial_number(x509.random_serial_number())
            .not_valid_before(now - timedelta(days=1))
            .not_valid_after(now + timedelta(days=1))
            .add_extension(x509.SubjectAlternativeName([x509.IPAddress(ip_address("127.0.0.1"))]), critical=False)
            .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
            .sign(key, hashes.SHA256())
        )
        path = folder / f"{name}.pem"
        path.write_bytes(certificate.public_bytes(serialization.Encoding.PEM))
        paths.append(path)
        if name == "ours":
            private = folder / "ours.key"
            private.write_bytes(
                key.private_bytes(
                    serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
                )
            )
    return f"certfile {paths[0]}\nkeyfile {private}", paths[0], paths[1]


async def test_only_a_broker_whose_certificate_we_trust_is_talked_to(tmp_path: Path) -> None:
    """A certificate of nobody we know is Refused; a broker without TLS is no TLS; neither is told a password."""
    lines, signer, another = certificates(tmp_path)
    async with running("allow_anonymous true", lines) as broker:
        async with by_hand([DOOR], broker.port, tls=True, ca_file=str(signer)).connect() as link:
            await Listener(link).says("guard_closed", None)
        for trust in ({"ca_file": str(another)}, {}):
            refusal = await refused(by_hand([DOOR], broker.port, tls=True, **trust))
            assert isinstance(refusal, Refused), refusal
            assert "certificate" in str(refusal)
        refusal = await refused(by_hand([DOOR], broker.port, tls=True, ca_file=str(tmp_path / "none")))
        assert isinstance(refusal, Refused)
        assert isinstance(await refused(by_hand([DOOR], broker.port)), Unreachable | ProtocolError)
    async with running("allow_anonymous true") as broker:
        refusal = await refused(by_hand([DOOR], broker.port, tls=True, ca_file=str(signer)))
        assert isinstance(refusal, Unreachable | ProtocolError), refusal


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "no-such-host.invalid", "nö" * 40])
async def test_a_broker_that_is_not_there_is_unreachable(host: str) -> None:
    """Whatever the name says."""
    assert isinstance(await refused(by_hand([DOOR], free_port(), host=host)), Unreachable)


@pytest.mark.parametrize(
    "answer",
    [b"HTTP/1.1 400 Bad Request\r\n\r\n" * 4, b"",
     b"\x20\x02\x00\x03", b"\x20\x02\x00\x05", b"\x20\x00", b"\x20\x02\x00",
     bytes(range(256)) * 4, b"\xff" * 100, b"\x90\x00", b"\x30\x00", b"\x20\x7f" + bytes(127)],
)  # fmt: skip
async def test_no_answer_to_our_greeting_is_a_bug(answer: bytes) -> None:
    """Servers of other protocols, and broken brokers: each is a failure with a name."""

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.read(1000)
        writer.write(answer)
        await reader.read()
        writer.transport.abort()

    port = free_port()
    server = await asyncio.start_server(serve, "127.0.0.1", port)
    async with server:
        failure = await refused(by_hand([DOOR], port))
    assert isinstance(failure, Unreachable | ProtocolError | Refused)


@pytest.mark.parametrize(
    "packet",
    [b"\x90\x00", b"\x30\x00", b"\x30\x01\x00", b"\x32\x03\x00\x00\x00", b"\x30\x04\x00\x02\xff\xfe", b"\xb0\x00",
     b"\xff" * 8, b"\x40\x01\x00", b"\x20\x02\x00\x00"],
)  # fmt: skip
async def test_no_packet_on_an_open_line_is_a_bug(broker: Broker, packet: bytes) -> None:
    """A line that says nonsense ends, or goes on; it never takes the collector with it."""
    async with by_hand([DOOR], broker.port).connect() as link:
        listener = Listener(link)
        await listener.says("guard_closed", None)
        for writer in broker.front._writers:
            writer.write(packet)
        try:
            async with asyncio.timeout(1):
                await listener.until(lambda: False)
        except (ProtocolError, Unreachable, TimeoutError):
            pass


async def test_more_than_can_be_read_ends_the_line(broker: Broker) -> None:
    """A part is never left out in silence: who does not read fast enough connects anew, and reads how it stands."""
    device = EspHome("flood")
    async with at_the_broker(broker.inside, device):
        async with by_hand([COUNT], broker.port, silence="60 s", timeout="10 s").connect() as link:
            listener = Listener(link)
            # Nobody reads meanwhile.
            for number in range(2 * MOST_WAITING):
                await device.say("count", str(number))
            ended = await listener.end()
        assert isinstance(ended, Unreachable)
        assert "waited to be read" in str(ended)
        counts = listener.values("part_count")
        assert counts == sorted(set(counts), key=lambda count: int(count or 0))


async def test_a_crowd_of_messages_is_read_in_order(broker: Broker) -> None:
    """Thousands in a row, none left out."""
    device = EspHome("crowd")
    async with at_the_broker(broker.inside, device), by_hand([COUNT], broker.port).connect() as link:
        listener = Listener(link)
        wanted: list[Value] = list(range(3_000))

        async def tell() -> None:
            for number in wanted:
                await device.say("count", str(number), qos=1)

        async with asyncio.timeout(200), asyncio.TaskGroup() as group:
            group.create_task(tell(), name="teller")
            await listener.until(lambda: listener.values("part_count")[-1:] == [2_999])
        assert listener.values("part_count") == wanted


async def test_a_name_of_our_own_takes_over_its_old_line(broker: Broker) -> None:
    """With a `client_id`, a collector that was killed is thrown out by the one that follows it."""
    adapter = by_hand([DOOR], broker.port, client_id="etabli")
    async with adapter.connect() as first, adapter.connect() as second:
        assert isinstance(await Listener(first).end(), Unreachable)
        await Listener(second).says("guard_closed", None)


def test_settings_are_loaded_without_the_library() -> None:
    """`etabli check` needs no protocol's library: it is loaded where an adapter is built."""
    import subprocess
    import sys

    done = subprocess.run(
        [
            sys.executable,
            "-c",
            "import adapters, sys; assert 'aiomqtt' not in sys.modules and 'paho' not in sys.modules",
        ],
        capture_output=True,
        timeout=60,
    )
    assert done.returncode == 0, done.stderr
