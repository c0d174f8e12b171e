"""The words by which a title, or the name of a sheet, says one kind of exclusion."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from daysix.law.exclusion import LUNCHTIME, PERMANENT

if TYPE_CHECKING:
    from collections.abc import Mapping

SUSPENSION = "SUSP"
MOST_WORDS = 9
SUSPENSIONS = frozenset({"suspension", "suspensions", "suspended", "susp", "susps"})
WORDS: Mapping[str, str] = {
    **dict.fromkeys(SUSPENSIONS, SUSPENSION),
    **dict.fromkeys(
        ("fte", "ftes", "fts", "ftx", "fex", "fpe", "fpes", "fixedterm", "fixedperiod"), SUSPENSION
    ),
    **dict.fromkeys(
        ("perm", "perms", "permanent", "permanents", "permanently", "pex", "pexs", "pexes"),
        PERMANENT,
    ),
    **dict.fromkeys(("lunch", "lunchtime", "lunchtimes"), LUNCHTIME),
}
FIXED, FIXED_WHAT = "fixed", frozenset({"term", "period", "exclusion", "exclusions", "excl"})
EXCLUSION = frozenset({"exclusion", "exclusions", "excluded", "excl", "excls", "exc"})
OF_A_KIND = frozenset({
    "extended", "extension", "further", "additional", "another", "consecutive", "initial",
    "second", "2nd", "short", "long",
})  # fmt: skip
"""Words that say more of an exclusion and leave its kind as it is: *Suspension (extended)*."""
OTHERWISE = frozenset({
    "not", "non", "no", "never", "cancelled", "canceled", "withdrawn", "rescinded",
    "overturned", "quashed", "reinstated", "avoided", "avoidance", "avoid", "prevented",
    "prevention", "prevent", "alternative", "alternatives", "risk", "threatened", "possible",
    "potential", "instead", "internal", "summary", "analysis", "chart", "meeting", "meetings",
    "hearing", "hearings", "governors", "gdc", "irp", "letter", "letters", "reintegration",
    "panel", "panels", "referral", "referrals", "appeal", "appeals", "please", "enter",
    "need", "needs", "within", "over", "must", "if", "when", "see", "list", "codes", "lookup",
    "lookups", "template", "guidance",
})  # fmt: skip
"""A name with one of these is about something beside the exclusions, or about only some of them."""
ANOTHER_MATTER = frozenset({
    "move", "moves", "managed", "transfer", "transfers", "direction", "directions",
    "provision", "providers", "placement", "placements", "attendance", "timetable",
    "timetables", "absence", "absences", "holidays", "terms", "calendar", "cme", "meeting",
    "meetings", "hearing", "hearings", "reintegration", "referral", "referrals", "panel",
    "panels", "staff",
})  # fmt: skip
"""A name with one of these says that its table holds no exclusions at all."""
UNTOLD = (
    OTHERWISE | (ANOTHER_MATTER - {"terms"}) | {"rota", "duty", "menu", "contract", "contracts"}
)
JOINT = re.compile(r"[a-z]\s*[/&+,]\s*[a-z]|\b(?:and|or|plus)\b")


def kind_said(name: str) -> str:
    """PERM, SUSP or LNCH where a name says one of them and nothing else; otherwise blank."""
    said = split(name)
    if not said or len(said) > MOST_WORDS or not UNTOLD.isdisjoint(said):
        return ""
    kinds = {WORDS[word] for word in said if word in WORDS}
    if FIXED in said and not FIXED_WHAT.isdisjoint(said):
        kinds.add(SUSPENSION)
    joined = JOINT.search(name.casefold()) is not None
    if kinds == {SUSPENSION, LUNCHTIME} and not joined:
        return LUNCHTIME
    if len(kinds) != 1:
        return ""
    both = joined and not EXCLUSION.isdisjoint(said) and not SUSPENSIONS.isdisjoint(said)
    return "" if both else kinds.pop()


def kind_in_full(text: str) -> str:
    """The one kind a cell says, where every word of it is about that: ``Fixed-term exclusion``."""
    if not any(each.isalpha() for each in text):
        return ""
    known = WORDS.keys() | FIXED_WHAT | EXCLUSION | {FIXED} | OF_A_KIND
    return kind_said(text) if known.issuperset(split(text)) else ""


def is_another_matter(name: str) -> bool:
    """Whether a name says that its table is of something else: ``Managed moves``."""
    return not ANOTHER_MATTER.isdisjoint(split(name))


def split(name: str) -> list[str]:
    """The words of a name in small letters."""
    apart = re.sub(r"(?<=[a-z])(?=[A-Z])|(?<=[a-zA-Z])(?=[0-9])", " ", name)
    spaced = "".join(each if each.isalnum() else " " for each in apart.casefold())
    spaced = spaced.replace("lunch time", "lunchtime")
    return [_without_exclusion(word) for word in spaced.split()]


def _without_exclusion(word: str) -> str:
    """``permex`` and ``permanentexclusions`` without what they are written together with."""
    for end in ("exclusions", "exclusion", "excl", "exc", "ex"):
        if word not in WORDS and word.removesuffix(end) in WORDS:
            return word.removesuffix(end)
    return word
