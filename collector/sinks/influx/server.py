"""The server: one blocking write of many lines, and what its answers mean."""

from __future__ import annotations

from types import TracebackType
from typing import Self

from influxdb_client import InfluxDBClient
from influxdb_client.client.exceptions import InfluxDBError
from influxdb_client.client.write_api import SYNCHRONOUS
from influxdb_client.rest import ApiException
from urllib3.exceptions import HTTPError

from collector.errors import SinkError, SinkRefused
from collector.sinks.influx.connection import Connection

WILL_NOT_HAVE = (400, 413, 422)
"""It cannot read a line, its body is too large, a line does not fit what is there: that will be so tomorrow too."""

ASKS_A_PERSON = (401, 403, 404)
"""The token, its rights, the bucket: nothing that is sent will be taken until somebody puts it right."""

WORDS = 500
"""Characters of a server's answer that are worth keeping."""


class LinesRefused(SinkError):
    """The server will not have what it was sent, though it would have other lines."""


class Busy(SinkError):
    """The server asks to be left alone for a while.

    Args:
        text: What is said of it.
        seconds: How long it asked for; None if it did not say.
    """

    def __init__(self, text: str, seconds: float | None) -> None:
        super().__init__(text)
        self.seconds = seconds


class Server:
    """A client for one bucket; a context manager. Its method blocks.

    Args:
        connection: Where the server is.

    Raises:
        SinkRefused: If the token or the certificate of whom to trust cannot be read: a person has to act.
    """

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        try:
            token = connection.token()
        except (OSError, KeyError, UnicodeDecodeError) as failure:
            reason = failure if isinstance(failure, OSError | KeyError) else "no text in UTF-8"
            raise SinkRefused(f"the token for {connection.url} cannot be read: {reason}") from None
        self._client = InfluxDBClient(
            connection.url,
            token.get_secret_value() if token is not None else "",
            timeout=round(connection.timeout * 1_000),
            enable_gzip=connection.gzip,
            org=connection.org,
            ssl_ca_cert=str(connection.ca_file) if connection.ca_file is not None else None,
        )
        self._writing = self._client.write_api(write_options=SYNCHRONOUS)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self._writing.close()
        self._client.close()

    def write(self, lines: list[str]) -> None:
        """Write lines; returns once the server has them.

        Raises:
            LinesRefused: If it will never have them as they are; some of them may be in all the same.
            SinkRefused: If it will have nothing until a person acts.
            Busy: If it asks to wait.
            SinkError: If it cannot be reached.
        """
        connection = self._connection
        try:
            self._writing.write(connection.bucket, connection.org, "\n".join(lines))
        except ApiException as answer:
            raise _meant(answer, connection) from None
        except InfluxDBError as failure:
            raise SinkError(f"{connection.url}: {failure}") from failure
        except (HTTPError, OSError) as failure:
            # Not the whole chain: the first cause says it.
            cause = getattr(failure, "reason", None) or failure
            raise SinkError(f"{connection.url}: {cause}") from failure


def _meant(answer: ApiException, connection: Connection) -> SinkError:
    if not answer.status:
        # The library's way of saying that there was no answer: encryption failed.
        why = str(answer.reason).strip().splitlines()[-1][:WORDS]
        return SinkRefused(f"{connection.url}: {why}; give who has signed the server's certificate as `ca_file`")
    said = answer.message.decode("utf-8", "replace") if isinstance(answer.message, bytes) else str(answer.message)
    text = f"{connection.url} answers {answer.status}: {said.strip()[:WORDS]}"
    if answer.status in WILL_NOT_HAVE:
        return LinesRefused(text)
    if answer.status in ASKS_A_PERSON:
        todo = {
            401: "give a `token_file` with a token that it knows",
            403: f"give the token the right to write to the bucket {connection.bucket}",
            404: f"make the bucket {connection.bucket} in the organisation {connection.org}, or name another",
        }[answer.status]
        return SinkRefused(f"{text}; {todo}")
    if answer.status == 429 or answer.status >= 500 or answer.status == 408:
        return Busy(text, _seconds(answer.retry_after))
    return SinkRefused(f"{text}; is this an InfluxDB?")


def _seconds(text: str | None) -> float | None:
    """What stands in Retry-After, if it is a number of seconds."""
    return float(text) if text and text.isascii() and text.isdigit() else None
