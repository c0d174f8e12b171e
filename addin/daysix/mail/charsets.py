"""Letters out of bytes, whatever the mail says of them; nothing is left out and nothing raises."""

from __future__ import annotations

import codecs
import re
from functools import lru_cache

STRAY = re.compile("[\udc80-\udcff]+")
WINDOWS_LETTERS = {
    code: letter
    for code in range(0x80, 0xA0)
    if (letter := bytes([code]).decode("cp1252", "replace")) != "\ufffd"
}
C1 = re.compile("[\x80-\x9f]")
LATIN = frozenset({"iso8859-1", "ascii", "cp1252", "latin-1"})
OTHER_NAMES = {
    "unicode-1-1-utf-7": "utf-7",
    "ks_c_5601-1987": "cp949",
    "ks_c_5601": "cp949",
    "euc-kr": "cp949",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "shift_jis": "cp932",
    "x-sjis": "cp932",
    "iso-8859-8-i": "iso-8859-8",
    "iso-8859-8-e": "iso-8859-8",
    "iso-8859-6-i": "iso-8859-6",
    "x-mac-roman": "mac-roman",
    "macintosh": "mac-roman",
    "tis-620": "cp874",
    "x-user-defined": "cp1252",
    "unknown-8bit": "utf-8",
    "binary": "utf-8",
    "cp65001": "utf-8",
    "cp20127": "ascii",
    "cp28591": "iso-8859-1",
    "cp28605": "iso-8859-15",
}
"""Names senders use, and the wider set that holds every letter of theirs."""
NOT_LETTERS = frozenset({"idna", "punycode", "undefined", "unicode_escape", "raw_unicode_escape"})


def decoded(raw: bytes, charset: str) -> tuple[str, bool]:
    """The text, and whether the charset was known and fitted.

    Without a charset, or where it does not fit, UTF-8 is tried and then what Windows writes in
    Western Europe. Latin-1 is read as that as well: the letters it adds are in nobody's Latin-1.
    """
    name = known(charset) if charset else "ascii"
    if name in LATIN:
        return _western(raw), True
    if name == "utf-8":
        return _utf8(raw)
    if not name:
        return _utf8(raw)[0], False
    try:
        return raw.decode(name), True
    except (UnicodeError, ValueError, LookupError):
        return _misfit(raw, name), False


@lru_cache(maxsize=256)
def known(charset: str) -> str:
    """Python's own name of a charset of letters; blank if there is none."""
    asked = charset.strip().strip("\"'").lower()
    name = OTHER_NAMES.get(asked, asked)
    try:
        found = codecs.lookup(name)
        "".encode(found.name)
    except (LookupError, ValueError, UnicodeError, TypeError):
        return ""
    return "" if found.name.replace("-", "_") in NOT_LETTERS else found.name


def mended(text: str) -> str:
    """Text whose strange bytes were kept as halves of letters, with letters in their place."""
    if text.isascii():
        return text
    try:
        text.encode()
    except UnicodeEncodeError:
        return STRAY.sub(_stray, text).encode(errors="replace").decode()
    return text


def _stray(found: re.Match[str]) -> str:
    raw = found[0].encode("utf-8", "surrogateescape")
    return raw.decode("latin-1").translate(WINDOWS_LETTERS)


def _western(raw: bytes) -> str:
    if raw.isascii():
        return raw.decode("ascii")
    try:
        return raw.decode()  # many who say Latin-1 send UTF-8; the other way round cannot be
    except UnicodeDecodeError:
        text = raw.decode("latin-1")
    return text.translate(WINDOWS_LETTERS) if C1.search(text) else text


def _utf8(raw: bytes) -> tuple[str, bool]:
    try:
        return raw.decode(), True
    except UnicodeDecodeError:
        return mended(raw.decode(errors="surrogateescape")), False


def _misfit(raw: bytes, name: str) -> str:
    """What fits, and a mark in the place of what does not."""
    try:
        text = raw.decode()
    except UnicodeDecodeError:
        try:
            return raw.decode(name, "replace")
        except (UnicodeError, ValueError, LookupError):
            return _western(raw)
    return text
