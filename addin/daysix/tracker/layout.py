"""The rows under the column names of a home-made tracker: which are about a child.

Between the children stand totals, headings of schools and terms, the column names again on every
page, and remarks at the foot. They are left out, and counted aloud. What a row takes from a merged
block, or from the heading of its school, is filled in, with the cell it truly stands in.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from daysix.records import NamedTuple
from daysix.tracker import datetext
from daysix.tracker.cells import LeftOut, is_blank, text_of
from daysix.tracker.fields import words as codes
from daysix.tracker.filling import SCHOOL, above, after_colon, fill_headings, fill_merged
from daysix.tracker.headers import aliases, normal
from daysix.tracker.kind_words import kind_said
from daysix.tracker.layout_words import (
    COUNTS,
    DATE_WORDS,
    LAST_UPDATED,
    NO_SCHOOL,
    REMARKS,
    SCHOOL_WORDS,
    STAFF,
    TOTALS,
    TOTALS_OF,
)
from daysix.tracker.left_out import NAMES, NIL, REMARK, TITLE, TOTAL
from daysix.tracker.no_child import no_child, says_nil
from daysix.tracker.school_titles import fill_school, name_in, school_of, sentence

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from daysix.tracker.cells import SheetCells

WHO = ("Surname", "PupilName", "Forename")
NAMED = ("Surname", "PupilName")
DAYS = ("StartDate", "EndDate", "DOB")
LABELS = ("ExclusionID", "PupilID", "UPN", "Surname", "PupilName", *SCHOOL, "StartDate", "Category")
"""Where the word of a total or the name of a heading is put, beside a row's first cell."""
SHORTEST_UPN = 10
"""Characters, mostly figures, that can only be meant for a UPN; a count is shorter."""
FIRST_SERIAL, LAST_SERIAL = 20_000, 80_000
"""Numbers that may be days; a smaller one is a length or a count."""
FEWEST_TEXTS, CODE = 3, 2
SAME_NAMES = 0.6
"""Share of a row's cells that are the column names above them, from which it is the names again."""


class Body(NamedTuple):
    """Rows under the column names.

    Attributes
    ----------
    rows
        As many as there were, those left out empty.
    columns
        Columns the sheet has no place for, filled in from headings, to theirs in ``rows``.
    unclear
        Sentences about what was taken from a title.
    """

    rows: list[Sequence[object]]
    left_out: tuple[LeftOut, ...]
    columns: Mapping[str, int]
    elsewhere: Mapping[tuple[str, int], str]
    unclear: tuple[str, ...] = ()


def body(
    sheet: SheetCells,
    rows: Sequence[Sequence[object]],
    first: int,
    *,
    columns: Mapping[str, int],
    lines: Sequence[Sequence[object]],
) -> Body:
    """Sort the rows of a table and fill in what they take from elsewhere.

    Parameters
    ----------
    first
        The first of ``rows`` as Excel counts.
    lines
        The rows of column names, as they may be repeated.
    """
    sorter = _Sorter(columns, [[normal(cell) for cell in line] for line in lines])
    kept: list[Sequence[object]] = []
    left_out: list[LeftOut] = []
    headings = above(sheet, first)
    for number, row in enumerate(rows, first):
        what = sorter.what(row)
        if what:
            left_out.append(LeftOut(number, what))
            if what == TITLE:
                heading = sorter.school(row)
                headings += [(number, *heading)] if heading else []
        kept.append(() if what else row)
    elsewhere: dict[tuple[str, int], str] = {}
    fill_merged(sheet, kept, first, columns, elsewhere)  # before: a merged school is the row's own
    more = fill_headings(sheet, kept, first, columns, headings, elsewhere)
    said = None
    if not (more or _names_schools(kept, columns)):
        said = school_of(sheet, first - len(lines) + 1)
        more = fill_school(kept, first, columns, said, elsewhere) if said else {}
    unclear = (sentence(sheet.name, said),) if said else ()
    return Body(kept, tuple(left_out), more, elsewhere, unclear)


def _names_schools(rows: Sequence[Sequence[object]], columns: Mapping[str, int]) -> bool:
    """Whether any row of a table says its school itself."""
    own = [columns[name] for name in SCHOOL if name in columns]
    return any(at < len(row) and text_of(row[at]) for row in rows for at in own)


