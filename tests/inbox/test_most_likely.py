"""A matter told at length without the phrase for it: the most likely kind, and a person to look."""

from __future__ import annotations

from daysix.inbox.kind import Signal
from daysix.inbox.kind_registry import kinds
from daysix.inbox.reading import Fired
from daysix.inbox.scoring import Score, Weighed, choose


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
    assert choose([score("fair_access", 3.0)]).likely
    assert choose([score("fair_access", 2.9)]) is None


def test_usual_words_alone_never_put_a_mail_away():
    assert choose([score("spam", 9.0)]) is None
    assert choose([score("auto_reply", 9.0)]) is None


def test_usual_words_never_take_the_place_of_what_is_more_urgent_and_has_enough():
    chosen = choose([score("fair_access", 9.0), score("permanent_exclusion", 1.0, 6.0)])
    assert chosen.score.kind.name == "permanent_exclusion"


def test_what_is_said_plainly_and_urgent_is_not_outweighed_by_usual_words():
    chosen = choose([score("case_correspondence", 9.0, 4.0), score("permanent_exclusion", -3, 12)])
    assert chosen.score.kind.name == "permanent_exclusion"
    chosen = choose([score("case_correspondence", 9.0, 8.0), score("permanent_exclusion", -3, 12)])
    assert chosen.score.kind.name == "case_correspondence"
