"""The team workbook's other sheets, told by the columns they must have under their very names."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from daysix.tracker.headers import normal

if TYPE_CHECKING:
    from collections.abc import Mapping

NAMED: Mapping[str, frozenset[str]] = MappingProxyType({
    kind: frozenset(map(normal, columns))
    for kind, columns in {
        "Hearings": ("HearingID", "ExclusionID", "Date", "Venue"),
        "Moves": ("MoveID", "PupilID", "HomeSchool", "StartDate"),
        "Referrals": ("RefID", "PupilID", "Type", "DateReceived"),
        "Reintegration": ("PlanID", "PupilID", "ToSchool"),
        "CME": ("CMEID", "PupilID", "LastAttended"),
        "Actions": ("ActionID", "About", "DueDate", "State"),
        "Inbox": ("InboxID", "ReceivedAt", "Subject"),
        "Panels": ("PanelID", "Profile", "Date"),
        "Finance": ("FinanceID", "About", "Amount"),
        "Contacts": ("ContactID", "Name", "Email"),
        "ShareBaseline": ("SchoolDfE", "YearGroup", "FairShare", "PlacedSoFar"),
        "FairnessLog": ("LogID", "RefID", "SchoolShown", "SchoolTaken"),
        "Lists": ("list", "code", "label", "active-to"),
    }.items()
})  # fmt: skip
"""The team workbook's other sheets, each with the columns it must have under their very names.

A team's own sheet goes by other names and is never taken for one of these: its key alone, which
no exclusions table has, would not be enough.
"""

EXCLUSIONS_OWN = frozenset({"startdate", "category"})
"""What no other sheet of the workbook has side by side."""

OTHER_KEYS = frozenset({"moveid", "planid", "cmeid", "actionid", "refid", "panelid"})
"""Keys of the workbook's other sheets, which have a first day and a type of their own."""


def other_sheet(spelled: set[str]) -> str:
    """The other sheet of the team workbook a row of column names belongs to; blank if none."""
    if spelled >= EXCLUSIONS_OWN:
        return ""
    return next((kind for kind, columns in NAMED.items() if columns <= spelled), "")
