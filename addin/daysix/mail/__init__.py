"""The mailbox's edge: one port, three adapters (folder, Exchange, Graph), journal and parser.

Only this room knows mail libraries. Nothing in it deletes or sends a mail. Every adapter hands
over MIME bytes, and one parser reads them, so that the same mail gives the same answer whichever
way it came. ``server_refusals`` says what Exchange and Graph refuse alike, ``packed`` keeps what an
adapter remembers between two looks.
"""
