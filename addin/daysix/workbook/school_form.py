"""What the suspension form asks a school: one definition, drawn as a sheet and as a page.

Twenty-four questions, each a column of the tracker. The labels are ones the inbox reads, so a form
that comes back filled in is read without a person typing it again.
"""

from __future__ import annotations

from datetime import date, datetime
from functools import cache

from daysix.law import codes
from daysix.records import NamedTuple

TITLE = "Suspension and exclusion form"
SHEET_NAME = "Suspensions"
FILE_NAME = "Suspension form"
MADE_ON = datetime(2026, 9, 1)  # noqa: DTZ001 - a day of making that never changes
CODES_ON = date(2026, 9, 1)
"""Reasons offered are those in use from this day."""
TEXT, DAY, NUMBER, CHOICE = "text", "day", "number", "choice"
KINDS = ("Suspension", "Permanent exclusion", "Lunchtime suspension")
SESSIONS = ("AM", "PM")
YES_NO = ("Yes", "No")
YEARS = ("N1", "N2", "R", *map(str, range(1, 15)))
HOW_TOLD = ("By hand", "E-mail", "First-class post", "Second-class post", "Telephone", "Portal")
ROWS = 60
"""Pupils there is room for on the sheet."""

WELCOME = (
    "Thank you for telling us. Fill in what you know today and send it; the rest can follow. "
    "Please tell us of every permanent exclusion and every suspension without delay."
)
CARE = (
    "Facts only, please. Leave out child-protection details and give a reference number instead. "
    "Send this form by secure mail."
)


class Question(NamedTuple):
    """One question.

    Attributes
    ----------
    label
        As it stands on the form.
    hint
        What may be answered, in a few words; shown small.
    group
        The heading it stands under on the page.
    """

    label: str
    kind: str
    group: str
    hint: str = ""
    choices: tuple[str, ...] = ()
    width: float = 14


PUPIL, OUT, WHY, ALSO = "The pupil", "The exclusion", "Reasons and parents", "So that we can help"


@cache
def questions() -> tuple[Question, ...]:
    """All twenty-four, in the order of the form."""
    reasons = tuple(codes.REASONS.codes(CODES_ON))
    reason = "a code from the list"
    return (
        Question("School name", TEXT, PUPIL, width=26),
        Question("School number", TEXT, PUPIL, "seven digits, such as 999/4001", width=12),
        Question("UPN", TEXT, PUPIL, "one letter and twelve characters", width=17),
        Question("Surname", TEXT, PUPIL, "as on the register", width=18),
        Question("Forename", TEXT, PUPIL, "as on the register", width=16),
        Question("Date of birth", DAY, PUPIL, "day, month, year"),
        Question("Year group", CHOICE, PUPIL, "R, or 1 to 14", YEARS, 8),
        Question("Sex", CHOICE, PUPIL, "M or F", ("M", "F"), 6),
        Question("Kind of exclusion", CHOICE, OUT, "one of the three", KINDS, 20),
        Question("First day out", DAY, OUT, "not the day of the incident"),
        Question("First session", CHOICE, OUT, "AM, or PM if only the afternoon", SESSIONS, 9),
        Question("Last day out", DAY, OUT, "blank if permanent"),
        Question("Last session", CHOICE, OUT, "PM, or AM if back after lunch", SESSIONS, 9),
        Question("School days out", NUMBER, OUT, "in halves, such as 2.5", width=8),
        Question("Date of return", DAY, OUT, "first day back"),
        Question("Reason 1", CHOICE, WHY, reason, reasons, 9),
        Question("Reason 2", CHOICE, WHY, "if there is one", reasons, 9),
        Question("Reason 3", CHOICE, WHY, "if there is one", reasons, 9),
        Question("Parents told on", DAY, WHY, "the day they had the letter"),
        Question("Parents told by", CHOICE, WHY, "how", HOW_TOLD, 17),
        Question("SEN", CHOICE, ALSO, "N none, K support, E plan", ("N", "K", "E"), 6),
        Question("Looked after", CHOICE, ALSO, "Yes or No", YES_NO, 9),
        Question("Social worker", CHOICE, ALSO, "Yes or No", YES_NO, 9),
        Question("Exam date", DAY, ALSO, "first public exam missed, if any"),
    )


def reason_key() -> tuple[tuple[str, str], ...]:
    """Every reason in use, its code and its words."""
    return tuple((code, codes.REASONS.label(code)) for code in codes.REASONS.codes(CODES_ON))
