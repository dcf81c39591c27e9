"""Tag sets as files: a REFI-QDA codebook (.qdc, the open standard of QDA programs), or a table to read and edit (.tsv, .csv).

The codebook knows names, colours, descriptions and what lies below what; the table also the keys and what is out of use.
"""

from __future__ import annotations

import csv
from collections.abc import Sequence
from io import StringIO
from pathlib import Path
from uuid import NAMESPACE_URL, uuid5

from lxml import etree

from core.errors import RefusedFileError
from core.files import replacing
from core.ingest.decode import decode
from core.model import Tag
from core.store.tag_import import ReadTag

NAMESPACE = "urn:QDA-XML:codebook:1.0"
PALETTE = ("#2B31AB", "#994407", "#2F6D5D", "#9753D1", "#6C0A09", "#5F94B0", "#B28307", "#2C3947")
"""The colours 1 to 8 of tags, as other programs see them."""
LARGEST = 8_000_000  # bytes
MOST = 5_000  # tags

_HEADS = ("tag", "parent", "color", "key", "retired", "description")
_HEAD_WORDS = {"标签": "tag", "名称": "tag", "name": "tag", "上级": "parent", "颜色": "color", "colour": "color"} | {
    "数字键": "key",
    "停用": "retired",
    "说明": "description",
}
_NO = ("", "0", "否", "no", "false")


def write_tag_set(tags: Sequence[Tag], path: Path) -> None:
    """Write tags, given as the tree reads, to `path`; its ending says the form. ExportError: an older file stays."""
    data = _codebook(tags) if path.suffix.lower() == ".qdc" else _table(tags, "," if path.suffix.lower() == ".csv" else "\t")
    with replacing(path) as beside:
        beside.write_bytes(data)


def _codebook(tags: Sequence[Tag]) -> bytes:
    root = etree.Element(f"{{{NAMESPACE}}}CodeBook", nsmap={None: NAMESPACE}, origin="Yaodian")
    codes = etree.SubElement(root, f"{{{NAMESPACE}}}Codes")
    made: dict[int, etree._Element] = {}  # pyright: ignore[reportPrivateUsage]  # lxml names the type so
    for tag in tags:
        holder = made.get(tag.parent_id or 0, codes)
        guid = str(uuid5(NAMESPACE_URL, f"yaodian:tag:{tag.name}")).upper()
        code = etree.SubElement(holder, f"{{{NAMESPACE}}}Code", guid=guid, name=_written(tag.name), isCodable="true")
        code.set("color", PALETTE[(tag.color - 1) % len(PALETTE)])
        if tag.description:
            etree.SubElement(code, f"{{{NAMESPACE}}}Description").text = _written(tag.description)
        made[tag.id] = code
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", pretty_print=True)


def _written(text: str) -> str:
    """The text without the signs that XML cannot hold."""
    return "".join(sign for sign in text if sign in "\t\n" or (sign >= " " and sign not in "\ufffe\uffff"))


def _table(tags: Sequence[Tag], delimiter: str) -> bytes:
    names = {tag.id: tag.name for tag in tags}
    stream = StringIO()
    writer = csv.writer(stream, delimiter=delimiter, lineterminator="\r\n")
    writer.writerow(_HEADS)
    for tag in tags:
        parent = names.get(tag.parent_id or 0, "")
        writer.writerow([tag.name, parent, tag.color, tag.shortcut, "yes" if tag.retired else "", tag.description])
    return stream.getvalue().encode("utf-8-sig")  # with the mark by which spreadsheets know it


def read_tag_set(path: Path) -> tuple[ReadTag, ...]:
    """The tags of a file, each behind the one it lies below; RefusedFileError where it holds none or is too large."""
    try:
        size = path.stat().st_size
        data = path.read_bytes() if size <= LARGEST else b""
    except OSError as error:
        raise _refused(path, "读不到这个文件", "it cannot be read") from error
    if size > LARGEST:
        raise _refused(path, "文件太大，不像标签集", "it is too large for a tag set")
    if data.lstrip(b"\xef\xbb\xbf \r\n\t").startswith(b"<") or path.suffix.lower() in (".qdc", ".qde", ".xml"):
        found = _read_codebook(data, path)
    else:
        found = _read_table(decode(data, path.name).text, path)
    if not found:
        raise _refused(path, "里面没有标签", "it holds no tags")
    if len(found) > MOST:
        raise _refused(path, f"标签超过 {MOST} 个", f"it holds more than {MOST} tags")
    return tuple(found)


