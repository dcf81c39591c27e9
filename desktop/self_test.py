"""`yaodian --self-test`: the main job once, out of sight and on files of its own; says of each step whether it went well.

For whoever installs Yaodian and for the checks of the installers. `figures.json` of two runs is equal where both worked alike.
"""

from __future__ import annotations

import hashlib
import json
import sys
import tempfile
import traceback
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from types import TracebackType
from typing import Any, TextIO

from PySide6.QtCore import (
    QLibraryInfo,
    QMessageLogContext,
    QObject,
    QSettings,
    QSize,
    QtMsgType,
    QTranslator,
    qInstallMessageHandler,
)
from PySide6.QtGui import QColor, QPixmap
from PySide6.QtWidgets import QApplication, QDialog

from core import sample
from core.alignable import alignable
from core.briefing import Recipe
from core.model import Relation
from core.session import Session
from desktop.desk import Desk
from desktop.library_commands import seeds_folder
from desktop.main_window import MainWindow
from desktop.scenes import settle
from desktop.self_test_files import CLAUSES, TITLE, specimens
from desktop.settings import Settings
from desktop.theme import Mode, Theme

AUTHOR = "yaodian"
QUERY = "学前教育"
PASTED = "某市2021年工作要点\n一、加强监督。\n二、改进作风。\n"
PAUSE = 60  # milliseconds a view gets to show itself
DIALOGS = ("settings", "keys", "about", "help", "new_tag", "plan_info", "briefing")


Translate = Callable[[QApplication, str], Sequence[QTranslator]]
"""Gives the application a language; the translators that were installed for it."""


class SelfTestError(Exception):
    """A step did not give what it must; the words say what."""


def expect(fulfilled: object, otherwise: str) -> None:
    """Go on only where this holds."""
    if not fulfilled:
        raise SelfTestError(otherwise)


