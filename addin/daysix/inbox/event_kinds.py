"""What happened to a pupil, by the mail's category and the words about that pupil."""

from __future__ import annotations

import re
from functools import lru_cache

from daysix.inbox.sought import sought

DEFAULT = {
    "permanent_exclusion": "permanent_exclusion",
    "suspension": "suspension",
    "withdrawal": "withdrawal",
    "governors_meeting": "governors_meeting",
    "governors_outcome": "governors_outcome",
    "irp_application": "irp_application",
    "fair_access": "fair_access_referral",
    "managed_move_offsite": "managed_move",
    "day6_provision": "day6_provision",
    "cross_border": "cross_border_transfer",
}
"""Categories that tell of events, and what they tell of unless the words say otherwise."""
EXCLUSIONS = frozenset({"permanent_exclusion", "suspension"})
DATED = EXCLUSIONS | {
    "managed_move", "off_site_direction", "day6_provision",
}  # fmt: skip
"""Events with a first day of their own."""
LASTING = frozenset({"suspension", "managed_move", "off_site_direction", "day6_provision"})
"""Events that may have a last day."""
MEETINGS = frozenset({"governors_meeting", "governors_outcome", "irp_application", "irp_outcome"})
SHORT_ANSWERS = {
    "p": "permanent_exclusion", "pex": "permanent_exclusion", "px": "permanent_exclusion",
    "permanent": "permanent_exclusion", "f": "suspension", "s": "suspension", "l": "suspension",
    "fixed": "suspension", "fixed term": "suspension", "fixed period": "suspension",
    "temporary": "suspension", "temp": "suspension", "fix": "suspension", "fixd": "suspension",
    "ft": "suspension", "ftx": "suspension", "perm ex": "permanent_exclusion",
    "lnch": "suspension", "lunch": "suspension", "lunchtime": "suspension",
}  # fmt: skip
"""What a form's "type" may be answered with."""
_PERMANENT = sought(
    r"\bperm(?:anent(?:ly)?)?[\s-]*(?:ex\b|excl)|\bp-?ex(?:'?e?d|ing)?\b|\bPX(?:s|ed|'d)?\b"
    r"|\bp-?exs\b"
    r"|\bexclud\w+\s+(?:\w+\s+){0,2}?permanently|\bpermanent exclusion\b|\bexpelled\b|\bPERM\b"
    r"|\bpermanent(?=\s*[,.;:)]|$)|(?-i:\bPERMANENT\b)"
    r"|\b(?:made|makes|making|became|becomes|become|is|was|are|were|be|been|now|to|gone|going)"
    r" (?:it |this |that |his |her |their )?permanent\b(?! (?:place|placement|school|role|post|job"
    r"|staff|position|record|vacanc))"
    r"|(?<!delete )(?<!deleted )(?<!remove )(?<!delete it )\bpermanently\b"
    r"(?! delet| destroy| eras)",
    *("perm", "pex", "p-ex", "px", "expelled"),
    flags=re.MULTILINE,
)
_SUSPENDED = re.compile(
    r"\bsusp\w*|\bfixed[- ]?(?:term|period)|\bFTE?X?\b|\bFEX\b|\bLNCH\b"
    r"|(?<!\bat )(?<!\bby )(?<!during )(?<!after )(?<!before )(?<!until )(?<!since )(?<!shortened )"
    r"(?<!reduced )(?<!his )(?<!her )(?<!their )\blunch\s?times?\b",
    re.IGNORECASE,
)
_LENGTH = re.compile(
    r"\b(?:\d(?:\.\d)?|one|two|three|four|five|half)[\s-]*(?:a\s)?days?\b", re.IGNORECASE
)
_MAYBE = re.compile(
    r"\b(?:risk of|avoid\w*|consider\w*|instead of|rather than|not|could lead to|may lead to"
    r"|alternative to|threat of|near(?:ing)?|prevent\w*|if|about to)\s+(?:\w+\s+){0,3}$"
    r"|\b(?:may|might|could|would|can)\s+(?:\w+\s+){0,1}$",
    re.IGNORECASE,
)
_OFF_SITE = re.compile(r"\boff[- ]?site\b|\bdirect(?:ed|ing|ion)\b|\bs\.?\s?29A\b", re.IGNORECASE)
_MOVES = re.compile(
    r"\b(?:has |have |is |are )?mov(?:ed|ing)\s+(?:in)?to\b|\btransfer\b|\bnew address\b",
    re.IGNORECASE,
)
_MANAGED = re.compile(
    r"(?<!\bnot a )(?<!\bno )(?<!\bthan a )(?<!\bof a )\b(?:managed move|supported transfer)\b",
    re.IGNORECASE,
)
_OUTCOME = re.compile(
    r"\b(?:upheld|uphold|quash\w*|recommend\w*|decision of the (?:independent )?(?:review )?panel"
    r"|panel (?:has )?(?:decided|met and|found)|outcome of|irp outcome|review panel met)\b",
    re.IGNORECASE,
)
_OBJECTS = re.compile(
    r"\bobject\w*|\brefus\w+|\bnot (?:able|agree|accept|in a position)\b|\bunable to (?:admit|offer"
    r"|accept|take)|\bdo(?:es)? not (?:agree|accept)|\bappeal against the direction|\bcannot admit",
    re.IGNORECASE,
)


def kind_of(category: str, words: str, *, answer: str = "") -> str:
    """The event of a part of a mail; ``answer`` is what a form's own "type" says."""
    short = SHORT_ANSWERS.get(answer.strip().casefold())
    return short or _kind(category, words, answer)


def _kind(category: str, words: str, answer: str) -> str:
    default = DEFAULT.get(category, "")
    if category == "cross_border" and _MOVES.search(words):
        return default
    if category in EXCLUSIONS or category == "cross_border":
        return _exclusion(default, answer) if answer else _exclusion(default, words)
    if category == "managed_move_offsite":
        off_site = _OFF_SITE.search(words) and not _MANAGED.search(words)
        return "off_site_direction" if off_site else default
    if category == "irp_application":
        return "irp_outcome" if _OUTCOME.search(words) and not _asks(words) else default
    if category == "fair_access":
        return "fair_access_objection" if _OBJECTS.search(words) else default
    return default


def speaks_of_exclusion(words: str) -> bool:
    """Whether some words speak of an exclusion at all."""
    return bool("xclu" in words or _SUSPENDED.search(words) or _PERMANENT.search(words))


def speaks_of_length(words: str) -> bool:
    """Whether some words give a number of days."""
    return _LENGTH.search(words) is not None


@lru_cache(maxsize=64)
def _marks(words: str) -> tuple[bool, bool]:
    """Whether some words speak of a permanent exclusion, and of a suspension."""
    permanent = any(
        not _MAYBE.search(words[max(0, match.start() - 40) : match.start()])
        for match in _PERMANENT.finditer(words)
    )
    return permanent, _SUSPENDED.search(words) is not None


def _exclusion(default: str, words: str) -> str:
    permanent, suspended = _marks(words)
    if permanent and suspended:
        return default if default in EXCLUSIONS else "permanent_exclusion"
    if permanent:
        return "permanent_exclusion"
    if suspended:
        return "suspension"
    if _LENGTH.search(words) and default == "permanent_exclusion" and "xclu" in words:
        return "suspension" if re.search(r"\bfor\s+\S+\s+days?\b", words) else default
    return default


def _asks(words: str) -> bool:
    return bool(re.search(r"\b(?:apply|applying|application|request\w*) for (?:an? )?(?:independent"
                          r"|review|irp)", words, re.IGNORECASE))  # fmt: skip
