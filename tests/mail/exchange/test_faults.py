"""Every fault switch of the played server: what the adapter does, what it says, what it waits."""

from __future__ import annotations

import re
import time

import pytest

from daysix.mail.port import NEW, Ref
from daysix.mail.refusals import BusyError, GoneError, MailboxError
from tests.mail.made_mails import HTML, PLAIN, made

OURS, THEIRS = "Day Six: suspension", "Blue"
DONE = "Day Six/Done"


@pytest.fixture(autouse=True)
def nobody_sleeps(monkeypatch):
    """exchangelib's own waiting would be a fault of ours."""
    monkeypatch.setattr(time, "sleep", lambda seconds: pytest.fail(f"slept {seconds} s"))


def refused(call, *arguments, **named):
    with pytest.raises(MailboxError) as refusal:
        call(*arguments, **named)
    assert refusal.value.__cause__ is None, "what the server said must not be chained"
    assert refusal.value.__context__ is None, "nor ride along"
    return refusal.value


# 401


def test_a_wrong_password_is_asked_once_and_never_again(server, opened, waits):
    refusal = refused(opened(word="wrong").list_changes, "Inbox", "")
    assert refusal.code == "Q-023"
    assert len(server.logins) == 1
    assert waits == []


def test_a_password_that_stops_working_is_tried_once_more_and_then_no_more(server, mailbox, waits):
    mailbox.list_changes("Inbox", "")
    server.users.clear()
    before = len(server.logins)
    assert refused(mailbox.list_changes, "Inbox", "").code == "Q-023"
    assert len(server.logins) - before == 2
    assert waits == [2.0]


def test_one_401_to_slow_us_down_is_waited_out(server, mailbox, waits):
    mailbox.list_changes("Inbox", "")
    server.fail("SyncFolderItems", "status", status=401)
    assert mailbox.list_changes("Inbox", "").changes == ()
    assert waits == [2.0]


# Busy


def test_503_is_waited_out_for_as_long_as_the_server_says(server, mailbox, waits):
    server.fail("SyncFolderItems", "status", status=503, wait=7)
    assert mailbox.list_changes("Inbox", "").changes == ()
    assert waits == [7.0]


def test_503_without_a_time_is_waited_out_longer_each_time(server, mailbox, waits):
    server.fail("SyncFolderItems", "status", status=503, times=3)
    assert mailbox.list_changes("Inbox", "").changes == ()
    assert waits == [2.0, 4.0, 8.0]


def test_503_four_times_is_given_up_and_may_be_asked_later(server, mailbox, waits):
    server.fail("SyncFolderItems", "status", status=503, times=4)
    refusal = refused(mailbox.list_changes, "Inbox", "")
    assert isinstance(refusal, BusyError)
    assert refusal.code == "Q-031"
    assert len(waits) == 3


def test_a_server_that_wants_an_hour_is_not_waited_for(server, mailbox, waits):
    server.fail("SyncFolderItems", "status", status=429, wait=3600)
    refusal = refused(mailbox.list_changes, "Inbox", "")
    assert isinstance(refusal, BusyError)
    assert refusal.wait == 3600.0
    assert waits == []


def test_server_busy_with_back_off_is_waited_out(server, mailbox, waits):
    server.fail("SyncFolderItems", "busy", wait=3.5)
    assert mailbox.list_changes("Inbox", "").changes == ()
    assert waits == [3.5]


def test_server_busy_without_back_off_is_waited_out(server, mailbox, waits):
    server.fail("SyncFolderItems", "busy")
    assert mailbox.list_changes("Inbox", "").changes == ()
    assert waits == [2.0]


def test_a_mailbox_being_moved_to_another_store_is_waited_out(server, mailbox, waits):
    server.fail("GetItem", "code", code="ErrorMailboxStoreUnavailable", times=2)
    item = server.store.arrive(PLAIN)
    assert mailbox.fetch_mime(Ref(item.id, "Inbox")) == PLAIN
    assert waits == [2.0, 4.0]


# The line breaks


