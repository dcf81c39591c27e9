"""Which plans follow one another over the years: the kind of a document (文种), series, and a plan's predecessor.

Pure functions over metadata. Whoever shows them asks the analyst where nothing is sure.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from types import MappingProxyType

from core.model import Metadata, Plan

_KINDS = MappingProxyType(
    {
        "政府工作报告": "政府工作报告",
        "要点": "工作要点",
        "安排意见": "工作安排",
        "安排": "工作安排",
        "部署": "工作安排",
        "思路": "工作思路",
        "任务": "重点任务",
        "行动计划": "行动计划",
        "计划": "工作计划",
        "规划纲要": "规划",
        "规划": "规划",
        "纲要": "纲要",
        "方案": "方案",
        "总结": "工作总结",
        "意见": "意见",
        "条例": "条例",
        "办法": "办法",
        "细则": "细则",
        "规定": "规定",
        "规则": "规则",
        "章程": "章程",
        "宪法": "法",
        "法": "法",
        "决定": "决定",
        "决议": "决议",
        "公报": "公报",
        "公告": "公告",
        "通告": "通告",
        "通报": "通报",
        "批复": "批复",
        "请示": "请示",
        "函": "函",
        "纪要": "纪要",
        "讲话稿": "讲话",
        "讲话": "讲话",
        "报告": "报告",
        "措施": "措施",
        "清单": "清单",
        "指南": "指南",
        "通知": "通知",
    }
)
_ISSUED = re.compile(r"[印转]发《?([^《》]+?)》?(?:的通知)?$")
_TAIL = re.compile(
    r"(?:[（(][^（）()]{1,20}[)）]|范文|全文|[》”\"]|(?<=[\u4e00-\u9fff])(?:篇?[一二三四五六七八九十]{1,2}|\d{1,2}))$"
)
_YEARS = re.compile(
    r"(?:(?:19|20)(?:\d{2}|[xX]{2})|[xX]{2,4})\s*(?:[—–~-]+\s*(?:19|20)\d{2})?\s*(?:学?年度?)?|[“\"]?十[一二三四五六七]?五[”\"]?"
)
_SCHOOL = re.compile(r"[\u4e00-\u9fff]{2,16}?(?:大学|学院|学校|中学|小学|幼儿园)")
_ORGAN = re.compile(
    r"中共|委员会|人民政府|办公[厅室]|党组|党委|领导小组|工委|工作(?=委员会)|[省市县区州盟旗]委|自治[区州县]"
    r"|[厅局部委](?=$|[、和与\s])"
)
_WIDE = re.compile(
    r"中华人民共和国|全[国省市县区州旗]|[省市县区](?=教|委|政)|关于|印发|做好|系统|年度|重点|工作|[《》“”\"、，,和及\s]"
)
_DIVISION = re.compile(r"[\u4e00-\u9fff]+?[市县区旗州盟]")
_LIKELY = 4


@dataclass(frozen=True, slots=True)
class Series:
    """Plans of one issuer, kind and region, the oldest first; those whose year is unknown stand at the end."""

    key: str
    plans: tuple[Plan, ...]


def document_kind(title: str) -> str | None:
    """The kind of document (文种) that a title names; of a notice, that of what it issues. None where it names none."""
    name = _bare_title(title)
    return next((kind for word, kind in _KINDS.items() if name.endswith(word)), None)


def series_key(metadata: Metadata) -> str | None:
    """What the plans of a series share: place, kind and subject, without years and numbers. None where one of them is unknown.

    A plan of a city or county whose place is only inferred has no key: many share a province.
    """
    kind, place = document_kind(metadata.title), _place(metadata)
    if kind is None or place is None:
        return None
    return "/".join((place, _subject(metadata, place), kind))


def series_of(plans: Sequence[Plan]) -> tuple[Series, ...]:
    """The series among plans, those of one key side by side; plans without key are in none.

    Plans of one key whose issuers have nothing in common are in different series.
    """
    found: dict[str, list[list[Plan]]] = defaultdict(list)
    for plan in plans:
        key = series_key(plan.metadata)
        if key is None:
            continue
        own = next((group for group in found[key] if all(_one_issuer(plan, other) for other in group)), None)
        if own is None:
            found[key].append([plan])
        else:
            own.append(plan)
    return tuple(Series(key, tuple(sorted(group, key=_when))) for key, groups in found.items() for group in groups)


def predecessor(plan: Plan, plans: Sequence[Plan]) -> Plan | None:
    """The plan of the same series with the nearest earlier year; None where there is none, or more than one of that year."""
    year = plan.metadata.year
    if year is None:
        return None
    others = [other for other in plans if other.id != plan.id]
    series = next((each.plans for each in series_of([plan, *others]) if plan in each.plans), ())
    earlier = [other for other in series if other.metadata.year is not None and other.metadata.year < year]
    last = max((other.metadata.year or 0 for other in earlier), default=0)
    nearest = [other for other in earlier if other.metadata.year == last]
    return nearest[0] if len(nearest) == 1 else None


def likely_predecessors(plan: Plan, plans: Sequence[Plan]) -> tuple[Plan, ...]:
    """Plans that can be the one before, the likeliest first: of an earlier or unknown year, alike in kind, place and issuer."""
    year = plan.metadata.year
    able = [
        other
        for other in plans
        if other.id != plan.id and (year is None or other.metadata.year is None or other.metadata.year < year)
    ]
    ranked = [(_likeness(plan, other), other) for other in able]
    ranked = [(likeness, other) for likeness, other in ranked if likeness >= _LIKELY]
    return tuple(other for _, other in sorted(ranked, key=lambda each: (-each[0], -(each[1].metadata.year or 0), each[1].id)))


def _likeness(plan: Plan, other: Plan) -> int:
    """Points for what two plans share: kind 3, series 3, region and level 1 each, an issuer 2; differing regions lose 3."""
    one, two = plan.metadata, other.metadata
    kind, key = document_kind(one.title), series_key(one)
    points = 3 * (kind is not None and kind == document_kind(two.title)) + 3 * (key is not None and key == series_key(two))
    points += 2 * bool(_organs(one) & _organs(two)) + (one.level is not None and one.level == two.level)
    if one.region and two.region:
        points += 1 if one.region == two.region else -3
    return points


def _when(plan: Plan) -> tuple[int, str, int]:
    return plan.metadata.year or 9999, plan.metadata.issued_on or "", plan.id


def _bare_title(title: str) -> str:
    """A title without spaces, brackets and counts at its end; of a notice, the title of what it issues."""
    name = re.sub(r"\s+", "", title)
    if found := _ISSUED.search(name):
        name = found[1]
    while (shorter := _TAIL.sub("", name)) != name:
        name = shorter
    return name


def _place(metadata: Metadata) -> str | None:
    """The school or division that a plan is of: the province, or the name of the city or county without 市, 县, 区."""
    if school := _SCHOOL.search(metadata.issuer or _YEARS.sub("", metadata.title)):
        return school[0]
    if metadata.region is None or metadata.level is None:
        return None
    if metadata.level in ("国家级", "省级"):
        return metadata.region
    evidence = metadata.evidence_for("region")
    if evidence is None or evidence.inferred:
        return None
    names = _DIVISION.findall(evidence.quote)
    return f"{metadata.region} {names[-1][:-1] if names else evidence.quote}"


def _subject(metadata: Metadata, place: str) -> str:
    """What a plan is about: its title without issuer, place, year and kind; where nothing is left, the issuer's field (教育)."""
    name = _bare_title(metadata.title)
    for part in re.split(r"[\s、]+", metadata.issuer or ""):
        name = name.replace(part, "")
    return _field(name, metadata, place) or _field(_ORGAN.sub(" ", metadata.issuer or ""), metadata, place)


def _field(text: str, metadata: Metadata, place: str) -> str:
    kind = next((word for word in _KINDS if text.endswith(word)), "")
    text = _YEARS.sub("", text.removesuffix(kind))
    named = [each.quote for each in metadata.evidence if each.field == "region" and not each.inferred]
    for name in (place, *named, *place.split(), metadata.region or ""):
        text = text.replace(name, "") if name else text
    words = [_WIDE.sub("", word) for word in _ORGAN.sub(" ", text).split()]
    return "".join(dict.fromkeys(word for word in words if word))


def _organs(metadata: Metadata) -> frozenset[str]:
    """The bodies that issued a plan, without the place in their names."""
    found: set[str] = set()
    for part in re.split(r"[\s、，,和]+", metadata.issuer or ""):
        name = re.sub(r"^.*(?:自治区|[省市县旗州])(?=[\u4e00-\u9fff]{2,})", "", part).removeprefix(metadata.region or " ")
        if name:
            found.add(name)
    return frozenset(found)


def _one_issuer(plan: Plan, other: Plan) -> bool:
    """Whether the issuers of two plans can be one: they share a body, or one is not known."""
    one, two = _organs(plan.metadata), _organs(other.metadata)
    return not one or not two or bool(one & two)
