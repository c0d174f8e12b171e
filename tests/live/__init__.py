"""A click in a Calc that runs on a screen of its own, as an officer would make it.

``screen`` is a screen nobody sees, with its mouse and keys; ``calc`` a running LibreOffice with
our toolbar, ``hands`` what is asked inside it; ``resident`` the real companion, ``eyes`` what its
window shows; ``scene`` puts them together. ``killing`` and ``dying`` end a companion at a chosen
step. What only Windows can show stands in ``docs/windows-acceptance.md`` and is not claimed here.
"""
