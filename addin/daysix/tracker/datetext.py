"""The shapes a typed date can take. Says which shape; ``dates.py`` says what it means.

One pattern with named parts for each of three orders (day first in figures, a named month, year
first), made on first use because patterns cost more to make than to use.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from daysix.records import NamedTuple

if TYPE_CHECKING:
    import re
    from collections.abc import Iterable

MONTH_NAMES = ("january", "february", "march", "april", "may", "june", "july", "august",
               "september", "october", "november", "december")  # fmt: skip
DAY_NAMES = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
LONGEST = 60
"""Anything longer is a note, not a date."""

MONTH_BY_NAME = {
    **{name: n for n, name in enumerate(MONTH_NAMES, start=1)},
    **{name[:3]: n for n, name in enumerate(MONTH_NAMES, start=1)},
    "sept": 9,
}
WEEKDAY_BY_NAME = {
    **{name: n for n, name in enumerate(DAY_NAMES)},
    **{name[:3]: n for n, name in enumerate(DAY_NAMES)},
    "tues": 1, "weds": 2, "thur": 3, "thurs": 3,
}  # fmt: skip

# Spaces, dashes and quotation marks that look alike to a reader.
_ALIKE = {
    **dict.fromkeys(map(ord, "\u00a0\u2007\u2009\u202f\u3000\t\r\n"), " "),
    **dict.fromkeys(map(ord, "\u200b\u200c\u200d\u200e\u200f\u2060\ufeff"), None),
    **dict.fromkeys(map(ord, "\u2010\u2011\u2012\u2013\u2014\u2212"), "-"),
    **dict.fromkeys(map(ord, "\u2018\u2019"), "'"),
}

_TIME = (
    r"(?:(?:,? +(?:at +)?|T)(?P<hour>[0-9]{1,2})[:.](?P<minute>[0-9]{2})(?::(?P<second>[0-9]{2})"
    r"(?:[.,][0-9]{1,9})?)? ?(?P<half>[ap]\.?m\.?)?(?P<zone>Z|[+-][0-9]{2}:?[0-9]{2})?)?"
)
_WEEKDAY = r"(?:(?!the )(?P<weekday>[a-z]{3,9})(?:[.,]+ *| +))?"
_ORDINAL = r"(?: ?(?:st|nd|rd|th))?"
_SHAPES = {
    "figures": (
        rf"{_WEEKDAY}(?P<day>[0-9]{{1,2}}) ?(?P<mark>[/.-]) ?(?P<month>[0-9]{{1,2}})"
        rf" ?(?P=mark) ?(?P<year>[0-9]{{4}}|[0-9]{{2}}){_TIME}"
    ),
    "named": (
        rf"{_WEEKDAY}(?:the )?(?P<day>[0-9]{{1,2}}){_ORDINAL}(?: of)?[ /.,-]{{0,2}}"
        rf"(?P<month>[a-z]{{3,9}})[ /.,'-]{{0,2}}(?P<year>[0-9]{{4}}|[0-9]{{2}}){_TIME}"
    ),
    "year_first": (
        rf"(?P<year>[0-9]{{4}})(?P<mark>[/.-])(?P<month>[0-9]{{1,2}}|[a-z]{{3,9}})(?P=mark)"
        rf"(?P<day>[0-9]{{1,2}}){_TIME}"
    ),
    "american": (
        rf"{_WEEKDAY}(?P<month>[a-z]{{3,9}})[ ./-]{{0,2}}(?P<day>[0-9]{{1,2}}){_ORDINAL}"
        rf",? *[ ./-]?(?P<year>[0-9]{{4}}){_TIME}"
    ),
    "no_year": (
        rf"{_WEEKDAY}(?:(?:the )?[0-9]{{1,2}}{_ORDINAL}(?: of)?[ -]?(?P<month>[a-z]{{3,9}})"
        rf"|[0-9]{{1,2}} ?[/.-] ?[0-9]{{1,2}})\.?"
    ),
    "no_day": r"(?P<month>[a-z]{3,9})[ /.'-]{0,2}(?:[0-9]{4}|[0-9]{2})",
    "day": rf"{_WEEKDAY}[0-9]{{1,2}}{_ORDINAL}",
    "week": r"(?:w[/\\.]? ?[cbe]\b|week\b).*",
    "half_after": (
        r"(?P<rest>.*[0-9a-z])(?: *[,(-]+ *| +)"
        r"(?P<half>a\.?m|p\.?m|morning|afternoon)\.?(?: session| only)?\)?"
    ),
    "half_before": r"(?P<half>a\.?m|p\.?m|morning|afternoon)\.?(?: of)? *[,-]* +(?P<rest>.+)",
    "hour_after": r"(?P<rest>.*?[0-9a-z]),? +(?:at +)?(?:1[0-2]|0?[1-9]) ?[ap]\.?m\.?",
    "joint": r" *- *| +(?:to|until|till|thru|through) +",
    "remark_after": r" *(?:\([^()]*\)|\?+|\*+)$",
    "remark_before": r"^(?:approx\.?|approximately|about|circa|c\.|from|on|since|starting|wef) +",
    "apart": r"(?<=[0-9])[ ,\\/.-]+(?=[0-9])",
}
_made: dict[str, re.Pattern[str]] = {}
EDGES = frozenset({"", " ", "'"})


class Parts(NamedTuple):
    """The parts of a typed date, not yet known to be a real day."""

    day: int
    month: int
    year: str
    weekday: int | None = None
    month_first: bool = False
    year_first: bool = False
    other_zone: bool = False


def tidy(typed: str) -> str:
    """Drop what a reader cannot see: odd spaces, look-alike dashes, Excel's text mark."""
    if typed.isascii() and typed.isprintable() and typed[0:1] not in EDGES and typed[-1] != " ":
        return typed  # as nearly every cell
    text = typed
    if not typed.isascii() or "\t" in typed or "\n" in typed or "\r" in typed:
        text = typed.translate(_ALIKE)
    return text.strip().removeprefix("'").strip()


