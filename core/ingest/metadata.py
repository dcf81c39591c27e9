"""What a plan says of itself: issuer, region, level of government, year, date, 发文字号; each with the words it was read from."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from core.ingest.places import level_of, region_of
from core.ingest.sites import source_site
from core.ingest.title_words import is_document_number
from core.ingest.years import YearClues, year_of
from core.language.script import simplified
from core.model import ClauseKind, Evidence, Metadata, Span
from core.outline import chinese_value, is_date
from core.parsed import OutlineNode

_ISSUER_IN_TITLE = re.compile(
    r"^(?:[^《》]{0,12}[丨|!！：:])?(?:关于(?:印发|转发|下发|公布))?[《“]?(?:(?:19|20)\d{2}\s*年度?)?(?P<issuer>.{2,40}?(?:委员会|人民政府|办公厅|办公室|党组|党委|工委|领导小组|常委会|国务院|法院|检察院|总局|教体局|[部厅局院]))"
    r"(?=\s*(?:关于|印发|(?:19|20)\d{2}|重点|工作|年度|x{2,4}年))"
)
_SPEAKER = re.compile(r"代表\s*(国务院|[\u4e00-\u9fff]{2,8}人民政府)\s*[,，]\s*向")
_PASSED = re.compile(
    r"日?((?:全国|[\u4e00-\u9fff]{2,8}[省市州县区])(?:第[\u4e00-\u9fff]{1,4}届)?人民代表大会(?:常务委员会)?)[^。]{0,60}?(?:通过|修订|修正)"
)
_ARABIC_DATE = re.compile(r"((?:19|20)\d{2})\s*[年/.-]\s*(\d{1,2})(?:\s*[月/.-]\s*(\d{1,2})日?)?")
_CHINESE_DATE = re.compile(
    r"([二一][〇○零九一二三四五六七八]{3})年([一二三四五六七八九十]{1,2})月([一二三四五六七八九十]{1,3})日"
)
_TERM_OF_OFFICE = re.compile(r"第[\u4e00-\u9fff]{1,4}届(?=人民代表大会)")
_MEETING_DATE = re.compile(r"[—–―（(-]*((?:19|20)\d{2}年\d{1,2}月\d{1,2}日)在.{4,60}上[)）]?")
_WIDE_DIGITS = str.maketrans("０１２３４５６７８９", "0123456789")
_SHARING_SITE = re.compile(r"范文|文库|文档[网库下]|文秘|投稿|上传[人者]|公文网|作文网|文章阅读网")
_MASKED = re.compile(r"(?<![A-Za-z])(?:20)?[xX×]{2,4}年")
_LAW = re.compile(r"(宪法|法|条例|办法|规定|细则)([（(].{1,12}[)）])?$")


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What stands round a plan: the page's lines; `shared`: a document-sharing site's page; `own_title`: not that site's."""

    page: Sequence[str]
    shared: bool
    own_title: bool
    inferred_title: str | None = None


def describe(title: str, paragraphs: Sequence[str], nodes: Sequence[OutlineNode], around: Surroundings) -> Metadata:
    """The metadata of a plan; `paragraphs` includes the title's where the text holds it."""
    named, text = title.translate(_WIDE_DIGITS), "\n".join(paragraphs).translate(_WIDE_DIGITS)
    body = text[nodes[0].head_end :]
    preamble = body[: min((n.span.start for n in nodes if n.number), default=400) + 1]
    signed_by = next((n.span for n in nodes if n.kind is ClauseKind.SIGNATURE), Span(0, 0))
    signature = text[signed_by.start : signed_by.end].split("\n")
    issuer = _issuer(named, body, preamble, signature, around)
    date = _date(named, preamble, signature, around)
    number = _document_number([*around.page, *text.split("\n")[:6]])
    year, year_evidence = _year(named, body, date, number, around)
    if date and date.inferred and (year is None or not (_iso(date.quote) or "").startswith(str(year))):
        date = None
    region, region_evidence = region_of(issuer.quote if issuer else "", named, body) or (None, None)
    level, level_evidence = level_of(issuer.quote if issuer else "", named, preamble, body) or (None, None)
    site = source_site(around.page)
    titled = Evidence("title", around.inferred_title or title, inferred=around.inferred_title is not None)
    read_from = (titled, issuer, date, number, year_evidence, region_evidence, level_evidence, site)
    return Metadata(
        title=title,
        issuer=_clean(issuer.quote) if issuer else None,
        region=region,
        level=level,
        year=year,
        issued_on=_iso(date.quote) if date else None,
        document_number=number.quote if number else None,
        source_site=site.quote if site else None,
        evidence=tuple(each for each in read_from if each is not None),
    )


