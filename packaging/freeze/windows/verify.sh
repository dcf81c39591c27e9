#!/usr/bin/env bash
# Tries what build.sh windows made under Wine, in a Windows of its own and without network: installs silently (over an older setup where
# one is given), runs the self-test from the installed folder, compares its figures with those of the sources, upgrades libraries, uninstalls,
# looks for what is left; then the portable folder. Prints sizes and times as a table, which stays in build/verify.
# Usage: bash packaging/freeze/windows/verify.sh [FOLDER OF THE SETUP] [OLDER SETUP]
# Wine is not Windows: its own windows, SmartScreen, antivirus, high-resolution screens, fonts and Chinese input are not seen here.
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/../../lib.sh"
cd "$ROOT"
built=${1:-$ROOT/build/windows} older=${2-}
setup=$(echo "$built"/Yaodian-*-windows-setup.exe)
portable=$(echo "$built"/Yaodian-*-windows-portable.zip)
[[ -f $setup && -f $portable ]] || fail "No setup in $built: first bash packaging/build.sh windows"
if ! command -v wine >/dev/null; then
    may_install || fail "Missing system packages, by their Debian names: wine wine64"
    apt_install wine wine64
fi
bash packaging/setup.sh
python="$ROOT/.venv/bin/python"
(cd "$built" && sha256sum --quiet --check SHA256SUMS)

work=$(mktemp -d)
mkdir -p "$ROOT/build/verify"
table="$ROOT/build/verify/windows.txt"
: >"$table"
export WINEPREFIX="$work/wine" WINEDEBUG=-all WINEDLLOVERRIDES="mscoree,mshtml,winemenubuilder.exe=" QT_QPA_PLATFORM=offscreen LC_ALL=C.UTF-8
# Wine keeps the settings of a Linux Qt from its programs, but for those it is told so.
export WINEQT_QPA_PLATFORM=offscreen
unset DISPLAY WAYLAND_DISPLAY
finish() {
    wineserver -k 2>/dev/null || /usr/lib/wine/wineserver64 -k 2>/dev/null || true
    rm -rf "$work"
}
trap finish EXIT
# Without any network device, where the system lets us.
offline=()
if unshare -n true 2>/dev/null; then offline=(unshare -n); elif unshare -rn true 2>/dev/null; then offline=(unshare -rn); fi
# Through pipes: a Python under Wine does not start where its output is a file of this system.
wine_() { "${offline[@]}" wine "$@" </dev/null 2> >(cat >"$work/wine.log") | cat; }
row() { printf '%-46s %12s\n' "$1" "$2" | tee -a "$table"; }
megabytes() { awk -v bytes="$1" 'BEGIN { printf "%.1f MB", bytes / 1e6 }'; }
milliseconds() { echo $(($(date +%s%N) / 1000000)); }
timed() { # NAME COMMAND...
    local name=$1 began
    shift
    began=$(milliseconds)
    "$@" || fail "$name failed: exit code $?"$'\n'"$(tail -n 30 "$work/wine.log" "$work"/*/report.txt 2>&1 || true)"
    row "$name" "$(($(milliseconds) - began)) ms"
}
files() { (cd "$WINEPREFIX/drive_c" && find . -path ./windows -prune -o -print | sort); }
# What a key holds; nothing where there is no such key (Wine says so on the standard output).
registry() {
    local said
    said=$(wine_ reg query "HKCU\\Software\\$1" /s) && tr -d '\r' <<<"$said" || true
}
winepath_() { printf 'Z:%s' "${1//\//\\}"; }
windows_path() { printf 'C:%s' "${1#"$WINEPREFIX/drive_c"}" | tr / '\\'; }
# cli LIBRARY COMMAND...: the installed command line on a library
cli() { wine_ "$program/Yaodian-cli.exe" --library "$(winepath_ "$1")" "${@:2}"; }

