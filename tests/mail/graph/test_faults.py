"""Every fault switch of the played Graph: what the adapter does, what it says, what it waits."""

from __future__ import annotations

import pytest

from daysix.mail.graph.clouds import Cloud
from daysix.mail.port import Ref
from daysix.mail.refusals import BusyError, GoneError, MailboxError
from tests.mail.made_mails import HTML, PLAIN

OURS, THEIRS = "Day Six: suspension", "Blue"
DONE = "Day Six/Done"


def refused(call, *arguments, **named):
    with pytest.raises(MailboxError) as refusal:
        call(*arguments, **named)
    assert refusal.value.__cause__ is None, "what the server said must not be chained"
    assert refusal.value.__context__ is None, "nor ride along"
    assert "Placeholder" not in str(refusal.value), "nor be repeated"
    return refusal.value


# 401


def test_a_token_that_was_called_back_is_renewed_once_without_waiting(
    server, mailbox, given, waits
):
    server.fail("delta", "status", status=401, code="InvalidAuthenticationToken")
    assert mailbox.list_changes("Inbox", "").changes == ()
    assert given.forgotten == 1
    assert waits == []


def test_a_token_that_is_never_taken_is_given_up_at_once(server, mailbox, given, waits):
    given.shown = "no such token"
    assert refused(mailbox.list_changes, "Inbox", "").code == "Q-052"
    assert len(server.asked) == 2
    assert waits == []


def test_a_person_s_token_that_is_not_taken_asks_the_person(server, mailbox, given):
    given.shown, given.person = "no such token", True
    assert refused(mailbox.list_changes, "Inbox", "").code == "Q-053"


# Busy


@pytest.mark.parametrize("status", [429, 503])
def test_busy_is_waited_out_for_as_long_as_graph_says(server, mailbox, waits, status):
    server.fail("delta", "status", status=status, wait="7")
    assert mailbox.list_changes("Inbox", "").changes == ()
    assert waits == [7.0]


@pytest.mark.parametrize("wait", ["", "0", "soon", "Mon, 23 Nov 2026 09:00:00 GMT"])
def test_busy_without_a_time_is_waited_out_longer_each_time(server, mailbox, waits, wait):
    server.fail("delta", "status", status=503, wait=wait, times=3)
    assert mailbox.list_changes("Inbox", "").changes == ()
    assert waits == [2.0, 4.0, 8.0]


def test_busy_four_times_is_given_up_and_may_be_asked_later(server, mailbox, waits):
    server.fail("delta", "status", status=429, times=4)
    refusal = refused(mailbox.list_changes, "Inbox", "")
    assert isinstance(refusal, BusyError)
    assert refusal.code == "Q-060"
    assert len(waits) == 3


def test_a_server_that_wants_an_hour_is_not_waited_for(server, mailbox, waits):
    server.fail("delta", "status", status=429, wait="3600")
    refusal = refused(mailbox.list_changes, "Inbox", "")
    assert isinstance(refusal, BusyError)
    assert refusal.wait == 3600.0
    assert waits == []


def test_busy_on_a_next_page_is_waited_out_too(server, mailbox, waits):
    for _ in range(3):
        server.store.arrive(PLAIN)
    server.answers.page = 2
    cursor = mailbox.list_changes("Inbox", "").cursor
    server.fail("delta", "status", status=429, wait="3")
    assert len(mailbox.list_changes("Inbox", cursor).changes) == 1
    assert waits == [3.0]


@pytest.mark.parametrize("status", [408, 502, 504])
def test_somebody_in_between_gave_up_and_it_is_asked_again(server, mailbox, waits, status):
    server.fail("delta", "status", status=status)
    assert mailbox.list_changes("Inbox", "").changes == ()
    assert waits == [2.0]


def test_a_mail_graph_always_stumbles_over_is_for_a_person(server, mailbox, waits):
    mail = server.store.arrive(PLAIN)
    server.fail("value", "status", status=500, code="ErrorInternalServerError", times=4)
    refusal = refused(mailbox.fetch_mime, Ref(mail.id, "Inbox"))
    assert refusal.code == "Q-062"
    assert not isinstance(refusal, BusyError)
    assert len(waits) == 3


