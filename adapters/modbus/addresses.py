"""Where a point lives in a Modbus device, and what a profile says of the device as a whole: data, no access."""

from __future__ import annotations

import re
from enum import StrEnum
from typing import Annotated, Literal, Self

from pydantic import AfterValidator, BaseModel, ConfigDict, Discriminator, Field, Tag, model_validator

from adapters.modbus.codec import Kind, Layout, Order
from collector.errors import Problem
from collector.ports import Device

MAX_REGISTERS = 125
"""Registers in one request. Source: Modbus Application Protocol V1.1b3, 6.3."""
MAX_BITS = 2000
"""Coils or discrete inputs in one request. Source: Modbus Application Protocol V1.1b3, 6.1."""

UnitId = Annotated[int, Field(ge=0, le=255)]


class Table(StrEnum):
    """The four tables of a Modbus device, with the function code that reads each."""

    COIL = "coil"
    DISCRETE = "discrete"
    HOLDING = "holding"
    INPUT = "input"

    @property
    def of_bits(self) -> bool:
        """Its addresses are single bits, not registers."""
        return self in (Table.COIL, Table.DISCRETE)


class Address(BaseModel):
    """Where a Modbus device keeps one value.

    `register` is the address on the wire, counted from 0. Manuals that write 40001 or 30001 count from 1 and put the
    table in front: 40001 is `table = "holding", register = 0`; 30017 is `table = "input", register = 16`.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    table: Table = Field(description="coil (FC1), discrete (FC2), holding (FC3) or input (FC4)")
    start: int = Field(
        alias="register",
        ge=0,
        le=65535,
        description="Address on the wire, from 0 (a manual's 40001 is holding 0), for coils and discrete inputs too",
    )
    type: Kind | None = Field(
        default=None,
        description="bool, u16, i16, u32, i32, u64, i64, f32, f64 or string. Coils and discrete inputs are always "
        "bool. A bool in a register is true for any value but 0, unless `bit` is given",
    )
    bit: int | None = Field(default=None, ge=0, le=15, description="For a bool in a register: its bit, 0 is the lowest")
    length: int | None = Field(
        default=None, ge=1, le=2 * MAX_REGISTERS, description="For a string: its characters, two to a register"
    )
    word_order: Order | None = Field(
        default=None,
        description="For values of several registers: big = the first one holds the high part. Default: the options'",
    )
    byte_order: Order | None = Field(
        default=None,
        description="Inside a register: big = high byte first, as the protocol says. Default: the options'",
    )
    unit: UnitId | None = Field(default=None, description="Unit id of this row. Default: the connection's")

    @model_validator(mode="after")
    def _keys_that_belong_together(self) -> Self:
        if self.table.of_bits:
            if self.type not in (None, Kind.BOOL):
                raise ValueError(f'type = "bool", or none, for a {self.table}, which is one bit')
            if self.bit is not None or self.word_order is not None or self.byte_order is not None:
                raise ValueError(
                    f"neither `bit` nor `word_order` nor `byte_order` for a {self.table}, which is one bit"
                )
        elif self.type is None:
            raise ValueError(f"a `type` for a value in {self.table} registers: {', '.join(Kind)}")
        if self.bit is not None and self.type is not Kind.BOOL:
            raise ValueError('`bit` with type = "bool" only')
        if (self.type is Kind.STRING) != (self.length is not None):
            raise ValueError('a `length` (in characters) with type = "string", and with no other')
        if self.start + self.count > 65536:
            raise ValueError("a value that ends within the table, at 65535 or before")
        return self

    @property
    def count(self) -> int:
        """Addresses that the value takes."""
        return 1 if self.table.of_bits else self.layout(Order.BIG, Order.BIG).registers

    def layout(self, words: Order, octets: Order) -> Layout:
        """How the value lies in its registers, with the orders that hold where the row gives none."""
        return Layout(
            self.type or Kind.BOOL, self.word_order or words, self.byte_order or octets, self.bit, self.length or 0
        )


Expected = bool | int | float | str


def _pattern(text: str) -> str:
    try:
        re.compile(text)
    except re.error as error:
        raise ValueError(f"a regular expression ({error})") from None
    return text


Pattern = Annotated[str, AfterValidator(_pattern)]


class ExpectedValue(Address):
    """Who answers is whom we expect if this place holds this value, in the device's own numbers (unscaled)."""

    value: Expected | tuple[Expected, ...] | None = Field(
        default=None, description="The value, or a list of those that will do"
    )
    matches: Pattern | None = Field(
        default=None, description="Instead of `value`, for a string: a regular expression found somewhere in it"
    )

    @model_validator(mode="after")
    def _value_or_pattern(self) -> Self:
        _one_of_two(self.value, self.matches)
        if self.matches is not None and self.type is not Kind.STRING:
            raise ValueError('`matches` with type = "string" only')
        return self


