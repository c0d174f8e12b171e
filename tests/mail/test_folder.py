"""What a folder of files does beyond what every mailbox does."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest

from daysix.mail import folder as folder_mailbox
from daysix.mail import folder_disk
from daysix.mail.folder import FolderMailbox
from daysix.mail.folder_cursor import Seen, load, save
from daysix.mail.mime import read_mail
from daysix.mail.port import GONE, NEW, Ref
from daysix.mail.refusals import BusyError, GoneError, MailboxError
from tests.mail.made_mails import PLAIN, made
from tests.mail.outlook_files import message, msg

NOW = 1_800_000_000.0
OLD, JUST_NOW = NOW - 3600, NOW - 0.5


class Top:
    """A folder, the time, and what happens while the mailbox waits."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.waited: list[float] = []
        self.meanwhile = lambda: None
        self.mailbox = FolderMailbox(path, clock=lambda: NOW, pause=self.pause)

    def pause(self, seconds: float) -> None:
        self.waited.append(seconds)
        self.meanwhile()

    def put(self, name: str, raw: bytes = PLAIN, *, at: float = OLD) -> Path:
        path = self.path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(raw)
        os.utime(path, (at, at))
        return path

    def ids(self, folder: str = "Inbox") -> list[str]:
        return [ref.id for ref in self.mailbox.all_refs(folder)]


@pytest.fixture
def top(tmp_path):
    (tmp_path / "mails").mkdir()
    return Top(tmp_path / "mails")


# What counts as a mail


def test_mails_are_eml_and_msg_whatever_the_case_of_their_ending(top):
    for name in ("a.eml", "b.EML", "c.msg", "d.Msg", "e.txt", "f.pdf", ".hidden.eml", "~$g.eml"):
        top.put(name)
    assert top.ids() == ["a.eml", "b.EML", "c.msg", "d.Msg"]


def test_folders_in_it_are_folders_of_the_mailbox(top):
    top.put("a.eml")
    top.put("Done/2026/b.eml")
    assert top.ids() == ["a.eml"]
    assert top.ids("Done") == []
    assert top.ids("Done/2026") == ["Done/2026/b.eml"]
    assert top.ids("Done\\2026") == ["Done/2026/b.eml"]


def test_a_folder_that_is_called_inbox_belongs_to_the_inbox(top):
    top.put("a.eml")
    top.put("Inbox/b.eml")
    assert top.ids("Inbox") == ["a.eml", "Inbox/b.eml"]
    assert top.ids("") == ["a.eml", "Inbox/b.eml"]


@pytest.mark.skipif(os.name == "nt", reason="making a link asks for rights on Windows")
def test_a_link_to_somewhere_else_is_no_mail(top, tmp_path):
    (tmp_path / "elsewhere.eml").write_bytes(PLAIN)
    (top.path / "link.eml").symlink_to(tmp_path / "elsewhere.eml")
    assert top.ids() == []


def test_a_mail_saved_by_outlook_is_handed_over_as_mime(top):
    top.put("a.msg", msg(message({0x0037: "Saved", 0x1000: "Words"})))
    ref = next(iter(top.mailbox.all_refs("Inbox")))
    assert read_mail(top.mailbox.fetch_mime(ref)).subject == "Saved"
    assert top.mailbox.fetch_meta(ref).subject == "Saved"


# Files on their way


def test_an_empty_file_waits_until_it_holds_something(top):
    top.put("a.eml", b"")
    first = top.mailbox.list_changes("Inbox", "")
    assert first.changes == ()
    top.put("a.eml")
    second = top.mailbox.list_changes("Inbox", first.cursor)
    assert [(change.what, change.ref.id) for change in second.changes] == [(NEW, "a.eml")]


def test_files_that_lay_still_are_not_waited_for(top):
    top.put("a.eml")
    assert top.ids() == ["a.eml"]
    assert top.waited == []


def test_a_file_just_copied_is_looked_at_twice_and_taken(top):
    top.put("a.eml", at=JUST_NOW)
    assert top.ids() == ["a.eml"]
    assert len(top.waited) == 1


