"""The cookies of the pages: what each is called, how it is set, and how it is read."""

from __future__ import annotations

from starlette.requests import HTTPConnection

LANGUAGE = "etabli_language"
"""Keeps the language that somebody chose."""

SESSION = "etabli_session"
"""Keeps who signed in; gone with the browser."""

DEVICE = "etabli_device"
"""Keeps which paired device this is."""

DAY = 86_400
DEVICE_LASTS = 400 * DAY
"""Seconds for which a device is known without having been here: the most that browsers allow."""

LANGUAGE_LASTS = 365 * DAY


def is_secure(connection: HTTPConnection) -> bool:
    """Whether what is sent is read by nobody on the way: by TLS, here or at the proxy before us."""
    return connection.scope["scheme"] in ("https", "wss")


def read(connection: HTTPConnection, name: str) -> str:
    """A secret cookie's value; empty where there is none.

    Under TLS only the cookie that was set under TLS counts: nobody on the way can have put it there.
    """
    return connection.cookies.get(_full(name, connection), "")


def secret(connection: HTTPConnection, name: str, value: str, *, lasts: int | None = None) -> str:
    """The header that sets a secret cookie: no script reads it, and no other site's page makes a browser send it.

    Args:
        connection: By which it was asked for.
        name: `SESSION` or `DEVICE`.
        value: The secret; empty to take the cookie back.
        lasts: Seconds; None until the browser is closed.
    """
    age = 0 if not value else lasts
    marks = ["Path=/", "HttpOnly", "SameSite=Strict"]
    if age is not None:
        marks.append(f"Max-Age={age}")
    if is_secure(connection):
        marks.append("Secure")
    return "; ".join([f"{_full(name, connection)}={value}", *marks])


def language(connection: HTTPConnection, value: str) -> str:
    """The header that keeps a chosen language; an empty one takes it back."""
    marks = f"Path=/; SameSite=Lax; HttpOnly; Max-Age={LANGUAGE_LASTS if value else 0}"
    return f"{LANGUAGE}={value}; {marks}" + ("; Secure" if is_secure(connection) else "")


def headers(*cookies: str) -> list[tuple[bytes, bytes]]:
    """Cookies as headers of an answer."""
    return [(b"set-cookie", cookie.encode("latin-1")) for cookie in cookies]


def _full(name: str, connection: HTTPConnection) -> str:
    # Browsers take this prefix under TLS only, and never from a neighbouring host.
    return f"__Host-{name}" if is_secure(connection) else name
