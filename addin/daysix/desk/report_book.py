"""Writing a report as a workbook: only ever over an earlier one of its kind, whole or not at all.

Text is always written as text, so a name that begins with ``=`` stays a name. Sheets of a hundred
thousand lines are handed over as a stream (``long_sheet.py``), so they take little memory and
never pass through a folder for temporary files.
"""

from __future__ import annotations

import io
import zipfile
from contextlib import contextmanager
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Any

from daysix.desk.long_sheet import LongSheet, fit, with_long_sheets
from daysix.desk.new_workbook import replacing, serial
from daysix.law.errors import BadInput
from daysix.records import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

    from daysix.desk.long_sheet import Value

# xlsxwriter brings no types of its own
Workbook = Any
Worksheet = Any
Format = Any
MAKER = "Day Six"
SUFFIX = ".xlsx"
UNTITLED = ""
A4, A3 = 9, 8
WIDE_SHEET_PER_CENT = 65
HEADER_POINTS = 40
LONGEST_FOOTER = 220


class Page(NamedTuple):
    """How a sheet looks before anything is in it.

    Parameters
    ----------
    widths
        Of each column, in characters.
    freeze
        Rows and columns that stay in view.
    repeat
        First and last row printed at the top of every page.
    paper
        ``A4`` or ``A3``; always across.
    across
        Columns printed at the left of every page, where the sheet is wider than a page can be;
        None to make it as wide as one page.
    printed
        How many columns go on paper; None for all.
    left
        The column first shown beside those that stay in view.
    footer
        Printed small at the foot, before the page number.
    tab
        Colour of the sheet's tab.
    zoom
        On the screen, per cent.
    """

    widths: Sequence[float]
    freeze: tuple[int, int] = (1, 0)
    repeat: tuple[int, int] = (0, 0)
    paper: int = A4
    across: tuple[int, int] | None = None
    printed: int | None = None
    left: int | None = None
    footer: str = ""
    tab: str = ""
    zoom: int = 100


class ReportSheet:
    """One sheet, written from the top down."""

    __slots__ = ("_book", "_rows", "_sheet", "name")

    def __init__(self, book: ReportBook, name: str, sheet: Worksheet) -> None:
        self._book, self.name, self._sheet = book, name, sheet
        self._rows = 0

    def put(self, row: int, column: int, value: Value, style: str = "") -> None:
        """Write one value: text as text, a date as a real date; None only paints the cell."""
        form = self._book.form(style)
        if isinstance(value, str):
            self._sheet.write_string(row, column, fit(value), form)
        elif value is None:
            self._sheet.write_blank(row, column, None, form)
        elif isinstance(value, date):
            self._sheet.write_number(row, column, serial(value), form)
        else:
            self._sheet.write_number(row, column, value, form)

    def merge(self, row: int, columns: tuple[int, int], text: str, style: str = "") -> None:
        """Write text across several columns of one row."""
        first, last = columns
        form = self._book.form(style)
        self._sheet.merge_range(row, first, row, last, "", form)
        self._sheet.write_string(row, first, fit(text), form)

    def height(self, row: int, points: float) -> None:
        """Set a row's height, before anything is written into it."""
        self._sheet.set_row(row, points)

    def jump(self, row: int, column: int, *, to: str, line: int, style: str = "") -> None:
        """A link to the row of sheet ``to`` whose first column holds ``line``, wherever it is.

        It is found by its number, so the link still leads there after the sheet was sorted.
        """
        formula = f"=HYPERLINK(\"#'{to}'!A\"&MATCH({line:d},'{to}'!$A:$A,0),{line:d})"
        self._sheet.write_formula(row, column, formula, self._book.form(style), line)

    def link(self, row: int, columns: tuple[int, int], *, to: str, text: str, style: str) -> None:
        """A line across several columns that leads to the top of another sheet."""
        self.merge(row, columns, text, style)
        self._sheet.write_url(
            row, columns[0], f"internal:'{to}'!A1", self._book.form(style), string=fit(text)
        )

    def lead(self, row: int, column: int, text: str, *, to: str, style: str) -> None:
        """A link to a place in another file. Being a formula, it keeps to its row when sorted."""
        target, shown = (fit(part).replace('"', '""') for part in (to, text))
        formula = f'=HYPERLINK("{target}","{shown}")'
        self._sheet.write_formula(row, column, formula, self._book.form(style), fit(text))

    def filter(self, rows: tuple[int, int], columns: tuple[int, int]) -> None:
        """Offer a filter over a header row and what stands under it."""
        self._sheet.autofilter(rows[0], columns[0], rows[1], columns[1])

    def print_as(self, last_row: int, last_column: int) -> None:
        """Print up to here and no further."""
        self._sheet.print_area(0, 0, last_row, last_column)


