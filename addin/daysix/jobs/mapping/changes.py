"""Saying which column is which: each thing said is looked up in the file before it is kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

from daysix.jobs.mapping.maps import (
    ALIAS,
    CONFIRMED,
    GUESSED,
    SUGGESTED,
    WORDS,
    FileMap,
    column_called,
    map_file,
    title_of,
)
from daysix.jobs.mapping.memory import remember
from daysix.law.errors import BadInput
from daysix.records import NamedTuple
from daysix.tracker.cells import text_of
from daysix.tracker.confirmed import IGNORED, NOTHING_SAID, Confirmed
from daysix.tracker.fields import FIELDS
from daysix.tracker.headers import normal
from daysix.tracker.tables import EXCLUSIONS

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import date
    from pathlib import Path

    from daysix.jobs.mapping.maps import Known

EVERYTHING = ""
"""Asked to be forgotten: all that was said."""
NOTHING_CHANGED = "Nothing was changed."


class Said(NamedTuple):
    """What somebody says of a file, as typed.

    Attributes
    ----------
    accept
        ``Heading=Column``.
    ignore
        Headings of columns to leave unread.
    sheets
        ``Sheet=Kind``.
    forget
        Headings, or sheets, to forget what was said of; or ``EVERYTHING``.
    accept_all
        Every suggestion.
    """

    accept: Sequence[str] = ()
    ignore: Sequence[str] = ()
    sheets: Sequence[str] = ()
    forget: Sequence[str] = ()
    accept_all: bool = False


def say(path: Path, said: Said, *, as_of: date) -> FileMap:
    """Keep what is said of a file, and give what its columns are now taken for.

    Raises
    ------
    BadInput
        ``J-050`` to ``J-055``: there is no such heading, column or sheet, or the column has been
        found already. All of it is kept, or none.
    """
    kinds = _sheets(said.sheets)
    before = map_file(path, as_of=as_of)
    for sheet in kinds:
        if sheet not in {table.sheet for table in before.tables}:
            raise BadInput("J-050", f"There is no sheet “{sheet}” in {path.name} with column "
                           f"names in it. {NOTHING_CHANGED}")  # fmt: skip
    changes = [
        *_ignored(before, said.ignore),
        *_accepted(before, said.accept, kinds),
        *(_all_suggested(before) if said.accept_all else ()),
    ]
    _refuse_twice(before, changes)
    forgotten = _forgotten(before, said.forget)

    def change(known: Confirmed) -> Confirmed:
        start = NOTHING_SAID if EVERYTHING in said.forget else known
        return _with(start, changes, kinds, forgotten)

    remember(path, change)
    return map_file(path, as_of=as_of)


def confirm_suggested(home: Path, before: FileMap) -> None:
    """Keep every suggestion, as a person has confirmed them all.

    Parameters
    ----------
    home
        What has been said is kept beside this.

    Raises
    ------
    BadInput
        ``J-055``: two of them would be the same thing. Nothing is kept then.
    """
    changes = _all_suggested(before)
    _refuse_twice(before, changes)
    remember(home, lambda known: _with(known, changes, {}, set()))


class _Change(NamedTuple):
    kind: str
    heading: str
    column: str
    was: Known


def _sheets(said: Iterable[str]) -> dict[str, str]:
    found = {}
    for text in said:
        sheet, equals, name = text.rpartition("=")
        kind = next((kind for kind in FIELDS if normal(kind) == normal(name)), "")
        if not (equals and kind):
            message = (
                f"“{text[:60]}” should be a sheet and what is on it, such as Sheet3=Exclusions. "
                f"What is on it is one of {', '.join(FIELDS)}. {NOTHING_CHANGED}"
            )
            raise BadInput("J-051", message)
        found[text_of(sheet)] = kind
    return found


def _ignored(before: FileMap, headings: Iterable[str]) -> list[_Change]:
    return [
        _Change(one.kind or EXCLUSIONS, one.heading, IGNORED, one)
        for heading in headings
        for one in _called(before, heading)
    ]


def _accepted(before: FileMap, said: Iterable[str], kinds: Mapping[str, str]) -> list[_Change]:
    found = []
    for text in said:
        heading, equals, name = text.rpartition("=")
        if not equals:
            message = (
                f"“{text[:60]}” should be a column name and what it is, such as "
                f"“Date of excl=First day out”. {NOTHING_CHANGED}"
            )
            raise BadInput("J-052", message)
        for one in _called(before, heading):
            kind = kinds.get(one.sheet) or one.kind or EXCLUSIONS
            column = column_called(kind, name)
            if not column and kind in GUESSED:  # perhaps it was taken for the wrong kind
                kind, column = EXCLUSIONS, column_called(EXCLUSIONS, name)
            if not column:
                message = (
                    f"I have no column “{name.strip()[:60]}”. Take a name from the headings of "
                    f"the sheet {kind} in the team workbook. {NOTHING_CHANGED}"
                )
                raise BadInput("J-053", message)
            found.append(_Change(kind, one.heading, column, one))
    return found


def _all_suggested(before: FileMap) -> list[_Change]:
    return [_Change(one.kind, one.heading, one.column, one) for one in before.of(SUGGESTED)]


def _called(before: FileMap, heading: str) -> list[Known]:
    """The columns of that name; one for each kind of table that has it."""
    wanted = normal(heading)
    found = {one.kind: one for one in before.columns if wanted and normal(one.heading) == wanted}
    if not found:
        message = (
            f"There is no column “{heading.strip()[:60]}” in {before.file}. Take the name from "
            f"“daysix map”. {NOTHING_CHANGED}"
        )
        raise BadInput("J-054", message)
    return list(found.values())


def _refuse_twice(before: FileMap, changes: Sequence[_Change]) -> None:
    """Refuse a second column for the same thing, in one table."""
    changed = {(change.kind, normal(change.heading)): change.column for change in changes}
    for change in changes:
        rivals = [
            one.heading
            for one in before.columns
            if one.kind == change.was.kind
            and one.sheet == change.was.sheet
            and normal(one.heading) != normal(change.heading)
            and change.column != IGNORED
            and change.column == _becomes(one, change.kind, changed)
        ]
        if rivals:
            title = title_of(change.kind, change.column)
            message = (
                f"“{rivals[0]}” is {title} already, so “{change.heading}” cannot be as well. "
                f"Leave one of them out with --ignore. {NOTHING_CHANGED}"
            )
            raise BadInput("J-055", message)


def _becomes(one: Known, kind: str, changed: Mapping[tuple[str, str], str]) -> str | None:
    key = (kind, normal(one.heading))
    if key in changed:
        return changed[key]
    return one.column if one.how in {ALIAS, WORDS, CONFIRMED} else None


def _forgotten(before: FileMap, headings: Iterable[str]) -> set[str]:
    """Headings that need not stand in the file any more, spelled as they are kept."""
    wanted = {normal(heading) for heading in headings if heading != EVERYTHING}
    kept = {heading for said in before.confirmed.columns.values() for heading in said}
    kept |= {normal(sheet) for sheet in before.confirmed.sheets}
    unknown = sorted(wanted - kept)
    if unknown:
        message = f"Nothing has been said of “{unknown[0][:60]}”. {NOTHING_CHANGED}"
        raise BadInput("J-056", message)
    return wanted


def _with(
    known: Confirmed, changes: Iterable[_Change], kinds: Mapping[str, str], forgotten: set[str]
) -> Confirmed:
    columns = {
        kind: {heading: column for heading, column in said.items() if heading not in forgotten}
        for kind, said in known.columns.items()
    }
    for change in changes:
        columns.setdefault(change.kind, {})[normal(change.heading)] = change.column
    return Confirmed(
        {kind: said for kind, said in columns.items() if said},
        {
            **{name: kind for name, kind in known.sheets.items() if normal(name) not in forgotten},
            **kinds,
        },
    )
