"""Facts are found by rule in sentences marked by hand, exactly where they stand, and with what they say."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.language.facts import Fact, FactKind, facts, facts_in_pieces
from core.model import Span

DATA = Path(__file__).parents[3] / "data" / "facts.txt"
MARKED = [line.split("|") for line in DATA.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
KINDS = {"Q": FactKind.QUANTITY, "T": FactKind.TIME, "D": FactKind.DOCUMENT, "V": FactKind.VERB}


def found(text: str, kind: FactKind) -> list[Fact]:
    return [fact for fact in facts(text) if fact.kind is kind]


def texts(text: str, kind: FactKind = FactKind.QUANTITY) -> list[str]:
    return [fact.text for fact in found(text, kind)]


def one(text: str, kind: FactKind = FactKind.QUANTITY) -> Fact:
    (fact,) = found(text, kind)
    return fact


def scores(letter: str) -> tuple[float, float]:
    """Precision and recall of one kind over the marked sentences, by the words found."""
    hit = said = wanted = 0
    for sentence, *fields in MARKED:
        gold = [word for field in fields if field.startswith(letter + ":") for word in field[2:].split(";") if word]
        have = texts(sentence, KINDS[letter])
        hit += len([word for word in have if word in gold])
        said, wanted = said + len(have), wanted + len(gold)
    return hit / said, hit / wanted


@pytest.mark.parametrize(("letter", "bar"), [("Q", 0.97), ("T", 0.97), ("D", 1.0), ("V", 0.9)])
def test_marked_sentences(letter: str, bar: float) -> None:
    assert len(MARKED) > 350
    assert min(scores(letter)) >= bar


@pytest.mark.parametrize(
    ("sentence", "value", "unit", "modifier", "counted"),
    [
        ("学前教育毛入园率达到87%以上", 87, "%", "以上", "学前教育毛入园率"),
        ("公办园在园幼儿占比超过５０％", 50, "%", "超过", "公办园在园幼儿占比"),
        ("全区学生总近视率较上年下降0.5个百分点以上", 0.5, "个百分点", "下降 以上", "全区学生总近视率"),
        ("整合600所乡村小规模学校", 600, "所", "", "乡村小规模学校"),
        ("新改扩建幼儿园30所", 30, "所", "", "幼儿园"),
        ("改建幼儿园1 376所", 1376, "所", "", "幼儿园"),
        ("全国共有普惠性幼儿园24.57万所", 245_700, "所", "", "普惠性幼儿园"),
        ("全市有学校12所", 12, "所", "", "学校"),
        ("新增校舍35万平方米", 350_000, "平方米", "", "校舍"),
        ("实施百所标杆校培育计划", 100, "所", "", "标杆校培育计划"),
        ("支持两所高校", 2, "所", "", "高校"),
        ("普惠性幼儿园覆盖率达到百分之八十五", 85, "%", "", "普惠性幼儿园覆盖率"),
    ],
)
def test_a_quantity_says_its_value_unit_modifier_and_what_it_counts(
    sentence: str, value: float, unit: str, modifier: str, counted: str
) -> None:
    fact = one(sentence)
    assert (fact.value, fact.unit, fact.modifier, fact.counted) == (value, unit, modifier, counted)


def test_a_range_has_two_values() -> None:
    assert (one("培育1至2项成果").value, one("培育1至2项成果").high) == (1, 2)
    assert (one("处一千元以上五千元以下罚款").value, one("处一千元以上五千元以下罚款").high) == (1000, 5000)
    assert (one("选派3-5万名教师").value, one("选派3-5万名教师").high) == (30_000, 50_000)


@pytest.mark.parametrize(
    "sentence",
    [
        "召开第二十七次会议",
        "第39个教师节",
        "做到“两个维护”",
        "统一标准",
        "推进“一村一品”",
        "落实《学前教育三年行动计划》",
        "党的十九届四中全会",
        "依照本法第三十条第一款的规定",
        "同一个标准",
        "长三角一体化",
        "进一步完善",
        "建设5G网络",
        "一是加强领导",
        "3.加强管理",
        "PM2.5浓度",
        "推进“1+X”证书制度",
        "产业零部件",
        "2024年",
    ],
)
def test_ordinals_names_and_idioms_are_no_quantities(sentence: str) -> None:
    assert texts(sentence) == []


def test_digits_of_a_list_number_are_no_part_of_a_quantity() -> None:
    assert texts("1.30所学校") == [] or texts("1.30所学校") == ["1.30所"]
    assert texts("（三）新建10所学校\n4.新建20所学校") == ["10所", "20所"]


@pytest.mark.parametrize(
    ("sentence", "year", "month", "day", "period"),
    [
        ("2020年完成", 2020, None, None, ""),
        ("9月底前完成", None, 9, None, "底前"),
        ("二〇二三年三月五日印发", 2023, 3, 5, ""),
        ("2024-03-15", 2024, 3, 15, ""),
        ("“十四五”期间完成", None, None, None, "十四五期间"),
        ("年内开工", None, None, None, "年内"),
        ("3年内减轻", None, None, None, "3年内"),
    ],
)
def test_a_time_says_when(sentence: str, year: int | None, month: int | None, day: int | None, period: str) -> None:
    fact = one(sentence, FactKind.TIME)
    assert (fact.year, fact.month, fact.day, fact.period) == (year, month, day, period)


def test_long_runs_of_numerals_are_passed_as_a_whole() -> None:
    for text in ("百千万亿" * 5000, "一" * 20_000, "1" * 20_000):  # tried at every character this would take minutes
        assert texts(text + "，新建10所学校") == ["10所"]


def test_pieces_hold_the_facts_of_the_whole() -> None:
    text = "\n".join(line[0] + "。" for line in MARKED * 3)
    assert sorted((f.kind, f.span.start, f.span.end) for piece in facts_in_pieces(text) for f in piece) == sorted(
        (f.kind, f.span.start, f.span.end) for f in facts(text)
    )


def test_years_have_an_end() -> None:
    assert (one("2021—2025年实施", FactKind.TIME).year, one("2021—2025年实施", FactKind.TIME).until_year) == (2021, 2025)


def test_titles_within_titles_are_documents_of_their_own() -> None:
    text = "贯彻《关于印发〈行动方案〉的通知》和《规划（2021—2025年）》"
    assert texts(text, FactKind.DOCUMENT) == ["关于印发〈行动方案〉的通知", "行动方案", "规划（2021—2025年）"]


def test_a_title_that_is_never_closed_is_none() -> None:
    assert texts("贯彻《教育规划\n下一段》", FactKind.DOCUMENT) == []


def test_quoted_names_are_initiatives_and_quoted_times_are_not() -> None:
    assert texts("实施“双减”政策，编制“十四五”规划", FactKind.INITIATIVE) == ["“双减”"]
    assert texts('推进"双高"建设', FactKind.INITIATIVE) == ['"双高"']


def test_meetings_and_events_are_found_behind_their_verb() -> None:
    assert texts("召开全区基础教育工作会议，举办第六届创新创业大赛。", FactKind.EVENT) == [
        "全区基础教育工作会议",
        "第六届创新创业大赛",
    ]


def test_a_verb_has_a_strength() -> None:
    assert [fact.strength for fact in found("制定办法，推进改革，鼓励创新", FactKind.VERB)] == ["firm", "driving", "soft"]


PIECES = st.sampled_from(
    ["2020年", "30所", "一", "第", "百", "学校", "，", "。", "％", "达到", "以上", "届", "\U00020000", "\n", " ", *'《》〈“”-.5"']
)


@given(st.one_of(st.text(max_size=60), st.lists(PIECES, max_size=40).map("".join)))
def test_spans_are_exact_and_facts_of_a_kind_do_not_overlap(text: str) -> None:
    listed = facts(text)
    for fact in listed:
        assert fact.text == text[fact.span.start : fact.span.end] != ""
    assert [fact.span.start for fact in listed] == sorted(fact.span.start for fact in listed)
    for kind in FactKind:
        spans = [fact.span for fact in listed if fact.kind is kind]
        if kind is not FactKind.DOCUMENT:
            assert all(not a.overlaps(b) for a, b in pairwise(spans))


@given(st.lists(st.sampled_from([line[0] for line in MARKED[:40]]), min_size=1, max_size=3))
def test_what_stands_before_a_sentence_changes_nothing_in_it(sentences: list[str]) -> None:
    text, at = "", 0
    for sentence in sentences:
        text += sentence + "。\n"
    for sentence in sentences:
        inside = [f for f in facts(text) if at <= f.span.start < at + len(sentence)]
        alone = facts(sentence)
        assert [(f.kind, Span(f.span.start - at, f.span.end - at)) for f in inside] == [(f.kind, f.span) for f in alone]
        at += len(sentence) + 2


@pytest.mark.parametrize(
    ("sentence", "events"),
    [
        ("举办第五届大学生艺术展演和全省中小学生足球联赛", ["第五届大学生艺术展演", "全省中小学生足球联赛"]),
        ("组织召开2次专题会议", ["专题会议"]),
        ("认真贯彻中央经济工作会议、中央农村工作会议精神", ["中央经济工作会议", "中央农村工作会议"]),
        ("学习贯彻党的二十大和二十届三中全会精神", ["党的二十大", "二十届三中全会"]),
        ("在全国人民代表大会闭会期间，常务委员会行使职权", []),
        ("办好进博会、广交会及首届国际消费品博览会", ["进博会", "广交会", "首届国际消费品博览会"]),
        ("开展城乡教研竞赛、展示等活动", ["城乡教研竞赛"]),
    ],
)
def test_events_joined_to_others_and_meetings_by_who_convenes_them(sentence: str, events: list[str]) -> None:
    assert texts(sentence, FactKind.EVENT) == events


@pytest.mark.parametrize(
    ("sentence", "events"),
    [
        ("分别召开青年教师党建工作座谈研讨会", ["青年教师党建工作座谈研讨会"]),
        ("举办一期发展对象示范培训班", ["发展对象示范培训班"]),
        ("开展第26届全国推广普通话宣传周系列活动", ["第26届全国推广普通话宣传周系列活动"]),
        ("持续开展“我为现代化献策活动”，办好“合唱艺术节”", ["“我为现代化献策活动”", "“合唱艺术节”"]),
        ("组织小学课堂“三化”(主题化、活动化)教学研讨会", ["小学课堂“三化”(主题化、活动化)教学研讨会"]),
        ("组织指导高校开展好“新学期第一堂党课”活动", ["“新学期第一堂党课”活动"]),
        ("组织党员认真学习贯彻党的十七届六中全会精神", ["党的十七届六中全会"]),
        ("指导高校开展系列重要讲话精神和十八届四中全会精神专题研究", ["十八届四中全会"]),
        ("贯彻全国组织部长会议精神", ["全国组织部长会议"]),
        ("贯彻《基层组织工作条例》和今年召开的第28次全国高校党建工作会议精神", ["第28次全国高校党建工作会议"]),
    ],
)
def test_the_name_of_an_event_is_whole_and_nothing_but_the_name(sentence: str, events: list[str]) -> None:
    assert texts(sentence, FactKind.EVENT) == events


@pytest.mark.parametrize(
    "sentence",
    [
        "落实《关于开展为民服务创先争优活动的实施意见》",
        "持续开展党员参与宗教活动问题整治",
        "做好校舍、饮食、校外活动等重点领域安全工作",
        "修订党组织会议、校长办公会议议事规则",
        "聚焦课程开设、减轻课业负担、进校园进课堂活动治理",
        "党的十八大以来，教育事业取得新进展",
    ],
)
def test_what_only_speaks_of_meetings_and_activities_is_no_event(sentence: str) -> None:
    assert texts(sentence, FactKind.EVENT) == []


@pytest.mark.parametrize(
    ("sentence", "times"),
    [
        ("4月中旬至5月上旬开展自查", ["4月中旬至5月上旬"]),
        ("2023年7月1日零时起执行", ["2023年7月1日零时起"]),
        ("明年秋季开学前投用，元旦、春节期间值守", ["明年秋季开学前", "元旦、春节期间"]),
        ("“六一”前夕走访，国庆节后召开", ["“六一”前夕", "国庆节后"]),
        ("半年内完成，未来三到五年建成", ["半年内", "未来三到五年"]),
        ("今年内部审计全覆盖，查处案件二十一起", ["今年"]),
        ("7、8月份开放，每天8时至20时值班", ["7、8月份", "8时至20时"]),
        ("20世纪90年代末建成", ["20世纪90年代末"]),
    ],
)
def test_times_of_feasts_hours_and_ages(sentence: str, times: list[str]) -> None:
    assert texts(sentence, FactKind.TIME) == times


@pytest.mark.parametrize(
    ("sentence", "verbs"),
    [
        ("基金要积极为符合条件的业务提供再担保", ["提供"]),
        ("教育行政部门应当将国防教育列入工作计划", ["列入"]),
        ("监察委员会依照法律规定独立行使监察权", ["行使"]),
        ("三级医院考核应采用全部指标", ["采用"]),
        ("对费率保持较低水平的机构给予考核加分", ["给予"]),
        ("在省级平台分别建立与职责相对应的名录库", ["建立"]),
        ("会同有关部门建立协调机制", ["建立"]),
        ("一方请求人民法院作出裁定的，由人民法院裁定", []),
        ("全力防重症、保健康", ["防"]),
        ("报国务院备案", ["报"]),
        ("中央坚持新发展理念", ["坚持"]),
    ],
)
def test_verbs_behind_what_obliges_and_behind_phrases(sentence: str, verbs: list[str]) -> None:
    assert texts(sentence, FactKind.VERB) == verbs


@pytest.mark.parametrize("number", ["3.", "12. ", "3．", "（三）", "三、", "第三条　", "1.2 ", "1)", "③"])
def test_the_number_of_a_clause_is_no_part_of_what_is_counted(number: str) -> None:
    assert [fact.counted for fact in found(f"{number}新建幼儿园20所", FactKind.QUANTITY)] == ["幼儿园"]


@pytest.mark.parametrize(
    ("sentence", "counted"),
    [
        ("地区生产总值164亿元，增长4.5%", ["地区生产总值", "地区生产总值"]),
        ("城镇、农村居民人均可支配收入达到38381元、15187元，分别增长4.9%、6.8%", ["城镇、农村居民人均可支配收入"] * 4),
        ("城镇调查失业率全年控制在5.5%以内", ["城镇调查失业率"]),
        ("实现生产总值230.6亿元，新建学校12所", ["生产总值", "学校"]),
        ("在校研究生规模达到15万人，比上年增长6.8%", ["在校研究生", "在校研究生"]),
        ("建设中小学36所，占全省的40%以上", ["中小学", ""]),
    ],
)
def test_what_is_counted_is_carried_on_to_what_is_said_of_it_next(sentence: str, counted: list[str]) -> None:
    assert [fact.counted for fact in found(sentence, FactKind.QUANTITY)] == counted
