"""The numbers that a document-sharing site puts before the text of each page of a file: `1、`, `2、`, also in mid-sentence."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from core.ingest.corrections import parted
from core.ingest.lines import Line
from core.model import NoiseKind

_SITE = re.compile(r"由会员分享|珍藏版|文档编号\s*[：:]")
_MARK = re.compile(r"(\d{1,3})、(?=\S)")
_FEWEST, _LONG = 3, 100
_TERMINAL = re.compile(r"[。！？；：!?;:.][”’」』）)》】\"]*$")


def without_page_marks(lines: Sequence[Line]) -> list[Line]:
    """The lines with such numbers parted off as noise; what goes on behind one continues the line before it.

    The first number on a page of such a site is one; a further one where the line before it stops in mid-sentence. A text all
    of whose lines are counted so, most of them broken off, is such a page as well.
    """
    if not (any(_SITE.search(line.text) for line in lines) or _all_marked(lines)):
        return list(lines)
    found: list[Line] = []
    page = 1
    for line in lines:
        mark = _MARK.match(line.text)
        broken = bool(found) and not _TERMINAL.search(found[-1].text)
        if mark is None or int(mark[1]) != page or line.kind is not None or not (page == 1 or broken):
            found.append(line)
            continue
        number, rest = parted(line, mark.end())
        if number is not None and rest is not None:
            found += [replace(number, kind=NoiseKind.PAGE_INFO), replace(rest, continues=page > 1)]
            page += 1
    return found


def _all_marked(lines: Sequence[Line]) -> bool:
    marks = [_MARK.match(line.text) for line in lines]
    if len(lines) < _FEWEST or [int(mark[1]) if mark else 0 for mark in marks] != list(range(1, len(lines) + 1)):
        return False
    broken = sum(_TERMINAL.search(line.text) is None for line in lines[:-1])
    return 2 * broken > len(lines) - 1 and all(len(line.text) >= _LONG for line in lines[:-1])
