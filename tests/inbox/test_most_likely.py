"""A matter told at length without the phrase for it: the most likely kind, and a person to look."""

from __future__ import annotations

from daysix.inbox.kind import Signal
from daysix.inbox.kind_registry import kinds
from daysix.inbox.reading import Fired
from daysix.inbox.scoring import Score, Weighed, choose
from daysix.inbox.triage import _look_for_urgent, _Verdict


def kind(name):
    return next(one for one in kinds() if one.name == name)


def score(name, like, *weights):
    """A kind's score from its usual words and from phrases of such weights."""
    said = tuple(
        Weighed(
            at, Signal(weight, ("said",)), Fired(0, at, ["said"], 0, 1, "mail", "plain"), weight
        )
        for at, weight in enumerate(weights)
    )
    return Score(kind(name), like + sum(weights), said, {}, like)


def test_usual_words_far_ahead_win_and_are_said_to_be_no_more_than_likely():
    chosen = choose([score("permanent_exclusion", 9.0), score("admin_other", 2.0, 4.0)])
    assert chosen.score.kind.name == "permanent_exclusion"
    assert chosen.likely
    assert chosen.rival.kind.name == "admin_other"


def test_they_do_not_win_where_another_is_near():
    chosen = choose([score("permanent_exclusion", 7.0), score("admin_other", 2.0, 4.0)])
    assert chosen.score.kind.name == "admin_other"
    assert not chosen.likely


def test_with_nothing_else_a_little_is_enough_and_less_is_not():
    assert choose([score("fair_access", 5.0)]).likely
    assert choose([score("fair_access", 4.9)]) is None


def test_usual_words_alone_never_put_a_mail_away():
    assert choose([score("spam", 9.0)]) is None
    assert choose([score("auto_reply", 9.0)]) is None


def test_usual_words_never_take_the_place_of_what_is_more_urgent_and_has_enough():
    chosen = choose([score("fair_access", 9.0), score("permanent_exclusion", 1.0, 6.0)])
    assert chosen.score.kind.name == "permanent_exclusion"


def test_nor_of_what_is_said_plainly_further_down():
    chosen = choose(
        [
            score("attendance_cme", 15.5),
            score("school_query", 5.0, 6.0),
            score("permanent_exclusion", -2.2, 13.0),
        ]
    )
    assert chosen.score.kind.name == "permanent_exclusion"


def test_what_is_said_plainly_and_urgent_is_not_outweighed_by_usual_words():
    chosen = choose([score("case_correspondence", 9.0, 4.0), score("permanent_exclusion", -3, 12)])
    assert chosen.score.kind.name == "permanent_exclusion"
    chosen = choose([score("case_correspondence", 9.0, 8.0), score("permanent_exclusion", -3, 12)])
    assert chosen.score.kind.name == "case_correspondence"


def urgency_of(verdict, *scores):
    _look_for_urgent(verdict, list(scores), {})
    return verdict.urgency, bool(verdict.asks)


def test_a_mail_about_to_be_filed_is_read_where_its_words_are_those_of_an_urgent_matter():
    filed = score("case_correspondence", 5.0, 6.0)
    review = score("irp_application", 5.0)
    assert urgency_of(_Verdict("case_correspondence", "routine"), filed, review) == (
        "same_day",
        True,
    )
    less = score("irp_application", 4.9)
    assert urgency_of(_Verdict("case_correspondence", "routine"), filed, less) == (
        "routine",
        False,
    )


def test_one_that_is_read_this_week_anyway_stays_where_it_is():
    found = score("school_query", 5.0, 6.0)
    review = score("irp_application", 5.0)
    assert urgency_of(_Verdict("school_query", "week"), found, review) == ("week", False)
