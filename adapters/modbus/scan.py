"""Who is there: units asked for what the profiles know their models by. It only reads, and it reads little."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from adapters.modbus import codec, messages
from adapters.modbus.addresses import Expectation, ExpectedName, ExpectedValue, Options, Table
from adapters.modbus.connection import Connection
from adapters.modbus.identity import WORDS, fits, names, value_at
from adapters.modbus.line import Line, lease
from adapters.modbus.wire import Endpoint, NoAnswer
from collector.errors import ProtocolError, Unreachable

_A_PLACE = Table.HOLDING, 0
"""What a unit is asked to know whether it is there: where profiles have no signs, and of no meaning."""


@dataclass(frozen=True, slots=True)
class Found:
    """One unit that answers.

    Args:
        unit: Its id.
        said: What it says of itself (function 43 / 14), in the house's words; empty where it does not.
        models: The models whose every sign it shows: names as they were given, with what showed it.
        declined: Questions that it answered with an exception.
        asked: Questions that it was asked.
    """

    unit: int
    said: Mapping[str, str]
    models: Mapping[str, Mapping[str, str]]
    declined: int
    asked: int


@dataclass(frozen=True, slots=True)
class Scan:
    """What a scan brought.

    Args:
        found: The units that answer.
        silent: The units that do not.
        odd: The units whose answers the protocol does not allow, each with the reason; the line itself is sound.
        broken_off: Why the units after the last of these were not asked; empty if all were.
    """

    found: tuple[Found, ...]
    silent: tuple[int, ...]
    odd: Mapping[int, str]
    broken_off: str = ""


async def scan(connection: Connection, units: Sequence[int], models: Mapping[str, Options]) -> Scan:
    """Ask each unit for the signs of the models.

    Args:
        connection: Where to, and how long an answer may take; its own unit is not regarded.
        units: The units to ask.
        models: The options of each model's profile: those with neither `expect` nor `signs` cannot be recognised.

    Returns:
        Who answers, and what they are.

    Raises:
        Unreachable: If nobody listens there, or the line breaks before a unit has answered.
        ProtocolError: If what answers does not speak Modbus.
    """
    known = {name: one for name, one in models.items() if one.expect or one.signs}
    found: list[Found] = []
    silent: list[int] = []
    odd: dict[int, str] = {}
    async with lease(Endpoint.of(connection), connection.timeout) as line:
        for unit in units:
            try:
                found.append(await _Interview(line, connection, unit).hold(known))
            except NoAnswer:
                silent.append(unit)
            except Unreachable as failure:
                if not found:
                    raise
                return Scan(tuple(found), tuple(silent), odd, str(failure))
            except ProtocolError as failure:
                if line.failure is not None:
                    raise
                odd[unit] = str(failure)
    return Scan(tuple(found), tuple(silent), odd)


class _Interview:
    """The questions to one unit, each of them asked once however many models want to know."""

    def __init__(self, line: Line, connection: Connection, unit: int) -> None:
        self._line = line
        self._connection = connection
        self._unit = unit
        self._values: dict[object, codec.Raw | None] = {}
        self._names: dict[str, str] | None = None
        self._declined = 0
        self._asked = 0

    async def hold(self, models: Mapping[str, Options]) -> Found:
        """Registers first: a unit that does not answer these is not there. Some never answer a function they lack."""
        still = dict(models)
        for kind in (ExpectedValue, ExpectedName):
            for name, options in models.items():
                signs = [one for one in (*options.expect, *options.signs) if isinstance(one, kind)]
                for sign in signs if name in still else ():
                    seen = await self._seen(options, sign)
                    if seen is None or not fits(sign, seen):
                        del still[name]
                        break
            if kind is ExpectedValue and not self._values:
                await self._anything()
        said = await self._said()
        shown = {
            name: dict(self._shown(options, sign) for sign in (*options.expect, *options.signs))
            for name, options in still.items()
        }
        words = {WORDS.get(key, key): text for key, text in said.items()}
        return Found(self._unit, words, shown, self._declined, self._asked)

    async def _seen(self, options: Options, sign: Expectation) -> codec.Raw | None:
        """What the unit shows where a sign would stand; None where it shows nothing."""
        match sign:
            case ExpectedName():
                return (await self._said()).get(sign.says, "")
            case ExpectedValue():
                key = _key(options, sign)
                if key not in self._values:
                    self._asked += 1
                    try:
                        unit = self._unit if sign.unit is None else sign.unit
                        self._values[key] = await value_at(self._line, self._connection, unit, options, sign)
                    except messages.Declined:
                        self._declined += 1
                        self._values[key] = None
                return self._values[key]

    async def _anything(self) -> None:
        self._asked += 1
        request = messages.read(*_A_PLACE, 1)
        try:
            messages.payload(request, await self._line.ask(self._unit, request, self._connection), 2)
        except messages.Declined:
            self._declined += 1

    async def _said(self) -> Mapping[str, str]:
        if self._names is None:
            self._names = {}
            self._asked += 1
            try:
                self._names = await names(self._line, self._connection, self._unit)
            except messages.Declined:
                self._declined += 1
            except NoAnswer:
                pass
            except ProtocolError:
                # A function that it half knows says nothing; a line that is no Modbus ends the scan.
                if self._line.failure is not None:
                    raise
        return self._names

    def _shown(self, options: Options, sign: Expectation) -> tuple[str, str]:
        match sign:
            case ExpectedName():
                return sign.says, (self._names or {}).get(sign.says, "")
            case ExpectedValue():
                return f"{sign.table} {sign.start}", str(self._values[_key(options, sign)])


def _key(options: Options, sign: ExpectedValue) -> object:
    """Two models that look at the same place in the same way look at it once."""
    layout = None if sign.table.of_bits else sign.layout(options.word_order, options.byte_order)
    return sign.table, sign.start, sign.unit, layout
