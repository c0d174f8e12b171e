"""What every mailbox must do, whichever adapter stands behind it: one suite for all of them.

How to plug an adapter in
-------------------------
Write ``tests/mail/test_contract_<adapter>.py`` holding three things::

    from tests.mail.contract import MailboxContract, Place

    class ExchangePlace(Place):          # the mailbox as somebody else sees and changes it
        ...                              # fill in every method that raises NotImplementedError

    class TestExchange(MailboxContract):
        @pytest.fixture
        def place(self, tmp_path):       # an empty mailbox before every test
            with fake_server() as server:
                yield ExchangePlace(server)

``Place`` is the other side: mails arrive, an officer moves one in Outlook, somebody deletes one,
the server forgets its cursors. Where the adapter hands a mail over rewrapped (another boundary,
headers added), set ``exact = False``: then the parsed mail must be equal instead of its bytes.

The suite asks only what ``daysix.mail.port`` promises. An adapter may report a change of its own
making as CHANGED or not at all, and may hand changes over in several rounds (``more``).
A test that cannot hold for an adapter is not left out: say so, and the port is put right.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from daysix.mail.port import CHANGED, GONE, NEW, Changes, Look
from daysix.mail.refusals import GoneError, MailboxError
from tests.mail.made_mails import EMPTY, HTML, MADE, PLAIN, TWIN, made

if TYPE_CHECKING:
    from daysix.mail.port import Mailbox, Ref

OURS, THEIRS = "Day Six: suspension", "Blue"
DONE = "Day Six/Done"
ROUNDS = 50


class Place:
    """A mailbox as others see and change it; a test for an adapter fills this in."""

    mailbox: Mailbox
    inbox = "Inbox"
    exact = True

    def arrive(self, raw: bytes, folder: str = "") -> None:
        """Somebody's mail comes into the inbox (or the folder, which is there already)."""
        raise NotImplementedError

    def vanish(self, ref: Ref) -> None:
        """Somebody deletes the mail, or the whole of it is moved out of the mailbox's sight."""
        raise NotImplementedError

    def carry(self, ref: Ref, folder: str) -> None:
        """An officer moves it by hand, in their own mail program, into a folder that is there."""
        raise NotImplementedError

    def colour(self, ref: Ref, category: str) -> None:
        """An officer puts a category of theirs on it, beside those that are there."""
        raise NotImplementedError

    def lost_cursor(self, cursor: str) -> str:
        """A cursor that the mailbox knows no longer (make it forget, or spoil the text)."""
        raise NotImplementedError

    def reopened(self) -> Mailbox:
        """The same mailbox opened by a new process that remembers nothing."""
        raise NotImplementedError

    def drafts(self) -> list[bytes]:
        """Every draft as MIME (or as near as can be had), in the order they were made."""
        raise NotImplementedError

    def sent(self) -> int:
        """How many mails left the mailbox."""
        raise NotImplementedError


