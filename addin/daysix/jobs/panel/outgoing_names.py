"""Names of papers in a panel's folder: the same name again bears a number before its ending."""

from __future__ import annotations

import re

NUMBERED = re.compile(r"(.*?)(?: \((\d+)\))?")


def parted(stem: str) -> tuple[str, int]:
    """A file's name without its version, and the version."""
    fits = NUMBERED.fullmatch(stem)
    return (fits[1], int(fits[2] or 1)) if fits else (stem, 1)
