"""A library of version 1 becomes one of today with everything in it."""

from __future__ import annotations

from pathlib import Path

from sqlite_utils import Database

from core.model import Fit
from core.session import Session
from core.store.schema import APPLICATION_ID, migrations
from core.store.search_tokens import tokens

SOURCE = "首页\n某县教育局2023年工作要点\n1.发展学前教育。新建幼儿园3所。\n2.落实“双减”。提高课后服务质量。"
TEXT = SOURCE.split("\n", 1)[1]


def library_of_version_1(path: Path) -> None:
    """One plan with two items and an annotation, as version 1 stored it."""
    db = Database(path)
    migrations.apply(db, stop_before="edits_and_indexing")
    run = db.conn.execute
    run(
        "INSERT INTO source VALUES (1, '要点.txt', 'text/plain', 'utf-8', 'x', 9, ?, ?, '[]', '2026-01-01')",
        (SOURCE.encode(), SOURCE),
    )
    run("INSERT INTO noise VALUES (1, 1, 'navigation', 0, 2)")
    run("INSERT INTO plan VALUES (1, 1, 0, '某县教育局2023年工作要点', NULL, NULL, NULL, 2023, NULL, NULL, '[]', NULL)")
    run("INSERT INTO evidence VALUES (1, 'year', '2023', 0, '')")
    at, lines = 0, TEXT.split("\n")
    run("INSERT INTO clause VALUES (1, 1, NULL, 0, 0, 'title', NULL, '', 0, ?, ?)", (len(TEXT), len(lines[0])))
    for number, line in enumerate(lines):
        pieces = f"[[{at + 3}, {at + 3 + len(line)}]]"
        run("INSERT INTO paragraph VALUES (?, 1, ?, ?, ?)", (number + 1, at, line, pieces))
        run("INSERT INTO text_index (rowid, characters) VALUES (?, ?)", (number + 1, tokens(line)))
        if number:
            values = (number + 1, number, f"{number}.", at, at + len(line), at + 2)
            run("INSERT INTO clause VALUES (?, 1, 1, ?, 1, 'item', ?, '', ?, ?, ?)", values)
        at += len(line) + 1
    start = TEXT.index("新建")
    run("INSERT INTO annotation VALUES (1, 1, NULL, ?, ?, '新建', '', '', '记', 'open', '', '', '')", (start, start + 2))
    run(f"PRAGMA application_id = {APPLICATION_ID}")
    run("PRAGMA user_version = 1")
    db.conn.commit()
    db.conn.close()


def test_a_library_of_version_1_keeps_everything_and_can_be_edited(tmp_path: Path) -> None:
    path = tmp_path / "旧.yaodian"
    library_of_version_1(path)
    with Session.open(path) as session:
        assert session.search("学前教育").total == 1
        assert (session.plan(1).noise, session.annotations()[0].fit) == (1, Fit.FIRM)
        session.sources.split_clause(1, session.outline(1).text.index("新建"))
        assert session.annotations()[0].exact == "新建"
        assert [c.id for c in session.outline(1).clauses][:3] == [1, 2, 4]
        found = session.check()
        assert (found["integrity"], found["foreign_keys"], found["unindexed"]) == ("ok", 0, 0)
    with Session.open(path) as session:
        session.undo()
        assert len(session.outline(1).clauses) == 3
