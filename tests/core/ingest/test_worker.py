"""A reader that hangs, dies, eats memory or breaks is told, and the next file is read."""

import ctypes
import multiprocessing
import os
import pickle
import re
import signal
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path

import pytest

from core.errors import RefusedFileError
from core.ingest.lines import Line, split_lines
from core.ingest.reading import Reading
from core.ingest.sniff import Kind
from core.ingest.worker import Worker, pickled
from core.model import NoiseKind, Notice, Span
from core.progress import CancelledError, ControlledProgress

HERE = "tests.core.ingest.test_worker"
READERS = {
    Kind.HTML: f"{HERE}:plain",
    Kind.PDF: f"{HERE}:hanging",
    Kind.OFD: f"{HERE}:dying",
    Kind.DOCX: f"{HERE}:greedy",
    Kind.DOC: f"{HERE}:broken",
    Kind.WPS: f"{HERE}:refusing",
    Kind.RTF: f"{HERE}:foreign",
    Kind.MHTML: f"{HERE}:stuck_in_c",
}


def plain(data: bytes) -> Reading:
    text = data.decode()
    lines, _ = split_lines(text)
    return Reading(text, tuple(lines), f"pid {os.getpid()}", tempfile.gettempdir(), warnings=(Notice("注意", "note"),))


def hanging(data: bytes) -> Reading:
    Path(tempfile.gettempdir(), "left-behind").write_bytes(data)
    child = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(600)"])
    if data:
        Path(data.decode()).write_text(f"{os.getpid()} {child.pid} {tempfile.gettempdir()}")
    time.sleep(600)
    raise AssertionError("never")


def stuck_in_c(data: bytes) -> Reading:
    Path(data.decode()).write_text(f"{os.getpid()}")
    re.match(r"(a+)+$", "a" * 60 + "b")
    raise AssertionError("never")


def dying(data: bytes) -> Reading:
    ctypes.string_at(0)
    raise AssertionError("never")


def greedy(data: bytes) -> Reading:
    eaten = [bytearray(64 << 20) for _ in range(1000)]
    raise AssertionError(len(eaten))


def broken(data: bytes) -> Reading:
    return {}["nothing"]


def refusing(data: bytes) -> Reading:
    raise RefusedFileError("不读", "won't read")


class Foreign:
    def __reduce__(self):
        return os.abort, ()


def foreign(data: bytes) -> Foreign:
    return Foreign()


@pytest.fixture
def worker():
    with Worker(READERS, time_limit=20) as made:
        yield made


def reads_on(worker: Worker) -> Reading:
    reading = worker.read("一、抓学习。\n二、抓落实。".encode(), "要点.html", Kind.HTML)
    assert [line.text for line in reading.lines] == ["一、抓学习。", "二、抓落实。"]
    return reading


