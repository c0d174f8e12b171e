"""The parts of the documents that say again what stands elsewhere: drawn, never typed twice."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from daysix.actions import TAB, shown_groups
from daysix.build import RefusedError
from daysix.build.addin import MACROS, MODULES

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

TITLE = "Drawn parts of the documents"
TOP = Path(__file__).resolve().parents[3]


def make() -> dict[str, str | bytes]:
    """Each document with its drawn parts brought up to date."""
    return {f"../../{path}": _filled(path, parts) for path, parts in DOCUMENTS.items()}


def buttons_table() -> str:
    """Every button: where it stands, what it does, and its command."""
    lines = ["| group | button | what it does | command |", "|---|---|---|---|"]
    lines += [
        f"| {group.label} | {action.label} | {action.screentip} | `daysix {action.verb}` |"
        for group, actions in shown_groups()
        for action in actions
    ]
    return "\n".join(lines)


def buttons_at_length() -> str:
    """Every button with what it changes and how to take that back."""
    blocks = [f"On the tab *{TAB}* of Excel, the toolbar of LibreOffice, and in the Desk window."]
    for group, actions in shown_groups():
        blocks.append(f"### {group.label}")
        blocks += [
            f"**{action.label}** (Alt, E X {' '.join(action.keytip)}; `daysix {action.verb}`). "
            f"{action.screentip}. {action.supertip}"
            for action in actions
        ]
    return "\n\n".join(blocks)


def macros_in_full() -> str:
    """The text of the macros, as it stands in the add-in."""
    texts = {f"{name}.bas": (MACROS / f"{name}.bas").read_text("ascii") for name in MODULES}
    return "\n\n".join(f"`{name}`\n\n```vb\n{text.strip()}\n```" for name, text in texts.items())


DOCUMENTS: Mapping[str, Mapping[str, Callable[[], str]]] = {
    "README.md": {"buttons": buttons_table},
    "docs/guide.md": {"buttons": buttons_at_length},
    "docs/for-it.md": {"macros": macros_in_full},
}


def _filled(path: str, parts: Mapping[str, Callable[[], str]]) -> str:
    text = (TOP / path).read_text(encoding="utf-8")
    for name, drawn in parts.items():
        begin, end = f"<!-- {name}: begin -->", f"<!-- {name}: end -->"
        if text.count(begin) != 1 or text.count(end) != 1:
            raise RefusedError(f"{path} should have {begin} and {end} once each.")
        before, _, rest = text.partition(begin)
        text = f"{before}{begin}\n\n{drawn()}\n\n{end}{rest.partition(end)[2]}"
    return text
