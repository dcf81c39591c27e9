"""The character index finds what reading the text would find: nothing more, nothing less, nothing escaped."""

from __future__ import annotations

import tempfile
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.finding import Filters, Findings, Query
from core.model import SearchResult
from core.store import Library, plans
from core.store.search import CONTEXT
from tests.makers import a_library, a_source

# Few characters, so that random queries hit; those that mean something to FTS5, LIKE or a tokenizer among them.
ALPHABET = "工作要点的一，。、“”：（）　\u200b\u00a0\"'*%_^+-(){}:\\/ aA1０𠮷😀\x01\x1f\t中"
PHRASES = ('"', "AND", "OR", "NOT", "NEAR(", "*", "a*", '""', "要点", "characters:", "4e00", "--", "'; DROP", "工作", "\ufb01")
LEVEL_CHANGES = st.sampled_from([-1, 0, 0, 1])

texts = st.lists(st.sampled_from([*ALPHABET, *PHRASES]), min_size=1, max_size=25).map("".join)
documents = st.lists(texts, min_size=1, max_size=8)
queries = st.lists(st.sampled_from([*ALPHABET, *PHRASES]), min_size=1, max_size=3).map("".join)


def search(library: Library, query: str, *, plan_ids: tuple[int, ...] | list[int] = (), limit: int | None = None) -> SearchResult:
    return Findings(library, Query(query, filters=Filters(plan_ids=frozenset(plan_ids)))).all(limit=limit)


def places(text: str, query: str) -> list[int]:
    """The oracle: where `str.find` finds the query in the lines of a text, not overlapping."""
    found: list[int] = []
    at = 0
    for line in text.split("\n"):
        inside = line.find(query)
        while inside >= 0:
            found.append(at + inside)
            inside = line.find(query, inside + len(query))
        at += len(line) + 1
    return found


def expected(library: Library, query: str) -> list[tuple[int, int]]:
    return [(plan.id, at) for plan in plans.plans(library) for at in places(plans.outline(library, plan.id).text, query)]


@given(st.lists(documents, min_size=1, max_size=3), st.lists(queries, min_size=1, max_size=8), st.data())
def test_every_literal_occurrence_is_found_in_plan_order_and_nothing_else(sources, asked, data) -> None:
    with tempfile.TemporaryDirectory() as folder:
        parsed = [a_source(lines, noise=f"第{i}页") for i, lines in enumerate(sources)]
        with a_library(Path(folder), *parsed) as library:
            cut = data.draw(st.sampled_from([lines for lines in sources for lines in lines]))
            for query in (*asked, cut, cut[: 1 + len(cut) // 2]):
                found = search(library, query)
                assert [(hit.plan_id, hit.span.start) for hit in found.hits] == expected(library, query)
                assert found.total == len(found.hits)


def test_plain_counting_agrees_on_a_real_sentence(tmp_path: Path) -> None:
    lines = ("要点", "健全“双减”工作机制，健全家校社协同育人机制；100%覆盖。", "健全健全健全")
    with a_library(tmp_path, a_source(lines)) as library:
        for query in ("健全", "机制", "“双减”", "100%", "。", "健", "健全健全", "没有的词"):
            assert search(library, query).total == sum(line.count(query) for line in lines)


@pytest.fixture
def library(tmp_path: Path):
    sources = (a_source(), a_source(("乙市要点", "一、实施方案。", "加强加强，再加强。"), noise="乙"))
    with a_library(tmp_path, *sources) as opened:
        yield opened


@pytest.mark.parametrize("limit", [0, 1, 2, 3, 4, 100])
def test_a_limit_bounds_the_hits_and_never_the_total(library: Library, limit: int) -> None:
    found = search(library, "加强", limit=limit)
    assert found.total == 4
    assert found.hits == search(library, "加强").hits[:limit]


def test_a_hit_shows_its_text_and_what_stands_around_it(tmp_path: Path) -> None:
    line = "甲" * 60 + "要点" + "乙" * 60
    with a_library(tmp_path, a_source(("标题", line))) as library:
        (hit,) = search(library, "要点").hits
    assert (hit.before, hit.match, hit.after) == ("甲" * CONTEXT, "要点", "乙" * CONTEXT)


def test_the_span_of_a_hit_is_the_query_in_the_plans_text(library: Library) -> None:
    for hit in search(library, "加强").hits:
        assert plans.outline(library, hit.plan_id).quote(hit.span) == "加强"


@given(st.lists(LEVEL_CHANGES, min_size=1, max_size=20), st.integers(0, 20))
def test_a_hit_names_the_deepest_clause_that_holds_it(changes: list[int], marked: int) -> None:
    levels = [0]
    for change in changes:
        levels.append(max(1, min(levels[-1] + change, 6)))
    lines = [f"第{i}条正文{'要点' if i == marked % len(levels) else ''}" for i in range(len(levels))]
    parsed = a_source(lines, levels=levels)
    with tempfile.TemporaryDirectory() as folder, a_library(Path(folder), parsed) as library:
        assert [clause.level for clause in plans.clauses(library, 1)] == levels
        for query in ("要点", "正文"):
            for hit in search(library, query).hits:
                outline = plans.outline(library, hit.plan_id)
                assert hit.clause_id == outline.at(hit.span.start).id
                span = outline.clause(hit.clause_id).span
                assert span.start <= hit.span.start < hit.span.end <= span.end


def test_a_hit_after_the_last_child_of_a_clause_names_that_clause(tmp_path: Path) -> None:
    parsed = a_source(("标题", "一、总则", "1.机制", "后面的话"), levels=(0, 1, 2, 2))
    tail = replace(parsed, plans=(replace(parsed.plans[0], nodes=parsed.plans[0].nodes[:-1]),))
    with a_library(tmp_path, tail) as library:
        (hit,) = search(library, "后面").hits
        assert plans.clauses(library, 1)[1].id == hit.clause_id


def test_only_the_plans_named_are_searched(library: Library) -> None:
    assert {hit.plan_id for hit in search(library, "加强", plan_ids=[2]).hits} == {2}
    assert search(library, "加强", plan_ids=[2]).total == 3
    assert search(library, "加强", plan_ids=[99]).total == 0


def test_plans_in_the_bin_are_not_found_until_they_are_out_again(library: Library) -> None:
    with library.write():
        library.run(plans.bin_plans(library, [2]), "")
    assert search(library, "加强").total == 1
    assert search(library, "加强", plan_ids=[2]).total == 0
    library.undo()
    assert search(library, "加强").total == 4


def test_a_phrase_does_not_run_across_lines(tmp_path: Path) -> None:
    with a_library(tmp_path, a_source(("标题", "前半", "后半"))) as library:
        assert search(library, "前半后半").total == 0
        assert search(library, "半\n后").total == 0


def test_an_empty_query_finds_nothing(library: Library) -> None:
    assert search(library, "").total == 0


def test_a_whole_page_can_be_asked_for(tmp_path: Path) -> None:
    page = "统筹推进各项工作。" * 600
    with a_library(tmp_path, a_source(("标题", page))) as library:
        assert search(library, page).total == 1
        assert search(library, page + "。").total == 0
