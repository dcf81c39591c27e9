"""A PDF as pictures: whole, in bands, from several threads."""

from __future__ import annotations

import math
from concurrent.futures import ThreadPoolExecutor

import pytest

from core import pdf_view
from core.pdf_view import NoPdfError, PdfView

PAGE = b"""%PDF-1.4
1 0 obj
<</Type/Catalog/Pages 2 0 R>>
endobj
2 0 obj
<</Type/Pages/Count 1/Kids[3 0 R]>>
endobj
3 0 obj
<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 100]/Contents 4 0 R>>
endobj
4 0 obj
<</Length 40>>
stream
1 0 0 rg 0 75 200 25 re f 0 0 0 rg 0 0 200 25 re f
endstream
endobj
trailer
<</Root 1 0 R>>
"""


@pytest.mark.parametrize("scale", [1, 1.37, 4.2])
def test_a_page_drawn_in_bands_is_the_page(monkeypatch: pytest.MonkeyPatch, scale: float) -> None:
    view = PdfView(PAGE)
    whole = view.picture(0, scale)
    assert (len(view), view.size(0)) == (1, (200.0, 100.0))
    assert (whole.width, whole.height) == (math.ceil(200 * scale), math.ceil(100 * scale))
    middle = whole.pixels[whole.height // 2 * whole.stride :][:3]
    assert (whole.pixels[:3], middle, whole.pixels[-4:-1]) == (b"\x00\x00\xff", b"\xff\xff\xff", b"\x00\x00\x00")
    heeded: list[int] = []
    monkeypatch.setattr(pdf_view, "_BAND", 7 * whole.width)
    assert view.picture(0, scale, lambda: heeded.append(1)) == whole
    assert len(heeded) == math.ceil(whole.height / 7)
    view.close()


def test_several_threads_look_at_once() -> None:
    views = [PdfView(PAGE) for _ in range(4)]
    with ThreadPoolExecutor(4) as pool:
        found = list(pool.map(lambda at: views[at % 4].picture(0, 1 + at % 3).width, range(60)))
    assert found == [200 * (1 + at % 3) for at in range(60)]
    for view in views:
        view.close()


def test_what_is_no_pdf_is_said() -> None:
    with pytest.raises(NoPdfError):
        PdfView(b"no PDF")
