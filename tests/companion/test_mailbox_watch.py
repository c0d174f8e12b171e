"""A quiet count while the mailbox can be read, and a loud sign when it has not been for a day."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from daysix.companion.mailbox_watch import Brought, Watch, count
from daysix.law.errors import BadInput

FRIDAY = datetime(2026, 11, 27, 16, 32, tzinfo=UTC)


class Scene:
    """A watch whose looks bring what they are told to."""

    def __init__(self, *brought):
        self.said, self.log, looks = [], [], iter(brought)

        def look():
            found = next(looks)
            if isinstance(found, Exception):
                raise found
            return found

        self.watch = Watch(
            look,
            clock=lambda: FRIDAY,
            notice=lambda text, loud: self.said.append((text, loud)),
            log=self.log.append,
        )
        for _ in brought:
            self.watch.once()


@pytest.mark.parametrize(
    ("new", "permanent", "said"),
    [(0, 0, "No new mail."), (1, 0, "1 new mail."),
     (1, 1, "1 new mail; 1 looks like a permanent exclusion."),
     (41, 2, "41 new mails; 2 look like permanent exclusions.")],
)  # fmt: skip
def test_the_count_in_words(new, permanent, said):
    assert count(new, permanent) == said


def test_what_waits_is_counted_quietly_and_no_more_once_it_is_listed():
    scene = Scene(Brought(40, 2), Brought(41, 2), Brought())
    assert scene.said[1:] == [
        ("41 new mails; 2 look like permanent exclusions.", False),
        ("No new mail.", False),
    ]
    assert scene.log == ["mailbox 40 wait, 2 permanent", "mailbox 41 wait, 2 permanent"]


def test_the_same_is_not_said_twice():
    assert len(Scene(Brought(), Brought()).said) == 1


def test_out_of_reach_says_since_when_and_what_to_do():
    scene = Scene(Brought(), BadInput("Q-020", "The server does not answer."))
    text, loud = scene.said[-1]
    assert text == (
        "I couldn't reach the inbox since Fri 16:32. Drag messages into Mails instead. The server "
        "does not answer. (Q-020)"
    )
    assert loud is False


def test_a_working_day_without_a_reading_is_loud():
    scene = Scene(Brought(silent="The mailbox has not been read since Thursday. (Q-090)"))
    assert scene.said == [("The mailbox has not been read since Thursday. (Q-090)", True)]


def test_a_fault_of_ours_is_said_without_what_it_holds_and_the_next_look_comes():
    scene = Scene(ValueError("Dana Elm"), Brought(1, 0))
    assert scene.said[0][0].startswith("Day Six itself failed on the mailbox (ValueError).")
    assert scene.said[1] == ("1 new mail.", False)
    assert not any("Elm" in line for line in scene.log)
