"""*New meeting*: a row of the Panels sheet becomes a meeting with its number, days and cases.

The officer types kind of panel, area, day, start and place in a new row and presses. On the command
line the same are options, and the row is added.
"""

from __future__ import annotations

from datetime import date, datetime, time
from typing import TYPE_CHECKING

from daysix.jobs.click.answers import Answer, Offer
from daysix.jobs.click.panel_chosen import on_no_disk, panel_book
from daysix.jobs.panel.kept import folder_for, place_of
from daysix.jobs.panel.kept import put as put_file
from daysix.jobs.panel.laid_out import PROFILES, own_profiles
from daysix.jobs.panel.meeting_area import area_of, papers_by, refuse_day
from daysix.jobs.panel.meeting_calendars import calendars_of
from daysix.jobs.panel.meeting_cases import ON_AGENDA, Sorted, sort_out
from daysix.jobs.panel.meeting_ics import Entry, calendar_of
from daysix.jobs.panel.meeting_meant import stood_on
from daysix.jobs.panel.meeting_numbers import next_panel
from daysix.jobs.panel.meeting_rows import (
    Lines,
    Proof,
    as_cells,
    changed,
    filled,
    proofs,
    put,
    row_by,
)
from daysix.jobs.panel.rows import PANELS, REFERRALS, told
from daysix.jobs.panel.sitting_of import day_of, sitting_of
from daysix.jobs.wording import plural
from daysix.law.errors import BadInput
from daysix.panels import profile_read
from daysix.panels.words import clock, short_day
from daysix.records import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from pathlib import Path

    from daysix.jobs.beside.row_identity import RowRef
    from daysix.jobs.click.answers import Asked
    from daysix.jobs.click.writing import Wanted
    from daysix.jobs.panel.rows import PanelBook, Row
    from daysix.panels.meeting_days import Counted
    from daysix.panels.profile import Profile
    from daysix.panels.sitting import Sitting

LABEL, BUTTON = "New meeting", "Set up"
FILLED = ("PanelID", "PaperDeadline", "Quorum", "MinutesState", "Start", "Venue")
"""Cells of the row that are filled where they are blank."""
MUST = {"Profile": "kind of panel", "Date": "day"}
UNDO = "Undo last action takes it out of the workbook; the calendar file stays."


class _New(NamedTuple):
    """A meeting to be set up: its row as it would be, and everything that follows from it."""

    book: PanelBook
    ref: RowRef | None
    row: Row
    profile: Profile
    papers: Counted
    cases: Sorted
    sitting: Sitting
    notes: Sequence[str]

    @property
    def number(self) -> str:
        return told(self.row, "PanelID")

    @property
    def title(self) -> str:
        area = told(self.row, "Area")
        return told(self.row, "Profile") + (f", {area}" if area else "")


def offer_meeting(asked: Asked, typed: Mapping[str, object] | None = None) -> Answer | Offer:
    """A meeting set up from the row one stands on, or from what was typed; shown first.

    Parameters
    ----------
    typed
        Columns of the Panels sheet for a row to be added; None for the row one stands on.

    Raises
    ------
    BadInput
        ``Y-161``, ``Y-163`` to ``Y-165``: the day will not do, or something is missing.
    """
    book = panel_book(asked, button=LABEL)
    ref = _typed_before(book, typed) if typed else stood_on(asked, book, PANELS)
    if ref is None and not typed:
        raise BadInput(
            "Y-163",
            f"I do not know which meeting you mean. Type its kind of panel, area, day, start and "
            f"place in a new row of the sheet {PANELS}, stand in it, and press New meeting again.",
        )
    given = {name: value for name, value in (typed or {}).items() if value not in {None, ""}}
    new = _worked_out(asked, book, ref, {**given, **_row_of(ref)})
    cells = _cells(new)
    path, content = _calendar(new, asked.as_of)
    if ref is not None and not cells and path.is_file():
        said = f"{new.number} is set up already, and nothing new is ready for it."
        return Answer([said, *_lines(new)])
    many = plural(len(new.cases.heard), "case")
    return Offer(
        f"{new.number}: {new.title}, {short_day(new.sitting.day)}, with {many}.",
        [*_lines(new)],
        BUTTON,
        lambda stop: _write(asked, new, cells, (path, content), stop),
    )


