"""Values as officers read them: dates, Yes and No, percentages, codes with their meaning."""

from __future__ import annotations

from datetime import date, datetime, time
from fractions import Fraction
from typing import TYPE_CHECKING

from daysix import data
from daysix.calendars.days import MONTHS, WEEKDAYS, date_in_words
from daysix.panels import columns

if TYPE_CHECKING:
    from collections.abc import Sequence

YES, NO = "Y", "N"
TABLES = {
    "type": "referral_types",
    "fap_category": "fap_categories",
    "decision": "referral_decisions",
    "sen": "sen_provision",
    "ethnicity": "ethnicity",
    "exclusion_reason": "exclusion_reasons",
    "enrolment": "enrolment",
}
SHORT_LISTS = {
    "going": "rag",
    "direction": "direction_step",
    "governors_outcome": "governors_outcome",
}
OWN_KINDS = {
    "WATCH": "Child out of education",
    "REVIEW-MM": "Managed move, review",
    "REVIEW-ST": "Supported transfer, review",
    "REVIEW-OSD": "Off-site direction, review",
    "REVIEW-AP": "Alternative provision, review",
    "REVIEW-DUAL": "Dual registration, review",
}


def short_day(day: date) -> str:
    """``Wed 9 Dec 2026``: for tables."""
    return f"{WEEKDAYS[day.weekday()][:3]} {day.day} {MONTHS[day.month - 1][:3]} {day.year}"


def clock(moment: time) -> str:
    """``10am``, ``1.30pm``."""
    hour = moment.hour % 12 or 12
    minutes = f".{moment.minute:02d}" if moment.minute else ""
    return f"{hour}{minutes}{'am' if moment.hour < 12 else 'pm'}"  # noqa: PLR2004 - noon


def number(value: float | Fraction, places: int = 1) -> str:
    """``3``, ``4.2``: no more decimals than there are, halves rounded away from nought.

    A value that is not nought never reads as nought: where one decimal would, there are more.
    """
    exact = Fraction(value).limit_denominator(1_000_000)
    for shown in range(places, 7):
        scale = 10**shown
        units = (abs(exact) * scale + Fraction(1, 2)).__floor__()
        if units or not exact:
            break
    whole, rest = divmod(units, scale)
    decimals = f"{rest:0{shown}d}".rstrip("0")
    sign = "-" if exact < 0 else ""
    return f"{sign}{whole}.{decimals}" if decimals else f"{sign}{whole}"


def listed(names: Sequence[str], last: str = "and") -> str:
    """``a``, ``a and b``, ``a, b and c``."""
    if len(names) < 2:  # noqa: PLR2004 - nothing to join
        return "".join(names)
    return f"{', '.join(names[:-1])} {last} {names[-1]}"


def counted(n: int, noun: str, plural: str = "") -> str:
    """``1 child``, ``2 children``."""
    return f"{n} {noun if n == 1 else plural or noun + 's'}"


def is_yes(value: object) -> bool:
    """Whether a Yes/No cell says yes."""
    return value is True or str(value or "").strip().casefold() in {"y", "yes"}


def may_be_yes(value: object) -> bool:
    """Whether a Yes/No cell says yes, or words nobody can be sure mean no (``Y - court order``)."""
    return not is_blank(value) and str(value).strip().casefold() not in {"n", "no", "false"}


def may_be_no(value: object) -> bool:
    """Whether a Yes/No cell says no, or words nobody can be sure mean yes (``No - refuge``)."""
    return not is_blank(value) and str(value).strip().casefold() not in {"y", "yes", "true"}


def is_blank(value: object) -> bool:
    """Whether a cell says nothing."""
    return value is None or (isinstance(value, str) and not value.strip())


def plain(value: object, field: columns.Field) -> str:
    """A value in words; blank for blank."""
    if is_blank(value):
        return ""
    if isinstance(value, date):
        day = value.date() if isinstance(value, datetime) else value
        return date_in_words(day) if field.name == "born" else short_day(day)
    if isinstance(value, bool) or field.kind == columns.YES_NO:
        return _yes_no(value)
    if isinstance(value, int | float | Fraction):
        return _figure(value, field)
    text = str(value).strip()
    return meaning(field.name, text) if field.kind == columns.CODE else text


def _yes_no(value: object) -> str:
    if is_yes(value):
        return "Yes"
    text = str(value).strip()
    return "No" if text.casefold() in {"n", "no", "false"} else text


def _figure(value: float | Fraction, field: columns.Field) -> str:
    if field.kind == columns.PERCENT:
        return f"{number(value if value > 1 else value * 100)}%"  # 93 was typed for 93%
    return number(value, places=2)


def meaning(name: str, code: str) -> str:
    """A code with what it means: ``a: child in need ...``; the code alone if it is unknown."""
    if name == "type":
        return kind_of_case(code)
    label = labels(name).get(code.casefold(), "")
    return f"{code}: {label}" if label and name == "fap_category" else label or code


def labels(name: str) -> dict[str, str]:
    """What the codes of a field mean, by the code in small letters."""
    if name in TABLES:
        rows = data.rows(TABLES[name])
        return {row["code"].casefold(): row.get("label") or row.get("name", "") for row in rows}
    chosen = SHORT_LISTS.get(name)
    rows = [row for row in data.rows("workbook_lists") if row["list"] == chosen]
    return {row["choice"].casefold(): row["label"] for row in rows}


def kind_of_case(code: str) -> str:
    """``Permanent exclusion`` for ``PEX``; the code itself if it is unknown."""
    known = {row["code"]: row["label"] for row in data.rows("referral_types")}
    return OWN_KINDS.get(code) or known.get(code) or code
