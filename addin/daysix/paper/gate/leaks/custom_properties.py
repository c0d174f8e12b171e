"""Properties, variables and data of other programs kept in the file beside what shows."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from daysix.law.finding import HOUSE
from daysix.paper.gate.examples import clean, docx, leaks, word, xlsx
from daysix.paper.gate.frame import DOCX, STOP, TELL, XLSX, Found, counted, some
from daysix.paper.gate.package import all_of, attribute, remove, words_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from daysix.paper.gate.frame import Sharing
    from daysix.paper.gate.package import Package

CODE, TITLE, LEVEL, CITE, FORMATS = "Y-059", "Custom properties and data", STOP, HOUSE, (XLSX, DOCX)
WHY = "They do not show on the page, and go wherever the file goes."
FIX = dict.fromkeys(FORMATS, "Fix takes them out of the copy.")
DO = "Take them out."
CUSTOM = "custom-properties"
OFFICE_S_OWN = ("msip_label_", "contenttypeid", "mediaservice", "_dlc_", "classification",
                "sharedwithusers", "lcf76f", "taxcatchall")  # fmt: skip
"""What a council's own document store and its labels write: said, but no reason to stop."""
NOTHING = ("bibliography", "contenttype", "metadata", "formtemplates")
VARIABLES = ("docVar",)


def look(file: Package, _who: Sharing) -> Iterator[Found]:
    """One finding for properties, one for data."""
    named = [f"{each.get('name', '')} {words_of(each)}".strip() for _, each in _properties(file)]
    store = [each for each in named if each.casefold().startswith(OFFICE_S_OWN)]
    own = [each for each in named if each not in store]
    if own:
        says = f"has {counted(len(own), 'custom property', 'custom properties')}: {some(own)}"
        yield Found(says, tuple(own))
    if store:
        yield Found(f"carries the document store's own notes: {some(store)}", level=TELL)
    data = _data(file)
    if data:
        says = f"has {counted(len(data), 'piece')} of other programs' data in it"
        yield Found(says, tuple(data))


def _properties(file: Package) -> Iterator[tuple[str, Any]]:
    for link in file.links(""):
        if link.type == CUSTOM and link.target in file.parts:
            for each in all_of(file.tree(link.target), "property"):
                yield link.target, each
    for name in file.named("word/settings"):
        for each in all_of(file.tree(name), *VARIABLES):
            each.set("name", attribute(each, "name"))
            yield name, each


def _data(file: Package) -> list[str]:
    found = []
    for name in file.named("customxml/item"):
        if "props" in name.lower():
            continue
        top = file.tree(name)
        says = words_of(top) or any(words_of(each) for each in top)
        if says and not any(word in str(top.tag).lower() for word in NOTHING):
            found.append(name)
    return found


def fix(file: Package) -> None:
    """Take them out."""
    for part, each in list(_properties(file)):
        remove(each)
        file.changed(part)
    for name in _data(file):
        file.drop(name)
    for name in file.named("word/"):
        for each in all_of(file.tree(name), "dataBinding"):
            remove(each)
            file.changed(name)
    for name in file.named("word/settings"):
        for each in all_of(file.tree(name), "docVars"):
            remove(each)
    file.sweep()


def _custom(name: str) -> dict[str, str]:
    space = "http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"
    inside = f'<property name="{name}" pid="2"><lpwstr>Canary</lpwstr></property>'
    return {"docProps/custom.xml": f'<Properties xmlns="{space}">{inside}</Properties>'}


def _xml(inside: str) -> dict[str, str]:
    return {"customXml/item1.xml": inside}


LINKS = {" > custom-properties": "docProps/custom.xml"}
SOURCES = '<Sources xmlns="http://schemas.openxmlformats.org/officeDocument/2006/bibliography"/>'
DATA_LINKS = {"word/document.xml > customXml": "customXml/item1.xml"}
VARIABLE = '<w:docVars><w:docVar w:name="Child" w:val="Canary"/></w:docVars>'
EXAMPLES = (
    leaks(
        XLSX,
        "a property",
        lambda: xlsx(parts=_custom("Child"), links=LINKS),
        says="has 1 custom property: Child Canary",
    ),
    clean(XLSX, "none", xlsx),
    leaks(
        DOCX,
        "data of another program",
        lambda: docx(parts=_xml("<case><child>Canary</child></case>"), links=DATA_LINKS),
        says="has 1 piece of other programs' data",
    ),
    leaks(
        DOCX,
        "a variable",
        lambda: docx(
            parts={"word/settings.xml": word("settings", VARIABLE)},
            links={"word/document.xml > settings": "word/settings.xml"},
        ),
        says="has 1 custom property: Child",
    ),
    clean(DOCX, "an empty list of sources", lambda: docx(parts=_xml(SOURCES), links=DATA_LINKS)),
)
