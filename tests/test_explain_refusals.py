"""Every code a refusal ends with can be looked up, in the words it was said with."""

from __future__ import annotations

import pytest

from daysix import cli
from daysix.jobs.explain_refusal import IN_OTHER_WORDS, ROOMS, refusal_named
from tests.test_codes_unique import CATALOGUE_LETTERS, ROW_FAULTS, refusals

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
