"""What a server's events come to: the worst active alarm, and messages. The fold as a table and as properties, an event
by its fields, and what may be written in a profile."""

from __future__ import annotations

import itertools
from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from asyncua import ua
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from adapters.opcua import DIALECT, Address, Connection, Options
from adapters.opcua.connection import problems_of
from adapters.opcua.events.asked import WAYS, event_filter, happening
from adapters.opcua.events.conditions import Alarms, Happening, Kind, Messages
from adapters.opcua.nodes import Namespaces
from collector.errors import ConfigError
from collector.ports import Device, Point

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)


def at(second: float) -> datetime:
    return NOON + timedelta(seconds=second)


# The fold


def raised(condition: str, severity: int, second: float, text: str = "") -> Happening:
    return Happening(Kind.CONDITION, at(second), text or condition, condition, True, severity)


def cleared(condition: str, second: float) -> Happening:
    return Happening(Kind.CONDITION, at(second), condition, condition, False, 1)


def begins(second: float) -> Happening:
    return Happening(Kind.REFRESH_BEGINS, at(second))


def ends(second: float) -> Happening:
    return Happening(Kind.REFRESH_ENDS, at(second))


def said(happenings: Iterable[Happening]) -> list[tuple[str, float]]:
    """The texts of the signal and their seconds after noon."""
    alarms = Alarms()
    changes = [change for one in happenings if (change := alarms.hear(one)) is not None]
    return [(change.text, (change.at - NOON).total_seconds()) for change in changes if change.at is not None]


REFRESHED = [begins(0), ends(0)]


@pytest.mark.parametrize(
    ("told", "texts"),
    [
        pytest.param(REFRESHED, [("", 0)], id="nothing is active"),
        pytest.param([begins(0)], [], id="nothing is said before the refresh has ended"),
        pytest.param(
            [begins(9), raised("a", 1, 2), ends(9)], [("a", 2)], id="active before we came, since its own time"
        ),
        pytest.param(
            [*REFRESHED, raised("a", 1, 1), cleared("a", 2)], [("", 0), ("a", 1), ("", 2)], id="one comes, goes"
        ),
        pytest.param(
            [*REFRESHED, raised("a", 500, 1), raised("b", 1000, 2), cleared("b", 3)],
            [("", 0), ("a", 1), ("b", 2), ("a", 3)],
            id="the most severe, and then the other again from the moment the first has gone",
        ),
        pytest.param(
            [*REFRESHED, raised("a", 500, 1), raised("b", 500, 2), cleared("a", 3)],
            [("", 0), ("a", 1), ("b", 3)],
            id="of two equals the first",
        ),
        pytest.param(
            [begins(9), raised("late", 500, 5), raised("early", 500, 4), ends(9)],
            [("early", 4)],
            id="of two equals the first by its own time, in whatever order they are told",
        ),
        pytest.param(
            [*REFRESHED, raised("a", 500, 1), raised("b", 400, 2), raised("b", 600, 3, "b worse")],
            [("", 0), ("a", 1), ("b worse", 3)],
            id="an alarm that gets worse",
        ),
        pytest.param(
            [*REFRESHED, raised("a", 500, 1), raised("a", 500, 2)], [("", 0), ("a", 1)], id="told twice is said once"
        ),
        pytest.param([*REFRESHED, cleared("a", 1)], [("", 0)], id="the end of one that was never told"),
        pytest.param(
            [*REFRESHED, raised("a", 500, 1), begins(2), ends(2)],
            [("", 0), ("a", 1), ("", 2)],
            id="not told again by a refresh: gone",
        ),
        pytest.param(
            [*REFRESHED, raised("a", 500, 1), begins(2), raised("a", 500, 1), ends(2)],
            [("", 0), ("a", 1)],
            id="told again by a refresh: still there, and nothing new",
        ),
        pytest.param(
            [*REFRESHED, raised("a", 500, 1), begins(2), raised("b", 900, 3), raised("a", 500, 1), ends(4)],
            [("", 0), ("a", 1), ("b", 3)],
            id="raised in the midst of a refresh",
        ),
        pytest.param(
            [*REFRESHED, Happening(Kind.MESSAGE, at(1), "hello"), Happening(Kind.NOISE, at(2))],
            [("", 0)],
            id="what is no condition is no alarm",
        ),
    ],
)
def test_the_alarm_is_the_worst_that_is_active(told: list[Happening], texts: list[tuple[str, float]]) -> None:
    """A table of what sources tell, and of what the signal says then and since when."""
    assert said(told) == texts


STEPS = st.lists(
    st.tuples(st.sampled_from("abcde"), st.booleans(), st.integers(1, 1000)) | st.just("refresh"), max_size=40
)


