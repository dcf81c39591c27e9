"""Which lines of a source are web noise, and of which kind. Titles are not known here: `split` adds what stands before them."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence

from core.ingest.lines import Line
from core.model import NoiseKind
from core.outline import marker_of

_ANYWHERE: tuple[tuple[NoiseKind, re.Pattern[str]], ...] = (
    (NoiseKind.BREADCRUMB, re.compile(r"^\W{0,3}(当前|您的|你的|所在)(的)?位置|^\S{1,8}\s*[>›»]\s*\S{1,12}\s*[>›»]")),
    (
        NoiseKind.SITE_INTRO,
        re.compile(
            r"小编.{0,12}(整理|分享|收集|带来|推荐)|(以下|下面)(是|为|由)[^。]{0,24}(分享|整理|收集|提供)的?|欢迎(大家)?(阅读|参考|参阅|借鉴)"
            r"|供(大家|您|你)(参考|借鉴)(和借鉴|学习)?[。,，!！]?$|来源于网(友|络)|不代表本(站|网)|若需要原创|希望(能够?)?对(大家|您|你)有(所)?帮助"
        ),
    ),
    (
        NoiseKind.PAGE_INFO,
        re.compile(r"^(?:[-—–―]{1,2}\s*\d{1,4}\s*[-—–―]{1,2}|第\s*\d{1,4}\s*页\s*[,，/]?\s*(?:共\s*\d{1,4}\s*页)?)$"),
    ),
    (NoiseKind.RELATED, re.compile(r"^\W{0,3}(上|下)一?(篇|条|页)\s*[:：]|^\W{0,2}相关(热词|关键词|标签)")),
)
_DISCLAIMER = re.compile(r"^\W{0,2}(免责声明|版权声明|特别声明|郑重声明)")
_DISCLAIMER_BODY = re.compile(r"本(网|站)|版权|转载|稿件来源|侵权|来电或来函|删除")
_INFO = re.compile(
    r"^[【\[]?(发布|发表|更新|成文|录入|上传)(时间|日期)\s*[:：]|^[【\[]?(时间|日期)\s*[:：]\s*(19|20)\d{2}\s*[-年/.]\s*\d{1,2}\s*[-月/.]\s*\d{1,2}|^(信息|文章|稿件|内容)?来源\s*[:：]|^(作\s*者|责任编辑|编\s*辑|责\s*编|审\s*核|校\s*对|[初复终]\s*审|供\s*稿|浏览(次数|量)?|点击(数|率|量)?|阅读(次数|量)?|访问量|字\s*号|字体|分享到?|打印)\s*[:：]"
    r"|^索\s*引\s*号|^(标\s*题|发文字号|发文机关|发布机构|主题分类|公开方式|有效性)\s*[:：]|^【?(字体|打印|关闭)|^[（(]?新华社.{0,12}电[）)]?$|^《[^》]{2,12}》\s*[（(].{4,20}版\s*[）)]$"
    r"|^\d{4}[-/.]\d{1,2}[-/.]\d{1,2}(\s+\d{1,2}:\d{2}(:\d{2})?)?(\s+来源\s*[:：].{0,20})?$"
)
_NAVIGATION = re.compile(
    r"^(首\s*页|返回(首页|顶部|上一页|列表)?|网站(首页|地图)|设为首页|加入收藏|登录|注册|搜索|无障碍(阅读)?|移动版|手机版|EN|English|导航|联系我们|关于我们|【?打印(本页)?】?|【?关闭(窗口)?】?)$"
)
_FOOTER = re.compile(
    r"版权所有|©|Copyright|ICP备|公网安备|网站标识码|技术支持\s*[:：]|^.{0,6}我要纠错|^(微信)?扫一扫|^长按.{0,8}(二维码|关注)|^阅读原文$|^点赞\s|^本文档?(下载|来)自|^原文链接\s*[:：]|^(主办|承办|主管)(单位)?\s*[:：]|(地址|电话|传真)\s*[:：].*(邮编|电话|\d{6})|^邮编",
    re.IGNORECASE,
)
_CONTACT = re.compile(r"联系(人|电话|方式)|咨询")
_RELATED = re.compile(
    r"^(相关(新闻|阅读|文章|链接|推荐|文件|内容|解读|稿件)|推荐(阅读|文章)|热门(文章|推荐)|猜你喜欢|更多(文章|内容)?|延伸阅读)[:：]?$"
)
_BULLET = re.compile(r"^[•·▪◆●*＊]\s*\S{1,12}$|^[-]\s*\S{1,10}$")
_CONTENTS = re.compile(r"^目\s*录[:：]?$")
_PAGE_NUMBER = re.compile(r"\d{1,3}$")
_LEADERS = ".·…．。—-"
_PAGED = re.compile(r"(?:[.·…．—-]{2,}|\s)\s*\d{1,3}$")
_BODY_LENGTH = 60
_LONGEST_NOISE = 260
_SHORT = 40
_COMMON = 200


def is_body(line: Line) -> bool:
    """Whether a line is surely text of a plan: a numbered line, or a long one."""
    return len(line.text) >= _BODY_LENGTH or (marker_of(line.text) is not None and not _NAVIGATION.match(line.text))


def is_info(text: str) -> bool:
    """Whether a line tells when, whence and by whom a page was put up."""
    return len(text) <= _BODY_LENGTH + _SHORT and _INFO.match(text) is not None


def classify(lines: Sequence[Line]) -> list[NoiseKind | None]:
    """The kind of noise of each line; None for text of a plan."""
    kinds: list[NoiseKind | None] = [line.kind or _anywhere(line.text) for line in lines]
    _mark_contents(lines, kinds)
    head = next((at for at, line in enumerate(lines) if kinds[at] is None and is_body(line)), len(lines))
    _mark_bullets(lines, kinds, head)
    _mark_head(lines, kinds, head)
    _mark_tail(lines, kinds, head)
    return kinds


def _anywhere(text: str) -> NoiseKind | None:
    if len(text) > _LONGEST_NOISE:
        return None
    return next((kind for kind, pattern in _ANYWHERE if pattern.search(text)), None)


def _mark_contents(lines: Sequence[Line], kinds: list[NoiseKind | None]) -> None:
    """A table of contents: 目录, then lines that all end with a page number or come again further down."""
    heads = [at for at, line in enumerate(lines) if _CONTENTS.match(line.text)]
    ordered = sorted((_bare(line.text), at) for at, line in enumerate(lines)) if heads else []
    done = 0
    for at in heads:
        if at < done:
            continue
        end = at + 1
        while end < len(lines) and _is_entry(lines[end].text, end, ordered):
            end += 1
        if end - at > 2:
            kinds[at:end] = [NoiseKind.NAVIGATION] * (end - at)
            done = end


def _is_entry(text: str, at: int, ordered: Sequence[tuple[str, int]]) -> bool:
    """Whether a line of a table of contents is one: it ends with a page number, or comes again."""
    if len(text) > _BODY_LENGTH + _SHORT:
        return False
    return _PAGED.search(text) is not None or _again(_bare(text), at, ordered)


def _bare(text: str) -> str:
    return "".join(_PAGE_NUMBER.sub("", text).split()).rstrip(_LEADERS)


def _again(entry: str, at: int, ordered: Sequence[tuple[str, int]]) -> bool:
    """Whether a line below `at` begins with the entry; `ordered`: the bare lines by alphabet. What opens hundreds counts not."""
    first = bisect_right(ordered, (entry, at))
    near = ordered[first : first + _COMMON]
    return bool(entry) and any(line.startswith(entry) and below > at for line, below in near)


def _mark_bullets(lines: Sequence[Line], kinds: list[NoiseKind | None], head: int) -> None:
    """Three or more short bulleted lines on end are a menu before the body or after noise; else the plan's own list."""
    at = 0
    while at < len(lines):
        end = at
        while end < len(lines) and kinds[end] is None and _BULLET.match(lines[end].text):
            end += 1
        if end - at >= 3 and (at < head or kinds[at - 1] is not None):
            kinds[at:end] = [NoiseKind.NAVIGATION] * (end - at)
        at = max(end, at + 1)