def _typed_before(book: PanelBook, typed: Mapping[str, object]) -> RowRef | None:
    """The row in which somebody typed this very meeting, and which has no number yet."""
    for ref in book.workbook.rows(PANELS):
        row = _row_of(ref)
        same = all(told(row, one) == told(dict(typed), one) for one in ("Profile", "Area"))
        if same and day_of(row) == day_of(dict(typed)) and not told(row, "PanelID"):
            return ref
    return None


def _row_of(ref: RowRef | None) -> Row:
    """What stands in a row; its blanks left out."""
    if ref is None:
        return {}
    cells = {column: ref.cell(column) for column in ref.table.columns}
    return {column: value for column, value in cells.items() if value not in {None, ""}}


def _worked_out(asked: Asked, book: PanelBook, ref: RowRef | None, row: Row) -> _New:
    for column, words in MUST.items():
        if not told(row, column) or (column == "Date" and day_of(row) is None):
            raise BadInput(
                "Y-164",
                f"The meeting has no {words} yet, or none I can read. Fill in {column} in its row "
                f"of the sheet {PANELS}, and press New meeting again.",
            )
    day = day_of(row) or date.max
    profiles = profile_read.together(own_profiles(book.folder / PROFILES))
    profile = profile_read.chosen(profiles, told(row, "Profile"))
    _refuse_second(book, ref, row, day)
    area = area_of(book, row, calendars_of(book))
    refuse_day(day, area, as_of=asked.as_of)
    papers = papers_by(profile, day, area)
    used = [told(one, "PanelID") for one in book.rows(PANELS)]
    row.setdefault("PanelID", None)
    for column, value in (
        ("PanelID", next_panel(used, day)),
        ("PaperDeadline", papers.day),
        ("Quorum", profile.quorum.members),
        ("MinutesState", "TO WRITE"),
    ):
        if not told(row, column):
            row[column] = value
    cases = sort_out(book, row, profile, as_of=asked.as_of)
    doubts = (area.partly(day), papers.sentence, *_doubts(row, papers, asked.as_of))
    notes = [*filter(None, doubts), *on_no_disk(book)]
    return _New(book, ref, row, profile, papers, cases, _sitting(book, row, profile, cases), notes)


def _refuse_second(book: PanelBook, ref: RowRef | None, row: Row, day: date) -> None:
    """Refuse a meeting that stands on another row already."""
    own = ref.text("PanelID") if ref else ""
    for other in book.rows(PANELS):
        same = all(told(other, one) == told(row, one) for one in ("Profile", "Area"))
        number = told(other, "PanelID")
        if same and day_of(other) == day and number and number != own:
            raise BadInput(
                "Y-165",
                f"{number} is the {told(row, 'Profile')} meeting of {short_day(day)} already. "
                f"Stand in its row of the sheet {PANELS} and press New meeting, or change the day.",
            )


def _doubts(row: Row, papers: Counted, as_of: date) -> Iterator[str]:
    day, typed = day_of(row) or date.max, day_of(row, "PaperDeadline")
    if day < as_of:
        yield "That day has passed."
    elif typed is not None and typed < as_of:
        yield f"Papers should have gone out by {short_day(typed)}."
    if typed and papers.day and typed != papers.day:
        yield (
            f"Papers out by: the sheet says {short_day(typed)}, which stays; counted it would be "
            f"{short_day(papers.day)} ({papers.basis})."
        )
    if told(row, "Start") and _start(row) is None:
        yield "Start is no time I can read, so the calendar entry is for the whole day."


def _start(row: Row) -> time | None:
    value = row.get("Start")
    value = value.time() if isinstance(value, datetime) else value
    return value if isinstance(value, time) else None


def _sitting(book: PanelBook, row: Row, profile: Profile, cases: Sorted) -> Sitting:
    """The sitting as it would be, for its members and the actions carried over."""
    going = {one.case.ref.casefold() for one in cases.heard}
    referrals = [
        {**one, "PanelID": row["PanelID"]} if told(one, "RefID").casefold() in going else one
        for one in book.rows(REFERRALS)
    ]
    return sitting_of(book.seen_as({REFERRALS: referrals}), row, profile)


