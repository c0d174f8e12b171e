"""The file on the disk: old or new, never half; open, locked, signed and read-only files left."""

from __future__ import annotations

import os
import stat
import sys

import pytest

from daysix.desk.patching import CellEdit, HeldOpen, Patience, disk, locks, patch_cells
from daysix.law.errors import BadInput
from tests.benchmarks import faults_saving, saving_trials
from tests.desk.patching.books import book_of, packed, sheet_of
from tests.desk.rich_workbook import WORKBOOK, rich_workbook

EDIT = [CellEdit("Exclusions", "B4", "x")]
AT_ONCE = Patience(seconds=0, step=1)
COMPOUND = bytes.fromhex("d0cf11e0a1b11ae1")


@pytest.fixture
def rich(tmp_path):
    return rich_workbook(tmp_path / "tracker.xlsm")


def refusal(path, **named):
    """The refusal of a change; nothing may have been written."""
    before = path.read_bytes() if path.exists() else None
    with pytest.raises(BadInput) as refused:
        patch_cells(path, EDIT, patience=AT_ONCE, **named)
    assert (path.read_bytes() if path.exists() else None) == before
    assert list(path.parent.glob(".daysix-*.tmp")) == []
    return refused.value


# Faults on purpose: a twentieth of the trials of `start.py faults`


@pytest.mark.skipif(sys.platform != "linux", reason="The faults are made with what Linux has.")
@pytest.mark.parametrize(
    "fault",
    [
        faults_saving.killed_while_saving,
        faults_saving.failing_calls,
        faults_saving.disk_full,
        faults_saving.two_officers,
        faults_saving.open_elsewhere,
        faults_saving.hostile_workbooks,
        faults_saving.formula_injection,
    ],
    ids=lambda fault: fault.__name__,
)
def test_a_fault_harms_nothing(fault):
    found = fault(full=False)
    assert found.trials > 0
    assert found.passed, found


def test_every_call_that_fails_once_leaves_old_or_new(rich):
    old = rich.read_bytes()
    counter = saving_trials.FailingCalls(0, for_good=False)
    with saving_trials.calls_made_by(counter):
        patch_cells(rich, EDIT)
    new = rich.read_bytes()
    assert new != old
    refused = 0
    for nth in range(1, counter.count + 1):
        rich.write_bytes(old)
        try:
            with saving_trials.calls_made_by(saving_trials.FailingCalls(nth, for_good=False)):
                patch_cells(rich, EDIT, patience=AT_ONCE)
        except BadInput:
            refused += 1
            assert rich.read_bytes() == old
        else:
            assert rich.read_bytes() == new
    assert 0 < refused < counter.count


def test_a_failed_trial_would_be_told():
    assert not saving_trials.judged("F1", 3, "fine", ["trial 2: half a file"]).passed
    assert saving_trials.judged("F1", 3, "fine", []).passed


# Who has it


@pytest.mark.parametrize("lock", ["~$tracker.xlsm", ".~lock.tracker.xlsm#"])
def test_open_in_a_program_names_the_person_and_offers_a_copy(rich, lock):
    note = saving_trials.excel_lock("Zoë Elkin") if lock[0] == "~" else "Zoë Elkin,zoe,pc,today;"
    rich.with_name(lock).write_bytes(note if isinstance(note, bytes) else note.encode())
    refused = refusal(rich)
    assert isinstance(refused, HeldOpen)
    assert refused.code == "Z-015"
    assert "is open by Zoë Elkin." in refused.message
    assert refused.copy_beside == rich.with_name("tracker (Day Six copy).xlsm")
    assert patch_cells(rich, EDIT, out=refused.copy_beside).changed == 1
    assert refusal(rich).copy_beside == rich.with_name("tracker (Day Six copy 2).xlsm")


@pytest.mark.parametrize(
    ("note", "person"),
    [
        (b"", ""),
        (b"\x0aJo Elkin  ", "Jo Elkin"),
        (b"\x08Jo Elkin" + b" " * 46 + b"\xff\xff", "Jo Elkin"),
        (bytes(165), ""),
    ],
)
def test_a_name_is_read_from_a_lock_file_or_left_out(tmp_path, note, person):
    lock = tmp_path / "~$tracker.xlsx"
    lock.write_bytes(note)
    assert locks.person_in(lock) == person


def test_a_lock_that_goes_in_time_is_waited_for(rich):
    lock = rich.with_name("~$tracker.xlsm")
    lock.write_bytes(b"")
    waits = []

    def wait(seconds):
        waits.append(seconds)
        if len(waits) == 3:
            lock.unlink()

    assert patch_cells(rich, EDIT, patience=Patience(6, 0.25, wait)).changed == 1
    assert waits == [0.25] * 3


def test_a_second_writer_is_told_who_is_saving(rich, monkeypatch):
    monkeypatch.setattr(locks, "_me", lambda: "Kit Dunmore (PC 7)")
    waits = []
    with locks.one_writer(rich, AT_ONCE), pytest.raises(BadInput) as refused:
        patch_cells(rich, EDIT, patience=Patience(1, 0.25, waits.append))
    assert refused.value.code == "Z-017"
    assert refused.value.message.startswith("Kit Dunmore (PC 7), since ")
    assert waits == [0.25] * 4
    assert patch_cells(rich, EDIT, patience=AT_ONCE).changed == 1


