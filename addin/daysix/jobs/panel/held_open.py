"""Whether somebody has a document open: Word and LibreOffice each leave a file of theirs beside it.

Of a workbook the desk says so (``desk.patching.locks``), which also knows by whom.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

WORD, LIBREOFFICE = "Word", "LibreOffice"
DROPS_TWO, DROPS_ONE = 8, 7
"""From so many letters before the ending on, Word's own file lacks the first of them."""


def open_in(path: Path) -> str:
    """The program that has a document open; blank where none is known to."""
    name, many = path.name, len(path.stem)
    cut = 2 if many >= DROPS_TWO else 1 if many >= DROPS_ONE else 0
    beside = {f"~${name[cut:]}": WORD, f"~${name}": WORD, f".~lock.{name}#": LIBREOFFICE}
    there = (program for mark, program in beside.items() if os.path.lexists(path.with_name(mark)))
    return next(there, "")
