"""``daysix rules``: every rule and check with source, dates of force and worked examples."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from daysix.calendars.days import in_words
from daysix.jobs.explain.doubts import doubt_line, doubt_text
from daysix.law.registry import all_rules, module_of
from daysix.law.switches import SWITCHES
from daysix.verbs import Outcome

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace
    from collections.abc import Iterator

    from daysix.law.rule import Rule

SUMMARY = "List every rule and check with its source, dates of force and worked examples."


def add_options(parser: ArgumentParser) -> None:
    """Options of the rule list."""
    parser.add_argument(
        "--readings", action="store_true", help="list the doubts of the law and their readings"
    )


def run(options: Namespace) -> Outcome:
    """List rules and checks, or the doubtful points."""
    if options.readings:
        text = [line for switch in SWITCHES for line in doubt_text(switch)]
        return Outcome([doubt_line(switch) for switch in SWITCHES], text)
    from daysix.jobs.explain.check import all_checks  # the checks are only needed here

    checks = list(all_checks())
    rules = all_rules()
    lines = [*map(_rule_line, rules), *(check.line() for check in checks)]
    counted = (
        f"{len(rules)} rules and {len(checks)} checks. “daysix explain X-014” says more of one."
    )
    text = [*_rule_text(), "", *(line for check in checks for line in check.short()), "", counted]
    return Outcome(lines, text)


def _examples(rule: Rule) -> int:
    module = module_of(rule.id)
    return len(module.EXAMPLES) if module else 0


def _rule_line(rule: Rule) -> dict[str, Any]:
    return {
        "rule": rule.id,
        "kind": rule.kind,
        "title": rule.title,
        "says": rule.says,
        "status": rule.status,
        "owner": rule.owner,
        "count": rule.count,
        "unit": rule.unit,
        "since": rule.force.since.isoformat(),
        "until": rule.force.until.isoformat() if rule.force.until else None,
        "facts": list(rule.facts),
        "readings": list(rule.switches),
        "examples": _examples(rule),
        "source": rule.source,
    }


def _rule_text() -> Iterator[str]:
    for rule in all_rules():
        yield f"{rule.id:<8} {rule.title}"
        yield f"{'':9}{rule.source}; in force from {in_words(rule.force.since)}."
        examples = _examples(rule)
        if examples:
            yield f"{'':9}{examples} worked example{'s' if examples > 1 else ''}."
