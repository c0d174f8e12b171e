"""Jobs of the panel: from the team workbook to agenda, pack, copies, letters, and safe to share.

Plain functions that doors call: what is read comes in, what was written goes out as lines.

``rows`` reads the workbook, ``sitting_of`` makes a sitting of it (``case_of``, ``case_papers``,
``case_forms`` for what a referral form says, ``members_of``, ``taking_part``), ``laid_out`` puts
every case in its place (``share_order`` says whose turn it is for each child); ``agenda``,
``pack``, ``copies`` and ``share_table`` make papers of that, ``drafts`` mails about them, ``kept``
writes them over nothing, ``numbers`` remembers which item was which and ``sent_papers`` which
paper, for a ``supplement`` of what came late (``pack_cases`` says whether anything did).
``whose`` stops a paper of another child, until it stands among the ``decisions``. ``outgoing``,
``outgoing_panel`` (``outgoing_who`` says who may stand in what) and ``sharing`` look over what
leaves the house, ``pack_gate`` the pack as it is made.

A pack is made in steps: ``pack_ready`` reads everything, ``pack_pages`` says what stands on whose
pages. ``agenda_edited`` finds an agenda that was edited in Word since it was written
(``agenda_written``), and ``agenda_mentions`` holds it against the list. ``gone_cases`` says who had
a case that is heard no more, ``unprintable`` in which case a sign stands that no page can show.

Before a meeting: ``meeting_cases`` says which referrals it hears and which wait, ``meeting_area``
on which days it can meet, ``ask`` what each school is asked for. After it: ``outcomes`` reads the
``outcomes_grid`` (``outcomes_lists`` are what it offers to choose from) and works out what it
becomes, ``minutes`` and ``letters`` make papers of that, ``meeting_rows`` writes it, and
``approving`` takes the line to check off letters (``held_open`` says which are open in Word).
``meeting_calendars`` gives the schools' term dates.
"""