def _mark_head(lines: Sequence[Line], kinds: list[NoiseKind | None], head: int) -> None:
    for at in range(head):
        text = lines[at].text
        if kinds[at] is not None:
            continue
        if _NAVIGATION.match(text):
            kinds[at] = NoiseKind.NAVIGATION
        elif is_info(text):
            kinds[at] = NoiseKind.PAGE_INFO
    for at in range(1, head - 1):
        named = kinds[at - 1] is NoiseKind.PAGE_INFO and len(lines[at].text) <= 15 and lines[at].text[-1] not in "：:。"
        if kinds[at] is None and named and kinds[at + 1] is NoiseKind.PAGE_INFO:
            kinds[at] = NoiseKind.PAGE_INFO


def _mark_tail(lines: Sequence[Line], kinds: list[NoiseKind | None], head: int) -> None:
    """Read forward from the first line that begins a page's foot; long lines end it unless they speak of copyright."""
    current: NoiseKind | None = None
    for at in range(_tail_start(lines, kinds, head), len(lines)):
        if kinds[at] is None:
            text = lines[at].text
            current = _foot(text) or (current if current and _goes_on(current, text) else None)
            kinds[at] = current


def _foot(text: str) -> NoiseKind | None:
    """The kind of a line that opens or makes a part of a page's foot."""
    if _DISCLAIMER.match(text):
        return NoiseKind.DISCLAIMER
    if _RELATED.match(text):
        return NoiseKind.RELATED
    if _is_footer(text):
        return NoiseKind.FOOTER
    if is_info(text):
        return NoiseKind.PAGE_INFO
    return NoiseKind.NAVIGATION if _NAVIGATION.match(text) else None


def _is_footer(text: str) -> bool:
    """A page's own address and licences; the person to ask (联系人) is named by the plan itself."""
    return len(text) <= _LONGEST_NOISE and _FOOTER.search(text) is not None and not _CONTACT.search(text)


def _goes_on(kind: NoiseKind, text: str) -> bool:
    """Whether a line that shows no kind of its own belongs to the part of the foot before it."""
    if kind is NoiseKind.DISCLAIMER:
        return _DISCLAIMER_BODY.search(text) is not None
    return kind in (NoiseKind.FOOTER, NoiseKind.RELATED) and len(text) <= _BODY_LENGTH


def _tail_start(lines: Sequence[Line], kinds: Sequence[NoiseKind | None], head: int) -> int:
    """The line after the last one that is surely a plan's; a disclaimer's own long or numbered lines are none."""
    last = head
    in_disclaimer = False
    for at in range(head, len(lines)):
        text = lines[at].text
        if _DISCLAIMER.match(text):
            in_disclaimer = True
        elif in_disclaimer and _DISCLAIMER_BODY.search(text):
            continue
        elif kinds[at] is None and is_body(lines[at]) and not _is_footer(text):
            last, in_disclaimer = at, False
    return min(last + 1, len(lines))
