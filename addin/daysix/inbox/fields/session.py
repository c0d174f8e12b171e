"""Which half of the first day was missed, where the words say so."""

from __future__ import annotations

import re

from daysix.inbox.sorted_mail import Found
from daysix.tracker.amounts import read_session

_AFTER = re.compile(
    r"\s*[(,]?\s*(?P<half>a\.?m|p\.?m|morning|afternoon)\.?(?:\s+(?:only|session))*\)?",
    re.IGNORECASE,
)
_BEFORE = re.compile(
    r"\b(?P<half>am|pm|morning|afternoon)(?:\s+session)?(?:\s+(?:of|on))?\s*$", re.IGNORECASE
)


def answered(typed: str, where: str) -> Found | None:
    """What stood beside a label: am or pm."""
    read = read_session(typed)
    return Found(read.value.lower(), where, typed) if read.value else None


def beside(text: str, start: int, end: int, *, where: str) -> Found | None:
    """The half of a day named beside its date."""
    match = _AFTER.match(text, end) or _BEFORE.search(text, max(0, start - 30), start)
    if match is None or text[end : end + 2].strip()[:1].isdigit():
        return None
    half = "am" if match["half"].casefold()[:1] in {"a", "m"} else "pm"
    if match["half"].casefold().startswith("af"):
        half = "pm"
    return Found(half, where, match["half"])
