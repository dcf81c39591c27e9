# NOT WORKING YET: see inside.sh beside this file.
"""Where the frozen command line starts."""

import multiprocessing
import sys

if __name__ == "__main__":
    multiprocessing.freeze_support()

    from core.cli import main

    sys.exit(main())
