"""Make the team workbook and its filled sample, in workbooks/, from the definition of columns."""

from __future__ import annotations

from daysix.desk.team_workbook import team_workbook_bytes
from daysix.workbook.book import TITLE as NAME
from daysix.workbook.book import team_workbook
from daysix.workbook.sample import sample_content

TITLE = "Team workbook"
NAME_OF_SAMPLE = "Sample council"
FOLDER = "../../workbooks"
"""Seen from the package: the folder beside the code, where a person looks for workbooks."""


def make() -> dict[str, str | bytes]:
    """Give both workbooks: the one to be used, and one filled with an invented council."""
    empty = team_workbook()
    sample = team_workbook(sample_content(), title=NAME_OF_SAMPLE)
    return {
        f"{FOLDER}/{NAME}.xlsx": team_workbook_bytes(empty),
        f"{FOLDER}/{NAME_OF_SAMPLE}.xlsx": team_workbook_bytes(sample),
    }
