"""What every test runs under: off-screen Qt, a home folder of its own, no unexpected log records, repeatable examples."""

from __future__ import annotations

import logging
import os
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

# Outright, not as a default: a caller that exported xcb would abort the run on a machine without a display.
os.environ["QT_QPA_PLATFORM"] = "offscreen"
# Qt warns (and so fails a test) where the locale is not a UTF-8 one, and the caller's language must not choose the window's.
os.environ["LC_ALL"] = os.environ["LANG"] = "C.UTF-8"
os.environ.pop("LANGUAGE", None)

settings.register_profile(
    "ci", derandomize=True, deadline=None, max_examples=60, database=None, suppress_health_check=[HealthCheck.too_slow]
)
settings.register_profile("explore", parent=settings.get_profile("ci"), derandomize=False, max_examples=2000)
settings.load_profile("ci")

HOME_VARIABLES = {
    "HOME": "",
    "USERPROFILE": "",
    "XDG_CONFIG_HOME": "config",
    "XDG_DATA_HOME": "data",
    "XDG_CACHE_HOME": "cache",
    "XDG_STATE_HOME": "state",
    "XDG_RUNTIME_DIR": "runtime",
    "XDG_DOCUMENTS_DIR": "documents",
}
_home_key = pytest.StashKey[Path]()


def pytest_configure(config: pytest.Config) -> None:
    """Gives the run a home folder of its own before any test module, and so any part of ours, is imported."""
    config.addinivalue_line("markers", "logs_warnings: the test provokes log records at WARNING or above on purpose")
    home = Path(tempfile.mkdtemp(prefix="yaodian-tests-"))
    for variable, folder in HOME_VARIABLES.items():
        place = home / folder
        place.mkdir(mode=0o700, exist_ok=True)
        os.environ[variable] = str(place)
    config.stash[_home_key] = home


def pytest_unconfigure(config: pytest.Config) -> None:
    """Removes the home folder of the run."""
    shutil.rmtree(config.stash[_home_key], ignore_errors=True)


@pytest.fixture(scope="session")
def private_home(request: pytest.FixtureRequest) -> Path:
    """The home folder of this run; whatever the product remembers on its own goes below it."""
    return request.config.stash[_home_key]


@pytest.fixture(scope="session", autouse=True)
def private_settings(private_home: Path) -> None:
    """Keeps QSettings inside the run's home, in every format and on every system."""
    from PySide6.QtCore import QSettings

    for file_format in (QSettings.Format.NativeFormat, QSettings.Format.IniFormat):
        for scope in (QSettings.Scope.UserScope, QSettings.Scope.SystemScope):
            QSettings.setPath(file_format, scope, str(private_home / "config"))


class LogCollector(logging.Handler):
    """Keeps the records at WARNING or above that reach the root logger."""

    def __init__(self) -> None:
        super().__init__(level=logging.WARNING)
        self.records: list[logging.LogRecord] = []

    def emit(self, record: logging.LogRecord) -> None:
        """Keeps one record."""
        self.records.append(record)


@pytest.fixture(autouse=True)
def no_unexpected_log_records(request: pytest.FixtureRequest) -> Iterator[LogCollector]:
    """Fails a test that logs a warning or worse, unless it is marked `logs_warnings`."""
    collector = LogCollector()
    root = logging.getLogger()
    root.addHandler(collector)
    yield collector
    root.removeHandler(collector)
    if collector.records and request.node.get_closest_marker("logs_warnings") is None:
        lines = (f"{record.name} {record.levelname}: {record.getMessage()}" for record in collector.records)
        pytest.fail("unexpected log records:\n" + "\n".join(lines), pytrace=False)


@pytest.fixture(scope="session")
def project() -> Path:
    """The folder of the project."""
    return Path(__file__).resolve().parent.parent


@pytest.fixture(scope="session")
def seeds(project: Path) -> Path:
    """The folder of the five sample sources."""
    return project / "seeds"
