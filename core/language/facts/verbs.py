"""The leading verbs of sentences and their parts: what a plan promises to do, and how strongly it says so."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from core.language.facts.data import verbs
from core.language.facts.fact import Fact, FactKind
from core.language.facts.predicates import disposed, verb_at, verb_grammar
from core.language.facts.scene import Scene
from core.model import Span

_NO_ACTOR = re.compile(r"[的“”《》\d\0]")
_SUBJECT = 40  # code points of an actor before its verb
_MARKS = re.compile(r"[,。;:!?\n.]")
_FULL_STOP = re.compile(r"[\u4e00-\u9fff)](?=\.(?!\d))|[%”》](?= ?\.)")  # what a point that ends a sentence stands behind
_NUMBER = re.compile(
    r"[ ]*(?:\(?[一二三四五六七八九十\d]{1,3}[)、.]|第[一二三四五六七八九十百零\d]+[条款项]"
    r"|[一二三四五六七八九十]+[是要](?![求因])|[①-⑳]|[•·●■◆*]|-{1,2})?[ ]*"
)
_NUMERALS = "一二三四五六七八九十第"  # the Chinese characters that the number of a clause may begin with
_MANNER = re.compile("[\u4e00-\u9fff]{2,6}地")  # 原原本本地
_EACH_ITS_OWN = re.compile("“[一每][\u4e00-\u9fff][一每][\u4e00-\u9fff]”")  # an adverb in quotation marks: “一校一策”
_OPENING = re.compile(r"(?:力争|争取)?(?:到|在|从|至|自|于|截至|截止)?")
_TERM = re.compile(
    r"(?:用|提前|每|以|连续)(?:半|\d+|[一二两三四五六七八九十]+)(?:[至到-][一二三四五六七八九十\d])?个?"
    r"(?:年|月|学期|学年|季度|周|天)(?:左右)?(?:的?时间)?"
    r"|[一二两三四五六七八九十]+年(?=累计|内|来|共)"
)


def leading_verbs(scene: Scene, taken: Sequence[Fact]) -> Iterator[Fact]:
    """The verb each part of a sentence opens with, after adverbs, times and an actor; what opens with none gives none."""
    hidden = [(each.start - 1, each.end + 1) for each in (*scene.titles, *scene.quotes) if each.depth == 0]
    bare = _EACH_ITS_OWN.sub(lambda own: " " * len(own.group()), scene.plain)
    veiled = scene.hide(bare, [span for span in hidden if bare[span[0]] != " "])
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
    if plain[end - 1] == "的" or plain.startswith(("是", "关于"), start):  # 构成犯罪的; 是…的决胜之年; 关于加强…的意见
        return None
    number = None if plain[start] >= "\u4e00" and plain[start] not in _NUMERALS else _NUMBER.match(plain, start, end)
    begun = number.end() if number else start
    at = _past_times(plain, begun, end, times)
    found = _action(plain, at, end, ends=at > begun)
    circumstance = verb_grammar().circumstance.match(plain, at, end)
    if found is None and not circumstance:
        found = _of_actor(plain, at, end)
    if found and verbs().get(found[1]) != "soft" and found[1] not in verb_grammar().causing:
        found = _obliged(plain, found[0].end, end) or found  # 考核应采用…: what looks like a verb is the subject
    if found is None:
        found = _obliged(plain, at, end, _ALLOWED)
    if found is None and (plain[at : at + 1] in tuple("自从在到于经") or not circumstance):  # 自2021年9月1日起施行
        behind = next((until for begun, until in times.items() if at < begun and until < end and begun - at <= _SUBJECT), None)
        found = _predicate(plain, behind, end, after_subject=True) if behind else None
        if found and plain[found[0].end : found[0].end + 1] in ("、", "与", "和"):  # “十三五”规划、纲要
            found = None
    return found or (None if circumstance else _of_anybody(plain, at, end))


def _of_actor(plain: str, at: int, end: int) -> tuple[Span, str] | None:
    """What an actor does that the part opens with: 各级政府定期研究…."""
    until = min(end, at + _SUBJECT)
    stop = _NO_ACTOR.search(plain, at, until)
    for actor in verb_grammar().actor.finditer(plain, at, stop.start() if stop else until):
        if plain[actor.start() - 1] == "为":  # 以乡镇为单位
            continue
        if plain[end - 1] in "上中下" and "在" in plain[at : actor.start()]:  # 在国务院统一领导下
            continue
        if found := _action(plain, actor.end(), end, after_subject=True):
            return found
    return None


_NOBODY = re.compile(
    r"[是的为有对以在不“\0]|关于|围绕|按照|根据|通过|结合|随着"
)  # behind these: no predicate of what comes first
_TITLE = re.compile(r"(?:要点|意见|通知|方案|办法|报告|规划|活动)$")


def _of_anybody(plain: str, at: int, end: int) -> tuple[Span, str] | None:
    """What anybody does, told by an adverb that stands in no noun: 企业和员工共同克服困难."""
    stop = _NOBODY.search(plain, at, min(end, at + _SUBJECT))
    if _TITLE.search(plain[at:end]):
        return None
    for adverb in verb_grammar().plain_adverb.finditer(plain, at + 2, stop.start() if stop else min(end, at + _SUBJECT)):
        found = verb_at(plain, adverb.end(), end, after_subject=True)
        if found and found[0].end < end and _is_free(plain, found[0].start, found[0].end):
            return found
    return None


_MUST = re.compile(
    "不得|应当|必须|(?<![需主重必只首概纲摘简扼紧])要(?![求素点件闻务领义害塞道职旨目案地么])"
    "|(?<![供适响反感对照回呼效相])应(?![用急对变该答有力届当])|须(?!知)"
)
_ALLOWED = re.compile(rf"{_MUST.pattern}|可以|有权|继续|的(?=予以|给予|责令|处以)")


def _obliged(plain: str, at: int, end: int, modal: re.Pattern[str] = _MUST) -> tuple[Span, str] | None:
    """What someone is to do behind a word that says so: 任何单位和个人不得擅自减少经费."""
    for said in modal.finditer(plain, at, min(end, at + _SUBJECT)):
        if found := _action(plain, said.end(), end, ends=said.group() != "继续"):
            return found
    return None


def _action(plain: str, at: int, end: int, *, after_subject: bool = False, ends: bool = False) -> tuple[Span, str] | None:
    """The verb at a place, or behind adverbs and a phrase there: 积极为企业提供…."""
    if found := _predicate(plain, at, end, after_subject=after_subject, ends=ends):
        return found
    until = min(end, at + _SUBJECT)
    if (manner := _MANNER.match(plain, at, until)) and (found := verb_at(plain, manner.end(), end)):
        return found
    while at < until:
        if found := _behind_phrase(plain, at, end):
            return found
        adverb = verb_grammar().adverb.match(plain, at, until)
        if adverb is None:
            return None
        at = adverb.end()
    return None


def _predicate(plain: str, at: int, end: int, *, after_subject: bool = False, ends: bool = False) -> tuple[Span, str] | None:
    """The verb at a place, or behind what 将 and 把 hold before it; where it `ends` the phrase it may stand alone."""
    if plain.find("将", at, end) >= 0 or plain.find("把", at, end) >= 0:
        begun = _past_adverbs(plain, at, end)
        if plain[begun : begun + 1] in ("将", "把") and (found := disposed(plain, begun, end)):
            return found
    return verb_at(plain, at, end, after_subject=after_subject, ends=ends)


def _past_adverbs(plain: str, at: int, end: int) -> int:
    """Where adverbs end that lead to a 将 or 把, if they do; 现将 is now, no adverb elsewhere (实现)."""
    at += plain.startswith(("现将", "现把"), at)
    while plain[at : at + 1] not in ("将", "把") and (adverb := verb_grammar().adverb.match(plain, at, end)):
        at = adverb.end()
    return at


_PARTS = re.compile(r"分[一二两三四五六七八九十\d]+个?(?:批次?|期|阶段|类|级|步|层|年)")
_SERVES_AS = re.compile(r"为[^,。;]{1,8}$")
_EACH = re.compile(r"每(?=[^,。;]{3})")
_PHRASES = (  # how phrases before a predicate begin, and the words one of which they end with
    (re.compile(r"在(?=[^,。;]{2})"), re.compile("方面|领域|基础上|过程中|前提下|范围内|期间|[上中下内前后时区市县省校园地]")),
    (re.compile(r"从(?=[^,。;]{2})"), re.compile("出发|入手|层面|角度|方面|环节|维度|源头|[中上]")),
    (
        re.compile(r"(?:以|按照?|根据|依据|依照|通过|围绕|利用|采取)(?=[^,。;]{2})"),
        re.compile(
            "要求|原则|标准|规定|思路|部署|程序|方式|形式|办法|机制|途径|渠道|等|比例|额度|规模|频次|顺序|步骤|模式|路径|时限"
            "|节点|精神|理念|姿态|作风|力度|举措|措施|手段|方法|需要|实际|情况|规划|指标|平台|网站|会议|活动|项目|工程|权限|职权|职责"
            "|为(?:重点|抓手|契机|主线|载体|目标|核心|依托|牵引|导向|突破口|主题|基础|龙头|统领|引领|中心|主体?|单位|支撑|纽带"
            "|关键|动力|根本|指[导引])|(?=[对向])"
        ),
    ),
    (re.compile(r"会同(?=[^,。;]{2})"), re.compile("部门|单位|机构|企业|组织|政府|等|[委局厅办部院会]")),
)


def _behind_phrase(plain: str, at: int, end: int) -> tuple[Span, str] | None:
    """The verb behind the phrase that a part of a sentence opens with: 以…为重点完善…, 对十类问题进行整治."""
    if done := verb_grammar().done.get(plain[at : at + 1]):
        return _done(plain, at, end, done) or (_behind_adverb(plain, at + 3, end) if plain[at] in "对向" else None)
    if parts := _PARTS.match(plain, at, end) or _EACH.match(plain, at, end):
        tried = (verb_at(plain, parts.end() + more, end) for more in ((1, 2, 3) if plain[at] == "每" else (0,)))
        return next(filter(None, tried), None)
    for opens, closes in _PHRASES:
        if opens.match(plain, at, end):
            for close in closes.finditer(plain, at + 2, min(end, at + _SUBJECT)):
                if plain[close.end() : close.end() + 1] in ("和", "与"):  # 按照规定和要求
                    continue
                if plain[at] == "以" and _SERVES_AS.search(plain, close.end(), end):  # 以体制机制创新为着力点
                    continue
                if found := _action(plain, close.end(), end, ends=True):
                    return found
            whole = any(close.end() == end for close in closes.finditer(plain, max(at, end - 4), end))  # 在全面推进乡村振兴中
            return _behind_adverb(plain, at + 3, end) if plain[at] in "在根按依" and not whole else None
    return None


def _done(plain: str, at: int, end: int, verb: re.Pattern[str]) -> tuple[Span, str] | None:
    """What is done to or for somebody (对, 为 … at a place), past what only describes them: 对较低费率的机构|给予考核加分."""
    heads = verb_grammar().heads if plain[at] not in "为给" else None  # 对规划实施情况: a noun

    def is_done(each: re.Match[str]) -> bool:
        titled = each.group() == "报告" and each.end() == end  # 对市级政府履职评价报告
        headed = heads is not None and heads.match(plain, each.end(), end) is not None
        return _is_free(plain, *each.span()) and not titled and not headed

    found = [each for each in verb.finditer(plain, at + 3, end) if is_done(each)]
    for each in found:
        if not any(later.start() > plain.find("的", each.end(), end) > 0 for later in found):
            return Span(*each.span()), each.group()
    return None


_ONE = "只都"  # adverbs of one character that stand before a verb and in no noun


def _behind_adverb(plain: str, at: int, end: int) -> tuple[Span, str] | None:
    """The first verb that an adverb stands before: 对民办学校限期整改, 在义务教育学校全面推行."""
    for start in range(at, end - 1):
        adverb = verb_grammar().adverb.match(plain, start, end)
        if adverb and (len(adverb.group()) > 1 or adverb.group() in _ONE) and _is_free(plain, *adverb.span()):
            found = verb_at(plain, adverb.end(), end, ends=True)
            if found and _is_free(plain, found[0].start, found[0].end):
                return found
    return None


_WITH = re.compile(r"[和与][^、,。;]{2,20}相")


def _is_free(plain: str, start: int, end: int) -> bool:
    """Whether words are no part of a noun phrase by what stands beside them; 建立与职责相适应的… is free."""
    behind = plain[end : end + 1]
    return plain[start - 1] not in "的和与及、在" and (
        behind not in ("的", "之", "和", "与", "、") or bool(_WITH.match(plain, end))
    )


_BEFORE_TIMES = "力争到在从至自于截用提每以连一二两三四五六七八九十"  # what the openings and terms before a predicate begin with


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
        while at < end and plain[at] in " 起内和、":
            at += 1
    return at
