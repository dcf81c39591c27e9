"""The styles of a briefing note as a part of a Word document.

After the layout of official papers (GB/T 9704-2012).
"""

from __future__ import annotations

from core.briefing.word.page import LINE, OFFICIAL
from core.briefing.word.wordml import DECLARED

NUMBERING = 1
"""The number of the list that counts headings."""

LATIN = "Times New Roman"
TITLE = "方正小标宋简体"
HEI = "黑体"
KAI = "楷体_GB2312"
FANG = "仿宋_GB2312"
SONG = "宋体"

_INDENT = '<w:ind w:firstLineChars="200" w:firstLine="{twips}"/>'


def _fonts(name: str) -> str:
    return f'<w:rFonts w:ascii="{LATIN}" w:hAnsi="{LATIN}" w:eastAsia="{name}" w:cs="{LATIN}" w:hint="eastAsia"/>'


def _size(half_points: int) -> str:
    return f'<w:sz w:val="{half_points}"/><w:szCs w:val="{half_points}"/>'


def _spacing(line: int = LINE, before: int = 0, after: int = 0) -> str:
    return f'<w:spacing w:before="{before}" w:after="{after}" w:line="{line}" w:lineRule="exact"/>'


def _paragraph_style(
    identifier: str, name: str, *, paragraph: str, characters: str, follower: str = "", quick: bool = True
) -> str:
    after = f'<w:next w:val="{follower}"/>' if follower else ""
    shown = "<w:qFormat/>" if quick else ""
    return (
        f'<w:style w:type="paragraph" w:styleId="{identifier}"><w:name w:val="{name}"/><w:basedOn w:val="Normal"/>'
        f"{after}{shown}<w:pPr>{paragraph}</w:pPr><w:rPr>{characters}</w:rPr></w:style>"
    )


def _heading(level: int, font: str, *, strong: bool = False) -> str:
    """A heading, without space of its own: with it a page would have a line less."""
    weight = "<w:b/><w:bCs/>" if strong else ""
    counted = f'<w:numPr><w:ilvl w:val="{level - 1}"/><w:numId w:val="{NUMBERING}"/></w:numPr>' if level < 3 else ""
    return _paragraph_style(
        f"Heading{level}",
        f"heading {level}",
        follower="BodyText",
        paragraph=f"<w:keepNext/><w:keepLines/>{counted}{_spacing()}{_INDENT.format(twips=640)}"
        f'<w:jc w:val="left"/><w:outlineLvl w:val="{level - 1}"/>',
        characters=f"{_fonts(font)}{weight}",
    )


def styles(language: str, width: int = OFFICIAL.width) -> str:
    """The styles part, for pages whose text is `width` twips wide.

    Body text: 16 pt 仿宋, first line indented by two characters, lines of exactly 28.95 pt.
    """
    return (
        f"<w:styles {DECLARED}><w:docDefaults><w:rPrDefault><w:rPr>{_fonts(FANG)}"
        f'<w:kern w:val="2"/>{_size(32)}<w:lang w:val="en-US" w:eastAsia="zh-CN" w:bidi="ar-SA"/></w:rPr></w:rPrDefault>'
        "<w:pPrDefault/></w:docDefaults>"
        + _defaults()
        + _headings()
        + _texts(justified="both" if language.startswith("zh") else "left")
        + _tables()
        + _apparatus(width)
        + "</w:styles>"
    )


def _defaults() -> str:
    return (
        '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/></w:style>'
        '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont">'
        '<w:name w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/><w:semiHidden/></w:style>'
        '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/>'
        '<w:uiPriority w:val="99"/><w:semiHidden/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar>'
        '<w:top w:w="0" w:type="dxa"/><w:left w:w="108" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/>'
        '<w:right w:w="108" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>'
        '<w:style w:type="numbering" w:default="1" w:styleId="NoList"><w:name w:val="No List"/><w:semiHidden/></w:style>'
    )


def _headings() -> str:
    title = _paragraph_style(
        "Title",
        "Title",
        follower="Subtitle",
        paragraph=f'<w:keepNext/><w:keepLines/>{_spacing(line=700, after=200)}<w:jc w:val="center"/>',
        characters=f"{_fonts(TITLE)}{_size(44)}",
    )
    subtitle = _paragraph_style(
        "Subtitle",
        "Subtitle",
        follower="BodyText",
        paragraph=f'{_spacing(after=LINE)}<w:jc w:val="center"/>',
        characters=_fonts(KAI),
    )
    return title + subtitle + _heading(1, HEI) + _heading(2, KAI) + _heading(3, FANG, strong=True)


