"""Finding the files of a room: one rule, one verb, one check a file, and no list to keep.

Written with ``os`` alone: the library that does this (pkgutil) loads ``inspect`` and costs a tenth
of a phone-call answer.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from types import ModuleType

ENDINGS = (".py", ".pyc")


def module_names(room: ModuleType) -> list[str]:
    """Names of the modules in a package, sorted; those that begin with ``_`` are aids, left out."""
    names = {
        entry.split(".")[0]
        for folder in room.__path__
        for entry in os.listdir(folder)  # noqa: PTH208 - pathlib is not needed here
        if entry.endswith(ENDINGS) and not entry.startswith("_")
    }
    return sorted(names)


def folder_names(room: ModuleType) -> list[str]:
    """Names of the packages in a package, sorted: a room whose files stand in folders."""
    names = {
        entry
        for folder in room.__path__
        for entry in os.listdir(folder)  # noqa: PTH208 - as above
        if os.path.isfile(os.path.join(folder, entry, "__init__.py"))  # noqa: PTH113, PTH118
    }
    return sorted(names)
