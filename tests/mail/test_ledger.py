"""The ledger: what it keeps is on the disk, its owner's alone, and outlives damage."""

from __future__ import annotations

import os
import sqlite3
import stat
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path
from unittest import mock

import pytest

from daysix.jobs.inbox.run import usual_keeping
from daysix.law.errors import BadInput
from daysix.mail import ledger_blobs, ledger_place, ledger_schema
from daysix.mail.ledger import open_ledger
from daysix.mail.ledger_blobs import LISTED, WAITING, Blobs
from daysix.mail.ledger_identity import identity, of_bytes, round_key
from daysix.mail.port import Ref
from tests.jobs.inbox.run_scene import INBOX, NOW, Scene, identify
from tests.mail.made_mails import HTML, PLAIN, made

BOX = "memory:a"


@pytest.fixture
def scene(tmp_path):
    return Scene(tmp_path)


@pytest.fixture
def ledger(scene):
    with scene.ledger() as ledger:
        yield ledger


def take(ledger, raw=PLAIN, ref="1", folder=INBOX, **named):
    at = Ref(ref, folder, "1")
    return ledger.journal(BOX, at, raw, identity=identify(raw), now=NOW, **named)


# Where it lies


def test_only_its_owner_may_look(scene):
    scene.store.arrive(PLAIN)
    scene.run()
    scene.folder.chmod(0o755)
    with scene.ledger():
        rights = {
            path.name: stat.S_IMODE(path.stat().st_mode)
            for path in (scene.folder, *scene.folder.rglob("*"))
        }
    assert {name: f"{mode:o}" for name, mode in rights.items() if mode & 0o077} == {}
    assert f"{ledger_schema.FILE}-wal" in rights


def test_the_usual_place_is_this_persons_and_does_not_roam(monkeypatch):
    asked = {}

    def user_data_path(name, **named):
        asked.update(named, name=name)
        return Path("/srv/sam/.local/share/DaySix")

    monkeypatch.setattr("platformdirs.user_data_path", user_data_path)
    assert ledger_place.usual_folder() == Path("/srv/sam/.local/share/DaySix/mails")
    assert asked == {"name": "DaySix", "appauthor": False, "roaming": False}


MOUNTS = """\
/dev/vda / ext4 rw 0 0
//server/team /srv/team\\040share cifs rw 0 0
nas:/people /people nfs4 rw 0 0
/dev/vdb /people/local ext4 rw 0 0
sam@host: /mnt/far fuse.sshfs rw 0 0
"""


@pytest.mark.parametrize(
    ("place", "shared"),
    [
        ("/var/mails", False),
        ("/srv/team share/mails", True),
        ("/srv/team shares/mails", False),
        ("/people/sam/mails", True),
        ("/people/local/mails", False),
        ("/mnt/far/mails", True),
    ],
)
def test_a_network_disk_is_known(monkeypatch, tmp_path, place, shared):
    (tmp_path / "mounts").write_text(MOUNTS)
    monkeypatch.setattr(ledger_place, "MOUNTS", tmp_path / "mounts")
    assert ledger_place.is_on_a_share(Path(place)) is shared


def test_a_network_disk_is_refused_and_nothing_is_made(monkeypatch, tmp_path):
    monkeypatch.setattr(ledger_place, "is_on_a_share", lambda _: True)
    with pytest.raises(BadInput, match="network disk") as refused:
        open_ledger(tmp_path / "mails", identify=identify, now=NOW)
    assert refused.value.code == "Q-070"
    assert list(tmp_path.iterdir()) == []


def test_a_file_in_the_way_is_refused(tmp_path):
    (tmp_path / "mails").write_text("")
    with pytest.raises(BadInput) as refused:
        open_ledger(tmp_path / "mails", identify=identify, now=NOW)
    assert refused.value.code == "Q-071"


# What it keeps, and in which order


def test_every_note_is_forced_to_the_disk(ledger):
    asked = [ledger._database.execute(f"PRAGMA {name}").fetchone()[0] for name in
             ("journal_mode", "synchronous", "fullfsync", "secure_delete")]  # fmt: skip
    assert asked == ["wal", 2, 1, 1]


def test_the_copy_is_on_the_disk_before_its_row(ledger, scene):
    steps = []

    class Told:
        def __getattr__(self, name):
            real = getattr(os, name)
            if name not in {"fsync", "replace", "write"}:
                return real
            return lambda *given: (steps.append(name), real(*given))[1]

    ledger._database.set_trace_callback(lambda said: steps.append(said.split()[0]))
    with mock.patch.object(ledger_blobs, "os", Told()):
        take(ledger)
    # the new folder, the content, its name in the folder, and only then the row
    assert [step for step in steps if step != "SELECT"][:5] == [
        "fsync", "write", "fsync", "replace", "fsync",
    ]  # fmt: skip
    assert steps.index("BEGIN") > steps.index("replace")
    assert steps[-1] == "COMMIT"


