"""The Word document of a briefing note: the one room that knows python-docx."""

from core.briefing.word.writer import document_bytes, write

__all__ = ["document_bytes", "write"]
