"""The headers that tell browsers what our pages never do, so that nobody else makes them do it."""

from __future__ import annotations

POLICY = {
    "default-src": "'self'",
    # NiceGUI compiles its templates in the browser and runs what the server sends it: neither works without these two.
    "script-src": "'self' 'unsafe-inline' 'unsafe-eval'",
    "style-src": "'self' 'unsafe-inline'",
    "img-src": "'self' data: blob:",
    "font-src": "'self' data:",
    "media-src": "'self' data: blob:",
    "worker-src": "'self' blob:",
    "connect-src": "'self'",
    "form-action": "'self'",
    "frame-ancestors": "'self'",
    "base-uri": "'self'",
    "object-src": "'none'",
}
"""Where what a page is made of may come from: from here. What slips into a page cannot call home."""

PLAIN_POLICY = {
    "default-src": "'none'",
    "style-src": "'self' 'unsafe-inline'",
    "font-src": "'self'",
    "img-src": "'self' data:",
    "form-action": "'self'",
    "frame-ancestors": "'none'",
    "base-uri": "'none'",
}
"""For pages that are written here as they are, such as the sign-in: no script at all."""

NEVER = (
    "accelerometer", "camera", "display-capture", "geolocation", "gyroscope", "hid", "magnetometer",
    "microphone", "midi", "payment", "serial", "usb",
)  # fmt: skip
"""What no page asks a browser for."""


def policy(rules: dict[str, str]) -> str:
    """A Content-Security-Policy as it is sent."""
    return "; ".join(f"{name} {places}" for name, places in rules.items())


SAFE_HEADERS = [
    ("X-Content-Type-Options", "nosniff"),
    ("X-Frame-Options", "SAMEORIGIN"),
    ("Content-Security-Policy", policy(POLICY)),
    ("Referrer-Policy", "same-origin"),
    ("Cross-Origin-Resource-Policy", "same-origin"),
    ("Permissions-Policy", ", ".join(f"{name}=()" for name in NEVER)),
]
"""With every answer: browsers take it for what it is, frame it nowhere else, and tell no other site of it."""

ONLY_BY_TLS = (b"strict-transport-security", b"max-age=31536000")
"""With every answer under TLS: for a year this host is asked for in no other way."""

PRIVATE = (b"cache-control", b"no-store")
"""With every answer that says nothing else: what somebody saw is not found in a browser's cache afterwards."""
