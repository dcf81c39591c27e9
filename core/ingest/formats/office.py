"""Old Word, WPS and RTF files: turned into .docx by an installed LibreOffice and read as such, else by their bare text."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from core.errors import RefusedFileError
from core.ingest.formats import docx, rtf, word97
from core.ingest.lines import split_lines
from core.ingest.preflight import check
from core.ingest.reading import Reading
from core.ingest.sniff import Kind, kind_of
from core.model import Notice

TIME_LIMIT = 50.0
"""Seconds that LibreOffice gets; less than a worker's, so that the bare text can still be read."""

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
_NO_OFFICE_ZH, _NO_OFFICE_EN = "这台电脑没有装 LibreOffice", "LibreOffice is not installed here"
_FAILED_ZH, _FAILED_EN = "LibreOffice 没能打开它", "LibreOffice could not open it"
_LOST_OF_DOC = (
    "自动编号、文本框、脚注没有读到，已删除的修订文字可能还在",
    "automatic numbers, text boxes and footnotes are missing, deleted revisions may be in it",
)
_LOST_OF_RTF = ("文本框、脚注没有读到", "text boxes and footnotes are missing")
_CUT_OFF = Notice(
    "文件不完整，后面的内容可能缺失，请与原件核对。",
    "The file is cut off; what came after may be missing. Check it against the original.",
)


def read_doc(data: bytes) -> Reading:
    """A .doc, .wps or .rtf file, told apart by content. Raises RefusedFileError where no words come out.

    With LibreOffice all of it as the .docx reader gives it; without, its bare text and a warning that says what is lost.
    """
    program = find_office()
    converted = convert(data, program) if program else None
    if converted is not None:
        # What LibreOffice makes of a file it half understands may be refused: its bare text may still be had.
        with suppress(RefusedFileError):
            check(converted, Kind.DOCX, "")
            return replace(docx.read(converted), media_type=_media_type(data))
    return bare(data, failed=program is not None)


def _is_rtf(data: bytes) -> bool:
    return kind_of(data, "") is Kind.RTF


def _media_type(data: bytes) -> str:
    return "application/rtf" if _is_rtf(data) else "application/msword"


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


def convert(data: bytes, program: Path, time_limit: float = TIME_LIMIT) -> bytes | None:
    """The file as .docx, by a LibreOffice with a profile of its own, `time_limit` in seconds; None where it gives none."""
    with tempfile.TemporaryDirectory(prefix="yaodian-office-", ignore_cleanup_errors=True) as folder:
        place = Path(folder)
        _profile(place / "profile")
        source = place / f"in.{_suffix(data)}"
        source.write_bytes(data)
        command = [
            str(program),
            f"-env:UserInstallation={(place / 'profile').as_uri()}",
            *("--headless", "--invisible", "--nologo", "--nodefault", "--norestore", "--nolockcheck", "--nofirststartwizard"),
            *("--convert-to", "docx:MS Word 2007 XML", "--outdir", str(place / "out"), str(source)),
        ]
        _run(command, place, time_limit)
        try:
            return (place / "out" / "in.docx").read_bytes()
        except FileNotFoundError:
            return None


def _suffix(data: bytes) -> str:
    """What chooses LibreOffice's filter: the .wps of WPS Writer are Word files, those of Microsoft Works are not."""
    if _is_rtf(data):
        return "rtf"
    return "doc" if "WordDocument".encode("utf-16-le") in data else "wps"


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


def _run(command: list[str], folder: Path, time_limit: float) -> None:
    """Until it ends or its time is over; then it is killed. With a new profile it asks to be started once more."""
    proxies = dict.fromkeys(("http_proxy", "https_proxy", "HTTP_PROXY", "HTTPS_PROXY"), _NOWHERE)
    environment = os.environ | proxies | {"HOME": str(folder), "TMPDIR": str(folder)}
    end = time.monotonic() + time_limit
    for _ in range(_STARTS):
        try:
            left = max(0.1, end - time.monotonic())
            done = subprocess.run(
                command, cwd=folder, env=environment, stdin=subprocess.DEVNULL, capture_output=True, timeout=left, check=False
            )
        except (OSError, subprocess.TimeoutExpired):
            return
        if done.returncode != _START_AGAIN:
            return


def bare(data: bytes, *, failed: bool) -> Reading:
    """The bare text of a file with a warning of what is lost; `failed`: LibreOffice is there and couldn't open it."""
    text, warnings = _bare_text(data)
    if not any(char.isalpha() for char in text):
        raise RefusedFileError(
            "没有导入这个文件：里面没有读出文字。请用 Word 或 WPS 打开，另存为 .docx 后再导入。",
            "This file was not imported: it gave no words. Please open it in Word or WPS, save it as .docx and import that.",
        )
    lost_zh, lost_en = _LOST_OF_RTF if _is_rtf(data) else _LOST_OF_DOC
    why_zh, why_en = (_FAILED_ZH, _FAILED_EN) if failed else (_NO_OFFICE_ZH, _NO_OFFICE_EN)
    warning = Notice(
        f"{why_zh}，只读取了其中的文字：{lost_zh}。用 Word 或 WPS 另存为 .docx 再导入，可以读全。",
        f"{why_en}; only its bare text was read: {lost_en}. Saved as .docx by Word or WPS it can be read whole.",
    )
    lines, _ = split_lines(text)
    return Reading(text, tuple(lines), _media_type(data), warnings=(warning, *warnings))


def _bare_text(data: bytes) -> tuple[str, tuple[Notice, ...]]:
    if _is_rtf(data):
        stripped = rtf.strip(data)
        return stripped.text, () if stripped.complete else (_CUT_OFF,)
    try:
        return word97.text_of(data), ()
    except OSError:
        return "", ()
