"""How aiomqtt watches its line: by the line itself, not by a number that may be another's a turn later."""

from __future__ import annotations

import asyncio
from typing import Any

import aiomqtt


def watch_by_the_line(client: aiomqtt.Client) -> None:
    """Have paho write once the line takes more, unless it is closed by then.

    aiomqtt's own notes the line's number in whichever thread it is called, and watches that number a turn of the loop
    later: a line that is closed in between makes an error of the loop's, or another line is watched in its place.
    """
    loop = asyncio.get_running_loop()

    def when_ready(library: Any, _data: Any, line: Any) -> None:
        def write() -> None:
            try:
                library.loop_write()
            except Exception as failure:
                if not client._disconnected.done():
                    client._disconnected.set_exception(failure)

        def watch() -> None:
            if line.fileno() >= 0:
                loop.add_writer(line.fileno(), write)

        loop.call_soon_threadsafe(watch)

    client._client.on_socket_register_write = when_ready
