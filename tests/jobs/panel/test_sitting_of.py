"""From the rows of the team workbook to a sitting; worked by hand from ``panel_book``."""

from __future__ import annotations

from datetime import date, time

import pytest

from daysix.jobs.panel.case_papers import kind_of
from daysix.jobs.panel.laid_out import lay_out, opened
from daysix.jobs.panel.members_of import members_of, said_of
from daysix.jobs.panel.sitting_of import sitting_of
from daysix.law.errors import BadInput
from tests.jobs.panel.panel_book import write_panel_book

AS_OF = date(2026, 11, 30)


@pytest.fixture(scope="module")
def book(tmp_path_factory):
    return write_panel_book(tmp_path_factory.mktemp("panel") / "Team.xlsx")


@pytest.fixture(scope="module")
def sitting(book):
    return sitting_of(*opened(book, panel="p26-004"))


def test_the_meeting_is_as_the_sheet_has_it(sitting) -> None:
    assert (sitting.panel, sitting.profile) == ("P26-004", "placement")
    assert (sitting.day, sitting.start) == (date(2026, 12, 9), time(10, 0))
    assert sitting.last_day == date(2026, 11, 11)


def test_members_are_those_of_this_panel_with_what_they_declared(sitting) -> None:
    found = [(one.name, one.sees, one.school, one.attends) for one in sitting.members]
    assert found == [
        ("H. Senior", "clerk", "", ""),
        ("E. Wold", "clerk", "", ""),
        ("B. Head", "panel", "Oak High", ""),
        ("C. Head", "panel", "Elm Park", "apologies"),
    ]
    assert {one.name: one.interests for one in sitting.members}["B. Head"] == ("R00002",)


def test_a_case_has_names_of_schools_and_the_papers_of_its_folder(sitting) -> None:
    first, second = sitting.cases
    assert (first.name, first.initials, first.year) == ("Isolde Wrenfeather", "I.W.", "9")
    assert first.values["ReferrerSchool"] == "Oak High"
    assert first.values["Here.Preferences"] == "Elm Park"
    assert first.values["Exclusion.StartDate"] == date(2026, 11, 2)
    assert first.siblings == ("Tam Wrenfeather",)
    assert [(one.kind, one.name) for one in first.papers] == [
        ("form", "Referral form.pdf"),
        ("attendance", "attendance 2026.pdf"),
    ]
    assert (second.ref, second.papers) == ("R00002", ())


def test_the_excluding_school_has_a_name(sitting) -> None:
    case = next(one for one in sitting.cases if one.ref == "R00001")
    assert case.values["Exclusion.SchoolName"] == "Oak High"
    other = next(one for one in sitting.cases if one.ref == "R00002")
    assert not other.values.get("Exclusion.SchoolName")


def test_open_actions_of_earlier_meetings_are_carried_over(sitting) -> None:
    assert [one.ref for one in sitting.actions] == ["A1"]


@pytest.mark.parametrize(
    ("number", "code"), [("P26-099", "Y-082"), ("", "Y-082"), ("P26-007", "Y-083"),
                         ("P26-006", "Y-084")],
)  # fmt: skip
def test_a_panel_that_cannot_be_told_is_refused(book, number, code) -> None:
    with pytest.raises(BadInput) as refused:
        opened(book, panel=number)
    assert refused.value.code == code


@pytest.mark.parametrize("text", ["B. Head (interest)", "B. Head (intrest R00002)", "B. Head (R1"])
def test_an_interest_that_cannot_be_understood_is_refused(text) -> None:
    with pytest.raises(BadInput) as refused:
        [*said_of(text, "P26-004")]
    assert refused.value.code == "Y-081"


@pytest.mark.parametrize(
    ("text", "sits"),
    [
        ("CAP Secondary", True),
        ("CAP Secondary, North", True),
        ("CAP Secondary North", True),
        ("CAP Secondary, South", False),
        ("CAP Secondary, South; P26-004", True),
        ("CAP Secondary, South; CAP Secondary, North", True),
        ("Fair access", False),
        ("", False),
    ],
)
def test_who_sits_on_a_panel_its_contact_says(text, sits) -> None:
    panel = {"PanelID": "P26-004", "Profile": "CAP Secondary", "Area": "North"}
    contact = {"Name": "D. Else", "Panels": text}
    found = members_of(Rows({"Panels": [panel], "Contacts": [contact]}), panel)
    assert [one.name for one in found] == (["D. Else"] if sits else [])


@pytest.mark.parametrize(
    ("name", "code"), [("D. Else", ""), ("d else", ""), ("Dora Else", "Y-091")]
)
def test_an_interest_of_nobody_we_know_is_refused(name, code) -> None:
    """Else the member of the other spelling would be sent the case."""
    panel = {"PanelID": "P26-004", "Attendance": f"{name} (interest R00002)"}
    book = Rows({"Contacts": [{"Name": "D. Else", "Panels": "P26-004"}]})
    if code:
        with pytest.raises(BadInput) as refused:
            members_of(book, panel)
        assert refused.value.code == code
    else:
        (member,) = members_of(book, panel)
        assert (member.name, member.interests) == ("D. Else", ("R00002",))


class Rows(dict):
    """A workbook that has only rows."""

    def rows(self, kind):
        return self.get(kind, [])

    def place(self, number):
        return number


def test_several_interests_may_be_declared() -> None:
    found = [*said_of("A. Lee; B. Head (deputy, interest R1 and R2, R3)", "P26-004")]
    assert found == [("A. Lee", "present", ()), ("B. Head", "deputy", ("R1", "R2", "R3"))]


@pytest.mark.parametrize(
    ("stem", "kind"),
    [("Referral form of Ivy", "form"), ("school_report 2026", "school_report"),
     ("Formal note", ""), ("Attendance", "attendance")],
)  # fmt: skip
def test_what_a_paper_is_its_name_says(stem, kind) -> None:
    kinds = {"form": "Referral form", "attendance": "Certificate", "school_report": "Report"}
    assert kind_of(stem, kinds) == kind


def test_a_slip_in_a_referral_number_is_refused(book) -> None:
    with pytest.raises(BadInput) as refused:
        lay_out(book, panel="P26-004", as_of=AS_OF, also=["R00009"])
    assert refused.value.code == "Y-088"
