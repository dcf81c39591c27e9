"""What a command of the command line is, and one call of it."""

from __future__ import annotations

import argparse
import os
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import TextIO

from core.cli.values import Json
from core.model import Notice
from core.session import Session


class Call:
    """One call: the parsed words (`args`), an open session, and where to say things. `refused` makes the exit code 1."""

    def __init__(self, args: argparse.Namespace, session: Session, language: str, err: TextIO) -> None:
        self.args = args
        self.session = session
        self.language = language
        self.err = err
        self.refused = False

    def say(self, notice: Notice) -> None:
        """A sentence on stderr, in the user's language."""
        print(notice.text(self.language), file=self.err)


def _no_arguments(_parser: argparse.ArgumentParser) -> None:
    """A command that takes nothing."""


class Access(StrEnum):
    """What a command needs of the library's file: to read it, to write it, or to write it where that is possible."""

    READS = "reads"
    WRITES = "writes"
    EITHER = "either"


@dataclass(frozen=True)
class Command:
    """A command by name; the docstring of `run` is its help, `arguments` adds its words. `creates`: a missing library is made."""

    name: str
    run: Callable[[Call], Json]
    arguments: Callable[[argparse.ArgumentParser], None] = _no_arguments
    creates: bool = False
    access: Access = Access.WRITES


def integer(text: str) -> int:
    """An id or a position; SQLite holds no integer above 64 bits."""
    value = int(text)
    if abs(value) >= 1 << 63:
        raise ValueError(text)
    return value


def words(text: str) -> str:
    """Words of the analyst: bytes that are no UTF-8 reach Python as lone surrogates, which no file can hold."""
    return os.fsencode(text).decode(errors="replace")


def plan_argument(parser: argparse.ArgumentParser) -> None:
    """A plan by id."""
    parser.add_argument("plan", type=integer, metavar="PLAN")


def plans_argument(parser: argparse.ArgumentParser) -> None:
    """One or more plans by id."""
    parser.add_argument("plan", type=integer, nargs="+", metavar="PLAN")


def plan_option(parser: argparse.ArgumentParser) -> None:
    """Only in these plans."""
    parser.add_argument("--plan", type=integer, action="append", default=[], metavar="ID")


def tag_option(parser: argparse.ArgumentParser) -> None:
    """With these tags."""
    parser.add_argument("--tag", type=words, action="append", default=[], metavar="NAME")
