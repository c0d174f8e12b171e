"""ADM-02: the council and admission authorities say how in-year admissions work, each August."""

from __future__ import annotations

from typing import TYPE_CHECKING

from daysix.deadlines._admissions import CODE_2021_FORCE, admissions_code
from daysix.law.rule import Example, Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from daysix.law.answer import Answer
    from daysix.law.case import Case

RULE = Rule(
    "ADM-02",
    title="How in-year admissions work is published",
    says="By 1 August each year an admission authority tells the council whether it joins the "
    "council's in-year scheme; by 31 August in-year information is published.",
    cites=(admissions_code("in-year section, via HCR and Positive summaries"),),
    owner="admission authority",
    force=CODE_2021_FORCE,
    kind="duty",
)


def apply(case: Case) -> Iterator[Answer]:  # noqa: ARG001 - nothing a case can hold starts it
    """Nothing: it falls on the same days every year, whatever happens to a child."""
    yield from ()


EXAMPLES = (
    Example(
        "An application does not start it",
        events=[{"type": "in_year_application", "received": "2026-11-02"}],
        gives={},
    ),
)
