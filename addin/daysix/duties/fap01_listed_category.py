"""FAP-01: who may be considered under the fair access protocol."""

from __future__ import annotations

from typing import TYPE_CHECKING

from daysix import data
from daysix.deadlines._admissions import CODE_2021_FORCE, admissions_code
from daysix.law.answer import Fact
from daysix.law.rule import Example, Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from daysix.law.answer import Answer
    from daysix.law.case import Case

RULE = Rule(
    "FAP-01",
    title="Eligible for the fair access protocol",
    says="Only a child in one of the listed categories a to m, having difficulty getting a place "
    "in-year, for whom reasonable measures have been tried. A council cannot add categories.",
    cites=(admissions_code("para 3.17, quoted by Browne Jacobson and Buckinghamshire"),),
    owner="local authority",
    force=CODE_2021_FORCE,
    kind="duty",
    facts=("fair_access_categories",),
)


def apply(case: Case) -> Iterator[Answer]:
    """The categories one of which must be named, for a referral; the choice is the council's."""
    referral = case.first("fair_access_referred") or case.first("fair_access_agreed")
    if referral is None or referral.day is None:
        return
    day = referral.day.isoformat()
    codes = [
        row["code"]
        for row in data.rows("fap_categories")
        if row["valid_from"] <= day and (not row["valid_to"] or day <= row["valid_to"])
    ]
    note = "Name one of these categories, and show that reasonable measures have been tried."
    if case.exclusion is not None and case.exclusion.permanent:
        note += " Category d covers a child permanently excluded but suitable for mainstream."
    yield Fact(RULE, "fair_access_categories", " ".join(codes), note)


EXAMPLES = (
    Example(
        "A referral: thirteen categories",
        events=[{"type": "fair_access_referred", "date": "2026-11-02"}],
        gives={"fair_access_categories": "a b c d e f g h i j k l m"},
    ),
    Example(
        "Not referred",
        events=[{"type": "in_year_application", "received": "2026-11-02"}],
        gives={},
    ),
)
