"""Words, patterns, headings, foldings and filters, each against a plain reading of the texts."""

from __future__ import annotations

import re
import tempfile
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.finding import Filters, Findings, Folds, Mode, Query, candidates
from core.finding import scan as scanning
from core.finding.folds import Same
from core.finding.literals import required_literals
from core.finding.needles import ManyWordsError, PatternError, SlowPatternError
from core.model import Hit, Span
from core.progress import CancelledError, ControlledProgress
from core.session import Session
from core.store import Library, plans
from tests.makers import a_library, a_source

CHARACTERS = '学學校前教育发發髮aAａ%％“" 2０〇二五十年，'
lines = st.lists(st.text(CHARACTERS, min_size=1, max_size=14), min_size=1, max_size=6)
foldings = st.builds(Folds, st.booleans(), st.booleans(), st.booleans())


def found(library: Library, query: Query, limit: int | None = None) -> list[tuple[int, str]]:
    """Where the hits start and what they hold."""
    return [(hit.span.start, hit.match) for hit in Findings(library, query).all(limit=limit).hits]


def texts(library: Library, *args: object, **kwargs: object) -> list[str]:
    return [match for _, match in found(library, Query(*args, **kwargs))]


def plainly_folded(text: str, folds: Folds) -> str:
    """The same foldings written down another way."""
    if folds.width:
        text = "".join(unicodedata.normalize("NFKC", c) if unicodedata.east_asian_width(c) == "F" else c for c in text)
        text = text.replace("“", '"')
    if folds.script:
        text = text.replace("學", "学").replace("發", "发").replace("髮", "发")
    return text.lower() if folds.case else text


@settings(max_examples=25)
@given(lines, st.text(CHARACTERS, min_size=1, max_size=3), foldings)
def test_under_foldings_every_place_is_found_that_folded_texts_share(source: list[str], asked: str, folds: Folds) -> None:
    with tempfile.TemporaryDirectory() as folder, a_library(Path(folder), a_source(source)) as library:
        text = plans.outline(library, 1).text
        wanted = plainly_folded(asked, folds)
        there = [
            (match.start() + at, text[match.start() + at : match.end() + at])
            for at, line in _lines(text)
            for match in re.finditer(re.escape(wanted), plainly_folded(line, folds))
        ]
        assert found(library, Query(asked, folds=folds)) == there


@settings(max_examples=25)
@given(lines, st.lists(st.text("学校前教育", min_size=1, max_size=2), min_size=1, max_size=3), st.integers(0, 6))
def test_words_near_one_another_are_those_that_a_look_at_all_pairs_finds(
    source: list[str], words: list[str], distance: int
) -> None:
    words = [word for word in dict.fromkeys(words) if not any(word != other and word in other for other in words)]
    with tempfile.TemporaryDirectory() as folder, a_library(Path(folder), a_source(source)) as library:
        every = [
            (at + match.start(), at + match.end(), word)
            for at, line in _lines(plans.outline(library, 1).text)
            for word in words
            for match in re.finditer(word, line)
        ]
        near = {
            (start, end)
            for start, end, word in every
            if all(
                any(w == other and max(s - end, start - e) <= distance for s, e, w in every) for other in words if other != word
            )
        }
        asked = Query(" ".join(words), Mode.NEAR, distance=distance)
        spans = {(hit.span.start, hit.span.end) for hit in Findings(library, asked).all().hits}
        assert spans == {one for one in near if not any(one != o and o[0] <= one[0] and one[1] <= o[1] for o in near)}


def _lines(text: str) -> list[tuple[int, str]]:
    at, result = 0, []
    for line in text.split("\n"):
        result.append((at, line))
        at += len(line) + 1
    return result


