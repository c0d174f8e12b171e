"""What Day Six fills in beside a case, and the actions that follow from its dates."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from daysix.law.answer import EARLIEST, LATE, LIMIT, OPEN, Due
from daysix.law.finding import LEVELS, NOTE, QUERY, SYMBOLS
from daysix.workbook.worked_out import dates_of, lengths_and_totals

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from daysix.law.answer import Answer
    from daysix.tracker.cases import RowCase
    from daysix.workbook.shapes import Plain, Row

FOLLOWED_FOR = {"GB-01", "GB-02", "GB-04", "GB-06", "IRP-06", "IRP-07", "REC-01", "ED-01", "ED-02",
                "ROLL-01"}  # fmt: skip
"""Rules the team chases."""
OWNERS = {"local authority where the child lives": "Council", "local authority": "Council"}
OLD_DAYS, DONE_DAYS = 35, 40


def worked_out(case: RowCase, found: Sequence[Answer]) -> dict[str, Plain]:
    """The columns Day Six fills in on the Exclusions sheet."""
    if case.case.exclusion is None:
        return {}
    filled: dict[str, Plain] = {**dates_of(found), **lengths_and_totals(case.case, found)}
    return filled | _check(case, filled)


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