class MailboxContract:
    """The suite. ``place`` is an empty mailbox."""

    @pytest.fixture
    def place(self) -> Place:
        raise NotImplementedError

    # What is there, and what happened since

    def test_an_empty_inbox_has_no_changes_and_gives_a_cursor(self, place):
        changes, cursor = everything(place.mailbox, place.inbox)
        assert changes == []
        assert isinstance(cursor, str)
        assert list(place.mailbox.all_refs(place.inbox)) == []

    def test_from_the_beginning_every_mail_is_new_once(self, place):
        for raw in MADE.values():
            place.arrive(raw)
        changes, _ = everything(place.mailbox, place.inbox)
        assert [change.what for change in changes] == [NEW] * len(MADE)
        assert len({change.ref.id for change in changes}) == len(MADE)
        assert {change.ref.folder for change in changes} == {place.inbox}

    def test_all_refs_are_the_mails_that_changes_told_of(self, place):
        for raw in MADE.values():
            place.arrive(raw)
        changes, _ = everything(place.mailbox, place.inbox)
        now = [ref.id for ref in place.mailbox.all_refs(place.inbox)]
        assert sorted(now) == sorted(change.ref.id for change in changes)

    def test_asked_again_nothing_happened(self, place):
        place.arrive(PLAIN)
        _, cursor = everything(place.mailbox, place.inbox)
        assert everything(place.mailbox, place.inbox, cursor)[0] == []

    def test_a_process_that_remembers_nothing_goes_on_from_the_cursor(self, place):
        place.arrive(PLAIN)
        _, cursor = everything(place.mailbox, place.inbox)
        place.arrive(HTML)
        changes, _ = everything(place.reopened(), place.inbox, cursor)
        assert [change.what for change in changes] == [NEW]

    def test_a_cursor_that_was_not_kept_tells_the_same_again(self, place):
        place.arrive(PLAIN)
        _, cursor = everything(place.mailbox, place.inbox)
        place.arrive(HTML)
        first, _ = everything(place.mailbox, place.inbox, cursor)
        again, _ = everything(place.mailbox, place.inbox, cursor)
        assert [change.ref.id for change in again] == [change.ref.id for change in first]

    def test_only_what_came_since_is_new(self, place):
        place.arrive(PLAIN)
        first, cursor = everything(place.mailbox, place.inbox)
        place.arrive(HTML)
        changes, _ = everything(place.mailbox, place.inbox, cursor)
        assert [change.what for change in changes] == [NEW]
        assert changes[0].ref.id != first[0].ref.id
        assert subject_of(place, changes[0].ref) == "Question from a parent"

    def test_two_mails_under_one_message_id_are_two_mails(self, place):
        place.arrive(PLAIN)
        place.arrive(TWIN)
        changes, _ = everything(place.mailbox, place.inbox)
        bodies = {place.mailbox.fetch_mime(change.ref) for change in changes}
        assert len(bodies) == 2

    def test_a_cursor_nobody_knows_brings_everything_and_loses_nothing(self, place):
        for number in range(5):
            place.arrive(made(number))
        _, cursor = everything(place.mailbox, place.inbox)
        place.arrive(made(5))
        answer = whole_answer(place.mailbox, place.inbox, place.lost_cursor(cursor))
        assert answer.afresh
        assert [change.what for change in answer.changes] == [NEW] * 6
        assert everything(place.mailbox, place.inbox, answer.cursor)[0] == []

    def test_folders_keep_to_themselves(self, place):
        folder = place.mailbox.ensure_folder(DONE)
        place.arrive(PLAIN, folder)
        place.arrive(HTML)
        inbox, _ = everything(place.mailbox, place.inbox)
        done, _ = everything(place.mailbox, folder)
        assert [subject_of(place, change.ref) for change in inbox] == ["Question from a parent"]
        assert [subject_of(place, change.ref) for change in done] == [
            "Suspension of a Year 9 pupil"
        ]

    # Reading one mail

    @pytest.mark.parametrize("name", MADE)
    def test_a_mail_is_handed_over_as_it_came(self, place, name):
        place.arrive(MADE[name])
        fetched = place.mailbox.fetch_mime(only(place))
        if place.exact:
            assert plain_ends(fetched) == plain_ends(MADE[name])
        else:
            assert parsed(fetched) == parsed(MADE[name])

    def test_reading_leaves_a_mail_unread_and_unchanged(self, place):
        place.arrive(PLAIN)
        _, cursor = everything(place.mailbox, place.inbox)
        ref = only(place)
        place.mailbox.fetch_mime(ref)
        assert not place.mailbox.fetch_meta(ref).read
        assert everything(place.mailbox, place.inbox, cursor)[0] == []

    def test_what_the_mailbox_says_of_a_mail(self, place):
        place.arrive(MADE["with a form"])
        ref = only(place)
        meta = place.mailbox.fetch_meta(ref)
        assert meta.ref.id == ref.id
        assert meta.message_id.strip("<>") == "with-form@ashgrove.example"
        assert meta.subject == "Permanent exclusion"
        assert "office@ashgrove.example" in meta.sender
        assert meta.size > 0
        assert meta.has_attachments
        assert meta.categories == ()

    def test_a_mail_without_a_message_id_has_none(self, place):
        place.arrive(MADE["nameless"])
        assert place.mailbox.fetch_meta(only(place)).message_id == ""

    def test_a_mail_that_is_there_no_longer_says_so(self, place):
        place.arrive(PLAIN)
        ref = only(place)
        place.vanish(ref)
        for asked in (
            place.mailbox.fetch_mime,
            place.mailbox.fetch_meta,
            lambda gone: place.mailbox.set_categories(gone, add=[OURS]),
            lambda gone: place.mailbox.move(gone, place.mailbox.ensure_folder(DONE)),
            lambda gone: place.mailbox.create_reply_draft(gone, "<p>Thank you.</p>"),
        ):
            with pytest.raises(GoneError) as refused:
                asked(ref)
            assert refused.value.code.startswith("Q-")
        assert place.drafts() == []

    def test_a_mail_that_vanished_is_told_as_gone(self, place):
        place.arrive(PLAIN)
        place.arrive(HTML)
        first, cursor = everything(place.mailbox, place.inbox)
        place.vanish(first[0].ref)
        changes, _ = everything(place.mailbox, place.inbox, cursor)
        assert [(change.what, change.ref.id) for change in changes] == [(GONE, first[0].ref.id)]

    # Categories

    def test_categories_of_others_stay(self, place):
        place.arrive(PLAIN)
        place.colour(only(place), THEIRS)
        ref = place.mailbox.set_categories(only(place), add=[OURS])
        assert sorted(place.mailbox.fetch_meta(ref).categories) == sorted([OURS, THEIRS])
        ref = place.mailbox.set_categories(ref, remove=[OURS])
        assert place.mailbox.fetch_meta(ref).categories == (THEIRS,)

    def test_a_category_put_on_while_we_looked_away_stays(self, place):
        place.arrive(PLAIN)
        before = only(place)
        place.colour(before, THEIRS)
        ref = place.mailbox.set_categories(before, add=[OURS])
        assert sorted(place.mailbox.fetch_meta(ref).categories) == sorted([OURS, THEIRS])

    def test_the_same_category_twice_is_there_once(self, place):
        place.arrive(PLAIN)
        ref = place.mailbox.set_categories(only(place), add=[OURS])
        ref = place.mailbox.set_categories(ref, add=[OURS], remove=["never there"])
        assert place.mailbox.fetch_meta(ref).categories == (OURS,)

    def test_our_category_never_makes_a_mail_new(self, place):
        place.arrive(PLAIN)
        _, cursor = everything(place.mailbox, place.inbox)
        place.mailbox.set_categories(only(place), add=[OURS])
        changes, _ = everything(place.mailbox, place.inbox, cursor)
        assert {change.what for change in changes} <= {CHANGED}

    def test_categories_are_known_to_the_next_process(self, place):
        place.arrive(PLAIN)
        ref = place.mailbox.set_categories(only(place), add=[OURS])
        assert place.reopened().fetch_meta(ref).categories == (OURS,)

    # Folders and moving

    def test_a_folder_is_made_once_with_those_above_it(self, place):
        folder = place.mailbox.ensure_folder(DONE)
        assert place.mailbox.ensure_folder(DONE) == folder
        assert list(place.mailbox.all_refs(folder)) == []
        assert list(place.mailbox.all_refs(place.mailbox.ensure_folder("Day Six"))) == []

    def test_a_moved_mail_is_gone_here_and_new_there(self, place):
        folder = place.mailbox.ensure_folder(DONE)
        place.arrive(PLAIN)
        place.arrive(HTML)
        first, cursor = everything(place.mailbox, place.inbox)
        moving = by_subject(place, first, "Suspension of a Year 9 pupil")
        moved = place.mailbox.move(moving, folder)
        assert moved.folder == folder
        changes, _ = everything(place.mailbox, place.inbox, cursor)
        assert [(change.what, change.ref.id) for change in changes] == [(GONE, moving.id)]
        assert [ref.id for ref in place.mailbox.all_refs(folder)] == [moved.id]
        assert subject_of(place, moved) == "Suspension of a Year 9 pupil"

    def test_a_mail_keeps_its_categories_when_it_moves(self, place):
        place.arrive(PLAIN)
        ref = place.mailbox.set_categories(only(place), add=[OURS])
        moved = place.mailbox.move(ref, place.mailbox.ensure_folder(DONE))
        assert place.mailbox.fetch_meta(moved).categories == (OURS,)

    def test_moving_where_it_lies_changes_nothing(self, place):
        place.arrive(PLAIN)
        moved = place.mailbox.move(only(place), place.mailbox.ensure_folder(DONE))
        again = place.mailbox.move(moved, moved.folder)
        assert (again.id, again.folder) == (moved.id, moved.folder)
        assert [ref.id for ref in place.mailbox.all_refs(moved.folder)] == [moved.id]

    def test_moving_a_second_time_after_a_crash_makes_no_second_mail(self, place):
        place.arrive(PLAIN)
        before = only(place)
        folder = place.mailbox.ensure_folder(DONE)
        moved = place.mailbox.move(before, folder)
        try:
            again = place.reopened().move(before, folder)
        except GoneError:
            pass  # the mailbox knows the old id no longer: the ledger finds the mail by identity
        else:
            assert again.id == moved.id
        assert len(list(place.mailbox.all_refs(folder))) == 1
        assert list(place.mailbox.all_refs(place.inbox)) == []

    def test_mails_moved_into_one_folder_stay_apart(self, place):
        folder = place.mailbox.ensure_folder(DONE)
        place.arrive(PLAIN)
        place.mailbox.move(only(place), folder)
        place.arrive(PLAIN)
        place.mailbox.move(only(place), folder)
        place.arrive(TWIN)
        place.mailbox.move(only(place), folder)
        assert len({ref.id for ref in place.mailbox.all_refs(folder)}) == 3

    def test_moved_back_to_the_inbox_it_is_new_again(self, place):
        folder = place.mailbox.ensure_folder(DONE)
        place.arrive(PLAIN)
        _, cursor = everything(place.mailbox, place.inbox)
        moved = place.mailbox.move(only(place), folder)
        _, cursor = everything(place.mailbox, place.inbox, cursor)
        place.carry(moved, place.inbox)
        changes, _ = everything(place.mailbox, place.inbox, cursor)
        assert [change.what for change in changes] == [NEW]
        assert subject_of(place, changes[0].ref) == "Suspension of a Year 9 pupil"

    def test_moved_away_and_back_between_two_looks_it_is_not_lost(self, place):
        folder = place.mailbox.ensure_folder(DONE)
        place.arrive(PLAIN)
        _, cursor = everything(place.mailbox, place.inbox)
        moved = place.mailbox.move(only(place), folder)
        place.carry(moved, place.inbox)
        everything(place.mailbox, place.inbox, cursor)  # may tell of it or not: a delta cannot
        assert len(list(place.mailbox.all_refs(place.inbox))) == 1  # the sweep does

    # Drafts

    def test_an_answer_is_a_draft_and_nothing_leaves(self, place):
        place.arrive(PLAIN)
        made_draft = place.mailbox.create_reply_draft(only(place), "<p>Thank you, noted.</p>")
        assert made_draft.id
        [draft] = place.drafts()
        text = draft.decode("utf-8", "replace")
        assert "Thank you, noted." in parsed(draft)[-1] or "Thank you, noted." in text
        assert "office@ashgrove.example" in text
        assert "Suspension of a Year 9 pupil" in text
        assert place.sent() == 0
        assert [ref.id for ref in place.mailbox.all_refs(place.inbox)] == [only(place).id]

    def test_a_new_mail_is_a_draft_and_nothing_leaves(self, place):
        place.mailbox.create_draft(
            to=["head@ashgrove.example", "office@ashgrove.example"],
            subject="What we need – Ash Grove",
            html="<p>Please send the form.</p>",
        )
        [draft] = place.drafts()
        assert "Please send the form." in parsed(draft)[-1]
        assert parsed(draft)[0] == "What we need – Ash Grove"
        assert b"head@ashgrove.example" in draft
        assert b"office@ashgrove.example" in draft
        assert place.sent() == 0
        assert list(place.mailbox.all_refs(place.inbox)) == []

    # Health, refusals, and what is not there at all

    def test_health_is_told_in_lines_that_say_what_to_do(self, place):
        looks = place.mailbox.health()
        assert looks
        assert all(isinstance(look, Look) for look in looks)
        assert {look.state for look in looks} <= {"ok", "look"}
        assert all(look.what and look.sentence.endswith(".") for look in looks)

    def test_a_folder_nobody_made_is_refused_with_a_sentence(self, place):
        place.arrive(EMPTY)
        with pytest.raises(MailboxError) as refused:
            place.mailbox.list_changes("There is no such folder", "")
        assert refused.value.message.endswith(".")

    def test_it_bears_a_name(self, place):
        assert place.mailbox.name

    def test_nothing_in_it_deletes_or_sends(self, place):
        forbidden = ("delete", "send", "remove", "purge", "trash", "expunge")
        offered = [name for name in dir(place.mailbox) if not name.startswith("__")]
        assert [name for name in offered if any(word in name.lower() for word in forbidden)] == []