def _lines(new: _New) -> Iterator[str]:
    """What would be written, and what waits, each with its reason."""
    yield from new.notes
    papers = day_of(new.row, "PaperDeadline")
    yield f"Papers out by: {short_day(papers) if papers else 'cannot be counted, stays blank'}."
    start = _start(new.row)
    at = f"{clock(start)}, " if start else ""
    yield f"Start and place: {at}{told(new.row, 'Venue') or 'no place given'}."
    names = ", ".join(one.name for one in new.sitting.members) or "nobody yet: see Contacts"
    yield f"Members: {names}. Quorum: {told(new.row, 'Quorum')}."
    yield f"On its list ({len(new.cases.heard)}):"
    yield from (f"    {one.line}" for one in new.cases.heard)
    if new.cases.waits:
        yield f"Waiting ({len(new.cases.waits)}): Ask schools makes drafts of what is missing."
        yield from (f"    {one.line}" for one in new.cases.waits)
    if new.sitting.actions:
        yield f"Actions carried over ({len(new.sitting.actions)}):"
        for one in new.sitting.actions:
            due = f", due {short_day(one.due)}" if one.due else ""
            yield f"    {one.ref} {one.text} ({one.owner or 'nobody'}{due})"


def _cells(new: _New) -> list[Wanted]:
    book = new.book.workbook
    found = []
    if new.ref is not None:
        found += filled(book, new.ref, as_cells({name: new.row.get(name) for name in FILLED}))
    for one in new.cases.heard:
        row = row_by(book, REFERRALS, "RefID", one.case.ref)
        if row is not None:
            wanted = {"PanelID": new.number, "Status": ON_AGENDA}
            found += changed(book, row, wanted)
    return found


def _calendar(new: _New, as_of: date) -> tuple[Path, bytes]:
    entry = Entry(
        new.number,
        new.title,
        new.sitting.day,
        _start(new.row),
        told(new.row, "Venue"),
        told(new.row, "TeamsLink"),
        day_of(new.row, "PaperDeadline"),
    )
    name = f"{new.number} meeting {new.sitting.day.isoformat()}.ics"
    return place_of(new.book, new.number) / name, calendar_of(entry, as_of=as_of)


def _write(
    asked: Asked,
    new: _New,
    cells: Sequence[Wanted],
    calendar: tuple[Path, bytes],
    stop: Callable[[], bool],
) -> Answer:
    book = new.book.workbook
    rows = [] if new.ref is not None else [Lines(PANELS, [new.row])]
    said = f"New meeting: {len(new.cases.heard)} on its list"
    lines = [*rows, proofs(asked, [Proof(said, PANELS, new.number, "PanelID", "", new.number)])]
    done = put(asked, book, stop=stop, lines=lines, cells=cells)
    entry, whole = _calendar_file(new, *calendar)
    if book.desk.is_open and new.ref is not None:
        book.desk.go_to(new.ref.table.sheet, new.ref.number, new.ref.table.first_column)
    left = [f"{one.change.table.sheet} left alone: {one.why}." for one in done.left]
    chief = (
        f"{new.number} is set up: {new.title}, {short_day(new.sitting.day)}, with "
        f"{plural(len(new.cases.heard), 'case')}. {UNDO}"
    )
    return Answer([chief, entry, *left], good=whole)


def _calendar_file(new: _New, path: Path, content: bytes) -> tuple[str, bool]:
    """Write the calendar file, and say so; else why not: by now the meeting itself is set up."""
    where = str(path)
    try:
        if not path.is_file() or path.read_bytes() != content:
            folder = folder_for(new.book, new.number, None)
            where = put_file(folder, path.name, content, pages=None, items=1)["path"]
    except BadInput as refusal:
        return f"It has no calendar file: {refusal.message} ({refusal.code})", False
    said = (
        f"{where} puts it into a calendar; it names no child. The entry lasts two hours: change it "
        "there if yours is longer."
    )
    return said, True
