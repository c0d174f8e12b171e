"""LibreOffice's own Python: the helper runs under it, and LibreOffice itself must find it first."""

from __future__ import annotations

import os
import subprocess
from functools import cache

from daysix.desk.libreoffice import office


@cache
def own_python():
    """The Python that carries ``uno``."""
    return next(one for one in office.pythons() if _carries_uno(one))


def its_own_first(env):
    """The surroundings of a LibreOffice that is to run Python within itself.

    It takes the first ``python3`` it can find for the home of its own library; where somebody has
    another Python in front of that, the two do not fit and nothing runs.
    """
    path = os.pathsep.join([str(own_python().parent), env.get("PATH", os.defpath)])
    return {**env, "PATH": path}


def _carries_uno(python) -> bool:
    done = subprocess.run([python, "-c", "import uno"], check=False, capture_output=True)
    return done.returncode == 0
