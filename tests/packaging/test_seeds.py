"""The seeds are measured against: they stay byte for byte as given."""

import hashlib
from pathlib import Path

import pytest

DIGESTS = {
    "000_8332c1ea556099f3.txt": "f9533268fc7cc5689877887c462e5a1d86f1f916a8ec4ae917e79d34efe1b662",
    "001_e31d31019e93a06b.txt": "f23f3e7a36b5dc221e9025fdcf7e9695ef6fd542a2e7654b2c5fe826ea123f11",
    "002_a3e361698dc32087.txt": "259459486a7ad940311cb82076f81a5eb50be167ba89a0dad7b9cd0bc06fae5e",
    "003_0e12af59ad5b13c5.txt": "88818a0289c89b524108d1b4dfe4f55dbf2a90307c6fbd687a6a78fd167a0566",
    "004_cf73fa805bd8aa92.txt": "c499a4b9e6dc1bb4c1a02b555840a010176e70dcf78efe8af9507255cb2171e7",
}


@pytest.mark.parametrize("name", DIGESTS)
def test_a_seed_is_byte_for_byte_as_given(seeds: Path, name: str):
    assert hashlib.sha256((seeds / name).read_bytes()).hexdigest() == DIGESTS[name]


def test_the_readme_names_every_seed_and_nothing_else_lies_beside_them(seeds: Path):
    assert {path.name for path in seeds.iterdir()} == {*DIGESTS, "README.md"}
    readme = (seeds / "README.md").read_text(encoding="utf-8")
    assert [name for name in DIGESTS if name not in readme] == []