class _Sorter:
    """Says what a row is; most rows are a child's, and said so at once."""

    def __init__(self, columns: Mapping[str, int], lines: Sequence[Sequence[str]]) -> None:
        self.columns = columns
        self.lines = [line for line in lines if any(line)]
        self.known = frozenset(columns.values())
        self.labels = [columns[name] for name in LABELS if name in columns]
        self.kinds = codes("Category")
        self.names_at = [columns[name] for name in NAMED if name in columns]
        self.names = aliases("Exclusions")
        self.seen: dict[str, bool] = {}

    def what(self, row: Sequence[object]) -> str:
        """What a row is that is about no child; blank for a child's, or for nothing at all."""
        none = no_child(row, self.names_at)
        if none or self._on_its_own(row) or is_blank(row):
            return none
        plain = NIL if self._is_nil(row) else NAMES if self._repeats(row) else ""
        if plain:
            return plain
        texts = [text_of(cell) for cell in row if isinstance(cell, str) and cell.strip()]
        if 0 < len(texts) <= FEWEST_TEXTS and says_remark(texts[0]):
            return REMARK
        if self._is_guidance(row, texts):
            return NAMES if len(texts) != 1 else TITLE
        forename = text_of(self._cell(row, "Forename"))
        child = bool(forename) and not any(map(str.isdigit, forename))
        if not child:
            labels = {texts[0]} if texts else set()
            labels.update(
                text_of(row[at]) for at in self.labels if at < len(row) and type(row[at]) is str
            )
            if any(map(says_total, labels)):
                return TOTAL
        return "" if child or self._evidence(row) else self._thin(row, texts)

    def _is_nil(self, row: Sequence[object]) -> bool:
        """Whether a row says that there was none, where a child would be named or with nobody."""
        if self._has(row, "UPN") or self._has(row, "PupilID"):
            return False
        said = [row[at] for at in self.names_at if at < len(row) and text_of(row[at])]
        return says_nil(row) if not said else len(said) == 1 and says_nil(said)

    def _is_guidance(self, row: Sequence[object], texts: Sequence[str]) -> bool:
        """Whether a row helps to read or to fill in the table: names, forms, numbers of columns."""
        if any("ddmm" in normal(text) for text in texts):
            return True
        if len(texts) == 1 and _is_a_period(texts[0]):
            return sum(bool(text_of(cell)) for cell in row) == 1
        if sum(normal(text) in self.names for text in texts) > max(1, len(texts) / 2):
            return True
        said = [text for cell in row if (text := text_of(cell))]
        return len(said) >= FEWEST_TEXTS and said == [str(at) for at in range(1, len(said) + 1)]

    def school(self, row: Sequence[object]) -> tuple[int, str] | None:
        """Where a heading names a school, and its name.

        The name is blank for a heading I do not know, which may be that of another school.
        """
        at = self.columns.get("SchoolName", self.columns.get("SchoolDfE"))
        ends = False
        for place, cell in enumerate(row):
            text = text_of(cell) if isinstance(cell, str) else ""
            named = after_colon(text)
            if named:
                return place, named
            if text and (place == at or _names_a_school(text)):
                return place, name_in(text) or text
            ends = ends or (bool(text) and not _is_inside_a_school(text))
        return (0, "") if ends else None

    def _repeats(self, row: Sequence[object]) -> bool:
        cells = [(at, normal(cell)) for at, cell in enumerate(row) if isinstance(cell, str)]
        cells = [(at, name) for at, name in cells if name]
        others = sum(cell is not None and cell != "" for cell in row) - len(cells)
        for line in self.lines:
            same = sum(at < len(line) and line[at] == name for at, name in cells)
            if same > 1 and same >= SAME_NAMES * (len(cells) + others):
                return True
        return False

    def _cell(self, row: Sequence[object], name: str) -> object:
        at = self.columns.get(name, len(row))
        return row[at] if at < len(row) else None

    def _has(self, row: Sequence[object], name: str) -> bool:
        return bool(text_of(self._cell(row, name)))

    def _kind(self, row: Sequence[object]) -> bool:
        cell = self._cell(row, "Category")
        if not isinstance(cell, str):
            return False
        if cell not in self.seen:
            self.seen[cell] = normal(cell) in self.kinds
        return self.seen[cell]

    def _on_its_own(self, row: Sequence[object]) -> bool:
        """Whether a cell says by itself that this is a child; most rows end here."""
        upn = self._cell(row, "UPN")
        if (
            type(upn) is str
            and len(upn) >= SHORTEST_UPN
            and sum(map(str.isdigit, upn)) > len(upn) / 2
        ):
            return True
        if is_a_day(self._cell(row, "DOB")):
            return True
        return self._kind(row) and is_a_day(self._cell(row, "StartDate"))

    def _evidence(self, row: Sequence[object]) -> bool:
        """Whether something in the row could only be typed about a child."""
        if self._kind(row) or any(is_a_day(self._cell(row, name)) for name in DAYS):
            return True
        return any(
            _is_a_number(text_of(self._cell(row, name))) for name in ("ExclusionID", "PupilID")
        )

    def _is_a_code(self, texts: Sequence[str]) -> bool:
        """Whether a row explains a code: ``SUSP``, or two capitals, and what they stand for."""
        code, *meaning = texts
        if len(meaning) != 1:
            return False
        two_capitals = len(code) == CODE and code.isalpha() and code.isupper()
        return normal(code) in self.kinds or (two_capitals and " " in meaning[0])

    def _thin(self, row: Sequence[object], texts: Sequence[str]) -> str:
        """What a row is in which nothing speaks for a child."""
        known = [row[at] for at in self.known if at < len(row) and text_of(row[at])]
        words = sum(isinstance(cell, str) for cell in known)
        if not known:
            return TITLE if texts else TOTAL
        if texts and self._is_a_code(texts):
            return REMARK
        who = sum(isinstance(self._cell(row, name), str) and self._has(row, name) for name in WHO)
        who += sum(self._has(row, name) for name in SCHOOL) if who else 0
        if len(texts) == 1 and len(known) == 1 and not STAFF.isdisjoint(_words(texts[0])):
            return REMARK
        if words >= FEWEST_TEXTS or who > 1 or "," in text_of(self._cell(row, "PupilName")):
            return ""
        return TITLE if len(known) == words else TOTAL


