#!/usr/bin/env bash
# Refreshes the hashed locks from pyproject.toml: the newest versions it allows, for Python 3.11 to 3.13, without any address in them.
# Usage: bash packaging/lock.sh [--upgrade]     without --upgrade, versions already locked are kept where they still fit
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/lib.sh"
cd "$ROOT"

case ${1-} in
'' | --upgrade) ;;
*) printf 'lock.sh: unknown option %s (known: --upgrade)\n' "$1" >&2 && exit 2 ;;
esac

uv=$(command -v uv || true)
if [[ -z $uv ]]; then
    uv="$ROOT/.venv/bin/uv"
    [[ -x $uv ]] || quietly .venv/bin/python -m pip install --quiet uv
fi

compile() {
    local out=$1
    shift
    quietly "$uv" pip compile --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-emit-find-links \
        --custom-compile-command "bash packaging/lock.sh" --output-file "$out" "$@"
    say "$out: $(grep -c '^[a-zA-Z]' "$out") packages"
}

compile packaging/requirements-build.lock packaging/requirements-build.in "$@"
compile packaging/requirements.lock pyproject.toml "$@"
compile packaging/requirements-dev.lock pyproject.toml --extra dev --constraint packaging/requirements.lock "$@"
compile packaging/requirements-freeze.lock packaging/requirements-freeze.in --constraint packaging/requirements-build.lock "$@"
