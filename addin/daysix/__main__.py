"""Let `python -m daysix` open the same door as the `daysix` command."""

import sys

from daysix.cli import main

if __name__ == "__main__":
    sys.exit(main())
