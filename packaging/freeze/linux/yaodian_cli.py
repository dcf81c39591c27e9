"""Where the frozen command line starts."""

import multiprocessing
import sys

import surroundings

if __name__ == "__main__":
    surroundings.restore()
    multiprocessing.freeze_support()

    from core.cli import main

    sys.exit(main())
