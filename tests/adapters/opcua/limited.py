"""A server that allows little in one request, as controls do: few nodes, few references, few continuation points."""

from __future__ import annotations

import itertools
from typing import Any

from asyncua import ua
from asyncua.common.utils import ServiceError
from asyncua.ua.ua_binary import nodeid_from_binary, struct_from_binary

from tests.adapters.opcua.server import MachineServer

_BROWSE_NEXT = ua.NodeId(ua.ObjectIds.BrowseNextRequest_Encoding_DefaultBinary)
_MOST_PER_BROWSE = ua.NodeId(ua.ObjectIds.Server_ServerCapabilities_OperationLimits_MaxNodesPerBrowse)


class Limits:
    """Put between a running server and its tree. asyncua's own server knows neither limits nor BrowseNext.

    Args:
        machine: The server, running.
        nodes: Nodes in one Browse or BrowseNext.
        references: References in one answer for one node.
        points: Continuation points at one time.
        told: The server says how many nodes it allows.
    """

    def __init__(self, machine: MachineServer, nodes: int, references: int, points: int, *, told: bool = True) -> None:
        self._machine = machine
        self._nodes, self._references, self._most_points = nodes, references, points
        self._told = told
        self._numbers = itertools.count(1)
        self._views = machine.server.iserver.view_service
        self.points: dict[bytes, list[Any]] = {}
        self.requests = self.refused = self.short = 0

    async def impose(self) -> None:
        """From now on."""
        server = self._machine.server
        if self._told:
            await server.write_attribute_value(
                _MOST_PER_BROWSE, ua.DataValue(ua.Variant(self._nodes, ua.VariantType.UInt32))
            )
        server.iserver.view_service = self
        assert server.bserver is not None
        server.bserver.clients = _Taught(self)

    def browse(self, asked: ua.BrowseParameters) -> list[ua.BrowseResult]:
        self._count(len(asked.NodesToBrowse))
        return [self._cut(answer, list(answer.References)) for answer in self._views.browse(asked)]

    def browse_next(self, asked: ua.BrowseNextParameters) -> list[ua.BrowseResult]:
        self._count(len(asked.ContinuationPoints))
        answers = []
        for point in asked.ContinuationPoints:
            left = self.points.pop(bytes(point), None)
            answer = ua.BrowseResult()
            if left is None:
                answer.StatusCode = ua.StatusCode(ua.StatusCodes.BadContinuationPointInvalid)
            answers.append(self._cut(answer, left or []))
        return answers

    def translate_browsepaths_to_nodeids(self, paths: list[ua.BrowsePath]) -> list[ua.BrowsePathResult]:
        return list(self._views.translate_browsepaths_to_nodeids(paths))

    def _count(self, asked: int) -> None:
        self.requests += 1
        if asked > self._nodes:
            self.refused += 1
            raise ServiceError(ua.StatusCodes.BadTooManyOperations)

    def _cut(self, answer: ua.BrowseResult, left: list[Any]) -> ua.BrowseResult:
        answer.References, rest = left[: self._references], left[self._references :]
        if rest and len(self.points) >= self._most_points:
            self.short += 1
            answer.References = []
            answer.StatusCode = ua.StatusCode(ua.StatusCodes.BadNoContinuationPoints)
        elif rest:
            answer.ContinuationPoint = next(self._numbers).to_bytes(4, "big")
            self.points[answer.ContinuationPoint] = rest
        return answer


class _Taught(list[Any]):
    """The server's connections, each of which learns BrowseNext as it is made."""

    def __init__(self, limits: Limits) -> None:
        super().__init__()
        self._limits = limits

    def append(self, client: Any) -> None:
        processor, limits = client.processor, self._limits
        usual = processor.process_message

        async def process(sequence: Any, body: Any) -> Any:
            ahead = body.copy()
            if nodeid_from_binary(ahead) != _BROWSE_NEXT:
                return await usual(sequence, body)
            header = struct_from_binary(ua.RequestHeader, ahead)
            asked = struct_from_binary(ua.BrowseNextParameters, ahead)
            response: Any = ua.BrowseNextResponse()
            try:
                response.Parameters.Results = limits.browse_next(asked)
            except ServiceError as refused:
                response = ua.ServiceFault()
                response.ResponseHeader.ServiceResult = ua.StatusCode(refused.code)
            processor.send_response(header.RequestHandle, sequence, response)
            return True

        processor.process_message = process
        super().append(client)
