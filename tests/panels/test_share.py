"""The five formulas against tables worked by hand; the working stands beside each."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest

from daysix.law.errors import BadInput, CannotTell
from daysix.panels import share_rules as rules_of
from daysix.panels.contents.share_page import bars, blocks, grid
from daysix.panels.share import first_names, share
from daysix.panels.share_facts import Excluded, History, Placement, School, Turn
from daysix.panels.share_filters import UNSAFE, Child
from daysix.panels.share_rules import Merger, ReadinessWeight, ShareRules
from daysix.panels.share_window import window
from tests.panels.people import words

AS_OF = date(2026, 12, 9)
WINDOW = window(rules_of.SCHOOL_YEAR, AS_OF)


def school(id_, name, size, **more):
    """A school with all its pupils in Year 9, so that its size is easy to see."""
    return School(id_, name, on_roll={"9": size}, places=more.pop("places", 180), **more)


OAK, ELM, ASH = (
    school("1", "Oak High", 1400),
    school("2", "Elm Park", 1000),
    school("3", "Ash", 600),
)
SCHOOLS = (OAK, ELM, ASH)


def took(id_, n=1, kind=rules_of.PEX, month=10, **more):
    """n placements in a school, on the first days of a month."""
    return tuple(
        Placement(f"R{id_}{kind}{place}", id_, date(2026, month, 1 + place), kind, "9", **more)
        for place in range(n)
    )


def table(history, rules=None, schools=SCHOOLS, **more):
    return share(schools, history, rules or ShareRules(), window=WINDOW, **more)


def ranks(found):
    return [(line.school.name, line.rank) for line in found.lines]


# F1. T = 9 placements; on roll 1400 + 1000 + 600 = 3000.
#   Oak  E = 9 x 1400/3000 = 4.2   A = 3   balance -1.2   next
#   Elm  E = 9 x 1000/3000 = 3.0   A = 4   balance +1.0
#   Ash  E = 9 x  600/3000 = 1.8   A = 2   balance +0.2
NINE = History((*took("1", 3), *took("2", 4), *took("3", 2)))


def test_f1_expected_share():
    found = table(NINE)
    assert [line.says for line in found.lines] == [
        "Oak High: 3 placed, 4.2 expected, 1.2 below: next",
        "Ash: 2 placed, 1.8 expected, 0.2 above: number 2",
        "Elm Park: 4 placed, 3 expected, 1 above: number 3",
    ]
    assert found.total == 9
    assert sum(line.measure.value for line in found.lines) == 0
    assert first_names(found, 2) == "1 Oak High, 2 Ash"


def test_f1_the_lists_numbers_as_a_table_and_bars():
    found = table(NINE)
    assert grid(found).rows[0] == (
        "1", "Oak High", "1400", "0", "Permanent exclusion 3", "0", "0", "3", "4.2", "-1.2", "0.21",
        "Sat 3 Oct 2026",
    )  # fmt: skip
    # 100 x 3/1400 = 0.214; 100 x 2/600 = 0.333; 100 x 4/1000 = 0.4
    assert bars(found).rows == (("Oak High", 0.21), ("Ash", 0.33), ("Elm Park", 0.4))
    text = words(blocks(found))
    assert "Next: Oak High: 3 placed, 4.2 expected, 1.2 below." in text
    assert "The list suggests; the panel decides." in text
    assert "No list was made" in words(blocks(None))


# F2 with k = 1: as F1, and one more for each child excluded.
#   Oak E = 4.2 + 0 = 4.2   A - E = -1.2
#   Elm E = 3.0 + 3 = 6.0   A - E = -2.0   next
#   Ash E = 1.8 + 1 = 2.8   A - E = -0.8
OUT = (*[Excluded("2", date(2026, 10, 1 + n)) for n in range(3)], Excluded("3", date(2026, 11, 2)))


def test_f2_a_school_that_excludes_owes():
    history = replace(NINE, excluded=(*OUT, Excluded("3", date(2026, 7, 1))))  # last school year
    found = table(history, ShareRules(formula=rules_of.OUTFLOW, outflow=Fraction(1)))
    assert [line.says for line in found.lines] == [
        "Elm Park: 4 placed, 3 expected and 3 for 3 children excluded, 2 below: next",
        "Oak High: 3 placed, 4.2 expected and 0 for 0 children excluded, 1.2 below: number 2",
        "Ash: 2 placed, 1.8 expected and 1 for 1 child excluded, 0.8 below: number 3",
    ]


def test_f2_with_nothing_owed_is_f1():
    history = replace(NINE, excluded=OUT)
    one, two = table(history), table(history, ShareRules(formula=rules_of.OUTFLOW))
    assert ranks(one) == ranks(two)


# F3. PEX counts 2, FAP 1; Year 11 doubles; readiness 3 or less half as much again.
#   Oak  2 PEX in Year 9: 2 + 2 = 4                      1000 x 4/1400 = 2.857
#   Elm  1 PEX, readiness 3, Year 9: 2 x 1.5 = 3         1000 x 3/1000 = 3
#   Ash  1 FAP in Year 11: 1 x 2 = 2; 1 FAP, readiness 4: 1   1000 x 3/600 = 5
def test_f3_weighted_for_every_thousand():
    rules = ShareRules(
        formula=rules_of.WEIGHTED,
        weights={"PEX": Fraction(2), "FAP": Fraction(1)},
        year_weights={"11": Fraction(2)},
        readiness_weights=(ReadinessWeight(Fraction(3), Fraction(3, 2)),),
    )
    history = History(
        (
            *took("1", 2),
            *took("2", 1, readiness=3),
            Placement("R7", "3", date(2026, 10, 1), "FAP", "11"),
            Placement("R8", "3", date(2026, 10, 2), "FAP", "9", readiness=4),
        )
    )
    found = table(history, rules)
    assert [(line.school.name, line.measure.value) for line in found.lines] == [
        ("Oak High", Fraction(4000, 1400)), ("Elm Park", Fraction(3)), ("Ash", Fraction(5)),
    ]  # fmt: skip
    assert found.lines[0].says == (
        "Oak High: 2 placed, counting 4, 1400 on roll: 2.86 for every 1,000: next"
    )


# F4. The order is Elm, Oak, Ash. Events, with whose turn it is after each:
#   1 Oct Elm is asked          Elm
#   2 Oct Elm refuses           Elm (logged, stays first)
#   5 Oct Oak takes one         Elm (Oak took it out of turn)
#   6 Oct Elm takes one         Oak is passed over for the one it took: Ash
#   7 Oct Ash refuses           Ash
TURNS = (
    Turn("2", date(2026, 10, 1), "offered"),
    Turn("2", date(2026, 10, 2), "refused"),
    Turn("1", date(2026, 10, 5), "accepted"),
    Turn("2", date(2026, 10, 6), "accepted"),
    Turn("3", date(2026, 10, 7), "refused"),
)
ROTATION = ShareRules(formula=rules_of.ROTATION, rotation=("Elm Park", "1"))


@pytest.mark.parametrize(
    ("n", "order"),
    [
        (0, ["Elm Park", "Oak High", "Ash"]),
        (1, ["Elm Park", "Oak High", "Ash"]),
        (2, ["Elm Park", "Oak High", "Ash"]),
        (3, ["Elm Park", "Oak High", "Ash"]),
        (4, ["Ash", "Elm Park", "Oak High"]),
        (5, ["Ash", "Elm Park", "Oak High"]),
    ],
)
def test_f4_a_turn_passes_on_when_a_school_admits(n, order):
    found = table(History(turns=TURNS[:n]), ROTATION)
    assert [line.school.name for line in found.lines] == order


def test_f4_says_who_refused_and_who_took_out_of_turn():
    found = table(History(turns=TURNS[:3]), ROTATION)
    assert [line.says for line in found.lines] == [
        "Elm Park: its turn; refused on Fri 2 Oct 2026 and keeps its turn: next",
        "Oak High: number 2 in turn; took 1 child out of turn and is passed over: number 2",
        "Ash: number 3 in turn: number 3",
    ]
    assert [line.count.refused for line in found.lines] == [1, 0, 0]
    after = table(History(turns=TURNS), ROTATION)
    assert "refused on Wed 7 Oct 2026" in after.lines[0].says
    assert "out of turn" not in words(after.lines)
    assert "refused on Fri 2 Oct" not in words(after.lines), "Elm has admitted since"


def test_f4_a_school_outside_the_share_is_passed_by_and_an_unknown_one_noted():
    out = replace(ELM, exempt=True, exempt_reason="Building work", exempt_until=AS_OF)
    rules = replace(ROTATION, rotation=("Elm Park", "Beech Hall", "1"))
    found = table(History(), rules, schools=(OAK, out, ASH))
    assert ranks(found) == [("Oak High", 1), ("Ash", 2), ("Elm Park", None)]
    assert found.notes == ("The rotation names “Beech Hall”, which is not on the list of schools.",)


ASH_FULL = (
    "Ash: Year 9: 2 taken, 1 more than the 1 over its 30 places: number 3, but passed over. "
    "Year 9 has taken 2 of at most 1 over its 30 places."
)


# F5. floor(places / 30) in Year 9: Oak 240/30 = 8, Elm 179/30 = 5, Ash 30/30 = 1.
#   Oak 8 - 3 = 5 left   next;   Elm 5 - 4 = 1 left;   Ash 1 - 2 = one more than its limit
def test_f5_places_over_the_admission_number():
    schools = (replace(OAK, places=240), replace(ELM, places=179), replace(ASH, places=30))
    found = table(NINE, ShareRules(formula=rules_of.CAP), schools=schools, child=Child(year="9"))
    assert [line.says for line in found.lines] == [
        "Oak High: Year 9: 3 taken of at most 8 over its 240 places, 5 left: next",
        "Elm Park: Year 9: 4 taken of at most 5 over its 179 places, 1 left: number 2",
        ASH_FULL,
    ]


@pytest.mark.parametrize(("places", "limit"), [(29, 0), (30, 1), (59, 1), (60, 2)])
def test_f5_the_limit_is_rounded_down(places, limit):
    schools = (replace(OAK, places=500, places_by_year={"9": places}),)
    found = table(History(), ShareRules(formula=rules_of.CAP), schools=schools,
                  child=Child(year="9"))  # fmt: skip
    assert found.lines[0].measure.expected == limit
    assert found.lines[0].stopped is (limit == 0)


def test_f5_needs_a_year_and_places():
    rules = ShareRules(formula=rules_of.CAP)
    with pytest.raises(CannotTell, match="no year was given") as told:
        table(NINE, rules)
    assert told.value.code == "Y-122"
    found = table(NINE, rules, schools=(OAK, replace(ELM, places=None)), child=Child(year="9"))
    assert found.lines[-1].rank is None
    assert "its places a year are not filled in" in found.lines[-1].says


def test_every_formula_starts_from_nothing():
    for formula in rules_of.FORMULAS:
        found = table(History(), ShareRules(formula=formula), child=Child(year="9"))
        assert [line.rank for line in found.lines] == [1, 2, 3]
        assert found.next is found.lines[0]


# Ties. Oak and Elm have 1000 each and took one each: level on 1 - 2 x 1000/2000 = 0, and on rate.
TWINS = (school("1", "Oak High", 1000), school("2", "Elm Park", 1000))


def test_a_tie_is_decided_by_the_longer_time_and_says_so():
    history = History((*took("1", month=9), *took("2", month=11)))
    found = table(history, schools=TWINS)
    assert [line.school.name for line in found.lines] == ["Oak High", "Elm Park"]
    assert found.lines[0].tie == (
        "Level with Elm Park (exactly its share); before it by the longer time since it last took "
        "a child (Oak High Tue 1 Sep 2026; Elm Park Sun 1 Nov 2026)."
    )
    assert found.lines[1].tie.startswith("Level with Oak High (exactly its share); after it by")


def test_a_tie_is_decided_in_the_order_of_the_profile():
    history = History((*took("1", month=9), *took("2", month=11)))
    found = table(history, ShareRules(ties=(rules_of.NAME,)), schools=TWINS)
    assert found.lines[0].tie == (
        "Level with Oak High (exactly its share); before it by the alphabet."
    )
    assert "level are put in order by the alphabet." in found.how


def test_a_tie_goes_to_the_one_that_never_took_and_to_the_larger():
    # nobody took anything: all expected 0, all level; rate 0 for all, none ever; larger first
    found = table(History())
    assert [line.school.name for line in found.lines] == ["Oak High", "Elm Park", "Ash"]
    assert "the larger number on roll (Oak High 1400; Elm Park 1000)" in found.lines[0].tie
    # in turn: Elm took and sent back, so both have 0, but Oak has never taken
    back = took("2", returned_on=date(2026, 11, 2))
    found = table(History(back), schools=TWINS)
    assert found.lines[0].school.name == "Oak High"
    assert "(Oak High none in this time; Elm Park Thu 1 Oct 2026)" in found.lines[0].tie


def test_schools_alike_in_everything_keep_the_order_of_their_numbers():
    same = (school("2", "Oak High", 900), school("1", "Oak High", 900))
    found = table(History(), schools=same)
    assert [line.school.id for line in found.lines] == ["1", "2"]
    assert "by its number, because nothing else differs" in found.lines[0].tie


def test_no_tie_no_sentence():
    assert [line.tie for line in table(NINE).lines] == ["", "", ""]


# Managed moves: a trial counts 0.5, and 1 once it is permanent.
MOVES = ShareRules(weights={"MM-TRIAL": Fraction(1, 2), "MM": Fraction(1)})
STARTED = date(2026, 10, 1)


@pytest.mark.parametrize(
    ("permanent", "returned", "counts", "failed"),
    [
        (None, None, Fraction(1, 2), 0),
        (AS_OF, None, Fraction(1), 0),
        (date(2026, 12, 10), None, Fraction(1, 2), 0),  # permanent only tomorrow
        (None, AS_OF, Fraction(0), 1),  # back within the trial
        (None, date(2026, 12, 10), Fraction(1, 2), 0),  # back only tomorrow
        (date(2026, 11, 2), date(2026, 12, 1), Fraction(1), 0),  # was permanent, then left
        (date(2026, 12, 1), date(2026, 12, 1), Fraction(1), 0),  # on the very day
        (date(2026, 12, 2), date(2026, 12, 1), Fraction(0), 1),  # back the day before
    ],
)
def test_managed_moves_by_their_weights(permanent, returned, counts, failed):
    move = Placement("R1", "1", STARTED, "MM", "9", permanent_on=permanent, returned_on=returned)
    line = table(History((move,)), MOVES).line("1")
    assert (line.count.taken, line.count.returned) == (counts, failed)


def test_a_failed_placement_can_be_made_to_count():
    history = History(took("1", returned_on=AS_OF))
    assert table(history).line("1").count.taken == 0
    kept = table(history, ShareRules(returned=rules_of.KEPT)).line("1").count
    assert (kept.taken, kept.returned) == (1, 1)


# Exempt schools. Elm's 4 still count in T = 9, but its 1000 do not divide: Oak and Ash have 2000.
#   Oak E = 9 x 1400/2000 = 6.3, balance -3.3;  Ash E = 9 x 600/2000 = 2.7, balance -0.7
@pytest.mark.parametrize(
    ("until", "outside"),
    [(None, True), (AS_OF, True), (date(2026, 12, 10), True), (date(2026, 12, 8), False)],
)
def test_outside_the_share_until_its_last_day(until, outside):
    out = replace(ELM, exempt=True, exempt_reason="New building", exempt_until=until)
    found = table(NINE, schools=(OAK, out, ASH))
    if outside:
        assert [line.says for line in found.lines[:2]] == [
            "Oak High: 3 placed, 6.3 expected, 3.3 below: next",
            "Ash: 2 placed, 2.7 expected, 0.7 below: number 2",
        ]
        assert found.lines[2].rank is None
        assert "outside the share" in found.lines[2].says
        assert "(New building)" in found.lines[2].says
    else:
        assert found.line("2").rank == 3
        assert found.notes == ("Elm Park shares again: it was outside until Tue 8 Dec 2026.",)


# Mid-year merger: Ash becomes part of Elm. From that day Elm has 1600 and A = 4 + 2 = 6.
#   Oak E = 9 x 1400/3000 = 4.2, -1.2;  Elm E = 9 x 1600/3000 = 4.8, +1.2
def test_a_merged_school_s_figures_count_for_the_other_from_the_day():
    def merged(day, **more):
        rules = ShareRules(mergers=(Merger("3", "2", day),))
        schools = (OAK, replace(ELM, **more), ASH)
        return table(replace(NINE, excluded=OUT), rules, schools=schools)

    found = merged(AS_OF)
    assert [line.says for line in found.lines] == [
        "Oak High: 3 placed, 4.2 expected, 1.2 below: next",
        "Elm Park: 6 placed, 4.8 expected, 1.2 above: number 2",
    ]
    assert found.line("2").count.excluded == 4
    assert found.line("2").school.places == 360
    assert found.notes == (
        "Ash is part of Elm Park from Wed 9 Dec 2026: what it did counts for Elm Park.",
    )
    assert ranks(merged(date(2026, 12, 10))) == [("Oak High", 1), ("Ash", 2), ("Elm Park", 3)]
    # numbers of the day of the merger hold Ash's pupils already: 1400 + 1000, E = 9 x 1000/2400
    newer = merged(date(2026, 11, 1), numbers_on=date(2026, 11, 1))
    assert newer.line("2").measure.expected == Fraction(9 * 1000, 2400)


def test_mergers_follow_each_other_and_the_rotation_knows_the_old_name():
    mergers = (Merger("1", "3", date(2026, 11, 2)), Merger("3", "2", date(2026, 12, 1)))
    found = table(NINE, ShareRules(mergers=mergers))
    assert found.line("2").count.placed == 9
    rules = ShareRules(formula=rules_of.ROTATION, rotation=("Ash", "Oak High", "Elm Park"))
    rules = replace(rules, mergers=mergers[1:])
    assert ranks(table(History(), rules)) == [("Elm Park", 1), ("Oak High", 2)]


def test_a_merger_into_nowhere_is_refused():
    with pytest.raises(BadInput, match="said to be part of 9") as told:
        table(NINE, ShareRules(mergers=(Merger("3", "9", AS_OF),)))
    assert told.value.code == "Y-121"


def test_only_the_window_counts_both_days_in():
    first = Placement("R1", "1", date(2026, 8, 1), "PEX")
    early = Placement("R2", "1", date(2026, 7, 31), "PEX")
    today = Placement("R3", "1", AS_OF, "PEX")
    late = Placement("R4", "1", date(2026, 12, 10), "PEX")
    assert table(History((first, early, today, late))).total == 2


def test_three_terms_roll_from_the_first_day_of_the_earliest():
    starts = [date(2025, 9, 2), date(2026, 1, 5), date(2026, 4, 13), date(2026, 9, 2)]
    rolling = window(rules_of.THREE_TERMS, AS_OF, starts)
    assert (rolling.first, rolling.last) == (date(2026, 1, 5), AS_OF)
    today = window(rules_of.THREE_TERMS, date(2026, 9, 2), starts)
    assert today.first == date(2026, 1, 5)
    before = window(rules_of.THREE_TERMS, date(2026, 9, 1), starts)
    assert before.first == date(2025, 9, 2)
    with pytest.raises(CannotTell, match="I know of 2 that had begun") as told:
        window(rules_of.THREE_TERMS, AS_OF, starts[2:])
    assert told.value.code == "Y-120"


def test_placements_elsewhere_are_said_and_not_counted():
    found = table(replace(NINE, placements=(*NINE.placements, *took("77"))))
    assert found.total == 9
    [note] = found.notes
    assert note == "1 placement was in schools outside this list (77) and not counted."


def test_what_the_panel_agreed_to_count_is_counted_and_said():
    agreed = replace(OAK, adjustment=Fraction(2), adjustment_reason="Agreed in May")
    found = table(NINE, schools=(agreed, ELM, ASH))
    assert found.total == 11
    assert found.notes == ("Oak High counts 2 besides its placements (Agreed in May).",)


def test_a_school_without_numbers_has_no_place_rather_than_a_wrong_one():
    found = table(NINE, schools=(OAK, replace(ELM, on_roll={}), ASH))
    assert ranks(found) == [("Oak High", 1), ("Ash", 2), ("Elm Park", None)]
    assert "its numbers are not filled in" in found.lines[-1].says


def test_no_schools_and_the_same_school_twice_are_refused():
    with pytest.raises(BadInput, match="no schools to share") as told:
        table(NINE, schools=())
    assert told.value.code == "Y-123"
    with pytest.raises(BadInput, match="School 1 stands twice") as told:
        table(NINE, schools=(OAK, OAK))
    assert told.value.code == "Y-124"


def test_filters_are_shown_and_the_next_school_is_one_nothing_speaks_against():
    schools = (replace(OAK, single_sex="Girls"), ELM, replace(ASH, faith="Catholic"))
    child = Child(
        year="9", sex="M", previous=frozenset({"3"}), siblings=frozenset({"2"}),
        preferred=("2",), kilometres={"2": 4.5, "3": 12.0}, most_kilometres=10.0,
    )  # fmt: skip
    found = table(NINE, schools=schools, child=child)
    assert ranks(found) == [("Oak High", 1), ("Ash", 2), ("Elm Park", 3)]
    assert found.next.school.name == "Elm Park"
    assert found.lines[0].says == (
        "Oak High: 3 placed, 4.2 expected, 1.2 below: number 1, but passed over. For girls only."
    )
    assert [one.says for one in found.lines[1].filters] == [
        "The child was at this school before.", "12 km away, more than 10.", "Catholic school.",
    ]  # fmt: skip
    assert [one.says for one in found.lines[2].filters] == [
        "4.5 km away.", "A brother or sister is here.", "The family's choice 1.",
    ]  # fmt: skip
    assert "The family's choice 1." in words(blocks(found))


def test_an_unsafe_school_is_stopped_and_the_reason_is_nowhere():
    found = table(NINE, child=Child(year="9", unsafe=frozenset({"1"})))
    assert found.next.school.name == "Ash"
    assert [one.says for one in found.lines[0].filters] == [UNSAFE]


@pytest.mark.parametrize(("places", "stopped"), [(119, True), (120, False)])
def test_the_cap_stops_a_school_under_any_formula(places, stopped):
    # Oak took 3: 119 places let 3 over, 120 let 4
    schools = (replace(OAK, places=places), ELM, ASH)
    found = table(NINE, ShareRules(cap=True), schools=schools, child=Child(year="9"))
    assert found.lines[0].stopped is stopped
    assert not table(NINE, schools=schools, child=Child(year="9")).lines[0].stopped


def test_category_j_has_a_limit_of_its_own():
    history = History(took("1", 2, kind="FAP", category="J"))
    rules = ShareRules(behaviour_limit=2)
    stopped = table(history, rules, child=Child(year="9", category="j")).line("1")
    assert [one.says for one in stopped.filters] == ["Has taken 2 of at most 2 in category j."]
    assert not table(history, rules, child=Child(year="9", category="f")).line("1").stopped


def test_something_against_every_school_leaves_nobody_next():
    found = table(NINE, child=Child(previous=frozenset({"1", "2", "3"})))
    assert found.next is None
    assert "Something speaks against every school" in words(blocks(found))
