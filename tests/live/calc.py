"""A running Calc with our toolbar, in a home of its own."""

from __future__ import annotations

import os
import signal
import subprocess
import zipfile
from contextlib import suppress
from pathlib import Path

from daysix.desk.libreoffice import office
from tests.live.asked import Asked, AskedError
from tests.live.own_python import its_own_first, own_python
from tests.live.screen import end_group, until

EXTENSION = Path(__file__).resolve().parents[2] / "macros" / "DaySix.oxt"
HANDS = Path(__file__).with_name("hands.py")
STARTS = 60.0
SETTINGS = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Common/Misc"><prop oor:name="ShowTipOfTheDay" oor:op="fuse">\
<value>false</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Misc"><prop oor:name="FirstRun" oor:op="fuse">\
<value>false</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting">\
<prop oor:name="MacroSecurityLevel" oor:op="fuse"><value>0</value></prop></item>
</oor:items>
"""


def settings_in(home) -> None:
    """No tip of the day, and macros as an officer has them once IT has allowed ours."""
    profile = home / ".config" / "libreoffice" / "4" / "user"
    profile.mkdir(parents=True)
    (profile / "registrymodifications.xcu").write_text(SETTINGS, encoding="utf-8")


def extension_in(folder):
    """Our extension as LibreOffice finds it where it comes with the program."""
    place = folder / "bundled"
    with zipfile.ZipFile(EXTENSION) as packed:
        packed.extractall(place / "daysix")
    return place


class Calc:
    """LibreOffice, and hands inside it.

    Parameters
    ----------
    env
        Whose home, whose screen.
    bundled
        Where our extension is.
    listens
        Whether it was started so that we can speak to it, as Day Six arranges when installed.
    """

    def __init__(self, env, book, *, bundled, pipe, shown=True) -> None:
        program = office.soffice()
        assert program is not None
        self.pipe = pipe
        unseen = [] if shown else ["--headless"]
        self.process = subprocess.Popen(
            [
                str(program),
                *unseen,
                "--norestore",
                "--nologo",
                "--nolockcheck",
                f"-env:BUNDLED_EXTENSIONS={bundled.as_uri()}",
                office.Reach(pipe).accept,
                "--calc",
                str(book),
            ],
            # the plainest of its ways to draw, which comes with the program itself
            env=its_own_first(env) | {"SAL_USE_VCLPLUGIN": "gen"},
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
        self.hands = Asked([own_python(), HANDS], env)
        try:
            until(self._reached, "LibreOffice answers", STARTS)
            until(lambda: self.hands.front() == book.name, f"{book.name} is open", STARTS)
        except BaseException:
            self.end()
            raise

    def _reached(self) -> bool:
        with suppress(AskedError):
            self.hands.connect(pipe=self.pipe)
            return True
        return False

    def button(self, label):
        """The middle of a button of our toolbar."""
        return until(lambda: self.hands.buttons().get(label), f"a button {label}")

    def kill(self) -> None:
        """End LibreOffice without warning, as when it crashes."""
        os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()
        self.hands.end()

    def end(self) -> None:
        self.hands.end()
        end_group(self.process)
