"""X-076: a made-up pupil number."""

from __future__ import annotations

from typing import TYPE_CHECKING

from daysix.checks.examples import Example, exclusion
from daysix.checks.exclusions._people import upn_of
from daysix.checks.frame import EXCLUSIONS, QUERY, found
from daysix.checks.sources import UPN_GUIDE
from daysix.law.identifiers import UPN_LENGTH

if TYPE_CHECKING:
    from collections.abc import Iterator

    from daysix.checks.context import Context
    from daysix.checks.frame import Found
    from daysix.checks.view import View

ID, LEVEL, SHEET, CITE = "X-076", QUERY, EXCLUSIONS, UPN_GUIDE
NEEDS = ("UPN",)
MESSAGE = '"{v}" stands for a UPN nobody knew. Ask the school for the real one.'
RUNS = ("123456789012", "012345678901", "111111111111", "987654321098")


def check(view: View, _context: Context) -> Iterator[Found]:
    """One figure twelve times, or figures in a row. A word such as "awaited" says what it is."""
    texts = view.texts("UPN")
    for place in view.where("UPN", lambda text: _made_up(upn_of(text))):
        yield found(place, "UPN", v=texts[place][:40])


def _made_up(upn: str) -> bool:
    figures = upn[1:] if upn[:1].isalpha() else upn
    if len(figures) < UPN_LENGTH - 1:
        return False
    return len(set(figures)) == 1 or figures[: UPN_LENGTH - 1] in RUNS


def _row(upn: str | None) -> dict[str, object]:
    return exclusion(UPN=upn)


EXAMPLES = (
    Example(
        "failing",
        "noughts",
        [(1, "UPN")],
        [_row("A000000000000")],
        says=['"A000000000000" stands for a UPN nobody knew. Ask the school for the real one.'],
    ),
    Example(
        "failing",
        "figures in a row",
        [(1, "UPN"), (2, "UPN")],
        [_row("Z123456789012"), _row("9999999999999")],
    ),
    Example("passing", "a real number", rows=[_row("A950000178301")]),
    Example("boundary", "many noughts", rows=[_row("H801200001001")]),
    Example("boundary", "a word", rows=[_row("awaited"), _row("UN1")]),
    Example("blank", "none", rows=[_row(None)]),
)
