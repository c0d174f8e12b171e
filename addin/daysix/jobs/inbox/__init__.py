"""From the mailbox to the officer: mails read and sorted, the Inbox sheet, tracker rows, drafts.

``source`` says where mails come from, ``sorting`` reads and sorts each, ``directory_of`` gives what
the team knows already, ``lines`` puts it in the contract's words. ``queue`` fills the Inbox sheet,
``card`` shows one mail, ``new_rows`` makes rows of the tracker of it, ``drafts`` its letters.
``run`` goes over a mailbox once, with a ledger, so that each mail is listed once and none is lost.
"""
