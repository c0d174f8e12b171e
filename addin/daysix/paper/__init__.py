"""Documents: blocks into Word and PDF pages, packs with their attachments, copies, safe to share.

Nothing here knows a panel, a child or a rule: it is given blocks and files, and gives back files
and what stands on which page. Only this room and ``attachments`` know document libraries.
"""
