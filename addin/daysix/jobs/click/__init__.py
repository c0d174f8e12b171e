"""What each button does with a workbook: what was clicked in, an ``Answer`` or an ``Offer`` out.

One file a button. Nothing is written before the officer has seen how much and said yes. What is
written goes through ``writing.py``, which keeps a restore point first; ``tracker_at_desk.py`` reads
and checks the workbook, ``kept.py`` spares a second click the checking of an unchanged one, and
``home.py`` says where what is remembered of a workbook lies.
"""
