"""The keeper knows who is who, cheaply; what is revoked opens nothing from that moment, also beside us."""

from __future__ import annotations

import asyncio
from collections.abc import Callable

import pytest

from collector.accounts import keeper as keepers
from collector.accounts.rights import COMMAND, AccountRole, Right
from collector.store import erasure
from collector.store.registry import Registry
from collector.store.registry_records import Person
from tests.accounts.conftest import PASSWORD, Desk
from tests.accounts.test_sign_in import enter

CLAIRE = Person(id="p-aaaa2222", reference="P-01", given_name="Claire", family_name="Morel")


@pytest.fixture
def reads(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What the keeper asks the store for."""
    asked: list[str] = []
    read = desk.lodge.keeper._read

    def counted(kind: str, digest: str) -> object:
        asked.append(kind)
        return read(kind, digest)

    monkeypatch.setattr(desk.lodge.keeper, "_read", counted)
    return asked


async def test_a_known_cookie_costs_nothing(desk: Desk, reads: list[str]) -> None:
    """A page brings thirty requests: the store is asked once."""
    await desk.account("Claire Morel")
    entered = await enter(desk)
    visitors = [await desk.lodge.keeper.by_session(entered.secret) for _ in range(30)]
    assert all(one == visitors[0] for one in visitors)
    assert reads == ["s"]


async def test_nonsense_is_nobody(desk: Desk, reads: list[str]) -> None:
    """And is not remembered: a flood of it fills nothing."""
    keeper = desk.lodge.keeper
    for secret in ("", "x", "é" * 50, "a" * 10_000):
        assert await keeper.by_session(secret) is None
        assert await keeper.by_device(secret) is None
        assert await keeper.by_token(secret) is None
    assert not keeper._known


async def test_a_secret_opens_what_it_is_for_alone(desk: Desk) -> None:
    """A token in a cookie, a cookie as a token: nobody."""
    await desk.account("Claire Morel")
    entered = await enter(desk)
    _, token = await desk.lodge.tokens.issue("ERP", ["see_orders"], days=1, author="test")
    keeper = desk.lodge.keeper
    assert await keeper.by_token(entered.secret) is None
    assert await keeper.by_device(entered.secret) is None
    assert await keeper.by_session(token) is None
    visitor = await keeper.by_token(token)
    assert visitor is not None
    assert (visitor.role, visitor.granted) == (AccountRole.PROGRAM, frozenset({Right.SEE_ORDERS}))


async def test_commands_may_all(desk: Desk) -> None:
    """By the token that the running collector leaves for its owner; without one nobody is a command."""
    keeper = desk.lodge.keeper
    assert await keeper.by_token("") is None
    keeper.let_commands_in("secret of this run")
    visitor = await keeper.by_token("secret of this run")
    assert visitor is not None
    assert visitor.id == COMMAND
    assert all(visitor.may(right) for right in Right)
    assert await keeper.by_token("secret of another run") is None


async def test_what_is_revoked_while_it_is_read_is_not_believed(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """The answer of a moment before would else be remembered after."""
    await desk.account("Claire Morel")
    entered = await enter(desk)
    keeper, read = desk.lodge.keeper, desk.lodge.keeper._read
    loop, reading, go_on = asyncio.get_running_loop(), asyncio.Event(), asyncio.Event()
    slow = [True]

    def read_slowly(kind: str, digest: str) -> object:
        found = read(kind, digest)
        if slow.pop() if slow else False:
            loop.call_soon_threadsafe(reading.set)
            asyncio.run_coroutine_threadsafe(go_on.wait(), loop).result()
        return found

    monkeypatch.setattr(keeper, "_read", read_slowly)
    async with asyncio.TaskGroup() as group:
        asking = group.create_task(keeper.by_session(entered.secret))
        await reading.wait()
        await desk.lodge.office.end_sessions(entered.account.id)
        go_on.set()
    assert asking.result() is None
    assert await keeper.by_session(entered.secret) is None


async def test_a_sign_in_that_nobody_uses_ends(desk: Desk) -> None:
    """After two hours; use is noted at once, though it is written down later."""
    await desk.account("Claire Morel")
    entered = await enter(desk)
    keeper = desk.lodge.keeper
    for _ in range(3):
        desk.clock.later(hours=1, minutes=59)
        assert await keeper.by_session(entered.secret) is not None
    desk.clock.later(hours=2)
    assert await keeper.by_session(entered.secret) is None


async def test_when_something_was_used_is_written_down_seldom(desk: Desk) -> None:
    """Once a minute for all that was used, and not at all where nothing was."""
    await desk.account("Claire Morel")
    entered = await enter(desk)
    keeper = desk.lodge.keeper
    desk.clock.later(minutes=10)
    await keeper.by_session(entered.secret)
    await keeper.note()
    session = await desk.lodge.ledger.read(lambda accounts: accounts.session(entered.session.id))
    assert session is not None
    assert session.seen_at == desk.clock.now()
    assert not keeper._unwritten


async def watched(desk: Desk, until: Callable[[], bool]) -> None:
    """Let the keeper watch until something is so."""
    async with asyncio.TaskGroup() as group, asyncio.timeout(30):
        watching = group.create_task(desk.lodge.keeper.watch())
        while not until():
            # A moment for each second: while the database answers slowly, no hours may go by.
            await asyncio.sleep(0.001)
            desk.clock.pass_by(seconds=1)
        watching.cancel()


async def test_an_open_page_is_a_use_and_closes_with_its_sign_in(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """A floor that is looked at all morning stays; at the end of the day it closes by itself."""
    monkeypatch.setattr(keepers, "RECHECK", 0.0)
    await desk.account("Claire Morel")
    entered = await enter(desk)
    keeper, gone = desk.lodge.keeper, list[str]()
    keeper.follow(gone.append)
    keeper.look_after(lambda: frozenset({entered.session.id}))
    await keeper.by_session(entered.secret)
    for _ in range(7):
        desk.clock.later(hours=1, minutes=30)
        before = desk.clock.now()
        await watched(desk, lambda: keeper._used.get(entered.session.id, before) > before)  # noqa: B023
    assert gone == []
    desk.clock.later(hours=2)
    await watched(desk, lambda: bool(gone))
    assert gone == [entered.session.id]


async def test_an_erasure_beside_us_is_noticed(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """`etabli forget` writes the database itself: within seconds the page closes, and the cookie is nobody's."""
    monkeypatch.setattr(keepers, "RECHECK", 0.0)
    await asyncio.to_thread(Registry(desk.store.writer).save_person, CLAIRE)
    account = await desk.account("Claire Morel")
    await desk.lodge.office.change(account.id, person=CLAIRE.id, author="test")
    entered = await enter(desk)
    keeper, gone = desk.lodge.keeper, list[str]()
    keeper.follow(gone.append)
    keeper.look_after(lambda: frozenset({entered.session.id}))
    assert (await keeper.by_session(entered.secret)) is not None
    now = desk.clock.now()
    await asyncio.to_thread(lambda: erasure.erase(desk.store, CLAIRE.id, author="test", at=now))
    await watched(desk, lambda: bool(gone))
    assert await keeper.by_session(entered.secret) is None
    assert await keeper.by_session(entered.secret) is None


async def test_it_remembers_no_more_than_so_many(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """Those who were longest away are asked for anew."""
    monkeypatch.setattr(keepers, "REMEMBERED", 3)
    await desk.account("Claire Morel")
    secrets = [
        (await desk.lodge.entry.sign_in("Claire Morel", PASSWORD, address="", browser="")).secret for _ in "12345"
    ]
    for secret in secrets:
        assert await desk.lodge.keeper.by_session(secret) is not None
    assert len(desk.lodge.keeper._known) == 3
    assert await desk.lodge.keeper.by_session(secrets[0]) is not None
