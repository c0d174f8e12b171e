"""Corrections: "3 days not 5", "10 November rather than 9 November" — the old value is covered."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from daysix.inbox.fields.words import Words

_WORTH_READING = (
    *("rather than", "instead of", "incorrect", "wrong", "error", "changed", "amend", "reduc"),
    *("extend", "correct", "original", "previous", "mistake", "increas", "shorten", "revis"),
    *("should", "further", "another", "additional", "second", "separate"),
)
_WORDS = re.compile(r"\b(?:not|new)\b")
"""The same for words that many longer ones begin with."""


def corrected(read: Words) -> Words:
    """The words with every value covered that they themselves say is wrong."""
    low = read.text.lower()
    if not any(sign in low for sign in _WORTH_READING) and _WORDS.search(low) is None:
        return read
    return read.covering(
        match.span("old")
        for signs, pattern in _patterns()
        if any(sign in low for sign in signs)
        for match in pattern.finditer(read.text)
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


_FORMER = (
    r"(?P<old>\b(?:was|were|had been|has been|is)\s+(?:already\s+|originally\s+|initially\s+)?"
    r"(?:on|serving|out|given|suspended|excluded)\b[^.;\n]*\d[^.;\n]*)"
    r"(?=[.;\n][\s\S]{0,200}?\b(?:issued|given|giving|gave|received|imposed|imposing|adding|added)\s+"
    r"(?:him |her |them |with )?(?:a|an)\s+(?:further|additional|second|another|separate|new)\b)"
)
"""``Was on 3 days. Has been given a further suspension of 2``: only the further one is news."""


@cache
def _patterns() -> tuple[tuple[tuple[str, ...], re.Pattern[str]], ...]:
    """The shapes of a correction, each behind words of which it has one at least."""
    shapes = (
        (("not", "rather than", "instead of", "in place of", "as opposed to"), _INSTEAD),
        (("from",), _CHANGED),
        (("previously", "original", "incorrect", "wrong", "mistaken", "in error"), _BEFORE),
        (("should", "wrong", "incorrect", "error", "typo", "but"), _SAID),
        (("further", "additional", "second", "another", "separate", "new"), _FORMER),
    )
    return tuple((signs, re.compile(shape, re.IGNORECASE)) for signs, shape in shapes)
