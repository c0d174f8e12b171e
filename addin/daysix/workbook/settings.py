"""The Settings sheet: the council, every question the law leaves open, and every limit in use."""

from __future__ import annotations

from typing import TYPE_CHECKING

from daysix import data
from daysix.law.switches import SWITCHES
from daysix.records import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from daysix.law.switches import Switch
    from daysix.workbook.shapes import Plain

COUNCIL, LAW, LIMITS = "1 Your council", "2 Where the law is open", "3 Limits"
AS_OF = "Show the workbook as on"

UNIT_WORDS = {
    "GBP": "pounds",
    "calendar_day": "calendar days",
    "school_day": "school days",
    "working_day": "working days",
    "year_of_age": "years of age",
    "hour": "hours",
    "month": "months",
    "person": "people",
    "week": "weeks",
    "year": "years",
    "session": "sessions",
    "lunchtime": "lunchtimes",
    "reason": "reasons",
    "exclusion": "exclusions",
    "time": "times",
}


class Line(NamedTuple):
    """One setting. ``choices`` are what its cell offers; ``open`` whether it may be changed."""

    group: str
    code: str
    setting: str
    value: Plain
    shown: str
    meaning: str
    usual: str = ""
    choices: tuple[str, ...] = ()
    open: bool = True


class CouncilSettings(NamedTuple):
    """What a council tells us about itself; blank until it has."""

    name: str = ""
    code: str = ""
    senior: str = ""
    senior_email: str = ""
    as_of: date | None = None
    mailbox: str = ""
    sendiass: str = ""
    advice: str = ""


def lines(council: CouncilSettings) -> list[Line]:
    """Every row of the Settings sheet."""
    return [*_council(council), *map(_switch, SWITCHES), *map(_limit, data.rows("limits"))]


def _council(council: CouncilSettings) -> Sequence[Line]:
    return (
        Line(COUNCIL, "COUNCIL", "Council name", council.name, "Any name",
             "Shown at the top of Today and on papers."),
        Line(COUNCIL, "LA", "Council code", council.code, "Three digits, such as 925",
             "Tells our own children from those of other councils."),
        Line(COUNCIL, "SENIOR", "Senior officer", council.senior, "Any name",
             "Told of every permanent exclusion. Day Six drafts the mail; you send it."),
        Line(COUNCIL, "SENIOR-MAIL", "Senior officer's e-mail", council.senior_email,
             "An e-mail address", "Where the draft is addressed to."),
        Line(COUNCIL, "MAILBOX", "Exclusions mailbox", council.mailbox,
             "Blank; or folder: and a folder, exchange: and an address, graph: and an address",
             "Where Check inbox reads. Blank: the folder Mails beside this workbook."),
        Line(COUNCIL, "SENDIASS", "SEND advice service (SENDIASS)", council.sendiass,
             "Name, telephone and web address",
             "Stands in letters to parents: who helps with special educational needs."),
        Line(COUNCIL, "ADVICE", "Other free advice for parents", council.advice,
             "Names with telephone numbers, a semicolon between them",
             "Stands in letters to parents below the SEND advice service."),
        Line(COUNCIL, "TRIAL", "Managed move: weeks of trial", 12, "A number of weeks",
             "Each council has its own: 4, 8 and 16 are in use.", "12"),
        Line(COUNCIL, "AS-OF", AS_OF, council.as_of, "A date, or blank for today",
             "Leave it blank. With a date, Today looks as it did that morning."),
    )  # fmt: skip


def in_words(reading: str) -> str:
    """The name of a reading as a cell shows it."""
    return reading.replace("_", " ")


def _switch(switch: Switch) -> Line:
    many = len(switch.readings) > 1
    shown = "\n".join(
        f"{in_words(name)}: {sentence}" if many else sentence
        for name, sentence in switch.readings.items()
    )
    meaning = (
        "The usual reading is the safest one. Every date says which reading it rests on."
        if many
        else "There is nothing to choose: this is what is always done."
    )
    return Line(
        LAW,
        switch.id,
        switch.question,
        in_words(switch.default),
        shown,
        meaning,
        in_words(switch.default),
        tuple(map(in_words, switch.readings)) if many else (),
        open=many and not switch.fixed,
    )


def _limit(row: dict[str, str]) -> Line:
    unit = UNIT_WORDS.get(row["unit"], row["unit"])
    words = f"{row['name'].replace('_', ' ').capitalize()}, in {unit}"
    number = float(row["value"])
    house = row["source"] == "HOUSE"
    meaning = "Our own rule. Your council may choose another number." if house else row["source"]
    shown = "A number" if house else "Set by law or guidance: not yours to change"
    return Line(
        LIMITS, row["rule"], words, number, shown, meaning, f"{number:g}", open=house
    )  # fmt: skip
