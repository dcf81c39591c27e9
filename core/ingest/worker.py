"""One reusable process that reads files of risky formats, so that no file can hang or kill the program that imports it.

The readers themselves are named by the caller; a frozen program must call `multiprocessing.freeze_support()` first of all.
"""

from __future__ import annotations

import faulthandler
import importlib
import io
import multiprocessing
import os
import pickle
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Mapping
from contextlib import suppress
from enum import StrEnum
from multiprocessing.connection import Connection, wait
from pathlib import Path
from types import TracebackType
from typing import Any, Self, cast

from core.errors import RefusedFileError
from core.ingest.reading import Reading
from core.ingest.sniff import Kind
from core.model import Notice
from core.progress import SILENT, CancelledError, Progress

TIME_LIMIT = 60.0
MEMORY_LIMIT = 2 << 30

_GRACE = 1.0
_HEED_EVERY = 0.1
_OWN_VALUES = ("core.ingest.reading", "core.ingest.lines", "core.model")


class Worker:
    """Reads files in a process of its own, which starts with the first file and is replaced when it hangs or dies.

    `readers`: for each kind, `module:function` of a function `(data) -> Reading`. `progress` is heeded while a file is read.
    `time_limit` in seconds a file, `memory_limit` in bytes of address space (where the system knows such a limit). One file
    is read at a time. Close it, or use it in a `with` statement.
    """

    def __init__(
        self,
        readers: Mapping[Kind, str],
        progress: Progress = SILENT,
        *,
        time_limit: float = TIME_LIMIT,
        memory_limit: int = MEMORY_LIMIT,
    ) -> None:
        self._readers = dict(readers)
        self._progress = progress
        self._time_limit = time_limit
        self._memory_limit = memory_limit
        self._process: _Process | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None) -> None:
        self.close()

    def read(self, data: bytes, name: str, kind: Kind) -> Reading:
        """A file as its reader made it; starts the process where there is none.

        Raises RefusedFileError for what the reader refuses, and where it takes too long, too much memory or dies of the
        file; CancelledError where `progress` was cancelled before it was read. The next file is read either way.
        """
        self._progress.heed()
        try:
            answer = self._ready().ask((self._readers[kind], data), self._time_limit, self._progress)
        except CancelledError:
            self.close()
            raise
        except TimeoutError:
            self.close()
            raise _too_slow(name, self._time_limit) from None
        except (EOFError, OSError) as error:
            self.close()
            raise _died(name, "") from error
        if isinstance(answer, Reading):
            return answer
        if isinstance(answer, Notice):
            raise RefusedFileError(answer.zh, answer.en)
        # What broke inside a reader may have left anything behind in its process.
        self.close()
        raise _too_large(name) if answer == MemoryError.__name__ else _died(name, answer)

    def close(self) -> None:
        """End the process; a further file would start another."""
        if self._process:
            self._process.kill()
        self._process = None

    def _ready(self) -> _Process:
        if self._process and not self._process.alive:
            self.close()
        self._process = self._process or _Process(self._time_limit, self._memory_limit)
        return self._process


class _Process:
    """The process as its owner sees it: a pipe, and a folder for what readers write, removed with it."""

    def __init__(self, time_limit: float, memory_limit: int) -> None:
        context = multiprocessing.get_context("spawn")
        self._folder = tempfile.TemporaryDirectory(prefix="yaodian-", ignore_cleanup_errors=True)
        self._pipe, far_end = context.Pipe()
        arguments = (far_end, self._folder.name, time_limit, memory_limit)
        self._process = context.Process(target=_serve, args=arguments, name="yaodian-reader", daemon=True)
        self._process.start()
        far_end.close()

    @property
    def alive(self) -> bool:
        """Whether it can be asked: unasked it has nothing to say, so a pipe with something in it is at its end."""
        with suppress(OSError):
            return self._process.is_alive() and not self._pipe.poll(0)
        return False

    def ask(self, question: tuple[str, bytes], time_limit: float, progress: Progress) -> Reading | Notice | str:
        """The answer of `_serve`; TimeoutError after `time_limit` seconds, EOFError or OSError where the process died."""
        self._pipe.send(question)
        end = time.monotonic() + time_limit
        while not self._pipe.poll(_HEED_EVERY):
            progress.heed()
            if time.monotonic() > end:
                raise TimeoutError
        try:
            answer = _Values(io.BytesIO(self._pipe.recv_bytes())).load()
        except pickle.UnpicklingError as error:
            raise OSError("an answer that is none") from error
        if not isinstance(answer, Reading | Notice | str):
            raise OSError("an answer that is none")
        return answer

    def kill(self) -> None:
        """End it and whatever it has started, and wait until it is gone."""
        if self._process.is_alive() and self._process.pid:
            _kill_tree(self._process.pid)
            self._process.kill()
        self._process.join()
        self._folder.cleanup()


