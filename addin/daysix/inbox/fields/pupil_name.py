"""A pupil's name as "Forename Surname", from a form or a cell; comparing one name with another."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from daysix.inbox.sorted_mail import Found
from daysix.tracker.fields import says_nothing
from daysix.tracker.slips import is_one_slip
from daysix.tracker.whole_names import apart

MOST_WORDS, LONGEST = 6, 70
PARTICLES = frozenset({
    "de", "da", "di", "do", "dos", "das", "du", "van", "von", "der", "den", "bin", "ibn", "bint",
    "al", "el", "la", "le", "del", "della", "ap", "ter", "te", "abu", "ben", "y", "e",
})  # fmt: skip
_KNOWN_AS = re.compile(
    r"\s*(?:[(\[]|(?<!\w)[\"“'‘])(?:known as|aka|a\.k\.a\.|preferred(?: name)?:?|likes)?"
    r"\s*[^)\]\"”’']{1,25}(?:[)\]]|[\"”’'](?!\w))"
    r"|\s*,?\s*\b(?:known as|aka|a\.k\.a\.?)\s+\S+",
    re.IGNORECASE,
)
_BEHIND = re.compile(
    r"\s*(?:[-–—,;(/|]|\.(?=\s))\s*(?:y(?:ea)?r?\.?\s?(?:group)?\s?\d.*|dob\b.*|d\.o\.b.*|upn\b.*"
    r"|\d{1,2}[A-Za-z]{1,3}\)?"
    r"|date of birth.*|born\b.*|aged?\b.*|[\d/.]{6,}.*)$",
    re.IGNORECASE,
)
_TITLE = re.compile(r"(?:mr|mrs|miss|ms|master|mx)\.?\s+", re.IGNORECASE)
_INITIALS = re.compile(r"(?:[A-Z]\.?\s?){1,4}")
NO_NAME = "These are not a whole name. Ask the school for the child's forename and surname."


def answered(typed: str, where: str, *, heading: str = "") -> Found | None:
    """What stood beside a label asking for the whole name."""
    text = _bare(typed)
    if says_nothing(text) or not any(map(str.isalpha, text)):
        return None
    if _INITIALS.fullmatch(text) and len(text) <= 8:  # noqa: PLR2004 - "J.S." and not "JANE SMITH"
        return Found(None, where, typed.strip(), NO_NAME)
    words = text.split()
    if len(words) > MOST_WORDS or len(text) > LONGEST or any(c.isdigit() for c in text):
        return Found(None, where, typed.strip()[:LONGEST], NO_NAME)
    if len(words) > 1 and len(words[-1].rstrip(".")) == 1 and _has_capitals(words[-1]):
        return Found(None, where, typed.strip(), NO_NAME)  # "Danny P"
    if len(words) == 1 and "," not in text:
        one = not _has_capitals(text) and len(text) > 1  # a whole name in a script without spaces
        return Found(text if one else None, where, typed.strip(), "" if one else NO_NAME)
    return Found(ordered(text, heading), where, typed.strip())


def rest_at(typed: str) -> int:
    """Where in an answer the name ends and more begins: ``Jo Fox, dob 4/3/13``."""
    behind = _BEHIND.search(typed)
    return behind.start() if behind else len(typed)


def of_parts(forename: Found | None, surname: Found | None) -> Found | None:
    """The name from a forename and a surname asked for apart."""
    if forename is None and surname is None:
        return None
    if forename is None or surname is None:
        one = forename or surname
        return Found(None, one.where, one.typed, NO_NAME) if one else None
    first, last = _bare(forename.typed), _bare(surname.typed)
    return Found(natural(f"{first} {last}"), forename.where, f"{first} {last}")


def ordered(text: str, heading: str = "") -> str:
    """A name with its forename first, by its comma, its capitals or what its label says."""
    parts = apart(text, heading)
    if parts.certain and parts.surname and parts.forename:
        return natural(f"{parts.forename} {parts.surname}")
    return natural(" ".join(text.replace(",", " ").split()))


@lru_cache(maxsize=4096)
def natural(name: str) -> str:
    """A name in ordinary letters: ``SIOBHAN O'LEARY`` is Siobhan O'Leary; others stay."""
    words = name.split()
    return " ".join(_capitalised(word, alone=len(words) == 1) for word in words)


def _capitalised(word: str, *, alone: bool) -> str:
    letters = [c for c in word if c.isalpha()]
    shouted = word.isupper() and (len(letters) > 1)
    if not (shouted or (word.islower() and word not in PARTICLES)) or (
        alone and len(letters) < 3  # noqa: PLR2004 - initials
    ):
        return word
    lowered = word.casefold() if "ß" not in word else word.lower()
    made = re.sub(r"(^|[-'’.])([^\W\d_])", lambda m: m[1] + m[2].upper(), lowered)
    made = re.sub(r"['’]S$", lambda m: m[0].lower(), made)
    if re.match(r"Mc[a-z]{3}", made):
        made = made[:2] + made[2].upper() + made[3:]
    return made


@lru_cache(maxsize=4096)
def folded(name: str) -> str:
    """A name as names are compared: small letters, no accents or marks."""
    plain = unicodedata.normalize("NFKD", name.casefold().replace("ł", "l").replace("ø", "o"))
    kept = (
        c if c.isalnum() or c.isspace() else " " if c in "-–,." else ""
        for c in plain
        if not unicodedata.combining(c)
    )
    return " ".join("".join(kept).split())


def same(one: str, other: str) -> bool:
    """Whether two names are one child's: the same words, or one leaves out middle names."""
    first, second = folded(one).split(), folded(other).split()
    if not first or not second:
        return False
    if sorted(first) == sorted(second):
        return True
    shorter, longer = sorted((first, second), key=len)
    if len(shorter) < 2:  # noqa: PLR2004 - one word names nobody
        return False
    return {*shorter} <= {*longer} and (shorter[0] == longer[0] or shorter[-1] == longer[-1])


def alike(one: str, other: str) -> bool:
    """Whether two names differ by a slip of one letter: for a person to look at."""
    first, second = folded(one).split(), folded(other).split()
    if len(first) != len(second):
        return False
    odd = [(a, b) for a, b in zip(first, second, strict=True) if a != b]
    return len(odd) == 1 and min(map(len, odd[0])) > 2 and is_one_slip(*odd[0])  # noqa: PLR2004


def is_part_of(part: str, name: str) -> bool:
    """Whether initials, or a forename or surname alone, may be short for a whole name."""
    whole = folded(name).split()
    letters = [c for c in part if c.isalpha()]
    if part.isupper() and len(letters) <= 3:  # noqa: PLR2004 - initials
        starts = [word[:1] for word in whole]
        return [c.casefold() for c in letters] in (starts, [starts[0], starts[-1]])
    words = folded(part).split()
    return len(words) == 1 and bool(whole) and words[0] in {whole[0], whole[-1]}


def _has_capitals(text: str) -> bool:
    return text.casefold() != text or text.upper() != text


def _bare(typed: str) -> str:
    text = " ".join(typed.replace("\x02", " ").split())
    text = text[1:-1] if len(text) > 1 and text[0] in '"“' and text[-1] in '"”' else text
    text = _BEHIND.sub("", _KNOWN_AS.sub("", text))
    text = re.sub(r"(?<=[a-z]{2})\.$", "", text)
    return _TITLE.sub("", text).strip(' ,;:-–*•"“”')
