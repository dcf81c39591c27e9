#!/usr/bin/env bash
# The English of the window: takes the Chinese sentences out of desktop/ into the .ts file and compiles it to .qm.
# Usage: bash packaging/translate.sh            refresh both, then name what still waits for a translation
#        bash packaging/translate.sh --check    change nothing; fail where a sentence is unfinished or a file is stale
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/lib.sh"
cd "$ROOT"

check=no
case ${1-} in
'') ;;
--check) check=yes ;;
*) printf 'translate.sh: unknown option %s (known: --check)\n' "$1" >&2 && exit 2 ;;
esac

TS=resources/translations/yaodian_en.ts
QM=resources/translations/yaodian_en.qm
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# Without line numbers the file changes only when a sentence does.
extract() {
    find desktop -name '*.py' | LC_ALL=C sort >"$work/sources"
    quietly .venv/bin/pyside6-lupdate -silent -no-obsolete -locations none -source-language zh_CN -target-language en \
        "@$work/sources" -ts "$1"
}

compile() {
    quietly .venv/bin/pyside6-lrelease -silent "$1" -qm "$2"
}

unfinished() {
    .venv/bin/python - "$1" <<'PYTHON'
import sys
import xml.etree.ElementTree as xml

for context in xml.parse(sys.argv[1]).getroot().iter("context"):
    for message in context.iter("message"):
        translation = message.find("translation")
        forms = list(translation.iter("numerusform")) or [translation]
        if translation.get("type") == "unfinished" or not all((form.text or "").strip() for form in forms):
            print(f"  unfinished: {context.findtext('name')}: {message.findtext('source')}")
PYTHON
}

if [[ $check == no ]]; then
    mkdir -p "$(dirname "$TS")"
    extract "$TS"
    compile "$TS" "$QM"
    unfinished "$TS"
    say "Refreshed $TS ($(grep -c '<message' "$TS" || true) sentences) and $QM"
    exit 0
fi

[[ -f $TS && -f $QM ]] || fail "translations: $TS or $QM is missing; run: bash packaging/translate.sh"
status=0
cp "$TS" "$work/yaodian_en.ts"
extract "$work/yaodian_en.ts"
if ! diff -u "$TS" "$work/yaodian_en.ts" | head -n 40; then
    say "translations: $TS does not match desktop/; run: bash packaging/translate.sh"
    status=1
fi
waiting=$(unfinished "$work/yaodian_en.ts")
if [[ -n $waiting ]]; then
    say "$waiting"
    status=1
fi
compile "$TS" "$work/yaodian_en.qm"
if ! cmp -s "$QM" "$work/yaodian_en.qm"; then
    say "translations: $QM is older than $TS; run: bash packaging/translate.sh"
    status=1
fi
exit $status
