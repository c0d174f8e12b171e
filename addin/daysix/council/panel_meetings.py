"""Two panels of the invented council: when they meet, who sits on them, what they agreed before.

The placement panel of the North meets on Wednesday 9 December 2026, the fair-access panel of the
East the day after; both have met twice and more since September, so the share has something to
count. Days are written down, not worked out: they are what tests and guides speak of.
"""

from __future__ import annotations

from datetime import date, time
from typing import TYPE_CHECKING

from daysix.council.names import ADMIN_OWNERS
from daysix.council.pupil_numbers import COUNTED_ON, places_a_year
from daysix.records import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from daysix.council.shapes import Cell, Row
    from daysix.workbook.shapes import Row as RowWithTimes

    Schools = Sequence[Mapping[str, Cell]]

PLACEMENT, FAIR_ACCESS = "CAP Secondary", "Fair access"
AREA, FAIR_AREA = "North", "East"
SECONDARY = frozenset({"Secondary", "All-through"})
THIS_YEAR = "2026/27"
YEARS = ("7", "8", "9", "10", "11")
CHAIR, CLERK = "H. Senior", ADMIN_OWNERS[0]
ROOM, ONLINE = "Alder House, room 2", "Teams"
LINK = "https://meet.council.example/placement"


class Meeting(NamedTuple):
    """One meeting: its number, panel, area and day, papers out by, and on roll by."""

    number: str
    profile: str
    area: str
    day: date
    papers_by: date
    on_roll_by: date
    quorum: int = 5


MEETINGS = (
    Meeting("P0001", PLACEMENT, AREA, date(2026, 9, 16), date(2026, 9, 9), date(2026, 10, 14)),
    Meeting("P0002", PLACEMENT, AREA, date(2026, 10, 14), date(2026, 10, 7), date(2026, 11, 18)),
    Meeting("P0003", PLACEMENT, AREA, date(2026, 11, 18), date(2026, 11, 11), date(2026, 12, 16)),
    Meeting("P0004", FAIR_ACCESS, FAIR_AREA, date(2026, 11, 5), date(2026, 10, 22),
            date(2026, 12, 3), 4),
    Meeting("P0005", PLACEMENT, AREA, date(2026, 12, 9), date(2026, 12, 2), date(2027, 1, 20)),
    Meeting("P0006", FAIR_ACCESS, FAIR_AREA, date(2026, 12, 10), date(2026, 12, 3),
            date(2027, 1, 21), 4),
    Meeting("P0007", PLACEMENT, AREA, date(2027, 1, 13), date(2027, 1, 6), date(2027, 2, 10)),
    Meeting("P0008", FAIR_ACCESS, FAIR_AREA, date(2027, 1, 14), date(2027, 1, 7),
            date(2027, 2, 11), 4),
    Meeting("P0009", "CAP Primary", AREA, date(2026, 12, 11), date(2026, 12, 4), date(2027, 1, 22)),
    Meeting("P0010", PLACEMENT, "South", date(2026, 12, 2), date(2026, 11, 25), date(2027, 1, 13)),
)  # fmt: skip
LAST, NEXT, NEXT_FAIR = "P0003", "P0005", "P0006"
"""The placement panel's last meeting, its next, and the fair-access panel's next."""
HEADS = ("R. Alderton", "M. Fell", "J. Crane", "S. Dunnock", "T. Linnet", "V. Teal")
FAIR_HEADS = ("A. Rook", "C. Merlin", "G. Ouzel", "L. Whinchat")
APOLOGIES = HEADS[2]
BESIDE = (
    ("N. Siskin", "Head of the pupil referral unit", "The Orchard Centre"),
    ("W. Bunting", "Youth justice", "Youth Justice Service"),
)
OPEN_ACTIONS = (
    (LAST, "Ask Marlpit Academy for the start date of the child placed on 18 November", CLERK, 1),
    (LAST, "Tell schools the new numbers on roll before the next list goes out", CHAIR, 2),
    (LAST, "Agree with transport who pays for the taxi until half-term", CHAIR, 8),
    ("P0004", "Ask housing when the family of the second case will move", CLERK, 3),
)
"""The meeting, what is to be done, by whom, and the day of December it is due."""


