#!/usr/bin/env bash
# Makes .venv ready: system libraries, the locked Python packages and the project's own commands. A second run does nothing.
# Usage: bash packaging/setup.sh [--dev] [--window]     --dev adds the checking tools, --window what an X window needs
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/lib.sh"
cd "$ROOT"

kind=run
window=no
for argument in "$@"; do
    case $argument in
    --dev) kind=dev ;;
    --window) window=yes ;;
    *) printf 'setup.sh: unknown option %s (known: --dev, --window)\n' "$argument" >&2 && exit 2 ;;
    esac
done

LOCKS=(packaging/requirements-build.lock packaging/requirements.lock packaging/requirements-dev.lock)
PYTHON="$ROOT/.venv/bin/python"

# Shared library -> the Debian package it comes in.
QT_LIBRARIES="
libGL.so.1 libgl1
libEGL.so.1 libegl1
libxkbcommon.so.0 libxkbcommon0
libglib-2.0.so.0 libglib2.0-0
libfreetype.so.6 libfreetype6
libfontconfig.so.1 libfontconfig1
libdbus-1.so.3 libdbus-1-3
"
WINDOW_LIBRARIES="
libxkbcommon-x11.so.0 libxkbcommon-x11-0
libxcb-cursor.so.0 libxcb-cursor0
libxcb-icccm.so.4 libxcb-icccm4
libxcb-keysyms.so.1 libxcb-keysyms1
libxcb-shape.so.0 libxcb-shape0
"

# The stamp changes with the locks, the project's settings, this script and the place of the checkout (the project is installed in place).
fingerprint() {
    { printf '%s\n' "$ROOT"; cat "${LOCKS[@]}" pyproject.toml packaging/setup.sh; } | sha256sum | cut -d' ' -f1
}

is_ready() {
    local stamp
    [[ -x $PYTHON ]] || return 1
    for stamp in ".venv/ready-$kind" .venv/ready-dev; do
        [[ -f $stamp && $(<"$stamp") == "$(fingerprint)" ]] && return 0
    done
    return 1
}

# Prints the packages of those libraries that the system does not have.
missing_packages() {
    local known soname package libraries="$QT_LIBRARIES"
    known=$(PATH="$PATH:/sbin:/usr/sbin" ldconfig -p 2>/dev/null) || return 0
    [[ $window == yes ]] && libraries+="$WINDOW_LIBRARIES"
    while read -r soname package; do
        [[ -z $soname || $known == *"$soname "* ]] || printf '%s\n' "$package"
    done <<<"$libraries"
    has_chinese_font || printf '%s\n' fonts-wqy-microhei
}

# Prints a Python this project runs on that can also make virtual environments.
find_python() {
    local candidate
    for candidate in python3.13 python3.12 python3.11 python3 python; do
        if "$candidate" -c 'import sys, venv, ensurepip; sys.exit(not (3, 11) <= sys.version_info < (3, 14))' 2>/dev/null; then
            command -v "$candidate"
            return 0
        fi
    done
    return 1
}

install_system() {
    local packages
    mapfile -t packages < <(missing_packages)
    [[ -x $PYTHON ]] || find_python >/dev/null || packages+=(python3 python3-venv)
    [[ ${#packages[@]} -eq 0 ]] && return 0
    if may_install; then
        apt_install "${packages[@]}" || say "Going on without: ${packages[*]}" >&2
    else
        say "Missing system packages, by their Debian names: ${packages[*]}" >&2
    fi
}

install_python() {
    local base
    if ! "$PYTHON" -c 'import pip' 2>/dev/null; then
        base=$(find_python) || fail "Yaodian needs Python 3.11, 3.12 or 3.13 with its venv module (Debian and its kin: apt install python3 python3-venv)."
        say "Making .venv with $("$base" --version)"
        quietly "$base" -m venv --clear .venv
    fi
    rm -f .venv/ready-*
    local pip=("$PYTHON" -m pip --disable-pip-version-check --no-input --quiet install)
    local lock=packaging/requirements.lock
    [[ $kind == dev ]] && lock=packaging/requirements-dev.lock
    say "Installing the packages of $lock"
    # jieba comes as source only: with the locked setuptools at hand, nothing outside the lock is fetched to build it.
    # --no-deps: the lock is whole, and pip otherwise refuses coverage[toml] once a newer coverage than the locked one is out.
    quietly "${pip[@]}" --require-hashes -r packaging/requirements-build.lock
    quietly "${pip[@]}" --require-hashes --no-deps --use-pep517 --no-build-isolation -r "$lock"
    quietly "$PYTHON" -m pip --disable-pip-version-check check
    quietly "${pip[@]}" --no-deps --no-build-isolation --editable .
}

check_qt() {
    QT_QPA_PLATFORM=offscreen quietly "$PYTHON" -c 'from PySide6.QtWidgets import QApplication; QApplication([])' ||
        fail "Qt does not start: system libraries are missing. On Debian and its kin: apt install $(missing_packages | tr '\n' ' ')"
}

if is_ready && [[ -z $(missing_packages) ]]; then exit 0; fi
started=$SECONDS
install_system
if ! is_ready; then
    install_python
    check_qt
    fingerprint >".venv/ready-$kind"
fi
say "Set-up done in $((SECONDS - started)) s"
