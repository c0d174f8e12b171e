"""Make the Word templates that come with Day Six, and the page of their fields."""

from __future__ import annotations

from daysix.jobs.panel.template_defaults import (
    ENDING,
    GUIDE,
    default_template,
    fields_guide,
    known_templates,
)

TITLE = "Word templates"
FOLDER = "../../workbooks/templates"
"""Seen from the package: beside the team workbook."""


def make() -> dict[str, str | bytes]:
    """Give every template, and the guide."""
    made: dict[str, str | bytes] = {
        f"{FOLDER}/{name}{ENDING}": default_template(name) for name in known_templates()
    }
    return made | {f"{FOLDER}/{GUIDE}{ENDING}": fields_guide()}
