"""From a form's answers, or from running words, to what they say of each pupil."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

from daysix.inbox.drafts import Draft
from daysix.inbox.event_kinds import DATED, EXCLUSIONS, LASTING, kind_of
from daysix.inbox.fields import (
    circumstances,
    days,
    dob,
    end_date,
    pupil_name,
    reason_codes,
    session,
    start_date,
    upn,
    year_group,
)
from daysix.inbox.fields.corrected import corrected
from daysix.inbox.fields.day_roles import LOOSE, MEETING, roles
from daysix.inbox.fields.names import LIKELY
from daysix.inbox.fields.words import words
from daysix.inbox.prose import parts
from daysix.inbox.schools import school_in, school_named, spans
from daysix.inbox.sorted_mail import Found
from daysix.tracker.layout_words import EXAMPLES

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from daysix.inbox.directory import Directory
    from daysix.inbox.fields.date_spots import Spot
    from daysix.inbox.fields.day_roles import Told
    from daysix.inbox.fields.labels import Answer
    from daysix.inbox.fields.words import Words
    from daysix.inbox.prose import Part

WHO = frozenset({"pupil_name", "surname", "forename", "dob", "upn"})
"""What beside a table of pupils cannot be said of all of them."""
BESIDE = circumstances.YES_NO | {"sen", "notice_method", "receiving_school"}
ONE_DATE = frozenset({
    "return_date", "exam_date", "date", "incident_date", "decision_date", "notice_date",
})  # fmt: skip
MOVED_WITHIN = 110
"""Characters before a day in which it may be said that the meeting was moved to it."""
_NEW_DAY = re.compile(
    r"\b(?:moved?|moving|put|brought|postponed|rearranged|re-arranged|rescheduled|re-scheduled"
    r"|delayed|deferred|changed|switched|pushed)\b[^.;\n]{0,70}\b(?:to|for|until|till)\s+(?:the )?$"
    r"|\b(?:is|['’]s|will) now (?:to )?(?:be )?(?:held |taking place |meeting |on |at )*(?:the )?$"
    r"|\bnew date(?: is| of| will be|:)?\s+(?:the )?$",
    re.IGNORECASE,
)
_IS_NOT = re.compile(
    r"\b(?:is|was|has|are|were)(?: now| been| being)?(?: not|n['’]?t)(?: now| been| being)?"
    r" (?:permanently )?(?:excluded|suspended)\b",
    re.IGNORECASE,
)
"""Who "is not suspended" after all is whom a withdrawal is about, and elsewhere a bystander."""


def from_answers(
    answers: Sequence[Answer], category: str, directory: Directory, sent: date | None
) -> list[Draft]:
    """A draft for every pupil of a form or a table; what stands in no row is everybody's."""
    rows: dict[int, list[Answer]] = {}
    for one in answers:
        if one.field and one.typed.strip():
            rows.setdefault(one.row, []).append(one)
    common = rows.pop(0, [])
    if not rows:
        return [draft] if (draft := _of_form(common, category, directory, sent)).fields else []
    made: list[Draft] = []
    if not any(one.field in WHO for row in rows.values() for one in row):
        common += [one for row in rows.values() for one in row]
        return [draft] if (draft := _of_form(common, category, directory, sent)).fields else []
    common = [one for one in common if one.field not in WHO]
    for number in sorted(rows):
        if _is_example(rows[number]):
            continue
        draft = _of_form([*rows[number], *common], category, directory, sent)
        draft.row = number
        if draft.is_somebody:
            made.append(draft)
    return made


def _is_example(answers: Sequence[Answer]) -> bool:
    first = answers[0].typed.casefold() if answers else ""
    return first.startswith(("e.g", "example", *EXAMPLES))


def _of_form(
    answers: Sequence[Answer], category: str, directory: Directory, sent: date | None
) -> Draft:
    kind = next((one.typed for one in answers if one.field == "event_type"), "")
    kind = kind_of(category, "", answer=kind) if kind else ""
    draft = Draft(kind)
    given: dict[str, list[Answer]] = {}
    for one in answers:
        given.setdefault(one.field, []).append(one)
    name = _name_of(given)
    if name:
        draft.fields["pupil_name"] = name
        year = year_group.behind(name.typed, name.where)
        if year and not given.keys() & {"year_group", "class"}:
            draft.fields["year_group"] = year
    on = _start(draft, given, sent) or sent
    for field, found in given.items():
        read = _answered(field, found, on=on, sent=sent, directory=directory)
        target = _target(field)
        held = draft.fields.get(target)
        if read is not None and (held is None or held.value is None):  # "Form: EX1", "Year: 11"
            draft.fields[target] = read
    return draft


