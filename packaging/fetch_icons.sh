#!/usr/bin/env bash
# Copies the Lucide drawings this program uses, and their licence, into resources/icons.
# Needs npm; run it only to add a drawing or to move to another version.
set -euo pipefail

version=1.62.0
names="
a-large-small archive arrow-down arrow-down-up arrow-left arrow-left-right arrow-right arrow-up arrow-up-down
book-a book-open-text bookmark calendar check chevron-down chevron-left chevron-right chevron-up chevrons-down-up
chevrons-up-down circle-alert circle-check circle-dashed circle-help circle-question-mark circle-x clock columns-3
copy database diff download ellipsis equal external-link eye eye-off file-input file-output file-pen-line file-plus
file-search file-text file-x filter focus fold-vertical folder-open folder-plus funnel git-compare-arrows
graduation-cap grip-vertical hand hash history import info keyboard languages layers link list list-filter list-tree
lock map-pin maximize merge message-square message-square-plus message-square-text minus monitor moon move-vertical
panel-left panel-left-close panel-left-open panel-right panel-right-close panel-right-open pencil pencil-line plus
printer quote redo-2 refresh-cw rotate-ccw route rows-2 ruler save scan-search search settings shield-check
skip-forward split square-split-vertical star sun table tag tags text-search trash-2 triangle-alert undo-2
unfold-vertical unlink user x zoom-in zoom-out
"

target=$(cd "$(dirname "$0")/../resources/icons" && pwd)
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT

cd "$scratch"
npm pack "lucide-static@$version" --silent >/dev/null
tar xzf "lucide-static-$version.tgz"
for name in $names; do
    cp "package/icons/$name.svg" "$target/$name.svg"
done
cp package/LICENSE "$target/LICENSE"
echo "lucide-static $version: $(echo $names | wc -w) drawings"
