"""Facts since a cursor: each once, in order, none left out; and nobody in them for whoever may not see names."""

from __future__ import annotations

import asyncio
from typing import Any

import httpx
import pytest

from collector.accounts.rights import AccountRole, Right, Visitor
from collector.core.facts import FACTS, AccessDecided, CompetenceAssessed, SupervisorPresent
from collector.web.api.facts import right_for
from tests.web.conftest import Served
from tests.web.scene import LEA, YANIS, busy

SECRET = "Martin"
"""What a machine or a person may have typed somewhere."""


async def get(served: Served, query: str = "") -> httpx.Response:
    return await served.api.get(f"/api/facts{query}", timeout=60)


async def walk(served: Served, query: str = "", step: int = 50) -> list[dict[str, Any]]:
    """All facts, in answers of so many."""
    found: list[dict[str, Any]] = []
    after = 0
    while True:
        told = (await get(served, f"?after={after}&limit={step}{query}")).json()
        found += told["facts"]
        after = told["next"]
        if after == told["head"]:
            return found


async def test_a_cursor_walks_through_all_of_them(served: Served) -> None:
    """What came in between is told too; nothing twice, nothing left out, whatever the size of the steps."""
    await busy(served.scene)
    store = served.scene.around.store
    there = await asyncio.to_thread(lambda: [(one.seq, one.id) for one in store.facts()])
    for step in (1_000, 7):
        walked = await walk(served, step=step)
        assert [(one["seq"], one["id"]) for one in walked] == there
    [first] = (await get(served, "?limit=1")).json()["facts"]
    assert (first["kind"], first["machine"], first["body"]["software"]) == ("CollectorStarted", "", "scene")
    assert first["at"] == "2026-11-24T08:42:00Z"


async def test_kinds_and_machines_are_picked_and_the_rest_passed_over(served: Served) -> None:
    await busy(served.scene)
    told = (await get(served, "?kinds=SessionOpened,PartsCounted&machine=tour-1")).json()
    assert {one["kind"] for one in told["facts"]} == {"SessionOpened", "PartsCounted"}
    assert {one["machine"] for one in told["facts"]} == {"tour-1"}
    assert told["next"] == told["head"], "the next question begins behind all that was looked through"
    wrong = await get(served, "?kinds=SessionOpend")
    assert (wrong.status_code, "SessionOpened" in wrong.json()["detail"]) == (422, True)
    for query in ("?after=-1", "?limit=0", "?limit=5001", "?wait=31"):
        assert (await get(served, query)).status_code == 422


async def test_a_cursor_from_another_journal_is_refused(served: Served) -> None:
    """After a restore the journal is shorter than what a program has read: it is told, and does not wait for ever."""
    answer = await get(served, "?after=5000")
    assert (answer.status_code, "ends with fact" in answer.json()["detail"]) == (409, True)


async def test_who_waits_is_answered_when_something_happens(served: Served) -> None:
    head = (await get(served)).json()["head"]
    async with asyncio.TaskGroup() as group:
        waiting = group.create_task(get(served, f"?after={head}&wait=30&kinds=ModeChanged"))
        while served.server.lines.open == 0:
            await served.scene.clock.sleep(0.01)
        # Other kinds do not end the wait.
        await served.scene.hear("tour-1", execution="READY")
        await served.scene.hear("tour-1", controller_mode="AUTOMATIC")
        told = (await waiting).json()
    assert [one["kind"] for one in told["facts"]] == ["ModeChanged"]
    assert served.server.lines.open == 0
    empty = (await get(served, f"?after={told['head']}&wait=0.1")).json()
    assert (empty["facts"], empty["next"]) == ([], told["head"])


def test_each_kind_has_its_right() -> None:
    """What machines do and what is made is for who sees machines; who was let in, and by what, is for access."""
    assert {kind for kind in FACTS if right_for(kind) is Right.SEE_TRAINEES} == {
        "CompetenceAssessed", "AssessmentWithdrawn",
    }  # fmt: skip
    open_ = {kind for kind in FACTS if right_for(kind) is Right.SEE_MACHINES}
    assert {"ExecutionChanged", "PartsCounted", "SessionOpened", "OrderChanged"} <= open_
    closed = {kind for kind in FACTS if right_for(kind) is Right.SEE_ACCESS}
    assert {"AccessDecided", "PaperRecorded", "PersonErased", "AccountOpened", "SupervisorPresent"} <= closed


@pytest.mark.parametrize("role", [AccountRole.ADMINISTRATOR, AccountRole.TRAINER, AccountRole.AUDITOR])
async def test_nobody_is_named_to_whoever_may_not_see_names(served: Served, role: AccountRole) -> None:
    """Opaque ids, names in programs and reasons, and whole kinds of facts are left out, each by its own right."""
    await busy(served.scene)
    await served.scene.hear("tour-2", execution="READY", program=f"ESSAI_{SECRET.upper()}")
    around = served.scene.around
    await around.desk.close_session("centre-1", reason=f"{SECRET} est parti", author=YANIS.id, via="command")
    at = around.clock.now()
    await around.store.commit([
        AccessDecided(
            machine="tour-1", at=at, decision="d1", person=LEA.id, mode=None, task=None, outcome="denied", row="3",
            failed=("medical",), ends_at=None, guardian=None, snapshot="00", pack="00", via="badge", enforced=True,
        ),
        SupervisorPresent(machine="", at=at, person=YANIS.id, place="usinage", renewed=False, author="a-1"),
        CompetenceAssessed(
            machine="", at=at, assessment="x1", person=LEA.id, grid="cap", competence="C1", level="3",
            comment_digest=None, evidence=(), author="a-1",
        ),
    ], {})  # fmt: skip
    served.scene.host.comes(role)
    visitor = served.scene.host.visitor
    assert visitor is not None
    told = await walk(served)
    text = str(told)
    kinds = {one["kind"] for one in told}
    assert ("AccessDecided" in kinds) is visitor.may(Right.SEE_ACCESS)
    assert ("CompetenceAssessed" in kinds) is visitor.may(Right.SEE_TRAINEES)
    assert (LEA.id in text) is (YANIS.id in text) is visitor.may(Right.SEE_NAMES)
    assert (SECRET in text) is (SECRET.upper() in text) is visitor.may(Right.SEE_NAMES)
    opened = next(one for one in told if one["kind"] == "SessionOpened" and one["machine"] == "centre-1")
    assert len(opened["body"]["persons"]) == 2, "how many they were can be seen"
    if not visitor.may(Right.SEE_NAMES):
        assert opened["body"]["persons"] == ["***", "***"]


async def test_a_kiosk_and_a_wall_are_told_no_facts(served: Served) -> None:
    for role in (AccountRole.KIOSK, AccountRole.WALL):
        served.scene.host.comes(role)
        assert (await get(served)).status_code == 403
    served.scene.host.visitor = Visitor("t-1", "", AccountRole.HEAD, granted=frozenset({Right.SEE_ORDERS}))
    assert (await get(served)).status_code == 403