# What the tests ask with


def whole_answer(mailbox: Mailbox, folder: str, cursor: str = "") -> Changes:
    """Every round of an answer as one."""
    changes, afresh = [], False
    for _ in range(ROUNDS):
        answer = mailbox.list_changes(folder, cursor)
        changes += answer.changes
        afresh = afresh or answer.afresh
        cursor = answer.cursor
        if not answer.more:
            return Changes(tuple(changes), cursor, afresh=afresh)
    return pytest.fail(f"the mailbox had more to say after {ROUNDS} rounds")


def everything(mailbox: Mailbox, folder: str, cursor: str = ""):
    """The changes since the cursor, and the next one."""
    answer = whole_answer(mailbox, folder, cursor)
    return list(answer.changes), answer.cursor


def only(place: Place) -> Ref:
    """The one mail of the inbox, asked for afresh."""
    [ref] = place.mailbox.all_refs(place.inbox)
    return ref


def subject_of(place: Place, ref: Ref) -> str:
    return place.mailbox.fetch_meta(ref).subject


def by_subject(place: Place, changes, subject: str) -> Ref:
    [found] = [change.ref for change in changes if subject_of(place, change.ref) == subject]
    return found


def plain_ends(raw: bytes) -> bytes:
    return raw.replace(b"\r\n", b"\n").rstrip(b"\n")


def parsed(raw: bytes):
    """What a person would call the same mail: subject, sender, what hangs on it, and its words."""
    from daysix.mail.mime import read_mail

    mail = read_mail(raw)
    hanging = tuple((one.name, one.kind, one.sha256) for one in mail.enclosures)
    words = mail.visible.split()
    return mail.subject, mail.sender.address, hanging, mail.id, " ".join(words)
