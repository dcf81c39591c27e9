"""The Word document of a briefing note: the one room that knows python-docx."""

from core.briefing.word.placeholders import TemplateError
from core.briefing.word.template import SHIPPED
from core.briefing.word.writer import document_bytes, write

__all__ = ["SHIPPED", "TemplateError", "document_bytes", "write"]
