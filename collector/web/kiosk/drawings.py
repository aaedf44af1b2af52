"""The kiosk's drawings: big, plain, each with its word beside it."""

from __future__ import annotations


def _svg(drawing: str) -> str:
    return (
        '<svg viewBox="0 0 48 48" aria-hidden="true" fill="none" stroke="currentColor" stroke-width="3.6"'
        f' stroke-linecap="round" stroke-linejoin="round">{drawing}</svg>'
    )


YES = _svg('<circle cx="24" cy="24" r="19"/><path d="M14.5 24.8l6.6 6.6 12.6-14"/>')
WITH = _svg(
    '<circle cx="17" cy="16" r="6"/><path d="M6 37c1-7.5 5.6-11 11-11s10 3.5 11 11"/>'
    '<circle cx="33" cy="14" r="5"/><path d="M32 24c5.4 0 9 3.4 10 10"/>'
)
NO = _svg('<path d="M16 5h16l11 11v16L32 43H16L5 32V16z"/><path d="M15 24h18"/>')
BADGE = _svg(
    '<rect x="11" y="7" width="26" height="34" rx="4"/><path d="M20 7V4h8v3"/><circle cx="24" cy="20" r="4.6"/>'
    '<path d="M16.500 33c.8-4.400 3.800-6.400 7.500-6.400s6.700 2 7.500 6.400"/>'
)
GOOD = _svg('<path d="M9 25.500l10 10 20-22"/>')
SCRAP = _svg('<path d="M12 12l24 24M36 12L12 36"/>')
REWORK = _svg('<path d="M37 17a15 15 0 1 0 2 11"/><path d="M38 7v10.500H27.500"/>')
STOP = _svg('<path stroke-width="5.500" d="M16 11v26M32 11v26"/>')
CALL = _svg('<path d="M10 34h28M13.500 34V22a10.500 10.500 0 0 1 21 0v12M20 40.500h8M24 7V5"/>')
LEAVE = _svg('<path d="M27 8H11v32h16M20 24h21M34 16.500l7.500 7.500-7.500 7.500"/>')
SETUP = _svg(
    '<path d="M7 15h15M33 15h8M7 33h6M24 33h17"/><circle cx="27.500" cy="15" r="5.500"/>'
    '<circle cx="18.500" cy="33" r="5.500"/>'
)
RUN = _svg('<path fill="currentColor" d="M16 10v28l22-14z"/>')
INSPECT = _svg('<circle cx="21" cy="21" r="13"/><path d="M31 31l10.500 10.500M15.500 21.500l4.200 4.200 7-8"/>')
ALARM = _svg('<path d="M24 6l19 34H5z"/><path d="M24 19v9.500M24 34v.2"/>')
WAIT = _svg('<circle cx="24" cy="24" r="18"/><path d="M24 13v11.500l7.500 5"/>')
ORDER = _svg('<path d="M13 5h15l8 8v30H13z"/><path d="M19 23h11M19 31h11"/>')
KEYS = _svg(
    '<rect x="9" y="9" width="30" height="30" rx="5"/>'
    '<path stroke-width="5" d="M17 17v.1M24 17v.1M31 17v.1M17 24v.1M24 24v.1M31 24v.1M17 31v.1M24 31v.1M31 31v.1"/>'
)
BACK = _svg('<path d="M28 9L13 24l15 15"/>')
CHANGE = _svg('<path d="M8 17h29M29 9l8.500 8L29 25M40 31H11M19 23l-8.500 8 8.500 8"/>')
