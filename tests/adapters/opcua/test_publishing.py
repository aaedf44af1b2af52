"""A server's news in helpings: what asyncua makes of them in one go, and others' turns in between."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime

import pytest
from asyncua import ua
from asyncua.common.utils import Buffer
from asyncua.ua.ua_binary import struct_from_binary, struct_to_binary
from hypothesis import given
from hypothesis import strategies as st

from adapters.opcua import publishing
from adapters.opcua.publishing import FIELDS, HELPING, PATIENCE, parse

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)

values = st.one_of(
    st.integers(0, 2**32 - 1).map(lambda number: ua.Variant(number, ua.VariantType.UInt32)),
    st.floats(allow_nan=False).map(lambda number: ua.Variant(number, ua.VariantType.Double)),
    st.text(max_size=20).map(lambda text: ua.Variant(text, ua.VariantType.String)),
    st.just(ua.Variant(None, ua.VariantType.Null)),
)
items = st.builds(
    lambda handle, value, status: ua.MonitoredItemNotification(
        ClientHandle=handle,
        Value=ua.DataValue(value, StatusCode=ua.StatusCode(status), SourceTimestamp=NOON),
    ),
    st.integers(1, 2**32 - 1),
    values,
    st.sampled_from([0, 0x80000000, 0x40000000]),
)
changes = st.lists(items, max_size=8).map(lambda some: ua.DataChangeNotification(MonitoredItems=some))
ends = st.just(ua.StatusChangeNotification(Status=ua.StatusCode(ua.StatusCodes.BadTimeout)))
fields = st.lists(st.one_of(values, st.just(ua.Variant(ua.LocalizedText("Porte", "fr")))), max_size=4)
events = st.lists(st.builds(ua.EventFieldList, st.integers(1, 9), fields), max_size=8).map(
    lambda some: ua.EventNotificationList(Events=some)
)
messages = st.lists(st.one_of(changes, ends, events), max_size=4)


def response(notifications: list[object], numbers: list[int], more: bool) -> bytes:
    """A publish response as it goes over the wire."""
    made = ua.PublishResponse()
    made.ResponseHeader.Timestamp = NOON
    made.Parameters.SubscriptionId = 7
    made.Parameters.AvailableSequenceNumbers = numbers
    made.Parameters.MoreNotifications = more
    made.Parameters.NotificationMessage.SequenceNumber = 3
    made.Parameters.NotificationMessage.PublishTime = NOON
    made.Parameters.NotificationMessage.NotificationData = notifications
    made.Parameters.Results = [ua.StatusCode(0), ua.StatusCode(ua.StatusCodes.BadSequenceNumberUnknown)]
    return bytes(struct_to_binary(made))


@given(messages, st.lists(st.integers(0, 2**32 - 1), max_size=3), st.booleans())
def test_it_reads_what_asyncua_reads(notifications: list[object], numbers: list[int], more: bool) -> None:
    data = response(notifications, numbers, more)
    assert asyncio.run(parse(Buffer(data))) == struct_from_binary(ua.PublishResponse, Buffer(data))


@given(messages.filter(bool), st.integers(1, 40))
def test_a_message_that_is_cut_short_is_an_error_and_no_hang(notifications: list[object], missing: int) -> None:
    data = response(notifications, [], False)
    with pytest.raises(Exception, match="Not enough data"):
        asyncio.run(parse(Buffer(data[:-missing])))


VALUES = ua.DataChangeNotification(
    MonitoredItems=[ua.MonitoredItemNotification(1, ua.DataValue(ua.Variant(1.0)))] * (6 * HELPING)
)
EVENTS = ua.EventNotificationList(Events=[ua.EventFieldList(1, [ua.Variant(1.0)] * FIELDS)] * 10)


@pytest.mark.parametrize("told", [VALUES, EVENTS], ids=["values", "events"])
@pytest.mark.parametrize("patience", [PATIENCE, 0.0], ids=["with pauses", "when it has to catch up"])
async def test_others_have_their_turn_between_two_helpings(
    patience: float, told: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(publishing, "PATIENCE", patience)
    data = response([told], [], False)
    turns = 0

    async def another() -> None:
        nonlocal turns
        while True:
            await asyncio.sleep(0)
            turns += 1

    async with asyncio.TaskGroup() as group:
        other = group.create_task(another(), name="another")
        read = await parse(Buffer(data))
        other.cancel()
    assert read.Parameters.NotificationMessage.NotificationData == [told]
    assert turns >= 4
