"""Finds the configuration that travels with the program, in a checkout and in an installed wheel alike."""

from __future__ import annotations

from pathlib import Path

import collector


def shipped(*parts: str) -> Path:
    """A file or folder of the shipped configuration.

    Args:
        parts: The way to it, such as `"demo", "etabli.toml"`; none for the folder itself.

    Returns:
        Its path. In a wheel the folder lies inside the package, in a checkout beside it.
    """
    package = Path(collector.__file__).parent
    inside = package / "config"
    return (inside if inside.is_dir() else package.parent / "config").joinpath(*parts)
