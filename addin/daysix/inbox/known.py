"""Pupils and cases of the tracker that an event may be about: candidates, for a person to choose.

A UPN, or a name with its birth date, is certain. A name alone never is, however alike. A mail that
amends, repeats or withdraws attaches to a case only where a pupil is certain and one case fits.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from daysix.inbox.fields.pupil_name import alike, folded, is_part_of, same
from daysix.inbox.sorted_mail import Candidate

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from daysix.inbox.directory import Directory, KnownCase
    from daysix.inbox.sorted_mail import Event

MOST = 5
KEPT = 4
BY_UPN, BY_NAME_AND_BIRTH, BY_NAME, BY_LIKENESS = 100.0, 98.0, 80.0, 65.0
SAME_SCHOOL, ANOTHER_BIRTH = 8.0, -45.0
LIKE_ENOUGH = 85
LEAST = 50.0


class _Cases:
    """The cases of a tracker by number, birth date and the words of names."""

    __slots__ = ("by_birth", "by_upn", "by_word")

    def __init__(self, cases: Iterable[KnownCase]) -> None:
        self.by_upn: dict[str, list[KnownCase]] = {}
        self.by_birth: dict[str, list[KnownCase]] = {}
        self.by_word: dict[str, list[KnownCase]] = {}
        for case in cases:
            if case.upn:
                self.by_upn.setdefault(case.upn.upper(), []).append(case)
            if case.dob:
                self.by_birth.setdefault(case.dob.isoformat(), []).append(case)
            for word in {*folded(f"{case.forename} {case.surname}").split()}:
                self.by_word.setdefault(word, []).append(case)


_kept: list[tuple[object, _Cases]] = []


def candidates_of(
    events: Sequence[Event], directory: Directory, *, most: int = MOST
) -> tuple[Candidate, ...]:
    """Cases the events may be about, the likeliest first."""
    if not directory.cases:
        return ()
    best: dict[str, Candidate] = {}
    for event in events:
        for case in _near(event, directory):
            found = _candidate(event, case)
            if found and (case.case not in best or best[case.case].score < found.score):
                best[case.case] = found
    return tuple(sorted(best.values(), key=lambda one: (-one.score, one.case))[:most])


def matched_case(event: Event, directory: Directory) -> str:
    """The case an amendment, a resend or a withdrawal belongs to; blank if a person must say.

    Of several cases of a certain pupil the one with the same first day is meant; without a first
    day only a pupil's single case, or the latest of the kind that is withdrawn.
    """
    sure = [case for case in _near(event, directory) if _is_certain(event, case)]
    start = _value(event, "start_date")
    same_day = [case for case in sure if case.start and start == case.start.isoformat()]
    if len(same_day) == 1:
        return same_day[0].case
    if start or len(sure) != 1:
        return ""
    return sure[0].case


def repeats(event: Event, directory: Directory) -> str:
    """The case that already holds this pupil's exclusion with this first day, if there is one."""
    start = _value(event, "start_date")
    found = {
        case.case
        for case in _near(event, directory)
        if start and case.start and case.start.isoformat() == start and _is_certain(event, case)
    }
    return found.pop() if len(found) == 1 else ""


def _near(event: Event, directory: Directory) -> Iterator[KnownCase]:
    """Cases with the same number or birth date, or with a word of the name."""
    cases = _index(directory)
    found: dict[int, KnownCase] = {}
    for case in cases.by_upn.get(_value(event, "upn"), ()):
        found[id(case)] = case
    for case in cases.by_birth.get(_value(event, "dob"), ()):
        found[id(case)] = case
    for word in folded(_name(event)).split():
        for case in cases.by_word.get(word, ()):
            found[id(case)] = case
    yield from found.values()


def _candidate(event: Event, case: KnownCase) -> Candidate | None:
    name, known = _name(event), f"{case.forename} {case.surname}".strip()
    upn, born = _value(event, "upn"), _value(event, "dob")
    if upn and case.upn and upn == case.upn.upper():
        return Candidate(case.case, case.pupil, BY_UPN, "the UPN is the same", certain=True)
    is_same = bool(name) and same(name, known)
    if is_same and born and case.dob and born == case.dob.isoformat():
        why = "name and date of birth are the same"
        return Candidate(case.case, case.pupil, BY_NAME_AND_BIRTH, why, certain=True)
    score, why = _likeness(name, known, event)
    if born and case.dob:
        agrees = born == case.dob.isoformat()
        score += 12.0 if agrees else ANOTHER_BIRTH
        why += " and the date of birth is the same" if agrees else ", another date of birth"
    if score and _value(event, "school") == case.school and case.school:
        score += SAME_SCHOOL
        why += ", same school"
    if score < LEAST:
        return None
    return Candidate(case.case, case.pupil, min(round(score, 1), 97.0), why)


def _likeness(name: str, known: str, event: Event) -> tuple[float, str]:
    if name and same(name, known):
        return BY_NAME, "the name is the same"
    if name and alike(name, known):
        return BY_LIKENESS + 5, "the name differs by one letter"
    part = _typed_name(event)
    if not name and part and is_part_of(part, known):
        return LEAST - SAME_SCHOOL, f'"{part}" may be short for the name'
    if name:
        from rapidfuzz import fuzz

        score = fuzz.token_sort_ratio(folded(name), folded(known))
        if score >= LIKE_ENOUGH or _short_form(name, known):
            return BY_LIKENESS, "the name is like it"
    return (BY_LIKENESS - 25, "the name is another") if not name else (0.0, "")


def _short_form(name: str, known: str) -> bool:
    """``Alex Whitlock`` for Alexander Whitlock: one surname, and one forename begins the other."""
    one, other = folded(name).split(), folded(known).split()
    if len(one) < 2 or len(other) < 2 or one[-1] != other[-1]:  # noqa: PLR2004
        return False
    shorter, longer = sorted((one[0], other[0]), key=len)
    return len(shorter) > 2 and longer.startswith(shorter[:3])  # noqa: PLR2004


def _is_certain(event: Event, case: KnownCase) -> bool:
    found = _candidate(event, case)
    return found is not None and found.certain


def _index(directory: Directory) -> _Cases:
    for cases, index in _kept:
        if cases is directory.cases:
            return index
    index = _Cases(directory.cases)
    _kept.append((directory.cases, index))
    del _kept[:-KEPT]
    return index


def _value(event: Event, field: str) -> str:
    found = event.fields.get(field)
    return str(found.value) if found and found.value else ""


def _name(event: Event) -> str:
    return _value(event, "pupil_name")


def _typed_name(event: Event) -> str:
    found = event.fields.get("pupil_name")
    return found.typed if found else ""
