"""Lines of one plan -> its paragraphs: lines broken in mid-sentence are joined, every character keeps its place in the source."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from core.ingest.lines import Line
from core.language.folding import unspaced
from core.outline import Style, is_date, marker_of
from core.parsed import Paragraph

_TERMINAL = re.compile(r"[。！？；：…!?;:][”’」』）)》】\"]*$|(?<=[\u4e00-\u9fff])\.$")
_UNFINISHED = re.compile(r"[、，,（(《“‘【—-]$")
_OPEN_TITLE, _CLOSED_TITLE = re.compile("《[^《》]{2,}$"), re.compile("[^《》]+》")  # one title on two lines
_NAMED = re.compile("《([^《》]{8,60})》")
_LABEL = re.compile(r"附\s*[件录表]|抄\s*送|——|[（(]")
# East Asian Width W and F (Unicode Standard Annex 11), as far as plans have such characters.
_WIDE = re.compile(
    r"[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6b\uff01-\uff60\uffe0-\uffe6\U00020000-\U0003fffd]+"
)
_USUAL_SHARE = 0.8
_LONG = 20
_HEAD = 200


def join(lines: Sequence[Line]) -> list[Paragraph]:
    """The paragraphs of a plan's lines; what was joined can be told by a paragraph's pieces."""
    if not lines:
        return []
    breaks = _Breaks(lines)
    groups = [_Group([lines[0]])]
    for before, line in pairwise(lines):
        if breaks.continues(groups[-1], before, line):
            groups[-1].add(line)
        else:
            groups.append(_Group([line]))
    return [paragraph(group.lines) for group in groups]


def paragraph(lines: Sequence[Line]) -> Paragraph:
    """One paragraph of lines that belong together."""
    return Paragraph("".join(line.text for line in lines), tuple(piece for line in lines for piece in line.pieces))


class _Group:
    """The lines of a paragraph in the making, with what is asked of their text: head, length, whether a full stop is in it."""

    def __init__(self, lines: list[Line]) -> None:
        self.lines = lines
        self.head = lines[0].text
        self.length = len(self.head)
        self.has_stop = "。" in self.head

    def add(self, line: Line) -> None:
        """One line more."""
        self.lines.append(line)
        if len(self.head) < _HEAD:
            self.head += line.text
        self.length += len(line.text)
        self.has_stop = self.has_stop or "。" in line.text


class _Breaks:
    """How the lines of one plan end, so that an odd one out can be told from a heading."""

    def __init__(self, lines: Sequence[Line]) -> None:
        self._ended: Counter[Style | None] = Counter()
        self._all: Counter[Style | None] = Counter()
        for line in lines:
            style = _style(line.text)
            if style is not None or len(line.text) >= _LONG:
                self._all[style] += 1
                self._ended[style] += _TERMINAL.search(line.text) is not None
        self._named = frozenset(unspaced(name) for line in lines for name in _NAMED.findall(line.text))
        self._gap = Counter(line.gap for line in lines[1:]).most_common(1)[0][0] if len(lines) > 1 else 0
        self._width = _wrap_width(lines)
        self._indented = sum(line.indent > 0 for line in lines) >= 0.2 * len(lines) and any(line.indent == 0 for line in lines)

    def continues(self, group: _Group, before: Line, line: Line) -> bool:
        """Whether a line goes on with the sentence of the line before it."""
        if line.continues or (self._named and unspaced(group.head + line.text) in self._named):
            return True
        if (
            line.gap > self._gap
            or before.mark
            or line.mark
            or marker_of(line.text)
            or is_date(line.text)
            or _LABEL.match(line.text)
        ):
            return False
        if _OPEN_TITLE.search(before.text) and _CLOSED_TITLE.match(line.text):
            return True
        if self._width:
            goes_on = line.indent == 0 if self._indented else not _TERMINAL.search(before.text) or self._fills(before, 1)
            unfinished = not _TERMINAL.search(before.text) and group.has_stop
            return goes_on and (self._fills(before) or unfinished)
        if _TERMINAL.search(before.text):
            return False
        return bool(_UNFINISHED.search(before.text)) or self._broken(group, before, line)

    def _fills(self, line: Line, short: int = 3) -> bool:
        """Whether a line was broken because it was full; a sentence that ends just there rarely ends a paragraph as well."""
        return _width_of(line) >= self._width - short

    def _broken(self, group: _Group, before: Line, line: Line) -> bool:
        """An odd end among lines that all close with a full stop, going on with what can only be the rest."""
        style = _style(group.head)
        usual = self._all[style] > 3 and self._ended[style] >= _USUAL_SHARE * self._all[style]
        if not usual or len(before.text) < _LONG or not re.search(r"[\w”》）)]$", before.text):
            return False
        if group.has_stop:
            return True
        rest = line.text.partition("。")
        return style is not None and bool(rest[2]) and group.length + len(rest[0]) <= 3 * _LONG


def _style(text: str) -> Style | None:
    marker = marker_of(text)
    return marker.style if marker else None


def _width_of(line: Line) -> int:
    """Half-width columns divided by two: how many Chinese characters wide a line is, indent and all."""
    narrow = len(_WIDE.sub("", line.text))
    return (2 * len(line.text) - narrow) // 2 + min(line.indent, 2)


def _wrap_width(lines: Sequence[Line]) -> int:
    """The width at which a source breaks its lines, 0 where it breaks only after paragraphs."""
    widths = sorted(_width_of(line) for line in lines)
    if len(widths) < 12:
        return 0
    width = widths[int(0.95 * len(widths))]
    full = sum(width - 3 <= other <= width + 1 for other in widths)
    return width if 18 <= width <= 60 and full >= 0.5 * len(widths) else 0
