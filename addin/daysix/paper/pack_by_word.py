"""Documents of the team's own printed to PDF by Word, where it is installed: all in one start.

It is a Word of its own that nobody sees: what the officer has open is left alone. No macro runs, a
file is only read, and what asks for a password is not printed. What others have sent is not for it:
Word fetches what a document says it should, and only LibreOffice is told not to.
"""

from __future__ import annotations

import sys
from contextlib import suppress
from importlib import import_module
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    Start = Callable[[], Any]
    """Starts a Word of its own: ``Word.Application``, as Windows hands it out."""

NO_ALERTS, NO_MACROS = 0, 3
AS_PDF, FOR_PRINT, WHOLE_DOCUMENT, WITHOUT_MARKUP, HEADINGS = 17, 0, 0, 0, 1
NOT_SAVED = 0
NO_PASSWORD = "-"  # noqa: S105 - given so that Word refuses a locked file where it would ask
REGISTERED = r"Word.Application\CLSID"


def is_here() -> bool:
    """Whether Word is installed on this computer, and can be asked to print."""
    if sys.platform != "win32":
        return False
    import winreg

    try:
        winreg.QueryValue(winreg.HKEY_CLASSES_ROOT, REGISTERED)
    except OSError:
        return False
    return True


def by_word(files: Mapping[str, bytes], start: Start | None = None) -> dict[str, bytes]:
    """Print documents; one that cannot be printed is missing from the answer."""
    if not files:
        return {}
    with TemporaryDirectory(prefix="daysix-word-", ignore_cleanup_errors=True) as folder:
        paths = [Path(folder) / name for name in files]
        for path in paths:
            path.write_bytes(files[path.name])
        return dict(_printed(paths, start or _start))


def _start() -> Any:  # noqa: ANN401 - an object of another program's
    import_module("pythoncom").CoInitialize()
    return import_module("win32com.client").DispatchEx("Word.Application")


def _printed(paths: list[Path], start: Start) -> Iterator[tuple[str, bytes]]:
    """What Word could print. Whatever it says of a file, the next one has its turn."""
    refused = _refusals()
    try:
        word = start()
    except refused:  # then it prints nothing, which whoever asked has to say
        return
    try:
        word.Visible = False
        word.DisplayAlerts = NO_ALERTS
        word.AutomationSecurity = NO_MACROS
        for path in paths:
            made = path.with_suffix(".pdf")
            with suppress(*refused):
                _print(word, path, made)
            if made.is_file():
                yield path.name, made.read_bytes()
    finally:
        with suppress(*refused):  # it may have gone by itself
            word.Quit(SaveChanges=NOT_SAVED)


def _refusals() -> tuple[type[Exception], ...]:
    """What comes of asking Word for something it will not do."""
    usual = (OSError, ImportError, AttributeError, TypeError)
    try:
        return (*usual, import_module("pywintypes").com_error)
    except ImportError:  # elsewhere than on Windows
        return usual


def _print(word: Any, path: Path, made: Path) -> None:  # noqa: ANN401 - another program's
    document = word.Documents.Open(
        FileName=str(path),
        ConfirmConversions=False,
        ReadOnly=True,
        AddToRecentFiles=False,
        PasswordDocument=NO_PASSWORD,
        Visible=False,
        OpenAndRepair=False,
        NoEncodingDialog=True,
    )
    try:
        document.ExportAsFixedFormat(
            OutputFileName=str(made),
            ExportFormat=AS_PDF,
            OpenAfterExport=False,
            OptimizeFor=FOR_PRINT,
            Range=WHOLE_DOCUMENT,
            Item=WITHOUT_MARKUP,
            IncludeDocProps=False,
            CreateBookmarks=HEADINGS,
            DocStructureTags=True,
        )
    finally:
        document.Close(SaveChanges=NOT_SAVED)
