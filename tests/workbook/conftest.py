"""The two built workbooks, and LibreOffice with a profile of its own that works everything out."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import openpyxl
import pytest

from daysix.workbook.book import team_workbook
from daysix.workbook.sample import sample_content

ROOT = Path(__file__).resolve().parents[2]
FOLDER = ROOT / "workbooks"
EMPTY, SAMPLE = FOLDER / "Day Six team workbook.xlsx", FOLDER / "Sample council.xlsx"

# Without this LibreOffice trusts the answers stored in the file, and nothing would be shown.
WORK_EVERYTHING_OUT = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load">
<prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item>
</oor:items>
"""


@pytest.fixture(scope="session")
def content():
    return sample_content()


@pytest.fixture(scope="session")
def described(content):
    return {"empty": team_workbook(), "sample": team_workbook(content, title="Sample council")}


@pytest.fixture(scope="session")
def opened():
    return {
        "empty": openpyxl.load_workbook(EMPTY),
        "sample": openpyxl.load_workbook(SAMPLE),
    }


@pytest.fixture(scope="session")
def answers():
    """The answers stored beside the formulas of the sample."""
    return openpyxl.load_workbook(SAMPLE, data_only=True)


@pytest.fixture(scope="session")
def office(office_all):
    """Gives a function that has LibreOffice open a workbook and save it again, worked out."""

    def save_again(path: Path) -> Path:
        (found,) = office_all([path])
        return found

    return save_again


@pytest.fixture(scope="session")
def office_all(tmp_path_factory):
    """The same for several workbooks at once, so that LibreOffice starts but once."""
    program = shutil.which("soffice")
    if program is None:
        pytest.skip("LibreOffice is not here, so nothing is shown about it.")
    profile = tmp_path_factory.mktemp("profile")
    (profile / "user").mkdir()
    settings = profile / "user" / "registrymodifications.xcu"
    settings.write_text(WORK_EVERYTHING_OUT, encoding="utf-8")

    def save_again(paths: list[Path]) -> list[Path]:
        folder = tmp_path_factory.mktemp("saved")
        done = subprocess.run(
            [program, f"-env:UserInstallation={profile.as_uri()}", "--headless",
             "--convert-to", "xlsx", "--outdir", str(folder), *map(str, paths)],
            capture_output=True, check=False, text=True, timeout=300,
        )  # fmt: skip
        assert done.returncode == 0, done.stderr
        return [folder / path.name for path in paths]

    return save_again