def _refused(path: Path, why_zh: str, why_en: str) -> RefusedFileError:
    return RefusedFileError(
        f"没有导入“{path.name}”：{why_zh}。请选择 .qdc、.tsv 或 .csv 的标签集。",
        f'Did not import "{path.name}": {why_en}. Choose a tag set: .qdc, .tsv or .csv.',
    )


def _read_codebook(data: bytes, path: Path) -> list[ReadTag]:
    """The codes of a codebook, or of a project's, whatever version its namespace says."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_comments=True)
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise _refused(path, "内容不完整，或不是 XML", "it is damaged, or no XML") from error
    if root.getroottree().docinfo.doctype:
        raise _refused(path, "里面有 DTD 或实体声明", "it declares a DTD or entities")
    found: list[ReadTag] = []
    places: dict[object, int] = {}
    names: set[str] = set()
    for element in root.iter("{*}Code"):
        holder = element.getparent()
        parent = places.get(holder)
        name = " ".join((element.get("name") or "").split())
        if not name or (holder is not None and etree.QName(holder).localname not in ("Codes", "Code")):
            continue
        if name in names and parent is not None:
            name = f"{found[parent].name}·{name}"  # names are told apart by what they lie below; here they stand alone
        if name in names:
            continue
        said = element.find("{*}Description")
        description = (said.text or "").strip() if said is not None else ""
        names.add(name)
        places[element] = len(found)
        found.append(ReadTag(name, parent, _nearest(element.get("color") or ""), "", description))
    return found


def _nearest(color: str) -> int:
    """The colour of the palette nearest to `#rrggbb`, 1 to 8; 0 for anything else."""
    given = _rgb(color.strip())
    if given is None:
        return 0
    distances: list[int] = []
    for each in PALETTE:
        red, green, blue = (a - b for a, b in zip(given, _rgb(each) or given, strict=True))
        distances.append(3 * red * red + 4 * green * green + 2 * blue * blue)
    return distances.index(min(distances)) + 1


def _rgb(color: str) -> tuple[int, int, int] | None:
    if len(color) != 7 or not color.startswith("#"):
        return None
    try:
        value = int(color[1:], 16)
    except ValueError:
        return None
    return value >> 16, value >> 8 & 255, value & 255


def _read_table(text: str, path: Path) -> list[ReadTag]:
    """The rows of a table; without a head that is known, the first column has the names and the second what is said of them."""
    try:
        rows = [
            [cell.strip() for cell in row] for row in csv.reader(StringIO(text), delimiter=_delimiter(text, path), strict=False)
        ]
    except csv.Error as error:
        raise _refused(path, "表格读不懂", "its table cannot be read") from error
    heads = [_HEAD_WORDS.get(cell.lower(), cell.lower()) for cell in rows[0]] if rows else []
    if "tag" in heads:
        rows = rows[1:]
    else:
        heads = ["tag", "description"]
    by_name: dict[str, dict[str, str]] = {}
    for row in rows:
        cells = dict(zip(heads, row, strict=False))
        name = " ".join(cells.get("tag", "").split())
        if name:
            by_name.setdefault(name, cells)
    return _in_order(by_name)


def _delimiter(text: str, path: Path) -> str:
    line = text.lstrip().partition("\n")[0]
    if "\t" in line or path.suffix.lower() != ".csv":
        return "\t"
    return ";" if line.count(";") > line.count(",") else ","


def _in_order(by_name: dict[str, dict[str, str]]) -> list[ReadTag]:
    """Each tag behind its parent; one whose parent is not in the table, or lies below it, stands outermost."""
    found: list[ReadTag] = []
    places: dict[str, int] = {}

    def put(name: str) -> None:
        chain: list[str] = []
        while name in by_name and name not in places and name not in chain:
            chain.append(name)
            name = " ".join(by_name[name].get("parent", "").split())
        for each in reversed(chain):
            cells = by_name[each]
            parent = places.get(" ".join(cells.get("parent", "").split()))
            digit = cells.get("color", "")
            color = int(digit) if digit.isascii() and digit.isdigit() and 1 <= int(digit) <= len(PALETTE) else _nearest(digit)
            key = cells.get("key", "")
            places[each] = len(found)
            shortcut = key if key in {str(n) for n in range(1, 9)} else ""
            retired = cells.get("retired", "").lower() not in _NO
            found.append(ReadTag(each, parent, color, shortcut, cells.get("description", ""), retired))

    for name in by_name:
        put(name)
    return found