class _Values(pickle.Unpickler):
    """Loads values of ours only: a process taken over by a file must not run anything here."""

    def find_class(self, module_name: str, global_name: str, /) -> Any:
        if module_name not in _OWN_VALUES:
            raise pickle.UnpicklingError(f"{module_name}.{global_name} is no value of ours")
        return super().find_class(module_name, global_name)


class _Plain(pickle.Pickler):
    """Writes a word of an enumeration by its value: early versions of Python 3.11 write `getattr`, which `_Values` refuses."""

    def reducer_override(self, obj: object) -> Any:
        return (type(obj), (obj.value,)) if isinstance(obj, StrEnum) else NotImplemented


def pickled(answer: Reading | Notice | str) -> bytes:
    """An answer as it goes through the pipe, whichever Python writes it."""
    written = io.BytesIO()
    _Plain(written).dump(answer)
    return written.getvalue()


def _kill_tree(pid: int) -> None:
    if sys.platform == "win32":
        subprocess.run(["taskkill", "/F", "/T", "/PID", str(pid)], capture_output=True, check=False)
    else:
        # Before it has made its own group there is none to kill, and it has started nothing either.
        with suppress(ProcessLookupError, PermissionError):
            os.killpg(pid, signal.SIGKILL)


def _serve(pipe: Connection, folder: str, time_limit: float, memory_limit: int) -> None:
    """What the process does: read file after file until its owner is gone."""
    if sys.platform != "win32":
        os.setsid()
    tempfile.tempdir = folder
    _limit_memory(memory_limit)
    threading.Thread(target=_end_with_owner, args=(folder,), daemon=True).start()
    with Path(os.devnull).open("w") as nowhere:
        while True:
            try:
                address, data = cast(tuple[str, bytes], pipe.recv())
            except (EOFError, OSError):
                return
            # Works even where a parser holds the interpreter, for an owner that died and can't stop it any more.
            faulthandler.dump_traceback_later(time_limit + _GRACE, exit=True, file=nowhere)
            pipe.send_bytes(pickled(_read(address, data)))
            faulthandler.cancel_dump_traceback_later()


def _read(address: str, data: bytes) -> Reading | Notice | str:
    """A reading, why the file is refused, or the name of what broke inside the reader."""
    module, _, function = address.partition(":")
    reader = cast(Callable[[bytes], Reading], getattr(importlib.import_module(module), function))
    try:
        return reader(data)
    except RefusedFileError as error:
        return error.notice
    except Exception as error:  # noqa: BLE001 - whatever a parser does on a hostile file is the file's fault, and is told
        return type(error).__name__


def _limit_memory(limit: int) -> None:
    if sys.platform == "win32":
        return
    import resource  # noqa: PLC0415 - there is none on Windows

    with suppress(ValueError, OSError):
        resource.setrlimit(resource.RLIMIT_AS, (limit, limit))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _end_with_owner(folder: str) -> None:
    """Ends this process and what it has started when its owner dies, even while it is reading."""
    owner = multiprocessing.parent_process()
    if owner is None:
        return
    wait([owner.sentinel])
    shutil.rmtree(folder, ignore_errors=True)
    _kill_tree(os.getpid())
    os._exit(1)


def _too_slow(name: str, seconds: float) -> RefusedFileError:
    return RefusedFileError(
        f"没有导入“{name}”：读了 {seconds:.0f} 秒还没读完，已停止。请把正文复制到新文件里，或拆成几个文件后再导入。",
        f'"{name}" was not imported: reading it was stopped after {seconds:.0f} seconds. '
        "Please copy its text into a new file or split it, and import that.",
    )


def _too_large(name: str) -> RefusedFileError:
    return RefusedFileError(
        f"没有导入“{name}”：读它需要的内存超过了上限，已停止。请去掉其中的图片，或拆成几个文件后再导入。",
        f'"{name}" was not imported: reading it took more memory than it may have. '
        "Please remove its pictures or split it, and import it again.",
    )


def _died(name: str, what: str) -> RefusedFileError:
    detail_zh, detail_en = (f"（{what}）", f" ({what})") if what else ("", "")
    return RefusedFileError(
        f"没有导入“{name}”：读它的程序出错停止了{detail_zh}，文件可能已损坏。请用 Word 或 WPS 打开，另存后再导入。",
        f'"{name}" was not imported: the program that reads it broke down{detail_en}; the file may be damaged. '
        "Please open it in Word or WPS, save it anew and import that.",
    )
