"""Brings the styles of a note into a template: those it has by name win, those it lacks are added in the look of its text."""

from __future__ import annotations

import re
from copy import deepcopy

from lxml import etree

from core.briefing.word.placeholders import Element, W
from core.briefing.word.template import parsed

_STYLED = re.compile(r'<w:(pStyle|rStyle|tblStyle) w:val="([^"]+)"/>')
_RUNNING = frozenset({"BodyText", "ItemLabel", "QuotedText", "Title", "Subtitle", "Addressee", "Signature"})
"""Styles of text: in a template of somebody else they take font, size and lines from its own text."""


class Styling:
    """Which style of a template each of ours is. `counted`: whether its first heading counts by itself."""

    def __init__(self, template_styles: bytes | None, ours: str, *, own: bool) -> None:
        mine = parsed(ours.encode())
        self.root: Element = parsed(template_styles) if template_styles else mine
        self._ids: dict[str, str] = {}
        if template_styles and not own:
            self._merge(mine)
        self.counted = self._counts(self._ids.get("Heading1", "Heading1"))

    def _merge(self, mine: Element) -> None:
        theirs = {_name(style): style for style in self.root.findall(f"{W}style")}
        taken = {style.get(f"{W}styleId") for style in theirs.values()}
        added: list[Element] = []
        for style in mine.findall(f"{W}style"):
            identifier = style.get(f"{W}styleId")
            found = theirs.get(_name(style))
            if found is not None:
                self._ids[identifier] = found.get(f"{W}styleId")
                continue
            copy = deepcopy(style)
            if identifier in taken:
                self._ids[identifier] = f"Yaodian{identifier}"
                copy.set(f"{W}styleId", f"Yaodian{identifier}")
            _plain(copy, identifier)
            added.append(copy)
        default = next((s for s in theirs.values() if s.get(f"{W}default") and s.get(f"{W}type") == "paragraph"), None)
        if default is not None:
            self._ids["Normal"] = default.get(f"{W}styleId")
        for style in added:
            for reference in style.iter(f"{W}basedOn", f"{W}next"):
                known = reference.get(f"{W}val")
                reference.set(f"{W}val", self._ids.get(known, known))
            self.root.append(style)

    def _counts(self, heading: str) -> bool:
        """Whether the style, or one it is based on, has a number."""
        by_id = {style.get(f"{W}styleId"): style for style in self.root.findall(f"{W}style")}
        seen: set[str] = set()
        while heading in by_id and heading not in seen:
            seen.add(heading)
            number = by_id[heading].find(f"{W}pPr/{W}numPr/{W}numId")
            if number is not None:
                return number.get(f"{W}val") != "0"
            base = by_id[heading].find(f"{W}basedOn")
            heading = base.get(f"{W}val") if base is not None else ""
        return False

    def styled(self, xml: str) -> str:
        """XML that names our styles with the template's names for them."""
        if not self._ids:
            return xml
        return _STYLED.sub(lambda found: f'<w:{found[1]} w:val="{self._ids.get(found[2], found[2])}"/>', xml)

    def blob(self) -> bytes:
        """The part with the styles."""
        return etree.tostring(self.root, xml_declaration=True, encoding="UTF-8", standalone=True)


def _name(style: Element) -> str:
    name = style.find(f"{W}name")
    return (name.get(f"{W}val") if name is not None else "").lower()


def _plain(style: Element, identifier: str) -> None:
    """Take out what the text of the template decides: fonts everywhere, sizes and lines of running text, numbers of lists."""
    for tag in ("rFonts",):
        for found in style.findall(f".//{W}{tag}"):
            found.getparent().remove(found)
    for found in style.findall(f".//{W}numPr"):
        found.getparent().remove(found)
    if identifier in _RUNNING or identifier.startswith("Heading"):
        for tag in ("sz", "szCs", "spacing"):
            for found in style.findall(f".//{W}{tag}"):
                found.getparent().remove(found)
