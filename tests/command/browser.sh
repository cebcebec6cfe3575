# The page of a report in a real browser, where scripts/setup --all has installed one. BROWSER_PICTURES keeps
# the screenshots in that folder, to look at.
source "$(dirname "$0")/lib.bash"
modules=${LECTERN_BROWSER_MODULES:-$root/build/browser}
CHROMIUM=$(command -v chromium || command -v chromium-browser || true)
export CHROMIUM
if [ -z "$CHROMIUM" ] || ! command -v node >/dev/null || [ ! -d "$modules/node_modules/axe-core" ]; then
    echo "skipped: no Chromium, node, puppeteer-core or axe-core here (scripts/setup --all installs them)"
    exit 77
fi
cat >study.yaml <<'TEXT'
title: "</title><script>alert(1)</script>"
concepts:
  - name: "<img src=x onerror=alert(2)>"
    words: [ukraine]
  - name: "\" onclick=\"alert(3)"
    words: [russia]
TEXT
cat >a.txt <<'TEXT'
SECRETARY GENERAL: Welcome. We are here to talk about Ukraine and <script>alert(4)</script> and Russia.
MODERATOR: Thank you. First question over there.
<svg onload=alert(5)>: What of Ukraine and Russia?
SECRETARY GENERAL: Ukraine; Russia and China too.
مراسل: ماذا عن أوكرانيا؟
SECRETARY GENERAL: Ukraine.
TEXT
"$lectern" report --quiet --replicates 20 --study study.yaml -o hostile a.txt || fail "report"
"$lectern" report --quiet --replicates 20 --study "$root/datasets/ministerials/study.yaml" -o result \
    "$root/datasets/ministerials" || fail "report of eight"
mkdir -p "${BROWSER_PICTURES:=pictures}"
node "$root/tests/browser/drive.mjs" "$modules" "$folder/result/index.html" "$folder/hostile/index.html" \
    "$(realpath "$BROWSER_PICTURES")" || fail "in the browser"
finish
