"""X-096: cells of a row that stand one column too far left or right."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from daysix.checks.examples import Example
from daysix.checks.exclusions._people import upn_fit, upn_of
from daysix.checks.exclusions._reasons import codes_in
from daysix.checks.frame import ERROR, EXCLUSIONS, HOUSE, found
from daysix.tracker.dates import read_date

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from daysix.checks.context import Context
    from daysix.checks.frame import Found
    from daysix.checks.view import View

ID, LEVEL, SHEET, CITE = "X-096", ERROR, EXCLUSIONS, HOUSE
NEEDS = ()
MESSAGE = "The cells from here on stand one column too far to the {side}. Move them back."
ENOUGH = 3
KINDS = {
    "UPN": "upn", "DOB": "date", "StartDate": "date", "EndDate": "date", "DecisionDate": "date",
    "IncidentDate": "date", "NotifiedLADateTime": "date", "GDCDate": "date", "SchoolDfE": "school",
    "GovNoticeDate": "date", "ParentNoticeDate": "date", "ExamDate": "date", "Category": "kind",
    "Surname": "name", "Forename": "name", "StartSession": "session", "EndSession": "session",
    "Reason1": "reason", "SEN": "sen", "LAC": "flag", "NCY": "year",
}  # fmt: skip


def check(view: View, _context: Context) -> Iterator[Found]:
    """Only rows with an unreadable cell; three cells at least must fit their neighbour's column."""
    spots = sorted((at, name) for name, at in view.table.columns.items() if name in KINDS)
    odd = {one.place for one in view.all_troubles}
    odd |= {place for place, text in enumerate(view.texts("UPN")) if text and not text[0].isalpha()}
    for place in sorted(odd):
        cells = {name: _kinds(view.shown(place, name)) for _, name in spots}
        for side, step in (("right", -1), ("left", 1)):
            moved = [
                name
                for (at, name), (beside, other) in _neighbours(spots, step)
                if beside - at == step
                and KINDS[other] != KINDS[name]
                and KINDS[other] in cells[name]
                and KINDS[name] not in cells[name]
            ]
            if len(moved) >= ENOUGH:
                yield found(place, moved[0], side=side)
                break


def _neighbours(
    spots: Sequence[tuple[int, str]], step: int
) -> Iterator[tuple[tuple[int, str], tuple[int, str]]]:
    """Columns that stand side by side, as (this one, the one its cell may belong to)."""
    for one, other in pairwise(spots):
        yield (one, other) if step > 0 else (other, one)


def _kinds(text: str) -> set[str]:
    """Every kind of thing a cell may be."""
    said, bare = text.strip(), text.replace("/", "").replace("-", "").replace(" ", "")
    kinds: set[str] = set()
    if upn_fit(upn_of(said)):
        kinds.add("upn")
    if bare.isdigit() and len(bare) == SCHOOL_FIGURES:
        kinds.add("school")
    if said and read_date(said).value is not None and not said.isdigit():
        kinds.add("date")
    if said.upper() in WORDS:
        kinds.add(WORDS[said.upper()])
    if said.upper() in {"Y", "N", "YES", "NO"}:
        kinds |= {"flag", "sen"}
    if codes_in(said.upper()):
        kinds.add("reason")
    if said.isdigit() and len(said) <= len("14"):
        kinds.add("year")
    if len(said) > 1 and all(each.isalpha() or each in " -'" for each in said) and not kinds:
        kinds.add("name")
    return kinds


SCHOOL_FIGURES = 7
WORDS = {
    "PERM": "kind",
    "SUSP": "kind",
    "LNCH": "kind",
    "FIXD": "kind",
    "AM": "session",
    "PM": "session",
    "K": "sen",
    "E": "sen",
}


def _row(*cells: object) -> dict[str, object]:
    names = ("UPN", "Surname", "Forename", "DOB", "SchoolDfE", "Category", "StartDate")
    return dict(zip(names, cells, strict=True)) | {"EndDate": None, "PupilID": "P1"}


RIGHT = ("A950000178301", "Marsh", "Ada", "04/03/2012", "8204001", "SUSP", "09/11/2026")
EXAMPLES = (
    Example(
        "failing",
        "from the surname on, one to the right",
        [(1, "Surname")],
        [_row(None, "A950000178301", "Marsh", "Ada", "04/03/2012", "8204001", "SUSP")],
        says=["The cells from here on stand one column too far to the right. Move them back."],
    ),
    Example(
        "failing",
        "one to the left",
        [(1, "UPN")],
        [_row("Marsh", "Ada", "04/03/2012", "8204001", "SUSP", "09/11/2026", None)],
    ),
    Example("passing", "each in its place", rows=[_row(*RIGHT)]),
    Example(
        "boundary",
        "only two cells",
        rows=[_row("A950000178301", "Marsh", "Ada", "8204001", "SUSP", None, "09/11/2026")],
    ),
    Example("blank", "blanks", rows=[_row(None, None, None, None, None, "SUSP", None)]),
)
