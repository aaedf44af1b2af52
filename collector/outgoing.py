"""The contract between the house and its sinks: what waits to be delivered, and the word that it has been."""

from __future__ import annotations

from collections.abc import Sequence, Set
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Protocol

from collector.core.facts import Fact

Row = tuple[int, float | None, int]
"""A sample: when (microseconds since 1970, UTC), its value in the signal's unit, how far it can be trusted: 0 good,
1 uncertain, 2 bad. The value is None where nothing can be trusted from here on."""


class Recorded(Protocol):
    """A fact as the journal holds it."""

    @property
    def seq(self) -> int:
        """Its place in the journal, counted from 1."""
        ...

    @property
    def id(self) -> str:
        """Follows from its content: the same fact has the same id for ever, whoever is told of it and how often."""
        ...

    @property
    def fact(self) -> Fact:
        """What happened."""
        ...

    @property
    def recorded_at(self) -> datetime:
        """When it was written (UTC)."""
        ...


@dataclass(frozen=True, slots=True)
class Run:
    """Samples of one series, by time but for those that came late; no two of a series for the same microsecond.

    Args:
        machine: The machine's id.
        signal: What was measured, with its qualifier: `axis_load.x`.
        unit: The signal's unit; empty for none.
        rows: The samples.
    """

    machine: str
    signal: str
    unit: str
    rows: Sequence[Row]


@dataclass(frozen=True, slots=True)
class Batch:
    """What is to be delivered together.

    Args:
        facts: In the order of the journal.
        runs: Telemetry.
        mark: How far delivery has come with this; the outbox's own.
    """

    facts: Sequence[Recorded]
    runs: Sequence[Run]
    mark: Any

    def __len__(self) -> int:
        """How many facts and samples there are."""
        return len(self.facts) + sum(len(run.rows) for run in self.runs)


@dataclass(frozen=True, slots=True)
class Refusal:
    """Something that a server will not have, however often it is told.

    Args:
        what: What was sent, as text.
        reason: Why, in the server's words.
        seq: The fact's place in the journal; None for telemetry.
    """

    what: str
    reason: str
    seq: int | None = None


@dataclass(frozen=True, slots=True)
class Lag:
    """How far a sink is behind.

    Args:
        facts: How many wait.
        oldest: When the oldest of them happened (UTC); None where none waits.
        refused: How many things lie in quarantine.
    """

    facts: int
    oldest: datetime | None
    refused: int


class Carrier(Protocol):
    """A sink at work, for whoever watches the collector."""

    @property
    def name(self) -> str:
        """What the sink is called: `influx`."""
        ...

    @property
    def complaint(self) -> str:
        """Why nothing gets through at the moment; empty while all is well."""
        ...

    @property
    def written(self) -> int:
        """What its server has taken since the start: lines, messages."""
        ...

    def behind(self) -> Lag:
        """How far it is behind. Blocks.

        Raises:
            EtabliError: If that cannot be read.
        """
        ...


class Outbox(Protocol):
    """What waits for one sink: everything that it was not yet told and has not refused.

    Nothing leaves the outbox by being looked at. After a crash it begins again behind what was last said to be
    delivered: a sink may be told something twice, and has to make twice the same as once.
    """

    async def live(self, most: int) -> Batch | None:
        """What happened lately; None if nothing waits. What an outage piled up is not among it: see `backlog`.

        Args:
            most: How many facts and samples at most.

        Raises:
            EtabliError: If it cannot be read at the moment.
        """
        ...

    async def backlog(self, most: int) -> Batch | None:
        """What an outage piled up, the oldest first; None if nothing is left of it."""
        ...

    async def delivered(self, batch: Batch, refused: Sequence[Refusal] = ()) -> None:
        """The server has taken this batch; what it refused for good is put in quarantine, in the same transaction.

        Raises:
            EtabliError: If it cannot be written down; the batch will come again.
        """
        ...

    def lag(self) -> Lag:
        """How far the sink is behind. Blocks.

        Raises:
            EtabliError: If that cannot be read.
        """
        ...


class Retained(Protocol):
    """Under which topics a broker keeps something on our word, whatever becomes of the collector meanwhile."""

    async def topics(self) -> frozenset[str]:
        """Those that were kept last.

        Raises:
            EtabliError: If it cannot be read at the moment.
        """
        ...

    async def keep(self, topics: Set[str]) -> None:
        """Keep these, and no others.

        Raises:
            EtabliError: If it cannot be written down.
        """
        ...
