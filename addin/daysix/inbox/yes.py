"""A short "yes" to a question of ours: what is said then stands only in the mail below."""

from __future__ import annotations

import re

_FIRST_WORDS = 200
_GREETING = (
    r"(?:(?:ah|oh|so|well|ok|okay|right)\b[\s,!.]{0,3}){0,2}(?:sorry|apologies)?[\s,!.]{0,3}"
    r"(?:(?:hi|hello|hiya|hey|dear|morning|afternoon|good (?:morning|afternoon|evening))\b"
    r"[^\n.!]{0,30}?[\n,.!-]\s*)?"
    r"(?:(?:apologies|sorry|thanks|thank you)\b[^\n.!]{0,40}[\n,.!-]\s*)?"
)
_YES = re.compile(
    rf"\s*{_GREETING}(?:yes|yep|yeah|yup|correct|confirmed|confirming|affirmative|indeed|definitely"
    r"|afraid so|i['’]?m afraid so|i am afraid so|that(?:['’]?s| is) (?:right|correct|the case)"
    r"|it is(?! not)|it['’]?s definite|he is(?! not)|she is(?! not)|they are(?! not)"
    r"|he has(?! not)|she has(?! not)|i (?:can )?confirm|we (?:can )?confirm|happy to confirm"
    r"|just to confirm|(?:please )?treat this as|this is (?:the|our) formal)\b",
    re.IGNORECASE,
)
_NO = re.compile(
    r"\s*(?:yes|yep|yeah)?\W{0,3}(?:no\b|not\b|but not|only considering)", re.IGNORECASE
)
_ASKED = re.compile(
    r"[^.?!\n]*\b(?:is|was|has|have|are|can you confirm|please confirm|do you mean|whether|or)\b"
    r"[^.?!\n]{0,120}\b(?:permanent(?:ly)?|p-?ex|perm ex\w*|expelled)\b[^.?!\n]*\?",
    re.IGNORECASE,
)
_ABOUT_PAPERS = re.compile(
    r"\b(?:paperwork|letters?|forms?|papers|meeting|governors|hearing|panel|work|provision|upn|dob"
    r"|date of birth|received|copy|copies|appeal|review|taxi|parents? (?:been|aware)|address)\b",
    re.IGNORECASE,
)
_PLAINLY = re.compile(
    rf"\s*{_GREETING}(?:(?:no|not any ?more|yes|well)\b[^.\n]{{0,40}}?[,.;–-]+\s*)?"
    r"(?:(?:it|that|this|he|she)(?:['’]?s| is| was)\s+(?:now |definitely |a |been made )*)?"
    r"(?:permanent(?:ly)?|perm|p-?ex(?:['’]?e?d)?|px|for good)\b"
    r"(?!\s+(?:place|placement|move|role|post|school|member|staff))"
    r"|\s*(?:the )?(?:second(?: one)?|latter|permanent one)\b",
    re.IGNORECASE,
)
"""``It's permanent``, ``The latter``: the answer to whether it is one or the other."""
_SUPPOSED = re.compile(r"\b(?:if|unless|may|might|could|would|consider\w*|not)\b", re.IGNORECASE)
_ASKED_OF_ONE = re.compile(
    r"[^.?!\n]*\b(?:exclu\w+|suspen\w+|p-?ex|fixed[- ]term)\b[^?!\n]*\?", re.IGNORECASE
)
_SHOWN = 90


def says_yes_to(new: str, below: str) -> str:
    """The question about a permanent exclusion that these words say yes to; blank if none."""
    first = new[:_FIRST_WORDS]
    plain = _PLAINLY.match(first)
    if plain and not _SUPPOSED.search(first[plain.end() :].split("\n")[0].split(".")[0]):
        asked = _ASKED.search(below) or _ASKED_OF_ONE.search(below)
        if asked:
            return asked[0].strip()[:_SHOWN]
    found = _YES.match(first)
    if found is None or _NO.match(new, found.end()):
        return ""
    for asked in _ASKED.finditer(below):
        if not _ABOUT_PAPERS.search(asked[0]):
            return asked[0].strip()[:_SHOWN]
    return ""