@pytest.fixture
def library(tmp_path: Path):
    first = a_source(
        ("甲市2020年要点", "一、发展学前教育。新建幼儿园。", "1.扩大资源。学前教育毛入园率达到87%。", "二、职业教育。"),
        levels=(0, 1, 2, 1),
    )
    second = a_source(
        ("乙市二〇二一年要点", "一、發展職業教育。建成率百分之八十七。", "二、学校体育。2021年完成３项。"), noise="乙"
    )
    with a_library(tmp_path, first, second) as opened:
        yield opened


def test_all_words_stand_in_one_item_and_any_word_is_enough(library: Library) -> None:
    assert texts(library, "学前教育 87%", Mode.ALL) == ["学前教育", "87%"]
    assert texts(library, "新建 87%", Mode.ALL) == []
    assert texts(library, "新建 87%", Mode.ANY) == ["新建", "87%"]
    assert texts(library, "教育 学前教育", Mode.ANY) == ["学前教育", "学前教育", "教育", "教育"]


def test_a_distance_counts_the_characters_between(library: Library) -> None:
    assert texts(library, "毛入园率 87%", Mode.NEAR, distance=1) == []
    assert texts(library, "毛入园率 87%", Mode.NEAR, distance=2) == ["毛入园率", "87%"]


def test_headings_only(library: Library) -> None:
    assert texts(library, "学前教育", headings=True) == ["学前教育"]
    assert texts(library, "要点", headings=True) == ["要点", "要点"]
    assert texts(library, "新建", headings=True) == []


@pytest.mark.parametrize(
    ("asked", "folds", "wanted"),
    [
        ("发展职业教育", ("script",), ["發展職業教育"]),
        ("职业教育", ("script",), ["职业教育", "職業教育"]),
        ("3项", ("width",), ["３项"]),
        ("2021年", ("numbers",), ["二〇二一年", "2021年"]),
        ("二零二〇年", ("numbers",), ["2020年"]),
        ("87%", ("numbers",), ["87%", "百分之八十七"]),
        ("三项", ("numbers", "width"), ["３项"]),
        ("七%", ("numbers",), []),
        ("百分之八十", ("numbers",), ["百分之八十"]),
        ("8%", ("numbers",), []),
    ],
)
def test_what_counts_as_the_same(library: Library, asked: str, folds: tuple[str, ...], wanted: list[str]) -> None:
    assert texts(library, asked, folds=Folds.of(*folds)) == wanted
    assert [m for m in wanted if m == asked] == texts(library, asked)


@pytest.mark.parametrize(
    ("pattern", "folds", "wanted"),
    [
        (r"\d+%", (), ["87%"]),
        (r"学前教育.*?\d", (), ["学前教育毛入园率达到8"]),
        (r"(?:发展|發展)..教育", (), ["发展学前教育", "發展職業教育"]),
        (r"发展..教育", ("script",), ["发展学前教育", "發展職業教育"]),
        (r"\d项", (), ["３项"]),
        (r"学前教育|職業教育", (), ["学前教育", "学前教育", "職業教育"]),
        (r"[0-9]项", ("width",), ["３项"]),
        (r"^二、", (), ["二、", "二、"]),
        (r"x*", (), []),
        (r"没有的字", (), []),
        (
            r"\p{Han}{4}率",
            (),
            [
                "教育毛入园率"[1:],
            ],
        ),
    ],
)
def test_regular_expressions(library: Library, pattern: str, folds: tuple[str, ...], wanted: list[str]) -> None:
    got = texts(library, pattern, Mode.REGEX, folds=Folds.of(*folds))
    if pattern.startswith(r"\p"):
        wanted = re.findall(r"[一-鿿]{4}率", "学前教育毛入园率达到 建成率百分之八十七")
    assert got == wanted


@pytest.mark.parametrize("pattern", ["(", "[", "*", "(?P<", "\\", "a{2,1}", "(?<=a*)b("])
def test_a_pattern_that_cannot_be_read_is_refused_in_words(library: Library, pattern: str) -> None:
    with pytest.raises(PatternError):
        texts(library, pattern, Mode.REGEX)


