"""What a mail is about and what it says: pure, one file per kind of mail in ``kinds``.

``message`` and ``sorted_mail`` are what goes in and what comes out; ``directory`` is what the team
knows already (schools, pupils, cases, officers); ``thread`` takes the newest words from the quoted
ones; ``fields`` reads names, dates, days and codes, each with the place it was found. Nothing here
opens a file, asks a clock or reaches a network: mails come from ``mail``, what schools attach from
``attachments``, and ``jobs.inbox`` brings the three together.
"""