@given(STEPS)
def test_the_fold_is_what_a_reckoning_from_scratch_gives(steps: list[Any]) -> None:
    """Whatever comes in whatever order, with refreshes anywhere: the last word is the worst of what is active, no text
    is said twice in a row, and a refresh that tells the truth changes nothing."""
    alarms = Alarms()
    texts = [change.text for one in REFRESHED if (change := alarms.hear(one)) is not None]
    active: dict[str, tuple[int, int]] = {}
    for second, step in enumerate(steps, 1):
        if step == "refresh":
            story = [raised(name, severity, since) for name, (severity, since) in sorted(active.items())]
            before = len(texts)
            for one in [begins(second), *story, ends(second)]:
                if (change := alarms.hear(one)) is not None:
                    texts.append(change.text)
            assert len(texts) == before
            continue
        name, holds, severity = step
        if holds:
            active[name] = (severity, active.get(name, (0, second))[1])
        else:
            active.pop(name, None)
        change = alarms.hear(raised(name, severity, second) if holds else cleared(name, second))
        if change is not None:
            texts.append(change.text)
            assert change.at == at(second)
        worst = min(active, key=lambda one: (-active[one][0], active[one][1]), default="")
        assert texts[-1] == worst
    assert all(one != following for one, following in itertools.pairwise(texts))


@given(
    st.lists(st.tuples(st.sampled_from("abcde"), st.booleans(), st.integers(1, 1000)), max_size=20),
    st.dictionaries(st.sampled_from("abcdefg"), st.integers(1, 1000)),
)
def test_after_a_refresh_only_what_it_told_is_active(
    believed: list[tuple[str, bool, int]], true: dict[str, int]
) -> None:
    """Whatever was believed before: alarms that ended unseen end with the refresh, those that began unseen begin, and
    when all of those have ended too, none is left."""
    told = [*REFRESHED]
    told += [raised(name, severity, 1) if holds else cleared(name, 1) for name, holds, severity in believed]
    told += [begins(100), *(raised(name, severity, 50) for name, severity in true.items()), ends(100)]
    texts = [text for text, _ in said(told)]
    assert true.get(texts[-1], 0) == max(true.values(), default=0)
    assert bool(texts[-1]) == bool(true)
    assert [text for text, _ in said([*told, *(cleared(name, 200) for name in true)])][-1] == ""


def test_messages_are_said_each() -> None:
    """The same words twice are two messages; conditions are none."""
    messages = Messages()
    told = [Happening(Kind.MESSAGE, at(1), "door"), raised("a", 1, 2), Happening(Kind.MESSAGE, at(3), "door")]
    assert [change.text if (change := messages.hear(one)) else None for one in told] == ["door", None, "door"]


# What an event is by its fields


def fields(**given: Any) -> list[ua.Variant]:
    """The fields of an alarm as `event_filter` asks for them, with what is given instead."""
    values = {
        "EventType": ua.NodeId(ua.ObjectIds.OffNormalAlarmType),
        "SourceNode": ua.NodeId("nck", 2),
        "SourceName": "NCK",
        "Time": NOON,
        "Message": ua.LocalizedText("Porte  ouverte\n", "fr"),
        "Severity": 500,
        "ConditionId": ua.NodeId("alarm-7", 2),
        "ConditionName": "Door",
        "BranchId": None,
        "Retain": True,
        "Enabled": True,
        "Active": True,
        "Number": "700012",
    } | given
    return [ua.Variant(value) for value in values.values()]


@pytest.mark.parametrize(
    ("told", "kind", "text", "active"),
    [
        ({}, Kind.CONDITION, "700012 Porte ouverte", True),
        ({"Number": None}, Kind.CONDITION, "Porte ouverte", True),
        ({"Number": 3000}, Kind.CONDITION, "3000 Porte ouverte", True),
        ({"Number": 0}, Kind.CONDITION, "Porte ouverte", True),
        ({"Message": ua.LocalizedText("700012 Porte")}, Kind.CONDITION, "700012 Porte", True),
        ({"Message": None}, Kind.CONDITION, "700012 Door", True),
        ({"Message": ua.LocalizedText(), "ConditionName": None, "Number": None}, Kind.CONDITION, "NCK", True),
        ({"Active": False}, Kind.CONDITION, "700012 Porte ouverte", False),  # Waits for acknowledgement only.
        ({"Active": None}, Kind.CONDITION, "700012 Porte ouverte", True),  # SINUMERIK: Retain is all it says.
        ({"Active": None, "Retain": False}, Kind.CONDITION, "700012 Porte ouverte", False),
        ({"Enabled": False}, Kind.CONDITION, "700012 Porte ouverte", False),
        ({"ConditionId": None}, Kind.CONDITION, "700012 Porte ouverte", True),
        ({"BranchId": ua.NodeId("former", 2)}, Kind.NOISE, "", False),
        ({"ConditionId": None, "Retain": None, "Active": None}, Kind.MESSAGE, "700012 Porte ouverte", False),
        ({"EventType": ua.NodeId(ua.ObjectIds.RefreshStartEventType)}, Kind.REFRESH_BEGINS, "", False),
        ({"EventType": ua.NodeId(ua.ObjectIds.RefreshEndEventType)}, Kind.REFRESH_ENDS, "", False),
        ({"EventType": ua.NodeId(ua.ObjectIds.RefreshRequiredEventType)}, Kind.REFRESH_REQUIRED, "", False),
        ({"EventType": ua.NodeId(ua.ObjectIds.EventQueueOverflowEventType)}, Kind.OVERFLOW, "", False),
        ({"EventType": ua.NodeId(ua.ObjectIds.AuditActivateSessionEventType)}, Kind.NOISE, "", False),
        # The same number in a maker's namespace is the maker's own type.
        ({"EventType": ua.NodeId(ua.ObjectIds.RefreshEndEventType, 2)}, Kind.CONDITION, "700012 Porte ouverte", True),
    ],
)
def test_an_event_is_known_by_its_fields(told: dict[str, Any], kind: Kind, text: str, active: bool) -> None:
    """Conditions by what only conditions have, refreshes and noise by their type; a text is number and words."""
    heard = happening(fields(**told))
    assert (heard.kind, heard.text, heard.active) == (kind, text, active)
    assert heard.at == NOON


