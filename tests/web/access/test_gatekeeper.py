"""Exceptions by badge or by account, decisions on demand, who relies on whom: what the pages ask of the gatekeeper."""

from __future__ import annotations

import asyncio
from datetime import timedelta

import pytest

from collector.access.decision import Outcome
from collector.access.dossier import Mode
from collector.access.request import OverrideRole
from collector.core.facts import AccessDecided, OverrideGranted
from collector.errors import RequestRefused
from collector.gatekeeper import Signature
from collector.store.registry import Registry
from tests.reports.scene import DUBOIS, GARNIER, PETIT
from tests.web.access.scene import HEAD, OFFICER, TRAINER, OpenSchool

OFFICER_BADGE, TRAINER_BADGE = "040FE255", "040FE222"
HOW = {"reason": "fin de série", "minutes": 30.0}


async def signed(school: OpenSchool, reference: str = OFFICER) -> Signature:
    """Somebody who has signed in with an account of his own."""
    person = await asyncio.to_thread(school.person, reference)
    return Signature("a-safety", person.id, OverrideRole.SAFETY_OFFICER)


async def granted(school: OpenSchool) -> list[OverrideGranted]:
    facts = await asyncio.to_thread(school.facts, OverrideGranted)
    return [one for one in facts if isinstance(one, OverrideGranted) and one.at == school.clock.now()]


async def test_an_adult_who_has_signed_in_makes_an_exception_and_the_journal_names_the_account(
    school: OpenSchool,
) -> None:
    keeper, who = school.around.desk.gatekeeper, await signed(school)
    made = await keeper.override(GARNIER, "T2", signed=who, machine="plieuse-1", **HOW)
    [fact] = await granted(school)
    assert (fact.author, fact.by, fact.role, fact.machine) == ("a-safety", who.person, "safety_officer", "plieuse-1")
    assert made.until - made.since == timedelta(minutes=30)
    assert keeper.exceptions() == (fact,)
    school.clock.at += timedelta(minutes=31)
    assert keeper.exceptions() == ()


async def test_a_badge_makes_one_too_and_then_no_account_is_named(school: OpenSchool) -> None:
    await school.around.desk.gatekeeper.override(GARNIER, "T2", by_badge=OFFICER_BADGE, **HOW)
    [fact] = await granted(school)
    assert fact.author is None
    assert fact.by == (await asyncio.to_thread(school.person, OFFICER)).id


async def test_who_cannot_sign_makes_none(school: OpenSchool) -> None:
    """Nobody's account, a trainee's, one whose person left, an unknown birth date, oneself, a trainer's badge."""
    keeper, registry = school.around.desk.gatekeeper, Registry(school.around.store.writer)

    async def refused(why: str, **more: object) -> None:
        with pytest.raises(RequestRefused, match=why):
            await keeper.override(GARNIER, "T2", **{**HOW, **more})

    await refused("nobody's in the registry", signed=Signature("a-1", None, OverrideRole.HEAD))
    await refused("nobody's in the registry", signed=await signed(school, PETIT))
    await refused("only a head", by_badge=TRAINER_BADGE)
    await refused("belongs to nobody", by_badge="00000000")
    await refused("needs a reason", signed=await signed(school), reason="  ")
    await refused("60 minutes at most", signed=await signed(school), minutes=61.0)
    person = await asyncio.to_thread(school.person, HEAD)
    gone = {"id": person.id, "reference": HEAD, "given_name": "Catherine", "family_name": "Perrin", "role": person.role}
    kind = type(person)
    await asyncio.to_thread(registry.save_person, kind(**gone, active=False, birth_date=person.birth_date))
    await refused("nobody's in the registry", signed=await signed(school, HEAD))
    await asyncio.to_thread(registry.save_person, kind(**gone, birth_date=None))
    await refused("only an adult", signed=await signed(school, HEAD))
    with pytest.raises(RequestRefused, match="for himself"):
        await keeper.override(OFFICER, "T2", signed=await signed(school), **HOW)
    assert await granted(school) == []


async def test_a_decision_on_demand_counts_who_is_there_and_writes_nothing(school: OpenSchool) -> None:
    keeper, head = school.around.desk.gatekeeper, await asyncio.to_thread(lambda: school.around.store.head)
    alone = await keeper.decide(GARNIER, "plieuse-1", Mode.PRODUCTION)
    assert alone.outcome is Outcome.DENIED
    assert "K6" in {one.code for one in alone.failed}
    assert await asyncio.to_thread(lambda: school.around.store.head) == head
    await keeper.present(TRAINER, "chaudronnerie", author="test")
    watched = await keeper.decide(GARNIER, "plieuse-1", Mode.PRODUCTION)
    assert watched.outcome is Outcome.SUPERVISED
    later = await keeper.decide(GARNIER, "plieuse-1", Mode.PRODUCTION, at=school.clock.now() + timedelta(hours=2))
    assert later.outcome is Outcome.DENIED, "nobody knows who will have shown the badge again by then"
    young = await keeper.decide(DUBOIS, "plieuse-1", Mode.PRODUCTION)
    assert {one.code for one in young.failed} == {"row2"}
    with pytest.raises(RequestRefused, match="no machine"):
        await keeper.decide(GARNIER, "fraiseuse-9", Mode.PRODUCTION)
    assert [one for one in await asyncio.to_thread(school.facts, AccessDecided) if one.at == school.clock.now()] == []


async def test_how_many_rely_on_a_supervisor_and_by_what_decision_somebody_is_there(school: OpenSchool) -> None:
    keeper = school.around.desk.gatekeeper
    await keeper.present(TRAINER, "chaudronnerie", author="test")
    assert [one.trainees for one in keeper.watchers()] == [0]
    await school.hear("plieuse-1", execution="READY", guard_closed=True)
    await school.around.desk.open_session("plieuse-1", [GARNIER], author="test", via="badge")
    await school.look("plieuse-1")
    assert [one.trainees for one in keeper.watchers()] == [1]
    [press] = [one for one in keeper.machines() if one.machine == "plieuse-1"]
    [decision] = press.decisions
    assert decision.outcome is Outcome.SUPERVISED
    assert (press.persons, press.ends_at) == ({decision.person: "supervised"}, decision.ends_at)
