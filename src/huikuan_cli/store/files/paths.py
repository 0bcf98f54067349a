"""Paths as a person types them."""

from __future__ import annotations

from pathlib import Path


def typed_path(text: str) -> Path:
    """The path that was typed, with ~ as the home folder; a name that only begins with ~ stays as it is."""
    try:
        return Path(text).expanduser()
    except RuntimeError:  # ~ and a user that is not there
        return Path(text)
