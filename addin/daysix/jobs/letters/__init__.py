"""Letters about one case, or one school: from the row an officer stands on to Word files.

``row`` finds the row and all that the sheets say around it, ``addressee`` to whom a letter goes and
what stops it, ``known`` the values it may use, ``of_row`` which letters are for it and what each
lacks. What a letter says and when it is for a case stands in ``daysix.letters``, a file a letter.
"""
