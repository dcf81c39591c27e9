"""Why two clauses were linked, as short codes a link stores, and the words that explain a code to the analyst.

Codes: `same_heading`, else `heading:甲、乙`, and `terms:甲、乙` (wording in common), `sentences:3` (sentences in common),
`documents:甲、乙` (cited by both), `figures:87%` (the same target), `similarity:0.46`, `runner_up:0.22` (the best outside the
link), `position` (neighbours are linked in the same order), `identical`; of a clause that stands alone `closest:加强…` (the
likeliest counterpart).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence

from core.alignment.profile import Unit
from core.alignment.similarity import Similarity

Cut = Callable[[str], Sequence[str]]
"""Cuts a run of letters into the pieces of which terms may be made."""

_RUN = re.compile(r"[^\W\d_]{2,}")
_LEAST_SENTENCE = 6  # letters; shorter ones are set phrases
_LONGEST_TERM = 8
_TERMS = 4
_NAMES = 2
_LABEL = 24
# Words without a meaning of their own: they may join a term, not begin or end it.
_EMPTY = frozenset(
    ("对于", "按照", "依照", "根据", "可以", "应当", "必须", "以及", "或者", "并且", "有关", "进行", "予以", "给予", "由于")
).union("的地得和与及或并且等是在为以由于对将把被向从到按所其该本各每个了着这那不可应使让就都也还又而但如当中上下内者")

_WORDS = {
    "same_heading": ("标题相同", "same heading"),
    "heading": ("标题都有：{}", "headings share: {}"),
    "terms": ("都写到：{}", "both mention: {}"),
    "sentences": ("有 {} 句相同", "{} sentences alike"),
    "documents": ("都引用：{}", "both cite: {}"),
    "figures": ("数字相同：{}", "same figures: {}"),
    "similarity": ("相似度 {}", "similarity {}"),
    "runner_up": ("别处最相似的 {}", "most alike elsewhere {}"),
    "position": ("前后顺序一致", "same place in the order"),
    "identical": ("文字相同", "same wording"),
    "closest": ("最接近的是：{}", "closest: {}"),
}


def explain(reason: str, language: str) -> str:
    """The words for a code in `language` (`zh` or `en`); a code that is not known comes back as it is."""
    name, _, value = reason.partition(":")
    if name not in _WORDS:
        return reason
    zh, en = _WORDS[name]
    return (zh if language.startswith("zh") else en).format(value)


class Reasons:
    """Finds the reasons for links between two plans. `cut` keeps terms to whole words."""

    def __init__(self, similarity: Similarity, cut: Cut) -> None:
        self._similarity = similarity
        self._cut = cut

    def of_link(
        self, olds: Sequence[Unit], news: Sequence[Unit], *, similarity: float, second: float, placed: bool
    ) -> tuple[str, ...]:
        """Reasons for a link, the plainest first; `similarity` and `second` (the best outside the link) are cosines."""
        ours, theirs = "\n".join(unit.neutral_heading for unit in olds), "\n".join(unit.neutral_heading for unit in news)
        before, after = "\n".join(unit.neutral for unit in olds), "\n".join(unit.neutral for unit in news)
        same = bool(ours.strip()) and ours == theirs
        found = (
            ("heading", "" if same else "、".join(self.shared_terms(ours, theirs))),
            ("terms", "、".join(self.shared_terms(before, after))),
            ("sentences", _shared_sentences(olds, news) or ""),
            (
                "documents",
                "、".join(f"《{name}》" for name in _in_both([u.documents for u in olds], [u.documents for u in news])),
            ),
            ("figures", "、".join(_in_both([u.figures for u in olds], [u.figures for u in news]))),
            ("similarity", f"{similarity:.2f}"),
            ("runner_up", f"{second:.2f}" if second else ""),
        )
        reasons = tuple(f"{name}:{value}" for name, value in found if value)
        return (*("same_heading",) * same, *reasons, *("position",) * placed)

    def shared_terms(self, old: str, new: str) -> list[str]:
        """The weightiest wording two neutral texts share."""
        scored: dict[str, int] = {}
        for run in _RUN.findall(old):
            for term in _common(self._cut(run), new):
                scored[term] = self._similarity.mass([term[at : at + 2] for at in range(len(term) - 1)])
        return _distinct(sorted(scored, key=lambda term: (-scored[term], term)))


def closest(unit: Unit) -> str:
    """The reason that names the likeliest counterpart of a clause that stands alone."""
    label = unit.clause.heading or unit.text.strip()
    return f"closest:{label[:_LABEL]}{'…' if len(label) > _LABEL else ''}"


def _shared_sentences(olds: Iterable[Unit], news: Iterable[Unit]) -> int:
    ours, theirs = (
        {s.wording for unit in units for s in unit.sentences if s.letters >= _LEAST_SENTENCE} for units in (olds, news)
    )
    return len(ours & theirs)


def _in_both(ours: Iterable[frozenset[str]], theirs: Iterable[frozenset[str]]) -> list[str]:
    return sorted(frozenset[str]().union(*ours) & frozenset[str]().union(*theirs), key=lambda name: (-len(name), name))[:_NAMES]


def _common(pieces: Sequence[str], text: str) -> Iterator[str]:
    """The longest runs of `pieces` that stand in `text`, from left to right, none longer than a term may be.

    A word without a meaning of its own may stand inside a term, not at its ends.
    """
    run: list[str] = []
    for piece in (*pieces, ""):
        longer = "".join(run) + piece
        hollow = piece in _EMPTY and (not run or run[-1] in _EMPTY)
        if piece and not hollow and len(longer) <= _LONGEST_TERM and longer in text:
            run.append(piece)
            continue
        while run and run[-1] in _EMPTY:
            run.pop()
        if len(term := "".join(run)) >= 2:
            yield term
        run = [piece] if piece not in _EMPTY and piece in text else []


def _distinct(terms: Iterable[str]) -> list[str]:
    chosen: list[str] = []
    for term in terms:
        if len(chosen) == _TERMS:
            break
        if not any(term in other or other in term for other in chosen):
            chosen.append(term)
    return chosen
