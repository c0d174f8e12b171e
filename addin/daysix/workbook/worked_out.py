"""What Day Six works out for the columns of the Exclusions sheet: its dates, lengths and totals."""

from __future__ import annotations

from typing import TYPE_CHECKING

from daysix.law.answer import Due, Fact

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from daysix.law.answer import Answer
    from daysix.law.case import Case
    from daysix.law.exclusion import Exclusion
    from daysix.workbook.shapes import Plain

DATES = (
    ("GDCLastDate", ("GB-01", "GB-02")),
    ("IRPLastDate", ("IRP-01",)),
    ("IRPHearingLastDate", ("IRP-06",)),
    ("ReconsiderLastDate", ("REC-01",)),
    ("Day6Date", ("ED-01", "ED-02")),
    ("RollRemovalEarliest", ("ROLL-01", "ROLL-02", "ROLL-03")),
)
"""Columns and the rules whose date stands in them, the first that applies."""


def dates_of(found: Sequence[Answer]) -> dict[str, date | None]:
    """The dates by column; None where none of its rules gives one."""
    dues = {one.rule.id: one.due for one in found if isinstance(one, Due)}
    return {
        column: next((dues[rule] for rule in rules if rule in dues), None)
        for column, rules in DATES
    }


def lengths_and_totals(case: Case, found: Sequence[Answer]) -> dict[str, Plain]:
    """How long the child was out, the totals with it, and what they ask of governors."""
    exclusion = case.exclusion
    if exclusion is None:
        return {}
    facts = {one.fact: one.value for one in found if isinstance(one, Fact)}
    permanent = exclusion.kind == "PERM"
    own = sum(exclusion.halves.values()) / 2
    filled: dict[str, Plain] = {}
    if not permanent:
        filled |= {"Sessions": sum(exclusion.halves.values()), "SchoolDays": own}
    if exclusion.last_day is not None and not permanent:
        filled["ReturnDate"] = exclusion.calendar.nth_after(exclusion.last_day, 1)
    filled |= _totals(facts, own, permanent=permanent)
    filled["GovTrigger"] = _trigger(exclusion, filled)
    filled["FundAdjDue"] = "Y" if permanent else None
    return filled


def _totals(facts: Mapping[str, object], own: float, *, permanent: bool) -> dict[str, Plain]:
    term, year = facts.get("term_days"), facts.get("year_days")
    found: dict[str, Plain] = {}
    if isinstance(term, int | float):
        found["DaysTermAfter"] = float(term)
        found["DaysTermBefore"] = max(0.0, float(term) - (0 if permanent else own))
    if isinstance(year, int | float):
        found["DaysYearAfter"] = float(year)
    return found


def _trigger(exclusion: Exclusion, filled: Mapping[str, Plain]) -> str:
    if exclusion.kind == "PERM":
        return "PERM"
    if exclusion.misses_exam:
        return "EXAM"
    total = filled.get("DaysTermAfter")
    if isinstance(total, float) and total > 15:  # noqa: PLR2004 - the list's own wording
        return ">15"
    return "5.5-15 on request" if isinstance(total, float) and total > 5 else "none"  # noqa: PLR2004