class ReportBook:
    """A workbook being written. Styles are named; see ``jobs/results/style.py``."""

    __slots__ = ("_book", "_forms", "_styles", "as_of", "long_sheets")

    def __init__(
        self, book: Workbook, *, styles: Mapping[str, Mapping[str, object]], as_of: date
    ) -> None:
        self._book, self._styles, self.as_of = book, styles, as_of
        self._forms: dict[str, Format] = {}
        self.long_sheets: dict[int, LongSheet] = {}

    def form(self, style: str) -> Format:
        """The format of a named style."""
        known = self._forms.get(style)
        if known is None:
            known = self._forms[style] = self._book.add_format(dict(self._styles[style]))
        return known

    def sheet(self, name: str, page: Page) -> ReportSheet:
        """Add a sheet after those already there."""
        sheet = self._book.add_worksheet(name)
        for column, width in enumerate(page.widths):
            sheet.set_column(column, column, width)
        if page.left is None:
            sheet.freeze_panes(*page.freeze)
        else:
            sheet.freeze_panes(*page.freeze, page.freeze[0], page.left)
        sheet.hide_gridlines(2)
        sheet.set_landscape()
        sheet.set_paper(page.paper)
        sheet.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.6)
        if page.across is None:
            sheet.fit_to_pages(1, 0)
        else:
            sheet.set_print_scale(WIDE_SHEET_PER_CENT)
            sheet.repeat_columns(*page.across)
        sheet.repeat_rows(*page.repeat)
        # A footer holds 255 characters, and a file's name may be nearly as long.
        footer = fit(page.footer)[:LONGEST_FOOTER].replace("&", "&&")[:LONGEST_FOOTER]
        sheet.set_footer(f"&L&8{footer}&R&8Page &P of &N")
        sheet.set_zoom(page.zoom)
        if page.tab:
            sheet.set_tab_color(page.tab)
        return ReportSheet(self, name, sheet)

    def long_sheet(
        self,
        name: str,
        page: Page,
        *,
        columns: Sequence[tuple[str, str]],
        rows: Iterable[Sequence[Value]],
        count: int,
    ) -> None:
        """Add a table of ``count`` rows, each read only when it is written to the disk.

        ``columns`` are headings and styles; a filter is offered over the whole.
        """
        sheet = self.sheet(name, page)
        sheet.height(0, HEADER_POINTS)
        if page.printed is not None:
            sheet.print_as(count, page.printed - 1)
        for place, (heading, style) in enumerate(columns):
            head = f"head {style}"
            sheet.put(0, place, heading, head if head in self._styles else "head")
            sheet.put(1, place, None, style)  # stands for the rows to come, and shows their look
        sheet.filter((0, max(1, count)), (0, len(columns) - 1))
        number = len(self._book.worksheets())
        self.long_sheets[number] = LongSheet(rows, count, len(columns))


