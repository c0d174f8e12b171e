"""One click at a time, and the next one finds us whatever became of the last."""

from __future__ import annotations

import pytest

from daysix.companion.counter import CANCELLED, NOT_OPENED, NOT_WRITTEN, Counter
from daysix.companion.heartbeat import READY, WORKING
from daysix.companion.tickets import Pressed
from daysix.jobs.click.answers import Answer, Offer
from daysix.law.errors import BadInput

CHECK = Pressed("check")


class Played:
    """A teller that remembers what it was told, and answers as it was told to."""

    def __init__(self, *, agrees=True):
        self.agrees, self.said, self.asked, self.begun = agrees, [], [], []

    def progress(self, sentence):
        self.begun.append(sentence)

    def ask(self, summary, lines, *, button):
        self.asked.append((summary, list(lines), button))
        return self.agrees

    def tell(self, sentences, *, good):
        self.said.append((list(sentences), good))


@pytest.fixture
def log():
    return []


def counter(serve, log, teller=None):
    return Counter(serve, teller=teller or Played(), log=log.append)


def offer(written):
    return Offer("2 cells.", ["A1", "A2"], "Write", lambda _: written.append(1) or Answer(["2."]))


def test_an_answer_is_told(log):
    teller = Played()
    counter(lambda *_: Answer(["9 to fix."]), log, teller).serve(CHECK)
    assert teller.begun == ["Check tracker"]
    assert teller.said == [(["9 to fix."], True)]


def test_a_document_made_to_be_edited_is_opened(log, tmp_path):
    """After a yes only; where that fails it is said, and the work is done all the same."""
    document, opened, teller = tmp_path / "agenda.docx", [], Played()
    made = Offer("1 file.", [], "Make", lambda _: Answer(["Made."], opens=document))
    one = Counter(
        lambda *_: made, teller=teller, log=log.append, show=lambda p: not opened.append(p)
    )
    one.serve(CHECK)
    assert opened == [document]
    other = Counter(lambda *_: made, teller=teller, log=log.append, show=lambda _: False)
    other.serve(CHECK)
    assert teller.said == [(["Made."], True), (["Made.", NOT_OPENED], True)]
    refusing = Counter(
        lambda *_: made, teller=Played(agrees=False), log=log.append, show=opened.append
    )
    refusing.serve(CHECK)
    assert opened == [document]


def test_nothing_is_written_before_a_yes(log):
    written, teller = [], Played(agrees=False)
    counter(lambda *_: offer(written), log, teller).serve(CHECK)
    assert teller.asked == [("2 cells.", ["A1", "A2"], "Write")]
    assert written == []
    assert teller.said == [([NOT_WRITTEN], True)]


def test_after_a_yes_it_is_written_once(log):
    written, teller = [], Played()
    counter(lambda *_: offer(written), log, teller).serve(CHECK)
    assert written == [1]
    assert teller.said == [(["2."], True)]


def test_cancel_while_it_works_out_leaves_all_as_it_was(log):
    written, teller = [], Played()

    def slow(_, stop):
        ours.cancel()
        assert stop()
        return offer(written)

    ours = counter(slow, log, teller)
    ours.serve(CHECK)
    assert (written, teller.asked) == ([], [])
    assert teller.said == [([CANCELLED], True)]


def test_cancel_before_the_first_cell_reaches_the_writer(log):
    stops, teller = [], Played()

    class CancelsWhileAsked(Played):
        def ask(self, summary, lines, *, button):
            ours.cancel()
            return super().ask(summary, lines, button=button)

    teller = CancelsWhileAsked()
    ours = counter(
        lambda *_: Offer("", [], "Write", lambda stop: stops.append(stop()) or Answer([])),
        log,
        teller,
    )
    ours.serve(CHECK)
    assert stops == []
    assert teller.said == [([CANCELLED], True)]


def test_a_cancel_does_not_reach_the_next_click(log):
    teller, asked = Played(), []
    ours = counter(lambda _, stop: asked.append(stop()) or Answer(["done"]), log, teller)
    ours.cancel()
    ours.serve(CHECK)
    assert asked == [False]


def test_a_refusal_is_told_with_its_code(log):
    teller = Played()

    def refuses(*_):
        raise BadInput("T-014", "I found no rows to check.")

    counter(refuses, log, teller).serve(CHECK)
    assert teller.said == [(["I found no rows to check. (T-014)"], False)]


@pytest.mark.parametrize("crash", [ValueError, KeyError, MemoryError, RecursionError])
def test_a_crash_is_told_and_the_next_click_is_served(log, crash):
    teller, turns = Played(), iter([crash("Amara Quill"), None])

    def serve(*_):
        fault = next(turns)
        if fault:
            raise fault
        return Answer(["fine"])

    ours = counter(serve, log, teller)
    ours.serve(CHECK)
    assert ours.how == READY
    ours.serve(CHECK)
    assert "(G-999)" in teller.said[0][0][0]
    assert teller.said[1] == (["fine"], True)


def test_the_log_has_actions_and_codes_and_no_names(log):
    def crashes(*_):
        raise ValueError("Amara Quill, A950000178301")

    counter(crashes, log).serve(CHECK)
    assert len(log) == 1
    assert log[0].startswith("check failed ValueError ")
    assert "Quill" not in log[0]


def test_while_it_works_the_heartbeat_says_so(log):
    seen = []
    ours = counter(lambda *_: seen.append(ours.how) or Answer(["x"]), log)
    ours.serve(CHECK)
    assert (seen, ours.how) == ([WORKING], READY)
