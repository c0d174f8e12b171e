"""The built add-in and the extension: our text and nothing else, drawn from the registry."""

from __future__ import annotations

import io
import json
import re
import subprocess
import sys
import zipfile
from collections import Counter
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from PIL import Image

from daysix import cli, ribbon
from daysix.actions import ACTIONS, GROUPS, MOST_IN_A_GROUP, TAB_KEYTIP, shown_groups
from daysix.build import addin, icons, ribbon_xml, texts, toolbar

MACROS = Path(__file__).resolve().parents[2] / "macros"
PACKAGE = MACROS.parent / "addin" / "daysix"
BUILT = MACROS / "DaySix.xlam"
EXTENSION = MACROS / "DaySix.oxt"
UI = "{http://schemas.microsoft.com/office/2009/07/customui}"
NAME = "{http://openoffice.org/2001/registry}name"
WHITE, DARK = (255, 255, 255), (38, 38, 38)
TOLD_APART = 3.0
"""Contrast a picture needs, by the accessibility guidelines for the web, 1.4.11."""


@pytest.fixture(scope="module")
def parts():
    with zipfile.ZipFile(BUILT) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


@pytest.fixture(scope="module")
def buttons(parts):
    return list(ET.fromstring(parts["customUI/customUI14.xml"]).iter(f"{UI}button"))  # noqa: S314


def test_what_is_built_is_what_the_text_gives():
    assert BUILT.read_bytes() == addin.make()[addin.ADDIN]
    assert EXTENSION.read_bytes() == toolbar.make()[toolbar.EXTENSION]


def test_two_builds_are_the_same_to_the_byte():
    assert addin.make() == addin.make()
    assert toolbar.make() == toolbar.make()


def seen_by_olevba(path: Path) -> list[dict]:
    command = [sys.executable, "-W", "ignore", "-m", "oletools.olevba", "--json", str(path)]
    told = subprocess.run(command, capture_output=True, text=True, check=False).stdout
    return next(one for one in json.loads(told) if one["type"] == "OpenXML")["macros"]


def test_an_outside_reader_finds_our_text_and_no_other():
    found = {one["vba_filename"]: one["code"] for one in seen_by_olevba(BUILT)}
    ours = {f"{name}.bas": _lines(text) for name, text in addin.macros().items()}
    assert {name: _lines(code) for name, code in found.items() if code.strip()} == ours


def _lines(text: str) -> list[str]:
    return [line for line in text.splitlines() if not line.startswith("Attribute ")]


def test_an_outside_reader_expects_it_to_open_without_repair():
    command = [sys.executable, "-m", "openxml_audit", str(BUILT)]
    ran = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (ran.returncode, "Errors: 0" in ran.stdout) == (0, True), ran.stdout


@pytest.mark.parametrize(
    "word", ["Shell", "WScript", "CreateObject", "GetObject", "Declare", "OnTime", "Kill", "Auto_"]
)
def test_the_macros_use_nothing_that_is_often_forbidden(word):
    for path in [*MACROS.glob("*.bas"), *MACROS.glob("libreoffice/*.bas")]:
        assert not re.search(rf"\b{word}", path.read_text(encoding="ascii"), re.IGNORECASE)


def test_only_one_module_touches_the_machine():
    text = (MACROS / "Logic.bas").read_text(encoding="ascii")
    text = re.sub(r'"[^"]*"', '""', text)  # what it says does not count
    for word in ["Open ", "Dir(", "Environ", "MsgBox", "Print #", "ActiveWorkbook", "Application"]:
        assert word not in text


def test_the_macros_can_be_read_in_one_sitting():
    lines = sum(len(text.splitlines()) for text in addin.macros().values())
    assert lines < 100


def test_excel_finds_the_tab_and_every_picture(parts):
    links = ET.fromstring(parts["_rels/.rels"])  # noqa: S314
    targets = {link.get("Type"): link.get("Target") for link in links}
    assert targets[addin.RIBBON] == "customUI/customUI14.xml"
    pictures = {
        link.get("Id"): f"customUI/{link.get('Target')}"
        for link in ET.fromstring(parts["customUI/_rels/customUI14.xml.rels"])  # noqa: S314
    }
    assert set(pictures) == {action.icon for action in ACTIONS}
    assert set(pictures.values()) <= set(parts)


def test_the_tab_holds_every_action_once_and_no_other(buttons):
    assert [button.get("tag") for button in buttons] == [
        action.id for _, actions in shown_groups() for action in actions
    ]
    assert len(buttons) == len(ACTIONS)


def test_every_button_calls_a_macro_that_takes_one_thing(buttons):
    logic = addin.macros()["Logic"]
    callbacks = {button.get("onAction") for button in buttons}
    assert callbacks == {ribbon_xml.CALLBACK}
    assert f"Public Sub {ribbon_xml.CALLBACK}(control As Object)" in logic


