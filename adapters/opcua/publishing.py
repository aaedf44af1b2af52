"""A server's news, read in helpings: between two of them others have their turn.

asyncua parses a publish response in one go: 1,250 values are thirty milliseconds in which no badge is heard. The parts
are parsed by asyncua all the same; only the list of values is walked here. Source: OPC UA Part 4, 5.14.5 and 7.25.2;
Part 6, 5.2.2.15.
"""

from __future__ import annotations

import asyncio

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

PAUSE = 0.001
"""Seconds for the others' turn. A badge passes a dozen hands, some of them in threads of their own: each gets a helping
in its way, and none a whole message."""

PATIENCE = 0.1
"""Seconds after which a message is parsed without pauses: who is flooded catches up first."""

_DATA_CHANGE = ua.NodeId(ua.ObjectIds.DataChangeNotification_Encoding_DefaultBinary)
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
    if kind != _DATA_CHANGE or length < 1:
        return extensionobject_from_binary(data)
    body = ahead.copy(length)
    data.skip(len(data) - len(ahead) + length)
    change = ua.DataChangeNotification()
    for place in range(Primitives.Int32.unpack(body)):
        if place % HELPING == HELPING - 1:
            await asyncio.sleep(PAUSE if asyncio.get_running_loop().time() < until else 0)
        change.MonitoredItems.append(struct_from_binary(ua.MonitoredItemNotification, body))
    change.DiagnosticInfos = from_binary(list[ua.DiagnosticInfo], body)
    return change