@pytest.mark.parametrize("how", ["hang up", "cut", "half"])
def test_a_line_that_breaks_while_reading_is_tried_again(server, mailbox, how):
    item = server.store.arrive(PLAIN)
    server.fail("GetItem", how)
    assert mailbox.fetch_mime(Ref(item.id, "Inbox")) == PLAIN


def test_a_line_that_always_breaks_ends_in_a_sentence(server, mailbox, waits):
    server.fail("SyncFolderItems", "cut", times=9)
    refusal = refused(mailbox.list_changes, "Inbox", "")
    assert isinstance(refusal, BusyError)
    assert refusal.code == "Q-021"
    assert len(waits) == 3


def test_a_break_in_the_middle_of_a_page_loses_nothing_and_doubles_nothing(server, mailbox):
    for number in range(5):
        server.store.arrive(made(number))
    server.fail("SyncFolderItems", "cut")
    answer = mailbox.list_changes("Inbox", "")
    assert [change.what for change in answer.changes] == [NEW] * 5


def test_a_move_whose_answer_was_lost_is_not_made_twice(server, mailbox):
    mailbox.ensure_folder(DONE)
    item = server.store.arrive(PLAIN)
    server.fail("MoveItem", "cut")
    assert refused(mailbox.move, Ref(item.id, "Inbox"), DONE).code == "Q-021"
    assert server.operations.count("MoveItem") == 1
    assert len(list(mailbox.all_refs(DONE))) == 1


def test_a_server_that_does_not_say_where_a_mail_went(server, mailbox, monkeypatch):
    mailbox.ensure_folder(DONE)
    item = server.store.arrive(PLAIN)
    real = server.answers._MoveItem
    monkeypatch.setattr(
        server.answers,
        "_MoveItem",
        lambda request: [re.sub("<t:Message>.*</t:Message>", "", one) for one in real(request)],
    )
    assert refused(mailbox.move, Ref(item.id, "Inbox"), DONE).code == "Q-048"


@pytest.mark.parametrize("how", ["cut", "half"])
def test_a_draft_whose_answer_was_lost_is_not_made_twice(server, mailbox, how):
    item = server.store.arrive(PLAIN)
    server.fail("CreateItem", how)
    assert refused(mailbox.create_reply_draft, Ref(item.id, "Inbox"), "<p>x</p>").code == "Q-021"
    assert len(server.store.in_folder(server.store.own("drafts").id)) == 1


def test_a_draft_refused_for_want_of_time_is_tried_again(server, mailbox, waits):
    server.fail("CreateItem", "status", status=503, wait=1)
    mailbox.create_draft(to=["head@school.example"], subject="x", html="<p>x</p>")
    assert len(server.store.in_folder(server.store.own("drafts").id)) == 1
    assert waits == [1.0]


def test_nobody_answers(server, opened, waits):
    mailbox = opened(server="https://127.0.0.1:9/EWS/Exchange.asmx")
    assert refused(mailbox.list_changes, "Inbox", "").code == "Q-021"
    assert len(waits) == 3


def test_a_web_page_in_place_of_an_answer(server, mailbox):
    server.fail("SyncFolderItems", "page", times=9)
    assert refused(mailbox.list_changes, "Inbox", "").code == "Q-035"


def test_half_a_page_is_never_taken_for_a_short_one(server, mailbox, waits):
    for number in range(5):
        server.store.arrive(made(number))
    server.fail("SyncFolderItems", "half", times=4)
    assert refused(mailbox.list_changes, "Inbox", "").code == "Q-021"
    assert len(waits) == 3
    assert len(mailbox.list_changes("Inbox", "").changes) == 5


# The cursor


def test_a_lost_cursor_brings_everything_page_by_page_in_one_answer(server, mailbox):
    for number in range(7):
        server.store.arrive(made(number))
    cursor = mailbox.list_changes("Inbox", "").cursor
    server.answers.page = 3
    server.store.era += 1
    answer = mailbox.list_changes("Inbox", cursor)
    assert answer.afresh
    assert not answer.more
    assert [change.what for change in answer.changes] == [NEW] * 7
    assert len({change.ref.id for change in answer.changes}) == 7


