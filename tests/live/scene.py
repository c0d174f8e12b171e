"""One officer's desk: Calc with our toolbar, the companion, and what she does with both."""

from __future__ import annotations

import json
import secrets
import shutil
from contextlib import suppress
from subprocess import CalledProcessError
from time import monotonic
from typing import TYPE_CHECKING

from daysix.actions import action
from daysix.companion.folder import open_folder
from daysix.companion.heartbeat import READY, WORKING, read_beat
from daysix.desk.live_books import attach, running
from daysix.desk.xlwings_door import xlwings
from tests.live.calc import Calc, extension_in, settings_in
from tests.live.resident import Resident
from tests.live.screen import until

if TYPE_CHECKING:
    from pathlib import Path

WINDOW, CALC = "Day Six", "LibreOffice Calc"
BESIDE = (640, 200)
PATIENCE = 60
ASKED, ANSWERED, AT_WORK = "asked", "answered", "at work"


class Scene:
    """A home of its own under ``top``; nothing of the person who runs the tests is used."""

    def __init__(self, screen, top: Path) -> None:
        self.screen, self.top = screen, top
        self.home = top / "home"
        self.person = f"daysix-test-{secrets.token_hex(6)}"
        self.env = screen.env | {
            "HOME": str(self.home),
            "LOGNAME": self.person,  # the pipe LibreOffice listens on is named for the person
            "USER": self.person,
        }
        settings_in(self.home)
        self.folder = open_folder(self.home / ".local" / "share" / "DaySix")
        self.calc = self.resident = None
        self._answered = 0

    # what happens on the computer

    def open(self, book: Path, *, pipe: str = "") -> Calc:
        """Start Calc with a workbook; it listens as Day Six arranges, or on a pipe of its own."""
        self._let_go()
        bundled = extension_in(self.top)
        self.book = book.name
        self.calc = Calc(self.env, book, bundled=bundled, pipe=pipe or pipe_of(self.person))
        return self.calc

    def start(self, command=None, **env) -> Resident:
        """Start the companion; its window is put where it hides no button of Calc."""
        self.resident = Resident(self.env | env, self.folder.top, command)
        number = until(lambda: self.screen.windows().get(WINDOW), "the companion's window")
        self.screen.do("windowmove", "--sync", number, *BESIDE)
        return self.resident

    def desk(self):
        """The live desk over the workbook, as a second looker."""
        return attach(self.book, programs=self.programs())

    def sheets(self):
        """Every sheet's filled cells as they stand in Calc now, by name."""
        return {sheet.name: [list(row) for row in sheet.rows] for sheet in self.desk().sheets()}

    def programs(self):
        """What runs, as a second looker finds it."""
        return running(self.calc.pipe)

    # what she does

    def click(self, asked: str) -> None:
        """Turn to Calc and click an action's button on the toolbar, by its id."""
        if self.resident is not None:
            self.ready()
        self.turn_to_calc()
        place = self.calc.button(action(asked).label)
        self.screen.click(place)

    def ready(self) -> None:
        """Wait until the companion waits for a click."""
        until(self._is_ready, "Day Six waits for a click")
        self._answered = len(self.log())

    def works(self) -> bool:
        """Whether the companion says that it is at work."""
        beat = read_beat(self.folder.heartbeat)
        return beat is not None and beat[1] == WORKING

    def looks(self, state: str) -> bool:
        """Whether the window is in this state now."""
        return self._in_state(state) is not None

    @staticmethod
    def soon(found) -> None:
        """Wait for something without a pause between two looks, to take its time."""
        end = monotonic() + PATIENCE
        while not found():
            assert monotonic() < end, f"Not within {PATIENCE} seconds."

    def turn_to_calc(self) -> None:
        """Bring Calc to the front."""
        self.turn_to(CALC)

    def _is_ready(self) -> bool:
        beat = read_beat(self.folder.heartbeat)
        return beat is not None and beat[1] == READY

    def turn_to(self, title: str) -> None:
        """Bring a window to the front, by the end of its name."""
        number = until(lambda: self._window(title), f"a window {title}")
        self.screen.do("windowactivate", "--sync", number)

    def _window(self, title: str) -> str:
        found = self.screen.windows().items()
        return next((number for name, number in found if name.endswith(title)), "")

    def shown(self, state: str, within: float = 30.0):
        """Wait until the window asks, or has answered; give what it shows."""
        try:
            return until(lambda: self._in_state(state), f"the window has {state}", within)
        except AssertionError as late:
            seen = {"window": self.resident.seen(), "log": self.log(), "left": self.tickets()}
            raise AssertionError(f"{late}; but {seen}; see {self.picture('late')}") from None

    def _in_state(self, state: str):
        """What the window shows; nothing unless it is in this state, and that since the click."""
        if state == ANSWERED and not (self._is_ready() and len(self.log()) > self._answered):
            return None
        seen = self.resident.seen(settled=state == ANSWERED)
        buttons = set(seen["buttons"])
        now = AT_WORK if "Cancel" in buttons else ANSWERED
        if any(name.startswith("Don't ") for name in buttons):
            now = ASKED
        return seen if now == state else None

    def agree(self) -> None:
        """Turn to the window that asks, which never takes the keys by itself, and press Enter."""
        self.turn_to_window()
        self.screen.key("Return")

    def disagree(self) -> None:
        """Turn to the window that asks and press Escape."""
        self.turn_to_window()
        self.screen.key("Escape")
        self.shown(ANSWERED)

    def turn_to_window(self) -> None:
        """Bring our window to the front, and wait until it has the keys: one before is lost."""
        self.turn_to(WINDOW)
        until(lambda: self.screen.front() == WINDOW, f"{WINDOW} has the keys")

    def tickets(self):
        """What lies in the folder, as read."""
        found = []
        for path in self.folder.tickets.glob("*.json"):
            with suppress(OSError):
                found.append(json.loads(path.read_bytes()))
        return found

    def log(self) -> list[str]:
        """What the companion has written down, without the times."""
        with suppress(OSError):
            lines = self.folder.log.read_text(encoding="utf-8").splitlines()
            return [line[20:] for line in lines]
        return []

    @staticmethod
    def _let_go() -> None:
        xlwings().engines.engines_by_name["libreoffice"].impl.apps.let_go()

    def picture(self, name: str) -> Path:
        """Keep what can be seen now."""
        path = self.top / f"{name}.png"
        self.screen.picture(path)
        return path

    def end(self) -> None:
        """Everything this scene started is ended, whatever happened."""
        self._let_go()
        for one in (self.resident, self.calc):
            if one is not None:
                one.end()


