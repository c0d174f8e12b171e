"""The resident program of one person: takes clicks from the ribbon, does them, and answers.

The ribbon's macros do nothing but leave a ticket in one folder. Everything else happens here, in a
process of its own, so that Excel never waits and no macro starts a program.

``folder`` is the place both know, ``heartbeat`` says that we live, ``tickets`` takes what was
left and trusts none of it, ``counter`` serves one ticket at a time, ``window`` is the Desk window,
``opening`` opens a document that was made for the officer to edit,
``running`` keeps one of us alive and lets it be started, asked and stopped.
"""