def _target(field: str) -> str:
    return {"class": "year_group", "sessions": "days", "school_number": "school"}.get(field, field)


def _name_of(given: dict[str, list[Answer]]) -> Found | None:
    for one in given.get("pupil_name", ()):
        found = pupil_name.answered(one.typed, one.where, heading=one.label)
        if found:
            return found
    first, last = (
        next((Found(None, one.where, one.typed) for one in given.get(key, ())), None)
        for key in ("forename", "surname")
    )
    return pupil_name.of_parts(first, last)


def _start(draft: Draft, given: dict[str, list[Answer]], sent: date | None) -> date | None:
    """Put the first day in, and the last where both stand in one answer; give the first."""
    for one in given.get("start_date", ()):
        both = start_date.span(one.typed, one.where, sent)
        if both:
            draft.fields["start_date"], draft.fields["end_date"] = both
        else:
            found = start_date.answered(one.typed, one.where, sent)
            if found is None:
                continue
            draft.fields["start_date"] = found
        length = days.said(words(one.typed, one.where)) if "days" not in given else None
        if length and length.value and "sessions" not in given:
            draft.fields["days"] = length  # "1 December to 2 December (2 days)"
        half = session.beside(one.typed, 0, _date_end(one.typed), where=one.where)
        if half:
            draft.fields["am_pm"] = half
        break
    for one in given.get("days", ()) if "start_date" not in draft.fields else ():
        both = start_date.span(one.typed, one.where, sent)
        if both:  # "30 November - 4 December (5 days)"
            draft.fields["start_date"], draft.fields["end_date"] = both
    value = draft.value("start_date")
    return date.fromisoformat(value) if isinstance(value, str) else None


def _date_end(typed: str) -> int:
    return max((n for n, c in enumerate(typed, start=1) if c.isdigit()), default=len(typed))


def _answered(
    field: str, found: Sequence[Answer], *, on: date | None, sent: date | None, directory: Directory
) -> Found | None:
    typed, where = found[0].typed, found[0].where
    readers: dict[str, Callable[[], Found | None]] = {
        "dob": lambda: dob.answered(typed, where, sent),
        "upn": lambda: upn.answered(typed, where),
        "end_date": lambda: end_date.answered(typed, where, sent),
        "reason_codes": lambda: _reasons(found, on),
        **dict.fromkeys(("year_group", "class"), lambda: year_group.answered(typed, where)),
        **dict.fromkeys(("days", "sessions"), lambda: days.answered(typed, where, unit=field)),
        **dict.fromkeys(ONE_DATE, lambda: start_date.one_date(typed, where, sent)),
        **dict.fromkeys(("school", "school_number"), lambda: school_named(typed, where, directory)),
        **dict.fromkeys(("am_pm", "last_am_pm"), lambda: session.answered(typed, where)),
        **dict.fromkeys(BESIDE, lambda: circumstances.answered(field, typed, where)),
    }
    reader = readers.get(field)
    return reader() if reader else None


def _reasons(found: Sequence[Answer], on: date | None) -> Found | None:
    """The reasons of one answer, or of several beside one another."""
    read = [reason_codes.answered(one.typed, one.where, on) for one in found]
    known = [one for one in read if one]
    held = dict.fromkeys(
        code for one in known if isinstance(one.value, tuple) for code in one.value
    )
    if not known:
        return None
    typed = "; ".join(one.typed for one in known)
    doubt = " ".join(one.doubt for one in known if one.doubt)
    return Found(tuple(held) or None, known[0].where, typed, doubt)


def from_words(  # noqa: PLR0913 - what is known of the mail, each by its name
    read: Words,
    category: str,
    directory: Directory,
    *,
    zone: str = "",
    hints: Sequence[str] = (),
    barred: Sequence[str] = (),
) -> list[Draft]:
    """A draft for every pupil some running words speak of; one without a name if for nobody."""
    read = corrected(read)
    if category == "withdrawal":
        read = read.covering(match.span() for match in _IS_NOT.finditer(read.text))
    found = parts(read, zone=zone, hints=hints, barred=barred, schools=spans(read.text, directory))
    drafts = [_of_part(part, category, zone, alone=len(found) == 1) for part in found]
    if len(found) > 1:
        for number, (part, draft) in enumerate(zip(found, drafts, strict=True), start=1):
            draft.row = number
            school = school_in(part.own.text, directory)
            if school:
                draft.fields.setdefault("school", school)
    return drafts


