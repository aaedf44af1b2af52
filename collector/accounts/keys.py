"""Secrets that open something: 256 random bits each, of which only the digest is kept."""

from __future__ import annotations

import hashlib
import secrets

BYTES = 32
"""Bytes of a secret. So many that a plain SHA-256 of it is enough: there is nothing to guess."""


def new_secret() -> str:
    """A fresh secret, as 43 characters that may stand in a cookie, a header or an address."""
    return secrets.token_urlsafe(BYTES)


def digest_of(secret: str) -> str:
    """What is kept of a secret: its SHA-256, in hex."""
    return hashlib.sha256(secret.encode()).hexdigest()
