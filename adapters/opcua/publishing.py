"""A server's news, read in helpings: between two of them others have their turn.

asyncua parses a publish response in one go: 1,250 values are thirty milliseconds in which no badge is heard, and so are
the 300 alarms of a refresh. The parts are parsed by asyncua all the same; only the lists of values and of events are
walked here. Source: OPC UA Part 4, 5.14.5 and 7.25.2; Part 6, 5.2.2.15.
"""

from __future__ import annotations

import asyncio
from typing import Any

from asyncua import ua
from asyncua.common.utils import Buffer
from asyncua.ua.ua_binary import (
    Primitives,
    extensionobject_from_binary,
    from_binary,
    nodeid_from_binary,
    struct_from_binary,
)

HELPING = 25
"""Values that are parsed before others have their turn: half a millisecond."""

FIELDS = 13
"""How many values an event counts for: what we ask of each."""

PAUSE = 0.001
"""Seconds for the others' turn. A badge passes a dozen hands, some of them in threads of their own: each gets a helping
in its way, and none a whole message."""

PATIENCE = 0.1
"""Seconds after which a message is parsed without pauses: who is flooded catches up first."""

_DATA_CHANGE = ua.NodeId(ua.ObjectIds.DataChangeNotification_Encoding_DefaultBinary)
_EVENTS = ua.NodeId(ua.ObjectIds.EventNotificationList_Encoding_DefaultBinary)
_WITH_A_BODY = 1


async def parse(data: Buffer) -> ua.PublishResponse:
    """Parse a publish response, as `struct_from_binary(ua.PublishResponse, data)` would.

    Raises:
        Exception: Whatever asyncua raises on bytes that are none.
    """
    response = ua.PublishResponse()
    response.TypeId = nodeid_from_binary(data)
    response.ResponseHeader = struct_from_binary(ua.ResponseHeader, data)
    result = response.Parameters
    result.SubscriptionId = Primitives.UInt32.unpack(data)
    result.AvailableSequenceNumbers = from_binary(list[ua.UInt32], data)
    result.MoreNotifications = Primitives.Boolean.unpack(data)
    message = result.NotificationMessage
    message.SequenceNumber = Primitives.UInt32.unpack(data)
    message.PublishTime = Primitives.DateTime.unpack(data)
    until = asyncio.get_running_loop().time() + PATIENCE
    message.NotificationData = [await _notification(data, until) for _ in range(Primitives.Int32.unpack(data))]
    result.Results = from_binary(list[ua.StatusCode], data)
    result.DiagnosticInfos = from_binary(list[ua.DiagnosticInfo], data)
    return response


async def _notification(data: Buffer, until: float) -> object:
    ahead = data.copy()
    kind, encoding = nodeid_from_binary(ahead), ord(ahead.read(1))
    length = Primitives.Int32.unpack(ahead) if encoding & _WITH_A_BODY else -1
    if kind not in (_DATA_CHANGE, _EVENTS) or length < 1:
        return extensionobject_from_binary(data)
    body = ahead.copy(length)
    data.skip(len(data) - len(ahead) + length)
    if kind == _EVENTS:
        events = ua.EventNotificationList()
        events.Events = await _in_helpings(ua.EventFieldList, body, max(1, HELPING // FIELDS), until)
        return events
    change = ua.DataChangeNotification()
    change.MonitoredItems = await _in_helpings(ua.MonitoredItemNotification, body, HELPING, until)
    change.DiagnosticInfos = from_binary(list[ua.DiagnosticInfo], body)
    return change


async def _in_helpings(kind: type, body: Buffer, helping: int, until: float) -> list[Any]:
    """A list of structures, with others' turn after so many."""
    some: list[Any] = []
    for place in range(Primitives.Int32.unpack(body)):
        if place and place % helping == 0:
            await asyncio.sleep(PAUSE if asyncio.get_running_loop().time() < until else 0)
        some.append(struct_from_binary(kind, body))
    return some
