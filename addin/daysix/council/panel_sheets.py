"""The sheets of two panels for an invented council: meetings, members, cases, moves, numbers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from daysix.council import panel_cases, panel_meetings, panel_papers
from daysix.records import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from daysix.council.shapes import Cell, Row
    from daysix.workbook.shapes import Row as RowWithTimes

    Rows = Sequence[Mapping[str, Cell]]


class PanelSheets(NamedTuple):
    """Rows by sheet, and the children they are about."""

    rows: dict[str, Sequence[RowWithTimes]]
    pupils: frozenset[str]


def panel_sheets(
    pupils: Rows, exclusions: Rows, schools: Rows, *, papers_typed: bool = False
) -> PanelSheets:
    """Two panels over the children and schools of a council; the same rows give the same panels.

    Parameters
    ----------
    papers_typed
        Whether *Papers here* says which papers have come; left out, the files of the cases do.
    """
    pool = panel_cases.Pool(pupils, exclusions, schools)
    referrals = panel_cases.referrals(pool, schools)
    if papers_typed:
        referrals = _with_papers(referrals, pupils)
    moves, watched = panel_cases.moves(pool, schools), panel_cases.watched(pool)
    rows: dict[str, Sequence[RowWithTimes]] = {
        "Panels": panel_meetings.panels(_declared(referrals, schools)),
        "Referrals": referrals,
        "Moves": moves,
        "CME": watched,
        "Actions": panel_meetings.actions(),
        "Contacts": panel_meetings.contacts(schools),
        "ShareBaseline": panel_meetings.baseline(schools),
        "FairnessLog": _fairness(referrals, schools),
    }
    return PanelSheets(rows, frozenset(pool.used))


def _with_papers(referrals: Rows, pupils: Rows) -> list[Row]:
    """The same, with the papers each case has and needs typed into its row."""
    children = {str(row["PupilID"]): row for row in pupils}
    labels = panel_papers.profile().papers
    waiting = [row["RefID"] for row in referrals if row["PanelID"] == panel_meetings.NEXT]
    found: list[Row] = []
    for row in referrals:
        if row["Status"] != "READY":
            found.append(dict(row))
            continue
        place = waiting.index(row["RefID"]) + 1 if row["RefID"] in waiting else 0
        child = children[str(row["PupilID"])]
        have = panel_papers.papers_here(place, row, child)
        need = panel_papers.papers_needed(row, child)
        found.append(
            {
                **row,
                "DocsRequired": "; ".join(labels[one] for one in need),
                "DocsHave": "; ".join(labels[one] for one in have),
                "Complete%": round(len(have) / len(need), 2) if need else 1.0,
                "Status": "READY" if have == need else "INCOMPLETE",
            }
        )
    return found


def _declared(referrals: Rows, schools: Rows) -> str:
    """The first case the second head has to do with: her school asks, or the family asks for it."""
    near = panel_meetings.schools_of(schools, panel_meetings.AREA)
    if len(near) < 2:  # noqa: PLR2004 - there is no second head
        return ""
    own = near[1]["SchoolDfE"]
    heard = [row for row in referrals if row["PanelID"] == panel_meetings.NEXT]
    for column in ("ReferrerSchool", "Pref1", "Pref2"):
        for row in heard:
            if row.get(column) == own:
                return str(row["RefID"])
    return ""


def _fairness(referrals: Rows, schools: Rows) -> list[Row]:
    near = [row["SchoolDfE"] for row in panel_meetings.schools_of(schools, panel_meetings.AREA)]
    days = {one.number: one.day for one in panel_meetings.MEETINGS}
    return [
        {
            "LogID": f"L{n:05d}",
            "PanelID": row["PanelID"],
            "RefID": row["RefID"],
            "Date": days[str(row["PanelID"])],
            "SchoolShown": next(one for one in near if one != row["DecisionSchool"]),
            "SchoolTaken": row["DecisionSchool"],
            "RankShown": row["RankShown"],
            "RankTaken": row["RankTaken"],
            "DepartReason": row["DepartReason"],
            "EnteredBy": "EW",
        }
        for n, row in enumerate((row for row in referrals if row.get("DepartReason")), 1)
    ]
