"""Charts as Word knows them: a drawing in the text, a chart part that draws it, and the workbook by which it can be edited."""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO
from typing import Any, cast

from xlsxwriter import Workbook  # type: ignore[import-untyped]
from xlsxwriter.utility import xl_col_to_name  # type: ignore[import-untyped]

from core.briefing.content import Chart
from core.briefing.word.page import Page
from core.briefing.word.references import References
from core.briefing.word.wordml import RELATIONS, attribute, escaped, paragraph, run
from core.briefing.words import Words
from core.model import Relation

_DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/main"
_CHART = "http://schemas.openxmlformats.org/drawingml/2006/chart"
_PLACED = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
_EMU = 635  # a twip
_BAR, _FRAME, _TALLEST = 360, 1400, 11000
"""Twips: of a bar with its gap, of axis and legend, of the whole."""
_COLORS = {
    Relation.UNCHANGED: "9AA3AC",
    Relation.REVISED: "2456A6",
    Relation.SPLIT: "7443B0",
    Relation.MERGED: "0B6E86",
    Relation.NEW: "2B7434",
    Relation.DROPPED: "A83F17",
    None: "C9CDD2",
}
"""Of the relations as in the window."""
SHEET = "Sheet1"


def figures(words: Words, references: References, charts: Sequence[Chart], page: Page) -> str:
    """What the charts show, then one below the other: a sentence between two could stand alone at the foot of a page."""
    before, after = words.see
    said = (
        paragraph(run(chart.caption) + run(before) + references.reference(words.figure, ahead) + run(after), "BodyText")
        for ahead, chart in enumerate(charts, 1)
    )
    return "".join(said) + "".join(_figure(words, references, chart, page) for chart in charts)


def _figure(words: Words, references: References, chart: Chart, page: Page) -> str:
    """A chart with its caption below."""
    relation = references.chart(chart)
    number = len(references.charts)
    width, height = page.width * _EMU, min(_TALLEST, _FRAME + _BAR * len(chart.categories)) * _EMU
    drawing = (
        f'<w:drawing><wp:inline xmlns:wp="{_PLACED}" distT="0" distB="0" distL="0" distR="0">'
        f'<wp:extent cx="{width}" cy="{height}"/>'
        f'<wp:docPr id="{number}" name={attribute(f"{words.figure} {number}")} descr={attribute(chart.alt)}/>'
        f'<wp:cNvGraphicFramePr/><a:graphic xmlns:a="{_DRAWING}"><a:graphicData uri="{_CHART}">'
        f'<c:chart xmlns:c="{_CHART}" r:id="{relation}"/></a:graphicData></a:graphic></wp:inline></w:drawing>'
    )
    return paragraph(f"<w:r>{drawing}</w:r>", "Figure") + references.caption(words.figure, chart.caption, above=False)


