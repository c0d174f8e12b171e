"""Panels: profiles as data, plans, who sees what, equitable share, the meeting. All pure.

The way through, each step in a file of its own:

1. ``profile_read`` reads what a panel's file says into a ``profile.Profile``.
2. ``sitting`` is who meets, when, and about whom; ``columns`` says which columns of the workbook a
   case is made of. ``referral_form`` takes what a form says for certain; ``form_compared`` holds it
   against the workbook. ``readiness`` finds what a referral lacks, ``meeting_days`` the days.
3. ``plan`` says which cases stand in which section, in what order, and why; none is lost.
4. ``view`` leaves what one reader may see; ``conceal`` takes names out of people's own words.
5. ``sent`` keeps each paper's place for ever; ``contents`` makes pages of it; ``statistics``, and
   ``share`` with ``share_rows``, give figures.
6. ``meeting`` turns what was decided into changes, actions, letters and the next agenda, and
   ``fairness`` keeps the log where a panel departs from the share.

Nothing here opens a file or asks a clock.
"""
