"""Identifiers: check characters against outside vectors, shapes on both sides of each limit."""

from __future__ import annotations

import csv
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from daysix.law.identifiers import (
    UPN_LETTERS,
    check_laestab,
    check_ukprn,
    check_uln,
    check_upn,
    check_urn,
    upn_areas,
    upn_check_letter,
)


def codes(checked) -> list[str]:
    return [problem.code for problem in checked.problems]


@pytest.fixture
def wording(shared) -> dict[str, str]:
    with (shared / "design" / "checks.csv").open(encoding="utf-8", newline="") as file:
        return {row["id"]: row["message"] for row in csv.DictReader(file)}


def test_all_828_upn_vectors(shared):
    lines = (shared / "vectors" / "upn_vectors.jsonl").read_text(encoding="utf-8").splitlines()
    vectors = [json.loads(line) for line in lines]
    assert len(vectors) == 828
    wrong = [v for v in vectors if check_upn(v["upn"]).ok is not v["valid"]]
    assert wrong == []


def test_vectors_fail_for_the_reason_given(shared):
    lines = (shared / "vectors" / "upn_vectors.jsonl").read_text(encoding="utf-8").splitlines()
    expected = {
        "permanent": [],
        "temporary": ["P-004"],
        "wrong letter": ["P-002"],
        "wrong letter, temporary": ["P-002", "P-004"],
        "letter inside digits": ["P-001"],
        "12 characters": ["P-001"],
        "14 characters": ["P-001"],
        "check letter I/O/S impossible": ["P-002"],
        "final letter I/O/S impossible": ["P-001"],
    }
    for vector in map(json.loads, lines):
        why = vector["why"]
        fallback = ["P-003"] if why.startswith("unknown LA") else []
        assert codes(check_upn(vector["upn"])) == expected.get(why, fallback), vector


def test_published_upns(shared):
    path = shared / "vectors" / "upn_published.json"
    for example in json.loads(path.read_text(encoding="utf-8")):
        checked = check_upn(example["upn"])
        letter_right = None if "P-001" in codes(checked) else "P-002" not in codes(checked)
        assert letter_right is example["letter_ok"], example
        # One source checks the letter only, and counts council 123 as valid.
        unreal_council = example["upn"] == "A123456789012"
        assert checked.ok is (example["valid"] and not unreal_council), example


def test_the_guide_s_own_examples():
    assert check_upn("H801200001001").problems == ()
    temporary = check_upn("X00180001701A")
    assert temporary.ok
    assert [p.message for p in temporary.problems] == [
        "This is a temporary UPN. Replace when you can."
    ]


def test_a_letter_worked_by_hand():
    """207000016049: 2x2 + 7x4 + 1x9 + 6x10 + 4x12 + 9x13 = 266; 266 is 11x23 + 13; 13 is P."""
    assert upn_check_letter("?207000016049") == "P"
    checked = check_upn("Q207000016049")
    assert checked.expected == "P"
    assert not checked.ok
    assert [p.message for p in checked.problems] == [
        "UPN check letter should be P. Ask the school."
    ]


def test_the_last_character_counts():
    """A public checker leaves it out, so it would take every one of these."""
    right = [end for end in "0123456789" if check_upn(f"P20700001604{end}").ok]
    assert right == ["9"]


def test_sentences_are_the_catalogue_s(wording):
    for typed, rule, filled in (
        ("H80120000100", "P-001", {"{n}": "12"}),
        ("H8012000010011", "P-001", {"{n}": "14"}),
        ("", "P-001", {"{n}": "0"}),
        ("Q207000016049", "P-002", {"{x}": "P"}),
        ("X000480116277", "P-003", {}),
        ("X00180001701A", "P-004", {}),
    ):
        sentence = wording[rule]
        for blank, value in filled.items():
            sentence = sentence.replace(blank, value)
        found = {p.code: p.message for p in check_upn(typed).problems}
        assert found == {rule: sentence}


def test_a_letter_among_the_figures_is_named_by_its_place():
    checked = check_upn("H80l200001001")
    assert [p.message for p in checked.problems] == [
        'Character 4 of a UPN must be a number, not "L". Ask the school.'
    ]
    assert checked.expected == ""


@pytest.mark.parametrize("typed", ["h801200001001", " H801200001001 ", "H801 2000 01001"])
def test_case_and_spaces_are_tidied(typed):
    assert check_upn(typed).value == "H801200001001"
    assert check_upn(typed).ok


