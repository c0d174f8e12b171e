"""The engine xlwings is given, and the programs it knows: each LibreOffice that was reached."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING, Any

from xlwings import base_classes

from daysix.desk.libreoffice.books import Books
from daysix.desk.libreoffice.link import Gone, LibreOfficeFault, Link, NotAnswering, Refused
from daysix.desk.libreoffice.ranges import Range
from daysix.desk.libreoffice.sheets import Sheet
from daysix.desk.libreoffice.values import cleaned, prepared

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

NAME = "libreoffice"


class Engine:
    """What xlwings asks of an engine as a whole."""

    name = NAME
    type = "desktop"

    def __init__(self) -> None:
        self.apps = Apps(self)

    @staticmethod
    def prepare_xl_data_element(value: Any, _options: Any) -> Any:
        """One value on its way into a cell."""
        return prepared(value)

    @staticmethod
    def clean_value_data(
        data: Any,
        datetime_builder: Callable[..., Any],
        empty_as: object,
        number_builder: Callable[[float], Any] | None,
        err_to_str: bool,
    ) -> list[list[Any]]:
        """Values on their way out of cells."""
        return cleaned(
            data,
            moments=datetime_builder,
            empty=empty_as,
            numbers=number_builder,
            errors_as_text=err_to_str,
        )


class Apps(base_classes.Apps):
    """Each LibreOffice we have a line to, the first reached first."""

    def __init__(self, engine: Engine) -> None:
        self.engine = engine
        self._links: dict[int, Link] = {}

    def reach(self, pipe: str) -> App:
        """The LibreOffice that listens on a pipe; a line that is open is used again.

        A line to one that was closed meanwhile, and perhaps started anew, is laid anew.

        Raises
        ------
        Gone
            None listens there.
        """
        for number, link in self._links.items():
            if link.pipe == pipe and _answers(link):
                return App(self.engine, link, number)
        self._links = {number: link for number, link in self._links.items() if link.is_open}
        number = max(self._links, default=0) + 1
        self._links[number] = link = Link(pipe)
        return App(self.engine, link, number)

    def let_go(self) -> None:
        """Close every line; LibreOffice itself is left as it is."""
        for link in self._links.values():
            link.close()
        self._links.clear()

    def add(
        self,
        spec: object = None,
        add_book: object = None,
        xl: object = None,
        visible: object = None,
    ) -> App:
        """Starting LibreOffice is for the person who uses it."""
        raise NotImplementedError("Reach a LibreOffice that runs: apps.impl.reach(pipe)")

    @staticmethod
    def cleanup() -> None:
        """Nothing is ever cleaned away: a program we did not start may hold unsaved work."""

    def keys(self) -> list[int]:
        """A number for each; LibreOffice does not tell its own."""
        return [number for number, link in self._links.items() if link.is_open]

    def __iter__(self) -> Iterator[App]:
        return (App(self.engine, self._links[number], number) for number in self.keys())

    def __len__(self) -> int:
        return len(self.keys())

    def __getitem__(self, number: int) -> App:
        return App(self.engine, self._links[number], number)


def _answers(link: Link) -> bool:
    """Whether a line still leads somewhere; one to a LibreOffice that was ended is closed."""
    if not link.is_open:
        return False
    try:
        link.ask("book.is_there")
    except NotAnswering:
        raise
    except LibreOfficeFault:
        link.close()
        return False
    return True


class App(base_classes.App):
    """One LibreOffice."""

    pid = 0
    display_alerts = True
    screen_updating = True
    enable_events = True
    """xlwings turns these off and on around some calls; over the line LibreOffice asks nothing."""

    def __init__(self, engine: Engine, link: Link, number: int) -> None:
        self.engine, self.link, self.pid = engine, link, number

    @property
    def api(self) -> Link:
        """The line to it."""
        return self.link

    @property
    def xl(self) -> Link:
        """The same, under the name xlwings has for it."""
        return self.link

    @property
    def version(self) -> str:
        """LibreOffice's own version."""
        return self.link.version

    @property
    def hwnd(self) -> int:
        """LibreOffice names its windows by workbook, not by program."""
        return 0

    @property
    def visible(self) -> bool:
        """Whether it can be seen: it shows or hides workbooks, not itself."""
        return True

    @property
    def books(self) -> Books:
        """Its open workbooks."""
        return Books(self)

    @property
    def selection(self) -> Range | None:
        """What is selected in the workbook in front; None when it is no cell."""
        try:
            book = self.books.active
            found = self.link.ask("book.selection", book=book.number)
        except Refused:
            return None
        return Range(Sheet(book, found["sheet"]), found["at"])

    @property
    def status_bar(self) -> Any:
        """What the status line shows cannot be read back."""
        return False

    @status_bar.setter
    def status_bar(self, text: Any) -> None:
        book = self.books.active
        self.link.ask("book.status", book=book.number, text=str(text) if text else "")

    def activate(self, steal_focus: bool = False) -> None:
        """Bring its workbook to the front."""
        self.books.active.activate()

    def calculate(self) -> None:
        """Work every open workbook's formulas out anew."""
        for book in self.books:
            self.link.ask("book.calculate", book=book.number)

    def quit(self) -> None:
        """Close LibreOffice; what was not saved is lost. Only for whoever started it."""
        with suppress(Gone):  # it may be gone before it can say so
            self.link.ask("book.leave")
        self.link.close()
