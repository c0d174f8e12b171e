"""Office documents printed to PDF by LibreOffice: all of them in one start.

It runs with settings of its own that are gone afterwards: no macro runs, nothing is fetched from
elsewhere, and what the officer has open is left alone.
"""

from __future__ import annotations

import subprocess
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from daysix.desk.libreoffice.office import soffice

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    Converter = Callable[[Mapping[str, bytes]], Mapping[str, bytes]]
    """File names (``3.docx``) and bytes in; the same names and a PDF out, for those it printed."""

SECONDS_AT_ALL, SECONDS_EACH = 60, 10
COMMON = "/org.openoffice.Office.Common/Security/Scripting"
SETTINGS = (
    (COMMON, "MacroSecurityLevel", "3"),
    (COMMON, "DisableMacrosExecution", "true"),
    (COMMON, "DisableActiveContent", "true"),
    (COMMON, "BlockUntrustedRefererLinks", "true"),
    ("/org.openoffice.Office.Writer/Content/Update", "Link", "0"),
    ("/org.openoffice.Office.Calc/Content/Update", "Link", "2"),
)
"""Where a setting stands, its name, its value: no macro, nothing fetched, no link brought up."""
HEAD = (
    '<?xml version="1.0" encoding="UTF-8"?>\n'
    '<oor:items xmlns:oor="http://openoffice.org/2001/registry">'
)


def _settings() -> str:
    items = [
        f'<item oor:path="{path}"><prop oor:name="{name}" oor:op="fuse">'
        f"<value>{value}</value></prop></item>"
        for path, name, value in SETTINGS
    ]
    return "\n".join([HEAD, *items, "</oor:items>"])


def installed() -> Converter | None:
    """The converter, or None where LibreOffice is not installed."""
    return by_libreoffice if soffice() else None


def by_libreoffice(files: Mapping[str, bytes]) -> Mapping[str, bytes]:
    """Print documents; one that cannot be printed is missing from the answer."""
    program = soffice()
    if program is None or not files:
        return {}
    with TemporaryDirectory(prefix="daysix-print-") as folder:
        taken, given, profile = (Path(folder) / name for name in ("in", "out", "profile"))
        for place in (taken, given, profile / "user"):
            place.mkdir(parents=True)
        (profile / "user" / "registrymodifications.xcu").write_text(_settings(), encoding="utf-8")
        for name, content in files.items():
            (taken / name).write_bytes(content)
        command = [
            str(program),
            f"-env:UserInstallation={profile.as_uri()}",
            "--headless",
            "--nologo",
            "--norestore",
            "--convert-to",
            "pdf",
            "--outdir",
            str(given),
            *(str(taken / name) for name in files),
        ]
        _run(command, SECONDS_AT_ALL + SECONDS_EACH * len(files))
        made = {name: given / f"{Path(name).stem}.pdf" for name in files}
        return {name: path.read_bytes() for name, path in made.items() if path.is_file()}


def _run(command: list[str], seconds: int) -> None:
    """Wait for it; what it printed until then counts, however it ended."""
    try:
        subprocess.run(  # noqa: S603 - LibreOffice itself, with names of our own
            command, check=False, timeout=seconds, stdin=subprocess.DEVNULL, capture_output=True
        )
    except (OSError, subprocess.TimeoutExpired):
        return
