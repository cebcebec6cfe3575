#!/usr/bin/env bash
# What web pages say, well formed and not, as lectern reads them and as headless Chromium shows them: tests/browser/pages.mjs.
source "$(dirname "$0")/lib.bash"
modules=${LECTERN_BROWSER_MODULES:-$root/build/browser}
CHROMIUM=$(command -v chromium || command -v chromium-browser || true)
export CHROMIUM
if [ -z "$CHROMIUM" ] || ! command -v node >/dev/null || [ ! -d "$modules/node_modules/puppeteer-core" ]; then
    echo "skipped: no Chromium, node or puppeteer-core here (scripts/setup --all installs them)"
    exit 77
fi
node "$root/tests/browser/pages.mjs" "$modules" "$lectern" "$folder" 100 >said 2>&1 || fail "$(cat said)"
finish
