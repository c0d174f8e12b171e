"""X-071: one PupilID with two UPNs."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from daysix.checks.context import Ref
from daysix.checks.examples import Example, exclusion
from daysix.checks.exclusions._people import full_name, upn_fit, upn_of
from daysix.checks.frame import EXCLUSIONS, NOTE, QUERY, found
from daysix.checks.sources import UPN_GUIDE
from daysix.law.identifiers import check_upn

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from daysix.checks.context import Context
    from daysix.checks.frame import Found
    from daysix.checks.view import View

ID, LEVEL, SHEET, CITE = "X-071", (QUERY, NOTE), EXCLUSIONS, UPN_GUIDE
NEEDS = ("UPN", "PupilID")
MESSAGE = "{child} has another UPN, {other}, on other rows. Which is right? Ask the school."


def check(view: View, context: Context) -> Iterator[Found]:
    """A temporary number is only noted. By name and date of birth, P-007 asks."""
    for one, other in context.once(ID, lambda: [*_pairs(context.views[EXCLUSIONS])]):
        if one.view is view:
            number, usual = upn_of(one.text("UPN")), upn_of(other.text("UPN"))
            temporary = not (number[-1].isdigit() and usual[-1].isdigit())
            yield found(
                one.place,
                "UPN",
                level=NOTE if temporary else QUERY,
                child=full_name(view, one.place) or one.text("PupilID"),
                other=usual,
                related=[other],
            )


def _pairs(views: Sequence[View]) -> Iterator[tuple[Ref, Ref]]:
    """Rows of the rarer UPN of a PupilID, each with one of the usual, on all sheets together."""
    said: set[tuple[str, str]] = set()
    for view in views:
        said.update(zip(view.texts("PupilID"), view.texts("UPN"), strict=True))
    times = Counter(key for key, number in said if number)
    groups: dict[str, list[Ref]] = {}
    for view in views:
        ids, numbers, born = view.texts("PupilID"), view.texts("UPN"), view.dates("DOB")
        for place in view.where("PupilID", lambda key: times[key] > 1):
            if numbers[place] and not born[place]:
                groups.setdefault(ids[place], []).append(Ref(view, place))
    for refs in groups.values():
        counts = Counter(upn_of(ref.text("UPN")) for ref in refs)
        if len(counts) == 1:
            continue
        usual = counts.most_common(1)[0][0]
        example = next(ref for ref in refs if upn_of(ref.text("UPN")) == usual)
        for ref in refs:
            number = upn_of(ref.text("UPN"))
            if number != usual and upn_fit(number) and check_upn(number).expected == number[0]:
                yield ref, example


def _row(upn: str | None, **more: object) -> dict[str, object]:
    return exclusion(UPN=upn, PupilID="P1", Surname="Marsh", Forename="Ada") | more


ONE, OTHER, TEMPORARY = "A950000178301", "H243278544154", "X00180001701A"
EXAMPLES = (
    Example(
        "failing",
        "two of the first, one of the other",
        [(2, "UPN")],
        [_row(ONE), _row(OTHER), _row(ONE)],
        says=[
            (
                "Marsh, Ada has another UPN, A950000178301, on other rows. Which "
                "is right? Ask the school."
            ),
        ],
    ),
    Example("passing", "the same number", rows=[_row(ONE), _row(ONE.lower())]),
    Example("boundary", "two children", rows=[_row(ONE), _row(OTHER, PupilID="P2")]),
    Example(
        "boundary",
        "a slip in the number: said elsewhere",
        rows=[_row(ONE), _row(ONE), _row("B950000178301")],
    ),
    Example(
        "boundary",
        "a temporary number before",
        [(3, "UPN", NOTE)],
        [_row(ONE), _row(ONE), _row(TEMPORARY)],
    ),
    Example("blank", "no number", rows=[_row(None), _row(ONE)]),
)
