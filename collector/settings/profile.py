"""The models of a profile: what one model of machine can say and where, checked against the vocabulary of signals."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Annotated, Any, Generic, Literal, TypeVar

from pydantic import AfterValidator, ConfigDict, Field, ValidationInfo, field_validator

from collector.core.rules import CompletedBy, CycleFrom
from collector.core.signals import CONVERSIONS, COUNTERS, SIGNALS, SignalKind, Value, kind_of, unit_factor
from collector.ports import Seconds
from collector.settings.findings import Findings, listed, nearest, quoted, shown
from collector.settings.notations import Band
from collector.settings.site import Name, Table
from collector.settings.wording import wrong

AddressT = TypeVar("AddressT")
OptionsT = TypeVar("OptionsT")
"""The dialect's models."""

Verified = Annotated[
    str,
    Field(
        pattern=r"^(simulator|unverified|hardware \d{4}-\d{2}-\d{2}, .+)$",
        description='"simulator", "unverified" or "hardware <date>, <firmware>"',
    ),
]


def _known(signal: str) -> str:
    if kind_of(signal) is not None:
        return signal
    base, dot, _ = signal.partition(".")
    kind = SIGNALS.get(base)
    if dot and kind is not None:
        raise wrong("a signal without a part behind the dot: only measured values come more than once", f'"{base}"')
    raise wrong("a signal of the vocabulary", nearest(base, SIGNALS))


def _pattern(text: str) -> str:
    try:
        groups = re.compile(text).groups
    except re.error as error:
        raise wrong(f"a regular expression ({error})") from None
    if groups < 1:
        raise wrong("a regular expression with a group in ( ) around what is the value")
    return text


class ProfileTable(Table):
    """`[profile]`: what this file is about and how far it can be trusted."""

    name: Name = Field(description="what the profile describes, as pages show it")
    maker: Name = Field(description="who makes the machine or its controller")
    source: Name = Field(description="where the knowledge comes from: a manual, a standard, a thread")
    verified: Verified


class CycleTable(Table):
    """`[cycle]`: what opens a cycle and what proves that it was completed."""

    from_: CycleFrom = Field(default=CycleFrom.EXECUTION, alias="from", description="execution or count")
    completed_by: CompletedBy = Field(default=CompletedBy.STATE, description="state or count")
    settle: Seconds = Field(
        default=5.0, ge=0, description="how long after the end a counter's step still belongs to it"
    )


class CounterTable(Table):
    """`[counters.part_count]`: how a counter behaves."""

    modulus: int | None = Field(default=None, ge=2, description="the counter returns to 0 after modulus - 1")
    auto_reset: bool = Field(
        default=False, description="it returns to 0 by itself at `part_target`, and that is a part"
    )
    per_part: int = Field(default=1, ge=1, le=10_000, description="counter steps that make one part")


class SignalRow(Table, Generic[AddressT]):
    """`[[signals]]`: one thing that the machine says, and where."""

    model_config = ConfigDict(title="a signal")

    signal: Annotated[str, AfterValidator(_known)] = Field(description="a signal of the vocabulary")
    address: AddressT = Field(description="where the device keeps it: a table as the protocol wants it")
    unit: str | None = Field(default=None, description="the unit of the device's number after `scale`")
    scale: float = Field(default=1.0, allow_inf_nan=False, description="factor from the device's number to `unit`")
    offset: float = Field(default=0.0, allow_inf_nan=False, description="added after scaling, in `unit`")
    values: dict[str, bool | str] | None = Field(
        default=None, min_length=1, description="the device's values, as texts, to our words"
    )
    extract: Annotated[str, AfterValidator(_pattern)] | None = Field(
        default=None, description="a regular expression whose first group is the value"
    )
    writable: bool = Field(default=False, description="the machine may be told this signal")
    dead_band: Band | None = Field(default=None, description='by how much it has to move to be kept: 0.5 or "2 %"')
    source: str = Field(default="", description="where this row's knowledge comes from, if not the profile's source")
    verified: Verified | None = Field(
        default=None, description="how far this row can be trusted, if not as the profile"
    )

    @field_validator("unit")
    @classmethod
    def _measures_the_same(cls, unit: str | None, info: ValidationInfo) -> str | None:
        kind = _kind(info)
        if unit is None or kind is None:
            return unit
        if kind.type is not float:
            raise wrong("no unit: the signal is no measured value")
        if kind.unit and unit_factor(unit, kind.unit) is None:
            others = sorted(given for given, kept in CONVERSIONS if kept == kind.unit)
            raise wrong(f"a unit of {info.data['signal']}: {listed(map(quoted, (kind.unit, *others)))}")
        return unit

    @field_validator("scale", "offset")
    @classmethod
    def _is_a_number(cls, number: float, info: ValidationInfo) -> float:
        kind = _kind(info)
        if kind is not None and kind.type not in (float, int):
            raise wrong(f"no {info.field_name}: the signal is no number")
        if info.field_name == "scale" and number == 0:
            raise wrong("a factor other than 0")
        return number

    @field_validator("values")
    @classmethod
    def _in_our_words(cls, values: dict[str, bool | str] | None, info: ValidationInfo) -> dict[str, bool | str] | None:
        kind = _kind(info)
        if values is None or kind is None:
            return values
        if kind.type is bool:
            if not all(isinstance(word, bool) for word in values.values()):
                raise wrong('true or false for each value, such as { "1" = true, "0" = false }')
        elif kind.type is str:
            foreign = [word for word in values.values() if not isinstance(word, str) or _is_foreign(word, kind)]
            if foreign:
                words = listed(sorted(kind.words)) if kind.words else "texts"
                hint = nearest(str(foreign[0]), kind.words)
                raise wrong(f"{words}, not {listed(shown(word) for word in foreign)}", hint)
        else:
            raise wrong("no values: the signal is a number (`scale` and `offset` are for numbers)")
        return values

    @field_validator("extract")
    @classmethod
    def _from_any_text(cls, extract: str | None, info: ValidationInfo) -> str | None:
        kind = _kind(info)
        if extract is not None and kind is not None and (kind.type is not str or kind.words):
            raise wrong("no extract: it is for signals that take any text")
        if extract is not None and info.data.get("values") is not None:
            raise wrong("either `extract` or `values`")
        return extract

    @field_validator("writable")
    @classmethod
    def _can_be_told(cls, writable: bool, info: ValidationInfo) -> bool:
        kind = _kind(info)
        if writable and kind is not None and not kind.writable:
            told = sorted(signal for signal, kind in SIGNALS.items() if kind.writable)
            raise wrong(f"false: only {listed(told)} can be told to a machine".replace(" or ", " and "))
        return writable

    @field_validator("dead_band")
    @classmethod
    def _is_measured(cls, band: Any, info: ValidationInfo) -> Any:
        kind = _kind(info)
        if band is not None and kind is not None and (kind.vital or kind.type is not float):
            raise wrong("no dead band: nothing of this signal may be left out")
        return band

    def typed_values(self) -> Mapping[str, Value] | None:
        """The enumeration as a point takes it."""
        return None if self.values is None else dict(self.values)


