"""Searches of a large library: the character index and its first results, beside `instr` over the paragraphs and an FTS5 table of
jieba's words in the same run. What those words miss is counted; a search of ours that misses anything ends the run.
"""

from __future__ import annotations

import random
import re
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import mean

from core.alignable import alignable
from core.alignment import Likeness, Wording
from core.finding import Batch, Mode, Query
from core.language.words import Words
from core.model import Outline
from core.session import Session
from core.store.search_tokens import tokens
from tests.bench.figures import Figure, timed

SHOWN, CONTEXT = 2000, 91  # hits and surroundings that the window asks for
SIZES = (1, 2, 4, 8)
COMPARED = 2000  # clauses that one is compared with, for what comparing with every clause takes


@dataclass(frozen=True, slots=True)
class Timed:
    """A search: seconds to the first results and to the total, and how many places it has."""

    first: float
    total: float
    places: int


def measure(library: Path, folder: Path, *, queries: int) -> list[Figure]:
    """Figures on the library at a path; `folder` takes the tables made for comparison."""
    chance = random.Random(11)
    with Session.read(library) as session:
        texts = [text for (text,) in session.library.db.conn.execute("SELECT text FROM paragraph ORDER BY id")]
        words = _Words(folder / "words.db", texts)
        figures = [_built(folder / "characters.db", texts, words)]
        for size in SIZES:
            asked = [Query(_piece(texts, size, chance)) for _ in range(queries)]
            figures += _of_text(session, f"{size} characters", asked, texts, words)
        for mode in (Mode.ALL, Mode.ANY, Mode.NEAR):
            figures += _of_mode(session, mode, [Query(_two_words(texts, chance), mode) for _ in range(queries)], texts)
        patterns = [Query(pattern, Mode.REGEX) for pattern in _patterns(texts, queries, chance)]
        figures += _of_mode(session, Mode.REGEX, patterns, texts)
        return [*figures, *_alike(session, queries, chance)]


class _Words:
    """An FTS5 table of the words that jieba sees."""

    def __init__(self, path: Path, texts: Sequence[str]) -> None:
        self._words = Words()
        self._words.load()
        self.connection = sqlite3.connect(path)
        self.connection.execute("CREATE VIRTUAL TABLE word_index USING fts5(words, content='', tokenize='unicode61')")
        self.seconds = timed(lambda: _fill(self.connection, "word_index", ((self._cut(text)) for text in texts)))
        self.size = _size(self.connection, "word_index")

    def _cut(self, text: str) -> str:
        return " ".join(word for word, _, _ in self._words.words(text))

    def paragraphs(self, text: str) -> int:
        """How many paragraphs the table finds for a text, its words as a phrase."""
        phrase = self._cut(text).replace('"', " ")
        sql = "SELECT count(*) FROM word_index WHERE word_index MATCH ?"
        return self.connection.execute(sql, (f'"{phrase}"',)).fetchone()[0]


def _fill(connection: sqlite3.Connection, table: str, rows: Iterable[str]) -> None:
    with connection:
        connection.executemany(f"INSERT INTO {table} (rowid, {_column(table)}) VALUES (?, ?)", enumerate(rows, 1))


def _column(table: str) -> str:
    return "words" if table == "word_index" else "characters"


def _size(connection: sqlite3.Connection, table: str) -> float:
    return connection.execute(f"SELECT sum(length(block)) FROM {table}_data").fetchone()[0] / 1e6


def _built(path: Path, texts: Sequence[str], words: _Words) -> Figure:
    connection = sqlite3.connect(path)
    connection.execute("CREATE VIRTUAL TABLE character_index USING fts5(characters, content='', tokenize='ascii')")
    seconds = timed(lambda: _fill(connection, "character_index", map(tokens, texts)))
    remark = f"{len(texts):,} paragraphs; {_size(connection, 'character_index'):.1f} MB against {words.size:.1f} MB"
    connection.close()
    return Figure("character index built", seconds, words.seconds, "FTS5 of jieba's words", remark)


def _of_text(session: Session, name: str, asked: Sequence[Query], texts: Sequence[str], words: _Words) -> list[Figure]:
    """Literal searches: the total must be what counting gives; of the words, the queries that miss a paragraph are counted."""
    ours = [_search(session, query) for query in asked]
    bare = [timed(lambda query=query: _instr(session, query.text)) for query in asked]
    theirs = [timed(lambda query=query: words.paragraphs(query.text)) for query in asked]
    missed = 0
    for query, found in zip(asked, ours, strict=True):
        there = sum(query.text in text for text in texts)
        missed += words.paragraphs(query.text) < there
        if found.places != sum(text.count(query.text) for text in texts):
            raise RuntimeError(f"search and count differ: {query.text!r}")
    remark = f"0 of {len(asked)} miss any; jieba's words {_high(theirs) * 1000:.1f} ms at p95, {missed} of {len(asked)} miss some"
    return _figures(name, ours, bare, "instr over the paragraphs", remark)


