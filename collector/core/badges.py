"""The number of a badge, in the one way in which this house writes it, whatever its reader or its list writes."""

from __future__ import annotations

import re

_SEPARATORS = re.compile(r"[\s:._-]")
_BYTES = re.compile(r"(?:[0-9A-F]{2}){2,16}")
_TAG = re.compile(r"(?<![0-9A-F])([0-9A-F]{10})([0-9A-F]{2})(?![0-9A-F])")
_DUMP = re.compile(r"02(?:3[0-9]|4[1-6]|6[1-6]){12}03")


def normalise_badge(text: str, *, decimal: bool = False) -> str:
    """A badge's number in the one way in which the registry keeps it: upper-case hex without separators.

    Readers disagree about how to write one and the same number: `04:a1-B2 c3` is hex, an ESPHome `rdm6300` reports
    the last four bytes as a decimal number (`7616525` is `0074380D`). A text of digits alone may be either, so it is
    read as hex unless the caller says `decimal`, because it knows the reader.

    Args:
        text: What the reader or the list says.
        decimal: It is a decimal number, to be turned into hex of at least four bytes.

    Raises:
        ValueError: If it is no number of 2 to 16 whole bytes. What was given is not named: it may be in a log.
    """
    bare = _SEPARATORS.sub("", text).upper()
    if decimal:
        if not re.fullmatch(r"[0-9]{1,20}", bare):
            raise ValueError("a badge number of decimal digits")
        number = f"{int(bare):08X}"
        return number if len(number) % 2 == 0 else "0" + number
    if not _BYTES.fullmatch(bare):
        raise ValueError("a badge number of whole bytes in hex, such as 04:A1:B2:C3")
    return bare


def badge_of_frame(text: str) -> str:
    """The badge in what an RDM6300 sends down its serial line, as a serial bridge passes it on.

    A frame is STX, a version byte, four bytes of number and their checksum in hex digits, ETX; the bridge passes on
    the text itself, or its bytes in hex. While a badge is held up the reader repeats its frame: the first whole one
    counts. As the firmwares that decode the frame themselves leave the version byte out, it is left out here.

    Source: Tasmota, xsns_51_rdm6300.ino: `02 31 34 30 30 38 45 43 37 39 33 43 45 03` is badge 008EC793.

    Raises:
        ValueError: If there is no whole frame in it, or none whose checksum is right.
    """
    upper = text.upper()
    bare = _SEPARATORS.sub("", upper)
    dumps = [bytes.fromhex(dump).decode("ascii").upper() for dump in _DUMP.findall(bare)] if _is_hex(bare) else []
    for part in (*dumps, upper):
        for tag, checksum in _TAG.findall(part):
            sum_of_all = 0
            for byte in bytes.fromhex(tag):
                sum_of_all ^= byte
            if sum_of_all == int(checksum, 16):
                return normalise_badge(tag[2:])
    raise ValueError("a whole frame of an RDM6300 with the right checksum")


def _is_hex(text: str) -> bool:
    return re.fullmatch(r"(?:[0-9A-F]{2})+", text) is not None
