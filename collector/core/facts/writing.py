"""Facts as the journal writes them: one text and one id for one content."""

from __future__ import annotations

import hashlib
import json

from collector.core.canonical import canonical
from collector.core.facts.catalogue import FACTS
from collector.core.facts.fact import Fact
from collector.core.plain import from_plain

SCHEMA_VERSION = 1


def encode(fact: Fact) -> str:
    """The fact's canonical text: JSON with sorted keys, UTC times to the microsecond. What the chain hashes."""
    return canonical(fact)


def decode(kind: str, body: str) -> Fact:
    """The fact that `encode` wrote.

    Raises:
        ValueError: If the kind is unknown or the text does not fit it.
    """
    try:
        return from_plain(FACTS[kind], json.loads(body))
    except (KeyError, TypeError) as error:
        raise ValueError(f"no fact of kind {kind!r} with this body: {error}") from error


def fact_id(kind: str, body: str) -> str:
    """A fact's id: it follows from the content alone, so the same event told twice is one fact."""
    return hashlib.sha256(f"{kind}\n{body}".encode()).hexdigest()[:32]
