"""An xlwings engine for LibreOffice: the same Python that drives Excel drives Calc.

LibreOffice can be spoken to only from a Python that carries its ``uno`` module, and that is seldom
the one we run under: on Windows it is LibreOffice's own, on Debian the system's. So `helper/` runs
under that one as a small process of its own, `link.py` asks it over a pipe, and `engine.py` and the
files beside it turn what xlwings wants into requests. A fault in LibreOffice, or a window waiting
for an answer, can then never take Day Six down with it. `office.py` finds the programs and reaches
a LibreOffice that runs.

What xlwings offers beyond values, formulas, formats, colours, fonts, tables, names, sheets, saving
and selecting is not built: it raises ``NotImplementedError``, as xlwings' own base classes do.
"""
