"""Item numbers of packs that went out: kept beside the workbook, so that none is given anew."""

from __future__ import annotations

from typing import TYPE_CHECKING

from daysix.jobs.beside import side_files

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

END = "panels.json"


def numbers_of(tracker: Path, panel: str) -> dict[str, str]:
    """The numbers given so far, by referral; none where no pack went out.

    Raises
    ------
    BadInput
        ``J-001``: the file is there and cannot be read.
    """
    place = side_files.beside(tracker, END)
    found = (side_files.load(place) or {}).get(panel.strip().casefold(), {})
    if not isinstance(found, dict) or not all(isinstance(one, str) for one in found.values()):
        raise side_files.spoilt(place)
    return found


def keep_numbers(tracker: Path, panel: str, numbers: Mapping[str, str]) -> None:
    """Remember the numbers of a pack; those given before stay, also of cases now left out.

    Raises
    ------
    BadInput
        ``J-001`` or ``J-002``: the file cannot be read, or not written.
    """
    with side_files.one_at_a_time(tracker):
        place = side_files.beside(tracker, END)
        every = side_files.load(place) or {}
        every[panel.strip().casefold()] = {**numbers_of(tracker, panel), **numbers}
        side_files.save(place, every, like=tracker)
