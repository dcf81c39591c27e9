"""Word's fields: which text is a field's instruction and which its result, where a table of contents is, signs in a circle."""

from __future__ import annotations

import re
from dataclasses import dataclass

from core.ingest.formats.docx_numerals import circled

_CONTENTS = re.compile(r"\s*TOC\b", re.IGNORECASE)
_CIRCLE = re.compile(r"\s*EQ\s*\\o\s*(?:\\a[clr])?\s*\(\s*[○〇◯]\s*[,，;]\s*(\S{1,3}?)\s*\)", re.IGNORECASE)


@dataclass(slots=True)
class _Field:
    instruction: str = ""
    has_result: bool = False


class Fields:
    """The fields that are open at a place of the text; they may run over paragraphs."""

    def __init__(self) -> None:
        self._open: list[_Field] = []

    @property
    def in_instruction(self) -> bool:
        """Whether text here is part of an instruction."""
        return any(not field.has_result for field in self._open)

    @property
    def in_contents(self) -> bool:
        """Whether text here belongs to a table of contents."""
        return any(_CONTENTS.match(field.instruction) for field in self._open)

    def change(self, kind: str | None) -> str:
        """A field begins, comes to its result or ends; what it prints where it has no result but a known instruction."""
        if kind == "begin":
            self._open.append(_Field())
        elif kind == "separate" and self._open:
            self._open[-1].has_result = True
        elif kind == "end" and self._open:
            field = self._open.pop()
            return "" if field.has_result else _drawn(field.instruction)
        return ""

    def instruct(self, text: str) -> None:
        """A piece of the innermost field's instruction."""
        if self._open and not self._open[-1].has_result:
            self._open[-1].instruction += text

    def end_paragraph(self) -> None:
        """An instruction ends with its paragraph: a field that was never closed must not swallow the rest of the text."""
        for field in self._open:
            field.has_result = True


def is_contents(instruction: str) -> bool:
    """Whether a field is a table of contents."""
    return _CONTENTS.match(instruction) is not None


def _drawn(instruction: str) -> str:
    """A sign in a circle, which Word draws by a formula (带圈字符)."""
    found = _CIRCLE.match(instruction)
    if not found:
        return ""
    return circled(int(found[1])) if found[1].isdecimal() and 0 < int(found[1]) <= 50 else found[1]
