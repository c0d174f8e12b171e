"""The invented cases of both panels: who is to be heard, who was placed since September, who moves.

Children are those the council already has, chosen by what their rows say; none is used twice. A
small council may have too few of a kind: then a case is left out, never made up.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from daysix import data
from daysix.council import panel_stories as stories
from daysix.council.names import PROVIDERS
from daysix.council.panel_meetings import (
    AREA,
    FAIR_ACCESS,
    FAIR_AREA,
    MEETINGS,
    NEXT,
    NEXT_FAIR,
    PLACEMENT,
    SECONDARY,
    schools_of,
)
from daysix.records import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from daysix.council.panel_stories import Story
    from daysix.council.shapes import Cell, Row

    Cells = Mapping[str, Cell]

SCHOOL_YEAR = date(2026, 9, 1)
UNDONE = frozenset({"REINSTATED", "CANCELLED", "RECONSIDERED", "IRP-QUASHED"})
YOUNGEST, OLDEST = 7, 11
PLAN, SUPPORT = "E", "K"
IN_TIME, FORTNIGHT, ONE_WEEK = timedelta(days=28), timedelta(days=14), timedelta(days=7)
PLACED = (0, 0, 0, 1, 1, 2, 2, 2, 3, 3, 5, 5)
"""Which school of the area took each child placed so far; the fifth has taken none."""
SETTLED_KINDS = ("FAP", "ST")
FIRST_WAITING = 21
"""Referrals up to here are decided; from here on they wait for their panel."""


class Wanted(NamedTuple):
    """A case to be heard: its kind and words, which child, and what its row says besides."""

    kind: str
    story: Story
    child: Callable[[Pool], Cells | None]
    more: Mapping[str, Cell] = {}


class Pool:
    """The council's children, each handed out once."""

    def __init__(
        self, pupils: Sequence[Cells], exclusions: Sequence[Cells], schools: Sequence[Cells]
    ) -> None:
        self.pupils, self.exclusions = pupils, exclusions
        self.schools = {str(row["SchoolDfE"]): row for row in schools}
        self.used: set[str] = set()
        self._permanent: dict[str, Cells] = {}
        for row in exclusions:
            if row["Category"] == "PERM":
                self._permanent[str(row["PupilID"])] = row

    def take(self, fits: Callable[[Cells], bool]) -> Cells | None:
        """The first child not handed out whom it fits; None where there is none."""
        for pupil in self.pupils:
            number = str(pupil["PupilID"])
            if number not in self.used and self._right_age(pupil) and fits(pupil):
                self.used.add(number)
                return pupil
        return None

    def permanent(self, pupil: Cells) -> Cells | None:
        """The child's permanent exclusion that stands; None where there is none."""
        row = self._permanent.get(str(pupil["PupilID"]))
        return row if row is not None and row["Status"] not in UNDONE else None

    def at(self, pupil: Cells, area: str) -> bool:
        """Whether the child is on roll at a secondary school of an area."""
        school = self.schools.get(str(pupil["CurrentSchoolDfE"]), {})
        own = pupil["EnrolStatus"] == "C" and str(pupil["PupilID"]) not in self._permanent
        return own and school.get("Phase") in SECONDARY and school.get("Area") == area

    def days_out(self, pupil: Cells) -> tuple[int, float]:
        """Suspensions of this school year, and the school days they came to."""
        rows = [
            row
            for row in self.exclusions
            if row["PupilID"] == pupil["PupilID"]
            and row["Category"] == "SUSP"
            and isinstance(row["StartDate"], date)
            and row["StartDate"] >= SCHOOL_YEAR
            and row["Status"] != "CANCELLED"
        ]
        days = (row.get("SchoolDays") for row in rows)
        return len(rows), sum(float(one) for one in days if isinstance(one, int | float))

    def _right_age(self, pupil: Cells) -> bool:
        year = str(pupil["NCY"] or "")
        return year.isdigit() and YOUNGEST <= int(year) <= OLDEST


def _excluded(*, plan: bool = False, looked_after: bool = False) -> Callable[[Pool], Cells | None]:
    def take(pool: Pool) -> Cells | None:
        def fits(pupil: Cells) -> bool:
            row = pool.permanent(pupil)
            if row is None or not isinstance(row["StartDate"], date):
                return False
            lately = row["StartDate"] >= SCHOOL_YEAR
            school = pool.schools.get(str(row["SchoolDfE"]), {})
            right = (pupil["SENStage"] == PLAN, pupil["LAC"] == "Y") == (plan, looked_after)
            return lately and right and school.get("Phase") in SECONDARY

        return pool.take(fits)

    return take


