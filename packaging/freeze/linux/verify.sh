#!/usr/bin/env bash
# Tries what build.sh linux made in a clean Debian 11 and a clean Debian 12 without Python: installs the .deb, runs the self-test on an X
# screen and without network, compares its figures with those of the sources, upgrades, removes, and looks for what is left; then
# the portable archive. Prints sizes and times as a table; pictures and the table stay in build/verify.
# Usage: bash packaging/freeze/linux/verify.sh [FOLDER OF THE PACKAGES]        as root
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/../../lib.sh"
source "$(dirname "${BASH_SOURCE[0]}")/chroot.sh"
cd "$ROOT"
built=${1:-$ROOT/build/linux}
package=$(echo "$built"/yaodian_*_amd64.deb)
portable=$(echo "$built"/Yaodian-*-linux-x86_64.tar.xz)
[[ -f $package && -f $portable ]] || fail "No packages in $built: first bash packaging/build.sh linux"
[[ $(id -u) -eq 0 ]] || fail "Only root can install packages in a Debian system of their own."
missing=()
command -v Xvfb >/dev/null || missing+=(xvfb)
command -v openbox >/dev/null || missing+=(openbox)
command -v import >/dev/null || missing+=(imagemagick)
[[ ${#missing[@]} -eq 0 ]] || apt_install "${missing[@]}"
bash packaging/setup.sh
python="$ROOT/.venv/bin/python"
(cd "$built" && sha256sum --quiet --check SHA256SUMS)

# Who uses the program in those systems.
person=analyst own=/home/$person
kept="$ROOT/build/verify" work=$(mktemp -d)
mkdir -p "$kept"
table="$kept/linux.txt"
: >"$table"
started=()
finish() {
    [[ ${#started[@]} -eq 0 ]] || kill "${started[@]}" 2>/dev/null || true
    rm -rf "$work"
}
trap finish EXIT
row() { printf '%-46s %12s\n' "$1" "$2" | tee -a "$table"; }
megabytes() { awk -v bytes="$1" 'BEGIN { printf "%.1f MB", bytes / 1e6 }'; }
milliseconds() { echo $(($(date +%s%N) / 1000000)); }

say "The sources' own self-test"
QT_QPA_PLATFORM=offscreen LC_ALL=C.UTF-8 .venv/bin/yaodian --language en --self-test "$work/sources" >"$work/said" 2>&1 || fail "$(<"$work/said")"

exec 3<>"$work/display"
chrt --rr 1 Xvfb -displayfd 3 -screen 0 1440x900x24 -nolisten tcp -ac >/dev/null 2>&1 &
started+=($!)
for _ in {1..100}; do [[ -s $work/display ]] || sleep 0.1; done
screen=":$(<"$work/display")"
DISPLAY=$screen openbox >/dev/null 2>&1 &
started+=($!)

# Everything that isn't the user's, nor a list or a cache of the system's.
files() {
    (cd "$1" && find . -xdev | grep -vE '^\./(proc|dev|home|tmp|var/(lib/dpkg|cache|log))(/|$)' | sort)
}
cold() { "$python" packaging/freeze/linux/cold.py "$1"; }
# first_window NAME FOLDER PROGRAM: from its call until it says that the window has been painted.
first_window() {
    local name=$1 folder=$2 began
    shift 2
    began=$(milliseconds)
    read -r _ < <(AHEAD=yes OFFLINE=yes AS=$person ON=$screen in_chroot "$folder" "$@" --quit-after-first-paint)
    row "$name" "$(($(milliseconds) - began)) ms"
}
# check_program FOLDER NAME PROGRAM: it does its job on a screen, without network, and gives the figures of the sources.
check_program() {
    local folder=$1 name=$2 began
    shift 2
    began=$(milliseconds)
    AHEAD=yes OFFLINE=yes AS=$person ON=$screen in_chroot "$folder" env QT_QPA_PLATFORM=xcb "$@" --language en --self-test "$own/$name" >"$work/report" 2>&1 ||
        fail "The self-test failed:"$'\n'"$(<"$work/report")"
    row "$name: self-test" "$(($(milliseconds) - began)) ms"
    grep -q ' xcb$' "$work/report" || fail "The self-test ran on no X screen: $(head -1 "$work/report")"
    diff "$work/sources/figures.json" "$folder$own/$name/figures.json" >&2 || fail "The figures are not those of the sources."
}
starts() { # FOLDER NAME PROGRAM
    local folder=$1 name=$2
    shift 2
    cold "$folder"
    first_window "$name: first window, cold cache" "$folder" "$@"
    first_window "$name: first window, warm" "$folder" "$@"
    first_window "$name: first window, warm again" "$folder" "$@"
}
picture() { # FOLDER NAME PROGRAM [OPTION...]: the window in Chinese, as it comes up; with the sample plans where nothing else is said
    local folder=$1 name=$2 shown
    shift 2
    [[ $# -gt 1 ]] || set -- "$@" --sample
    AHEAD=yes OFFLINE=yes AS=$person ON=$screen in_chroot "$folder" "$@" --language zh >"$work/window" 2>&1 &
    shown=$!
    started+=("$shown")
    sleep 15
    kill -0 "$shown" 2>/dev/null || fail "The window went away: $(<"$work/window")"
    DISPLAY=$screen import -window root "$kept/$name.png"
    # The program is the first process of a system of its own, and those heed no kinder signal from outside.
    kill -KILL "$(pgrep -P "$(pgrep -P "$shown")")"
    wait "$shown" 2>/dev/null || true
}

try_package() {
    local suite=$1 clean="$ROOT/build/verify-$1" debian="$work/$1" home="$work/$1$own" before version
    [[ -f $clean/etc/resolv.conf ]] || make_chroot "$suite" "$clean"
    cp -a "$clean" "$debian"
    [[ -z $(find "$debian"/usr/bin "$debian"/usr/lib -name 'python3*' -print -quit) ]] || fail "There is a Python in the clean $suite."
    quietly in_chroot "$debian" useradd -m "$person"
    quietly in_chroot "$debian" apt-get -qq update
    quietly in_chroot "$debian" apt-get -qq satisfy -y --no-install-recommends "$(dpkg-deb -f "$package" Depends)"
    quietly in_chroot "$debian" apt-get -qq install -y --no-install-recommends fonts-wqy-microhei shared-mime-info desktop-file-utils
    files "$debian" >"$work/before"
    cp "$package" "$debian/package.deb"

    say "-- $suite: installing the version before this one, making a library, installing this one over it"
    dpkg-deb -R "$package" "$work/older"
    sed -i 's/^Version: .*/Version: 0.0.1/' "$work/older/DEBIAN/control"
    quietly dpkg-deb --root-owner-group -Znone -b "$work/older" "$debian/older.deb"
    rm -rf "$work/older"
    OFFLINE=yes quietly in_chroot "$debian" dpkg -i /older.deb
    cp -r seeds "$home/文件"
    AS=$person OFFLINE=yes quietly in_chroot "$debian" yaodian-cli --library $own/now.yaodian import $own/文件
    for version in 1 2; do
        PYTHONPATH=. "$python" packaging/older_library.py "$home/now.yaodian" "$home/资料库$version.yaodian" "$version"
        chown --reference="$home/now.yaodian" "$home/资料库$version.yaodian"
    done
    before=$(cat "$home"/资料库?.yaodian | sha256sum)
    local began
    began=$(milliseconds)
    OFFLINE=yes quietly in_chroot "$debian" dpkg -i /package.deb
    row "$suite: dpkg -i" "$(($(milliseconds) - began)) ms"
    [[ $(cat "$home"/资料库?.yaodian | sha256sum) == "$before" ]] || fail "Installing changed a library."
    for version in 1 2; do
        AS=$person OFFLINE=yes quietly in_chroot "$debian" yaodian-cli --library "$own/资料库$version.yaodian" annotate 1 --span 0 4 --tag 升级
        AS=$person OFFLINE=yes quietly in_chroot "$debian" yaodian-cli --library "$own/资料库$version.yaodian" check
        [[ $(find "$home/资料库$version.yaodian.backups" -name '*before upgrade.yaodian' | wc -l) -eq 1 ]] ||
            fail "No backup was made before the upgrade."
        "$python" - "$version" "$home/now.yaodian" "$home/资料库$version.yaodian" "$home/资料库$version".yaodian.backups/*.yaodian <<'PY' ||
import sqlite3, sys
def held(path): return [sqlite3.connect(path).execute(f"SELECT count(*) FROM {table}").fetchone()[0] for table in ("source", "plan", "paragraph", "clause")]
def version(path): return sqlite3.connect(path).execute("PRAGMA user_version").fetchone()[0]
number, now, upgraded, backup = sys.argv[1:]
assert held(now) == held(upgraded) == held(backup) and held(now)[1] >= 5, [held(path) for path in sys.argv[2:]]
assert version(upgraded) == version(now) > version(backup) == int(number)
PY
            fail "The library of version $version was not brought up to date as it should be."
    done
    "$python" -c 'import sqlite3, sys; db = sqlite3.connect(sys.argv[1]); db.execute("PRAGMA user_version = 99"); db.commit()' "$home/now.yaodian"
    before=$(sha256sum <"$home/now.yaodian")
    if AS=$person OFFLINE=yes in_chroot "$debian" yaodian-cli --library $own/now.yaodian annotate 1 --span 0 4 --tag x >"$work/report" 2>&1; then
        fail "A library of a newer version was written."
    fi
    grep -qE '更新版本|newer version' "$work/report" || fail "A library of a newer version is refused without saying so: $(<"$work/report")"
    [[ $(sha256sum <"$home/now.yaodian") == "$before" ]] || fail "A library of a newer version was changed."

    say "-- $suite: what the desktop is told"
    grep -q 'application/x-yaodian:\*.yaodian' "$debian/usr/share/mime/globs2" || fail "Files named .yaodian have no kind."
    quietly in_chroot "$debian" desktop-file-validate /usr/share/applications/yaodian.desktop
    grep -q 'application/x-yaodian=yaodian.desktop' "$debian/usr/share/applications/mimeinfo.cache" || fail "Files named .yaodian are not opened by the program."

    say "-- $suite: the program, without network"
    check_program "$debian" "$suite" yaodian
    starts "$debian" "$suite" yaodian
    picture "$debian" "$suite-zh" yaodian
    first_window "$suite: first window, with a library" "$debian" yaodian

    say "-- $suite: removing it"
    quietly in_chroot "$debian" dpkg --purge yaodian
    rm -f "$debian"/{older,package}.deb
    files "$debian" >"$work/after"
    diff "$work/before" "$work/after" >&2 || fail "Removing the package leaves these behind."
    [[ -f $home/资料库1.yaodian && -d $home/资料库1.yaodian.backups ]] || fail "Removing the package removed a library."
}

try_portable() {
    local debian="$work/bullseye" stick="/media/a stick 优盘" home="$work/bullseye$own"
    say "-- portable: on a stick, in the Debian 11 from which the package was removed"
    mkdir -p "$debian$stick"
    tar -xf "$portable" -C "$debian$stick"
    rm -rf "${home:?}"/{.[!.]*,*}
    chown -R --reference="$home" "$debian$stick"
    check_program "$debian" portable "$stick/Yaodian/yaodian"
    rm -rf "$home/portable"
    starts "$debian" portable "$stick/Yaodian/yaodian"
    picture "$debian" portable-zh "$stick/Yaodian/yaodian"
    [[ -f $debian$stick/Yaodian/data/样例资料库.yaodian && -f $debian$stick/Yaodian/data/settings.ini ]] ||
        fail "The portable program keeps its things elsewhere: $(find "$debian$stick/Yaodian/data")"
    [[ -z $(find "$home" -iname '*yaodian*') ]] || fail "The portable program leaves these on the computer: $(find "$home" -iname '*yaodian*')"
    say "   taken to another place, with a library beside it"
    mv "$debian$stick" "$debian/media/moved"
    AS=$person OFFLINE=yes quietly in_chroot "$debian" /media/moved/Yaodian/yaodian-cli --library /media/moved/旁边.yaodian import /media/moved/Yaodian/_internal/seeds
    picture "$debian" portable-moved /media/moved/Yaodian/yaodian --library /media/moved/旁边.yaodian
    grep -q '^last=.*\.\./\.\./' "$debian/media/moved/Yaodian/data/settings.ini" || fail "The library beside the program is remembered by a place of this computer."
    say "   on a medium that can only be read"
    rm -rf "$home/.config"
    chown -R root: "$debian/media/moved/Yaodian"
    first_window "portable: first window, read-only" "$debian" /media/moved/Yaodian/yaodian
    [[ -f $home/.config/Yaodian/Yaodian.conf ]] || fail "The portable program keeps no settings where its own folder can't be written."
}

row "yaodian .deb" "$(megabytes "$(stat -c %s "$package")")"
row "installed" "$(megabytes "$(($(dpkg-deb -f "$package" Installed-Size) * 1024))")"
row "portable .tar.xz" "$(megabytes "$(stat -c %s "$portable")")"
for suite in bullseye bookworm; do try_package "$suite"; done
try_portable
row "load of the machine" "$(cut -d' ' -f1 /proc/loadavg) on $(nproc)"
say "The Linux packages work in Debian 11 and 12. Table: build/verify/linux.txt"
