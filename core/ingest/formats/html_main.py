"""Which lines of a page are its document and which are the page's own: menus, the place in the site, dates, related news, foot.

A box round most of the page's prose is looked for, then widened while nothing but the document's own lines comes in. Plans are
told from each other, and noise by its words, by the steps after.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from itertools import accumulate

from core.ingest.formats.html_page import Box, Page, PageLine
from core.ingest.noise import is_info
from core.ingest.titles import is_document_number, is_title_like
from core.model import NoiseKind
from core.outline import is_date, marker_of

_BY_TAG = {"nav": NoiseKind.NAVIGATION, "footer": NoiseKind.FOOTER, "aside": NoiseKind.RELATED}
_BY_NAME = tuple(
    (kind, re.compile(rf"(?:^|[\s_-])(?:{names})(?:$|[\s_-]|\d)|(?:^|\s)\w*(?:{parts})\w*", re.IGNORECASE))
    for kind, names, parts in (
        (NoiseKind.BREADCRUMB, "bread|place|position|location|weizhi|dqwz|wz|path", "crumb|curpos|dangqian"),
        (NoiseKind.FOOTER, "foot|bottom|contentinfo", "footer|copyright|friendlink|youqing|pagefoot"),
        (
            NoiseKind.RELATED,
            "side|relate|related|hot|rank|xgwz|xgxx|xgwd|xgzc|xgjd|side(?:left|right)",
            "sidebar|relat(?:ed|ion|es?)_?|recommend|xiangguan|hotnews",
        ),
        (
            NoiseKind.NAVIGATION,
            "nav|menu|top|head|login|banner|search|navigation|toplink",
            "navbar|navigat|mainnav|topnav|menubar|toolbar|searchbox",
        ),
        (
            NoiseKind.PAGE_INFO,
            "share|bdsharebuttonbox|print|fontsize|tools?|pager|pagination|comments?|ewm|qrcode|mark",
            "fenxiang|dayin|ziti|erweima",
        ),
    )
)
_CRUMB = re.compile(
    r"^\W{0,3}(?:(?:当前|您(?:现在)?|你|所在)(?:的|所在)*位置|位置\s*[:：])|^\S{1,10}(?:\s*(?:>+|›|»|→|\\)\s*\S{1,16}){2,}|^首\s*页\s*(?:>|›|»|/|\\|-)"
)
_LABELS = re.compile(
    r"^[【\[]?(?:索\s*引\s*号|信息索引|信息名称|信息类别|主题分类|主\s*题\s*词|组配分类|体裁分类|公文种类|发文机关|发文单位|发布机构|制发机关|公开(?:主体|方式|范围|日期|类型|属性)"
    r"|发文字号|文\s*号|文件编号|成文日期|发文日期|印发日期|发布(?:日期|时间|人)|生成日期|生效日期|废止日期|有\s*效\s*性|效力状态|时效性|名\s*称|标\s*题|关\s*键\s*词|内容概述|分\s*类|登记号|统一编号"
    r"|信息来源|文章来源|来\s*源|作\s*者|责任编辑|编\s*辑|审\s*核|浏览(?:次数|量)?|点击(?:次数|数|量|率)?|阅读(?:次数|量)?|访问(?:次数|量)|字\s*体|字\s*号|分享(?:到|至)?|打印|时\s*间|日\s*期)\s*[】\]]?\s*[:：\t]"
)
_STAMPED = re.compile(
    r"^\W{0,2}(?:19|20)\d{2}\s*[-年/.]\s*\d{1,2}\s*[-月/.]\s*\d{1,2}\D.{0,40}(?:来\s*源|作\s*者|编\s*辑|点击|浏览|阅读|访问|字体|字号|打印)"
)
_CONTROLS = re.compile(
    r"^\W*(?:(?:字体|字号|大|中|小|打印(?:本页|文章|页面)?|收藏(?:本页)?|分享(?:到|至)?|关闭(?:窗口|本页)?|返回(?:顶部|首页|列表|上一页)?|微信|微博|QQ空间|朋友圈|复制链接|无障碍|听全文|语音播报|纠错|下载(?:Word版|PDF版|正文)?)\W*)+$"
)
_FOOT = re.compile(
    r"版权所有|©|Copyright|ICP备|公网安备|网站标识码|网站地图|技术支持|承办单位|主办单位|主办\s*[:：]|政府网站找错|我要纠错|扫一扫|关于我们|联系我们",
    re.IGNORECASE,
)
_RELATED = re.compile(
    r"^\W{0,3}(?:(?:相关|关联|推荐|热门|最新|延伸|猜你|更多)(?:的)?(?:新闻|阅读|文章|链接|推荐|文件|内容|解读|稿件|信息|政策|报道|资讯|喜欢|文档|专题)+|(?:上|下)一?(?:篇|条)|政策解读|图解|友情链接)\s*(?:[:：]|$)"
)
_OWN = re.compile(r"^\s*(?:附\s*[件录表]|[（(](?:此件|联系|本文)|抄\s*送|主题词|信息公开选项)|印\s*发$|日印$")
_SENTENCE = re.compile(r"[。；;：:！？]")
_LONG = 30
_CHROME_SHARE = 0.3
_MAIN_SHARE = 0.75
_TITLED_SHARE = 0.35
_LONGEST_INFO = 120
_LONG_RELATED = 60
_TAIL = 12


def kinds_of(page: Page, title: tuple[int, int] | None) -> list[NoiseKind | None]:
    """The kind of noise of each line, None for the document's; `title`: the lines that hold its title, where they are known."""
    return _Kinds(page, title).kinds()


