"""The LibreOffice extension: the same buttons as a toolbar and a menu, and the same macros.

What decides (``Logic.bas``) is the text Excel gets; only what touches the machine is written for
LibreOffice. Each button needs a macro of its own there, drawn from the registry like the rest.
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.etree.ElementTree import Element, SubElement, indent, tostring
from xml.sax.saxutils import escape

import daysix
from daysix.actions import ACTIONS, TAB, shown_groups
from daysix.build._zipped import zipped
from daysix.build.addin import MACROS
from daysix.build.icons import picture

if TYPE_CHECKING:
    from collections.abc import Mapping

    from daysix.actions import Action, Group

TITLE = "LibreOffice extension"
EXTENSION = "../../macros/DaySix.oxt"
LIBRARY = "DaySix"
SPREADSHEETS = "com.sun.star.sheet.SpreadsheetDocument"
REGISTRY = "http://openoffice.org/2001/registry"
SCHEMA = "http://www.w3.org/2001/XMLSchema"
TOOLBAR = "DaySixToolbar"
SMALL, BIG = 16, 32
WORDS_BESIDE_PICTURES = 2
BARS_IN_A_ROW, WIDEST_BAR, FIRST_FREE_ROW = 2, 640, 3
"""Two toolbars side by side; in pixels no group's is wider, so the second is pushed by none."""

MANIFEST = """<?xml version="1.0" encoding="UTF-8"?>
<manifest:manifest xmlns:manifest="http://openoffice.org/2001/manifest">
 <manifest:file-entry manifest:full-path="Addons.xcu"
  manifest:media-type="application/vnd.sun.star.configuration-data"/>
 <manifest:file-entry manifest:full-path="CalcWindowState.xcu"
  manifest:media-type="application/vnd.sun.star.configuration-data"/>
 <manifest:file-entry manifest:full-path="DaySix/"
  manifest:media-type="application/vnd.sun.star.basic-library"/>
</manifest:manifest>
"""
DESCRIPTION = """<?xml version="1.0" encoding="UTF-8"?>
<description xmlns="http://openoffice.org/extensions/description/2006">
 <identifier value="daysix.toolbar"/>
 <version value="{version}"/>
 <display-name><name lang="en-GB">Day Six</name></display-name>
</description>
"""
MODULE = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE script:module PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "module.dtd">
<script:module xmlns:script="http://openoffice.org/2000/script" script:name="{name}"\
 script:language="StarBasic">{text}</script:module>
"""
LIBRARY_LIST = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE library:library PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "library.dtd">
<library:library xmlns:library="http://openoffice.org/2000/library" library:name="{library}"\
 library:readonly="true" library:passwordprotected="false">
{modules}</library:library>
"""
VBA = "Option VBASupport 1\n"


def make() -> dict[str, str | bytes]:
    """The extension."""
    return {EXTENSION: zipped(parts())}


def parts() -> dict[str, bytes]:
    """Every file of the extension, by its path inside."""
    modules = basic_modules()
    listed = "".join(f' <library:element library:name="{name}"/>\n' for name in modules)
    texts = {
        "META-INF/manifest.xml": MANIFEST,
        "description.xml": DESCRIPTION.format(version=daysix.__version__),
        "Addons.xcu": addons_xml(),
        "CalcWindowState.xcu": window_xml(),
        f"{LIBRARY}/script.xlb": LIBRARY_LIST.format(library=LIBRARY, modules=listed),
        f"{LIBRARY}/dialog.xlb": LIBRARY_LIST.format(library=LIBRARY, modules=""),
        **{
            f"{LIBRARY}/{name}.xba": MODULE.format(name=name, text=escape(text))
            for name, text in modules.items()
        },
    }
    icons = {
        f"icons/{icon}-{size}.png": picture(icon, size)
        for icon in sorted({action.icon for action in ACTIONS})
        for size in (SMALL, BIG)
    }
    return {path: text.encode() for path, text in texts.items()} | icons


def basic_modules() -> dict[str, str]:
    """The macros as LibreOffice reads them, by name."""
    return {
        "Logic": VBA + _text("Logic.bas"),
        "Files": _text("libreoffice/Files.bas"),
        "Toolbar": "".join(
            f'Sub {_macro(action)}\n    Press "{action.id}"\nEnd Sub\n' for action in ACTIONS
        ),
    }


