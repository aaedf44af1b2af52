"""Screens without an account, and programs: let in, kept to what they are for, and out again at once."""

from __future__ import annotations

import pytest

from collector.accounts.links import LASTS, Purpose
from collector.accounts.refusals import AccountRefused
from collector.accounts.rights import DEVICES, PEOPLE, RIGHTS, AccountRole, Right
from collector.accounts.tokens import MOST_DAYS, SCOPES
from collector.core.facts import DevicePaired, DeviceRevoked, TokenIssued, TokenRevoked
from tests.accounts.conftest import Desk
from tests.accounts.test_office import refused


async def test_a_device_comes_in_by_its_link_once(desk: Desk) -> None:
    """Until then it is nothing; what it may is what its role may, at its machines."""
    devices, keeper = desk.lodge.devices, desk.lodge.keeper
    device, key = await devices.expect(" Borne  tournage ", "kiosk", ["tour-1"], author="a-boss")
    assert await desk.facts() == []
    paired, secret = await devices.pair(key)
    assert paired.id == device.id
    await refused(desk, "link", devices.pair(key))
    visitor = await keeper.by_device(secret)
    assert visitor is not None
    assert (visitor.id, visitor.name, visitor.role) == (device.id, "Borne tournage", AccountRole.KIOSK)
    assert visitor.machines == ("tour-1",)
    assert await desk.facts() == [
        DevicePaired(machine="", at=desk.clock.now(), device=device.id, purpose="kiosk", machines=("tour-1",),
                     author="a-boss")
    ]  # fmt: skip


async def test_a_device_is_known_for_years(desk: Desk) -> None:
    """Holidays do not make a kiosk forget what it is."""
    _, key = await desk.lodge.devices.expect("Mur", "wall", ["tour-1"], author="a-boss")
    device, secret = await desk.lodge.devices.pair(key)
    assert device.machines == (), "a wall stands at no machine"
    desk.clock.later(days=399)
    assert await desk.lodge.keeper.by_device(secret) is not None


async def test_a_revoked_device_is_out_at_once(desk: Desk) -> None:
    """Its pages close, its cookie is nobody's, and it does not come back by an old link."""
    devices, keeper, gone = desk.lodge.devices, desk.lodge.keeper, list[str]()
    keeper.follow(gone.append)
    _, key = await devices.expect("Mur", "wall", author="a-boss")
    device, secret = await devices.pair(key)
    again = await devices.link(device.id, author="a-boss")
    gone.clear()
    await devices.revoke(device.id, author="a-boss")
    assert gone == [device.id]
    assert await keeper.by_device(secret) is None
    for old in (key, again):
        await refused(desk, "link", devices.pair(old))
    await refused(desk, "device_revoked", devices.revoke(device.id, author="a-boss"))
    await refused(desk, "device_revoked", devices.link(device.id, author="a-boss"))
    assert [type(one) for one in await desk.facts()] == [DevicePaired, DeviceRevoked]


async def test_a_device_that_never_came_leaves_no_trace_in_the_journal(desk: Desk) -> None:
    """It was thought of, and thought better of."""
    device, _ = await desk.lodge.devices.expect("Mur", "wall", author="a-boss")
    await desk.lodge.devices.revoke(device.id, author="a-boss")
    assert await desk.facts() == []


async def test_a_tablet_that_is_replaced_takes_its_place(desk: Desk) -> None:
    """The new one comes by a new link; from then on the old one is nobody."""
    _, key = await desk.lodge.devices.expect("Borne", "kiosk", author="a-boss")
    device, old = await desk.lodge.devices.pair(key)
    key = await desk.lodge.devices.link(device.id, author="a-boss")
    assert await desk.lodge.keeper.by_device(old) is not None, "until the new one is there"
    _, new = await desk.lodge.devices.pair(key)
    assert await desk.lodge.keeper.by_device(old) is None
    assert await desk.lodge.keeper.by_device(new) is not None


