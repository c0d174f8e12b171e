"""The sample's mail, and the actions the team typed itself: all invented."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING

from daysix.council.names import ADMIN_OWNERS

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from daysix.workbook.shapes import Row

    Rows = Mapping[str, Sequence[Row]]

MAILS = (
    ("permanent_exclusion", "Permanent exclusion: form attached", "PEX", "NEW"),
    ("permanent_exclusion", "Exclusion notification (permanent)", "PEX", "NEW"),
    ("suspension", "Suspension notice, 2 days", "", "NEW"),
    ("suspension", "Suspension notice, 1.5 days", "", "NEW"),
    ("suspension", "Suspension of three days from Monday", "", "NEW"),
    ("governors_meeting", "Papers for governors on 9 December", "", "SEEN"),
    ("fair_access", "Fair-access referral", "", "FILED"),
    ("parent_query", "Question about my son's exclusion", "", "ANSWERED"),
    ("day6_provision", "Start date confirmed", "", "FILED"),
    ("school_query", "How many days has she had this term?", "", "ANSWERED"),
)
URGENCY = {
    "permanent_exclusion": "2 Today",
    "suspension": "3 This week",
    "governors_meeting": "3 This week",
    "fair_access": "3 This week",
    "day6_provision": "2 Today",
}
BY_HAND = (
    (-3, "Ask the school for the referral form and attendance", "OPEN", ""),
    (-1, "Ring the parents about the home visit", "OPEN", ""),
    (0, "Tell the senior officer of the new permanent exclusion", "OPEN", ""),
    (0, "Check that education started, and the register code", "OPEN", ""),
    (1, "Send the council's statement to the clerk", "OPEN", ""),
    (2, "Papers out for the placement panel", "OPEN", ""),
    (4, "Look again at the managed move", "OPEN", ""),
    (3, "Social worker's report for governors", "WAIT", "Social care"),
    (5, "Date of the review panel", "WAIT", "Academy trust"),
    (8, "School's answer about the place", "WAIT", "School"),
)
"""Days from today, what is to be done, its state, and whom it waits for."""


def actions_by_hand(cases: Sequence[Row], as_of: date) -> list[Row]:
    """Actions the team typed itself, about the latest of ``cases``."""
    return [
        {
            "About": case["ExclusionID"],
            "PupilID": case["PupilID"],
            "Text": text,
            "DueDate": as_of + timedelta(days=days),
            "Owner": case["CaseOfficer"],
            "State": state,
            "WaitingOn": waiting,
            "Priority": 2,
            "Source": "HAND",
            "RaisedOn": as_of - timedelta(days=10),
        }
        for (days, text, state, waiting), case in zip(BY_HAND, cases[::-1], strict=False)
    ]


def inbox(rows: Rows, as_of: date) -> list[Row]:
    """Mails of the morning, and a few from last week."""
    schools = rows["Schools"]
    found: list[Row] = []
    for n, (kind, subject, flags, state) in enumerate(MAILS):
        school = schools[(7 * n) % len(schools)]
        day = as_of if state == "NEW" else as_of - timedelta(days=3)
        found.append(
            {
                "InboxID": f"M{n + 1:05d}",
                "ReceivedAt": datetime.combine(day, time(8, 3 + 4 * n)),
                "From": school["GeneralEmail"],
                "Subject": subject,
                "Class": kind,
                "Urgency": URGENCY.get(kind, "4 Routine"),
                "School": school["Name"],
                "Why": f"“{subject}” in the subject; from a school on your list",
                "ForOfficer": school["CaseOfficer"],
                "Flags": flags,
                "SLADue": as_of + timedelta(days=1 if flags else 2),
                "State": state,
                "HandledBy": None if state == "NEW" else ADMIN_OWNERS[n % 3],
                "FromSchoolDfE": school["SchoolDfE"],
                "ClassBy": "RULE",
                "Confidence": 0.96 - 0.03 * n,
            }
        )
    return found
