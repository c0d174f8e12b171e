"""From an exclusion made to a row of the tracker: what the school told us and when."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING

from daysix.council.chance import Weighted, happens
from daysix.council.children import nc_year_code
from daysix.council.names import ADMIN_OWNERS, OFFICERS
from daysix.council.shapes import COUNCIL_CODE
from daysix.council.term_dates import ONE_DAY, is_weekday

if TYPE_CHECKING:
    from collections.abc import Mapping
    from random import Random

    from daysix.council.reasons import Reasons
    from daysix.council.shapes import Row, School
    from daysix.council.stays import Out

EXCLUSION_COLUMNS = (
    "ExclusionID", "PupilID", "SchoolDfE", "HomeLA", "Category", "LinkedExclusionID",
    "IncidentDate", "DecisionDate", "NotifiedLADateTime", "NotifiedHow", "StartDate",
    "StartSession", "EndDate", "EndSession", "Reason1", "Reason2", "Reason3", "ReasonText",
    "WeaponInvolved", "WeaponType", "UsedAgainst", "PlaceOfIncident", "ParentNoticeDate",
    "ParentNoticeMethod", "SWNotified", "VSHNotified", "HomeLANotified", "NCY", "SEN", "LAC",
    "SW", "PP/FSM", "Ethnicity", "Sex", "ExamAffected", "ExamDate", "GovNoticeDate", "GDCDate",
    "GDCOutcome", "GDCDecisionNoticeDate", "GDCDecisionNoticeMethod", "IRPRequestDate", "IRPDate",
    "IRPOutcome", "Day6Provider", "Day6Start", "Day6Reason", "RollRemovalDate", "CancelledDate",
    "CancelReason", "Status", "CaseOfficer", "AdminOwner", "ONEEntered", "ONERef", "LLRef",
    "MISSeen", "FundAdjAmount", "FundAdjPosted", "Sensitive", "ReasonBy", "InboxID",
    "RepresentationsDate", "SchoolReturnDate", "SchoolSessions", "NoReviewStatedDate",
    "IRPRequestMethod", "IRPDecisionNoticeDate", "IRPPaymentOrdered", "IRPDecisionNoticeMethod",
    "ReconsiderDate", "ReconsiderOutcome",
)  # fmt: skip
"""The typed columns of the Exclusions sheet, in the tracker's order, after the case's id. The last
three are beyond the tracker's usual set: without them nobody could tell what became of a review."""

TOLD_HOW = Weighted({"EMAIL": 55, "PORTAL": 28, "B2B": 15, "PHONE": 2})
LETTER_HOW = Weighted({"HAND": 45, "EMAIL": 25, "POST1": 27, "PORTAL": 3})
DECIDED_THE_DAY_BEFORE, TOLD_LATE = 0.55, 0.09
KEYED_SHARE, TYPED_LENGTH_SHARE = 0.85, 0.5
EXAM_SHARE = 0.7
TOLD_FROM, TOLD_MINUTES = time(8, 5), 9 * 60
GCSE_FIRST, GCSE_LAST = (5, 9), (6, 19)
KEY_STAGE_2_WEEK = range(8, 16)
GCSE_YEARS, KEY_STAGE_2_YEAR = frozenset({11, 13}), 6


def exam_missed(rng: Random, out: Out) -> date | None:
    """A public exam or national test that falls on a day out, if the child has one."""
    nc_year = out.child.nc_year(out.year)
    exams = [day for day in sorted(out.halves) if out.category == "SUSP" and _exam(nc_year, day)]
    return exams[0] if exams and happens(rng, EXAM_SHARE) else None


def _exam(nc_year: int, day: date) -> bool:
    if nc_year in GCSE_YEARS:
        return GCSE_FIRST <= (day.month, day.day) <= GCSE_LAST
    return nc_year == KEY_STAGE_2_YEAR and day.month == 5 and _test_week(day)  # noqa: PLR2004


def _test_week(day: date) -> bool:
    """The four days from the Monday after the early May bank holiday week began."""
    monday = day - timedelta(days=day.weekday())
    return monday.day in KEY_STAGE_2_WEEK and 0 <= (day - monday).days < 4  # noqa: PLR2004


