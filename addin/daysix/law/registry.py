"""Finding the rules: every module in a rule room is one; nothing has to be listed anywhere."""

from __future__ import annotations

from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING, Protocol, cast

import daysix.deadlines
import daysix.duties
import daysix.money
from daysix.discover import module_names
from daysix.law.errors import BadInput

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from daysix.law.answer import Answer
    from daysix.law.case import Case
    from daysix.law.rule import Example, Rule


class RuleModule(Protocol):
    """The shape of a rule file."""

    RULE: Rule
    EXAMPLES: Sequence[Example]

    def apply(self, case: Case) -> Iterable[Answer]:
        """Answer this rule for a case; nothing where it has nothing to say."""


ROOMS = (daysix.deadlines, daysix.duties, daysix.money)
DEFINING_MODULES = (
    "daysix.calendars.school",
    "daysix.calendars.terms",
    "daysix.calendars.working",
    "daysix.law.identifier_rules",
    "daysix.law.exclusion",
    "daysix.law.statistics",
)


@cache
def rule_modules() -> tuple[RuleModule, ...]:
    """Every rule file, in order of rulebook id."""
    found = [
        cast("RuleModule", import_module(f"{room.__name__}.{name}"))
        for room in ROOMS
        for name in module_names(room)
    ]
    return tuple(sorted(found, key=lambda module: module.RULE.id))


@cache
def all_rules() -> tuple[Rule, ...]:
    """Every rule and definition, in order of rulebook id."""
    rules = [module.RULE for module in rule_modules()]
    for name in DEFINING_MODULES:
        rules.extend(import_module(name).RULES)
    return tuple(sorted(rules, key=lambda rule: rule.id))


def rule_named(id_: str) -> Rule:
    """The rule of that id, however it is typed (``gb-01``, ``GB 1``).

    Raises
    ------
    BadInput
        No rule has it.
    """
    wanted = _tidy(id_)
    for rule in all_rules():
        if _tidy(rule.id) == wanted:
            return rule
    message = f"There is no rule or check called {id_}. Run “daysix rules” to see the rules."
    raise BadInput("B-010", message)


def module_of(id_: str) -> RuleModule | None:
    """The rule file of that id; None for a definition."""
    return next((one for one in rule_modules() if one.RULE.id == id_), None)


def _tidy(id_: str) -> str:
    family = "".join(letter for letter in id_ if letter.isalpha()).upper()
    number = "".join(digit for digit in id_ if digit.isdigit()).lstrip("0")
    return f"{family}-{number}"