def test_every_button_says_what_it_does_and_what_it_changes(buttons):
    for button in buttons:
        for said in ("label", "screentip", "supertip", "image", "keytip"):
            assert button.get(said)
    for action in ACTIONS:
        if action.changes and action.id != "undo":
            assert "Undo last action" in action.supertip
        if not action.changes:
            assert re.search(r"change[sd]", action.supertip, re.IGNORECASE)


def test_names_are_unique_and_no_keytip_begins_another(parts):
    top = ET.fromstring(parts["customUI/customUI14.xml"])  # noqa: S314
    ids = Counter(one.get("id") for one in top.iter() if one.get("id"))
    assert max(ids.values()) == 1
    tips = [action.keytip for action in ACTIONS]
    assert len(tips) == len(set(tips))
    assert not any(a != b and b.startswith(a) for a in tips for b in tips)
    assert TAB_KEYTIP.isalpha()


def test_groups_are_known_and_none_is_crowded():
    assert {action.group for action in ACTIONS} <= {group.id for group in GROUPS}
    assert all(len(actions) <= MOST_IN_A_GROUP for _, actions in shown_groups())


def test_libreoffice_has_the_same_buttons_in_the_same_order():
    top = ET.fromstring(toolbar.addons_xml())  # noqa: S314
    holders = {toolbar.bar_of(group): actions for group, actions in shown_groups()}
    for holder, actions in {**holders, "Submenu": ACTIONS}.items():
        bar = next(node for node in top.iter("node") if node.get(NAME) == holder)
        told = [_value(node, "Title") for node in bar if _value(node, "Title")]
        assert told == [action.label for action in actions]
        # LibreOffice draws them by name, not by place
        names = [node.get(NAME) for node in bar]
        assert names == sorted(names)


def test_libreoffice_shows_a_toolbar_for_each_group():
    window = toolbar.window_xml()
    for group, _ in shown_groups():
        assert f"private:resource/toolbar/addon_{toolbar.bar_of(group)}" in window


def _value(node: ET.Element, name: str) -> str:
    found = [prop.findtext("value") for prop in node.findall("prop") if prop.get(NAME) == name]
    return found[0] if found else ""


def test_the_command_line_offers_every_button(capsys):
    assert cli.main(["--help"]) == 0
    said = capsys.readouterr().out
    for _, actions in shown_groups():
        for action in actions:
            assert f"daysix {action.verb:<10} {action.label}: {action.screentip}." in said
            assert action.verb in cli._verb_names()


def test_a_click_has_a_job_for_every_button():
    assert set(ribbon.SERVED) == {action.id for action in ACTIONS}


@pytest.mark.parametrize("document", ["README.md", "docs/guide.md", "docs/for-it.md"])
def test_documents_say_of_the_buttons_what_the_registry_says(document):
    made = texts.make()[f"../../{document}"]
    assert (MACROS.parent / document).read_text(encoding="utf-8") == made


def test_libreoffice_runs_the_same_deciding_text():
    decided = toolbar.basic_modules()["Logic"]
    assert decided == toolbar.VBA + "\n".join(_lines(addin.macros()["Logic"])) + "\n"


@pytest.mark.parametrize("size", icons.SIZES)
def test_pictures_are_there_at_every_size(size):
    for action in ACTIONS:
        image = Image.open(MACROS / "icons" / f"{action.icon}-{size}.png")
        assert image.size == (size, size)
        assert image.getextrema()[3] == (0, 255)  # a ground to see through, and a full stroke


def test_pictures_on_the_disk_are_those_the_strokes_give():
    made = icons.make()
    assert {Path(path).name for path in made} == {p.name for p in (MACROS / "icons").iterdir()}
    for path, content in made.items():
        on_disk = (PACKAGE / path).read_bytes()
        assert (
            Image.open(io.BytesIO(on_disk)).tobytes() == Image.open(io.BytesIO(content)).tobytes()
        )


@pytest.mark.parametrize("ground", [WHITE, DARK])
@pytest.mark.parametrize("colour", [icons.BLUE, icons.GREEN, icons.RED, icons.AMBER, icons.GREY])
def test_every_colour_stands_out_on_a_light_and_on_a_dark_ribbon(colour, ground):
    shade = tuple(bytes.fromhex(colour[1:]))
    assert contrast(shade, ground) >= TOLD_APART


def contrast(one, other):
    """As the accessibility guidelines for the web reckon it."""
    bright, dim = sorted((luminance(one), luminance(other)), reverse=True)
    return (bright + 0.05) / (dim + 0.05)


def luminance(colour):
    def linear(part):
        share = part / 255
        return share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4

    red, green, blue = map(linear, colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
