"""What is touched on a kiosk: buttons for gloves, each with its drawing and its word; what they do stands in them."""

from __future__ import annotations

import json
from html import escape


def touch(
    text: str,
    *,
    act: str = "",
    panel: str = "",
    drawing: str = "",
    classes: str = "",
    under: str = "",
    says: dict[str, object] | None = None,
) -> str:
    """A button.

    Args:
        text: Its word.
        act: What is sent when it is touched; see `deeds.Act`.
        panel: The panel that it opens instead.
        drawing: Its drawing.
        classes: CSS classes besides.
        under: A smaller line under the word.
        says: What is sent with the act.
    """
    small = f"<small>{escape(under)}</small>" if under else ""
    return button(f"{drawing}<span>{escape(text)}{small}</span>", act=act, panel=panel, classes=classes, says=says)


def button(
    content: str, *, act: str = "", panel: str = "", classes: str = "", says: dict[str, object] | None = None
) -> str:
    """A button around HTML; arguments as for `touch`."""
    does = f' data-act="{escape(act)}"' if act else f' data-panel="{escape(panel)}"' if panel else ""
    with_ = f" data-says='{escape(json.dumps(says, ensure_ascii=False), quote=True)}'" if says else ""
    return f'<button type="button" class="{escape(f"touch {classes}".strip())}"{does}{with_}>{content}</button>'
