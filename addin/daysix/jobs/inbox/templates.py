"""The wording of drafts: plain text files an officer can change, beside the workbook.

The first line is the subject. A word in double curly brackets is filled in; one that is not known
is refused with its name, so that no draft goes out with a hole in it.
"""

from __future__ import annotations

from html import escape
from pathlib import Path
from typing import TYPE_CHECKING

from daysix import data
from daysix.law.errors import BadInput
from daysix.records import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping

FOLDER = "Mail templates"
PACKAGED = "mail_templates"
SUBJECT = "Subject:"
LARGEST = 200_000


class Wording(NamedTuple):
    """A template as it stands: where it is, and its text."""

    name: str
    text: str


class Letter(NamedTuple):
    """What a draft says."""

    subject: str
    text: str

    @property
    def html(self) -> str:
        """The same for a mail: a paragraph for each block of lines."""
        blocks = (block.strip() for block in self.text.split("\n\n"))
        said = (escape(block).replace("\n", "<br>\n") for block in blocks if block)
        return "\n".join(f"<p>{one}</p>" for one in said)


def wording(name: str, beside: Path) -> Wording:
    """The team's own wording, where it has one; else the one that comes with Day Six.

    Raises
    ------
    BadInput
        ``U-035``: it is there and cannot be read.
    """
    own = beside / FOLDER / f"{name}.txt"
    try:
        if own.is_file() and own.stat().st_size < LARGEST:
            return Wording(name, own.read_text(encoding="utf-8-sig"))
    except (OSError, UnicodeDecodeError):
        message = (
            f"I cannot read the wording in {own}. Save it as plain text, or delete it to use the "
            "usual wording."
        )
        raise BadInput("U-035", message) from None
    return Wording(name, usual(name))


def usual(name: str) -> str:
    """The wording that comes with Day Six."""
    return Path(data.FOLDER, PACKAGED, f"{name}.txt").read_text(encoding="utf-8")


def leave_usual(name: str, beside: Path) -> Path | None:
    """Leave the usual wording for the team to change; None where one is there, or none can be."""
    own = beside / FOLDER / f"{name}.txt"
    try:
        own.parent.mkdir(parents=True, exist_ok=True)
        with own.open("x", encoding="utf-8") as file:
            file.write(usual(name))
    except OSError:  # there already; or a folder that takes no new files, and then nobody can
        return None
    return own


def filled(found: Wording, fields: Mapping[str, object]) -> Letter:
    """The letter.

    Raises
    ------
    BadInput
        ``U-036``: it asks for something that is not known. ``U-037``: its brackets do not fit.
    """
    from jinja2 import StrictUndefined, TemplateError, TemplateSyntaxError, UndefinedError
    from jinja2.sandbox import SandboxedEnvironment

    # plain text: what is filled in is made safe for a mail as a whole afterwards
    frame = SandboxedEnvironment(undefined=StrictUndefined, autoescape=False)
    try:
        text = frame.from_string(found.text).render(**fields)
    except UndefinedError as fault:
        message = (
            f"The wording “{found.name}” asks for something I do not know ({fault.message}). Use "
            f"{', '.join(sorted(fields))}. No draft was made."
        )
        raise BadInput("U-036", message) from None
    except TemplateSyntaxError as fault:
        raise _brackets(found, f"line {fault.lineno}") from None
    except TemplateError:
        raise _brackets(found, "somewhere") from None
    first, _, rest = text.strip().partition("\n")
    if not first.startswith(SUBJECT):
        raise _brackets(found, "line 1, which should begin with Subject:")
    return Letter(" ".join(first.removeprefix(SUBJECT).split()), rest.strip())


def _brackets(found: Wording, where: str) -> BadInput:
    message = (
        f"The wording “{found.name}” cannot be filled in: look at {where}. Put it right, or delete "
        f"it from the folder {FOLDER} to use the usual wording. No draft was made."
    )
    return BadInput("U-037", message)
