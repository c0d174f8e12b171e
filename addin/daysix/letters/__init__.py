"""Letters after a panel, about its papers, and about one case or school: one file a letter. Pure.

A file holds ``LETTER``: to whom, what it says, which fields it needs, and when it may be made. Its
wording becomes a Word template that a council changes as it likes (``workbooks/templates``); the
fields stay those named here. Adding a file adds the letter, its template and its place in the
shared tests. Start with ``_letter.py``; what a letter about one case asks of it is in ``_case.py``.
"""