@pytest.mark.parametrize("call", ["open", "write", "fsync", "replace"])
def test_a_disk_that_fails_is_told_and_leaves_no_row(ledger, scene, call):
    class Fails:
        def __getattr__(self, name):
            if name == call:
                return lambda *_: (_ for _ in ()).throw(OSError(28, "No space left"))
            return getattr(os, name)

    with mock.patch.object(ledger_blobs, "os", Fails()), pytest.raises(BadInput) as refused:
        take(ledger)
    assert refused.value.code == "Q-075"
    assert ledger.waiting(scene.mailbox.name) == []
    assert take(ledger).how == "new"


def test_a_saved_copy_that_was_changed_is_not_taken_for_the_mail(ledger, scene):
    take(ledger)
    [copy] = (scene.folder / WAITING).rglob("*.eml")
    copy.write_bytes(b"spoilt")
    with pytest.raises(BadInput) as refused:
        ledger.raw(ledger.begin(1, NOW))
    assert refused.value.code == "Q-076"


def test_a_spoilt_copy_is_written_anew_when_the_mail_comes_again(tmp_path):
    blobs = Blobs(tmp_path)
    name = blobs.put(PLAIN)
    next(tmp_path.rglob("*.eml")).write_bytes(b"spoilt")
    assert blobs.put(PLAIN) == name
    assert blobs.get(name) == PLAIN


def test_what_a_power_cut_left_half_written_is_swept(tmp_path):
    (tmp_path / WAITING / "ab").mkdir(parents=True)
    (tmp_path / WAITING / "ab" / "half.tmp").write_bytes(b"Subj")
    Blobs(tmp_path)
    assert not list(tmp_path.rglob("*.tmp"))


def test_the_tables_hold_no_words_of_a_mail(scene):
    raw = PLAIN.replace(b"<plain@", b"<sam.placeholder@")
    scene.store.arrive(raw)
    scene.run(apply=True)
    kept = b"".join(path.read_bytes() for path in scene.folder.glob("journal*"))
    for word in (b"Placeholder", b"placeholder", b"Suspension of", b"ashgrove"):
        assert word not in kept


# Which mail is which


def test_brackets_and_the_case_of_the_host_make_no_other_mail():
    first = identity("<Abc@Ash.Example>", "x")
    assert first == identity(" Abc@ash.example ", "x")
    assert first != identity("<abc@ash.example>", "x")
    assert first.key != identity("<Abc@ash.example>", "y").key
    assert identity("", "x").message_id == identity("<>", "x").message_id == ""


def test_the_key_is_the_same_on_every_computer():
    # printf 'Abc@ash.example' | sha256sum, that and "\nx" hashed again, the first 24 signs
    assert identity("<Abc@ASH.example>", "x").key == "1ce526d0a497598a0cd042ad"
    assert round_key("k", 1) == "k"
    assert round_key("k", 2) == "k-2"


def test_the_same_mail_by_another_mailbox_is_the_same(ledger):
    assert take(ledger).how == "new"
    other = ledger.journal("graph:b", Ref("x", INBOX), PLAIN, identity=identify(PLAIN), now=NOW)
    assert (other.how, other.mail) == ("same", 1)


def test_a_mail_nothing_can_be_made_of_is_known_by_its_bytes():
    assert of_bytes(b"a") == of_bytes(b"a") != of_bytes(b"b")


# Cursors


def test_a_cursor_belongs_to_a_mailbox_and_a_folder(ledger):
    ledger.save_cursor(BOX, INBOX, "one", NOW)
    ledger.save_cursor(BOX, "Other", "two", NOW)
    assert [ledger.cursor(BOX, INBOX), ledger.cursor(BOX, "Other")] == ["one", "two"]
    assert ledger.cursor("graph:b", INBOX) == ""


# Damage


def test_a_newer_journal_is_left_alone(scene):
    scene.run()
    path = scene.folder / ledger_schema.FILE
    with closing(sqlite3.connect(path)) as database:
        database.execute("PRAGMA user_version = 9")
    before = path.read_bytes()
    with pytest.raises(BadInput, match="form 9; I know up to 1") as refused:
        scene.ledger()
    assert refused.value.code == "Q-073"
    assert path.read_bytes() == before
    assert ledger_schema.look(scene.folder) is None


def spoil_the_middle(path):
    content = bytearray(path.read_bytes())
    content[5000:9000] = b"\xff" * 4000
    path.write_bytes(content)


