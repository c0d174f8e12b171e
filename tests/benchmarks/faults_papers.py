"""Papers that want to run, to hide or to fetch: F12, and what F9 asks of Word documents.

Each is given a harmless name. It must be named for a person, with its flag and a sentence, and not
one word of it may come out; nothing may be started, written, or reached over a network meanwhile.
"""

from __future__ import annotations

import io
import os
import random
import sys
import zipfile
from struct import pack
from typing import TYPE_CHECKING, Any

from daysix.attachments import read_paper
from tests.attachments import made_papers, old_word
from tests.benchmarks.faults_reading import DEFINITIONS
from tests.benchmarks.saving_trials import SEED, Outcome, how_many, judged

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Self

    Maker = Callable[[random.Random], bytes]

TRIALS = 200
CANARY = "canary"
NAMES = ["Form.docx", "Form.pdf", "Tracker.xlsx", "notes.txt", "photo.jpg", "x", "a.zip", "b.eml"]
OURS = "from daysix.attachments.child import serve; serve()"
REACHES = {"socket.connect", "socket.getaddrinfo", "urllib.Request"}
STARTS = {"os.startfile", "os.system", "os.exec", "os.posix_spawn"}
ROOT_ONLY = {"_VBA_PROJECT": b"Attribute VB_Name"}
NATIVE = {"\x01Ole10Native": b"MZ canary"}


def rows(*, full: bool) -> list[Outcome]:
    """Both."""
    return [dangerous(full=full), definitions(full=full)]


def dangerous(*, full: bool, seed: int = SEED) -> Outcome:
    """F12: macros, programs packed in, locked files, archives in archives, each by its content."""
    draw = random.Random(seed)  # noqa: S311 - trials, not secrets
    makers = list(MAKERS.items())
    draw.shuffle(makers)
    wrong: list[str] = []
    trials = how_many(TRIALS, full=full)
    made: list[tuple[str, str, bytes]] = []
    for number in range(trials):
        (what, flag), make = makers[number % len(makers)]
        content = make(draw)
        if number // len(makers) % 2:
            content = made_papers.zipped({draw.choice(NAMES): content})
        made.append((what, flag, content))
    with Watch() as watch:
        for what, flag, content in made:
            fault = judge(read_paper(draw.choice(NAMES), content), flag)
            wrong += [f"{what}: {fault}"] if fault else []
    return judged("F12 papers that may harm", trials, "never opened, listed", wrong + watch.found)


def judge(papers: tuple[Any, ...], flag: str) -> str:
    """What is wrong with what was read; blank if nothing is."""
    said = " ".join(
        [one.text for one in papers]
        + [f"{each.label} {each.value}" for one in papers for each in one.labelled]
        + [one.sentence for one in papers]
    )
    if CANARY in said:
        return "a word of it came out"
    if not any(flag in one.flags for one in papers):
        return f"not flagged {flag}: {[sorted(one.flags) for one in papers]}"
    if any(one.flags and not one.sentence for one in papers):
        return "flagged without a sentence"
    return ""


def definitions(*, full: bool, seed: int = SEED) -> Outcome:
    """F9 in Word documents: a document type or an outside entity in every part that is XML."""
    draw = random.Random(seed)  # noqa: S311
    parts = _word_parts()
    every = [
        (part, definition, wide)
        for part in sorted(parts)
        for definition in DEFINITIONS
        for wide in (False, True)
    ]
    chosen = every if full else draw.sample(every, how_many(len(every), full=False) + len(parts))
    wrong: list[str] = []
    with Watch() as watch:
        for part, definition, wide in chosen:
            content = parts[part]
            changed = definition + content[content.find(b"?>") + 2 :]
            if wide:
                changed = b"\xff\xfe" + changed.decode().encode("utf-16-le")
            (paper,) = read_paper("Form.docx", made_papers.zipped({**parts, part: changed}))
            if paper.text or paper.labelled or "(E-031)" not in paper.sentence:
                wrong.append(f"{part} {definition!r}: {paper.sentence or 'read'}")
    wrong += watch.found
    return judged("F9 definitions in Word files", len(chosen), "refused, nothing touched", wrong)


