"""What a quantity counts, by where it stands: 学前教育毛入园率达到87%, 整合600所乡村小规模学校, 新改扩建幼儿园30所."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from core.language.facts.data import any_of, units, verbs, words
from core.language.facts.scene import HIDDEN, Scene
from core.model import Span

_STOP = re.compile(
    r"[,。;:!?《》\n]|\0(?!\0*(?:年?基础上|(?:预计|力争|控制|保持|稳定|达到?|提高|下降|增长|[在为到至])*$))|、(?=[^、,。;]{0,12}[\d])"
)
_LONGEST = 24
_NUMERAL = "一二两三四五六七八九十百千万亿"
_LISTED = re.compile(rf"[\d{_NUMERAL}]\S{{0,4}}、")
_MARKER = re.compile(  # the printed number of a clause
    rf" *(?:第[\d{_NUMERAL}]+条|\d{{1,2}}(?:\.\d{{1,2}})*[.)](?!\d)|\d{{1,2}}(?:\.\d{{1,2}})+(?= )|[①-⑳]) *"
)
_INSIDE = re.compile("不低于|不少于|不超过|不高于|超过|达到|突破|低于|高于|分别|的?比例达|占比达")  # said of it within the phrase
_AGENT = re.compile(
    "(?:由|经).*(?:以|或者)(?![上下及来内外前后])|.*以(?=全体)|其中|或者|以及|并(?![网购])|和(?![平谐解睦])|对(?![外口接标])"
    "|将(?!军)|[把为由]"
)
_HAS = re.compile("[^、]{0,14}?(?:[共现拥设建配]|(?<=[省市县区国校]))有(?![效序力关利机限益害偿])(?=..)")  # 全国共有|幼儿园
_SUM = re.compile("[共计]")  # a cheap look before that for 累计引进
_CHANGED = re.compile(r"[到至从由]|\d[^、]{0,3}(?:以[上下内]|左右)")  # beside a number: it is another quantity
_NUMBER = re.compile(r"\d[\d.,]*[A-Za-z%‰℃]*")
_SAID = re.compile(rf"[{_NUMERAL}]+多?余?(?:元|年|日|倍|个月|轮|次|名|个|所)(?:[{_NUMERAL}]轮)?(?:以上|以下)?$")


@dataclass(frozen=True, slots=True)
class _Grammar:
    things: frozenset[str]
    level: re.Pattern[str]
    tail: re.Pattern[str]
    lead: re.Pattern[str]
    summed: re.Pattern[str]
    bare: re.Pattern[str]
    behind: re.Pattern[str]
    predicates: re.Pattern[str]
    parts: frozenset[str]
    carried: re.Pattern[str]
    general: frozenset[str]
    idle: frozenset[str]


@cache
def _grammar() -> _Grammar:
    kinds = units()
    doing = any_of(verb for verb in verbs() if len(verb) > 1)
    manner = any_of((*words("adverbs"), *words("softeners")))
    done = rf"(?:{manner})*(?:{doing})了?"
    return _Grammar(
        things=frozenset((*kinds["classifier"], *kinds["loose"], *kinds["digits"], "岁", "周岁", "")),
        level=re.compile(
            rf"(?:{any_of((*words('level'), *words('before'))).replace('能', '(?<![产功智性职效节潜动势核])能')}|[ “”±≥≤])+$"
        ),
        carried=re.compile(rf"[,、和及至到]?(?:{any_of((*words('level'), *words('before level')))}|[比较\0])*"),
        tail=re.compile(rf"(?:{any_of(words('before level'))}|以[^,。;]{{1,8}}为单位|\0+|在?\0*年?基础上)$"),
        lead=re.compile(rf"(?:{done}|{any_of(words('efforts'))}|使|让|将|把|到|在(?![校园岗职册读建])|从|对)(?=[^的之]{{2}})"),
        bare=re.compile(done),
        summed=re.compile(rf".*(?:共|累计|共计|合计|总计)(?:{done})"),
        behind=re.compile(r"(?:共和国|和[平谐解睦]|[饱缓调总温]和|普及|涉及|参与|[^,。;:!?()《》\n\0、\d和及与并或“”]){1,24}"),
        predicates=re.compile(any_of(words("predicates"))),
        parts=frozenset(words("parts of nouns")),
        general=frozenset(words("general nouns")),
        idle=frozenset(words("no nouns")),
    )


def counted(scene: Scene, plain: str, whole: Span, unit: str) -> str:
    """The words for what is counted; empty where the sentence does not tell it beside the number."""
    thing = unit in _grammar().things or plain[whole.end : whole.end + 1] == "的"
    places = [_after, _before] if thing else [_before, _after]
    found = [place(plain, whole) for place in places]
    told = [words for each in found if each and (words := scene.text[each.start : each.end].strip()) not in _grammar().idle]
    return next((words for words in told if words not in _grammar().general), told[0] if told else "")


def carries_on(plain: str, start: int, end: int) -> bool:
    """Whether between two quantities stands only what says how the same thing is or changed: 生产总值164亿元,|增长4.5%."""
    return bool(_grammar().carried.fullmatch(plain, start, end))


def _before(plain: str, whole: Span) -> Span | None:
    """The noun phrase that ends where the quantity begins, without the verbs before and behind it."""
    start = end = whole.start
    for stop in _STOP.finditer(plain, max(0, end - 60), end):
        start = stop.end()
    start = max(0, end - 60) if start == whole.start and not _is_stop(plain, end) else start
    if (start == 0 or plain[start - 1] == "\n") and (marker := _MARKER.match(plain, start, end)):
        start = marker.end()
    if "、" in plain[start:end] and _LISTED.search(plain, start, end):
        start = max(start, plain.rfind("、", start, end) + 1)
    start = _past_brackets(plain, start, end)
    end = _without_tail(plain, start, end)
    if inside := _INSIDE.search(plain, start + 2, end):
        end = _without_tail(plain, start, inside.start())
    start = _without_lead(plain, start, end)
    while start < end and plain[start] in " 的”、":
        start += 1
    while start < end and plain[end - 1] in " 和及与、对的":
        end -= 1
    if said := _SAID.search(plain, start, end):  # 直属单位五年一轮, 处一万元以上
        end = said.start()
    if not _is_noun(plain, start, end):
        return None
    if end - start > _LONGEST:
        cut = max(plain.rfind(mark, start, end - 1) for mark in "的、")
        start = cut + 1 if cut > 0 and end - cut <= _LONGEST else end
    if plain.count("“", start, end) != plain.count("”", start, end):  # “阳光锻炼|一小时”: a name that was cut
        start = max(start, plain.rfind("“", start, end) + 1)
    return Span(start, end) if end - start >= 2 else None


def _is_stop(plain: str, end: int) -> bool:
    return end > 0 and bool(_STOP.match(plain, end - 1, end))


def _past_brackets(plain: str, start: int, end: int) -> int:
    """Behind brackets that are not both in the phrase, or that it opens with: (一)新建."""
    segment = plain[start:end]
    if segment.startswith("("):
        return start + segment.find(")") + 1 if ")" in segment else start + 1
    if segment.count("(") == segment.count(")"):
        return start
    return start + max(segment.rfind("("), segment.rfind(")")) + 1


def _without_tail(plain: str, start: int, end: int) -> int:
    """Before the words of level, change and comparison that a phrase ends with: 近视率|较上年稳步下降到."""
    grammar = _grammar()
    while end > start:
        compared = plain[end - 1] == HIDDEN
        tail = grammar.level.search(plain, start, end) or grammar.tail.search(plain, start, end)
        if tail is None:
            return end
        end = tail.start()
        if plain[end : end + 1] == "均" and plain[end - 1 : end] in ("人", "年", "户", "生", "亩", "月", "次"):
            return end + 1
        if compared and plain[end - 1 : end] in ("较", "比"):
            end -= 1
    return end


def _without_lead(plain: str, start: int, end: int) -> int:
    """Behind the verbs and agents that a phrase opens with; what is part of a noun stays: 制造业, 开放时间."""
    grammar = _grammar()
    summed = [grammar.summed] if _SUM.search(plain, start, end) else []
    for pattern in (_AGENT, _HAS, *summed, grammar.lead, grammar.lead, grammar.lead):
        found = pattern.match(plain, start, end)
        at = found.end() if found else start
        if end - at >= 2 and (pattern is _AGENT or not {plain[at], plain[at : at + 2]} & grammar.parts):
            start = at
    return start


def _is_noun(plain: str, start: int, end: int) -> bool:
    """Whether a phrase may name something: numbers in it belong to a noun (15分钟医疗服务圈), it is no verb alone."""
    grammar, words_of = _grammar(), plain[start:end]
    if HIDDEN in words_of or end - start < 2 or grammar.bare.fullmatch(words_of):
        return False
    rests = [words_of[number.end() :] for number in _NUMBER.finditer(words_of)]
    if rests and _CHANGED.search(words_of):
        return False
    return all(len(rest) > 2 and "、" not in rest and not grammar.bare.fullmatch(rest, 1) for rest in rests)


def _after(plain: str, whole: Span) -> Span | None:
    start, grammar = whole.end, _grammar()
    while plain[start : start + 1] in (" ", "的") and start < len(plain):
        start += 1
    if plain[start : start + 1] == "“":  # 100所“四有”学校: the quoted name is part of the noun
        closing = plain.find("”", start, start + 30)
        rest = grammar.behind.match(plain, closing + 1) if closing > 0 else None
        return Span(start, rest.end() if rest else closing + 1) if closing > 0 else None
    found = grammar.behind.match(plain, start)
    if found is None or grammar.level.fullmatch(found.group()[:3]) or grammar.level.fullmatch(found.group()[:2]):
        return None
    end = next(_ends(plain, start, found.end()), found.end())
    while end > start and plain[end - 1] in " 的等":
        end -= 1
    return Span(start, end) if end - start >= 2 or (end > start and plain[start] in "县市区省村镇乡校户河湖") else None


def _ends(plain: str, start: int, end: int) -> Iterator[int]:
    """Where a predicate begins that the noun at `start` is the subject or the object of."""
    for inside in _grammar().predicates.finditer(plain, start + 2, end):
        if "的" not in plain[inside.end() : end]:
            yield inside.start()
