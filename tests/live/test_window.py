"""The companion's window by itself: Escape means no, whenever it comes."""

from __future__ import annotations

import threading

import pytest

from tests.live.screen import until


class Office:
    """A window on the screen, and somebody at its keys."""

    def __init__(self) -> None:
        from daysix.companion.window import Window

        self.cancelled = threading.Event()
        self.window = Window(
            press=lambda _action, _file: None, cancel=self.cancelled.set, closed=lambda: None
        )
        self._root = self.window._root

    def press(self, key: str) -> None:
        """A key, given to what has the keys in the window."""
        widget = self._root.focus_lastfor()
        widget.focus_force()
        self._root.update()
        widget.event_generate(key)
        self._root.update()

    def asked(self, *, then: str = ""):
        """The decision on a question put from the companion's thread; a key once it is shown."""
        found = []

        def ask() -> None:
            found.append(self.window.ask("3 cells would be written.", [], button="Write"))

        thread = threading.Thread(target=ask, daemon=True)
        thread.start()
        if then:
            until(self._question_is_shown, "the question")
            self.press(then)
        until(lambda: self._goes_on() or found, "a decision")
        thread.join()
        return found[0]

    def begin(self) -> None:
        """A job begins."""
        self.window.progress("Check tracker")
        until(lambda: self._goes_on() or self._shows("Cancel"), "the job is shown")

    def end(self) -> None:
        self._root.destroy()

    def _question_is_shown(self):
        self._goes_on()
        return self._shows("Don't write")

    def _shows(self, label: str) -> bool:
        return label in self._labels(self._root)

    def _labels(self, widget):
        for child in widget.winfo_children():
            if child.winfo_ismapped():
                if child.winfo_class() == "TButton":
                    yield str(child.cget("text"))
                yield from self._labels(child)

    def _goes_on(self) -> None:
        self._root.update()


@pytest.fixture
def office(screen, monkeypatch):
    for name in ("DISPLAY", "XAUTHORITY"):
        monkeypatch.setenv(name, screen.env[name])
    made = Office()
    yield made
    made.end()


def test_escape_while_the_question_is_on_its_way_is_a_no(office):
    office.begin()
    office.press("<Escape>")
    assert office.cancelled.is_set()
    assert office.asked() is False


def test_an_escape_does_not_answer_the_question_of_the_next_job(office):
    office.begin()
    office.press("<Escape>")
    office.begin()
    assert office.asked(then="<Return>") is True


def test_escape_at_the_question_is_a_no_and_stops_nothing(office):
    office.begin()
    assert office.asked(then="<Escape>") is False
    assert not office.cancelled.is_set()