class _Kinds:
    def __init__(self, page: Page, title: tuple[int, int] | None) -> None:
        self._lines = page.lines
        self._root = page.root
        self._title = range(*title) if title else range(0)
        plain = [_prose(line) for line in page.lines]
        self._chrome = self._chromes(list(accumulate(plain, initial=0)))
        self._noise = [self._chrome[at] or self._by_words(at) for at in range(len(plain))]
        self._sums = list(accumulate((0 if noise else size for noise, size in zip(self._noise, plain, strict=True)), initial=0))

    def kinds(self) -> list[NoiseKind | None]:
        main = self._titled(self._main())
        start, end = self._widened(main.start, main.end)
        found = [self._noise[at] if start <= at < end else self._outside(at, at < start) for at in range(len(self._lines))]
        self._carry(found, start, end)
        for at in self._title:
            found[at] = None
        return found

    def _carry(self, found: list[NoiseKind | None], start: int, end: int) -> None:
        """What stands in the main box behind a line of the page's foot is foot too, until the document goes on."""
        current: NoiseKind | None = None
        for at in range(start, end):
            text = self._lines[at].text.strip()
            if found[at] in (NoiseKind.FOOTER, NoiseKind.RELATED):
                current = found[at]
            elif found[at] is None and (len(text) >= _LONG or marker_of(text) or is_date(text) or _OWN.search(text)):
                current = None
            elif found[at] is None:
                found[at] = current

    def _chromes(self, sums: Sequence[int]) -> list[NoiseKind | None]:
        """The kind of the outermost box of the page's own that a line stands in; a box of much prose is no such box."""
        found: list[NoiseKind | None] = [None] * len(self._lines)
        for box in _boxes(self._root, lambda box: not (kind_of_box(box) and self._is_thin(box, sums))):
            kind = kind_of_box(box)
            if kind and self._is_thin(box, sums):
                found[box.start : box.end] = [kind] * (box.end - box.start)
        return found

    def _is_thin(self, box: Box, sums: Sequence[int]) -> bool:
        holds_title = any(box.start <= at < box.end for at in self._title)
        return not holds_title and sums[box.end] - sums[box.start] <= _CHROME_SHARE * sums[-1]

    def _by_words(self, at: int) -> NoiseKind | None:
        """What a line's own words and links show it to be, wherever it stands."""
        line = self._lines[at]
        text = line.text.strip()
        kind: NoiseKind | None = None
        if at in self._title or _OWN.search(text):
            return None
        if len(text) <= _LONGEST_INFO and _CRUMB.match(text):
            kind = NoiseKind.BREADCRUMB
        elif len(text) <= _LONGEST_INFO and (_LABELS.match(text) or is_info(text) or _STAMPED.match(text)):
            kind = NoiseKind.PAGE_INFO
        elif len(text) <= _LONG_RELATED and _RELATED.match(text):
            kind = NoiseKind.RELATED
        elif len(text) <= 2 * _LONGEST_INFO and _FOOT.search(text) and not re.search("[。；]", text):
            kind = NoiseKind.FOOTER
        elif _CONTROLS.match(text) or self._is_menu(at):
            kind = NoiseKind.NAVIGATION
        return kind

    def _is_menu(self, at: int) -> bool:
        """A line of links among lines of links; a file to load and a numbered line are the document's."""
        line = self._lines[at]
        if not _is_links(line):
            return False
        near = [other for other in (at - 1, at + 1) if 0 <= other < len(self._lines)]
        return any(_is_links(self._lines[other]) for other in near) or len(line.text) < 6

    def _main(self) -> Box:
        """The smallest box round three quarters of the page's prose that still holds more than one line."""
        box = self._root
        while True:
            inner = max(box.boxes, key=self._size, default=None)
            if inner is None or inner.end - inner.start < 2 or self._size(inner) < _MAIN_SHARE * self._size(box):
                return box
            box = inner

    def _titled(self, main: Box) -> Box:
        """A box within the main one that holds the title and much of the prose: what stands beside it are other texts."""
        if not self._title:
            return main
        for box in reversed(list(_path(self._root, self._title.start, self._title.stop))):
            if self._size(box) >= _TITLED_SHARE * self._size(self._root):
                inside = main.start <= box.start and box.end <= main.end
                return box if inside else main
        return main

    def _size(self, box: Box) -> int:
        return self._sums[box.end] - self._sums[box.start]

    def _widened(self, start: int, end: int) -> tuple[int, int]:
        """The main box with the boxes round it that add nothing foreign, then with the lines beside it that are its own."""
        for box in reversed(list(_path(self._root, start, end))):
            around = [*range(box.start, start), *range(end, box.end)]
            if any(self._is_foreign(at) for at in around):
                break
            start, end = box.start, box.end
        while start > 0 and self._opens(start - 1):
            start -= 1
        return start, max(end, self._tail(end))

    def _is_foreign(self, at: int) -> bool:
        return self._noise[at] not in (None, NoiseKind.PAGE_INFO) or _is_links(self._lines[at])

    def _opens(self, at: int) -> bool:
        """Whether the line before the main text is its title, number or addressee."""
        text = self._lines[at].text.strip()
        plain = self._noise[at] is None and not _is_links(self._lines[at])
        return at in self._title or is_document_number(text) or (plain and (text.endswith(("：", ":")) or is_title_like(text)))

    def _tail(self, end: int) -> int:
        """The end of what follows the main text and is its own: signature, date, list of attachments."""
        own = end
        for at in range(end, min(end + _TAIL, len(self._lines))):
            if self._noise[at] not in (None, NoiseKind.PAGE_INFO):
                break
            text = self._lines[at].text.strip()
            if is_date(text) or _OWN.search(text) or self._lines[at].files or (own > end and own == at and marker_of(text)):
                own = at + 1
        return own

    def _outside(self, at: int, before: bool) -> NoiseKind:
        noise = self._noise[at]
        if noise is not None:
            return NoiseKind.RELATED if noise is NoiseKind.NAVIGATION and not before and len(self._lines[at].text) > 8 else noise
        line = self._lines[at]
        if line.mark and before:
            return NoiseKind.PAGE_TITLE
        if before:
            return NoiseKind.NAVIGATION if len(line.text) < _LONG else NoiseKind.OTHER
        return NoiseKind.RELATED if _is_links(line) else NoiseKind.FOOTER