def _text(path: str) -> str:
    """A module without the line that only Excel's editor wants."""
    lines = (MACROS / path).read_text(encoding="ascii").splitlines(keepends=True)
    return "".join(line for line in lines if not line.startswith("Attribute "))


def _macro(action: Action) -> str:
    return f"Click_{action.id}"


def command_of(action: Action) -> str:
    """The address by which LibreOffice finds an action's macro."""
    place = f"{LIBRARY}.Toolbar.{_macro(action)}"
    return f"vnd.sun.star.script:{place}?language=Basic&location=application"


def addons_xml() -> str:
    """The toolbar, the menu and the pictures."""
    top = _settings_of("org.openoffice.Office", "Addons")
    ui = _node(top, "AddonUI", new=False)
    bars = _node(ui, "OfficeToolBar", new=False)
    menu = _node(_node(ui, "OfficeMenuBar", new=False), "DaySixMenu")
    _props(menu, {"Title": TAB, "Context": SPREADSHEETS, "Target": "_self"})
    entries = _node(menu, "Submenu", new=False)
    place = 0
    for group, actions in shown_groups():
        bar = _node(bars, bar_of(group))
        if place:
            _prop(_node(entries, f"n{place:02}s"), "URL", "private:separator")
        for action in actions:
            place += 1
            for parent in (bar, entries):
                _props(_node(parent, f"n{place:02}"), _entry(action))
    images = _node(ui, "Images", new=False)
    for action in ACTIONS:
        _picture(_node(images, f"DaySix_{action.id}"), action)
    return _written(top)


def bar_of(group: Group) -> str:
    """The name of a group's toolbar: each has its own, so that all are seen on a small screen."""
    return f"{TOOLBAR}{group.id.title()}"


def window_xml() -> str:
    """Where the toolbars stand at first: under the others, with words beside the pictures."""
    top = _settings_of("org.openoffice.Office.UI", "CalcWindowState")
    states = _node(_node(top, "UIElements", new=False), "States", new=False)
    for place, (group, _) in enumerate(shown_groups()):
        state = _node(states, f"private:resource/toolbar/addon_{bar_of(group)}")
        _prop(state, "UIName", f"{TAB}: {group.label}")
        for name, value in (("Docked", "true"), ("Visible", "true")):
            _prop(state, name, value, of="boolean")
        for name, number in (("DockingArea", 0), ("Style", WORDS_BESIDE_PICTURES)):
            _prop(state, name, str(number), of="int")
        row, column = divmod(place, BARS_IN_A_ROW)
        _prop(state, "DockPos", f"{column * WIDEST_BAR},{FIRST_FREE_ROW + row}")
    return _written(top)


def _settings_of(package: str, name: str) -> Element:
    return Element(
        "oor:component-data",
        {"xmlns:oor": REGISTRY, "xmlns:xs": SCHEMA, "oor:name": name, "oor:package": package},
    )


def _written(top: Element) -> str:
    indent(top)
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + tostring(top, encoding="unicode") + "\n"


def _entry(action: Action) -> Mapping[str, str]:
    return {
        "URL": command_of(action),
        "Title": action.label,
        "Context": SPREADSHEETS,
        "Target": "_self",
    }


def _picture(node: Element, action: Action) -> None:
    _prop(node, "URL", command_of(action))
    own = _node(node, "UserDefinedImages", new=False)
    _prop(own, "ImageSmallURL", f"%origin%/icons/{action.icon}-{SMALL}.png")
    _prop(own, "ImageBigURL", f"%origin%/icons/{action.icon}-{BIG}.png")


def _node(parent: Element, name: str, *, new: bool = True) -> Element:
    made = SubElement(parent, "node", {"oor:name": name})
    if new:
        made.set("oor:op", "replace")
    return made


def _props(node: Element, values: Mapping[str, str]) -> None:
    for name, value in values.items():
        _prop(node, name, value)


def _prop(node: Element, name: str, value: str, *, of: str = "string") -> None:
    prop = SubElement(node, "prop", {"oor:name": name, "oor:type": f"xs:{of}"})
    SubElement(prop, "value").text = value