@pytest.mark.parametrize(
    "spoil",
    [
        lambda path: path.write_bytes(b"not a journal at all" * 300),
        lambda path: path.write_bytes(path.read_bytes()[:5000]),
        spoil_the_middle,
        lambda path: path.write_bytes(b""),
        lambda path: path.unlink(),
    ],
    ids=["other file", "cut", "spoilt", "emptied", "gone"],
)
def test_a_damaged_journal_is_set_aside_and_made_anew_without_loss_or_double(scene, spoil):
    for number in range(3):
        scene.store.arrive(made(number))
    scene.run()
    with scene.ledger() as ledger:  # a mail that was taken in and not listed, and has since gone
        ledger.journal(scene.mailbox.name, Ref("9", INBOX), HTML, identity=identify(HTML), now=NOW)
    path = scene.folder / ledger_schema.FILE
    spoil(path)
    done = scene.run()
    assert [told.code for told in done.told] == ["Q-077"]
    assert scene.subjects() == [*(f"Suspension notification {n}" for n in range(3)),
                                "Question from a parent"]  # fmt: skip
    assert done.reconciled[0].agrees
    assert done.good
    assert scene.run().told == []


def test_a_damaged_journal_is_kept_under_another_name(scene):
    scene.run()
    (scene.folder / ledger_schema.FILE).write_bytes(b"not a journal at all" * 300)
    with scene.ledger() as ledger:
        assert ledger.mended is not None
        assert "“damaged 2026-11-30 084500.db”" in ledger.mended.message
    assert (scene.folder / "damaged 2026-11-30 084500.db").read_bytes().startswith(b"not a")


def test_a_copy_saved_just_before_a_power_cut_is_not_forgotten(scene):
    with scene.ledger() as ledger:
        ledger._blobs.put(PLAIN)
    with scene.ledger() as ledger:
        assert ledger.waiting(scene.mailbox.name) == [1]
        assert ledger.mended is None


def test_a_copy_whose_note_of_listing_was_cut_off_is_put_in_its_place(scene):
    scene.store.arrive(PLAIN)
    with mock.patch.object(Blobs, "listed"):
        scene.run()
    assert list((scene.folder / WAITING).rglob("*.eml"))
    scene.ledger().close()
    assert not list((scene.folder / WAITING).rglob("*.eml"))
    assert len(list((scene.folder / LISTED).rglob("*.eml"))) == 1


# What is kept no longer


def test_the_table_says_how_long_copies_are_kept():
    assert usual_keeping() == timedelta(days=90)


def test_copies_go_when_their_time_is_over_and_never_before_they_are_listed(scene):
    scene.store.arrive(PLAIN)
    scene.run()
    with scene.ledger() as ledger:
        take(ledger, HTML)
        assert ledger.let_go(NOW) == 0  # listed at that moment, not before it
        assert ledger.let_go(NOW + timedelta(days=900)) == 1
        assert [path.read_bytes() for path in scene.folder.rglob("*.eml")] == [HTML]


def test_the_copy_of_a_mail_listed_by_another_computer_goes_too_and_stays_gone(scene):
    with scene.ledger() as ledger:
        assert take(ledger, listed_elsewhere=True).how == "elsewhere"
        assert ledger.let_go(NOW + timedelta(days=900)) == 1
    with scene.ledger() as ledger:
        assert ledger.waiting(scene.mailbox.name) == []
    assert list(scene.folder.rglob("*.eml")) == []


def test_a_second_copy_of_a_mail_is_kept_only_where_its_own_is_spoilt(scene):
    anew = b"Received: from a by b\r\n" + PLAIN
    with scene.ledger() as ledger:
        take(ledger)
        ledger._blobs.put(anew)
    with scene.ledger() as ledger:
        assert ledger.raw(ledger.begin(1, NOW)) == PLAIN
        assert len(list(scene.folder.rglob("*.eml"))) == 1
        ledger._blobs.put(anew)
        next(scene.folder.rglob(f"{ledger.begin(1, NOW).raw}.eml")).write_bytes(b"spoilt")
    with scene.ledger() as ledger:
        assert ledger.raw(ledger.begin(1, NOW)) == anew


def test_a_run_lets_go_of_what_was_listed_ninety_days_ago(scene):
    scene.store.arrive(PLAIN)
    scene.run()
    scene.run(now=NOW + timedelta(days=90))
    assert len(list(scene.folder.rglob("*.eml"))) == 1
    scene.run(now=NOW + timedelta(days=90, seconds=1))
    assert list(scene.folder.rglob("*.eml")) == []


def test_a_mail_moved_back_after_its_copy_went_is_saved_again(scene):
    scene.store.arrive(PLAIN)
    scene.run(apply=True)
    later = datetime(2027, 6, 1, tzinfo=UTC)
    scene.run(now=later)
    [number] = scene.store.ids("Day Six/Done")
    scene.store.carry(number, INBOX)
    assert scene.run(now=later).listed == 1
    assert scene.sheet.entries[1].message.subject == "Suspension of a Year 9 pupil"


def test_a_journal_of_before_the_events_were_noted_is_given_their_table(scene):
    with scene.ledger() as ledger:
        ledger._database.execute("DROP TABLE told")
    with scene.ledger() as ledger:
        assert ledger.told_before(1, []) == ""