class Report:
    """Says the steps to a file and, where there is one, to the standard output; remembers which failed."""

    def __init__(self, file: TextIO) -> None:
        self._file = file
        self.failed: list[str] = []

    def say(self, line: str) -> None:
        """One line, at once."""
        print(line, file=self._file, flush=True)
        if sys.stdout is not None:  # a windowed program on Windows has none
            sys.stdout.write(line + "\n")
            sys.stdout.flush()

    @contextmanager
    def step(self, name: str) -> Iterator[None]:
        """Say how a step ended; the next one is tried whatever happened, also to a slot that Qt called."""
        caught: list[str] = []

        def catch(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
            caught.append("".join(traceback.format_exception(kind, error, trace)))

        before, sys.excepthook = sys.excepthook, catch
        try:
            yield
        except SelfTestError as error:
            caught.append(str(error))
        except Exception:  # noqa: BLE001 - whatever a step does wrong is what this is here to say
            caught.append(traceback.format_exc())
        finally:
            sys.excepthook = before
        if caught:
            self.failed.append(name)
            self.say(f"FAILED {name}")
            for words in caught:
                self.say("    " + words.strip().replace("\n", "\n    "))
        else:
            self.say(f"ok     {name}")


class SelfTest(QObject):
    """The steps, in order, in a folder of the test's own. `figures` is what came of them, the same on every machine."""

    def __init__(self, app: QApplication, folder: Path, language: str, translate: Translate) -> None:
        super().__init__()
        self._app = app
        self._folder = folder
        self._language = language  # in which it speaks of itself
        self._translate = translate
        self._translators: Sequence[QTranslator] = ()
        self._speak(language)
        self._pair = (0, 0)
        self.library = folder / "样例.yaodian"
        self.figures: dict[str, Any] = {}

    def run(self, report: Report) -> bool:
        """Whether every step went well."""
        self._set_up()
        with report.step(self.tr("导入样例文件")), Session.create(self.library, AUTHOR) as session:
            self._import(session)
        with report.step(self.tr("读网页、Word、PDF、OFD")), Session.open(self.library, AUTHOR) as session:
            self._formats(session)
        for name, step in (
            (self.tr("搜索"), self._search),
            (self.tr("批注、撤销、重做"), self._annotate),
            (self.tr("对照"), self._align),
            (self.tr("导出简报和沿革表"), self._export),
            (self.tr("资料库完好"), self._check),
        ):
            with report.step(name), Session.open(self.library, AUTHOR) as session:
                step(session)
        for language, mode in (("zh", Mode.LIGHT), ("en", Mode.DARK)):
            name = self.tr("打开每个界面：{language}，{theme}").format(language=language, theme=mode.value)
            with report.step(name):
                self._views(language, mode)
        well = not report.failed
        report.say(self.tr("自检通过") if well else self.tr("自检没有通过：%n 步出错", "", len(report.failed)))
        return well

    def _speak(self, language: str) -> None:
        for translator in self._translators:
            self._app.removeTranslator(translator)
        self._translators = self._translate(self._app, language)

    def _set_up(self) -> None:
        self._folder.mkdir(parents=True, exist_ok=True)
        for path in self._folder.glob("样例.yaodian*"):
            path.unlink()

    def _import(self, session: Session) -> None:
        self._pair = sample.build(session, seeds_folder())
        plans = session.plans()
        expect(len(plans) >= 2, f"only {len(plans)} plans were found in the samples")
        outlines = [session.outline(plan.id) for plan in plans]
        for outline in outlines:
            expect(len(outline.clauses) > 2, f"{outline.plan.title}: no section tree")
        spans = [[(c.kind, c.number, c.heading, c.span.start, c.span.end) for c in outline.clauses] for outline in outlines]
        self.figures["plans"] = [plan.title for plan in plans]
        self.figures["outlines"] = _digest([[outline.text for outline in outlines], spans])

    def _formats(self, session: Session) -> None:
        """What a process of its own reads comes back whole, with what its format tells of noise."""
        made = specimens()
        paths = [self._folder / each.name for each in made]
        for path, each in zip(paths, made, strict=True):
            path.write_bytes(each.data)
        note = self._folder / "format.docx"
        session.notes.write(note, Recipe(title="某省2023年工作要点", plan_ids=(self._pair[0],)))
        reports = session.import_files([*paths, note])
        refused = {report.file: report.refused.en for report in reports if report.refused is not None}
        expect(not refused, f"refused: {refused}")
        expect(session.import_text(PASTED, "", "paste").plan_ids, "pasted text gave no plan")
        for report, each in zip(reports, made, strict=False):  # the note is the last
            outlines = [session.outline(plan_id) for plan_id in report.plan_ids]
            lines = [line for outline in outlines for line in outline.text.split("\n")]
            expect(lines == [TITLE, *CLAUSES], f"{each.name} gave {lines}")
            named = "\n".join(text for outline in outlines for _, text in outline.noise)
            expect(all(words in named for words in each.noise), f"{each.name}: only this was told as noise: {named!r}")
        while session.next_undo() is not None and len(session.plans()) > len(self.figures["plans"]):
            session.undo()

    def _search(self, session: Session) -> None:
        found = session.search(QUERY)
        literal = sum(session.outline(plan.id).text.count(QUERY) for plan in session.plans())
        expect(found.total == literal > 0, f"{found.total} hits, but the words stand there {literal} times")
        self.figures["hits"] = found.total

    def _annotate(self, session: Session) -> None:
        before = len(session.annotations())
        outline = session.outline(self._pair[0])
        clause = outline.clauses[-1]
        made, _ = session.annotating.add(self._pair[0], clause_id=clause.id, tag_names=["自检"], note="自检")
        quote = outline.text[made.span.start : made.span.end]
        expect(made.exact == quote, "the annotation does not quote its clause")
        session.undo()
        expect(len(session.annotations()) == before, "undo did not take the annotation back")
        session.redo()
        expect(len(session.annotations()) == before + 1, "redo did not bring the annotation")
        self.figures["annotations"] = _digest([(a.exact, a.note, str(a.status)) for a in session.annotations()])

    def _align(self, session: Session) -> None:
        old, new = self._pair
        links = session.aligning.align(old, new).links
        for plan_id, side in ((old, "old"), (new, "new")):
            clauses = {clause.id for clause in alignable(session.outline(plan_id).clauses)}
            linked = {clause for link in links for clause in (link.old if side == "old" else link.new)}
            expect(clauses <= linked, f"{len(clauses - linked)} clauses of the {side} plan stand in no link")
        partners = [link for link in links if link.relation not in (Relation.NEW, Relation.DROPPED)]
        expect(partners, "no clause has a partner")
        starts = {c.id: c.span.start for plan_id in self._pair for c in session.outline(plan_id).clauses}
        said = [
            ([starts[i] for i in link.old], [starts[i] for i in link.new], str(link.relation), link.moved, str(link.decision))
            for link in links
        ]
        self.figures["links"] = _digest(sorted(said))

    def _export(self, session: Session) -> None:
        from docx import Document  # noqa: PLC0415 - read back here only

        from core.workbooks import export_lineage

        note, table = self._folder / "简报.docx", self._folder / "沿革.xlsx"
        session.notes.write(note, Recipe(title="自检", pairs=(self._pair,)))
        export_lineage(session, table, self._pair, "zh")
        expect(table.stat().st_size > 2000, "the workbook is empty")
        document = Document(str(note))
        cells = [cell.text for found in document.tables for row in found.rows for cell in row.cells]
        text = [paragraph.text for paragraph in document.paragraphs] + cells
        expect(any("自检" in line for line in text) and len(cells) > 20, "the note does not hold what it must")
        self.figures["note"] = _digest([line for line in text if not _is_dated(line)])

    def _check(self, session: Session) -> None:
        found = session.check()
        expect(found["integrity"] == "ok" and not found["foreign_keys"] and not found["unindexed"], str(found))

    def _views(self, language: str, mode: Mode) -> None:
        settings = Settings(QSettings(str(self._folder / "settings.ini"), QSettings.Format.IniFormat))
        settings.language, settings.mode, settings.author, settings.tour_seen = language, mode, AUTHOR, True
        self._speak(language)
        theme = Theme(mode)
        theme.apply(self._app)
        window = MainWindow(Desk(settings, theme))
        try:
            self._walk(window, f"{language}-{mode.value}")
        finally:
            window.close()
            settle(self._app, window.desk, PAUSE)
            self._speak(self._language)

    def _walk(self, window: MainWindow, suffix: str) -> None:
        desk, refused = window.desk, list[str]()
        desk.jobs.failed.connect(refused.append)
        desk.refused.connect(lambda notice: refused.append(notice.en))
        window.resize(QSize(1440, 900))
        window.show()
        expect(desk.open(self.library), f"the library was not opened: {refused}")
        for mode in window.navigation.modes():
            window.navigation.show_mode(mode)
            settle(self._app, desk, PAUSE)
            picture = window.grab()
            picture.save(str(self._folder / f"{mode}-{suffix}.png"))
            expect(_is_painted(picture), f"{mode} shows nothing")
        window.navigation.show_mode("read")
        for name in DIALOGS:
            window.actions_[name].trigger()
            settle(self._app, desk, PAUSE)
            dialogs = [top for top in QApplication.topLevelWidgets() if isinstance(top, QDialog) and top.isVisible()]
            expect(dialogs and all(_is_painted(dialog.grab()) for dialog in dialogs), f"{name} opens no dialog")
            for dialog in dialogs:
                dialog.close()
        expect(not refused, "; ".join(refused))


def _digest(value: object) -> str:
    return hashlib.sha256(json.dumps(value, ensure_ascii=False, sort_keys=True).encode("utf-8", "surrogatepass")).hexdigest()


def _is_dated(line: str) -> bool:
    """The note says the day it was made."""
    from datetime import date  # noqa: PLC0415

    today = date.today()
    return any(day in line for day in (today.isoformat(), f"{today.year}年{today.month}月{today.day}日"))


def _is_painted(picture: QPixmap) -> bool:
    """Whether there is more than one colour in it."""
    image = picture.toImage()
    steps = [(x, y) for x in range(0, image.width(), 7) for y in range(0, image.height(), 7)]
    return len({QColor(image.pixel(x, y)).rgb() for x, y in steps}) > 3


def run(app: QApplication, folder: Path | None, language: str, translate: Translate) -> int:
    """Do the test in `folder`, or in one that is removed afterwards; 0 where every step went well, else 1."""
    with suppress(AttributeError, ValueError):
        sys.stdout.reconfigure(encoding="utf-8", errors="replace")  # type: ignore[union-attr]
    with tempfile.TemporaryDirectory(prefix="yaodian-", ignore_cleanup_errors=True) as given:
        place = (folder or Path(given)).absolute()
        place.mkdir(parents=True, exist_ok=True)
        qInstallMessageHandler(_heard)
        test = SelfTest(app, place, language, translate)
        with (place / "report.txt").open("w", encoding="utf-8") as file:
            report = Report(file)
            report.say(f"{app.applicationVersion()} {sys.platform} Qt {QLibraryInfo.version().toString()} {app.platformName()}")
            well = test.run(report)
            summary = json.dumps(test.figures, ensure_ascii=False, indent=1, sort_keys=True)
            (place / "figures.json").write_text(summary + "\n", encoding="utf-8")
    return 0 if well else 1


def _heard(_type: QtMsgType, _context: QMessageLogContext, message: str) -> None:
    """What Qt complains of, but that windows out of sight have no sizes of their own."""
    if "propagateSizeHints" not in message and sys.stderr is not None:
        sys.stderr.write(message + "\n")
