"""The same answers given within LibreOffice: one call over the line where a sheet takes forty.

LibreOffice loads this file as a component, as it does those of its extensions; nothing is installed
and nothing stays when it ends. What it runs is the helper's own files and no others.
"""

from __future__ import annotations

import json
import sys
from threading import Lock
from typing import Any

import uno
import unohelper  # type: ignore[import-not-found]  # comes with uno

NAME = "daysix.Inside"
"""As ``way_in.py`` asks for it, which cannot be imported before its folder is known."""
MOST = 250_000
"""Cells read in here; more take memory that LibreOffice would not give back."""

_one_at_a_time = Lock()
XJob: Any = uno.getClass("com.sun.star.task.XJob")


class Inside(unohelper.Base, XJob):
    """Answers one request at a time, whoever asks."""

    def __init__(self, context: Any) -> None:
        self._context = context
        self._serve: Any = None

    def execute(self, said: Any) -> str:
        """The reply to a ``request``, a line each; blank where the helper is to answer itself.

        So it is where the helper (``who``) does not come from the same files as what is loaded
        here from its ``folder``: LibreOffice may have been running since before an update.
        """
        asked = {one.Name: one.Value for one in said}
        with _one_at_a_time:
            if self._serve is None:
                self._serve = _loaded(asked["folder"])
                self._serve.office.begin(self._context, most_here=MOST)
            if asked["who"] != self._serve.way_in.WHO:
                return ""
            try:
                return str(self._serve.reply_here(json.loads(asked["request"])))
            except self._serve.office.TooMuchHere:
                return ""


def _loaded(folder: str) -> Any:
    """The helper's files; the folder does not stay among those LibreOffice looks for Python in."""
    sparing, sys.dont_write_bytecode = sys.dont_write_bytecode, True
    sys.path.append(folder)
    try:
        from daysix.desk.libreoffice.helper import serve
    finally:
        sys.path.remove(folder)
        sys.dont_write_bytecode = sparing
    return serve


g_ImplementationHelper = unohelper.ImplementationHelper()  # noqa: N816 - LibreOffice looks for it
g_ImplementationHelper.addImplementation(Inside, NAME, (NAME,))