class ProfileFile(Table, Generic[AddressT, OptionsT]):
    """A profile: what one model of machine can say, and where."""

    profile: ProfileTable = Field(description="a table [profile] with name, maker, source and verified")
    options: OptionsT | None = Field(
        default=None, description="[options]: what the protocol needs to know of such devices"
    )
    cycle: CycleTable = Field(default=CycleTable(), description="[cycle]: what opens and completes a cycle")
    counters: dict[Literal["part_count", "stroke_count"], CounterTable] = Field(
        default={}, description="[counters.<signal>]: how a counter behaves"
    )
    signals: list[SignalRow[AddressT]] = Field(min_length=1, description="at least one row [[signals]]")


def check_across_rows(data: Mapping[str, Any], findings: Findings) -> None:
    """Note what no row can know of itself: signals given twice, and rules that rest on signals that no row gives.

    Args:
        data: The profile as it stands in its file, right or wrong.
        findings: Where to note it.
    """
    given = signals_given(data)
    for signal, (first, *others) in given.items():
        for number in others:
            expected = f"each signal once (signals[{first}] gives it too)"
            findings.add(("signals", number, "signal"), quoted(signal), expected)

    counters = data.get("counters")
    for counter, rules in counters.items() if isinstance(counters, Mapping) else ():
        if counter in COUNTERS and counter not in given:
            findings.add(("counters", counter), "no row that gives it", f'a row with signal = "{counter}"')
        if isinstance(rules, Mapping) and rules.get("auto_reset") is True and "part_target" not in given:
            expected = 'a row with signal = "part_target", at which the counter returns to 0'
            findings.add(("counters", counter, "auto_reset"), "true", expected)

    cycle = data.get("cycle")
    if isinstance(cycle, Mapping):
        counts = any(counter in given for counter in COUNTERS)
        for key in ("from", "completed_by"):
            if cycle.get(key) == "count" and not counts:
                findings.add(("cycle", key), '"count"', f"a row with signal = {listed(map(quoted, COUNTERS))}")
        if cycle.get("from") == "execution" and "execution" not in given:
            findings.add(("cycle", "from"), '"execution"', 'a row with signal = "execution"')


def signals_given(data: Mapping[str, Any]) -> Mapping[str, Sequence[int]]:
    """The signals that a profile's rows give, right or wrong, each with the numbers of its rows."""
    rows = data.get("signals")
    given: dict[str, list[int]] = {}
    for number, row in enumerate(rows if isinstance(rows, list) else ()):
        signal = row.get("signal") if isinstance(row, Mapping) else None
        if isinstance(signal, str):
            given.setdefault(signal, []).append(number)
    return given


def _kind(info: ValidationInfo) -> SignalKind | None:
    """The kind of the row's signal; None where the signal itself is wrong."""
    signal = info.data.get("signal")
    return kind_of(signal) if isinstance(signal, str) else None


def _is_foreign(word: str, kind: SignalKind) -> bool:
    return bool(kind.words) and word not in kind.words
