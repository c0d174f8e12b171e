"""A mailbox in Exchange Online, asked through Microsoft Graph with plain requests.

``mailbox`` is the adapter behind the port; ``sign_in`` gets the token, with the application's
certificate or for a person who typed a code; ``line`` is the one way out and lets no request leave
that deletes or sends; ``patience`` waits and asks again, within bounds; ``refusals`` says in
officers' words what went wrong; ``cursor`` is what is remembered between two looks at a folder;
``folders`` finds folders by path; ``health`` looks at address, server, login, mailbox, rights and
folders one by one. Only the files of this room load requests and msal for Graph, and only when a
mailbox is opened.
"""
