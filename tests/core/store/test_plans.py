"""What is put in comes out: sources, plans, clauses, noise; the bin; ids that are never used twice."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.errors import NotFoundError
from core.model import ClauseKind, Evidence, NoiseKind, Notice
from core.store import Library, plans, sources
from core.store.library import now
from tests.makers import LINES, a_library, a_source, store_source

LABEL = Notice("取出", "Restore")


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with a_library(tmp_path, a_source(LINES, ("第二份", "一、正文"))) as opened:
        yield opened


def test_the_plans_of_a_source_stand_in_text_order_and_share_their_source(library: Library) -> None:
    found = plans.plans(library)
    assert [(plan.title, plan.ordinal, plan.source_id) for plan in found] == [(LINES[0], 0, 1), ("第二份", 1, 1)]
    assert [(plan.clauses, plan.annotations, plan.noise, plan.file) for plan in found] == [
        (4, 0, 1, "来源0.txt"),
        (1, 0, 1, "来源0.txt"),
    ]


def test_metadata_comes_back_with_its_evidence(library: Library) -> None:
    data = plans.plan(library, 1).metadata
    assert (data.issuer, data.region, data.year, data.issued_on) == ("某省教育厅", "某省", 2023, None)
    assert data.evidence == (Evidence("year", LINES[0], inferred=True, found="2023"),)
    assert plans.plans(library)[0].metadata == data


def test_the_outline_is_what_was_parsed(library: Library) -> None:
    parsed = a_source(LINES, ("第二份", "一、正文")).plans[0]
    outline = plans.outline(library, 1)
    assert outline.text == parsed.text
    ids = [clause.id for clause in outline.clauses]
    for clause, node in zip(outline.clauses, parsed.nodes, strict=True):
        assert (clause.kind, clause.level, clause.heading) == (node.kind, node.level, node.heading)
        assert (clause.span, clause.head_end) == (node.span, node.head_end)
        assert clause.parent_id == (None if node.parent is None else ids[node.parent])
    assert outline.clauses[0].kind is ClauseKind.TITLE
    assert outline.noise == ((NoiseKind.NAVIGATION, "首页 > 正文"),)


@given(st.lists(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\n\r\0")), min_size=1, max_size=6))
def test_any_lines_come_back_as_they_were(lines: list[str]) -> None:
    with tempfile.TemporaryDirectory() as folder, a_library(Path(folder), a_source(lines)) as library:
        assert plans.outline(library, 1).text == "\n".join(lines)


def test_the_pieces_of_a_paragraph_lead_back_to_the_source(library: Library) -> None:
    text, noise = sources.text(library, 1)
    assert [text[span.start : span.end] for _, span in noise] == ["首页 > 正文"]
    for row in library.rows("SELECT text, pieces FROM paragraph"):
        assert "".join(text[start:end] for start, end in json.loads(row["pieces"])) == row["text"]


def test_the_bytes_of_a_source_are_kept(library: Library) -> None:
    content = a_source(LINES, ("第二份", "一、正文")).text.encode()
    assert library.rows("SELECT bytes, size FROM source") == [{"bytes": content, "size": len(content)}]


def test_the_same_bytes_are_known_again_by_their_hash(library: Library) -> None:
    source = sources.source(library, 1)
    assert sources.known(library, source.sha256) == source
    assert sources.known(library, "0" * 64) is None
    assert plans.plan_ids_of(library, 1) == (1, 2)


def test_a_plan_in_the_bin_is_not_listed_and_comes_back_as_it_was(library: Library) -> None:
    before = plans.plans(library)
    with library.write():
        touched = library.run(plans.bin_plans(library, [1, 1]), "")
    assert touched.ids == {"plan": {1}}
    assert plans.plans(library) == before[1:]
    assert plans.plan(library, 1) == before[0]
    with library.write():
        library.run(plans.restore_plans(library, [1, 2], LABEL), "")
    assert plans.plans(library) == before


def test_restoring_what_is_not_in_the_bin_is_no_step(library: Library) -> None:
    assert plans.restore_plans(library, [1, 2], LABEL).rows == ()


def test_undoing_an_import_bins_its_plans_and_redoing_brings_them_back(library: Library) -> None:
    with library.write():
        ids = store_source(library, a_source(("第三份", "一、正文")), "b")
        library.log(plans.imported(ids, Notice("导入 b", "Import b")), "")
    library.undo()
    assert [plan.id for plan in plans.plans(library)] == [1, 2]
    library.redo()
    assert [plan.id for plan in plans.plans(library)] == [1, 2, *ids]


def test_ids_are_never_used_again(library: Library) -> None:
    last_clause = plans.clauses(library, 2)[-1].id
    with library.write() as connection:
        connection.execute("DELETE FROM source")
    assert library.rows("SELECT * FROM clause") == []
    (plan_id,) = store_source(library, a_source(("新的", "一、正文")))
    assert plan_id == 3
    assert plans.clauses(library, plan_id)[0].id == last_clause + 1
    library.close()
    with Library.open(library.path) as again, again.write():
        assert again.next_id("plan") == 4


def test_an_id_of_a_transaction_that_failed_was_never_given(library: Library) -> None:
    with pytest.raises(RuntimeError), library.write():
        store_source(library, a_source(("一份",)), "b")
        raise RuntimeError
    assert library.next_id("plan") == 3


@pytest.mark.parametrize("ask", [plans.plan, plans.outline, sources.source])
def test_an_id_that_is_not_there_is_said_so(library: Library, ask) -> None:
    with pytest.raises(NotFoundError, match="99"):
        ask(library, 99)


def test_erasing_a_source_takes_everything_of_it_along(library: Library) -> None:
    with library.write() as connection:
        connection.execute("DELETE FROM source WHERE id = 1")
    for table in ("noise", "plan", "evidence", "paragraph", "clause"):
        assert library.rows(f"SELECT * FROM {table}") == []


def test_times_have_their_offset() -> None:
    assert now()[10] == "T"
    assert now()[-6] in "+-"


def test_the_list_is_what_each_plan_is_by_itself_whatever_is_marked_on_it(library: Library) -> None:
    with library.write() as connection:
        for fit in ("firm", "moved"):
            connection.execute(
                """INSERT INTO annotation (plan_id, start, "end", exact, prefix, suffix, note, status, author, created, modified,
                       fit) VALUES (2, 0, 1, '', '', '', '', 'open', '', '', '', ?)""",
                (fit,),
            )
    assert plans.plans(library) == tuple(plans.plan(library, plan_id) for plan_id in (1, 2))
    assert plans.some(library, [2]) == {2: plans.plan(library, 2)}


def test_what_is_listed_of_sources_is_read_without_their_files(library: Library) -> None:
    asked: list[str] = []
    library.db.conn.set_trace_callback(asked.append)
    assert [source.name for source in sources.in_use(library)] == ["来源0.txt"]
    plans.plans(library)
    library.db.conn.set_trace_callback(None)
    of_sources = [sql for sql in asked if "FROM source" in sql]
    assert len(of_sources) == 2
    for sql in of_sources:
        steps = [row["detail"] for row in library.rows(f"EXPLAIN QUERY PLAN {sql}")]
        assert any("USING COVERING INDEX source_about" in step for step in steps), steps
