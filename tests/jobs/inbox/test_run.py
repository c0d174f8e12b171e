"""One run over a mailbox: each mail listed once, nothing lost, and the mailbox touched last."""

from __future__ import annotations

import logging

import pytest

from daysix.inbox.sorted_mail import Sorted
from daysix.jobs.inbox.run import identity_of, usual_tools
from daysix.jobs.inbox.run_arrivals import Reconciled
from daysix.law.errors import BadInput
from daysix.mail.ledger import MARK_FILED, MARK_LISTED
from daysix.mail.refusals import BusyError, GoneError, MailboxError
from tests.jobs.inbox.run_scene import DONE, INBOX, NOW, TOOLS, Scene, triage
from tests.mail.made_mails import HTML, MADE, NAMELESS, PLAIN, TWIN, made
from tests.mail.memory_mailbox import Faults, MemoryMailbox


@pytest.fixture
def scene(tmp_path):
    return Scene(tmp_path)


def test_new_mails_are_listed_once_and_counted_without_names(scene):
    scene.store.arrive(PLAIN)
    scene.store.arrive(HTML)
    done = scene.run()
    assert scene.subjects() == ["Suspension of a Year 9 pupil", "Question from a parent"]
    assert (done.taken_in, done.listed, done.good) == (2, 2, True)
    assert done.categories == {"suspension": 1, "admin_other": 1}
    assert done.urgencies == {"week": 1, "routine": 1}
    assert done.reconciled == (Reconciled(INBOX, 2, 2, 0),)
    assert done.last_good == NOW
    assert done.waits.many == 0


def test_a_second_run_lists_nothing_again(scene):
    scene.store.arrive(PLAIN)
    scene.run()
    done = scene.run()
    assert (done.taken_in, done.listed) == (0, 0)
    assert len(scene.sheet.lines) == 1


def test_without_apply_nothing_in_the_mailbox_changes(scene):
    scene.store.arrive(PLAIN)
    before = [(kept.folder, kept.version) for kept in scene.store.mails.values()]
    scene.run()
    assert [(kept.folder, kept.version) for kept in scene.store.mails.values()] == before
    assert {what for what, *_ in scene.store.done} == {
        "list_changes", "all_refs", "fetch_mime", "fetch_meta",
    }  # fmt: skip


def test_listed_mails_are_marked_and_moved_last(scene):
    scene.store.arrive(PLAIN)
    scene.store.arrive(HTML)
    done = scene.run(apply=True)
    assert done.filed == 2
    [moved] = [scene.store.mails[one] for one in scene.store.ids(DONE)]
    [stays] = [scene.store.mails[one] for one in scene.store.ids(INBOX)]
    assert (moved.raw, moved.categories) == (PLAIN, ("Day Six: suspension", MARK_FILED))
    assert (stays.raw, stays.categories) == (HTML, ("Day Six: other", MARK_LISTED))
    touched = [what for what, *_ in scene.store.done]
    first = touched.index("set_categories")
    assert set(touched[first:]) <= {"ensure_folder", "set_categories", "move"}


def test_our_own_marks_and_moves_come_back_and_nothing_is_sorted_again(scene):
    scene.store.arrive(PLAIN)
    scene.store.arrive(HTML)
    scene.folders = [INBOX, DONE]
    scene.store.folders |= {"Day Six", DONE}
    scene.run(apply=True)
    scene.store.done.clear()
    done = scene.run(apply=True)
    assert (done.taken_in, done.again, done.listed, done.filed) == (0, 0, 0, 0)
    assert not {"fetch_mime", "move", "set_categories"} & {what for what, *_ in scene.store.done}
    assert len(scene.sheet.lines) == 2


def test_a_category_somebody_else_puts_on_does_not_list_it_again(scene):
    number = scene.store.arrive(PLAIN)
    scene.run()
    scene.store.colour(number, add=["Blue"])
    done = scene.run()
    assert (done.listed, done.good) == (0, True)


@pytest.mark.parametrize("steady_ids", [False, True])
def test_a_mail_moved_back_by_a_person_is_listed_again(scene, steady_ids):
    scene.store.steady_ids = steady_ids
    scene.store.arrive(PLAIN)
    scene.run(apply=True)
    scene.run(apply=True)
    [number] = scene.store.ids(DONE)
    scene.store.carry(number, INBOX)
    done = scene.run(apply=True)
    assert (done.again, done.listed) == (1, 1)
    assert scene.sheet.lines[1] == f"{scene.sheet.lines[0]}-2"
    assert len(scene.store.ids(DONE)) == 1


