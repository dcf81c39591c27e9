"""What a file must not be before any parser sees it: too large, a bomb, an attack, encrypted, cut off. Opens containers only
as far as that takes; what the text says is the readers' business."""

from __future__ import annotations

import struct

from core.errors import RefusedFileError
from core.ingest.ole import Container
from core.ingest.packages import CUT_OFF, Limits, Reason, UnfitError, check_package
from core.ingest.sniff import READABLE, Kind
from core.model import Notice

MB = 1024 * 1024
LARGEST_SOURCE = 200 * MB
LARGEST_PAGE = 64 * MB
LARGEST_TEXT = 20 * MB

_LARGEST = {Kind.TEXT: LARGEST_TEXT, Kind.MARKDOWN: LARGEST_TEXT, Kind.HTML: LARGEST_PAGE}
_PACKAGE = Limits(entries=10_000, unpacked=1024 * MB, entry=512 * MB)
_ARCHIVE = Limits(entries=20_000, unpacked=4096 * MB, entry=4096 * MB)
_AS_DOCX = ("用 Word 或 WPS 打开，另存为 .docx", "open it in Word or WPS and save it as .docx")
_AS_TEXT = ("把其中的正文复制到 .docx 或 .txt 文件里", "copy its text into a .docx or .txt file")
_AS_PDF = ("用它自己的阅读器打开，导出为 PDF 或复制正文", "open it in its own reader and export a PDF or copy the text")
_UNPACK = ("先解压", "unpack it first")
_UNREADABLE: dict[Kind, tuple[str, str, tuple[str, str]]] = {
    Kind.XLSX: ("Excel 表格", "an Excel workbook", _AS_TEXT),
    Kind.XLS: ("Excel 表格", "an Excel workbook", _AS_TEXT),
    Kind.PPTX: ("PowerPoint 演示文稿", "a PowerPoint presentation", _AS_TEXT),
    Kind.PPT: ("PowerPoint 演示文稿", "a PowerPoint presentation", _AS_TEXT),
    Kind.ODT: ("OpenDocument 文档", "an OpenDocument file", _AS_DOCX),
    Kind.EPUB: ("电子书", "an e-book", _AS_TEXT),
    Kind.WORD_XML: ("Word 的单一 XML 文档", "a Word document in a single XML file", _AS_DOCX),
    Kind.MAIL: ("邮件", "an e-mail", _AS_TEXT),
    Kind.CEB: ("方正或书生版式文件", "a fixed-layout file of Founder or Sursen", _AS_PDF),
    Kind.CAJ: ("知网版式文件", "a fixed-layout file of CNKI", _AS_PDF),
    Kind.IMAGE: ("图片", "a picture", ("先用文字识别（OCR）软件转成文字", "turn it into text with OCR software")),
    Kind.SOUND: ("音频或视频", "sound or video", ("选择文字版文件", "choose a text version")),
    Kind.ARCHIVE: (
        "压缩包，但不是 .zip",
        "an archive other than .zip",
        ("先解压，再选择其中的文件", "unpack it and choose the files in it"),
    ),
    Kind.DATABASE: ("数据库", "a database", ("选择文字版文件", "choose a text version")),
    Kind.PROGRAM: ("程序", "a program", ("选择文字版文件", "choose a text version")),
    Kind.UNKNOWN: ("认不出的格式", "in a format that is not known here", _AS_DOCX),
}
NESTED = Reason("是压缩包里的压缩包，没有打开", "is an archive within an archive and was not opened", "先解压", "unpack it first")
_MACROS = Notice(
    "文件里有宏。要点不运行宏，只读取了文字。",
    "The file holds macros. Yaodian never runs macros; only the text was read.",
)
_PASSWORD = Reason(
    "有密码保护",
    "is protected by a password",
    "在 Word 或 WPS 中打开，去掉密码后保存",
    "open it in Word or WPS and save it without the password",
)
_FIB_ENCRYPTED = 0x0100


def check(data: bytes, kind: Kind, name: str) -> tuple[Notice, ...]:
    """Let a file through to its reader, with what there is to warn of; `kind` as `sniff.kind_of` tells it.

    Raises RefusedFileError, with what, why and what to do, for every kind that has no reader and for each danger. Takes
    fractions of a second and bounded memory, whatever the file holds: nothing is unpacked beyond its limits.
    """
    try:
        return _checked(data, kind)
    except UnfitError as unfit:
        raise refused(name, unfit.reason) from unfit


def refused(name: str, why: Reason) -> RefusedFileError:
    """The error for a file, from why it is refused and what to do."""
    return RefusedFileError(
        f"没有导入“{name}”：它{why.zh}。请{why.todo_zh}后再导入。",
        f'"{name}" was not imported: it {why.en}. Please {why.todo_en} and import it again.',
    )


def _checked(data: bytes, kind: Kind) -> tuple[Notice, ...]:
    if not data:
        raise UnfitError(
            Reason("是空文件", "is empty", "检查文件是否下载或复制完整", "check that it was downloaded or copied whole")
        )
    if kind not in READABLE and kind is not Kind.ZIP:
        zh, en, todo = _UNREADABLE[kind]
        raise UnfitError(Reason(f"是{zh}，要点读不了", f"is {en}, which Yaodian cannot read", *todo))
    _size(data, kind)
    match kind:
        case Kind.DOCX | Kind.OFD:
            macros = check_package(data, _PACKAGE, parts=True)
            return (_MACROS,) if macros else ()
        case Kind.ZIP:
            check_package(data, _ARCHIVE, parts=False)
        case Kind.DOC | Kind.WPS:
            _ole(data)
        case Kind.PDF:
            if b"startxref" not in data[-65_536:]:
                raise UnfitError(CUT_OFF)
        case _:
            pass
    return ()


def _size(data: bytes, kind: Kind) -> None:
    largest = _LARGEST.get(kind, LARGEST_SOURCE)
    if len(data) > largest:
        raise UnfitError(
            Reason(
                f"有 {len(data) // MB} MB，超过了 {largest // MB} MB 的上限",
                f"has {len(data) // MB} MB, more than the limit of {largest // MB} MB",
                "拆成几个文件，或去掉其中的图片",
                "split it into several files or remove its pictures",
            )
        )


def _ole(data: bytes) -> None:
    """An old Word document must open, be whole and have no password; MS-DOC 2.5.2 has the flags."""
    try:
        container = Container(data)
        if container.names & {"EncryptedPackage", "EncryptionInfo"}:
            raise UnfitError(_PASSWORD)
        if "WordDocument" not in container.names:
            return
        main = container.read("WordDocument")
        (flags,) = struct.unpack_from("<H", main, 10)
    except (OSError, struct.error) as error:
        raise UnfitError(CUT_OFF) from error
    if flags & _FIB_ENCRYPTED:
        raise UnfitError(_PASSWORD)
