"""What a delta cannot tell, lost cursors, pages, counting: no mail is lost and none is doubled."""

from __future__ import annotations

import json

import pytest

from daysix.mail.graph import cursor as remembered
from daysix.mail.port import CHANGED, GONE, NEW, Ref
from daysix.mail.refusals import MailboxError
from tests.mail.graph.fake_graph import ADDRESS
from tests.mail.made_mails import HTML, PLAIN, made

DONE = "Day Six/Done"


def told(answer):
    return [(change.what, change.ref.id) for change in answer.changes]


def out_and_back(server, mail):
    server.store.move(mail.id, "deleteditems")
    server.store.move(mail.id, "inbox")


# The daily sweep


def test_out_and_back_is_told_as_gone_by_the_delta_and_found_by_the_next_day_s_sweep(
    server, mailbox, clock
):
    mail = server.store.arrive(PLAIN)
    cursor = mailbox.list_changes("Inbox", "").cursor
    out_and_back(server, mail)
    first = mailbox.list_changes("Inbox", cursor)
    assert told(first) == [(GONE, mail.id)]
    same_day = mailbox.list_changes("Inbox", first.cursor)
    assert told(same_day) == [], "Graph never speaks of it again"
    clock.days_later(1)
    assert told(mailbox.list_changes("Inbox", same_day.cursor)) == [(NEW, mail.id)]


def test_out_and_back_is_there_in_the_sweep_every_run_makes(server, mailbox):
    mail = server.store.arrive(PLAIN)
    cursor = mailbox.list_changes("Inbox", "").cursor
    out_and_back(server, mail)
    mailbox.list_changes("Inbox", cursor)
    assert [ref.id for ref in mailbox.all_refs("Inbox")] == [mail.id]


def test_one_sweep_a_day_and_no_more(server, mailbox, clock):
    server.store.arrive(PLAIN)
    cursor = mailbox.list_changes("Inbox", "").cursor
    assert server.names.count("list") == 0, "the first round has looked at everything"
    for sweeps in (1, 2):
        clock.days_later(1)
        for _ in range(3):
            cursor = mailbox.list_changes("Inbox", cursor).cursor
        assert server.names.count("list") == sweeps


def test_a_clock_put_back_makes_a_sweep_and_loses_nothing(server, mailbox, clock):
    server.store.arrive(PLAIN)
    cursor = mailbox.list_changes("Inbox", "").cursor
    clock.days_later(-400)
    assert told(mailbox.list_changes("Inbox", cursor)) == []
    assert server.names.count("list") == 1


def test_what_the_delta_and_the_sweep_both_tell_is_told_once(server, mailbox, clock):
    server.store.arrive(PLAIN)
    cursor = mailbox.list_changes("Inbox", "").cursor
    later = server.store.arrive(HTML)
    clock.days_later(1)
    answer = mailbox.list_changes("Inbox", cursor)
    assert told(answer) == [(NEW, later.id)]
    assert told(mailbox.list_changes("Inbox", answer.cursor)) == []


def test_the_sweep_tells_what_the_delta_forgot_to_take_away(server, mailbox, clock):
    mail = server.store.arrive(PLAIN)
    cursor = mailbox.list_changes("Inbox", "").cursor
    del server.store.mails[mail.id]
    clock.days_later(1)
    assert told(mailbox.list_changes("Inbox", cursor)) == [(GONE, mail.id)]


def test_a_sweep_that_breaks_off_leaves_the_cursor_and_is_made_again(server, mailbox, clock):
    mail = server.store.arrive(PLAIN)
    cursor = mailbox.list_changes("Inbox", "").cursor
    out_and_back(server, mail)
    cursor = mailbox.list_changes("Inbox", cursor).cursor
    clock.days_later(1)
    server.fail("list", "cut", times=4)
    with pytest.raises(MailboxError):
        mailbox.list_changes("Inbox", cursor)
    assert told(mailbox.list_changes("Inbox", cursor)) == [(NEW, mail.id)]


# Lost cursors


@pytest.mark.parametrize(
    ("status", "code"),
    [
        (410, "syncStateNotFound"),
        (410, "resyncRequired"),
        (400, "BadRequest"),
        (404, "ErrorItemNotFound"),
    ],
)
def test_a_lost_place_brings_everything_in_one_answer(server, mailbox, status, code):
    for number in range(7):
        server.store.arrive(made(number))
    cursor = mailbox.list_changes("Inbox", "").cursor
    server.answers.page = 3
    server.fail("delta", "status", status=status, code=code)
    answer = mailbox.list_changes("Inbox", cursor)
    assert (answer.afresh, answer.more) == (True, False)
    assert [what for what, _ in told(answer)] == [NEW] * 7
    assert len({key for _, key in told(answer)}) == 7
    assert told(mailbox.list_changes("Inbox", answer.cursor)) == []


