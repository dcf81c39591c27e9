"""A library of any size made from the seeds, for measuring: `python -m tests.bench.large_library FILE [--clauses 500000]`.

Every clause is one of the seeds' with its first sentences, other characters in places and other numbers; plans carry
regions and years, so that there are series; annotations and links stand on them. The same seed gives the same library.
"""

from __future__ import annotations

import argparse
import hashlib
import random
import re
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from core import ingest
from core.anchors import Anchor
from core.model import Span
from core.parsed import ParsedPlan
from core.sample import TAGS
from core.session import Session
from core.store import Library

SEEDS = Path(__file__).resolve().parents[2] / "seeds"
FULL = 500_000  # clauses
LENGTH = 28  # characters after which a clause ends with its sentence
CHANGED = 0.12  # share of the characters of a plan that stand for others
REGIONS = (
    *("北京", "天津", "河北", "山西", "内蒙古", "辽宁", "吉林", "黑龙江", "上海", "江苏", "浙江", "安徽", "福建", "江西", "山东"),
    *(
        "河南",
        "湖北",
        "湖南",
        "广东",
        "广西",
        "海南",
        "重庆",
        "四川",
        "贵州",
        "云南",
        "西藏",
        "陕西",
        "甘肃",
        "青海",
        "宁夏",
        "新疆",
    ),
)
FIRST_YEAR, YEARS = 1996, 30
TABLES = ("source", "plan", "evidence", "paragraph", "clause")
BATCH = 400  # plans written at once
SENTENCE = re.compile(r"[^。；！？]*[。；！？]?")
DIGITS = re.compile(r"\d+")
STAMP = "2026-01-01T08:00:00.000+08:00"


@dataclass(frozen=True, slots=True)
class Shape:
    """A seed's clause without its text's place: where it stands in the tree, and its words up to the first clause in it."""

    parent: int | None
    level: int
    kind: str
    number: str | None
    heading: str
    head: int  # characters of number and heading at the start of the words
    words: str


@dataclass(frozen=True, slots=True)
class Made:
    """A plan as rows: its text by clause, and the spans."""

    texts: tuple[str, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]  # of a clause with all that lies in it


def shapes(plan: ParsedPlan) -> tuple[Shape, ...]:
    """The clauses of a seed, each with its own first sentences."""
    found: list[Shape] = []
    for at, node in enumerate(plan.nodes):
        inner = next((other.span.start for other in plan.nodes[at + 1 :] if other.parent == at), node.span.end)
        own = plan.text[node.span.start : inner].strip().replace("\n", " ")
        head = max(0, node.head_end - node.span.start)
        words = _first_sentences(own, max(head, LENGTH)) or node.heading or "—"
        found.append(Shape(node.parent, node.level, node.kind.value, node.number, node.heading, min(head, len(words)), words))
    return tuple(found)


def _first_sentences(text: str, length: int) -> str:
    end = 0
    for sentence in SENTENCE.finditer(text):
        end = sentence.end()
        if end >= length or not sentence.group():
            break
    return text[:end]


