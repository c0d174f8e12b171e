"""What carrying a tracker over comes to: for people, and as lines of the JSON contract."""

from __future__ import annotations

from collections import Counter
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from daysix.jobs.carry.carrying import LEFTOVERS, leftovers
from daysix.jobs.wording import plural
from daysix.tracker.cells import text_of
from daysix.tracker.tables import PUPILS, SCHOOLS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from daysix.jobs.carry.carrying import Carrying

SHOWN = 20
"""Rows of the preview."""
COLUMNS = ("ExclusionID", "PupilID", "Surname", "Forename", "SchoolName", "Category", "StartDate",
           "EndDate")  # fmt: skip
WIDTHS = (11, 8, 14, 12, 22, 8, 11, 11)
LISTED = 12
LONGEST = 40


def carry_lines(found: Carrying, written: Path | None) -> Iterator[dict[str, Any]]:
    """The first rows as they will be, all that wants looking at, and one line of the whole."""
    rows = found.rows
    for number, case in enumerate(found.cases[:SHOWN]):
        sheet, row = rows.came_from[number]
        yield {
            "file": found.file,
            "sheet": sheet,
            "row": row,
            "new_row": number + 2,
            "values": {name: _plain(value) for name, value in case.items() if value is not None},
        }
    for one in leftovers(found):
        yield {
            "file": found.file,
            "sheet": one.sheet,
            "cell": one.cell,
            "what": one.what,
            "value": _plain(one.value),
            "now": one.now or None,
        }
    yield {
        "summary": {
            "file": found.file,
            "path": str(written) if written else None,
            "rows": len(found.cases),
            "pupils": len(rows.sheets[PUPILS]),
            "schools": len(rows.sheets[SCHOOLS]),
            "schools_without_number": rows.unnumbered,
            "kept_as_text": len(rows.kept),
            "conflicts": len(rows.conflicts),
            "left": len(found.lost_places),
            "own_columns": {
                sheet: [one.name for one in own.columns()]
                for sheet, own in rows.own.items()
                if own.columns()
            },
            "notes": [*found.notes, *found.unused],
        }
    }


def carry_text(found: Carrying, written: Path | None) -> Iterator[str]:
    """The same for people."""
    rows = found.rows
    pupils, schools = len(rows.sheets[PUPILS]), len(rows.sheets[SCHOOLS])
    what = f"{plural(len(found.cases), 'row')}, {plural(pupils, 'pupil')}"
    yield f"{found.file}: {what} and {plural(schools, 'school')}."
    yield from (f"  {note}" for note in (*found.notes, *found.unused))
    yield ""
    yield from _table(COLUMNS, [[case.get(name) for name in COLUMNS] for case in found.cases])
    if len(found.cases) > SHOWN:
        yield f"  and {len(found.cases) - SHOWN:,} more rows."
    yield ""
    yield from _own_columns(found)
    yield from _to_look_at(found)
    if written is None:
        yield "Nothing has been written. Add --apply to make the new workbook."
    else:
        yield f"Everything is in {written}; {found.file} is as it was."
        yield "Is a calendars.json beside the old tracker? Keep a copy beside the new workbook."


def _table(names: Sequence[str], rows: Sequence[Sequence[object]]) -> Iterator[str]:
    for line in (names, *rows[:SHOWN]):
        cells = (_fit(value, width) for value, width in zip(line, WIDTHS, strict=True))
        yield f"  {' '.join(cells)}".rstrip()


def _own_columns(found: Carrying) -> Iterator[str]:
    for sheet, own in found.rows.own.items():
        names = [f"“{one.name}”" for one in own.columns()]
        if names:
            shown = ", ".join(names[:LISTED])
            more = f" and {len(names) - LISTED:,} more" if len(names) > LISTED else ""
            yield f"Kept at the right of {sheet}: {shown}{more}."


def _to_look_at(found: Carrying) -> Iterator[str]:
    rows = found.rows
    if rows.shared:
        held = "rows hold" if rows.shared > 1 else "row holds"
        yield (
            f"{rows.shared:,} {held} several exclusions: each has become a row of its own, and "
            "what is said of the child stands in all of them."
        )
    if rows.unnumbered:
        yield (
            f"{plural(rows.unnumbered, 'school')} without a number: the name stands in its place. "
            "Type the number on the sheet Schools and in the rows."
        )
    for title, many, of in (
        ("kept as the text they were, since I could not read them", len(rows.kept), rows.kept),
        ("say otherwise than the child's or the school's row", len(rows.conflicts),
         rows.conflicts),
    ):  # fmt: skip
        if many:
            yield f"{plural(many, 'cell')} {title}:"
            yield from (f"  {one.sheet} {one.cell}: {one.what}" for one in of[:LISTED])
            if many > LISTED:
                yield f"  and {many - LISTED:,} more."
    left = found.lost_places
    if left:
        kinds = Counter(one.what for one in left)
        said = ", ".join(f"{many:,} {what}" for what, many in kinds.most_common())
        yield f"{plural(len(left), 'cell')} are no part of a row ({said})."
    yield f"All of these are listed on the sheet {LEFTOVERS}, with every old column name."
    yield "Colours, comments, formulas and pictures stay behind in the old tracker."


def _fit(value: object, width: int) -> str:
    if isinstance(value, date):
        value = f"{value:%d %b %Y}"
    text = " ".join(text_of(value).split())
    return (text if len(text) <= width else f"{text[: width - 1]}…").ljust(width)


def _plain(value: object) -> object:
    if isinstance(value, datetime | date):
        return value.isoformat()
    return value if value is None or isinstance(value, str | int | float) else str(value)
