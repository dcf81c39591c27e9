"""What cards and tables say of an annotation beside its own words: the sign of its status, and when it was changed."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import QDate, QLocale

from core.model import Status

STATUS_ICONS = {Status.OPEN: "circle-dashed", Status.CHECKED: "circle-check", Status.DOUBTFUL: "circle-question-mark"}


def when(stamp: str) -> str:
    """A stored time as the user reads it: today's by the hour, else the date."""
    at = datetime.fromisoformat(stamp)
    if at.date() == datetime.now(at.tzinfo).date():
        return at.strftime("%H:%M")
    return QLocale().toString(QDate(at.year, at.month, at.day), QLocale.FormatType.ShortFormat)
