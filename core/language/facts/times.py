"""Points in time and deadlines: dates, years, five-year plans, terms, and durations that end somewhere (三年内)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from core.language.facts.data import any_of, words
from core.language.facts.fact import Fact, FactKind
from core.language.facts.numerals import CHINESE, LONGEST, NUMBER, value_of
from core.language.facts.scene import Scene
from core.model import Span

_LONG = re.compile(rf"[{CHINESE}]{{{LONGEST + 1},}}")
_EVERY = r"每(?:半年|学年|学期|年度?|季度|月)"
_DASH = r" ?[-至到] ?"
_CHINESE_DIGIT = "〇零一二三四五六七八九"
_YEAR = rf"(?:(?<!\d)(?:19|20)\d\d(?!\d)|(?<![A-Za-z\d])(?:20)?[xX×*]{{2,4}}|[一二][九〇零][{_CHINESE_DIGIT}]{{2}})"
# 前 of 前三季度, 初 of 初中, 内 of 内蒙古 are no parts of a time
_AROUND = (
    r"(?:以前|之前|以来|之后|期间|以内|之内|前后|前夕|后(?![备勤续进期发扶])"
    r"|前(?![沿列瞻期来往端景后进提置夕项款述一二三四五两几\d])"
    r"|起(?![草步点到来始诉源义])|内(?![蒙部地涵容外生需控审陆在设]))"
)
_EDGE = (
    r"(?: ?(?:年底|年初|年末|年终|上半年|下半年|前?[第]?[一二三四1-4](?:至[二三四])?季度[末初]?|[上中下]旬"
    r"|底(?![线层子数色])|初(?![中级步高次始心衷等任])|末(?![端位])))?"
    rf"{_AROUND}?"
)
_MONTH = r"(?:1[0-2]|0?[1-9]|十[一二]?|[二三四五六七八九]|一)月(?!月)份?"
_MONTHS = rf"(?:1[0-2]|0?[1-9])(?:月份?)?(?:{_DASH}|、(?=\d{{1,2}}月份))(?:1[0-2]|0?[1-9])月份?"
_HOUR = r"(?: ?(?:\d{1,2}|零|二?十[一二三四五六七八九]?|[一二三四五六七八九])[时点](?![间段期代候效差整上以]))?"
_DAY = r"(?:[1-3]?\d|[一二三]?十[一二三四五六七八九]?|[一二三四五六七八九])[日号]"
_HOW_LONG = re.compile(
    r"(?:(?:压缩|缩短|控制|压减|压降|缩减|限定|减少|降低|下降|提高|延长|保持|稳定|维持)(?:至|到|在|为)?|不超过|[降缩减][至到])$"
)
_WHOSE = "今年|明年|去年|当年|次年"
_TERM = r"(?:年|个月|周|天|日|个?工作日|小时|分钟|个?学期|个?学年|个季度|个五年)"


@cache
def _pattern() -> re.Pattern[str]:
    """One pattern for every shape of a time; the name of its group tells the shape."""
    prefix, modifiers = any_of(words("before times")), any_of(words("before"))
    feast, of_year = rf"“?(?:{any_of(words('days'))})”?", rf"(?:{_WHOSE}|{_YEAR} ?年)?"
    shapes = {
        "festival": rf"{feast}(?:、{feast})*等(?:法定)?节假日(?:期间)?"
        rf"|{of_year}(?:(?:[本新上下](?=学)|[春秋]季)(?:学[期年])?)?“?(?:{any_of(words('seasons'))})”?{_AROUND}"
        rf"|(?<![双{CHINESE}]){of_year}{feast}(?:、?{feast})*"
        rf"(?:(?:假期|小?长假)(?:期间|前后|[前后])?|期间|前后|前夕|[前后](?![进备勤]))",
        "iso": r"(?<![\d.])(?:19|20)\d\d[-./](?:0?[1-9]|1[0-2])(?:[-./](?:[0-2]?\d|3[01]))?(?![\d.年])",
        "years": rf"{_YEAR}年?{_DASH}{_YEAR}(?:年(?:度|级)?|学年度?(?:第[一二]学期)?)?{_EDGE}"
        rf"|{_YEAR}(?:、{_YEAR})+年(?:度(?!假))?",
        "date": rf"{_YEAR} ?年(?:度(?!假)|[春秋]季(?:学期(?:开学|放假|期末)?)?|[暑寒]期|(?:寒暑|寒|暑)假)?"
        rf"(?: ?{_MONTHS}| ?{_MONTH}(?:[上中下]旬(?=[-至到]))?(?: ?{_DAY}{_HOUR})?)?"
        rf"(?:{_DASH}(?:{_YEAR} ?年)?(?:{_MONTH}(?: ?{_DAY}{_HOUR})?|{_DAY}{_HOUR}))?{_EDGE}",
        "plan": r"“十[一二三四五六七]五”(?:(?:规划)?(?:时期|期间|期内|期末|末|初|以来|中后期)|[前后][一二两三四]年)"
        r"|“(?:十[一二三四五六七]|[一二三四五六七八九])五”"
        r"|(?<![一二三四五六七八九十\d])十[一二三四五六七]五(?=规划|时期|期间|期末|末|初|以来|开局|收官)"
        r"(?:时期|期间|期末|末|初|以来)?",
        "month": rf"(?<![个\d第{_CHINESE_DIGIT}十])(?:{_WHOSE})?{_MONTHS}{_EDGE}"
        rf"|(?<![个\d第{_CHINESE_DIGIT}十每])(?:{_WHOSE})? ?{_MONTH}(?![一二三四五六七八九])(?:[上中下]旬(?=[-至到]))?"
        rf"(?: ?{_DAY}(?![报线]){_HOUR})?(?:{_DASH}(?:{_MONTH})?(?: ?{_DAY}{_HOUR})?)?{_EDGE}",
        "every": rf"{_EVERY}(?:(?:末月|首月)?(?:{_MONTH}(?: ?{_DAY})?|{_DAY}|月?[底末初]){_EDGE})?"
        rf"(?! ?(?:{modifiers})? ?[\d{_CHINESE_DIGIT}十百千万两几数])",
        "day": r"(?<![\d.第])(?:[下次]月)?[1-3]?\d日(?:之前|以前|前|起)|每周[一二三四五六日][前后]?(?![节次轮天个到至])",
        "clock": r"(?<![\d:.])(?:[01]?\d|2[0-3]):[0-5]\d(?:[-至到](?:[01]?\d|2[0-3]):[0-5]\d)?(?![\d:])"
        r"|(?<![\d.])\d{1,2}[时点][-至到](?:次日)?\d{1,2}[时点]",
        "within": rf"(?:(?<![学提以之空])(?:{prefix})的?{NUMBER}(?:[至到-]{NUMBER})? ?{_TERM}(?![级轻])(?:时间)?"
        r"(?:以内|之内|内(?![蒙部外])|以来|来)?)"
        rf"|(?<![第每两\d.])(?:半(?=年)|{NUMBER})(?:[至到-]{NUMBER})? ?{_TERM}(?:时间)?"
        r"(?:以内|之内|内(?![蒙部外])|以来|来(?!源|自|华|访)|之后|以后|之前|以前|后(?![备勤续进期发]))",
        "word": rf"(?:{_WHOSE})?(?:{any_of(words('times'))}){_AROUND}?" + r"|“?本世纪中叶”?",
        "age": r"(?:上个?|本|\d\d|二十一?)世纪(?:(?:[\d一二三四五六七八九][0十])年代(?:[初末]|中后?期)?"
        r"|中叶|末|初(?![中级步高次]))",
    }
    return re.compile("|".join(f"(?P<{name}>{shape})" for name, shape in shapes.items()))


@cache
def _starts() -> re.Pattern[str]:
    """Where a time may begin: a cheap look before the whole pattern is tried."""
    first = {word[0] for word in (*words("times"), *words("before times"), *words("days"), *words("seasons"), "本新上下次")}
    return re.compile(rf"[\dxX×*“几数半每{_CHINESE_DIGIT}十百两{re.escape(''.join(sorted(first)))}]")


def times(scene: Scene) -> Iterator[Fact]:
    """The times of a text, in order; none overlaps another."""
    plain, pattern, starts = scene.plain, _pattern(), _starts()
    at = 0
    while begun := starts.search(plain, at):
        if long := _LONG.match(plain, begun.start()):
            at = long.end()
            continue
        found = pattern.match(plain, begun.start())
        if found is None or not _is_time(found, plain):
            at = begun.start() + 1
            continue
        start, end = found.span()
        while plain[start] == " ":
            start += 1
        yield _fact(scene, found, Span(start, end))
        at = end


def _is_time(found: re.Match[str], plain: str) -> bool:
    start, end = found.span()
    before, after = plain[max(0, start - 12) : start], plain[end : end + 2]
    said = found.group()
    checks = {
        # without 年 a pair of years is one in a title, in brackets or at the end
        "years": said[-1] in "年度前后内底末初" or "学年" in said or after[:1] in (")", "》", "", "\n"),
        "month": "月" in said
        and not after.startswith(("球", "亮", "考", "嫂", "薪", "谈", "评"))
        and not before.endswith(("第", "满")),
        "word": said != "前年"
        and not before.endswith(("中长", "最"))
        and not (said in ("近期", "年终", "年初", "年末", "年中") and after[:1] in ("考", "总", "述")),
        # 压缩至1个工作日以内: how long, not until when
        "within": not _HOW_LONG.search(before),
        "clock": "比" not in before,
    }
    return checks.get(found.lastgroup or "", True)


def _fact(scene: Scene, found: re.Match[str], span: Span) -> Fact:
    text = scene.text[span.start : span.end]
    plain = scene.plain[span.start : span.end]
    years = [number for number in map(_year, re.findall(_YEAR, plain)) if number]
    month = re.search(r"(\d{1,2}|[一二三四五六七八九十]+)月", plain) or re.match(r"\d{4}[-./](\d{1,2})", plain)
    day = re.search(r"(\d{1,2}|[一二三四五六七八九十]+)[日号]", plain) or re.match(r"\d{4}[-./]\d{1,2}[-./](\d{1,2})", plain)
    exact = found.lastgroup in ("iso", "years", "date", "month", "day")
    spread = len(years) > 1 and years[-1] != years[0]
    return Fact(
        FactKind.TIME,
        span,
        text,
        year=years[0] if years else None,
        until_year=years[-1] if spread else None,
        month=_whole(month) if exact else None,
        day=_whole(day) if exact else None,
        period=_period(found.lastgroup or "", plain),
    )


def _period(shape: str, plain: str) -> str:
    """The part of a time that no year, month or day says."""
    bare = plain.replace("“", "").replace("”", "")
    if shape in ("plan", "word", "within", "festival", "clock", "every", "age") or bare.startswith("每周"):
        return bare
    edge = re.search(r"(?:年?[底初末终]|[上下]半年|[一二三四1-4]季度|[上中下]旬|学年度?)(?:前|之前|以前)?$", bare)
    return edge.group() if edge else ""


def _year(text: str) -> int | None:
    if text.isdecimal():
        return int(text)
    digits = [_CHINESE_DIGIT.find(each.replace("零", "〇")) for each in text]
    return int("".join(str(max(0, digit - 1)) for digit in digits)) if min(digits) >= 0 else None


def _whole(found: re.Match[str] | None) -> int | None:
    value = value_of(found.group(1)) if found else None
    return int(value) if value is not None else None
