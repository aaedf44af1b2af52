"""Signing in: with what is right, with what is wrong, too often, with what is old; and that names are not told."""

from __future__ import annotations

import asyncio

import pytest
from argon2 import PasswordHasher, extract_parameters

from collector.accounts.keys import digest_of
from collector.accounts.limits import BY_ACCOUNT, BY_ADDRESS
from collector.accounts.refusals import AccountRefused
from collector.accounts.rights import AccountRole
from collector.accounts.sign_in import LASTS, Entered
from tests.accounts.conftest import ANOTHER, LIGHT, PASSWORD, Desk


async def enter(desk: Desk, name: str = "Claire Morel", password: str = PASSWORD, address: str = "10.0.0.5") -> Entered:
    return await desk.lodge.entry.sign_in(name, password, address=address, browser="Firefox · Linux")


async def refused(desk: Desk, name: str = "Claire Morel", password: str = "x", address: str = "10.0.0.5") -> str:
    with pytest.raises(AccountRefused) as refusal:
        await enter(desk, name, password, address)
    return refusal.value.code


async def test_the_right_password_lets_in(desk: Desk) -> None:
    """However the name is written; the browser gets 256 bits, of which the store has the digest."""
    account = await desk.account("Claire Morel", AccountRole.SAFETY)
    entered = await enter(desk, "  claire  MOREL ")
    assert entered.account.id == account.id
    assert len(entered.secret) == 43
    visitor = await desk.lodge.keeper.by_session(entered.secret)
    assert visitor is not None
    assert (visitor.id, visitor.name, visitor.role) == (account.id, "Claire Morel", AccountRole.SAFETY)
    assert visitor.ticket == entered.session.id
    kept = await asyncio.to_thread((desk.store.directory / "etabli.sqlite-wal").read_bytes)
    assert entered.secret.encode() not in kept
    assert digest_of(entered.secret).encode() in kept
    assert PASSWORD.encode() not in kept
    assert await desk.facts() == [], "who signs in when is nobody's business afterwards"


async def test_wrong_names_and_wrong_passwords_are_told_alike(desk: Desk) -> None:
    """Neither the words nor what is looked at tells whether there is such an account."""
    await desk.account("Claire Morel")
    await desk.account("Ahmed Kaci", password=False)
    closed = await desk.account("Paul Petit")
    await desk.lodge.office.close(closed.id, author="test")
    for name, password in (
        ("Claire Morel", "x"), ("Nobody", PASSWORD), ("Ahmed Kaci", PASSWORD), ("Paul Petit", PASSWORD), ("", ""),
        ("Claire Morel", PASSWORD.upper()), ("x" * 100_000, "x" * 100_000), ("' OR 1=1 --", "x"),
    ):  # fmt: skip
        assert await refused(desk, name, password) == "wrong", name[:20]


async def test_guessing_slows_down_for_known_and_unknown_names(desk: Desk) -> None:
    """Whoever guesses waits, even if the next guess is right; nobody learns from it which names there are."""
    await desk.account("Claire Morel")
    for name in ("Claire Morel", "Nobody"):
        for number in range(BY_ACCOUNT.free + 1):
            assert await refused(desk, name, address=f"10.0.1.{number}") == "wrong"
        with pytest.raises(AccountRefused) as wait:
            await enter(desk, name, PASSWORD, "10.0.2.1")
        assert (wait.value.code, wait.value.seconds) == ("wait", BY_ACCOUNT.first)
        assert "2 s" in str(wait.value)
    desk.clock.later(seconds=BY_ACCOUNT.first)
    await enter(desk)
    assert await refused(desk) == "wrong", "all is forgotten once it was right"


async def test_guessing_at_many_accounts_slows_down_an_address(desk: Desk) -> None:
    """A right password in between does not make it forgotten."""
    await desk.account("Claire Morel")
    for number in range(BY_ADDRESS.free):
        assert await refused(desk, f"name {number}") == "wrong"
    await enter(desk)
    assert await refused(desk, "name 99") == "wrong"
    assert await refused(desk, "name 100") == "wait"
    await enter(desk, address="10.0.0.6")


