"""Why something was not done, in the reader's language: the rooms below say it in English, for who types commands."""

from __future__ import annotations

import re
from collections.abc import Sequence

from collector.errors import RequestRefused
from collector.web.wording import Wording

REFUSALS: Sequence[tuple[str, str]] = (
    (r"(a correction|taking a correction back) needs a reason", "reason"),
    (r"no such count: .*", "no_count"),
    (r".* is not waiting for review: .*", "not_waiting"),
    (r"order (?P<order>.*) is (done|cancelled): nothing more is made for it", "closed"),
    (r"there is no order .*", "no_order"),
    (r"order .* has (no operation|several operations).*", "operation"),
    (r"operation .* of order .* is for .*", "operation"),
    (r"at one machine there are one or two trainees.*", "trainees"),
    (r"the same trainee is named twice", "twice"),
    (r"nobody in the registry is called .*", "nobody"),
    (r"no number of parts can be below 0", "negative"),
    (r".* are more than (?P<parts>\d+) parts", "too_many"),
    (r"count .* has been changed again since.*", "changed_again"),
    (r"one of these corrections is not on record any more", "gone"),
    (r"the registry has changed since the preview.*", "registry_changed"),
)
"""What may be said below, and the text that says so here."""


def refusal_text(refusal: RequestRefused, say: Wording) -> str:
    """Why it was not done; as it was said below where there is no better text: in English rather than not at all."""
    for pattern, key in REFUSALS:
        found = re.fullmatch(pattern, str(refusal), re.DOTALL)
        if found is not None:
            return say(f"orders.refused.{key}", **found.groupdict())
    return say("house.failed", reason=str(refusal))
