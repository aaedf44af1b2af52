"""What is asked of a device and how its answers are judged: request bytes out, payload bytes or a refusal in. Pure."""

from __future__ import annotations

from dataclasses import dataclass, field

from pymodbus.constants import ExcCodes
from pymodbus.pdu import bit_message, mei_message, register_message

from adapters.modbus.addresses import Table
from collector.errors import ProtocolError

_READS = {
    Table.COIL: bit_message.ReadCoilsRequest,
    Table.DISCRETE: bit_message.ReadDiscreteInputsRequest,
    Table.HOLDING: register_message.ReadHoldingRegistersRequest,
    Table.INPUT: register_message.ReadInputRegistersRequest,
}
_WORDS: dict[int, str] = {
    ExcCodes.ILLEGAL_FUNCTION: "it does not know this function",
    ExcCodes.ILLEGAL_ADDRESS: "it has no such address",
    ExcCodes.ILLEGAL_VALUE: "it does not allow this value or length",
    ExcCodes.DEVICE_FAILURE: "it failed",
    ExcCodes.ACKNOWLEDGE: "it is still working on it",
    ExcCodes.DEVICE_BUSY: "it is busy",
    ExcCodes.MEMORY_PARITY_ERROR: "its memory is faulty",
    ExcCodes.GATEWAY_PATH_UNAVIABLE: "the gateway knows no way to it",
    ExcCodes.GATEWAY_NO_RESPONSE: "the gateway gets no answer from it",
}
UNKNOWN_FUNCTION = int(ExcCodes.ILLEGAL_FUNCTION)
"""The exception code for a function that the device does not have at all."""
_LASTING: set[int] = {ExcCodes.ILLEGAL_FUNCTION, ExcCodes.ILLEGAL_ADDRESS, ExcCodes.ILLEGAL_VALUE}
_FROM_THE_GATEWAY: set[int] = {ExcCodes.GATEWAY_PATH_UNAVIABLE, ExcCodes.GATEWAY_NO_RESPONSE}
_NAMES = ("vendor_name", "product_code", "revision", "vendor_url", "product_name", "model_name")


class Declined(Exception):
    """The device answered with an exception: it is there, and says no to this request."""

    def __init__(self, code: int) -> None:
        self.code = code
        super().__init__(f"{_WORDS.get(code, 'it gives a reason of its own')} (Modbus exception {code})")

    @property
    def lasting(self) -> bool:
        """Asking again will not help: the device does not have what was asked."""
        return self.code in _LASTING


@dataclass(frozen=True, slots=True)
class Request:
    """One message to a device.

    Args:
        pdu: Function code and data, without unit, transaction or checksum.
        repeatable: It may be sent a second time after a damaged answer, because it only reads.
    """

    pdu: bytes
    repeatable: bool

    @property
    def function(self) -> int:
        """The function code."""
        return self.pdu[0]


@dataclass(frozen=True, slots=True)
class Identification:
    """One answer to Read Device Identification.

    Args:
        objects: What the device says of itself, by the names of `ExpectedName.says`.
        more: The object with which to ask again; None when all is said.
    """

    objects: dict[str, str] = field(default_factory=dict)
    more: int | None = None


def read(table: Table, start: int, count: int) -> Request:
    """Ask for registers or bits (FC1, 2, 3, 4)."""
    message = _READS[table](address=start, count=count)
    return Request(bytes([message.function_code]) + message.encode(), repeatable=True)


def write_coil(start: int, value: bool, single: bool) -> Request:
    """Tell one coil (FC5, or FC15 where `single` is false)."""
    message = (
        bit_message.WriteSingleCoilRequest(address=start, bits=[value])
        if single
        else bit_message.WriteMultipleCoilsRequest(address=start, bits=[value])
    )
    return Request(bytes([message.function_code]) + message.encode(), repeatable=False)


def write_registers(start: int, data: bytes, single: bool) -> Request:
    """Tell registers (FC6 for one of them where `single` allows it, FC16 otherwise)."""
    registers = [int.from_bytes(data[n : n + 2], "big") for n in range(0, len(data), 2)]
    message = (
        register_message.WriteSingleRegisterRequest(address=start, registers=registers)
        if single and len(registers) == 1
        else register_message.WriteMultipleRegistersRequest(address=start, registers=registers)
    )
    return Request(bytes([message.function_code]) + message.encode(), repeatable=False)


def identify(first: int, regular: bool) -> Request:
    """Ask who it is (FC43 / 14).

    Args:
        first: The object with which to begin.
        regular: Ask for the optional names (vendor's address, product, model) besides the basic three.
    """
    message = mei_message.ReadDeviceInformationRequest(read_code=2 if regular else 1, object_id=first)
    return Request(bytes([message.function_code]) + message.encode(), repeatable=True)


def unit_is_absent(answer: bytes) -> bool:
    """The answer is a gateway's: it did not hear the unit."""
    return len(answer) == 2 and answer[0] & 0x80 != 0 and answer[1] in _FROM_THE_GATEWAY


def check(request: Request, answer: bytes) -> bytes:
    """The data of an answer to this request, its function code taken off.

    Raises:
        Declined: If the device says no.
        ProtocolError: If it answers another function than was asked, or an exception without its reason.
    """
    if answer[:1] == bytes([request.function | 0x80]):
        if len(answer) != 2:
            raise ProtocolError(f"an exception of {len(answer)} bytes instead of 2: {answer.hex(' ')}")
        raise Declined(answer[1])
    if answer[:1] != request.pdu[:1]:
        raise ProtocolError(f"function {answer[:1].hex() or 'none'} answers function {request.function:02x}")
    return answer[1:]


def payload(request: Request, answer: bytes, expected: int) -> bytes:
    """The bytes that a read asked for.

    Args:
        request: A read.
        answer: Function code and data of what came back.
        expected: How many bytes of values were asked for.

    Raises:
        Declined: If the device says no.
        ProtocolError: If there are more or fewer bytes than were asked for, or than the answer itself announces.
    """
    data = check(request, answer)
    if len(data) != expected + 1 or data[0] != expected:
        announced = data[0] if data else "no count"
        raise ProtocolError(f"{expected} bytes asked, {announced} announced, {max(0, len(data) - 1)} came")
    return data[1:]


def confirm_echo(request: Request, answer: bytes) -> None:
    """Check that a write's answer repeats what was written: address and value, or address and count.

    Raises:
        Declined: If the device says no.
        ProtocolError: If the answer is another.
    """
    data = check(request, answer)
    if data != request.pdu[1:5]:
        raise ProtocolError(f"a write of {request.pdu[:5].hex(' ')} is answered with {answer.hex(' ')}")


def identification(request: Request, answer: bytes) -> Identification:
    """What the device says of itself.

    Raises:
        Declined: If it does not say.
        ProtocolError: If the answer is no identification.
    """
    data = check(request, answer)
    if len(data) < 6 or data[0] != 0x0E:
        raise ProtocolError(f"no device identification: {answer.hex(' ')}")
    objects: dict[str, str] = {}
    at = 6
    for _ in range(data[5]):
        if at + 2 > len(data) or at + 2 + data[at + 1] > len(data):
            raise ProtocolError(f"a device identification cut short: {answer.hex(' ')}")
        number, end = data[at], at + 2 + data[at + 1]
        if number < len(_NAMES):
            objects[_NAMES[number]] = data[at + 2 : end].decode("utf-8", "replace").strip("\0 ")
        at = end
    return Identification(objects, data[4] if data[3] == 0xFF else None)