def _of_mode(session: Session, mode: Mode, asked: Sequence[Query], texts: Sequence[str]) -> list[Figure]:
    ours = [_search(session, query) for query in asked]
    bare = [timed(lambda query=query: _looked_through(query, texts)) for query in asked]
    none = sum(not found.places for found in ours)
    return _figures(mode.value, ours, bare, "Python over the paragraphs", f"{none} of {len(asked)} find nothing" if none else "")


def _figures(name: str, ours: Sequence[Timed], bare: Sequence[float], against: str, remark: str) -> list[Figure]:
    first = [found.first for found in ours]
    total = [found.total for found in ours]
    return [
        Figure(f"{name}: first results, p50", _middle(first), _middle(bare), against, remark),
        Figure(f"{name}: first results, p95", _high(first), _high(bare), against),
        Figure(f"{name}: total, p50", _middle(total), _middle(bare), against, f"p95 {_high(total) * 1000:.0f} ms"),
    ]


def _search(session: Session, query: Query) -> Timed:
    stream = session.finding.stream(query, limit=SHOWN, context=CONTEXT)
    batches: list[Batch | None] = []
    first = timed(lambda: batches.append(next(stream, None)))
    rest = timed(lambda: batches.extend(stream))
    return Timed(first, first + rest, sum(sum(batch.counts.values()) for batch in batches if batch))


def _instr(session: Session, text: str) -> int:
    return session.library.db.conn.execute("SELECT count(*) FROM paragraph WHERE instr(text, ?) > 0", (text,)).fetchone()[0]


def _looked_through(query: Query, texts: Sequence[str]) -> int:
    if query.mode is Mode.REGEX:
        pattern = re.compile(query.text)
        return sum(pattern.search(text) is not None for text in texts)
    every = any if query.mode is Mode.ANY else all
    return sum(every(word in text for word in query.words) for text in texts)


def _piece(texts: Sequence[str], size: int, chance: random.Random) -> str:
    while True:
        text = chance.choice(texts)
        if len(text) > size:
            at = chance.randrange(len(text) - size)
            piece = text[at : at + size]
            if piece.strip() == piece and " " not in piece and "\n" not in piece:
                return piece


def _two_words(texts: Sequence[str], chance: random.Random) -> str:
    while True:
        letters = re.findall(r"[^\W\d_]{4,}", chance.choice(texts))
        if letters:
            run = chance.choice(letters)
            at = chance.randrange(2, len(run) - 1)
            return f"{run[:2]} {run[at : at + 2]}"


def _patterns(texts: Sequence[str], number: int, chance: random.Random) -> Iterator[str]:
    for at in range(number):
        piece = re.escape(_piece(texts, 3, chance)) if at % 4 else ""
        letters = _two_words(texts, chance).split()
        yield (
            r"\d+(\.\d+)?%",
            piece,
            f"{letters[0]}.{{0,6}}{letters[1]}",
            f"({letters[0]}|{letters[1]})",
        )[at % 4]


def _alike(session: Session, number: int, chance: random.Random) -> list[Figure]:
    """Clauses like one, beside comparing it with every clause: with some of them, times how many more there are."""
    outlines = [session.outline(plan.id) for plan in chance.sample(session.plans(), min(len(session.plans()), COMPARED // 20))]
    likeness = Likeness()
    units = [(outline, unit) for outline in outlines for unit in alignable(outline.clauses)]
    some = [(unit.id, _wording(likeness, outline, unit.id)) for outline, unit in units]
    asked = [(outline, unit.id) for outline, unit in chance.sample(units, min(number, len(units)))]
    times: list[float] = []
    shares: list[float] = []
    every = session.library.rows("SELECT count(*) AS n FROM clause")[0]["n"] / len(some)
    bare: list[float] = []
    session.finding.alike(asked[0][1])  # what is common in the library is read once
    for outline, clause_id in asked:
        own = _wording(likeness, outline, clause_id)
        times.append(timed(lambda clause_id=clause_id: session.finding.alike(clause_id, limit=20)))
        bare.append(every * timed(lambda own=own: [likeness.cosine(own, other) for _, other in some]))
        best = max(likeness.cosine(own, other) for other_id, other in some if other_id != clause_id)
        found = session.finding.alike(clause_id, limit=20)
        ours = [likeness.cosine(own, _wording(likeness, session.outline(each.plan.id), each.clause.id)) for each in found]
        shares.append(min(1.0, max(ours, default=0.0) / best) if best > 0 else 1.0)
    against = "comparing every clause"
    remark = f"the best found is {mean(shares):.0%} as like as the best of {len(some):,}"
    return [
        Figure("clauses like one, p50", _middle(times), _middle(bare), against, remark),
        Figure("clauses like one, p95", _high(times), _high(bare), against),
    ]


def _wording(likeness: Likeness, outline: Outline, clause_id: int) -> Wording:
    clause = outline.clause(clause_id)
    return likeness.wording(outline.quote(clause.span).removeprefix(clause.number or ""), clause.heading)


def _middle(times: Sequence[float]) -> float:
    return sorted(times)[len(times) // 2]


def _high(times: Sequence[float]) -> float:
    return sorted(times)[min(len(times) - 1, round(0.95 * len(times)))]
