"""Letters about a case, by themselves: whom each is for, where its dates come from, plain words."""

from __future__ import annotations

import re
from datetime import date

import pytest

from daysix.law.engine import answers
from daysix.law.registry import all_rules
from daysix.letters._case import EITHER, NOT_THIS, NOW, CaseNow, OfCase
from daysix.letters._letter import PARENT, letters
from daysix.letters._making import MARK, made_of
from daysix.paper.blocks import Bullets, Heading, Paragraph
from tests.jobs.made import SIX, case_on

OF_A_CASE = [one for one in letters() if isinstance(one.of, OfCase)]
EACH = pytest.mark.parametrize("one", OF_A_CASE, ids=lambda one: one.name)
TO_PARENTS = [one for one in OF_A_CASE if one.to == PARENT]
LONG_SENTENCE, USUAL_SENTENCE = 32, 14
"""Words: none longer than the first, and fewer than the second on the whole."""


def called(name):
    (found,) = (one for one in OF_A_CASE if one.name == name)
    return found


def now_of(case, **more):
    sheets = {name: {} for name in ("row", "pupil", "provider", "hearing")}
    return CaseNow(case, tuple(answers(case)), **{**sheets, **more})


def test_there_is_a_letter_for_each_stage():
    assert len(OF_A_CASE) >= 17
    assert len(TO_PARENTS) == 6


@EACH
def test_every_date_is_a_rule_s_and_says_how_it_was_counted(one):
    known = {rule.id for rule in all_rules()}
    fields = {field.name for field in one.fields}
    for name, named in one.of.dates:
        assert name in fields
        assert set(named.split(EITHER)) <= known
    assert ("worked" in fields) == bool(one.of.dates)
    assert set(one.of.only_ahead) <= {name for name, _ in one.of.dates}


@EACH
def test_a_day_s_suspension_needs_no_letter_but_to_those_who_must_know(one):
    case = case_on(events=[{"type": "suspension", "first_day": "2026-11-26", "days": 1}])
    stands = one.of.stands(now_of(case))
    assert stands.state != NOW
    assert stands.why


@EACH
def test_a_cancelled_exclusion_has_no_letter_any_more(one):
    case = case_on(events=[{"type": "permanent_exclusion", "first_day": "2026-11-26"},
                           {"type": "cancellation", "date": "2026-11-27"}])  # fmt: skip
    provider = {"Name": "The Orchard Centre"}
    stands = one.of.stands(now_of(case, provider=provider, row={"HomeLA": "926"}))
    assert stands.state != NOW
    assert "cancelled" in stands.why or stands.state == NOT_THIS


def test_a_school_of_six_terms_has_its_own_dates():
    """Notice on Monday 12 October; the holiday is 19 to 30 October.

    13 to 16 October are 1 to 4, 2 to 6 November 5 to 9, 9 to 13 November 10 to 14, and Monday 16
    November is 15.
    """
    case = case_on(SIX, as_of=date(2026, 10, 13), events=[{
        "type": "permanent_exclusion", "first_day": "2026-10-12",
        "notice": {"governing_board": "2026-10-12"},
    }])  # fmt: skip
    one = called("Exclusion received")
    made = made_of(one, one.of, now_of(case), {})
    assert made.values["governors_by"] == "Monday 16 November 2026"
    # 12 to 16 October are 1 to 5, and Monday 2 November is the sixth
    assert made.values["day_six"] == "Monday 2 November 2026"
    assert made.values["worked"][0] == (
        "Monday 16 November 2026: 15 school days after notice received by governors, Monday 12 "
        f"October 2026 (rule GB-01; term dates of {SIX})."
    )


def test_a_date_past_the_last_known_day_makes_no_letter_and_says_why():
    """The calendar of the six-term school ends on 31 July 2027, before the fifteenth day."""
    case = case_on(
        SIX,
        as_of=date(2027, 7, 16),
        events=[{"type": "permanent_exclusion", "first_day": "2027-07-16"}],
    )
    one = called("Exclusion received")
    made = made_of(one, one.of, now_of(case), {})
    assert made.values["governors_by"] == ""
    (said,) = (said for said in made.lacks if "last day for the governors" in said)
    assert "31 July 2027" in said


def test_what_an_officer_fills_in_has_a_mark_of_its_own():
    case = case_on(events=[{"type": "permanent_exclusion", "first_day": "2026-11-26"}])
    one = called("Parents - first letter")
    placed = made_of(one, one.of, now_of(case), {"provider": "The Orchard Centre"})
    assert placed.values["start_time"] == MARK.format("the times to be there")
    assert "the times to be there" in placed.fill_in
    none_yet = made_of(one, one.of, now_of(case), {})
    assert none_yet.values["start_time"] == ""


@pytest.mark.parametrize("one", TO_PARENTS, ids=lambda one: one.name)
def test_a_frightened_parent_can_read_it(one):
    said = [text for block in (*one.body, *one.after) for text in texts_of(block)]
    sentences = [
        [word for word in sentence.split() if word]
        for text in said
        if "{%p" not in text
        for sentence in re.split(r"(?<=[.?!:])\s+", re.sub(r"\{\{.*?\}\}|\{%.*?%\}", "Name", text))
    ]
    lengths = [len(words) for words in sentences if words]
    assert max(lengths) <= LONG_SENTENCE
    assert sum(lengths) / len(lengths) <= USUAL_SENTENCE
    text = " ".join(said).casefold()
    for hard in ("pursuant", "hereby", "statutory", "reinstatement", "representations", "irp",
                 "gdc", "pex", "provision"):  # fmt: skip
        assert not re.search(rf"\b{hard}\b", text)


def texts_of(block):
    if isinstance(block, Paragraph | Heading):
        return [block.text]
    return list(block.items) if isinstance(block, Bullets) else []
