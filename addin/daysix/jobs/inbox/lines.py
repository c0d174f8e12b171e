"""Sorted mails as lines of the contract, and in words for people: the urgent ones first."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from daysix import data
from daysix.inbox.sorted_mail import FIELDS, URGENCIES
from daysix.jobs.wording import plural

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from daysix.inbox.sorted_mail import Event, Reason, Sorted
    from daysix.jobs.inbox.sorting import Mail

GROUPS = {
    "immediate": "Urgent: now",
    "same_day": "Urgent: today",
    "week": "This week",
    "routine": "Routine",
    "none": "Nothing to do",
}
REASONS_SHOWN = 3
USUAL = "usual words"
"""Where a reason comes from that no rule gave: words that mails of this kind often hold."""
PERMANENT, MEETING = "permanent_exclusion", "governors_meeting"


def kind_in_words(category: str) -> str:
    """A category as an officer says it."""
    rows = data.rows("workbook_lists")
    return next(
        (r["label"] for r in rows if r["list"] == "inbox_class" and r["choice"] == category),
        category,
    )


def contract_line(mail: Mail) -> dict[str, Any]:
    """One mail as the contract has it; what is absent is null."""
    found = mail.sorted
    return {
        "id": mail.id,
        "file": mail.file,
        "category": found.category,
        "urgency": found.urgency,
        "new_case": found.new_case,
        "needs_human": found.needs_human,
        "flags": [*found.flags],
        "events": [event_line(event) for event in found.events],
        "reasons": [*found.asks, *map(reason_in_words, found.reasons)],
        "matched_case": found.matched_case or None,
        "duplicate_of": found.duplicate_of or None,
    }


def event_line(event: Event) -> dict[str, Any]:
    """One event as the contract has it, with where each value was found."""
    given = {name: event.fields[name] for name in FIELDS if name in event.fields}
    if event.event_type == MEETING and "date" in event.fields:
        given["start_date"] = event.fields["date"]
    return {
        "event_type": event.event_type,
        **{name: plain(given[name].value) if name in given else None for name in FIELDS},
        "found_in": {name: found.where for name, found in given.items() if found.value is not None},
    }


def plain(value: object) -> object:
    """A value as JSON has it."""
    if isinstance(value, datetime):
        return value.date().isoformat()
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, tuple | list | frozenset | set):
        return [plain(one) for one in value]
    return value


def reason_in_words(reason: Reason) -> str:
    """Which rule fired, on which words, where."""
    if reason.zone == USUAL:
        return f"{reason.rule}: words usual in such mails ({reason.words})"
    words = f" “{reason.words}”" if reason.words else ""
    where = f" in the {reason.zone}" if reason.zone else ""
    return f"{reason.rule}:{words}{where}" if words or where else reason.rule


def summary_line(mails: Sequence[Mail], *, source: str, passed: int = 0) -> dict[str, Any]:
    """How many there were, of which kind and how urgent."""
    return {
        "summary": {
            "source": source,
            "mails": len(mails),
            "permanent_exclusions": sum(looks_permanent(mail) for mail in mails),
            "new_cases": sum(mail.sorted.new_case for mail in mails),
            "needs_human": sum(mail.sorted.needs_human for mail in mails),
            "unreadable": sum(mail.sorted.category == "unreadable" for mail in mails),
            "duplicates": sum(bool(mail.sorted.duplicate_of) for mail in mails),
            "urgency": {one: sum(m.sorted.urgency == one for m in mails) for one in URGENCIES},
            "folders_passed": passed,
        }
    }


def looks_permanent(mail: Mail) -> bool:
    """Whether it tells a permanent exclusion that was not told before."""
    found = mail.sorted
    tells = any(event.event_type == PERMANENT for event in found.events)
    return not found.duplicate_of and (
        found.category == PERMANENT or (found.category == "cross_border" and tells)
    )


def count_in_words(mails: Sequence[Mail], *, new: bool = False) -> str:
    """``41 new mails; 2 look like permanent exclusions``: no name in it."""
    permanent = sum(map(looks_permanent, mails))
    word = "new mail" if new else "mail"
    looks = (
        "looks like a permanent exclusion" if permanent == 1 else "look like permanent exclusions"
    )
    more = f"; {permanent:,} {looks}" if permanent else ""
    return f"{plural(len(mails), word)}{more}"


def in_words(mails: Sequence[Mail]) -> Iterator[str]:
    """Every mail in a line or two, in groups, the urgent ones first."""
    for urgency, title in GROUPS.items():
        group = [mail for mail in mails if mail.sorted.urgency == urgency]
        if not group:
            continue
        yield ""
        yield f"{title} ({len(group):,})"
        for mail in group:
            yield from _one(mail)


def _one(mail: Mail) -> Iterator[str]:
    found = mail.sorted
    kind = kind_in_words(found.category)
    double = ", a mail we have already" if found.duplicate_of else ""
    flags = f" [{', '.join(found.flags)}]" if found.flags else ""
    yield f"  {mail.file}: {kind}{double}{flags}"
    yield from (f"      {ask}" for ask in found.asks)
    said = "; ".join(why(found))
    if said:
        yield f"      Why: {said}"
    if found.matched_case:
        yield f"      About case {found.matched_case}."


def why(found: Sorted, *, most: int = REASONS_SHOWN) -> list[str]:
    """The chief reasons in words, the weightiest first; for what it was taken is said beside it.

    A phrase that stands in the mail tells an officer more than words usual in such mails.
    """
    chief = sorted(found.reasons, key=lambda one: (one.zone == USUAL, -abs(one.weight)))[:most]
    return [*dict.fromkeys(_plainly(one, found.category) for one in chief)]


def _plainly(reason: Reason, category: str) -> str:
    rule = reason.rule.replace("_", " ")
    said = reason_in_words(replace(reason, rule=rule))
    return said if reason.rule != category else said.removeprefix(f"{rule}: ")