def test_conditions_without_a_node_are_told_apart_by_their_number() -> None:
    """A control that names all its conditions alike has the number at least."""
    one, same, other = (
        happening(fields(ConditionId=None, Number=number, Message=text)).condition
        for number, text in (("1", "x"), ("1", "y"), ("2", "x"))
    )
    assert one == same != other


def test_a_server_that_knows_no_conditions_has_messages() -> None:
    """Of the fields that every event has a message is made."""
    heard = happening(fields()[:6])
    assert (heard.kind, heard.text, heard.at) == (Kind.MESSAGE, "Porte ouverte", NOON)


def test_an_event_of_too_few_fields_is_none() -> None:
    """What was not asked for cannot be understood."""
    with pytest.raises(ValueError, match="fields"):
        happening([ua.Variant(1)])


def test_the_filter_asks_each_field_of_the_type_that_has_it() -> None:
    """Some servers refuse a field of a type that only inherits it; the number's namespace is today's."""
    namespaces = Namespaces({"mt": "urn:mt"}, ["ua", "own", "urn:mt"])
    address = Address(events="i=2253", number="mt:ErrorCode", number_of="mt;i=39")
    asked = event_filter(address, namespaces)
    condition = asked.SelectClauses[6]
    assert (condition.TypeDefinitionId.Identifier, condition.BrowsePath) == (ua.ObjectIds.ConditionType, [])
    assert condition.AttributeId == ua.AttributeIds.NodeId
    number = asked.SelectClauses[-1]
    assert (number.TypeDefinitionId, number.BrowsePath) == (ua.NodeId(39, 2), [ua.QualifiedName("ErrorCode", 2)])
    for way in WAYS:
        asked = event_filter(address, Namespaces({"mt": "urn:mt"}, ["ua"]), way)
        assert len(asked.SelectClauses) == (12 if way.conditions else 6)


# Addresses


@pytest.mark.parametrize(
    "given",
    [
        {"events": "i=2253", "node": "i=1"},
        {"events": "ns=2;s=x"},
        {"events": "i=2253", "sampling": "1 s"},
        {"events": "i=2253", "number": "*:ErrorCode"},
        {"events": "i=2253", "number_of": "mt;i=39"},
        {"node": "i=2253", "number": "mt:ErrorCode"},
    ],
)
def test_what_is_no_source_of_events_is_refused(given: dict[str, Any]) -> None:
    """Whatever cannot work is said before any network is touched."""
    with pytest.raises(ValidationError):
        Address.model_validate(given)


def test_events_make_alarms_and_messages_only() -> None:
    """A counter does not come by events, and the aliases of a number have to be known."""
    connection = Connection(url="opc.tcp://127.0.0.1:1")
    count = Point("part_count", Address(events="i=2253"))
    with pytest.raises(ConfigError, match="alarm or message"):
        DIALECT.build(Device("mill", connection, [count], Options()))
    numbered = Point("alarm", Address(events="i=2253", number="mt:ErrorCode", number_of="cnc;i=1"))
    problems = problems_of(Device("mill", connection, [numbered], Options()))
    assert sorted(problem.hint for problem in problems) == ["'cnc' is not among them", "'mt' is not among them"]


def test_the_place_of_a_counter_is_written_as_ever() -> None:
    """What a counter is known by does not change because addresses have learnt to say more."""
    assert Address(node="i=1").model_dump() == {"node": "i=1", "path": None, "sampling": None, "queue": None}
