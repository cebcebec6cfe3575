# index.html: one file, one script, which its Content-Security-Policy names by its hash; ids that
# differ and are there; what comes from outside is only ever text; small enough. tests/browser looks
# at it in a browser.
source "$(dirname "$0")/lib.bash"

page_of() { # result folder
    local page=$1/index.html hash
    [ -s "$page" ] || { fail "no $page"; return; }
    for part in script style; do
        [ "$(grep -c "<$part>" "$page")" -eq 1 ] || fail "$page: one $part"
        hash=$(awk -v part="$part" 'BEGIN { RS = "^$" } { s = index($0, "<" part ">") + length(part) + 2
            printf "%s", substr($0, s, index($0, "</" part ">") - s) }' "$page" | sha256sum | cut -d' ' -f1)
        hash=$(printf "$(sed 's/../\\x&/g' <<<"$hash")" | base64)
        grep -qF "$part-src 'sha256-$hash'" "$page" || fail "$page: the policy has not the hash of its $part"
    done
    grep -oE ' id="?[^" >]+' "$page" | sed 's/.*=//; s/"//' | sort >ids
    [ -z "$(uniq -d ids)" ] || fail "$page: ids that stand twice: $(uniq -d ids | head -n 3)"
    grep -oE 'href="#[^"]+' "$page" | sed 's/.*#//' | sort -u | comm -23 - ids >missing
    [ ! -s missing ] || fail "$page: links to nothing: $(head -n 3 missing)"
    sed '/<script>/,$d' "$page" | grep -qiE '<[a-z]+[^>]* (on[a-z]+|style|src)=|javascript:|https?://' &&
        fail "$page: handlers, styles or addresses: $(sed '/<script>/,$d' "$page" |
            grep -oiE '<[a-z]+[^>]* (on[a-z]+|style|src)=|javascript:|https?://[^ ]*' | head -n 2)"
    grep -q '"index.html"' "$1/run.json" || fail "$1/run.json does not list the page"
}

cat >study.yaml <<'TEXT'
title: "</title><script>alert(1)</script>"
concepts:
  - name: "<img src=x onerror=alert(2)>"
    words: [ukraine]
  - name: "\" onclick=\"alert(3)"
    words: [russia]
TEXT
cat >'a.txt' <<'TEXT'
SECRETARY GENERAL: Welcome. We are here to talk about Ukraine and <script>alert(4)</script> and Russia.
MODERATOR: Thank you. First question over there.
<b>x</b> & 'y': What of Ukraine and Russia?
SECRETARY GENERAL: Ukraine; Russia and China too.
TEXT
"$lectern" report --quiet --replicates 20 --study study.yaml -o hostile a.txt || fail "report"
page_of hostile
grep -qF '<title>&lt;/title&gt;&lt;script&gt;alert(1)&lt;/script&gt;</title>' hostile/index.html || fail "the title is not text"
[ "$(grep -c 'alert(2)' hostile/index.html)" -ge 1 ] || fail "the concept is not there"
grep -qE '<(img|b)[ >]' <(sed 's/<b>[0-9a-z]* *[a-z0-9 ]*<\/b>//g' hostile/index.html) && fail "an element of the input"

mkdir nothing
PATH=$folder/nothing "$lectern" report --quiet --replicates 20 -o bare a.txt || fail "report without gnuplot"
page_of bare
grep -q 'There are no charts on this page: there is no gnuplot' bare/index.html || fail "it does not say that there is no gnuplot"
grep -q '<svg' bare/index.html && fail "a picture without gnuplot"

"$lectern" report --quiet --replicates 20 --study "$root/datasets/ministerials/study.yaml" -o eight \
    "$root/datasets/ministerials" || fail "report of eight"
page_of eight
# the network lists what it found: how many pairs were tested is the sum over its families
tests=$(cut -d, -f"$(head -n 1 eight/tables/network.csv | tr , '\n' | grep -nx '"\{0,1\}tests"\{0,1\}' | cut -d: -f1)",1-3 \
    eight/tables/network.csv | tail -n +2 | sort -u | awk -F, '{sum += $NF} END {print sum}')
grep -o 'network</a>.*' eight/index.html | grep -q "<td>[0-9]* of $tests\$" || fail "network: not of $tests tests"
size=$(wc -c <eight/index.html)
[ "$size" -le 2000000 ] || fail "eight conferences make a page of $size bytes, more than 2 MB"
[ "$(wc -c <"$root/io/page/page.js")" -le 12288 ] || fail "the script is larger than 12 KB"
for what in 'Who held the floor' 'How well the text was read' 'The strongest findings' '<h3>keyness</h3>'; do
    grep -qF "$what" eight/index.html || fail "the page has no '$what'"
done
grep -qE '<th scope=row>principal<td>10871<td>68.2<td>' eight/index.html || fail "the floor is not that of the table"
finish
