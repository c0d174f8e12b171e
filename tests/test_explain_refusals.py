"""Every code a refusal ends with can be looked up, in the words it was said with."""

from __future__ import annotations

import ast
import json
import re

import pytest

from daysix import cli
from daysix.jobs.explain.leak import leak_named
from daysix.jobs.explain.refusal import IN_OTHER_WORDS, ROOMS, refusal_named
from daysix.paper.gate.registry import kinds
from tests.test_codes_unique import CATALOGUE_LETTERS, PACKAGE, ROW_FAULTS, refusals

CODES = sorted(code for code in refusals() if code[0] not in CATALOGUE_LETTERS)
SHORTEST_SENTENCE = 20
KINDS_OF_ROOMS = "BDJLOTZ"


def test_there_are_codes_to_look_up():
    assert len(CODES) > 150
    assert ROW_FAULTS


@pytest.mark.parametrize("code", CODES)
def test_a_refusal_can_be_looked_up(code):
    explained = refusal_named(code)
    assert explained is not None
    assert explained.id == code
    assert explained.says, "its sentence cannot be read in one place: add it to IN_OTHER_WORDS"
    for sentence in explained.says:
        assert len(sentence) >= SHORTEST_SENTENCE, sentence
        assert code not in sentence


def test_the_letters_known_are_those_in_use_and_listed(root):
    letters = {code[0] for code in CODES}
    listed = (root / "CONTRIBUTING.md").read_text(encoding="utf-8")
    assert set(KINDS_OF_ROOMS) <= letters
    for letter, about in ROOMS.items():
        assert f"| {letter} | {about} |" in listed


def test_what_is_said_in_other_words_is_still_said():
    for code in IN_OTHER_WORDS:
        explained = refusal_named(code)
        assert explained is not None, "nothing says it any more: take it out"
        assert explained.says == (IN_OTHER_WORDS[code],)


def test_a_sentence_put_together_before_it_is_raised_is_found():
    explained = refusal_named("l 030")
    assert explained is not None
    assert list(explained.text()) == [
        "L-030  A refusal: calendars and term dates",
        (
            "    Says: I found nothing in … that says when there is school. Give me its terms with "
            "their first and last days, every school day, or all the holidays of a year."
        ),
    ]
    assert explained.line()["kind"] == "refusal"


def test_explain_looks_up_a_refusal(capsys):
    assert cli.main(["explain", "T-010"]) == 0
    assert "I found no exclusions table in …" in capsys.readouterr().out


def test_a_code_nothing_says_is_refused(capsys):
    assert refusal_named("L-999") is None
    assert refusal_named("GB-01") is None
    assert cli.main(["explain", "L-999"]) == 2
    assert "B-010" in capsys.readouterr().err


def test_every_kind_of_leak_can_be_looked_up_with_what_to_do():
    assert len(kinds()) > 20
    for kind in kinds():
        explained = leak_named(kind.code.lower())
        assert explained is not None
        assert explained.title == kind.title
        assert explained.remedies, f"{kind.code} says nothing of what to do"
        assert kind.why in "\n".join(explained.text())


def test_explain_says_what_a_hidden_sheet_does(capsys):
    assert cli.main(["explain", "Y-050"]) == 0
    out = capsys.readouterr().out
    assert out.startswith("Y-050  Safe to share: Hidden sheets\n    Looked for in workbooks. It ")
    assert "with two clicks" in out
    assert cli.main(["explain", "Y 078", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["kind"] == "leak"
    assert leak_named("Y-999") is None


def test_no_code_of_the_program_is_unknown_to_explain():
    """Wherever a code stands in the program's own words, alone or in brackets."""
    unknown = set()
    for path in PACKAGE.rglob("*.py"):
        if "checks" in path.relative_to(PACKAGE).parts:
            continue
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            text = node.value if isinstance(node, ast.Constant) else None
            if isinstance(text, str):
                codes = re.findall(r"\(([A-Z]-\d{3})\)", text)
                codes += re.findall(r"\A[A-Z]-\d{3}\Z", text)
                unknown |= {one for one in codes if not _is_known(one)}
    assert unknown == set()


def _is_known(code):
    if code[0] in CATALOGUE_LETTERS:
        return True
    return (leak_named(code) or refusal_named(code)) is not None
