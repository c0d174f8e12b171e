"""What each source says of each pupil, and how several sources become one event.

Forms speak before running words, and those before the subject. Where two plain words disagree on
a date, a length or a number, nothing is given and both are told.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from daysix.inbox.fields.pupil_name import alike, is_part_of, same
from daysix.inbox.sorted_mail import Found

if TYPE_CHECKING:
    from collections.abc import Iterable

MUST_AGREE = frozenset({"dob", "upn", "start_date", "end_date", "days"})
NEVER_SHARED = frozenset({"pupil_name", "dob", "upn"})


@dataclass(slots=True)
class Draft:
    """One pupil as one source tells it.

    Parameters
    ----------
    kind
        The event its own words say, blank if they say none.
    weak
        Fields that a plainer source may overrule without a doubt.
    identified
        Whether a name, a number or a birth date stands in it.
    """

    kind: str = ""
    fields: dict[str, Found] = field(default_factory=dict)
    weak: set[str] = field(default_factory=set)
    row: int = 0

    @property
    def name(self) -> str:
        """The whole name, blank if there is none."""
        found = self.fields.get("pupil_name")
        return str(found.value) if found and found.value else ""

    @property
    def part_of_name(self) -> str:
        """Initials, or one name of a name, where there is no whole one."""
        found = self.fields.get("pupil_name")
        return found.typed if found and not found.value else ""

    @property
    def is_somebody(self) -> bool:
        """Whether it tells who it is about at all."""
        return any(key in self.fields for key in NEVER_SHARED)

    def value(self, key: str) -> object:
        """What a field says, None if nothing."""
        found = self.fields.get(key)
        return found.value if found else None


def fits(one: Draft, other: Draft) -> bool:
    """Whether two drafts are plainly about the same pupil."""
    for key in ("upn", "dob"):
        if one.value(key) and other.value(key) and one.value(key) != other.value(key):
            return bool(one.name) and same(one.name, other.name)
    if one.name and other.name:
        return same(one.name, other.name) or (
            alike(one.name, other.name)
            and one.value("dob")
            in {None, other.value("dob"), other.value("dob") or one.value("dob")}
        )
    if one.value("upn") and one.value("upn") == other.value("upn"):
        return True
    if one.part_of_name and other.name:
        return is_part_of(one.part_of_name, other.name)
    if other.part_of_name and one.name:
        return is_part_of(other.part_of_name, one.name)
    return one.part_of_name == other.part_of_name and bool(one.part_of_name)


def join(into: Draft, other: Draft) -> None:
    """Add what another source says of the same pupil."""
    into.kind = into.kind or other.kind
    for key, found in other.fields.items():
        held = into.fields.get(key)
        weak = key in other.weak
        if held is None or (held.value is None and found.value is not None and not held.typed):
            into.fields[key] = found
            into.weak |= {key} & other.weak
        elif held.value is None and found.value is not None and key == "pupil_name":
            into.fields[key] = found
        elif held.value is None or found.value is None or held.value == found.value:
            continue
        elif key == "pupil_name":
            into.fields[key] = _name(held, found)
        elif key in MUST_AGREE:
            if weak:
                continue
            into.fields[key] = found if key in into.weak else _disagree(held, found)
            into.weak -= {key}


def _name(held: Found, found: Found) -> Found:
    if same(str(held.value), str(found.value)) or not found.value:
        return held
    doubt = f'The mail has this name as "{held.typed}" and as "{found.typed}". Check it.'
    return Found(held.value, held.where, held.typed, doubt)


def _disagree(held: Found, found: Found) -> Found:
    doubt = (
        f'"{held.typed}" ({held.where}) and "{found.typed}" ({found.where}) do not agree. '
        "Ask the school which is right."
    )
    return Found(None, held.where, held.typed, doubt)


def gathered(drafts: Iterable[Draft], *, into: list[Draft], only_join: bool = False) -> list[Draft]:
    """The events so far with further drafts: each joins the pupil it is about, or is one more."""
    for draft in drafts:
        if not draft.fields:
            continue
        same_pupil = next(
            (one for one in into if fits(one, draft) and not _another_time(one, draft)), None
        )
        if same_pupil is not None:
            join(same_pupil, draft)
        elif not draft.is_somebody or (draft.part_of_name and not _by_number(draft)):
            if len(into) == 1:
                join(into[0], _without_name(draft) if into[0].name else draft)
            elif not into and not only_join:
                into.append(draft)
        elif (
            len(into) == 1 and not (into[0].name and draft.name) and not _contradict(into[0], draft)
        ):
            join(into[0], draft)
        elif not only_join:
            into.append(draft)
    return into


def _another_time(one: Draft, other: Draft) -> bool:
    """Whether two lines of one list tell of one pupil's exclusions on two days."""
    days = one.value("start_date"), other.value("start_date")
    return bool(one.row and other.row and one.row != other.row and all(days) and days[0] != days[1])


def _by_number(draft: Draft) -> bool:
    return any(draft.value(key) for key in NEVER_SHARED)


def _contradict(one: Draft, other: Draft) -> bool:
    return any(
        one.value(key) and other.value(key) and one.value(key) != other.value(key)
        for key in ("upn", "dob")
    ) or bool(one.part_of_name and other.name and not is_part_of(one.part_of_name, other.name))


def _without_name(draft: Draft) -> Draft:
    fields = {key: found for key, found in draft.fields.items() if key != "pupil_name"}
    return Draft(draft.kind, fields, draft.weak, draft.row)
