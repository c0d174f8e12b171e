"""Finding the open workbook that is meant: by its name and window, never by where it is kept.

A workbook on SharePoint or OneDrive has a web address and no path, and a new one has neither.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from daysix.desk import desk_refusals as refusals
from daysix.desk.libreoffice import office
from daysix.desk.libreoffice.link import Gone, LibreOfficeFault
from daysix.desk.live import LiveDesk
from daysix.desk.live_extras import LIBREOFFICE, extras_of
from daysix.desk.live_told import told
from daysix.desk.xlwings_door import xlwings
from daysix.records import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from daysix.desk.live_extras import Extras


class OpenBook(NamedTuple):
    """A workbook that is open somewhere: xlwings' own, and how its program is asked more."""

    book: Any
    extras: Extras


def attach(name: str = "", *, window: int = 0, programs: Iterable[Any] | None = None) -> LiveDesk:
    """The desk over an open workbook.

    Parameters
    ----------
    name
        As on its window, with the ending; blank for the only one that is open.
    window
        Its window's number where that is known; 0 else.
    programs
        xlwings' apps to look in; those that run, if none are given.

    Raises
    ------
    BadInput
        Z-063 to Z-066: none is open, or it cannot be told which one is meant.
    """
    found = list(open_books(running() if programs is None else programs))
    if not found:
        raise refusals.not_open(name) if name else refusals.nothing_open()
    meant = [one for one in found if not name or _name(one).casefold() == name.casefold()]
    if not meant:
        raise refusals.not_open(name)
    if len(meant) > 1 and window:
        meant = [one for one in meant if one.extras.window(one.book) == window] or meant
    if len(meant) > 1:
        raise refusals.two_open(name) if name else refusals.which_one()
    return LiveDesk(*meant[0])


def open_books(programs: Iterable[Any]) -> Iterator[OpenBook]:
    """Every workbook open in some programs."""
    for app in programs:
        extras = extras_of(app.engine.name, platform=sys.platform)
        with told(extras.program):
            books = [book for book in app.books]  # noqa: C416 - a list first asks how many there are
        yield from (OpenBook(book, extras) for book in books)


def _name(one: OpenBook) -> str:
    with told(one.extras.program):
        return str(one.book.name)


def running(pipe: str | None = None) -> list[Any]:
    """Every spreadsheet program that runs, as xlwings' apps: each Excel, and LibreOffice.

    Parameters
    ----------
    pipe
        The name LibreOffice listens under; this person's own, if none is given.
    """
    library = xlwings()
    found = []
    for engine in library.engines:
        if engine.name == LIBREOFFICE:
            app = _libreoffice(library, engine, pipe)
            found += [app] if app is not None else []
        else:
            with told("Excel"):
                found += list(engine.apps)
    return found


def names_running() -> list[str]:
    """The spreadsheet programs that run just now; they are only looked at, and asked nothing."""
    found = []
    for engine in xlwings().engines:
        if engine.name == LIBREOFFICE:
            found += ["LibreOffice"] if office.is_running(usual_profile()) else []
        else:
            with told("Excel"):
                found += ["Excel"] if list(engine.apps) else []
    return found


def libreoffice_read_within(pipe: str | None = None) -> bool | None:
    """Whether LibreOffice answers in its own process what is read of whole sheets.

    None where it has not been asked to listen yet, or does not answer; it is not asked to here.

    Parameters
    ----------
    pipe
        As for :func:`running`.
    """
    engine = next(one for one in xlwings().engines if one.name == LIBREOFFICE)
    try:
        app = engine.impl.apps.reach(pipe or office.own_pipe())
        return bool(app.link.ask("is_within"))
    except LibreOfficeFault:
        return None


def _libreoffice(library: Any, engine: Any, pipe: str | None) -> Any:  # noqa: ANN401
    apps, reach = engine.impl.apps, office.Reach(pipe or office.own_pipe())
    try:
        return library.App(impl=apps.reach(reach.pipe))
    except Gone:
        if pipe is not None or not office.is_running(usual_profile()):
            return None
    if not office.ask_to_listen(reach):
        return None
    try:
        return library.App(impl=apps.reach(reach.pipe))
    except Gone:
        return None


def usual_profile() -> Path:
    """Where LibreOffice keeps this person's settings, and its mark while it runs."""
    home = Path.home()
    if sys.platform == "win32":
        return home / "AppData" / "Roaming" / "LibreOffice" / "4"
    if sys.platform == "darwin":
        return home / "Library" / "Application Support" / "LibreOffice" / "4"
    return home / ".config" / "libreoffice" / "4"
