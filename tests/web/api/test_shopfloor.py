"""The API for what is said at the machines: taken once, refused in words, told as it stands, each by its right."""

from __future__ import annotations

import asyncio
from datetime import timedelta
from typing import Any

import httpx
import pytest

from collector.accounts.rights import AccountRole, Right, Visitor
from collector.core.facts import Fact, PartsDeclared, PinRemoved, PinSet, SessionCorrected
from tests.web.conftest import Served
from tests.web.scene import HUGO

MACHINE = "tour-1"
ALL = frozenset({Right.CHANGE_COUNTS, Right.CHANGE_SESSIONS, Right.SEE_NAMES, Right.SEE_MACHINES, Right.SEE_ORDERS,
                 Right.SEE_FLOOR})  # fmt: skip


@pytest.fixture(autouse=True)
def program(served: Served) -> None:
    served.scene.host.visitor = Visitor("t-program", "", AccountRole.HEAD, granted=ALL)


async def post(served: Served, path: str, **body: Any) -> httpx.Response:
    return await served.api.post(f"/api/{path}", json=body)


async def get(served: Served, path: str) -> Any:
    answer = await served.api.get(f"/api/{path}")
    assert answer.status_code == 200, answer.text
    return answer.json()


async def told(served: Served, *kinds: type[Fact]) -> list[Fact]:
    store, names = served.scene.around.store, [kind.__name__ for kind in kinds]
    return await asyncio.to_thread(lambda: [one.fact for one in store.facts(kinds=names)])


async def session_with_parts(served: Served, parts: int) -> str:
    """Hugo at the lathe, with so many parts counted; returns the session's id."""
    scene = served.scene
    await scene.hear(MACHINE, execution="READY", part_count=0)
    session = await scene.around.desk.open_session(MACHINE, ["E26-003"], order="26-1047", author="t", via="api")
    for number in range(1, parts + 1):
        await scene.cycle(MACHINE, 70, number)
        scene.later(5)
    return session.session


async def test_parts_are_declared_once_and_taken_back(served: Served) -> None:
    """Sent again with its key it is the same; what does not wait for a word is refused; the author is who asks."""
    session = await session_with_parts(served, 2)
    wanted = {"machine": MACHINE, "session": session, "judgement": "scrap", "reason": "tool", "key": "erp-000001"}
    first, again = await post(served, "declarations", **wanted), await post(served, "declarations", **wanted)
    assert [(one.status_code, one.json()) for one in (first, again)] == [
        (201, {"key": "erp-000001", "parts": 1}), (201, {"key": "erp-000001", "parts": 0}),
    ]  # fmt: skip
    assert await get(served, "causes") == [{"reason": "tool", "scrap": 1, "rework": 0}]
    assert await get(served, f"causes?machine={MACHINE}&order=26-1047&operation=10") == await get(served, "causes")
    assert await get(served, "causes?machine=tour-2") == []
    refused = await post(served, "declarations", **{**wanted, "key": "erp-000002", "parts": 5})
    assert (refused.status_code, "So many parts" in refused.json()["detail"]) == (409, True)
    wrong = await post(served, "declarations", **{**wanted, "judgement": "perfect"})
    assert wrong.status_code == 422
    back = await post(served, "declarations/erp-000001/withdrawal", machine=MACHINE, session=session)
    assert back.status_code == 204
    assert await get(served, "causes") == []
    [fact] = await told(served, PartsDeclared)
    assert isinstance(fact, PartsDeclared)
    assert (fact.author, fact.via, fact.attribution.persons) == ("t-program", "api", (HUGO.id,))


async def test_stops_and_calls(served: Served) -> None:
    """Why it stood, until when; who is called and who came; what is not so is refused in words."""
    scene = served.scene
    await session_with_parts(served, 1)
    assert (await post(served, "stops", machine=MACHINE, reason="material")).status_code == 204
    stopped = scene.clock.now() - timedelta(seconds=5)
    assert (await post(served, "stops", machine=MACHINE, reason="mood")).status_code == 409
    scene.later(120)
    await scene.hear(MACHINE, execution="ACTIVE")
    [stop] = await get(served, "stops")
    assert (stop["machine"], stop["reason"], stop["until"] is not None) == (MACHINE, "material", True)
    assert stop["since"] == stopped.isoformat().replace("+00:00", "Z")
    assert (await post(served, "stops", machine=MACHINE, reason="material")).status_code == 409
    assert (await post(served, "calls", machine=MACHINE, reason="help")).status_code == 204
    [call] = await get(served, "calls")
    assert (call["machine"], call["persons"], call["reason"], call["status"]) == (MACHINE, [HUGO.id], "help", "open")
    assert await get(served, "calls?machine=tour-2") == []
    assert (await post(served, f"calls/{MACHINE}/came")).status_code == 204
    assert (await post(served, f"calls/{MACHINE}/came")).status_code == 409
    await post(served, "calls", machine=MACHINE, reason="help")
    assert (await post(served, f"calls/{MACHINE}/withdrawal")).status_code == 204
    assert await get(served, "calls") == []
    reasons = await get(served, "reasons")
    assert {"dimension", "surface"} <= {one["code"] for one in reasons["scrap"]}
    assert next(one for one in reasons["stops"] if one["code"] == "material")["kind"] == "induced"


async def test_a_forgotten_badge_out_is_put_right(served: Served) -> None:
    """The open session is closed as of then; not into the future, and not without a zone."""
    session = await session_with_parts(served, 0)
    left = served.scene.clock.now() + timedelta(hours=1)
    served.scene.later(7200)
    path = f"sessions/{session}/correction"
    later = (left + timedelta(hours=9)).isoformat()
    assert (await post(served, path, closed_at=later, reason="oubli")).status_code == 409
    assert (await post(served, path, closed_at="2026-11-24T09:00:00", reason="oubli")).status_code == 422
    assert (await post(served, path, closed_at=left.isoformat(), reason="oubli")).status_code == 204
    assert served.scene.around.live.machines[MACHINE].state.session is None
    [fact] = await told(served, SessionCorrected)
    assert isinstance(fact, SessionCorrected)
    assert (fact.session, fact.closed_at, fact.author) == (session, left, "t-program")


async def test_a_pin_is_set_and_removed(served: Served) -> None:
    """Its number comes back, itself never; a weak one and nobody's are refused."""
    given = await served.api.put(f"/api/pins/{HUGO.id}", json={"pin": "480213"})
    assert (given.status_code, len(given.json()["number"])) == (200, 4)
    assert (await served.api.put(f"/api/pins/{HUGO.id}", json={"pin": "123456"})).status_code == 409
    assert (await served.api.put("/api/pins/p-nobody22", json={"pin": "480213"})).status_code == 409
    assert (await served.api.delete(f"/api/pins/{HUGO.id}")).status_code == 204
    assert (await served.api.delete(f"/api/pins/{HUGO.id}")).status_code == 409
    assert [type(one) for one in await told(served, PinSet, PinRemoved)] == [PinSet, PinRemoved]
