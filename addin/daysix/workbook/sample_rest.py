"""The sample's smaller sheets: providers, moves, plans and what else a team keeps, all invented."""

from __future__ import annotations

from datetime import date, time, timedelta
from typing import TYPE_CHECKING, cast

from daysix.council.names import OFFICERS, PROVIDERS
from daysix.council.panel_sheets import panel_sheets
from daysix.workbook.sample_office import inbox

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from daysix.council.panel_sheets import Rows as CouncilRows
    from daysix.workbook.shapes import Row

    Rows = Mapping[str, Sequence[Row]]

PROVIDER_NAMES = (
    ("The Orchard Centre", "PRU", "North", 60, 4),
    ("Kiln Lane Learning", "AP academy", "East", 48, 2),
    ("Harbour Workshop", "Registered", "South", 24, 6),
    ("Stepping Stones Tuition", "Tuition", "West", 30, 9),
    ("Greenwood Farm", "Unregistered", "West", 12, 1),
)
SENDIASS = "Alderfordshire SENDIASS, 01632 960789"
ADVICE = "Education advice line (invented), 01632 960321"
IN_DAYS = 10


def other_sheets(rows: Rows, *, as_of: date) -> dict[str, Sequence[Row]]:
    """Rows of the sheets that follow from pupils, schools and exclusions."""
    permanent = [row for row in rows["Exclusions"] if row.get("Category") == "PERM"]
    lately = permanent[-12:]
    known = cast("Mapping[str, CouncilRows]", rows)  # no time of day stands in these three
    panel = panel_sheets(
        known["Pupils"], known["Exclusions"], known["Schools"], papers_typed=True
    ).rows
    return {
        **panel,
        "Providers": providers(as_of),
        "Inbox": inbox(rows, as_of),
        "Actions": [*rows["Actions"], *panel["Actions"]],
        "Moves": [*_moves(rows, as_of), *panel["Moves"]],
        "Reintegration": _reintegration(lately, rows["Schools"], as_of),
        "CME": [*_missing(rows, as_of), *panel["CME"]],
        "Hearings": _hearings(permanent),
        "Visits": _visits(lately, as_of),
        "PSP": _plans(rows, as_of),
        "Contacts": [*_contacts(rows["Schools"]), *panel["Contacts"]],
    }


def providers(as_of: date) -> list[Row]:
    """The Providers sheet."""
    return [
        {
            "ProviderID": number,
            "Name": name,
            "Kind": kind,
            "Area": area,
            "Places": places,
            "PlacesFree": free,
            "DayRate": 85.0 + 15 * n,
            "QADate": as_of - timedelta(days=60 + 40 * n),
            "Status": "In use",
            "Contact": f"Office, {name}",
            "Phone": f"01632 960{n + 10:03d}",
            "Email": f"office@provider{n + 1}.example",
            "Address": f"{n + 2} Mill Lane, Hartsmere",
            "Postcode": f"ZZ{n + 2} {n + 1}PR",
            "Hours": "9.15am to 3pm",
        }
        for n, (number, (name, kind, area, places, free)) in enumerate(
            zip(PROVIDERS, PROVIDER_NAMES, strict=True)
        )
    ]


def _moves(rows: Rows, as_of: date) -> list[Row]:
    exclusions, schools = rows["Exclusions"][-200::20], rows["Schools"]
    return [
        {
            "MoveID": f"V{n + 1:04d}",
            "PupilID": case["PupilID"],
            "Type": ("MM", "OSD", "AP")[n % 3],
            "HomeSchool": case["SchoolDfE"],
            "HostSchool/Provider": PROVIDERS[n % 5] if n % 3 > 1 else schools[n]["SchoolDfE"],
            "StartDate": as_of - timedelta(days=56 - 5 * n),
            "EndPlanned": as_of + timedelta(days=28 + 5 * n),
            "Outcome": "TRIAL",
            "ParentConsent": as_of - timedelta(days=70 - 5 * n),
            "Attendance%": 0.97 - 0.04 * n,
            "LastContact": as_of - timedelta(days=2 * n),
            "RAG": "GGAGAR"[n % 6],
            "Officer": case["CaseOfficer"],
            "TrialWeeks": 12,
        }
        for n, case in enumerate(exclusions)
    ]


