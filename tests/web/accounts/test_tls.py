"""TLS by certificate files, and proxies: what a browser is told, who is believed, and how commands find the way."""

from __future__ import annotations

import asyncio
import os
import ssl
from contextlib import suppress
from pathlib import Path

import httpx
import pytest
from cryptography import x509
from starlette.types import Message, Receive, Scope, Send

from collector.accounts.rights import AccountRole
from collector.control import Control
from collector.errors import RequestRefused
from collector.web.accounts.doorman import Doorman
from collector.web.listening import Listening, Tls
from collector.web.proxies import Proxies
from collector.web.server import WebServer
from tests.certificates import certificate
from tests.web.accounts.conftest import NAMES, PASSWORD, school_at
from tests.web.accounts.test_entrance import cookie
from tests.web.scene import Scene as Workshop
from tests.web.scene import SceneClock

HEAD = {"name": NAMES[AccountRole.HEAD], "password": PASSWORD}


def trusting(path: Path) -> ssl.SSLContext:
    return ssl.create_default_context(cafile=str(path))


async def test_the_pages_by_tls(workshop: Workshop, tmp_path: Path) -> None:
    """The cookie is the host's own and never sent in the open; the browser asks in no other way for a year."""
    pem, key = await asyncio.to_thread(certificate, tmp_path)
    context = await asyncio.to_thread(trusting, pem)
    async with school_at(workshop, Listening(certificate=pem, key=key)) as school:
        assert school.url.startswith("https://127.0.0.1:")
        async with httpx.AsyncClient(base_url=school.url, trust_env=False, verify=context) as client:
            page = await client.get("/sign-in?lang=en")
            assert page.headers["strict-transport-security"] == "max-age=31536000"
            assert "secure" in cookie(page, "etabli_language")
            entered = await client.post("/sign-in", data=HEAD, headers={"Origin": school.url})
            marks = cookie(entered, "__Host-etabli_session")
            assert {"secure", "httponly", "path"} <= marks.keys()
            assert (marks["samesite"], marks["path"]) == ("Strict", "/")
            assert "domain" not in marks
            assert (await client.get("/")).status_code == 200
            client.cookies.clear()
            client.cookies.set("etabli_session", marks["value"])
            assert (await client.get("/")).status_code == 303, "a cookie that somebody put there without TLS is none"
            http = school.url.replace("https", "http")
            refused = await client.post("/sign-in", data=HEAD, headers={"Origin": http})
            assert refused.status_code == 403, "a page without TLS is another site's"
        control = Control(url=school.url, token="t", pid=1, started_at="", certificate=str(pem))
        verified = await asyncio.to_thread(control.verified)
        async with httpx.AsyncClient(base_url=school.url, trust_env=False, verify=verified) as command:
            assert (await command.get("/api/health")).status_code == 200
        other, _ = await asyncio.to_thread(certificate, tmp_path, "other.test")
        wrong = await asyncio.to_thread(Control(school.url, "t", 1, "", str(other)).verified)
        async with httpx.AsyncClient(base_url=school.url, trust_env=False, verify=wrong) as command:
            with pytest.raises(httpx.ConnectError):
                await command.get("/api/health")
        old = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
        old.check_hostname, old.verify_mode = False, ssl.CERT_NONE
        old.maximum_version = ssl.TLSVersion.TLSv1_2
        old.set_ciphers("ALL:@SECLEVEL=0")
        with pytest.warns(DeprecationWarning):
            old.minimum_version = old.maximum_version = ssl.TLSVersion.TLSv1_1
        host, port = "127.0.0.1", int(school.url.rpartition(":")[2])
        with pytest.raises(OSError):
            await asyncio.open_connection(host, port, ssl=old)


