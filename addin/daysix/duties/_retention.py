"""What the two retention rules share: the packaged table, and the day a record may go."""

from __future__ import annotations

from typing import TYPE_CHECKING

from daysix import data
from daysix.calendars.days import in_words
from daysix.law.answer import Fact, add_months

if TYPE_CHECKING:
    from datetime import date

    from daysix.law.rule import Rule

MONTHS_IN = {"month": 1, "year": 12}


def keep_until(rule: Rule, record: str, day: date) -> Fact:
    """How long ``record`` is kept, counted from ``day``; the fact's part is its plain name.

    The table can be changed by a council; nothing is ever deleted by the program.
    """
    row = next(row for row in data.rows("retention") if row["record"] == record)
    last = add_months(day, int(row["value"]) * MONTHS_IN[row["unit"]])
    must = "at least" if row["status"] == "must" else "usually"
    note = f"Keep {must} until {in_words(last)}. Nothing is deleted for you."
    return Fact(rule, "keep_until", last.isoformat(), note, part=record.replace("_", " "))
