"""What a search finds, and how facets count and filter it."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from core.model import Clause, ClauseKind, Metadata, Plan, Span
from desktop.desk import Desk
from desktop.search.filters import Facet, Filter, counts, filtered, values
from desktop.search.findings import Findings, Found, find, own_clauses

YEARS = (None, 2012, 2020, 2023)
ISSUERS = (None, "教育部", "教育厅")
TAGS = ("目标指标", "资金保障")


def hit(number: int, year: int | None, issuer: str | None, tags: tuple[str, ...]) -> Found:
    plan = Plan(number + 1, 1, 0, Metadata("工作要点", issuer, None, None, year), "a.txt", 1, 0, 0)
    clause = Clause(number + 1, plan.id, None, 0, 0, ClauseKind.ITEM, "1.", "题", Span(0, 9), 2)
    return Found(plan, clause, Span(number, number + 1), "", "字", "", tags)


hits = st.lists(
    st.tuples(st.sampled_from(YEARS), st.sampled_from(ISSUERS), st.lists(st.sampled_from(TAGS), unique=True).map(tuple)),
    max_size=8,
).map(lambda rows: tuple(hit(number, *row) for number, row in enumerate(rows)))
filters = st.builds(
    Filter,
    st.frozensets(st.sampled_from(YEARS)),
    st.frozensets(st.sampled_from(ISSUERS)),
    st.frozensets(st.sampled_from(TAGS)),
)


def test_every_hit_has_its_clause_and_the_text_around_it_in_its_paragraph(desk: Desk) -> None:
    found = find(desk.session, "学前教育")
    assert found.total == len(found.hits) == 9
    assert [(plan.label, len(inside)) for plan, inside in found.by_plan] == [
        ("宁夏 2020", 5),
        ("湖南 2023", 3),
        ("教育部 2012", 1),
    ]
    for one in found.hits:
        text = desk.outline_of(one.plan.id).text
        assert text[one.span.start : one.span.end] == one.match == "学前教育"
        assert one.clause.span.start <= one.span.start < one.clause.span.end
        assert "\n" not in one.before + one.after
        assert f"{one.before}{one.match}{one.after}".strip("…") in text


def test_a_hit_has_the_tags_of_its_clause_and_of_text_within_it(desk: Desk) -> None:
    found = find(desk.session, "学前教育")
    assert found.hits[0].tags == ("目标指标", "资金保障", "制度建设")
    assert found.hits[-1].tags == ()


def test_a_hit_in_the_title_or_a_section_has_only_the_tags_made_for_it(desk: Desk) -> None:
    titles = find(desk.session, "2020年工作要点").hits
    sections = find(desk.session, "全面推进基础教育").hits
    assert [one.tags for one in (*titles, *sections)] == [(), ()]
    outline = desk.outline_of(sections[0].plan.id)
    desk.session.annotating.add(outline.plan.id, clause_id=sections[0].clause.id, tag_names=["试点示范"])
    title = outline.clauses[0]
    desk.session.annotating.add(outline.plan.id, span=Span(title.span.start, title.head_end), tag_names=["责任落实"])
    assert find(desk.session, "2020年工作要点").hits[0].tags == ("责任落实",)
    assert find(desk.session, "全面推进基础教育").hits[0].tags == ("试点示范",)


def test_an_annotation_across_two_clauses_belongs_to_both(desk: Desk) -> None:
    ten = find(desk.session, "城乡义务教育").hits[0]
    outline = desk.outline_of(ten.plan.id)
    before = ten.clause.span.start - 4
    desk.session.annotating.add(outline.plan.id, span=Span(before, ten.clause.span.start + 6), tag_names=["责任落实"])
    note = next(note for note in desk.session.annotations() if note.tags == ("责任落实",))
    assert own_clauses(outline, note) == {outline.at(before).id, ten.clause.id}


def test_long_context_says_that_the_paragraph_goes_on(desk: Desk) -> None:
    first, *_, last = [one for one in find(desk.session, "学前教育").hits if one.plan.label == "宁夏 2020"]
    assert first.before == "9.多措并举扩大普惠性" and first.after.endswith("…")
    assert last.before.startswith("…") and last.after.endswith("。")


@given(hits, filters)
def test_a_value_counts_what_would_be_shown_with_the_other_facets_as_they_are(found: tuple[Found, ...], chosen: Filter) -> None:
    findings = Findings("字", len(found), found)
    for facet in Facet:
        for value, count in counts(findings, chosen, facet).items():
            lifted = filtered(findings, chosen.without(facet)).hits
            assert count == sum(value in values(one, facet) for one in lifted)


@given(hits, filters, st.sampled_from(YEARS))
def test_toggling_twice_changes_nothing(found: tuple[Found, ...], chosen: Filter, year: int | None) -> None:
    assert chosen.toggled(Facet.YEAR, year).toggled(Facet.YEAR, year) == chosen
    assert filtered(Findings("字", 9, found), Filter()).hits == found
