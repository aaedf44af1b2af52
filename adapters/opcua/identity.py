"""Who answers: what the server says of itself, how far its clock is from ours, and whether it is whom we expect."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime

from asyncua import ua

from adapters.opcua.connection import Connection
from adapters.opcua.conversation import MOST_PER_CALL, Conversation
from adapters.opcua.nodes import Missing, Namespaces, resolve
from collector.errors import Refused
from collector.steady import steady_now

_LIMITS = {
    "read": ua.ObjectIds.Server_ServerCapabilities_OperationLimits_MaxNodesPerRead,
    "write": ua.ObjectIds.Server_ServerCapabilities_OperationLimits_MaxNodesPerWrite,
    "browse": ua.ObjectIds.Server_ServerCapabilities_OperationLimits_MaxNodesPerBrowse,
    "translate": ua.ObjectIds.Server_ServerCapabilities_OperationLimits_MaxNodesPerTranslateBrowsePathsToNodeIds,
    "items": ua.ObjectIds.Server_ServerCapabilities_OperationLimits_MaxMonitoredItemsPerCall,
}

_SAYS = {
    "manufacturer": ua.ObjectIds.Server_ServerStatus_BuildInfo_ManufacturerName,
    "product": ua.ObjectIds.Server_ServerStatus_BuildInfo_ProductName,
    "product_uri": ua.ObjectIds.Server_ServerStatus_BuildInfo_ProductUri,
    "software": ua.ObjectIds.Server_ServerStatus_BuildInfo_SoftwareVersion,
    "build": ua.ObjectIds.Server_ServerStatus_BuildInfo_BuildNumber,
    "application_uri": ua.ObjectIds.Server_ServerArray,
}


@dataclass(frozen=True, slots=True)
class Answerer:
    """Who answered.

    Args:
        identity: What the server says of itself, as far as it tells.
        clock_offset: Its clock minus ours, in seconds; None where it shows none.
    """

    identity: Mapping[str, str]
    clock_offset: float | None


async def learn_limits(conversation: Conversation) -> None:
    """Ask the server how many operations it takes in one request. 0 and nothing mean that it does not say."""
    answers = await conversation.read("reading the server's limits", [ua.NodeId(node) for node in _LIMITS.values()])
    for service, answer in zip(_LIMITS, answers, strict=True):
        limit = _value(answer)
        if isinstance(limit, int) and limit > 0:
            conversation.limits[service] = min(limit, MOST_PER_CALL, conversation.limits.get(service, limit))


async def meet(conversation: Conversation, connection: Connection, namespaces: Namespaces) -> Answerer:
    """Ask who is there.

    Raises:
        Refused: If it is not whom the site file expects.
    """
    offset = await _clock_offset(conversation)
    answers = await conversation.read("reading who answers", [ua.NodeId(node) for node in _SAYS.values()])
    identity: dict[str, str] = {}
    for key, answer in zip(_SAYS, answers, strict=True):
        said = _value(answer)
        if isinstance(said, list):
            said = said[0] if said else None
        if said not in (None, ""):
            identity[key] = str(said)
    expect = connection.expect
    if expect.serial_at is not None:
        (node,) = await resolve(conversation, namespaces, connection.machine, [expect.serial_at])
        if isinstance(node, Missing):
            raise Refused(f"{connection.url}: no serial number at {expect.serial_at.text}: {node.reason}")
        (answer,) = await conversation.read("reading the serial number", [node])
        identity["serial"] = str(_value(answer) or "")
    for key in ("application_uri", "manufacturer", "product", "serial"):
        wanted = getattr(expect, key)
        if wanted is not None and identity.get(key) != wanted:
            raise Refused(
                f"{connection.url}: another device answers: {key} is {identity.get(key, 'not told')!r}, "
                f"expected {wanted!r}; check the address and the cabling, or correct `expect`"
            )
    return Answerer(identity, offset)


async def _clock_offset(conversation: Conversation) -> float | None:
    sent = steady_now()
    (answer,) = await conversation.read(
        "reading the server's clock", [ua.NodeId(ua.ObjectIds.Server_ServerStatus_CurrentTime)]
    )
    received = steady_now()
    shown = _value(answer)
    if not isinstance(shown, datetime):
        return None
    return (shown.astimezone(UTC) - (sent + (received - sent) / 2)).total_seconds()


def _value(answer: ua.DataValue) -> object:
    if answer.Value is None or (answer.StatusCode is not None and answer.StatusCode.is_bad()):
        return None
    return answer.Value.Value
