"""The UPNs of a sheet, each read once, for the checks of unique pupil numbers."""

from __future__ import annotations

from functools import cache, lru_cache
from typing import TYPE_CHECKING

from daysix import data
from daysix.calendars.book import school_key
from daysix.checks.frame import EXCLUSIONS, PUPILS
from daysix.law.identifiers import UPN_LENGTH, UPN_LETTERS, check_upn
from daysix.tracker.fields import says_nothing
from daysix.tracker.headers import normal

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from daysix.checks.context import Context
    from daysix.checks.view import View
    from daysix.law.identifiers import Checked

REMEMBERED, UPNS_REMEMBERED = 16_384, 65_536
"""Of UPNs more than a tracker has children: were it fewer, each check would read each anew."""
SHOWS_AN_ERROR = "#"
"""Such as ``#N/A``; X-097 speaks for it."""
FEW, NEARLY_ALL = 20, 0.8
"""Numbers a column must have, and the share of them, before it is the column that is wrong."""
IN_A_ROW = ("123456789012", "012345678901", "987654321098")
LOOK_ALIKES = str.maketrans({"O": "0", "Q": "0", "I": "1", "L": "1", "Z": "2", "S": "5", "B": "8"})


def upns(view: View, context: Context) -> Sequence[tuple[int, str, Checked]]:
    """Place, the UPN as typed and what is to be said of it; cells without one are left out.

    An exclusion row that only repeats the Pupils sheet is left out: it is corrected there. So is
    a made-up number among exclusions, which X-076 names for what it is.
    """
    return context.once((upns, id(view)), lambda: list(_upns(view, context)))


def _upns(view: View, context: Context) -> Iterator[tuple[int, str, Checked]]:
    known = context.keys(PUPILS, "UPN")
    exclusions = view.kind == EXCLUSIONS

    def own(typed: str) -> bool:
        """Whether something is to be said of it here."""
        if (exclusions and school_key(typed) in known) or stands_for_none(typed):
            return False
        read = read_upn(typed)
        return not (exclusions and read.problems and made_up(read.value))

    texts = view.texts("UPN")
    for place in view.where("UPN", own):
        yield place, texts[place], read_upn(texts[place])


def made_up(upn: str) -> bool:
    """One figure twelve times over, or figures in a row."""
    figures = upn[1:] if upn[:1].isalpha() else upn
    long = len(figures) >= UPN_LENGTH - 1
    return long and (len(set(figures)) == 1 or figures[: UPN_LENGTH - 1] in IN_A_ROW)


@lru_cache(maxsize=UPNS_REMEMBERED)
def read_upn(typed: str) -> Checked:
    """A UPN as typed, checked."""
    return check_upn(typed)


@lru_cache(maxsize=REMEMBERED)
def stands_for_none(typed: str) -> bool:
    """Whether a cell says that there is no UPN: ``tbc``, or one of the codes for why not."""
    if len(typed) == UPN_LENGTH and typed.isalnum():
        return False  # no such word or code is as long
    if says_nothing(typed) or typed.startswith(SHOWS_AN_ERROR):
        return True
    return normal(typed) in _reasons()


@cache
def _reasons() -> frozenset[str]:
    return frozenset(normal(row["code"]) for row in data.rows("upn_unknown"))


def whole_column(wrong: Sequence[object], of: int) -> bool:
    """Whether nearly every number of a column is wrong in one way: the column is, not its rows."""
    return len(wrong) >= FEW and len(wrong) >= NEARLY_ALL * of


def is_a_word(typed: str) -> bool:
    """Whether a cell holds a word, such as "awaited", where a UPN should be."""
    return not any(character.isdigit() for character in typed)


def look_alike(typed: str) -> str:
    """The UPN with figures where letters like them were typed, if its check letter then fits."""
    upn = "".join(typed.split()).upper()
    meant = upn[:1] + upn[1:-1].translate(LOOK_ALIKES) + upn[-1:]
    for likely in (meant, meant[:-1] + meant[-1:].translate(LOOK_ALIKES)):
        read = read_upn(likely)
        if likely != upn and read.expected and likely[0] == read.expected:
            return likely if likely[-1] not in UPN_LETTERS else ""
    return ""
