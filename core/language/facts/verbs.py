"""The leading verbs of sentences and their parts: what a plan promises to do, and how strongly it says so."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from core.language.facts.data import Lexis, any_of, verbs, words
from core.language.facts.fact import Fact, FactKind
from core.language.facts.scene import Scene
from core.model import Span

_NO_ACTOR = re.compile(r"[的“”《》\d\0]")
_SUBJECT = 40  # code points of an actor before its verb
_MARKS = re.compile(r"[,。;:!?\n.]")
_FULL_STOP = re.compile(r"[\u4e00-\u9fff)](?=\.(?!\d))|[%”》](?= ?\.)")  # what a point that ends a sentence stands behind
_NUMBER = re.compile(
    r"[ ]*(?:\(?[一二三四五六七八九十\d]{1,3}[)、.]|第[一二三四五六七八九十百零\d]+[条款项]"
    r"|[一二三四五六七八九十]+[是要](?![求因])|[①-⑳]|[•·●■◆*-])?[ ]*"
)
_NUMERALS = "一二三四五六七八九十第"  # the Chinese characters that the number of a clause may begin with
_MODAL = re.compile(r"(?:应当|必须|可以|要|应|须|还|再|并|均|都|也|定期|依法|切实|积极|主动|全面)*")
_OPENING = re.compile(r"(?:力争|争取)?(?:到|在|从|至|自|于|截至|截止)?")
_TERM = re.compile(
    r"(?:用|提前|每|以)(?:半|\d+|[一二两三四五六七八九十]+)(?:至[一二三四五六七八九十\d])?个?"
    r"(?:年|月|学期|学年|季度|周|天)(?:左右)?(?:的?时间)?"
)


@dataclass(frozen=True, slots=True)
class _Grammar:
    verb: Lexis
    adverb: Lexis
    soft: re.Pattern[str]
    actor: re.Pattern[str]
    disposal: re.Pattern[str]
    papers: re.Pattern[str]
    circumstance: re.Pattern[str]
    heads: re.Pattern[str]
    causing: frozenset[str]
    changing: frozenset[str]
    measuring: frozenset[str]
    done: dict[str, re.Pattern[str]]
    not_nouns: frozenset[str]


_ADVERBS = 20  # code points of adverbs before a verb


@cache
def _grammar() -> _Grammar:
    known = verbs()
    second = any_of(verb for verb in known if len(verb) == 2)
    return _Grammar(
        verb=Lexis(known, rf"(?:[和并、与](?:{second})(?=[^、,。;]))?"),
        adverb=Lexis(words("adverbs"), "地?"),
        soft=re.compile(any_of(words("softeners"))),
        actor=re.compile(rf"(?:{any_of(words('agency ends'))})(?:\([^)]*\))?等?"),
        disposal=re.compile(any_of(words("dealt with"))),
        papers=re.compile(any_of(words("papers"))),
        circumstance=re.compile(any_of(words("circumstance"))),
        heads=re.compile(any_of(words("subject heads"))),
        causing=frozenset(words("causing")),
        changing=frozenset(words("changing")),
        measuring=frozenset(words("measuring")),
        done=dict.fromkeys("对向与同", re.compile(any_of(words("done to"))))
        | dict.fromkeys("为给", re.compile(any_of(words("done for")))),
        not_nouns=frozenset(words("not nouns")),
    )


def leading_verbs(scene: Scene, taken: Sequence[Fact]) -> Iterator[Fact]:
    """The verb each part of a sentence opens with, after adverbs, times and an actor; what opens with none gives none."""
    hidden = [(each.start - 1, each.end + 1) for each in (*scene.titles, *scene.quotes) if each.depth == 0]
    veiled = scene.hide(scene.plain, hidden)
    times = {fact.span.start: fact.span.end for fact in taken if fact.kind is FactKind.TIME}
    start = 0
    for mark in [*(found.span() for found in _MARKS.finditer(veiled) if _parts(veiled, found)), (len(veiled), len(veiled))]:
        if mark[0] > start and (found := _leading(veiled, start, mark[0], times)):
            group, verb = found
            yield Fact(
                FactKind.VERB, group, scene.text[group.start : group.end], title=verb, strength=verbs().get(verb, "driving")
            )
        start = mark[1]


def _parts(plain: str, mark: re.Match[str]) -> bool:
    """Whether a mark ends a part of a sentence; a point may stand in a number or behind one, a colon in a ratio."""
    at = mark.start()
    if mark.group() == ":":
        return not plain[at + 1 : at + 2].isdigit()
    return mark.group() != "." or any(_FULL_STOP.match(plain, at - back) for back in (1, 2) if at >= back)


def _leading(plain: str, start: int, end: int, times: dict[int, int]) -> tuple[Span, str] | None:
    grammar = _grammar()
    number = None if plain[start] >= "\u4e00" and plain[start] not in _NUMERALS else _NUMBER.match(plain, start, end)
    begun = number.end() if number else start
    at = _past_times(plain, begun, end, times)
    found = _predicate(plain, at, end, grammar, ends=at > begun) or _behind_phrase(plain, at, end, grammar)
    if found is None and not grammar.circumstance.match(plain, at, end):
        until = min(end, at + _SUBJECT)
        stop = _NO_ACTOR.search(plain, at, until)
        for actor in grammar.actor.finditer(plain, at, stop.start() if stop else until):
            if plain[actor.start() - 1] == "为":  # 以乡镇为单位
                continue
            if found := _predicate(plain, actor.end(), end, grammar, after_subject=True):
                break
    if found is None and (said := _OBLIGED.search(plain, at, min(end, at + _SUBJECT))):  # 任何单位和个人不得擅自减少经费
        found = _verb_at(plain, said.end(), end, grammar, ends=True)
    if found is None and (
        plain[at : at + 1] in tuple("自从在到于经") or not grammar.circumstance.match(plain, at, end)
    ):  # 自2021年9月1日起施行
        behind = next((until for begun, until in times.items() if at < begun and until < end and begun - at <= _SUBJECT), None)
        found = _predicate(plain, behind, end, grammar, after_subject=True) if behind else None
    return found


def _predicate(
    plain: str, at: int, end: int, grammar: _Grammar, *, after_subject: bool = False, ends: bool = False
) -> tuple[Span, str] | None:
    """The verb at a place, or behind what 将 and 把 hold before it; where it `ends` the phrase it may stand alone."""
    if plain.find("将", at, end) >= 0 or plain.find("把", at, end) >= 0:
        modal = _MODAL.match(plain, at, end)
        begun = modal.end() if modal else at
        if plain[begun : begun + 1] in ("将", "把") and (found := _disposed(plain, begun, end, grammar)):
            return found
    return _verb_at(plain, at, end, grammar, after_subject=after_subject, ends=ends)


_PARTS = re.compile(r"分[一二两三四五六七八九十\d]+个?(?:批次?|期|阶段|类|级|步|层|年)")
_OBLIGED = re.compile("不得|应当|必须|可以|的(?=予以|给予|责令|处以)")
_EACH = re.compile(r"每(?=[^,。;]{3})")
_PHRASES = (  # how phrases before a predicate begin, and the words one of which they end with
    (re.compile(r"在(?=[^,。;]{2})"), re.compile("方面|领域|基础上|过程中|前提下|范围内|期间|[上中下内]")),
    (
        re.compile(r"(?:以|按照?|根据|依据|通过|围绕|利用|采取)(?=[^,。;]{2})"),
        re.compile(
            "要求|原则|标准|规定|思路|部署|程序|方式|形式|办法|机制|途径|渠道|等|比例|额度|规模|频次|顺序|步骤|模式|路径|时限"
            "|节点|精神|理念|姿态|作风|力度|举措|措施|手段|方法"
            "|为(?:重点|抓手|契机|主线|载体|目标|核心|依托|牵引|导向|突破口|主题|基础|龙头|统领|引领|中心|主体?|单位|支撑|纽带"
            "|关键|动力|根本|指[导引])"
        ),
    ),
)


def _behind_phrase(plain: str, at: int, end: int, grammar: _Grammar) -> tuple[Span, str] | None:
    """The verb behind the phrase that a part of a sentence opens with: 以…为重点完善…, 对十类问题进行整治."""
    if done := grammar.done.get(plain[at : at + 1]):
        for verb in done.finditer(plain, at + 3, end):
            if _is_free(plain, *verb.span()):
                return Span(*verb.span()), verb.group()
        return _behind_adverb(plain, at + 3, end, grammar) if plain[at] in "对向" else None
    if parts := _PARTS.match(plain, at, end) or _EACH.match(plain, at, end):
        tried = (_verb_at(plain, parts.end() + more, end, grammar) for more in ((1, 2, 3) if plain[at] == "每" else (0,)))
        return next(filter(None, tried), None)
    for opens, closes in _PHRASES:
        if opens.match(plain, at, end):
            for close in closes.finditer(plain, at + 2, min(end, at + _SUBJECT)):
                if found := _verb_at(plain, close.end(), end, grammar, ends=True):
                    return found
            return _behind_adverb(plain, at + 3, end, grammar) if plain[at] == "在" else None
    return None


def _behind_adverb(plain: str, at: int, end: int, grammar: _Grammar) -> tuple[Span, str] | None:
    """The first verb that an adverb of two characters or more stands before: 对民办学校限期整改, 在义务教育学校全面推行."""
    for start in range(at, end - 1):
        adverb = grammar.adverb.match(plain, start, end)
        if adverb and len(adverb.group()) > 1 and _is_free(plain, *adverb.span()):
            found = _verb_at(plain, adverb.end(), end, grammar, ends=True)
            if found and _is_free(plain, found[0].start, found[0].end):
                return found
    return None


def _is_free(plain: str, start: int, end: int) -> bool:
    """Whether words are no part of a noun phrase by what stands beside them."""
    return plain[start - 1] not in "的和与及、" and plain[end : end + 1] not in ("的", "之", "和", "与", "、")


def _past_times(plain: str, at: int, end: int, times: dict[int, int]) -> int:
    """Behind the times, terms and efforts that a part of a sentence opens with: 力争到2025年, 用三年时间, 提前半年."""
    while at < end and (at in times or plain[at] in _BEFORE_TIMES):
        opening = _OPENING.match(plain, at, end)
        begun = opening.end() if opening else at
        term = _TERM.match(plain, begun, end)
        if begun in times and times[begun] < end:
            at = times[begun]
        elif term and term.end() < end:
            at = term.end()
        else:
            return at
        while at < end and plain[at] in " 起内":
            at += 1
    return at


_BEFORE_TIMES = "力争到在从至自于截用提每以"  # what the openings and terms before a predicate begin with


def _verb_at(
    plain: str, at: int, end: int, grammar: _Grammar, *, after_subject: bool = False, ends: bool = False
) -> tuple[Span, str] | None:
    """The verb group at a place, after its adverbs; a softener with a verb behind it is part of the group."""
    group, least = at, at
    passed: re.Match[str] | None = None  # an adverb that may be the verb itself: 坚持共商共建
    while at - least <= _ADVERBS:
        at += len(plain[at:end]) - len(plain[at:end].lstrip(" ")) if plain[at : at + 1] == " " else 0
        verb, adverb = grammar.verb.match(plain, at, end), grammar.adverb.match(plain, at, end)
        if verb and not (adverb and adverb.end() >= verb.end() and _goes_on(plain, adverb.end(), end, grammar)):
            if not _is_predicate(plain, verb, end, after_subject=after_subject, ends=ends):
                break
            softener = grammar.soft.match(plain, group, at) if group < at else None
            start = group if softener and softener.end() == at and grammar.verb.match(plain, group, end) else at
            return _named(plain, Span(start, verb.end()), verb.group(), grammar)
        if adverb is None or adverb.end() == at:
            break
        passed = passed or (verb if verb and verb.end() == adverb.end() else None)
        group, at = at, adverb.end()
    if passed and _is_predicate(plain, passed, end, after_subject=after_subject, ends=ends):
        return Span(*passed.span()), passed.group()
    return None


def _is_predicate(plain: str, verb: re.Match[str], end: int, *, after_subject: bool, ends: bool) -> bool:
    word, at = verb.group(), verb.end()
    behind = plain[at : at + 1]
    if len(word) == 1 and not _COUNTED.match(behind):
        return False
    if word in _grammar().measuring and _SO_MUCH.match(plain, at, end):  # 增加约29万公里: how much
        return False
    if ends and at == end:
        return len(word) > 1
    return behind not in ("的", "之") and not _is_noun(plain, verb, end, after_subject=after_subject)


def _named(plain: str, group: Span, verb: str, grammar: _Grammar) -> tuple[Span, str]:
    """The group and the verb it is known by."""
    if len(verb) == 4 and verb[:2] in verbs() and grammar.papers.match(plain, group.end):
        return Span(group.start, group.end - 2), verb[:2]  # 制定实施方案: the second word is part of the noun
    return group, verb


def _goes_on(plain: str, at: int, end: int, grammar: _Grammar) -> bool:
    """Whether an adverb that is also a verb has a verb behind it."""
    more = grammar.adverb.match(plain, at, end) and plain[at : at + 1] not in "要应将"
    return bool(grammar.verb.match(plain, at, end)) or bool(more)


_COUNTED = re.compile(r"[\d一二两三四五六七八九十百千万“《]")  # what a verb of one character stands before
_SO_MUCH = re.compile("[了约近超过至到在]{0,3} ?[\\d一二两三四五六七八九十百千万亿]")
_PREDICATE = re.compile(
    r"(?:达到?|提高|压缩|增长|下降|降低|提升|不低于|超过|控制|保持|稳定)(?:至|到|在|了)?(?:\d|[一二三四五六七八九十百]+分)"
    r"|^(?:不少于|不低于|不超过|不高于|超过|高于|低于|达到?)\d"
    r"|(?:明显|显著|持续|稳步|不断|进一步)(?:提升|改善|提高|增强|优化|扩大|健全|完善|下降|加强|向好)$"
)
_TOLD = re.compile(r"[\d率占比分成]|[实建]成$|实现$|收官$")  # a cheap look before that for levels
_LEVEL = re.compile(
    r"^[^,。;]{0,24}(?:率|占比|比例|比重|强度|水平|数量|总数|总量|面积|额|规模|人数|经费)(?:均|都|要|应|力争)?"
    r"(?:达|达到|为|提高到|提升到|提高至|提升至|提升|增长|下降|不低于|不少于|不高于|超过|超|不足|低于|高于|控制在|保持在|稳定在"
    r"|增加到|降至|降到|突破)\D{0,14}\d"
    r"|^[^,。;]{0,24}(?:率|占比|比例|比重)\d"
    r"|^[^,。;]{0,20}的[^,。;]{1,8}(?:率|占比|比例|比重)"
    r"|^[^,。;]{1,20}由[^,。;]{1,14}(?:压缩|缩短|提高|提升|增加|下降|降低?|增|升|扩大|调整)[至到]"
    r"|^[^,。;的]{1,12}(?:精简|压减|压缩|缩短|延长|增长|下降|减少|降低)了?(?:约|近|超过?)?(?:\d|[一二三四五六七八九十百]+(?:分|成|倍|个百))"
    r"|(?:胜利|顺利|圆满|如期|全部|基本)(?:完成|实现|建成|收官)$"
)


def _is_noun(plain: str, verb: re.Match[str], end: int, *, after_subject: bool) -> bool:
    """Whether what looks like a verb is part of a noun phrase that has a predicate of its own: 建设水平明显提升."""
    grammar = _grammar()
    rest = plain[verb.end() : end]
    if not rest:
        return len(verb.group()) < 3 and verb.group() not in ("施行", "执行", "实施")
    if rest[0] in "率数量额值性者员费权法线度期点组价书":
        return rest[:2] not in grammar.not_nouns
    if after_subject and (grammar.heads.fullmatch(rest) or verb.group() in grammar.changing or _PREDICATE.search(rest)):
        return True
    return verb.group() not in grammar.causing and bool(_TOLD.search(rest) and _LEVEL.search(rest))


def _disposed(plain: str, at: int, end: int, grammar: _Grammar) -> tuple[Span, str] | None:
    """The verb of 将…纳入…, 把…落实: it stands behind what is dealt with."""
    for found in grammar.disposal.finditer(plain, at + 2, end):
        if not grammar.heads.match(plain, found.end(), end):  # 将落实情况报教育厅
            return Span(*found.span()), found.group()
    return None
