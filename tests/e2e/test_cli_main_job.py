"""The main job through the command line, each step a process of its own: seeds in, an annotated and aligned Word note out."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import docx
import pytest

NOTE = "核对口径：与上年相比"


class Shell:
    """Runs `yaodian-cli` on one library, as a script would."""

    def __init__(self, library: Path, project: Path) -> None:
        self.library = library
        self.project = project

    def __call__(self, *words: object) -> Any:
        """The JSON value of a command, which has to succeed."""
        command = [sys.executable, "-m", "core.cli", "--library", self.library, *words, "--json"]
        environment = {**os.environ, "YAODIAN_AUTHOR": "王芳"}
        done = subprocess.run(
            [str(word) for word in command], capture_output=True, cwd=self.project, env=environment, check=False
        )
        assert done.returncode == 0, done.stderr.decode()
        return json.loads(done.stdout.decode())


@pytest.fixture
def cli(tmp_path: Path, project: Path) -> Shell:
    return Shell(tmp_path / "资料.yaodian", project)


def words_of(path: Path) -> tuple[str, str]:
    """The text of a note's paragraphs and of its tables' cells."""
    document = docx.Document(str(path))
    paragraphs = "\n".join(paragraph.text for paragraph in document.paragraphs)
    cells = "\n".join(cell.text for table in document.tables for row in table.rows for cell in row.cells)
    return paragraphs, cells


def plain(text: str) -> str:
    """Text without white space, which layout may change."""
    return "".join(text.split())


def test_from_five_seeds_to_an_annotated_and_aligned_note(cli: Shell, seeds: Path, tmp_path: Path) -> None:
    imported = cli("import", *sorted(seeds.glob("*.txt")))
    assert [entry["refused"] for entry in imported] == [None] * 5
    plans = cli("plans")
    assert [plan["id"] for plan in plans] == [plan["id"] for entry in imported for plan in entry["plans"]]
    old, new = [plan["id"] for plan in plans if plan["file"].startswith("002")][:2]

    outline = cli("outline", old)
    item = [clause for clause in outline["clauses"] if clause["kind"] == "item"][3]
    quote = outline["text"][item["start"] : item["end"]]
    found = cli("search", quote[2:8], "--plan", old)
    assert (item["id"], item["start"] + 2) in [(hit["clause"], hit["start"]) for hit in found["hits"]]

    made = cli("annotate", old, "--clause", item["id"], "--tag", "经费", "--note", NOTE)
    assert (made["exact"], made["author"]) == (quote, "王芳")
    assert cli("annotations", "--plan", old, "--tag", "经费") == [made]

    links = cli("align", old, new)["links"]
    first, second = [link for link in links if link["old"] and link["new"]][:2]
    assert cli("decide", first["id"], "confirmed") == {**first, "decision": "confirmed"}
    assert cli("decide", second["id"], "rejected") == {**second, "decision": "rejected"}
    again = {link["id"]: link for link in cli("align", old, new)["links"]}
    assert again[first["id"]] == {**first, "decision": "confirmed"}
    assert again[second["id"]] == {**second, "decision": "rejected"}

    note = tmp_path / "简报.docx"
    written = cli("export", "--to", note, "--title", "两省要点研读", "--align", old, new)
    assert written == {"file": str(note), "bytes": note.stat().st_size}
    paragraphs, cells = words_of(note)
    assert "两省要点研读" in paragraphs
    assert plain(quote) in plain(paragraphs + cells)
    assert NOTE in paragraphs + cells
    # The comparison shows both sides of what was confirmed.
    other = cli("outline", new)
    for side, tree in (("old", outline), ("new", other)):
        for clause in (clause for clause in tree["clauses"] if clause["id"] in first[side]):
            assert plain(tree["text"][clause["start"] : clause["end"]])[:40] in plain(cells)

    checked = cli("check")
    assert (checked["integrity"], checked["source"], checked["annotation"], checked["alignment"]) == ("ok", 5, 1, 1)


def test_signs_that_xml_does_not_allow_do_not_stop_a_note(cli: Shell, tmp_path: Path) -> None:
    source = tmp_path / "要点.txt"
    source.write_text("某市2021年工作要点\n\n一、加强\x0c监督。严格\x0b检查工作。\n", encoding="utf-8")
    cli("import", source)
    (plan,) = cli("plans")
    text = cli("outline", plan["id"])["text"]
    cli("annotate", plan["id"], "--span", 0, len(text), "--note", "换页\x0c符")
    cli("export", "--to", tmp_path / "a.docx")
    assert "监督" in "".join(words_of(tmp_path / "a.docx"))
