"""X-070: one UPN beside two children of the Pupils sheet."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from daysix.checks.context import Ref
from daysix.checks.examples import Example, exclusion
from daysix.checks.exclusions._people import alike, upn_fit, upn_of
from daysix.checks.frame import ERROR, EXCLUSIONS, found
from daysix.checks.sources import UPN_GUIDE

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from daysix.checks.context import Context
    from daysix.checks.frame import Found
    from daysix.checks.view import View

ID, LEVEL, SHEET, CITE = "X-070", ERROR, EXCLUSIONS, UPN_GUIDE
NEEDS = ("UPN", "PupilID")
MESSAGE = "This UPN stands beside {other} too. Correct one of the two, or merge the children."


def check(view: View, context: Context) -> Iterator[Found]:
    """Shown where the rarer PupilID stands. Two plainly different names are P-005's."""
    for one, other in context.once(ID, lambda: [*_pairs(context.views[EXCLUSIONS])]):
        if one.view is view:
            yield found(one.place, "UPN", other=other.text("PupilID"), related=[other])


def _pairs(views: Sequence[View]) -> Iterator[tuple[Ref, Ref]]:
    """Rows of the rarer PupilID of a UPN, each with one of the usual, on all sheets together."""
    said: set[tuple[str, str]] = set()
    for view in views:
        pairs = set(zip(view.texts("UPN"), view.texts("PupilID"), strict=True))
        said.update((number.upper(), id_) for number, id_ in pairs if id_)
    times = Counter(number for number, _ in said)
    groups: dict[str, list[Ref]] = {}
    for view in views:
        numbers, ids = view.texts("UPN"), view.texts("PupilID")
        for place in view.where("UPN", lambda number: times[number.upper()] > 1):
            if ids[place]:
                groups.setdefault(numbers[place].upper(), []).append(Ref(view, place))
    for number, refs in groups.items():
        counts = Counter(ref.text("PupilID").casefold() for ref in refs)
        if len(counts) == 1 or not upn_fit(upn_of(number)):
            continue
        usual = counts.most_common(1)[0][0]
        example = next(ref for ref in refs if ref.text("PupilID").casefold() == usual)
        for ref in refs:
            if ref.text("PupilID").casefold() != usual and _may_be_one(ref, example):
                yield ref, example


def _may_be_one(one: Ref, other: Ref) -> bool:
    return alike(one.text("Forename"), other.text("Forename"))


def _row(pupil_id: str | None, **more: object) -> dict[str, object]:
    return exclusion(UPN="A950000178301", PupilID=pupil_id, Surname="Marsh", Forename="Ada") | more


EXAMPLES = (
    Example(
        "failing",
        "a second PupilID",
        [(2, "UPN")],
        [_row("P1"), _row("P2"), _row("P1")],
        says=["This UPN stands beside P1 too. Correct one of the two, or merge the children."],
    ),
    Example("passing", "one child", rows=[_row("P1"), _row("p1")]),
    Example(
        "boundary",
        "another name too: said elsewhere",
        rows=[_row("P1"), _row("P2", Surname="Fell", Forename="Ben")],
    ),
    Example(
        "boundary",
        "a word where the UPN should be",
        rows=[_row("P1", UPN="awaited"), _row("P2", UPN="awaited")],
    ),
    Example("blank", "no number", rows=[_row("P1", UPN=None), _row(None)]),
)
