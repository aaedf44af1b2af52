"""Pairs screens that are let in without an account: kiosks at machines, a screen on the wall."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from collector.accounts.keeper import Keeper
from collector.accounts.keys import digest_of, new_secret
from collector.accounts.ledger import Ledger
from collector.accounts.links import Links, Purpose
from collector.accounts.office import LONGEST
from collector.accounts.refusals import AccountRefused
from collector.accounts.rights import DEVICES, AccountRole
from collector.core.facts import DevicePaired, DeviceRevoked, Fact
from collector.store.accounts import Accounts
from collector.store.accounts_records import Device, new_id


class Devices:
    """Takes what administrators ask about devices. Raises AccountRefused where it cannot be.

    Args:
        ledger: Where it is written.
        keeper: Who is told of what has ended.
        links: One-time links.
    """

    def __init__(self, ledger: Ledger, keeper: Keeper, links: Links) -> None:
        self._ledger = ledger
        self._keeper = keeper
        self._links = links

    async def expect(self, name: str, role: str, machines: Sequence[str] = (), *, author: str) -> tuple[Device, str]:
        """Think of a device; it is let in by the link whose secret is returned, and is nothing until then.

        Args:
            name: What people call it.
            role: `kiosk` or `wall`.
            machines: The machines of a kiosk, by id; none for all.
            author: Opaque id or account of who pairs it.
        """
        name = " ".join(name.split())
        if not name:
            raise AccountRefused("name_missing")
        if len(name) > LONGEST:
            raise AccountRefused("name_long", most=LONGEST)
        if role not in DEVICES:
            raise AccountRefused("no_purpose", purpose=role)
        stands_at = tuple(machines) if role == AccountRole.KIOSK else ()
        device = Device(
            id=new_id("d"), name=name, role=role, machines=stands_at, created_at=self._ledger.clock.now()
        )  # fmt: skip
        return device, await self._link(device, author, fresh=True)

    async def link(self, id_: str, *, author: str) -> str:
        """Another link's secret for a device; a browser that comes by it takes the place of the one before."""
        device = await self._ledger.read(lambda accounts: _found(accounts, id_))
        return await self._link(device, author, fresh=False)

    async def pair(self, key: str) -> tuple[Device, str]:
        """Let a device in by its link.

        Returns:
            The device, and what its browser has to bring from now on; kept nowhere.
        """
        secret = new_secret()

        def work(accounts: Accounts, facts: list[Fact]) -> Device:
            opened = self._links.opened(accounts, key, Purpose.PAIRING)
            device = _found(accounts, opened.link.device or "")
            now = self._ledger.clock.now()
            paired = replace(device, paired_at=now, seen_at=now)
            accounts.save_device(paired, digest_of(secret))
            accounts.drop_links(device=device.id)
            fact = DevicePaired(
                machine="", at=now, device=device.id, purpose=device.role, machines=device.machines,
                author=opened.link.author,
            )  # fmt: skip
            facts.append(fact)
            return paired

        device = await self._ledger.change(work)
        self._keeper.forget(device.id)
        return device, secret

    async def revoke(self, id_: str, *, author: str) -> Device:
        """Let a device in no more: its pages are closed."""

        def work(accounts: Accounts, facts: list[Fact]) -> Device:
            device = _found(accounts, id_)
            now = self._ledger.clock.now()
            revoked = replace(device, revoked_at=now)
            accounts.save_device(revoked, None)
            accounts.drop_links(device=id_)
            if device.paired_at is not None:
                facts.append(DeviceRevoked(machine="", at=now, device=id_, author=author))
            return revoked

        revoked = await self._ledger.change(work)
        self._keeper.forget(id_)
        return revoked

    async def _link(self, device: Device, author: str, *, fresh: bool) -> str:
        secret = new_secret()

        def work(accounts: Accounts, _: list[Fact]) -> None:
            if fresh:
                accounts.save_device(device, None)
            self._links.add(accounts, Purpose.PAIRING, secret, author=author, device=device.id)

        await self._ledger.change(work)
        return secret


def _found(accounts: Accounts, id_: str) -> Device:
    """The device; a revoked one stays revoked."""
    device = accounts.device(id_)
    if device is None:
        raise AccountRefused("no_device")
    if device.revoked_at is not None:
        raise AccountRefused("device_revoked")
    return device
