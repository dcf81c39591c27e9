"""core must run where there is no Qt: importing all of it brings in neither PySide6 nor the window."""

import json
import subprocess
import sys
from pathlib import Path

IMPORT_EVERYTHING = """
import importlib, json, pkgutil, sys
import core

names = [module.name for module in pkgutil.walk_packages(core.__path__, "core.")]
for name in names:
    importlib.import_module(name)
print(json.dumps({"imported": names, "roots": sorted({name.partition(".")[0] for name in sys.modules})}))
"""


def test_importing_every_module_of_core_loads_no_qt_and_no_window(project: Path):
    # The parser warns once about jieba 0.42.1 when it is compiled; that is not what is asked here.
    run = subprocess.run(
        [sys.executable, "-W", "ignore", "-c", IMPORT_EVERYTHING], cwd=project, capture_output=True, text=True, check=False
    )
    assert run.returncode == 0, run.stderr
    seen = json.loads(run.stdout)
    assert "core.model" in seen["imported"]
    assert {"PySide6", "shiboken6", "desktop"}.isdisjoint(seen["roots"])