@pytest.mark.parametrize("pattern", ["(a|aa|a?)+$", "(a|aa)" * 24 + "c"])
def test_a_pattern_that_takes_too_long_stops(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, pattern: str) -> None:
    monkeypatch.setattr("core.finding.needles.PATIENCE", 0.05)
    with a_library(tmp_path, a_source(("要点", "a" * 60 + "bc"))) as library, pytest.raises(SlowPatternError):
        texts(library, pattern, Mode.REGEX)


PIECES = (
    "学",
    "校",
    "a",
    "B",
    r"\d",
    ".",
    "(学|b)",
    "[学校]",
    "学?",
    "校+",
    "a{0,2}",
    r"\.",
    "(?:a)",
    "^",
    "b*",
    "(?=学)",
    "|",
    "(?i)",
    r"\w{2}",
)


@given(st.lists(st.sampled_from(PIECES), min_size=1, max_size=5).map("".join), st.text("学校aAbB1. ", max_size=8), st.booleans())
def test_a_required_piece_stands_in_whatever_matches(pattern: str, text: str, cased: bool) -> None:
    try:
        compiled = re.compile(pattern, re.IGNORECASE if cased else 0)
    except re.error:
        return
    if compiled.search(text):
        assert all(piece in text for piece in required_literals(pattern, cased=cased))


def test_pieces_are_found_where_they_are_plain() -> None:
    assert required_literals("学前教育.{0,8}87%") == ("学前教育", "87%")
    assert required_literals(r"第\d+条(?!例)") == ("条", "第")
    assert required_literals("甲|乙") == required_literals(r"\x41") == required_literals("((") == ()


@settings(max_examples=25)
@given(st.text(max_size=12), st.sampled_from(Mode), foldings, st.booleans())
def test_any_text_may_be_asked_for_in_any_mode(asked: str, mode: Mode, folds: Folds, headings: bool) -> None:
    with (
        tempfile.TemporaryDirectory() as folder,
        a_library(Path(folder), a_source((asked.replace("\n", "") or "x", asked))) as library,
    ):
        try:
            hits = Findings(library, Query(asked, mode, folds, headings=headings)).all().hits
        except (PatternError, SlowPatternError):
            assert mode is Mode.REGEX
            return
        text = plans.outline(library, 1).text
        assert all(text[hit.span.start : hit.span.end] == hit.match for hit in hits)


# Filters, lots and limits


@pytest.fixture
def session(tmp_path: Path):
    sources = [a_source((f"{i}市要点", "一、学校。", "二、学前教育和学校。"), noise=str(i)) for i in range(7)]
    a_library(tmp_path, *sources).close()
    with Session.open(tmp_path / "库.yaodian", "甲") as opened:
        for i, (year, region, issuer) in enumerate(
            [(2020, "甲", "A"), (2021, "甲", None), (None, "乙", "A"), (2021, None, "B")], start=1
        ):
            opened.library.db.conn.execute(
                "UPDATE plan SET year = ?, region = ?, issuer = ? WHERE id = ?", (year, region, issuer, i)
            )
        opened.library.db.conn.commit()
        yield opened


@pytest.mark.parametrize(
    ("filters", "wanted"),
    [
        (Filters(), [1, 2, 3, 4, 5, 6, 7]),
        (Filters(years=frozenset({2021})), [2, 4]),
        (Filters(years=frozenset({2020, None})), [1, 3]),
        (Filters(regions=frozenset({"甲"}), issuers=frozenset({None})), [2]),
        (Filters(regions=frozenset({None})), [4]),
        (Filters(plan_ids=frozenset({3, 5})), [3, 5]),
        (Filters(years=frozenset({1900})), []),
    ],
)
def test_filters_say_which_plans_are_searched(session: Session, filters: Filters, wanted: list[int]) -> None:
    assert [hit.plan_id for hit in session.finding.find(Query("学前", filters=filters)).hits] == wanted


