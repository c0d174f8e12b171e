"""Outlook's rich text: unpacked, and the HTML or the words taken out of it."""

from __future__ import annotations

import re
import struct

from daysix.mail.charsets import decoded

MOST_BYTES = 50_000_000
PACKED, UNPACKED = b"LZFu", b"MELA"
LETTERS = 1 << 16
HEAD = struct.Struct("<II4sI")
ROUND = 4096
BEGINNING = (
    b"{\\rtf1\\ansi\\mac\\deff0\\deftab720{\\fonttbl;}{\\f0\\fnil \\froman \\fswiss \\fmodern "
    b"\\fscript \\fdecor MS Sans SerifSymbolArialTimes New RomanCourier{\\colortbl\\red0\\green0"
    b"\\blue0\r\n\\par \\pard\\plain\\f0\\fs20\\b\\i\\u\\tab\\tx"
)
"""What every packed text may refer back to, as the format has it."""
TOKEN = re.compile(
    rb"\\([a-zA-Z]{1,32})(-?\d{1,9})? ?|\\'([0-9a-fA-F]{2})|\\([^a-zA-Z])|([{}])"
    rb"|[\r\n]+|([^\\{}\r\n]+)"
)
LEFT_OUT = frozenset(
    [b"fonttbl", b"colortbl", b"stylesheet", b"info", b"pict", b"object", b"pntext", b"listtext"]
)
SPOKEN = {b"par": "\r\n", b"line": "\r\n", b"tab": "\t", b"lquote": "‘", b"rquote": "’"} | {
    b"ldblquote": "“",
    b"rdblquote": "”",
    b"endash": "–",
    b"emdash": "—",
    b"bullet": "•",
}
SYMBOLS = {b"~": "\xa0", b"_": "-", b"-": "", b"\n": "\r\n", b"\r": "\r\n"}


def unpacked(raw: bytes) -> bytes:
    """The rich text; blank if these bytes are none."""
    if len(raw) < HEAD.size:
        return b""
    _, size, kind, _ = HEAD.unpack_from(raw)
    if kind == UNPACKED:
        return raw[HEAD.size : HEAD.size + size]
    return _unpacked(raw, min(size, MOST_BYTES)) if kind == PACKED else b""


def _unpacked(raw: bytes, size: int) -> bytes:
    window = bytearray(BEGINNING.ljust(ROUND, b" "))
    write, at, out = len(BEGINNING), HEAD.size, bytearray()
    while at < len(raw) and len(out) < size:
        flags = raw[at]
        at += 1
        for bit in range(8):
            if flags >> bit & 1:
                if at + 2 > len(raw):
                    return bytes(out)
                place, length = raw[at] << 4 | raw[at + 1] >> 4, (raw[at + 1] & 15) + 2
                at += 2
                if place == write % ROUND:
                    return bytes(out[:size])
                piece = [window[(place + step) % ROUND] for step in range(length)]
                if (write - place) % ROUND < length:  # it repeats what it is only now writing
                    gap = (write - place) % ROUND
                    piece = [piece[step % gap] for step in range(length)]
            elif at < len(raw):
                piece = [raw[at]]
                at += 1
            else:
                return bytes(out[:size])
            for byte in piece:
                window[write % ROUND] = byte
                write += 1
            out += bytes(piece)
    return bytes(out[:size])


def html_of(rtf: bytes) -> str:
    """The HTML that Outlook wrapped in rich text; blank if it wrapped none."""
    if b"\\fromhtml" not in rtf[:2000]:
        return ""
    return _Unwrapped(rtf).text()


def words_of(rtf: bytes) -> str:
    """The words of a rich text, one paragraph a line."""
    return _Unwrapped(rtf).text()


class _Unwrapped:
    """Goes through the tokens once. A group is shown, left out, or holds a tag of the page."""

    def __init__(self, rtf: bytes) -> None:
        self.rtf = rtf
        self.pieces: list[str] = []
        self.bytes_ = b""
        self.charset = "cp1252"
        self.left_out = [False]
        self.silent = [False]
        self.skip = 0
        self.unicode_skip = 1
        self.starred = False

    def text(self) -> str:
        """All of it."""
        for token in TOKEN.finditer(self.rtf):
            word, number, letter, symbol, brace, words = token.groups()
            if brace:
                self._brace(brace)
            elif word:
                self._word(word, int(number) if number else None)
            elif letter:
                self._bytes(bytes.fromhex(letter.decode()))
            elif symbol:
                self._symbol(symbol)
            elif words:
                self._bytes(words)
        self._flush()
        # letters beyond the first 65,536 come as two halves
        whole = "".join(self.pieces).encode("utf-16-le", "surrogatepass")
        return whole.decode("utf-16-le", "replace")

    def _brace(self, brace: bytes) -> None:
        self._flush()
        self.starred = False
        if brace == b"{":
            self.left_out.append(self.left_out[-1])
            self.silent.append(self.silent[-1])
        elif len(self.left_out) > 1:
            self.left_out.pop()
            self.silent.pop()

    def _word(self, word: bytes, number: int | None) -> None:
        if word in {b"htmltag", b"mhtmltag"}:
            self.left_out[-1] = word == b"mhtmltag"
            self.starred = False
        elif word == b"htmlrtf":
            self._flush()
            self.silent[-1] = number != 0
        elif self.starred or word in LEFT_OUT:
            self._flush()
            self.left_out[-1] = True
            self.starred = False
        elif word == b"ansicpg" and number:
            self.charset = f"cp{number}"
        elif word == b"uc":
            self.unicode_skip = number if number is not None else 1
        elif word == b"u" and number is not None:
            self._say(chr(number % LETTERS))
            self.skip = self.unicode_skip
        elif word in SPOKEN:
            self._say(SPOKEN[word])

    def _symbol(self, symbol: bytes) -> None:
        if symbol == b"*":
            self.starred = True
        elif symbol in {b"\\", b"{", b"}"}:
            self._bytes(symbol)
        else:
            self._say(SYMBOLS.get(symbol, ""))

    def _bytes(self, words: bytes) -> None:
        if self.skip:
            taken = min(self.skip, len(words))
            self.skip -= taken
            words = words[taken:]
        if not self.left_out[-1] and not self.silent[-1]:
            self.bytes_ += words

    def _say(self, text: str) -> None:
        self._flush()
        if not self.left_out[-1] and not self.silent[-1]:
            self.pieces.append(text)

    def _flush(self) -> None:
        if self.bytes_:
            self.pieces.append(decoded(self.bytes_, self.charset)[0])
            self.bytes_ = b""