def test_a_file_still_growing_waits_for_the_next_run(top):
    top.put("old.eml")
    top.put("a.eml", PLAIN[:50], at=JUST_NOW)
    top.meanwhile = lambda: top.put("a.eml", PLAIN[:90], at=NOW)
    first = top.mailbox.list_changes("Inbox", "")
    assert [change.ref.id for change in first.changes] == ["old.eml"]
    top.meanwhile = lambda: None
    top.put("a.eml", PLAIN)
    second = top.mailbox.list_changes("Inbox", first.cursor)
    assert [change.ref.id for change in second.changes] == ["a.eml"]


def test_a_file_another_program_holds_waits_for_the_next_run_and_is_counted(top, monkeypatch):
    top.put("known.eml")
    before = top.mailbox.list_changes("Inbox", "")
    top.put("held.eml")
    with monkeypatch.context() as held:
        held.setattr(folder_disk, "can_be_read", lambda _path: False)
        first = top.mailbox.list_changes("Inbox", before.cursor)
        assert top.ids() == ["held.eml", "known.eml"]
    assert first.changes == ()
    second = top.mailbox.list_changes("Inbox", first.cursor)
    assert [(change.what, change.ref.id) for change in second.changes] == [(NEW, "held.eml")]


def test_health_counts_mails_that_are_held(top, monkeypatch):
    top.put("held.eml")
    monkeypatch.setattr("daysix.mail.folder_health.can_be_read", lambda _path: False)
    assert [(look.what, look.code) for look in top.mailbox.health()][2:] == [
        ("Mails held", "Q-015")
    ]


def test_a_file_that_changed_is_a_new_mail(top):
    top.put("a.eml", made(1))
    first = top.mailbox.list_changes("Inbox", "")
    top.put("a.eml", made(2), at=OLD + 60)
    second = top.mailbox.list_changes("Inbox", first.cursor)
    assert [(change.what, change.ref.id) for change in second.changes] == [(NEW, "a.eml")]


def test_a_mail_another_program_holds_is_asked_for_again_later(top, monkeypatch):
    top.put("a.eml")
    ref = next(iter(top.mailbox.all_refs("Inbox")))

    def held(self):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "read_bytes", held)
    with pytest.raises(BusyError) as refused:
        top.mailbox.fetch_mime(ref)
    assert refused.value.code == "Q-003"
    assert refused.value.wait > 0


# Moving


def test_a_moved_mail_never_takes_the_place_of_another(top):
    for number in range(3):
        top.put("a.eml", made(number), at=OLD + number)
        ref = next(iter(top.mailbox.all_refs("Inbox")))
        top.mailbox.move(ref, top.mailbox.ensure_folder("Done"))
    held = {path.name: path.read_bytes() for path in (top.path / "Done").iterdir()}
    assert held == {"a.eml": made(0), "a (2).eml": made(1), "a (3).eml": made(2)}


def test_a_move_done_before_a_crash_is_found_again_under_its_other_name(top):
    done = top.mailbox.ensure_folder("Done")
    top.put("Done/a.eml", made(1), at=OLD - 60)
    top.put("a.eml", made(2))
    ref = next(iter(top.mailbox.all_refs("Inbox")))
    moved = top.mailbox.move(ref, done)
    assert moved.id == "Done/a (2).eml"
    assert FolderMailbox(top.path).move(ref, done) == moved


def test_a_mail_that_only_bears_the_same_name_is_not_taken_for_the_moved_one(top):
    done = top.mailbox.ensure_folder("Done")
    path = top.put("a.eml", made(2))
    ref = next(iter(top.mailbox.all_refs("Inbox")))
    path.unlink()
    top.put("Done/a.eml", made(1), at=OLD - 60)
    with pytest.raises(GoneError):
        top.mailbox.move(ref, done)


