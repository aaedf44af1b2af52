"""Passwords: which are good enough, and how they are hashed and looked at, away from the event loop."""

from __future__ import annotations

import asyncio
import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from importlib.resources import files

from argon2 import PasswordHasher, Type
from argon2.exceptions import InvalidHashError, VerificationError

from collector.accounts.refusals import AccountRefused
from collector.store.registry_records import folded

LEAST = 12
"""Characters of a password, at least. Source: NIST SP 800-63B-4 asks for 15 where it is the only proof, ANSSI and CNIL
for 12; length does more than signs that people append to a word."""

MOST = 200
"""Characters at most: a hash of a book costs as much as a hash of a word, and reading it does not."""

AT_ONCE = 2
"""Passwords that are hashed at the same time: each takes 46 MiB and a core."""

QUEUE = 8
"""Passwords that wait for their turn at most; who comes then is asked to come again."""

_COMMON = frozenset(
    word
    for line in files("collector.accounts").joinpath("common_words.txt").read_text("utf-8").splitlines()
    if not line.startswith("#")
    for word in line.split()
)

_ONLY_COMMON = re.compile(f"(?:{'|'.join(sorted(_COMMON, key=len, reverse=True))})+")

_LETTERS_FOR = str.maketrans({"0": "o", "1": "i", "3": "e", "4": "a", "5": "s", "7": "t", "@": "a", "$": "s", "!": "i"})

_ROWS = ("abcdefghijklmnopqrstuvwxyz", "0123456789", "azertyuiopqsdfghjklmwxcvbn", "qwertyuiopasdfghjklzxcvbnm")
"""Rows of keys and of the alphabet, along which a finger slides."""

STRONG = PasswordHasher(time_cost=2, memory_cost=46 * 1024, parallelism=1, type=Type.ID)
"""argon2id with 46 MiB, two passes, one lane: twice the work of what is asked for at least, and half a second's work
for a Raspberry Pi. Source: OWASP Password Storage Cheat Sheet (46 MiB, one pass, one lane)."""


def check(password: str, *, name: str = "") -> None:
    """See that a password is good enough.

    Args:
        password: As it was typed.
        name: The account's name, which it may not hold.

    Raises:
        AccountRefused: If it is too short or too long, or among the first that somebody would try.
    """
    if len(password) < LEAST:
        raise AccountRefused("password_short", least=LEAST)
    if len(password) > MOST:
        raise AccountRefused("password_long", most=MOST)
    if len(own := _bare(name)) >= 4 and own in _bare(password):
        raise AccountRefused("password_name")
    if _is_common(folded(password).replace(" ", "")):
        raise AccountRefused("password_common")


def _bare(text: str) -> str:
    return "".join(sign for sign in folded(text) if sign.isalnum())


def _is_common(plain: str) -> bool:
    """Whether a password, without blanks, accents and capitals, is one of the first to be tried."""
    inside = re.sub(r"^[\W\d_]+|[\W\d_]+$", "", plain)
    words = (re.sub(r"[^a-z]", "", one) for one in (inside, inside.translate(_LETTERS_FOR)))
    letters, figures = re.sub(r"[^a-z]", "", plain), re.sub(r"[^0-9]", "", plain)
    return (
        len(set(plain)) < 5
        or re.fullmatch(r"(.{1,12}?)\1+.{0,5}", plain) is not None
        or any(_ONLY_COMMON.fullmatch(one) for one in words)
        or (len(letters) + len(figures) >= len(plain) - 4 and _slides(letters) and _slides(figures))
    )


def _slides(text: str) -> bool:
    """Whether a text is a row of neighbouring keys or letters, onwards or backwards, once or more."""
    rows = (one for row in _ROWS for one in (row, row[::-1]))
    return any(text in row * (len(text) // len(row) + 2) for row in rows)


class Hasher:
    """Hashes passwords and looks at them, in threads, few at a time.

    Args:
        argon: With how much work.
    """

    def __init__(self, argon: PasswordHasher = STRONG) -> None:
        self._argon = argon
        self._nobodys = ""
        self._turn = asyncio.Semaphore(AT_ONCE)
        self._coming = 0

    async def hash(self, password: str) -> str:
        """The hash of a password, with its parameters and a salt of its own.

        Raises:
            AccountRefused: If too many wait for theirs.
        """
        async with self._one_of_few():
            return await asyncio.to_thread(self._argon.hash, password)

    async def fits(self, hashed: str | None, password: str) -> bool:
        """Whether a password is the one of which this is the hash.

        It takes as long for None, so that nobody learns from the time which names there are.

        Raises:
            AccountRefused: If too many wait for theirs.
        """
        async with self._one_of_few():
            return await asyncio.to_thread(self._fits, hashed, password)

    def is_outdated(self, hashed: str) -> bool:
        """Whether a hash was made with other parameters than those of today."""
        return self._argon.check_needs_rehash(hashed)

    def _fits(self, hashed: str | None, password: str) -> bool:
        # Made at the first look of all, whosever it is.
        self._nobodys = self._nobodys or self._argon.hash("nobody's password, looked at where there is none")
        try:
            return self._argon.verify(hashed or self._nobodys, password[: MOST + 1]) and bool(hashed)
        except (VerificationError, InvalidHashError):
            return False

    @asynccontextmanager
    async def _one_of_few(self) -> AsyncIterator[None]:
        if self._coming >= AT_ONCE + QUEUE:
            raise AccountRefused("busy")
        self._coming += 1
        try:
            async with self._turn:
                yield
        finally:
            self._coming -= 1


def hash_now(password: str) -> str:
    """The hash of a password; blocks for a tenth of a second or more."""
    return STRONG.hash(password)