def test_the_switch_itself_ends_in_the_same(server, mailbox):
    server.store.arrive(PLAIN)
    cursor = mailbox.list_changes("Inbox", "").cursor
    server.fail("SyncFolderItems", "code", code="ErrorInvalidSyncStateData")
    answer = mailbox.list_changes("Inbox", cursor)
    assert answer.afresh
    assert [change.what for change in answer.changes] == [NEW]


def test_a_cursor_that_was_never_one_is_a_lost_cursor(mailbox):
    assert mailbox.list_changes("Inbox", "not a cursor").afresh


def test_page_after_page_with_a_cursor_for_each(server, mailbox):
    for number in range(7):
        server.store.arrive(made(number))
    server.answers.page = 3
    first = mailbox.list_changes("Inbox", "")
    assert (len(first.changes), first.more) == (3, True)
    second = mailbox.list_changes("Inbox", first.cursor)
    third = mailbox.list_changes("Inbox", second.cursor)
    assert (len(second.changes), second.more) == (3, True)
    assert (len(third.changes), third.more) == (1, False)


def test_a_page_that_broke_off_leaves_the_cursor_where_it_was(server, mailbox):
    server.store.arrive(PLAIN)
    cursor = mailbox.list_changes("Inbox", "").cursor
    server.store.arrive(HTML)
    server.fail("SyncFolderItems", "cut", times=4)
    refused(mailbox.list_changes, "Inbox", cursor)
    assert [change.what for change in mailbox.list_changes("Inbox", cursor).changes] == [NEW]


def test_a_server_that_says_everything_twice_tells_of_each_mail_once(server, mailbox):
    for number in range(3):
        server.store.arrive(made(number))
    server.answers.says_twice = True
    answer = mailbox.list_changes("Inbox", "")
    assert [change.what for change in answer.changes] == [NEW] * 3
    assert len({change.ref.id for change in answer.changes}) == 3


# Counting


def test_a_folder_is_counted_page_by_page(server, mailbox):
    for number in range(11):
        server.store.arrive(made(number))
    server.answers.page = 4
    refs = list(mailbox.all_refs("Inbox"))
    assert len({ref.id for ref in refs}) == 11
    assert server.operations.count("FindItem") == 3


def test_a_mail_that_comes_while_the_folder_is_counted_is_counted_next_time(server, mailbox):
    for number in range(6):
        server.store.arrive(made(number))
    server.answers.page = 4
    real, arriving = server.answers._FindItem, [made(7)]

    def busy(request):
        answer = real(request)
        if arriving:
            server.store.arrive(arriving.pop())
        return answer

    server.answers._FindItem = busy
    refs = list(mailbox.all_refs("Inbox"))
    assert sorted(ref.id for ref in refs) == sorted(server.store.items)
    assert server.operations.count("FindItem") == 4


def test_mails_that_are_hidden_from_us_do_not_stop_the_count(server, mailbox):
    for number in range(3):
        server.store.arrive(made(number))
    server.answers.hides = 1
    assert len(list(mailbox.all_refs("Inbox"))) == 2
    assert server.operations.count("FindItem") == 2


def test_a_folder_that_never_stands_still_is_not_counted(server, mailbox):
    for number in range(3):
        server.store.arrive(made(number))
    real = server.answers._FindItem

    def busy(request):
        server.store.arrive(made(len(server.store.items)))
        server.answers.hides = 1
        return real(request)

    server.answers._FindItem = busy
    assert refused(mailbox.all_refs, "Inbox").code == "Q-049"
    assert server.operations.count("FindItem") == 3


# Conflicts


def test_somebody_changes_the_mail_in_between_and_both_changes_stay(server, mailbox):
    item = server.store.arrive(PLAIN)

    def colours_it():
        server.answers.in_between = None
        item.categories.append(THEIRS)
        server.store.touch(item)

    server.answers.in_between = colours_it
    ref = mailbox.set_categories(Ref(item.id, "Inbox"), add=[OURS])
    assert item.categories == [THEIRS, OURS]
    assert ref.version == item.version
    assert server.operations.count("UpdateItem") == 2


