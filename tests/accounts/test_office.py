"""Accounts are opened, changed and closed, each time with a fact and its author; nobody is locked out of the house."""

from __future__ import annotations

import asyncio

import pytest

from collector.accounts.links import LASTS, Purpose
from collector.accounts.refusals import WORDS, AccountRefused
from collector.accounts.rights import AccountRole
from collector.core.facts import AccountChanged, AccountClosed, AccountOpened, Fact, PersonErased
from collector.store import erasure
from collector.store.personal_data import held_on
from collector.store.registry import Registry
from collector.store.registry_records import Person
from tests.accounts.conftest import ANOTHER, PASSWORD, Desk
from tests.accounts.test_sign_in import enter

CLAIRE = Person(id="p-aaaa2222", reference="P-01", given_name="Claire", family_name="Morel")


def told(facts: list[Fact]) -> list[tuple[str, str, str | None]]:
    """What facts about accounts say, without times."""
    return [
        (type(one).__name__, one.author, getattr(one, "what", None) or getattr(one, "role", None))
        for one in facts
        if isinstance(one, AccountOpened | AccountChanged | AccountClosed)
    ]


async def refused(desk: Desk, code: str, what) -> None:  # type: ignore[no-untyped-def]
    before = len(await desk.facts())
    with pytest.raises(AccountRefused) as refusal:
        await what
    assert refusal.value.code == code
    assert len(await desk.facts()) == before, "nothing is recorded of what was refused"


async def test_the_life_of_an_account_is_told(desk: Desk) -> None:
    """Opened, changed, closed, opened again: by whom, and never what somebody is called or their password."""
    office = desk.lodge.office
    await asyncio.to_thread(Registry(desk.store.writer).save_person, CLAIRE)
    account = await office.open("Claire  Morel ", "head", password=PASSWORD, language="fr", author="a-boss")
    assert account.name == "Claire Morel"
    await office.change(account.id, role="safety", author="a-boss")
    await office.change(account.id, name="C. Morel", language="en", person=CLAIRE.id, author="a-boss")
    await office.change(account.id, name="C. Morel", author="a-boss")
    await office.set_password(account.id, ANOTHER, author=account.id)
    await office.close(account.id, author="a-boss")
    await office.reopen(account.id, author="a-boss")
    assert told(await desk.facts()) == [
        ("AccountOpened", "a-boss", "head"), ("AccountChanged", "a-boss", "role"), ("AccountChanged", "a-boss", "name"),
        ("AccountChanged", "a-boss", "language"), ("AccountChanged", "a-boss", "person"),
        ("AccountChanged", account.id, "password"), ("AccountClosed", "a-boss", None),
        ("AccountChanged", "a-boss", "reopened"),
    ]  # fmt: skip
    assert desk.told == await desk.facts(), "whoever follows what happens is told, too"
    [role] = [one.role for one in desk.told if isinstance(one, AccountChanged) and one.what == "role"]
    assert role == "safety"
    assert not any(word in str(desk.told) for word in ("Morel", PASSWORD, ANOTHER))


async def test_what_cannot_be_is_refused_in_words(desk: Desk) -> None:
    """And leaves nothing behind."""
    office, links = desk.lodge.office, desk.lodge.links
    boss = await desk.account("Boss", AccountRole.ADMINISTRATOR)
    closed = await desk.account("Gone")
    await office.close(closed.id, author="test")
    await refused(desk, "name_missing", office.open("  ", "head", author="test"))
    await refused(desk, "name_long", office.open("x" * 81, "head", author="test"))
    await refused(desk, "name_taken", office.open("boss", "head", author="test"))
    await refused(desk, "name_taken", office.open("GONE", "head", author="test"))
    await refused(desk, "name_taken", office.change(closed.id, name="Bóss", author="test"))
    await refused(desk, "password_short", office.open("X", "head", password="x", author="test"))
    await refused(desk, "password_common", office.set_password(boss.id, "motdepasse1234", author="test"))
    await refused(desk, "no_language", office.open("X", "head", language="de", author="test"))
    await refused(desk, "no_person", office.open("X", "head", person="p-nobody22", author="test"))
    await refused(desk, "no_account", office.change("a-none", name="X", author="test"))
    await refused(desk, "no_account", office.find("none"))
    await refused(desk, "account_closed", office.close(closed.id, author="test"))
    await refused(desk, "account_closed", office.link(closed.id, author="test"))
    await refused(desk, "account_closed", office.set_password(closed.id, ANOTHER, author="test"))
    await refused(desk, "account_open", office.reopen(boss.id, author="test"))
    await refused(desk, "no_session", office.end_session(boss.id, "s-none"))
    await refused(desk, "link", links.look("none", *Purpose))
    for role in ("kiosk", "wall", "program", "", "boss"):
        await refused(desk, "no_role", office.open("X", role, author="test"))
        await refused(desk, "no_role", office.change(closed.id, role=role, author="test"))


