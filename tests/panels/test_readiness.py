"""What a referral lacks, and the list a school is asked for."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest

from daysix.panels.profile_read import shipped
from daysix.panels.readiness import lower_first, readiness, request_for
from daysix.panels.sitting import Attached
from tests.panels.people import MEETING, child, sitting

PLACEMENT = shipped()["placement"]


def lacks(case):
    return readiness(case, PLACEMENT, on=MEETING)


def with_values(case, **values):
    return replace(case, values={**case.values, **values})


def test_a_complete_referral_lacks_nothing():
    found = lacks(child(1))
    assert (found.ready, found.complete, found.sentence) == (True, 1, "")


def test_papers_are_here_by_code_by_label_or_attached():
    typed = with_values(
        child(1), DocsHave="Referral  form; EXCLUSION LETTER\nattendance, a drawing"
    )
    attached = replace(typed, papers=(Attached("x.pdf", "chronology"), Attached("y.pdf", "")))
    found = lacks(attached)
    assert found.papers == ("Record of suspensions", "Last school report")
    # a permanent exclusion brings 6 papers and 5 fields: 11 asked, 2 missing
    assert found.complete == Fraction(9, 11)


def test_special_needs_and_a_social_worker_ask_for_more():
    case = with_values(child(1), DocsHave="")
    bare = len(lacks(case).papers)
    assert bare == 5  # six, and the form is attached
    support = with_values(case, **{"Pupil.SENStage": "K"})
    assert lacks(support).papers[-1] == "Papers on special educational needs"
    known = with_values(support, **{"Pupil.SocialWorker": "S. Worker"})
    assert len(lacks(known).papers) == bare + 2


@pytest.mark.parametrize(("cell", "missing"), [("Y", False), ("N", True), (None, True)])
def test_consent_must_say_yes(cell, missing):
    found = lacks(with_values(child(1, kind="MM"), Consent=cell))
    assert ("Parents agreed" in found.fields) is missing


def test_a_kind_that_asks_for_nothing_is_ready():
    found = lacks(child(1, kind="WATCH"))
    assert (found.ready, found.complete) == (True, 1)


def test_a_school_is_asked_for_exactly_what_is_missing_without_a_name():
    case = with_values(child(1), DocsHave="exclusion_letter, attendance, suspensions, chronology",
                       ParentView=" ")  # fmt: skip
    asked = request_for(case, lacks(case), sitting(case), papers_by=date(2026, 12, 2))
    assert asked.items == ("Last school report", "Parents' view: please fill it in")
    assert asked.subject == "Referral R00001 (B.O.): what we still need"
    assert "Wed 9 Dec 2026" in asked.opening
    assert "by Wed 2 Dec 2026" in asked.closing
    assert "Bartholomew" not in repr(asked)
    assert "Quillhaven" not in repr(asked)


@pytest.mark.parametrize(
    ("label", "inside"), [("Signed consent", "signed consent"), ("UPN", "UPN")]
)
def test_a_label_inside_a_sentence(label, inside):
    assert lower_first(label) == inside
