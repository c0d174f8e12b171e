"""Papers as officers list them in one cell."""

from __future__ import annotations


def listed(text: str) -> list[str]:
    """What stands between commas, semicolons or line ends, tidied."""
    parts = text.replace("\n", ";").replace(",", ";").split(";")
    return [part.strip() for part in parts if part.strip()]