# check_program FOLDER NAME: the program that lies there does its job and gives the figures of the sources; then its start.
check_program() {
    local made="$work/$2" line began
    timed "$2: self-test" wine_ "$1/Yaodian.exe" --language en --self-test "$(winepath_ "$made")"
    sed 's/^/    /' "$made/report.txt"
    diff --strip-trailing-cr "$work/sources/figures.json" "$made/figures.json" >&2 || fail "The figures are not those of the sources."
    for line in "first window" "first window, again"; do
        began=$(milliseconds)
        wine_ "$1/Yaodian.exe" --language en --quit-after-first-paint >/dev/null || fail "It does not start: $(tail -3 "$work/wine.log")"
        row "$2: $line, offscreen, until it quits" "$(($(milliseconds) - began)) ms"
    done
}

# held LIBRARY...: the sources, plans and clauses are as many in each
held() {
    "$python" - "$@" <<'PY'
import sqlite3, sys
def held(path): return [sqlite3.connect(path).execute(f"SELECT count(*) FROM {table}").fetchone()[0] for table in ("source", "plan", "clause")]
first, *others = [held(path) for path in sys.argv[1:]]
assert first[1] >= 5 and all(other == first for other in others), (first, others)
PY
}

try_libraries() {
    local old="$mine/旧 资料库.yaodian" newer="$mine/newer.yaodian" before version
    say "Libraries of earlier versions of the tables are backed up and upgraded; one of a later version is not written"
    for version in 1 2; do
        PYTHONPATH="$ROOT" "$python" packaging/older_library.py "$mine/mine.yaodian" "$old" "$version"
        cli "$old" annotate 1 --span 0 4 --tag 升级 >/dev/null || fail "A library of version $version can't be edited: $(tail -3 "$work/wine.log")"
        held "$mine/mine.yaodian" "$old" "$old".backups/*"before upgrade.yaodian" || fail "The library was not upgraded as it should be."
        cli "$old" check >/dev/null || fail "The upgraded library is not sound: $(tail -3 "$work/wine.log")"
        rm -rf "$old" "$old".*
    done
    cp "$mine/mine.yaodian" "$newer"
    "$python" -c 'import sqlite3, sys; db = sqlite3.connect(sys.argv[1]); db.execute("PRAGMA user_version = 99"); db.commit()' "$newer"
    before=$(sha256sum <"$newer")
    if cli "$newer" annotate 1 --span 0 4 --tag x >/dev/null; then fail "A library of a later version was written."; fi
    grep -qe 'newer version' -e '更新版本' "$work/wine.log" || fail "A later library is refused without saying so: $(<"$work/wine.log")"
    [[ $(sha256sum <"$newer") == "$before" ]] || fail "A library of a later version was changed."
    rm -rf "$newer" "$newer".*
}

try_setup() {
    files >"$work/before"
    local first=${older:-$setup} place
    timed "silent install" wine_ "$first" /S
    program=$(find "$WINEPREFIX/drive_c/users" -type d -path '*/Programs/Yaodian/program')
    [[ -f $program/Yaodian.exe && -f ${program%/program}/uninstall.exe ]] || fail "The program is not where it was to be installed."
    [[ $(find "$WINEPREFIX/drive_c/users" -name '*.lnk' -newer "$work/before" | wc -l) -eq 1 ]] || fail "There is not one shortcut in the start menu."
    [[ $(registry 'Classes\.yaodian') == *Yaodian.Library* ]] || fail "Files named .yaodian are not opened by the program."

    say "Libraries of the user's, beside the program and where the sample library lies; then the setup over ${older:+the older version}${older:-itself}"
    mine="$work/mine"
    mkdir "$mine"
    for place in "${program%/program}" "${program%/Local/Programs/*}/Roaming/Yaodian/Yaodian" "$mine"; do
        mkdir -p "$place"
        cli "$place/mine.yaodian" import "$(winepath_ "$ROOT/seeds")" >/dev/null || fail "The command line imports nothing: $(tail -3 "$work/wine.log")"
        held "$place/mine.yaodian"
    done
    sha256sum "$mine/mine.yaodian" >"$work/sums"
    echo left >"$program/of the older version"
    timed "installed over it" wine_ "$setup" /S
    [[ ! -e "$program/of the older version" ]] || fail "Files of the older version are left."
    sha256sum --quiet --check "$work/sums" || fail "Installing changed a library."
    cli "$mine/mine.yaodian" check >/dev/null || fail "The library is not sound: $(tail -3 "$work/wine.log")"
    held "$mine/mine.yaodian" "${program%/program}/mine.yaodian"
    row "installed" "$(megabytes "$(du -sb "$program" | cut -f1)")"
    row "installed files" "$(find "$program" -type f | wc -l)"
    for place in LICENSE.txt sbom.cdx.json lib/resources/licences/LGPL-3.0.txt lib/resources/manual/pictures/{zh,en}/read.png; do
        [[ -s $program/$place ]] || fail "Not in the program: $place"
    done
    try_libraries
    check_program "$program" installed
    timed "installed: command line" wine_ "$program/Yaodian-cli.exe" --help >/dev/null

    # By itself the uninstaller is back before it is done.
    cp "${program%/program}/uninstall.exe" "$work/uninstall.exe"
    timed "silent uninstall" wine_ "$work/uninstall.exe" /S "_?=$(windows_path "${program%/program}")"
    files >"$work/after"
    local left key
    left=$(comm -13 "$work/before" "$work/after" | grep -v -e 'mine\.yaodian$' -e '/Roaming/Yaodian$' -e '/Roaming/Yaodian/Yaodian$' -e '/Programs$' -e '/Programs/Yaodian$' -e '/Temp/' || true)
    [[ -z $left ]] || fail "Left behind:"$'\n'"$left"
    [[ $(comm -13 "$work/before" "$work/after" | grep -c 'mine\.yaodian$') -eq 2 ]] || fail "A library of the user's is gone."
    for key in Yaodian 'Classes\.yaodian' 'Classes\Yaodian.Library' 'Microsoft\Windows\CurrentVersion\Uninstall\Yaodian'; do
        [[ -z $(registry "$key") ]] || fail "Left in the registry: HKCU\\Software\\$key"
    done
    say "Nothing is left but the libraries"
}

