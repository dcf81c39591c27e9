"""Word's automatic numbers: which list and level a paragraph counts in, and the number it gets there as Word prints it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from core.ingest.formats.docx_numerals import padded, printed
from core.ingest.formats.docx_package import Node, W, integer, is_on
from core.ingest.formats.docx_styles import ListPlace, Style, Styles

_PLACE = re.compile(r"%([1-9])")
_PRIVATE = re.compile(r"[\ue000-\uf8ff]")
_LONGEST_CHAIN = 20
_LONGEST_TEXT = 80


@dataclass(frozen=True, slots=True)
class Level:
    """One level of a list as defined; `restart`: how many of the outer levels make it count anew (None: all)."""

    start: int = 1
    style: str = "decimal"
    custom: str = ""
    text: str = ""
    gap: str = " "
    restart: int | None = None
    legal: bool = False
    hidden: bool = False
    linked: str = ""


@dataclass(frozen=True, slots=True)
class _List:
    """A list (`w:num`): the definition it counts in together with others, its levels, where it starts anew."""

    counted_in: str
    levels: dict[int, Level]
    starts: dict[int, int]


class Numbering:
    """The lists of a document and how far each has counted; ask for the number of each paragraph once, in text order."""

    def __init__(self, root: Node | None, styles: Styles) -> None:
        self._styles = styles
        self._abstracts: dict[str, Node] = {}
        self._numbers: dict[int, Node] = {}
        self._lists: dict[int, _List | None] = {}
        self._counts: dict[str, dict[int, int]] = {}
        self._begun: set[int] = set()
        if root is not None:
            self._abstracts = {node.get(f"{W}abstractNumId") or "": node for node in root.findall(f"{W}abstractNum")}
            self._numbers = {integer(node, 0, "numId"): node for node in root.findall(f"{W}num")}

    def number(self, place: ListPlace, style: Style, *, direct: bool) -> str:
        """The number of a paragraph with the space behind it, if any; empty for none and for bullets.

        `direct`: the paragraph itself names the list, not its style.
        """
        found = self._list(place.number_id) if place.number_id else None
        if found is None:
            return ""
        at = place.level
        if at is None or not direct:
            linked = {level.linked: each for each, level in found.levels.items() if level.linked}
            at = next((linked[name] for name in style.styles if name in linked), at or 0)
        level = found.levels.get(at)
        if level is None:
            return ""
        counts = self._count(found, place.number_id or 0, at)
        return _number(found, level, counts)

    def _count(self, found: _List, number_id: int, at: int) -> dict[int, int]:
        counts = self._counts.setdefault(found.counted_in, {})
        if number_id not in self._begun:
            self._begun.add(number_id)
            for level in found.starts:
                counts.pop(level, None)
        # Outer levels that never came count as begun: after 1.1 comes 2.
        for outer in found.levels:
            if outer < at:
                counts.setdefault(outer, _start(found, outer))
        counts[at] = counts[at] + 1 if at in counts else _start(found, at)
        for deeper in [level for level in counts if level > at]:
            restart = found.levels[deeper].restart if deeper in found.levels else None
            if restart is None or at < restart:
                del counts[deeper]
        return counts

    def _list(self, number_id: int) -> _List | None:
        if number_id not in self._lists:
            node = self._numbers.get(number_id)
            self._lists[number_id] = self._defined(node) if node is not None else None
        return self._lists[number_id]

    def _defined(self, node: Node) -> _List | None:
        name = self._abstract_of(node)
        abstract = self._abstracts.get(name)
        if abstract is None:
            return None
        levels = {integer(each, 0, "ilvl"): _level(each) for each in abstract.findall(f"{W}lvl")}
        starts: dict[int, int] = {}
        for override in node.findall(f"{W}lvlOverride"):
            at = integer(override, 0, "ilvl")
            own, start = override.find(f"{W}lvl"), override.find(f"{W}startOverride")
            if own is not None:
                levels[at] = _level(own)
            if start is not None:
                starts[at] = integer(start, 1)
        return _List(name, levels, starts)

    def _abstract_of(self, node: Node) -> str:
        """The definition of a list, which a numbering style may stand for (`w:numStyleLink`)."""
        name = ""
        following = node
        for _ in range(_LONGEST_CHAIN):
            reference = following.find(f"{W}abstractNumId")
            name = (reference.get(f"{W}val") if reference is not None else None) or name
            abstract = self._abstracts.get(name)
            link = abstract.find(f"{W}numStyleLink") if abstract is not None else None
            if link is None:
                break
            style = link.get(f"{W}val") or ""
            linked = self._styles.list_of(style)
            if linked is None or linked not in self._numbers:
                return self._styled(style) or name
            following = self._numbers[linked]
        return name

    def _styled(self, style: str) -> str:
        """The definition that says itself which numbering style it is (`w:styleLink`)."""
        for name, abstract in self._abstracts.items():
            link = abstract.find(f"{W}styleLink")
            if link is not None and link.get(f"{W}val") == style:
                return name
        return ""


def _start(found: _List, at: int) -> int:
    level = found.levels.get(at)
    return found.starts.get(at, level.start if level else 1)


def _number(found: _List, level: Level, counts: dict[int, int]) -> str:
    if level.style == "bullet" or level.hidden:
        return ""

    def counted(place: re.Match[str]) -> str:
        at = int(place[1]) - 1
        value = counts.get(at, _start(found, at))
        if level.legal:
            return str(value)
        shown = found.levels.get(at, Level())
        return padded(value, shown.custom) if shown.custom else printed(value, shown.style)

    text = _PRIVATE.sub("", _PLACE.sub(counted, level.text))
    return text + level.gap if text.strip() else ""


def _level(node: Node) -> Level:
    """A level as its definition says; a number format of its own is kept beside the one for older versions."""
    formats = list(node.iter(f"{W}numFmt"))
    custom = next((each.get(f"{W}format") or "" for each in formats if each.get(f"{W}val") == "custom"), "")
    style = next((each.get(f"{W}val") or "" for each in formats if each.get(f"{W}val") != "custom"), "decimal")
    suffix, text, linked = node.find(f"{W}suff"), node.find(f"{W}lvlText"), node.find(f"{W}pStyle")
    restart = node.find(f"{W}lvlRestart")
    return Level(
        start=integer(node.find(f"{W}start"), 1),
        style=style,
        custom=custom,
        text=(text.get(f"{W}val") or "")[:_LONGEST_TEXT] if text is not None else "",
        gap="" if suffix is not None and suffix.get(f"{W}val") == "nothing" else " ",
        restart=integer(restart, 0) if restart is not None else None,
        legal=is_on(node.find(f"{W}isLgl")),
        hidden=is_on(node.find(f"{W}rPr/{W}vanish")),
        linked=(linked.get(f"{W}val") or "") if linked is not None else "",
    )
