"""X-112: a sex that no list knows, such as a letter beside the one that was meant."""

from __future__ import annotations

from typing import TYPE_CHECKING

from daysix.checks.examples import Example, exclusion
from daysix.checks.exclusions._habits import rarely
from daysix.checks.frame import EXCLUSIONS, HOUSE, PUPILS, QUERY, found

if TYPE_CHECKING:
    from collections.abc import Iterator

    from daysix.checks.context import Context
    from daysix.checks.frame import Found
    from daysix.checks.view import View

ID, LEVEL, SHEET, CITE = "X-112", QUERY, (EXCLUSIONS, PUPILS), HOUSE
NEEDS = ("Sex",)
MESSAGE = "I do not know the sex “{typed}”. Type M or F, as in the school census."
SAID = frozenset({"m", "male", "man", "boy", "b", "f", "female", "girl", "g", "w", "woman"})
NOT_SAID = frozenset({
    "u", "x", "n", "o", "nk", "n/k", "n/a", "na", "ns", "not known", "unknown", "not stated",
    "not given", "other", "nb", "non-binary", "tbc", "-", "?", "1", "2", "0", "9",
})  # fmt: skip
"""As systems and people write it where it is not M or F; the figures are those of ISO 5218."""


def check(view: View, context: Context) -> Iterator[Found]:  # noqa: ARG001 - every check takes both
    """Where a column says little else, it is something else's: nothing is said."""
    texts = view.texts("Sex")
    known = {text for text in set(texts) if _known(text)}
    odd = [place for place, text in enumerate(texts) if text not in known]
    if rarely(odd, sum(text != "" for text in texts)):
        for place in odd:
            yield found(place, "Sex", typed=texts[place])


def _known(text: str) -> bool:
    plain = text.strip().casefold().rstrip(".")
    return not plain or plain in SAID or plain in NOT_SAID


EXAMPLES = (
    Example(
        "failing",
        "a letter from elsewhere",
        [(2, "Sex")],
        [exclusion(Sex="M"), exclusion(Sex="Q", PupilID="P2")],
        says=["I do not know the sex “Q”. Type M or F, as in the school census."],
    ),
    Example("passing", "both", rows=[exclusion(Sex="M"), exclusion(Sex="F", PupilID="P2")]),
    Example(
        "boundary",
        "words, small letters, and not known",
        rows=[
            exclusion(Sex="boy"),
            exclusion(Sex="f", PupilID="P2"),
            exclusion(Sex="U", PupilID="P3"),
        ],
    ),
    Example(
        "boundary",
        "a column of something else",
        rows=[exclusion(Sex=said, PupilID=said) for said in ("MF", "FM", "SIMS", "Arbor")],
    ),
    Example("blank", "not said", rows=[exclusion(Sex=None)]),
)
