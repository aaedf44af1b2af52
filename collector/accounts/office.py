"""Opens, changes and closes accounts and chooses passwords: each change a fact with its author."""

from __future__ import annotations

from dataclasses import replace

from collector.accounts.keeper import Keeper
from collector.accounts.keys import new_secret
from collector.accounts.ledger import Ledger
from collector.accounts.links import Links, Purpose
from collector.accounts.passwords import Hasher, check
from collector.accounts.refusals import AccountRefused
from collector.accounts.rights import PEOPLE, AccountRole
from collector.core.facts import AccountChanged, AccountClosed, AccountOpened, Fact
from collector.store.accounts import Accounts
from collector.store.accounts_records import Account, name_key, new_id

LONGEST = 80
"""Characters of a name."""

LANGUAGES = ("", "fr", "en")
"""What an account may have for a language; nothing stands for the site's own."""

FIRST_START = "first-start"
"""The author of the first account: whoever read the terminal in which the collector was started."""


class Office:
    """Takes what administrators ask about accounts, and people about their own. Raises AccountRefused where it cannot.

    Args:
        ledger: Where it is written.
        keeper: Who is told of what has ended.
        hasher: Who hashes passwords.
        links: One-time links.
    """

    def __init__(self, ledger: Ledger, keeper: Keeper, hasher: Hasher, links: Links) -> None:
        self._ledger = ledger
        self._keeper = keeper
        self._hasher = hasher
        self._links = links

    async def open(
        self,
        name: str,
        role: str,
        *,
        language: str = "",
        person: str | None = None,
        password: str | None = None,
        author: str,
    ) -> Account:
        """Open an account.

        Args:
            name: What somebody signs in with.
            role: One of `PEOPLE`.
            language: `fr` or `en`; empty for the site's own.
            person: The opaque id of the person in the registry whose it is.
            password: None for one whose owner chooses it by a link, see `link`.
            author: Opaque id or account of who opens it.
        """
        name = _name(name)
        _known_role(role)
        hashed = None
        if password is not None:
            check(password, name=name)
            hashed = await self._hasher.hash(password)
        account = Account(
            id=new_id("a"), name=name, role=role, language=_language(language), person=person or None,
            opened_at=self._ledger.clock.now(), has_password=hashed is not None,
        )  # fmt: skip
        await self._ledger.change(lambda accounts, facts: self._add(accounts, facts, account, hashed, author))
        return account

    async def open_first(self, key: str, name: str, password: str) -> Account:
        """Open the first administrator's account, by the link of the first start."""
        name = _name(name)
        check(password, name=name)
        hashed = await self._hasher.hash(password)
        account = Account(
            id=new_id("a"), name=name, role=AccountRole.ADMINISTRATOR.value, opened_at=self._ledger.clock.now(),
            has_password=True,
        )  # fmt: skip

        def work(accounts: Accounts, facts: list[Fact]) -> None:
            # Within the transaction: of two who use the link at once, one comes too late.
            self._links.opened(accounts, key, Purpose.FIRST)
            accounts.drop_links(purpose=Purpose.FIRST)
            self._add(accounts, facts, account, hashed, FIRST_START)

        await self._ledger.change(work)
        return account

    async def change(
        self,
        id_: str,
        *,
        name: str | None = None,
        role: str | None = None,
        language: str | None = None,
        person: str | None = None,
        author: str,
    ) -> Account:
        """Change an account; what is None stays as it is, an empty `person` takes it from whoever it was.

        Pages that are open with it are loaded anew, and show what its role may see now.
        """
        if role is not None:
            _known_role(role)

        def work(accounts: Accounts, facts: list[Fact]) -> tuple[Account, Account]:
            before = _found(accounts, id_)
            after = replace(
                before,
                name=before.name if name is None else _name(name),
                role=before.role if role is None else role,
                language=before.language if language is None else _language(language),
                person=before.person if person is None else person or None,
            )
            if after.name != before.name:
                _free(accounts, after.name, but=id_)
            if after.role != before.role:
                _keep_an_administrator(accounts, before)
            if after.person != before.person:
                _known_person(accounts, after.person)
            accounts.save(after)
            facts.extend(
                self._changed(id_, what, author, after.role if what == "role" else None)
                for what in ("name", "role", "language", "person")
                if getattr(after, what) != getattr(before, what)
            )
            return before, after

        before, after = await self._ledger.change(work)
        if before != after:
            await self._forget(id_)
        return after

    async def set_password(self, id_: str, password: str, *, author: str, keep: str = "") -> None:
        """Choose a password for an account; its sign-ins end, all but `keep`, and links to choose one open nothing."""
        account = await self._ledger.read(lambda accounts: _found(accounts, id_))
        await self._set_password(account, password, author, keep=keep)

    async def choose_password(self, key: str, password: str) -> Account:
        """Choose one's own password by a link."""
        opened = await self._links.look(key, Purpose.PASSWORD)
        assert opened.account is not None, "a link for a password names an account"
        await self._set_password(opened.account, password, opened.account.id, key=key)
        return opened.account

    async def link(self, id_: str, *, author: str) -> str:
        """A link's secret by which the owner of an account chooses a password; earlier ones open nothing any more.

        The password that it has now holds until then.
        """
        secret = new_secret()

        def work(accounts: Accounts, _: list[Fact]) -> None:
            account = _found(accounts, id_)
            if not account.active:
                raise AccountRefused("account_closed", name=account.name)
            self._links.add(accounts, Purpose.PASSWORD, secret, author=author, account=id_)

        await self._ledger.change(work)
        return secret

    async def find(self, named: str) -> Account:
        """The account that somebody means, by id or name."""
        found = await self._ledger.read(lambda accounts: accounts.account(named) or accounts.by_name(named))
        if found is None:
            raise AccountRefused("no_account", name=named)
        return found

    async def close(self, id_: str, *, author: str) -> Account:
        """Close an account: its sign-ins end, and nobody signs in with it; `reopen` opens it again."""

        def work(accounts: Accounts, facts: list[Fact]) -> tuple[Account, tuple[str, ...]]:
            account = _found(accounts, id_)
            if not account.active:
                raise AccountRefused("account_closed", name=account.name)
            _keep_an_administrator(accounts, account)
            accounts.save(replace(account, active=False))
            accounts.drop_links(account=id_)
            facts.append(AccountClosed(machine="", at=self._ledger.clock.now(), account=id_, author=author))
            return replace(account, active=False), accounts.end_all(id_)

        account, ended = await self._ledger.change(work)
        self._keeper.forget(*ended)
        return account

    async def reopen(self, id_: str, *, author: str) -> Account:
        """Open a closed account again, with the password that it had."""

        def work(accounts: Accounts, facts: list[Fact]) -> Account:
            account = _found(accounts, id_)
            if account.active:
                raise AccountRefused("account_open", name=account.name)
            accounts.save(replace(account, active=True))
            facts.append(self._changed(id_, "reopened", author))
            return replace(account, active=True)

        return await self._ledger.change(work)

    async def end_session(self, id_: str, session: str) -> None:
        """End one sign-in of an account: its pages are closed."""

        def work(accounts: Accounts, _: list[Fact]) -> None:
            found = accounts.session(session)
            if found is None or found.account != id_:
                raise AccountRefused("no_session")
            accounts.end(session)

        await self._ledger.change(work)
        self._keeper.forget(session)

    async def end_sessions(self, id_: str, *, but: str = "") -> int:
        """End the sign-ins of an account, all or all but one; returns how many."""
        ended = await self._ledger.change(lambda accounts, _: accounts.end_all(id_, but=but))
        self._keeper.forget(*ended)
        return len(ended)

    async def _set_password(
        self, account: Account, password: str, author: str, *, keep: str = "", key: str | None = None
    ) -> None:
        check(password, name=account.name)
        hashed = await self._hasher.hash(password)

        def work(accounts: Accounts, facts: list[Fact]) -> tuple[str, ...]:
            if key is not None:
                self._links.opened(accounts, key, Purpose.PASSWORD)
            if not _found(accounts, account.id).active:
                raise AccountRefused("account_closed", name=account.name)
            accounts.set_password(account.id, hashed)
            accounts.drop_links(account=account.id)
            facts.append(self._changed(account.id, "password", author))
            return accounts.end_all(account.id, but=keep)

        self._keeper.forget(*await self._ledger.change(work))

    async def _forget(self, id_: str) -> None:
        sessions = await self._ledger.read(lambda accounts: accounts.sessions(id_))
        self._keeper.forget(*(one.id for one in sessions))

    def _add(self, accounts: Accounts, facts: list[Fact], account: Account, hashed: str | None, author: str) -> None:
        _free(accounts, account.name)
        _known_person(accounts, account.person)
        accounts.save(account)
        if hashed is not None:
            accounts.set_password(account.id, hashed)
        opened = AccountOpened(machine="", at=account.opened_at, account=account.id, role=account.role, author=author)
        facts.append(opened)

    def _changed(self, account: str, what: str, author: str, role: str | None = None) -> AccountChanged:
        now = self._ledger.clock.now()
        return AccountChanged(machine="", at=now, account=account, what=what, author=author, role=role)


