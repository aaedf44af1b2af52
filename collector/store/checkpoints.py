"""Signed checkpoints: the journal's key, what it signs, and the file beside the database that repeats it."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    PublicFormat,
    load_pem_private_key,
    load_pem_public_key,
)
from sqlalchemy import Connection, insert, select

from collector.core.plain import time_text
from collector.errors import JournalError
from collector.store.journal import Head, checkpoint
from collector.store.schema import micros

PRIVATE_KEY = "journal.key"
PUBLIC_KEY = "journal.pub"
FILE = "checkpoints.jsonl"


@dataclass(frozen=True, slots=True)
class Checkpoint:
    """The collector's word that at this time the chain ended so.

    Args:
        seq: The last fact that it covers.
        hash: That fact's hash, and through it every fact before.
        at: When it was signed (UTC).
        signature: Ed25519 over the three.
    """

    seq: int
    hash: bytes
    at: datetime
    signature: bytes


def message(seq: int, hash_: bytes, at: datetime) -> bytes:
    """What is signed."""
    return b"etabli journal checkpoint 1\n%d\n%d\n%b" % (seq, micros(at), hash_.hex().encode())


def is_genuine(key: Ed25519PublicKey, given: Checkpoint) -> bool:
    """Whether the journal's key signed this checkpoint."""
    try:
        key.verify(given.signature, message(given.seq, given.hash, given.at))
    except InvalidSignature:
        return False
    return True


def load_or_make_key(directory: Path) -> Ed25519PrivateKey:
    """The journal's private key, made at the first start; the public one is put beside it.

    Raises:
        JournalError: If the key cannot be read, or if only its public half is left.
    """
    path, public = directory / PRIVATE_KEY, directory / PUBLIC_KEY
    try:
        if not path.exists():
            if public.exists():
                raise JournalError(
                    f"{path} is missing, though {public} stands: put the key back from the backup, or move "
                    f"{PUBLIC_KEY} and {FILE} away to begin signing with a new one"
                )
            made = Ed25519PrivateKey.generate()
            _write_whole(path, made.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()), 0o600)
        key = load_pem_private_key(path.read_bytes(), password=None)
        if not isinstance(key, Ed25519PrivateKey):
            raise JournalError(f"{path} is no Ed25519 key")
        if not public.exists():
            pem = key.public_key().public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo)
            _write_whole(public, pem, 0o644)
    except (OSError, ValueError) as error:
        raise JournalError(f"{path} cannot be used: {error}") from error
    return key


def load_public_key(directory: Path) -> Ed25519PublicKey:
    """The key with which checkpoints are examined.

    Raises:
        JournalError: If it is not there or is no such key.
    """
    path = directory / PUBLIC_KEY
    try:
        key = load_pem_public_key(path.read_bytes())
    except (OSError, ValueError) as error:
        raise JournalError(f"{path} cannot be used: {error}") from error
    if not isinstance(key, Ed25519PublicKey):
        raise JournalError(f"{path} is no Ed25519 key")
    return key


def _write_whole(path: Path, content: bytes, mode: int) -> None:
    """Write a file so that after a power cut it is there in full or not at all."""
    beside = path.with_name(path.name + ".new")
    beside.unlink(missing_ok=True)
    descriptor = os.open(beside, os.O_CREAT | os.O_EXCL | os.O_WRONLY, mode)
    with os.fdopen(descriptor, "wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    beside.replace(path)


def from_table(connection: Connection) -> Iterator[Checkpoint]:
    """The checkpoints in the database, in the order of their writing."""
    columns = checkpoint.c
    for row in connection.execute(
        select(columns.seq, columns.hash, columns.at, columns.signature).order_by(columns.number)
    ):
        yield Checkpoint(*row)


def genuine(connection: Connection, key: Ed25519PublicKey) -> dict[int, list[Checkpoint]]:
    """The checkpoints in the database that the journal's key signed, by the fact that they cover, in their order."""
    signed: dict[int, list[Checkpoint]] = {}
    for given in sorted(from_table(connection), key=lambda one: one.seq):
        if is_genuine(key, given):
            signed.setdefault(given.seq, []).append(given)
    return signed


def parse_line(line: str) -> Checkpoint:
    """A line of the file.

    Raises:
        ValueError: If it is no checkpoint.
    """
    try:
        given = json.loads(line)
        read = Checkpoint(int(given["seq"]), bytes.fromhex(given["hash"]), datetime.fromisoformat(given["at"]),
                          bytes.fromhex(given["signature"]))  # fmt: skip
        message(read.seq, read.hash, read.at)
        return read
    except (KeyError, TypeError, OverflowError) as error:
        raise ValueError(f"no checkpoint: {error}") from error


def to_line(given: Checkpoint) -> str:
    """The way back of `parse_line`."""
    return json.dumps({"seq": given.seq, "at": time_text(given.at), "hash": given.hash.hex(),
                       "signature": given.signature.hex()})  # fmt: skip


class Sealer:
    """Signs the journal's head, into the database and into the file.

    Args:
        directory: The data directory.
    """

    def __init__(self, directory: Path) -> None:
        self._key = load_or_make_key(directory)
        self._file = directory / FILE
        self.sealed = 0
        """The seq of the newest checkpoint."""

    def catch_up(self, connection: Connection) -> None:
        """After a start: drop a line that a power cut left torn, and repeat in the file what only the table knows."""
        content = self._file.read_bytes() if self._file.exists() else b""
        whole = content[: content.rfind(b"\n") + 1]
        if whole != content:
            os.truncate(self._file, len(whole))
        written = set(whole.decode(errors="replace").splitlines())
        missing = []
        for given in from_table(connection):
            self.sealed = given.seq
            if to_line(given) not in written:
                missing.append(given)
        self.publish(missing)

    def sign(self, connection: Connection, head: Head, at: datetime) -> Checkpoint:
        """Sign the head and put it into the table, inside the caller's transaction."""
        made = Checkpoint(head.seq, head.hash, at, self._key.sign(message(head.seq, head.hash, at)))
        row = {"seq": made.seq, "hash": made.hash, "at": made.at, "signature": made.signature}
        connection.execute(insert(checkpoint), row)
        return made

    def publish(self, made: list[Checkpoint]) -> None:
        """Append to the file what the database has committed."""
        if not made:
            return
        self.sealed = made[-1].seq
        with self._file.open("ab") as file:
            whole = file.tell()
            try:
                file.write("".join(to_line(given) + "\n" for given in made).encode())
                file.flush()
                os.fsync(file.fileno())
            except OSError:
                # Half a line, from a disk that is full, would take the next one with it.
                with suppress(OSError):
                    os.truncate(self._file, whole)
                raise
