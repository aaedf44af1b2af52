"""A witness in the place of InfluxDB: it takes what is written by version 2's way, and remembers every line."""

from __future__ import annotations

import gzip
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


class DatabaseWitness:
    """What the database was told; a line is the same point as another if all but its fields is the same."""

    def __init__(self) -> None:
        self._points: dict[str, float] = {}
        self._lock = threading.Lock()
        self.away = threading.Event()
        """Set while it is away: it answers nobody."""
        self.url = ""

    def heard(self) -> dict[str, float]:
        """By point (measurement, tags, time), when it was told first (seconds since 1970)."""
        with self._lock:
            return dict(self._points)

    @contextmanager
    def listening(self) -> Iterator[DatabaseWitness]:
        """Serve on a free port for the length of a block."""
        witness = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_POST(self) -> None:
                body = self.rfile.read(int(self.headers["Content-Length"]))
                if witness.away.is_set():
                    self.close_connection = True
                    return
                if self.headers.get("Content-Encoding") == "gzip":
                    body = gzip.decompress(body)
                witness.take(body.decode("utf-8"))
                self.send_response(204)
                self.send_header("Content-Length", "0")
                self.end_headers()

            def log_message(self, *_: object) -> None:
                """Nothing to the terminal."""

        server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        server.daemon_threads = True
        self.url = f"http://127.0.0.1:{server.server_port}"
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, name="database")
        thread.start()
        try:
            yield self
        finally:
            server.shutdown()
            server.server_close()
            thread.join()

    def take(self, lines: str) -> None:
        """Remember lines."""
        now = time.time()
        with self._lock:
            for line in lines.splitlines():
                self._points.setdefault(point_of(line), now)


def point_of(line: str) -> str:
    """What makes a line a point of its own: measurement and tags, and the time."""
    place = 0
    while line[place] != " " or line[place - 1] == "\\":
        place += 1
    return f"{line[:place]} {line.rpartition(' ')[2]}"
