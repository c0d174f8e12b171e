"""Jobs: plain functions, data in, data out, that every door calls.

"Today" is always an argument.

A tracker is read by ``tracker_read`` and checked by ``check``; ``deadlines`` asks every rule about
its rows, and ``answered`` is what came back, put into words by ``wording`` and into the JSON
contract by ``lines``. What is made of that stands in rooms: ``results``, ``issues``, ``mending``,
``mapping``, ``carry``, ``calendars``, ``case``, ``explain``, ``doctor``, ``demo`` and ``beside``;
what is done for a whole part of the work in ``inbox``, ``panel`` and ``letters``, and for each
button in ``click``.
"""
