"""Several trackers checked at once: what each may know of the exclusions in the others."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from daysix.checks.context import Context, Elsewhere, Exclusions, Ref
from daysix.checks.frame import EXCLUSIONS
from daysix.records import NamedTuple
from daysix.tracker.cases import Part, RowCase, cases_across
from daysix.tracker.together import Together as Children

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from datetime import date

    from daysix.calendars.book import CalendarBook
    from daysix.checks.view import View
    from daysix.law.switches import Switches
    from daysix.tracker.cases import RowRefusal
    from daysix.tracker.cells import SheetCells
    from daysix.tracker.reader import Tracker
    from daysix.tracker.rows import TypedRow


class File(NamedTuple):
    """One tracker among several; ``views`` are its sheets by kind."""

    tracker: Tracker
    book: CalendarBook
    views: Mapping[str, Sequence[View]]


class ContextAmong(Context):
    """What a check knows of one tracker of several: the children's rows in the others as well."""

    def __init__(
        self, together: Together, number: int, *, sheets: Iterable[SheetCells] = ()
    ) -> None:
        file = together.files[number]
        super().__init__(
            file.tracker,
            views=file.views,
            book=file.book,
            as_of=together.as_of,
            la=together.la,
            switches=together.switches,
            sheets=sheets,
        )
        self._together = together

    def exclusions(self, view: View) -> Exclusions:
        """What is known of each row of an exclusions view of any of the files."""
        return self._together.known[id(view)]

    def may_be_elsewhere(self, view: View) -> Iterator[Elsewhere]:
        """As :meth:`Context.may_be_elsewhere`."""
        places = {id(row): place for place, row in enumerate(view.typed)}
        for doubt in self._together.children.doubts:
            if id(doubt.one.row) in places:
                other = self._together.ref(doubt.other.file, doubt.other.row)
                yield Elsewhere(places[id(doubt.one.row)], other, doubt.why)

    def everywhere(self, kind: str) -> Sequence[View]:
        """As :meth:`Context.everywhere`: file by file, in their order."""
        if kind != EXCLUSIONS:
            return super().everywhere(kind)
        return [view for file in self._together.files for view in file.views.get(kind, ())]


class Together:
    """Trackers checked together."""

    def __init__(
        self, files: Sequence[File], *, as_of: date, la: str = "", switches: Switches | None = None
    ) -> None:
        self.files = files
        for file in files:
            for view in (view for of_kind in file.views.values() for view in of_kind):
                view.file = file.tracker.file
        self.as_of, self.la, self.switches = as_of, la, switches
        self.children = Children([file.tracker for file in files])

    @cached_property
    def known(self) -> dict[int, Exclusions]:
        """What is known of each exclusions view of every file, by the view's ``id``."""
        parts = [Part(file.tracker, file.book) for file in self.files]
        found = cases_across(
            parts, as_of=self.as_of, switches=self.switches, la=self.la, children=self.children
        )
        return {
            id(view): self._known(
                number, view, dict(zip(map(id, file.tracker.rows), ones, strict=True))
            )
            for number, (file, ones) in enumerate(zip(self.files, found, strict=True))
            for view in file.views.get(EXCLUSIONS, ())
        }

    def _known(
        self, number: int, view: View, by_row: Mapping[int, RowCase | RowRefusal]
    ) -> Exclusions:
        tracker, book = self.files[number].tracker, self.files[number].book
        ones = [by_row[id(row)] for row in view.typed]
        schools = tracker.schools.of_each(view.typed)
        return Exclusions(
            [one if isinstance(one, RowCase) else None for one in ones],
            [None if isinstance(one, RowCase) else one for one in ones],
            [self.children.key(number, own) for own in tracker.pupils.keys(view.typed)],
            schools,
            [book.find(one.number, one.name, one.calendar) for one in schools],
        )

    def ref(self, number: int, row: TypedRow) -> Ref:
        """Where a row of a file stands among its views."""
        return next(
            Ref(view, place)
            for view in self.files[number].views.get(EXCLUSIONS, ())
            for place, one in enumerate(view.typed)
            if one is row
        )
