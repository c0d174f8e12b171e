"""Every kind of leak, held to its own examples: nothing here names one."""

from __future__ import annotations

import re
from collections import defaultdict

import pytest

from daysix.law.finding import HOUSE
from daysix.paper.gate import fix, look
from daysix.paper.gate.examples import CLEAN, LEAKS
from daysix.paper.gate.frame import STOP, TELL, UNKNOWN
from daysix.paper.gate.registry import kinds

CODE = re.compile(r"Y-0[5679]\d")
NAME = "Case 7's paper"
EXAMPLES = [(kind, one) for kind in kinds() for one in kind.examples]


def named(pair):
    kind, one = pair
    return f"{kind.id}-{one.format}-{one.shows}-{one.about}"


@pytest.mark.parametrize("pair", EXAMPLES, ids=named)
def test_an_example_is_found_or_passes(pair):
    kind, one = pair
    found = look(one.make(), NAME, one.who).of(kind.id)
    if one.shows == CLEAN:
        assert found == ()
    else:
        assert [each for each in found if one.says in each.sentence], found
        for each in found:
            assert each.sentence.startswith(f"{NAME} ")
            assert each.sentence.endswith(f". ({kind.code})")


@pytest.mark.parametrize("pair", [each for each in EXAMPLES if each[1].shows == LEAKS], ids=named)
def test_what_can_be_put_right_is_put_right_in_a_copy(pair):
    kind, one = pair
    before = one.make()
    findings = [each for each in look(before, NAME, one.who).of(kind.id) if each.fixable]
    if not findings:
        assert not kind.fixes.get(one.format) or "prints less" in one.says
        return
    kept = bytes(bytearray(before))
    made = fix(before, findings, who=one.who)
    assert before == kept, "the original was changed"
    assert made != before
    assert [each for each in look(made, NAME, one.who).of(kind.id) if each.fixable] == []


@pytest.mark.parametrize("kind", kinds(), ids=lambda kind: kind.id)
def test_a_kind_says_all_it_must(kind):
    assert CODE.fullmatch(kind.code)
    assert kind.cite == HOUSE or kind.cite.source
    assert kind.level in {STOP, TELL}
    assert kind.why.endswith(".")
    assert kind.do.endswith(".")
    assert set(kind.fixes) <= set(kind.formats)
    assert bool(kind.fixes) == (kind.fix is not None)
    shown = defaultdict(set)
    for one in kind.examples:
        shown[one.format].add(one.shows)
    for of in kind.formats:
        assert LEAKS in shown[of] or (of == UNKNOWN and kind.id == "other_children"), of
        assert CLEAN in shown[of] or of == UNKNOWN, of


def test_kinds_are_told_apart():
    every = kinds()
    assert len(every) >= 16
    assert len({kind.code for kind in every}) == len(every)
    assert len({kind.title for kind in every}) == len(every)
