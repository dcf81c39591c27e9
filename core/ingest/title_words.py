"""What the line of a title, and that of a document number (发文字号), look like."""

from __future__ import annotations

import re

from core.language.folding import unspaced
from core.language.script import simplified

_KIND_OF_TEXT = re.compile(
    r"(要点|意见|规划|计划|方案|报告|通知|办法|条例|法|决定|总结|安排|纲要|细则|规定|函|批复|公报|公告|讲话|清单|措施|制度|章程|指南|行动|部署|汇报|思路|任务|通报|倡议书|责任书|纪要|建议|草案)(?:范文|范本|模板|全文|汇编|汇总|大全|合集)?"
    r"([（(][^（）()]{1,20}[)）])?[一二三四五六七八九十\d]{0,2}[》”\"]?$"
)
TERMINAL = re.compile(r"[。！？；：，、!?;:,][”’」』）)》]?$")
DOCUMENT_NUMBER = re.compile(r"[\u4e00-\u9fff×xX\s]{1,12}[〔\[（(【]\s*(19|20)\d{2}\s*[〕\]）)】]\s*(?:第\s*)?\d{1,5}\s*[号號]")
_LONGEST = 80


def is_document_number(text: str) -> bool:
    """Whether a line is a 发文字号 and nothing else."""
    return DOCUMENT_NUMBER.fullmatch(text.strip(" ()（）")) is not None


def is_title_like(text: str) -> bool:
    """Whether a line could be the last line of a title: it names a kind of document and does not end a sentence."""
    return (
        3 <= len(text) <= _LONGEST
        and text[0] not in "—-"
        and not TERMINAL.search(text)
        and _KIND_OF_TEXT.search(simplified(unspaced(text))) is not None
    )
