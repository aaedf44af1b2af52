"""The way in, asked for without a browser: cookies, limits, links, other sites' pages, and where one is sent."""

from __future__ import annotations

import asyncio
import re
from html import unescape
from urllib.parse import parse_qs, urlsplit

import httpx
from hypothesis import given
from hypothesis import strategies as st

from collector.accounts.limits import BY_ACCOUNT
from collector.accounts.links import PAIR, WELCOME
from collector.accounts.rights import AccountRole
from collector.core.facts import AccountChanged, AccountOpened, DevicePaired
from collector.web.accounts.plain import LONGEST, own_path
from tests.web.accounts.conftest import NAMES, PASSWORD, School
from tests.web.scene import TOKEN

HEAD = {"name": NAMES[AccountRole.HEAD], "password": PASSWORD}
ANOTHER = "quatre lampes sur un toit"


def text(answer: httpx.Response) -> str:
    """What a page says, without its marks."""
    body = answer.text.partition("</head>")[2]
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", body)).replace("\u202f", " ").replace("\u00a0", " ").split())


def cookie(answer: httpx.Response, name: str) -> dict[str, str]:
    """A cookie that an answer sets, with its marks."""
    for header in answer.headers.get_list("set-cookie"):
        value, *marks = header.split("; ")
        if value.startswith(f"{name}="):
            return {"value": value.partition("=")[2]} | {
                mark.partition("=")[0].lower(): mark.partition("=")[2] for mark in marks
            }
    raise AssertionError(f"no cookie {name} in {answer.headers}")


async def test_a_stranger_is_sent_to_the_sign_in_and_back(school: School) -> None:
    """To what was asked for, and no further; a program is told what is missing."""
    async with school.client() as client:
        asked = await client.get("/orders?state=done&lang=en")
        assert asked.status_code == 303
        way = urlsplit(asked.headers["location"])
        assert (way.path, parse_qs(way.query)["next"]) == ("/sign-in", ["/orders?state=done&lang=en"])
        page = await client.get(asked.headers["location"])
        assert page.status_code == 200
        wished = parse_qs(way.query)["next"][0]
        entered = await client.post("/sign-in", data={**HEAD, "next": wished})
        assert (entered.status_code, entered.headers["location"]) == (303, wished)
        assert (await client.get("/")).status_code == 200
        for path in ("/api/orders", "/api/nothing"):
            async with school.client() as stranger:
                answer = await stranger.get(path)
            assert (answer.status_code, answer.headers["www-authenticate"]) == (401, "Bearer")


NEARLY = (
    "/sign-inn", "/sign-in/", "/welcome2", "/pairs", "/api/healthy", "/api/health/details", "/_nicegui_ws/",
    "/_nicegui_ws/socket.io/?EIO=4&transport=polling", "/_nicegui/auto/static/x", "/_nicegui/client/x/upload/1",
    "/nothing", "//", "/%2e%2e/accounts",
)  # fmt: skip


async def test_what_looks_like_the_way_in_is_not(school: School) -> None:
    """A stranger gets neither a page nor a socket by a path that begins like one that is open."""
    async with school.client() as client:
        for path in NEARLY:
            answer = await client.get(path)
            assert answer.status_code in (303, 401), (path, answer.status_code, answer.text[:200])


async def test_the_form_works_without_any_script(school: School) -> None:
    """No script, no socket, fields that password managers know, and the other language one link away."""
    async with school.client() as client:
        page = await client.get("/sign-in")
        assert "<script" not in page.text
        assert 'autocomplete="username"' in page.text
        assert 'autocomplete="current-password"' in page.text
        assert '<html lang="fr">' in page.text
        assert "Se connecter" in text(page)
        other = await client.get("/sign-in?lang=en")
        assert '<html lang="en">' in other.text
        assert "Sign in" in text(other)
        kept = cookie(other, "etabli_language")
        assert (kept["value"], kept["samesite"]) == ("en", "Lax")
        assert "Sign in" in text(await client.get("/sign-in")), "the language stays"
        assert "etabli_language" not in str((await client.get("/sign-in?lang=xx")).headers.get("set-cookie"))


