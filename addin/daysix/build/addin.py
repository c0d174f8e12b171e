"""The Excel add-in: the macros' text, the tab and its pictures in one file.

Nothing is compiled and nothing is taken from a finished add-in, so what stands in ``macros`` is
all there is. Two builds give the same bytes.
"""

from __future__ import annotations

import io
import tempfile
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING

from daysix.actions import ACTIONS
from daysix.build import RefusedError
from daysix.build._zipped import zipped
from daysix.build.icons import picture
from daysix.build.ribbon_xml import ribbon_xml

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

TITLE = "Excel add-in"
ADDIN = "../../macros/DaySix.xlam"
MACROS = Path(__file__).resolve().parents[3] / "macros"
MODULES = ("Logic", "Files")
PROJECT = "DaySix"
BLANK_PROJECT = "VBAProject"
LONGEST = 99
"""Lines of macros in all: few enough for one sitting of whoever must allow them."""

ICON_SIZE = 64
"""One picture a button; Excel makes it smaller where it must."""
RIBBON = "http://schemas.microsoft.com/office/2007/relationships/ui/extensibility"
IMAGE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/image"
RELATIONSHIPS = "http://schemas.openxmlformats.org/package/2006/relationships"
CORE = """<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<cp:coreProperties\
 xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"\
 xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"\
 xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">\
<dc:title>Day Six</dc:title>\
<dc:description>Exclusion trackers: checked, dated and explained.</dc:description>\
<dc:creator>Day Six</dc:creator><cp:lastModifiedBy>Day Six</cp:lastModifiedBy>\
</cp:coreProperties>
"""


def make() -> dict[str, str | bytes]:
    """The add-in.

    Raises
    ------
    RefusedError
        The macros are longer than promised, or hold a letter outside ASCII.
    """
    return {ADDIN: _with_ribbon(_workbook(macros()))}


def macros() -> dict[str, str]:
    """Each module's text with the line ends VBA wants, by name."""
    texts = {name: (MACROS / f"{name}.bas").read_text(encoding="utf-8") for name in MODULES}
    for name, text in texts.items():
        if not text.isascii():
            raise RefusedError(f"{name}.bas holds a letter outside ASCII. Write it plainly.")
    lines = sum(len(text.splitlines()) for text in texts.values())
    if lines > LONGEST:
        raise RefusedError(f"The macros have {lines} lines, over {LONGEST}. Shorten them.")
    return {name: text.replace("\n", "\r\n") for name, text in texts.items()}


def _workbook(modules: Mapping[str, str]) -> bytes:
    """An empty add-in with the modules in it."""
    from pyopenvba import ExcelFile

    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "DaySix.xlam"
        with ExcelFile.create_new(path) as book:
            project = book.vba_project()
            for name, text in modules.items():
                project.add_module(name, text)
            project.delete_module("Module1")
            book.save()
        return path.read_bytes()


def _with_ribbon(workbook: bytes) -> bytes:
    """The same with our name, the tab, and the relationship by which Excel finds the tab."""
    with zipfile.ZipFile(io.BytesIO(workbook)) as source:
        parts = {name: source.read(name) for name in source.namelist()}
    parts["xl/vbaProject.bin"] = _named(parts["xl/vbaProject.bin"])
    parts["docProps/core.xml"] = CORE.encode()
    parts["[Content_Types].xml"] = parts["[Content_Types].xml"].replace(
        b"<Override", b'<Default Extension="png" ContentType="image/png"/><Override', 1
    )
    link = f'<Relationship Id="rIdTab" Type="{RIBBON}" Target="customUI/customUI14.xml"/>'
    parts["_rels/.rels"] = parts["_rels/.rels"].replace(
        b"</Relationships>", f"{link}</Relationships>".encode()
    )
    parts["customUI/customUI14.xml"] = ribbon_xml().encode()
    icons = sorted({action.icon for action in ACTIONS})
    parts["customUI/_rels/customUI14.xml.rels"] = _pictures(icons)
    for name in icons:
        parts[f"customUI/images/{name}.png"] = picture(name, ICON_SIZE)
    return zipped(parts)


def _pictures(icons: Iterable[str]) -> bytes:
    links = "".join(
        f'<Relationship Id="{name}" Type="{IMAGE}" Target="images/{name}.png"/>' for name in icons
    )
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        f'<Relationships xmlns="{RELATIONSHIPS}">{links}</Relationships>\n'
    ).encode()


def _named(vba: bytes) -> bytes:
    """The macros' project under our own name, wherever it is written."""
    from pyopenvba.cfb import CFB
    from pyopenvba.vba import compress, decompress

    store = CFB.from_bytes(vba)
    text = store.get_stream("PROJECT")
    store.write_stream("PROJECT", _replaced(text, f'Name="{BLANK_PROJECT}"', f'Name="{PROJECT}"'))
    folder = decompress(store.get_stream_in_storage("VBA", "dir"))
    renamed = _replaced(folder, _name_record(BLANK_PROJECT), _name_record(PROJECT))
    store.write_stream_in_storage("VBA", "dir", compress(renamed))
    return bytes(store.to_bytes())


def _name_record(name: str) -> bytes:
    return b"\x04\x00" + len(name).to_bytes(4, "little") + name.encode("ascii")


def _replaced(text: bytes, old: str | bytes, new: str | bytes) -> bytes:
    was, becomes = (one.encode("ascii") if isinstance(one, str) else one for one in (old, new))
    if text.count(was) != 1:
        raise RefusedError("The blank add-in names its macros otherwise than expected.")
    return text.replace(was, becomes)
