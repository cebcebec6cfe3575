# Tables as Arrow's IPC file and stream, read back by npm's apache-arrow where scripts/setup --all has installed it.
source "$(dirname "$0")/lib.bash"
data=$root/datasets/ministerials

# without a reader: the words that say what it is, the same bytes again, rows that are none
expect 0 "" "$lectern" conferences -o all.arrow "$data"
expect 0 "" "$lectern" conferences -o again.arrow "$data"
cmp -s all.arrow again.arrow || fail "the same table gives other bytes"
[ "$(head -c 6 all.arrow)" = ARROW1 ] && [ "$(tail -c 6 all.arrow)" = ARROW1 ] || fail "all.arrow is no file of Arrow"
expect 0 "" "$lectern" conferences -o all.arrows "$data"
[ "$(head -c 4 all.arrows | od -An -tx1 | tr -d ' ')" = ffffffff ] || fail "all.arrows is no stream of Arrow"
expect 1 "cannot" "$lectern" conferences -o none/all.arrow "$data"

modules=${LECTERN_BROWSER_MODULES:-$root/build/browser}
if ! command -v node >/dev/null || [ ! -d "$modules/node_modules/apache-arrow" ]; then
    echo "skipped the reading back: no node or apache-arrow here (scripts/setup --all installs them)"
    finish
    exit
fi
cat >2031-03-11.txt <<'TEXT'
Minister: Good morning. Käse, Ünïcode, 東京 and 👍🏽, "quotes", NA, and Ukraine.
مراسل: ماذا عن أوكرانيا؟
Minister: It is so. =1+1.
TEXT
cp 2031-03-11.txt undated.txt
# read_back TABLE TYPES OPTION...
read_back() {
    local table=$1 types=$2 suffix
    shift 2
    "$lectern" "$table" --quiet --raw "$@" -o t.jsonl || fail "$table"
    for suffix in arrow arrows; do
        "$lectern" "$table" --quiet "$@" -o "t.$suffix" || fail "$table as $suffix"
        node "$root/tests/readers/arrow.mjs" "$modules" t.jsonl "t.$suffix" "$types" >out 2>&1 || fail "$table: $(head -n 3 out)"
    done
}
read_back conferences 'conference=Utf8,date=Date32<DAY>,turns=Uint64' "$data"
read_back conferences 'date=Date32<DAY>' 2031-03-11.txt undated.txt
read_back turns 'speaker=Utf8,words=Uint64,seconds=Float64' --text 2031-03-11.txt
read_back words 'word=Utf8,per_thousand_low=Float64,count=Uint64,pooled=Utf8' 2031-03-11.txt undated.txt
read_back kwic 'left=Utf8,line=Uint64' --query käse 2031-03-11.txt
read_back kwic 'left=Utf8,line=Uint64' --query nowhere 2031-03-11.txt # no rows
read_back cooccurrence 'q=Float64' --study "$data/study.yaml" "$data"
finish