async def test_the_cookie_is_for_this_browser_s_session_and_for_no_script(school: School) -> None:
    """HttpOnly, SameSite=Strict, gone with the browser; without TLS it cannot be Secure, nor pretend to."""
    async with school.client() as client:
        entered = await client.post("/sign-in", data=HEAD)
        marks = cookie(entered, "etabli_session")
        assert len(marks["value"]) == 43
        assert marks == {"value": marks["value"], "path": "/", "httponly": "", "samesite": "Strict"}
        assert entered.headers["cache-control"] == "no-store"
        # A link signs nobody out: a picture in somebody's mail could ask for it. Only the form does.
        assert (await client.get("/sign-out")).headers["location"] == "/"
        assert (await client.get("/")).status_code == 200
        out = await client.post("/sign-out")
        assert (out.status_code, out.headers["location"]) == (303, "/sign-in")
        assert cookie(out, "etabli_session")["max-age"] == "0"
        client.cookies.set("etabli_session", marks["value"])
        assert (await client.get("/")).status_code == 303, "the cookie of before opens nothing"


async def test_wrong_is_told_and_the_name_stays(school: School) -> None:
    """In words that say what to do, in both languages; what was typed for a password is not sent back."""
    async with school.client() as client:
        wrong = await client.post(
            "/sign-in", data={"name": "Test <head>", "password": "secret word", "next": "/orders"}
        )
        assert wrong.status_code == 401
        assert "Ce nom et ce mot de passe ne vont pas ensemble. Vérifiez les deux" in text(wrong)
        assert 'role="alert"' in wrong.text
        assert 'value="Test &lt;head&gt;"' in wrong.text
        assert 'name="next" value="/orders"' in wrong.text
        assert "secret word" not in wrong.text
        client.cookies.set("etabli_language", "en")
        assert "do not go together" in text(await client.post("/sign-in", data={"name": "x", "password": "x"}))


async def test_too_many_attempts_wait(school: School) -> None:
    """With the time in words and in a header; a right password does not help before."""
    async with school.client() as client:
        for _ in range(BY_ACCOUNT.free + 1):
            assert (await client.post("/sign-in", data={**HEAD, "password": "x"})).status_code == 401
        wait = await client.post("/sign-in", data=HEAD)
        assert (wait.status_code, wait.headers["retry-after"]) == (429, "2")
        assert "Trop d'essais. Attendez 2 s, puis recommencez." in text(wait)
        school.scene.later(2)
        assert (await client.post("/sign-in", data=HEAD)).status_code == 303
    # What is no form is refused: another kind, too long, nothing in it, bytes that are no text.
    async with school.client() as client:
        assert (await client.post("/sign-in", json={"name": "x"})).status_code == 415
        assert (await client.post("/sign-in", data={"name": "x" * (LONGEST + 1)})).status_code == 413
        assert (await client.post("/sign-in", data={})).status_code == 415
        form = {"content-type": "application/x-www-form-urlencoded"}
        assert (await client.post("/sign-in", content=b"name=%ff&password=\xff", headers=form)).status_code == 401


WISHED = [
    ("/orders/26-1042?lang=en", "/orders/26-1042?lang=en"), ("/", "/"), ("", "-"), ("orders", "-"),
    ("https://evil.example/", "-"), ("//evil.example/", "-"), ("///evil.example", "-"), ("/\\evil.example", "-"),
    ("\\\\evil.example", "-"), ("/\t/evil.example", "-"), ("/\n/evil.example", "-"), ("javascript:alert(1)", "-"),
    ("/sign-in", "-"), ("/sign-out", "-"), ("/welcome?key=x", "-"), ("/%5cevil.example", "/%5cevil.example"),
    ("http:evil.example", "-"), ("/ /evil", "/ /evil"), ("/\x00", "-"),
]  # fmt: skip


async def test_nobody_is_sent_elsewhere(school: School) -> None:
    """After signing in one comes to a page of ours, whatever a link asked for."""
    for wished, way in WISHED:
        assert own_path(wished, "-") == way
        async with school.client() as client:
            entered = await client.post("/sign-in", data={**HEAD, "next": wished})
        location = entered.headers["location"]
        assert urlsplit(location).netloc == ""
        assert location.startswith("/")
        assert not location.startswith(("//", "/\\"))


