"""Every code shown to an officer means one thing, so that looking it up never misleads.

A check of the catalogue is named by its file; every other code is a refusal, and belongs to one
file and to a letter the catalogue does not use.
"""

import ast
import re
from collections import defaultdict
from pathlib import Path

import daysix

PACKAGE = Path(daysix.__file__).parent
CODE = re.compile(r"[A-Z]-\d{3}")
SPOKEN = re.compile(r"\(([A-Z]-\d{3})\)\Z")
CATALOGUE_LETTERS = set("ACFHIKMNPRSWX")
"""Letters of the check catalogue, those of checks still to be written among them."""

ROW_FAULTS = {
    "law/building.py",
    "law/durations.py",
    "law/identifiers.py",
    "tracker/dates.py",
    "tracker/fields.py",
    "tracker/history.py",
    "tracker/rows.py",
}
"""Files that refuse a row: what a check of it reports bears the same code, for it is one fault."""


def said_in(source):
    """Codes that stand as a whole in a file's own strings, or in brackets at the end of a sentence.

    A docstring or a table of codes elsewhere repeats a code; it does not say anything with it.
    """
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call):
            for argument in node.args:
                if isinstance(argument, ast.Constant) and isinstance(argument.value, str):
                    if CODE.fullmatch(argument.value):
                        yield argument.value
                    yield from SPOKEN.findall(argument.value)
        elif isinstance(node, ast.Assign | ast.JoinedStr):
            for part in ast.walk(node):
                if isinstance(part, ast.Constant) and isinstance(part.value, str):
                    yield from SPOKEN.findall(part.value)


def refusals():
    """Each code that is not a check's, and the files that say it."""
    places = defaultdict(set)
    for path in sorted(PACKAGE.rglob("*.py")):
        where = path.relative_to(PACKAGE).as_posix()
        if where.startswith("checks/"):
            continue
        for code in said_in(path.read_text(encoding="utf-8")):
            if where not in ROW_FAULTS or code[0] not in "XP":
                places[code].add(where)
    return places


def test_the_codes_are_found():
    found = refusals()
    assert found["B-999"] == {"cli.py"}
    assert found["T-010"] == {"tracker/refusals.py"}
    assert len(found) > 100


def test_a_refusal_is_said_in_one_file():
    shared = {code: files for code, files in refusals().items() if len(files) > 1}
    assert shared == {}, "give the later one a code of its own, or let both call one function"


def test_no_refusal_takes_a_letter_of_the_check_catalogue():
    clash = {code: files for code, files in refusals().items() if code[0] in CATALOGUE_LETTERS}
    assert clash == {}, "checks own these letters: choose B, D, E, G, J, L, O, T or Z"


def test_a_check_is_named_once_and_by_its_file():
    rooms = sorted((PACKAGE / "checks").rglob("[a-z][0-9][0-9][0-9]_*.py"))
    ids = [f"{path.name[0].upper()}-{path.name[1:4]}" for path in rooms]
    assert len(ids) > 100
    assert sorted({one for one in ids if ids.count(one) > 1}) == []
    assert {one[0] for one in ids} <= CATALOGUE_LETTERS
    assert _row_faults() <= set(ids), "no check has it"


def _row_faults():
    said = [said_in((PACKAGE / name).read_text(encoding="utf-8")) for name in sorted(ROW_FAULTS)]
    return {code for codes in said for code in codes if code[0] in "XP"}


def test_a_code_is_seen_where_it_is_said_and_not_where_it_is_listed():
    assert list(said_in('raise BadInput("B-001", message)')) == ["B-001"]
    assert list(said_in('say(f"{name} failed. Report it. (B-002)")')) == ["B-002"]
    assert list(said_in('why = "Report it. (B-003)"')) == ["B-003"]
    assert (
        list(said_in('TAKEN = {"B-004": 1}\n"""As (B-005)."""\nhelp = "such as (X-014), or"')) == []
    )
