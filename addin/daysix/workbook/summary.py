"""The Summary sheet: four native charts over counts that are plain formulas."""

from __future__ import annotations

from collections import Counter, defaultdict
from datetime import date
from typing import TYPE_CHECKING

from daysix import data
from daysix.workbook.looks import RED, SAND, TEAL, TEAL_MID
from daysix.workbook.shapes import Chart, Formula, Page, Placed, Series

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from daysix.workbook.shapes import Row

    Rows = Mapping[str, Sequence[Row]]

NAME = "Summary"
TOP = 10
SCHOOLS = 400
COLUMN_WIDTH = 11.5
HEAD = 31
FIRST = HEAD + 1
MONTHS = 12
HELPER = 18
"""First column out of sight: reasons (S, T, U), then schools (V, W)."""
REASON_CODE, REASON_COUNT, REASON_KEY, SCHOOL_DAYS, SCHOOL_KEY = range(HELPER, HELPER + 5)
START = "$C$3"
START_MONTH = 9
CHART_SIZE = (602, 340)
TIE = 1000


def summary_page(rows: Rows, *, as_of: date) -> Page:
    """The page, with what its formulas come to on ``as_of``."""
    start = school_year_start(as_of)
    cells = [*_top(start), *_months(rows, start), *_reasons(rows, start), *_schools(rows, start)]
    last = FIRST + MONTHS
    heights = dict.fromkeys(range(HEAD - 1, last + 1), 21.0)
    return Page(
        NAME,
        [2.0, *[COLUMN_WIDTH] * 14, 2.0],
        cells,
        heights={**heights, 0: 38},
        charts=_charts(),
        hidden=(HELPER - 1, SCHOOL_KEY + 1),
        print_area=(last, 14),
        one_page=True,
        tab="day",
    )


def school_year_start(day: date) -> date:
    """The 1 September of the school year a day lies in."""
    return date(day.year - (day.month < START_MONTH), START_MONTH, 1)


