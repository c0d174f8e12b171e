"""A document is handed to whatever the desktop opens it with; nothing is opened here."""

from __future__ import annotations

import subprocess
import sys

import pytest

from daysix.companion import opening


@pytest.fixture
def started(monkeypatch):
    """The commands that would have been started."""
    found = []
    monkeypatch.setattr(subprocess, "Popen", lambda command, **how: found.append((command, how)))
    return found


@pytest.mark.parametrize(("platform", "opener"), [("linux", "xdg-open"), ("darwin", "open")])
def test_the_desktop_is_asked(tmp_path, monkeypatch, started, platform, opener):
    monkeypatch.setattr(sys, "platform", platform)
    monkeypatch.setattr(opening.shutil, "which", lambda name: f"/bin/{name}")
    assert opening.open_document(tmp_path / "agenda.docx")
    ((command, how),) = started
    assert command == [f"/bin/{opener}", str(tmp_path / "agenda.docx")]
    assert how["start_new_session"]  # it stays open when Day Six ends


def test_windows_is_asked(tmp_path, monkeypatch, started):
    opened = []
    monkeypatch.setattr(sys, "platform", "win32")
    monkeypatch.setattr("os.startfile", opened.append, raising=False)
    assert opening.open_document(tmp_path / "agenda.docx")
    assert (opened, started) == ([tmp_path / "agenda.docx"], [])


def test_without_a_way_to_open_it_that_is_said(tmp_path, monkeypatch, started):
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setattr(opening.shutil, "which", lambda _: None)
    assert not opening.open_document(tmp_path / "agenda.docx")
    assert started == []


def test_an_opener_that_will_not_start_is_said(tmp_path, monkeypatch):
    def refuse(_command, **_how):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setattr(opening.shutil, "which", lambda name: f"/bin/{name}")
    monkeypatch.setattr(subprocess, "Popen", refuse)
    assert not opening.open_document(tmp_path / "agenda.docx")
