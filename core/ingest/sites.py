"""The site or medium that a page names as where its text comes from (来源)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from core.language.script import simplified
from core.model import Evidence

_SOURCE = re.compile(
    r"来源\s*(?:[:：]|[|｜丨]|(?<=信息来源)\s)\s*(?P<site>[\u4e00-\u9fffA-Za-z0-9·]{2,20}?)(?:收藏)?(?![\u4e00-\u9fffA-Za-z0-9·:/])"
)
_NO_SITE = re.compile(
    r"(?:本[站网])?原创|网友(?:投稿|上传|整理)?|网络|互联网|未知|佚名|本[站网]|作者|编辑|发布.*|时间.*|点击.*|浏览.*"
)
_SHARED_BY = re.compile(r"请?在(?P<site>[\u4e00-\u9fff]{2,8}(?:网|文库|阁|豆丁|文档))")
_DATE = re.compile(r"\d{4}[-/.年]\d{1,2}[-/.月]\d{1,2}日?(\s+\d{1,2}:\d{2}(:\d{2})?)?")
_NAME = re.compile(r"[\u4e00-\u9fff]{2,14}(?:网|在线|报|社|厅|局|部|委|政府|电视台|大学|学院)")
_LONGEST = 100
_OWNER = re.compile(r"(?:版权所有|主办(?:单位)?)\s*[:：©]?\s*(?P<site>[\u4e00-\u9fff]{3,20})")


def source_site(page: Sequence[str]) -> Evidence | None:
    """What the lines round a text say: 来源, a name between date and author, whose site it is; the last is an inference."""
    lines = [simplified(line) for line in page]
    for line, plain in zip(page, lines, strict=True):
        sources = _SOURCE.finditer(plain) if len(plain) <= _LONGEST else ()
        for found in (*sources, *_SHARED_BY.finditer(plain)):
            if not _NO_SITE.fullmatch(found["site"]):
                return Evidence("source_site", line[found.start("site") : found.end("site")])
    for before, line in pairwise(page):
        if _DATE.fullmatch(before) and _NAME.fullmatch(line):
            return Evidence("source_site", line)
    owner = next((found["site"] for line in page if (found := _OWNER.search(line))), None)
    return Evidence("source_site", owner, inferred=True) if owner else None