def _texts(justified: str) -> str:
    indent = _INDENT.format(twips=640)
    justify = f'<w:jc w:val="{justified}"/>'
    return (
        _paragraph_style(
            "BodyText",
            "Body Text",
            paragraph=f"{_spacing()}{indent}{justify}",
            characters='<w:spacing w:val="-5"/>',
        )
        + _paragraph_style(
            "ItemLabel",
            "Item Label",
            follower="QuotedText",
            paragraph=f"<w:keepNext/>{_spacing()}{indent}{justify}",
            characters=_fonts(FANG),
        )
        + _paragraph_style(
            "QuotedText",
            "Quoted Text",
            follower="BodyText",
            paragraph=f"{_spacing()}{indent}{justify}",
            characters=f'{_fonts(KAI)}<w:spacing w:val="-5"/>',
        )
        + _paragraph_style(
            "RemarkLine",
            "Remark Line",
            follower="BodyText",
            paragraph=f'{_spacing(line=420, after=LINE - 420)}<w:ind w:firstLineChars="267" w:firstLine="640"/>{justify}',
            characters=f'{_fonts(KAI)}<w:color w:val="4E5358"/>{_size(24)}',
        )
        + _paragraph_style(
            "Footer",
            "footer",
            quick=False,
            paragraph='<w:snapToGrid w:val="0"/><w:spacing w:before="0" w:after="0"/>',
            characters=f"{_fonts(SONG)}{_size(28)}",
        )
    )


def _tables() -> str:
    border = 'w:val="single" w:sz="4" w:space="0" w:color="5A5A5A"'
    edges = "".join(f"<w:{edge} {border}/>" for edge in ("top", "left", "bottom", "right", "insideH", "insideV"))
    lines = '<w:snapToGrid w:val="0"/>' + _spacing(line=320)
    return (
        _paragraph_style(
            "TableText", "Table Text", paragraph=f'{lines}<w:jc w:val="left"/>', characters=f"{_fonts(FANG)}{_size(21)}"
        )
        + _paragraph_style(
            "TableHead",
            "Table Head",
            paragraph=f'<w:keepNext/>{lines}<w:jc w:val="center"/>',
            characters=f"{_fonts(HEI)}{_size(21)}",
        )
        + _paragraph_style(
            "TableGap",
            "Table Gap",
            quick=False,
            paragraph=f'<w:snapToGrid w:val="0"/>{_spacing(line=20, after=180)}',
            characters=_size(2),
        )
        + '<w:style w:type="table" w:customStyle="1" w:styleId="BriefingTable"><w:name w:val="Briefing Table"/>'
        f'<w:basedOn w:val="TableNormal"/><w:tblPr><w:tblBorders>{edges}</w:tblBorders><w:tblCellMar>'
        '<w:top w:w="45" w:type="dxa"/><w:left w:w="90" w:type="dxa"/><w:bottom w:w="45" w:type="dxa"/>'
        '<w:right w:w="90" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>'
    )


