"""P-013: an e-mail address for a carer that looks like a slip."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from daysix.checks.examples import Example, pupil
from daysix.checks.frame import HOUSE, PUPILS, QUERY, found
from daysix.checks.pupils._children import one_slip
from daysix.tracker.fields import says_nothing

if TYPE_CHECKING:
    from collections.abc import Iterator

    from daysix.checks.context import Context
    from daysix.checks.frame import Found
    from daysix.checks.view import View

ID, LEVEL, SHEET, CITE = "P-013", QUERY, PUPILS, HOUSE
NEEDS = (("Carer1Email", "Carer2Email"),)
MESSAGE = {
    "": "Is this e-mail right? It has not been used before.",
    "shape": "This is not an e-mail address I can read. Check it before anything is sent.",
}
COLUMNS = ("Carer1Email", "Carer2Email")
OFTEN = 3
SEPARATORS = frozenset(" ,;<>")


def check(view: View, _context: Context) -> Iterator[Found]:
    """The part after the @ stands once, and is one slip from one that stands often.

    That a family's address is new says nothing; most are.
    """
    cells = [
        (place, column, typed, _domain(typed))
        for column in COLUMNS
        for place, typed in enumerate(view.texts(column))
        if typed and not says_nothing(typed) and not typed.startswith("#")
    ]
    used = Counter(domain for *_, domain in cells if domain)
    usual = [domain for domain, times in used.items() if times >= OFTEN]
    slips = {
        domain: meant
        for domain, times in used.items()
        if times == 1
        for meant in usual
        if domain[0] == meant[0] and one_slip(domain, meant)
    }
    odd = (cell for cell in cells if not cell[3] or cell[3] in slips)
    for place, column, typed, domain in sorted(odd):
        if not domain:
            yield found(place, column, says="shape")
        elif domain in slips:
            likely = typed[: len(typed) - len(domain)] + slips[domain]
            yield found(place, column, suggestion=likely)


def _domain(typed: str) -> str:
    """What follows the @; blank if it is no address."""
    name, _, domain = typed.casefold().partition("@")
    fits = name and "." in domain.strip(".") and SEPARATORS.isdisjoint(typed)
    return domain if fits and domain.count("@") == 0 and ".." not in domain else ""


def _used(*addresses: str | None) -> list[dict[str, object]]:
    return [pupil(PupilID=f"P{n}", Carer1Email=one) for n, one in enumerate(addresses, start=1)]


USUAL = ("a@family.example", "b@family.example", "c@family.example")
EXAMPLES = (
    Example(
        "failing",
        "two letters changed places in an address that is often used",
        [(4, "Carer1Email")],
        _used(*USUAL, "d@famliy.example"),
        says=["Is this e-mail right? It has not been used before."],
        suggests=["d@family.example"],
    ),
    Example(
        "failing",
        "no address at all",
        [(1, "Carer1Email")],
        _used("family.example"),
        says=["This is not an e-mail address I can read. Check it before anything is sent."],
    ),
    Example("passing", "an address like many", rows=_used(*USUAL)),
    Example("boundary", "new, and like no other", rows=_used(*USUAL, "d@elsewhere.example")),
    Example("boundary", "the other is not often used", rows=_used(*USUAL[:2], "d@famliy.example")),
    Example("boundary", "a word for none", rows=_used("none")),
    Example("blank", "none", rows=_used(None)),
)
