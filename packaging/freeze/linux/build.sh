#!/usr/bin/env bash
# Builds the .deb and the portable archive for x86_64 Linux from the committed sources into build/linux, with their SHA256SUMS.
# Usage: bash packaging/build.sh linux [--quick]        as root on a Debian-like system with Python 3.11; debootstrap is installed if it is
# missing. --quick packs without much compressing, to try what is made.
# Everything is made in a Debian 11 (glibc 2.31) of its own in build/linux-chroot, kept for the next build: Python is compiled there once.
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/../../lib.sh"
source "$(dirname "${BASH_SOURCE[0]}")/chroot.sh"
cd "$ROOT"
here=packaging/freeze/linux
chroot="$ROOT/build/linux-chroot" out="$ROOT/build/linux"
# What compiles Python, what Qt loads, and what packs.
PACKAGES=(
    build-essential ca-certificates desktop-file-utils dpkg-dev shared-mime-info xz-utils
    libbz2-dev libexpat1-dev libffi-dev liblzma-dev tcl uuid-dev zlib1g-dev
    libcups2 libdbus-1-3 libegl1 libfontconfig1 libfreetype6 libgl1 libglib2.0-0 libwayland-client0 libwayland-cursor0 libx11-6 libx11-xcb1
    libxcb-cursor0 libxcb-icccm4 libxcb-image0 libxcb-keysyms1 libxcb-randr0 libxcb-render-util0 libxcb-render0 libxcb-shape0 libxcb-shm0
    libxcb-sync1 libxcb-util1 libxcb-xfixes0 libxcb-xkb1 libxkbcommon-x11-0 libxkbcommon0 libzstd1
)

level=9
case ${1-} in
'') ;;
--quick) level=0 ;;
*) printf 'build.sh linux: unknown option %s (known: --quick)\n' "$1" >&2 && exit 2 ;;
esac
started=$SECONDS
[[ $(id -u) -eq 0 ]] || fail "Building the Linux program needs root: it is made in a Debian 11 of its own."
bash packaging/setup.sh
python="$ROOT/.venv/bin/python"
commit=$(git rev-parse --verify -q HEAD) || fail "The sources are taken from git: this is no checkout."
[[ -z $(git status --porcelain --untracked-files=no) ]] || say "Only what is committed is built: there are changes that are not."
SOURCE_DATE_EPOCH=$(git log -1 --format=%ct "$commit")
export SOURCE_DATE_EPOCH
version=$("$python" -c 'import tomllib; print(tomllib.load(open("pyproject.toml", "rb"))["project"]["version"])')

# made NAME PARTS: whether that part of the chroot was made of these very things.
made() { [[ -f $chroot/$1 && $(<"$chroot/$1") == "$2" ]]; }
system=$(printf '%s\n' "${PACKAGES[@]}" | sha256sum)
interpreter=$(cat "$here"/{cpython.sh,older_libm.h,sources.sha256} | sha256sum)
if ! made system "$system"; then
    say "Making a Debian 11 in build/linux-chroot: once"
    make_chroot bullseye "$chroot" "${PACKAGES[@]}"
    printf '%s\n' "$system" >"$chroot/system"
fi
if ! made interpreter "$interpreter"; then
    say "Compiling SQLite and Python there: once"
    mkdir -p "$chroot/compile"
    cp "$here"/{cpython.sh,older_libm.h,sources.sha256} "$chroot/compile/"
    quietly in_chroot "$chroot" bash /compile/cpython.sh
    printf '%s\n' "$interpreter" >"$chroot/interpreter"
fi

say "Building ${commit:0:8}"
say "Fetching the locked wheels"
rm -rf "$out" "$chroot"/{wheels,project}
mkdir -p "$out" "$chroot"/{wheels,project}
quietly "$python" packaging/freeze/wheels.py linux "$chroot/wheels" packaging/requirements{,-build,-freeze}.lock
git archive "$commit" | tar -x -C "$chroot/project"
quietly env PYTHONPATH="$chroot/project" "$python" "$chroot/project/packaging/make_manual.py" "$out"

say "Freezing"
OFFLINE=yes quietly in_chroot "$chroot" bash "/project/$here/inside.sh" "$SOURCE_DATE_EPOCH"
env PYTHONPATH="$chroot/project" "$python" packaging/freeze/sbom.py linux "$chroot/out/yaodian" "$chroot/out/yaodian/sbom.cdx.json" \
    --lock packaging/requirements.lock --wheels "$chroot/wheels" --debian "$chroot"

say "Packing"
OFFLINE=yes quietly in_chroot "$chroot" bash "/project/$here/pack.sh" "$version" "$SOURCE_DATE_EPOCH" "$level"
cp "$chroot"/packed/* "$out/"
cp "$chroot/out/yaodian/sbom.cdx.json" "$out/Yaodian-$version-linux.cdx.json"
(cd "$out" && sha256sum -- [Yy]aodian* >SHA256SUMS)
say "$(du -sm --apparent-size "$chroot/out/yaodian" | cut -f1) MB installed, $(find "$chroot/out/yaodian" -type f | wc -l) files"
for file in "$out"/*.deb "$out"/*.tar.xz; do
    awk -v bytes="$(stat -c %s "$file")" -v name="${file##*/}" 'BEGIN { printf "%5.1f MB  %s\n", bytes / 1e6, name }'
done
say "Built in $((SECONDS - started)) s: build/linux"
