"""Where the keys of a TOML file stand."""

from __future__ import annotations

import pytest

from collector.settings.lines import Location, key_lines, line_of

TEXT = """\
title = "x"
[a]
b.c = 1
"d e" = 2
[[m]]
id = 1
[m.k]
u = [
  1,
]
[[m]]
id = 2
long = \"\"\"
id = 3
\"\"\"
[[m.s]]
p = 1
[[m.s]]
p = { q = 2 }
"""


@pytest.mark.parametrize(
    ("location", "line"),
    [
        (("title",), 1),
        (("a",), 2),
        (("a", "b"), 3),
        (("a", "b", "c"), 3),
        (("a", "d e"), 4),
        (("m",), 5),
        (("m", 0), 5),
        (("m", 0, "id"), 6),
        (("m", 0, "k"), 7),
        (("m", 0, "k", "u", 0), 8),
        (("m", 0, "missing"), 5),
        (("m", 1), 11),
        (("m", 1, "id"), 12),
        (("m", 1, "s", 0, "p"), 17),
        (("m", 1, "s", 1, "p", "q"), 19),
        (("nowhere",), 0),
        ((), 0),
    ],
)
def test_a_keys_line_is_found(location: Location, line: int) -> None:
    """Its own, or that of the nearest key or table around it."""
    assert line_of(key_lines(TEXT), location) == line
