"""The pages' few drawings, as inline SVG: a state is told by colour, drawing and word, never by colour alone."""

from __future__ import annotations

from collections.abc import Mapping

from collector.web.floor.standing import Standing


def _svg(drawing: str) -> str:
    return (
        '<svg viewBox="0 0 24 24" aria-hidden="true" fill="none" stroke="currentColor" stroke-width="2.4"'
        f' stroke-linecap="round" stroke-linejoin="round">{drawing}</svg>'
    )


STANDINGS: Mapping[Standing, str] = {
    Standing.RUNNING: _svg('<path fill="currentColor" d="M8.5 5.8v12.4L18.5 12z"/>'),
    Standing.PAUSED: _svg('<path stroke-width="3.6" d="M8.5 6v12M15.5 6v12"/>'),
    Standing.READY: _svg('<path d="M5.5 12.5l4.2 4.2 8.8-9.4"/>'),
    Standing.SETUP: _svg(
        '<path d="M4.5 8h7M17.5 8h2M4.5 16h2M12.5 16h7"/><circle cx="14.5" cy="8" r="2.6"/>'
        '<circle cx="9.5" cy="16" r="2.6"/>'
    ),
    Standing.ALARM: _svg('<path d="M12 4L21 19.5H3z"/><path d="M12 10v4.2M12 17v.1"/>'),
    Standing.EMERGENCY: _svg(
        '<path d="M8.2 3h7.6L21 8.2v7.6L15.8 21H8.2L3 15.8V8.2z"/><path d="M12 7.5v5.6M12 16.5v.1"/>'
    ),
    Standing.UNSEEN: _svg('<path d="M8.8 9.2a3.3 3.3 0 1 1 4.9 3c-1.1.7-1.7 1.3-1.7 2.5M12 18.4v.1"/>'),
    Standing.MEASURING: _svg('<path d="M3 12.5h4l2.6-6.5 4.4 12 2.6-5.5h4.4"/>'),
}
"""One drawing for each way in which a machine stands."""

PEOPLE = _svg('<circle cx="12" cy="8" r="3.6"/><path d="M4.8 20c.7-4 3.5-6 7.2-6s6.5 2 7.2 6"/>')
ORDER = _svg('<path d="M7 3.5h7l4 4V20.5H7z"/><path d="M10 11.5h5M10 15.5h5"/>')
PROGRAM = _svg('<path d="M8.5 7.5L4 12l4.5 4.5M15.5 7.5L20 12l-4.5 4.5"/>')
WEAR = _svg('<path d="M12 3v11M8 14h8l-4 7z"/>')
REVIEW = _svg('<path d="M12 4.5l8.5 15h-17z"/><path d="M12 10.5v4M12 17v.1"/>')