# The line breaks


@pytest.mark.parametrize("how", ["hang up", "cut"])
def test_a_line_that_breaks_while_reading_is_tried_again(server, mailbox, how, waits):
    mail = server.store.arrive(PLAIN)
    server.fail("value", how)
    assert mailbox.fetch_mime(Ref(mail.id, "Inbox")) == PLAIN
    assert waits == [2.0]


@pytest.mark.parametrize("how", ["hang up", "cut", "half", "page"])
def test_an_answer_that_never_comes_whole_ends_in_a_sentence(server, mailbox, how, waits):
    server.fail("delta", how, times=9)
    refusal = refused(mailbox.list_changes, "Inbox", "")
    assert isinstance(refusal, BusyError)
    assert refusal.code == "Q-050"
    assert len(waits) == 3


@pytest.mark.parametrize("how", ["cut", "half"])
def test_a_move_whose_answer_was_lost_is_found_where_it_went(server, mailbox, how):
    mailbox.ensure_folder(DONE)
    mail = server.store.arrive(PLAIN)
    server.fail("move", how)
    moved = mailbox.move(Ref(mail.id, "Inbox"), DONE)
    assert (moved.id, moved.folder, moved.version) == (mail.id, DONE, mail.version)
    assert server.names.count("move") == 1


def test_a_move_that_was_never_made_says_so(server, mailbox):
    mailbox.ensure_folder(DONE)
    mail = server.store.arrive(PLAIN)
    server.fail("move", "hang up")
    assert refused(mailbox.move, Ref(mail.id, "Inbox"), DONE).code == "Q-050"
    assert mail.folder == server.store.at("inbox").id


@pytest.mark.parametrize("how", ["cut", "half"])
def test_a_draft_whose_answer_was_lost_is_not_made_twice(server, mailbox, how):
    mail = server.store.arrive(PLAIN)
    server.fail("reply", how)
    server.fail("draft", how)
    assert refused(mailbox.create_reply_draft, Ref(mail.id, "Inbox"), "<p>x</p>").code == "Q-050"
    to = ["head@school.example"]
    assert refused(mailbox.create_draft, to=to, subject="x", html="x").code == "Q-050"
    assert len(server.store.in_folder(server.store.at("drafts").id)) == 2


def test_a_draft_refused_for_want_of_time_is_tried_again(server, mailbox, waits):
    server.fail("draft", "status", status=503, wait="1")
    mailbox.create_draft(to=["head@school.example"], subject="x", html="<p>x</p>")
    assert len(server.store.in_folder(server.store.at("drafts").id)) == 1
    assert waits == [1.0]


def test_a_category_whose_answer_was_lost_is_put_on_once(server, mailbox):
    mail = server.store.arrive(PLAIN)
    server.fail("change", "cut")
    ref = mailbox.set_categories(Ref(mail.id, "Inbox"), add=[OURS])
    assert mail.categories == [OURS]
    assert ref.version == mail.version


def test_a_folder_whose_answer_was_lost_is_made_once(server, mailbox):
    server.fail("make folder", "cut")
    mailbox.ensure_folder("Day Six")
    assert [one.name for one in server.store.folders.values()].count("Day Six") == 1


def test_nobody_answers(opened, waits):
    mailbox = opened(cloud=Cloud("127.0.0.1:9", "127.0.0.1:9"))
    assert refused(mailbox.list_changes, "Inbox", "").code == "Q-050"
    assert len(waits) == 3


def test_who_answers_is_not_trusted(opened, waits):
    assert refused(opened(trust="").list_changes, "Inbox", "").code == "Q-051"
    assert waits == []


def test_a_redirect_is_not_followed(server, mailbox):
    for to in ("https://elsewhere.example/", f"https://{server.cloud.graph}/v1.0/users/x"):
        server.fail("delta", "redirect", to=to)
        before = len(server.asked)
        assert refused(mailbox.list_changes, "Inbox", "").code == "Q-064"
        assert len(server.asked) - before <= 2  # the inbox, and the delta


