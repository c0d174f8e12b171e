"""What was not checked, because a column or a sheet is not there: said in a sentence or two.

"Nothing to mend" is only true of what was looked at. Where what matters most was not, that is said
instead, with the column that would change it.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from daysix import data
from daysix.checks.frame import EXCLUSIONS
from daysix.checks.run import DEADLINES
from daysix.jobs.wording import plural
from daysix.law.exclusion import PERMANENT
from daysix.records import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from daysix.checks.run import Checked, CouldNotRun
    from daysix.jobs.check import CheckedFile
    from daysix.tracker.cells import Table
    from daysix.tracker.rows import TypedRow

OTHERWISE = "Nothing found in what could be checked"
"""In place of "Nothing to mend"."""
MOST_SAID = 3
COLUMNS_NAMED = 2
SHEETS_NAMED = 3


class _Topic(NamedTuple):
    """Something every tracker should say: the columns that may say it, and what goes unchecked."""

    columns: tuple[str, ...]
    sentence: str


TOPICS = (
    _Topic(
        ("Category",),
        "No column says suspension or permanent exclusion{where}, so nothing that depends on it "
        "was checked: lengths, overlaps, the 45-day limit, governors. Add a column “Kind of "
        "exclusion”, or say with “daysix map” which column tells it.",
    ),
    _Topic(
        ("EndDate", "SchoolDays", "Sessions", "SchoolSessions", "SchoolReturnDate", "ReturnDate"),
        "No column says when each suspension ended, or how long it was{where}, so days, overlaps "
        "and the limits of 5, 15 and 45 days were not checked.",
    ),
    _Topic(
        ("PupilID", "UPN", "Surname", "PupilName"),
        "No column says which child{where}, so a child's days were not added up or compared.",
    ),
    _Topic(
        ("SchoolDfE", "SchoolName"),
        "No column names the school{where}, so school days were counted on one calendar, if any.",
    ),
)
"""In the order of what rests on them. Without one of them little was checked."""


def not_checked(rows: Iterable[TypedRow], *, calendars: bool) -> list[str]:
    """What matters and could not be looked at, the weightiest first; empty where all was.

    Parameters
    ----------
    calendars
        Whether there are term dates; their own sentence is among the notes of the file.
    """
    tables: dict[int, Table] = {}
    only_permanent: dict[int, bool] = {}
    for row in rows:
        which = id(row.table)
        tables[which] = row.table
        only_permanent[which] = only_permanent.get(which, True) and (
            row.get("Category") == PERMANENT
        )
    said = []
    for topic in TOPICS:
        lacking = [
            table
            for which, table in tables.items()
            if not any(column in table.columns for column in topic.columns)
            and not (topic.columns[0] == "EndDate" and only_permanent[which])
            and not (topic.columns[0] == "SchoolDfE" and calendars)
        ]
        if lacking:
            where = "" if len(lacking) == len(tables) else f" {_on_sheets(lacking)}"
            said.append(topic.sentence.format(where=where))
    return said[:MOST_SAID]


def crash_in_words(all_found: Iterable[CheckedFile]) -> tuple[str, ...]:
    """Which checks failed, as one sentence; empty where none did."""
    crashed = sorted({rule for found in all_found for rule in found.checked.crashed})
    if not crashed:
        return ()
    why = "could not run: the fault is in the program. Please report it. (B-044)"
    return (f"{', '.join(crashed)} {why}",)


def caveats(found: CheckedFile) -> list[str]:
    """What stands between "nothing found" and "nothing wrong": notes of the file, and gaps."""
    return [*found.notes, *found.unchecked]


def _on_sheets(tables: Sequence[Table]) -> str:
    names = [*dict.fromkeys(table.sheet for table in tables)]
    return f"on the sheet{'' if len(names) == 1 else 's'} {_some(names)}"


def idle_checks(checked: Checked) -> Iterator[str]:
    """How many checks had nothing to look at, and which columns would change it most."""
    ran = set(checked.ran)
    missed = [one for one in checked.could_not_run if one.rule not in ran]
    rules = {one.rule for one in missed}
    if not rules:
        return
    later = {one.rule for one in missed if DEADLINES in one.missing}
    by_column = _by_column(missed)
    sheets = _sheets_wanted(missed)
    wanted = []
    if by_column:
        named = " and ".join(
            f"“{title}” ({len(waiting)})" for title, waiting in by_column[:COLUMNS_NAMED]
        )
        wanted.append(f"the columns that would start most of them are {named}")
    if sheets:
        wanted.append(f"{len(sheets[1])} are about sheets that are not here ({_some(sheets[0])})")
    if rules - later:
        why = f": {'; '.join(wanted)}" if wanted else ""
        yield f"{plural(len(rules - later), 'check')} had nothing to look at{why}."
    if later:
        yield f"{' and '.join(sorted(later))} run with “daysix deadlines”, not here."


def _by_column(missed: Sequence[CouldNotRun]) -> list[tuple[str, set[str]]]:
    """Columns, by their titles, with the checks that lack nothing else; the most wanted first."""
    titles = _titles()
    waiting: dict[str, set[str]] = {}
    for one in missed:
        if one.sheet and len(one.missing) == 1:
            column = one.missing[0].partition(" or ")[0]
            if column in titles:
                waiting.setdefault(titles[column], set()).add(one.rule)
    return sorted(waiting.items(), key=lambda item: (-len(item[1]), item[0]))


def _titles() -> Mapping[str, str]:
    return {
        row["column"]: row["title"] for row in data.rows("columns") if row["sheet"] == EXCLUSIONS
    }


def _sheets_wanted(missed: Sequence[CouldNotRun]) -> tuple[list[str], set[str]] | None:
    """Kinds of sheet that are not there, the most wanted first, and the checks that want them."""
    wanting = [one for one in missed if not one.sheet and DEADLINES not in one.missing]
    if not wanting:
        return None
    counts = Counter(kind for one in wanting for kind in one.missing)
    return [kind for kind, _ in counts.most_common()], {one.rule for one in wanting}


def _some(names: Sequence[str]) -> str:
    shown, more = names[:SHEETS_NAMED], len(names) - SHEETS_NAMED
    return ", ".join(shown) + (f" and {more:,} more" if more > 0 else "")
