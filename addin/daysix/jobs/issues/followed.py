"""What was found, as it is followed from one check to the next.

A finding is known by its row, its rule and the value in the cell, never by the row's number. It
stays the same when the tracker is sorted, and is a new one once the value changes.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from daysix.jobs.beside.row_identity import hashed
from daysix.records import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from daysix.jobs.beside.row_identity import TrackerRows
    from daysix.jobs.issues.memory import Mark, Memory
    from daysix.law.finding import Finding

NEW, OPEN, NOT_A_PROBLEM = "new", "open", "not a problem"


class Issue(NamedTuple):
    """A finding with its key, what is known of it, and whom it is about.

    Attributes
    ----------
    key
        What it goes by, also after the tracker was sorted.
    first_seen
        The day of the check that found it first.
    mark
        Why it is no problem, if somebody said so.
    case, child
        As the tracker has them; blank where the finding is about no one row.
    """

    finding: Finding
    key: str
    first_seen: date
    status: str
    mark: Mark | None = None
    case: str = ""
    child: str = ""

    @property
    def counts(self) -> bool:
        """Whether it still asks for something."""
        return self.mark is None


def issues_of(
    findings: Iterable[Finding], rows: TrackerRows, memory: Memory, *, as_of: date
) -> list[Issue]:
    """The findings in their order, each with its key and what is remembered of it."""
    given: Counter[str] = Counter()
    issues = []
    for finding in findings:
        key = key_of(finding, rows)
        given[key] += 1
        if given[key] > 1:  # the same rule says two things of one cell
            key = f"{key}-{given[key]}"
        row = rows.at(finding.sheet, finding.row, finding.cell)
        who = (rows.case(row), rows.child(row)) if row else ("", "")
        issues.append(recalled(Issue(finding, key, as_of, NEW, None, *who), memory, as_of=as_of))
    return issues


def recalled(issue: Issue, memory: Memory, *, as_of: date) -> Issue:
    """An issue with what is remembered of it."""
    mark = memory.marks.get(issue.key)
    seen = memory.seen.get(issue.key, as_of)
    status = NOT_A_PROBLEM if mark else NEW if seen >= as_of else OPEN
    return issue._replace(first_seen=seen, status=status, mark=mark)


def key_of(finding: Finding, rows: TrackerRows) -> str:
    """What a finding is known by."""
    if not finding.row:  # about a sheet or a calendar: its sentence tells it from others
        return hashed(finding.rule, finding.sheet, finding.value, finding.message)
    row = rows.at(finding.sheet, finding.row, finding.cell)
    whole = row.text(finding.column) if row and finding.column else ""
    identity = rows.identity(finding.sheet, finding.row).hash
    return hashed(finding.rule, finding.column, identity, whole or finding.value)
