#!/usr/bin/env bash
# Takes the table of traditional and simplified characters of OpenCC from the PyPI package opencc-python-reimplemented into
# resources/language/characters.tsv, with its licence beside it. Needs pip; run it only to move to a newer version.
set -euo pipefail

version=0.1.7

target=$(cd "$(dirname "$0")/../resources/language" && pwd)
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT

python3 -m pip download --quiet --no-deps --no-binary :all: --dest "$scratch" "opencc-python-reimplemented==$version"
tar xzf "$scratch"/*.tar.gz --directory "$scratch" --strip-components 1
python3 - "$scratch/opencc/dictionary/TSCharacters.txt" "$target/characters.tsv" <<'PYTHON'
import sys
from pathlib import Path

source, target = map(Path, sys.argv[1:])
rows = [line.split("\t") for line in source.read_text(encoding="utf-8").splitlines() if line.strip()]
pairs = [(traditional, simplified.split()[0]) for traditional, simplified in rows]
lines = [f"{traditional}\t{simplified}\n" for traditional, simplified in pairs if traditional != simplified]
target.write_text("# traditional\tsimplified, from OpenCC (see LICENSE-OpenCC.txt)\n" + "".join(lines), encoding="utf-8", newline="\n")
PYTHON
cp "$scratch/LICENSE.txt" "$target/LICENSE-OpenCC.txt"
