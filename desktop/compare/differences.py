"""What differs inside a pair, word by word, worked out beside the window's thread and kept; the dictionary loads there too."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass

from PySide6.QtCore import QObject, QTimer, Signal

from core.alignment import Segment, Substance, diff, share_in_common
from core.language.words import Words
from core.model import Span
from desktop.compare.pairs import Joined, Pair, Side

_KEPT = 256
_AFTER_FIRST_PAINT = 150  # ms
_LONGEST_CHANGE = 24
"""Code points; where more was exchanged at once the matter is another one, and no single value of it changed."""

_Texts = tuple[str, str]


@dataclass(frozen=True)
class SubstanceChange:
    """A difference that changes what a clause demands: what stood there and what stands there now, either may be empty."""

    kind: Substance
    before: str
    after: str


@dataclass(frozen=True)
class Wording:
    """The differences of a pair: for each clause of its old and new side the spans it lost, gained, kept, and that moved."""

    share: float
    removed: tuple[tuple[Span, ...], ...]
    added: tuple[tuple[Span, ...], ...]
    kept_old: tuple[tuple[Span, ...], ...]
    kept_new: tuple[tuple[Span, ...], ...]
    moved_old: tuple[tuple[Span, ...], ...]
    moved_new: tuple[tuple[Span, ...], ...]
    substance: tuple[SubstanceChange, ...]

    @classmethod
    def of(cls, old: Joined, new: Joined, segments: tuple[Segment, ...]) -> Wording:
        """The segments of two joined texts, brought back to their clauses."""

        def spans(op: str, side: Callable[[Segment], Span], *, moved: bool = False) -> list[Span]:
            return [side(segment) for segment in segments if segment.op == op and bool(segment.elsewhere) is moved]

        def per_clause(joined: Joined, found: list[Span]) -> tuple[tuple[Span, ...], ...]:
            return tuple(joined.spans_in(index, found) for index in range(len(joined.sides)))

        return cls(
            share=share_in_common(segments),
            removed=per_clause(old, spans("removed", lambda segment: segment.old)),
            added=per_clause(new, spans("added", lambda segment: segment.new)),
            kept_old=tuple(map(_wordings, old.sides, per_clause(old, spans("equal", lambda segment: segment.old)))),
            kept_new=tuple(map(_wordings, new.sides, per_clause(new, spans("equal", lambda segment: segment.new)))),
            moved_old=per_clause(old, spans("removed", lambda segment: segment.old, moved=True)),
            moved_new=per_clause(new, spans("added", lambda segment: segment.new, moved=True)),
            substance=tuple(_substance(old.text, new.text, segments)),
        )


def _substance(old: str, new: str, segments: tuple[Segment, ...]) -> Iterator[SubstanceChange]:
    """Changes of substance in the order of the text; what is removed stands right before what replaces it."""
    before: Segment | None = None
    for segment in (*segments, None):
        added = segment if segment is not None and segment.op == "added" and segment.substance else None
        if before is not None or added is not None:
            kind = (added or before or segments[0]).substance
            lost = old[before.old.start : before.old.end] if before else ""
            gained = new[added.new.start : added.new.end] if added else ""
            if kind is not None and max(len(lost), len(gained)) <= _LONGEST_CHANGE:
                yield SubstanceChange(kind, lost.strip(), gained.strip())
        before = segment if segment is not None and segment.op == "removed" and segment.substance else None


def _wordings(side: Side, spans: tuple[Span, ...]) -> tuple[Span, ...]:
    """The spans without the punctuation at their ends; a comma in common tells the reader nothing."""
    found: list[Span] = []
    for span in spans:
        text = side.text[span.start : span.end]
        letters = [at for at, character in enumerate(text, start=span.start) if character.isalnum()]
        if letters:
            found.append(Span(letters[0], letters[-1] + 1))
    return tuple(found)


class Differences(QObject):
    """Asked for a pair it answers at once or later: `ready` says that something new can be asked for again."""

    ready = Signal()
    _found = Signal(object, object)

    def __init__(self, words: Words, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self._worker = ThreadPoolExecutor(max_workers=1, thread_name_prefix="differences")
        self._cache: OrderedDict[_Texts, tuple[Segment, ...]] = OrderedDict()
        self._waiting: set[_Texts] = set()
        self._held: list[_Texts] | None = []
        self._found.connect(self._keep)
        self._delay = QTimer(self)
        self._delay.setSingleShot(True)
        self._delay.timeout.connect(self._start)
        self._delay.start(_AFTER_FIRST_PAINT)

    def of(self, pair: Pair) -> Wording | None:
        """The differences of a pair that has two sides; None while they are being worked out, or where a side is missing."""
        if not pair.old or not pair.new:
            return None
        old, new = Joined.of(pair.old), Joined.of(pair.new)
        texts = (old.text, new.text)
        if texts in self._cache:
            self._cache.move_to_end(texts)
            return Wording.of(old, new, self._cache[texts])
        if texts not in self._waiting:
            self._waiting.add(texts)
            if self._held is None:
                self._submit(texts)
            else:
                self._held.append(texts)
        return None

    def close(self) -> None:
        """Stop: what waits is dropped, what runs is waited for."""
        self._delay.stop()
        self._worker.shutdown(wait=True, cancel_futures=True)

    def _start(self) -> None:
        """Load the dictionary and do what was asked meanwhile; later than the first painting, which it would slow down."""
        self._worker.submit(self._words.load)
        held, self._held = self._held or [], None
        for texts in held:
            self._submit(texts)

    def _submit(self, texts: _Texts) -> None:
        self._worker.submit(diff, *texts, self._words).add_done_callback(lambda future: self._tell(texts, future))

    def _tell(self, texts: _Texts, future: Future[tuple[Segment, ...]]) -> None:
        """Runs in the worker (or at a cancel): hands the result over to the window's thread."""
        if not future.cancelled():
            self._found.emit(texts, future.result())

    def _keep(self, texts: _Texts, segments: tuple[Segment, ...]) -> None:
        self._waiting.discard(texts)
        self._cache[texts] = segments
        while len(self._cache) > _KEPT:
            self._cache.popitem(last=False)
        self.ready.emit()