def test_a_mail_a_person_took_out_and_put_back_between_two_runs_is_listed_again(scene):
    scene.store.folders.add("Elsewhere")
    number = scene.store.arrive(PLAIN)
    scene.run()
    scene.store.carry(scene.store.carry(number, "Elsewhere"), INBOX)
    assert scene.run().again == 1
    assert len(scene.sheet.lines) == 2


@pytest.mark.parametrize("steady_ids", [False, True])
def test_moved_back_in_a_round_that_is_told_twice_is_listed_once_more_only(scene, steady_ids):
    scene.store.steady_ids = steady_ids
    scene.store.arrive(PLAIN)
    scene.run(apply=True)
    scene.store.carry(scene.store.ids(DONE)[0], INBOX)
    for number in range(3):
        scene.store.arrive(made(number))
    # the list and the mail moved back are read, then nothing: the round is told once more
    scene.run(mailbox=MemoryMailbox(scene.store, before=Faults(3, for_good=True)))
    scene.run()
    assert scene.sheet.lines[:2] == [scene.sheet.lines[0], f"{scene.sheet.lines[0]}-2"]
    assert len(scene.sheet.lines) == len(set(scene.sheet.lines)) == 5


def test_the_sweep_finds_what_no_change_told_of(scene):
    scene.store.arrive(PLAIN)
    scene.run()
    scene.store.arrive(HTML)
    scene.store.log.pop()  # as a delta that forgets it
    done = scene.run()
    assert scene.subjects()[-1] == "Question from a parent"
    assert done.reconciled == (Reconciled(INBOX, 2, 2, 0),)


def test_a_lost_cursor_neither_doubles_nor_loses(scene):
    for number in range(5):
        scene.store.arrive(made(number))
    scene.run()
    scene.store.forget_cursors()
    scene.store.arrive(made(5))
    scene.store.vanish(scene.store.ids()[0])
    done = scene.run()
    assert (done.taken_in, done.again) == (1, 0)
    assert len(scene.sheet.lines) == len(set(scene.sheet.lines)) == 6
    assert done.reconciled == (Reconciled(INBOX, 5, 5, 0),)


def test_a_mailbox_carried_to_another_server_gives_new_numbers_to_the_same_mails(scene):
    for number in range(5):
        scene.store.arrive(made(number))
    scene.run()
    scene.store.renumber()
    done = scene.run()
    assert (done.taken_in, done.again, done.listed) == (0, 0, 0)
    assert done.reconciled == (Reconciled(INBOX, 5, 5, 0),)


def test_one_id_with_two_contents_is_two_mails(scene):
    scene.store.arrive(PLAIN)
    scene.store.arrive(TWIN)
    scene.run()
    assert len(set(scene.sheet.lines)) == 2
    assert [entry.sorted.duplicate_of for entry in scene.sheet.entries] == ["", ""]


def test_mails_without_an_id_are_told_by_what_they_say(scene):
    scene.store.arrive(NAMELESS)
    scene.store.arrive(NAMELESS.replace(b"One day", b"Two days"))
    scene.run()
    assert len(set(scene.sheet.lines)) == 2


def test_one_mail_delivered_twice_is_listed_once_and_both_copies_are_filed(scene):
    scene.store.arrive(PLAIN)
    scene.store.arrive(PLAIN)
    done = scene.run(apply=True)
    assert (len(scene.sheet.lines), len(scene.store.ids(DONE))) == (1, 2)
    assert done.reconciled == (Reconciled(INBOX, 2, 2, 0),)


def test_the_same_words_under_another_id_are_a_resend(scene):
    scene.store.arrive(PLAIN)
    scene.store.arrive(PLAIN.replace(b"<plain@", b"<plain-again@"))
    done = scene.run()
    first, second = scene.sheet.entries
    assert (done.resent, first.sorted.duplicate_of) == (1, "")
    assert second.sorted.duplicate_of == first.key


def test_a_file_written_over_with_another_mail_is_another_mail(scene):
    number = scene.store.arrive(PLAIN)
    scene.run()
    kept = scene.store.mails[number]
    kept.raw, kept.version = HTML, 2
    scene.store.log.append(("changed", number, INBOX))
    scene.run()
    assert scene.subjects() == ["Suspension of a Year 9 pupil", "Question from a parent"]


