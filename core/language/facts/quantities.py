"""Quantities and targets: number, unit and modifier. Ordinals, names with numbers in them and idioms are none."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from core.language.facts.counted import carries_on, counted
from core.language.facts.counting import Candidate, counts, measures
from core.language.facts.data import any_of, units, words
from core.language.facts.fact import Fact, FactKind
from core.language.facts.numerals import ARABIC, CHINESE, LONGEST, NUMBER, value_of
from core.language.facts.scene import Bracketed, Scene
from core.model import Span

_RANGE = r" ?(?:-|至|到) ?"
_SHORT_QUOTE = 14  # code points of a quoted name; in it a number is most often part of the name
_BACK = 14  # code points before a number in which its modifier stands
_PERIOD = (
    r"每(?:[一二两三四五六七八九十半\d]{0,3}(?:个?学期|个?学年|年度?|个?月|季度?|周|天|日|小时|个工作日)"
    r"|生|人|校|班|县|村|户|亩|所|名学生|平方米|平方公里|立方米|千瓦时|公里|人次|公顷|吨|度|头|台|辆|张|次|件|套|名|位|个)"
)
_LIST_NUMBER = re.compile(r"(?:^|\n) *(\d{1,3}[.、)](?=\D)|\(?[一二三四五六七八九十\d]{1,4}[)、])")
_WHOLE = re.compile(r"[\d.,]+")
_LONG = re.compile(rf"[{CHINESE}]{{{LONGEST + 1},}}")
_FIRM = re.compile(
    r"(?:不低于|不少于|不超过|不高于|超过|达到?|低于|高于|(?:指数|系数|比)为"
    r"|(?:提高|提升|下降|降低|控制|保持|稳定|增加|减少|上升)[到至在]|[降升增减][到至])$"
)
_DELTA_UNITS = ("%", "个百分点", "百分点")
_FIXED = {  # shapes without a unit, by their first character: the whole of it counts
    "全": (re.compile(r"(?<![不健安])全覆盖"), 100.0, "%"),
    "翻": (re.compile(r"翻了?[一两二三四]?番[多半]?"), None, "倍"),
    "一": (re.compile(r"(?<!另)(?<!一)一半(?!天)"), 50.0, "%"),
    "过": (re.compile(r"过半数?(?=的|[,。;、同通赞]|$)"), 50.0, "%"),
    "半": (re.compile(r"半数"), 50.0, "%"),
    "减": (re.compile(r"(?<!减)减半"), 50.0, "%"),
}


@dataclass(frozen=True, slots=True)
class _Grammar:
    number: re.Pattern[str]
    starts: re.Pattern[str]
    before: re.Pattern[str]
    silent: frozenset[str]
    after: re.Pattern[str]
    fraction: re.Pattern[str]
    firsts: re.Pattern[str]
    ordinal: re.Pattern[str]
    phrases: re.Pattern[str]


@cache
def _grammar() -> _Grammar:
    kinds = units()
    any_numeral = [*kinds["measure"], *kinds["duration"], *kinds["classifier"], *kinds["loose"]]
    unit = rf"(?:{any_of([*any_numeral, *kinds['digits']])})(?:/[\u4e00-\u9fff](?:·?[\u4e00-\u9fff])?)?"
    number = (
        rf"(?P<low>{NUMBER})(?:(?: ?(?P<low_unit>{unit}))?{_RANGE}(?P<high>{NUMBER}) ?(?P<unit>{unit})"
        rf"| ?(?P<only>{unit})(?P<half>半(?![年天导径岛数]))?)?"
    )
    fraction = (
        rf"(?P<base>百|千|万|[{CHINESE}]{{1,9}})分之(?P<part>[{CHINESE}]{{1,9}}(?:点[零〇一二三四五六七八九]+)?|\d+(?:\.\d+)?)"
        rf"(?:{_RANGE}(?:百分之)?[{CHINESE}]+)?"
        r"|(?<![\d./年月])(?P<top>[1-9])/(?P<bottom>[1-9]\d?)(?![\d/.年月日])"
        r"|(?P<tenths>[一二三四五六七八九两\d])成(?:[一二三四五六七八九])?(?=以上|以下|左右|的|[,。;、)]|$)"
        r"|(?P<half>(?<=提前|延长|缩短|超过|不足|至少|少于)半个?(?:年|月|天|小时|学期|学年)|半个?(?:年|小时|天|月|学期|学年)(?=以|内|左|的|时间|[一至到后前来,。;、)]|$))"
        r"|(?<![\d.])(?P<per>\d+(?:\.\d+)?)/(?:10|100)?[十百千]?万"
        r"|(?<![\d:.])(?P<ratio>\d+(?:\.\d+)?[:比]\d+(?:\.\d+)?)(?![\d:])"
    )
    return _Grammar(
        number=re.compile(number),
        starts=re.compile(rf"[\d{CHINESE}几数{''.join(_FIXED)}]"),
        before=re.compile(rf"({any_of(words('before'))}|每|至少[\u4e00-\u9fff]{{2}}|{_PERIOD}) ?$"),
        silent=frozenset(words("before silent")),
        after=re.compile(rf" ?(?:{any_of(words('after'))})(?![下级]游|述)"),
        fraction=re.compile(fraction),
        firsts=re.compile(rf"[第每{CHINESE}{''.join({phrase[0] for phrase in words('set phrases')})}]"),
        ordinal=re.compile(
            rf"第 ?(?:\d+|[{CHINESE}]+)(?:[、,和与及至到-] ?第?(?:\d+|[{CHINESE}]+))*[条款项章节届次个批期](?:之[{CHINESE}]+)?"
            rf"|第 ?(?:\d+|[{CHINESE}]+)(?=[^年])"
            rf"|[{CHINESE}]{{1,5}}届(?:[{CHINESE}]{{1,5}}[次中]、?){{0,9}}(?:全会)?|每(?:\d+[十百千万亿]|[十百千万亿]+)(?:常住|户籍)?(?:名|位|个|张|户|元|亩|平方公里|人口|人)|(?:十[五六七八九]|二十)大(?![类项])|二十届|[{CHINESE}]{{1,5}}中全会"
        ),
        phrases=re.compile(
            any_of(words("set phrases"))
            + r"|[一二三]类(?:、[一二三四]类)+|[一二]类|[一](?![年月周天])(\w)一(?!百|千|万)\w|[一百千万](\w)[一百千万]\2"
        ),
    )


def quantities(scene: Scene, taken: Sequence[Fact]) -> Iterator[Fact]:
    """The quantities of a text, in order; `taken` (times) and titles of documents hold none."""
    spans = [(fact.span.start, fact.span.end) for fact in taken]
    spans += [(each.start - 1, each.end + 1) for each in scene.titles if each.depth == 0]
    named = scene.hide(scene.plain, spans)  # with ordinals and set phrases: they may be part of what is counted
    plain = named
    hidden = list(_uncounted(plain))
    hidden += [found.span(1) for found in _LIST_NUMBER.finditer(plain)]
    plain = scene.hide(plain, hidden)
    last: Fact | None = None
    for number in _numbers(scene, plain):
        fact = _dressed(scene, (plain, named), number, last.span.end if last else 0)
        joined = _joined(scene, last, fact) if last and last.span.end == fact.span.start else None
        if last and not fact.counted and carries_on(named, last.span.end, fact.span.start):
            fact = replace(fact, counted=last.counted)
        if last and joined is None:
            yield last
        last = joined or fact
    if last:
        yield last


def _uncounted(plain: str) -> Iterator[tuple[int, int]]:
    """Where ordinals and set phrases stand; the two may overlap."""
    grammar = _grammar()
    reached = [0, 0]
    for begun in grammar.firsts.finditer(plain):
        for which, pattern in enumerate((grammar.ordinal, grammar.phrases)):
            found = pattern.match(plain, begun.start()) if begun.start() >= reached[which] else None
            if found:
                reached[which] = found.end()
                yield found.span()


def _joined(scene: Scene, first: Fact, second: Fact) -> Fact | None:
    """One quantity of two that stand side by side where they are a range (五日以上十日以下) or a rate (五年一轮); else None."""
    span = Span(first.span.start, second.span.end)
    text = scene.text[span.start : span.end]
    if first.modifier == "以上" and second.modifier in ("以下", "以内") and first.unit == second.unit:
        return replace(first, span=span, text=text, high=second.value, modifier="", counted=second.counted)
    if first.unit.endswith(("年", "月", "周", "天", "学期")) and second.unit in _TURNS:
        return replace(second, span=span, text=text)
    return None


_TURNS = ("次", "轮", "届", "遍", "场次", "批", "堂")


@dataclass(frozen=True, slots=True)
class _Number:
    """A number that counts: where it stands with its unit, and what it says."""

    span: Span
    value: float | None
    unit: str
    high: float | None = None


def _numbers(scene: Scene, plain: str) -> Iterator[_Number]:
    grammar = _grammar()
    quotes = [each for each in scene.quotes if each.end - each.start <= _SHORT_QUOTE]
    marks = [found.start() for found in grammar.starts.finditer(plain)]
    at = 0
    for mark in marks:
        if mark < at:
            continue
        long = _LONG.match(plain, mark)
        found = _fixed(plain, mark) or (None if long else _fraction(plain, mark) or _number(plain, mark, quotes))
        if found:
            at = found.span.end
            yield found
        elif whole := long or _WHOLE.match(plain, mark):  # digits that count nothing are passed: their last are no number
            at = whole.end()


def _fixed(plain: str, at: int) -> _Number | None:
    shape = _FIXED.get(plain[at])
    found = shape[0].match(plain, at) if shape else None
    return _Number(Span(*found.span()), shape[1], shape[2]) if shape and found else None


def _fraction(plain: str, at: int) -> _Number | None:
    found = _grammar().fraction.match(plain, at)
    if found is None:
        return None
    span = Span(*found.span())
    if found["per"]:
        return _Number(span, value_of(found["per"]), plain[found.end("per") : span.end])
    if found["ratio"]:
        said = re.search("比|配|按", plain[max(0, at - 14) : at])
        return _Number(span, None, found.group()) if said else None
    if found["half"]:
        return _Number(span, 0.5, found.group().lstrip("半").removeprefix("个"))
    part, base = value_of(found["part"] or found["top"] or found["tenths"]), value_of(found["base"] or found["bottom"] or "十")
    return _Number(span, round(part * 100 / base, 4), "%") if part is not None and base else None


def _number(plain: str, at: int, quotes: Sequence[Bracketed]) -> _Number | None:
    found = _grammar().number.match(plain, at)
    if found is None or (at and _NAME.match(plain, at - 1)):
        return None
    low, high, unit = found["low"], found["high"], found["unit"] or found["only"] or ""
    if not unit:
        return _bare(plain, found)
    value, until = value_of(low), value_of(high) if high else None
    candidate = Candidate(plain, at, found.end(), low, unit.split("/")[0])
    if value is None or (high and until is None) or not counts(candidate, quotes):
        return None
    if found["half"]:
        value += 0.5
    if high and re.fullmatch(r"[\d.]+", low) and re.search("[万亿千百]", high):  # 3-5万: both in 万
        value *= value_of("1" + re.sub(r"[\d., ]", "", high)) or 1
    return _Number(Span(at, found.end()), value, unit, until)


_NAME = re.compile(r"[A-Za-z\d+×./_&@#]")


def _bare(plain: str, found: re.Match[str]) -> _Number | None:
    """A number without a unit counts where it is so large that it is said in 万 or 亿, or where a modifier stands by it."""
    low, end = found["low"], found.end("low")
    if plain[end : end + 1] in ("+", "X", "×", "/", "%") or not re.match(ARABIC, low):
        return None
    scaled = re.fullmatch(r"[\d.,]+ ?[多余]?(?:万亿|[万亿千百]+)[多余]?", low)
    firm = _FIRM.search(plain[max(0, found.start() - 4) : found.start()])
    if scaled and not re.match(r"[年月日号级]|方|能|众|物|全|象", plain[end : end + 1]):
        return _Number(Span(found.start(), end), value_of(low), "")
    if firm and ("." in low or re.match(r" ?(?:以上|以下|以内|左右)", plain[end : end + 3])):
        return _Number(Span(found.start(), end), value_of(low), "")
    return None


def _dressed(scene: Scene, plains: tuple[str, str], number: _Number, least: int) -> Fact:
    """The fact of a number: its modifiers taken in (those behind `least`), and what it counts."""
    grammar = _grammar()
    plain, named = plains
    start = reach = number.span.start
    end, unit = number.span.end, number.unit
    modifiers: list[str] = []
    while found := grammar.before.search(plain, max(least, reach - _BACK), reach):
        word = found.group(1)
        if _is_part_of_word(plain, found.start(), word, number) or (word == "每" and unit not in measures()):
            break
        reach = found.start()
        if word not in grammar.silent:
            start = reach
            modifiers.insert(0, word)
    if behind := grammar.after.match(plain, end):
        end = behind.end()
        modifiers.append(behind.group().strip())
    return Fact(
        FactKind.QUANTITY,
        Span(start, end),
        scene.text[start:end],
        value=number.value,
        high=number.high,
        unit=unit,
        modifier=" ".join(modifiers),
        counted=counted(scene, named, Span(start, end), unit),
    )


_ENDS_OF_WORDS = {
    "近": "附最靠贴临邻相",
    "约": "合契条节大预制集公",
    "超": "高反赶",
    "共": "公中总一全",
    "过": "通经不超度错难达越透路",
}
_DOINGS = ("提升", "提高", "扩大", "增加", "减少")


def _is_part_of_word(plain: str, at: int, word: str, number: _Number) -> bool:
    """Whether a modifier is the end of another word (附近, 合约) or says what is done to things, not how many there are."""
    before, behind = plain[at - 1 : at], plain[number.span.end : number.span.end + 2]
    if word in ("增", "减", "降"):
        return (before != "" and before in "新递只不倍缩削") or number.unit not in _DELTA_UNITS
    if word in _DOINGS and number.unit == "年":  # 整治提升五年行动
        return behind in ("行动", "计划", "规划", "工程")
    return before != "" and before in _ENDS_OF_WORDS.get(word, "")
