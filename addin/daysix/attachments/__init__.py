"""What schools send with their mails: kept in the case's folder first, read from there later.

Nothing here opens, runs or follows what it is given.
"""
