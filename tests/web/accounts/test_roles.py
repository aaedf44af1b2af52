"""Each role at each page that there is: whoever has the page's right sees it, whoever has not is refused with a 403."""

from __future__ import annotations

import re
from contextlib import AsyncExitStack

import httpx

from collector.accounts.rights import DEVICES, PEOPLE, RIGHTS, AccountRole, Right
from tests.web.accounts.conftest import School
from tests.web.accounts.test_entrance import text
from tests.web.scene import LEA

PLACES = {"machine": "tour-1", "number": "26-1047", "order": "26-1047", "person": LEA.id, "trainee": LEA.id}
"""What stands in the places of addresses; in any other stands what there is not."""

ROUTES = {
    "/me/password": Right.OWN_ACCOUNT, "/me/language": Right.OWN_ACCOUNT, "/me/sessions": Right.OWN_ACCOUNT,
    "/accounts/new": Right.MANAGE_ACCOUNTS, "/accounts/devices/new": Right.MANAGE_ACCOUNTS,
    "/accounts/devices/x/link": Right.MANAGE_ACCOUNTS, "/accounts/devices/x/revoke": Right.MANAGE_ACCOUNTS,
    "/accounts/tokens/new": Right.MANAGE_ACCOUNTS, "/accounts/tokens/x/revoke": Right.MANAGE_ACCOUNTS,
    "/accounts/x/save": Right.MANAGE_ACCOUNTS, "/accounts/x/link": Right.MANAGE_ACCOUNTS,
    "/accounts/x/close": Right.MANAGE_ACCOUNTS, "/accounts/x/reopen": Right.MANAGE_ACCOUNTS,
    "/accounts/x/sessions": Right.MANAGE_ACCOUNTS, "/site/reload": Right.CHANGE_SITE,
}  # fmt: skip
"""Where the forms of this room lead."""


async def visitors(school: School, stack: AsyncExitStack) -> dict[AccountRole, httpx.AsyncClient]:
    """A browser for each role: people who signed in, devices that were paired."""
    found = {role: await stack.enter_async_context(school.signed_in(role)) for role in PEOPLE}
    for role in sorted(DEVICES):
        _, key = await school.lodge.devices.expect(role.value, role.value, author="test")
        client = await stack.enter_async_context(school.client())
        await client.post("/pair", data={"key": key})
        found[role] = client
    return found


async def test_each_role_at_each_page(school: School) -> None:
    """The table of rights is the whole truth; a refusal is a page of its own that says whom to ask."""
    pages = school.server.house.pages
    assert {"/", "/me", "/accounts"} <= pages.keys()
    places = PLACES | {"account": school.accounts[AccountRole.HEAD].id}
    async with AsyncExitStack() as stack:
        browsers = await visitors(school, stack)
        for path, right in pages.items():
            address = re.sub(r"\{(\w+)(:\w+)?\}", lambda place: places.get(place[1], "none"), path)
            for role, client in browsers.items():
                answer = await client.get(address)
                if right not in RIGHTS[role]:
                    assert answer.status_code == 403, (role, address)
                    assert "Cette page n" in text_of_elements(answer), (role, address)
                else:
                    assert answer.status_code in (200, 404 if "none" in address else 200), (role, address, answer.text)
                    assert "Cette page n" not in text_of_elements(answer), (role, address)


async def test_each_role_at_each_form(school: School) -> None:
    """A form that somebody does not see is not one that he may send."""
    async with AsyncExitStack() as stack:
        browsers = await visitors(school, stack)
        for path, right in ROUTES.items():
            for role, client in browsers.items():
                answer = await client.post(path, data={"x": "x"})
                if right in RIGHTS[role]:
                    assert answer.status_code in (200, 303), (role, path, answer.status_code)
                else:
                    assert answer.status_code == 403, (role, path, answer.status_code)
            async with school.client() as stranger:
                assert (await stranger.post(path, data={"x": "x"})).status_code == 303


def text_of_elements(answer: httpx.Response) -> str:
    """What a page of NiceGUI shows: it stands in its elements, as JSON."""
    return answer.text.replace("&lt;", "<").replace("&#x27;", "'") + text(answer)
