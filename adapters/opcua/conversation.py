"""One OPC UA session over one socket: opened, kept, asked and closed by hand.

asyncua does the protocol and nothing more. Its `connect()` is not used: that starts a supervisor and a watchdog of its
own, and its publish loop retries for ever and drops what it cannot parse. Here a conversation ends when it is broken.
"""

from __future__ import annotations

import asyncio
import contextlib
import logging
from collections.abc import Awaitable, Callable, Coroutine, Sequence
from typing import Any, TypeVar

from asyncua import Client, ua
from asyncua.client.ua_session import UaSession
from asyncua.crypto.security_policies import SecurityPolicyBasic256Sha256
from asyncua.ua.uaerrors import UaStructParsingError

from adapters.opcua import publishing, wire
from adapters.opcua.connection import Connection
from adapters.opcua.refusals import by_exception
from collector.errors import DeviceError, Refused

_log = logging.getLogger(__name__)

T = TypeVar("T")
P = TypeVar("P")

MOST_PER_CALL = 500
"""Operations in one request, whatever the server allows: an answer stays small, and the loop is not held up."""

_TOO_MANY = frozenset(
    {
        ua.StatusCodes.BadTooManyOperations,
        ua.StatusCodes.BadEncodingLimitsExceeded,
        ua.StatusCodes.BadResponseTooLarge,
        ua.StatusCodes.BadRequestTooLarge,
    }
)

_LOUD = ("asyncua.client", "asyncua.common", "asyncua.uaprotocol")


class _Session(UaSession):  # type: ignore[misc]
    """asyncua's session without its publish loop: our subscription asks for the publishes itself, and lets others have
    their turn while it parses what they bring."""

    def ensure_publish_loop(self) -> None:
        """Start nothing."""

    async def publish(self, acks: list[ua.SubscriptionAcknowledgement]) -> ua.PublishResponse:
        """Wait for news, as long as it takes."""
        request = ua.PublishRequest()
        request.Parameters.SubscriptionAcknowledgements = acks
        data = await self._send_request(request, timeout=0)
        try:
            return await publishing.parse(data)
        except Exception as failure:
            raise UaStructParsingError from failure