def _reintegration(cases: Sequence[Row], schools: Sequence[Row], as_of: date) -> list[Row]:
    return [
        {
            "PlanID": f"N{n + 1:04d}",
            "PupilID": case["PupilID"],
            "FromSetting": PROVIDER_NAMES[n % 5][0],
            "ToSchool": schools[(3 * n) % len(schools)]["SchoolDfE"],
            "DecisionDate": as_of - timedelta(days=40 - 3 * n),
            "PlanDue": as_of - timedelta(days=30 - 3 * n),
            "OnRollDate": as_of - timedelta(days=14 - n),
            "FirstDay": as_of - timedelta(days=13 - n),
            "FullTimeBy": as_of + timedelta(days=14 + n),
            "Status": "STARTED" if n % 3 else "FULL",
            "Officer": case["CaseOfficer"],
        }
        for n, case in enumerate(cases[:6])
    ]


def _missing(rows: Rows, as_of: date) -> list[Row]:
    return [
        {
            "CMEID": f"C{n + 1:04d}",
            "PupilID": pupil["PupilID"],
            "ReportedOn": as_of - timedelta(days=5 + 4 * n),
            "LastAttended": as_of - timedelta(days=12 + 4 * n),
            "LastSchool": pupil["CurrentSchoolDfE"],
            "ReasonCode": ("MOVED", "UNKNOWN", "NO-PLACE", "ABROAD")[n],
            "Referral10Due": as_of + timedelta(days=2 - 4 * n),
            "FoundOn": as_of - timedelta(days=1) if n > 1 else None,
            "ClosedOn": as_of - timedelta(days=1) if n > 1 else None,
            "OutcomeCode": "SCHOOL" if n > 1 else None,
            "Destination": "A school in the next county" if n > 1 else None,
            "DestinationEvidence": "Letter of its office" if n > 1 else None,
            "Owner": list(OFFICERS.values())[n],
        }
        for n, pupil in enumerate(rows["Pupils"][10:50:10])
    ]


def _hearings(cases: Sequence[Row]) -> list[Row]:
    held = [case for case in cases if case.get("GDCDate")][-10:]
    return [
        {
            "HearingID": f"H{n + 1:04d}",
            "ExclusionID": case["ExclusionID"],
            "Body": "GB",
            "Date": case["GDCDate"],
            "StartTime": time(9 + n % 6, 30),
            "Venue": "At the school",
            "Officer": case["CaseOfficer"],
            "Outcome": case["GDCOutcome"],
        }
        for n, case in enumerate(held)
    ]


def _visits(cases: Sequence[Row], as_of: date) -> list[Row]:
    return [
        {
            "VisitID": f"W{n + 1:04d}",
            "PupilID": case["PupilID"],
            "Purpose": "Assessment",
            "DueDate": as_of + timedelta(days=IN_DAYS - 4 * n),
            "VisitDate": as_of - timedelta(days=2 + n) if n > 2 else None,  # noqa: PLR2004
            "Officer": case["CaseOfficer"],
            "LoneWorkingChecked": "Y",
        }
        for n, case in enumerate(cases[-6:])
    ]


def _plans(rows: Rows, as_of: date) -> list[Row]:
    return [
        {
            "PSPID": f"S{n + 1:04d}",
            "PupilID": case["PupilID"],
            "SchoolDfE": case["SchoolDfE"],
            "PlanStart": as_of - timedelta(days=70 - 6 * n),
            "PlanEnd": as_of + timedelta(days=42 + 6 * n),
            "NextReview": as_of + timedelta(days=3 * n),
            "ReviewsHeld": 3 - n // 3,
            "Step": "2",
            "Status": "STARTED",
            "Officer": case["CaseOfficer"],
        }
        for n, case in enumerate(rows["Exclusions"][-90::12])
    ]


def _contacts(schools: Sequence[Row]) -> list[Row]:
    return [
        {
            "ContactID": f"K{n + 1:04d}",
            "Name": f"Office, {school['ShortName']}",
            "Role": "Exclusions contact",
            "Organisation": school["Name"],
            "Email": school["GeneralEmail"],
            "SecureEmail": school["SecureDomain"],
            "Phone": f"01632 961{n:03d}",
            "SchoolDfE": school["SchoolDfE"],
        }
        for n, school in enumerate(schools[:20])
    ]
