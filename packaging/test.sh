#!/usr/bin/env bash
# Sets up what is missing, then checks style, types, import contracts and translations and runs all tests. Every step runs even
# where an earlier one failed; the exit is non-zero if any did.
# Usage: bash packaging/test.sh [--coverage]        with it the tests take half as long again, and say what they did not run
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/lib.sh"
coverage=()
case ${1-} in
'') ;;
--coverage) coverage=(--cov --cov-report=term) ;;
*) printf 'test.sh: unknown option %s (known: --coverage)\n' "$1" >&2 && exit 2 ;;
esac

bash "$ROOT/packaging/setup.sh" --dev
cd "$ROOT"
export QT_QPA_PLATFORM=offscreen LC_ALL=C.UTF-8
failed=()

step() {
    local name=$1 started=$SECONDS
    shift
    say "== $name"
    if "$@"; then
        say "   $name: ok, $((SECONDS - started)) s"
    else
        say "   $name: FAILED, $((SECONDS - started)) s"
        failed+=("$name")
    fi
}

step "lint" .venv/bin/ruff check --quiet .
step "format" .venv/bin/ruff format --check --quiet .
step "types" .venv/bin/pyright
step "import contracts" quietly .venv/bin/lint-imports
step "translations" bash packaging/translate.sh --check
if compgen -G "tests/bench/test_*.py" >/dev/null; then step "speed" .venv/bin/pytest -s tests/bench; fi
step "tests" .venv/bin/pytest --numprocesses=auto --dist=worksteal --ignore=tests/bench "${coverage[@]}"

if [[ ${#failed[@]} -gt 0 ]]; then
    printf -v names '%s, ' "${failed[@]}"
    fail "test.sh: FAILED: ${names%, }"
fi
say "test.sh: every step is ok. Left out here: the checks that need LibreOffice (bash packaging/office-check.sh)."