def test_twice_in_a_row_it_is_left_to_a_person_as_they_have_it(server, mailbox):
    item = server.store.arrive(PLAIN)
    item.categories.append(THEIRS)
    server.fail("UpdateItem", "code", code="ErrorIrresolvableConflict", times=2)
    refusal = refused(mailbox.set_categories, Ref(item.id, "Inbox"), add=[OURS])
    assert refusal.code == "Q-032"
    assert item.categories == [THEIRS]
    assert server.operations.count("UpdateItem") == 2


@pytest.mark.parametrize(
    ("fault", "updates"), [({"how": "status", "status": 503}, 2), ({"how": "cut"}, 2)]
)
def test_a_category_is_put_on_once_though_the_line_broke(server, mailbox, fault, updates):
    item = server.store.arrive(PLAIN)
    server.fail("UpdateItem", **fault)
    ref = mailbox.set_categories(Ref(item.id, "Inbox"), add=[OURS])
    assert item.categories == [OURS]
    assert ref.version == item.version
    assert server.operations.count("UpdateItem") == updates


def test_a_stale_writer_never_wins(server, mailbox):
    item = server.store.arrive(PLAIN)
    mailbox.set_categories(Ref(item.id, "Inbox"), add=[OURS])
    update = next(one.body for one in server.asked if one.operation == "UpdateItem")
    assert b'ConflictResolution="NeverOverwrite"' in update
    assert b'SuppressReadReceipts="true"' in update


def test_nothing_to_change_is_nothing_asked(server, mailbox):
    item = server.store.arrive(PLAIN)
    item.categories.append("DAY SIX: Suspension")
    ref = mailbox.set_categories(Ref(item.id, "Inbox"), add=[OURS], remove=["Green"])
    assert "UpdateItem" not in server.operations
    assert ref.version == item.version


def test_the_last_category_can_be_taken_off(server, mailbox):
    item = server.store.arrive(PLAIN)
    item.categories.append(OURS)
    mailbox.set_categories(Ref(item.id, "Inbox"), remove=[OURS])
    assert item.categories == []


# Not there, not allowed


@pytest.mark.parametrize("code", ["ErrorItemNotFound", "ErrorInvalidIdMalformed"])
def test_a_mail_that_is_gone_says_so(server, mailbox, code):
    server.fail("GetItem", "code", code=code)
    refusal = refused(mailbox.fetch_mime, Ref("whatever", "Inbox"))
    assert isinstance(refusal, GoneError)


def test_access_denied_says_who_should_do_what(server, mailbox, waits):
    server.fail("SyncFolderItems", "code", code="ErrorAccessDenied")
    refusal = refused(mailbox.list_changes, "Inbox", "")
    assert refusal.code == "Q-027"
    assert "Full Access" in refusal.message
    assert waits == []


@pytest.mark.parametrize(
    ("code", "said"),
    [
        ("ErrorMimeContentConversionFailed", "Q-033"),
        ("ErrorItemCorrupt", "Q-033"),
        ("ErrorQuotaExceeded", "Q-039"),
        ("ErrorNonExistentMailbox", "Q-026"),
        ("ErrorInternalServerError", "Q-034"),
    ],
)
def test_what_the_server_refuses_has_a_sentence(server, mailbox, code, said):
    server.fail("GetItem", "code", code=code)
    assert refused(mailbox.fetch_mime, Ref("whatever", "Inbox")).code == said


def test_a_mail_without_content_is_for_a_person(server, mailbox):
    item = server.store.arrive(b"")
    assert refused(mailbox.fetch_mime, Ref(item.id, "Inbox")).code == "Q-033"


def test_a_folder_the_server_cannot_find_is_no_mail_that_is_gone(server, mailbox):
    server.fail("SyncFolderItems", "code", code="ErrorItemNotFound")
    assert refused(mailbox.list_changes, "Inbox", "").code == "Q-029"
