"""How long the annotation table takes with 100,000 annotations: asked by SQL, beside reading all of them as values."""

from __future__ import annotations

import random
from pathlib import Path

from core.annotating import AnnotationView
from core.session import Session
from core.store.annotation_query import AnnotationFilter, By, Sort
from tests.bench.figures import Figure, timed

NUMBER = 100_000
TAGS = 40


def measure(files: list[Path], folder: Path, number: int = NUMBER) -> list[Figure]:
    """The figures; the baseline of each is reading every annotation of the library."""
    with Session.create(folder / "annotated.yaodian") as session:
        session.import_files(files)
        fill(session, number)
        everything = timed(session.annotations)
        asked = AnnotationFilter({By.TAG: (1,), By.STATUS: ("open",)})
        table = session.annotating
        first = [i for group in table.find(AnnotationView()) for i in group.ids][:100]
        steps = {
            "all of them in order": lambda: table.find(AnnotationView()),
            "by tag with those below it, and status": lambda: table.find(AnnotationView(asked)),
            "grouped by tag, sorted by note": lambda: table.find(AnnotationView(sort=Sort.NOTE, group=By.TAG)),
            "words in quote or note": lambda: table.find(AnnotationView(AnnotationFilter({}, text="教育 note 77"))),
            "values of a kind, counted": lambda: table.values(By.TAG),
            "matrix of tags and years": lambda: table.matrix(By.YEAR),
            "100 rows": lambda: table.rows(first),
            "a status for 1,000": lambda: table.edit_many(range(1, 1001), author=str(random.random())),
        }
        return [
            Figure(f"{number:,} annotations: {name}", timed(step), everything, "reading all of them")
            for name, step in steps.items()
        ]


def fill(session: Session, number: int) -> None:
    """Annotations at seeded random places, each with one or two of 40 tags in a tree of three levels."""
    chance, at = random.Random(5), "2026-01-01T00:00:00.000+08:00"
    outlines = [session.outline(plan.id) for plan in session.plans()]
    with session.library.write() as connection:
        for tag in range(1, TAGS + 1):
            parent, key = None if tag <= 5 else tag // 3, str(tag) if tag <= 8 else ""
            connection.execute("INSERT INTO tag VALUES (?, ?, ?, ?, '', ?, 0)", (tag, f"标签{tag}", tag % 8 + 1, key, parent))
        rows, carried = [], []
        for each in range(1, number + 1):
            outline = chance.choice(outlines)
            start = chance.randrange(len(outline.text) - 40)
            words = outline.text[start : start + 30]
            status = chance.choice(("open", "checked", "doubtful"))
            rows.append((each, outline.plan.id, start, start + 30, words, f"note {each}", status, f"作者{each % 5}", at, at))
            carried += [(each, tag) for tag in {chance.randint(1, TAGS), chance.randint(1, TAGS)}]
        connection.executemany(
            """INSERT INTO annotation (id, plan_id, start, "end", exact, prefix, suffix, note, status, author, created, modified)
               VALUES (?, ?, ?, ?, ?, '', '', ?, ?, ?, ?, ?)""",
            rows,
        )
        connection.executemany("INSERT INTO annotation_tag VALUES (?, ?)", carried)