def test_tags_and_statuses_are_those_of_the_clause(session: Session) -> None:
    outline = session.outline(2)
    session.annotating.add(2, clause_id=outline.clauses[2].id, tag_names=["指标"])
    start = session.outline(3).text.index("学前")
    session.annotating.add(3, span=Span(start, start + 2), tag_names=["指标", "试点"], status="checked")

    def places(**filters: object) -> list[tuple[int, int]]:
        hits = session.finding.find(Query("学校", filters=Filters(**{k: frozenset([v]) for k, v in filters.items()}))).hits
        return [(hit.plan_id, hit.span.start) for hit in hits]

    assert [plan for plan, _ in places(tags="指标")] == [2, 3]
    assert places(tags="试点") == places(statuses="checked") == [(3, session.outline(3).text.rindex("学校"))]
    assert places(tags="没有") == []


@pytest.mark.parametrize(
    "query",
    [
        Query("学校"),
        Query("学"),
        Query("學校", folds=Folds.of("script")),
        Query("学.", Mode.REGEX),
        Query("学前 学校", Mode.ANY),
        Query("学 学前", Mode.ANY),
        Query("学前 前教 没有", Mode.ANY),
        Query("学前 学校", Mode.ALL),
        Query("学 学", Mode.ALL),
    ],
)
@pytest.mark.parametrize("limit", [0, 1, 5, None])
def test_lots_give_what_one_look_gives(
    session: Session, monkeypatch: pytest.MonkeyPatch, query: Query, limit: int | None
) -> None:
    whole = session.finding.find(query)
    monkeypatch.setattr(candidates, "_FEW", 2)
    monkeypatch.setattr(scanning, "_FIRST_LOT", 1)
    monkeypatch.setattr(scanning, "_LARGEST_LOT", 2)
    session.sources.bin_plans([4])
    batches = list(session.finding.stream(query, limit=limit))
    hits = [hit for batch in batches for hit in batch.hits]
    kept = [hit for hit in whole.hits if hit.plan_id != 4]
    assert hits == kept[:limit]
    assert sum(sum(batch.counts.values()) for batch in batches) == len(kept)
    for batch in batches:
        assert all(hit.plan_id in batch.plans and _holds(batch.clauses[hit.clause_id].span, hit) for hit in batch.hits)


@pytest.mark.parametrize("narrowed", ["_RARE", "_FEW", "_WIDE", "_CUT"])
@pytest.mark.parametrize("mode", [Mode.ALL, Mode.NEAR])
def test_ways_to_ask_the_index_find_the_same(
    session: Session, monkeypatch: pytest.MonkeyPatch, narrowed: str, mode: Mode
) -> None:
    queries = [Query(text, mode, distance=3) for text in ("学前 学校", "学 校", "教育 提高 年")]
    whole = [session.finding.find(query) for query in queries]
    monkeypatch.setattr(candidates, narrowed, 2 if narrowed == "_CUT" else 0)
    monkeypatch.setattr(scanning, "_FIRST_ROWS", 1)
    assert [session.finding.find(query) for query in queries] == whole
    assert any(result.total for result in whole)


@settings(max_examples=40)
@given(
    st.lists(st.tuples(st.sampled_from("甲乙丙丁"), st.integers(1, 3)), min_size=1, max_size=12),
    st.sampled_from((Mode.ALL, Mode.NEAR)),
)
def test_plans_passed_over_for_their_paragraphs_have_no_place(rows: list[tuple[str, int]], mode: Mode) -> None:
    levels: list[int] = [0]
    for _, level in rows:
        levels.append(min(level, levels[-1] + 1))
    words = ("要点", *(f"一、{word}" for word, _ in rows))
    query = Query("甲 乙", mode, distance=3)
    with tempfile.TemporaryDirectory() as folder, a_library(Path(folder), a_source(words, levels=levels)) as library:
        told = Findings(library, query).all()
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(candidates, "_RARE", 0)
            patch.setattr(candidates, "_WIDE", 0)  # every text is read
            assert told == Findings(library, query).all()


