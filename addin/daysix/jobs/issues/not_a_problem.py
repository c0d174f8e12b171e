"""Saying that something found is no problem: with a reason, and with initials."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from daysix.jobs.issues.memory import Mark, remember_mark
from daysix.law.errors import BadInput

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

    from daysix.jobs.check import CheckedFile
    from daysix.jobs.issues.followed import Issue

INITIALS = re.compile(r"[^\W\d_](?:[ .]?[^\W\d_]){0,3}\.?")
LONGEST_REASON = 300
SHORTEST_NAME = 3
FEWEST_LETTERS = 6
"""Of a key: so many are enough, where they can only mean one."""


def mark_no_problem(  # noqa: PLR0913 - all but two named at the call
    tracker: Path, found: CheckedFile, *, key: str, reason: str, by: str, as_of: date
) -> Issue:
    """Mark one finding as no problem, until the value in its cell changes.

    Raises
    ------
    BadInput
        ``J-010`` no such finding, ``J-011`` no reason, ``J-012`` no initials, ``J-013`` the
        child's name is in the reason, ``J-014`` the fault is in the program. Nothing is written.
    """
    issue = issue_of(found, key)
    mark = mark_from(issue, reason=reason, by=by, as_of=as_of)
    if issue.finding.rule in found.checked.crashed and not issue.finding.row:
        message = (
            f"{issue.finding.rule} could not run, so there is nothing to set aside. Report it."
        )
        raise BadInput("J-014", message)
    remember_mark(tracker, issue.key, mark)
    return issue._replace(mark=mark)


def mark_from(issue: Issue, *, reason: str, by: str, as_of: date) -> Mark:
    """A mark for a finding, if it may be made; nothing is written.

    Raises
    ------
    BadInput
        ``J-011`` no reason, ``J-012`` no initials, ``J-013`` the child's name is in the reason.
    """
    return Mark(_reason(reason, issue), _initials(by), as_of)


def problem_again(tracker: Path, found: CheckedFile, *, key: str) -> Issue:
    """Take a mark away.

    Raises
    ------
    BadInput
        ``J-010`` no such finding, ``J-015`` it is not marked.
    """
    issue = issue_of(found, key)
    if issue.mark is None:
        message = f"{issue.key} is not marked “not a problem”. Nothing was changed."
        raise BadInput("J-015", message)
    remember_mark(tracker, issue.key, None)
    return issue._replace(mark=None)


def issue_of(found: CheckedFile, key: str) -> Issue:
    """The finding that goes by a key, or by its first letters where they mean only one.

    Raises
    ------
    BadInput
        ``J-010``.
    """
    wanted = key.strip().lower()
    exact = [one for one in found.issues if one.key == wanted]
    begun = [one for one in found.issues if one.key.startswith(wanted)]
    there = exact or (begun if len(wanted) >= FEWEST_LETTERS else [])
    if len(there) == 1:
        return there[0]
    why = "more than one thing" if there else "nothing"
    message = (
        f"I found {why} in {found.file} that goes by “{key[:40]}”. The value may have changed "
        "since. Check again and take the key from there."
    )
    raise BadInput("J-010", message)


def mark_line(found: CheckedFile, issue: Issue) -> dict[str, Any]:
    """What was marked, for the JSON contract."""
    return {
        "file": found.file,
        "key": issue.key,
        "rule": issue.finding.rule,
        "status": "not a problem" if issue.mark else "open",
        "reason": issue.mark.reason if issue.mark else None,
        "by": issue.mark.by if issue.mark else None,
        "on": issue.mark.on.isoformat() if issue.mark else None,
    }


def _reason(reason: str, issue: Issue) -> str:
    said = " ".join(reason.split())
    if not said:
        message = "Why is it not a problem? Add --reason and a few words. Nothing was changed."
        raise BadInput("J-011", message)
    if len(said) > LONGEST_REASON:
        message = f"Keep the reason under {LONGEST_REASON} letters. Nothing was changed."
        raise BadInput("J-011", message)
    names = {word for word in _words(issue.child) if len(word) >= SHORTEST_NAME}
    if names & _words(said):
        message = (
            "The reason names the child, and it is kept outside the tracker. Say it without the "
            "name. Nothing was changed."
        )
        raise BadInput("J-013", message)
    return said


def _initials(by: str) -> str:
    said = by.strip()
    if not INITIALS.fullmatch(said):
        message = "Who says so? Add --by and your initials, such as AB. Nothing was changed."
        raise BadInput("J-012", message)
    return said


def _words(text: str) -> set[str]:
    return set(re.findall(r"\w+", text.casefold()))