def panels(interest: str) -> list[RowWithTimes]:
    """The Panels sheet; ``interest`` is the referral in which a head has declared one."""
    declared = f"{HEADS[1]} (interest {interest}), " if interest else ""
    came = {"P0005": f"{declared}{APOLOGIES} (apologies)"}
    for held in (one for one in MEETINGS if one.day < date(2026, 11, 30)):
        heads = HEADS if held.profile == PLACEMENT else FAIR_HEADS
        came[held.number] = ", ".join([CHAIR, *heads])
    return [
        {
            "PanelID": one.number,
            "Profile": one.profile,
            "Area": one.area,
            "Date": one.day,
            "Start": time(10, 0) if one.profile == PLACEMENT else time(14, 0),
            "Venue": ROOM if one.profile == PLACEMENT else ONLINE,
            "TeamsLink": LINK if one.profile == FAIR_ACCESS else None,
            "Chair": CHAIR,
            "Clerk": CLERK,
            "PaperDeadline": one.papers_by,
            "MinutesState": "AGREED" if one.number in came and one.number != NEXT else "TO WRITE",
            "Quorum": one.quorum,
            "Attendance": came.get(one.number),
        }
        for one in MEETINGS
    ]


def schools_of(schools: Schools, area: str) -> list[Mapping[str, Cell]]:
    """The open secondary schools of an area, in the order of the Schools sheet."""
    return [
        row
        for row in schools
        if row["Area"] == area and row["Phase"] in SECONDARY and row["Status"] == "Open"
    ]


def contacts(schools: Schools) -> list[Row]:
    """The members of both panels: heads of their schools, and those who sit beside them."""
    return [
        {"ContactID": f"K{101 + n:04d}", "SecureEmail": "Y", **row}
        for n, row in enumerate(_members(schools))
    ]


def _members(schools: Schools) -> Iterator[Row]:
    for names, area, profile in ((HEADS, AREA, PLACEMENT), (FAIR_HEADS, FAIR_AREA, FAIR_ACCESS)):
        for name, school in zip(names, schools_of(schools, area), strict=False):
            number = school["SchoolDfE"]
            yield {
                "Name": name,
                "Role": "Headteacher",
                "Organisation": school["Name"],
                "Email": f"head@{number}.school.example",
                "Phone": f"01632 962{int(str(number)[-3:]):03d}",
                "SchoolDfE": number,
                "Panels": f"{profile}, {area}",
            }
    for place, (name, role, where) in enumerate(BESIDE):
        yield {
            "Name": name,
            "Role": role,
            "Organisation": where,
            "Email": f"{name.split()[-1].lower()}@council.example",
            "Phone": f"01632 9630{place:02d}",
            "Panels": f"{PLACEMENT}, {AREA}",
        }


def actions() -> list[Row]:
    """What earlier meetings asked for and nobody has finished."""
    return [
        {
            "ActionID": f"A{number:05d}",
            "About": panel,
            "Text": text,
            "Owner": owner,
            "DueDate": date(2026, 12, day),
            "State": "OPEN",
            "Priority": 2,
            "Type": "Panel",
            "Source": "PANEL",
            "RaisedOn": next(one.day for one in MEETINGS if one.number == panel),
        }
        for number, (panel, text, owner, day) in enumerate(OPEN_ACTIONS, 1)
    ]


def baseline(schools: Schools) -> list[Row]:
    """Numbers agreed for the share of this school year; one school's count was adjusted."""
    found: list[Row] = []
    for place, school in enumerate(schools_of(schools, AREA)):
        for year in YEARS:
            on_roll = school.get(f"NOR{year}")
            if not isinstance(on_roll, int):
                continue
            adjusted = place == 1 and year == YEARS[0]
            found.append(
                {
                    "SchoolDfE": school["SchoolDfE"],
                    "YearGroup": year,
                    "SchoolYear": THIS_YEAR,
                    "NOR": on_roll,
                    "PAN": places_a_year(on_roll),
                    "Adjustment": 1.0 if adjusted else None,
                    "AdjustmentReason": "Took a child in August, agreed on 16 September"
                    if adjusted
                    else None,
                    "BaselineDate": COUNTED_ON,
                }
            )
    return found
