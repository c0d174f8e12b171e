"""Days out of a row, for the tests: laid on the school's calendar by the law's own means."""

from __future__ import annotations

from daysix.law.durations import until_last_day


def halves_of(row, calendar):
    """Half days out by date; nothing for a permanent exclusion."""
    if row["Category"] == "PERM":
        return {}
    laid = until_last_day(
        calendar,
        row["StartDate"],
        row["EndDate"],
        session=row["StartSession"].lower(),
        last_session=row["EndSession"].lower(),
    )
    return dict.fromkeys(laid, 1) if row["Category"] == "LNCH" else laid


def by_child(council):
    """Every child's rows, in order of first day."""
    rows = {}
    for row in council.exclusions:
        rows.setdefault(row["PupilID"], []).append(row)
    return rows


def totals(council, book, key):
    """Half days out by child and by whatever ``key(calendar, day)`` gives."""
    sums = {}
    for row in council.exclusions:
        calendar = book.for_school(row["SchoolDfE"])
        for day, halves in halves_of(row, calendar).items():
            place = (row["PupilID"], key(calendar, day))
            sums[place] = sums.get(place, 0) + halves
    return sums
