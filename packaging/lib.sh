# What the packaging scripts share: where the project is, saying things, and installing system packages where that is allowed.
# Sourced, never run; leaves the virtual environment to setup.sh.

ROOT="$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)"
LOG="$ROOT/build/setup.log"

say() { printf '%s\n' "$*"; }

fail() {
    printf '%s\n' "$*" >&2
    exit 1
}

# Runs a command silently; what it wrote is shown only where it fails.
quietly() {
    mkdir -p "$ROOT/build"
    printf '\n$ %s\n' "$*" >>"$LOG"
    local before
    before=$(wc -l <"$LOG")
    if "$@" >>"$LOG" 2>&1 </dev/null; then return 0; fi
    say "failed: $*" >&2
    tail -n "+$((before + 1))" "$LOG" | tail -n 40 >&2
    return 1
}

# 0 where this is a Debian-like system and we may install: as root, or by sudo without a password.
may_install() {
    command -v apt-get >/dev/null || return 1
    [[ $(id -u) -eq 0 ]] || sudo -n true 2>/dev/null
}

as_root() {
    if [[ $(id -u) -eq 0 ]]; then "$@"; else sudo -n "$@"; fi
}

apt_get() {
    as_root env DEBIAN_FRONTEND=noninteractive apt-get -qq -o Dpkg::Use-Pty=0 -o DPkg::Lock::Timeout=120 "$@"
}

# Installs packages; the lists are fetched only where installing from those at hand doesn't work.
apt_install() {
    say "Installing system packages: $*"
    mkdir -p "$ROOT/build"
    apt_get install -y --no-install-recommends "$@" >>"$LOG" 2>&1 </dev/null && return 0
    quietly apt_get update && quietly apt_get install -y --no-install-recommends "$@"
}

has_chinese_font() {
    if command -v fc-list >/dev/null; then
        [[ -n $(fc-list :lang=zh-cn family 2>/dev/null) ]]
    else
        [[ -n $(find /usr/share/fonts /usr/local/share/fonts "$HOME/.local/share/fonts" \
            \( -iname '*wqy*' -o -iname '*cjk*' -o -iname 'uming*' -o -iname 'ukai*' \) -print -quit 2>/dev/null) ]]
    fi
}