def _looked_after(pool: Pool) -> Cells | None:
    """One who is looked after, with a plan or without; any other where no such child is out."""
    ways = ((False, True), (True, True), (False, False))
    found = (_excluded(plan=plan, looked_after=care)(pool) for plan, care in ways)
    return next(filter(None, found), None)


def _returning(pool: Pool) -> Cells | None:
    """One at a pupil referral unit, permanently excluded before this school year."""

    def fits(pupil: Cells) -> bool:
        row = pool.permanent(pupil)
        if row is None or not isinstance(row["StartDate"], date):
            return False
        at_unit = pool.schools.get(str(pupil["CurrentSchoolDfE"]), {}).get("Phase") == "PRU"
        return row["StartDate"] < SCHOOL_YEAR and at_unit and _plain(pupil)

    return pool.take(fits)


def _on_roll(*areas: str, support: bool = False) -> Callable[[Pool], Cells | None]:
    """A child at a school of one of these areas, with support for special needs or without."""
    stage = SUPPORT if support else "N"

    def take(pool: Pool) -> Cells | None:
        return pool.take(
            lambda pupil: (
                _plain(pupil)
                and pupil["SENStage"] == stage
                and any(pool.at(pupil, area) for area in areas)
            )
        )

    return take


def _plain(pupil: Cells) -> bool:
    return pupil["LAC"] != "Y" and pupil["SENStage"] != PLAN and not pupil["SocialWorker"]


AGREED: Row = {"Consent": "Y", "ConsentDate": date(2026, 11, 12)}
FAR = ("South", "West", "East")
PLACEMENT_CASES = (
    *(Wanted("PEX", story, _excluded()) for story in stories.EXCLUDED),
    Wanted("PEX", stories.EXCLUDED[2], _excluded(plan=True)),
    Wanted("PEX", stories.EXCLUDED[1], _looked_after),
    Wanted("PRU-RET", stories.RETURNING, _returning, {"Readiness": 8}),
    Wanted("FAP", stories.WITHOUT_A_PLACE[0], _on_roll(*FAR), {"FAPCategory": "g"}),
    Wanted("FAP", stories.WITHOUT_A_PLACE[1], _on_roll(*FAR, support=True), {"FAPCategory": "h"}),
    Wanted("FAP", stories.WITHOUT_A_PLACE[2], _on_roll(*FAR), {"FAPCategory": "j"}),
    Wanted("MM", stories.MOVE, _on_roll(AREA), AGREED),
    Wanted("ST", stories.TRANSFER, _on_roll(AREA), AGREED),
    Wanted("OSD", stories.DIRECTION, _on_roll(AREA, support=True), AGREED),
    Wanted("AP", stories.PROVISION, _on_roll(AREA), AGREED),
)
FAIR_CASES = (
    Wanted("FAP", stories.WITHOUT_A_PLACE[0], _on_roll("South", "North"), {"FAPCategory": "l"}),
    Wanted("FAP", stories.WITHOUT_A_PLACE[1], _on_roll("South", "North"), {"FAPCategory": "h"}),
    Wanted("FAP", stories.WITHOUT_A_PLACE[2], _on_roll("South", "North"), {"FAPCategory": "j"}),
    Wanted("FAP", stories.WITHOUT_A_PLACE[0], _on_roll("South", "North"), {"FAPCategory": "i"}),
    Wanted("FAP", stories.WITHOUT_A_PLACE[1], _on_roll("South", "North"), {"FAPCategory": "f"}),
)
EVIDENCE = {
    "f": "Young carers' project, letter of 2 November",
    "g": "Housing: letter of 26 October",
    "h": "Court order of 15 October, seen",
    "i": "Home Office letter, seen",
    "j": "School's refusal of 6 November",
    "l": "Last register mark on 19 October",
}


def referrals(pool: Pool, schools: Sequence[Cells]) -> list[Row]:
    """The Referrals sheet: what was decided since September, then what waits for both panels."""
    waiting = [
        *_waiting(pool, PLACEMENT_CASES, NEXT, schools_of(schools, AREA)),
        *_waiting(pool, FAIR_CASES, NEXT_FAIR, schools_of(schools, FAIR_AREA)),
    ]
    decided = [*_decided(pool, schools)][: FIRST_WAITING - 1]
    found = [{"RefID": f"R{n:05d}", **row} for n, row in enumerate(decided, 1)]
    return [
        *found,
        *({"RefID": f"R{n:05d}", **row} for n, row in enumerate(waiting, FIRST_WAITING)),
    ]


