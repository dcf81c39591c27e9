"""Sources in the library: the bytes as they were, what was read of them, and which is a later version of which."""

from __future__ import annotations

from dataclasses import dataclass
from operator import itemgetter

from core.errors import NotFoundError
from core.model import NoiseKind, Source, Span
from core.parsed import ParsedSource
from core.store import plan_rows
from core.store.library import Library, Record, now

_SAME_FILE = 0.5  # share of an earlier version's text that a file of the same name must keep to be its later version


@dataclass(frozen=True, slots=True)
class StoredReading:
    """What is kept to make plans of a source again: its bytes, its text, what was read as JSON, and by which rules."""

    name: str
    content: bytes
    text: str
    reading: str
    parsed_by: int


def add(library: Library, parsed: ParsedSource, stored: StoredReading, sha256: str) -> int:
    """Store a source without its plans, inside the caller's `write`; its id."""
    source_id = library.next_id("source")
    row: dict[str, object] = {
        "id": source_id,
        "name": stored.name,
        "media_type": parsed.media_type,
        "encoding": parsed.encoding,
        "sha256": sha256,
        "size": len(stored.content),
        "bytes": stored.content,
        "text": stored.text,
        "warnings": plan_rows.notices(parsed.warnings),
        "imported_at": now(),
        "reading": stored.reading,
        "parsed_by": stored.parsed_by,
    }
    library.insert("source", [row])
    return source_id


def known(library: Library, sha256: str) -> Source | None:
    """The source with these bytes, binned or not."""
    found = library.rows(f"{_SOURCES} WHERE sha256 = ?", sha256)
    return _source(found[0]) if found else None


def source(library: Library, source_id: int) -> Source:
    """A source by id; NotFoundError."""
    found = library.rows(f"{_SOURCES} WHERE id = ?", source_id)
    if not found:
        raise NotFoundError(f"编号为 {source_id} 的来源文件", f"source with the id {source_id}")
    return _source(found[0])


def in_use(library: Library) -> tuple[Source, ...]:
    """The sources that have plans outside the bin, in the order they were imported."""
    rows = library.rows(
        f"{_SOURCES} WHERE EXISTS (SELECT 1 FROM plan WHERE plan.source_id = source.id AND binned_at IS NULL)"
    )  # put in order here: for SQLite to do it, it would read the files and not the index
    return tuple(_source(row) for row in sorted(rows, key=itemgetter("id")))


_SOURCES = "SELECT id, name, media_type, encoding, sha256, size, imported_at FROM source"


def _source(row: Record) -> Source:
    return Source(**row)


def reading(library: Library, source_id: int) -> StoredReading:
    """What is kept of a source to make plans of it again; NotFoundError."""
    name = source(library, source_id).name
    row = library.rows("SELECT bytes, text, reading, parsed_by FROM source WHERE id = ?", source_id)[0]
    return StoredReading(name, row["bytes"], row["text"], row["reading"], row["parsed_by"])


def parsed_by(library: Library, source_id: int) -> int:
    """The version of the rules that made plans of a source; NotFoundError."""
    source(library, source_id)
    return library.rows("SELECT parsed_by FROM source WHERE id = ?", source_id)[0]["parsed_by"]


def text(library: Library, source_id: int) -> tuple[str, tuple[tuple[NoiseKind, Span], ...]]:
    """A source's decoded text and the noise in it, in text order."""
    words = library.rows("SELECT text FROM source WHERE id = ?", source_id)[0]["text"]
    noise = library.rows('SELECT kind, start, "end" FROM noise WHERE source_id = ? ORDER BY start', source_id)
    return words, tuple((NoiseKind(row["kind"]), Span(row["start"], row["end"])) for row in noise)


def earlier_version(library: Library, source_id: int, name: str, parsed: ParsedSource) -> Source | None:
    """The source whose file has become this one: same name, plans in use, half of its text kept, plans of the same years.

    Last year's plan under the same name is another document: its year differs, or most of its text.
    """
    years = {plan.metadata.year for plan in parsed.plans}
    from core.moves import share_kept

    rows = library.rows(
        f"""{_SOURCES} WHERE name = ? AND id <> ?
            AND EXISTS (SELECT 1 FROM plan WHERE plan.source_id = source.id AND binned_at IS NULL) ORDER BY id DESC""",
        name,
        source_id,
    )
    for row in rows:
        theirs = library.rows("SELECT DISTINCT year FROM plan WHERE source_id = ?", row["id"])
        own = library.rows(
            "SELECT 1 FROM evidence JOIN plan ON plan.id = plan_id WHERE source_id = ? AND own AND field = 'year'", row["id"]
        )
        same_years = bool(own) or {each["year"] for each in theirs} == years
        if same_years and share_kept(text(library, row["id"])[0], parsed.text) >= _SAME_FILE:
            return _source(row)
    return None
