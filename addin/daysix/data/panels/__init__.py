"""Packaged panel profiles: one TOML file a panel, plain text for an officer to copy and change.

What the keys mean is said in ``panels/profile.py``, and in the first lines of each file.
"""

from __future__ import annotations

import os

FOLDER = os.path.dirname(os.path.abspath(__file__))  # noqa: PTH100, PTH120 - as in daysix.data


def texts() -> dict[str, str]:
    """The text of every packaged profile, by the file's name without ``.toml``."""
    found = {}
    for entry in sorted(os.listdir(FOLDER)):  # noqa: PTH208
        if entry.endswith(".toml"):
            with open(os.path.join(FOLDER, entry), encoding="utf-8") as file:  # noqa: PTH118, PTH123
                found[entry.removesuffix(".toml")] = file.read()
    return found
