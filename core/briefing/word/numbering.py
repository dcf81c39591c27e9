"""The list by which headings count: 一、 and （一）, in English 1. and 1.1."""

from __future__ import annotations

from docx.opc.part import Part
from lxml import etree

from core.briefing.word.placeholders import W
from core.briefing.word.template import parsed
from core.briefing.word.wordml import DECLARED

NUMBER = 1
"""The number of the list in the templates that ship."""


class Numbering:
    """The lists of a template with ours among them; `number` is that of ours."""

    def __init__(self, part: Part | None, language: str, *, own: bool) -> None:
        self.number = NUMBER
        if part is None or own:
            self._blob = numbering(language).encode()
            return
        root = parsed(part.blob)
        self.number = 1 + max((int(n.get(f"{W}numId") or 0) for n in root.findall(f"{W}num")), default=0)
        abstract = 1 + max((int(n.get(f"{W}abstractNumId") or 0) for n in root.findall(f"{W}abstractNum")), default=0)
        ours = parsed(numbering(language, number=self.number, abstract=abstract, styled=False).encode())
        lists = root.findall(f"{W}num")
        at = root.index(lists[0]) if lists else len(root)
        root.insert(at, ours.find(f"{W}abstractNum"))
        last = root.findall(f"{W}num") or root.findall(f"{W}abstractNum")
        last[-1].addnext(ours.find(f"{W}num"))
        self._blob = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)

    def blob(self) -> bytes:
        """The part with the lists."""
        return self._blob


def numbering(language: str, *, number: int = NUMBER, abstract: int = NUMBER, styled: bool = True) -> str:
    """The numbering part: headings count 一、 and （一）, in English 1. and 1.1; 1. and （1） are there for the user."""
    chinese = language.startswith("zh")
    levels = (
        (("chineseCountingThousand", "%1、"), ("chineseCountingThousand", "（%2）"), ("decimal", "%3."), ("decimal", "（%4）"))
        if chinese
        else (("decimal", "%1."), ("decimal", "%1.%2"), ("lowerLetter", "(%3)"), ("lowerRoman", "(%4)"))
    )
    styles = {0: '<w:pStyle w:val="Heading1"/>', 1: '<w:pStyle w:val="Heading2"/>'} if styled else {}
    between = "nothing" if chinese else "space"
    lines = "".join(
        f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="{form}"/>{styles.get(level, "")}'
        f'<w:suff w:val="{between}"/><w:lvlText w:val="{text}"/><w:lvlJc w:val="left"/></w:lvl>'
        for level, (form, text) in enumerate(levels)
    )
    return (
        f'<w:numbering {DECLARED}><w:abstractNum w:abstractNumId="{abstract}"><w:multiLevelType w:val="multilevel"/>{lines}'
        f'</w:abstractNum><w:num w:numId="{number}"><w:abstractNumId w:val="{abstract}"/></w:num></w:numbering>'
    )