def kind_of_box(box: Box) -> NoiseKind | None:
    """What a box is by its tag or the names its maker gave it; None where they say nothing."""
    if box.tag in ("page", "html", "body"):
        return None
    return _BY_TAG.get(box.tag) or next((kind for kind, pattern in _BY_NAME if pattern.search(box.names)), None)


def _boxes(root: Box, enter: Callable[[Box], bool]) -> Iterator[Box]:
    waiting = [root]
    while waiting:
        box = waiting.pop()
        yield box
        if enter(box):
            waiting += reversed(box.boxes)


def _path(root: Box, start: int, end: int) -> Iterator[Box]:
    """The boxes round a stretch of lines, the outermost first."""
    box: Box | None = root
    while box is not None:
        yield box
        box = next((inner for inner in box.boxes if inner.start <= start and end <= inner.end), None)


def _is_links(line: PageLine) -> bool:
    size = len("".join(line.text.split()))
    return not line.files and line.linked >= 0.6 * size and size > 0


def _prose(line: PageLine) -> int:
    """How much of a line is text as documents have it: long, a sentence, numbered, a row of a table; little where it is none."""
    size = len(line.text.strip())
    if _is_links(line):
        return 0
    if size >= _LONG or _SENTENCE.search(line.text) or line.row or marker_of(line.text.strip()):
        return max(0, size - line.linked)
    return size // 4