async def test_a_renewed_certificate_is_taken_up(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    """Without a restart; half a renewal, or rubbish, changes nothing and is told once."""
    caplog.set_level("INFO")
    pem, key = await asyncio.to_thread(certificate, tmp_path)
    tls = await asyncio.to_thread(Tls, pem, key)

    def replaced(by: str | bytes) -> None:
        if isinstance(by, bytes):
            pem.write_bytes(by)
        else:
            for old, new in zip((pem, key), certificate(tmp_path, by), strict=True):
                old.write_bytes(new.read_bytes())
        os.utime(pem, ns=(1, len(caplog.records) + 2))

    def served() -> str:
        incoming, outgoing = ssl.MemoryBIO(), ssl.MemoryBIO()
        server = tls.context.wrap_bio(incoming, outgoing, server_side=True)
        theirs, ours = ssl.MemoryBIO(), ssl.MemoryBIO()
        asking = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
        asking.check_hostname, asking.verify_mode = False, ssl.CERT_NONE
        client = asking.wrap_bio(theirs, ours)
        for _ in range(5):
            for side, mine, other in ((client, ours, incoming), (server, outgoing, theirs)):
                with suppress(ssl.SSLWantReadError):
                    side.do_handshake()
                if mine.pending:
                    other.write(mine.read())
        der = client.getpeercert(binary_form=True)
        assert der is not None
        return x509.load_der_x509_certificate(der).subject.rfc4514_string()

    async def until(said: str) -> None:
        async with asyncio.timeout(30):
            while not any(record.getMessage() == said for record in caplog.records):  # noqa: ASYNC110 - nobody tells
                await asyncio.sleep(0.01)
        caplog.clear()

    assert served() == "CN=atelier.test"
    async with asyncio.TaskGroup() as group:
        keeping = group.create_task(tls.keep_up(SceneClock()))
        await asyncio.to_thread(replaced, b"half a file")
        await until("the new certificate cannot be used")
        assert served() == "CN=atelier.test"
        await asyncio.to_thread(replaced, "renewed.test")
        await until("a new certificate is in use")
        assert served() == "CN=renewed.test"
        keeping.cancel()


async def test_what_is_no_certificate_is_refused_in_words(workshop: Workshop, tmp_path: Path) -> None:
    """Before anything is served."""
    pem, key = await asyncio.to_thread(certificate, tmp_path)
    _, other = await asyncio.to_thread(certificate, tmp_path, "other.test")
    assert workshop.around.lodge is not None
    for one, two in ((pem, other), (key, key), (tmp_path / "none.pem", key)):
        server = WebServer(workshop.around, Listening(certificate=one, key=two), Doorman(workshop.around.lodge.keeper))
        with pytest.raises(RequestRefused, match=r"cannot be served by TLS.*etabli check"):
            async with server.serving():
                pass


async def test_behind_a_proxy(workshop: Workshop) -> None:
    """A named one is believed about who asks and by what; nobody else is, and nobody passes it by."""
    through = {"X-Forwarded-Proto": "https", "X-Forwarded-For": "203.0.113.7", "Host": "atelier.example"}
    async with school_at(workshop, Listening(proxies=("127.0.0.1",))) as school, school.client() as client:
        assert (await client.get("/api/health")).status_code == 200, "a command on this computer asks without one"
        page = await client.get("/sign-in", headers=through)
        assert "strict-transport-security" in page.headers
        origin = {"Origin": "https://atelier.example"}
        entered = await client.post("/sign-in", data=HEAD, headers=through | origin)
        assert "secure" in cookie(entered, "__Host-etabli_session")
        # A proxy that forgets to say that its pages come by TLS is told so.
        forgetful = await client.post("/sign-in", data=HEAD, headers={"Host": "atelier.example"} | origin)
        assert (forgetful.status_code, "X-Forwarded-Proto" in forgetful.text) == (403, True)
        # Whoever guesses is slowed down by his own address, not by the proxy's.
        for _ in range(30):
            await client.post("/sign-in", data={"name": f"x{_}", "password": "x"}, headers=through)
        assert (await client.post("/sign-in", data={"name": "y", "password": "x"}, headers=through)).status_code == 429
        elsewhere = through | {"X-Forwarded-For": "203.0.113.8"}
        assert (await client.post("/sign-in", data=HEAD, headers=elsewhere)).status_code == 303


async def test_without_a_proxy_nobody_is_believed(workshop: Workshop) -> None:
    """Neither an address nor a path nor TLS that somebody only claims; and past a proxy nobody comes."""
    claims = {"X-Forwarded-Proto": "https", "X-Forwarded-For": "203.0.113.7", "X-Forwarded-Prefix": "/evil"}
    async with school_at(workshop) as school, school.client(headers=claims) as client:
        page = await client.get("/sign-in")
        assert "strict-transport-security" not in page.headers
        entered = await client.post("/sign-in", data=HEAD)
        assert "secure" not in cookie(entered, "etabli_session")
        assert "/evil" not in (await client.get("/")).text
    async with school_at(workshop, Listening(proxies=("203.0.113.1",))) as school, school.client() as client:
        assert (await client.get("/sign-in", headers=claims)).status_code == 200, "this computer is no stranger"
        assert "secure" not in cookie(await client.post("/sign-in", data=HEAD, headers=claims), "etabli_session")


@pytest.mark.parametrize("kind", ["http", "websocket"])
async def test_nobody_passes_a_proxy_by(kind: str) -> None:
    """From another computer one comes by the proxy that is named, which is there for the TLS, or not at all."""
    asked: list[str] = []

    async def door(scope: Scope, receive: Receive, send: Send) -> None:
        asked.append(f"{scope['client'][0]} {scope['scheme']}")

    async def receive() -> Message:
        return {"type": f"{kind}.connect"}

    said: list[Message] = []

    async def send(message: Message) -> None:
        said.append(message)

    async def come(host: str, forwarded: str = "") -> None:
        headers = [(b"x-forwarded-for", forwarded.encode()), (b"x-forwarded-proto", b"https")] if forwarded else []
        scheme = "http" if kind == "http" else "ws"
        scope = {"type": kind, "client": (host, 5), "headers": headers, "scheme": scheme, "path": "/", "method": "GET"}
        await Proxies(door, ("10.0.0.0/24", "fd00::1"))(scope, receive, send)

    await come("10.0.1.7", "203.0.113.7")
    await come("fd00::2")
    await come("unix socket")
    assert asked == []
    assert [one.get("status", one.get("code")) for one in said if "status" in one or "code" in one] in (
        [403] * 3, [4403] * 3,
    )  # fmt: skip
    await come("10.0.0.2", "203.0.113.7")
    await come("fd00::1", "203.0.113.8, 10.0.0.9")
    await come("127.0.0.1", "203.0.113.9")
    secure = "https" if kind == "http" else "wss"
    assert asked == [
        f"203.0.113.7 {secure}",
        f"203.0.113.8 {secure}",
        f"127.0.0.1 {'http' if kind == 'http' else 'ws'}",
    ]
