"""What a workbook or a value may hide: F8, bombs and far cells, and F10, text like formulas.

The parts of both that concern saving. As in ``faults_saving``, each function gives (fault,
trials, outcome).
"""

from __future__ import annotations

import json
import random
import subprocess
import sys
import zipfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT), str(ROOT / "addin")]

from daysix.desk.patching import CellEdit, patch_cells  # noqa: E402
from daysix.desk.patching.addresses import address  # noqa: E402
from tests.benchmarks.saving_trials import (  # noqa: E402
    SEED,
    Outcome,
    cells_in,
    how_many,
    judged,
    new_folder,
)
from tests.desk.rich_workbook import SHEET_PART, rich_workbook  # noqa: E402 - after the path is known

MOST_MEMORY = 600_000_000
BEGINNINGS = (
    "=", "+", "-", "@", "\t=", "\r=", "\n=", " =", "\uff1d", "'=", "=cmd|' /C calc'!A0",
    '=HYPERLINK("https://a.example")', "https://a.example/", "mailto:a@b.example", "file:///S:/",
    "<f>1+1</f>", "</t></is><f>1</f>", "]]>", "<![CDATA[", "&lt;f&gt;", "&#61;", "_x003D_1",
    "\\\\s\\a",     '"/><f>1</f>', "<!--", "<?xml ?>", "{=1}", "#REF!", "TRUE", "1e5",
)  # fmt: skip


def hostile_workbooks(*, full: bool, seed: int = SEED) -> Outcome:
    """F8, the part that concerns saving: bombs, far cells, a stale size, error cells."""
    del full, seed  # there are few, and all of them always run
    wrong, said = [], []
    with new_folder() as folder:
        hostile = _hostile(folder)
        for name, (path, edit, expected) in hostile.items():
            old = path.read_bytes()
            answer, memory = _in_a_process(path, edit)
            if answer not in expected:
                wrong.append(f"{name}: {answer}")
            if memory > MOST_MEMORY:
                wrong.append(f"{name}: {memory:,} bytes of memory")
            if answer.startswith("Z-") and path.read_bytes() != old:
                wrong.append(f"{name}: refused, but changed")
            said.append(f"{name} {answer}")
    return judged("F8 hostile workbooks", len(said), ", ".join(said), wrong)


def _hostile(folder: Path) -> dict[str, tuple[Path, CellEdit, set[str]]]:
    sheet = _part(folder, SHEET_PART)
    huge = sheet.replace(b"<sheetData>", b"<sheetData>" + b" " * 400_000_000)
    many = sheet.replace(b"</sheetData>", b" " * 120_000_000 + b"</sheetData>")
    far = sheet.replace(
        b"</sheetData>", b'<row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData>'
    )
    entity = sheet.replace(b"<worksheet", b'<!DOCTYPE worksheet [<!ENTITY a "b">]><worksheet', 1)
    plain = CellEdit("Exclusions", "B4", "x")
    last = CellEdit("Exclusions", "XFD1048576", 2, 1)
    cases = {
        "bomb": (huge, plain, {"Z-006"}),
        "large but honest": (many, plain, {"1 changed"}),
        "far cell": (far, last, {"1 changed"}),
        "new far cell": (sheet, CellEdit("Exclusions", "XFD1048576", 2, None), {"1 changed"}),
        "own definitions": (entity, plain, {"Z-005"}),
        "stale size": (sheet.replace(b'n ref="A1:H9"', b'n ref="A1"'), plain, {"1 changed"}),
        "error cell": (
            sheet.replace(b'"F5" s="0"><v>5', b'"F5" s="0" t="e"><v>#N/A'),
            CellEdit("Exclusions", "F5", 5, "#N/A"),
            {"1 changed"},
        ),
    }  # fmt: skip
    found = {}
    for name, (text, edit, expected) in cases.items():
        path = rich_workbook(folder / f"{name}.xlsm", changed={SHEET_PART: text})
        found[name] = (path, edit, expected)
    lying = folder / "lying bomb.xlsm"
    lying.write_bytes(_smaller_on_paper(found["bomb"][0].read_bytes(), len(huge)))
    return found | {"lying bomb": (lying, plain, {"Z-005"})}


def _part(folder: Path, name: str) -> bytes:
    path = rich_workbook(folder / "plain.xlsm")
    with zipfile.ZipFile(path) as packed:
        return packed.read(name)


def _smaller_on_paper(content: bytes, size: int) -> bytes:
    return content.replace(size.to_bytes(4, "little"), (1000).to_bytes(4, "little"))


def _in_a_process(path: Path, edit: CellEdit) -> tuple[str, int]:
    """Make one change in a process of its own: what came of it, and the most memory it took."""
    program = (
        "import sys, json; from daysix.desk.patching import CellEdit, patch_cells;"
        "from daysix.law.errors import BadInput\n"
        "path, edit = sys.argv[1], CellEdit(*json.loads(sys.argv[2]))\n"
        "try: print(patch_cells(path, [edit]).changed, 'changed')\n"
        "except BadInput as refusal: print(refusal.code)\n"
        "most = [line for line in open('/proc/self/status') if line.startswith('VmHWM')]\n"
        "print(int(most[0].split()[1]) * 1024)"
    )
    told = edit if isinstance(edit.expect, int | str | None) else edit[:3]
    command = [sys.executable, "-c", program, str(path), json.dumps(list(told))]
    done = subprocess.run(
        command, capture_output=True, check=True, text=True, env={"PYTHONPATH": str(ROOT / "addin")}
    )
    answer, memory = done.stdout.split("\n")[:2]
    return answer, int(memory)


def formula_injection(*, full: bool, seed: int = SEED) -> Outcome:
    """F10, the part that concerns saving: text that would like to be a formula or a link."""
    draw, trials = random.Random(seed), how_many(5000, full=full)  # noqa: S311
    letters = "=+-@\"'<>&;:!|() \t\nAé£漢😀1"
    texts = {
        address(row, 26): draw.choice(BEGINNINGS)
        + "".join(draw.choices(letters, k=draw.randrange(12)))
        for row in range(1, trials + 1)
    }
    with new_folder() as folder:
        path = rich_workbook(folder / "tracker.xlsm")
        before = _dangers(path)
        report = patch_cells(
            path, [CellEdit("Exclusions", cell, text) for cell, text in texts.items()]
        )
        after, held = _dangers(path), cells_in(path)
    wrong = [f"{cell} was skipped" for cell in [skip.edit.cell for skip in report.skipped]]
    wrong += [f"formulas and links {before} became {after}"] if before != after else []
    wrong += [
        f"{cell} holds {held.get(cell)!r}, not {text!r}"
        for cell, text in texts.items()
        if _as_openpyxl_reads(held.get(cell)) != text.replace("\r", "\n")
    ]
    return judged("F10 text that looks like a formula", trials, "all stayed text", wrong)


def _as_openpyxl_reads(value: object) -> object:
    """It leaves a written-out ``_`` as it stands in the file; Excel does not."""
    return value.replace("_x005F_", "_") if isinstance(value, str) else value


def _dangers(path: Path) -> tuple[int, int]:
    """How many formulas and links the sheet has, by the tags in its text."""
    from xml.etree import ElementTree as ET

    with zipfile.ZipFile(path) as packed:
        root = ET.fromstring(packed.read(SHEET_PART))  # noqa: S314 - our own file
    tags = [element.tag.rpartition("}")[2] for element in root.iter()]
    return tags.count("f"), tags.count("hyperlink")
