"""One file for each kind of leak: what it looks for, its words, and how it is taken out of a copy.

A file that begins with ``_`` helps several. CONTRIBUTING.md's rule for checks holds here too: each
brings its own examples, of files that leak and of files that do not, for every format it names.
"""
