"""Words: nothing lost, terms kept whole, no cache read, no noise, safe from several threads."""

import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.language.words import Words, bundled_lexicon


@pytest.fixture(scope="module")
def words() -> Words:
    return Words()


def test_terms_of_the_lexicon_stay_whole(words: Words):
    found = [word for word, _, _ in words.words("深化职教高考改革，落实控辍保学和县管校聘")]
    assert {"职教高考", "控辍保学", "县管校聘"} <= set(found)
    assert "生均公用经费" in [word for word, _, _ in words.words("提高普通高中生均公用经费标准")]


def test_the_callers_lexicon_replaces_the_bundled_one():
    assert ("三全两高", 2, 6) in Words(["三全两高"]).words("围绕三全两高")


def test_the_lexicon_holds_each_term_once():
    terms = bundled_lexicon()
    assert len(terms) == len(set(terms)) >= 60


@given(text=st.text(st.sampled_from("教育系统工作，。 \n\t1.%aB\u200b“”") | st.characters(codec="utf-8"), max_size=60))
def test_words_are_the_whole_text(words: Words, text: str):
    found = words.words(text)
    assert "".join(word for word, _, _ in found) == text
    assert all(text[start:end] == word for word, start, end in found)


def test_threads_share_one_loading():
    fresh = Words()
    with ThreadPoolExecutor(4) as pool:
        results = list(pool.map(lambda _: fresh.words("推进义务教育优质均衡发展"), range(8)))
    assert all(result == results[0] for result in results)


def test_it_is_silent_and_leaves_the_temporary_folder_alone(tmp_path: Path):
    (tmp_path / "jieba.cache").write_bytes(b"doctored")
    code = "from core.language.words import Words; print(Words().words('学前教育'))"
    environment = {"TMPDIR": str(tmp_path), "PYTHONPATH": str(Path(__file__).parents[3]), "PYTHONIOENCODING": "utf-8"}
    done = subprocess.run(
        [sys.executable, "-W", "ignore::SyntaxWarning", "-W", "ignore::DeprecationWarning", "-c", code],
        env=environment,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=True,
    )
    assert done.stderr == ""
    assert "学前教育" in done.stdout
    assert [path.name for path in tmp_path.iterdir()] == ["jieba.cache"]
    assert (tmp_path / "jieba.cache").read_bytes() == b"doctored"
