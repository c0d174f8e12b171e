"""What a file is, by what is in it and never by its name alone.

A name may only make it worse: text called ``.bat`` is a script whatever stands in it. Nothing is
unpacked here; of a packed file only the list of what it holds is looked at.
"""

from __future__ import annotations

import io
import re
import zipfile

from daysix.attachments import sentences

DOCX, DOC, PDF, XLSX, XLS, CSV = "docx", "doc", "pdf", "xlsx", "xls", "csv"
TEXT, HTML, MAIL, ZIP, PICTURE, CALENDAR = "text", "html", "mail", "zip", "picture", "calendar"
RICH, OUTLOOK, WRAPPED, SIGNATURE, UNKNOWN = "rtf", "msg", "tnef", "signature", "unknown"
SHOWN = {RICH: DOC, OUTLOOK: MAIL, WRAPPED: MAIL, SIGNATURE: UNKNOWN}
"""Kinds told apart here only, and what a paper of that kind is called."""

COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
PACKED = (b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")
PICTURES = (
    b"\xff\xd8\xff", b"\x89PNG\r\n", b"GIF87a", b"GIF89a", b"II*\x00", b"MM\x00*",
    b"\x00\x00\x01\x00",
    b"\xd7\xcd\xc6\x9a", b"\x01\x00\x00\x00\x58\x00\x00\x00", b"8BPS", b"\x00\x00\x00\x0cjP  ",
)  # fmt: skip
BITMAP = re.compile(rb"BM.{4}\0\0\0\0", re.DOTALL)
BRANDS = (b"heic", b"heix", b"hevc", b"heim", b"mif1", b"msf1", b"avif")
FILMS = (b"\x1aE\xdf\xa3", b"ID3", b"OggS", b"fLaC", b"\xff\xfb", b"\x30\x26\xb2\x75")
PROGRAMS = (
    b"MZ", b"\x7fELF", b"\xca\xfe\xba\xbe", b"\xcf\xfa\xed\xfe", b"\xce\xfa\xed\xfe", b"dex\n",
    b"L\0\0\0\x01\x14\x02\0", b"ITSF", b"\0asm", b"#!", b"\xe4R\\{\x8c\xd8\xa7M",
)  # fmt: skip
ARCHIVES = {
    b"7z\xbc\xaf\x27\x1c": "7z",
    b"Rar!\x1a\x07": "rar",
    b"\x1f\x8b": "gz",
    b"BZh": "bz2",
    b"\xfd7zXZ\0": "xz",
    b"MSCF": "cab",
    b"\x28\xb5\x2f\xfd": "zst",
    b"\x60\xea": "arj",
    b"ISc(": "cab",
    b"vhdxfile": "disk image",
    b"conectix": "disk image",
}
SEALED = (b"v\xe8\x04`\xc4\x11\xe3\x86", b"-----BEGIN PGP MESSAGE-----", b"-----BEGIN PKCS7-----")
ENVELOPED = b"\x06\x09\x2a\x86\x48\x86\xf7\x0d\x01\x07\x03"
SIGNED = b"\x06\x09\x2a\x86\x48\x86\xf7\x0d\x01\x07\x02"
WRAPPER = b"\x78\x9f\x3e\x22"
RUNS = frozenset(
    ["ade", "adp", "app", "appx", "bat", "chm", "cmd", "com", "cpl", "dll", "exe", "hta", "inf",
     "ins", "iso", "jar", "js", "jse", "lnk", "mde", "msc", "msi", "msix", "msp", "pif", "ps1",
     "psm1", "py", "rdp", "reg", "scf", "scr", "sct", "sh", "url", "vb", "vbe", "vbs", "website",
     "ws", "wsc", "wsf", "wsh", "xll"]
)  # fmt: skip
SCRIPT = re.compile(
    rb"\s*(?:#!|@echo\b|\[internetshortcut\]|windows registry editor|<job\b|<\?wsf|<hta:|"
    rb"set-executionpolicy|invoke-expression|iex[ (]|function\s+\w+\s*\(|on error resume next|"
    rb"<\?xml[^>]*>\s*<(?:scriptlet|component|package))",
    re.IGNORECASE,
)
CALLS = re.compile(
    rb"wscript\.(?:shell|createobject|echo)|createobject\s*\(\s*[\"']|new\s+activexobject|"
    rb"powershell(?:\.exe)?\s+-|frombase64string\(|mshta(?:\.exe)?\s",
    re.IGNORECASE,
)
PAGE = re.compile(rb"\s*(?:(?><!--.*?-->)\s*)*+<(?:!doctype html|html|head|body|meta|table|div|p\b|h[1-6]|style|script|title|span|font|br)", re.IGNORECASE | re.DOTALL)  # fmt: skip # noqa: E501
HEADER = re.compile(rb"^(from|to|subject|date|received|message-id|mime-version|return-path|content-type|x-[\w-]+):", re.IGNORECASE | re.MULTILINE)  # fmt: skip # noqa: E501
ONLY_MAILS = {b"received", b"message-id", b"mime-version", b"return-path"}
LOOKED_AT, FEWEST_HEADERS, MOST_LISTED = 65_536, 3, 20_000
ISO_AT, ISO_MARK = 0x8001, b"CD001"
TAR_AT, TAR_MARK = 257, b"ustar"
OPEN_DOCUMENT = {"text": "an OpenDocument text", "presentation": "a presentation"}


def ending_of(name: str) -> str:
    """What follows the last dot, in small letters."""
    return name.rpartition(".")[2].strip().lower() if "." in name else ""


def kind_of(name: str, content: bytes) -> str:
    """One of the kinds above; ``UNKNOWN`` also for what :func:`refuse` has a sentence for."""
    head = content[:LOOKED_AT]
    if content.startswith(COMPOUND):
        return _of_compound(content)
    if content.startswith(PACKED):
        return _of_packed(content)
    if _is_refused(head, content):
        return SIGNATURE if _is_signature(head) else UNKNOWN
    for kind, is_so in (
        (PICTURE, _is_picture(head)),
        (PDF, b"%PDF-" in head[:1024]),
        (RICH, head.startswith(b"{\\rt")),
        (WRAPPED, head.startswith(WRAPPER)),
    ):
        if is_so:
            return kind
    return _of_text(name, head)


def refuse(name: str, content: bytes) -> None:
    """Refuse what is not opened whatever it says.

    Raises
    ------
    Unread
        A program, a script, a sealed mail, an archive of a kind not opened, a film.
    """
    head = content[:LOOKED_AT]
    if not content:
        raise sentences.empty()
    if head.startswith(SEALED) or (_is_sequence(head) and ENVELOPED in head[:64]):
        raise sentences.sealed()
    if head.startswith(PROGRAMS):
        raise sentences.program()
    if not content.startswith((*PACKED, COMPOUND)) and _is_script(name, head):
        raise sentences.program()
    what = _other_archive(head, content)
    if what:
        raise sentences.other_archive(what)
    if head.startswith(FILMS) or (head[4:8] == b"ftyp" and not _is_picture(head)):
        raise sentences.another_program("a film or a recording")


def _is_picture(head: bytes) -> bool:
    if head.startswith(PICTURES) or BITMAP.match(head):
        return True
    if head.startswith(b"RIFF") and head[8:12] == b"WEBP":
        return True
    if head[4:8] == b"ftyp" and head[8:12] in BRANDS:
        return True
    start = head[:2048].lstrip(b"\xef\xbb\xbf \t\r\n")
    return start.startswith(b"<svg") or (start.startswith(b"<?xml") and b"<svg" in start)


def _is_refused(head: bytes, content: bytes) -> bool:
    return (
        head.startswith((*SEALED, *PROGRAMS, *FILMS))
        or _is_sequence(head)
        or bool(_other_archive(head, content))
    )


def _is_sequence(head: bytes) -> bool:
    """Whether it begins as keys, certificates and sealed mails do."""
    return head[:2] in {b"\x30\x80", b"\x30\x81", b"\x30\x82", b"\x30\x83"}


def _is_signature(head: bytes) -> bool:
    return _is_sequence(head) and SIGNED in head[:64]


def _other_archive(head: bytes, content: bytes) -> str:
    for mark, what in ARCHIVES.items():
        if head.startswith(mark):
            return what
    if content[TAR_AT : TAR_AT + len(TAR_MARK)] == TAR_MARK:
        return "tar"
    return "disk image" if content[ISO_AT : ISO_AT + len(ISO_MARK)] == ISO_MARK else ""


def _is_script(name: str, head: bytes) -> bool:
    if ending_of(name) in RUNS:
        return not head.startswith(b"%PDF-") and not _is_picture(head)
    plain = _narrow(head)
    return bool(SCRIPT.match(plain)) or (not PAGE.match(plain) and bool(CALLS.search(plain)))


def _narrow(head: bytes) -> bytes:
    """Text with one byte for a plain letter, and no mark before it."""
    return re.sub(rb"\A(?:\xef\xbb\xbf|\xff\xfe|\xfe\xff)", b"", head).replace(b"\0", b"")


def _of_compound(content: bytes) -> str:
    names = streams_of(content)
    if "worddocument" in names:
        return DOC
    if names & {"workbook", "book"}:
        return XLS
    return OUTLOOK if "__properties_version1.0" in names else UNKNOWN


def streams_of(content: bytes) -> frozenset[str]:
    """Names of what lies in an older Office file, in small letters.

    Raises
    ------
    Unread
        Its own lists do not hold together.
    """
    from daysix.desk import compound

    try:
        return frozenset(name.lower() for name in compound.Compound(content).names)
    except compound.Broken:
        return frozenset()


def _of_packed(content: bytes) -> str:
    names = packed_names(content)
    if names is None:
        return UNKNOWN
    if "[content_types].xml" in names:
        for start, kind in (("word/", DOCX), ("xl/", XLSX)):
            if any(name.startswith(start) for name in names):
                return kind
        return UNKNOWN
    if "mimetype" in names and "content.xml" in names:
        return XLSX if _mimetype(content).endswith("spreadsheet") else UNKNOWN
    return ZIP


def packed_names(content: bytes) -> frozenset[str] | None:
    """Names in a packed file, in small letters; None where the list cannot be read."""
    from daysix.desk.zip_parts import BROKEN, straight

    if is_crowded(content):
        return None
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            return frozenset(straight(each.filename) for each in packed.infolist())
    except (*BROKEN, RuntimeError):
        return None


def is_crowded(content: bytes) -> bool:
    """Whether a packed file lists more than is sensible even to list."""
    return content.count(b"PK\x01\x02") > MOST_LISTED


def _mimetype(content: bytes) -> str:
    from daysix.desk.zip_parts import BROKEN

    try:
        with zipfile.ZipFile(io.BytesIO(content)) as packed, packed.open("mimetype") as part:
            return part.read(200).decode("ascii", "replace").strip()
    except (*BROKEN, RuntimeError, KeyError):
        return ""


def what_else(content: bytes) -> str:
    """A packed or older document of a program we do not read, in words; blank if it is none."""
    if content.startswith(COMPOUND):
        return "a presentation" if "powerpoint document" in streams_of(content) else ""
    if content[:2048].lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<?xml"):
        return "a file of data (XML)"
    names = packed_names(content) or frozenset()
    if any(name.startswith("ppt/") for name in names):
        return "a presentation"
    last = _mimetype(content).rpartition(".")[2] if "mimetype" in names else ""
    return OPEN_DOCUMENT.get(last, "")


def _of_text(name: str, head: bytes) -> str:
    if not _is_text(head):
        return UNKNOWN
    plain = _narrow(head)
    if plain.lstrip()[:15].upper() == b"BEGIN:VCALENDAR":
        return CALENDAR
    if _is_mail(name, plain):
        return MAIL
    if PAGE.match(plain) or (ending_of(name) in {"htm", "html"} and b"<" in plain):
        return HTML
    if plain.lstrip().startswith(b"<?xml"):
        return HTML if b"<html" in plain[:1000].lower() else UNKNOWN
    return CSV if ending_of(name) in {"csv", "tsv", "tab"} else TEXT


def _is_text(head: bytes) -> bool:
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return True
    odd = sum(byte < ord(" ") and byte not in b"\t\n\r\x0c\x1b" for byte in head[:4096])
    wide = head[1:400:2].count(0) * 3 > len(head[1:400:2]) or head[:400:2].count(0) * 3 > 200  # noqa: PLR2004 - two bytes a letter
    return odd * 50 <= len(head[:4096]) or (wide and b"\0\0" not in head[:400])


def _is_mail(name: str, head: bytes) -> bool:
    top = head.partition(b"\n\n")[0].partition(b"\r\n\r\n")[0]
    found = {each.lower() for each in HEADER.findall(top)}
    if not found or not re.match(rb"[\w-]+:|From ", head):
        return False
    return (ending_of(name) == "eml" and b"from" in found) or (
        len(found) >= FEWEST_HEADERS and bool(found & ONLY_MAILS)
    )
