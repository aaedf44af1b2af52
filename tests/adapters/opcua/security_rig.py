"""Servers with message security for the tests, and the keys that all of them share: making one takes a while."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from asyncua import ua
from asyncua.crypto.permission_rules import User, UserRole
from asyncua.ua.ua_binary import uatcp_to_binary
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from cryptography.x509.oid import NameOID

from adapters.opcua import DIALECT, Address, Connection, Options
from collector.ports import Adapter, Device, Point
from tests.adapters.opcua.server import APPLICATION, URI, MachineServer, Variable
from tests.ports import free_port

PASSWORD = "rouge-gorge-42"
"""The right one, which shall be seen nowhere."""

ALL = [
    f"{policy} {mode}"
    for policy in ("Basic256Sha256", "Aes128_Sha256_RsaOaep", "Aes256_Sha256_RsaPss")
    for mode in ("Sign", "SignAndEncrypt")
]
BEST = ALL[-1]

ECHO = -1
"""A porter that sends back what it was sent instead of a status: signed, but not by the server."""


def policy_type(security: str) -> ua.SecurityPolicyType:
    """asyncua's word for a `security` of the site file."""
    return ua.SecurityPolicyType.NoSecurity if security == "none" else _type(*security.split(" "))


def _type(policy: str, mode: str) -> ua.SecurityPolicyType:
    return ua.SecurityPolicyType[f"{policy.replace('_', '')}_{mode}"]


@dataclass(frozen=True)
class Keys:
    """Keys of 2,048 bits, made once for all tests."""

    server: rsa.RSAPrivateKey
    user: rsa.RSAPrivateKey
    other: rsa.RSAPrivateKey

    @classmethod
    def make(cls) -> Keys:
        return cls(*(rsa.generate_private_key(public_exponent=65537, key_size=2048) for _ in range(3)))

    @staticmethod
    def private(key: rsa.RSAPrivateKey, form: Encoding = Encoding.PEM) -> bytes:
        return key.private_bytes(form, PrivateFormat.PKCS8, NoEncryption())


def certificate_of(
    key: rsa.RSAPrivateKey, uri: str = APPLICATION, *, begins: timedelta | None = None, ends: timedelta | None = None
) -> bytes:
    """A certificate in DER that signs itself.

    Args:
        key: Whose.
        uri: The application that it names.
        begins: From when on it holds, from now.
        ends: Until when, from now.
    """
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "Tour 7")])
    now = datetime.now(UTC)
    return (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now + (begins or timedelta(days=-1)))
        .not_valid_after(now + (ends or timedelta(days=400)))
        .add_extension(x509.SubjectAlternativeName([x509.UniformResourceIdentifier(uri)]), critical=False)
        .sign(key, hashes.SHA256())
        .public_bytes(Encoding.DER)
    )


class Door:
    """Who is let in: everybody, one user by his password, one by his certificate. It remembers who came."""

    def __init__(
        self, *, anonymous: bool = True, password: str | None = None, certificate: bytes | None = None
    ) -> None:
        self._anonymous, self._password, self._certificate = anonymous, password, certificate
        self.came: list[tuple[str | None, bytes | None]] = []

    def get_user(self, iserver: Any, username: Any = None, password: Any = None, certificate: Any = None) -> Any:
        self.came.append((username, certificate))
        if username is not None:
            good = username == "etabli" and password == self._password
        elif self._certificate is not None:
            good = certificate == self._certificate
        else:
            good = self._anonymous
        return User(role=UserRole.User) if good else None


@asynccontextmanager
async def guarded(
    keys: Keys,
    securities: Sequence[str] = (BEST,),
    *,
    certificate: bytes | None = None,
    users: Any = None,
    tokens: Sequence[type] = (),
    judge: Any = None,
    port: int | None = None,
) -> AsyncIterator[MachineServer]:
    """A server with security for the length of a block.

    Args:
        keys: The server's key among them.
        securities: What it offers, as the site file has it.
        certificate: What it shows; None for a good one.
        users: Who is let in.
        tokens: Which logins it takes; all of them if none is named.
        judge: What it thinks of clients' certificates.
        port: Where it listens.
    """
    machine = MachineServer({"count": Variable(7, ua.VariantType.UInt32)}, users=users, port=port or free_port())
    await machine.prepare()
    machine.server.set_security_policy([policy_type(one) for one in securities])
    if tokens:
        machine.server.set_identity_tokens(list(tokens))
    await machine.server.load_certificate(certificate or certificate_of(keys.server))
    await machine.server.load_private_key(keys.private(keys.server, Encoding.DER))
    if judge is not None:
        machine.server.set_certificate_validator(judge)
    await machine.server.start()
    try:
        yield machine
    finally:
        await machine.stop()


def reaching(url: str, keep: Path | None, security: str = BEST, **further: Any) -> Adapter:
    """An adapter for such a server."""
    connection = Connection.model_validate({"url": url, "timeout": "10 s", "security": security} | further)
    options = Options.model_validate({"namespaces": {"m": URI}, "publishing": "50 ms", "sampling": "0 s"})
    points = [Point("part_count", Address(node="m;s=count"))]
    return DIALECT.build(Device("mill", connection, points, options, keep))


class Porter:
    """Before a server: lets everything through but the opening of a secure channel, to which it says no by a status.

    As servers do that refuse a certificate before there is a session; asyncua's server knows no such refusal.

    Args:
        port: Where it listens.
        behind: The port of the server.
        status: What it says; None to hang up without a word, ECHO to send back what it heard.
    """

    def __init__(self, port: int, behind: int, status: int | None) -> None:
        self._port, self._behind, self._status = port, behind, status

    @asynccontextmanager
    async def serving(self) -> AsyncIterator[str]:
        """Listen for the length of a block; gives the address."""
        tasks: set[asyncio.Task[Any]] = set()

        async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
            task = asyncio.current_task()
            assert task is not None
            tasks.add(task)
            their_reader, their_writer = await asyncio.open_connection("127.0.0.1", self._behind)
            try:
                async with asyncio.TaskGroup() as both:
                    both.create_task(self._inwards(reader, their_writer, writer))
                    both.create_task(_pass(their_reader, writer))
            except* OSError:
                pass
            finally:
                their_writer.transport.abort()
                writer.transport.abort()

        listener = await asyncio.start_server(serve, "127.0.0.1", self._port)
        try:
            yield f"opc.tcp://127.0.0.1:{self._port}"
        finally:
            listener.close()
            async with asyncio.timeout(20):
                await asyncio.gather(*tasks)
                await listener.wait_closed()

    async def _inwards(
        self, reader: asyncio.StreamReader, server: asyncio.StreamWriter, client: asyncio.StreamWriter
    ) -> None:
        while data := await reader.read(65536):
            if data.startswith(b"OPN") and b"SecurityPolicy#None" not in data:
                if self._status == ECHO:
                    client.write(data)
                    await client.drain()
                    await reader.read()
                elif self._status is not None:
                    client.write(
                        uatcp_to_binary(ua.MessageType.Error, ua.ErrorMessage(ua.StatusCode(self._status), ""))
                    )
                    await client.drain()
                client.close()
                server.close()
                return
            server.write(data)
            await server.drain()
        server.close()


async def _pass(source: asyncio.StreamReader, sink: asyncio.StreamWriter) -> None:
    while data := await source.read(65536):
        sink.write(data)
        await sink.drain()
    sink.close()