async def test_the_last_administrator_stays(desk: Desk) -> None:
    """Else nobody could open an account any more. One who has no password yet does not count."""
    office = desk.lodge.office
    boss = await desk.account("Boss", AccountRole.ADMINISTRATOR)
    other = await office.open("Other", "administrator", author="test")
    await refused(desk, "last_administrator", office.close(boss.id, author=boss.id))
    await refused(desk, "last_administrator", office.change(boss.id, role="head", author=boss.id))
    await office.set_password(other.id, ANOTHER, author="test")
    await office.change(boss.id, role="head", author=other.id)
    await refused(desk, "last_administrator", office.close(other.id, author=boss.id))


async def test_closing_and_a_new_password_end_sign_ins(desk: Desk) -> None:
    """All of them; one's own stays where one changes one's own password."""
    office, keeper = desk.lodge.office, desk.lodge.keeper
    account = await desk.account("Claire Morel")
    one, other = await enter(desk), await enter(desk)
    gone: list[str] = []
    keeper.follow(gone.append)
    await office.set_password(account.id, ANOTHER, author=account.id, keep=one.session.id)
    assert gone == [other.session.id]
    assert await keeper.by_session(one.secret) is not None
    assert await keeper.by_session(other.secret) is None
    await office.close(account.id, author="test")
    assert await keeper.by_session(one.secret) is None
    await office.reopen(account.id, author="test")
    assert await keeper.by_session(one.secret) is None, "an account that is opened again opens no old door"
    await enter(desk, password=ANOTHER)


async def test_another_role_holds_at_once(desk: Desk) -> None:
    """What is open is closed, and whoever comes again comes as what the account is for now."""
    account = await desk.account("Claire Morel", AccountRole.HEAD)
    entered = await enter(desk)
    gone: list[str] = []
    desk.lodge.keeper.follow(gone.append)
    await desk.lodge.keeper.by_session(entered.secret)
    await desk.lodge.office.change(account.id, role="auditor", author="test")
    assert gone == [entered.session.id]
    visitor = await desk.lodge.keeper.by_session(entered.secret)
    assert visitor is not None
    assert visitor.role is AccountRole.AUDITOR


async def test_nobody_ends_another_s_sign_in_as_his_own(desk: Desk) -> None:
    """An id that somebody read somewhere is not enough."""
    claire, ahmed = await desk.account("Claire Morel"), await desk.account("Ahmed Kaci")
    entered = await enter(desk)
    await refused(desk, "no_session", desk.lodge.office.end_session(ahmed.id, entered.session.id))
    await desk.lodge.office.end_session(claire.id, entered.session.id)
    assert await desk.lodge.keeper.by_session(entered.secret) is None


async def test_a_link_chooses_a_password_once(desk: Desk) -> None:
    """The old one holds until then; a second use, a later link and time make it worthless."""
    office, links = desk.lodge.office, desk.lodge.links
    account = await desk.account("Claire Morel")
    first = await office.link(account.id, author="a-boss")
    second = await office.link(account.id, author="a-boss")
    await refused(desk, "link", office.choose_password(first, ANOTHER))
    await enter(desk)
    await refused(desk, "password_short", office.choose_password(second, "x"))
    opened = await links.look(second, Purpose.PASSWORD)
    assert (opened.account and opened.account.id, opened.link.author) == (account.id, "a-boss")
    await refused(desk, "link", links.look(second, Purpose.FIRST, Purpose.PAIRING))
    await office.choose_password(second, ANOTHER)
    await refused(desk, "link", office.choose_password(second, PASSWORD))
    await enter(desk, password=ANOTHER)
    third = await office.link(account.id, author="a-boss")
    desk.clock.later(seconds=LASTS[Purpose.PASSWORD].total_seconds())
    await refused(desk, "link", office.choose_password(third, PASSWORD))


