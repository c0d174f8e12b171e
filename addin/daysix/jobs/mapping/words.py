"""What a file's columns are taken for: as sentences, as contract lines, and as a short note."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from daysix.jobs.mapping.maps import (
    ALIAS,
    CONFIRMED,
    LEFT,
    SUGGESTED,
    UNUSED,
    WORDS,
    FileMap,
    suggestions_in,
    title_of,
)
from daysix.jobs.wording import plural

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import date

    from daysix.jobs.mapping.maps import Known, SheetMap
    from daysix.tracker.cells import SheetCells, Table
    from daysix.tracker.confirmed import Confirmed

WIDEST = 32
NAMED = 4
"""Columns a note names; the rest are counted."""


def map_lines(found: FileMap) -> Iterator[dict[str, Any]]:
    """One line a column, then one of the whole, for the JSON contract."""
    for table in found.tables:
        for one in table.columns:
            yield {
                "file": found.file,
                "sheet": one.sheet,
                "table": one.kind or None,
                "perhaps": table.perhaps,
                "row": table.row,
                "col": one.col,
                "heading": one.heading,
                "column": one.column or None,
                "title": title_of(one.kind, one.column) if one.column else None,
                "how": one.how,
                "score": one.score,
                "contents": str(one.contents),
                "doubt": one.doubt or None,
            }
    counts = {how: len(found.of(how)) for how in (ALIAS, WORDS, CONFIRMED, SUGGESTED, LEFT, UNUSED)}
    yield {"summary": {"file": found.file, **counts}}


def map_text(found: FileMap) -> Iterator[str]:
    """The same for people."""
    yield from tables_text(found)
    yield from _what_next(found)


def tables_text(found: FileMap, *, typed: bool = True) -> Iterator[str]:
    """What each heading is taken for; where commands are ``typed``, which one says more."""
    for table in found.tables:
        yield f"{found.file}, sheet {table.sheet}: {_what(table, typed=typed)}"
        width = min(WIDEST, max((len(one.heading) for one in table.columns), default=0))
        for one in table.columns:
            yield f"  {one.col:<3} {_short(one.heading):<{width}}  {_says(one)}"
            if one.doubt:
                yield f"  {'':3} {'':<{width}}  ? {one.doubt}"


def _what(table: SheetMap, *, typed: bool) -> str:
    where = f"column names in row {table.row}"
    if not table.kind and not typed:
        return f"I do not know this table ({where})."
    if not table.kind:
        return (
            f"I do not know this table ({where}). If it holds exclusions, say so: "
            f'--sheet "{table.sheet}=Exclusions".'
        )
    if table.perhaps:
        return f"perhaps {table.kind}, once the suggestions are confirmed ({where})"
    return f"{table.kind}, {where}"


def _says(one: Known) -> str:
    if one.how == LEFT:
        return f"left unread, as you said ({one.contents})"
    if one.how == UNUSED:
        return f"not used ({one.contents})"
    name = title_of(one.kind, one.column)
    if one.how == SUGGESTED:
        return f"? may be {name} ({one.contents}): not used until you confirm it"
    said = ", as you said" if one.how == CONFIRMED else ""
    return f"{name}{said} ({one.contents})"


def _what_next(found: FileMap) -> Iterator[str]:
    waiting = found.of(SUGGESTED)
    if not waiting:
        return
    first = waiting[0]
    example = f'--accept "{first.heading}={title_of(first.kind, first.column)}"'
    yield f"{plural(len(waiting), 'suggestion')} for you to confirm: {example}, or --accept-all."
    yield "Use --ignore and a column name for what should not be read."


def _short(heading: str) -> str:
    line = " ".join(heading.split())
    return line if len(line) <= WIDEST else f"{line[: WIDEST - 1]}…"


def unused_note(
    sheets: Sequence[SheetCells], tables: Iterable[Table], confirmed: Confirmed, *, as_of: date
) -> list[str]:
    """A note about columns that were not used and may be ours; none where none is.

    Only sheets with such columns are looked at again.
    """
    wanted = {table.sheet for table in tables if table.unmatched}
    found = {
        one.heading: one
        for sheet in sheets
        if sheet.name in wanted
        for one in suggestions_in(sheet, confirmed, as_of=as_of)
    }
    if not found:
        return []
    said = [f"“{one.heading}” may be {title_of(one.kind, one.column)}" for one in found.values()]
    more = f"; and {len(said) - NAMED:,} more" if len(said) > NAMED else ""
    were = "column was" if len(said) == 1 else "columns were"
    note = (
        f"{len(said):,} {were} not used that I may know: {'; '.join(said[:NAMED])}{more}. "
        "Confirm with “daysix map”."
    )
    return [note]
