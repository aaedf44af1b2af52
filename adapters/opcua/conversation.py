"""One OPC UA session over one socket: opened, kept, asked and closed by hand.

asyncua does the protocol and nothing more. Its `connect()` is not used: that starts a supervisor and a watchdog of its
own, and its publish loop retries for ever and drops what it cannot parse. Here a conversation ends when it is broken.
"""

from __future__ import annotations

import asyncio
import contextlib
import logging
from collections.abc import Awaitable, Callable, Coroutine, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, TypeVar

from asyncua import Client, ua
from asyncua.client.ua_session import UaSession
from asyncua.ua.uaerrors import UaStructParsingError
from cryptography.x509 import load_der_x509_certificate

from adapters.opcua import publishing
from adapters.opcua.connection import Connection
from adapters.opcua.refusals import Cause, by_exception, cause_of
from adapters.opcua.security.channel import Channel, endpoints_of, plainly
from adapters.opcua.security.credentials import Credentials, credentials_of
from adapters.opcua.security.own import Own
from adapters.opcua.security.policies import POLICIES, approved, chosen, in_words, way_to_log_in
from adapters.opcua.security.trust import TrustStore
from collector.errors import DeviceError, Refused

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


class _Session(UaSession):  # type: ignore[misc]  # asyncua ships no types: for mypy its classes are Any.
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
        keep: The folder in which our certificate and those of trusted servers lie; None where there is none, and then
            no security either.
    """

    def __init__(self, connection: Connection, keep: Path | None = None) -> None:
        self._connection = connection
        self._keep = keep
        self._client = Client(connection.url, timeout=connection.timeout)
        self._client.uaclient.session = _Session(self._client.uaclient)
        self._client.name = self._client.description = "etabli"
        self._client.session_timeout = max(connection.session_timeout, 2 * connection.silence) * 1000
        self._channel = Channel(self._client, connection.url)
        self._credentials: Credentials | None = None
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
        now = datetime.now(UTC)
        credentials = await asyncio.to_thread(credentials_of, self._connection, self._keep, now)
        self._credentials = credentials
        self._client.application_uri = credentials.application_uri
        if credentials.own is not None:
            policy = await asyncio.to_thread(self._policy, credentials.own, await self._endpoint(), now)
            self._client.security_policy = policy
            self._client.uaclient.set_security(policy)
        try:
            await self._channel.open()
            # A session that is created while we are cancelled would stay on the server: some have five.
            await _to_its_end(self._create_session())
            await self._log_in(credentials)
        except Refused as refusal:
            raise await self._explained(refusal, now) from refusal.__cause__

    async def _endpoint(self) -> ua.EndpointDescription:
        """What the server shows of itself at the endpoint with our security."""
        connection = self._connection
        return chosen(connection, await endpoints_of(connection.url, connection.timeout))

    def _policy(self, ours: Own, endpoint: ua.EndpointDescription, now: datetime) -> Any:
        """asyncua's policy, from our key and the server's certificate if that is trusted. It reads files."""
        if self._keep is None:
            raise Refused(f"{self._connection.url}: there is no folder with the certificates of trusted servers")
        certificate = approved(self._connection, endpoint, TrustStore(self._keep), now)
        theirs, own = (load_der_x509_certificate(one.der) for one in (certificate, ours.certificate))
        mode = ua.MessageSecurityMode[self._connection.mode]
        return POLICIES[self._connection.policy](theirs, own, ours.key, mode)

    async def _create_session(self) -> None:
        await self.ask(f"asking {self._connection.url} for a session", self._client.create_session())

    async def _log_in(self, credentials: Credentials) -> None:
        connection, client = self._connection, self._client
        # asyncua takes the first token policy of a kind, however little it protects.
        client._policy_ids = [way_to_log_in(connection, client._policy_ids or (), client.security_policy)]
        client.user_private_key = credentials.user_key
        await self._channel.ask(
            f"logging in to {connection.url}",
            client.activate_session(
                username=connection.user, password=credentials.password, certificate=credentials.user_certificate
            ),
            at_login=True,
        )

    async def _explained(self, refusal: Refused, now: datetime) -> Refused:
        """A refusal with what a person needs to know of us or of the server to mend it."""
        own = self._credentials.own if self._credentials is not None else None
        match cause_of(refusal.__cause__):
            case Cause.CERTIFICATE if own is not None:
                return Refused(f"{refusal}. Ours: {own.path}, SHA-256 {own.certificate.fingerprint}")
            case Cause.CLOCK if own is not None:
                return Refused(
                    f"{refusal}. Ours is {own.certificate.validity}, and here it is {now:%Y-%m-%d %H:%M} UTC"
                )
            case Cause.POLICY:
                try:
                    endpoints = await endpoints_of(self._connection.url, self._connection.timeout)
                except DeviceError:
                    return refusal
                return Refused(f"{refusal}; {in_words(endpoints)}")
            case _:
                return refusal

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
                await plainly(self._client.close_session())
        await self._channel.close()

    async def ask(self, doing: str, answer: Awaitable[T]) -> T:
        """Await something of asyncua, turning whatever it raises into a DeviceError.

        Args:
            doing: What is being done, in words, for the error.
            answer: The call.
        """
        return await self._channel.ask(doing, answer)

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