async def test_what_is_no_device_is_refused(desk: Desk) -> None:
    """No name, no purpose, a purpose for people; and a link runs out while one walks across the workshop."""
    devices = desk.lodge.devices
    await refused(desk, "name_missing", devices.expect(" ", "kiosk", author="x"))
    await refused(desk, "name_long", devices.expect("x" * 81, "kiosk", author="x"))
    for role in ("head", "administrator", "program", ""):
        await refused(desk, "no_purpose", devices.expect("x", role, author="x"))
    await refused(desk, "no_device", devices.revoke("d-none", author="x"))
    _, key = await devices.expect("x", "kiosk", author="x")
    desk.clock.later(seconds=LASTS[Purpose.PAIRING].total_seconds())
    await refused(desk, "link", devices.pair(key))


async def test_a_token_may_what_it_says(desk: Desk) -> None:
    """Until it ends, or is revoked; its secret is kept nowhere, and each change is told."""
    token, secret = await desk.lodge.tokens.issue(
        "ERP", ["see_orders", "change_orders", "see_orders"], days=30, author="a-b"
    )
    visitor = await desk.lodge.keeper.by_token(secret)
    assert visitor is not None
    assert {right for right in Right if visitor.may(right)} == {Right.SEE_ORDERS, Right.CHANGE_ORDERS}
    await desk.lodge.tokens.revoke(token.id, author="a-c")
    assert await desk.lodge.keeper.by_token(secret) is None
    now = desk.clock.now()
    assert await desk.facts() == [
        TokenIssued(machine="", at=now, token=token.id, scopes=("change_orders", "see_orders"), author="a-b"),
        TokenRevoked(machine="", at=now, token=token.id, author="a-c"),
    ]
    await refused(desk, "token_revoked", desk.lodge.tokens.revoke(token.id, author="a-c"))


async def test_a_token_ends(desk: Desk) -> None:
    """On its day, whatever it is used for."""
    _, secret = await desk.lodge.tokens.issue("ERP", ["see_orders"], days=30, author="x")
    desk.clock.later(days=30, seconds=-1)
    assert await desk.lodge.keeper.by_token(secret) is not None
    desk.clock.later(seconds=1)
    assert await desk.lodge.keeper.by_token(secret) is None


async def test_what_is_no_token_is_refused(desk: Desk) -> None:
    """No right, one that there is not, one that no program has; for ever, or for no time at all."""
    tokens = desk.lodge.tokens
    await refused(desk, "scopes_missing", tokens.issue("x", [], days=1, author="x"))
    for scope in ("manage_accounts", "own_account", "use_kiosk", "everything"):
        with pytest.raises(AccountRefused, match=f"{scope} is no right. There are: see_floor, "):
            await tokens.issue("x", ["see_floor", scope], days=1, author="x")
    for days in (0, -1, MOST_DAYS + 1):
        await refused(desk, "token_days", tokens.issue("x", ["see_floor"], days=days, author="x"))
    await refused(desk, "name_missing", tokens.issue(" ", ["see_floor"], days=1, author="x"))
    await refused(desk, "no_token", tokens.revoke("t-none", author="x"))


def test_who_may_what_is_thought_of() -> None:
    """Every right is somebody's; one's own account is everybody's; devices and programs have nothing over people."""
    assert set(RIGHTS) == set(AccountRole)
    assert frozenset().union(*RIGHTS.values()) == set(Right)
    assert all(Right.OWN_ACCOUNT in RIGHTS[role] for role in PEOPLE)
    for role in (*DEVICES, AccountRole.PROGRAM):
        assert not RIGHTS[role] & {Right.SEE_NAMES, Right.MANAGE_ACCOUNTS, Right.OWN_ACCOUNT, Right.SEE_ACCESS}
    assert RIGHTS[AccountRole.AUDITOR] <= {
        Right.SEE_FLOOR, Right.SEE_MACHINES, Right.SEE_NAMES, Right.SEE_ACCESS, Right.VERIFY_JOURNAL, Right.OWN_ACCOUNT,
    }, "an auditor changes nothing"  # fmt: skip
    assert not RIGHTS[AccountRole.ADMINISTRATOR] & {Right.SEE_NAMES, Right.SEE_ACCESS, Right.SEE_TRAINEES}
    assert set(SCOPES) == {right.value for right in Right} - {"manage_accounts", "own_account", "use_kiosk"}
