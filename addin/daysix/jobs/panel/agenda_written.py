"""Which agendas Day Six wrote, so that one edited since is known: by what it says, not by its date.

Kept beside the workbook. Only marks are kept, no words.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from daysix.jobs.beside import side_files
from daysix.records import NamedTuple

if TYPE_CHECKING:
    from pathlib import Path

END = "panel-agendas.json"
WORDS, PAGES, FILES = "words", "pages", "files"
MOST = 200
"""Of one panel; those written first are forgotten first."""


class Written(NamedTuple):
    """Marks of agendas as they were written, the first one first.

    Attributes
    ----------
    words
        Of what the Word files say, however often they are saved.
    pages, files
        Of the PDFs, and of the Word files byte by byte.
    """

    words: tuple[str, ...] = ()
    pages: tuple[str, ...] = ()
    files: tuple[str, ...] = ()


def written_of(home: Path, panel: str) -> Written:
    """What was written for a panel; nothing where none was, or by an earlier Day Six.

    Raises
    ------
    BadInput
        ``J-001``: the file is there and cannot be read.
    """
    place = side_files.beside(home, END)
    found = (side_files.load(place) or {}).get(_key(panel))
    if found is None:
        return Written()
    try:
        files = found.get(FILES, ())  # an earlier Day Six kept none
        return Written(*(tuple(map(str, one)) for one in (found[WORDS], found[PAGES], files)))
    except (AttributeError, KeyError, TypeError):
        raise side_files.spoilt(place) from None


def keep_written(home: Path, panel: str, *, words: str, pages: str, file: str) -> None:
    """Remember an agenda that was written.

    Raises
    ------
    BadInput
        ``J-001`` or ``J-002``: the file cannot be read, or not written.
    """
    with side_files.one_at_a_time(home):
        before = written_of(home, panel)
        place = side_files.beside(home, END)
        every = side_files.load(place) or {}
        every[_key(panel)] = {
            WORDS: [*before.words, words][-MOST:],
            PAGES: [*before.pages, pages][-MOST:],
            FILES: [*before.files, file][-MOST:],
        }
        side_files.save(place, every, like=home)


def _key(panel: str) -> str:
    return panel.strip().casefold()
