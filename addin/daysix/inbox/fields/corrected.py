"""Corrections: "3 days not 5", "10 November rather than 9 November" — the old value is covered."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from daysix.inbox.fields.words import Words

_WORTH_READING = re.compile(
    r"\bnot\b|rather than|instead of|incorrect|wrong|error|changed|amend|reduc|extend|correct"
    r"|original|previous|mistake|increas|shorten|revis|should",
    re.IGNORECASE,
)


def corrected(read: Words) -> Words:
    """The words with every value covered that they themselves say is wrong."""
    if _WORTH_READING.search(read.text) is None:
        return read
    return read.covering(
        match.span("old") for pattern in _patterns() for match in pattern.finditer(read.text)
    )


_VALUE = (
    r"[^.;,\n()]{0,30}?\d[^.;,\n()]{0,40}|(?:the )?[a-z]+ (?:days?|sessions?)"
    r"|(?:two|three|four|five|six|seven|eight|nine|ten|one)\b"
)
_INSTEAD = (
    r"(?P<old>\b(?:(?:and |but )?not(?! attend| be | come| to )|rather than|instead of"
    r"|in place of|as opposed to)\s+"
    rf"(?:the |from |for |on |until |to |a )*(?:{_VALUE}))"
)
_CHANGED = (
    r"\b(?:changed|amended|reduced|extended|increased|shortened|corrected|revised|cut)"
    r"(?:\s+\w+){0,3}?\s+(?P<old>from\s+[^.;\n]{1,40}?)\s+to\b"
)
_BEFORE = (
    r"(?P<old>\b(?:previously|originally|incorrectly|wrongly|mistakenly|in error)\b"
    r"[^.;\n]*?\d[^.;\n]*?)(?=[.;\n]|,? (?:but|it|this|and|should|which|the)\b|$)"
)
_SAID = (
    r"(?P<old>\b(?:gave|said|stated|put down|recorded|put|wrote|entered|sent|read|showed?|says?)\b"
    r"[^.;\n]*?\d[^.;\n]{0,40}?)(?=[,;.]? (?:but|it should|this should|which should|and should"
    r"|should)\b"
    r"|[,.;]? ?(?:this|which|that) (?:is|was) (?:wrong|incorrect|an? (?:error|typo)))"
)


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    return tuple(
        re.compile(pattern, re.IGNORECASE) for pattern in (_INSTEAD, _CHANGED, _BEFORE, _SAID)
    )
