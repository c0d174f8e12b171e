"""What a line of a term-date list means, from its own words; what is unclear is not guessed.

"Autumn term", "Half-term", "INSET day", "Bank holiday" and "Term day" are clear. "School closes
for Christmas" is not: the day could be the last day of school or the first without it.
"""

from __future__ import annotations

import re

TERM, TERM_START, TERM_END, SCHOOL_DAY = "term", "first day", "last day", "school day"
HALF_TERM, HOLIDAY, BANK, INSET, CLOSURE = "half-term", "holiday", "bank holiday", "INSET", "closed"
UNCLEAR = "unclear"

NOT_ABOUT_DAYS = ("holiday club", "holiday camp", "holiday activities", "holiday homework")
INSET_WORDS = (
    "inset", "insets", "training day", "training days", "staff training", "teacher training",
    "staff development", "non pupil day", "non pupil days", "pupil free day", "pd day", "pd days",
    "professional development", "disaggregated", "occasional day", "occasional days",
)  # fmt: skip
AFTER_SCHOOL = ("twilight",)
BANK_WORDS = (
    "bank holiday", "bank holidays", "public holiday", "good friday", "easter monday", "may day",
    "christmas day", "boxing day", "new year's day", "new years day",
)  # fmt: skip
START_WORDS = (
    "starts", "start", "begins", "begin", "first day", "opens", "open", "reopens", "reopen",
    "re opens", "re open", "returns", "return", "commences", "back to school",
)  # fmt: skip
END_WORDS = (
    "ends", "end", "last day", "finishes", "finish", "closes", "close", "break up", "breaks up",
)  # fmt: skip
BETWEEN_WORDS = ("before", "after", "until", "from")
HALF_TERM_WORDS = ("half term", "half terms", "mid term break")
HOLIDAY_WORDS = (
    "holiday", "holidays", "vacation", "spring break", "easter break", "christmas break",
    "summer break", "winter break", "autumn break", "october break", "school break",
)  # fmt: skip
CLOSURE_WORDS = ("closed", "closure", "snow day")
SCHOOL_DAY_WORDS = ("term day", "term days", "school day", "school days")
SEASON_WORDS = ("autumn", "spring", "summer", "michaelmas", "lent", "hilary", "trinity")

_WORD = re.compile(r"[a-z0-9']+")
_NUMBERED_DAY = re.compile(r" day \d{1,3} ")


def kind_of(text: str) -> str | None:
    """Say what kind of line ``text`` is; None where it is not about school days at all."""
    line = tidy(text)
    if _has(line, NOT_ABOUT_DAYS):
        return None
    if _has(line, INSET_WORDS):
        twilight = _has(line, AFTER_SCHOOL) and not _has(line, ("disaggregated",))
        return UNCLEAR if twilight else INSET
    if _has(line, BANK_WORDS):
        return BANK
    starts, ends = _has(line, START_WORDS), _has(line, END_WORDS)
    if starts or ends or _has(line, BETWEEN_WORDS):
        return _edge(line, starts=starts, ends=ends)
    for words, kind in (
        (HALF_TERM_WORDS, HALF_TERM),
        (HOLIDAY_WORDS, HOLIDAY),
        (CLOSURE_WORDS, CLOSURE),
        (SCHOOL_DAY_WORDS, SCHOOL_DAY),
        (("term", "terms"), TERM),
    ):
        if _has(line, words):
            return kind
    return SCHOOL_DAY if _NUMBERED_DAY.match(line) else None


def names_a_season(text: str) -> bool:
    """Whether a bare term name such as ``Autumn`` or ``Spring 1`` was written."""
    return _has(tidy(text), SEASON_WORDS)


def tidy(text: str) -> str:
    """Small letters, one space between words and one at each end, ``half-term`` as two words."""
    words = _WORD.findall(text.casefold().replace("’", "'"))
    return f" {' '.join(words)} ".replace(" halfterm ", " half term ")


def _edge(line: str, *, starts: bool, ends: bool) -> str | None:
    """The first or last day of a term, where exactly that is said."""
    other = (*HALF_TERM_WORDS, *HOLIDAY_WORDS, *BETWEEN_WORDS)
    if _has(line, ("term",)) and starts != ends and not _has(line, other):
        return TERM_START if starts else TERM_END
    about = ("term", "school", "schools", "pupils", "students", *HALF_TERM_WORDS, *HOLIDAY_WORDS)
    return UNCLEAR if _has(line, about) else None


def _has(line: str, phrases: tuple[str, ...]) -> bool:
    return any(f" {phrase} " in line for phrase in phrases)
