"""How long files take from disk to stored plans: the five seeds, a thousand plans made from them, a long Word document."""

from __future__ import annotations

import io
import random
import sqlite3
import sys
import zipfile
from collections.abc import Iterator, Sequence
from itertools import count, cycle, islice
from pathlib import Path

from lxml import etree

from core.ingest.formats import docx
from core.session import Session
from tests.bench.figures import Figure, timed, typical
from tests.core.ingest.formats import docx_files as word

LENGTH = 10_000
"""Characters of a plan made from a seed."""


def measure(files: Sequence[Path], folder: Path, repeats: int, *, many: int, paragraphs: int) -> list[Figure]:
    """Import into a new library each time, against reading, decoding and storing the bare text."""
    number = count()

    def ours(chosen: Sequence[Path]) -> None:
        with Session.create(folder / f"import{next(number)}.yaodian") as session:
            refused = [report.file for report in session.import_files(chosen) if report.refused]
        if refused:
            raise RuntimeError(f"not imported: {refused}")

    def bare(chosen: Sequence[Path]) -> None:
        connection = sqlite3.connect(folder / f"bare{next(number)}.db")
        connection.execute("CREATE TABLE source (name TEXT, text TEXT)")
        with connection:
            rows = [(file.name, file.read_bytes().decode()) for file in chosen]
            connection.executemany("INSERT INTO source VALUES (?, ?)", rows)
        connection.close()

    against = "read, decode, insert the text"
    seeds = Figure(
        f"import {len(files)} seeds",
        typical(lambda: ours(files), repeats),
        typical(lambda: bare(files), repeats),
        against,
        "target 1 s",
    )
    plans = list(made(files, folder / "plans", many))
    before = memory()
    seconds, baseline = timed(lambda: ours(plans)), timed(lambda: bare(plans))
    remark = f"{seconds / many * 1000:.1f} ms a plan of {LENGTH:,} characters, target 60; {memory() - before:+.0f} MB of memory"
    return [seeds, Figure(f"import {many} plans", seconds, baseline, against, remark), long_document(files, repeats, paragraphs)]


def made(files: Sequence[Path], folder: Path, many: int) -> Iterator[Path]:
    """Plans of `LENGTH` characters from the lines of the seeds, no two alike."""
    chance = random.Random(3)
    folder.mkdir()
    texts = [file.read_text(encoding="utf-8").splitlines() for file in files]
    for number, lines in enumerate(islice(cycle(texts), many)):
        text, start = "", chance.randrange(9)
        for line in islice(cycle(lines), start, None):
            at = chance.randrange(len(line) + 1)
            text += f"{line[:at]}{chance.choice('一教学校工作') if line else ''}{line[at:]}\n"
            if len(text) >= LENGTH:
                break
        path = folder / f"工作要点{number}.txt"
        path.write_text(text[:LENGTH], encoding="utf-8")
        yield path


def memory() -> float:
    """The most memory this process has had so far, in MB; 0 where the system does not tell."""
    if sys.platform == "win32":
        return 0.0
    import resource  # there is none on Windows

    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def long_document(files: Sequence[Path], repeats: int, paragraphs: int) -> Figure:
    """A Word document with automatic numbers, against lxml parsing its main part."""
    lines = [line for file in files for line in file.read_text(encoding="utf-8").splitlines() if line.strip()]
    items = word.level(0, "chineseCounting", "%1、") + word.level(1, "decimal", "%2.")
    body = "".join(word.listed(line, 1, at % 2) for at, line in enumerate(islice(cycle(lines), paragraphs)))
    data = word.a_docx(body.replace("&", "&amp;"), numbering=word.definition(items) + word.a_list())
    part = zipfile.ZipFile(io.BytesIO(data)).read("word/document.xml")
    ours = typical(lambda: docx.read(data), repeats)
    return Figure(
        f"read {paragraphs} Word paragraphs",
        ours,
        typical(lambda: etree.fromstring(part), repeats),
        "lxml parses it",
        "target 2 s",
    )
