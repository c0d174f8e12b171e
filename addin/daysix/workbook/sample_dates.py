"""What Day Six fills in beside a case, and the actions that follow from its dates."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from daysix.law.answer import EARLIEST, LATE, LIMIT, OPEN, Due, Fact
from daysix.law.finding import LEVELS, NOTE, QUERY, SYMBOLS

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from daysix.law.answer import Answer
    from daysix.law.exclusion import Exclusion
    from daysix.tracker.cases import RowCase
    from daysix.workbook.shapes import Plain, Row

DATES = (
    ("GDCLastDate", ("GB-01", "GB-02")),
    ("IRPLastDate", ("IRP-01",)),
    ("IRPHearingLastDate", ("IRP-06",)),
    ("ReconsiderLastDate", ("REC-01",)),
    ("Day6Date", ("ED-01", "ED-02")),
    ("RollRemovalEarliest", ("ROLL-01", "ROLL-02", "ROLL-03")),
)
"""Columns and the rules whose date stands in them, the first that applies."""

FOLLOWED_FOR = {"GB-01", "GB-02", "GB-04", "GB-06", "IRP-06", "IRP-07", "REC-01", "ED-01", "ED-02",
                "ROLL-01"}  # fmt: skip
"""Rules the team chases."""
OWNERS = {"local authority where the child lives": "Council", "local authority": "Council"}
OLD_DAYS, DONE_DAYS = 35, 40


def worked_out(case: RowCase, found: Sequence[Answer]) -> dict[str, Plain]:
    """The columns Day Six fills in on the Exclusions sheet."""
    exclusion = case.case.exclusion
    if exclusion is None:
        return {}
    dues = {one.rule.id: one for one in found if isinstance(one, Due)}
    facts = {one.fact: one.value for one in found if isinstance(one, Fact)}
    permanent = exclusion.kind == "PERM"
    own = sum(exclusion.halves.values()) / 2
    filled: dict[str, Plain] = {
        column: next((dues[rule].due for rule in rules if rule in dues), None)
        for column, rules in DATES
    }
    if not permanent:
        filled |= {"Sessions": sum(exclusion.halves.values()), "SchoolDays": own}
    if exclusion.last_day is not None and not permanent:
        filled["ReturnDate"] = exclusion.calendar.nth_after(exclusion.last_day, 1)
    filled |= _totals(facts, own, permanent=permanent)
    filled["GovTrigger"] = _trigger(exclusion, filled)
    filled["FundAdjDue"] = "Y" if permanent else None
    return filled | _check(case, filled)


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


def _check(case: RowCase, filled: Mapping[str, Plain]) -> dict[str, Plain]:
    """A few rows with something to look at, as any tracker has."""
    year = filled.get("DaysYearAfter")
    if isinstance(year, float) and year >= 40:  # noqa: PLR2004 - X-018's warning
        text = f"{year:g} school days out this year. The most is 45."
        return {"Check": f"{SYMBOLS[QUERY]} {LEVELS[QUERY]}", "CheckReason": text}
    if case.notes:
        return {"Check": f"{SYMBOLS[NOTE]} {LEVELS[NOTE]}", "CheckReason": case.notes[0]}
    return {"Check": "✓ Clean"}


def actions_of(row: Row, found: Sequence[Answer], *, as_of: date) -> list[Row]:
    """The actions that follow from a case's dates: those due, and those lately done."""
    made: list[Row] = []
    for one in found:
        if not isinstance(one, Due) or one.due is None or one.rule.id not in FOLLOWED_FOR:
            continue
        if one.state in {OPEN, LATE} and one.done_on is None and _near(one, as_of):
            made.append(_action(row, one, state="OPEN", done=None))
        elif one.done_on is not None and as_of - timedelta(days=DONE_DAYS) <= one.done_on <= as_of:
            made.append(_action(row, one, state="DONE", done=one.done_on))
    return made


def _near(one: Due, as_of: date) -> bool:
    if one.due is None or one.nature not in {LIMIT, EARLIEST}:
        return False
    return as_of - timedelta(days=OLD_DAYS) <= one.due


def _action(row: Row, one: Due, *, state: str, done: date | None) -> Row:
    days = f"{one.count} {str(one.unit).replace('_', ' ')}s" if one.count else "the day"
    return {
        "About": row["ExclusionID"],
        "PupilID": row["PupilID"],
        "Text": one.rule.title,
        "DueDate": one.due,
        "Owner": OWNERS.get(one.owner, one.owner[:1].upper() + one.owner[1:]),
        "State": state,
        "Priority": 1 if one.status == "must" else 2,
        "DoneOn": done,
        "Type": "Deadline",
        "Source": "RULE",
        "RuleID": one.rule.id,
        "RaisedOn": row.get("StartDate"),
        "DueBasis": f"{days} from {one.trigger.event}",
    }
