"""``daysix templates check``: what is wrong in the council's Word templates, and where."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from daysix.verbs import DONE, TO_FIX, Outcome

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace

SUMMARY = "Check your Word templates: every wrong field, with the sentence it stands in."


def add_options(parser: ArgumentParser) -> None:
    """What to do, and where the templates are."""
    parser.add_argument("what", choices=("check",), help="look through the templates")
    parser.add_argument(
        "folder",
        nargs="?",
        type=Path,
        default=Path("Templates"),
        help="the folder they are in, or one of them; without it, Templates in this folder",
    )


def run(options: Namespace) -> Outcome:
    """Look through them."""
    from daysix.jobs.panel.templates import check_templates  # Word is only needed here

    found = check_templates(options.folder)
    faults = sum(line.is_fault for line in found)
    summary = {"templates": len({line.template for line in found}), "faults": faults}
    lines = [
        {name: value for name, value in line._asdict().items() if value or name in ALWAYS}
        for line in found
    ]
    text = [line.message + (f" ({line.code})" if line.code else "") for line in found]
    end = "Nothing to put right." if not faults else "Put these right in Word and check again."
    code = TO_FIX if faults else DONE
    return Outcome([*lines, {"summary": summary}], [*text, end], code)


ALWAYS = frozenset({"template", "state", "message", "sentence"})