def test_two_workbooks_can_be_saved_at_once(rich, tmp_path):
    other = rich_workbook(tmp_path / "other.xlsm")
    with locks.one_writer(other, AT_ONCE):
        assert patch_cells(rich, EDIT, patience=AT_ONCE).changed == 1


def test_saved_by_somebody_while_we_worked(rich, monkeypatch):
    theirs = rich.read_bytes() + b""
    real = disk._same_rights

    def meanwhile(target, beside):
        real(target, beside)
        os.utime(rich, ns=(1, 1))

    monkeypatch.setattr(disk, "_same_rights", meanwhile)
    assert refusal(rich).code == "Z-018"
    assert rich.read_bytes() == theirs


def test_opened_by_somebody_while_we_worked(rich, monkeypatch):
    lock = rich.with_name("~$tracker.xlsm")
    monkeypatch.setattr(disk, "_same_rights", lambda *_which: lock.write_bytes(b""))
    assert refusal(rich).code == "Z-015"


# What the file is


def test_labelled_or_locked_by_a_password(tmp_path):
    path = tmp_path / "tracker.xlsx"
    path.write_bytes(COMPOUND + bytes(600) + "EncryptedPackage".encode("utf-16-le") + bytes(600))
    refused = refusal(path)
    assert refused.code == "Z-003"
    assert refused.message == (
        "This file is protected by a label or password. Open it in Excel, then press the button "
        "again."
    )


@pytest.mark.parametrize(
    "content", [b"", b"a,b\n1,2\n", COMPOUND + bytes(900), b"PK\x05\x06" + bytes(18)]
)
def test_what_is_no_workbook(tmp_path, content):
    path = tmp_path / "tracker.xlsx"
    path.write_bytes(content)
    assert refusal(path).code == "Z-002"


def test_a_workbook_of_another_kind(tmp_path):
    parts = book_of(sheet_of(""))
    parts["_rels/.rels"] = parts["_rels/.rels"].replace(b"workbook.xml", b"workbook.bin")
    parts["xl/workbook.bin"] = b"\x83\x01\x00"
    assert refusal(packed(tmp_path / "tracker.xlsb", parts)).code == "Z-002"


def test_nothing_there(tmp_path):
    assert refusal(tmp_path / "tracker.xlsx").code == "Z-001"


def test_a_folder(tmp_path):
    (tmp_path / "tracker.xlsx").mkdir()
    with pytest.raises(BadInput) as refused:
        patch_cells(tmp_path / "tracker.xlsx", EDIT, patience=AT_ONCE)
    assert refused.value.code in {"Z-002", "Z-014"}


@pytest.mark.parametrize(
    "more",
    [
        {"_xmlsignatures/origin.sigs": b""},
        {"_XMLSignatures/sig1.xml": b"<a/>"},
    ],
)
def test_signed(tmp_path, more):
    path = rich_workbook(tmp_path / "tracker.xlsm", changed=more)
    assert refusal(path).code == "Z-007"


def test_a_password_to_change_it(tmp_path):
    text = WORKBOOK.replace("<workbookPr", '<fileSharing userName="Jo" hashValue="a"/><workbookPr')
    path = rich_workbook(tmp_path / "tracker.xlsm", changed={"xl/workbook.xml": text.encode()})
    assert refusal(path).code == "Z-008"


def test_advice_to_open_it_read_only_is_only_advice(tmp_path):
    text = WORKBOOK.replace("<workbookPr", '<fileSharing readOnlyRecommended="1"/><workbookPr')
    path = rich_workbook(tmp_path / "tracker.xlsm", changed={"xl/workbook.xml": text.encode()})
    assert patch_cells(path, EDIT).changed == 1


def test_marked_read_only(rich):
    rich.chmod(0o444)
    assert refusal(rich).code == "Z-010"
    rich.chmod(0o644)


def test_a_folder_that_may_not_be_written_to(rich, monkeypatch):
    def refuse(*_which):
        raise PermissionError(13, "denied")

    monkeypatch.setattr(disk, "_write", refuse)
    assert refusal(rich).code == "Z-011"


# What is left behind


def test_rights_stay_and_a_link_stays_a_link(rich, tmp_path):
    rich.chmod(0o640)
    link = tmp_path / "link.xlsm"
    link.symlink_to(rich)
    assert patch_cells(link, EDIT).changed == 1
    assert link.is_symlink()
    assert stat.S_IMODE(rich.stat().st_mode) == 0o640


def test_an_old_unfinished_save_is_swept_and_no_other(rich):
    ours = rich.with_name(f"{disk.our_mark(rich)}abc.tmp")
    others = [rich.with_name(name) for name in (".daysix-00000000-abc.tmp", "notes.tmp")]
    for path in (ours, *others):
        path.write_bytes(b"half")
    patch_cells(rich, EDIT)
    assert not ours.exists()
    assert all(path.exists() for path in others)


def test_a_copy_leaves_the_workbook_alone_and_never_takes_a_place(rich, tmp_path):
    before, copy = rich.read_bytes(), tmp_path / "copy.xlsm"
    assert patch_cells(rich, EDIT, out=copy).changed == 1
    made = copy.read_bytes()
    assert refusal(rich, out=copy).code == "Z-019"
    assert (rich.read_bytes(), copy.read_bytes()) == (before, made)


def test_nothing_but_the_workbook_and_a_lock_is_left(rich):
    patch_cells(rich, EDIT)
    left = {path.name for path in rich.parent.iterdir()}
    assert left - {".daysix-tracker.lock"} == {"tracker.xlsm"}
