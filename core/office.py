"""An installed LibreOffice: where it is, and a document turned into another format by it, with nothing of it carried out."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from core.errors import UserError

DOCX = "docx:MS Word 2007 XML"
PDF = "pdf:writer_pdf_Export"

_PROGRAMS = ("soffice", "libreoffice", "loffice")
_PLACES = (
    "/usr/lib/libreoffice/program/soffice",
    "/usr/lib64/libreoffice/program/soffice",
    "/opt/libreoffice*/program/soffice",
    "/snap/bin/libreoffice",
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
    "C:/Program Files/LibreOffice/program/soffice.com",
    "C:/Program Files (x86)/LibreOffice/program/soffice.com",
)
_NOWHERE = "http://127.0.0.1:9"
_START_AGAIN = 81
_STARTS = 3
# No macros, no links followed, and a proxy that isn't there in case something asks for the network all the same.
_SETTINGS = (
    ("org.openoffice.Office.Common/Security/Scripting", "DisableMacrosExecution", "true"),
    ("org.openoffice.Office.Common/Security/Scripting", "MacroSecurityLevel", "3"),
    ("org.openoffice.Office.Common/Security/Scripting", "BlockUntrustedRefererLinks", "true"),
    ("org.openoffice.Office.Writer/Content/Update", "Link", "0"),
    ("org.openoffice.Inet/Settings", "ooInetProxyType", "1"),
    ("org.openoffice.Inet/Settings", "ooInetHTTPProxyName", "127.0.0.1"),
    ("org.openoffice.Inet/Settings", "ooInetHTTPProxyPort", "9"),
    ("org.openoffice.Inet/Settings", "ooInetHTTPSProxyName", "127.0.0.1"),
    ("org.openoffice.Inet/Settings", "ooInetHTTPSProxyPort", "9"),
)
_POLL = 0.1
"""Seconds between two looks at whether it is done, or nobody wants it any more."""


class NoOfficeError(UserError):
    """There is no LibreOffice here."""

    def __init__(self) -> None:
        super().__init__(
            "生成 PDF 要用 LibreOffice，这台电脑没有装。请装上 LibreOffice，或生成 Word 文档后用 Word、WPS 另存为 PDF。",
            "PDF needs LibreOffice, which is not installed here. Install it, or write a Word document and save that as PDF "
            "from Word or WPS.",
        )


class ConversionError(UserError):
    """LibreOffice gave nothing."""

    def __init__(self) -> None:
        super().__init__(
            "LibreOffice 没能生成 PDF。请重试，或生成 Word 文档后用 Word、WPS 另存为 PDF。",
            "LibreOffice made no PDF. Try again, or write a Word document and save it as PDF from Word or WPS.",
        )


def find_office() -> Path | None:
    """The LibreOffice program of this machine: on the PATH, or where its installers put it."""
    found = next(_offices(), None)
    if found is None:
        return None
    # The program itself, where it can be had: the script before it starts it as a child that outlives being killed.
    inner = found.resolve().with_name("soffice.bin")
    return inner if inner.is_file() else found


def _offices() -> Iterator[Path]:
    for program in _PROGRAMS:
        if found := shutil.which(program):
            yield Path(found)
    for place in _PLACES:
        anchor = Path(Path(place).anchor)
        if anchor.exists():
            yield from sorted(anchor.glob(Path(place).relative_to(anchor).as_posix()), reverse=True)


def convert(
    data: bytes,
    program: Path,
    suffix: str,
    target: str,
    *,
    time_limit: float,
    heed: Callable[[], None] = lambda: None,
) -> bytes | None:
    """A file of the format `suffix` as `target` (DOCX, PDF), by a LibreOffice with a profile of its own; None where it fails.

    After `time_limit` seconds it is killed, and where `heed`, called now and then, raises.
    """
    with tempfile.TemporaryDirectory(prefix="yaodian-office-", ignore_cleanup_errors=True) as folder:
        place = Path(folder)
        _profile(place / "profile")
        source = place / f"in.{suffix}"
        source.write_bytes(data)
        command = [
            str(program),
            f"-env:UserInstallation={(place / 'profile').as_uri()}",
            *("--headless", "--invisible", "--nologo", "--nodefault", "--norestore", "--nolockcheck", "--nofirststartwizard"),
            *("--convert-to", target, "--outdir", str(place / "out"), str(source)),
        ]
        _run(command, place, time_limit, heed)
        try:
            return (place / "out" / f"in.{target.partition(':')[0]}").read_bytes()
        except FileNotFoundError:
            return None


def pdf_of(document: bytes, heed: Callable[[], None] = lambda: None, time_limit: float = 300.0) -> bytes:
    """A .docx as PDF; NoOfficeError, ConversionError. `heed` as of `convert`."""
    program = find_office()
    if program is None:
        raise NoOfficeError
    made = convert(document, program, "docx", PDF, time_limit=time_limit, heed=heed)
    if not made:
        raise ConversionError
    return made


def _profile(folder: Path) -> None:
    items = "".join(
        f'<item oor:path="/{path}"><prop oor:name="{prop}" oor:op="fuse"><value>{value}</value></prop></item>'
        for path, prop, value in _SETTINGS
    )
    (folder / "user").mkdir(parents=True)
    (folder / "user" / "registrymodifications.xcu").write_text(
        '<?xml version="1.0" encoding="UTF-8"?><oor:items xmlns:oor="http://openoffice.org/2001/registry">'
        + items
        + "</oor:items>",
        encoding="utf-8",
    )


def _run(command: list[str], folder: Path, time_limit: float, heed: Callable[[], None]) -> None:
    """Until it ends or its time is over; then it is killed. With a new profile it asks to be started once more."""
    proxies = dict.fromkeys(("http_proxy", "https_proxy", "HTTP_PROXY", "HTTPS_PROXY"), _NOWHERE)
    environment = os.environ | proxies | {"HOME": str(folder), "TMPDIR": str(folder)}
    end = time.monotonic() + time_limit
    for _ in range(_STARTS):
        try:
            running = subprocess.Popen(
                command,
                cwd=folder,
                env=environment,
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
            )
        except OSError:
            return
        if _ended(running, end, heed) != _START_AGAIN:
            return


def _ended(running: subprocess.Popen[bytes], end: float, heed: Callable[[], None]) -> int | None:
    """What it ended with; None where its time was over first."""
    with running:
        try:
            while time.monotonic() < end:
                heed()
                try:
                    return running.wait(_POLL)
                except subprocess.TimeoutExpired:
                    continue
            return None
        finally:
            if running.poll() is None:
                running.kill()
