"""``daysix explain``: a rule with its law, a check, or a case with every day counted."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from daysix.calendars.days import in_words
from daysix.jobs import wording
from daysix.jobs.explain.doubts import doubt_line, doubt_named, doubt_text, read_by
from daysix.jobs.lines import line_of
from daysix.law.answer import Due
from daysix.law.errors import BadInput
from daysix.law.registry import module_of, rule_named
from daysix.law.switches import BY_ID
from daysix.verbs import Outcome
from daysix.verbs._options import add_counting, counted_with

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace
    from collections.abc import Iterator

    from daysix.jobs.explain.check import CheckInWords
    from daysix.jobs.explain.leak import LeakInWords
    from daysix.jobs.explain.refusal import RefusalInWords
    from daysix.law.rule import Example, Rule

OF_PAPERS = "Y"
"""The letter of codes about panels and their papers, the kinds of leak among them."""
SUMMARY = "Explain a rule (GB-01), a check (X-014), a code (L-030), or each date of a case."


def add_options(parser: ArgumentParser) -> None:
    """Options of explain."""
    parser.add_argument(
        "what", metavar="CASE|RULE", help="a case such as 2026-0014, or GB-01, X-014 or L-030"
    )
    parser.add_argument("--tracker", type=Path, metavar="FILE", help="the tracker the case is in")
    parser.add_argument("--rule", metavar="RULE", help="only this date of the case")
    add_counting(parser)


def run(options: Namespace) -> Outcome:
    """Explain what was asked for."""
    if options.tracker is None:
        return _explain_rule(options.what)
    return _explain_case(options)


def _explain_rule(text: str) -> Outcome:
    if not text.strip():
        raise BadInput("B-033", "Explain what? Add a rule such as GB-01, or a case and --tracker.")
    if not any(letter.isalpha() for letter in text):
        message = (
            f"To explain case {text} I need the tracker it is in. "
            "Add --tracker and the name of the file."
        )
        raise BadInput("B-030", message)
    doubt = doubt_named(text)
    if doubt is not None:
        rules = ", ".join(read_by(doubt)) or "the calendars"
        return Outcome([doubt_line(doubt)], [*doubt_text(doubt), f"{'':8}Read by: {rules}."])
    said = _check(text) or _leak(text) or _refusal(text)
    if said is not None:
        return Outcome([said.line()], said.text())
    rule = rule_named(text)
    module = module_of(rule.id)
    examples = tuple(module.EXAMPLES) if module else ()
    line: dict[str, Any] = {
        "rule": rule.id,
        "title": rule.title,
        "says": rule.says,
        "owner": rule.owner,
        "status": rule.status,
        "count": rule.count,
        "unit": rule.unit,
        "since": rule.force.since.isoformat(),
        "until": rule.force.until.isoformat() if rule.force.until else None,
        "readings": {name: dict(BY_ID[name].readings) for name in rule.switches},
        "examples": [
            {"what": example.what, "events": list(example.events), "gives": dict(example.gives)}
            for example in examples
        ],
        "source": rule.source,
    }
    return Outcome([line], _rule_text(rule, examples))


def _one_letter(text: str) -> bool:
    """A check or a refusal; a rule has more letters, and is explained without the checks."""
    return any(map(str.isdigit, text)) and sum(map(str.isalpha, text)) == 1


def _check(text: str) -> CheckInWords | None:
    if not _one_letter(text):
        return None
    from daysix.jobs.explain.check import check_named  # every check is only needed here

    return check_named(text)


def _leak(text: str) -> LeakInWords | None:
    if not _one_letter(text) or text.strip()[:1].upper() != OF_PAPERS:
        return None
    from daysix.jobs.explain.leak import leak_named  # the gate is only needed here

    return leak_named(text)


def _refusal(text: str) -> RefusalInWords | None:
    if not _one_letter(text):
        return None
    from daysix.jobs.explain.refusal import refusal_named  # the program is only read for this

    return refusal_named(text)


def _rule_text(rule: Rule, examples: tuple[Example, ...]) -> Iterator[str]:
    yield f"{rule.id}  {rule.title}"
    yield f"    {rule.says}"
    if rule.owner:
        yield f"    Owed by: {rule.owner} ({wording.STATUS_IN_WORDS[rule.status]})."
    until = f" to {in_words(rule.force.until)}" if rule.force.until else ""
    yield f"    In force from {in_words(rule.force.since)}{until}."
    for cite in rule.cites:
        yield f"    Source: {cite}."
    for name in rule.switches:
        switch = BY_ID[name]
        yield f"    {name}: {switch.question}"
        for reading, sentence in switch.readings.items():
            used = " (used unless you choose another)" if reading == switch.default else ""
            yield f"        {reading}: {sentence}{used}"
    if examples:
        yield "    Worked by hand:"
    for example in examples:
        yield f"      - {example.what}: {_given(example)}"


def _given(example: Example) -> str:
    if not example.gives:
        return "does not apply"
    parts = []
    for name, value in example.gives.items():
        said = "does not apply" if value is None else wording.value_in_words(value, name)
        label = "" if name in {"permitted", "notify"} else wording.fact_in_words(name)
        parts.append(f"{label} {said}".strip())
    return "; ".join(parts)


def _explain_case(options: Namespace) -> Outcome:
    from daysix.jobs.deadlines import answers_for_case  # the tracker reader is only needed here

    wanted = rule_named(options.rule).id if options.rule else None
    found = answers_for_case(
        options.tracker,
        options.what,
        **counted_with(options),
    )
    dues = [
        (case, answer)
        for case, answer in found
        if wanted is None or (answer.rule is not None and answer.rule.id == wanted)
    ]
    if not dues:
        message = (
            f"{wanted} has nothing to say about case {options.what}. "
            "Leave --rule out to see what does."
        )
        raise BadInput("B-031", message)
    lines = [line_of(case, answer, where={"file": str(options.tracker)}) for case, answer in dues]
    return Outcome(lines, _case_text(dues))


def _case_text(dues: list[tuple[Any, Any]]) -> Iterator[str]:
    for _case, answer in dues:
        if isinstance(answer, Due):
            yield from wording.explained(answer)
            yield ""
    yield from wording.card([answer for _case, answer in dues if not isinstance(answer, Due)])
