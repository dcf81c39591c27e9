"""Kinds of documents, series and predecessors, on small made-up lists of plans."""

import pytest

from core.model import Evidence, Metadata, Plan
from core.series import document_kind, likely_predecessors, predecessor, series_key, series_of


def plan(
    title: str,
    year: int | None,
    *,
    issuer: str | None = None,
    region: str | None = "宁夏",
    level: str | None = "省级",
    place: str = "宁夏",
    inferred: bool = False,
    number: int = 0,
) -> Plan:
    evidence = (Evidence("region", place, inferred),) if region else ()
    metadata = Metadata(title, issuer=issuer, region=region, level=level, year=year, evidence=evidence)
    return Plan(number or (year or 0), 1, 0, metadata, "a.txt", 0, 0, 0)


OLD = plan("宁夏自治区教育工委 教育厅印发2020年工作要点", 2020, issuer="宁夏自治区教育工委 教育厅")
NEW = plan("2021年全区教育工作要点", 2021, inferred=True)


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("某市教育局2022年工作要点", "工作要点"),
        ("某局2024年工作要点二", "工作要点"),
        ("关于印发《某市2022年教育工作要点》的通知", "工作要点"),
        ("省教育厅印发2020年工作要点", "工作要点"),
        ("某局重点工作安排意见", "工作安排"),
        ("关于深化改革的实施意见（试行）", "意见"),
        ("某市“十四五”教育发展规划纲要", "规划"),
        ("政府工作报告", "政府工作报告"),
        ("关于召开会议的通知", "通知"),
        ("某省学前教育条例", "条例"),
        ("中华人民共和国教育法", "法"),
        ("行政处罚办法", "办法"),
        ("同意申办运动会的复函", "函"),
        ("把严的主基调贯穿各方面", None),
    ],
)
def test_a_title_names_the_kind_of_document(title: str, kind: str | None) -> None:
    assert document_kind(title) == kind


def test_plans_of_one_place_kind_and_field_form_a_series_whatever_their_titles() -> None:
    (series,) = series_of([NEW, OLD])
    assert series.plans == (OLD, NEW)
    assert predecessor(NEW, [OLD, NEW]) == OLD
    assert predecessor(OLD, [OLD, NEW]) is None


def test_years_and_counts_do_not_part_a_series() -> None:
    titles = ["宁夏2022年教育工作要点一", "宁夏2023年教育工作要点（二）", "2024年度宁夏教育工作要点"]
    assert len({series_key(plan(title, None).metadata) for title in titles}) == 1


def test_the_nearest_earlier_year_comes_before() -> None:
    far = plan("2018年全区教育工作要点", 2018)
    assert predecessor(NEW, [far, OLD, NEW]) == OLD
    assert predecessor(NEW, [far, NEW]) == far


def test_two_plans_of_the_year_before_leave_it_open() -> None:
    twin = plan("2020年全区教育工作要点", 2020, number=7)
    assert predecessor(NEW, [OLD, twin, NEW]) is None
    assert set(likely_predecessors(NEW, [OLD, twin, NEW])) == {OLD, twin}


@pytest.mark.parametrize(
    "other",
    [
        plan("2020年全区教育系统党风廉政建设工作要点", 2020),
        plan("2020年全区教育工作总结", 2020),
        plan("2020年全省教育工作要点", 2020, region="湖南", place="湖南"),
        plan("2020年全区教育工作要点", 2020, level="市级", place="银川市"),
    ],
)
def test_another_field_kind_place_or_level_is_another_series(other: Plan) -> None:
    assert predecessor(NEW, [other, NEW]) is None


def test_issuers_with_nothing_in_common_are_parted() -> None:
    one = plan("2020年教育工作要点", 2020, issuer="宁夏教育厅")
    two = plan("2021年教育工作要点", 2021, issuer="宁夏党委教育纪工委")
    assert len(series_of([one, two])) == 2


def test_a_city_is_told_by_its_name_with_or_without_its_rank() -> None:
    one = plan("潍坊市教育局2020年工作要点", 2020, issuer="潍坊市教育局", region="山东", level="市级", place="潍坊市")
    two = plan("潍坊教育2021年工作要点", 2021, region="山东", level="市级", place="潍坊")
    other = plan("烟台市教育局2020年工作要点", 2020, issuer="烟台市教育局", region="山东", level="市级", place="烟台市")
    assert predecessor(two, [one, two, other]) == one


def test_a_city_only_inferred_has_no_series_but_is_asked_for() -> None:
    one = plan("教体局2019年工作要点", 2019, issuer="教体局", region="山东", level="市级", place="齐鲁", inferred=True)
    two = plan("教体局2020年工作要点", 2020, issuer="教体局", region="山东", level="市级", place="齐鲁", inferred=True)
    assert series_key(two.metadata) is None and predecessor(two, [one, two]) is None
    assert likely_predecessors(two, [one, two]) == (one,)


def test_a_school_is_a_place_of_its_own() -> None:
    one = plan("某某大学2022年工作要点", 2022, region="江苏", level=None, place="南京")
    two = plan("某某大学党委2023年工作要点", 2023, issuer="某某大学党委", region="江苏", level=None, place="南京")
    assert predecessor(two, [one, two]) == one


def test_likely_predecessors_leave_out_later_years_and_other_regions() -> None:
    later = plan("2022年全区教育工作要点", 2022)
    elsewhere = plan("2020年全省教育工作计划", 2020, region="湖南", place="湖南")
    unknown = plan("全区教育工作要点", None, number=9)
    assert likely_predecessors(NEW, [later, elsewhere, unknown, OLD, NEW]) == (OLD, unknown)


def test_a_plan_without_kind_is_in_no_series() -> None:
    essay = plan("把严的主基调贯穿各方面", 2020)
    assert series_of([essay]) == () and predecessor(essay, [OLD, essay]) is None
