"""A real spreadsheet program, where there is one."""

from __future__ import annotations

import os
import shutil
import subprocess
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

LONGEST_SECONDS = 120


@pytest.fixture
def libreoffice(tmp_path: Path) -> Callable[[Path, int], list[str]]:
    """Opens a workbook in LibreOffice and gives one of its sheets (from 1) as lines of CSV."""
    program = shutil.which("soffice") or shutil.which("libreoffice")
    if program is None:
        reason = "LibreOffice is not installed, so nothing shows that it can open our workbook."
        if os.environ.get("CI"):
            pytest.fail(reason)
        pytest.skip(reason)

    def sheet_of(path: Path, number: int) -> list[str]:
        out = tmp_path / f"csv {number}"
        profile = (tmp_path / "profile").as_uri()
        # comma, double quote, UTF-8, as shown on the screen, only this sheet
        how = f"csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,{number}"
        subprocess.run(
            [
                program,
                f"-env:UserInstallation={profile}",
                "--headless",
                "--convert-to",
                how,
                "--outdir",
                str(out),
                str(path),
            ],
            check=True,
            capture_output=True,
            timeout=LONGEST_SECONDS,
        )
        (made,) = out.iterdir()
        return made.read_text(encoding="utf-8").splitlines()

    return sheet_of
