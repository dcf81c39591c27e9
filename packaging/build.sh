#!/usr/bin/env bash
# Builds the installers of one system into build/. Usage: bash packaging/build.sh (linux|windows) [options of that build]
set -euo pipefail
here="$(dirname "${BASH_SOURCE[0]}")/freeze"
target=${1-}
script="$here/$target/build.sh"
if [[ -z $target || $target == */* || ! -f $script ]]; then
    known=$(cd "$here" && for build in */build.sh; do [[ -f $build ]] && printf ' %s' "${build%/build.sh}"; done) || true
    printf 'usage: bash packaging/build.sh TARGET [options]; targets:%s\n' "${known:- none}" >&2
    exit 2
fi
exec bash "$script" "${@:2}"
