"""The broker's configuration that is shipped, in a real mosquitto: who may do what, and nobody without a password."""

from __future__ import annotations

import asyncio
import base64
import hashlib
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from collector.store.store import Store
from tests.adapters.mqtt.test_broker import certificates, running
from tests.ports import free_port
from tests.simulators.playing import REPOSITORY
from tests.sinks.telling import NAMES, PATIENCE, Scene, committed, cycle, listening, node, publishing, until

SHIPPED = REPOSITORY / "config" / "deploy" / "mosquitto"
OURS = ("cafile", "certfile", "keyfile", "listener", "password_file", "acl_file", "persistence_location", "tls_version")
"""Lines that say where this computer has something; a test has it elsewhere."""


def passwords(folder: Path) -> Path:
    """The users of the shipped rights, each with its name as password; as mosquitto_passwd writes them."""
    lines = []
    for user in ("etabli", "bureau", "scada"):
        key = hashlib.pbkdf2_hmac("sha512", user.encode(), b"twelve bytes", 101)
        lines.append(f"{user}:$7$101${base64.b64encode(b'twelve bytes').decode()}${base64.b64encode(key).decode()}")
    path = folder / "passwords"
    path.write_text("\n".join(lines) + "\n")
    return path


async def opened(port: int) -> None:
    """Wait until somebody listens at a port: the broker opens one after the other."""
    async with asyncio.timeout(PATIENCE):
        while True:
            with suppress(OSError):
                _, writer = await asyncio.open_connection("127.0.0.1", port)
                writer.close()
                return await writer.wait_closed()
            await asyncio.sleep(0.01)


async def test_the_shipped_configuration_keeps_everybody_in_his_place(tmp_path: Path, store: Store) -> None:
    """The collector tells everything with it; who looks on hears, and what he writes goes nowhere."""
    settings = [
        line
        for line in (SHIPPED / "etabli.conf").read_text(encoding="utf-8").splitlines()
        if line and not line.startswith("#") and line.split()[0] not in OURS
    ]
    # Who looks on does so at a listener without TLS: the tests' client trusts nobody.
    plain = free_port()
    settings += [
        f"password_file {passwords(tmp_path)}", f"acl_file {SHIPPED / 'etabli.acl'}",
        f"persistence_location {tmp_path}/", f"listener {plain} 127.0.0.1",
    ]  # fmt: skip
    lines, signer, _ = certificates(tmp_path)
    (tmp_path / "secret").write_text("etabli\n")
    given = {
        "root": "etabli", "user": "etabli", "password_file": str(tmp_path / "secret"), "tls": True,
        "ca_file": str(signer),
    }  # fmt: skip
    scene = Scene(replace(NAMES, root="etabli"))
    status = "etabli/saint-eloi/collector/status"
    async with running("\n".join(settings), lines) as broker:
        await opened(plain)
        async with (
            listening(plain, ("bureau", "bureau")) as office,
            listening(plain, ("scada", "scada")) as scada,
            publishing(broker.port, store, scene, **given) as publisher,
            node(broker.port, scene, group="etabli", **given) as edge,
        ):
            await until(lambda: publisher.up and edge.up)
            await office.say(status, "offline", retain=True, qos=1)
            ids = await committed(store, [cycle(1)])
            await office.until(lambda: office.ids() == ids)
            await scada.until(lambda: len(scada.heard) >= 2)
            assert [one.payload for one in office.on(status)] == [b"online"]
            assert {one.topic.split("/")[2] for one in scada.heard} == {"NBIRTH", "DBIRTH"}
            assert not [one for one in office.heard if not one.topic.startswith("etabli/")]
        stranger = {**given, "user": None, "password_file": None}
        async with publishing(broker.port, store, scene, **stranger) as unknown:
            await until(lambda: unknown.needs_help)
            assert "password" in unknown.complaint
