#!/usr/bin/env bash
# Tries what build.sh made, as its users get it: installs, runs, compares with the sources, upgrades, removes, and measures.
# Usage: bash packaging/verify.sh [TARGET...]        linux, windows; by itself all that are built in build/
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/lib.sh"
cd "$ROOT"
targets=("$@")
if [[ ${#targets[@]} -eq 0 ]]; then
    for script in packaging/freeze/*/verify.sh; do
        target=$(basename "$(dirname "$script")")
        [[ ! -f build/$target/SHA256SUMS ]] || targets+=("$target")
    done
fi
[[ ${#targets[@]} -gt 0 ]] || fail "Nothing is built: first bash packaging/build.sh linux, or windows"
failed=()
for target in "${targets[@]}"; do
    [[ $target != */* && -f packaging/freeze/$target/verify.sh ]] || fail "verify.sh: unknown target $target"
    say "== $target"
    bash "packaging/freeze/$target/verify.sh" || failed+=("$target")
done
[[ ${#failed[@]} -eq 0 ]] || fail "verify.sh: FAILED: ${failed[*]}"
