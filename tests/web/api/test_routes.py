"""The API: what it tells is what stands, what it takes needs the token, what the desk refuses is a 409 in words."""

from __future__ import annotations

import asyncio
from typing import Any

import httpx
import pytest

from collector.accounts.rights import AccountRole
from collector.core.facts import SessionOpened
from collector.core.signals import Quality
from tests.web.conftest import Served
from tests.web.scene import BADGE, HUGO, LEA, TOKEN, busy

ENTITLED = {"Authorization": f"Bearer {TOKEN}"}


async def post(served: Served, path: str, **body: Any) -> httpx.Response:
    return await served.api.post(path, json=body, headers=ENTITLED)


async def get(served: Served, path: str) -> Any:
    answer = await served.api.get(path)
    assert answer.status_code == 200, answer.text
    return answer.json()


CHANGES = [
    "/api/sessions", "/api/sessions/tour-1/join", "/api/sessions/tour-1/leave", "/api/sessions/tour-1/close",
    "/api/badges", "/api/held-counts/tour-1.h1", "/api/assignments", "/api/counts/tour-1.p1/correction",
    "/api/supervisors", "/api/supervisors/left", "/api/supervisors/handover", "/api/overrides", "/api/papers/changed",
]  # fmt: skip


@pytest.mark.parametrize("header", [{}, {"Authorization": "Bearer wrong"}, {"Authorization": f"Basic {TOKEN}"}])
async def test_nothing_changes_without_a_token(served: Served, header: dict[str, str]) -> None:
    served.scene.host.visitor = None
    for path in CHANGES:
        answer = await served.api.post(path, json={"machine": "tour-1", "persons": ["E26-001"]}, headers=header)
        assert answer.status_code == 401, path
        assert answer.headers["www-authenticate"] == "Bearer"
    served.scene.host.comes(AccountRole.HEAD)
    assert await get(served, "/api/sessions") == []


async def test_who_asked_is_written_down_whatever_a_request_says(served: Served) -> None:
    """Only a command names its author; of everybody else the door knows who it is."""
    body = {"machine": "tour-1", "persons": ["E26-001"], "author": "a-somebody-else"}
    assert (await served.api.post("/api/sessions", json=body)).status_code == 201
    assert (await post(served, "/api/sessions", **body)).status_code == 201
    store = served.scene.around.store
    facts = await asyncio.to_thread(lambda: [entry.fact for entry in store.facts(kinds=["SessionOpened"])])
    assert [fact.author for fact in facts if isinstance(fact, SessionOpened)] == ["a-head", "a-somebody-else"]


async def test_a_session_opens_is_joined_left_and_closed(served: Served) -> None:
    opened = await post(served, "/api/sessions", machine="tour-1", persons=["E26-001"], order="26-1047", author="boss")
    assert opened.status_code == 201
    session = opened.json()
    assert session["persons"] == [LEA.id]
    assert (session["order"], session["operation"], session["role"]) == ("26-1047", "10", "run")
    joined = await post(served, "/api/sessions/tour-1/join", person="E26-003")
    assert joined.json()["persons"] == [LEA.id, HUGO.id]
    assert await get(served, "/api/sessions") == [joined.json()]
    left = await post(served, "/api/sessions/tour-1/leave", person="E26-001")
    assert left.json()["persons"] == [HUGO.id]
    closed = await post(served, "/api/sessions/tour-1/close", reason="done")
    assert closed.json() == {"session": session["session"]}
    assert await get(served, "/api/sessions") == []


async def test_a_badge_comes_and_goes(served: Served) -> None:
    came = await post(served, "/api/badges", machine="tour-1", badge=BADGE)
    assert came.json()["persons"] == [LEA.id]
    went = await post(served, "/api/badges", machine="tour-1", badge=BADGE)
    assert (went.status_code, went.json()) == (200, None)


@pytest.mark.parametrize(
    ("path", "body", "told"),
    [
        ("/api/sessions", {"machine": "tour-9", "persons": ["E26-001"]}, "tour-9"),
        ("/api/sessions", {"machine": "tour-1", "persons": ["nobody at all"]}, "nobody at all"),
        ("/api/sessions", {"machine": "tour-1", "persons": ["E26-001"], "order": "99-0000"}, "99-0000"),
        ("/api/sessions/tour-1/close", {}, "no open session"),
        ("/api/badges", {"machine": "tour-1", "badge": "FFFFFFFF"}, "badge"),
        ("/api/held-counts/tour-1.h9", {"accept": True, "reason": "seen"}, "tour-1.h9"),
        ("/api/assignments", {"counts": ["tour-1.p9"], "persons": ["E26-001"], "reason": "seen"}, "tour-1.p9"),
        ("/api/counts/tour-1.p9/correction", {"parts": 1, "reason": "seen"}, "tour-1.p9"),
    ],
)
async def test_what_the_desk_refuses_is_a_conflict_in_words(
    served: Served, path: str, body: dict[str, Any], told: str
) -> None:
    answer = await post(served, path, **body)
    assert answer.status_code == 409, answer.text
    assert told in answer.json()["detail"]