async def test_two_who_use_a_link_at_once_are_one(desk: Desk) -> None:
    """One of them comes too late."""
    key = await desk.lodge.links.first()
    assert key is not None
    office = desk.lodge.office
    both = await asyncio.gather(
        office.open_first(key, "One", PASSWORD), office.open_first(key, "Other", ANOTHER), return_exceptions=True
    )
    assert sorted(type(one).__name__ for one in both) == ["Account", "AccountRefused"]
    assert len(await desk.lodge.ledger.read(lambda accounts: accounts.accounts())) == 1


async def test_the_first_start_opens_an_administrator(desk: Desk) -> None:
    """With the link of this start, not of one before; then there is no such link any more."""
    links, office = desk.lodge.links, desk.lodge.office
    before = await links.first()
    key = await links.first()
    assert before is not None
    assert key is not None
    await refused(desk, "link", office.open_first(before, "Boss", PASSWORD))
    await refused(desk, "password_name", office.open_first(key, "Camille Durand", "camille durand 1"))
    account = await office.open_first(key, "Boss", PASSWORD)
    assert account.role == AccountRole.ADMINISTRATOR
    assert told(await desk.facts()) == [("AccountOpened", "first-start", "administrator")]
    await enter(desk, "Boss")
    assert await links.first() is None
    await refused(desk, "link", office.open_first(key, "Again", PASSWORD))


async def test_the_first_link_opens_nothing_once_somebody_else_has_an_account(desk: Desk) -> None:
    """A command may have opened one meanwhile: whoever finds the link in a terminal is too late."""
    key = await desk.lodge.links.first()
    assert key is not None
    await desk.lodge.office.open("Boss", "administrator", password=PASSWORD, author="command")
    await refused(desk, "others_key", desk.lodge.links.look(key, Purpose.FIRST))
    await refused(desk, "others_key", desk.lodge.office.open_first(key, "X", PASSWORD))


async def test_the_first_link_runs_out(desk: Desk) -> None:
    """After a day."""
    key = await desk.lodge.links.first()
    assert key is not None
    desk.clock.later(hours=24)
    await refused(desk, "link", desk.lodge.links.look(key, Purpose.FIRST))


async def test_who_is_erased_has_no_account(desk: Desk) -> None:
    """Name, password and sign-ins go with the person; facts keep an id that leads to nobody; the name is free again."""
    await asyncio.to_thread(Registry(desk.store.writer).save_person, CLAIRE)
    account = await desk.account("Claire Morel")
    await desk.lodge.office.change(account.id, person=CLAIRE.id, author="test")
    entered = await enter(desk)
    key = await desk.lodge.office.link(account.id, author="test")

    def data() -> dict[str, object]:
        with desk.store.reader() as connection:
            return dict(held_on(connection, CLAIRE))

    held = await asyncio.to_thread(data)
    assert [one["name"] for one in held["accounts"]] == ["Claire Morel"]  # type: ignore[attr-defined]
    assert [one["browser"] for one in held["sign_ins"]] == ["Firefox · Linux"]  # type: ignore[attr-defined]
    assert [one["kind"] for one in held["facts"]] == ["AccountChanged"]  # type: ignore[attr-defined]
    assert "argon2" not in str(held)
    now = desk.clock.now()
    erased = await asyncio.to_thread(lambda: erasure.erase(desk.store, CLAIRE.id, author="a-boss", at=now))
    assert erased.accounts == 1
    facts = await desk.facts()
    assert [type(one) for one in facts[-2:]] == [AccountClosed, PersonErased]
    assert await desk.lodge.ledger.read(lambda accounts: accounts.accounts()) == ()
    kept = await desk.lodge.ledger.read(lambda accounts: accounts.account(account.id))
    assert kept is not None
    assert (kept.name, kept.person, kept.active, kept.has_password) == ("", None, False, False)
    await refused(desk, "link", desk.lodge.office.choose_password(key, ANOTHER))
    await refused(desk, "wrong", enter(desk))
    assert await desk.lodge.ledger.read(lambda accounts: accounts.sessions()) == ()
    assert entered.session.account == account.id
    await desk.lodge.office.open("Claire Morel", "head", author="test")


def test_every_refusal_is_a_sentence() -> None:
    """It ends like one, and says something."""
    assert all(text[0].isupper() or text[0] == "{" for text in WORDS.values())
    assert all(text.endswith(".") for text in WORDS.values())
