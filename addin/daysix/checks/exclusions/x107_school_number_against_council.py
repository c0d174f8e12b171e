"""X-107: a school number whose first three digits are of another council."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from daysix.calendars.book import school_key
from daysix.checks.examples import Example, exclusion, school
from daysix.checks.exclusions._school_numbers import judged, schools_said
from daysix.checks.frame import EXCLUSIONS, QUERY, SCHOOLS, found
from daysix.checks.sources import SCHOOL_NUMBERS
from daysix.tracker.cells import text_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from daysix.checks.context import Context
    from daysix.checks.frame import Found
    from daysix.checks.view import View

ID, LEVEL, SHEET, CITE = "X-107", QUERY, EXCLUSIONS, SCHOOL_NUMBERS
NEEDS = ("SchoolDfE",)
MESSAGE = {
    "": "{number} is a number of another council, and {meant} is in other rows. Check the first "
    "three digits.",
    "beside": "The school number {number} begins as those of {usual} do, and the row says {said}. "
    "Correct one of the two.",
}
ENOUGH, NEARLY_ALL, SELDOM = 10, 0.9, 2
COUNCIL = re.compile(r"(school'?s? )?(la|local authority|council)( name)?( of (the )?school)?")
OF_THE_SCHOOL = re.compile(r"\bschool")


def check(view: View, context: Context) -> Iterator[Found]:
    """Schools of other councils are lawful: a number is odd that is a known one but for them.

    A name beside it that has another number is X-088's.
    """
    keys = [school_key(text) for text in view.texts("SchoolDfE")]
    names = view.texts("SchoolName")
    meant = _slips(context)
    for place, number in enumerate(keys):
        if number in meant:
            name = names[place]
            if not name or judged(number, name, schools_said(context)) is None:
                right = meant[number]
                yield found(place, "SchoolDfE", suggestion=right, number=number, meant=right)
    yield from _beside(view, context, keys)


def _slips(context: Context) -> dict[str, str]:
    """Numbers seldom seen that are those of another row but for the council, and that number."""
    return context.once(_slips, lambda: _the_slips(context))


def _the_slips(context: Context) -> dict[str, str]:
    times = Counter(
        key
        for view in context.views[EXCLUSIONS]
        for key in map(school_key, view.texts("SchoolDfE"))
        if _shaped(key)
    )
    listed = {school_key(one.number) for one in context.tracker.schools.records}
    usual = context.la or _nearly_all(Counter(key[:3] for key in times.elements()))
    if not usual:
        return {}
    return {
        key: usual + key[3:]
        for key, n in times.items()
        if n <= SELDOM
        and key[:3] != usual
        and key not in listed
        and (usual + key[3:] in listed or times[usual + key[3:]] > n)
    }


def _nearly_all(councils: Counter[str]) -> str:
    code, n = councils.most_common(1)[0] if councils else ("", 0)
    return code if n >= max(ENOUGH, NEARLY_ALL * councils.total()) else ""


def _beside(view: View, context: Context, keys: Sequence[str]) -> Iterator[Found]:
    """Against a column nobody claimed that names the school's council.

    It may be the child's home council, which is lawfully another: unless its name says the
    school's, it must follow the numbers of several councils.
    """
    title, said = _council_column(view, context)
    pairs = Counter(
        (key[:3], each.casefold())
        for key, each in zip(keys, said, strict=False)
        if _shaped(key) and each
    )
    usual: dict[str, str] = {}
    for code in {code for code, _ in pairs}:
        of_code = Counter({name: n for (other, name), n in pairs.items() if other == code})
        if most := _nearly_all(of_code):
            usual[code] = most
    if len(set(usual.values())) < (1 if OF_THE_SCHOOL.search(title) else SEVERAL):
        return
    shown = {each.casefold(): each for each in said}
    for place, (key, each) in enumerate(zip(keys, said, strict=False)):
        expected = usual.get(key[:3]) if _shaped(key) else None
        if each and expected and each.casefold() != expected and each.casefold() in _names(usual):
            yield found(
                place, "SchoolDfE", says="beside", number=key, usual=shown[expected], said=each
            )


SEVERAL = 2


def _names(usual: dict[str, str]) -> set[str]:
    return set(usual.values())


def _council_column(view: View, context: Context) -> tuple[str, list[str]]:
    """The title of that column, and its text beside each row; nothing where there is none."""
    sheet, table = context.sheets.get(view.sheet), view.table
    if sheet is None or not any(map(_names_a_council, table.unmatched)):
        return "", []
    heads = _row(sheet.rows, table.header_row - sheet.first_row)
    at = next((n for n, head in enumerate(heads) if _names_a_council(text_of(head))), None)
    if at is None:
        return "", []
    rows = [_row(sheet.rows, view.number(place) - sheet.first_row) for place in view.places]
    return text_of(heads[at]).casefold(), [
        text_of(row[at]) if at < len(row) else "" for row in rows
    ]


def _row(rows: Sequence[Sequence[object]], at: int) -> Sequence[object]:
    return rows[at] if 0 <= at < len(rows) else ()


def _names_a_council(heading: str) -> bool:
    return bool(COUNCIL.fullmatch(" ".join(heading.casefold().split())))


def _shaped(number: str) -> bool:
    return len(number) == 7 and number.isdigit()  # noqa: PLR2004 - council and establishment


def _rows(*numbers: str) -> list[dict[str, object]]:
    return [exclusion(SchoolDfE=number) for number in numbers]


def _with_councils(title: str, rows: Sequence[tuple[str, str]]) -> dict[str, object]:
    """An example's table and sheet: numbers in column A, the council in column B."""
    return {
        "rows": [{"SchoolDfE": number} for number, _ in rows],
        "of_table": {"unmatched": (title,)},
        "of_sheet": {"rows": [("SchoolDfE", title), *rows]},
        "beside": {SCHOOLS: []},
        "la": "",
    }


OURS, THEIRS = [("8204001", "Ours")] * 11, [("9254003", "Theirs")] * 10
LISTED = {SCHOOLS: [school(SchoolDfE="9254001", Name="Far Reach Academy")]}
EXAMPLES = (
    Example(
        "failing",
        "one of our schools, the council's three digits of another",
        [(4, "SchoolDfE")],
        _rows("8204001", "8204001", "8204001", "9254001"),
        says=[
            (
                "9254001 is a number of another council, and 8204001 is in other rows. Check the "
                "first three digits."
            )
        ],
        suggests=["8204001"],
        beside={SCHOOLS: []},
    ),
    Example(
        "failing",
        "a trust of two councils: the council beside the number is the other one",
        [(1, "SchoolDfE")],
        **_with_councils("Local Authority", [("8204001", "Theirs"), *OURS, *THEIRS]),  # type: ignore[arg-type]
        says=[
            (
                "The school number 8204001 begins as those of Ours do, and the row says Theirs. "
                "Correct one of the two."
            )
        ],
    ),
    Example("passing", "our own schools", rows=_rows("8204001", "8204002")),
    Example(
        "boundary",
        "a school of another council; and a listed one, though its last digits are ours",
        rows=_rows("8204001", "8204001", "9254777", "9254001"),
        beside=LISTED,
    ),
    Example(
        "boundary",
        "one council, and children who live elsewhere: the column may be the home council",
        **_with_councils("LA", [("8204001", "Theirs"), *OURS]),  # type: ignore[arg-type]
    ),
    Example("blank", "no number", rows=[exclusion(SchoolDfE=None)]),
)
