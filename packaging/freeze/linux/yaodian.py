"""Where the frozen program starts, as the window or, called with `--command-line` first, as yaodian-cli.

A process that reads files must get its turn before anything of the window is loaded.
"""

import multiprocessing
import os
import sys

import surroundings

if __name__ == "__main__":
    surroundings.restore()
    multiprocessing.freeze_support()
    if sys.argv[1:2] == ["--command-line"]:
        sys.argv[:2] = ["yaodian-cli"]
        from core.cli import main
    else:
        # Qt comes with the plug-in for IBus only. Fcitx 5 answers for IBus as well, so a desktop with Fcitx is not left without.
        if os.environ.get("QT_IM_MODULE", "").startswith("fcitx"):
            os.environ["QT_IM_MODULE"] = "ibus"
        from desktop.app import main
    sys.exit(main())
