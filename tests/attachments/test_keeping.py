"""Names of attachments: whatever they say, one file inside the folder and nothing lost."""

from __future__ import annotations

import os
import random

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.benchmarks.faults_names import FORBIDDEN, RESERVED, names, try_names

from daysix.attachments.keeping import LONGEST_NAME, NAMELESS, UNFINISHED, keep, safe_name
from daysix.law.errors import BadInput


@pytest.mark.parametrize(
    ("sent", "kept"),
    [
        ("Exclusion form.docx", "Exclusion form.docx"),
        ("../../etc/passwd", "passwd"),
        ("..\\..\\Start Menu\\run.exe", "run.exe"),
        ("C:\\Windows\\form.pdf", "form.pdf"),
        ("C:form.pdf", "Cform.pdf"),
        ("CON", "CON_"),
        ("con.pdf", "con_.pdf"),
        ("LPT1.tar.gz", "LPT1_.tar.gz"),
        ("form\x00.pdf", "form.pdf"),
        ("annex\u202efdp.exe", "annexfdp.exe"),
        ("form.pdf...  ", "form.pdf"),
        ('what? "this": <that>|*.pdf', "what this that.pdf"),
        ("~$Tracker.xlsx", "Tracker.xlsx"),
        (".hidden.txt", "hidden.txt"),
        ("Zoë’s notes — final.pdf", "Zoë’s notes — final.pdf"),
        ("תלמיד.pdf", "תלמיד.pdf"),
        ("", NAMELESS),
        ("...", NAMELESS),
        ("/", NAMELESS),
        ("\u202e\u202d", NAMELESS),
    ],
)
def test_a_name_becomes_one_plain_name(sent, kept):
    assert safe_name(sent) == kept


@pytest.mark.parametrize("letter", ["x", "é", "名"])
def test_a_long_name_keeps_its_ending(letter):
    kept = safe_name(letter * 300 + ".docx")
    assert kept.endswith(f"{letter}.docx")
    assert LONGEST_NAME - 3 < len(kept.encode()) <= LONGEST_NAME


@given(st.text(max_size=400))
def test_no_text_becomes_a_bad_name(sent):
    kept = safe_name(sent)
    assert kept
    assert not set(kept) & FORBIDDEN
    assert kept.split(".")[0].upper() not in RESERVED
    assert not kept.startswith((".", " ", "~$"))
    assert not kept.endswith((".", " "))
    assert len(kept.encode()) <= 255


def test_two_of_one_name_are_both_kept(tmp_path):
    kept = [keep(tmp_path, "form.pdf", bytes([n])) for n in range(3)]
    assert [path.name for path in kept] == ["form.pdf", "form (2).pdf", "form (3).pdf"]
    assert [path.read_bytes() for path in kept] == [b"\0", b"\1", b"\2"]


def test_what_is_there_already_is_never_written_over(tmp_path):
    (tmp_path / "form.pdf").write_bytes(b"theirs")
    elsewhere = tmp_path / "elsewhere"
    elsewhere.write_bytes(b"theirs too")
    (tmp_path / "link.pdf").symlink_to(elsewhere)
    keep(tmp_path, "form.pdf", b"ours")
    keep(tmp_path, "link.pdf", b"ours")
    assert (tmp_path / "form.pdf").read_bytes() == b"theirs"
    assert elsewhere.read_bytes() == b"theirs too"


def test_a_disk_that_refuses_is_a_sentence_and_leaves_nothing(tmp_path):
    with pytest.raises(BadInput, match="could not keep an attachment") as refusal:
        keep(tmp_path / "gone", "form.pdf", b"x")
    assert refusal.value.code == "E-001"


def test_a_full_disk_leaves_no_half_file(tmp_path, monkeypatch):
    def full(_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    with pytest.raises(BadInput, match="No space left"):
        keep(tmp_path, "form.pdf", b"x")
    assert list(tmp_path.iterdir()) == []


def test_a_disk_without_links_keeps_whole_files_all_the_same(tmp_path, monkeypatch):
    def none(*_names):
        raise OSError(1, "Operation not permitted")

    monkeypatch.setattr("os.link", none)
    (tmp_path / "form.pdf").write_bytes(b"theirs")
    assert keep(tmp_path, "form.pdf", b"ours").name == "form (2).pdf"
    assert {one.name: one.read_bytes() for one in tmp_path.iterdir()} == {
        "form.pdf": b"theirs",
        "form (2).pdf": b"ours",
    }


def test_what_was_left_unfinished_is_swept_once_it_is_nobodys(tmp_path):
    old, new = (tmp_path / f"{UNFINISHED}{age}.tmp" for age in ("old", "new"))
    for one in (old, new):
        one.write_bytes(b"half")
    os.utime(old, (1, 1))
    keep(tmp_path, "form.pdf", b"ours")
    assert sorted(one.name for one in tmp_path.iterdir()) == [new.name, "form.pdf"]


def test_hostile_names_stay_inside_and_none_is_lost(tmp_path):
    assert try_names(names(random.Random(6), 100), tmp_path) == []  # noqa: S311