async def test_many_guesses_at_once_are_many(desk: Desk) -> None:
    """They are counted when they begin, so that a hundred at a time are not a hundred for one."""
    await desk.account("Claire Morel")

    async def one() -> str:
        try:
            await enter(desk, password="x")
        except AccountRefused as refusal:
            return refusal.code
        return "in"

    codes = await asyncio.gather(*(one() for _ in range(20)))
    assert codes.count("wrong") == BY_ACCOUNT.free + 1
    assert codes.count("wait") == 20 - BY_ACCOUNT.free - 1


async def test_a_sign_in_ends_after_a_day_at_school(desk: Desk) -> None:
    """Used or not."""
    await desk.account("Claire Morel")
    entered = await enter(desk)
    for _ in range(11):
        desk.clock.later(hours=1)
        assert await desk.lodge.keeper.by_session(entered.secret) is not None
        await desk.lodge.keeper.note()
    desk.clock.later(hours=1)
    assert LASTS.total_seconds() == 12 * 3600
    assert await desk.lodge.keeper.by_session(entered.secret) is None


async def test_what_has_run_out_is_not_kept(desk: Desk) -> None:
    """The next sign-in, whosever it is, clears it away."""
    await desk.account("Claire Morel")
    await enter(desk)
    desk.clock.later(hours=13)
    entered = await enter(desk)
    sessions = await desk.lodge.ledger.read(lambda accounts: accounts.sessions())
    assert [one.id for one in sessions] == [entered.session.id]


async def test_a_hash_of_older_days_is_made_anew(desk: Desk) -> None:
    """When its owner signs in, for only then the password is known."""
    account = await desk.account("Claire Morel")
    old = PasswordHasher(time_cost=2, memory_cost=16, parallelism=1).hash(PASSWORD)
    await desk.lodge.ledger.change(lambda accounts, _: accounts.set_password(account.id, old))
    await enter(desk)
    kept = await desk.lodge.ledger.read(lambda accounts: accounts.password(account.id))
    assert kept is not None
    assert extract_parameters(kept) == extract_parameters(LIGHT.hash("x"))
    await enter(desk)


async def test_whoever_signs_out_is_out(desk: Desk) -> None:
    """At once, and nobody else."""
    await desk.account("Claire Morel")
    one, other = await enter(desk), await enter(desk)
    gone: list[str] = []
    desk.lodge.keeper.follow(gone.append)
    await desk.lodge.entry.sign_out(one.session.id)
    assert gone == [one.session.id]
    assert await desk.lodge.keeper.by_session(one.secret) is None
    assert await desk.lodge.keeper.by_session(other.secret) is not None


async def test_a_password_that_is_changed_meanwhile_lets_nobody_in(desk: Desk) -> None:
    """Between looking at it and letting in, the account may have got another one, or been closed."""
    account = await desk.account("Claire Morel")
    hashed = await desk.lodge.ledger.read(lambda accounts: accounts.password(account.id))
    assert hashed is not None
    await desk.lodge.office.set_password(account.id, ANOTHER, author="test")
    with pytest.raises(AccountRefused, match="do not go together"):
        await desk.lodge.entry.enter(account, "", hashed)
    assert await desk.lodge.ledger.read(lambda accounts: accounts.sessions()) == ()


async def test_one_s_own_password_is_asked_for_with_the_same_patience(desk: Desk) -> None:
    """A browser that was left open is no way to try passwords."""
    await desk.account("Claire Morel")
    await desk.lodge.entry.proves("Claire Morel", PASSWORD, address="10.0.0.5")
    codes = []
    for _ in range(BY_ACCOUNT.free + 2):
        with pytest.raises(AccountRefused) as refusal:
            await desk.lodge.entry.proves("Claire Morel", "x", address="10.0.0.5")
        codes.append(refusal.value.code)
    assert codes == ["password_wrong"] * (BY_ACCOUNT.free + 1) + ["wait"]
