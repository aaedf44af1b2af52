"""Loopback ports for servers that come back on the same one: from below the range that connections are given."""

from __future__ import annotations

import itertools
import os
import socket

LOWEST, HIGHEST = 20_000, 32_000
"""Linux gives outgoing connections ports from 32768 on: none of them can take a port while its server is down."""

_next = itertools.count(LOWEST + os.getpid() * 97 % (HIGHEST - LOWEST))


def free_port() -> int:
    """A port that nobody listens on, and that this process has not given before."""
    while True:
        port = LOWEST + (next(_next) - LOWEST) % (HIGHEST - LOWEST)
        with socket.socket() as probe:
            try:
                probe.bind(("127.0.0.1", port))
            except OSError:
                continue
        return port
