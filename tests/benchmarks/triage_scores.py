"""How well mails are sorted: over mails the rules have met, and apart from them over unseen ones.

    python -m tests.benchmarks.triage_scores            every folder, apart
    python -m tests.benchmarks.triage_scores FOLDER     one folder, with every mail that went wrong

The mails in the folders ``unseen`` of ``outsider_2`` and ``outsider_4`` to ``outsider_7`` were
written by other hands, and nobody who writes rules has read them: their scores are the honest
ones, and only totals are shown. All others are opened: their first-sight figures are in their
READMEs.
"""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path
from typing import NamedTuple

from daysix.inbox.sorted_mail import FIELDS, URGENCIES, Sorted
from daysix.inbox.triage import triage
from daysix.jobs.inbox.doubles import with_doubles
from daysix.jobs.inbox.lines import event_line
from daysix.jobs.inbox.sorting import Mail
from tests.benchmarks.triage_corpus import (
    CITY_TUNING,
    CITY_UNSEEN,
    DEV,
    FIFTH_TUNING,
    FIFTH_UNSEEN,
    FIVE_WRITERS,
    FOURTH_TUNING,
    FOURTH_UNSEEN,
    HELD_OUT,
    SHIRE_TUNING,
    SHIRE_UNSEEN,
    THIRD,
    TUNING,
    UNSEEN,
    directory_at,
    expected_of,
    message_at,
)

UNREAD = (UNSEEN, FOURTH_UNSEEN, FIFTH_UNSEEN, SHIRE_UNSEEN, CITY_UNSEEN)
OPENED = (
    *(DEV, HELD_OUT, TUNING, *THIRD, FOURTH_TUNING, FIFTH_TUNING),
    *(SHIRE_TUNING, CITY_TUNING, *FIVE_WRITERS),
)
URGENT = frozenset({"immediate", "same_day"})
LATER = frozenset({"routine", "none"})
CASES = frozenset({"permanent_exclusion", "suspension"})
MEASURES = (
    ("category right", "categories"),
    ("category right or acceptable", "categories"),
    ("urgency right or acceptable", "urgencies"),
    ("safeguarding seen", "safeguarding mails"),
    ("permanent exclusions seen", "permanent exclusions"),
    ("urgent filed as routine", "urgent"),
    ("urgent put off to the week", "urgent"),
    ("safeguarding flag without cause", "quiet"),
    ("new case right", "new case judged"),
    ("false cases", "new case judged"),
    ("missed cases", "new case judged"),
    ("sent to a person when it should", "wants a person"),
    ("sent to a person without need", "wants none"),
    ("flags raised", "flags"),
    ("fields given", "fields to give"),
    ("fields right", "fields judged"),
    ("false events", "mails"),
    ("missed events", "events to give"),
)


class Outcome(NamedTuple):
    """One mail: what was expected, what came."""

    expected: dict
    result: Sorted

    @property
    def file(self) -> str:
        return self.expected["file"]

    @property
    def acceptable(self) -> set[str]:
        return {self.expected["category"], *self.expected.get("acceptable", ())}

    @property
    def right(self) -> bool:
        return self.result.category in self.acceptable

    @property
    def urgencies(self) -> set[str]:
        return {self.expected["urgency"], *self.expected.get("acceptable_urgency", ())}


def outcomes_of(folder: Path) -> list[Outcome]:
    """Sort every mail of a folder, the same notice sent twice as one case, as a run does."""
    directory = directory_at(folder)
    lines = expected_of(folder)
    mails = []
    for line in lines:
        message = message_at(folder / line["file"])
        mails.append(Mail(line["file"], line["file"], message, triage(message, directory)))
    return [
        Outcome(line, mail.sorted) for line, mail in zip(lines, with_doubles(mails), strict=True)
    ]


def tally_of(outcomes: list[Outcome]) -> tuple[Counter[str], list[str]]:
    """Counts by measure, and a line for each thing that went wrong."""
    count: Counter[str] = Counter()
    wrong: list[str] = []
    for one in outcomes:
        count["mails"] += 1
        _judge_category(one, count, wrong)
        _judge_care(one, count, wrong)
        _judge_events(one, count, wrong)
    return count, wrong


def _judge_category(one: Outcome, count: Counter[str], wrong: list[str]) -> None:
    expected, result = one.expected, one.result
    count["categories"] += 1
    count["category right"] += result.category == expected["category"]
    count["category right or acceptable"] += one.right
    if not one.right:
        wrong.append(f"{one.file}: {expected['category']} taken for {result.category}")
    count["urgencies"] += 1
    count["urgency right or acceptable"] += result.urgency in one.urgencies
    if result.urgency not in one.urgencies:
        wrong.append(f"{one.file}: {expected['urgency']} said to be {result.urgency}")
    if not one.urgencies - URGENT:
        count["urgent"] += 1
        count["urgent filed as routine"] += result.urgency in LATER
        count["urgent put off to the week"] += result.urgency == "week"
        if result.urgency in LATER:
            wrong.append(f"{one.file}: URGENT FILED AS {result.urgency.upper()}")
    if expected["category"] == "permanent_exclusion":
        count["permanent exclusions"] += 1
        seen = one.right and URGENCIES.index(result.urgency) <= URGENCIES.index("same_day")
        count["permanent exclusions seen"] += seen
        if not seen:
            wrong.append(f"{one.file}: PERMANENT EXCLUSION NOT SEEN")


