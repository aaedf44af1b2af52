"""The page's colours: every text on every ground has the contrast that WCAG 2.2 AA asks for, by day and by night."""

from __future__ import annotations

import re
from importlib.resources import files
from itertools import product

import pytest

Colour = tuple[float, float, float]

SHEETS = {one.name: one.read_text("utf-8") for one in files("collector.web").joinpath("styles").iterdir()}
CSS = "".join(SHEETS.values())
DAY, NIGHT = re.findall(r":root \{(.*?)\}", SHEETS["house.css"], re.DOTALL)[:2]
TONES = ("green", "amber", "slate", "blue", "red", "deep-red", "grey", "teal")
AA = 4.5


def colours(block: str) -> dict[str, Colour]:
    found = re.findall(r"--([\w-]+): #([0-9a-f]{6});", block)
    return {name: (int(code[:2], 16), int(code[2:4], 16), int(code[4:], 16)) for name, code in found}


def tint(block: str) -> float:
    return float(re.findall(r"--tint: (\d+)%", block)[0]) / 100


def mixed(one: Colour, share: float, other: Colour) -> Colour:
    red, green, blue = (a * share + b * (1 - share) for a, b in zip(one, other, strict=True))
    return red, green, blue


def luminance(colour: Colour) -> float:
    """Source: WCAG 2.2, relative luminance."""
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in (v / 255 for v in colour))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: Colour, other: Colour) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("block", [DAY, NIGHT], ids=["day", "night"])
def test_texts_can_be_read_on_every_background(block: str) -> None:
    of = colours(block)
    assert set(TONES) <= of.keys()
    for text, ground in product(("ink", "soft"), ("paper", "card")):
        assert contrast(of[text], of[ground]) >= AA, (text, ground)
    for tone in TONES:
        tinted = mixed(of[tone], tint(block), of["card"])
        for text in ("ink", "soft", tone):
            assert contrast(of[text], tinted) >= AA, (text, tone)
        assert contrast(of[tone], of["card"]) >= AA, tone
        assert contrast(of["on-tone"], of[tone]) >= AA, tone


def test_nothing_is_fetched_from_elsewhere() -> None:
    assert "http" not in CSS
    assert "@import" not in CSS
    assert "url(" not in CSS


def test_whoever_wants_no_motion_gets_none() -> None:
    assert re.search(r"prefers-reduced-motion: reduce\).*?animation: none", CSS, re.DOTALL)
