"""Three situations the demo explains, laid by hand so that every date can be checked on paper.

``posted_over_christmas``
    Marlpit Academy (three terms). Permanently excluded on Monday 1 December 2025; governors met on
    Thursday 18 December and did not reinstate; their letter was posted first class on Tuesday
    23 December. The parent's application was posted first class on Thursday 22 January 2026.
``six_terms``
    Otterbourne School (Terms 1 to 6). Ten days out in Term 1 and six in Term 2 of autumn 2026. Only
    six fall in the local term; the law's autumn runs to 31 December, so the total is sixteen.
``over_fifteen_days``
    Kettlewood School (three terms). Fourteen and a half days out this autumn, then one more, on
    Friday 27 November 2026: fifteen and a half.

They lie in the school years 2025/26 and 2026/27; a council that does not reach them has none.
"""

from __future__ import annotations

from datetime import date, datetime, time
from typing import TYPE_CHECKING

from daysix.council.stays import Laid, Out
from daysix.records import NamedTuple

if TYPE_CHECKING:
    from daysix.council.careers import YearMaker
    from daysix.council.children import Child, Nursery
    from daysix.council.shapes import School

POSTED, SIX_TERMS, OVER_FIFTEEN = "posted_over_christmas", "six_terms", "over_fifteen_days"
LAST_NEEDED = date(2026, 11, 27)
POSTED_YEAR = 2025
TOLD_AT = time(12, 40)


class Stay(NamedTuple):
    """A suspension laid by hand: its first and last school day, and a first day from noon."""

    first: date
    last: date
    from_noon: bool = False


SIX_TERM_STAYS = (
    Stay(date(2026, 9, 14), date(2026, 9, 18)),
    Stay(date(2026, 10, 5), date(2026, 10, 9)),
    Stay(date(2026, 11, 9), date(2026, 11, 12)),
    Stay(date(2026, 11, 24), date(2026, 11, 25)),
)
FOURTEEN_AND_A_HALF = (
    Stay(date(2026, 9, 9), date(2026, 9, 11)),
    Stay(date(2026, 9, 21), date(2026, 9, 24)),
    Stay(date(2026, 10, 5), date(2026, 10, 9)),
    Stay(date(2026, 11, 3), date(2026, 11, 5), from_noon=True),
)
FRESH = Stay(date(2026, 11, 27), date(2026, 11, 27))


def add_showcase(maker: YearMaker, nursery: Nursery, schools: tuple[School, ...]) -> dict[str, Out]:
    """Add the situations of the maker's school year; give the exclusion each is about."""
    if maker.as_of < LAST_NEEDED:
        return {}
    posted, six, over = schools[:3]
    if maker.year == POSTED_YEAR:
        return {POSTED: _posted(maker, nursery, posted)}
    if maker.year == POSTED_YEAR + 1:
        return {
            SIX_TERMS: _six_terms(maker, nursery, six),
            OVER_FIFTEEN: _over(maker, nursery, over),
        }
    return {}


def _posted(maker: YearMaker, nursery: Nursery, school: School) -> Out:
    names = ("Jaiden", "Winterbourne")
    child = nursery.named(names, sex="M", dob=date(2011, 11, 20), school=school)
    laid = Laid(date(2025, 12, 1), start_pm=False, halves={}, end_am=False)
    out = maker.add(child, "PERM", laid)
    out.cells |= {
        "IncidentDate": date(2025, 11, 28),
        "DecisionDate": date(2025, 12, 1),
        "NotifiedLADateTime": datetime.combine(date(2025, 12, 1), TOLD_AT),
        "ParentNoticeDate": date(2025, 12, 1),
        "GovNoticeDate": date(2025, 12, 1),
        "GDCDate": date(2025, 12, 18),
        "GDCOutcome": "UPHELD",
        "GDCDecisionNoticeDate": date(2025, 12, 23),
        "GDCDecisionNoticeMethod": "POST1",
        "IRPRequestDate": date(2026, 1, 22),
        "IRPRequestMethod": "POST1",
        "IRPDate": date(2026, 2, 12),
        "IRPOutcome": "UPHELD",
        "IRPDecisionNoticeDate": date(2026, 2, 13),
        "IRPDecisionNoticeMethod": "EMAIL",
        "Day6Provider": "PR-001",
        "Day6Start": date(2025, 12, 8),
        "RollRemovalDate": date(2026, 2, 24),
        "Status": "CLOSED",
    }
    child.removed = date(2026, 2, 24)
    return out


def _six_terms(maker: YearMaker, nursery: Nursery, school: School) -> Out:
    child = nursery.named(("Anaïs", "Nwosu-Bright"), sex="F", dob=date(2012, 3, 8), school=school)
    outs = [_stay(maker, child, stay) for stay in SIX_TERM_STAYS]
    for out in outs[1:]:
        out.cells["GovNoticeDate"] = out.start
    outs[-1].cells["Status"] = "GDC-DUE"
    return outs[-1]


def _over(maker: YearMaker, nursery: Nursery, school: School) -> Out:
    child = nursery.named(("Seán", "O'Hanlon"), sex="M", dob=date(2012, 6, 14), school=school)
    child.social_worker = True
    outs = [_stay(maker, child, stay) for stay in (*FOURTEEN_AND_A_HALF, FRESH)]
    for out in outs[1:]:
        out.cells["GovNoticeDate"] = out.start
    outs[-1].cells["Status"] = "GDC-DUE"
    return outs[-1]


def _stay(maker: YearMaker, child: Child, stay: Stay) -> Out:
    table = maker.table(child.school)
    days = [day for day in table.days if stay.first <= day <= stay.last]
    halves = dict.fromkeys(days, 2)
    if stay.from_noon:
        halves[stay.first] = 1
    laid = Laid(stay.first, start_pm=stay.from_noon, halves=halves, end_am=False)
    out = maker.add(child, "SUSP", laid)
    out.cells |= {"DecisionDate": stay.first, "IncidentDate": stay.first, "Status": "CHECKED",
                  "ParentNoticeDate": stay.first}  # fmt: skip
    out.cells["NotifiedLADateTime"] = datetime.combine(stay.first, TOLD_AT)
    return out