def _word_parts() -> dict[str, bytes]:
    """The XML parts of a document as the usual library writes it."""
    import docx

    document = docx.Document()
    document.add_paragraph(CANARY)
    document.sections[0].header.paragraphs[0].text = CANARY
    made = io.BytesIO()
    document.save(made)
    with zipfile.ZipFile(made) as archive:
        names = [name for name in archive.namelist() if name.endswith((".xml", ".rels"))]
        return {name: archive.read(name) for name in names}


class Watch:
    """Notes every process but our own, every write, every canary file, and all use of a network."""

    def __enter__(self) -> Self:
        self.found: list[str] = []
        self._on = True
        sys.addaudithook(self._see)
        return self

    def __exit__(self, *_about: object) -> None:
        self._on = False  # a hook cannot be taken off again

    def _see(self, event: str, about: tuple[Any, ...]) -> None:
        if not self._on:
            return
        if event in REACHES | STARTS or (
            event == "subprocess.Popen" and not any(OURS in str(one) for one in about[1])
        ):
            self.found.append(f"{event} {about}")
        elif event == "open":
            self._opened(about)

    def _opened(self, about: tuple[Any, ...]) -> None:
        path, mode, flags = about
        if isinstance(path, int):
            return  # one end of a pipe
        name = os.fsdecode(path)
        writes = any(letter in (mode or "") for letter in "wax+") or (
            mode is None and bool(flags & (os.O_WRONLY | os.O_RDWR))
        )
        if CANARY in name or (writes and name != os.devnull and "__pycache__" not in name):
            self.found.append(f"open {name}")


def _docx(_draw: random.Random, **parts: bytes) -> bytes:
    body = made_papers.paragraph(CANARY)
    return made_papers.docx(body, **parts)


def _types(kind: str) -> str:
    return made_papers.CONTENT_TYPES.replace(
        "</Types>", f'<Override PartName="/word/data.dat" ContentType="{kind}"/></Types>'
    )


def _typed_docx(_draw: random.Random) -> bytes:
    """Macros under a name of no meaning, told only by the list of types."""
    document = f"<w:document {made_papers.W}><w:body>{CANARY}</w:body></w:document>"
    return made_papers.zipped(
        {
            "[Content_Types].xml": _types("application/vnd.ms-office.vbaProject"),
            "word/document.xml": document,
            "word/data.dat": b"packed",
        }
    )


def _workbook(part: str) -> Maker:
    def make(_draw: random.Random) -> bytes:
        book = io.BytesIO(made_papers.workbook(("Form", [["UPN", CANARY]])))
        with zipfile.ZipFile(book) as archive:
            parts: dict[str, Any] = {name: archive.read(name) for name in archive.namelist()}
        return made_papers.zipped({**parts, part: old_word.compound(ROOT_ONLY)})

    return make


def _old_sheet(draw: random.Random) -> bytes:
    """A workbook of before 2007 with a sheet of the oldest kind of macros."""
    name = CANARY.encode()
    start = pack("<HHHHHH", 0x809, 16, 0x600, 5, 0, 0) + bytes(8)
    listed = pack("<HHIBBBB", 0x85, 8 + len(name), 0, draw.choice((0, 1, 2)), 1, len(name), 0)
    return old_word.compound({"Workbook": start + listed + name + pack("<HH", 0x0A, 0)})


def _old_word(**more: Any) -> Maker:
    return lambda _draw: old_word.word([old_word.Said(f"{CANARY}\r")], **more)


def _nested(draw: random.Random) -> bytes:
    content = made_papers.zipped({"a.txt": CANARY})
    for _ in range(draw.randint(4, 9)):
        content = made_papers.zipped({draw.choice(NAMES): content})
    return content


