"""The self-test: every step goes well on this machine without a network socket, and a step that fails is said and counts."""

from __future__ import annotations

import io
import json
import os
import shutil
import subprocess
import sys
import textwrap
from pathlib import Path

import pytest

from desktop.self_test import Report, SelfTestError, expect

# Loaded by every Python that is started, so also by the process that reads files.
HOOK = textwrap.dedent(
    """
    import os, socket, sys

    def watch(event, args):
        opened = event == "socket.__new__" and args[1] in (socket.AF_INET, socket.AF_INET6)
        if opened or event in ("socket.connect", "socket.getaddrinfo", "socket.gethostbyname", "socket.sendto"):
            with open(os.environ["YAODIAN_SOCKETS"], "a") as file:
                file.write(f"{event} {args[1:]}\\n")

    sys.addaudithook(watch)
    """
)


def offline() -> list[str]:
    """What runs a command without any network device; nothing where the system doesn't let us."""
    for command in (["unshare", "-n"], ["unshare", "-rn"]):
        if shutil.which("unshare") and subprocess.run([*command, "true"], capture_output=True, check=False).returncode == 0:
            return command
    return []


def run(command: list[str], tmp_path: Path, project: Path) -> tuple[subprocess.CompletedProcess[str], str]:
    """How a Python ended that was watched, without network where that can be, and which network sockets it opened."""
    log = tmp_path / "sockets"
    log.touch()
    (tmp_path / "hook").mkdir()
    (tmp_path / "hook" / "sitecustomize.py").write_text(HOOK, encoding="utf-8")
    path = os.pathsep.join((str(tmp_path / "hook"), str(project)))
    surroundings = {**os.environ, "PYTHONPATH": path, "YAODIAN_SOCKETS": str(log)}
    done = subprocess.run(
        [*offline(), sys.executable, *command],
        capture_output=True,
        env=surroundings,
        timeout=240,
        check=False,
        encoding="utf-8",
        cwd=tmp_path,
    )
    return done, log.read_text()


def test_the_watch_sees_a_network_socket(tmp_path: Path, project: Path) -> None:
    code = "import socket; socket.socket(socket.AF_INET6 if socket.has_ipv6 else socket.AF_INET).close()"
    _, sockets = run(["-c", code], tmp_path, project)
    assert sockets.startswith("socket.__new__")


def test_every_step_goes_well_without_a_network_socket(tmp_path: Path, project: Path) -> None:
    folder = tmp_path / "kept"
    done, sockets = run(["-m", "desktop.app", "--language", "en", "--self-test", str(folder)], tmp_path, project)
    assert done.returncode == 0, done.stdout + done.stderr
    assert sockets == "" and done.stderr == ""
    lines = (folder / "report.txt").read_text(encoding="utf-8").splitlines()
    steps = [line for line in lines if line.startswith(("ok", "FAILED"))]
    assert len(steps) == 9 and all(line.startswith("ok") for line in steps), lines
    assert done.stdout.splitlines() == lines
    figures = json.loads((folder / "figures.json").read_text(encoding="utf-8"))
    assert set(figures) == {"annotations", "hits", "links", "note", "outlines", "plans"}
    assert {path.suffix for path in folder.iterdir()} >= {".docx", ".xlsx", ".png", ".yaodian"}


@pytest.mark.parametrize("how", ["expect", "raise", "slot"])
def test_a_step_that_fails_is_said_and_the_next_is_tried(how: str, capsys: pytest.CaptureFixture[str]) -> None:
    report = Report(file := io.StringIO())
    with report.step("one"):
        if how == "expect":
            expect([], "nothing there")
        if how == "raise":
            raise LookupError("nothing there")
        try:
            raise SelfTestError("nothing there")
        except SelfTestError as error:  # as PySide does with what a slot raises
            sys.excepthook(type(error), error, error.__traceback__)
    with report.step("two"):
        expect(True, "never said")
    assert report.failed == ["one"]
    said = file.getvalue()
    assert said.startswith("FAILED one\n") and "nothing there" in said and said.endswith("ok     two\n")
    assert capsys.readouterr().out == said