def month_after(start: date, n: int) -> date:
    """The first of the month ``n`` months on."""
    months = start.month - 1 + n
    return date(start.year + months // 12, months % 12 + 1, 1)


def _top(start: date) -> list[Placed]:
    year = "DATE(YEAR(TodayDate)-(MONTH(TodayDate)<9),9,1)"
    label = f"{start.year}/{(start.year + 1) % 100:02d}"
    text = f'"The school year "&YEAR({START})&"/"&TEXT(MOD(YEAR({START})+1,100),"00")'
    return [
        Placed(0, 1, Formula(text, f"The school year {label}"), "title", 12),
        Placed(1, 1, "Counted from the sheet Exclusions. A cancelled exclusion is left out.",
               "muted", 14),
        Placed(2, 1, "Year begins", "muted"),
        Placed(2, 2, Formula(year, start), "muted date"),
    ]  # fmt: skip


def _counted(row: Row) -> bool:
    return row.get("Status") != "CANCELLED"


def _in_month(rows: Rows, category: str, first: date) -> int:
    after = month_after(first, 1)
    return sum(
        row.get("Category") == category and _counted(row) and first <= day < after
        for row in rows.get("Exclusions", ())
        if isinstance(day := row.get("StartDate"), date)
    )


def _months(rows: Rows, start: date) -> list[Placed]:
    heads = ("Month", "Suspensions", "Lunchtimes", "Permanent", "Year before")
    cells = [Placed(HEAD - 1, 1, "By month", "section", 5)]
    cells += [
        Placed(HEAD, 1 + n, text, "head number" if n else "head") for n, text in enumerate(heads)
    ]
    for n in range(MONTHS):
        row, month = FIRST + n, month_after(start, n)
        here = f"$B{row + 1}"
        cells.append(
            Placed(row, 1, Formula(f"EDATE({START},{n})", month), "line month"),
        )
        for place, category in enumerate(("SUSP", "LNCH", "PERM")):
            text = _month_formula(category, here, f"EDATE({here},1)")
            shown = _in_month(rows, category, month)
            cells.append(Placed(row, 2 + place, Formula(text, shown), "line number"))
        before = _month_formula("PERM", f"EDATE({here},-12)", f"EDATE({here},-11)")
        shown = _in_month(rows, "PERM", month.replace(year=month.year - 1))
        cells.append(Placed(row, 5, Formula(before, shown), "line number"))
    return cells


def _month_formula(category: str, first: str, after: str) -> str:
    return (
        f'COUNTIFS(Exclusions[Category],"{category}",Exclusions[Status],"<>CANCELLED",'
        f'Exclusions[StartDate],">="&{first},Exclusions[StartDate],"<"&{after})'
    )


def _this_year(start: date, row: Row) -> bool:
    day = row.get("StartDate")
    return isinstance(day, date) and start <= day < month_after(start, 12) and _counted(row)


def _reasons(rows: Rows, start: date) -> list[Placed]:
    """The ten reasons given most often; each of up to three counts."""
    codes = [(row["code"], row["label"]) for row in data.rows("exclusion_reasons")]
    given = Counter(
        row.get(column)
        for row in rows.get("Exclusions", ())
        if _this_year(start, row)
        for column in ("Reason1", "Reason2", "Reason3")
    )
    keys = []
    cells = [Placed(HEAD - 1, 7, "Reasons given most often", "section", 4)]
    cells += [
        Placed(HEAD, 7, "Reason", "head", 3),
        Placed(HEAD, 10, "Times", "head number"),
    ]
    for n, (code, label) in enumerate(codes, start=1):
        count = given[code]
        keys.append(count * TIE + TIE - n)
        cells += _reason_helper(n, code, label, count)
    keys.sort(reverse=True)
    letter = _letter(REASON_KEY)
    span = f"${letter}$1:${letter}${len(codes)}"
    for n in range(1, TOP + 1):
        row, key = FIRST + n - 1, f"LARGE({span},{n})"
        count, place = divmod(keys[n - 1], TIE)
        code, label = codes[TIE - place - 1]
        names = f"${_letter(REASON_CODE)}$1:${_letter(REASON_CODE)}${len(codes)}"
        name = f"INDEX({names},{TIE}-MOD({key},{TIE}))"
        cells += [
            Placed(row, 7, Formula(f'IF({key}<{TIE},"",{name})', label if count else ""),
                   "line fit", 3),
            Placed(row, 10, Formula(f'IF({key}<{TIE},"",INT({key}/{TIE}))', count or ""),
                   "line number"),
        ]  # fmt: skip
    return cells


def _reason_helper(n: int, code: str, label: str, count: int) -> list[Placed]:
    row = n - 1
    each = "+".join(
        f'COUNTIFS(Exclusions[{column}],"{code}",Exclusions[Status],"<>CANCELLED",'
        f'Exclusions[StartDate],">="&{START},Exclusions[StartDate],"<"&EDATE({START},12))'
        for column in ("Reason1", "Reason2", "Reason3")
    )
    count_cell = f"${_letter(REASON_COUNT)}{row + 1}"
    return [
        Placed(row, REASON_CODE, label, "key"),
        Placed(row, REASON_COUNT, Formula(each, count), "key"),
        Placed(row, REASON_KEY, Formula(f"{count_cell}*{TIE}+{TIE - n}", count * TIE + TIE - n),
               "key"),
    ]  # fmt: skip


def _schools(rows: Rows, start: date) -> list[Placed]:
    """The ten schools with most days out through suspension."""
    schools = rows.get("Schools", ())[:SCHOOLS]
    days: defaultdict[str, float] = defaultdict(float)
    for case in rows.get("Exclusions", ()):
        number = case.get("SchoolDays")
        if _this_year(start, case) and isinstance(number, int | float):
            days[str(case.get("SchoolDfE"))] += number
    cells = [Placed(HEAD - 1, 12, "Days out by school", "section", 3)]
    cells += [Placed(HEAD, 12, "School", "head", 2), Placed(HEAD, 14, "Days", "head number")]
    keys = [0] * SCHOOLS
    for n in range(1, SCHOOLS + 1):
        known = str(schools[n - 1].get("SchoolDfE")) if n <= len(schools) else ""
        total = float(days[known]) if known else 0.0
        keys[n - 1] = int(total * 2) * TIE + TIE - n
        cells += _school_helper(n, total, keys[n - 1])
    keys.sort(reverse=True)
    letter = _letter(SCHOOL_KEY)
    for n in range(1, TOP + 1):
        row, key = FIRST + n - 1, f"LARGE(${letter}$1:${letter}${SCHOOLS},{n})"
        halves, place = divmod(keys[n - 1], TIE)
        name = str(schools[TIE - place - 1].get("ShortName") or "") if halves else ""
        at = f"{TIE}-MOD({key},{TIE})"
        cells += [
            Placed(row, 12, Formula(f'IF({key}<{TIE},"",INDEX(Schools[ShortName],{at})&"")', name),
                   "line", 2),
            Placed(row, 14, Formula(f'IF({key}<{TIE},"",INT({key}/{TIE})/2)',
                                    halves / 2 if halves else ""), "line days"),
        ]  # fmt: skip
    return cells


def _school_helper(n: int, total: float, key: int) -> list[Placed]:
    row = n - 1
    number = f"INDEX(Schools[SchoolDfE],{n})"
    days = (
        f'IFERROR(IF({number}="",0,SUMIFS(Exclusions[SchoolDays],Exclusions[SchoolDfE],{number},'
        f'Exclusions[Status],"<>CANCELLED",Exclusions[StartDate],">="&{START},'
        f'Exclusions[StartDate],"<"&EDATE({START},12))),0)'
    )
    cell = f"${_letter(SCHOOL_DAYS)}{row + 1}"
    return [
        Placed(row, SCHOOL_DAYS, Formula(days, total), "key"),
        Placed(row, SCHOOL_KEY, Formula(f"INT({cell}*2)*{TIE}+{TIE - n}", key), "key"),
    ]


def _charts() -> list[Chart]:
    months, ten = (FIRST, FIRST + MONTHS - 1), (FIRST, FIRST + TOP - 1)
    return [
        Chart("column", "Exclusions by month", (3, 1), CHART_SIZE, 1, months,
              (Series((HEAD, 2), 2, TEAL), Series((HEAD, 3), 3, SAND), Series((HEAD, 4), 4, RED)),
              stacked=True),
        Chart("bar", "Reasons given most often", (3, 8), CHART_SIZE, 7, ten,
              (Series((HEAD, 10), 10, TEAL_MID),)),
        Chart("column", "Permanent exclusions, this year and the year before", (17, 1),
              CHART_SIZE, 1, months, (Series((HEAD, 4), 4, RED), Series((HEAD, 5), 5, SAND))),
        Chart("bar", "School days out, ten schools with the most", (17, 8), CHART_SIZE, 12, ten,
              (Series((HEAD, 14), 14, TEAL),)),
    ]  # fmt: skip


def _letter(column: int) -> str:
    return chr(ord("A") + column)