def _locked_member(_draw: random.Random) -> bytes:
    content = bytearray(made_papers.zipped({"a.txt": CANARY}, squeeze=False))
    content[content.find(b"PK\x01\x02") + 8] |= 1
    return bytes(content)


def _mailed(draw: random.Random) -> bytes:
    inner = _docx(draw, **{"word__vbaProject.bin": old_word.compound(ROOT_ONLY)})
    return made_papers.mail("Please see the form.", ("Form.pdf", inner))


def _starts(*starts: bytes) -> Maker:
    return lambda draw: draw.choice(starts) + CANARY.encode() + bytes(draw.randint(0, 90))


def _script(draw: random.Random) -> bytes:
    lines = (
        "@echo off\r\nstart ",
        "#!/bin/sh\n",
        'Set x = CreateObject("WScript.Shell")\r\n',
        "var s = new ActiveXObject('x');\n",
        "powershell -enc ",
        "[InternetShortcut]\r\nURL=http://day-six.example/",
        "Windows Registry Editor Version 5.00\r\n",
    )
    return (draw.choice(lines) + CANARY).encode(draw.choice(("utf-8", "utf-16")))


def _rich(draw: random.Random) -> bytes:
    hidden = old_word.compound(NATIVE).hex().encode()
    spaced = b"\n".join(hidden[at : at + 40] for at in range(0, 400, 40))
    word = draw.choice((b"\\objdata ", b"\\objupdate ", b"\\objemb\\objw1\\objdata "))
    return b"{\\rtf1 " + CANARY.encode() + b"{\\object" + word + spaced + b"}}"


SEALED = b"\x30\x82\x0a\x00\x06\x09\x2a\x86\x48\x86\xf7\x0d\x01\x07\x03"
MACROS, PACKED_IN = old_word.compound(ROOT_ONLY), old_word.compound(NATIVE)
MAKERS: dict[tuple[str, str], Maker] = {
    ("macros", "macro"): lambda draw: _docx(draw, **{"word__vbaProject.bin": MACROS}),
    ("macros by type alone", "macro"): _typed_docx,
    ("macros by content alone", "macro"): lambda draw: _docx(draw, **{"word__a.dat": MACROS}),
    ("old Word with macros", "macro"): _old_word(more=ROOT_ONLY),
    ("workbook with macros", "macro"): _workbook("xl/vbaProject.bin"),
    ("workbook with a macro sheet", "macro"): _workbook("xl/macrosheets/sheet1.xml"),
    ("old workbook with a macro sheet", "macro"): _old_sheet,
    ("macros on a mail", "macro"): _mailed,
    ("program packed in", "program"): lambda draw: _docx(
        draw, **{"word__embeddings__oleObject1.bin": PACKED_IN}
    ),
    ("program as a part", "program"): lambda draw: _docx(
        draw, **{"word__embeddings__a.bin": b"MZ" + bytes(50)}
    ),
    ("old Word with a program", "program"): _old_word(more=NATIVE),
    ("rich text with a program", "program"): _rich,
    ("program", "program"): _starts(b"MZ", b"\x7fELF", b"L\0\0\0\x01\x14\x02\0", b"ITSF"),
    ("script", "program"): _script,
    ("program of Java", "program"): lambda _: made_papers.zipped(
        {"META-INF/MANIFEST.MF": CANARY, "A.class": "x"}
    ),
    ("locked Office file", "encrypted"): lambda _: old_word.compound(
        {"EncryptedPackage": CANARY.encode(), "EncryptionInfo": b"x"}
    ),
    ("locked old Word", "encrypted"): _old_word(locked=True),
    ("locked PDF", "encrypted"): lambda _: made_papers.locked_pdf(),
    ("locked member", "encrypted"): _locked_member,
    ("sealed mail", "encrypted"): _starts(SEALED, b"-----BEGIN PGP MESSAGE-----\n"),
    ("archives in archives", "nested"): _nested,
    ("other archive", "unreadable"): _starts(b"7z\xbc\xaf\x27\x1c", b"Rar!\x1a\x07\x01\x00"),
}