@given(st.text())
def test_whatever_is_wished_is_a_path_of_ours(wished: str) -> None:
    """For a browser, too, that takes a backslash for a slash and overlooks line ends."""
    path = own_path(wished)
    seen = path.replace("\\", "/").replace("\t", "").replace("\n", "").replace("\r", "")
    assert seen.startswith("/")
    assert not seen.startswith("//")


FOREIGN = (
    {"Origin": "https://evil.example"}, {"Origin": "null"}, {"Origin": "{url}.evil.example"},
    {"Origin": "{url}", "Sec-Fetch-Site": "cross-site"}, {"Sec-Fetch-Site": "same-site"},
    {"Origin": "https://{host}"},
)  # fmt: skip


async def test_another_site_s_page_changes_nothing(school: School) -> None:
    """Neither by a form, nor over the API, nor at the door itself; whoever is signed in stays as he was."""
    host = urlsplit(school.url).netloc
    async with school.signed_in(AccountRole.ADMINISTRATOR) as client:
        for headers in FOREIGN:
            sent = {name: value.format(url=school.url, host=host) for name, value in headers.items()}
            for path in (
                "/sign-in",
                "/sign-out",
                "/me/password",
                "/accounts/new",
                "/api/accounts",
                "/welcome",
                "/pair",
            ):
                answer = await client.post(path, data=HEAD, headers=sent)
                assert answer.status_code == 403, (path, sent, answer.status_code)
        assert (await client.get("/accounts")).status_code == 200
        ours = {"Origin": school.url, "Sec-Fetch-Site": "same-origin"}
        assert (await client.post("/sign-out", headers=ours)).status_code == 303


async def test_another_site_s_page_opens_no_socket(school: School) -> None:
    """Nor does somebody who is not signed in; whoever is signed in does."""
    host = urlsplit(school.url)
    async with school.signed_in(AccountRole.HEAD) as client:
        secret = client.cookies["etabli_session"]
    # By a link in such a page the browser keeps our cookie back; asked for by a page of ours it brings it, so that
    # nobody has to sign in twice.
    async with school.client() as client:
        bounced = await client.get("/orders", headers={"Sec-Fetch-Site": "cross-site"})
        assert (bounced.status_code, 'http-equiv="refresh"' in bounced.text) == (200, True)
        assert (await client.get("/orders", headers={"Sec-Fetch-Site": "same-origin"})).status_code == 303

    async def knock(**headers: str) -> str:
        reader, writer = await asyncio.open_connection(host.hostname, host.port)
        lines = [
            "GET /_nicegui_ws/socket.io/?EIO=4&transport=websocket HTTP/1.1", f"Host: {host.netloc}",
            "Connection: Upgrade", "Upgrade: websocket", "Sec-WebSocket-Version: 13",
            "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==", *(f"{name}: {value}" for name, value in headers.items()),
        ]  # fmt: skip
        writer.write(("\r\n".join(lines) + "\r\n\r\n").encode())
        async with asyncio.timeout(10):
            status = (await reader.readline()).decode()
        writer.close()
        await writer.wait_closed()
        return status.split()[1]

    mine = {"Cookie": f"etabli_session={secret}"}
    assert await knock(**mine, Origin=school.url) == "101"
    assert await knock(**mine, Origin="https://evil.example") == "403"
    assert await knock(Origin=school.url) == "403"
    assert await knock() == "403"


