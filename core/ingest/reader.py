"""A file's bytes -> the plans in it: the order in which decoding, noise, splitting, joining, outline and metadata go."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from pathlib import PurePath

from core.ingest.formats import READERS, text
from core.ingest.lines import Line, is_blank
from core.ingest.metadata import Surroundings, describe
from core.ingest.noise import classify, is_info
from core.ingest.paragraphs import join, paragraph
from core.ingest.preflight import check
from core.ingest.reading import Reading
from core.ingest.sniff import Kind, kind_of
from core.ingest.split import Part, split
from core.ingest.titles import Title, find_title, is_document_number
from core.ingest.worker import Worker
from core.model import Noise, NoiseKind, Notice, Paragraph, ParsedPlan, ParsedSource, Span
from core.outline import parse

_UNSURE = Notice(
    "这一篇在来源文件里没有自己的标题，是按内容判断从上一篇后面分出来的，请核对。",
    "This text has no title of its own in its source; it was parted from the one before it by its content. Please check.",
)
_NO_PLAN = Notice("这个文件里没有找到正文，只有网页杂质。", "No plan was found in this file, only web noise.")
_LONGEST_BORROWED_TITLE = 30
_LONG = 60


def read(data: bytes, name: str, worker: Worker | None = None) -> ParsedSource:
    """The plans of a file with their section trees, and the noise around them.

    `name` breaks ties between formats and serves as title where a text has none. Formats other than text are read in
    `worker`'s process, without one in a process for this file alone. RefusedFileError for what is not or can't be read.
    """
    kind = kind_of(data, name)
    if kind in (Kind.TEXT, Kind.MARKDOWN):
        return _parsed(text.read(data, name, markdown=kind is Kind.MARKDOWN), name)
    warnings = check(data, kind, name)
    if worker is not None:
        reading = worker.read(data, name, kind)
    else:
        with Worker(READERS) as own:
            reading = own.read(data, name, kind)
    found = _parsed(reading, name)
    return replace(found, warnings=(*warnings, *found.warnings))


def _parsed(reading: Reading, name: str) -> ParsedSource:
    lines = reading.lines
    kinds = classify(lines)
    parts = split(lines, kinds)
    titles = [_title(lines, kinds, part) for part in parts]
    for before, part, title in zip([None, *parts], parts, titles, strict=False):
        _mark_before(lines, kinds, before.end if before else 0, _first_line(part, title))
    page = [line.text for line, kind in zip(lines, kinds, strict=True) if kind is not None]
    shared = NoiseKind.SITE_INTRO in kinds
    plans: list[ParsedPlan] = []
    for part, title in zip(parts, titles, strict=True):
        around = Surroundings(page, shared, own_title=not part.titled)
        plan = _plan(lines, kinds, part, title, around=around, name=name)
        if plan is not None:
            plans.append(plan)
    noise = _merged(reading.text, lines, kinds, reading.markup)
    warnings = reading.warnings if plans else (*reading.warnings, _NO_PLAN)
    return ParsedSource(reading.text, reading.media_type, reading.encoding, noise, tuple(plans), warnings)


def _title(lines: Sequence[Line], kinds: Sequence[NoiseKind | None], part: Part) -> Title | None:
    if part.unsure:
        return None
    if part.titled:
        return Title(part.start, part.start + 1, lines[part.start].text)
    found = find_title(lines[part.start : part.end], kinds[part.start : part.end])
    return replace(found, start=found.start + part.start, end=found.end + part.start) if found else None


def _first_line(part: Part, title: Title | None) -> int:
    return title.start if title else part.start


def _mark_before(lines: Sequence[Line], kinds: list[NoiseKind | None], start: int, end: int) -> None:
    """Whatever stands before a title is the page's: a collection's introduction, a site's name, a document number."""
    for at in range(start, end):
        if kinds[at] is not None:
            continue
        text = lines[at].text
        if is_info(text) or is_document_number(text):
            kinds[at] = NoiseKind.PAGE_INFO
        else:
            kinds[at] = NoiseKind.SITE_INTRO if len(text) >= _LONG else NoiseKind.PAGE_TITLE