row "setup .exe" "$(megabytes "$(stat -c %s "$setup")")"
row "portable .zip" "$(megabytes "$(stat -c %s "$portable")")"
say "The sources' own self-test, and an empty Windows"
.venv/bin/yaodian --language en --self-test "$work/sources" >"$work/said" || fail "$(<"$work/said")"
wine_ wineboot -i >/dev/null || fail "Wine does not start: $(tail -3 "$work/wine.log")"
try_setup

try_portable() {
    local stick="$work/a portable 文件夹" program
    program="$stick/Yaodian"
    mkdir "$stick"
    "$python" -m zipfile -e "$portable" "$stick"
    files >"$work/before"
    check_program "$program" portable
    cp "$mine/mine.yaodian" "$stick/旁边.yaodian"
    wine_ "$program/Yaodian.exe" --library "$(winepath_ "$stick/旁边.yaodian")" --quit-after-first-paint >/dev/null
    grep -q '^last=.*\.\./\.\./' "$program/data/settings.ini" || fail "The portable program remembers no library beside it: $(find "$program/data")"
    [[ -z $(registry Yaodian) ]] || fail "The portable program writes to the registry: $(registry Yaodian)"
    files >"$work/after"
    diff <(grep -v /Temp/ "$work/before") <(grep -v /Temp/ "$work/after") >&2 || fail "The portable program leaves these on the computer."
}
try_portable
row "load of the machine" "$(cut -d' ' -f1 /proc/loadavg) on $(nproc)"
say "The Windows setup and the portable folder work under $(wine --version 2>/dev/null)${offline:+, without network}. Table: build/verify/windows.txt"
