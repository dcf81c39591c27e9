"""The placeholders of a template: `{{标题}}` and its kind. Some stand for words anywhere, some for blocks in a paragraph of their
own. Nothing else in a template means anything to Yaodian, and nothing is carried out.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from copy import deepcopy
from typing import Any

from lxml import etree

from core.briefing.recipe import PartKind
from core.briefing.word.wordml import NAMESPACE, cleaned
from core.errors import UserError

Element = Any
"""An lxml element; the stubs of lxml and those of python-docx don't agree on what that is."""

W = f"{{{NAMESPACE}}}"
_SIGN = re.compile(r"\{\{\s*([^{}]*?)\s*\}\}")
_MARK = "yaodian"

PARTS = {
    PartKind.OVERVIEW: ("概述", "overview"),
    PartKind.CHANGES: ("主要变化", "changes"),
    PartKind.ITEMS: ("批注条目", "items"),
    PartKind.COMPARISONS: ("条目对照", "comparisons"),
    PartKind.LINEAGE: ("主题沿革", "lineage"),
    PartKind.TARGETS: ("指标台账", "targets"),
    PartKind.WORDING: ("提法变化", "wording"),
    PartKind.CHARTS: ("图表", "charts"),
    PartKind.TEXT: ("全文", "text"),
    PartKind.OWN: ("说明", "own"),
    PartKind.SOURCES: ("来源", "sources"),
}
"""Where each part goes, in both languages."""
BODY = ("正文", "body")
"""Where all parts go that have no place of their own."""
BLOCKS = {
    "红头": "head",
    "head": "head",
    "目录": "contents",
    "contents": "contents",
    "落款": "signature",
    "signature": "signature",
}
"""Other blocks, by what they are called here."""
WORDS = {
    "标题": "title",
    "日期": "date",
    "编写": "author",
    "署名": "byline",
    "机关": "organization",
    "文号": "number",
    "主送": "addressee",
    "刊名": "banner",
}
"""Words, by what they are called here; the English names are those."""


class TemplateError(UserError):
    """A template that can't be used: why, and what to do."""

    def __init__(self, zh: str, en: str) -> None:
        super().__init__(f"模板没有用上：{zh}", f"The template was not used: {en}")


def block_of(name: str) -> str | None:
    """What block a placeholder stands for: the value of a kind of part, `body`, `head`, `contents`, `signature`; else None."""
    for kind, names in PARTS.items():
        if name in names:
            return kind.value
    return "body" if name in BODY else BLOCKS.get(name)


def word_of(name: str) -> str | None:
    """What words a placeholder stands for; None for none."""
    return WORDS.get(name, name if name in WORDS.values() else None)


def signs(root: Element) -> list[str]:
    """The names of all placeholders below an element."""
    return [name for paragraph in root.iter(f"{W}p") for name in _SIGN.findall(_text(paragraph))]


def check(root: Element, *, blocks: bool) -> None:
    """TemplateError where a placeholder is unknown, or a block doesn't stand in a paragraph of the text of its own.

    `blocks`: whether this part of a document may hold blocks; headers and footers can't.
    """
    for paragraph in root.iter(f"{W}p"):
        text = _text(paragraph)
        for name in _SIGN.findall(text):
            if word_of(name):
                continue
            sign = f"{{{{{name}}}}}"
            if not block_of(name):
                raise TemplateError(
                    f"没有“{sign}”这个占位符。请改成帮助里列出的名称。",
                    f'there is no placeholder "{sign}". Use one of the names listed in the help.',
                )
            alone = _SIGN.fullmatch(text.strip()) and paragraph.getparent().tag == f"{W}body"
            if not blocks or not alone:
                raise TemplateError(
                    f"“{sign}”要在正文里独占一段，不能放在表格、文本框、页眉或页脚里。请把它移到单独的一段。",
                    f'"{sign}" has to stand in a paragraph of the text of its own, not in a table, box, header or footer. '
                    "Give it a paragraph.",
                )


def _text(paragraph: Element) -> str:
    return "".join(text.text or "" for text in _texts(paragraph))


def _texts(paragraph: Element) -> Iterator[Element]:
    """The texts of a paragraph, without those of paragraphs inside it (in a text box)."""
    for text in paragraph.iter(f"{W}t"):
        if next(text.iterancestors(f"{W}p")) is paragraph:
            yield text


def fill_words(root: Element, values: Mapping[str, str]) -> None:
    """Put words in; a paragraph whose placeholders all stand for nothing goes, with what is written round them."""
    for paragraph in list(root.iter(f"{W}p")):
        found = [word for name in _SIGN.findall(_text(paragraph)) if (word := word_of(name))]
        if not found:
            continue
        if not any(values.get(word) for word in found) and _may_go(paragraph):
            paragraph.getparent().remove(paragraph)
            continue
        _put(paragraph, lambda name: values.get(word_of(name) or "", ""))


def _may_go(paragraph: Element) -> bool:
    """Whether a paragraph can be taken out: it ends no section, and isn't the last one of a cell, box, header or footer."""
    if paragraph.find(f"{W}pPr/{W}sectPr") is not None:
        return False
    holder = paragraph.getparent()
    return holder.tag == f"{W}body" or len(holder.findall(f"{W}p")) > 1


def _put(paragraph: Element, value: Callable[[str], str]) -> None:
    """Replace the placeholders; Word cuts them into runs as it likes, and the first run has the look."""
    texts = list(_texts(paragraph))
    whole = "".join(text.text or "" for text in texts)
    starts: list[int] = []
    at = 0
    for text in texts:
        starts.append(at)
        at += len(text.text or "")
    contents = [list(text.text or "") for text in texts]
    for sign in reversed(list(_SIGN.finditer(whole))):
        first = max(number for number, start in enumerate(starts) if start <= sign.start() and contents[number])
        for number, start in enumerate(starts):
            begin, end = max(sign.start() - start, 0), max(sign.end() - start, 0)
            if begin < len(contents[number]) and end > 0 and number >= first:
                contents[number][begin:end] = list(cleaned(value(sign[1]))) if number == first else []
    for text, content in zip(texts, contents, strict=True):
        text.text = "".join(content)
        text.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")


def take_blocks(body: Element) -> list[tuple[str, str]]:
    """Put a mark in the place of each block; what each mark, as it is written in XML, stands for."""
    found: list[tuple[str, str]] = []
    for paragraph in list(body.iter(f"{W}p")):
        name = _SIGN.fullmatch(_text(paragraph).strip())
        block = block_of(name[1]) if name else None
        if block:
            found.append((_mark(paragraph, len(found)), block))
    return found


def mark_end(body: Element) -> str:
    """Put a mark at the end of a text, before the properties of its last section; the mark as it is written in XML."""
    last = body.find(f"{W}sectPr")
    mark = etree.ProcessingInstruction(_MARK, "end")
    if last is None:
        body.append(mark)
    else:
        last.addprevious(mark)
    return f"<?{_MARK} end?>"


def _mark(paragraph: Element, number: int) -> str:
    kept = paragraph.find(f"{W}pPr/{W}sectPr")
    mark = etree.ProcessingInstruction(_MARK, str(number))
    mark.tail = paragraph.tail
    paragraph.addprevious(mark)
    if kept is None:
        paragraph.getparent().remove(paragraph)
    else:  # the paragraph ends a section: it stays, emptied
        properties = deepcopy(paragraph.find(f"{W}pPr"))
        for child in list(paragraph):
            paragraph.remove(child)
        paragraph.append(properties)
    return f"<?{_MARK} {number}?>"
