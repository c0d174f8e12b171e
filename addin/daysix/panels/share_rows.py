"""From rows of the workbook to what the share and the figures are counted from.

A row is its cells by column name, as ``columns.csv`` names them: dates as dates, school numbers as
text. What is not there is not made up: a row without a school or a day counts nowhere.

=================  =====================================================================
*Schools*          SchoolDfE, Name, NORR and NOR1 to NOR13, PAN, NORDate, ShareExempt,
                   ExemptReason, ExemptUntil, SingleSex, Denomination
*ShareBaseline*    SchoolDfE, YearGroup, SchoolYear, NOR, PAN, Adjustment, AdjustmentReason
*Referrals*        RefID, PupilID, Type, FAPCategory, Readiness, DateReceived, PanelID,
                   Decision, DecisionSchool, OnRollTarget, OnRollDate, RefusedDate,
                   TimesHeard
*Moves*            MoveID, PupilID, Type, HostSchool/Provider, StartDate, EndPlanned,
                   EndActual, Outcome
*Exclusions*       SchoolDfE, Category, StartDate, CancelledDate, GDCOutcome,
                   ReconsiderOutcome
*Panels*           PanelID, Date: the day a referral was decided
*Pupils*           PupilID, NCY: the year group
=================  =====================================================================
"""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from daysix.calendars.terms import school_year, school_year_label
from daysix.panels import share_rules
from daysix.panels.share_facts import (
    ACCEPTED,
    REFUSED,
    Excluded,
    History,
    Placement,
    School,
    Turn,
)
from daysix.panels.statistics import Heard
from daysix.panels.values import day_in
from daysix.panels.words import is_yes

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from datetime import date

    Row = Mapping[str, object]
    Days = Mapping[str, date]
    Years = Mapping[str, str]

YEARS = ("R", *(str(year) for year in range(1, 14)))
PLACED = frozenset({"PLACE", "DIRECT"})
BY_TYPE = {
    "PEX": share_rules.PEX,
    "FAP": share_rules.FAP,
    "CME": share_rules.FAP,
    "ST": share_rules.TRANSFER,
    "PRU-RET": share_rules.RETURN,
}
"""Kinds of referral that count as a placement. Managed moves count from *Moves*, once begun."""
BY_MOVE = {"MM": share_rules.MOVE, "ST": share_rules.TRANSFER}
FAILED = frozenset({"RETURNED", "BROKEN-EXCL", "WITHDRAWN"})
PERMANENT, REINSTATED, PERM = "PERMANENT", "REINSTATED", "PERM"


def schools(rows: Iterable[Row], baseline: Iterable[Row], *, as_of: date) -> tuple[School, ...]:
    """The schools with their numbers; those of the baseline of this school year go first.

    The caller chooses which rows take part: by area and phase.
    """
    label = school_year_label(school_year(as_of))
    agreed: dict[str, list[Row]] = {}
    for row in baseline:
        if _text(row, "SchoolYear") == label:
            agreed.setdefault(_text(row, "SchoolDfE"), []).append(row)
    return tuple(
        _school(row, agreed.get(_text(row, "SchoolDfE"), []))
        for row in rows
        if _text(row, "SchoolDfE")
    )


def _school(row: Row, agreed: list[Row]) -> School:
    on_roll = {year: n for year in YEARS if (n := _whole(row, f"NOR{year}")) is not None}
    places: dict[str, int] = {}
    for line in agreed:
        year, size, limit = _text(line, "YearGroup"), _whole(line, "NOR"), _whole(line, "PAN")
        if year and size is not None:
            on_roll[year] = size
        if year and limit is not None:
            places[year] = limit
    reasons = dict.fromkeys(filter(None, (_text(line, "AdjustmentReason") for line in agreed)))
    return School(
        _text(row, "SchoolDfE"),
        _text(row, "Name") or _text(row, "SchoolDfE"),
        on_roll=on_roll,
        places=_whole(row, "PAN"),
        places_by_year=places,
        exempt=is_yes(row.get("ShareExempt")),
        exempt_reason=_text(row, "ExemptReason"),
        exempt_until=day_in(row, "ExemptUntil"),
        numbers_on=day_in(row, "NORDate"),
        adjustment=sum((_exact(line.get("Adjustment")) for line in agreed), Fraction(0)),
        adjustment_reason="; ".join(reasons),
        single_sex=_text(row, "SingleSex").replace("Mixed", ""),
        faith=_text(row, "Denomination"),
    )


