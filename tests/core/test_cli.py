"""The command line keeps its contract: the keys, the exit codes, one JSON value on stdout, sentences on stderr."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from docx import Document

from core import cli
from core.model import Decision, NoiseKind, Relation, Status
from core.session import Session

OLD = """某省教育厅2021年工作要点

一、加强党的建设
1.健全机制。各地要压实责任，完善监督检查制度。
2.抓好落实。全年完成87%以上的任务。
二、深化改革
3.推进“双减”。规范校外培训机构，减轻学生负担。
4.扩大学前教育资源。新建幼儿园100所。
"""
NEW = (
    OLD.replace("2021", "2022")
    .replace("87%", "90%")
    .replace("4.扩大学前教育资源。新建幼儿园100所。", "4.建设智慧校园。完善网络。")
)

PLAN = {"id", "title", "issuer", "region", "year", "issued_on", "file", "clauses", "annotations"}
IMPORTED = {"file", "sha256", "refused", "warnings", "plans"}
CLAUSE = {"id", "parent", "level", "kind", "number", "heading", "start", "end"}
HIT = {"plan", "clause", "start", "end", "before", "match", "after"}
ANNOTATION = {"id", "plan", "clause", "start", "end", "exact", "tags", "note", "status", "author", "created", "modified"}
LINK = {"id", "old", "new", "relation", "moved", "confidence", "reasons", "decision"}


class Shell:
    """Runs commands on one library, in this process."""

    def __init__(self, library: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self.library = library
        self.capsys = capsys

    def run(self, *words: object) -> tuple[int, str, str]:
        """The exit code, stdout and stderr."""
        self.capsys.readouterr()
        try:
            code = cli.main(["--library", str(self.library), *map(str, words)])
        except SystemExit as left:
            code = int(left.code or 0)
        out, err = self.capsys.readouterr()
        return code, out, err

    def json(self, *words: object, code: int = 0) -> Any:
        """The one JSON value of a command."""
        left, out, err = self.run(words[0], "--json", *words[1:])
        assert left == code, err
        assert out.endswith("\n")
        return json.loads(out)

    def refused(self, *words: object) -> str:
        """The sentence of a command that did nothing."""
        for more in ([], ["--json"]):
            code, out, err = self.run(*words, *more)
            assert (code, out) == (1, "")
            assert err.strip()
        return err


@pytest.fixture
def shell(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Shell:
    """A shell on a library of two plans, one issuer, two years."""
    (tmp_path / "2021.txt").write_text(OLD, encoding="utf-8")
    (tmp_path / "2022.txt").write_text(NEW, encoding="utf-8")
    made = Shell(tmp_path / "库.yaodian", capsys)
    made.json("import", tmp_path / "2021.txt", tmp_path / "2022.txt")
    return made


@pytest.fixture
def english(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LC_ALL", "en_US.UTF-8")


# What each command gives


@pytest.mark.parametrize("words", [(), ("facts",), ("search",)])
def test_help_is_given_for_all_and_for_one_command(words: tuple[str, ...], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        cli.main([*words, "--help"])
    assert ended.value.code == 0
    assert "≥ 85%" in " ".join(capsys.readouterr().out.split())


def test_import_gives_a_row_for_each_file(shell: Shell, tmp_path: Path) -> None:
    (tmp_path / "更多").mkdir()
    (tmp_path / "更多" / "2023.txt").write_text(OLD.replace("2021", "2023"), encoding="utf-8")
    (found,) = shell.json("import", tmp_path / "更多")
    assert found.keys() >= IMPORTED
    assert found["plans"][0].keys() >= PLAN | {"noise"}
    assert (found["refused"], found["warnings"]) == (None, [])
    assert re.fullmatch("[0-9a-f]{64}", found["sha256"])
    assert found["file"].endswith("2023.txt")


def test_importing_the_same_bytes_gives_the_plans_already_there_and_a_warning(shell: Shell, tmp_path: Path) -> None:
    (found,) = shell.json("import", tmp_path / "2021.txt")
    assert [plan["id"] for plan in found["plans"]] == [1]
    assert len(found["warnings"]) == 1
    assert len(shell.json("plans")) == 2


def test_a_refused_file_exits_1_and_the_rest_is_imported(shell: Shell, tmp_path: Path) -> None:
    (tmp_path / "2020.txt").write_text(OLD.replace("2021", "2020"), encoding="utf-8")
    (tmp_path / "空.txt").touch()
    found = shell.json("import", tmp_path / "没有.txt", tmp_path / "空.txt", tmp_path / "2020.txt", code=1)
    assert [row["refused"] is None for row in found] == [False, False, True]
    assert [len(row["plans"]) for row in found] == [0, 0, 1]
    _, _, err = shell.run("import", tmp_path / "空.txt")
    assert "空.txt" in err


def test_plans_gives_a_row_for_each_plan(shell: Shell) -> None:
    found = shell.json("plans")
    assert [row["id"] for row in found] == [1, 2]
    for row in found:
        assert row.keys() >= PLAN
    assert [(row["year"], row["file"], row["annotations"]) for row in found] == [(2021, "2021.txt", 0), (2022, "2022.txt", 0)]


def test_outline_gives_the_text_and_the_tree(shell: Shell) -> None:
    found = shell.json("outline", 1)
    assert found.keys() >= {"plan", "text", "clauses", "noise"}
    assert found["plan"].keys() >= PLAN
    clauses = found["clauses"]
    assert clauses[0]["level"] == 0
    by_id = {clause["id"]: clause for clause in clauses}
    for clause in clauses:
        assert clause.keys() >= CLAUSE
        assert 0 <= clause["start"] <= clause["end"] <= len(found["text"])
    for clause in clauses[1:]:
        parent = by_id[clause["parent"]]
        assert parent["level"] < clause["level"]
        assert parent["start"] <= clause["start"] <= clause["end"] <= parent["end"]
    items = [found["text"][c["start"] : c["end"]] for c in clauses if c["kind"] == "item"]
    assert items[0] == "1.健全机制。各地要压实责任，完善监督检查制度。"
    assert all(row.keys() >= {"kind", "text"} and row["kind"] in set(NoiseKind) for row in found["noise"])


def test_search_gives_the_total_and_the_hits(shell: Shell) -> None:
    found = shell.json("search", "压实责任")
    assert found.keys() >= {"total", "hits"}
    assert found["total"] == len(found["hits"]) == 2
    for hit in found["hits"]:
        assert hit.keys() >= HIT
        text = shell.json("outline", hit["plan"])["text"]
        assert text[hit["start"] : hit["end"]] == hit["match"] == "压实责任"
    limited = shell.json("search", "压实责任", "--plan", 1, "--plan", 2, "--limit", 1)
    assert (limited["total"], len(limited["hits"])) == (2, 1)
    assert shell.json("search", "没有这个词") == {"total": 0, "hits": []}


def test_search_is_narrowed_by_facts(shell: Shell) -> None:
    every = shell.json("search", "。")["total"]
    counted = shell.json("search", "。", "--fact-kind", "quantity")["total"]
    assert 0 < counted < every
    assert shell.json("search", "。", "--fact-kind", "quantity", "--fact", ">= 999999999")["total"] == 0
    assert shell.run("search", "。", "--fact-kind", "quantity", "--fact", "> 甲")[0] == 1
    assert shell.json("search", "。", "--fact", ">= 999999999")["total"] == 0, "without a kind it is of any"


def test_clauses_alike_are_written_as_a_workbook(shell: Shell, tmp_path: Path) -> None:
    clause = shell.json("outline", 1)["clauses"][2]["id"]
    written = shell.json("alike", clause, "--to", tmp_path / "近.xlsx")
    assert written["bytes"] == (tmp_path / "近.xlsx").stat().st_size > 0


@pytest.mark.parametrize("query", ["*", '"', "AND", "%", "--", "-压", "'"])
def test_a_query_is_taken_literally(shell: Shell, query: str) -> None:
    assert shell.json("search", "--limit=5", "--", query)["total"] == (OLD + NEW).count(query)


def test_annotate_by_clause_and_by_span_gives_the_annotation(shell: Shell) -> None:
    outline = shell.json("outline", 1)
    clause = outline["clauses"][2]
    by_clause = shell.json("annotate", 1, "--clause", clause["id"], "--tag", "经费", "--tag", "机制", "--note", "看")
    assert by_clause.keys() >= ANNOTATION
    assert (by_clause["clause"], by_clause["start"], by_clause["end"]) == (clause["id"], clause["start"], clause["end"])
    assert by_clause["tags"] == ["经费", "机制"]
    by_span = shell.json("annotate", 2, "--span", 2, 6)
    assert (by_span["clause"], by_span["exact"], by_span["tags"]) == (None, shell.json("outline", 2)["text"][2:6], [])
    assert by_span["status"] in set(Status)
    assert shell.json("annotations") == [by_clause, by_span]
    assert shell.json("annotations", "--plan", 2) == [by_span]
    assert shell.json("annotations", "--tag", "机制", "--tag", "别的") == [by_clause]
    assert [row["annotations"] for row in shell.json("plans")] == [1, 1]


def test_the_author_is_the_name_in_the_environment(shell: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("YAODIAN_AUTHOR", "王芳")
    assert shell.json("annotate", 1, "--span", 0, 2)["author"] == "王芳"


def test_align_gives_links_that_hold_every_item(shell: Shell) -> None:
    found = shell.json("align", 1, 2)
    assert (found["old"], found["new"]) == (1, 2)
    for link in found["links"]:
        assert link.keys() >= LINK
        assert link["relation"] in set(Relation)
        assert link["decision"] in set(Decision)
        assert 0 <= link["confidence"] <= 1
    for plan, side in ((1, "old"), (2, "new")):
        items = {c["id"] for c in shell.json("outline", plan)["clauses"] if c["kind"] == "item"}
        assert {i for link in found["links"] for i in link[side]} == items
    relations = {link["relation"] for link in found["links"]}
    assert relations >= {"unchanged", "revised", "new", "dropped"}


def test_lineage_gives_themes_with_clauses_by_plan(shell: Shell) -> None:
    themes = shell.json("lineage", 1, 2)
    held = [(plan, clause) for theme in themes for plan, clauses in theme["cells"].items() for clause in clauses]
    assert len(held) == len(set(held))
    assert {plan for plan, _ in held} == {"1", "2"}
    assert any(len(theme["cells"]) == 2 for theme in themes)
    assert all(theme["theme"] for theme in themes)


def test_decide_gives_the_link_and_aligning_again_keeps_it(shell: Shell) -> None:
    link = next(link for link in shell.json("align", 1, 2)["links"] if link["relation"] == "revised")
    assert shell.json("decide", link["id"], "rejected") == {**link, "decision": "rejected"}
    again = shell.json("align", 1, 2)["links"]
    assert {**link, "decision": "rejected"} in again
    assert shell.json("decide", link["id"], "confirmed")["decision"] == "confirmed"


def test_export_gives_the_file_and_its_size(shell: Shell, tmp_path: Path) -> None:
    shell.json("annotate", 1, "--span", 0, 4, "--note", "看")
    to = tmp_path / "简报.docx"
    found = shell.json("export", "--to", to, "--title", "简报", "--plan", 1, "--align", 1, 2)
    assert found == {"file": str(to), "bytes": to.stat().st_size}
    assert to.read_bytes()[:2] == b"PK"


def test_removed_plans_come_back_or_are_erased_for_good(shell: Shell) -> None:
    removed = shell.json("remove", 1, 2)
    assert [plan["id"] for plan in removed] == [1, 2] and set(removed[0]) >= PLAN
    assert shell.json("plans") == [] and [plan["id"] for plan in shell.json("remove", 2)] == [2]
    assert [plan["id"] for plan in shell.json("restore", 2)] == [2]
    assert [plan["id"] for plan in shell.json("plans")] == [2]
    assert shell.json("erase", 1) == {"plans": 1, "sources": 1, "kept": []}
    assert "1" in shell.refused("restore", 1) and shell.json("check")["plan"] == 1


def test_only_what_is_in_the_bin_is_erased(shell: Shell) -> None:
    assert shell.refused("erase", 1) and len(shell.json("plans")) == 2


def test_check_gives_integrity_and_counts(shell: Shell) -> None:
    found = shell.json("check")
    assert found["integrity"] == "ok"
    assert (found["source"], found["plan"]) == (2, 2)


def test_check_exits_1_where_something_is_wrong(shell: Shell) -> None:
    with Session.open(shell.library) as session, session.library.write() as connection:
        connection.execute(
            """INSERT INTO text_index (text_index, rowid, characters)
               SELECT 'delete', id, tokens(text) FROM paragraph ORDER BY id DESC LIMIT 1"""
        )
    assert shell.json("check", code=1)["unindexed"] == 1


# What it refuses


def test_ids_that_are_not_there_are_named(shell: Shell, tmp_path: Path) -> None:
    to = tmp_path / "a.docx"
    for words in (
        ("outline", 99),
        ("annotate", 99, "--span", 0, 1),
        ("annotate", 1, "--clause", 99),
        ("align", 1, 99),
        ("align", 99, 1),
        ("decide", 99, "confirmed"),
        ("export", "--to", to, "--plan", 99),
        ("export", "--to", to, "--align", 1, 99),
    ):
        assert "99" in shell.refused(*words)
    assert not to.exists()


def test_a_clause_of_another_plan_is_refused(shell: Shell) -> None:
    other = shell.json("outline", 2)["clauses"][1]["id"]
    assert str(other) in shell.refused("annotate", 1, "--clause", other)


@pytest.mark.parametrize("span", [(5, 3), (4, 4), (0, 99999), (-3, 2)])
def test_a_wrong_span_is_refused(shell: Shell, span: tuple[int, int]) -> None:
    shell.refused("annotate", 1, "--span", *span)
    assert shell.json("annotations") == []


def test_a_plan_is_not_aligned_with_itself(shell: Shell) -> None:
    shell.refused("align", 1, 1)


def test_an_empty_tag_is_refused(shell: Shell) -> None:
    shell.refused("annotate", 1, "--span", 0, 2, "--tag", " ")
    assert shell.json("annotations") == []


def test_a_recipe_is_kept_listed_and_run(shell: Shell, tmp_path: Path) -> None:
    file = tmp_path / "只有来源.json"
    parts = '[{"kind": "own", "heading": "编写说明", "before": "仅供内部参考。"}, {"kind": "sources"}]'
    file.write_text(f'{{"title": "按配方", "parts": {parts}, "plan_ids": [1]}}', encoding="utf-8")
    (kept,) = shell.json("recipes", "--keep", file)
    assert (kept["name"], kept["title"], kept["plan_ids"]) == ("只有来源", "按配方", [1])
    assert [part["kind"] for part in kept["parts"]] == ["own", "sources"]
    to = tmp_path / "note.docx"
    shell.json("export", "--to", to, "--recipe", "只有来源")
    assert [p.text for p in Document(str(to)).paragraphs if p.style.name == "Heading 1"] == ["编写说明", "附：来源"]
    assert "没有的" in shell.refused("export", "--to", to, "--recipe", "没有的")
    file.write_text("不是配方", encoding="utf-8")
    assert "配方" in shell.refused("recipes", "--keep", file)


def test_a_plan_is_exported_as_a_revision_of_another(shell: Shell, tmp_path: Path) -> None:
    to = tmp_path / "修订稿.docx"
    shell.json("export", "--to", to, "--revision", 1, 2)
    xml = Document(str(to)).element.xml
    assert "<w:ins " in xml and "<w:delText" in xml
    shell.refused("export", "--to", to, "--revision", 1, 99)


def test_only_what_a_note_can_be_is_exported(shell: Shell, tmp_path: Path) -> None:
    assert "a.odt" in shell.refused("export", "--to", tmp_path / "a.odt")


@pytest.mark.skipif(os.name == "nt", reason="there the command line is text, not bytes")
def test_bytes_that_are_no_text_become_replacement_characters(shell: Shell) -> None:
    made = shell.json("annotate", 1, "--span", 0, 2, "--tag", "\udcff", "--note", "注\udcfe")
    assert (made["tags"], made["note"]) == (["\ufffd"], "注\ufffd")


def test_a_note_that_cannot_be_written_is_refused(shell: Shell, tmp_path: Path) -> None:
    (tmp_path / "夹.docx").mkdir()
    assert "夹.docx" in shell.refused("export", "--to", tmp_path / "夹.docx")
    shell.refused("export", "--to", tmp_path / "没有" / "a.docx")


def test_a_library_that_is_not_there_is_not_made_by_asking(shell: Shell, tmp_path: Path) -> None:
    shell.library = tmp_path / "别处.yaodian"
    for words in (("plans",), ("outline", 1), ("search", "a"), ("check",), ("align", 1, 2)):
        assert "别处.yaodian" in shell.refused(*words)
    assert not shell.library.exists()


def test_a_file_that_is_no_library_is_refused_untouched(shell: Shell, tmp_path: Path) -> None:
    shell.library = tmp_path / "2021.txt"
    assert "2021.txt" in shell.refused("import", tmp_path / "2022.txt")
    assert shell.library.read_text(encoding="utf-8") == OLD


@pytest.mark.parametrize(
    "words",
    [
        (),
        ("fly",),
        ("outline",),
        ("outline", "一"),
        ("outline", 1 << 63),
        ("import",),
        ("annotate", 1),
        ("annotate", 1, "--span", 3),
        ("annotate", 1, "--clause", 1, "--span", 0, 1),
        ("decide", 1, "maybe"),
        ("decide", 1, "manual"),
        ("search", "a", "--limit", "b"),
        ("export",),
        ("plans", "--colour"),
    ],
)
def test_wrong_usage_exits_2_and_says_how_it_goes(shell: Shell, words: tuple[object, ...]) -> None:
    code, out, err = shell.run(*words)
    assert (code, out) == (2, "")
    assert err.startswith("usage: yaodian-cli")


# How it speaks


def test_sentences_are_chinese_where_the_locale_says_nothing(shell: Shell) -> None:
    assert shell.refused("outline", 99) == "没有编号为 99 的文件。请核对后再试。\n"


@pytest.mark.usefixtures("english")
def test_sentences_are_english_in_an_english_locale(shell: Shell, tmp_path: Path) -> None:
    assert shell.refused("outline", 99) == "There is no plan with the id 99. Check it and try again.\n"
    (found,) = shell.json("import", tmp_path / "2021.txt")
    assert "byte for byte the same" in found["warnings"][0]


@pytest.mark.parametrize(
    ("variables", "language"),
    [
        ({}, "zh"),
        ({"LANG": "en_GB.UTF-8"}, "en"),
        ({"LANG": "zh_CN.UTF-8"}, "zh"),
        ({"LC_ALL": "zh_CN.UTF-8", "LANG": "en_US.UTF-8"}, "zh"),
        ({"LC_MESSAGES": "en_US.UTF-8", "LANG": "zh_CN.UTF-8"}, "en"),
        ({"LC_ALL": "C.UTF-8"}, "zh"),
    ],
)
def test_the_language_follows_the_locale(monkeypatch: pytest.MonkeyPatch, variables: dict[str, str], language: str) -> None:
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    assert cli.user_language() == language


def test_without_json_the_same_is_shown_for_people(shell: Shell) -> None:
    code, out, _ = shell.run("plans")
    assert code == 0
    assert [line.split()[0] for line in out.splitlines() if line[0] != " "] == ["id", "1", "2"]
    code, out, _ = shell.run("search", "压实责任")
    assert "压实责任" in out


def test_json_may_be_asked_for_before_the_command(shell: Shell) -> None:
    code, out, _ = shell.run("--json", "plans")
    assert code == 0
    assert len(json.loads(out)) == 2


@pytest.mark.parametrize("encoding", ["ascii", "gb18030", "utf-8"])
def test_output_is_utf8_whatever_the_terminal_says(shell: Shell, encoding: str, project: Path) -> None:
    command = [sys.executable, "-m", "core.cli", "--library", str(shell.library), "plans", "--json"]
    environment = {**os.environ, "PYTHONIOENCODING": encoding}
    done = subprocess.run(command, capture_output=True, cwd=project, env=environment, check=True)
    assert json.loads(done.stdout.decode())[0]["title"] == "某省教育厅2021年工作要点"
    assert done.stderr == b""


def test_facts_have_a_clause_and_what_their_kind_says(shell: Shell, tmp_path: Path) -> None:
    path = tmp_path / "plan.txt"
    path.write_text(OLD, encoding="utf-8")
    (plan,) = shell.json("import", path)[0]["plans"]
    outline = shell.json("outline", plan["id"])
    listed = shell.json("facts", plan["id"])
    assert all({"clause", "kind", "start", "end", "text"} <= set(fact) for fact in listed)
    assert all(outline["text"][fact["start"] : fact["end"]] == fact["text"] for fact in listed)
    (schools,) = [fact for fact in listed if fact["text"] == "100所"]
    assert (schools["value"], schools["unit"], schools["counted"]) == (100, "所", "幼儿园")
    clauses = {clause["id"]: clause for clause in outline["clauses"]}
    assert clauses[schools["clause"]]["number"] == "4."


def test_facts_are_listed_by_kind_and_condition_and_put_right(shell: Shell, tmp_path: Path) -> None:
    path = tmp_path / "plan.txt"
    path.write_text(OLD, encoding="utf-8")
    (plan,) = shell.json("import", path)[0]["plans"]
    number = str(plan["id"])
    quantities = shell.json("facts", number, "--kind", "quantity")
    assert {fact["kind"] for fact in quantities} == {"quantity"}
    (schools,) = shell.json("facts", number, "--kind", "quantity", "--where", "幼儿园 ≥ 100")
    assert schools["text"] == "100所"
    assert shell.json("facts", number, "--kind", "quantity", "--where", "幼儿园 > 100") == []
    assert shell.json("facts", number, "--where", "幼儿园 ≥ 100所") == [schools]
    place = ("--kind", "quantity", "--span", str(schools["start"]), str(schools["end"]))
    (said,) = shell.json("fact", number, *place, "--set", "counted=普惠性幼儿园", "--set", "value=120")
    assert (said["counted"], said["value"], said["unit"]) == ("普惠性幼儿园", 120, "所")
    assert said in shell.json("facts", number)
    assert shell.json("fact", number, *place, "--remove") == []
    assert [fact for fact in shell.json("facts", number) if fact["kind"] == "quantity"] == [
        fact for fact in quantities if fact != schools
    ]
    (added,) = shell.json("fact", number, "--kind", "event", "--span", "0", "3")
    assert (added["kind"], added["end"]) == ("event", 3)


def test_a_ledger_has_a_row_a_target_with_cells_by_plan(shell: Shell, tmp_path: Path) -> None:
    ids: list[str] = []
    for name, text in (("a", OLD), ("b", NEW)):
        (tmp_path / f"{name}.txt").write_text(text + "落实《教育法》。\n", encoding="utf-8")
        ids += [str(plan["id"]) for plan in shell.json("import", tmp_path / f"{name}.txt")[0]["plans"]]
    rows = shell.json("ledger", "targets", *ids)
    (tasks,) = [row for row in rows if row["unit"] == "%"]
    assert {plan: [fact["text"] for fact in cell] for plan, cell in tasks["cells"].items()} == {
        ids[0]: ["87%以上"],
        ids[1]: ["90%以上"],
    }
    made = shell.json("wording", *ids, "--least", "1", "--to", tmp_path / "提法.xlsx")
    assert made["bytes"] == (tmp_path / "提法.xlsx").stat().st_size
    (law,) = shell.json("ledger", "citations", *ids)
    assert (law["title"], set(law["cells"]), law["no_longer"]) == ("教育法", set(ids), False)
    assert shell.json("ledger", "targets", *ids, "--to", tmp_path / "t.xlsx")["bytes"] > 0
