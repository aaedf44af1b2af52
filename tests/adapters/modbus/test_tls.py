"""Modbus over TLS: who trusts whom, what is said when one of them does not, and that nothing goes over an open line."""

from __future__ import annotations

import asyncio
import socket
import ssl
import threading
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager, suppress
from pathlib import Path
from typing import Any

import pytest
from cryptography import x509

from collector.errors import DeviceError, ProtocolError, Refused, Unreachable
from tests.adapters.modbus.authority import Authority
from tests.adapters.modbus.scene import PATIENCE, adapter, at, eventually, listening
from tests.adapters.modbus.server import Server
from tests.certificates import certificate

POINTS = [at("analog.value", "holding", 11, "u16"), at("permit", "coil", 2, writable=True)]


def of_a_device(shown: tuple[Path, Path], clients: Path | None, only_1_2: bool) -> ssl.SSLContext:
    """How a device speaks TLS."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(*shown)
    if clients is not None:
        context.load_verify_locations(clients)
        context.verify_mode = ssl.CERT_REQUIRED
    if only_1_2:
        context.maximum_version = ssl.TLSVersion.TLSv1_2
    return context


@contextmanager
def strict(shown: tuple[Path, Path], clients: Path, only_1_2: bool) -> Iterator[int]:
    """A device that says to whoever it does not take that it does not, and waits until that has been heard."""
    context = of_a_device(shown, clients, only_1_2)
    with socket.create_server(("127.0.0.1", 0)) as listening_socket:

        def serve() -> None:
            taken, _ = listening_socket.accept()
            # The alert is written by the handshake that fails; the descriptor is then read to its end as it is.
            speaking = context.wrap_socket(taken, server_side=True, do_handshake_on_connect=False)
            with suppress(OSError):
                speaking.do_handshake()
            with socket.socket(fileno=speaking.detach()) as plain, suppress(OSError):
                while plain.recv(4096):
                    pass

        thread = threading.Thread(target=serve, name="device")
        thread.start()
        try:
            yield listening_socket.getsockname()[1]
        finally:
            thread.join(PATIENCE)


@asynccontextmanager
async def secured(
    shown: tuple[Path, Path], clients: Path | None = None, only_1_2: bool = False
) -> AsyncIterator[Server]:
    """A device with a certificate; with `clients` it wants one from whoever asks, signed by this authority."""
    server = Server()
    try:
        await server.start(of_a_device(shown, clients, only_1_2))
        yield server
    finally:
        await server.stop()


def place(server: Server, **keys: Any) -> dict[str, Any]:
    """The keys of a connection over TLS; handshakes of a loaded computer take their time."""
    return {"transport": "tls", "host": "127.0.0.1", "port": server.port, "timeout": "10 s", "silence": "20 s"} | keys


async def failure(server: Server, **keys: Any) -> DeviceError:
    """What connecting ends with."""
    with pytest.raises(DeviceError) as ended:
        async with adapter(place(server, **keys), POINTS).connect():
            pass
    await eventually(lambda: server.conversations == 0)
    return ended.value


@pytest.mark.parametrize("only_1_2", [False, True], ids=["1.3", "1.2"])
async def test_both_sides_show_their_certificates_and_values_come(tmp_path: Path, only_1_2: bool) -> None:
    """The device's is signed by the authority that the site names, ours by the one that the device knows."""
    authority = Authority(tmp_path)
    device, (ours, key) = authority.sign("device"), authority.sign("collector")
    async with secured(device, authority.certificate, only_1_2) as server:
        where = place(server, ca_file=authority.certificate, certificate=ours, private_key=key)
        async with listening(adapter(where, POINTS)) as (link, ear):
            await ear.until(lambda: len(ear.last) == 2)
            assert ear.value("analog.value") == 11
            await link.write("permit", True)
            assert server.units[1].tables["coil"][2] == 1
        await eventually(lambda: server.conversations == 0)


async def test_a_certificate_that_is_known_itself_needs_no_authority(tmp_path: Path) -> None:
    """As a device has it that made its own; its name is not compared, the certificate is."""
    own = Authority(tmp_path).sign("device", x509.DNSName("plc.elsewhere"))
    for shown in (certificate(tmp_path), own):
        async with (
            secured(shown) as server,
            listening(adapter(place(server, server_certificate=shown[0]), POINTS)) as (_, ear),
        ):
            await ear.until(lambda ear=ear: len(ear.last) == 2)  # type: ignore[misc]


async def test_a_known_certificate_is_no_authority(tmp_path: Path) -> None:
    """What it has signed is another certificate, and is refused before anything is asked."""
    authority = Authority(tmp_path)
    async with secured(authority.sign("device")) as server:
        ended = await failure(server, server_certificate=authority.certificate)
        assert isinstance(ended, Refused)
        assert "another certificate" in str(ended)
        assert not server.asked