def _apparatus(width: int) -> str:
    """Captions, figures, headings of quoted plans, notes and comments, table of contents, ends of sections."""
    plain = '<w:snapToGrid w:val="0"/>'
    small = f"{_fonts(SONG)}{_size(21)}"
    quoted = "".join(
        _paragraph_style(
            f"PlanHeading{level}",
            f"Plan Heading {level}",
            follower="BodyText",
            paragraph=f"<w:keepNext/><w:keepLines/>{_spacing()}{_INDENT.format(twips=640)}",
            characters=f"{_fonts(KAI)}<w:b/><w:bCs/>{_size(32 if level == 1 else 30)}",
        )
        for level in (1, 2, 3)
    )
    contents = "".join(
        _paragraph_style(
            f"TOC{level}",
            f"toc {level}",
            quick=False,
            paragraph=f'<w:tabs><w:tab w:val="right" w:leader="dot" w:pos="{width}"/></w:tabs>{_spacing(line=520)}'
            f'<w:ind w:left="{(level - 1) * 420}"/>',  # a right indent would hide the page numbers in LibreOffice
            characters=f"{_fonts(FANG)}{_size(28)}",
        )
        for level in (1, 2)
    )
    title = _paragraph_style(
        "PlanTitle",
        "Plan Title",
        follower="BodyText",
        paragraph=f'<w:keepLines/>{_spacing(line=700, after=400)}<w:jc w:val="center"/>',
        characters=f"{_fonts(TITLE)}{_size(44)}",
    )
    return (
        title
        + quoted
        + contents
        + _cover(width)
        + _paragraph_style(
            "TOCHeading",
            "TOC Heading",
            quick=False,
            paragraph=f'<w:keepNext/>{_spacing(before=240, after=200)}<w:jc w:val="center"/>',
            characters=f"{_fonts(HEI)}",
        )
        + _paragraph_style(
            "Caption",
            "caption",
            paragraph=f'<w:keepLines/>{plain}{_spacing(line=LINE - 180, before=120, after=60)}<w:jc w:val="center"/>',
            characters=f"{_fonts(HEI)}{_size(24)}",
        )
        + _paragraph_style(
            "Figure",
            "Figure",
            paragraph=f'<w:keepNext/>{plain}<w:spacing w:before="120" w:after="0"/><w:jc w:val="center"/>',
            characters="",
        )
        + _paragraph_style("SectionEnd", "Section End", quick=False, paragraph=plain + _spacing(line=20), characters=_size(2))
        + _paragraph_style(
            "FootnoteText",
            "footnote text",
            quick=False,
            paragraph=f'{plain}<w:spacing w:before="0" w:after="0" w:line="280" w:lineRule="exact"/><w:jc w:val="left"/>',
            characters=small,
        )
        + _paragraph_style("CommentText", "annotation text", quick=False, paragraph='<w:jc w:val="left"/>', characters=small)
        + _character_style("FootnoteReference", "footnote reference", '<w:vertAlign w:val="superscript"/>')
        + _character_style("CommentReference", "annotation reference", _size(21))
    )


def _cover(width: int) -> str:
    """The head of an official paper and of a brief, who it goes to, who signs it."""
    center, red = '<w:jc w:val="center"/>', '<w:color w:val="C00000"/>'

    def line(width: int) -> str:
        return f'<w:pBdr><w:bottom w:val="single" w:sz="{width}" w:space="6" w:color="C00000"/></w:pBdr>'

    return (
        _paragraph_style(
            "RedHead",
            "Red Head",
            follower="RedNumber",
            paragraph=f"<w:keepNext/>{_spacing(line=1000, before=600, after=400)}{center}",
            characters=f"{_fonts(TITLE)}{red}{_size(72)}",
        )
        + _paragraph_style(
            "RedNumber",
            "Red Number",
            follower="Title",
            paragraph=f"<w:keepNext/>{line(18)}{_spacing(after=LINE)}{center}",
            characters=_fonts(FANG),
        )
        + _paragraph_style(
            "Banner",
            "Banner",
            paragraph=f"<w:keepNext/>{_spacing(line=900, after=120)}{center}",
            characters=f'{_fonts(TITLE)}{red}<w:spacing w:val="120"/>{_size(64)}',
        )
        + _paragraph_style(
            "BannerLine",
            "Banner Line",
            follower="Title",
            paragraph=f'<w:keepNext/>{line(12)}<w:tabs><w:tab w:val="right" w:pos="{width}"/></w:tabs>'
            + _spacing(line=520, after=360),
            characters=f"{_fonts(KAI)}{_size(28)}",
        )
        + _paragraph_style("Addressee", "Addressee", follower="BodyText", paragraph=_spacing(), characters=_fonts(FANG))
        + _paragraph_style(
            "Signature",
            "Signature",
            quick=False,
            paragraph=f'<w:keepNext/><w:keepLines/>{_spacing()}<w:ind w:right="640"/><w:jc w:val="right"/>',
            characters=_fonts(FANG),
        )
    )


def _character_style(identifier: str, name: str, characters: str) -> str:
    return (
        f'<w:style w:type="character" w:styleId="{identifier}"><w:name w:val="{name}"/>'
        f'<w:basedOn w:val="DefaultParagraphFont"/><w:rPr>{characters}</w:rPr></w:style>'
    )