class Conversation:
    """An open session with a server.

    Args:
        connection: Whom to reach and how.
    """

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._guard: wire.Guard | None = None
        self._client = Client(connection.url, timeout=connection.timeout)
        self._client.uaclient.session = _Session(self._client.uaclient)
        self._client.name = self._client.description = "etabli"
        self._client.application_uri = connection.application_uri
        self._client.session_timeout = max(connection.session_timeout, 2 * connection.silence) * 1000
        self._password: str | None = None
        self.limits: dict[str, int] = {}
        """Operations per call by service, as far as the server says; at most MOST_PER_CALL."""

    @property
    def session(self) -> UaSession:
        """asyncua's session, for the requests of its service set."""
        return self._client.uaclient.session

    @property
    def session_timeout(self) -> float:
        """After how many seconds without us the server forgets the session, as it agreed."""
        return float(self._client.session_timeout) / 1000

    async def open(self) -> None:
        """Connect, open the secure channel, create and activate the session.

        Raises:
            DeviceError: If any of it fails; call `close` all the same.
        """
        _quieten()
        client, url = self._client, self._connection.url
        await self._set_credentials()
        await self.ask(f"connecting to {url}", client.connect_socket())
        protocol = client.uaclient.protocol
        if protocol is None or protocol.transport is None:
            raise by_exception(ConnectionError("connection lost"), f"connecting to {url}")
        self._guard = wire.install(protocol, protocol.transport)
        if self._guard.broken is not None:
            raise self._guard.broken
        await self.ask(f"greeting {url}", client.send_hello())
        await self.ask(f"opening a secure channel to {url}", client.open_secure_channel())
        # A session that is created while we are cancelled would stay on the server: some have five.
        await _to_its_end(self._create_session())
        secret = self._password
        if secret and self._connection.security != "Basic256Sha256 SignAndEncrypt":
            policy = client.server_policy(ua.UserTokenType.UserName)
            if policy.SecurityPolicyUri.endswith("#None"):
                _log.warning("the password crosses the network unencrypted", extra={"url": url})
        await self.ask(f"logging in to {url}", client.activate_session(username=self._connection.user, password=secret))

    async def _create_session(self) -> None:
        await self.ask(f"asking {self._connection.url} for a session", self._client.create_session())

    async def _set_credentials(self) -> None:
        connection, client = self._connection, self._client
        try:
            secret = await asyncio.to_thread(connection.password)
        except (OSError, KeyError) as failure:
            raise Refused(f"the password for {connection.url} cannot be read: {failure}") from failure
        self._password = secret.get_secret_value() if secret is not None else None
        if connection.security == "none":
            return
        mode = ua.MessageSecurityMode[connection.security.partition(" ")[2]]
        for path in (connection.certificate, connection.private_key):
            if path is not None and not await asyncio.to_thread(path.is_file):
                raise Refused(f"{path} does not exist")
        await self.ask(
            f"preparing security for {connection.url}",
            client.set_security(
                SecurityPolicyBasic256Sha256, str(connection.certificate), str(connection.private_key), mode=mode
            ),
        )

    async def renew_channel(self) -> None:
        """Renew the secure channel's keys for as long as the conversation lasts.

        Source: OPC UA Part 4, 5.5.2.1 (after three quarters of the lifetime).
        """
        while True:
            await asyncio.sleep(self._client.secure_channel_timeout * 0.75 / 1000)
            await self.ask("renewing the secure channel", self._client.open_secure_channel(renew=True))
            self._client.uaclient.revolve_security_token()

    async def close(self) -> None:
        """Close session, channel and socket; never fails, and takes no longer than two seconds."""
        with contextlib.suppress(Exception):
            async with asyncio.timeout(min(self._connection.timeout, 2.0)):
                await _plainly(self._client.close_session())
        with contextlib.suppress(Exception):
            await self._client.close_secure_channel()
        transport = self._client.uaclient.protocol.transport if self._client.uaclient.protocol else None
        self._client.disconnect_socket()
        if self._guard is not None and transport is not None:
            try:
                async with asyncio.timeout(0.5):
                    await self._guard.closed.wait()
            except TimeoutError:
                transport.abort()
                await self._guard.closed.wait()

    async def ask(self, doing: str, answer: Awaitable[T]) -> T:
        """Await something of asyncua, turning whatever it raises into a DeviceError.

        Args:
            doing: What is being done, in words, for the error.
            answer: The call.
        """
        try:
            result = await _plainly(answer)
        except Exception as failure:
            if self._guard is not None and self._guard.broken is not None:
                raise self._guard.broken from failure
            raise by_exception(failure, doing) from failure
        task = asyncio.current_task()
        if task is not None and task.cancelling():
            # asyncua connects through asyncio.wait_for, which on Python 3.11 can swallow a cancellation.
            raise asyncio.CancelledError
        return result

    async def in_chunks(
        self,
        doing: str,
        service: str,
        asked: Sequence[P],
        call: Callable[[list[P]], Coroutine[Any, Any, Sequence[T]]],
    ) -> list[T]:
        """Ask for many things in as many requests as the server's limits need.

        Args:
            doing: What is being done, in words, for the error.
            service: Whose limit counts: `read`, `write`, `browse`, `translate` or `items`.
            asked: All operations.
            call: Sends some of them and gives as many answers.

        Returns:
            The answers in the order of the operations.
        """
        answers: list[T] = []
        while len(answers) < len(asked):
            size = self.limits.get(service, MOST_PER_CALL)
            chunk = list(asked[len(answers) : len(answers) + size])
            try:
                some = await self.ask(doing, call(chunk))
            except DeviceError as failure:
                cause = failure.__cause__
                if isinstance(cause, ua.UaStatusCodeError) and cause.code in _TOO_MANY and len(chunk) > 1:
                    self.limits[service] = len(chunk) // 2
                    continue
                raise
            if len(some) != len(chunk):
                raise by_exception(ua.UaError(f"{len(some or ())} answers to {len(chunk)} operations"), doing)
            answers.extend(some)
        return answers

    async def read(
        self, doing: str, nodes: Sequence[ua.NodeId], attribute: ua.AttributeIds = ua.AttributeIds.Value
    ) -> list[ua.DataValue]:
        """Read one attribute of many nodes, in their order."""
        return await self.in_chunks(doing, "read", nodes, lambda some: self.session.read_attributes(some, attribute))


async def _plainly(answer: Awaitable[T]) -> T:
    """Await something of asyncua, whose requests on Python 3.11 end in a subclass of CancelledError when answer and
    cancellation meet: `asyncio.timeout` compares the exact class, and would let it pass as a foreign cancellation."""
    try:
        return await answer
    except asyncio.CancelledError:
        raise asyncio.CancelledError from None


async def _to_its_end(work: Coroutine[Any, Any, None]) -> None:
    """Let something finish even when we are cancelled meanwhile; the cancellation follows."""
    outcome: list[Exception] = []

    async def finish() -> None:
        try:
            await work
        except Exception as failure:
            outcome.append(failure)

    async with asyncio.TaskGroup() as group:
        task = group.create_task(finish(), name="opcua: one request to its end")
        try:
            await asyncio.shield(task)
        except asyncio.CancelledError:
            await asyncio.wait({task})
            raise
    if outcome:
        raise outcome[0]


def _quieten() -> None:
    """asyncua logs at length what we report in one line; who has set a level for it himself keeps it."""
    for name in _LOUD:
        logger = logging.getLogger(name)
        if logger.level == logging.NOTSET:
            logger.setLevel(logging.CRITICAL + 1)