def _waiting(
    pool: Pool, cases: Iterable[Wanted], panel: str, near: Sequence[Cells]
) -> Iterator[Row]:
    for place, one in enumerate(cases):
        child = one.child(pool)
        if child is None or not near:
            continue
        received = date(2026, 11, 9) + timedelta(days=place % 5)
        excluded = pool.permanent(child)
        own = str((excluded or {}).get("SchoolDfE") or child["CurrentSchoolDfE"])
        wishes = [row["SchoolDfE"] for row in near if row["SchoolDfE"] != own]
        wishes = [wishes[(place + step) % len(wishes)] for step in range(min(2, len(wishes)))]
        many, days = pool.days_out(child)
        row: Row = {
            "PupilID": child["PupilID"],
            "Type": one.kind,
            "DateReceived": received,
            "ReferrerSchool": own,
            "Referrer": "Assistant head, inclusion",
            "Reason": one.story.why.format(reason=_reason(excluded)),
            "OutcomeWanted": one.story.wanted,
            "ParentView": one.story.parents,
            "PupilView": one.story.child,
            "PrefReason": one.story.wishes or None,
            "AgenciesTable": one.story.agencies or None,
            "PanelID": panel,
            "Status": "READY",
            "Officer": pool.schools[own]["CaseOfficer"],
            "Attendance%": round(0.94 - 0.043 * (place % 9), 2),
            "SuspCountYear": many,
            "SuspDaysYear": days or None,
            "Profile": PLACEMENT if panel == NEXT else FAIR_ACCESS,
            **one.more,
        }
        row |= {f"Pref{n}": number for n, number in enumerate(wishes, 1)}
        yield row | _for_its_kind(one, received, near)


def _for_its_kind(one: Wanted, received: date, near: Sequence[Cells]) -> Row:
    """What only rows of this kind say."""
    if one.kind == "PEX":
        return {"FAPCategory": "d", "PlaceBy": received + IN_TIME, "Readiness": 6}
    if one.kind == "FAP":
        category = str(one.more["FAPCategory"])
        row: Row = {
            "FAPEvidence": EVIDENCE[category],
            "AcceptedDate": received,
            "PlaceBy": received + IN_TIME,
        }
        return row | (_refused(near) if category == "j" else {})
    if one.kind in {"MM", "ST"}:
        return {"PSPStart": date(2026, 9, 21), "PSPReviews": 2}
    return {}


def _refused(near: Sequence[Cells]) -> Row:
    """A school was asked before the meeting and would not."""
    return {
        "Decision": "PLACE",
        "DecisionSchool": near[-1]["SchoolDfE"],
        "RefusedDate": date(2026, 11, 24),
        "RefusalReason": "The year group is full, and the record of behaviour.",
        "SchoolAnswerDue": date(2026, 11, 25),
        "DirectionStep": "CONSULT",
        "NextAction": "Consult the governing body",
    }


def _reason(excluded: Cells | None) -> str:
    code = str((excluded or {}).get("Reason1") or "")
    labels = {row["code"]: row["label"] for row in data.rows("exclusion_reasons")}
    return labels.get(code, "a serious incident").lower()


def _decided(pool: Pool, schools: Sequence[Cells]) -> Iterator[Row]:
    """Children placed by the panels of this school year."""
    near, far = schools_of(schools, AREA), schools_of(schools, FAIR_AREA)
    if not (near and far):
        return
    yield from _placed(pool, near, far)
    yield from _placed_fairly(pool, near, far)


def _placed(pool: Pool, near: Sequence[Cells], far: Sequence[Cells]) -> Iterator[Row]:
    """Those whom the placement panel placed; at its last meeting none is on roll yet."""
    held = [one for one in MEETINGS if one.day < date(2026, 11, 30) and one.profile == PLACEMENT]
    for place, at in enumerate(PLACED):
        if at >= len(near):
            continue
        meeting, lately = held[place % len(held)], place % len(held) == len(held) - 1
        child = _returning(pool) if lately else pool.take(_now_at(near[at], pool))
        if child is None:
            continue
        kind = "PEX" if lately else SETTLED_KINDS[place % 2]
        row = _decided_row(child, kind, meeting.number, near[at])
        row |= {"OnRollTarget": meeting.on_roll_by, "DateReceived": meeting.day - FORTNIGHT}
        row["ReferrerSchool"] = far[place % len(far)]["SchoolDfE"]
        if not lately:
            row |= {"OnRollDate": meeting.on_roll_by - ONE_WEEK, "Status": "ON-ROLL"}
        if place == 1:
            reason = "A brother is at the school already."
            row |= {"RankShown": 1, "RankTaken": 2, "DepartReason": reason}
        yield row


