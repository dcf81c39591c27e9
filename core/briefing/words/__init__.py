"""The fixed words of a briefing note in Chinese and English."""

from core.briefing.words.en import EN
from core.briefing.words.vocabulary import Words, chinese_number
from core.briefing.words.zh import ZH

__all__ = ["EN", "ZH", "Words", "chinese_number", "words_in"]


def words_in(language: str) -> Words:
    """The words of `zh...` or, for every other language, English."""
    return ZH if language.startswith("zh") else EN
