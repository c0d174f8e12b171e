"""Inside the running LibreOffice: where its buttons stand, what its windows say, running a macro.

Runs under the Python that carries ``uno``. Places are asked of LibreOffice's own accessibility,
which every version tells alike; nothing here presses anything but ``run``.
"""

import os
import sys
import threading

import uno

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))  # noqa: PTH100, PTH120 - a script

from serve_lines import serve

TOOLBARS = "private:resource/toolbar/addon_DaySixToolbar"
MENUBAR = "private:resource/menubar/menubar"
RUN_MACROS = 4
"""``MacroExecMode.ALWAYS_EXECUTE_NO_WARN``."""
WITH_MACROS = "Calc MS Excel 2007 VBA XML"
DEEPEST = 12

office = {}


def connect(pipe):
    """Reach the LibreOffice that listens on a pipe."""
    local = uno.getComponentContext()
    resolver = local.ServiceManager.createInstanceWithContext(
        "com.sun.star.bridge.UnoUrlResolver", local
    )
    office["context"] = resolver.resolve(f"uno:pipe,name={pipe};urp;StarOffice.ComponentContext")
    office["desktop"] = _made("com.sun.star.frame.Desktop")


def _made(service):
    context = office["context"]
    return context.ServiceManager.createInstanceWithContext(service, context)


def front():
    """The workbook in front; None before there is one."""
    document = office["desktop"].getCurrentComponent()
    return document.Title if hasattr(document, "Sheets") else None


def buttons():
    """Our toolbars' buttons, each with the middle of its place on the screen.

    A button that found no room is as wide as nothing, and is left out.
    """
    found = {}
    for element in _layout().getElements():
        name = element.ResourceURL
        if not name.startswith(TOOLBARS) or not _layout().isElementVisible(name):
            continue
        bar = element.getRealInterface().getAccessibleContext()
        children = [_child(bar, place) for place in range(bar.getAccessibleChildCount())]
        found |= {one.getAccessibleName(): _middle(one) for one in children if one.getSize().Width}
    return found


def menus():
    """The menus of the menu bar and the middle of each."""
    frame = office["desktop"].getCurrentFrame()
    top = frame.ContainerWindow.getAccessibleContext()
    bar = next(_walk(top, lambda one: one.getAccessibleRole() == MENU_BAR))
    children = [_child(bar, place) for place in range(bar.getAccessibleChildCount())]
    return {one.getAccessibleName(): _middle(one) for one in children}


MENU_BAR = uno.getConstantByName("com.sun.star.accessibility.AccessibleRole.MENU_BAR")


def _layout():
    return office["desktop"].getCurrentFrame().LayoutManager


def _child(parent, place):
    return parent.getAccessibleChild(place).getAccessibleContext()


def _middle(one):
    at, size = one.getLocationOnScreen(), one.getSize()
    return [at.X + size.Width // 2, at.Y + size.Height // 2]


def _walk(top, wanted, deep=0):
    if wanted(top):
        yield top
    if deep < DEEPEST:
        for place in range(min(top.getAccessibleChildCount(), 50)):
            yield from _walk(_child(top, place), wanted, deep + 1)


def windows():
    """What the windows that stand over the workbooks say: the texts of each."""
    toolkit = _made("com.sun.star.awt.Toolkit")
    tops = [toolkit.getTopWindow(place) for place in range(toolkit.getTopWindowCount())]
    dialogues = [top for top in tops if not _is_frame(top)]
    return [_texts(top.getAccessibleContext()) for top in dialogues]


def _is_frame(top):
    told = top.getAccessibleContext()  # none while a window is being put up or taken away
    return told is None or told.getAccessibleRole() not in DIALOGUES


DIALOGUES = {
    uno.getConstantByName(f"com.sun.star.accessibility.AccessibleRole.{name}")
    for name in ("DIALOG", "ALERT")
}


def _texts(top):
    found = [one.getAccessibleName() for one in _walk(top, lambda _: True)]
    return [text for text in dict.fromkeys(found) if text]


def open_unseen(path):
    """Open a workbook behind the one in front, with its macros, as an add-in is."""
    options = []
    for name, value in (
        ("FilterName", WITH_MACROS),
        ("MacroExecutionMode", RUN_MACROS),
        ("Hidden", True),
    ):
        option = uno.createUnoStruct("com.sun.star.beans.PropertyValue")
        option.Name, option.Value = name, value
        options.append(option)
    url = uno.systemPathToFileUrl(path)
    office["unseen"] = office["desktop"].loadComponentFromURL(url, "_blank", 0, tuple(options))


def modules():
    """The macro modules of that workbook, by library, with their text."""
    libraries = office["unseen"].BasicLibraries
    found = {}
    for name in libraries.ElementNames:
        libraries.loadLibrary(name)
        library = libraries.getByName(name)
        found[name] = {module: library.getByName(module) for module in library.ElementNames}
    return found


def run(macro, arguments):
    """Begin a macro of that workbook; it may wait for an answer to what it says."""
    url = f"vnd.sun.star.script:{macro}?language=Basic&location=document"
    script = office["unseen"].getScriptProvider().getScript(url)

    def go():
        try:
            office["ran"] = ["well", script.invoke(tuple(arguments), (), ())[0]]
        except Exception as fault:  # noqa: BLE001 - told when asked
            office["ran"] = ["ill", f"{type(fault).__name__}: {fault}"]

    office["thread"] = threading.Thread(target=go)
    office["thread"].start()


def ran():
    """What became of the macro, and what it gave; nothing while it runs."""
    office["thread"].join(0.05)
    return "" if office["thread"].is_alive() else office["ran"]


def close_front():
    """Close the workbook in front without saving."""
    office["desktop"].getCurrentComponent().close(True)  # noqa: FBT003 - its own call


ANSWERS = (connect, front, buttons, menus, windows, open_unseen, modules, run, ran, close_front)
serve({function.__name__: function for function in ANSWERS})