def _of_part(part: Part, category: str, zone: str, *, alone: bool) -> Draft:
    own = part.own
    kind = kind_of(category, own.text)
    if part.shared and not _says_kind(own.text):
        kind = kind_of(category, part.shared.text)
    if not alone and category in EXCLUSIONS and not _says_kind(own.text) and days.said(own):
        kind = "suspension"  # one of several, and only a suspension has a length
        return _filled(Draft(kind), part, kind, zone)
    plain = category not in EXCLUSIONS | {"cross_border"} or _says_kind(own.text)
    draft = Draft(kind if plain or (part.shared and not alone) else "")
    return _filled(draft, part, kind, zone)


def _filled(draft: Draft, part: Part, kind: str, zone: str) -> Draft:
    """The draft with what a part's own words say, and then what is said of all."""
    own = part.own
    if part.name:
        draft.fields["pupil_name"] = _name_said(part, own)
    after = part.end
    for read in filter(None, (own, part.shared)):
        for field, found in _said(read, draft, kind, zone, after if read is own else 0):
            if field in draft.fields:
                continue
            draft.fields[field] = found
            if zone == "subject" or (zone == "paper" and part.sure < LIKELY):
                draft.weak.add(field)
    return draft


def _says_kind(text: str) -> bool:
    """Whether some words say by themselves which kind of exclusion they tell of."""
    return kind_of("permanent_exclusion", text) == kind_of("suspension", text)


def _name_said(part: Part, read: Words) -> Found:
    where = read.where(part.at)
    if part.sure or " " in part.name.strip(". "):
        found = pupil_name.answered(part.name, where)
        if found is not None:
            return found
    return Found(None, where, part.name, pupil_name.NO_NAME)


def _said(
    read: Words, draft: Draft, kind: str, zone: str, after: int
) -> Iterator[tuple[str, Found]]:
    """Each field some words give."""
    told = roles(read)
    held: dict[str, Found | None] = {
        "dob": dob.said(read, told, after),
        "upn": upn.said(read),
        "year_group": year_group.said(read, after),
    }
    if kind in DATED:
        loose = zone in {"", "subject"} and kind in EXCLUSIONS
        start = draft.fields.get("start_date") or start_date.said(
            read, told, loose=loose, exclusion=kind in EXCLUSIONS, named=bool(after)
        )
        held["start_date"] = start
        if kind in LASTING:
            held["end_date"] = end_date.said(read, told, start=start)
        held["am_pm"] = _half(read, told)
        held["return_date"] = end_date.said_return(read, told)
    if kind == "suspension":
        held["days"] = _length(read)
    if kind in EXCLUSIONS:
        start_found = held["start_date"]
        value = start_found.value if start_found else None
        on = date.fromisoformat(value) if isinstance(value, str) else read.sent
        held["reason_codes"] = reason_codes.said(read, on)
    if kind not in DATED:
        held["date"] = _meeting(read, told, kind)
    held |= circumstances.said(read.text, read.where(after)) if kind in EXCLUSIONS else {}
    yield from ((field, found) for field, found in held.items() if found is not None)


def _length(read: Words) -> Found | None:
    found = days.said(read)
    if found and "respectively" in read.text.casefold():
        doubt = "Each pupil has a length of their own here. Read the mail, and type it."
        return Found(None, found.where, found.typed, doubt)
    return found


def _half(read: Words, told: Sequence[Told]) -> Found | None:
    spot = start_date.chosen_spot(told)
    if spot is None:
        return None
    return session.beside(read.text, spot.start, spot.end, where=read.where(spot.start))


def _moved_to(read: Words, told: Sequence[Told]) -> dict[date | None, Spot]:
    """The new day of a meeting that was to be on another."""
    return {
        one.spot.first: one.spot
        for one in told
        if one.spot.first
        and _NEW_DAY.search(read.text[max(0, one.spot.start - MOVED_WITHIN) : one.spot.start])
    }


def _meeting(read: Words, told: Sequence[Told], kind: str) -> Found | None:
    """The day of a meeting, where the words give one and no other.

    An invitation has it on a line of its own: the one day to come that is named there.
    """
    found = _moved_to(read, told)
    if len(found) != 1:
        found = {one.spot.first: one.spot for one in told if one.spot.first and one.role == MEETING}
    if not found and kind == "governors_meeting" and read.sent:
        found = {
            one.spot.first: one.spot
            for one in told
            if one.role == LOOSE
            and one.spot.first
            and one.spot.first >= read.sent
            and not read.text[: one.spot.start].rpartition("\n")[2].strip(" \t-*•:")
        }
    ((day, spot),) = found.items() if len(found) == 1 else ((None, None),)
    if day is None or spot is None:
        return None
    return Found(day.isoformat(), read.where(spot.start), spot.typed)
