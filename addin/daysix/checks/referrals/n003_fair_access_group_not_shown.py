"""N-003: a fair-access referral without its group, or without what shows it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from daysix import data
from daysix.checks.examples import Example, Row
from daysix.checks.frame import (
    QUERY,
    REFERRALS,
    found,
)
from daysix.checks.referrals._referral import FAIR_ACCESS, still_open
from daysix.duties import fap01_listed_category as fap01

if TYPE_CHECKING:
    from collections.abc import Iterator

    from daysix.checks.context import Context
    from daysix.checks.frame import Found
    from daysix.checks.view import View

ID, LEVEL, SHEET, CITE = "N-003", QUERY, REFERRALS, fap01.RULE.cites[0]
NEEDS = ("Type", "FAPCategory")
MESSAGE = {
    "": "Which Fair Access group, and what shows it?",
    "evidence": "Group {group} is chosen. What shows that the child is in it?",
    "unknown": '"{group}" is not a group of the Admissions Code. Choose a letter from a to m.',
}


def check(view: View, _context: Context) -> Iterator[Found]:
    """While open. Evidence is asked for only where the sheet has a column for it."""
    kinds, groups = view.texts("Type"), view.texts("FAPCategory")
    unproved = view.blanks("FAPEvidence")
    asks = view.has("FAPEvidence") and not all(unproved)
    known = {row["code"] for row in data.rows("fap_categories")}
    for place in still_open(view):
        group = groups[place].casefold()
        if kinds[place].upper() != FAIR_ACCESS:
            continue
        if not group:
            yield found(place, "FAPCategory")
        elif group not in known:
            yield found(place, "FAPCategory", says="unknown", group=groups[place][:20])
        elif asks and unproved[place]:
            yield found(place, "FAPEvidence", says="evidence", group=group)


def _row(group: str | None, evidence: str | None = "letter", **more: object) -> Row:
    referral = {"RefID": "R1", "PupilID": "P1", "Type": "FAP", "Status": "READY"}
    return {**referral, "FAPCategory": group, "FAPEvidence": evidence, **more}


EXAMPLES = (
    Example("failing", "no group", [(1, "FAPCategory")], [_row(None)], says=[MESSAGE[""]]),
    Example(
        "failing",
        "nothing shows it, where others say",
        [(2, "FAPEvidence")],
        [_row("c"), _row("G", None)],
        says=["Group g is chosen. What shows that the child is in it?"],
    ),
    Example(
        "failing",
        "no such letter",
        [(1, "FAPCategory")],
        [_row("z")],
        says=['"z" is not a group of the Admissions Code. Choose a letter from a to m.'],
    ),
    Example("passing", "group and evidence", rows=[_row("d")]),
    Example("boundary", "the last letter", rows=[_row("m")]),
    Example("boundary", "nobody fills in the evidence", rows=[_row("d", None)]),
    Example("boundary", "another panel", rows=[_row(None, Type="MM")]),
    Example("blank", "an empty row", rows=[_row(None, PupilID=None)]),
)
