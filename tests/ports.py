"""Loopback ports for servers that come back on the same one: from below the range that connections are given."""

from __future__ import annotations

import itertools
import os
import socket

LOWEST, HIGHEST = 20_000, 32_000
"""Linux gives outgoing connections ports from 32768 on: none of them can take a port while its server is down."""

SHARES = 8
"""Test processes side by side, each with ports of its own: one's killed server is never another's fresh one."""

_SHARE = (HIGHEST - LOWEST) // SHARES
_FIRST = LOWEST + int(os.environ.get("PYTEST_XDIST_WORKER", "gw0").removeprefix("gw")) % SHARES * _SHARE
_next = itertools.count(os.getpid())


def free_port() -> int:
    """A port that nobody listens on, and that this process has not given before."""
    while True:
        port = _FIRST + next(_next) % _SHARE
        with socket.socket() as probe:
            try:
                probe.bind(("127.0.0.1", port))
            except OSError:
                continue
        return port
