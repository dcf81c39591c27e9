#!/usr/bin/env bash
# Tries what build.sh windows made under Wine, in a Windows of its own: installs silently, runs the self-test from the installed folder,
# compares its figures with those of the sources, uninstalls, and looks for what is left.
# Usage: bash packaging/freeze/windows/verify.sh [FOLDER OF THE SETUP]
# Wine is not Windows: its own windows, SmartScreen, antivirus, high-resolution screens, fonts and Chinese input are not seen here.
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/../../lib.sh"
cd "$ROOT"
built=${1:-$ROOT/build/windows}
setup=$(echo "$built"/Yaodian-*-windows-setup.exe)
portable=$(echo "$built"/Yaodian-*-windows-portable.zip)
[[ -f $setup && -f $portable ]] || fail "No setup in $built: first bash packaging/build.sh windows"
if ! command -v wine >/dev/null; then
    may_install || fail "Missing system packages, by their Debian names: wine wine64"
    apt_install wine wine64
fi
(cd "$built" && sha256sum --quiet --check SHA256SUMS)

work=$(mktemp -d)
export WINEPREFIX="$work/wine" WINEDEBUG=-all WINEDLLOVERRIDES="mscoree,mshtml,winemenubuilder.exe=" QT_QPA_PLATFORM=offscreen LC_ALL=C.UTF-8
unset DISPLAY WAYLAND_DISPLAY
# Through pipes: a Python under Wine does not start where its output is a file of this system.
wine_() { wine "$@" </dev/null 2> >(cat >"$work/wine.log") | cat; }
finish() {
    wineserver -k 2>/dev/null || /usr/lib/wine/wineserver64 -k 2>/dev/null || true
    rm -rf "$work"
}
trap finish EXIT
files() { (cd "$WINEPREFIX/drive_c" && find . -path ./windows -prune -o -print | sort); }
# What a key holds; nothing where there is no such key (Wine says so on the standard output).
registry() {
    local said
    said=$(wine_ reg query "HKCU\\Software\\$1" /s) && tr -d '\r' <<<"$said" || true
}
milliseconds() { echo $(($(date +%s%N) / 1000000)); }
timed() { # NAME COMMAND...
    local name=$1 began
    shift
    began=$(milliseconds)
    "$@" || fail "$name failed: exit code $?"$'\n'"$(tail -n 30 "$work/wine.log" "$work"/*/report.txt 2>&1 || true)"
    printf '%-34s %6d ms\n' "$name" $(($(milliseconds) - began))
}

say "Making an empty Windows"
wine_ wineboot -i >/dev/null || fail "Wine does not start: $(tail -3 "$work/wine.log")"
files >"$work/before"
timed "silent install" wine_ "$setup" /S
program=$(find "$WINEPREFIX/drive_c/users" -type d -path '*/Programs/Yaodian/program')
[[ -f $program/Yaodian.exe && -f ${program%/program}/uninstall.exe ]] || fail "The program is not where it was to be installed."
[[ $(find "$WINEPREFIX/drive_c/users" -name '*.lnk' -newer "$work/before" | wc -l) -eq 1 ]] || fail "There is not one shortcut in the start menu."
[[ $(registry 'Classes\.yaodian') == *Yaodian.Library* ]] || fail "Files named .yaodian are not opened by the program."
printf '%-34s %6d MB\n' "installed" "$(du -sm --apparent-size "$program" | cut -f1)"

# check_program FOLDER NAME: the program that lies there does its job and gives the figures of the sources.
check_program() {
    local made="$work/$2"
    timed "$2: self-test" wine_ "$1/Yaodian.exe" --language en --self-test "$(winepath_ "$made")"
    sed 's/^/    /' "$made/report.txt"
    diff --strip-trailing-cr "$work/sources/figures.json" "$made/figures.json" >&2 || fail "The figures are not those of the sources."
}
winepath_() { printf 'Z:%s' "${1//\//\\}"; }
say "The sources' own self-test"
timed "sources: self-test" .venv/bin/yaodian --language en --self-test "$work/sources" >"$work/said"
tail -1 "$work/said"
check_program "$program" installed
timed "installed: command line" wine_ "$program/Yaodian-cli.exe" --help >"$work/help"

say "A library of the user's, beside the program and where the sample library lies"
for place in "${program%/program}" "${program%/Local/Programs/*}/Roaming/Yaodian/Yaodian"; do
    mkdir -p "$place"
    wine_ "$program/Yaodian-cli.exe" --library "$(winepath_ "$place/mine.yaodian")" --json import "$(winepath_ "$ROOT/seeds")" >"$work/import.json" ||
        fail "The command line imports nothing: $(tail -3 "$work/wine.log")"
done
"$ROOT/.venv/bin/python" - "$work/import.json" <<'PY' || fail "The command line did not read the samples."
import json, sys
plans = [plan for report in json.load(open(sys.argv[1], encoding="utf-8")) for plan in report["plans"]]
print(f"{len(plans)} plans imported by the command line")
sys.exit(len(plans) < 5)
PY
# An upgrade is the setup run again.
timed "installed again over itself" wine_ "$setup" /S
uninstall() { # by itself the uninstaller is back before it is done
    cp "${program%/program}/uninstall.exe" "$work/uninstall.exe"
    wine_ "$work/uninstall.exe" /S "_?=$(windows_path "${program%/program}")"
}
windows_path() { printf 'C:%s' "${1#"$WINEPREFIX/drive_c"}" | tr / '\\'; }
timed "silent uninstall" uninstall
files >"$work/after"
left=$(comm -13 "$work/before" "$work/after" | grep -v -e 'mine\.yaodian$' -e '/Roaming/Yaodian$' -e '/Roaming/Yaodian/Yaodian$' -e '/Programs$' -e '/Programs/Yaodian$' -e '/Temp/' || true)
[[ -z $left ]] || fail "Left behind:"$'\n'"$left"
[[ $(comm -13 "$work/before" "$work/after" | grep -c 'mine\.yaodian$') -eq 2 ]] || fail "A library of the user's is gone."
for key in Yaodian 'Classes\.yaodian' 'Classes\Yaodian.Library' 'Microsoft\Windows\CurrentVersion\Uninstall\Yaodian'; do
    [[ -z $(registry "$key") ]] || fail "Left in the registry: HKCU\\Software\\$key"
done
say "Nothing is left but the libraries"

mkdir "$work/a portable 文件夹"
"$ROOT/.venv/bin/python" -m zipfile -e "$portable" "$work/a portable 文件夹"
check_program "$work/a portable 文件夹/Yaodian" portable
say "The Windows setup and the portable folder work under $(wine --version 2>/dev/null)"