def history(
    *,
    referrals: Iterable[Row],
    moves: Iterable[Row],
    exclusions: Iterable[Row],
    panels: Iterable[Row],
    pupils: Iterable[Row],
) -> History:
    """What happened: placements, permanent exclusions that stand, turns taken and refused.

    A supported transfer with a row on *Moves* counts from there and not from its referral as well.
    """
    referrals, moves = tuple(referrals), tuple(moves)
    days, years = _panel_days(panels), _year_groups(pupils)
    moved = {_text(row, "PupilID") for row in moves if _text(row, "Type") == "ST"}
    from_referrals = (
        one
        for row in referrals
        if not (_text(row, "Type") == "ST" and _text(row, "PupilID") in moved)
        for one in _placement(row, days, years)
    )
    from_moves = (one for row in moves for one in _move(row, years))
    return History(
        placements=(*from_referrals, *from_moves),
        excluded=tuple(one for row in exclusions for one in _excluded(row)),
        turns=tuple(one for row in referrals for one in _turn(row, days)),
    )


def heard(
    referrals: Iterable[Row], panels: Iterable[Row], pupils: Iterable[Row]
) -> tuple[Heard, ...]:
    """What the figures since the last meeting are counted from."""
    days, years = _panel_days(panels), _year_groups(pupils)
    return tuple(
        Heard(
            _text(row, "RefID"),
            _text(row, "Type"),
            year=years.get(_text(row, "PupilID"), ""),
            category=_text(row, "FAPCategory"),
            received=day_in(row, "DateReceived"),
            decided=days.get(_text(row, "PanelID")) if _text(row, "Decision") else None,
            decision=_text(row, "Decision"),
            on_roll_by=day_in(row, "OnRollTarget"),
            on_roll=day_in(row, "OnRollDate"),
            refused=day_in(row, "RefusedDate"),
            times_heard=_whole(row, "TimesHeard") or 0,
        )
        for row in referrals
    )


def _placement(row: Row, days: Days, years: Years) -> Iterator[Placement]:
    kind, school = BY_TYPE.get(_text(row, "Type")), _text(row, "DecisionSchool")
    day = _decided(row, days)
    if kind is None or not school or day is None or _text(row, "Decision") not in PLACED:
        return
    if day_in(row, "RefusedDate") is not None and day_in(row, "OnRollDate") is None:
        return
    readiness = row.get("Readiness")
    yield Placement(
        _text(row, "RefID"),
        school,
        day,
        kind,
        year=years.get(_text(row, "PupilID"), ""),
        readiness=float(readiness) if isinstance(readiness, int | float) else None,
        category=_text(row, "FAPCategory"),
    )


def _move(row: Row, years: Years) -> Iterator[Placement]:
    kind, school = BY_MOVE.get(_text(row, "Type")), _text(row, "HostSchool/Provider")
    start, outcome = day_in(row, "StartDate"), _text(row, "Outcome")
    if kind is None or not school or start is None:
        return
    end = day_in(row, "EndActual")
    yield Placement(
        _text(row, "MoveID"),
        school,
        start,
        kind,
        year=years.get(_text(row, "PupilID"), ""),
        permanent_on=(end or day_in(row, "EndPlanned")) if outcome == PERMANENT else None,
        returned_on=end if outcome in FAILED else None,
    )


def _excluded(row: Row) -> Iterator[Excluded]:
    school, day = _text(row, "SchoolDfE"), day_in(row, "StartDate")
    taken_back = REINSTATED in {_text(row, "GDCOutcome"), _text(row, "ReconsiderOutcome")}
    stands = day_in(row, "CancelledDate") is None and not taken_back
    if _text(row, "Category") == PERM and stands and school and day is not None:
        yield Excluded(school, day)


def _turn(row: Row, days: Days) -> Iterator[Turn]:
    """A refusal on its day; an acceptance on the day of the register, else of the decision."""
    school, ref = _text(row, "DecisionSchool"), _text(row, "RefID")
    refused, on_roll = day_in(row, "RefusedDate"), day_in(row, "OnRollDate")
    if school and refused is not None:
        yield Turn(school, refused, REFUSED, ref)
    accepted = on_roll or (days.get(_text(row, "PanelID")) if refused is None else None)
    if school and accepted is not None and _text(row, "Decision") in {*PLACED, "MM-TRIAL"}:
        yield Turn(school, accepted, ACCEPTED, ref)


def _decided(row: Row, days: Days) -> date | None:
    return days.get(_text(row, "PanelID")) or day_in(row, "OnRollDate")


def _panel_days(panels: Iterable[Row]) -> dict[str, date]:
    found = ((_text(row, "PanelID"), day_in(row, "Date")) for row in panels)
    return {panel: day for panel, day in found if panel and day is not None}


def _year_groups(pupils: Iterable[Row]) -> dict[str, str]:
    return {_text(row, "PupilID"): _text(row, "NCY") for row in pupils}


def _text(row: Row, column: str) -> str:
    value = row.get(column)
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    return "" if value is None else str(value).strip()


def _whole(row: Row, column: str) -> int | None:
    value = row.get(column)
    if isinstance(value, bool) or not isinstance(value, int | float):
        return None
    return int(value)


def _exact(value: object) -> Fraction:
    if isinstance(value, bool) or not isinstance(value, int | float):
        return Fraction(0)
    return Fraction(str(value))
