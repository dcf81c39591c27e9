#!/usr/bin/env bash
# Sets up what is missing and opens Yaodian on a sample library made from seeds/. Without a display (or with --headless) it does
# the main job without a window instead: briefing note and screenshots in build/demo/.
# Usage: bash packaging/run.sh [--headless]
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

headless=no
case ${1-} in
'') ;;
--headless) headless=yes ;;
*) printf 'run.sh: unknown option %s (known: --headless)\n' "$1" >&2 && exit 2 ;;
esac
[[ -n ${DISPLAY-}${WAYLAND_DISPLAY-} ]] || headless=yes

if [[ $headless == no ]]; then bash "$ROOT/packaging/setup.sh" --window; else bash "$ROOT/packaging/setup.sh"; fi
cd "$ROOT"

# A display that is named but not there (left over from a remote shell, say) would abort the window: ask Qt first.
if [[ $headless == no ]] && ! { .venv/bin/python -c 'from PySide6.QtGui import QGuiApplication; QGuiApplication([])'; } 2>/dev/null; then
    say "The display cannot be reached: going on without a window."
    headless=yes
fi

if [[ $headless == yes ]]; then
    # Qt complains where the locale of the machine is not a UTF-8 one.
    LC_ALL=C.UTF-8 QT_QPA_PLATFORM=offscreen .venv/bin/python -m desktop.demo build/demo
else
    say "Opening Yaodian on the sample library ..."
    .venv/bin/yaodian --sample
    say "Closed. Open it again with: bash packaging/run.sh    Without samples: .venv/bin/yaodian    On the command line: .venv/bin/yaodian-cli"
fi
