"""Days, money, yes or no, year groups and sessions as people type them.

Each reader gives a :class:`Reading`: a value, or a sentence saying what to type instead. A blank
cell gives neither. Nothing is guessed: "5 sessions" in a column of days is asked about, because
it may mean five days or two and a half.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Generic, TypeVar

from daysix.records import NamedTuple
from daysix.tracker.datetext import tidy

if TYPE_CHECKING:
    from decimal import Decimal

T = TypeVar("T")

MOST_DAYS = 200
"""No school year is longer, so a larger number is something else."""
TYPE_DAYS = "Type school days like 2.5."
TYPE_MONEY = "Type pounds and pence like 5460.00."
TYPE_YEAR = "Type 1 to 14, R, N1, N2 or X."
PENNY_SLIP = 1e-6

DAY_WORDS = frozenset({"", "d", "day", "days", "school day", "school days"})
SESSION_WORDS = frozenset({"session", "sessions", "sess", "half day", "half days"})
HALVES = {"½": ".5", " 1/2": ".5", "1/2": "0.5", "half": "0.5", "a half": "0.5", "half a": "0.5"}
HALF_A_DAY = 0.5
WHICH_HALF = re.compile(r"\s*\(?\b(?:am|pm|morning|afternoon)(?:\s+only)?\b\)?\s*$")
YES, NO = frozenset({"y", "yes", "true"}), frozenset({"n", "no", "false"})
SESSIONS = {"am": "AM", "morning": "AM", "pm": "PM", "afternoon": "PM"}
TICKS = frozenset({"tick", "ticked", "\u2713", "\u2714", "\u2611", "\u221a", "1"})
"""Likely a yes, and still asked about; a cross may mean either."""
NUMBER_WORDS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
                "eleven", "twelve", "thirteen", "fourteen")  # fmt: skip
YEAR_WORDS = ("year ", "year", "yr ", "yr", "y", "ncy ", "ncy", "nc ")
YEAR_NAMES = {"r": "R", "rec": "R", "reception": "R", "n1": "N1", "n2": "N2", "x": "X"}
LAST_YEAR_GROUP = 14


class Reading(NamedTuple, Generic[T]):
    """What became of one cell: a ``value``, or a ``message``; neither if it was blank.

    ``suggestion`` goes with a message where one meaning is likely: for a person to accept.
    """

    value: T | None = None
    message: str = ""
    suggestion: str = ""


def read_days(value: object, *, sessions: bool = False) -> Reading[float]:
    """Read a number of school days in halves: ``0.5``, ``½``, ``2½``, ``1.5 days``.

    Parameters
    ----------
    sessions
        True where sessions may be typed with their word: two make a day. Otherwise "5 sessions"
        is asked about.
    """
    if value is None or value == "":
        return Reading()
    if isinstance(value, str):
        return _days_from_text(tidy(value), sessions=sessions)
    if isinstance(value, bool) or not isinstance(value, int | float):
        return Reading(None, f'"{_short(value)}" is not a number of days. {TYPE_DAYS}')
    return _halves(value, _short(value))


def _days_from_text(typed: str, *, sessions: bool) -> Reading[float]:
    if not typed:
        return Reading()
    text = _in_figures(typed.lower())
    number, unit = _number_and_unit(WHICH_HALF.sub("", text))
    if number != HALF_A_DAY:  # "0.5 (pm only)" is half a day, whichever half it is
        number, unit = _number_and_unit(text)
    if number is None or unit not in DAY_WORDS | SESSION_WORDS:
        message = f'"{_short(typed)}" is not a number of days. {TYPE_DAYS}'
        return Reading(None, message, _likely_days(text))
    if unit in DAY_WORDS:
        return _halves(number, typed)
    if not sessions:
        return Reading(
            None,
            f'"{_short(typed)}" is in sessions, and this column is in days. '
            "Two sessions make a day. Type the days.",
            f"{number / 2:g}" if number == int(number) else "",
        )
    if not float(number).is_integer():
        return Reading(None, f'"{_short(typed)}" is not a whole number of sessions. Check it.')
    return _halves(number / 2, typed)


def _likely_days(text: str) -> str:
    """A number with a comma for its point: what it most likely means."""
    first, _, unit = text.partition(" ")
    if unit.strip() not in DAY_WORDS:
        return ""
    whole, comma, part = first.partition(",")
    return f"{whole}.{part}" if comma and _plain(whole) and part in {"0", "5"} else ""


def _in_figures(text: str) -> str:
    """Read "three days" as "3 days", "two and a half" as "2 and a half": no other meaning fits."""
    first, space, rest = text.partition(" ")
    return f"{NUMBER_WORDS.index(first) + 1}{space}{rest}" if first in NUMBER_WORDS else text


def _number_and_unit(text: str) -> tuple[float | None, str]:
    """Split "2½ days" into 2.5 and "days"; no number gives None."""
    for joint in (" & ", " and "):
        for half in ("½", "1/2", "a half"):
            text = text.replace(f"{joint}{half}", "½")
    text = text.replace(" ½", "½")
    for typed, figures in HALVES.items():
        if text == typed or text.startswith((f"{typed} d", f"{typed} s")):
            return 0.5, text.removeprefix(typed).strip()
        whole, found, rest = text.partition(typed)
        if found and figures == ".5" and _plain(whole):
            return float(whole + figures), rest.strip()
    end = 0
    while end < len(text) and text[end] in "0123456789.":
        end += 1
    number = text[:end]
    return (float(number), text[end:].strip()) if _plain(number.replace(".", "", 1)) else (None, "")


def _halves(number: float, shown: str) -> Reading[float]:
    if not 0 <= number <= MOST_DAYS:
        return Reading(None, f'"{_short(shown)}" cannot be a number of school days. Check it.')
    if not float(number * 2).is_integer():
        return Reading(None, f'"{_short(shown)}" is not in whole or half days. {TYPE_DAYS}')
    return Reading(float(number))


def read_money(value: object) -> Reading[Decimal]:
    """Read pounds and pence: ``£5,460.00``, ``5460``. Negative amounts are asked about."""
    if value is None or value == "":
        return Reading()
    if isinstance(value, bool):
        return Reading(None, f'"{value}" is not an amount of money. {TYPE_MONEY}')
    if isinstance(value, float):
        # A formula's 2940.0000000000005 is 2940.00; a cell showing 10.005 is not pounds and pence.
        return _money_from_text(f"{value:.2f}" if _whole_pennies(value) else str(value))
    return _money_from_text(tidy(str(value)))


def _money_from_text(text: str) -> Reading[Decimal]:
    if not text:
        return Reading()
    bare = text.removeprefix("£").strip()
    pounds, point, pence = bare.partition(".")
    groups = pounds.split(",")
    well_grouped = len(groups) == 1 or (
        1 <= len(groups[0]) <= 3 and all(len(group) == 3 for group in groups[1:])  # noqa: PLR2004
    )
    fits = len(pence) in {1, 2} if point else not pence
    if not (well_grouped and fits and all(map(_plain, groups)) and (not point or _plain(pence))):
        return Reading(None, f'"{_short(text)}" is not an amount of money. {TYPE_MONEY}')
    from decimal import Decimal

    return Reading(Decimal("".join(groups) + "." + (pence or "0").ljust(2, "0")))


def _whole_pennies(value: float) -> bool:
    return abs(value) < 1e12 and abs(value * 100 - round(value * 100)) < PENNY_SLIP * 100  # noqa: PLR2004


def read_yes_no(value: object) -> Reading[bool]:
    """Read Y, N, yes, no, TRUE, FALSE. Ticks, crosses, 1 and 0 are asked about."""
    if value is None or isinstance(value, bool):
        return Reading(value)
    text = tidy(str(value)).lower()
    if not text:
        return Reading()
    if text in YES or text in NO:
        return Reading(text in YES)
    first = text.replace("-", " ").replace("(", " ").replace(",", " ").split()[:1]
    likely = "Y" if text in TICKS or YES.issuperset(first) else "N" if NO.issuperset(first) else ""
    return Reading(None, f'"{_short(value)}" is neither yes nor no. Type Y or N.', likely)


def read_year_group(value: object) -> Reading[str]:
    """Read a National Curriculum year: ``Yr 9``, ``Y9``, ``Year 9``, ``9``, ``R``, ``N1``."""
    if value is None or value == "":
        return Reading()
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    typed = tidy(str(value))
    text = typed.lower()
    if not text:
        return Reading()
    text = text.removesuffix(".0")  # as a file of text has a number
    bare = text if typed != "Yr" else ""  # half-typed; "YR" is what schools write for Reception
    for word in YEAR_WORDS:
        if bare.startswith(word) and bare != word:
            bare = bare.removeprefix(word).removeprefix(".").strip()
            break
    if bare in NUMBER_WORDS:
        return Reading(str(NUMBER_WORDS.index(bare) + 1))
    if bare in YEAR_NAMES:
        return Reading(YEAR_NAMES[bare])
    if not isinstance(value, bool) and _plain(bare) and 1 <= int(bare) <= LAST_YEAR_GROUP:
        return Reading(str(int(bare)))
    message = f'"{_short(value)}" is not a year group I know. {TYPE_YEAR}'
    return Reading(None, message, _likely_year(bare))


def _likely_year(bare: str) -> str:
    """The year of a class, such as 9B, or of a year with a remark: ``9 (14)``."""
    digits = bare[: len(bare) - len(bare.lstrip("0123456789"))]
    rest = bare[len(digits) :].strip()
    fits = _plain(digits) and 1 <= int(digits) <= LAST_YEAR_GROUP
    remark = rest.startswith("(") and rest.endswith(")")
    return str(int(digits)) if fits and (remark or (len(rest) == 1 and rest.isalpha())) else ""


def read_session(value: object) -> Reading[str]:
    """Read a session: ``AM`` or ``PM``, however typed. A clock time is asked about."""
    if value is None:
        return Reading()
    text = tidy(str(value)).lower().replace(".", "")
    if not text:
        return Reading()
    if text in SESSIONS:
        return Reading(SESSIONS[text])
    return Reading(None, f'"{_short(value)}" is not a session. Type AM or PM.')


def _plain(text: str) -> bool:
    # str.isdigit() also takes superscripts and other scripts' digits.
    return text.isascii() and text.isdigit() and len(text) <= 12  # noqa: PLR2004


def _short(value: object) -> str:
    text = str(value)
    return text if len(text) <= 40 else f"{text[:40]}…"  # noqa: PLR2004
