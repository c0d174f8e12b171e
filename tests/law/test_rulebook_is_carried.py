"""Every rule of the rulebook is carried in code, or has a stated reason why not."""

from __future__ import annotations

import re

from daysix.law.registry import all_rules
from daysix.law.switches import SWITCHES, Switches

IDS = re.compile(r"^\| ([A-Z]{2,4}-\d\d) \|", re.MULTILINE)
NOT_CARRIED: dict[str, str] = {}
"""Rulebook id to the reason it is in no rule file. Empty is the aim."""


def _rulebook_ids(shared) -> set[str]:
    text = (shared / "design" / "rulebook.md").read_text(encoding="utf-8")
    found = set(IDS.findall(text))
    assert len(found) > 100, "the rulebook's tables were not found"
    return found


def test_every_rulebook_id_is_in_code(shared) -> None:
    wanted = {id_ for id_ in _rulebook_ids(shared) if not id_.startswith("AMB-")}
    carried = {rule.id for rule in all_rules()}
    assert wanted - carried == set(NOT_CARRIED)


def test_no_rule_was_made_up(shared) -> None:
    assert {rule.id for rule in all_rules()} <= _rulebook_ids(shared)


def test_every_ambiguity_is_a_switch(shared) -> None:
    wanted = {id_ for id_ in _rulebook_ids(shared) if id_.startswith("AMB-")}
    assert {switch.id for switch in SWITCHES} == wanted


def test_every_choice_is_read_by_a_rule() -> None:
    read = {name for rule in all_rules() for name in rule.switches}
    choices = {switch.id for switch in SWITCHES if not switch.fixed}
    assert choices <= read


def test_a_switch_left_alone_gives_the_safest_reading() -> None:
    assert Switches()["AMB-01"] == "sixth_counting_first"
    assert Switches({"AMB-01": "sixth_after_first"})["AMB-01"] == "sixth_after_first"