def all_tidy(texts: Iterable[str]) -> bool:
    """Whether :func:`tidy` would leave every one of some texts as it is, told of all at once.

    Sometimes it says no of texts that are: where one has a bar in it, or an accent.
    """
    every = f"|{'|'.join(texts)}|"
    return (
        every.isascii()
        and every.isprintable()
        and not ("| " in every or " |" in every or "|'" in every)
    )


def as_number(text: str) -> float | None:
    """Give a bare number (a spreadsheet's day number typed or pasted as text), or None."""
    bare = text.removeprefix("-")
    whole, _, part = bare.partition(".")
    if not (whole.isascii() and whole.isdigit() and len(whole) <= 15):  # noqa: PLR2004
        return None
    if part and not (part.isascii() and part.isdigit() and len(part) <= 20):  # noqa: PLR2004
        return None
    if whole.startswith("0") and len(whole) > 1:
        return None
    return float(text) if part else int(text.rstrip("."))


def split(text: str) -> Parts | str:
    """Split text into the parts of a date, or say in a word why it cannot be.

    The words are keys of ``dates.SENTENCES``, or ``not_a_date``.
    """
    if len(text) > LONGEST:
        return "not_a_date"
    for shape in ("figures", "named", "year_first", "american"):
        match = _pattern(shape).fullmatch(text)
        if match:
            parts = _parts(match, shape)
            if parts:
                return parts
    return _why_not(text)


def half_day_apart(text: str) -> tuple[str, str]:
    """Take AM or PM off a date: ``12/11/26 pm`` is ("12/11/26", "pm").

    An hour goes without a word, as a time of day does: it does not say which session was missed.
    """
    if len(text) <= LONGEST:
        for shape in ("hour_after", "half_after", "half_before"):
            match = _pattern(shape).fullmatch(text)
            if match:
                said = match.groupdict().get("half") or ""
                half = {"a": "am", "m": "am", "p": "pm"}.get(said[:1].lower(), "")
                return match["rest"].strip(" ,(-"), "pm" if said[:2].lower() == "af" else half
    return text, ""


def two_ends(text: str) -> tuple[str, str] | None:
    """The two dates of ``12/11/26 - 14/11/26`` or ``3-5 Nov 2026``, each whole; else None."""
    sides = _pattern("joint").split(text)
    if len(sides) != 2:  # noqa: PLR2004 - with dashes inside the dates, only a spaced one parts them
        sides = text.split(" - ")
    if len(sides) != 2:  # noqa: PLR2004 - a first and a last day
        return None
    first, last = (side.strip() for side in sides)
    end = split(last)
    if isinstance(end, str):
        return None
    if isinstance(split(first), str):
        first = _completed(first, last, end)
    return (first, last) if first else None