async def test_a_password_is_chosen_by_a_link_once(school: School) -> None:
    """Looking uses nothing up; a slip is told and can be mended; then one is signed in, and the link is dead."""
    assert await school.lodge.links.first() is None, "there are accounts"
    head = school.accounts[AccountRole.HEAD]
    key = await school.lodge.office.link(head.id, author="a-boss")
    async with school.client() as client:
        for _ in range(2):
            page = await client.get(f"{WELCOME}?key={key}")
            assert page.status_code == 200
            assert "Pour le compte « Test head »" in text(page)
        for password, again, told in (
            (ANOTHER, "x", "ne sont pas les mêmes"), ("pas assez", "pas assez", "trop court"),
            ("motdepasse1234", "motdepasse1234", "Beaucoup de gens"),
            ("test head test head", "test head test head", "contient le nom"),
        ):  # fmt: skip
            slip = await client.post(WELCOME, data={"key": key, "password": password, "again": again})
            assert slip.status_code == 422
            assert told in text(slip)
            assert password not in slip.text
        done = await client.post(WELCOME, data={"key": key, "password": ANOTHER, "again": ANOTHER})
        assert (done.status_code, done.headers["location"]) == (303, "/")
        assert (await client.get("/")).status_code == 200
        again = await client.post(WELCOME, data={"key": key, "password": PASSWORD, "again": PASSWORD})
        assert again.status_code == 410
        gone = await client.get(f"{WELCOME}?key={key}")
        assert (gone.status_code, "Lien périmé" in text(gone)) == (410, True)
        assert "Demandez-en un nouveau" in text(gone)
    [changed] = await school.facts(AccountChanged)
    assert isinstance(changed, AccountChanged)
    assert (changed.account, changed.what, changed.author) == (head.id, "password", head.id)
    async with school.client() as client:
        assert (await client.post("/sign-in", data=HEAD)).status_code == 401
        assert (await client.post("/sign-in", data={**HEAD, "password": ANOTHER})).status_code == 303


async def test_a_screen_is_paired_and_kept(school: School) -> None:
    """Without a password from then on, for years, and for its own page alone; its link works once."""
    device, key = await school.lodge.devices.expect("Borne tournage", "kiosk", ["tour-1"], author="a-boss")
    async with school.client() as client:
        page = await client.get(f"{PAIR}?key={key}")
        assert "Borne tournage" in text(page)
        assert await school.facts(DevicePaired) == []
        paired = await client.post(PAIR, data={"key": key})
        assert paired.status_code == 303
        marks = cookie(paired, "etabli_device")
        assert (marks["samesite"], marks["httponly"], marks["max-age"]) == ("Strict", "", str(400 * 86_400))
        assert (await client.post(PAIR, data={"key": key})).status_code == 410
        assert (await client.get("/")).status_code == 403
        renewed = await client.get("/")
        assert cookie(renewed, "etabli_device") == marks, "each visit keeps it for as long again"
        assert (await client.get("/sign-in")).status_code == 200, "somebody may sign in here, too"
        await school.lodge.devices.revoke(device.id, author="a-boss")
        assert (await client.get("/")).status_code == 303


async def test_pairing_ends_a_sign_in_that_was_here(school: School) -> None:
    """The administrator who opened the link on the tablet does not stay on it."""
    _, key = await school.lodge.devices.expect("Mur", "wall", author="a-boss")
    async with school.signed_in(AccountRole.ADMINISTRATOR) as client:
        paired = await client.post(PAIR, data={"key": key})
        assert cookie(paired, "etabli_session")["max-age"] == "0"
        assert await school.lodge.ledger.read(lambda accounts: accounts.sessions()) == ()
        assert (await client.get("/accounts")).status_code == 403
        assert (await client.get("/")).status_code == 200


async def test_a_token_opens_what_it_is_for(school: School) -> None:
    """Not a page, not another right; revoked it opens nothing; and what it lacks is told."""
    token, secret = await school.lodge.tokens.issue("ERP", ["see_orders"], days=30, author="a-boss")
    bearer = {"Authorization": f"Bearer {secret}"}
    async with school.client(headers=bearer) as client:
        assert (await client.get("/api/orders")).status_code == 200
        lacking = await client.get("/api/permits")
        assert (lacking.status_code, "see_access" in lacking.json()["detail"]) == (403, True)
        assert (await client.get("/")).status_code == 403
        assert (await client.get("/me")).status_code == 403
        assert (await client.get("/accounts")).status_code == 403
        await school.lodge.tokens.revoke(token.id, author="a-boss")
        revoked = await client.get("/api/orders")
        assert (revoked.status_code, revoked.headers["www-authenticate"]) == (401, "Bearer")
        assert "revoked" in revoked.json()["detail"]
        assert (await client.get("/orders")).status_code == 401, "a program is sent to no form"
    async with school.signed_in(AccountRole.HEAD) as client:
        wrong = await client.get("/api/orders", headers={"Authorization": "Bearer nonsense"})
        assert wrong.status_code == 401, "who brings a token is who it says, whatever cookie comes with it"


