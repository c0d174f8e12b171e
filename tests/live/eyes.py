"""What the companion's window shows, asked of Tk itself: one Tk program may ask another.

That is allowed only on a screen that is locked with a key, so ``screen`` locks its own.
"""

import os
import sys
import tkinter as tk

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))  # noqa: PTH100, PTH120 - a script

from serve_lines import serve

OURS = tk.Tk(className="Eyes")
OURS.withdraw()


LOOK = """
proc daysix_look {path} {
    set found {}
    foreach child [winfo children $path] {
        if {![winfo ismapped $child]} continue
        switch [winfo class $child] {
            Text {lappend found [list details [$child get 1.0 end-1c]]}
            TLabel {lappend found [list labels [$child cget -text]]}
            TButton {lappend found [list buttons [$child cget -text]]}
        }
        set found [concat $found [daysix_look $child]]
    }
    return $found
}
set focus [focus]
if {$focus ne {} && [winfo class $focus] eq {TButton}} {
    set focus [$focus cget -text]
}
concat [list [list focus $focus]] [daysix_look .]
"""

SETTLE = "after 120 {set daysix_settled 1}; vwait daysix_settled\n"
"""Longer than the window waits between two looks at what it is to show."""


def _name():
    others = OURS.tk.splitlist(OURS.tk.call("winfo", "interps"))
    found = [name for name in others if name != OURS.tk.call("tk", "appname")]
    if not found:
        raise LookupError("the window is not there")
    return found[0]


def seen(*, settled=False):
    """The texts, buttons and details that are shown now, and the button that has the keys.

    With ``settled``, what was wanted shown before we ask is shown first.
    """
    found = {"labels": [], "buttons": [], "details": "", "focus": ""}
    answer = OURS.tk.call("send", _name(), (SETTLE if settled else "") + LOOK)
    for pair in OURS.tk.splitlist(answer):
        kind, text = OURS.tk.splitlist(pair)
        if isinstance(found[kind], list):
            found[kind].append(str(text))
        else:
            found[kind] = str(text)
    return found


serve({"seen": seen})