@contextmanager
def report_book(
    path: Path, *, title: str, styles: Mapping[str, Mapping[str, object]], as_of: date
) -> Iterator[ReportBook]:
    """Write a workbook and put it in place when it is whole.

    The same content gives the same bytes: its day of making is ``as_of``.

    Raises
    ------
    BadInput
        A file of that name that is no earlier report of this title, or that somebody has changed
        or has open; a place that cannot be written to. Nothing is changed then.
    """
    refuse_others_file(path, title=title)
    made = io.BytesIO()
    book = _opened(made, title=title, as_of=as_of)
    report = ReportBook(book, styles=styles, as_of=as_of)
    yield report
    book.close()
    with replacing(path) as file:
        with_long_sheets(made, file, report.long_sheets)


def refuse_place(path: Path, *, trackers: Iterable[Path]) -> None:
    """Refuse a place somebody chose for a report: no workbook's name, or a tracker's own.

    Raises
    ------
    BadInput
        ``O-003`` no name for a workbook; ``O-004`` the tracker itself.
    """
    if any(_same(path, tracker) for tracker in trackers):
        raise BadInput(
            "O-004",
            f"{path.name} is the tracker itself, and a report never takes its place. Nothing was "
            "written. Choose another name.",
        )
    if path.name and path.suffix.lower() != SUFFIX:
        raise BadInput(
            "O-003",
            f"The report is a workbook, so its name must end in {SUFFIX}, and {path.name} "
            "does not. Nothing was written. Choose another name.",
        )


def _same(one: Path, other: Path) -> bool:
    """Whether two names lead to one file, however they are written."""
    try:
        return one.samefile(other)
    except (OSError, ValueError):
        return one == other


def refuse_others_file(path: Path, *, title: str) -> None:
    """Refuse a name that is taken by anything but an earlier file of ours of the same title.

    The team workbook bears our name as its maker too, and holds a team's work.

    Raises
    ------
    BadInput
        ``O-001`` somebody else's file, or ours changed since; ``O-002`` open in a program;
        ``O-005`` ours, but of another kind.
    """
    try:
        taken = bool(path.name) and path.exists()
    except (OSError, ValueError):
        taken = False  # a name no file can have; writing says so
    if not taken:
        return
    for lock in (path.with_name(f"~${path.name}"), path.with_name(f".~lock.{path.name}#")):
        if lock.exists():
            raise BadInput(
                "O-002",
                f"{path.name} is open, here or at a colleague's desk. Nothing was written. "
                "Close it and try again, or choose another name.",
            )
    core = _core(path)
    if not all(f"{tag}>{MAKER}</{tag}>" in core for tag in ("dc:creator", "cp:lastModifiedBy")):
        raise BadInput(
            "O-001",
            f"There is already something called {path.name} there, and Day Six did not make it, "
            "or somebody has changed it since. Nothing was written. Move it, or choose another "
            "name.",
        )
    if _title_in(core) != title:
        raise BadInput(
            "O-005",
            f"{path.name} is a workbook of another kind, made by Day Six, and may hold your "
            "team's work. I only replace an earlier one of the same kind. Nothing was written. "
            "Choose another name.",
        )


def _opened(made: io.BytesIO, *, title: str, as_of: date) -> Workbook:
    import xlsxwriter

    book: Workbook = xlsxwriter.Workbook(
        made,
        {
            "in_memory": True,
            "strings_to_formulas": False,
            "strings_to_numbers": False,
            "strings_to_urls": False,
            "default_format_properties": {"font_name": "Calibri", "font_size": 10},
        },
    )
    book.set_properties(
        {
            "title": title,
            "author": MAKER,
            "comments": "Made by Day Six. Every date can be traced to a row of the tracker.",
            "created": datetime(as_of.year, as_of.month, as_of.day, tzinfo=UTC),
        }
    )
    return book


def _core(path: Path) -> str:
    """What a workbook says of its maker, who saved it last and its title; blank if it cannot."""
    try:
        with zipfile.ZipFile(path) as parts:
            return parts.read("docProps/core.xml").decode()
    except (OSError, KeyError, UnicodeDecodeError, zipfile.BadZipFile):
        return ""


def _title_in(core: str) -> str:
    _before, _tag, rest = core.partition("<dc:title>")
    return rest.partition("</dc:title>")[0]