def gone(pid: int) -> bool:
    """Whether a process has ended (or waits to be collected)."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[0] in "ZX"
    except (FileNotFoundError, ProcessLookupError):
        return True


def wait_until(true, seconds: float = 10) -> bool:
    end = time.monotonic() + seconds
    while not true() and time.monotonic() < end:
        time.sleep(0.02)
    return true()


def test_a_reading_comes_back_as_it_was_made(worker):
    reading = reads_on(worker)
    assert reading.warnings == (Notice("注意", "note"),)
    assert reading.media_type != f"pid {os.getpid()}"


def test_one_process_serves_many_files(worker):
    assert len({reads_on(worker).media_type for _ in range(5)}) == 1


def test_no_process_before_the_first_file():
    before = len(multiprocessing.active_children())
    with Worker(READERS):
        assert len(multiprocessing.active_children()) == before


def test_a_refusal_comes_back_in_both_languages_and_the_process_stays(worker):
    first = reads_on(worker)
    with pytest.raises(RefusedFileError) as refused:
        worker.read(b"", "甲.wps", Kind.WPS)
    assert refused.value.notice == Notice("不读", "won't read")
    assert reads_on(worker).media_type == first.media_type


@pytest.mark.parametrize(
    ("kind", "zh", "en"),
    [
        (Kind.OFD, "出错停止", "broke down"),
        (Kind.DOC, "出错停止了（KeyError）", r"broke down \(KeyError\)"),
        (Kind.RTF, "出错停止", "broke down"),
    ],
)
def test_a_reader_that_breaks_costs_its_file_only(worker, kind, zh, en, capfd):
    with pytest.raises(RefusedFileError, match=en) as refused:
        worker.read(b"", "坏.x", kind)
    assert zh in refused.value.notice.zh
    assert "坏.x" in refused.value.notice.zh
    reads_on(worker)


@pytest.mark.skipif(sys.platform != "linux", reason="address space can be limited on Linux only")
def test_a_reader_that_eats_memory_is_stopped():
    with Worker(READERS, memory_limit=512 << 20) as worker:
        with pytest.raises(RefusedFileError, match="more memory"):
            worker.read(b"", "大.docx", Kind.DOCX)
        reads_on(worker)


@pytest.mark.skipif(sys.platform == "win32", reason="looks at /proc")
def test_a_reader_that_hangs_is_killed_in_time_with_what_it_started(tmp_path):
    note = tmp_path / "pids"
    with Worker(READERS, time_limit=4) as worker:  # a busy machine may need most of it to start the next process
        reads_on(worker)
        start = time.monotonic()
        with pytest.raises(RefusedFileError, match="stopped after 4 seconds"):
            worker.read(str(note).encode(), "慢.pdf", Kind.PDF)
        assert time.monotonic() - start < 20
        own, child, folder = note.read_text().split()
        assert wait_until(lambda: gone(int(own)) and gone(int(child)))
        assert not Path(folder).exists()
        assert reads_on(worker).encoding != folder


@pytest.mark.skipif(sys.platform == "win32", reason="looks at /proc")
def test_a_cancel_from_another_thread_is_heard_while_a_file_is_read(tmp_path):
    note = tmp_path / "pids"
    progress = ControlledProgress()

    def cancel():
        assert wait_until(lambda: note.exists() and len(note.read_text().split()) == 3)
        progress.cancel()

    stopper = threading.Thread(target=cancel)
    with Worker(READERS, progress, time_limit=60) as worker:
        reads_on(worker)
        stopper.start()
        start = time.monotonic()
        with pytest.raises(CancelledError):
            worker.read(str(note).encode(), "慢.pdf", Kind.PDF)
        assert time.monotonic() - start < 10
        stopper.join()
        with pytest.raises(CancelledError):
            reads_on(worker)
    assert all(wait_until(lambda pid=pid: gone(int(pid))) for pid in note.read_text().split()[:2])


def test_a_pause_lets_the_file_being_read_come_to_its_end():
    progress = ControlledProgress()
    progress.pause()
    with Worker(READERS, progress) as worker:
        reads_on(worker)


def test_closing_ends_the_process():
    with Worker(READERS) as worker:
        reads_on(worker)
    assert not [child for child in multiprocessing.active_children() if child.name == "yaodian-reader"]


def test_the_process_of_a_killed_one_is_replaced(worker):
    reading = reads_on(worker)
    os.kill(int(reading.media_type.split()[1]), signal.SIGTERM)
    assert wait_until(lambda: gone(int(reading.media_type.split()[1])))
    # Its threads and pipe go a moment after it.
    time.sleep(0.2)
    assert reads_on(worker).media_type != reading.media_type


OWNER = """
import sys
from core.ingest.worker import Worker
from tests.core.ingest.test_worker import READERS
from core.ingest.sniff import Kind
if __name__ == "__main__":
    Worker(READERS, time_limit=float(sys.argv[3])).read(sys.argv[1].encode(), "a", Kind(sys.argv[2]))
"""


@pytest.mark.skipif(sys.platform == "win32", reason="looks at /proc")
@pytest.mark.parametrize(("kind", "limit"), [("pdf", 60), ("mhtml", 10)], ids=["waiting", "holding the interpreter"])
def test_no_orphan_is_left_when_the_owner_is_killed(tmp_path, kind, limit):
    script, note = tmp_path / "owner.py", tmp_path / "pids"
    script.write_text(OWNER)
    root = str(Path(__file__).parents[3])
    owner = subprocess.Popen(
        [sys.executable, str(script), str(note), kind, str(limit)],
        env=os.environ | {"PYTHONPATH": root, "TMPDIR": str(tmp_path)},
        cwd=root,
    )
    try:
        assert wait_until(lambda: note.exists() and note.read_text() != "", 60)
    finally:
        owner.kill()
        owner.wait()
    pids = [int(word) for word in note.read_text().split() if word.isdigit()]
    assert wait_until(lambda: all(gone(pid) for pid in pids), 30)


def test_an_answer_names_nothing_but_values_of_ours_whichever_python_writes_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(NoiseKind, "__reduce_ex__", lambda kind, _protocol: (getattr, (NoiseKind, kind.name)))  # as Python 3.11.2
    reading = Reading("页脚", (Line("页脚", (Span(0, 2),), kind=NoiseKind.NAVIGATION),), "text/html")
    assert b"getattr" in pickle.dumps(reading)
    assert b"getattr" not in pickled(reading)
    assert pickle.loads(pickled(reading)) == reading