def chart_part(chart: Chart) -> str:
    """The chart part: bars that lie, a category each, the series on one another."""
    rows = len(chart.categories)
    series = "".join(_series(chart, number, rows) for number in range(len(chart.series)))
    text = '<c:txPr><a:bodyPr/><a:lstStyle/><a:p><a:pPr><a:defRPr sz="1000"/></a:pPr><a:endParaRPr lang="zh-CN"/></a:p></c:txPr>'
    line, grid = _line("9AA0A6"), f"<c:majorGridlines>{_line('E3E5E8')}</c:majorGridlines>"
    return (
        f'<c:chartSpace xmlns:c="{_CHART}" xmlns:a="{_DRAWING}" xmlns:r="{RELATIONS}"><c:roundedCorners val="0"/>'
        '<c:chart><c:autoTitleDeleted val="1"/><c:plotArea><c:layout/>'
        '<c:barChart><c:barDir val="bar"/><c:grouping val="stacked"/><c:varyColors val="0"/>'
        f'{series}<c:gapWidth val="60"/><c:overlap val="100"/><c:axId val="111111111"/><c:axId val="222222222"/></c:barChart>'
        '<c:catAx><c:axId val="111111111"/><c:scaling><c:orientation val="maxMin"/></c:scaling><c:delete val="0"/>'
        '<c:axPos val="l"/><c:numFmt formatCode="General" sourceLinked="0"/><c:majorTickMark val="none"/>'
        f'<c:minorTickMark val="none"/><c:tickLblPos val="low"/>{line}{text}<c:crossAx val="222222222"/>'
        '<c:crosses val="autoZero"/>'
        '<c:auto val="1"/><c:lblAlgn val="ctr"/><c:lblOffset val="100"/><c:noMultiLvlLbl val="0"/></c:catAx>'
        '<c:valAx><c:axId val="222222222"/><c:scaling><c:orientation val="minMax"/><c:min val="0"/></c:scaling>'
        '<c:delete val="0"/>'
        f'<c:axPos val="b"/>{grid}<c:numFmt formatCode="0" sourceLinked="0"/><c:majorTickMark val="out"/>'
        f'<c:minorTickMark val="none"/><c:tickLblPos val="nextTo"/>{line}{text}<c:crossAx val="111111111"/>'
        '<c:crosses val="max"/>'
        '<c:crossBetween val="between"/></c:valAx></c:plotArea>'
        f'<c:legend><c:legendPos val="b"/><c:overlay val="0"/>{text}</c:legend><c:plotVisOnly val="1"/>'
        '<c:dispBlanksAs val="gap"/>'
        '</c:chart><c:externalData r:id="rIdWorkbook"><c:autoUpdate val="0"/></c:externalData></c:chartSpace>'
    )


def _line(color: str) -> str:
    return f'<c:spPr><a:ln w="6350"><a:solidFill><a:srgbClr val="{color}"/></a:solidFill></a:ln></c:spPr>'


def _series(chart: Chart, number: int, rows: int) -> str:
    series = chart.series[number]
    column = xl_col_to_name(number + 1)
    color = _COLORS[series.relation]
    return (
        f'<c:ser><c:idx val="{number}"/><c:order val="{number}"/><c:tx>{_texts(f"{SHEET}!${column}$1", [series.name])}</c:tx>'
        f'<c:spPr><a:solidFill><a:srgbClr val="{color}"/></a:solidFill></c:spPr><c:invertIfNegative val="0"/>'
        f"<c:cat>{_texts(f'{SHEET}!$A$2:$A${rows + 1}', chart.categories)}</c:cat>"
        f"<c:val>{_numbers(f'{SHEET}!${column}$2:${column}${rows + 1}', series.values)}</c:val></c:ser>"
    )


def _texts(place: str, texts: Sequence[str]) -> str:
    points = "".join(f'<c:pt idx="{at}"><c:v>{escaped(text)}</c:v></c:pt>' for at, text in enumerate(texts))
    return f'<c:strRef><c:f>{place}</c:f><c:strCache><c:ptCount val="{len(texts)}"/>{points}</c:strCache></c:strRef>'


def _numbers(place: str, values: Sequence[int]) -> str:
    points = "".join(f'<c:pt idx="{at}"><c:v>{value}</c:v></c:pt>' for at, value in enumerate(values))
    return (
        f"<c:numRef><c:f>{place}</c:f><c:numCache><c:formatCode>General</c:formatCode>"
        f'<c:ptCount val="{len(values)}"/>{points}</c:numCache></c:numRef>'
    )


def workbook(chart: Chart) -> bytes:
    """The workbook behind a chart: categories down, series across. Text stays text."""
    stream = BytesIO()
    book = Workbook(stream, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    sheet = cast("Any", book).add_worksheet(SHEET)
    sheet.set_column(0, 0, 30)
    for column, series in enumerate(chart.series, 1):
        sheet.write_string(0, column, series.name)
        for at, value in enumerate(series.values, 1):
            sheet.write_number(at, column, value)
    for at, category in enumerate(chart.categories, 1):
        sheet.write_string(at, 0, category)
    book.close()
    return stream.getvalue()