def _plan(
    lines: Sequence[Line], kinds: Sequence[NoiseKind | None], part: Part, title: Title | None, *, around: Surroundings, name: str
) -> ParsedPlan | None:
    own = [at for at in range(_first_line(part, title), part.end) if kinds[at] is None]
    if not own:
        return None
    heads, body = _head_and_body(lines, own, title)
    paragraphs = [*heads, *join(body)]
    marks = _marks(paragraphs, [line for line in body if line.mark])
    texts = [each.text for each in paragraphs]
    borrowed = None if title else _borrowed_title(texts, part, name)
    heading = title.text if title else borrowed or name
    nodes = parse(texts, heading, len(heads[0].text) if heads else 0, marks)
    metadata = describe(heading, texts, nodes, replace(around, inferred_title=borrowed))
    return ParsedPlan(metadata, tuple(paragraphs), nodes, (_UNSURE,) if part.unsure else ())


def _head_and_body(lines: Sequence[Line], own: Sequence[int], title: Title | None) -> tuple[list[Paragraph], list[Line]]:
    """The title as one paragraph, and the lines below it; a line that holds both is cut at the space between them."""
    if title is None:
        return [], [lines[at] for at in own]
    head = [lines[at] for at in own if at < title.end]
    body = [lines[at] for at in own if at >= title.end]
    if title.length:
        first, rest = _cut(head[0], title.length)
        return [paragraph([first])], [rest, *body]
    return [paragraph(head)], body


def _cut(line: Line, length: int) -> tuple[Line, Line]:
    """A line in two, without the blanks between."""
    lead = next(at for at in range(length, len(line.text)) if not is_blank(line.text[at]))
    return (
        replace(line, text=line.text[:length], pieces=_slice(line.pieces, 0, length)),
        replace(line, text=line.text[lead:], pieces=_slice(line.pieces, lead, len(line.text)), mark=0),
    )


def _slice(pieces: Sequence[Span], start: int, end: int) -> tuple[Span, ...]:
    found: list[Span] = []
    at = 0
    for piece in pieces:
        low, high = max(start - at, 0), min(end - at, len(piece))
        if low < high:
            found.append(Span(piece.start + low, piece.start + high))
        at += len(piece)
    return tuple(found)


def _marks(paragraphs: Sequence[Paragraph], marked: Sequence[Line]) -> dict[int, int]:
    """The heading level of each paragraph that markup shows to be a heading, by its place in the plan."""
    levels = {line.start: line.mark for line in marked}
    return {at: levels[each.pieces[0].start] for at, each in enumerate(paragraphs) if each.pieces[0].start in levels}


def _borrowed_title(texts: Sequence[str], part: Part, name: str) -> str:
    """For a text without title: the file's name where it is Chinese and the text the file's only one, else its first words."""
    stem = re.sub(r"\.[A-Za-z0-9_]+$", "", PurePath(name).stem)
    if not part.unsure and len(re.findall(r"[\u4e00-\u9fff]", stem)) >= 4:
        return stem
    return re.split(r"[。，,；;：:！？]", texts[0], maxsplit=1)[0][:_LONGEST_BORROWED_TITLE]


def _merged(text: str, lines: Sequence[Line], kinds: Sequence[NoiseKind | None], markup: Sequence[Noise]) -> tuple[Noise, ...]:
    """All noise in order; neighbours of one kind with only blanks between them are one."""
    found = [*markup]
    for line, kind in zip(lines, kinds, strict=True):
        if kind is not None:
            found += [Noise(kind, piece) for piece in line.pieces]
    found.sort(key=lambda noise: noise.span.start)
    merged: list[Noise] = found[:1]
    for before, noise in pairwise(found):
        between = text[before.span.end : noise.span.start]
        if noise.kind is merged[-1].kind and all(is_blank(char) for char in between):
            merged[-1] = Noise(noise.kind, Span(merged[-1].span.start, noise.span.end))
        else:
            merged.append(noise)
    return tuple(merged)
