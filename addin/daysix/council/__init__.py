"""An invented council, for the demo, tests and benches: schools, calendars, children, exclusions.

Everything is made up from a seed, so the same seed gives the same council. No child, school or
street is real: addresses end in ``.example``, postcodes begin ``ZZ``, and the council code belongs
to a council that was abolished before any of these children was born.

``make.py`` makes the council, ``messy.py`` spoils a copy of it on purpose and says where, and
``writing.py`` puts it in a folder. Nothing here is used when officers' own files are read.
"""
