"""Packaged tables: codes, limits, councils, bank holidays. One CSV each; see SOURCES.md.

A table is plain text so that an officer can open it and so that a change shows as one line.
Dated tables carry ``valid_from`` and ``valid_to`` (both inclusive; blank means no edge is known).
Nothing here is read until it is asked for, and each table is read once.
"""

from __future__ import annotations

import os

FOLDER = os.path.dirname(os.path.abspath(__file__))
"""The folder the tables are in."""

_read: dict[str, list[dict[str, str]]] = {}


def rows(name: str) -> list[dict[str, str]]:
    """Read one table.

    Parameters
    ----------
    name
        The table's name without ``.csv``, e.g. ``"exclusion_reasons"``.

    Returns
    -------
    list of dict
        One dict a row, column name to text. The list is shared by every caller: look, don't alter.

    Raises
    ------
    FileNotFoundError
        If there is no such table (a slip in our own code, never an officer's).
    """
    if name not in _read:
        _read[name] = _read_table(name)
    return _read[name]


def names() -> list[str]:
    """List the tables there are, in alphabetical order."""
    return sorted(entry[:-4] for entry in os.listdir(FOLDER) if entry.endswith(".csv"))


def _read_table(name: str) -> list[dict[str, str]]:
    # csv costs milliseconds to import and `what-if` may need no table at all.
    import csv

    with open(os.path.join(FOLDER, f"{name}.csv"), encoding="utf-8", newline="") as file:
        columns, *lines = csv.reader(file)
    return [dict(zip(columns, line, strict=True)) for line in lines if line]