def test_all_words_of_an_item_may_stand_in_its_points(tmp_path: Path) -> None:
    source = a_source(
        ("甲市要点", "一、办好学校。", "1.抓德育。", "（1）重在课程。", "（2）重在活动。", "2.抓体育。", "附言收尾"),
        levels=(0, 1, 2, 3, 3, 2, 1),
    )
    with a_library(tmp_path, source) as library:
        assert texts(library, "德育 活动", Mode.ALL) == ["德育", "活动"]
        assert texts(library, "课程 活动", Mode.ALL) == ["课程", "活动"]
        assert texts(library, "德育 体育", Mode.ALL) == []
        assert texts(library, "学校 德育", Mode.ALL) == []


def test_a_text_longer_than_what_the_index_is_asked_for_is_found_whole(tmp_path: Path) -> None:
    long = "教育" * 60
    with a_library(tmp_path, a_source(("甲", long + "甲", long + "乙"))) as library:
        assert [match[-1] for match in texts(library, long + "乙")] == ["乙"]
        assert texts(library, long + "丙") == []
        assert texts(library, "教" * 30_000) == []


def test_a_pattern_that_calls_itself_for_ever_is_refused(library: Library) -> None:
    with pytest.raises((PatternError, SlowPatternError)):
        texts(library, "(?R)", Mode.REGEX)


def test_more_words_than_a_search_takes_are_refused(library: Library) -> None:
    many = " ".join(chr(0x4E00 + at) for at in range(65))
    with pytest.raises(ManyWordsError, match="64"):
        texts(library, many, Mode.ANY)
    assert texts(library, many) == []


def _holds(span: Span, hit: Hit) -> bool:
    return span.start <= hit.span.start < span.end


def test_a_search_stops_when_asked(session: Session, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(candidates, "_FEW", 0)
    monkeypatch.setattr(scanning, "_FIRST_LOT", 1)
    progress = ControlledProgress()
    batches = session.finding.stream(Query("学"), progress=progress)
    next(batches)
    progress.cancel()
    with pytest.raises(CancelledError):
        list(batches)


# Kept and annotated


def test_a_saved_search_comes_back_as_it_was(session: Session) -> None:
    query = Query(
        "学 校",
        Mode.NEAR,
        Folds(script=True),
        Filters(years=frozenset({2020, None}), tags=frozenset({"指标"})),
        headings=True,
        distance=4,
    )
    session.finding.save("常用", Query("甲"))
    session.finding.save("常用", query)
    assert session.finding.saved() == {"常用": query}
    session.undo()
    assert session.finding.saved() == {"常用": Query("甲")}
    session.finding.forget("常用")
    assert session.finding.saved() == {}


@given(st.text(), st.sampled_from(Mode), foldings, st.frozensets(st.none() | st.integers(1990, 2030)), st.booleans())
def test_a_query_is_kept_whole(text: str, mode: Mode, folds: Folds, years: frozenset[int | None], headings: bool) -> None:
    query = Query(text, mode, folds, Filters(years=years), headings=headings)
    assert Query.from_json(query.to_json()) == query


def test_all_hits_are_tagged_in_one_step_and_only_once(session: Session) -> None:
    hits = session.finding.find(Query("学校")).hits
    places = [(hit.plan_id, hit.span) for hit in hits]
    session.finding.annotate(places[:3], "检出")
    touched = session.finding.annotate(places, "检出")
    notes = session.annotations(tag_names=["检出"])
    assert [(note.plan_id, note.span, note.exact) for note in notes] == [(*place, "学校") for place in places]
    assert len(touched.ids["annotation"]) == len(places) - 3
    session.undo()
    assert len(session.annotations(tag_names=["检出"])) == 3
    assert "检出" in {tag.name for tag in session.tags()}
    session.undo()
    assert session.annotations() == () and session.tags() == ()


def test_same_is_symmetric() -> None:
    same = Same(Folds(width=True, script=True, case=True))
    for character in "学發aＡ%“":
        assert all(character in same.variants(other) for other in same.variants(character))
