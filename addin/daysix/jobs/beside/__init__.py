"""What is kept beside a tracker, and how a row is known again when it has moved.

``side_files`` reads and writes our small files there; ``row_identity`` tells rows apart by hashes,
so that no name leaves the tracker.
"""