@pytest.mark.parametrize(
    ("shown", "said"),
    [
        ("stranger", "not trusted .*ca_file"),
        ("expired", "ran out, or this computer's clock is wrong"),
        ("elsewhere", "another address: give its name as server_name"),
    ],
)
async def test_a_device_that_cannot_be_trusted_is_refused(tmp_path: Path, shown: str, said: str) -> None:
    """With the cause and what to do; nothing is asked of it."""
    authority = Authority(tmp_path)
    pair = {
        "stranger": lambda: certificate(tmp_path),
        "expired": lambda: authority.sign("device", days=-1),
        "elsewhere": lambda: authority.sign("device", x509.DNSName("plc.elsewhere")),
    }[shown]()
    async with secured(pair) as server:
        ended = await failure(server, ca_file=authority.certificate)
        with pytest.raises(Refused, match=said):
            raise ended
        assert not server.asked


async def test_the_name_in_the_certificate_may_be_given(tmp_path: Path) -> None:
    """A device that is reached by its address, and whose certificate names it."""
    authority = Authority(tmp_path)
    async with secured(authority.sign("device", x509.DNSName("plc.elsewhere"))) as server:
        where = place(server, ca_file=authority.certificate, server_name="plc.elsewhere")
        async with listening(adapter(where, POINTS)) as (_, ear):
            await ear.until(lambda: len(ear.last) == 2)


@pytest.mark.parametrize("only_1_2", [False, True], ids=["1.3", "1.2"])
@pytest.mark.parametrize("shown", ["none", "a stranger's"])
async def test_a_device_that_does_not_take_our_certificate_is_told_so(
    tmp_path: Path, shown: str, only_1_2: bool
) -> None:
    """TLS 1.2 says it in the handshake, TLS 1.3 after it; and a device that says it to nobody is suspected of it."""
    authority = Authority(tmp_path)
    ours = certificate(tmp_path)
    keys = {} if shown == "none" else {"certificate": ours[0], "private_key": ours[1]}
    device = authority.sign("device")
    with strict(device, authority.certificate, only_1_2) as port:
        where = {
            "transport": "tls",
            "host": "127.0.0.1",
            "port": port,
            "timeout": "10 s",
            "ca_file": authority.certificate,
        }
        with pytest.raises(Refused, match="does not take our certificate"):
            async with adapter(where | keys, POINTS).connect():
                pass
    async with secured(device, authority.certificate, only_1_2) as server:  # asyncio's servers hang up without a word.
        ended = await failure(server, ca_file=authority.certificate, **keys)
        assert isinstance(ended, Unreachable)
        assert "may not take our certificate" in str(ended)
        assert not server.asked


@pytest.mark.parametrize("answer", [b"", b"\0\x01\0\0\0\x03\x01\x83\x01"], ids=["silent", "answers"])
async def test_an_open_device_is_not_asked_openly(tmp_path: Path, answer: bytes) -> None:
    """There is no way back: the device sees the beginning of a handshake and nothing else."""
    authority = Authority(tmp_path)
    heard = bytearray()
    gone = asyncio.Event()

    async def device(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        heard.extend(await reader.read(4096))
        writer.write(answer)
        while data := await reader.read(4096):
            heard.extend(data)
        writer.close()
        gone.set()

    server = await asyncio.start_server(device, "127.0.0.1", 0)
    async with server:
        port = server.sockets[0].getsockname()[1]
        where = {"transport": "tls", "host": "127.0.0.1", "port": port, "ca_file": authority.certificate}
        with pytest.raises(ProtocolError if answer else Unreachable, match="speak TLS" if answer else "no connection"):
            async with adapter(where, POINTS, timeout="10 s" if answer else "2 s").connect():
                pass
        async with asyncio.timeout(PATIENCE):
            await gone.wait()
    assert heard[:2] == b"\x16\x03"  # The record of a handshake. Source: RFC 8446, 5.1.
    length = int.from_bytes(heard[3:5], "big")
    assert not heard[5 + length :].strip() or heard[5 + length] == 0x15  # At most an alert after it.


@pytest.mark.parametrize("key", ["ca_file", "server_certificate", "private_key"])
async def test_files_that_hold_something_else_are_refused(tmp_path: Path, key: str) -> None:
    """Before any connection is opened."""
    authority = Authority(tmp_path)
    ours = authority.sign("collector")
    wrong = tmp_path / "wrong.pem"
    wrong.write_text("no certificate", encoding="utf-8")
    keys = {"ca_file": authority.certificate, "certificate": ours[0], "private_key": ours[1]}
    if key == "server_certificate":
        del keys["ca_file"]
    async with secured(authority.sign("device")) as server:
        ended = await failure(server, **keys | {key: wrong})
        assert isinstance(ended, Refused)
        assert "wrong.pem" in str(ended)
        assert server.conversations_ever == 0


async def test_two_machines_that_trust_differently_do_not_share_a_line(tmp_path: Path) -> None:
    """The second would otherwise speak over a line that its own keys do not allow."""
    authority = Authority(tmp_path)
    device = authority.sign("device")
    async with (
        secured(device) as server,
        listening(adapter(place(server, ca_file=authority.certificate), POINTS)) as (_, ear),
    ):
        await ear.batch()
        with pytest.raises(Refused, match="other certificates"):
            async with adapter(place(server, server_certificate=device[0]), POINTS).connect():
                pass
