"""Cases that went out and are not heard any more: who had them, and what each is told to do.

A reader is told only of a case that stood in the reader's own copy, and only its reference. Where
the case's row is gone as well nobody can tell whose copies had it; then only readers of everything
are told, and the team is told to tell the others.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from daysix.jobs.panel.case_of import move_case, referral_case, watched_case
from daysix.jobs.panel.rows import CME, MOVES, REFERRALS, told
from daysix.panels.sent import PACK
from daysix.panels.view import had_it, had_whatever_it_was, view_for
from daysix.panels.words import listed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from daysix.jobs.panel.pack_ready import Ready
    from daysix.panels.sitting import Case
    from daysix.panels.view import View

WHAT_TO_DO = "do not use its pages any more; delete them, or hand them back to the clerk"


def gone_refs(ready: Ready) -> list[str]:
    """The referrals that went out before and are not among the cases now."""
    there = {item.case.ref for item in ready.laid.plan.items}
    return [ref for ref, case in ready.sent.items() if case.part >= PACK and ref not in there]


def gone_for(ready: Ready, view: View) -> Iterator[str]:
    """What a reader is told of each such case the reader has pages of."""
    for ref in gone_refs(ready):
        if _had(ready, ref, view):
            yield f"{reference_of(ready, ref)} was taken off the agenda: {WHAT_TO_DO}."


def reference_of(ready: Ready, ref: str) -> str:
    """The reference a case went out under: ``P26-004/D2``."""
    return f"{ready.panel}/{ready.numbers.get(ref, ref)}"


def for_the_team(ready: Ready) -> list[str]:
    """For the team: each such case, and who had it."""
    plan = ready.laid.plan
    known = plan.profile.audiences
    views = [view_for(plan, one) for one in plan.sitting.members if one.sees in known]
    found = []
    for ref in gone_refs(ready):
        had = [view.member.name for view in views if view.member and _had(ready, ref, view)]
        who = f"{listed(had)} had it: their copies of the supplement say so." if had else ""
        found.append(
            f"{reference_of(ready, ref)} ({ref}) went out and is not on the list any more. {who} "
            "Tell everybody who had it and gets no copy."
        )
    return [" ".join(one.split()) for one in found]


def _had(ready: Ready, ref: str, view: View) -> bool:
    case = _case(ready, ref)
    return had_whatever_it_was(view, ref) if case is None else had_it(view, case)


def _case(ready: Ready, ref: str) -> Case | None:
    """The case as its row is now, on whatever list; None where there is no such row any more."""
    sitting = ready.laid.plan.sitting
    known = next((case for case in sitting.cases if case.ref == ref), None)
    if known is not None:
        return known
    book, profile = ready.laid.book, ready.laid.plan.profile
    for row in book.rows(REFERRALS):
        if told(row, "RefID") == ref:
            return referral_case(book, row, profile)
    for row in book.rows(MOVES):
        if told(row, "MoveID") == ref:
            return move_case(book, row, profile, why="")
    for row in book.rows(CME):
        if told(row, "CMEID") == ref:
            return watched_case(book, row, profile, why="")
    return None