def build(path: Path, *, clauses: int = FULL, annotations: int | None = None, pairs: int | None = None, seed: int = 7) -> Path:
    """Make the library at `path`, where nothing is; by default an annotation for 25 clauses, and an aligned pair for 2,500."""
    chance = random.Random(seed)
    library = Library.create(path)
    try:
        connection = library.db.conn
        for setting in ("journal_mode = OFF", "synchronous = OFF", "cache_size = -200000", "foreign_keys = OFF"):
            connection.execute(f"PRAGMA {setting}")
        seeds = [shapes(plan) for plan in seed_plans()]
        with library.write():
            made = _Rows(library, chance, seeds)
            made.tags()
            made.plans(clauses)
            made.annotations(clauses // 25 if annotations is None else annotations)
            made.alignments(clauses // 2500 if pairs is None else pairs)
    finally:
        library.close()
    Library.open(path).close()  # back to a write-ahead log
    return path


def seed_plans() -> Iterator[ParsedPlan]:
    for file in sorted(SEEDS.glob("*.txt")):
        yield from ingest.read(file.read_bytes(), file.name).plans


class _Rows:
    """Writes the rows of a library, a batch of plans at a time."""

    def __init__(self, library: Library, chance: random.Random, seeds: Sequence[tuple[Shape, ...]]) -> None:
        self._library = library
        self._chance = chance
        self._seeds = seeds
        kept = {c for shapes in seeds for shape in shapes for c in shape.number or ""}
        letters = sorted({c for shapes in seeds for shape in shapes for c in shape.words if "\u4e00" <= c <= "\u9fff"} - kept)
        self._letters = letters
        self._made = list[tuple[int, int, Made]]()  # plan, id of its first clause, its text: of every seventh plan

    def tags(self) -> None:
        """The tags of the sample."""
        rows = [
            {"name": name, "color": at + 1, "shortcut": str(at + 1), "description": "", "parent_id": None}
            for at, name in enumerate(TAGS)
        ]
        self._library.insert("tag", rows)

    def plans(self, clauses: int) -> None:
        """Plans until there are as many clauses; each source holds one."""
        numbered = iter(range(1, clauses + 1))
        done, first = 0, 1
        while done < clauses:
            rows: dict[str, list[dict[str, object]]] = {
                name: [] for name in ("source", "plan", "evidence", "paragraph", "clause")
            }
            for plan_id in islice(numbered, BATCH):
                shapes = self._seeds[plan_id % len(self._seeds)][: clauses - done + 1]
                made = self._plan(plan_id, first, shapes, rows)
                if plan_id % 7 == 0:
                    self._made.append((plan_id, first, made))
                first += len(shapes)
                done += len(shapes) - 1  # the root is no clause of the tree
                if done >= clauses:
                    break
            for table, found in rows.items():
                self._library.insert(table, found)

    def _plan(self, plan_id: int, first: int, shapes: Sequence[Shape], rows: dict[str, list[dict[str, object]]]) -> Made:
        # A region's plans follow one another through the years before the next region begins.
        region = REGIONS[plan_id // YEARS % len(REGIONS)]
        year = FIRST_YEAR + plan_id % YEARS
        series = plan_id // (YEARS * len(REGIONS))
        issuer = f"{region}教育厅" if not series else f"{region}第{series}教育局"
        title = f"{issuer}{year}年工作要点"
        made = self._text(title, shapes)
        text = "\n".join(made.texts)
        content = text.encode()
        rows["source"].append(
            {
                "id": plan_id,
                "name": f"{title}.txt",
                "media_type": "text/plain",
                "encoding": "utf-8",
                "sha256": hashlib.sha256(b"%d" % plan_id + content).hexdigest(),
                "size": len(content),
                "bytes": content,
                "text": text,
                "warnings": "[]",
                "imported_at": STAMP,
            }
        )
        rows["plan"].append(
            {
                "id": plan_id,
                "source_id": plan_id,
                "ordinal": 0,
                "title": title,
                "issuer": issuer,
                "region": region,
                "year": year,
                "warnings": "[]",
            }
        )
        evidence = {"quote": title, "inferred": 1, "claimed": "", "own": 0, "found": str(year)}
        rows["evidence"].append({"plan_id": plan_id, "field": "year", **evidence})
        for at, (shape, words, start, end) in enumerate(zip(shapes, made.texts, made.starts, made.ends, strict=True)):
            pieces = f"[[{start}, {start + len(words)}]]"
            rows["paragraph"].append({"plan_id": plan_id, "start": start, "text": words, "pieces": pieces})
            rows["clause"].append(
                {
                    "id": first + at,
                    "plan_id": plan_id,
                    "parent_id": None if shape.parent is None else first + shape.parent,
                    "ordinal": at,
                    "level": shape.level,
                    "kind": shape.kind,
                    "number": shape.number,
                    "heading": title if not at else words[len(shape.number or "") : shape.head].strip(),
                    "start": start,
                    "end": end,
                    "head_end": start + (len(words) if not at else shape.head),
                }
            )
        return made

    def _text(self, title: str, shapes: Sequence[Shape]) -> Made:
        chance = self._chance
        some = chance.sample(self._letters, round(len(self._letters) * CHANGED))
        other = str.maketrans(dict(zip(some, chance.sample(self._letters, len(some)), strict=True)))
        texts = [title]
        for shape in shapes[1:]:
            words = shape.words.translate(other)
            if chance.random() < 0.5:
                number = str(chance.randrange(10, 1000))
                words = words[: shape.head] + DIGITS.sub(number, words[shape.head :])
            texts.append(words)
        starts, at = list[int](), 0
        for words in texts:
            starts.append(at)
            at += len(words) + 1
        ends = [start + len(words) for start, words in zip(starts, texts, strict=True)]
        for number in range(len(shapes) - 1, 0, -1):
            parent = shapes[number].parent
            if parent is not None:
                ends[parent] = max(ends[parent], ends[number])
        return Made(tuple(texts), tuple(starts), tuple(ends))

    def annotations(self, number: int) -> None:
        """Annotations on pieces of clauses, on every seventh plan in turn, each with one or two tags."""
        if not self._made:
            return
        chance, rows, tagged = self._chance, list[dict[str, object]](), list[dict[str, object]]()
        for annotation_id in range(1, number + 1):
            plan_id, first, made = self._made[annotation_id % len(self._made)]
            at = chance.randrange(1, len(made.texts)) if len(made.texts) > 1 else 0
            length = min(len(made.texts[at]), chance.randrange(4, 30))
            start = made.starts[at] + chance.randrange(len(made.texts[at]) - length + 1)
            anchor = Anchor.on("\n".join(made.texts), Span(start, start + length))
            rows.append(
                {
                    "id": annotation_id,
                    "plan_id": plan_id,
                    "clause_id": None if annotation_id % 5 else first + at,
                    "start": start,
                    "end": start + length,
                    "exact": anchor.exact,
                    "prefix": anchor.prefix,
                    "suffix": anchor.suffix,
                    "note": "" if annotation_id % 3 else f"第 {annotation_id} 条批注：核对口径。",
                    "status": ("open", "checked", "doubtful")[annotation_id % 3],
                    "author": ("张三", "李四")[annotation_id % 2],
                    "created": STAMP,
                    "modified": STAMP,
                }
            )
            tags = {1 + annotation_id % len(TAGS), 1 + annotation_id * 3 % len(TAGS)}
            tagged += [{"annotation_id": annotation_id, "tag_id": tag} for tag in sorted(tags)]
        self._library.insert("annotation", rows)
        self._library.insert("annotation_tag", tagged)

    def alignments(self, number: int) -> None:
        """Aligned pairs of plans of two years, clause by clause; a third of the links is confirmed."""
        link_id, known = 0, self._made
        for at in range(min(number, len(known) - 1)):
            (old, old_first, one), (new, new_first, other) = known[at], known[at + 1]
            self._library.insert("alignment", [{"id": at + 1, "old_plan_id": old, "new_plan_id": new, "made_at": STAMP}])
            links, ends = list[dict[str, object]](), list[dict[str, object]]()
            for ordinal in range(1, min(len(one.texts), len(other.texts))):
                link_id += 1
                links.append(
                    {
                        "id": link_id,
                        "alignment_id": at + 1,
                        "ordinal": ordinal,
                        "relation": "revised",
                        "moved": 0,
                        "confidence": 0.5 + ordinal % 50 / 100,
                        "reasons": "[]",
                        "decision": "confirmed" if ordinal % 3 == 0 else "proposed",
                        "note": "",
                    }
                )
                ends.append({"link_id": link_id, "clause_id": old_first + ordinal, "side": "old"})
                ends.append({"link_id": link_id, "clause_id": new_first + ordinal, "side": "new"})
            self._library.insert("link", links)
            self._library.insert("link_end", ends)


def main(argv: Sequence[str] | None = None) -> None:
    """Make a library and say what is in it."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench.large_library", description=(__doc__ or "").splitlines()[0])
    parser.add_argument("file", type=Path, help="the library to make")
    parser.add_argument("--clauses", type=int, default=FULL)
    parser.add_argument("--seed", type=int, default=7)
    args = parser.parse_args(argv)
    start = time.perf_counter()
    build(args.file, clauses=args.clauses, seed=args.seed)
    seconds, size = time.perf_counter() - start, args.file.stat().st_size
    with Session.open(args.file) as session:
        counts = ", ".join(
            f"{session.library.rows(f'SELECT count(*) AS n FROM {table}')[0]['n']:,} {table}"
            for table in ("plan", "clause", "annotation", "link")
        )
        characters = session.library.rows("SELECT sum(length(text)) AS n FROM paragraph")[0]["n"]
    print(f"{counts}; {characters:,} characters; {size / 1e6:.0f} MB; {seconds:.1f} s")


if __name__ == "__main__":
    main()