def test_410_at_the_beginning_is_no_lost_place(server, mailbox):
    server.fail("delta", "status", status=410, code="syncStateNotFound", times=9)
    with pytest.raises(MailboxError) as refused:
        mailbox.list_changes("Inbox", "")
    assert refused.value.code == "Q-063"


@pytest.mark.parametrize(
    "spoilt", ["not a cursor", "graph-1:", "graph-1:AAAA", "graph-1:eJyrBQAAeQB5", "folder-1:eA=="]
)
def test_a_cursor_that_was_never_one_is_a_lost_cursor(server, mailbox, spoilt):
    mail = server.store.arrive(PLAIN)
    answer = mailbox.list_changes("Inbox", spoilt)
    assert answer.afresh
    assert told(answer) == [(NEW, mail.id)]


def test_a_folder_of_the_same_name_made_anew_is_another_folder(server, mailbox):
    mailbox.ensure_folder(DONE)
    server.store.arrive(PLAIN, DONE)
    cursor = mailbox.list_changes(DONE, "").cursor
    old = server.store.at(DONE)
    old.name = "Done last year"
    anew = server.store.new_folder("Done", old.parent)
    mail = server.store.arrive(HTML, DONE)
    del server.store.folders[old.id]
    answer = mailbox.list_changes(DONE, cursor)
    assert answer.afresh
    assert told(answer) == [(NEW, mail.id)]
    assert remembered.load(answer.cursor).folder == anew.id
    assert [ref.id for ref in mailbox.all_refs(DONE)] == [mail.id]


def test_a_folder_made_anew_while_we_run_is_found_at_once(server, mailbox):
    mailbox.ensure_folder(DONE)
    assert list(mailbox.all_refs(DONE)) == []
    old = server.store.at(DONE)
    del server.store.folders[old.id]
    server.store.new_folder("Done", old.parent)
    mail = server.store.arrive(PLAIN, DONE)
    assert [ref.id for ref in mailbox.all_refs(DONE)] == [mail.id]
    assert told(mailbox.list_changes(DONE, "")) == [(NEW, mail.id)]


# Pages


def test_page_after_page_with_a_cursor_for_each(server, mailbox):
    for number in range(7):
        server.store.arrive(made(number))
    server.answers.page = 3
    first = mailbox.list_changes("Inbox", "")
    second = mailbox.list_changes("Inbox", first.cursor)
    third = mailbox.list_changes("Inbox", second.cursor)
    assert [len(one.changes) for one in (first, second, third)] == [3, 3, 1]
    assert [one.more for one in (first, second, third)] == [True, True, False]


def test_a_page_that_broke_off_leaves_the_cursor_where_it_was(server, mailbox):
    server.store.arrive(PLAIN)
    cursor = mailbox.list_changes("Inbox", "").cursor
    mail = server.store.arrive(HTML)
    for how in ("cut", "half"):
        server.fail("delta", how, times=4)
        with pytest.raises(MailboxError):
            mailbox.list_changes("Inbox", cursor)
    assert told(mailbox.list_changes("Inbox", cursor)) == [(NEW, mail.id)]


def test_a_server_that_says_everything_twice_tells_of_each_mail_once(server, mailbox):
    for number in range(3):
        server.store.arrive(made(number))
    server.answers.says_twice = True
    answer = mailbox.list_changes("Inbox", "")
    assert [what for what, _ in told(answer)] == [NEW] * 3
    assert len({key for _, key in told(answer)}) == 3


def test_left_and_back_in_one_page_after_another_ends_as_there(server, mailbox):
    mail = server.store.arrive(PLAIN)
    other = server.store.arrive(HTML)
    cursor = mailbox.list_changes("Inbox", "").cursor
    server.store.move(mail.id, "drafts")
    server.store.touch(other)
    server.answers.page = 1
    first = mailbox.list_changes("Inbox", cursor)
    server.store.move(mail.id, "inbox")
    second = mailbox.list_changes("Inbox", first.cursor)
    third = mailbox.list_changes("Inbox", second.cursor)
    assert [told(one) for one in (first, second, third)] == [
        [(GONE, mail.id)],
        [(CHANGED, other.id)],
        [(NEW, mail.id)],
    ]


def test_what_came_and_went_between_two_looks_is_not_spoken_of(server, mailbox):
    cursor = mailbox.list_changes("Inbox", "").cursor
    mail = server.store.arrive(PLAIN)
    server.store.take_away(mail.id)
    assert told(mailbox.list_changes("Inbox", cursor)) == []