def _is_a_period(text: str) -> bool:
    """Whether a lone cell heads a month or a week: ``September 2026``, ``w/c 07/09/2026``."""
    words = _words(text)
    if words[:1] in (["week"], ["wc"]) or words[:2] == ["w", "c"]:
        return True
    numbers = [word for word in words if word.isdigit()]
    return is_a_day(text) and len(numbers) == 1 and len(numbers[0]) == len("2026")


def is_a_day(cell: object) -> bool:
    """Whether a cell holds a day, or what was plainly meant for one."""
    if isinstance(cell, date):
        return True
    if isinstance(cell, (int, float)):
        return FIRST_SERIAL <= cell <= LAST_SERIAL
    text = text_of(cell)
    if not any(map(str.isdigit, text)):
        return False
    apart = "".join(letter if letter.isalpha() else " " for letter in text.casefold())
    if all(word in DATE_WORDS for word in apart.split()):
        return True
    return not isinstance(datetext.split(text), str)  # 2026-11-09T00:00:00


def says_total(text: str) -> bool:
    """Whether a label is a total's: ``Total``, ``Autumn total``, ``Number of exclusions: 37``."""
    words = _words(text)
    if not words:
        return False
    if words[0] in TOTALS or " ".join(words[:2]) in TOTALS_OF:
        return True
    return words[-1] in COUNTS and not any(map(str.isdigit, text))


def says_remark(text: str) -> bool:
    """Whether a label begins a remark: ``Prepared by``, ``Key:``, ``Last updated``."""
    words = _words(text)
    if not words:
        return False
    begins = words[0] in REMARKS and (len(words) > 1 or text.rstrip().endswith((":", "s")))
    return begins or " ".join(words[:2]) in LAST_UPDATED or text.startswith(("*", "†", "©"))


def _names_a_school(text: str) -> bool:
    words = _words(text)
    return not SCHOOL_WORDS.isdisjoint(words) and not says_total(text)


def _is_inside_a_school(text: str) -> bool:
    """Whether a heading plainly parts the list of one school: a month, a year group, a kind."""
    words = _words(text)
    if kind_said(text) or _is_a_period(text):
        return True
    return all(word.isdigit() or word in NO_SCHOOL for word in words)


def _is_a_number(text: str) -> bool:
    """A reference: figures in it, and no words beside them."""
    return any(map(str.isdigit, text)) and " " not in text and ":" not in text


def _words(text: str) -> list[str]:
    return "".join(each if each.isalnum() else " " for each in text.casefold()).split()
