"""`etabli account` and `etabli token`, without a collector and through the one that runs; and the first start."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from collector.core.facts import (
    AccountChanged,
    AccountClosed,
    AccountOpened,
    CollectorStarted,
    Fact,
    TokenIssued,
    TokenRevoked,
)
from tests.certificates import certificate
from tests.commands.shell import School, ended

PASSWORD = "vélo tournesol 42 agrafe"
ANOTHER = "quatre lampes sur un toit"


@pytest.fixture
def school(tmp_path: Path) -> School:
    made = School(tmp_path)
    made.enrol()
    return made


@pytest.fixture(scope="module")
def running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[School]:
    """A school whose collector runs, with an administrator."""
    made = School(tmp_path_factory.mktemp("school"))
    made.enrol()
    made.done("account", "add", "Boss", "--role", "administrator", given=f"{PASSWORD}\n")
    with made.collecting():
        yield made


def told(school: School) -> list[Fact]:
    """What the journal holds about accounts and tokens."""
    kinds = (AccountOpened, AccountChanged, AccountClosed, TokenIssued, TokenRevoked)
    return [one for one in school.facts() if isinstance(one, kinds)]


def test_accounts_while_no_collector_runs(school: School) -> None:
    """Opened, listed, given another password, closed; each time the workshop is opened for the command alone."""
    assert "There is no account. Open the first with" in school.done("account", "list")
    said = school.done("account", "add", "Claire Morel", "--role", "head", "--language", "fr", given=f"{PASSWORD}\n")
    assert re.search(r"a-\w{8} is open for Claire Morel \(head\)", said)
    said = school.done("account", "add", "Karim Haddad", "--role", "trainer", "--link", "--author", "a-7")
    assert re.search(r"within three days, at:\nhttp://127\.0\.0\.1:0/welcome\?key=[\w-]{43}\n", said)
    said = school.done("account", "list")
    assert re.search(r"Claire Morel .*head .*fr .*open", said)
    assert re.search(r"Karim Haddad .*trainer .*waits for a password", said)
    assert "another password" in school.done("account", "password", "karim haddad", given=f"{ANOTHER}\n")
    assert "is closed" in school.done("account", "close", "Claire Morel")
    assert re.search(r"Claire Morel .*closed", school.done("account", "list"))
    facts = told(school)
    assert [(type(one).__name__, one.author) for one in facts] == [  # type: ignore[attr-defined]
        ("AccountOpened", "command"), ("AccountOpened", "a-7"), ("AccountChanged", "command"),
        ("AccountClosed", "command"),
    ]  # fmt: skip
    assert sum(isinstance(one, CollectorStarted) for one in school.facts()) == 4
    everything = "".join(map(str, facts))
    assert not any(word in everything for word in (PASSWORD, ANOTHER, "Claire", "Karim"))


def test_tokens_while_no_collector_runs(school: School) -> None:
    """Issued, shown once, listed without its secret, revoked."""
    assert "There is no token." in school.done("token", "list")
    said = school.done("token", "add", "ERP", "--scope", "see_orders", "--scope", "change_orders", "--days", "30")
    token, secret = re.findall(r"^(t-\w{8}), until 20.*:\n([\w-]{43})$", said, re.MULTILINE)[0]
    listed = school.done("token", "list")
    assert re.search(rf"{token} .*ERP .*change_orders, see_orders .*never .*valid", listed)
    assert secret not in listed
    assert "ERP opens nothing any more" in school.done("token", "revoke", token)
    assert "revoked" in school.done("token", "list")
    assert [type(one) for one in told(school)] == [TokenIssued, TokenRevoked]


@pytest.mark.parametrize(
    ("asked", "given", "words"),
    [
        (("account", "add", "X", "--role", "chief"), PASSWORD, "give head, safety, trainer, auditor or administrator"),
        (("account", "add", "X", "--role", "head"), "court", "too short"),
        (("account", "add", "X", "--role", "head"), "motdepasse1234", "Many people use this password"),
        (("account", "add", "X", "--role", "head"), "", "too short"),
        (("account", "add", "X", "--role", "head", "--person", "nobody"), PASSWORD, "nobody in the registry"),
        (("account", "password", "nobody"), PASSWORD, "There is no account nobody"),
        (("account", "close", "nobody"), "", "There is no account nobody"),
        (("token", "add", "X", "--scope", "everything"), "", "everything is no right. There are: see_floor"),
        (("token", "add", "X", "--scope", "see_floor", "--days", "0"), "", "between 1 and 730 days"),
        (("token", "revoke", "t-none"), "", "There is no token t-none"),
    ],
)  # fmt: skip
def test_what_cannot_be_is_refused(school: School, asked: tuple[str, ...], given: str, words: str) -> None:
    """With 3 and in words that say what to do; nothing is recorded."""
    answer = school.etabli(*asked, given=f"{given}\n")
    assert (answer.exit_code, words in answer.stderr) == (3, True), answer.output
    assert told(school) == []


def test_the_last_administrator_is_not_closed(school: School) -> None:
    """By a command no more than by a page."""
    school.done("account", "add", "Boss", "--role", "administrator", given=f"{PASSWORD}\n")
    answer = school.etabli("account", "close", "Boss")
    assert (answer.exit_code, "last administrator" in answer.stderr) == (3, True)


def test_whose_an_account_is(school: School) -> None:
    """A person of the registry, by any of the ways to name one; erased with them."""
    school.done("account", "add", "Léa", "--role", "trainer", "--person", "E26-001", "--link")
    assert re.search(r"Léa .*trainer .*Léa M\.", school.done("account", "list"))
    assert "1 accounts" in school.done("forget", "E26-001", "--yes")
    assert "There is no account." in school.done("account", "list")
    assert [type(one) for one in told(school)] == [AccountOpened, AccountClosed]


def test_they_go_through_the_collector_that_runs(running: School) -> None:
    """Its pages know at once: who is closed is out, and a token that is revoked opens nothing."""
    control = running.control
    assert control is not None
    running.done("account", "add", "Claire Morel", "--role", "head", given=f"{PASSWORD}\n")
    said = running.done("account", "add", "Karim Haddad", "--role", "trainer", "--link")
    assert f"\n{control.url}/welcome?key=" in said
    secret = running.done("token", "add", "ERP", "--scope", "see_orders").splitlines()[-1]
    with httpx.Client(base_url=control.url, trust_env=False) as browser:
        link = said.splitlines()[-1].removeprefix(control.url)
        assert browser.get(link).status_code == 200
        entered = browser.post("/sign-in", data={"name": "claire morel", "password": PASSWORD})
        assert entered.status_code == 303
        assert browser.get("/").status_code == 200
        token = {"Authorization": f"Bearer {secret}"}
        assert httpx.get(f"{control.url}/api/orders", headers=token, trust_env=False).status_code == 200
        running.done("account", "close", "Claire Morel")
        assert browser.get("/").status_code == 303
        issued = re.findall(r"t-\w{8}", running.done("token", "list"))[0]
        running.done("token", "revoke", issued)
        assert httpx.get(f"{control.url}/api/orders", headers=token, trust_env=False).status_code == 401
    answer = running.etabli("account", "add", "karim haddad", "--role", "head", given=f"{PASSWORD}\n")
    assert (answer.exit_code, "There is an account Karim Haddad already" in answer.stderr) == (3, True)
    assert sum(isinstance(one, CollectorStarted) for one in running.facts()) == 2, "none was started for a command"
    assert {one.author for one in told(running)} == {"command"}  # type: ignore[attr-defined]


def test_the_first_start_prints_a_link_once(tmp_path: Path) -> None:
    """On the terminal, and never again; by it the administrator's account is opened."""
    school = School(tmp_path)
    school.enrol()
    with school.collecting() as process:
        assert process.stderr is not None
        lines: list[str] = []
        while not any("/welcome?key=" in line for line in lines):
            lines.append(process.stderr.readline())
        link = next(line.strip() for line in lines if "/welcome?key=" in line)
        key = link.partition("key=")[2]
        with httpx.Client(trust_env=False) as browser:
            assert browser.get(link).status_code == 200
            form = {"key": key, "name": "Boss", "password": PASSWORD, "again": PASSWORD}
            opened = browser.post(link.partition("?")[0], data=form)
            assert (opened.status_code, opened.headers["location"]) == (303, "/accounts")
            assert browser.post(link.partition("?")[0], data=form).status_code == 410
        _, _, rest = ended(process)
        assert key not in rest
    [fact] = told(school)
    assert isinstance(fact, AccountOpened)
    assert (fact.role, fact.author) == ("administrator", "first-start")


def test_commands_find_a_collector_that_serves_by_tls(tmp_path: Path) -> None:
    """By the very certificate that it has, though it is for another name, and trust no other."""
    school = School(tmp_path)
    school.enrol()
    pem, key = certificate(tmp_path)
    text = school.site_file.read_text(encoding="utf-8")
    web = f'[web]\ncertificate = "{pem.name}"\nkey = "{key.name}"'
    school.site_file.write_text(text.replace("[web]", web), encoding="utf-8")
    assert "Pages by TLS on 127.0.0.1" in school.done("check", school.site_file)
    with school.collecting():
        control = school.control
        assert control is not None
        assert (control.url[:8], control.certificate) == ("https://", str(pem))
        said = school.done("account", "add", "Boss", "--role", "administrator", "--link")
        assert f"\n{control.url}/welcome?key=" in said
        assert "is open at mill-1" in school.done("session", "open", "mill-1", "E26-001")
        with pytest.raises(httpx.ConnectError):
            httpx.get(f"{control.url}/api/health", trust_env=False)
