"""Real time-series databases on free loopback ports, ended by their process: InfluxDB 1.6 and VictoriaMetrics.

InfluxDB 1.6 is strict, and can be asked what it holds, but learned version 2's way of writing only in 1.8. So a small
server stands before it that passes `/api/v2/write` on to `/write`, looks at the token as version 2 does, and can be
told to answer as servers do that are busy, full or wrong.
"""

from __future__ import annotations

import contextlib
import gzip
import json
import shutil
import ssl
import subprocess
import tempfile
import threading
import time
from collections.abc import Iterator
from http.client import HTTPConnection
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, quote, urlsplit

from tests.ports import free_port

TOKEN = "token-of-the-workshop"
DATABASE = "workshop"
PATIENCE = 60.0
"""Seconds: a bound for hangs, never a measure."""

_SETTINGS = """
reporting-disabled = true
bind-address = "127.0.0.1:{rpc}"
[meta]
dir = "{folder}/meta"
logging-enabled = false
[data]
dir = "{folder}/data"
wal-dir = "{folder}/wal"
query-log-enabled = false
[http]
bind-address = "127.0.0.1:{port}"
log-enabled = false
[monitor]
store-enabled = false
"""


class Database:
    """A database's process."""

    def __init__(self, command: list[str], port: int) -> None:
        self.port = port
        self._command = command
        self._process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        """Start it, on the same port and with the same data at every start."""
        self._process = subprocess.Popen(self._command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        last = time.monotonic() + PATIENCE
        while time.monotonic() < last:
            assert self._process.poll() is None, f"{self._command[0]} did not start"
            with contextlib.suppress(OSError):
                if self.ask("GET", "/ping")[0] < 500:
                    return
            time.sleep(0.05)
        raise AssertionError(f"{self._command[0]} does not answer")

    def kill(self) -> None:
        """As when the plug is pulled."""
        if self._process is not None:
            self._process.kill()
            self._process.wait()
            self._process = None

    def ask(self, method: str, path: str, body: bytes | None = None, **headers: str) -> tuple[int, bytes]:
        """One request: the status and the body of the answer."""
        connection = HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE)
        try:
            connection.request(method, path, body, headers)
            answer = connection.getresponse()
            return answer.status, answer.read()
        finally:
            connection.close()


class Influx(Database):
    """InfluxDB 1.6."""

    def query(self, text: str) -> list[dict[str, Any]]:
        """The rows of a query, each with the name of its measurement as `_of`."""
        address = f"/query?db={DATABASE}&epoch=ns&q={quote(text)}"
        status, body = self.ask("POST" if text.split()[0] in ("CREATE", "DROP") else "GET", address)
        assert status == 200, body
        [result] = json.loads(body)["results"]
        assert "error" not in result, result
        return [
            {"_of": series["name"], **dict(zip(series["columns"], row, strict=True))}
            for series in result.get("series", ())
            for row in series["values"]
        ]

    def counts(self) -> dict[str, int]:
        """By measurement, how many points there are."""
        found: dict[str, int] = {}
        for row in self.query("SELECT COUNT(*) FROM /.*/"):
            found[row["_of"]] = max(value or 0 for name, value in row.items() if name.startswith("count_"))
        return found


class Door:
    """The server before InfluxDB 1.6 that speaks version 2's way of writing."""

    def __init__(self, behind: int, tls: ssl.SSLContext | None = None) -> None:
        door = self
        self.answers: list[tuple[int, dict[str, str]]] = []
        """What the next requests are answered, whatever they say: status and headers."""
        self.longest = 10**9
        """Bytes of a body, unpacked, from which on it is too large."""
        self.tokens = {TOKEN}
        self.requests: list[int] = []
        """The status of every answer."""
        self.compressed = 0
        """How many bodies came compressed."""
        self.lines: list[str] = []
        """Every line that the database took."""

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_POST(self) -> None:
                body = self.rfile.read(int(self.headers["Content-Length"]))
                if self.headers.get("Content-Encoding") == "gzip":
                    door.compressed += 1
                    body = gzip.decompress(body)
                status, said, headers = self.answered(body)
                door.requests.append(status)
                self.send_response(status)
                for name, value in headers.items():
                    self.send_header(name, value)
                self.send_header("Content-Length", str(len(said)))
                self.end_headers()
                self.wfile.write(said)

            def answered(self, body: bytes) -> tuple[int, bytes, dict[str, str]]:
                if door.answers:
                    status, headers = door.answers.pop(0)
                    return status, b'{"code":"told","message":"as the test says"}', headers
                if self.headers.get("Authorization", "").removeprefix("Token ") not in door.tokens:
                    return 401, b'{"code":"unauthorized","message":"unauthorized access"}', {}
                if len(body) > door.longest:
                    return 413, b'{"code":"request too large","message":"too large"}', {}
                asked = parse_qs(urlsplit(self.path).query)
                connection = HTTPConnection("127.0.0.1", behind, timeout=PATIENCE)
                try:
                    connection.request(
                        "POST", f"/write?db={asked['bucket'][0]}&precision={asked['precision'][0]}", body
                    )
                    answer = connection.getresponse()
                    said = answer.read()
                except OSError:
                    return 503, b"", {}
                finally:
                    connection.close()
                if answer.status == 204:
                    door.lines += body.decode().splitlines()
                return answer.status, said.replace(b'"error":', b'"message":'), {}

            def log_message(self, *_: object) -> None:
                """Nothing to the terminal."""

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self._server.daemon_threads = True
        if tls is not None:
            self._server.socket = tls.wrap_socket(self._server.socket, server_side=True)
        self.url = f"{'https' if tls is not None else 'http'}://127.0.0.1:{self._server.server_port}"
        self._thread = threading.Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.05})
        self._thread.start()

    def close(self) -> None:
        """Serve nobody any more."""
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()


@contextlib.contextmanager
def influx() -> Iterator[Influx]:
    """An InfluxDB 1.6 with an empty database."""
    program = shutil.which("influxd")
    assert program is not None, "make servers"
    with tempfile.TemporaryDirectory(prefix="etabli-influx-") as folder:
        file = Path(folder) / "influxdb.conf"
        for more in (True, True, False):
            port = free_port()
            file.write_text(_SETTINGS.format(folder=folder, port=port, rpc=free_port()))
            database = Influx([program, "run", "-config", str(file)], port)
            try:
                database.start()
            except AssertionError:
                # Somebody else was quicker to take one of its two ports.
                database.kill()
                if not more:
                    raise
            else:
                break
        try:
            database.query(f"CREATE DATABASE {DATABASE}")
            yield database
        finally:
            database.kill()


@contextlib.contextmanager
def victoria_metrics() -> Iterator[Database]:
    """A VictoriaMetrics, which takes what it is sent as quickly as anything does."""
    program = shutil.which("victoria-metrics")
    assert program is not None, "make servers"
    with tempfile.TemporaryDirectory(prefix="etabli-victoria-") as folder:
        port = free_port()
        database = Database(
            [program, f"-httpListenAddr=127.0.0.1:{port}", f"-storageDataPath={folder}", "-retentionPeriod=100y",
             "-search.latencyOffset=0s", "-memory.allowedBytes=200MB"],
            port,
        )  # fmt: skip
        try:
            database.start()
            yield database
        finally:
            database.kill()
