"""Referral forms as schools send them, from the folder to the case; and what is worked out."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from daysix.jobs.panel.case_forms import with_form
from daysix.jobs.panel.case_of import TO_DECIDE, _home_area, _places
from daysix.jobs.panel.laid_out import lay_out
from daysix.jobs.panel.rows import book_of
from daysix.panels.words import OWN_KINDS
from tests.attachments.made_papers import (
    control,
    docx,
    locked_pdf,
    paragraph,
    pdf,
    said,
    table,
    workbook,
)
from tests.jobs.panel.panel_book import write_panel_book

AS_OF = date(2026, 11, 30)
ANSWERS = [("Name of pupil", "Isolde Wrenfeather"), ("Police involvement", "Yes"),
           ("Religion", "Quaker"), ("Attendance", "81%"), ("Looked after", "Yes")]  # fmt: skip
TAKEN = {"police": "Y", "religion": "Quaker", "attendance": 0.81, "looked_after": "Y"}


@pytest.fixture
def book(tmp_path):
    return write_panel_book(tmp_path / "Team.xlsx")


def put(book, name, content):
    """The form of the first case, in place of the empty one."""
    folder = book.parent / "Cases" / "R00001"
    (folder / "Referral form.pdf").unlink(missing_ok=True)
    (folder / name).write_bytes(content)


def laid(book, **more):
    return lay_out(book, panel="P26-004", as_of=AS_OF, also=["all"], **more)


def first(book):
    return next(item.case for item in laid(book).plan.items if item.case.ref == "R00001")


def in_controls(label, value):
    return paragraph(said(f"{label}: "), control(said(value), alias=label))


def drawn(page):
    for row, (label, value) in enumerate(ANSWERS):
        page.drawString(60, 760 - 20 * row, f"{label}: {value}")


FORMS = {
    "Referral form.docx": lambda: docx(table(*ANSWERS)),
    "Referral form (boxes).docx": lambda: docx("".join(in_controls(*one) for one in ANSWERS)),
    "Referral form.xlsx": lambda: workbook(("Form", ANSWERS)),
    "Referral form.pdf": lambda: pdf(drawn),
    "form.csv": lambda: "\n".join(",".join(one) for one in ANSWERS).encode(),
}


@pytest.mark.parametrize("name", FORMS)
def test_a_form_of_any_kind_fills_the_case_with_where_it_stands(book, name) -> None:
    put(book, name, FORMS[name]())
    case = first(book)
    found = {one.field: one.value for one in case.form}
    assert {field: found[field] for field in TAKEN} == TAKEN
    assert all(one.where and one.paper == name for one in case.form)
    assert (case.values["Form.Police"], case.values["Form.Religion"]) == ("Y", "Quaker")


def test_the_form_changes_nothing_the_workbook_says_or_leaves_blank(book) -> None:
    before = first(book)
    put(book, "Referral form.docx", docx(table(*ANSWERS)))
    case = first(book)
    assert (case.looked_after, case.values["Attendance%"]) == (False, "")
    other = {name: one for name, one in case.values.items() if not name.startswith("Form.")}
    assert other == before.values


def test_the_officer_is_told_what_the_form_says_of_blanks_that_matter(book) -> None:
    put(book, "Referral form.docx", docx(table(*ANSWERS)))
    (said_of_it,) = (one for one in laid(book).warnings if "referral form" in one)
    assert "R00001: the referral form answers what is blank in the workbook" in said_of_it
    assert "Attendance (table 1)" in said_of_it
    assert "Looked after (table 1)" in said_of_it


def test_a_form_of_another_child_gives_nothing_and_is_said(book) -> None:
    put(book, "Referral form.docx", docx(table(("Name of pupil", "Jane Fox"), *ANSWERS[1:])))
    case = first(book)
    assert case.form == ()
    assert "Form.Police" not in case.values
    (told,) = (one for one in laid(book).warnings if "Referral form.docx" in one)
    assert "may be another child's: it names somebody else. I took nothing of it." in told


@pytest.mark.parametrize(
    ("name", "content", "why"),
    [
        ("Referral form.pdf", locked_pdf, "password"),
        ("Referral form.docx", lambda: b"PK\x03\x04 broken", "I took nothing of"),
    ],
)
def test_a_form_that_cannot_be_read_is_said(book, name, content, why) -> None:
    put(book, name, content())
    (told,) = (one for one in laid(book).warnings if name in one)
    assert why in told
    assert told.startswith("R00001: ")
    assert told.endswith("Read it yourself.")


def test_a_form_that_is_left_out_is_taken_out_of_the_case_too(book) -> None:
    put(book, "Referral form.docx", docx(table(*ANSWERS, ("Previously looked after", "Yes"))))
    path = first(book).papers[0].path
    assert first(book).values["Here.PreviouslyLookedAfter"] == "Y"
    (item, _) = laid(book, leaving=[path]).plan.items
    assert (item.case.form, item.case.values.get("Form.Police")) == ((), None)
    assert "Here.PreviouslyLookedAfter" not in item.case.values


def test_a_form_is_read_once_for_a_workbook(book, monkeypatch) -> None:
    put(book, "Referral form.docx", docx(table(*ANSWERS)))
    opened = book_of(book)
    case = next(item.case for item in laid(opened).plan.items if item.case.form)
    monkeypatch.setattr("daysix.attachments.read_paper", None)
    assert with_form(opened, replace(case, form=())).form == case.form


def test_whose_turn_it_is_leaves_out_the_school_the_child_was_at(book) -> None:
    """750 on roll, one placed (Elm Park): Oak High 0.67 below, Elm Park 0.67 above."""
    order = {item.case.ref: item.case.values["Here.ShareOrder"] for item in laid(book).plan.items}
    assert order == {"R00001": "2 Elm Park", "R00002": "1 Oak High"}


def test_every_kind_of_review_says_what_is_to_be_decided() -> None:
    assert set(TO_DECIDE) == {kind for kind in OWN_KINDS if kind.startswith("REVIEW-")}


@pytest.mark.parametrize(
    ("postcode", "category", "area"),
    [
        ("ZZ9 1AA", "", "ZZ9"),
        ("zz99 3vz", "d", "ZZ99"),
        ("ZZ91AA", "", "ZZ9"),
        ("ZZ9", "", ""),
        ("none", "", ""),
        (None, "", ""),
        ("ZZ9 1AA", "b", ""),  # a refuge
    ],
)
def test_the_home_area_is_half_a_postcode_and_never_that_of_a_refuge(
    postcode, category, area
) -> None:
    assert _home_area({"FAPCategory": category}, {"Postcode": postcode}) == area


@pytest.mark.parametrize(
    ("held", "free", "told"),
    [(20, 2, "18 of 20 places taken"), (20, 0, "20 of 20 places taken"), (20, None, ""),
     (None, 2, ""), (3, 4, "")],
)  # fmt: skip
def test_places_of_a_provider_are_told_only_where_both_numbers_fit(held, free, told) -> None:
    class Book:
        def rows(self, _kind):
            return [{"ProviderID": "V1", "Places": held, "PlacesFree": free}]

    assert _places(Book(), "V1") == told
    assert _places(Book(), "V2") == _places(Book(), "") == ""