def test_with_the_real_reader_every_mail_is_told_from_every_other(scene):
    scene.tools = usual_tools()
    for raw in MADE.values():
        scene.store.arrive(raw)
    done = scene.run()
    assert (done.listed, done.needs_person, done.good) == (len(MADE), (), True)
    assert len(set(scene.sheet.lines)) == len(MADE)
    scene.store.renumber()
    assert scene.run().listed == 0


def test_a_server_that_puts_a_mail_together_anew_brings_the_same_mail():
    anew = MADE["html"].replace(b"two-ways", b"another-boundary")
    anew = b"Received: from a by b; Tue, 17 Nov 2026 10:00:09 +0000\r\n" + anew
    assert identity_of(anew) == identity_of(MADE["html"])
    assert identity_of(MADE["plain"]) != identity_of(MADE["twin"])


# What goes wrong


@pytest.mark.parametrize("doing", ["read", "sort"])
def test_a_mail_that_fails_three_times_goes_to_a_person_and_the_others_go_on(scene, doing):
    for number in range(3):
        scene.store.arrive(made(number))
    tried = []

    def fails(what, *_):
        if b"Number 1" in (what if isinstance(what, bytes) else what.text.encode()):
            tried.append(what)
            raise ValueError("Sam Placeholder")

    def parse(raw):
        if doing == "read":
            fails(raw)
        return TOOLS.parse(raw)

    def sort(message, directory):
        if doing == "sort":
            fails(message)
        return triage(message, directory)

    scene.tools = TOOLS._replace(parse=parse, triage=sort)
    done = scene.run(apply=True)
    assert len(tried) == 3
    assert done.categories == {"suspension": 2, "unreadable": 1}
    assert done.urgencies["same_day"] == 1
    [person] = done.needs_person
    assert person.code == "Q-079"
    assert f"could not {doing} this mail (ValueError)" in person.reason
    [entry] = [one for one in scene.sheet.entries if one.message is None]
    assert entry.sorted == Sorted(
        "unreadable", "same_day", needs_human=True, ask=f"{person.reason} (Q-079)"
    )
    assert "Placeholder" not in str(done) + str(entry)
    [left] = [scene.store.mails[one] for one in scene.store.ids(INBOX)]
    assert b"Number 1" in left.raw
    assert scene.run().listed == 0


def test_a_mail_that_ends_the_program_three_times_is_read_no_more(scene):
    scene.store.arrive(PLAIN)
    tried = []

    def ends(raw):
        tried.append(raw)
        raise KeyboardInterrupt

    scene.tools = TOOLS._replace(parse=ends)
    for _ in range(3):
        with pytest.raises(KeyboardInterrupt):
            scene.run()
    done = scene.run()
    assert len(tried) == 3
    assert [one.code for one in done.needs_person] == ["Q-078"]
    assert done.urgencies == {"same_day": 1}


def test_a_mail_the_mailbox_will_not_hand_over_is_asked_for_again_then_told(scene):
    first = scene.store.arrive(made(0))
    scene.store.arrive(made(1))

    def refuse(what, ref, *_):
        if what == "fetch_mime" and ref.id == first:
            raise MailboxError("Q-097", "This mail cannot be read.")

    mailbox = MemoryMailbox(scene.store, before=refuse)
    runs = [scene.run(mailbox=mailbox) for _ in range(2)]
    assert [one.good for one in runs] == [False, False]
    assert [told.code for told in runs[0].told] == ["Q-086"]
    assert runs[1].reconciled == (Reconciled(INBOX, 2, 1, 1),)
    third = scene.run(mailbox=mailbox)
    assert [one.code for one in third.needs_person] == ["Q-080"]
    assert "(Q-097)" in third.needs_person[0].reason
    assert third.categories == {"unreadable": 1}
    assert len(scene.sheet.lines) == 2


def test_a_mail_handed_over_late_is_listed_then(scene):
    scene.store.arrive(made(0))
    scene.run(mailbox=MemoryMailbox(scene.store, before=Faults(2, MailboxError("Q-097", "No."))))
    assert scene.sheet.lines == []
    assert scene.run().listed == 1