class RowMaker:
    """Turns exclusions into rows."""

    def __init__(
        self, rng: Random, as_of: date, schools: Mapping[str, School], reasons: Reasons
    ) -> None:
        self.rng, self.as_of, self.schools, self.reasons = rng, as_of, schools, reasons

    def row(self, out: Out) -> Row:
        """The row of one exclusion; blank columns are left out."""
        row: Row = {
            "ExclusionID": out.id,
            "PupilID": out.child.id,
            "SchoolDfE": out.school,
            "HomeLA": out.child.home_la,
            "Category": out.category,
            "LinkedExclusionID": out.link.id if out.link else None,
            "StartDate": out.start,
            "StartSession": "PM" if out.start_pm else "AM",
        }
        if out.category != "PERM":
            row |= {"EndDate": out.last, "EndSession": "AM" if out.end_am else "PM"}
        row |= self._told(out)
        row |= self.reasons.pick(self.rng, out.start, permanent=out.category == "PERM")
        row |= self._child(out)
        row |= self._office(out)
        row |= out.cells
        return {column: row[column] for column in EXCLUSION_COLUMNS if row.get(column) is not None}

    def _told(self, out: Out) -> Row:
        rng = self.rng
        decided = out.start
        if not out.start_pm and happens(rng, DECIDED_THE_DAY_BEFORE):
            decided = _school_day_before(out)
        told = decided
        for _ in range(rng.randint(2, 8) if happens(rng, TOLD_LATE) else rng.choice((0, 0, 1))):
            told = _weekday_after(told)
        told = min(told, self.as_of)
        child, over_border = out.child, out.child.home_la != COUNCIL_CODE
        moment = datetime.combine(told, TOLD_FROM) + timedelta(minutes=rng.randrange(TOLD_MINUTES))
        return {
            "IncidentDate": _weekday_before(decided) if happens(rng, 0.15) else decided,
            "DecisionDate": decided,
            "NotifiedLADateTime": moment,
            "NotifiedHow": TOLD_HOW.pick(rng),
            "ParentNoticeDate": decided,
            "ParentNoticeMethod": LETTER_HOW.pick(rng),
            "SWNotified": decided if child.social_worker else None,
            "VSHNotified": decided if child.looked_after else None,
            "HomeLANotified": told if over_border else None,
        }

    @staticmethod
    def _child(out: Out) -> Row:
        child = out.child
        return {
            "NCY": nc_year_code(child.nc_year(out.year)),
            "SEN": child.known["SENStage"],
            "LAC": "Y" if child.looked_after else "N",
            "SW": "Y" if child.social_worker else "N",
            "PP/FSM": "Y" if "Y" in {child.known["PP"], child.known["FSM"]} else "N",
            "Ethnicity": child.known["Ethnicity"],
            "Sex": child.sex,
            "ExamAffected": "Y" if out.cells.get("ExamDate") else "N",
        }

    def _office(self, out: Out) -> Row:
        rng = self.rng
        row: Row = {
            "CaseOfficer": OFFICERS[self.schools[out.school].area],
            "AdminOwner": rng.choice(ADMIN_OWNERS),
        }
        keyed = _weekday_after(_weekday_after(out.start))
        if keyed <= self.as_of and happens(rng, KEYED_SHARE):
            row |= {"ONEEntered": keyed, "ONERef": f"X{rng.randrange(10**6):06d}"}
        if out.category == "SUSP" and happens(rng, TYPED_LENGTH_SHARE):
            row["SchoolSessions"] = sum(out.halves.values())
            row["SchoolReturnDate"] = _returns(out)
        if out.child.looked_after and happens(rng, 0.1):
            row["Sensitive"] = "Y"
        return row


def _returns(out: Out) -> date | None:
    """The day the child goes back; not known to the school when it is next year."""
    if out.end_am:
        return None
    later = out.calendar.nth_after(out.last, 1)
    return later if (later - out.last).days < 30 else None  # noqa: PLR2004 - past the holidays


def _school_day_before(out: Out) -> date:
    """The school day before the first day out; the first day itself, straight after a holiday."""
    if out.calendar.rank(out.start) == 1:
        return out.start
    before = out.calendar.nth_before(out.start, 1)
    return before if (out.start - before).days < 5 and is_weekday(before) else out.start  # noqa: PLR2004


def _weekday_before(day: date) -> date:
    day -= ONE_DAY
    while not is_weekday(day):
        day -= ONE_DAY
    return day


def _weekday_after(day: date) -> date:
    day += ONE_DAY
    while not is_weekday(day):
        day += ONE_DAY
    return day
