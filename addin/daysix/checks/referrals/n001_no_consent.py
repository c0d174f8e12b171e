"""N-001: a referral to a panel that needs consent, and none recorded."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from daysix.checks.examples import Example, Row
from daysix.checks.frame import ERROR, HOUSE, REFERRALS, found
from daysix.checks.referrals._referral import still_open

if TYPE_CHECKING:
    from collections.abc import Iterator

    from daysix.checks.context import Context
    from daysix.checks.frame import Found
    from daysix.checks.view import View

ID, LEVEL, SHEET, CITE = "N-001", ERROR, REFERRALS, HOUSE
NEEDS = ("Type", ("Consent", "ConsentDate"))
MESSAGE = "No consent recorded. This child cannot go to panel papers. Ask the school for it."
NEED_CONSENT = frozenset({"MM", "ST", "AP", "BOSS", "IPP", "CHIP"})
"""Fair access, a permanent exclusion and a direction rest on a duty, and ask for no consent."""


def check(view: View, _context: Context) -> Iterator[Found]:
    """While open, for what families agree to; a day of consent is consent, and N is none."""
    kinds, said = view.texts("Type"), view.flags("Consent")
    undated = view.blanks("ConsentDate")
    for place in still_open(view):
        refused = said[place] is False
        agreed = said[place] or not undated[place]
        if kinds[place].upper() in NEED_CONSENT and (refused or not agreed):
            yield found(place, "Consent" if view.has("Consent") else "ConsentDate")


def _row(consent: str | None, given: date | None = None, **more: object) -> Row:
    referral = {"RefID": "R1", "PupilID": "P1", "Type": "MM", "Status": "READY"}
    return {**referral, "Consent": consent, "ConsentDate": given, **more}


EXAMPLES = (
    Example("failing", "a managed move", [(1, "Consent")], [_row(None)], says=[MESSAGE]),
    Example("failing", "the parents said no", [(1, "Consent")], [_row("N", date(2026, 11, 9))]),
    Example("passing", "they agreed", rows=[_row("Y", date(2026, 11, 9))]),
    Example("boundary", "the day is enough", rows=[_row(None, date(2026, 11, 9))]),
    Example("boundary", "fair access needs none", rows=[_row(None, Type="FAP")]),
    Example("boundary", "decided already", rows=[_row(None, Decision="PLACE")]),
    Example("blank", "an empty row", rows=[_row(None, PupilID=None)]),
)