def test_a_next_page_on_another_computer_is_not_followed(server, mailbox):
    for number in range(3):
        server.store.arrive(made(number))
    server.answers.page = 2
    for elsewhere in ("https://elsewhere.example", "http://127.0.0.1:9"):
        server.answers.elsewhere = elsewhere
        cursor = mailbox.list_changes("Inbox", "").cursor
        for ask in (
            lambda: mailbox.all_refs("Inbox"),
            lambda cursor=cursor: mailbox.list_changes("Inbox", cursor),
        ):
            with pytest.raises(MailboxError) as refused:
                ask()
            assert refused.value.code == "Q-064"


def test_a_next_page_that_is_no_list_of_mails_is_not_asked_for(server, mailbox):
    seen = remembered.Seen(
        server.store.at("inbox").id,
        f"https://{server.cloud.graph}/v1.0/users/x/mailFolders/inbox/messages/AAkALg/attachments",
        None,
        frozenset(),
    )
    with pytest.raises(MailboxError) as refused:
        mailbox.list_changes("Inbox", remembered.save(seen))
    assert refused.value.code == "Q-067"


def test_pages_that_lead_round_in_a_circle_are_left(server, mailbox):
    where = server.store.at("inbox").id
    base = f"https://{server.cloud.graph}/v1.0/users/{ADDRESS}/mailFolders/{where}/messages"
    rounds = []

    def round_and_round(name, ids, *_rest):
        rounds.append(name)
        assert len(rounds) < 9, "it never ends"
        if name == "folder":
            return real(name, ids, *_rest)
        link = f"{base}/delta?$skiptoken=x" if name == "delta" else f"{base}?$skip=1"
        return 200, json.dumps({"value": [], "@odata.nextLink": link}).encode()

    real, server.answers.answer = server.answers.answer, round_and_round
    cursor = mailbox.list_changes("Inbox", "").cursor
    for ask in (
        lambda: mailbox.list_changes("Inbox", cursor),
        lambda: mailbox.all_refs("Inbox"),
    ):
        with pytest.raises(MailboxError) as refused:
            ask()
        assert refused.value.code == "Q-063"


@pytest.mark.parametrize(
    "spoilt",
    [
        {},
        {"value": None, "@odata.deltaLink": "x"},
        {"value": [{}], "@odata.deltaLink": "x"},
        {"value": ["mail"], "@odata.deltaLink": "x"},
        {"value": []},
        {"value": [], "@odata.nextLink": 7},
    ],
)
def test_an_answer_that_makes_no_sense_is_no_empty_folder(server, mailbox, spoilt):
    cursor = mailbox.list_changes("Inbox", "").cursor
    server.answers.answer = lambda *_asked: (200, json.dumps(spoilt).encode())
    with pytest.raises(MailboxError) as refused:
        mailbox.list_changes("Inbox", cursor)
    assert refused.value.code == "Q-063"


# Counting


def test_a_folder_is_counted_page_by_page(server, mailbox):
    for number in range(11):
        server.store.arrive(made(number))
    server.answers.page = 4
    assert len({ref.id for ref in mailbox.all_refs("Inbox")}) == 11
    assert server.names.count("list") == 3


def test_a_count_that_cannot_be_right_is_made_again(server, mailbox):
    for number in range(3):
        server.store.arrive(made(number))
    server.answers.loses = 1
    assert len(list(mailbox.all_refs("Inbox"))) == 3
    assert server.names.count("list") == 2


def test_and_refused_when_it_never_is(server, mailbox):
    server.store.arrive(PLAIN)
    server.answers.loses = 9
    with pytest.raises(MailboxError) as refused:
        mailbox.all_refs("Inbox")
    assert refused.value.code == "Q-049"
    assert server.names.count("list") == 3


def test_where_graph_gives_no_number_two_counts_must_agree(server, mailbox):
    for number in range(3):
        server.store.arrive(made(number))
    server.answers.says_count = False
    server.answers.loses = 1
    assert len(list(mailbox.all_refs("Inbox"))) == 3
    assert server.names.count("list") == 3


# What is remembered


def test_ten_thousand_mails_are_remembered_in_little(server):
    ids = frozenset(
        f"AAkALgAAAAAAHYQDEapmEc2byACqAC-EWg0A{number:040d}AAA" for number in range(10_000)
    )
    seen = remembered.Seen("folder", "https://graph.example/link", 20_780, ids)
    kept = remembered.save(seen)
    assert remembered.load(kept) == seen
    assert len(kept) < 200_000


def test_a_ref_bears_the_version_the_server_wants_back(server, mailbox):
    mail = server.store.arrive(PLAIN)
    [change] = mailbox.list_changes("Inbox", "").changes
    assert change.ref == Ref(mail.id, "Inbox", mail.version)
    assert list(mailbox.all_refs("Inbox")) == [change.ref]
