"""Killed 50 times in the middle of importing, annotating, undoing and backing up, a library has lost nothing."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

KILLS, SEED = 50, 20261126


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")
def test_nothing_is_lost_and_nothing_is_half_there_after_fifty_kills(tmp_path: Path, project: Path) -> None:
    command = [sys.executable, "-m", "tests.core.killing", str(tmp_path), str(KILLS), str(SEED)]
    done = subprocess.run(command, cwd=project, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr[-4000:]
    hit = json.loads(done.stdout)
    assert all(hit.values()), hit  # every kind of step was interrupted
    assert sum(hit.values()) >= KILLS // 5, hit