def _completed(first: str, last: str, end: Parts) -> str:
    """The first of two dates with the month and the year it shares with the last; else blank."""
    if _pattern("day").fullmatch(first) and _pattern("named").fullmatch(last):
        return f"{first} {MONTH_NAMES[end.month - 1]} {end.year}"
    match = _pattern("no_year").fullmatch(first)
    if match and (match["month"] is None or match["month"].lower() in MONTH_BY_NAME):
        joint = " " if match["month"] else next((mark for mark in "/.-" if mark in first), "/")
        return f"{first.rstrip('.')}{joint}{end.year}"
    return ""


def likely_slip(text: str) -> str:
    """Give the text with common slips undone: O for 0, l for 1, a remark, a month misspelt."""
    if len(text) > LONGEST:
        return ""
    for remark in ("remark_after", "remark_before"):
        text = _pattern(remark).sub("", text)
    if len(text) in {6, 8} and text.isdigit():  # 031125, 03112025
        return f"{text[:2]}/{text[2:4]}/{text[4:]}"
    if not any(map(str.isalpha, text)):
        return _pattern("apart").sub("/", text)
    words = []
    for word in text.replace("/", " / ").split():
        if any(c.isdigit() for c in word) or len(word) <= 2:  # noqa: PLR2004
            words.append(
                word.replace("O", "0").replace("o", "0").replace("l", "1").replace("I", "1")
            )
        elif len(word) > 4 and word[:3].lower() in MONTH_BY_NAME:  # noqa: PLR2004
            words.append(word[:3])
        else:
            words.append(word)
    return " ".join(words).replace(" / ", "/")


def _parts(match: re.Match[str], shape: str) -> Parts | None:
    found = match.groupdict()
    month = found["month"]
    month_number = int(month) if month.isdigit() else MONTH_BY_NAME.get(month.lower())
    weekday_name = found.get("weekday")
    weekday = WEEKDAY_BY_NAME.get(weekday_name.lower()) if weekday_name else None
    if month_number is None or (weekday_name and weekday is None) or not _real_time(found):
        return None
    return Parts(
        day=int(found["day"]),
        month=month_number,
        year=found["year"],
        weekday=weekday,
        month_first=shape == "american",
        year_first=shape == "year_first",
        other_zone=_may_be_next_day(found),
    )


def _real_time(found: dict[str, str | None]) -> bool:
    hour, minute, second = (int(found[part] or 0) for part in ("hour", "minute", "second"))
    latest = 12 if found["half"] else 23
    return hour <= latest and minute <= 59 and second <= 59  # noqa: PLR2004


def _may_be_next_day(found: dict[str, str | None]) -> bool:
    """Whether a clock zone could put the British day elsewhere: 23:30Z in June is tomorrow."""
    zone = found["zone"]
    if not zone or zone in {"+01:00", "+0100"}:
        return False
    if zone in {"Z", "z", "+00:00", "+0000", "-00:00", "-0000"}:
        return int(found["hour"] or 0) == 23  # noqa: PLR2004 - an hour from midnight
    return True


def _why_not(text: str) -> str:
    lower = text.lower()
    if set(text) == {"#"}:
        return "hashes"
    if text.startswith("#"):
        return "error_cell"
    if _pattern("week").fullmatch(text):
        return "week"
    for joint, kind in ((" - ", "range"), (" to ", "range"), (" until ", "range"), ("-", "range"),
                        (" or ", "two_dates"), (" and ", "two_dates"), ("&", "two_dates"),
                        (";", "two_dates"), (",", "two_dates")):  # fmt: skip
        left, found, right = lower.partition(joint)
        if found and _two_dates(left.strip(), right.strip()):
            return kind
    for kind in ("no_year", "no_day"):
        match = _pattern(kind).fullmatch(text)
        if match and (match["month"] is None or match["month"].lower() in MONTH_BY_NAME):
            return kind
    return "not_a_date"


def _two_dates(left: str, right: str) -> bool:
    if _pattern("day").fullmatch(left):  # "3-4 Nov 2025", but not "3-11"
        return not right[:1].isalpha() and right.lower() != right.upper() and _datelike(right)
    return _datelike(left) and _datelike(right)


def _datelike(text: str) -> bool:
    for shape in ("figures", "named", "year_first", "no_year"):
        match = _pattern(shape).fullmatch(text)
        if match and (shape != "named" or match["month"].lower() in MONTH_BY_NAME):
            return True
    return False


def _pattern(shape: str) -> re.Pattern[str]:
    if shape not in _made:
        import re

        _made[shape] = re.compile(_SHAPES[shape], re.IGNORECASE | re.ASCII)
    return _made[shape]
