"""A refusal in words: what its code stands for, read from where it is said so that none differs.

Every refusal is a sentence with a code at its end. An officer who has only the code - on a note,
over the telephone - gets the sentence back; ``…`` stands for what differs from time to time.
"""

from __future__ import annotations

import ast
import re
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from daysix.records import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from importlib.resources.abc import Traversable

CODE = re.compile(r"[A-Z]-\d{3}")
TYPED = re.compile(r"([A-Z])[ -]?(\d{3})")
SPOKEN = re.compile(r" ?\(([A-Z]-\d{3})\)\Z")
ROOMS = {
    "B": "commands, case files and readings",
    "D": "dates and rules that cannot be worked out",
    "E": "what schools send",
    "G": "Day Six's own window and folder",
    "J": "what was set aside, fixes and undoing",
    "L": "calendars and term dates",
    "O": "the files we write",
    "Q": "mailboxes, and the journal of their mails",
    "T": "trackers and other spreadsheets we read",
    "U": "sorting mails",
    "Y": "panels and their papers",
    "Z": "changing cells in a workbook",
}
"""What the letter of a code is about, as CONTRIBUTING.md lists it."""
IN_OTHER_WORDS = {
    "D-005": "I have no term dates for …. Add them, or choose the calendar it follows.",
    "L-042": "… has no date I can use. Type the day in the column Date, like 04 Nov 2026.",
    "L-044": "… is not a kind of day I know. Use one of the kinds of the Calendar sheet.",
    "T-008": "… has no sheets I can read. Open it in Excel, save it as .xlsx, and try again.",
    "T-011": "Two columns look like the same thing, and I cannot tell which to use. Nothing was "
    "read. Name the right one as the team workbook does.",
    "T-021": "That is no outcome of governors. Choose UPHELD or REINSTATED.",
    "T-023": "That is no outcome of a reconsideration. Choose REINSTATED or DECLINED.",
    "T-024": "That is not a year group I know. Type it like 10, R or N1.",
    "T-026": "That is no level of support. Choose N, K or E.",
}
"""Refusals whose sentence is put together from parts, so that it cannot be read in one place."""
SHORTEST = 20
"""Characters: what is shorter is a part of a sentence."""


class RefusalInWords(NamedTuple):
    """A code of a refusal, what it is about, and every sentence it ends."""

    id: str
    about: str
    says: tuple[str, ...]

    def line(self) -> dict[str, Any]:
        """The same for the JSON contract."""
        title = f"A refusal: {self.about}"
        return {"rule": self.id, "kind": "refusal", "title": title, "says": list(self.says)}

    def text(self) -> Iterator[str]:
        """The same for people."""
        yield f"{self.id}  A refusal: {self.about}"
        for sentence in self.says:
            yield f"    Says: {sentence}"


def refusal_named(text: str) -> RefusalInWords | None:
    """The refusal of that code, however it is typed (``l-030``, ``L 030``); None if none has it."""
    typed = TYPED.fullmatch(text.strip().upper())
    if typed is None:
        return None
    code = f"{typed[1]}-{typed[2]}"
    said = dict.fromkeys(
        sentence for source in _program() if code in source for sentence in _said(source, code)
    )
    whole = [sentence for sentence in said if len(sentence) >= SHORTEST]
    if code in IN_OTHER_WORDS and said:
        whole = [IN_OTHER_WORDS[code]]
    if not said:
        return None
    return RefusalInWords(code, ROOMS.get(code[0], "something Day Six will not do"), tuple(whole))


@cache
def _program() -> tuple[str, ...]:
    return tuple(_sources(files("daysix")))


def _sources(folder: Traversable) -> Iterator[str]:
    """The text of every file of the program."""
    for entry in sorted(folder.iterdir(), key=lambda one: one.name):
        if entry.is_dir():
            yield from _sources(entry)
        elif entry.name.endswith(".py"):
            yield entry.read_text(encoding="utf-8")


def _said(source: str, code: str) -> Iterator[str]:
    """The sentences a file says with a code: beside it in a call, or ending in it."""
    for named in re.findall(rf'^([A-Z_]+) = "{code}"$', source, re.MULTILINE):
        source = source.replace(f"{{{named}}}", code)
    tree = _tree(source)
    for call in (node for node in ast.walk(tree) if isinstance(node, ast.Call)):
        if any(isinstance(one, ast.Constant) and one.value == code for one in call.args):
            yield max(_beside(call, code, tree), key=len, default="")
    for node in ast.walk(tree):
        sentence = _text(node) if isinstance(node, ast.Constant | ast.JoinedStr) else ""
        ending = SPOKEN.search(sentence)
        if ending and ending[1] == code:
            yield sentence[: ending.start()]


@cache
def _tree(source: str) -> ast.Module:
    return ast.parse(source)


def _beside(call: ast.Call, code: str, tree: ast.Module) -> Iterator[str]:
    """Texts handed over with a code, those named by a word and set before among them."""
    others = [*call.args, *(keyword.value for keyword in call.keywords)]
    yield from (text for one in others if (text := _text(one)) and text != code)
    names = {one.id for one in others if isinstance(one, ast.Name)}
    scope = _around(call, tree)
    before = [
        node
        for node in ast.walk(scope)
        if isinstance(node, ast.Assign)
        and node.lineno <= call.lineno
        and any(isinstance(target, ast.Name) and target.id in names for target in node.targets)
    ]
    if before:
        yield _text(max(before, key=lambda node: node.lineno).value)


def _around(call: ast.Call, tree: ast.Module) -> ast.AST:
    """The innermost function a call stands in, else the whole file."""
    inside = [
        node
        for node in ast.walk(tree)
        if isinstance(node, ast.FunctionDef) and _spans(node, call.lineno)
    ]
    return max(inside, key=lambda node: node.lineno, default=tree)


def _spans(node: ast.FunctionDef, line: int) -> bool:
    return node.lineno <= line <= (node.end_lineno or node.lineno)


def _text(node: ast.AST) -> str:
    """A text as it stands in the program, with a gap for every value filled in."""
    if isinstance(node, ast.Constant):
        return node.value if isinstance(node.value, str) else ""
    if isinstance(node, ast.JoinedStr):
        return _joined(node.values)
    if isinstance(node, ast.BinOp):
        return _text(node.left) + _text(node.right)
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
        return _text(node.func.value)  # such as a sentence with .strip() behind it
    return _text(node.body) if isinstance(node, ast.IfExp) else ""


def _joined(parts: Iterable[ast.expr]) -> str:
    return "".join(_text(part) if isinstance(part, ast.Constant) else "…" for part in parts)
