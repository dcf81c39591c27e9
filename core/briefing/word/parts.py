"""The smaller parts of a Word document: fonts, footers, settings, what wrote it."""

from __future__ import annotations

from core.briefing.word.styles import FANG, HEI, KAI, LATIN, SONG, TITLE
from core.briefing.word.wordml import DECLARED, attribute, field, paragraph, run

ODD_FOOTER = "rIdOddFooter"
EVEN_FOOTER = "rIdEvenFooter"
"""The ids by which the section names its footers."""
FOOTERS = f'<w:footerReference w:type="default" r:id="{ODD_FOOTER}"/><w:footerReference w:type="even" r:id="{EVEN_FOOTER}"/>'

_FALLBACKS = {
    TITLE: ("方正小标宋_GBK;宋体", "roman"),
    HEI: ("SimHei", "swiss"),
    KAI: ("楷体;KaiTi", "modern"),
    FANG: ("仿宋;FangSong", "modern"),
    SONG: ("SimSun", "auto"),
}


def font_table() -> str:
    """The font table part: each East Asian font with the names to fall back on where it is not installed."""
    latin = f'<w:font w:name="{LATIN}"><w:charset w:val="00"/><w:family w:val="roman"/></w:font>'
    east_asian = (
        f'<w:font w:name="{name}"><w:altName w:val={attribute(others)}/><w:charset w:val="86"/>'
        f'<w:family w:val="{family}"/></w:font>'
        for name, (others, family) in _FALLBACKS.items()
    )
    return f"<w:fonts {DECLARED}>{''.join(east_asian)}{latin}</w:fonts>"


def footer(*, odd: bool) -> str:
    """The page number between dashes, one character from the outer margin: right on odd pages, left on even ones."""
    side = '<w:ind w:rightChars="100" w:right="280"/><w:jc w:val="right"/>'
    if not odd:
        side = '<w:ind w:leftChars="100" w:left="280"/><w:jc w:val="left"/>'
    return f"<w:ftr {DECLARED}>{paragraph(run('— ') + field('PAGE', '1') + run(' —'), 'Footer', side)}</w:ftr>"


def settings() -> str:
    """The settings part: footers differ on odd and even pages, layout as in current Word."""
    return (
        f'<w:settings {DECLARED}><w:zoom w:percent="100"/><w:defaultTabStop w:val="420"/><w:evenAndOddHeaders/>'
        '<w:characterSpacingControl w:val="compressPunctuation"/>'
        '<w:footnotePr><w:footnote w:id="-1"/><w:footnote w:id="0"/></w:footnotePr>'
        '<w:compat><w:compatSetting w:name="compatibilityMode" '
        'w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat>'
        '<w:decimalSymbol w:val="."/><w:listSeparator w:val=","/></w:settings>'
    )


def application() -> str:
    """The extended properties part: which program wrote the file."""
    namespace = "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"
    return f'<Properties xmlns="{namespace}"><Application>Yaodian</Application></Properties>'
