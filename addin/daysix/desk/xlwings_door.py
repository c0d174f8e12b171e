"""The one way in to xlwings, which keeps the part of it that is not open source outside.

``import xlwings`` itself tries its PRO part and does without when that cannot be imported. Here it
never can: what stands before the import says no, before a line of that part has run.
"""

from __future__ import annotations

import atexit
import sys
import threading
from importlib.abc import MetaPathFinder
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Sequence
    from types import ModuleType

CLOSED = "xlwings.pro"
NOT_NEEDED = frozenset({"pandas", "polars", "matplotlib", "PIL"})
"""What xlwings would like to have, and takes two seconds to import."""
TRIES = 600
"""How often a call is tried again while Excel is busy, where xlwings would try for ever."""


class _Wall(MetaPathFinder):
    """Says no to the PRO part; and, while xlwings is imported, to what it would bring along."""

    waiting: int | None = None
    """The thread that is importing xlwings just now."""

    def find_spec(
        self, name: str, path: Sequence[str] | None = None, target: ModuleType | None = None
    ) -> None:
        """Python asks this first about every import."""
        del path, target
        if name == CLOSED or name.startswith(f"{CLOSED}."):
            raise ImportError(f"{name} is not open source, and Day Six does without it")
        if name in NOT_NEEDED and threading.get_ident() == self.waiting:
            raise ImportError(f"{name} is not needed in a spreadsheet program")


def xlwings() -> Any:  # noqa: ANN401 - the library as it is
    """The library, with an engine for LibreOffice beside its own.

    Raises
    ------
    RuntimeError
        Somebody imported it before us, and the PRO part came along.
    """
    if CLOSED in sys.modules:
        raise RuntimeError(f"{CLOSED} was imported elsewhere: import xlwings only through here")
    library = _imported()

    from daysix.desk.libreoffice.engine import NAME, Engine

    if NAME not in library.engines.engines_by_name:
        engine = library.Engine(impl=Engine())
        library.engines.add(engine)
        if library.engines.active is None:  # no Excel can run here
            engine.activate()
        _tame(library)
    return library


def _imported() -> Any:  # noqa: ANN401 - the library as it is
    wall = next((finder for finder in sys.meta_path if isinstance(finder, _Wall)), None)
    if wall is None:
        wall = _Wall()
        sys.meta_path.insert(0, wall)
    wall.waiting = threading.get_ident()
    try:
        import xlwings as library
    finally:
        wall.waiting = None
    return library


def _tame(library: ModuleType) -> None:
    """On Windows: no waiting without end, and no ending of Excels that seem left over.

    xlwings ends, when Python ends, each Excel it does not know: it may hold somebody's work.
    """
    excel = getattr(library, "_xlwindows", None)
    if excel is not None:
        excel.N_COM_ATTEMPTS = TRIES
        atexit.unregister(excel.cleanup)
        excel.Apps.cleanup = staticmethod(_leave_alone)


def _leave_alone() -> None:
    """Instead of ending programs we did not start."""
