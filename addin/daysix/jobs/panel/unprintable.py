"""A sign our pages have no letter for, told by the case and the column it stands in.

The typesetter knows only the place on its page. An officer mends the workbook, so she is told
where there; never the name itself, nor the sign, which may be a whole surname.
"""

from __future__ import annotations

import unicodedata
from contextlib import contextmanager
from typing import TYPE_CHECKING

from daysix.law.errors import BadInput
from daysix.panels.words import listed
from daysix.tracker.tables import EXCLUSIONS, PUPILS, SCHOOLS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from daysix.jobs.panel.laid_out import LaidOut
    from daysix.panels.sitting import Case

SHEETS = {"Pupil": PUPILS, "School": SCHOOLS, "Exclusion": EXCLUSIONS, "Move": "Moves"}
FORM, HERE, REFERRALS = "Form", "Here", "Referrals"
MOST_CASES, MOST_PLACES = 3, 4
SCRIPTS = {"CJK": "Chinese", "HIRAGANA": "Japanese", "KATAKANA": "Japanese", "HANGUL": "Korean"}
"""What the signs of a kind are called, by the first word of their names; else that word."""


@contextmanager
def told_by_case(laid: LaidOut) -> Iterator[None]:
    """Tell a sign that cannot be printed by the cases it stands in.

    Raises
    ------
    BadInput
        ``Y-178``: the cases, with the columns. ``Y-020``, as it came, where it is in no case.
    """
    from daysix.paper.typeset_words import MissingSign

    try:
        yield
    except MissingSign as missing:
        heard = [item.case for item in laid.plan.items]
        found = _cases(heard, frozenset("".join(missing.signs)))
        if not found:
            raise
        raise _refused(found, missing.signs) from missing


def _refused(found: dict[str, list[str]], signs: Iterable[str]) -> BadInput:
    """The refusal for the cases found; both ways out."""
    refs = [*found]
    told = [f"{ref} ({listed(_first(places, MOST_PLACES))})" for ref, places in found.items()]
    them = "it" if len(refs) == 1 else "them"
    commands = " ".join(f"--without {ref}" for ref in refs)
    return BadInput(
        "Y-178",
        f"Our pages have no letter for a {_script(signs)} sign in {listed(_first(told))}, so no "
        f"paper was made. Write it in Latin letters there; or leave {them} for another day: take "
        f"PanelID off the referral, or by command {commands}.",
    )


def _first(names: list[str], most: int = MOST_CASES) -> list[str]:
    return names if len(names) <= most else [*names[:most], f"{len(names) - most} more"]


def _script(signs: Iterable[str]) -> str:
    """What kind of sign: ``Chinese``."""
    sign = next((one for text in signs for one in text), " ")
    word = unicodedata.name(sign, "").partition(" ")[0]
    return SCRIPTS.get(word) or word.capitalize() or "strange"


def _cases(cases: Iterable[Case], signs: frozenset[str]) -> dict[str, list[str]]:
    """The places in the workbook that hold one of these signs, by referral."""
    found = {case.ref: list(dict.fromkeys(_places(case, signs))) for case in cases}
    return {ref: places for ref, places in found.items() if places}


def _places(case: Case, signs: frozenset[str]) -> Iterator[str]:
    for key, value in case.values.items():
        place = _place(key)
        if place and isinstance(value, str) and not signs.isdisjoint(value):
            yield place
    for one in case.form:
        if isinstance(one.value, str) and not signs.isdisjoint(one.value):
            yield f"the referral form ({one.where})"
    if any(not signs.isdisjoint(name) for name in case.siblings):
        yield f"the name of a brother or sister on the sheet {PUPILS}"
    if any(not signs.isdisjoint(paper.name) for paper in case.papers):
        yield f"the name of a file in Cases/{case.ref}"


def _place(key: str) -> str:
    """A column as an officer finds it; blank for what is worked out or told otherwise."""
    room, dot, column = key.partition(".")
    if room in {FORM, HERE}:
        return ""
    return f"{column} on the sheet {SHEETS[room]}" if dot else f"{key} on the sheet {REFERRALS}"