def _placed_fairly(pool: Pool, near: Sequence[Cells], far: Sequence[Cells]) -> Iterator[Row]:
    """Those whom the fair-access panel placed at its only meeting so far."""
    for place, school in enumerate(far[:2]):
        child = pool.take(_now_at(school, pool))
        if child is not None:
            row = _decided_row(child, "FAP", "P0004", school)
            row["ReferrerSchool"] = near[place % len(near)]["SchoolDfE"]
            yield row | {
                "DateReceived": date(2026, 10, 19),
                "OnRollTarget": date(2026, 12, 3),
                "OnRollDate": date(2026, 11, 19),
                "Status": "ON-ROLL",
            }


def _now_at(school: Cells, pool: Pool) -> Callable[[Cells], bool]:
    """A child of this school without an exclusion that would be strange beside a new place."""
    number = school["SchoolDfE"]
    return lambda pupil: (
        _plain(pupil)
        and pupil["CurrentSchoolDfE"] == number
        and pupil["EnrolStatus"] == "C"
        and not pool.days_out(pupil)[0]
        and pool.permanent(pupil) is None
    )


def _decided_row(child: Cells, kind: str, panel: str, school: Cells) -> Row:
    return {
        "PupilID": child["PupilID"],
        "Type": kind,
        "FAPCategory": "l" if kind == "FAP" else None,
        "PanelID": panel,
        "Decision": "PLACE",
        "DecisionSchool": school["SchoolDfE"],
        "TimesHeard": 1,
        "Complete%": 1.0,
        "Status": "DECIDED",
        "Officer": school["CaseOfficer"],
        "Profile": FAIR_ACCESS if panel == "P0004" else PLACEMENT,
    }


def moves(pool: Pool, schools: Sequence[Cells]) -> list[Row]:
    """Moves of the area: three to be looked at on 9 December, one settled, one that failed."""
    near = [row["SchoolDfE"] for row in schools_of(schools, AREA)]
    if len(near) < 2:  # noqa: PLR2004 - a home school and a host
        return []
    kinds: tuple[tuple[str, Cell, str, date, date, date | None], ...] = (
        ("MM", near[1], "TRIAL", date(2026, 9, 28), date(2026, 12, 18), None),
        ("OSD", PROVIDERS[1], "TRIAL", date(2026, 11, 2), date(2026, 12, 11), None),
        ("AP", PROVIDERS[0], "TRIAL", date(2026, 10, 5), date(2027, 1, 8), None),
        ("MM", near[-1], "RETURNED", date(2026, 9, 14), date(2026, 12, 4), date(2026, 10, 16)),
    )
    found: list[Row] = []
    for n, (kind, host, outcome, first, end, ended) in enumerate(kinds, 101):
        child = pool.take(
            lambda pupil, host=host: (
                _plain(pupil)  # type: ignore[misc]
                and pool.at(pupil, AREA)
                and pupil["CurrentSchoolDfE"] != host
            )
        )
        if child is None:
            continue
        home = str(child["CurrentSchoolDfE"])
        found.append(
            {
                "MoveID": f"V{n:04d}",
                "PupilID": child["PupilID"],
                "Type": kind,
                "HomeSchool": home,
                "HostSchool/Provider": host,
                "StartDate": first,
                "EndPlanned": end,
                "EndActual": ended,
                "Outcome": outcome,
                "ParentConsent": first - timedelta(days=10),
                "Attendance%": 0.93 if outcome == "TRIAL" else 0.61,
                "LastContact": date(2026, 11, 23) if ended is None else ended,
                "RAG": "GAG"[n % 3] if ended is None else "R",
                "TrialWeeks": 12 if kind == "MM" else None,
                "TimetableType": "Full",
                "Transport": "Bus pass",
                "FundedBy": "Home school",
                "Officer": pool.schools[home]["CaseOfficer"],
            }
        )
    return found


def watched(pool: Pool) -> list[Row]:
    """A child of the area out of education, on the register of children missing education."""
    child = _on_roll(AREA)(pool)
    if child is None:
        return []
    return [
        {
            "CMEID": "C0101",
            "PupilID": child["PupilID"],
            "ReportedOn": date(2026, 11, 16),
            "LastAttended": date(2026, 11, 2),
            "LastSchool": child["CurrentSchoolDfE"],
            "ReasonCode": "MOVED",
            "Referral10Due": date(2026, 11, 16),
            "Owner": pool.schools[str(child["CurrentSchoolDfE"])]["CaseOfficer"],
        }
    ]
