"""The canonical text is that of the long way, whatever a fact holds."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, timezone
from enum import Enum, StrEnum

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from collector.core import canonical as canonicals
from collector.core.canonical import canonical
from collector.core.facts import Fact, encode
from collector.core.plain import to_plain
from tests.store.telling import batches, counted, ended, started


class Word(StrEnum):
    ONE = "un"
    OTHER = 'l’"autre'


class Grade(Enum):
    LOW = 1
    HIGH = 2.5


@dataclass(frozen=True)
class Inner:
    name: str
    share: float


@dataclass(frozen=True, kw_only=True)
class Outer:
    """Everything that a fact may be made of."""

    zone: datetime
    day: date | None
    word: Word | None
    grade: Grade
    words: tuple[str, ...]
    inners: tuple[Inner, ...]
    inner: Inner | None
    number: int
    ratio: float
    maybe: float | None
    flag: bool
    known: bool | None
    text: str
    table: Mapping[str, int]
    value: str | float | None


INNER = st.builds(Inner, name=st.text(), share=st.floats())
OUTER = st.builds(
    Outer,
    zone=st.datetimes(timezones=st.sampled_from([timezone.utc, timezone(timedelta(hours=-3, minutes=-30))])),  # noqa: UP017
    day=st.none() | st.dates(),
    word=st.none() | st.sampled_from(Word),
    grade=st.sampled_from(Grade),
    words=st.lists(st.text()).map(tuple),
    inners=st.lists(INNER, max_size=3).map(tuple),
    inner=st.none() | INNER,
    # A whole number may stand where a fraction is meant, and a flag where a number is.
    number=st.integers() | st.booleans(),
    ratio=st.floats() | st.integers(),
    maybe=st.none() | st.floats(),
    flag=st.booleans(),
    known=st.none() | st.booleans(),
    text=st.text() | st.sampled_from(Word),
    table=st.dictionaries(st.text(), st.integers()),
    value=st.none() | st.text() | st.floats(),
)


@dataclass(frozen=True, kw_only=True)
class Usual:
    """What facts are made of, and nothing else: orjson writes it."""

    at: datetime
    since: datetime | None
    word: Word | None
    words: tuple[str, ...]
    inners: tuple[Inner, ...]
    inner: Inner | None
    number: int | None
    ratio: float
    maybe: float | None
    flag: bool
    text: str


TIMES = st.datetimes(timezones=st.sampled_from([UTC, timezone.utc, timezone(timedelta(hours=5))]))  # noqa: UP017
WHOLE_SECONDS = TIMES.map(lambda at: at.replace(microsecond=0))
FRACTIONS = st.floats() | st.sampled_from([0.0, -0.0, 1e-4, 9.9e-5, 1e-5, 1e-7, -1e-6, 1e15, 1e16, -1e16, 1e22, 5e-324])
USUAL = st.builds(
    Usual,
    at=TIMES | WHOLE_SECONDS,
    since=st.none() | TIMES | WHOLE_SECONDS,
    word=st.none() | st.sampled_from(Word),
    words=st.lists(st.text()).map(tuple),
    inners=st.lists(st.builds(Inner, name=st.text(), share=FRACTIONS), max_size=3).map(tuple),
    inner=st.none() | INNER,
    number=st.none() | st.integers() | st.booleans(),
    ratio=FRACTIONS | st.integers(),
    maybe=st.none() | FRACTIONS,
    flag=st.booleans(),
    text=st.text() | st.sampled_from(Word),
)


def the_long_way(value: object) -> str:
    return json.dumps(to_plain(value), sort_keys=True, ensure_ascii=False, separators=(",", ":"))


@given(OUTER)
def test_it_is_the_text_of_the_long_way(value: Outer) -> None:
    """Byte for byte: what is hashed, and hashed again by whoever verifies."""
    assert canonical(value) == the_long_way(value)


@settings(max_examples=500)
@given(USUAL)
def test_so_it_is_for_what_orjson_writes(value: Usual) -> None:
    """Whatever orjson writes otherwise: whole seconds, small fractions, what is no number, numbers beyond 64 bits."""
    assert canonical(value) == the_long_way(value)


def test_facts_do_not_go_the_long_way(monkeypatch: pytest.MonkeyPatch) -> None:
    """Else the comparisons here would hold the long way against itself."""

    def never(_: object) -> object:
        raise AssertionError("the long way")

    monkeypatch.setattr(canonicals, "to_plain", never)
    for fact in (started(1.5, "dmu.c1"), counted(2, "dmu.p1", raw_from=1, raw_to=2), ended(3.25, "dmu.c1")):
        assert encode(fact)


@given(batches())
def test_so_it_is_for_facts(told: list[list[Fact]]) -> None:
    """Of every kind."""
    for batch in told:
        assert [encode(fact) for fact in batch] == [the_long_way(fact) for fact in batch]


def test_a_time_without_a_zone_is_refused() -> None:
    """As on the long way."""

    @dataclass(frozen=True)
    class At:
        at: datetime

    with pytest.raises(ValueError, match="without a zone"):
        canonical(At(datetime(2026, 3, 2)))  # noqa: DTZ001