def test_a_mail_another_program_holds_stops_nobody_and_is_never_given_up(scene):
    first = scene.store.arrive(made(0))
    scene.store.arrive(made(1))

    def held(what, ref, *_):
        if what == "fetch_mime" and ref.id == first:
            raise BusyError("Q-003", "Another program holds this file.")

    runs = [scene.run(mailbox=MemoryMailbox(scene.store, before=held)) for _ in range(5)]
    assert [one.listed for one in runs] == [1, 0, 0, 0, 0]
    assert {one.good for one in runs} == {False}
    assert runs[-1].needs_person == ()
    assert scene.run().listed == 1


def test_a_mailbox_too_busy_to_move_mails_is_asked_again(scene):
    for number in range(5):
        scene.store.arrive(made(number))

    def busy(what, *_):
        if what == "move":
            raise BusyError("Q-098", "Wait a little.")

    for _ in range(4):
        done = scene.run(mailbox=MemoryMailbox(scene.store, before=busy), apply=True)
        assert [told.code for told in done.told] == ["Q-082"]
    assert (scene.store.ids(DONE), done.needs_person) == ([], ())
    assert scene.run(apply=True).filed == 5


def test_when_every_mail_is_refused_it_is_the_mailbox(scene):
    for number in range(5):
        scene.store.arrive(made(number))

    def refuse(what, *_):
        if what == "fetch_mime":
            raise MailboxError("Q-097", "The login was refused.")

    for _ in range(4):
        done = scene.run(mailbox=MemoryMailbox(scene.store, before=refuse))
        assert [told.code for told in done.told] == ["Q-082"]
        assert done.needs_person == ()
    assert scene.run().listed == 5


def test_a_mailbox_that_stops_half_way_leaves_what_was_taken_in(scene):
    for number in range(4):
        scene.store.arrive(made(number))
    # the list, then a fetch and a look at its categories for each: the third fetch is the sixth
    busy = BusyError("Q-098", "Wait a little.")
    broken = MemoryMailbox(scene.store, before=Faults(6, busy, for_good=True))
    done = scene.run(mailbox=broken)
    assert (done.listed, done.good, done.last_good) == (2, False, None)
    assert [(told.code, told.message) for told in done.told] == [
        (
            "Q-082",
            (
                "I could not finish reading the mailbox. Wait a little. (Q-098) What I had taken "
                "in is kept, and the next run goes on from there."
            ),
        )
    ]
    done = scene.run()
    assert (done.listed, done.good) == (2, True)
    assert len(set(scene.sheet.lines)) == 4


def test_a_mail_that_goes_while_we_read_is_no_fault(scene):
    scene.store.arrive(made(0))
    gone = MemoryMailbox(scene.store, before=Faults(2, GoneError("Q-099", "It is gone.")))
    scene.store.mails.clear()
    scene.store.arrive(made(1))
    assert scene.run(mailbox=gone).reconciled == (Reconciled(INBOX, 1, 1, 0),)


def test_a_sheet_that_cannot_be_written_costs_no_mail_a_try(scene):
    scene.store.arrive(PLAIN)

    def refuse(_):
        raise BadInput("Z-010", "The workbook is open elsewhere. Close it.")

    put, scene.sheet.put = scene.sheet.put, refuse
    for _ in range(4):
        done = scene.run(apply=True)
        assert [told.code for told in done.told] == ["Q-087"]
        assert done.waits.many == 1
    assert scene.store.ids(DONE) == []
    scene.sheet.put = put
    assert scene.run(apply=True).listed == 1
    assert len(scene.store.ids(DONE)) == 1


def test_a_mail_that_cannot_be_moved_is_told_after_three_runs_and_the_others_go_on(scene):
    first = scene.store.arrive(made(0))
    scene.store.arrive(made(1))

    def refuse(what, ref, *_):
        if what == "move" and ref.id == first:
            raise MailboxError("Q-096", "No rights.")

    mailbox = MemoryMailbox(scene.store, before=refuse)
    runs = [scene.run(mailbox=mailbox, apply=True) for _ in range(4)]
    assert [one.good for one in runs] == [False, False, True, True]
    assert [one.code for one in runs[3].needs_person] == ["Q-081"]
    assert len(scene.store.ids(DONE)) == 1
    assert len(scene.sheet.lines) == 2


def test_cancel_stops_between_mails_and_the_next_run_goes_on(scene):
    for number in range(6):
        scene.store.arrive(made(number))
    asked = iter([False] * 8 + [True] * 100)
    done = scene.run(apply=True, stop=lambda: next(asked))
    assert (done.cancelled, done.good, done.taken_in) == (True, False, 6)
    assert scene.sheet.lines == []
    assert scene.run(apply=True).listed == 6