class ExpectedName(BaseModel):
    """Who answers is whom we expect if it says so of itself (function 43 / 14, Read Device Identification)."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    says: Literal["vendor_name", "product_code", "revision", "vendor_url", "product_name", "model_name"] = Field(
        description="Which object of the device identification"
    )
    value: str | tuple[str, ...] | None = Field(default=None, description="The text, or a list of those that will do")
    matches: Pattern | None = Field(
        default=None, description="Instead of `value`: a regular expression found somewhere in the text"
    )
    unit: UnitId | None = Field(default=None, description="Unit id that is asked. Default: the connection's")

    @model_validator(mode="after")
    def _value_or_pattern(self) -> Self:
        _one_of_two(self.value, self.matches)
        return self


def _one_of_two(value: object, matches: str | None) -> None:
    if (value is None) == (matches is None):
        raise ValueError("either `value` or `matches`")


def _which(given: object) -> str:
    return "name" if isinstance(given, ExpectedName) or (isinstance(given, dict) and "says" in given) else "value"


Expectation = Annotated[
    Annotated[ExpectedValue, Tag("value")] | Annotated[ExpectedName, Tag("name")], Discriminator(_which)
]


class RegisterWrite(BaseModel):
    """One constant for one holding register."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    start: int = Field(alias="register", ge=0, le=65535, description="Address on the wire, from 0")
    value: int = Field(ge=0, le=65535, description="What is written, the register's high byte first")


class SetUp(BaseModel):
    """What a device needs to be told before it can do its work, such as the time of its watchdog."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    done: ExpectedValue = Field(description="What the device shows when it is set up: then nothing is written")
    writes: tuple[RegisterWrite, ...] = Field(min_length=1, description="What is written otherwise, in this order")


class Options(BaseModel):
    """What a profile says of a Modbus device as a whole."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    word_order: Order = Field(
        default=Order.BIG, description="Which register of a value comes first: big = the one with the high part"
    )
    byte_order: Order = Field(default=Order.BIG, description="Which byte of a register comes first")
    gap: int = Field(
        default=0,
        ge=0,
        le=MAX_REGISTERS,
        description="Unwanted addresses that a request may cross to save another request; 0 reads only what is wanted",
    )
    max_registers: int = Field(default=MAX_REGISTERS, ge=1, le=MAX_REGISTERS, description="Registers in one request")
    max_bits: int = Field(default=MAX_BITS, ge=1, le=MAX_BITS, description="Coils or discrete inputs in one request")
    single_writes: bool = Field(
        default=True,
        description="Write one coil with FC5 and one register with FC6; false for devices that know FC15 and FC16 only",
    )
    expect: tuple[Expectation, ...] = Field(
        default=(), description="How to know at connecting that this model answers, and not another"
    )
    signs: tuple[Expectation, ...] = Field(
        default=(),
        description="By what a scan recognises this model, besides `expect`. Never a reason to refuse a device: a sign "
        "may rest on knowledge that is less than sure",
    )
    set_up: SetUp | None = Field(
        default=None, description="What the device is told at connecting, once `expect` has been checked"
    )


def problems_of(device: Device) -> list[Problem]:
    """What cannot work whatever the device answers: texts longer than a request, writable points that can only be read.

    Args:
        device: Its points and options, as the models of this module.

    Returns:
        The problems, without a file: their place is `signal <name>`.
    """
    options: Options = device.options
    problems = []
    for point in device.points:
        address: Address = point.address
        most = options.max_bits if address.table.of_bits else options.max_registers
        if address.count > most:
            expected = f"at most {most} registers, which is what one request may bring"
            problems.append(Problem("", f"signal {point.signal}", f"{address.count} registers", expected))
        if point.writable and address.table not in (Table.COIL, Table.HOLDING):
            expected = "a coil or a holding register, for a signal that is writable"
            problems.append(Problem("", f"signal {point.signal}", str(address.table), expected))
    return problems
