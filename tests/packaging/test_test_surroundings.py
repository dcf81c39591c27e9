"""What tests/conftest.py promises: nothing of a test run reaches the person's own home, and stray warnings fail."""

import logging
import os
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings, QStandardPaths


def test_settings_and_standard_places_lie_in_the_home_of_the_run(private_home: Path):
    assert os.environ["QT_QPA_PLATFORM"] == "offscreen"
    assert Path.home() == private_home
    assert Path(QSettings("yaodian", "yaodian").fileName()).is_relative_to(private_home)
    for place in (QStandardPaths.StandardLocation.AppDataLocation, QStandardPaths.StandardLocation.CacheLocation):
        assert Path(QStandardPaths.writableLocation(place)).is_relative_to(private_home)


@pytest.mark.logs_warnings
def test_a_marked_test_may_log_a_warning():
    logging.getLogger("core").warning("provoked")


def test_a_warning_is_collected_and_would_fail_the_test(no_unexpected_log_records):
    logging.getLogger("core").warning("provoked")
    assert [record.getMessage() for record in no_unexpected_log_records.records] == ["provoked"]
    no_unexpected_log_records.records.clear()