def _year(
    title: str, body: str, date: Evidence | None, number: Evidence | None, around: Surroundings
) -> tuple[int | None, Evidence | None]:
    """The year of content by all that can tell it; a document number stands in for a date of signature."""
    dated = (int((_iso(date.quote) or "0")[:4]), date.quote) if date else None
    signed = dated if date and not date.inferred else None
    if signed is None and number and (numbered := re.search(r"(?:19|20)\d{2}", number.quote)):
        signed = (int(numbered[0]), number.quote)
    published = None if signed or _MASKED.search(body) else dated
    page = "\n".join(around.page)
    shared = around.shared or _SHARING_SITE.search(page) is not None
    return year_of(YearClues(title, around.own_title, body, signed, page, shared, published))


def _issuer(title: str, body: str, preamble: str, signature: Sequence[str], around: Surroundings) -> Evidence | None:
    dated = next((at for at, line in enumerate(signature) if is_date(line.strip())), 0)
    names = [line.strip() for line in signature[:dated]]
    if names:
        return Evidence("issuer", "、".join(names))
    found = _ISSUER_IN_TITLE.match(simplified(title)) if around.own_title else None
    if found:
        return Evidence("issuer", title[found.start("issuer") : found.end("issuer")])
    spoken = _SPEAKER.search(body[:300])
    if spoken:
        return Evidence("issuer", spoken[1])
    passed = _PASSED.search(preamble) or _PASSED.search("\n".join(around.page)) if _LAW.search(title) else None
    return Evidence("issuer", passed[1]) if passed else None


def _clean(name: str) -> str:
    return _TERM_OF_OFFICE.sub("", re.sub(r"\s+", " ", name))


def _date(title: str, preamble: str, signature: Sequence[str], around: Surroundings) -> Evidence | None:
    """The date signed or put under the title; of a law its last amendment; else the page's, as an inference."""
    signed = next((line.strip() for line in [*signature, *preamble.split("\n")] if is_date(line.strip())), None)
    if signed:
        return Evidence("issued_on", signed)
    if spoken := next((found for line in preamble.split("\n") if (found := _MEETING_DATE.fullmatch(line.strip()))), None):
        return Evidence("issued_on", spoken[1])
    lines = [*preamble.split("\n"), *around.page]
    if _LAW.search(title):
        dates = [
            found[0]
            for line in lines
            if re.search(r"通过|修正|修订|代表大会", line)
            for found in _ARABIC_DATE.finditer(line)
            if found[3]
        ]
        return Evidence("issued_on", max(dates, key=lambda date: _iso(date) or "")) if dates else None
    dated = next((found[0] for line in around.page if (found := _ARABIC_DATE.search(line)) and found[3]), None)
    return Evidence("issued_on", dated, inferred=True) if dated and not around.shared else None


def _iso(text: str) -> str | None:
    """ISO 8601 of a date as printed, as exact as it is."""
    if found := _ARABIC_DATE.search(text):
        parts = [found[1], *(part.zfill(2) for part in found.groups()[1:] if part)]
        return "-".join(parts)
    if found := _CHINESE_DATE.search(text):
        year = "".join(str("〇一二三四五六七八九".index("〇" if char in "○零" else char)) for char in found[1])
        return f"{year}-{chinese_value(found[2]):02}-{chinese_value(found[3]):02}"
    return None


def _document_number(lines: Sequence[str]) -> Evidence | None:
    found = next((line.strip(" ()（）") for line in lines if is_document_number(line)), None)
    return Evidence("document_number", found) if found else None
