"""The team workbook as a panel reads it: rows of its sheets, by our names of the columns."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from daysix.jobs.inbox.book import Workbook
from daysix.jobs.inbox.place import beside
from daysix.tracker.cells import text_of
from daysix.tracker.tables import EXCLUSIONS, PUPILS, SCHOOLS

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from daysix.desk.any_desk import Desk
    from daysix.panels.referral_form import Reading

Row = dict[str, object]
PANELS, REFERRALS, MOVES, ACTIONS, CONTACTS = (
    "Panels", "Referrals", "Moves", "Actions", "Contacts",
)  # fmt: skip
PROVIDERS, CME, BASELINE = "Providers", "CME", "ShareBaseline"


class PanelBook:
    """A team workbook, read once; only read.

    Parameters
    ----------
    home
        Where the workbook lies; what is remembered of it lies beside it.
    workbook, rows
        The workbook where it was read already, and its rows by kind of sheet, as far as they were.

    Attributes
    ----------
    folder
        Papers, profiles and templates are looked for here: the folder the workbook lies in, or
        one in the person's documents for a workbook that is on no disk here.
    workbook
        The same with the place of every row.
    forms
        What the referral forms say that were read already, by their content.
    """

    def __init__(
        self,
        desk: Desk,
        home: Path,
        *,
        workbook: Workbook | None = None,
        rows: Mapping[str, Sequence[Row]] | None = None,
    ) -> None:
        self.name, self.home, self.desk = desk.name, home, desk
        self.workbook = workbook or Workbook(desk, home)
        self.folder = beside(self.workbook)
        self.forms: dict[str, Reading] = {}
        self._read: dict[str, Sequence[Row]] = dict(rows or {})

    def rows(self, kind: str) -> Sequence[Row]:
        """The rows of a sheet in which something stands; none where it has no such sheet."""
        if kind not in self._read:
            self._read[kind] = [
                {column: row.cell(column) for column in row.table.columns}
                for row in self.workbook.rows(kind)
            ]
        return self._read[kind]

    def seen_as(self, rows: Mapping[str, Sequence[Row]]) -> PanelBook:
        """The same with other rows on some of its sheets; nothing is read again."""
        seen = PanelBook(self.desk, self.home, workbook=self.workbook, rows={**self._read, **rows})
        seen.forms = self.forms
        return seen

    def has(self, kind: str) -> bool:
        """Whether there is such a sheet."""
        return self.workbook.table(kind) is not None

    @cached_property
    def pupils(self) -> dict[str, Row]:
        """The children by their numbers, in small letters."""
        return {told(row, "PupilID").casefold(): row for row in self.rows(PUPILS)}

    @cached_property
    def schools(self) -> dict[str, Row]:
        """The schools by their numbers."""
        return {told(row, "SchoolDfE"): row for row in self.rows(SCHOOLS)}

    @cached_property
    def exclusions(self) -> Sequence[Row]:
        """Every exclusion of every child."""
        return self.rows(EXCLUSIONS)

    @cached_property
    def places(self) -> dict[str, str]:
        """Names of schools and providers by their numbers."""
        providers = {told(row, "ProviderID"): told(row, "Name") for row in self.rows(PROVIDERS)}
        named = {number: told(row, "Name") for number, row in self.schools.items()}
        return {number: name for number, name in {**providers, **named}.items() if number and name}

    def place(self, number: object) -> str:
        """The name of a school or provider; the number itself where nobody has named it."""
        text = text_of(number)
        return self.places.get(text, text)


def book_of(tracker: Path | PanelBook) -> PanelBook:
    """A closed workbook read, or one that was read already."""
    if isinstance(tracker, PanelBook):
        return tracker
    from daysix.desk.file import FileDesk

    return PanelBook(FileDesk(tracker), tracker)


def told(row: Row, column: str) -> str:
    """A cell as text, blank where there is none."""
    return text_of(row.get(column)).strip()
