"""What the server's notifications become: values, quality, order, and what is known to be lost."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from asyncua import ua

from adapters.opcua import Address, Connection, Options
from adapters.opcua.conversation import Conversation
from adapters.opcua.items import as_it_happened
from adapters.opcua.refusals import by_exception
from adapters.opcua.subscription import Subscription
from collector.core.signals import Quality, Reading
from collector.errors import DeviceError, ProtocolError, Refused, Unreachable
from collector.ports import Point

CONNECTION = Connection(url="opc.tcp://127.0.0.1:1")
NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)
SIGNALS = ("part_count", "execution", "spindle_load", "program")


def make() -> Subscription:
    """A subscription whose items have the handles 1 to 4, in the order of SIGNALS."""
    points = [
        Point(signal, Address(node="i=1"), values={"3": "ACTIVE", "0": "READY"} if signal == "execution" else None)
        for signal in SIGNALS
    ]
    return Subscription(Conversation(CONNECTION), CONNECTION, Options(), "mill", points)


def happened(
    subscription: Subscription, message: list[ua.MonitoredItemNotification], received: datetime
) -> list[Reading]:
    """What a message becomes, in the order in which it happened."""
    return as_it_happened(subscription.interpret(message, received))


def told(
    signal: str, value: Any, kind: ua.VariantType, second: float | None = 0.0, status: int = 0
) -> ua.MonitoredItemNotification:
    time = None if second is None else NOON + timedelta(seconds=second)
    data = ua.DataValue(ua.Variant(value, kind), StatusCode=ua.StatusCode(status), SourceTimestamp=time)
    return ua.MonitoredItemNotification(ClientHandle=SIGNALS.index(signal) + 1, Value=data)


def count(value: int, second: float | None) -> ua.MonitoredItemNotification:
    return told("part_count", value, ua.VariantType.UInt32, second)


def brief(readings: list[Reading]) -> list[tuple[str, object]]:
    return [(reading.signal, reading.value) for reading in readings]


def test_interleaved_items_come_as_it_happened() -> None:
    """A server sends item by item; the readings come in the order of their source times."""
    message = [
        count(1, 1), count(2, 3),
        told("execution", 3, ua.VariantType.Int32, 0), told("execution", 0, ua.VariantType.Int32, 2),
    ]  # fmt: skip
    assert brief(happened(make(), message, NOON)) == [
        ("execution", "ACTIVE"), ("part_count", 1), ("execution", "READY"), ("part_count", 2),
    ]  # fmt: skip


def test_a_clock_set_back_does_not_turn_a_signal_around() -> None:
    """Each signal keeps the order in which the server queued it, whatever its times say."""
    message = [count(1, 10), count(2, 4), count(3, 5), told("execution", 3, ua.VariantType.Int32, 7)]
    values = [value for signal, value in brief(happened(make(), message, NOON)) if signal == "part_count"]
    assert values == [1, 2, 3]


def test_values_without_time_stay_where_they_came() -> None:
    """A server may send no source time; None is kept and the order of arrival with it."""
    readings = happened(make(), [count(1, 5), count(2, None), count(3, 4), count(4, None)], NOON)
    assert [(r.value, r.source_time is None) for r in readings] == [(1, False), (2, True), (3, False), (4, True)]


@pytest.mark.parametrize(
    ("status", "quality", "value"),
    [
        (0, Quality.GOOD, 7),
        (ua.StatusCodes.GoodLocalOverride, Quality.GOOD, 7),
        (ua.StatusCodes.UncertainLastUsableValue, Quality.UNCERTAIN, 7),
        (ua.StatusCodes.BadSensorFailure, Quality.BAD, None),
        (0xC0000000, Quality.BAD, None),
    ],
)
def test_quality_is_the_severity(status: int, quality: Quality, value: object) -> None:
    """The two top bits decide; what is bad has no value."""
    (reading,) = happened(make(), [told("part_count", 7, ua.VariantType.UInt32, 0, status)], NOON)
    assert (reading.quality, reading.value) == (quality, value)


@pytest.mark.parametrize(
    ("signal", "value", "kind"),
    [
        ("spindle_load", float("nan"), ua.VariantType.Double),
        ("spindle_load", float("inf"), ua.VariantType.Double),
        ("spindle_load", None, ua.VariantType.Null),
        ("execution", 9, ua.VariantType.Int32),
        ("part_count", 1.5, ua.VariantType.Double),
        ("part_count", [1, 2], ua.VariantType.UInt32),
    ],
)
def test_a_value_that_does_not_fit_is_bad_and_complained_of(signal: str, value: Any, kind: ua.VariantType) -> None:
    """No number, no word, an array: a BAD reading and a reason, until a good value comes."""
    subscription = make()
    (reading,) = subscription.interpret([told(signal, value, kind)], NOON)
    assert (reading.quality, reading.value) == (Quality.BAD, None)
    assert subscription.complaints[signal]
    subscription.interpret([told(signal, 0, ua.VariantType.Int32)], NOON)
    assert not subscription.complaints


def test_texts_come_plain() -> None:
    """A text with a language and a qualified name are texts."""
    message = [
        told("program", ua.LocalizedText("O1", "fr"), ua.VariantType.LocalizedText),
        told("program", ua.QualifiedName("O2", 3), ua.VariantType.QualifiedName),
    ]
    assert [value for _, value in brief(happened(make(), message, NOON))] == ["O1", "O2"]


def test_an_overflow_is_counted() -> None:
    """The server says by two bits that its queue lost values: the value is good, the loss is counted."""
    subscription = make()
    (reading,) = subscription.interpret([told("part_count", 7, ua.VariantType.UInt32, 0, 0x480)], NOON)
    assert (reading.quality, subscription.counts.overflows) == (Quality.GOOD, 1)


def test_skipped_messages_are_counted() -> None:
    """1, 2, a keep-alive announcing 3, 3: nothing missing. Then 6: two are."""
    subscription = make()
    for number, data in ((1, True), (2, True), (3, False), (3, True)):
        subscription.check_sequence(number, data)
    assert subscription.counts.gaps == 0
    subscription.check_sequence(6, True)
    assert subscription.counts.gaps == 2
    subscription.check_sequence(7, True)
    assert subscription.counts.gaps == 2


async def test_a_server_that_hides_its_limit_is_asked_in_smaller_pieces() -> None:
    """BadTooManyOperations halves the pieces until they fit; the answers keep their order."""
    sizes: list[int] = []

    async def call(some: list[int]) -> list[int]:
        sizes.append(len(some))
        if len(some) > 30:
            raise ua.uaerrors.BadTooManyOperations
        return [number * 2 for number in some]

    asked = list(range(100))
    answers = await Conversation(CONNECTION).in_chunks("testing", "read", asked, call)
    assert answers == [number * 2 for number in asked]
    assert sizes == [100, 50, 25, 25, 25, 25]


@pytest.mark.parametrize(
    ("raised", "meant", "says"),
    [
        (ua.uaerrors.BadUserAccessDenied(), Refused, "rights"),
        (ua.uaerrors.BadIdentityTokenRejected(), Refused, "password"),
        (ua.uaerrors.BadCertificateUntrusted(), Refused, "trust"),
        (ua.uaerrors.BadTooManySessions(), Refused, "close another client"),
        (AssertionError(), Refused, "certificate"),
        (ua.UaError("No matching endpoints: 1, x"), Refused, "security"),
        (ua.uaerrors.BadSessionIdInvalid(), Unreachable, "BadSessionIdInvalid"),
        (ua.uaerrors.BadSubscriptionIdInvalid(), Unreachable, "BadSubscriptionIdInvalid"),
        (ConnectionRefusedError("refused"), Unreachable, "refused"),
        (TimeoutError(), Unreachable, "no answer"),
        (ua.uaerrors.BadDecodingError(), ProtocolError, "BadDecodingError"),
        (KeyError("what parsing raised"), ProtocolError, "cannot be read"),
    ],
)
def test_a_failure_is_sorted_by_what_to_do(raised: Exception, meant: type[DeviceError], says: str) -> None:
    """Try again, call a person, or drop the line; and a person is told what to do."""
    failure = by_exception(raised, "testing")
    assert type(failure) is meant
    assert says in str(failure)
