"""What forms say beside: looked after, SEN, EHC plan, an exam missed, how parents were told."""

from __future__ import annotations

import re

from daysix.inbox.sorted_mail import Found
from daysix.tracker.amounts import read_yes_no
from daysix.tracker.fields import says_nothing

YES_NO = frozenset({"looked_after", "ehcp", "exam", "social_worker"})
_LOOKED_AFTER = re.compile(
    r"(?<!not )(?<!not a )\b(?:is|are|as)\s+(?:a\s+)?(?:looked[- ]after|LAC\b|CLA\b"
    r"|child in care|in care\b)|\b(?:looked[- ]after child|child in care)\b",
    re.IGNORECASE,
)
_EHCP = re.compile(r"\b(?:has|have|with|holds)\s+(?:an?\s+)?(?:EHC\s?P(?:lan)?|EHC plan"
                   r"|education,? health and care plan)\b", re.IGNORECASE)  # fmt: skip


def answered(field: str, typed: str, where: str) -> Found | None:
    """What stood beside a label of one of these."""
    if field in YES_NO:
        read = read_yes_no(typed.partition(",")[0].strip() or None)
        if read.value is None:
            return None
        return Found(read.value, where, typed)
    return None if says_nothing(typed) else Found(typed.strip(), where, typed)


def said(text: str, where: str) -> dict[str, Found]:
    """What running words plainly say."""
    found = {}
    low = text.lower()
    for field, signs, pattern in (
        ("looked_after", ("looked", "lac", "cla", "care"), _LOOKED_AFTER),
        ("ehcp", ("ehc", "care plan"), _EHCP),
    ):
        match = pattern.search(text) if any(sign in low for sign in signs) else None
        if match:
            found[field] = Found(True, where, match[0])  # noqa: FBT003 - a value, no switch
    return found