def test_an_unknown_council_is_a_question_of_its_own():
    checked = check_upn("A950000178301")
    assert codes(checked) == ["P-003"]
    assert checked.expected == "A"
    assert [p.level for p in checked.problems] == ["query"]


@pytest.mark.parametrize("area", ["001", "005", "660", "681", "701", "708", "925", "909", "943"])
def test_areas_that_may_give_upns(area):
    assert area in upn_areas()


@pytest.mark.parametrize("area", ["000", "006", "659", "682", "700", "709", "944", "999"])
def test_areas_that_may_not(area):
    assert area not in upn_areas()


@given(st.from_regex(r"[0-9]{11}[0-9ABCDEFGHJKLMNPQRTUVWXYZ]", fullmatch=True))
def test_exactly_one_letter_is_right(rest):
    right = [c for c in UPN_LETTERS if "P-002" not in codes(check_upn(c + rest))]
    assert right == [check_upn("A" + rest).expected]


@given(st.from_regex(r"[0-9]{12}", fullmatch=True), st.integers(0, 11), st.integers(1, 9))
def test_one_wrong_figure_is_always_caught(rest, place, shift):
    """Every weight and every difference is less than 23, a prime, so no slip cancels out."""
    other = rest[:place] + str((int(rest[place]) + shift) % 10) + rest[place + 1 :]
    assert upn_check_letter("?" + rest) != upn_check_letter("?" + other)


@given(st.one_of(st.text(), st.none(), st.integers(), st.floats(), st.booleans()))
def test_nothing_typed_makes_a_reader_fall_over(typed):
    for check in (check_upn, check_uln, check_laestab, check_urn, check_ukprn):
        checked = check(typed)
        assert checked.ok or checked.problems


@pytest.mark.parametrize(
    ("typed", "codes_expected", "digit"),
    [
        # 10+18+24+28+30+30+28+24+18 = 210 = 19x11 + 1, so the digit is 9
        ("1234567899", [], "9"),
        ("1234567898", ["ID-02"], "9"),
        (1234567899.0, [], "9"),
        # 9 in each of the nine places: 9x54 = 486 = 44x11 + 2, so the digit is 8
        ("9999999998", [], "8"),
        # 0x10 + 1x9 + 1x2 = 11, no remainder: never issued
        ("0100000010", ["ID-02"], ""),
        ("123456789", ["ID-02"], ""),
        ("12345678999", ["ID-02"], ""),
        ("123456789X", ["ID-02"], ""),
        ("", ["ID-02"], ""),
    ],
)
def test_uln(typed, codes_expected, digit):
    checked = check_uln(typed)
    assert codes(checked) == codes_expected
    assert checked.expected == digit
    assert checked.ok is (codes_expected == [])


@pytest.mark.parametrize(
    "typed",
    ["925/4001", "9254001", "925 4001", " 925 / 4001 ", "925-4001", 9254001, 9254001.0],
    ids=repr,
)
def test_school_numbers_are_tidied(typed):
    assert check_laestab(typed).value == "9254001"
    assert check_laestab(typed).ok


@pytest.mark.parametrize(
    "typed", ["9254/001", "925400", "92540011", "925/400A", "", None, "925//4001"]
)
def test_school_numbers_out_of_shape(typed):
    checked = check_laestab(typed)
    assert not checked.ok
    assert [p.level for p in checked.problems] == ["error"]


def test_a_school_number_with_an_unknown_council_is_a_question():
    checked = check_laestab("999/4001")
    assert checked.value == "9994001"
    assert [p.level for p in checked.problems] == ["query"]
    assert check_laestab("928/4001").ok  # Northamptonshire, a former council


@pytest.mark.parametrize(
    ("typed", "ok"),
    [("1234", False), ("12345", True), ("123456", True), ("1234567", False), (123456.0, True),
     ("012345", False), ("12345A", False), ("²3456", False), ("", False)],
)  # fmt: skip
def test_urn(typed, ok):
    assert check_urn(typed).ok is ok


@pytest.mark.parametrize(
    ("typed", "ok"),
    [("10001234", True), ("1000123", False), ("100012345", False),
     ("20001234", False), ("1000123A", False), ("", False)],
)  # fmt: skip
def test_ukprn(typed, ok):
    assert check_ukprn(typed).ok is ok


def test_a_provider_s_number_from_a_number_cell():
    assert check_ukprn(10001234.0).value == "10001234"