async def test_an_unknown_field_is_named(served: Served) -> None:
    answer = await post(served, "/api/sessions", machine="tour-1", persons=["E26-001"], ordre="26-1047")
    assert answer.status_code == 422
    assert answer.json()["detail"][0]["loc"] == ["body", "ordre"]


async def test_held_counts_wait_until_somebody_decides(served: Served) -> None:
    await busy(served.scene)
    [held] = await get(served, "/api/held-counts")
    assert (held["machine"], held["parts"]) == ("plieuse-1", 4620)
    assert await get(served, "/api/held-counts?machine=tour-1") == []
    answer = await post(served, f"/api/held-counts/{held['hold']}", accept=False, reason="counter set by hand")
    assert (answer.status_code, answer.content) == (204, b"")
    assert await get(served, "/api/held-counts") == []


async def test_unattributed_parts_are_assigned_and_corrected(served: Served) -> None:
    await busy(served.scene)
    [count] = await get(served, "/api/unattributed?machine=tour-2")
    assert (count["parts"], count["persons"]) == (1, [])
    given = await post(
        served, "/api/assignments", counts=[count["count"]], persons=["E26-003"], order="26-1047", reason="was his"
    )
    assert given.json() == {"parts": 1}
    assert await get(served, "/api/unattributed?machine=tour-2") == []
    answer = await post(served, f"/api/counts/{count['count']}/correction", parts=1, scrap=1, reason="broken edge")
    assert answer.status_code == 204
    order = next(one for one in await get(served, "/api/orders") if one["number"] == "26-1047")
    [operation] = order["operations"]
    assert (operation["parts"], operation["scrap"], operation["quantity"]) == (15, 1, 250)


async def test_orders_are_told_with_what_was_made_of_them(served: Served) -> None:
    await busy(served.scene)
    orders = await get(served, "/api/orders")
    assert [one["number"] for one in orders] == ["26-1051", "26-1047", "26-1042", "26-1055"], "by due date"
    made = {one["number"]: [(row["operation"], row["parts"]) for row in one["operations"]] for one in orders}
    assert made == {"26-1051": [("20", 20)], "26-1047": [("10", 14)], "26-1042": [("20", 3)], "26-1055": [("20", 0)]}
    assert await get(served, "/api/orders?state=done") == []


async def test_the_floor_is_told_as_the_tiles_show_it(served: Served) -> None:
    await busy(served.scene)
    floor = {one["machine"]: one for one in await get(served, "/api/floor")}
    assert list(floor) == [one.id for one in served.scene.around.site.machines]
    turning = floor["tour-1"]
    assert (turning["standing"], turning["execution"], turning["stale"]) == ("paused", "FEED_HOLD", False)
    assert (turning["order"], turning["done"], turning["planned"]) == ("26-1047", 14, 250)
    assert turning["trainees"] == ["Hugo D."]
    assert turning["last_cycle"] == {"active": 84.5, "standard": 75.0}
    assert (floor["tour-2"]["standing"], floor["tour-2"]["line"], floor["tour-2"]["stale"]) == ("unseen", "down", True)


async def test_values_are_told_with_unit_quality_and_times(served: Served) -> None:
    await served.scene.hear("tour-1", execution="READY", spindle_load=12.5)
    await served.scene.hear("tour-1", quality=Quality.UNCERTAIN, spindle_speed=float("nan"))
    values = {one["signal"]: one for one in await get(served, "/api/machines/tour-1/values")}
    assert values["spindle_load"]["value"] == 12.5
    assert values["spindle_load"]["unit"] == "%"
    assert values["spindle_speed"]["value"] is None, "JSON knows no NaN"
    assert values["spindle_speed"]["quality"] == "uncertain"
    assert values["execution"]["receive_time"].startswith("2026-11-24T08:42:00")


async def test_of_an_unknown_machine_nothing_is_told(served: Served) -> None:
    answer = await served.api.get("/api/machines/tour-9/values")
    assert answer.status_code == 404
    assert "tour-1" in answer.json()["detail"], "it says which there are"


@pytest.mark.parametrize("path", ["/", "/api/health", "/api/nothing", "/nothing"])
async def test_every_answer_carries_the_safe_headers(served: Served, path: str) -> None:
    headers = (await served.api.get(path)).headers
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["x-frame-options"] == "SAMEORIGIN"
    assert headers["referrer-policy"] == "same-origin"
    assert "server" not in headers