# Conflicts


@pytest.mark.parametrize("status", [409, 412])
def test_a_conflict_is_merged_once_more(server, mailbox, status):
    mail = server.store.arrive(PLAIN)
    server.fail("change", "status", status=status, code="ErrorIrresolvableConflict")
    mailbox.set_categories(Ref(mail.id, "Inbox"), add=[OURS])
    assert mail.categories == [OURS]
    assert server.names.count("change") == 2


def test_somebody_changes_the_mail_in_between_and_both_changes_stay(server, mailbox):
    mail = server.store.arrive(PLAIN)

    def colours_it():
        server.answers.in_between = None
        mail.categories.append(THEIRS)
        server.store.touch(mail)

    server.answers.in_between = colours_it
    ref = mailbox.set_categories(Ref(mail.id, "Inbox"), add=[OURS])
    assert mail.categories == [THEIRS, OURS]
    assert ref.version == mail.version


def test_twice_in_a_row_it_is_left_to_a_person_as_they_have_it(server, mailbox):
    mail = server.store.arrive(PLAIN, categories=[THEIRS])
    server.answers.in_between = lambda: server.store.touch(mail)
    assert refused(mailbox.set_categories, Ref(mail.id, "Inbox"), add=[OURS]).code == "Q-032"
    assert mail.categories == [THEIRS]
    assert server.names.count("change") == 2


def test_nothing_to_change_is_nothing_asked(server, mailbox):
    mail = server.store.arrive(PLAIN, categories=["DAY SIX: Suspension"])
    ref = mailbox.set_categories(Ref(mail.id, "Inbox"), add=[OURS], remove=["Green"])
    assert "change" not in server.names
    assert ref.version == mail.version


def test_the_last_category_can_be_taken_off(server, mailbox):
    mail = server.store.arrive(PLAIN, categories=[OURS])
    mailbox.set_categories(Ref(mail.id, "Inbox"), remove=[OURS])
    assert mail.categories == []


def test_a_draft_graph_itself_has_just_touched_is_written_all_the_same(server, mailbox):
    mail = server.store.arrive(PLAIN)
    server.fail("change", "status", status=412, code="ErrorIrresolvableConflict", times=2)
    draft = mailbox.create_reply_draft(Ref(mail.id, "Inbox"), "<p>Noted.</p>")
    assert b"Noted." in server.store.mail(draft.id).mime


# Not there, not allowed


@pytest.mark.parametrize(
    ("status", "code"), [(404, "ErrorItemNotFound"), (400, "ErrorInvalidIdMalformed")]
)
def test_a_mail_that_is_gone_says_so(server, mailbox, status, code):
    server.fail("value", "status", status=status, code=code)
    assert isinstance(refused(mailbox.fetch_mime, Ref("whatever", "Inbox")), GoneError)


def test_a_mail_somebody_deleted_or_took_is_not_ours_any_more(server, mailbox):
    mailbox.ensure_folder(DONE)
    mail = server.store.arrive(PLAIN)
    ref = Ref(mail.id, "Inbox")
    server.store.move(mail.id, "deleteditems")
    for ask in (
        lambda: mailbox.fetch_meta(ref),
        lambda: mailbox.set_categories(ref, add=[OURS]),
        lambda: mailbox.move(ref, DONE),
    ):
        assert isinstance(refused(ask), GoneError)
    assert mail.categories == []
    assert mail.folder == server.store.at("deleteditems").id


def test_the_other_way_graph_writes_a_folder_s_id_is_the_same_folder(server, mailbox):
    mailbox.ensure_folder(DONE)
    mail = server.store.arrive(PLAIN)
    server.answers.other_writing = True
    ref = mailbox.set_categories(Ref(mail.id, "Inbox"), add=[OURS])
    assert mailbox.move(ref, DONE).folder == DONE
    assert mailbox.move(Ref(mail.id, "Inbox"), DONE).id == mail.id
    assert server.names.count("move") == 1
    assert isinstance(refused(mailbox.set_categories, ref, add=["x"]), GoneError)


