"""A text as the rules of facts read it: simplified characters, one width of digits and marks, quotes and titles told apart."""

from __future__ import annotations

import re
from dataclasses import dataclass
from types import MappingProxyType

from core.language.script import simplified

_FOLD = MappingProxyType(
    {ord("０") + n: str(n) for n in range(10)}
    | {ord("Ａ") + n: chr(ord("A") + n) for n in range(26)}
    | {ord("ａ") + n: chr(ord("a") + n) for n in range(26)}
    | dict.fromkeys(map(ord, "—–―─－~～﹣−‐‑"), "-")
    | dict.fromkeys(map(ord, " \u00a0\u3000\t\u2002\u2003\u2009"), " ")
    | dict.fromkeys(map(ord, "「『„‟〝"), "“")
    | dict.fromkeys(map(ord, "」』〞"), "”")
    | {ord(a): b for a, b in zip("％．：（）〇○Ｏ／＋×∶，﹪＂；！？", '%.:()〇〇〇/+×:,%";!?', strict=True)}
)
HIDDEN = "\0"
_BRACKETS = re.compile(r"[《》〈〉\n]")
_LONGEST_QUOTE = 60
_LONGEST_TITLE = 120


@dataclass(frozen=True, slots=True)
class Bracketed:
    """A stretch between marks, without them: `[start, end)`; `depth` 0 stands in no other of its sort."""

    start: int
    end: int
    depth: int = 0


class Scene:
    """`plain` has the length of the text it was made of, so a place in one is the same place in the other."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.plain = _straight_quotes(simplified(text).translate(_FOLD))
        self.titles = tuple(_titles(self.plain))
        self.quotes = tuple(_quotes(self.plain))

    def hide(self, plain: str, spans: list[tuple[int, int]]) -> str:
        """`plain` with these spans blotted out, so that no rule finds anything in them."""
        parts: list[str] = []
        at = 0
        for start, end in sorted(spans):
            if end > at:
                parts += (plain[at:start], HIDDEN * (end - max(at, start)))
                at = end
        return "".join([*parts, plain[at:]])


def _straight_quotes(plain: str) -> str:
    """Straight double quotes as a pair of curved ones where they pair up within a line."""
    if '"' not in plain:
        return plain
    lines: list[str] = []
    for line in plain.split("\n"):
        parts = line.split('"')
        if len(parts) % 2 == 0:  # an odd number of marks: no telling which opens
            lines.append(line)
        else:
            lines.append("".join(part + ("“" if at % 2 == 0 else "”") for at, part in enumerate(parts[:-1])) + parts[-1])
    return "\n".join(lines)


def _titles(plain: str) -> list[Bracketed]:
    """What stands in title marks, also titles within titles; a mark that is never closed opens nothing."""
    found: list[Bracketed] = []
    opened: list[int] = []
    for mark in _BRACKETS.finditer(plain):
        if mark.group() in "《〈":
            opened.append(mark.end())
        elif mark.group() == "\n":
            opened.clear()
        elif opened:
            start = opened.pop()
            if 0 < mark.start() - start <= _LONGEST_TITLE:
                found.append(Bracketed(start, mark.start(), len(opened)))
    return sorted(found, key=lambda each: (each.start, -each.end))


def _quotes(plain: str) -> list[Bracketed]:
    return [Bracketed(*found.span(1)) for found in re.finditer(rf"“([^“”\n]{{1,{_LONGEST_QUOTE}}})”", plain)]
