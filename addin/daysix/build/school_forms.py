"""Make the suspension form that schools fill in: a sheet for many pupils, a page for one."""

from __future__ import annotations

from daysix.attachments.school_form_docx import school_form_docx
from daysix.desk.school_form import school_form_bytes
from daysix.workbook.school_form import FILE_NAME

TITLE = "Forms for schools"
FOLDER = "../../workbooks/school-forms"
"""Seen from the package: beside the team workbook."""


def make() -> dict[str, str | bytes]:
    """Give both forms."""
    return {
        f"{FOLDER}/{FILE_NAME} (many pupils).xlsx": school_form_bytes(),
        f"{FOLDER}/{FILE_NAME} (one pupil).docx": school_form_docx(),
    }