def test_a_folder_taken_away_while_we_move_is_named(server, mailbox):
    mailbox.ensure_folder(DONE)
    mail = server.store.arrive(PLAIN)
    mailbox.move(Ref(server.store.arrive(HTML).id, "Inbox"), DONE)
    del server.store.folders[server.store.at(DONE).id]
    refusal = refused(mailbox.move, Ref(mail.id, "Inbox"), DONE)
    assert refusal.code == "Q-029"
    assert DONE in refusal.message


def test_out_of_scope_says_what_it_should_be_given(server, mailbox, waits):
    server.in_scope = False
    refusal = refused(mailbox.list_changes, "Inbox", "")
    assert refusal.code == "Q-057"
    for words in ("RBAC for Applications", "Application Mail.ReadWrite", "nothing consented"):
        assert words in refusal.message
    assert waits == []


def test_out_of_a_person_s_reach_says_something_else(server, mailbox, given):
    server.in_scope, given.person = False, True
    refusal = refused(mailbox.list_changes, "Inbox", "")
    assert refusal.code == "Q-057"
    assert "Full Access" in refusal.message


def test_reading_alone_is_told_when_something_is_to_be_changed(server, mailbox):
    mail = server.store.arrive(PLAIN)
    server.may_change = False
    ref = Ref(mail.id, "Inbox")
    for ask in (
        lambda: mailbox.set_categories(ref, add=[OURS]),
        lambda: mailbox.ensure_folder(DONE),
        lambda: mailbox.create_reply_draft(ref, "x"),
        lambda: mailbox.create_draft(to=["head@school.example"], subject="x", html="x"),
    ):
        assert refused(ask).code == "Q-069"


@pytest.mark.parametrize(
    ("status", "code", "said"),
    [
        (404, "ErrorInvalidUser", "Q-056"),
        (404, "MailboxNotEnabledForRESTAPI", "Q-056"),
        (507, "ErrorQuotaExceeded", "Q-039"),
        (400, "ErrorSomethingNew", "Q-063"),
        (451, "", "Q-063"),
    ],
)
def test_what_graph_refuses_has_a_sentence(server, mailbox, status, code, said):
    server.fail("message", "status", status=status, code=code)
    assert refused(mailbox.fetch_meta, Ref("AAkALgx", "Inbox")).code == said


def test_a_mail_without_content_is_for_a_person(server, mailbox):
    mail = server.store.arrive(b"")
    assert refused(mailbox.fetch_mime, Ref(mail.id, "Inbox")).code == "Q-062"


def test_a_mail_of_12_mb_comes_whole(server, mailbox):
    raw = PLAIN + b"x" * 12_000_000
    mail = server.store.arrive(raw)
    assert mailbox.fetch_mime(Ref(mail.id, "Inbox")) == raw
    assert server.names == ["value"]


# Times


@pytest.mark.parametrize(
    ("written", "london"),
    [
        ("2026-11-16T09:05:00.123456789Z", "2026-11-16T09:05:00.123456+00:00"),
        ("2026-06-16T22:30:00Z", "2026-06-16T23:30:00+01:00"),
        ("2026-06-16T23:30:00Z", "2026-06-17T00:30:00+01:00"),
        ("2026-11-16T09:05:00", "2026-11-16T09:05:00+00:00"),
    ],
)
def test_when_a_mail_came_is_told_in_london(server, mailbox, written, london):
    mail = server.store.arrive(PLAIN, received=written)
    received = mailbox.fetch_meta(Ref(mail.id, "Inbox")).received
    assert received.isoformat() == london


@pytest.mark.parametrize("written", [None, "", "0001-13-01T00:00:00Z"])
def test_a_mail_that_does_not_say_when_it_came_is_told_without(server, mailbox, written):
    mail = server.store.arrive(PLAIN, received=written)
    meta = mailbox.fetch_meta(Ref(mail.id, "Inbox"))
    assert meta.received is None
    assert meta.size == len(PLAIN)