def _name(name: str) -> str:
    name = " ".join(name.split())
    if not name_key(name):
        raise AccountRefused("name_missing")
    if len(name) > LONGEST:
        raise AccountRefused("name_long", most=LONGEST)
    return name


def _language(language: str) -> str:
    if language not in LANGUAGES:
        raise AccountRefused("no_language", language=language)
    return language


def _known_role(role: str) -> None:
    if role not in PEOPLE:
        raise AccountRefused("no_role", role=role)


def _known_person(accounts: Accounts, person: str | None) -> None:
    if person is not None and not accounts.knows(person):
        raise AccountRefused("no_person", person=person)


def _found(accounts: Accounts, id_: str) -> Account:
    account = accounts.account(id_)
    if account is None:
        raise AccountRefused("no_account", name=id_)
    return account


def _free(accounts: Accounts, name: str, *, but: str = "") -> None:
    other = accounts.by_name(name)
    if other is not None and other.id != but:
        raise AccountRefused("name_taken", name=other.name)


def _keep_an_administrator(accounts: Accounts, leaving: Account) -> None:
    """See that somebody is left who can open accounts."""
    administrators = {
        one.id
        for one in accounts.accounts()
        if one.active and one.has_password and one.role == AccountRole.ADMINISTRATOR
    }
    if leaving.id in administrators and len(administrators) == 1:
        raise AccountRefused("last_administrator")
