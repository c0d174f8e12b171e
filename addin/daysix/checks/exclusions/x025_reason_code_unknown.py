"""X-025: a reason code in no list, or not in use on that day."""

from __future__ import annotations

from collections import Counter
from datetime import date
from itertools import chain
from typing import TYPE_CHECKING

from daysix.checks.examples import Example, exclusion
from daysix.checks.exclusions._reasons import codes_in, reason_texts
from daysix.checks.frame import ERROR, EXCLUSIONS, QUERY, found
from daysix.checks.sources import code_set
from daysix.law import codes

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from daysix.checks.context import Context
    from daysix.checks.frame import Found
    from daysix.checks.view import View

ID, LEVEL, SHEET, CITE = "X-025", (ERROR, QUERY), EXCLUSIONS, code_set("reasons for exclusion")
NEEDS = (("Reason1", "Reason2", "Reason3"), "StartDate")
MESSAGE = {
    "": '"{v}" is not a reason code used since September 2020. Choose one from the list.',
    "date": "{told}",
}
CODED = 0.8
"""Share of cells that hold codes, from which on the others are slips and not another way."""


def check(view: View, _context: Context) -> Iterator[Found]:
    """In a tracker that holds codes; one that holds words of its own is left alone."""
    days, columns = view.dates("StartDate"), reason_texts(view)
    counts = Counter(chain.from_iterable(columns.values()))
    del counts[""]
    known = {text: codes_in(text) for text in counts}
    total = counts.total()
    coded = sum(n for text, n in counts.items() if known[text] is not None) >= CODED * total
    told = {
        pair: why
        for pair in set().union(*(zip(texts, days, strict=True) for texts in columns.values()))
        if pair[0] and (why := _not_in_force(known[pair[0]], pair[1]))
    }
    strange = {text for text, codes_ in known.items() if codes_ is None}
    for column, texts in columns.items():
        for place, text in enumerate(texts if told or strange else ()):
            if text in strange:
                if coded or (total < FEW and len(text) == LENGTH):
                    yield found(place, column, v=text[:40])
            elif (text, days[place]) in told:
                why = told[text, days[place]]
                yield found(place, column, says="date", level=QUERY, told=why)


FEW, LENGTH = 20, 2
"""In a short table the share says little, so only what is as long as a code is taken for one."""


def _not_in_force(reasons: Sequence[str] | None, day: date | None) -> str:
    """Why the first code that does not fit the day does not; the list before 2020 is not held."""
    for code in reasons or ():
        if day is None or (day < codes.REASONS_BEGIN and code != "OT"):
            continue
        why = codes.reason(code, day).message
        if why:
            return why
    return ""


EXAMPLES = (
    Example(
        "failing",
        "no such code",
        [(1, "Reason1")],
        [exclusion(Reason1="ZZ")],
        says=['"ZZ" is not a reason code used since September 2020. Choose one from the list.'],
    ),
    Example(
        "failing",
        "a code that is no more",
        [(1, "Reason1", QUERY)],
        [exclusion(Reason1="OT")],
        says=[
            '"OT" (Other) was last used on 31 August 2020. Choose a code in use on 9 November 2026.'
        ],
    ),
    Example("passing", "an old code and a new one", rows=[exclusion(Reason1="PP", Reason2="VR")]),
    Example(
        "boundary",
        "the last day before a code came in, and the first of it",
        [(1, "Reason1", QUERY)],
        [
            exclusion(Reason1="BW", StartDate=date(2026, 8, 31)),
            exclusion(Reason1="BW", StartDate=date(2026, 9, 1)),
        ],
    ),
    Example(
        "boundary",
        "small letters, a label, a code with its label",
        rows=[exclusion(Reason1="pp", Reason2="Bullying", Reason3="DM - damage")],
    ),
    Example(
        "failing",
        "two codes in one cell, one of them unknown",
        [(1, "Reason1")],
        [exclusion(Reason1="PP & ZZ"), *[exclusion(Reason1="PP & DB")] * 4],
    ),
    Example(
        "boundary",
        "labels of the published statistics, and other wordings of them",
        rows=[
            exclusion(Reason1="Damage", Reason2="Racist abuse"),
            exclusion(Reason1="Persistent disruptive behaviour", Reason2="Drugs & alcohol"),
        ],
    ),
    Example(
        "boundary",
        "a team's own words",
        rows=[exclusion(Reason1="Fighting"), exclusion(Reason1="Rudeness")],
    ),
    Example(
        "boundary",
        "before September 2020",
        rows=[exclusion(Reason1="PP", StartDate=date(2019, 11, 11))],
    ),
    Example("blank", "none", rows=[exclusion(Reason1=None)]),
)