def test_a_move_that_fails_leaves_nothing_behind(top, monkeypatch):
    done = top.mailbox.ensure_folder("Done")
    top.put("a.eml")
    ref = next(iter(top.mailbox.all_refs("Inbox")))

    def refuse(source, place):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(folder_disk.os, "replace", refuse)
    with pytest.raises(MailboxError) as refused:
        top.mailbox.move(ref, done)
    assert refused.value.code == "Q-004"
    assert list((top.path / "Done").iterdir()) == []
    assert top.ids() == ["a.eml"]


@pytest.mark.parametrize("path", ["../outside", "a/../../b", ".daysix", "a:b", "a/.b", "what?"])
def test_a_folder_cannot_lie_outside_or_bear_a_name_some_disk_refuses(top, path):
    with pytest.raises(MailboxError) as refused:
        top.mailbox.ensure_folder(path)
    assert refused.value.code == "Q-006"


@pytest.mark.parametrize("mail_id", ["../a.eml", "/etc/passwd", "", "x/../../a.eml", "nowhere.eml"])
def test_an_id_cannot_lead_outside(top, mail_id):
    (top.path.parent / "a.eml").write_bytes(PLAIN)
    with pytest.raises(GoneError):
        top.mailbox.fetch_mime(Ref(mail_id, "Inbox"))


# Categories and drafts


def test_categories_leave_the_mail_as_it_was(top):
    path = top.put("a.eml")
    ref = next(iter(top.mailbox.all_refs("Inbox")))
    before = path.read_bytes(), path.stat().st_mtime_ns
    top.mailbox.set_categories(ref, add=["Day Six"])
    assert (path.read_bytes(), path.stat().st_mtime_ns) == before
    assert {one.name for one in top.path.iterdir()} == {"a.eml", ".daysix"}


def test_a_new_mail_under_an_old_name_has_no_categories(top):
    top.put("a.eml", made(1))
    ref = next(iter(top.mailbox.all_refs("Inbox")))
    top.mailbox.set_categories(ref, add=["Day Six"])
    top.put("a.eml", made(2), at=OLD + 60)
    assert top.mailbox.fetch_meta(ref).categories == ()


def test_a_spoilt_note_counts_as_none(top):
    top.put("a.eml")
    ref = top.mailbox.set_categories(next(iter(top.mailbox.all_refs("Inbox"))), add=["Day Six"])
    [note] = (top.path / ".daysix" / "categories").iterdir()
    note.write_bytes(b'{"categories": ')
    assert top.mailbox.fetch_meta(ref).categories == ()


def test_drafts_open_for_sending_and_bear_their_subject_as_a_name(top):
    for _ in range(2):
        top.mailbox.create_draft(
            to=["head@ashgrove.example"], subject="Re: What we\r\nneed?", html="<p>Form</p>"
        )
    drafts = sorted((top.path / "Drafts").iterdir())
    assert len(drafts) == 2
    mail = read_mail(drafts[0].read_bytes())
    assert (mail.subject, mail.header("x-unsent")) == ("Re: What we need?", "1")
    assert mail.visible == "Form"


def test_an_answer_goes_to_the_address_for_answers_and_quotes_the_mail(top):
    raw = PLAIN.replace(b"To: Excl", b"Reply-To: Zo\xc3\xab <zoe@ashgrove.example>\r\nTo: Excl")
    top.put("a.eml", raw)
    top.mailbox.create_reply_draft(next(iter(top.mailbox.all_refs("Inbox"))), "<p>Thanks</p>")
    [draft] = (top.path / "Drafts").iterdir()
    mail = read_mail(draft.read_bytes())
    assert [(one.name, one.address) for one in mail.to] == [("Zoë", "zoe@ashgrove.example")]
    assert mail.subject == "Re: Suspension of a Year 9 pupil"
    assert mail.header("in-reply-to") == "<plain@ashgrove.example>"
    assert (
        "From: Ash Grove Office <office@ashgrove.example>\nSent: 17 November 2026" in mail.visible
    )
    assert "\n> Sam Placeholder (9B) was suspended" in mail.visible


# A share that can only be read, and health


