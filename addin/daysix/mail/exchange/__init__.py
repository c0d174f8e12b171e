"""A mailbox on an Exchange server, asked through Exchange Web Services with exchangelib.

``mailbox`` is the adapter behind the port; ``account`` signs in; ``calls`` holds the nine
operations we use, and ``safe_line`` lets no other leave this computer; ``patience`` waits and asks
again, within bounds; ``refusals`` says in officers' words what the server said in its own;
``folders`` finds folders by path, ``meta`` reads what an item says, ``drafts`` makes answers;
``health`` looks at address, server, login, mailbox, rights and folders one by one. Only the files
of this room load exchangelib, and only when a mailbox is opened.
"""
