"""The five seeds against outlines, noise and years read by hand (tests/data/gold)."""

import csv
import re
import time
import unicodedata
from collections import defaultdict
from pathlib import Path

import pytest

from core.ingest import read
from core.model import ClauseKind
from core.outline import Style, marker_of
from core.parsed import ParsedPlan, ParsedSource

ROOT = Path(__file__).parents[3]
SEEDS = sorted((ROOT / "seeds").glob("*.txt"))
GOLD = ROOT / "tests" / "data" / "gold"
NUMBERED = {"heading", "item", "inline-point"}


def rows(name: str) -> list[dict[str, str]]:
    with (GOLD / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t"))


def fold(text: str) -> str:
    return re.sub(r"\s+", "", unicodedata.normalize("NFKC", text))


def gold_outlines(file: str) -> dict[int, list[dict[str, str]]]:
    found: dict[int, list[dict[str, str]]] = defaultdict(list)
    for row in rows("outline.tsv"):
        if row["file"] == file:
            found[int(row["plan_no"])].append(row)
    return found


@pytest.fixture(scope="module")
def sources() -> dict[str, ParsedSource]:
    return {path.name: read(path.read_bytes(), path.name) for path in SEEDS}


def numbered_tree(plan: ParsedPlan) -> list[tuple[int, str, str]]:
    return [(node.level, fold(node.number), fold(node.heading)) for node in plan.nodes if node.number]


@pytest.mark.parametrize("path", SEEDS, ids=lambda path: path.stem[:3])
def test_the_numbered_clauses_of_a_seed_are_those_read_by_hand(path: Path, sources: dict[str, ParsedSource]) -> None:
    gold = gold_outlines(path.name)
    plans = sources[path.name].plans
    assert len(plans) == len(gold)
    for plan, (_, wanted) in zip(plans, sorted(gold.items()), strict=True):
        expected = [
            (int(row["level"]), fold(row["number"]), fold(row["heading_text"])) for row in wanted if row["kind"] in NUMBERED
        ]
        assert numbered_tree(plan) == expected


@pytest.mark.parametrize("path", SEEDS, ids=lambda path: path.stem[:3])
def test_every_clause_of_a_seed_holds_the_text_read_by_hand(path: Path, sources: dict[str, ParsedSource]) -> None:
    raw = path.read_text(encoding="utf-8")
    for number, wanted in gold_outlines(path.name).items():
        plan = sources[path.name].plans[number - 1]
        blocks = [fold(plan.text[node.span.start : node.span.end]) for node in plan.nodes]
        for row in wanted:
            if row["kind"] in NUMBERED | {"preamble", "closing"} and row["number"] + row["heading_text"]:
                assert fold(raw[int(row["start_char"]) : int(row["block_end_char"])]) in blocks


def test_titles_preambles_closing_and_signature_of_the_seeds_are_named(sources: dict[str, ParsedSource]) -> None:
    for file, source in sources.items():
        for number, wanted in gold_outlines(file).items():
            plan = source.plans[number - 1]
            kinds = {node.kind.value for node in plan.nodes}
            assert {row["kind"] for row in wanted} & {"preamble", "closing"} <= kinds | ({"preamble"} if plan.warnings else set())
            if not plan.warnings:
                assert plan.metadata.title == wanted[0]["heading_text"]
                assert plan.text.startswith(plan.metadata.title)
    signature = next(node for node in sources[SEEDS[4].name].plans[0].nodes if node.kind is ClauseKind.SIGNATURE)
    assert signature.level == 1


def test_items_are_the_lowest_numbered_clauses_and_spoken_numbers_are_points(sources: dict[str, ParsedSource]) -> None:
    for source in sources.values():
        for plan in source.plans:
            for node in plan.nodes:
                if node.number and marker_of(node.number + "标题") is None:
                    assert node.kind is ClauseKind.POINT
                elif node.number and (marker := marker_of(node.number + "标题")) and marker.style is Style.ARABIC:
                    assert node.kind is ClauseKind.ITEM


def test_noise_read_by_hand_is_found_and_nothing_else(sources: dict[str, ParsedSource]) -> None:
    for path in SEEDS:
        raw = path.read_text(encoding="utf-8")
        found = "".join(fold(raw[noise.span.start : noise.span.end]) for noise in sources[path.name].noise)
        wanted = [row for row in rows("noise.tsv") if row["file"] == path.name and "not noise" not in row["kind"]]
        assert found == "".join(fold(raw[int(row["start_char"]) : int(row["end_char"])]) for row in wanted)


def test_years_of_the_seeds_are_right_and_each_has_its_words(sources: dict[str, ParsedSource]) -> None:
    for row in rows("plans.tsv"):
        metadata = sources[row["file"]].plans[int(row["plan_no"]) - 1].metadata
        assert metadata.year == int(row["year_of_content"][:4])
        evidence = metadata.evidence_for("year")
        assert evidence and evidence.quote
        claimed = row["year_claimed_by_title_or_site"][:4]
        if claimed.isdecimal() and int(claimed) != metadata.year:
            assert evidence.claimed == claimed


def test_regions_and_issuers_of_the_seeds_come_with_evidence(sources: dict[str, ParsedSource]) -> None:
    found = [plan.metadata for source in sources.values() for plan in source.plans]
    assert [metadata.region for metadata in found] == ["宁夏", None, None, "湖南", "陕西", None, "山东", "全国"]
    assert found[0].issuer == "宁夏自治区教育工委 教育厅"
    assert found[7].issuer == "教育部教育系统创先争优活动领导小组"
    assert found[7].issued_on == "2012-02-24"
    for metadata in found:
        for name in ("issuer", "region", "level", "year", "issued_on", "document_number"):
            assert (getattr(metadata, name) is None) == (metadata.evidence_for(name) is None)


def test_the_untitled_second_article_is_a_plan_with_a_warning(sources: dict[str, ParsedSource]) -> None:
    first, second = sources[SEEDS[1].name].plans
    assert not first.warnings and second.warnings
    title = second.metadata.evidence_for("title")
    assert title and title.inferred and second.text.startswith(second.metadata.title)


def test_the_five_seeds_are_read_in_well_under_a_second() -> None:
    start = time.perf_counter()
    for path in SEEDS:
        read(path.read_bytes(), path.name)
    assert time.perf_counter() - start < 2