async def test_a_signed_in_browser_may_ask_the_api_by_its_role(school: School) -> None:
    """What its account may, and nothing else; the author of what it changes is the account."""
    async with school.signed_in(AccountRole.ADMINISTRATOR) as client:
        assert (await client.get("/api/accounts")).status_code == 200
        assert (await client.get("/api/orders")).status_code == 403
        opened = await client.post("/api/accounts", json={"name": "Karim", "role": "trainer", "author": "a-forged"})
        assert opened.status_code == 201
        link = opened.json()["link"]
        assert (await client.get(link)).status_code == 200
        refused = await client.post("/api/accounts", json={"name": "karim", "role": "trainer"})
        assert (refused.status_code, "Karim" in refused.json()["detail"]) == (409, True)
    [fact] = await school.facts(AccountOpened)
    assert isinstance(fact, AccountOpened)
    assert fact.author == school.accounts[AccountRole.ADMINISTRATOR].id
    async with school.signed_in(AccountRole.HEAD) as client:
        assert (await client.get("/api/accounts")).status_code == 403
        assert (await client.get("/api/openapi.json")).status_code == 200


async def test_a_command_may_all_and_says_who_asks(school: School) -> None:
    """By the token of this run, which is in a file for its owner."""
    async with school.client(headers={"Authorization": f"Bearer {TOKEN}"}) as client:
        body = {"name": "ERP", "scopes": ["see_orders"], "author": "a-7"}
        issued = (await client.post("/api/tokens", json=body)).json()
        assert len(issued["secret"]) == 43
        [listed] = (await client.get("/api/tokens")).json()
        assert (listed["token"], listed["secret"]) == (issued["token"], "")
        assert (await client.post("/api/tokens/revoke", json={"token": issued["token"]})).status_code == 200
        password = {"account": "test head", "password": ANOTHER}
        assert (await client.post("/api/accounts/password", json=password)).status_code == 200
        assert (await client.post("/api/accounts/close", json={"account": "Test head"})).json()["active"] is False


async def test_every_answer_is_safe_and_pages_are_not_kept(school: School) -> None:
    """Headers that tell a browser what our pages never do; what somebody saw is in no cache; files may be."""
    async with school.signed_in(AccountRole.HEAD) as client, school.client() as stranger:
        answers = [
            await client.get("/"), await client.get("/me"), await stranger.get("/sign-in"), await stranger.get("/"),
            await client.get("/api/orders"), await stranger.get("/api/orders"),
            await client.post("/sign-out", headers={"Origin": "https://evil.example"}),
        ]  # fmt: skip
        for answer in answers:
            headers = answer.headers
            assert headers["cache-control"] == "no-store", answer.url
            assert headers["x-content-type-options"] == "nosniff"
            assert "default-src 'self'" in headers["content-security-policy"]
            assert "frame-ancestors 'self'" in headers["content-security-policy"]
            assert "camera=()" in headers["permissions-policy"]
            assert headers["referrer-policy"] == "same-origin"
            assert "strict-transport-security" not in headers, "that is for TLS"
        strict = answers[2].headers.get_list("content-security-policy")
        assert any("default-src 'none'" in one for one in strict), "the sign-in runs no script at all"
        files = re.findall(r'"(/_nicegui/[^"]+\.js)"', answers[0].text)
        health = await stranger.get("/api/health")
        assert (health.status_code, set(health.json())) == (200, {"status", "version"}), "open, and says little"
        file = await stranger.get(files[0])
        assert file.status_code == 200
        assert "no-store" not in file.headers.get("cache-control", "")
        # A sign-in that nobody uses runs out.
        school.scene.later(3600)
        assert (await client.get("/me")).status_code == 200
        school.scene.later(2 * 3600)
        assert (await client.get("/me")).status_code == 303
