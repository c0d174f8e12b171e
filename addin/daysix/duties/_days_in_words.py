"""Days out in words: ``5.5 days``, ``1 day``."""

from __future__ import annotations


def days_in_words(days: float) -> str:
    """Write a number of days without a needless ``.0``."""
    return f"{days:g} day" if days == 1 else f"{days:g} days"
