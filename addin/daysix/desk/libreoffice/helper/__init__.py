"""The half that runs under the Python that LibreOffice brings, and speaks to LibreOffice.

It may be an older Python than ours, so these files keep to what Python 3.8 knows and import nothing
but the standard library and what ``uno`` brings. Requests come in as one line of JSON each, and go
back so; `serve.py` is the door, `../link.py` stands on the other side of it. `way_in.py` hands some
on to `inside.py`, which answers them with these same files in LibreOffice's own process.
"""
