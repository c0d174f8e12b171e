"""From rows of the workbook to what is counted, each column once and each doubt left out."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

import pytest

from daysix.panels.share_facts import Excluded, Placement, School, Turn
from daysix.panels.share_rows import heard, history, schools

AS_OF = date(2026, 12, 9)
PANELS = [{"PanelID": "P0001", "Date": date(2026, 11, 25)}]
PUPILS = [{"PupilID": "P1", "NCY": 9.0}, {"PupilID": "P2", "NCY": "R"}]


def happened(**sheets):
    empty = dict.fromkeys(("referrals", "moves", "exclusions"), ())
    return history(panels=PANELS, pupils=PUPILS, **{**empty, **sheets})


def referral(**more):
    return {
        "RefID": "R1",
        "PupilID": "P1",
        "Type": "PEX",
        "PanelID": "P0001",
        "Decision": "PLACE",
        "DecisionSchool": "9264001",
        **more,
    }


def test_a_school_with_the_numbers_of_this_year_s_baseline_first():
    row = {
        "SchoolDfE": 9264001, "Name": "Oak High", "NOR7": 200, "NOR8": 190.0, "NORR": "few",
        "PAN": 210, "NORDate": date(2026, 10, 1), "ShareExempt": "Y", "ExemptReason": "Building",
        "ExemptUntil": date(2026, 12, 18), "SingleSex": "Mixed", "Denomination": "Catholic",
    }  # fmt: skip
    baseline = [
        {"SchoolDfE": "9264001", "YearGroup": "8", "SchoolYear": "2026/27", "NOR": 195, "PAN": 180,
         "Adjustment": 0.5, "AdjustmentReason": "Agreed"},
        {"SchoolDfE": "9264001", "YearGroup": "9", "SchoolYear": "2026/27", "Adjustment": 1},
        {"SchoolDfE": "9264001", "YearGroup": "7", "SchoolYear": "2025/26", "NOR": 1},
    ]  # fmt: skip
    [found] = schools([row, {"Name": "no number"}], baseline, as_of=AS_OF)
    assert found == School(
        "9264001",
        "Oak High",
        on_roll={"7": 200, "8": 195},
        places=210,
        places_by_year={"8": 180},
        exempt=True,
        exempt_reason="Building",
        exempt_until=date(2026, 12, 18),
        numbers_on=date(2026, 10, 1),
        adjustment=Fraction(3, 2),
        adjustment_reason="Agreed",
        faith="Catholic",
    )


def test_a_referral_that_was_placed():
    found = happened(referrals=[referral(Readiness=4, FAPCategory="d")])
    assert found.placements == (
        Placement("R1", "9264001", date(2026, 11, 25), "PEX", "9", 4.0, "d"),
    )
    assert found.turns == (Turn("9264001", date(2026, 11, 25), "accepted", "R1"),)


@pytest.mark.parametrize(
    "row",
    [
        referral(Decision="DEFER"),
        referral(DecisionSchool=None),
        referral(PanelID="P9"),
        referral(Type="AP"),
        referral(RefusedDate=date(2026, 12, 1)),
    ],
)
def test_a_referral_that_counts_nowhere(row):
    assert happened(referrals=[row]).placements == ()


def test_a_refused_turn_and_one_taken_after_all():
    refused = happened(referrals=[referral(Decision="REFUSED", RefusedDate=date(2026, 12, 1))])
    assert refused.turns == (Turn("9264001", date(2026, 12, 1), "refused", "R1"),)
    after_all = happened(
        referrals=[referral(RefusedDate=date(2026, 12, 1), OnRollDate=date(2026, 12, 7))]
    )
    assert [turn.outcome for turn in after_all.turns] == ["refused", "accepted"]
    assert len(after_all.placements) == 1


def move(**more):
    start = date(2026, 9, 14)
    return {"MoveID": "V1", "PupilID": "P1", "Type": "MM", "HostSchool/Provider": "9264002",
            "StartDate": start, "EndPlanned": date(2026, 12, 1), **more}  # fmt: skip


@pytest.mark.parametrize(
    ("more", "permanent", "returned"),
    [
        ({"Outcome": "TRIAL"}, None, None),
        ({"Outcome": "PERMANENT"}, date(2026, 12, 1), None),
        ({"Outcome": "PERMANENT", "EndActual": date(2026, 11, 20)}, date(2026, 11, 20), None),
        ({"Outcome": "RETURNED", "EndActual": date(2026, 11, 20)}, None, date(2026, 11, 20)),
        ({"Outcome": "BROKEN-EXCL", "EndActual": date(2026, 11, 20)}, None, date(2026, 11, 20)),
    ],
)
def test_a_managed_move(more, permanent, returned):
    [found] = happened(moves=[move(**more)]).placements
    assert (found.kind, found.permanent_on, found.returned_on) == ("MM", permanent, returned)


def test_a_move_counts_once_and_off_site_directions_do_not():
    transfer, decided = move(Type="ST"), referral(Type="ST")
    assert [one.ref for one in happened(moves=[transfer], referrals=[decided]).placements] == ["V1"]
    assert [one.ref for one in happened(referrals=[decided]).placements] == ["R1"]
    trial = referral(Type="MM", Decision="MM-TRIAL")
    assert happened(referrals=[trial]).placements == ()
    assert happened(moves=[move(Type="OSD")]).placements == ()


@pytest.mark.parametrize(
    ("more", "counts"),
    [
        ({}, True),
        ({"Category": "SUSP"}, False),
        ({"CancelledDate": date(2026, 11, 3)}, False),
        ({"GDCOutcome": "REINSTATED"}, False),
        ({"GDCOutcome": "UPHELD", "ReconsiderOutcome": "REINSTATED"}, False),
        ({"GDCOutcome": "UPHELD"}, True),
        ({"StartDate": None}, False),
    ],
)
def test_permanent_exclusions_that_stand(more, counts):
    row = {"SchoolDfE": "9264001", "Category": "PERM", "StartDate": date(2026, 11, 2), **more}
    found = happened(exclusions=[row]).excluded
    assert found == ((Excluded("9264001", date(2026, 11, 2)),) if counts else ())


def test_rows_for_the_figures():
    [one] = heard([referral(DateReceived=date(2026, 11, 2), TimesHeard=2.0)], PANELS, PUPILS)
    assert (one.ref, one.year, one.decided, one.times_heard) == ("R1", "9", date(2026, 11, 25), 2)
    [open_] = heard([referral(Decision="")], PANELS, PUPILS)
    assert open_.decided is None
