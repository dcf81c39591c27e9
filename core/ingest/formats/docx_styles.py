"""What a paragraph's style says about it: numbering, heading level, hidden text, title, table of contents; along `basedOn`."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from core.ingest.formats.docx_package import Node, W, integer, is_on

_HEADING = re.compile(r"(?:heading|标题)\s*([1-9])(?:\s+char)?", re.IGNORECASE)
_NAMED_HEADING = re.compile(r"([一二三四五六])级标题")
_TITLE = re.compile(r"title|标题|文档标题|公文标题", re.IGNORECASE)
_CONTENTS = re.compile(r"(?:toc|目录)\s*(?:[1-9]|heading|标题)|table of figures", re.IGNORECASE)
_LONGEST_CHAIN = 20


@dataclass(frozen=True, slots=True)
class ListPlace:
    """Which list a paragraph is numbered in, and at which level (0 is outermost); None where nothing says it."""

    number_id: int | None = None
    level: int | None = None


@dataclass(frozen=True, slots=True)
class Style:
    """A style as its chain makes it; `heading` 1 to 9 or 0, `styles` its own id and those it is based on."""

    heading: int = 0
    place: ListPlace = ListPlace()
    hidden: bool = False
    title: bool = False
    contents: bool = False
    styles: tuple[str, ...] = ()


class Styles:
    """The styles of a document, each resolved once."""

    def __init__(self, root: Node | None) -> None:
        self._nodes: dict[str, Node] = {}
        self._resolved: dict[str, Style] = {}
        self._usual = ""
        for node in root.findall(f"{W}style") if root is not None else []:
            name = node.get(f"{W}styleId") or ""
            self._nodes[name] = node
            if node.get(f"{W}type") == "paragraph" and node.get(f"{W}default") in ("1", "true", "on"):
                self._usual = name

    def of(self, name: str | None) -> Style:
        """The style of that id; that of ordinary paragraphs where there is no such style."""
        known = name if name in self._nodes else self._usual
        return self._resolve(known, 0)

    def of_run(self, name: str | None) -> Style:
        """The character style of that id."""
        return self._resolve(name, 0) if name in self._nodes else Style()

    def list_of(self, name: str) -> int | None:
        """The list that a numbering style stands for."""
        return self._resolve(name, 0).place.number_id if name in self._nodes else None

    def _resolve(self, name: str | None, depth: int) -> Style:
        if not name or name not in self._nodes or depth > _LONGEST_CHAIN:
            return Style()
        if name not in self._resolved:
            node = self._nodes[name]
            base = node.find(f"{W}basedOn")
            above = self._resolve(base.get(f"{W}val") if base is not None else None, depth + 1)
            self._resolved[name] = _own(node, name, above)
        return self._resolved[name]


def _own(node: Node, name: str, above: Style) -> Style:
    """A style from the one it is based on and what it says itself."""
    label = node.find(f"{W}name")
    called = ((label.get(f"{W}val") if label is not None else None) or name).strip()
    properties = node.find(f"{W}pPr")
    vanish = node.find(f"{W}rPr/{W}vanish")
    return replace(
        above,
        heading=heading_of(properties, _named_level(called) or above.heading),
        place=place_of(properties, above.place),
        hidden=is_on(vanish) if vanish is not None else above.hidden,
        title=above.title or _TITLE.fullmatch(called) is not None,
        contents=above.contents or _CONTENTS.fullmatch(called) is not None,
        styles=(name, *above.styles),
    )


def _named_level(called: str) -> int:
    found = _HEADING.fullmatch(called)
    if found:
        return int(found[1])
    named = _NAMED_HEADING.fullmatch(called)
    return "一二三四五六".index(named[1]) + 1 if named else 0


def heading_of(properties: Node | None, above: int) -> int:
    """The heading level that paragraph properties give (`w:outlineLvl`, 9 being body text), else the one from above."""
    own = integer(properties.find(f"{W}outlineLvl"), -1) if properties is not None else -1
    if own < 0:
        return above
    return own + 1 if own < 9 else 0


def place_of(properties: Node | None, above: ListPlace) -> ListPlace:
    """The place in a list that paragraph properties give; what they leave open comes from above."""
    node = properties.find(f"{W}numPr") if properties is not None else None
    if node is None:
        return above
    number, level = node.find(f"{W}numId"), node.find(f"{W}ilvl")
    return ListPlace(
        integer(number, 0) if number is not None else above.number_id,
        integer(level, 0) if level is not None else above.level,
    )
