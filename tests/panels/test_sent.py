"""Places of papers: kept for ever, the next free one for what is new, and nothing lost."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from daysix.panels.sent import PACK, Here, SentCase, brought_up

REF = "R00001"


def paper(name, mark=None):
    return Here(name, "", mark or f"mark of {name}")


def after(*steps):
    """What went out after each list of papers went out, in parts 0, 1, 2."""
    sent = {}
    for part, papers in enumerate(steps):
        sent = brought_up(sent, {REF: papers}, part=part)
    return sent[REF]


def places(case):
    return {one.name: one.place for one in case.papers if one.gone < 0}


def test_the_first_pack_numbers_papers_in_their_order() -> None:
    case = after([paper("form"), paper("chronology")])
    assert case.part == PACK
    assert places(case) == {"form": 1, "chronology": 2}


def test_a_late_paper_takes_the_next_place_wherever_it_stands_in_the_list() -> None:
    case = after([paper("form"), paper("report")], [paper("form"), paper("act"), paper("report")])
    assert places(case) == {"form": 1, "report": 2, "act": 3}
    assert [one.part for one in case.papers] == [0, 0, 1]


def test_a_changed_paper_has_a_new_place_and_says_what_it_replaces() -> None:
    case = after([paper("form"), paper("report")], [paper("form", "other"), paper("report")])
    (first, report, again) = case.papers
    assert (first.place, first.gone, report.place) == (1, 1, 2)
    assert (again.name, again.place, again.part, again.replaces) == ("form", 3, 1, 1)
    assert case.taken_away(1) == []


def test_a_paper_under_another_name_is_the_same_paper() -> None:
    case = after([paper("scan0001", "x")], [paper("Referral form", "x")])
    assert places(case) == {"Referral form": 1}
    assert not case.has_new(1)


def test_a_second_copy_of_a_paper_is_a_paper_of_its_own() -> None:
    case = after([paper("form", "x")], [paper("a copy", "x"), paper("form", "x")])
    assert places(case) == {"form": 1, "a copy": 2}


def test_a_place_that_was_taken_away_is_given_to_nothing_else() -> None:
    case = after([paper("form"), paper("report")], [paper("form")], [paper("form"), paper("late")])
    assert places(case) == {"form": 1, "late": 3}
    assert [one.name for one in case.taken_away(1)] == ["report"]
    assert case.taken_away(2) == []


def test_a_paper_that_comes_back_has_its_own_place_again() -> None:
    case = after(
        [paper("form"), paper("report")], [paper("form")], [paper("form"), paper("report")]
    )
    assert places(case) == {"form": 1, "report": 2}
    assert case.has_new(2)


def test_the_pack_made_anew_holds_everything_and_keeps_every_place() -> None:
    first = brought_up({}, {REF: [paper("b")]}, part=0)
    late = brought_up(first, {REF: [paper("a"), paper("b")]}, part=1)
    anew = brought_up(late, {REF: [paper("a"), paper("b")]}, part=0)
    assert places(anew[REF]) == {"b": 1, "a": 2}
    assert [one.part for one in anew[REF].papers] == [0, 0]


def test_a_case_that_was_not_in_the_pack_made_anew_is_late_when_it_returns() -> None:
    first = brought_up({}, {REF: [paper("form")], "R2": []}, part=0)
    anew = brought_up(first, {"R2": []}, part=0)
    back = brought_up(anew, {REF: [paper("form")], "R2": []}, part=1)
    assert anew[REF].part == -1
    assert (back[REF].part, back["R2"].part) == (1, 0)
    assert [(one.place, one.part) for one in back[REF].papers] == [(1, 1)]


FILES = st.dictionaries(st.sampled_from("abcdef"), st.sampled_from("xyz"), max_size=5)
LISTS = st.dictionaries(st.sampled_from(["R1", "R2", "R3"]), FILES, max_size=3)


@given(st.lists(LISTS, min_size=1, max_size=5))
def test_no_paper_is_lost_doubled_or_numbered_anew(lists) -> None:
    """Over any pack and supplements: what lies there went out once, under one reference."""
    sent: dict[str, SentCase] = {}
    bytes_of: dict[tuple[str, int], str] = {}
    for part, cases in enumerate(lists):
        here = {ref: [paper(*one) for one in files.items()] for ref, files in cases.items()}
        before, sent = sent, brought_up(sent, here, part=part)
        for ref, papers in here.items():
            known = [one for one in sent[ref].papers if one.gone < 0]
            assert sorted(one.here for one in known) == sorted(papers)
            assert all(0 <= one.part <= part for one in known)
        for ref, case in sent.items():
            assert len({one.place for one in case.papers}) == len(case.papers)
            for one in case.papers:
                assert bytes_of.setdefault((ref, one.place), one.mark) == one.mark
            earlier = before.get(ref, SentCase(part)).papers
            assert {one.place for one in earlier} <= {one.place for one in case.papers}
