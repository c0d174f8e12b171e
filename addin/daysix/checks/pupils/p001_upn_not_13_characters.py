"""P-001: a UPN that is not 13 characters of the right kinds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from daysix.checks.examples import Example, exclusion, pupil
from daysix.checks.frame import ERROR, EXCLUSIONS, PUPILS, QUERY, found
from daysix.checks.pupils._upns import is_a_word, look_alike, upns, whole_column
from daysix.law.identifier_rules import RULES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from daysix.checks.context import Context
    from daysix.checks.frame import Found
    from daysix.checks.view import View
    from daysix.law.identifiers import Checked

ID, LEVEL, SHEET, CITE = "P-001", (ERROR, QUERY), (PUPILS, EXCLUSIONS), RULES[0].cites[0]
NEEDS = ("UPN",)
SHOWN = 20
MESSAGE = {
    "": "UPN must be one letter and 12 characters. This has {n}.",
    "told": "{told}",
    "column": (
        "This column does not hold UPNs: {n} of its {of} are no letter and 12 characters. Look "
        "which column does, or ask whoever made the file."
    ),
    "word": "There is a word here and no UPN. Type the UPN when the school gives it.",
}


def check(view: View, context: Context) -> Iterator[Found]:
    """A letter O for a nought is offered as a figure where the check letter then fits.

    A file from elsewhere may hold something else in the whole column, such as scrambled numbers:
    that is said once, at the first, with the next of them beside it.
    """
    every = list(upns(view, context))
    wrong = [one for one in every if _misshapen(one[2])]
    if whole_column(wrong, len(every)):
        first, *others = (place for place, _, _ in wrong)
        related = [(view, place) for place in others[:SHOWN]]
        n, of = f"{len(wrong):,}", f"{len(every):,}"
        yield found(first, "UPN", says="column", level=QUERY, related=related, n=n, of=of)
        return
    for place, typed, read in wrong:
        if is_a_word(typed):
            yield found(place, "UPN", says="word", level=QUERY)
        else:
            told, meant = _misshapen(read), look_alike(typed)
            yield found(place, "UPN", says="told", told=told, suggestion=meant)


def _misshapen(read: Checked) -> str:
    """What is wrong with the shape; nothing where it is a UPN's."""
    return next((problem.message for problem in read.problems if problem.code == ID), "")


EXAMPLES = (
    Example(
        "failing",
        "a figure lost",
        [(1, "UPN")],
        [pupil(UPN="A95000017830")],
        says=["UPN must be one letter and 12 characters. This has 12."],
    ),
    Example(
        "failing",
        "a letter O for a nought, and the check letter agrees",
        [(1, "UPN")],
        [pupil(UPN="A95OOO0178301")],
        says=['Character 4 of a UPN must be a number, not "O". Ask the school.'],
        suggests=["A950000178301"],
    ),
    Example(
        "failing",
        "in a tracker without a list of pupils",
        [(1, "UPN")],
        [exclusion(UPN="A9500001783011")],
        sheet=EXCLUSIONS,
        beside={PUPILS: ()},
    ),
    Example(
        "failing",
        "a whole column of something else is said once",
        [(1, "UPN", QUERY)],
        [pupil(UPN=f"21db2df8-{n:03}") for n in range(20)],
        says=[
            (
                "This column does not hold UPNs: 20 of its 20 are no letter and 12 characters. "
                "Look which column does, or ask whoever made the file."
            ),
        ],
    ),
    Example(
        "boundary",
        "nineteen, and then each is said",
        [(row, "UPN") for row in range(1, 20)],
        [pupil(UPN=f"21db2df8-{n:03}") for n in range(19)],
    ),
    Example("passing", "a letter and 12 figures", rows=[pupil()]),
    Example("boundary", "small letters and spaces are tidied", rows=[pupil(UPN="a950000 178301 ")]),
    Example("boundary", "a code for why there is none", rows=[pupil(UPN="UN3")]),
    Example(
        "boundary",
        "a word is asked about",
        [(1, "UPN", QUERY)],
        [pupil(UPN="awaited")],
        says=["There is a word here and no UPN. Type the UPN when the school gives it."],
    ),
    Example(
        "boundary",
        "an exclusion that repeats what the Pupils sheet says: said there, once",
        rows=[exclusion(UPN="A95")],
        sheet=EXCLUSIONS,
        beside={PUPILS: [pupil(UPN="A95")]},
    ),
    Example("boundary", "an error cell is X-097", rows=[pupil(UPN="#N/A")]),
    Example("blank", "no UPN", rows=[pupil(UPN=None)]),
)
