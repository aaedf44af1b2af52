"""`python -m collector.alive DIRECTORY`: does the collector with these data run and answer? Ends with 0 or 1.

For the health check of a container, which asks every half minute: it imports next to nothing, where `etabli doctor`
takes a second of a small computer before it begins.
"""

from __future__ import annotations

import json
import ssl
import sys
import urllib.request
from pathlib import Path

from collector.control import read_control
from collector.errors import RequestRefused

PATIENCE = 5.0
"""Seconds that it may take to answer."""


def alive(directory: Path) -> str:
    """How the collector stands, in its own word: `ok`, `starting`, `degraded`.

    Raises:
        RequestRefused: If none answers, with the reason.
    """
    control = read_control(directory)
    if control is None:
        raise RequestRefused(f"no collector has left word in {directory}")
    verified = control.verified()
    handlers: list[urllib.request.BaseHandler] = [urllib.request.ProxyHandler({})]
    if isinstance(verified, ssl.SSLContext):
        handlers.append(urllib.request.HTTPSHandler(context=verified))
    asked = urllib.request.Request(f"{control.url}/api/health", headers={"Authorization": f"Bearer {control.token}"})
    try:
        with urllib.request.build_opener(*handlers).open(asked, timeout=PATIENCE) as answer:
            return str(json.load(answer)["status"])
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise RequestRefused(f"the collector at {control.url} does not answer: {error}") from error


def main() -> None:
    """Say it, and end with it."""
    try:
        sys.stdout.write(f"{alive(Path(sys.argv[1]))}\n")
    except RequestRefused as error:
        sys.exit(str(error))


if __name__ == "__main__":
    main()