class Excel:
    """The add-in, open behind the workbook in front, as Excel keeps it.

    Attributes
    ----------
    folder
        What its macros share with the companion.
    """

    LIBRARY = "DaySix"

    def __init__(self, scene: Scene, addin: Path, folder) -> None:
        self.folder = folder
        self._hands, self._screen = scene.calc.hands, scene.screen
        own = shutil.copy(addin, scene.top)  # LibreOffice leaves its lock beside what it opens
        self._hands.open_unseen(path=str(own))
        found = self._hands.modules()[self.LIBRARY]
        assert {"Files", "Logic"} <= found.keys()

    def press(self, asked: str) -> str:
        """Run what a button of the ribbon runs; what it says, put away with Enter."""
        self._hands.run(macro=f"{self.LIBRARY}.Logic.Press", arguments=[asked])
        found = until(
            lambda: self._hands.ran() or self._hands.windows(), "the macro does something"
        )
        if found[0] == "well":
            return ""
        assert found[0] != "ill", found
        texts = found[0]
        until(self._put_away, "the macro ends")
        return next(text for text in texts if text.endswith(")"))

    def _put_away(self):
        """Press Enter at the message, once it has the keys: a key pressed before is lost."""
        if self._screen.front() == WINDOW:
            self._screen.key("Return")
        elif number := self._screen.windows().get(WINDOW):
            with suppress(CalledProcessError):  # it may just have gone
                self._screen.do("windowactivate", number)
        return self._hands.ran()


def pipe_of(person: str) -> str:
    """The pipe of a person, as ``office.own_pipe`` would say it to her."""
    from unittest import mock

    from daysix.desk.libreoffice import office

    with mock.patch.dict("os.environ", {"LOGNAME": person}):
        return office.own_pipe()
