"""What a new row would mean in law, in a sentence each with the paragraph: why it is not ticked."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from daysix.duties.ex02_total_in_a_term import RULE as IN_A_TERM
from daysix.duties.ex04_no_more_than_45_in_a_year import RULE as IN_A_YEAR
from daysix.duties.gb03_which_duty_governors_have import RULE as GOVERNORS
from daysix.duties.not05_tell_social_worker_and_virtual_head import RULE as WHO_IS_TOLD
from daysix.jobs.wording import short, title_of
from daysix.law.answer import LATE, LIMIT, OPEN, Due, Fact
from daysix.law.governors import MORE_THAN_MEETS_ALWAYS
from daysix.law.rule import GUIDANCE, MUST

if TYPE_CHECKING:
    from collections.abc import Iterator

    from daysix.jobs.answered import Answered
    from daysix.law.rule import Rule

SHOWN = 3
CANNOT = "I cannot tell its dates: "


def consequences(one: Answered) -> list[str]:
    """What an officer should see before she adds it: totals passed, an exam missed, who is told."""
    if one.case is None:
        return []
    facts = {(fact.rule.id, fact.fact): fact for fact in one.answers if isinstance(fact, Fact)}
    return [*_of_totals(facts), *_of_the_child(one)]


def _of_totals(facts: dict[tuple[str, str], Fact]) -> Iterator[str]:
    term = facts.get((IN_A_TERM.id, "term_days"))
    duty = facts.get((GOVERNORS.id, "gb_class"))
    if term is not None and _number(term.value) > MORE_THAN_MEETS_ALWAYS:
        yield (
            f"The days of this term come to {_number(term.value):g}, more than 15: governors must "
            f"meet {_paragraph(duty.rule if duty else IN_A_TERM)}."
        )
    year = facts.get((IN_A_YEAR.id, "year_days"))
    within = facts.get((IN_A_YEAR.id, "within_45"))
    if year is not None and within is not None and within.value is False:
        yield (
            f"The days of this school year come to {_number(year.value):g}, more than the law "
            f"allows {_paragraph(IN_A_YEAR)}."
        )


def _of_the_child(one: Answered) -> Iterator[str]:
    case = one.case
    if case is None or case.exclusion is None:
        return
    if case.exclusion.misses_exam:
        yield (
            "A public exam or national test falls in it: governors must meet, before the exam if "
            f"they can {_paragraph(GOVERNORS)}."
        )
    if case.pupil.looked_after:
        yield (
            "The child is looked after: the virtual school head is told without delay "
            f"{_paragraph(WHO_IS_TOLD)}."
        )


def _number(value: object) -> float:
    return float(value) if isinstance(value, int | float) else 0.0


def _paragraph(rule: Rule) -> str:
    """Where it stands, in brackets: the guidance's paragraph, for an officer has it at hand."""
    in_guidance = (cite.at for cite in rule.cites if cite.source == GUIDANCE)
    at = next((f"guidance {one}" for one in in_guidance), str(rule.cites[0]))
    return f"({at}; {rule.id})"


def clock(one: Answered | None, why_not: str = "") -> tuple[date | None, str]:
    """The first date still to be met, and the chief dates in words; or why there is none.

    A date that cannot be told is blank, and the sentence says why.
    """
    if one is None:
        return None, f"{CANNOT}{why_not}" if why_not else ""
    if one.case is None:
        refusal = next(one.refusals, None)
        return None, f"{CANNOT}{refusal.message} ({refusal.code})" if refusal else ""
    dues = sorted((due for due in one.dues if _runs(due)), key=lambda due: due.due or date.max)
    said = "; ".join(
        f"{title_of(due)}: {short(due.due)} ({due.rule.id})" for due in dues[:SHOWN] if due.due
    )
    return (dues[0].due if dues else None), said


def _runs(due: Due) -> bool:
    """Whether it is still to be done, and the law asks it."""
    undone = due.done_on is None and due.state in {OPEN, LATE}
    return due.due is not None and undone and due.status == MUST and due.nature == LIMIT
