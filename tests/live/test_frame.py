from __future__ import annotations
import sys
import time
from tests.jobs.tracker_book import write_tracker
from pathlib import Path
from tests.live.scene import *

PLAYED=[sys.executable,"-m","tests.live.played"]
def test_it(scene):
    t=time.time()
    def lap(w):
        nonlocal t
        print(w, round(time.time()-t,2)); t=time.time()
    book=write_tracker(scene.top/"tracker.xlsx")
    scene.open(book); lap("open")
    print(scene.calc.hands.buttons()); print(scene.calc.hands.menus())
    scene.click("check")
    print(until(lambda: scene.calc.hands.windows(), "a message")); lap("msg")
    print(scene.screen.windows(), scene.screen.front())
    scene.picture("msg")
    scene.screen.key("Return")
    until(lambda: not scene.calc.hands.windows(), "closed")
    scene.start(PLAYED); lap("start")
    scene.click("check")
    print(scene.shown(ASKED)); lap("asked")
    scene.picture("asked")
    scene.agree()
    print(scene.shown(ANSWERED)); lap("ans")
    scene.picture("ans")
    print(scene.sheets()); lap("sheets")
    print(scene.log())