def test_two_mailboxes_of_one_name_are_told_apart(scene, tmp_path):
    other = Scene(tmp_path / "other")
    other.folder, other.sheet = scene.folder, scene.sheet
    scene.store.arrive(made(0))
    other.store.arrive(made(1))
    for _ in range(2):
        scene.run(known_as="/one")
        done = other.run(known_as="/two")
    assert (done.again, len(scene.sheet.lines)) == (0, 2)


def test_a_look_without_a_sheet_keeps_and_counts_and_the_next_run_lists(scene):
    scene.store.arrive(PLAIN)
    sheet, scene.sheet = scene.sheet, None
    read = []
    scene.tools = TOOLS._replace(parse=lambda raw: read.append(raw) or TOOLS.parse(raw))
    for _ in range(2):
        done = scene.run(apply=True)
        assert (done.listed, done.filed, done.good) == (0, 0, True)
        assert done.unlisted == {"suspension": 1}
    assert len(read) == 1
    scene.store.arrive(HTML)
    assert scene.run().unlisted == {"suspension": 1, "admin_other": 1}
    scene.sheet = sheet
    done = scene.run(apply=True)
    assert (done.listed, done.filed, done.unlisted) == (2, 2, {})


def test_mails_are_listed_in_batches(scene, monkeypatch):
    monkeypatch.setattr("daysix.jobs.inbox.run.AT_ONCE", 2)
    for number in range(5):
        scene.store.arrive(made(number))
    scene.run()
    assert scene.sheet.at_once == [2, 2, 1]


# Two computers at one mailbox


def test_what_one_computer_filed_another_does_not_list(tmp_path):
    first = Scene(tmp_path / "one")
    second = Scene(tmp_path / "two", store=first.store)
    first.store.arrive(PLAIN)
    first.store.arrive(HTML)
    first.run(apply=True)
    done = second.run(apply=True)
    assert (done.elsewhere, done.listed) == (1, 0)
    assert done.reconciled == (Reconciled(INBOX, 1, 1, 0),)


def test_two_computers_with_one_sheet_list_a_mail_once_even_unmarked(tmp_path):
    first = Scene(tmp_path / "one")
    second = Scene(tmp_path / "two", store=first.store, sheet=first.sheet)
    first.store.arrive(PLAIN)
    first.run()
    second.run()
    assert len(first.sheet.lines) == 1


def test_moved_back_is_seen_by_a_computer_that_never_had_the_mail(tmp_path):
    first = Scene(tmp_path / "one")
    second = Scene(tmp_path / "two", store=first.store, sheet=first.sheet)
    first.store.arrive(PLAIN)
    first.run(apply=True)
    first.store.carry(first.store.ids(DONE)[0], INBOX)
    done = second.run(apply=True)
    assert done.listed == 1
    assert first.sheet.lines == [first.sheet.lines[0], f"{first.sheet.lines[0]}-2"]
    assert first.run(apply=True).listed == 0


def test_a_second_run_at_the_same_time_is_refused(scene):
    with scene.ledger(), pytest.raises(BadInput, match="reading the inbox already") as refused:
        scene.run()
    assert refused.value.code == "Q-074"


def test_a_run_gives_a_line_for_the_log_and_writes_none_itself(scene, caplog):
    caplog.set_level(logging.DEBUG)
    scene.store.arrive(PLAIN)
    line = scene.run(apply=True).line()
    assert {record.name for record in caplog.records} == {"filelock"}
    assert line == {
        "taken_in": 1,
        "listed": 1,
        "filed": 1,
        "categories": {"suspension": 1},
        "urgencies": {"week": 1},
        "needs_person": 0,
        "codes": [],
        "good": True,
    }


def test_a_child_excluded_by_another_councils_school_counts_as_permanently_excluded(scene):
    scene.store.arrive(PLAIN)
    scene.sheet = None
    kinds = iter([("cross_border", "same_day"), ("cross_border", "week")])

    def sort(_message, _directory):
        return Sorted(*next(kinds))

    scene.tools = TOOLS._replace(triage=sort)
    assert scene.run().unlisted == {"permanent_exclusion": 1}
    scene.store.arrive(HTML)
    assert scene.run().unlisted == {"permanent_exclusion": 1, "cross_border": 1}
