"""Asking every rule about a case. A rule that fails is an answer too, never a silence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from daysix.law.answer import Refusal
from daysix.law.errors import DaySixError
from daysix.law.registry import rule_modules

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from daysix.law.answer import Answer
    from daysix.law.case import Case
    from daysix.law.registry import RuleModule


def answers(case: Case, modules: Sequence[RuleModule] | None = None) -> Iterator[Answer]:
    """Every answer for one case, in order of rulebook id.

    A date that cannot be known becomes a :class:`Refusal` and the other rules carry on; a rule
    that crashes becomes a refusal marked ``crashed``, which fails the run.
    """
    for module in rule_modules() if modules is None else modules:
        try:
            yield from module.apply(case)
        except DaySixError as refusal:
            yield Refusal(module.RULE, refusal.code, refusal.message)
        except Exception as crash:  # noqa: BLE001 - turned into a failure the officer sees
            message = (
                f"The rule {module.RULE.id} could not be worked out for this row "
                f"({type(crash).__name__}). The fault is in the program. Please report it."
            )
            yield Refusal(module.RULE, "D-900", message, crashed=True)


def answers_for(cases: Iterable[Case]) -> Iterator[tuple[Case, Answer]]:
    """Every answer for several cases of one child, oldest exclusion first."""
    for case in cases:
        for answer in answers(case):
            yield case, answer
