"""Whether what a page shows is live: three words, of which the style sheet shows one."""

from __future__ import annotations

from html import escape

from collector.web.wording import Wording


def connection_words(say: Wording) -> str:
    """Live, lost (the browser hears nothing) or frozen (the collector cannot look)."""
    return "".join(f'<span class="{word}">{escape(say(word))}</span>' for word in ("live", "lost", "frozen"))


def full_words(say: Wording, *, full: bool) -> str:
    """That the disk is full and nothing is recorded; nothing where it is not."""
    return f'<p class="notice bad" role="alert">{escape(say("disk_full"))}</p>' if full else ""
