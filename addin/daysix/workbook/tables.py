"""The sheets that hold one table each: their order, their room, their formulas and their rules."""

from __future__ import annotations

from typing import TYPE_CHECKING

from daysix.law.finding import DUTY, ERROR, NOTE, QUERY, SYMBOLS
from daysix.records import NamedTuple
from daysix.workbook import lists, settings
from daysix.workbook.columns import columns_of
from daysix.workbook.shapes import Row, Rule, TableSheet

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from daysix.workbook.settings import CouncilSettings

    Rows = Mapping[str, Sequence[Row]]

PUPIL_FIELDS = ("UPN", "Surname", "Forename")


class Kind(NamedTuple):
    """How a table's sheet is laid out: spare rows, columns that stay in view, colour of its tab."""

    spare: int = 100
    frozen: int = 1
    tab: str = "cases"


TABLES: Mapping[str, Kind] = {
    "Exclusions": Kind(250, 4),
    "Pupils": Kind(250, 3),
    "Actions": Kind(200, 2),
    "Inbox": Kind(200),
    "Panels": Kind(),
    "Referrals": Kind(150, 2),
    "Moves": Kind(frozen=2),
    "Reintegration": Kind(frozen=2),
    "CME": Kind(frozen=2),
    "Hearings": Kind(frozen=2),
    "Visits": Kind(frozen=2),
    "PSP": Kind(frozen=2),
    "Schools": Kind(60, 2, "support"),
    "Providers": Kind(40, 2, "support"),
    "Contacts": Kind(100, 2, "support"),
    "ShareBaseline": Kind(tab="support"),
    "FairnessLog": Kind(tab="support"),
    "Finance": Kind(tab="support"),
    "Issues": Kind(1, 2, "support"),
    "Audit": Kind(200, 1, "support"),
    "Calendar": Kind(800, 2, "set-up"),
    "CalendarIndex": Kind(60, 2, "set-up"),
    "Settings": Kind(0, 2, "set-up"),
    "Lists": Kind(30, 2, "set-up"),
}
CALENDAR_NOTE = (
    "One row a day for each calendar. Day Six counts only days whose Sessions are 1 or 2.\n\n"
    "To count by a plain formula, go to the sheet Count days, or write in a cell of your own:\n\n"
    "=IFERROR(INDEX(CalDate,MATCH(INDEX(CalRun,MATCH(INT(A2),CalDate,0),MATCH(B2,CalSchool,0))+C2,"
    'INDEX(CalRun,0,MATCH(B2,CalSchool,0)),0)),"not in the calendar")\n\n'
    "A2 holds the day (day 0), B2 the calendar, such as CAL-001, and C2 how many school days on. "
    "For the next school day, use 1."
)


def table_sheet(
    name: str, rows: Rows, *, council: CouncilSettings, staff: Sequence[str]
) -> TableSheet:
    """One table's sheet, filled."""
    kind = TABLES[name]
    if name == "Settings":
        return _settings(kind, council)
    if name == "Lists":
        return TableSheet(name, columns_of(name), _lists(staff), kind.spare, kind.frozen, kind.tab)
    return TableSheet(
        name,
        columns_of(name),
        rows.get(name, ()),
        kind.spare,
        kind.frozen,
        kind.tab,
        formulas=FORMULAS.get(name, {}),
        rules=RULES.get(name, ()),
        note=CALENDAR_NOTE if name == "Calendar" else "",
        wrapped=name in {"Issues", "Inbox"},
        middle=name == "Issues",
    )


def _lists(staff: Sequence[str]) -> list[Row]:
    return [
        {
            "list": one.list,
            "code": one.code,
            "label": one.label,
            "active-from": one.since,
            "active-to": one.until,
        }
        for one in lists.choices(staff=staff)
    ]


def _settings(kind: Kind, council: CouncilSettings) -> TableSheet:
    found = settings.lines(council)
    rows: list[Row] = [
        {
            "Group": one.group,
            "Setting": one.setting,
            "Value": one.value,
            "Choices": one.shown,
            "Meaning": one.meaning,
            "Code": one.code,
            "Usual": one.usual,
        }
        for one in found
    ]
    return TableSheet(
        "Settings",
        columns_of("Settings"),
        rows,
        kind.spare,
        kind.frozen,
        kind.tab,
        choices={"Value": [one.choices for one in found]},
        locked_rows=frozenset(n for n, one in enumerate(found) if not one.open),
        wrapped=True,
    )


def setting_cell(code: str) -> str:
    """The address of a setting's value, such as ``Settings!$C$2``."""
    found = settings.lines(settings.CouncilSettings())
    row = next(n for n, one in enumerate(found, start=2) if one.code == code)
    column = chr(ord("A") + [each.name for each in columns_of("Settings")].index("Value"))
    return f"Settings!${column}${row}"


def _from(sheet: str, column: str, *, by: str, key: str) -> str:
    return f'IFERROR(INDEX({sheet}[{column}],MATCH(Exclusions[@[{by}]],{sheet}[{key}],0))&"","")'


FORMULAS: Mapping[str, Mapping[str, str]] = {
    "Exclusions": {
        **{one: _from("Pupils", one, by="PupilID", key="PupilID") for one in PUPIL_FIELDS},
        "SchoolName": _from("Schools", "Name", by="SchoolDfE", key="SchoolDfE"),
    },
}
"""Columns that look themselves up, so that they work with Day Six gone."""


def _late(column: str, done: str = "") -> Rule:
    """Late: the day is past and nothing stands in ``done``."""
    test = f"ISNUMBER({{{column}}}),{{{column}}}<TodayDate"
    rest = f',{{{done}}}=""' if done else ""
    return Rule(column, f'AND({test}{rest},{{Status}}<>"CANCELLED",{{Status}}<>"CLOSED")', "late")


def _late_while(column: str, state: str, over: str) -> Rule:
    return Rule(column, f"AND(ISNUMBER({{{column}}}),{{{column}}}<TodayDate,{state}{over})", "late")


def _by_level(column: str) -> tuple[Rule, ...]:
    """A look for each level, told by its symbol; the words stand beside it."""
    looks = ((ERROR, "fix"), (DUTY, "fix"), (QUERY, "look"), (NOTE, "quiet"))
    return tuple(
        Rule(column, f'LEFT({{{column}}},1)="{SYMBOLS[level]}"', look) for level, look in looks
    )


def _mail(urgency: str, look: str) -> tuple[Rule, ...]:
    """A look for mails of one urgency nobody has dealt with; its words stand in the cell."""
    return tuple(
        Rule(column, f'AND(LEFT({{Urgency}},1)="{urgency}",{{State}}="NEW")', look)
        for column in ("Urgency", "Class")
    )


CHECK = _by_level("Check")
RULES: Mapping[str, Sequence[Rule]] = {
    "Exclusions": (
        *CHECK,
        _late("GDCLastDate", "GDCDate"),
        _late("Day6Date", "Day6Start"),
        _late("IRPHearingLastDate", "IRPDate"),
    ),
    "Referrals": (*CHECK, _late("PlaceBy", "OnRollDate")),
    "Actions": (_late_while("DueDate", "{State}", '="OPEN"'),),
    "Inbox": (
        *_mail("1", "late"),
        *_mail("2", "look"),
        *_mail("5", "quiet"),
        _late_while("SLADue", "{State}", '="NEW"'),
    ),
    "CME": (_late_while("Referral10Due", "{ClosedOn}", '=""'),),
    "Issues": _by_level("Level"),
}
"""The few looks that depend on a formula; ``{Column}`` stands for its cell in row 2."""
