"""Kinds of mail: ONE FILE PER KIND.

To add a kind, write one file here and edit nothing else: it is found by itself, and
``tests/inbox/test_kinds.py`` runs its example mails. It holds one ``KIND``, a
:class:`~daysix.inbox.kind.Kind`: its category, how urgent it is, its signals (``says(weight,
"phrases", ...)`` for words, ``known(weight, FACT)`` for what the headers show), which kinds it
overrules, and its own mails: plain ones, a reply, a forward, and a negated one that is another
kind's. The tests demand that no other kind matches those mails more strongly.
"""
