"""Several trackers in one run: what each goes by, and what is said of the children they share."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from daysix.law.errors import BadInput

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path


def names_of(paths: Sequence[Path]) -> list[str]:
    """What each file goes by: its name, with its folder where two have one name.

    Raises
    ------
    BadInput
        T-051: one file is named twice.
    """
    for path, many in Counter(map(str, paths)).items():
        if many > 1:
            name = next(each.name for each in paths if str(each) == path)
            raise BadInput(
                "T-051", f"You named {name} twice. Name each file once. Nothing was done."
            )
    times = Counter(path.name for path in paths)
    return [
        path.name if times[path.name] == 1 else f"{path.parent.name}/{path.name}" for path in paths
    ]


def shared_note(children: int, files: int) -> str:
    """How many children stand in more than one file, and what that means for their totals."""
    if not children:
        return f"No child was found in more than one of the {files} files."
    who = "1 child is" if children == 1 else f"{children:,} children are"
    return (
        f"{who} in more than one of the {files} files. Totals of days are taken across all of them."
    )
