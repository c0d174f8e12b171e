"""Patterns looked for only where words stand that they cannot do without lose nothing by it."""

from __future__ import annotations

import re
from importlib import import_module
from pkgutil import walk_packages
from re import _constants as op
from re import _parser as parser

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.benchmarks.triage_corpus import DEV, HELD_OUT, expected_of, message_at

import daysix.inbox
from daysix.inbox import remembered
from daysix.inbox.remembered import Remembered
from daysix.inbox.sought import Sought, small, sought

MODULES = [
    import_module(found.name)
    for found in walk_packages(daysix.inbox.__path__, "daysix.inbox.")
    if not found.ispkg
]
EVERY = {
    f"{module.__name__}.{name}": value
    for module in MODULES
    for name, value in vars(module).items()
    if isinstance(value, Sought)
}
DEEPEST, FEW = 6, 6
BREAK = (None, None)
"""Stands for letters of which nothing is known."""


def proven(parts, words, depth=0):
    """Whether one of the words stands in whatever a row of a pattern's parts matches."""
    parts = [*flat(parts)]
    runs = "".join(letter_of(part) for part in parts)
    if any(word in runs for word in words):
        return True
    if depth == DEEPEST:
        return False
    return any(
        all(proven([*parts[:at], *way, *parts[at + 1 :]], words, depth + 1) for way in ways)
        for at, part in enumerate(parts)
        if (ways := ways_of(part))
    )


def flat(parts):
    """The parts with groups taken apart, and without those that match no letter."""
    for kind, value in parts:
        if kind is op.SUBPATTERN:
            yield from flat(value[3])
        elif kind not in {op.AT, op.ASSERT, op.ASSERT_NOT}:
            yield kind, value


def letter_of(part):
    return chr(part[1]).lower() if part[0] is op.LITERAL else "\0"


def ways_of(part):
    """Every way to read a part that can be read in few."""
    kind, value = part
    if kind is op.BRANCH:
        return value[1]
    if kind is op.IN and len(value) <= FEW and all(one[0] is op.LITERAL for one in value):
        return [[one] for one in value]
    if kind is op.MAX_REPEAT:
        least, most, inner = value
        if (least, most) == (0, 1):
            return [[], inner]
        return [[*list(inner) * least, BREAK]] if least else None
    return None


@pytest.mark.parametrize("name", EVERY)
def test_no_pattern_stands_where_none_of_its_words_does(name):
    one = EVERY[name]
    assert one.needs == tuple(word.lower() for word in one.needs)
    assert proven(parser.parse(one.pattern.pattern, one.pattern.flags), one.needs)


@pytest.mark.parametrize(
    ("shape", "needs"),
    [
        (r"fox|hare", ("fox",)),
        (r"fo?x", ("fox",)),
        (r"(?:red )?fox", ("red",)),
        (r"f\w+x", ("fox",)),
        (r"fox(?= run)", (" run",)),
    ],
)
def test_what_a_pattern_can_do_without_is_not_taken_for_needed(shape, needs):
    assert not proven(parser.parse(shape, re.IGNORECASE), needs)


def spans(found):
    return [match.span() for match in found]


@pytest.mark.parametrize("folder", [DEV, HELD_OUT], ids=lambda folder: folder.name)
def test_in_every_mail_the_same_is_found_as_without_the_words(folder):
    for line in expected_of(folder):
        mail = message_at(folder / line["file"])
        for text in (mail.subject, mail.text, mail.text.upper()):
            for name, one in EVERY.items():
                whole = one.pattern.search(text)
                assert spans(filter(None, [one.search(text)])) == spans(filter(None, [whole])), name


LETTERS = {name: sorted({*re.findall(r"\w+", one.pattern.pattern)}) for name, one in EVERY.items()}


@given(st.data())
def test_in_any_text_of_a_pattern_s_own_words_the_same_is_found(data):
    name = data.draw(st.sampled_from(sorted(EVERY)))
    one = EVERY[name]
    pieces = st.sampled_from([*one.needs, *LETTERS[name], "\u0130", "\u0131", "\u017f", "\u212a"])
    between = st.sampled_from(["", " ", "-", ", ", "\n", "’"])
    changed = st.sampled_from([str, str.upper, str.title])
    drawn = data.draw(st.lists(st.tuples(pieces, between, changed), max_size=12))
    text = "".join(change(piece) + mark for piece, mark, change in drawn)
    assert spans(one.finditer(text)) == spans(one.pattern.finditer(text))
    assert one.sub("_", text) == one.pattern.sub("_", text)


def test_letters_are_small_as_patterns_that_ignore_case_have_them():
    any_letter = re.compile("[a-z]", re.IGNORECASE)
    for letter in filter(any_letter.match, map(chr, range(0x3000))):
        near = [one for one in "abcdefghijklmnopqrstuvwxyz" if re.match(one, letter, re.IGNORECASE)]
        assert all(one in small(letter) for one in near), letter


def test_a_long_s_and_a_dotless_i_hide_no_word():
    assert sought(r"\binsist\b", "insist").search("We \u0131n\u017fi\u017ft") is not None


def test_what_a_word_is_is_learnt_once():
    asked = []
    known = Remembered(lambda word: asked.append(word) or len(word))
    assert [known["fox"], known["hare"], known["fox"]] == [3, 4, 3]
    assert asked == ["fox", "hare"]


def test_past_the_most_words_all_are_learnt_anew(monkeypatch):
    monkeypatch.setattr(remembered, "MOST", 2)
    known = Remembered(len)
    assert [known[word] for word in ("a", "bb", "ccc")] == [1, 2, 3]
    assert [*known] == ["ccc"]


def test_every_letter_that_a_pattern_takes_for_a_plain_one_is_made_that_one():
    beyond = "".join(map(chr, (*range(0x80, 0xD800), *range(0xE000, 0x110000))))
    taken = re.findall("[a-z]", beyond, re.IGNORECASE)
    assert {*taken} >= {"\u0131", "\u017f", "\u212a"}
    for letter in taken:
        assert re.fullmatch(small(letter), letter, re.IGNORECASE)
        assert small(letter).isascii()


def test_other_letters_stay_as_they_are():
    assert small("PERMANENT – Zoë, ÉCOLE «X»") == "permanent – zoë, École «x»"
