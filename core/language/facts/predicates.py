"""A verb group at a place of a sentence: after its adverbs, told from the noun phrase that begins alike."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from core.language.facts.data import Lexis, any_of, verbs, words
from core.model import Span


@dataclass(frozen=True, slots=True)
class Grammar:
    """The word lists as patterns: verbs and adverbs, what stands before and behind them."""

    verb: Lexis
    adverb: Lexis
    plain_adverb: re.Pattern[str]
    soft: re.Pattern[str]
    improving: frozenset[str]
    carried: frozenset[str]
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
    nominal: frozenset[str]
    named_parts: frozenset[str]


_REPORTED = "|报(?![告表道名送请备批销考刊酬])(?=[^,。;]{0,8}(?:[部委厅局省市县]|政府|国务院|备案|批准))"
_ADVERBS = 20  # code points of adverbs before a verb


@cache
def verb_grammar() -> Grammar:
    """The grammar of verbs, read once."""
    known = verbs()
    second = any_of(verb for verb in known if len(verb) == 2)
    return Grammar(
        verb=Lexis(known, rf"(?:[和并、与](?:{second})(?=[^、,。;]))?"),
        adverb=Lexis(words("adverbs"), "地?"),
        plain_adverb=re.compile(any_of(words("plain adverbs"))),
        soft=re.compile(any_of(words("softeners"))),
        improving=frozenset(words("improving")),
        carried=frozenset(words("carried on")),
        actor=re.compile(rf"(?:{any_of(words('agency ends'))})(?:\([^)]*\))?等?"),
        disposal=re.compile(any_of(words("dealt with")) + _REPORTED),
        papers=re.compile(any_of(words("papers"))),
        circumstance=re.compile(any_of(words("circumstance"))),
        heads=re.compile(any_of(words("subject heads"))),
        causing=frozenset(words("causing")),
        changing=frozenset(words("changing")),
        measuring=frozenset(words("measuring")),
        done=dict.fromkeys("对向与同", re.compile(any_of(words("done to"))))
        | dict.fromkeys("为给", re.compile(any_of(words("done for")))),
        not_nouns=frozenset(words("not nouns")),
        nominal=frozenset(words("nominal")),
        named_parts=frozenset(words("named parts")),
    )


def verb_at(plain: str, at: int, end: int, *, after_subject: bool = False, ends: bool = False) -> tuple[Span, str] | None:
    """The verb group at a place, after its adverbs; a softener with a verb behind it is part of the group."""
    grammar, group, least = verb_grammar(), at, at
    passed: re.Match[str] | None = None  # an adverb that may be the verb itself: 坚持共商共建
    while at - least <= _ADVERBS:
        at += len(plain[at:end]) - len(plain[at:end].lstrip(" ")) if plain[at : at + 1] == " " else 0
        verb, adverb = grammar.verb.match(plain, at, end), grammar.adverb.match(plain, at, end)
        if verb and not (adverb and adverb.end() >= verb.end() and _goes_on(plain, adverb.end(), end)):
            closes = (
                at > least
                and not (passed or after_subject or verb.group() == "发展")
                and bool(grammar.plain_adverb.match(plain, least, at))
            )
            if not _is_predicate(plain, verb, end, after_subject=after_subject, ends=ends or closes):
                break
            softener = grammar.soft.match(plain, group, at) if group < at else None
            start = group if softener and softener.end() == at and grammar.verb.match(plain, group, end) else at
            if start < at and verb.group() not in grammar.carried and _is_object(plain, plain[start:at], verb.end(), end):
                return Span(start, at), plain[start:at]
            return _named(plain, Span(start, verb.end()), verb.group())
        if adverb is None or adverb.end() == at:
            break
        passed = passed or (verb if verb and verb.end() == adverb.end() else None)
        group, at = at, adverb.end()
        at += plain[at : at + 1] == "、" and grammar.adverb.match(plain, at + 1, end) is not None  # 有计划、分层次举办
    if passed and _is_predicate(plain, passed, end, after_subject=after_subject, ends=ends):
        return Span(*passed.span()), passed.group()
    return None


def _is_predicate(plain: str, verb: re.Match[str], end: int, *, after_subject: bool, ends: bool) -> bool:
    word, at = verb.group(), verb.end()
    behind = plain[at : at + 1]
    if len(word) == 1 and not _COUNTED.match(behind) and (after_subject or not _SHORT.match(plain, at, end)):
        return False
    if word in verb_grammar().measuring and _SO_MUCH.match(plain, at, end):  # 增加约29万公里: how much
        return False
    if ends and at == end:
        return len(word) > 1
    return behind not in ("的", "之") and not _is_noun(plain, verb, end, after_subject=after_subject)


def _is_object(plain: str, softener: str, behind: int, end: int) -> bool:
    """Whether the verb before `behind` is part of what the softener governs: 强化|监督执纪问责, 加快|布局调整."""
    grammar = verb_grammar()
    last = grammar.verb.match(plain, behind, end)
    return softener in grammar.improving or (softener == "加快" and last is not None and last.end() == end)


def _named(plain: str, group: Span, verb: str) -> tuple[Span, str]:
    """The group and the verb it is known by."""
    if len(verb) == 4 and verb[:2] in verbs() and verb[:2] != "贯彻" and verb_grammar().papers.match(plain, group.end):
        return Span(group.start, group.end - 2), verb[:2]  # 制定实施方案: the second word is part of the noun
    return group, verb


def _goes_on(plain: str, at: int, end: int) -> bool:
    """Whether an adverb that is also a verb has a verb behind it."""
    grammar = verb_grammar()
    more = grammar.adverb.match(plain, at, end) and plain[at : at + 1] not in "要应将"
    return bool(grammar.verb.match(plain, at, end)) or bool(more)


_COUNTED = re.compile(r"[\d一二两三四五六七八九十百千万“《]")  # what a verb of one character stands before
_SHORT = re.compile(  # and what else goes with one: 防重症、保健康, 报国务院备案, 让群众满意
    r"(?<=[稳保促防扩强补降控抓优])[\u4e00-\u9fff]{2,3}(?:、|(?:[稳保促防扩强补降控][\u4e00-\u9fff]{2,3})*$)"
    r"|(?<=报)[^,。;]{2,24}(?:备案|批准|审[批核定议]|同意|核准)|(?<=让)(?<!不让)[\u4e00-\u9fff]{3}"
)
_SO_MUCH = re.compile("[了约近超过至到在]{0,3} ?[\\d一二两三四五六七八九十百千万亿]")
_PREDICATE = re.compile(
    r"(?:达到?|提高|压缩|增长|下降|降低|提升|不低于|超过|控制|保持|稳定)(?:至|到|在|了)?(?:\d|[一二三四五六七八九十百]+分)"
    r"|^(?:不少于|不低于|不超过|不高于|超过|高于|低于|达到?)\d"
    r"|(?:明显|显著|持续|稳步|不断|进一步)(?:提升|改善|提高|增强|优化|扩大|健全|完善|下降|加强|向好)$"
    r"|(?:更加|更为|日趋|日益)[\u4e00-\u9fff]{2}$"
)
_TOLD = re.compile(r"[\d率占比分成]|[实建]成$|实现$|收官$|[升强高善优大全康]$")  # a cheap look before that for levels
_LEVEL = re.compile(
    r"^[^,。;]{0,24}(?:率|占比|比例|比重|强度|水平|数量|总数|总量|面积|额|规模|人数|经费)(?:均|都|要|应|力争)?"
    r"(?:达|达到|为|提高到|提升到|提高至|提升至|提升|增长|下降|不低于|不少于|不高于|超过|超|不足|低于|高于|控制在|保持在|稳定在"
    r"|增加到|降至|降到|突破)\D{0,14}\d"
    r"|^[^,。;]{0,24}(?:率|占比|比例|比重)\d"
    r"|^[^,。;]{0,20}的[^,。;]{1,8}(?:率|占比|比例|比重)"
    r"|^[^,。;]{1,20}由[^,。;]{1,14}(?:压缩|缩短|提高|提升|增加|下降|降低?|增|升|扩大|调整)[至到]"
    r"|^[^,。;的]{1,12}(?:精简|压减|压缩|缩短|延长|增长|下降|减少|降低)了?(?:约|近|超过?)?(?:\d|[一二三四五六七八九十百]+(?:分|成|倍|个百))"
    r"|(?:胜利|顺利|圆满|如期|全部|基本)(?:完成|实现|建成|收官)$"
    r"|^[^,。;]{0,20}(?:能力|水平|质量|程度|效益|规模|体系|机制|环境|条件)(?:明显|显著|持续|稳步|不断|进一步|大幅|全面)"
    r"(?:增强|提升|提高|改善|优化|扩大|健全|完善|加强)$"
)


def _is_noun(plain: str, verb: re.Match[str], end: int, *, after_subject: bool) -> bool:
    """Whether what looks like a verb is part of a noun phrase that has a predicate of its own: 建设水平明显提升."""
    grammar = verb_grammar()
    rest = plain[verb.end() : end]
    if not rest:
        return len(verb.group()) < 3 and verb.group() not in ("施行", "执行", "实施")
    if verb.group() in grammar.nominal and rest in grammar.named_parts:
        return True
    if rest[0] in "率数量额值性者员费权法线度期点组价书":
        return rest[:2] not in grammar.not_nouns
    if after_subject and _SET.match(rest):
        return True
    if after_subject and (grammar.heads.fullmatch(rest) or verb.group() in grammar.changing or _PREDICATE.search(rest)):
        return True
    return verb.group() not in grammar.causing and bool(_TOLD.search(rest) and _LEVEL.search(rest))


_SET = re.compile("(?:时间|期限|对象|名额|范围|方式|标准|内容)(?:为|是|在|定于)")  # 推荐|时间为10月
_PLACED = "入为到于在成给"  # verbs that end with these stand before where something is put: 列入工作计划


def disposed(plain: str, at: int, end: int) -> tuple[Span, str] | None:
    """The verb of 将…纳入…, 把…落实: it stands behind what is dealt with."""
    grammar = verb_grammar()
    for found in grammar.disposal.finditer(plain, at + 2, end):
        if plain[found.start() - 1] in "和与及的" or plain[found.end() : found.end() + 1] in ("部", "委"):  # 将会同建设部…
            continue
        if found.group()[-1] in _PLACED or not grammar.heads.match(plain, found.end(), end):  # 将落实情况报教育厅
            return Span(*found.span()), found.group()
    return None
