"""The tab of the ribbon, drawn from the registry of actions."""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from daysix.actions import TAB, TAB_KEYTIP, shown_groups

if TYPE_CHECKING:
    from daysix.actions import Action

TITLE = "Ribbon"
NAMESPACE = "http://schemas.microsoft.com/office/2009/07/customui"
CALLBACK = "OnAction"


def make() -> dict[str, str | bytes]:
    """The tab, to be read beside the macros; the add-in holds the same bytes."""
    return {"../../macros/customUI14.xml": ribbon_xml()}


def ribbon_xml() -> str:
    """The tab as Excel reads it: one callback for every button, which finds its id in its tag."""
    top = Element("customUI", xmlns=NAMESPACE)
    tabs = SubElement(SubElement(top, "ribbon"), "tabs")
    tab = SubElement(tabs, "tab", id="DaySix", label=TAB, keytip=TAB_KEYTIP)
    for group, actions in shown_groups():
        drawn = SubElement(tab, "group", id=f"DaySix.group.{group.id}", label=group.label)
        for action in actions:
            SubElement(drawn, "button", _button(action))
    indent(top)
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + tostring(top, encoding="unicode") + "\n"


def _button(action: Action) -> dict[str, str]:
    return {
        "id": f"DaySix.{action.id}",
        "tag": action.id,
        "label": action.label,
        "keytip": action.keytip,
        "screentip": action.screentip,
        "supertip": action.supertip,
        "image": action.icon,
        "size": "large" if action.large else "normal",
        "onAction": CALLBACK,
    }
