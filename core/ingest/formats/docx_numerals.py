"""How Word prints a number in each of its number formats (ECMA-376-1, 17.18.59); in decimals where it has no sign."""

from __future__ import annotations

import re
from collections.abc import Callable

_PLAIN = "零一二三四五六七八九"
_LEGAL_SIMPLIFIED = "零壹贰叁肆伍陆柒捌玖"
_LEGAL_TRADITIONAL = "零壹貳參肆伍陸柒捌玖"
_LEGAL_JAPANESE = "零壱弐参四伍六七八九"
_STEMS = "甲乙丙丁戊己庚辛壬癸"
_BRANCHES = "子丑寅卯辰巳午未申酉戌亥"
_KATAKANA = "アイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワヲン"
_IROHA = "イロハニホヘトチリヌルヲワカヨタレソツネナラムウヰノオクヤマケフコエテアサキユメミシヱヒモセスン"
_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"), (9, "ix"),
    (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip
_LONGEST = 30


def printed(value: int, style: str) -> str:
    """A number as printed in a format of `w:numFmt`: `十一`, `XI`, `⑪`; empty for `none` and `bullet`."""
    if style in ("none", "bullet"):
        return ""
    form = _FORMS.get(style)
    return (form(value) if form and value > 0 else "") or (f"{value:02d}" if style == "decimalZero" else str(value))


def padded(value: int, pattern: str) -> str:
    """A number in a custom format, which shows the first numbers: `001, 002, 003, ...`."""
    found = re.match(r"0*1\b", pattern)
    return f"{value:0{len(found[0])}d}" if found else str(value)


def circled(value: int) -> str:
    """A circled number up to 50 (⑫), else one in brackets ([51])."""
    for first, last, sign in ((1, 20, 0x2460), (21, 35, 0x3251), (36, 50, 0x32B1)):
        if first <= value <= last:
            return chr(sign + value - first)
    return f"[{value}]"


def _row(first: int, count: int) -> Callable[[int], str]:
    """Signs that follow one another in Unicode."""
    return lambda value: chr(first + value - 1) if value <= count else ""


def _of(signs: str) -> Callable[[int], str]:
    return lambda value: signs[value - 1] if value <= len(signs) else ""


def _digits(signs: str) -> Callable[[int], str]:
    return lambda value: "".join(signs[int(digit)] for digit in str(value))


def _letters(first: str, count: int = 26) -> Callable[[int], str]:
    """A to Z, then AA to ZZ, AAA to ZZZ."""

    def form(value: int) -> str:
        times, rest = divmod(value - 1, count)
        return chr(ord(first) + rest) * (times + 1) if times < _LONGEST else ""

    return form


def _roman(value: int) -> str:
    letters = ""
    for amount, sign in _ROMAN:
        times, value = divmod(value, amount)
        if times > _LONGEST:
            return ""
        letters += sign * times
    return letters


def _counted(digits: str, units: str, zero: str, *, drops: str = "") -> Callable[[int], str]:
    """Numbers with a sign for each power of ten; `units`: 十百千万. A one is left out before the units in `drops`."""

    def below_ten_thousand(value: int) -> str:
        text = ""
        for power in (3, 2, 1, 0):
            digit = value // 10**power % 10
            if digit:
                unit = units[power - 1] if power else ""
                text += unit if digit == 1 and unit and unit in drops else digits[digit] + unit
            elif text and value % 10**power and not text.endswith(zero):
                text += zero
        return text

    def form(value: int) -> str:
        high, low = divmod(value, 10_000)
        if high >= 10_000:
            return ""
        gap = zero if high and 0 < low < 1000 else ""
        text = (below_ten_thousand(high) + units[3] if high else "") + gap + below_ten_thousand(low)
        return text[1:] if not drops and text.startswith("一十") else text

    return form


def _chinese(value: int) -> str:
    """Counted up to 99, then digit by digit: 九十九, 一○○."""
    if value >= 100:
        return _digits("○一二三四五六七八九")(value)
    return _counted(_PLAIN, "十百千万", "零")(value)


def _ordinal(value: int) -> str:
    last = {1: "st", 2: "nd", 3: "rd"}.get(value % 10, "th")
    return f"{value}{'th' if 10 < value % 100 < 14 else last}"


def _sexagenary(value: int) -> str:
    return _STEMS[(value - 1) % 10] + _BRANCHES[(value - 1) % 12] if value <= 60 else ""


def _upper(form: Callable[[int], str]) -> Callable[[int], str]:
    return lambda value: form(value).upper()


_FORMS: dict[str, Callable[[int], str]] = {
    "upperLetter": _letters("A"),
    "lowerLetter": _letters("a"),
    "upperRoman": _upper(_roman),
    "lowerRoman": _roman,
    "ordinal": _ordinal,
    "numberInDash": lambda value: f"- {value} -",
    "decimalFullWidth": _digits("０１２３４５６７８９"),
    "decimalFullWidth2": _digits("０１２３４５６７８９"),
    "decimalEnclosedCircle": _row(0x2460, 20),
    "decimalEnclosedCircleChinese": _row(0x2460, 20),
    "decimalEnclosedParen": _row(0x2474, 20),
    "decimalEnclosedFullstop": _row(0x2488, 20),
    "ideographEnclosedCircle": _row(0x3220, 10),
    "chineseCounting": _chinese,
    "taiwaneseCounting": _chinese,
    "chineseCountingThousand": _counted(_PLAIN, "十百千万", "〇"),
    "taiwaneseCountingThousand": _counted(_PLAIN, "十百千萬", "零"),
    "japaneseCounting": _counted(_PLAIN, "十百千万", "", drops="十百千"),
    "ideographDigital": _digits("〇一二三四五六七八九"),
    "japaneseDigitalTenThousand": _digits("〇一二三四五六七八九"),
    "taiwaneseDigital": _digits("○一二三四五六七八九"),
    "chineseLegalSimplified": _counted(_LEGAL_SIMPLIFIED, "拾佰仟萬", "零"),
    "ideographLegalTraditional": _counted(_LEGAL_TRADITIONAL, "拾佰仟萬", "零"),
    "japaneseLegal": _counted(_LEGAL_JAPANESE, "拾百阡萬", ""),
    "ideographTraditional": _of(_STEMS),
    "ideographZodiac": _of(_BRANCHES),
    "ideographZodiacTraditional": _sexagenary,
    "koreanDigital": _digits("영일이삼사오육칠팔구"),
    "koreanDigital2": _digits("零一二三四五六七八九"),
    "ganada": _of("가나다라마바사아자차카타파하"),
    "aiueo": _of(_KATAKANA),
    "aiueoFullWidth": _of(_KATAKANA),
    "iroha": _of(_IROHA),
    "irohaFullWidth": _of(_IROHA),
}
