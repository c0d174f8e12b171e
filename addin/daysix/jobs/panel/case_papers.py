"""The papers of a case: the files of its folder beside the workbook, and what each of them is.

They lie in *Cases*, in a folder named with the referral's number, where *Keep attachments* puts
what a mail brought. What a file is, its name says: it begins with the short word of the profile
(``form``) or with the words officers read (``Referral form``). A file that begins otherwise is
another paper, which only those see who may see every paper.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from daysix.attachments.keeping import safe_name
from daysix.law.errors import BadInput
from daysix.panels.sitting import Attached

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

FOLDER = "Cases"
UNSEEN = ("~$", ".")


def papers_of(place: Path, ref: str, kinds: Mapping[str, str]) -> tuple[Attached, ...]:
    """The papers of a case, in the order the profile names them, then by name.

    Parameters
    ----------
    place
        The folder the workbook lies in.
    kinds
        ``Profile.papers``.

    Raises
    ------
    BadInput
        ``Y-080``: the folder is there and cannot be read.
    """
    folder = place / FOLDER / safe_name(ref)
    try:
        files = sorted(
            path
            for path in (folder.iterdir() if folder.is_dir() else ())
            if path.is_file() and not path.is_symlink() and not path.name.startswith(UNSEEN)
        )
    except OSError as fault:
        raise BadInput(
            "Y-080",
            f"I cannot look into {folder} ({fault.strerror}), so I do not know which papers of "
            f"{ref} are there, and made nothing. Ask for the right to read it.",
        ) from fault
    found = [Attached(path.name, kind_of(path.stem, kinds), str(path)) for path in files]
    order = [*kinds, ""]
    return tuple(sorted(found, key=lambda one: (order.index(one.kind), one.name.casefold())))


def kind_of(stem: str, kinds: Mapping[str, str]) -> str:
    """What a file is by its name, of which the longest fitting beginning counts; else blank."""
    words = _words(stem)
    beginnings = {(*_words(label),): code for code, label in kinds.items()}
    beginnings |= {(*_words(code),): code for code in kinds}
    fitting = [one for one in beginnings if one and words[: len(one)] == [*one]]
    return beginnings[max(fitting, key=len)] if fitting else ""


def _words(text: str) -> list[str]:
    plain = "".join(letter if letter.isalnum() else " " for letter in text.casefold())
    return plain.split()
