"""A real OPC UA server whose machine raises alarms and says messages, with the refresh that asyncua's lacks: bracketed
for every source of events, not for the server object alone."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Collection
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from asyncua import ua
from asyncua.common import event_objects

from adapters.opcua import DIALECT, Connection, Options
from collector.ports import Adapter, Device, Point
from tests.adapters.opcua.server import URI, MachineServer

_TEXT, _NODE = ua.VariantType.String, ua.VariantType.NodeId
_REFRESH = ua.NodeId(ua.ObjectIds.ConditionType_ConditionRefresh)


class ConditionServer:
    """One machine with one source of events.

    Args:
        notifier: Who tells them; None for the object "Messages" of the machine's own.
        refresh: True for a refresh, False for none, None for asyncua's own.
        brackets: Its refresh says when it begins and ends.
        refuses: A field that it does not know, and for which it refuses the whole.
    """

    def __init__(
        self,
        notifier: ua.NodeId | None = None,
        refresh: bool | None = True,
        brackets: bool = True,
        refuses: Callable[[ua.SimpleAttributeOperand], bool] | None = None,
    ) -> None:
        self.machine = MachineServer({})
        self.late = False
        self.mute = False
        self.refreshes = 0
        self._notifier = notifier
        self._refresh, self._brackets, self._refuses = refresh, brackets, refuses
        self._conditions: dict[str, Any] = {}

    async def start(self) -> None:
        await self.machine.start()
        if self._refresh is None:
            await self.machine.server.iserver.setup_condition_methods()
        else:
            self.machine.server.iserver.isession.add_method_callback(_REFRESH, self._refreshed)
        if self._notifier is None and not self.late:
            await self.appear()
        if self._refuses is not None:
            self._be_strict(self._refuses)

    def _be_strict(self, refuses: Callable[[ua.SimpleAttributeOperand], bool]) -> None:
        """asyncua's server takes any filter."""
        service = self.machine.server.iserver.subscription_service
        create = service.create_monitored_items

        async def create_what_is_known(asked: ua.CreateMonitoredItemsParameters) -> list[ua.MonitoredItemCreateResult]:
            results = []
            for item in asked.ItemsToCreate:
                if any(map(refuses, item.RequestedParameters.Filter.SelectClauses)):
                    status = ua.StatusCode(ua.StatusCodes.BadEventFilterInvalid)
                    results.append(ua.MonitoredItemCreateResult(StatusCode=status))
                else:
                    one = replace(asked, ItemsToCreate=[item])
                    results += await create(one)
            return results

        service.create_monitored_items = create_what_is_known

    async def appear(self) -> None:
        """Grow the source of events."""
        node = await self.machine.server.nodes.objects.add_object(
            self.machine.node("Messages"), f"{self.machine.index}:Messages"
        )
        await node.set_event_notifier([ua.EventNotifier.SubscribeToEvents])

    @property
    def active(self) -> Collection[str]:
        """The names of its active alarms."""
        return self._conditions.keys()

    def adapter(self, *points: Point, port: int | None = None, **options: Any) -> Adapter:
        """An adapter for it, or for the port in front of it, quick to publish, with the alias m for its namespace."""
        settings = {"namespaces": {"m": URI}, "publishing": "50 ms", "sampling": "0 s", "retry_missing": "10 s"}
        connection = Connection.model_validate(
            {"url": f"opc.tcp://127.0.0.1:{port or self.machine.port}", "timeout": "10 s"}
        )
        return DIALECT.build(Device("mill", connection, points, Options.model_validate(settings | options)))

    async def raise_(
        self, name: str, text: str, severity: int, number: str | None = None, at: datetime | None = None
    ) -> None:
        """An alarm becomes active."""
        await self._set(name, text, severity, number, True, at)

    async def clear(self, name: str, at: datetime | None = None) -> None:
        """An alarm is over and of no more interest."""
        before = self._conditions.pop(name)
        await self._set(name, before.Message.Text, before.Severity, before.ErrorCode, False, at)

    async def _set(
        self, name: str, text: str, severity: int, number: str | None, active: bool, at: datetime | None
    ) -> None:
        event = event_objects.OffNormalAlarm(message=text, severity=severity)
        event.add_property("NodeId", self.machine.node(name), _NODE)
        event.ConditionName, event.Retain = name, active
        setattr(event, "EnabledState/Id", True)
        setattr(event, "ActiveState/Id", active)
        if active:
            self._conditions[name] = event
        await self._tell(event, number, at)

    async def say(self, text: str, at: datetime | None = None, number: str | None = None) -> None:
        """Something without an end."""
        await self._tell(event_objects.BaseEvent(message=text, severity=100), number, at)

    async def require_refresh(self) -> None:
        """Say that the thread is lost."""
        await self._tell(event_objects.RefreshRequiredEvent(), None, None)

    async def overflow(self) -> None:
        """Say that the queue was too short."""
        await self._tell(event_objects.EventQueueOverflowEvent(), None, None)

    async def _tell(self, event: Any, number: str | None, at: datetime | None) -> None:
        event.add_property("ErrorCode", number, _TEXT)
        event.emitting_node = self._notifier or self.machine.node("Messages")
        event.SourceNode, event.SourceName = event.emitting_node, "NCK"
        event.Time = at or datetime.now(UTC)
        if not self.mute:
            await self.machine.server.iserver.subscription_service.trigger_event(event)

    async def _refreshed(self, _: ua.NodeId, subscription: ua.Variant) -> ua.StatusCode:
        if not self._refresh:
            return ua.StatusCode(ua.StatusCodes.BadMethodInvalid)
        self.refreshes += 1
        told = self.machine.server.iserver.subscription_service.subscriptions[subscription.Value].monitored_item_srv
        bracket = [event_objects.RefreshStartEvent(), event_objects.RefreshEndEvent()] if self._brackets else []
        for event in [*bracket[:1], *self._conditions.values(), *bracket[1:]]:
            event.emitting_node = self._notifier or self.machine.node("Messages")
            event.Time = event.Time or datetime.now(UTC)
            await told.trigger_event(event)
        return ua.StatusCode()


@asynccontextmanager
async def telling(server: ConditionServer | None = None, **kwargs: Any) -> AsyncIterator[ConditionServer]:
    """A server for the length of a block."""
    server = server or ConditionServer(**kwargs)
    await server.start()
    try:
        yield server
    finally:
        await server.machine.stop()