def _judge_care(one: Outcome, count: Counter[str], wrong: list[str]) -> None:
    expected, result = one.expected, one.result
    flags = set(expected.get("flags", ()))
    if expected.get("safeguarding", "safeguarding" in flags):
        count["safeguarding mails"] += 1
        count["safeguarding seen"] += "safeguarding" in result.flags
        if "safeguarding" not in result.flags:
            wrong.append(f"{one.file}: SAFEGUARDING NOT SEEN")
    else:
        count["quiet"] += 1
        count["safeguarding flag without cause"] += "safeguarding" in result.flags
        if "safeguarding" in result.flags:
            said = [why.words for why in result.reasons if why.rule.startswith("safeguarding:")]
            wrong.append(f"{one.file}: safeguarding flag without cause: {said}")
    others = flags - {"safeguarding"}
    count["flags"] += len(others)
    count["flags raised"] += len(others & set(result.flags))
    if expected.get("new_case") is not None:
        count["new case judged"] += 1
        count["new case right"] += expected["new_case"] == result.new_case
        count["false cases"] += result.new_case and not expected["new_case"]
        count["missed cases"] += expected["new_case"] and not result.new_case
        if expected["new_case"] != result.new_case:
            wrong.append(f"{one.file}: new case {result.new_case}, not {expected['new_case']}")
    if expected.get("needs_human") is not None:
        wants = expected["needs_human"]
        count["wants a person" if wants else "wants none"] += 1
        count["sent to a person when it should"] += wants and result.needs_human
        count["sent to a person without need"] += result.needs_human and not wants
        if wants != result.needs_human:
            wrong.append(
                f"{one.file}: a person {result.needs_human}, not {wants}: {' '.join(result.asks)}"
            )


def _judge_events(one: Outcome, count: Counter[str], wrong: list[str]) -> None:
    """Each expected event against the found one that agrees with it most."""
    if "events" not in one.expected:
        return
    found = [
        {name: _plain(value) for name, value in event_line(event).items() if value is not None}
        for event in one.result.events
    ]
    for event in one.expected["events"]:
        kinds = {event["event_type"], *one.expected.get("event_type_also", ())}
        near = [other for other in found if other["event_type"] in kinds]
        best = max(near, key=lambda other: _agreeing(event, other), default=None)
        if best is None:
            if not one.expected.get("events_optional"):
                count["events to give"] += 1
                count["missed events"] += 1
                count["fields to give"] += sum(event.get(name) is not None for name in FIELDS)
                wrong.append(f"{one.file}: no event {event['event_type']}")
            continue
        count["events to give"] += 1
        found.remove(best)
        _judge_fields(one, event, best, (count, wrong))
    fair = set(one.expected.get("may_also_hold", ()))
    for other in found:
        if other["event_type"] in CASES - fair:
            count["false events"] += 1
            wrong.append(f"{one.file}: false event {other['event_type']}")


def _judge_fields(
    one: Outcome, event: dict, found: dict, tally: tuple[Counter[str], list[str]]
) -> None:
    count, wrong = tally
    for name in set(FIELDS) - set(event.get("open", ())):
        wanted, given = _plain(event.get(name)), found.get(name)
        count["fields to give"] += wanted is not None
        count["fields given"] += wanted is not None and given is not None
        if given is not None:
            count["fields judged"] += 1
            count["fields right"] += _same(wanted, given)
            if not _same(wanted, given):
                wrong.append(f"{one.file}: {name} {given!r}, not {wanted!r}")


def _agreeing(event: dict, other: dict) -> int:
    return sum(_same(_plain(event.get(name)), other.get(name)) for name in FIELDS)


def _plain(value: object) -> object:
    if isinstance(value, list | tuple | set | frozenset):
        return tuple(sorted(map(str, value))) or None
    if hasattr(value, "isoformat"):
        return value.isoformat()[:10]
    return value


def _same(wanted: object, given: object) -> bool:
    if isinstance(wanted, str) and isinstance(given, str):
        return wanted.casefold() == given.casefold()
    return wanted == given or str(wanted) == str(given)


def show(folder: Path, *, details: bool) -> None:
    """Print one half's table."""
    outcomes = outcomes_of(folder)
    count, wrong = tally_of(outcomes)
    print(f"\n{folder.name}: {len(outcomes)} mails")
    for measure, of in MEASURES:
        if count[of]:
            print(
                f"  {measure:<34}{count[measure]:>5} of {count[of]:>4}"
                f"{100 * count[measure] / count[of]:>8.1f} %"
            )
    if details:
        print("\n".join(f"  {line}" for line in wrong))


def main() -> None:
    """Print every folder, or one with what went wrong; of the unseen one only totals."""
    if len(sys.argv) > 1:
        folder = Path(sys.argv[1])
        show(folder, details=folder.resolve() not in UNREAD)
        return
    for folder in (*OPENED, *UNREAD):
        show(folder, details=folder == DEV)


if __name__ == "__main__":
    main()