@pytest.mark.parametrize(
    "change",
    [
        lambda mailbox, ref: mailbox.set_categories(ref, add=["Day Six"]),
        lambda mailbox, _ref: mailbox.ensure_folder("Done"),
        lambda mailbox, _ref: mailbox.create_draft(to=[], subject="x", html="x"),
        lambda mailbox, ref: mailbox.move(ref, "There"),
    ],
    ids=["categories", "folder", "draft", "move"],
)
def test_what_cannot_be_written_is_said(top, monkeypatch, change):
    (top.path / "There").mkdir()
    path = top.put("a.eml")
    ref = next(iter(top.mailbox.all_refs("Inbox")))

    opened = Path.open

    def refuse(self, mode="", *_rest, **_named):
        if mode == "rb":
            return opened(self, mode)
        raise PermissionError(30, "Read-only file system")

    monkeypatch.setattr(Path, "mkdir", refuse)
    monkeypatch.setattr(Path, "open", refuse)
    with pytest.raises(MailboxError) as refused:
        change(top.mailbox, ref)
    assert refused.value.code == "Q-004"
    assert "read-only file system" in refused.value.message
    monkeypatch.undo()
    assert path.read_bytes() == PLAIN


def test_health_of_a_folder_in_order(top):
    top.put("a.eml")
    assert [(look.what, look.state) for look in top.mailbox.health()] == [
        ("Folder", "ok"),
        ("Writing", "ok"),
    ]


def test_health_names_what_is_no_mail_and_what_is_on_its_way(top):
    top.put("a.eml", b"")
    top.put("letter.docx")
    assert [(look.what, look.code) for look in top.mailbox.health()][2:] == [
        ("Other files", "Q-012"),
        ("Files on their way", "Q-013"),
    ]


def test_health_of_a_folder_that_is_not_there(tmp_path):
    [look] = FolderMailbox(tmp_path / "never").health()
    assert (look.state, look.code) == ("broken", "Q-010")


def test_health_of_a_folder_that_can_only_be_read(top, monkeypatch):
    monkeypatch.setattr("os.access", lambda _path, how: how != os.W_OK)
    assert ("Writing", "look") in [(look.what, look.state) for look in top.mailbox.health()]


# The cursor


def test_the_cursor_forgets_files_that_left(top):
    for number in range(200):
        top.put(f"{number}.eml", made(number))
    full = top.mailbox.list_changes("Inbox", "")
    for number in range(1, 200):
        (top.path / f"{number}.eml").unlink()
    left = top.mailbox.list_changes("Inbox", full.cursor)
    assert [change.what for change in left.changes] == [GONE] * 199
    assert len(left.cursor) < len(full.cursor) / 10


def test_a_cursor_of_another_folder_is_not_believed(top):
    top.put("a.eml")
    top.put("Done/b.eml")
    inbox = top.mailbox.list_changes("Inbox", "")
    done = top.mailbox.list_changes("Done", inbox.cursor)
    assert done.afresh
    assert [change.ref.id for change in done.changes] == ["Done/b.eml"]


@pytest.mark.parametrize(
    "cursor", ["x", "folder-1:", "folder-1:!!!", "folder-1:eJw=", save(Seen("Inbox", {}))[:-4]]
)
def test_a_spoilt_cursor_is_none(cursor):
    assert load(cursor) is None


def test_a_cursor_comes_back_as_it_was():
    seen = Seen("Done/2026", {"Zoë – 1.eml": "12-34"})
    assert load(save(seen)) == seen


def test_the_mailbox_reads_the_real_clock_where_it_is_given_none(tmp_path):
    (tmp_path / "a.eml").write_bytes(PLAIN)
    waited: list[float] = []
    mailbox = FolderMailbox(tmp_path, pause=waited.append)
    assert [ref.id for ref in mailbox.all_refs("Inbox")] == ["a.eml"]
    assert waited == [folder_mailbox.BETWEEN_LOOKS]
    assert stat.S_ISREG((tmp_path / "a.eml").stat().st_mode)
