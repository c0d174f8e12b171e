"""Which of our columns an unknown name may mean: a suggestion, which counts for nothing by itself.

Names are compared word by word, so that two short words are alike only when they are the same:
``LAC`` is not ``LA``. What stands in the column must agree, and no second column of ours may be
nearly as likely.
"""

from __future__ import annotations

from functools import cache
from itertools import groupby
from typing import TYPE_CHECKING

from daysix.jobs.mapping.contents import ENOUGH, readable
from daysix.records import NamedTuple
from daysix.tracker.cells import text_of

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence
    from datetime import date

LIKELY, CLEAR = 0.85, 0.06
"""From this score a name is suggested; and so far the next must be behind."""
EMPTY_NEEDS = 0.95
"""Without a single cell to go by, only a name that is ours but for an abbreviation will do."""
SHORTLIST, ROUGHLY = 100, 55
LONG_WORD, LONGER_WORD = 5, 8
"""Letters from which one slip, and from which two, still leave it the same word."""
BEGINS, SHORTEST_BEGINNING = 0.9, 4
ORDINARY = frozenset({"day", "out", "end", "on", "by", "to", "in", "off", "due", "at", "per"})
"""Short words that are no initials. Initials on one side alone make it another thing."""
INITIALS = 3
FILLERS = frozenset({"of", "the", "a", "an", "was", "is", "s"})
FILLER_WEIGHT = 0.2
SHORT_FORMS = {
    "excl": "exclusion", "exc": "exclusion", "susp": "suspension", "perm": "permanent",
    "gov": "governor", "govs": "governor", "yr": "year", "yrs": "year", "dt": "date",
    "sch": "school", "no": "number", "num": "number", "nr": "number", "ref": "reference",
    "prov": "provision", "notif": "notified", "mtg": "meeting", "sess": "session", "stu": "student",
    "1st": "first", "6th": "6", "sixth": "6", "six": "6", "fname": "forename", "sname": "surname",
    "eth": "ethnicity", "birthdate": "birth",
}  # fmt: skip


class Suggestion(NamedTuple):
    """A column of ours, and how alike the names are, from 0 to 1."""

    column: str
    score: float


def suggested(  # noqa: PLR0913 - all but the first two are named at the call
    heading: object,
    cells: Sequence[object],
    *,
    kind: str,
    as_of: date,
    taken: Collection[str] = (),
    slips: bool = True,
) -> list[Suggestion]:
    """What a column may be: one suggestion; several where it cannot be told; or none.

    Parameters
    ----------
    cells
        Those of the column that are not blank.
    taken
        Columns of ours that the table has already.
    slips
        Whether words may be misspelt; without, nothing heavy is loaded.
    """
    likely = [
        one
        for one in _alike(_words(text_of(heading)), kind, slips=slips)
        if one.column not in taken
        and (cells or one.score >= EMPTY_NEEDS)
        and readable(cells, kind, one.column, as_of=as_of) >= ENOUGH
    ]
    if not likely:
        return []
    best = likely[0].score
    return [one for one in likely if one.score > best - CLEAR]


def _alike(words: tuple[str, ...], kind: str, *, slips: bool) -> list[Suggestion]:
    """Columns whose names are like these words, the likest first."""
    names = _known(kind)
    found: dict[str, float] = {}
    for name in _near(words, kind) if slips else _sharing(words, kind):
        column = names[name]
        score = _score(words, tuple(name.split()), slips=slips)
        found[column] = max(found.get(column, 0.0), score)
    ranked = sorted(found.items(), key=lambda one: -one[1])
    return [Suggestion(column, round(score, 2)) for column, score in ranked if score >= LIKELY]


def _near(words: tuple[str, ...], kind: str) -> list[str]:
    """Names in the list that are roughly like these words, slips and all."""
    from rapidfuzz import fuzz, process  # slow to load: only where somebody asks for the mapping

    near = process.extract(
        " ".join(words),
        list(_known(kind)),
        scorer=fuzz.token_set_ratio,
        score_cutoff=ROUGHLY,
        limit=SHORTLIST,
    )
    return [name for name, _score, _place in near]


def _sharing(words: tuple[str, ...], kind: str) -> set[str]:
    """Names in the list that share a word with these, or its beginning."""
    by_word = _by_word(kind)
    alike = (other for word in words for other in by_word if _same(word, other, slips=False) > 0)
    return {name for other in alike if other not in FILLERS for name in by_word[other]}


@cache
def _by_word(kind: str) -> Mapping[str, list[str]]:
    found: dict[str, list[str]] = {}
    for name in _known(kind):
        for word in name.split():
            found.setdefault(word, []).append(name)
    return found


@cache
def _known(kind: str) -> Mapping[str, str]:
    """Every name in the list, in words, to our column."""
    from daysix import data

    found: dict[str, str] = {}
    for row in data.rows("header_aliases"):
        if row["sheet"] == kind:
            found.setdefault(" ".join(_words(row["alias"])), row["column"])
    found.pop("", None)
    return found


def _words(name: str) -> tuple[str, ...]:
    """Words and figures of a name, short forms written out, plurals made single."""
    apart = "".join(
        f" {letter}"
        if letter.isupper() and before.islower()
        else letter
        if letter.isalnum()
        else " "
        for before, letter in zip(f" {name}", name, strict=False)
    )
    parts = [
        "".join(part)
        for word in apart.replace("’", "'").casefold().split()
        for _, part in groupby(word, str.isdigit)
    ]
    joined: list[str] = []
    for part in parts:
        if joined and joined[-1].isdigit() and part in {"st", "nd", "rd", "th"}:
            joined[-1] += part
        else:
            joined.append(part)
    return tuple(_single(SHORT_FORMS.get(part, part)) for part in joined)


def _single(word: str) -> str:
    is_plural = len(word) > SHORTEST_BEGINNING - 1 and word.endswith("s")
    return word[:-1] if is_plural and not word.endswith(("ss", "us", "is")) else word


def _score(heading: tuple[str, ...], name: tuple[str, ...], *, slips: bool) -> float:
    """How alike two names are: words in common, weighed, out of all the words of both."""
    left = list(name)
    alike = 0.0
    for word in heading:
        best = max(left, key=lambda other: _same(word, other, slips=slips), default="")
        same = _same(word, best, slips=slips) if best else 0.0
        if same:
            left.remove(best)
            alike += same * _weight(word)
        elif _is_initials(word):
            return 0.0
    if any(map(_is_initials, left)):
        return 0.0
    whole = sum(map(_weight, heading)) + sum(map(_weight, name))
    return 2 * alike / whole if whole else 0.0


def _is_initials(word: str) -> bool:
    short = len(word) <= INITIALS and word.isalpha()
    return short and word not in FILLERS and word not in ORDINARY


def _weight(word: str) -> float:
    return FILLER_WEIGHT if word in FILLERS else 1.0


def _same(one: str, other: str, *, slips: bool) -> float:
    """Whether two words are the same but for a slip or an ending: 1, a little less, or 0."""
    if one == other:
        return 1.0
    shorter, longer = sorted((one, other), key=len)
    if len(shorter) < SHORTEST_BEGINNING or not shorter.isalpha() or not longer.isalpha():
        return 0.0
    if longer.startswith(shorter):
        return BEGINS
    if len(shorter) < LONG_WORD or not slips:
        return 0.0
    from rapidfuzz.distance import OSA

    most = 2 if len(shorter) >= LONGER_WORD else 1
    many = OSA.distance(one, other, score_cutoff=most)
    return 1 - many / len(longer) if many <= most else 0.0
