# An index that grows: the bytes of one index of all, without the old texts; what is refused leaves it.
source "$(dirname "$0")/lib.bash"
data=$root/datasets/ministerials
mkdir old new twin
cp "$data"/*.txt old/ && cp "$data/study.yaml" .
files=(old/*.txt)
printf 'Anna Berg: What?\n\nPrime Minister: Yes, of course.\n\nModerator: Well.\n' >new/x.txt
printf 'Prime Minister: Yes, indeed?\n\nBob Low: Fine.\n\nModerator: Well. [laughter]\n' >new/y.txt
printf '{"speaker": "A", "text": "One? Two.", "conversation_id": "k1"}\n{"speaker": "B", "text": "No.", "conversation_id": "k2"}\n' >new/z.jsonl
printf '\0\0\1binary' >new/bad.txt
printf 'a,b\n1,2\n' >new/table.csv
printf '{"text": 1}\n' >new/broken.jsonl
printf '<html><body><p>.</p></body></html>' >new/void.html
gzip -c new/x.txt >new/packed.txt.gz # the same bytes
sum() { sha256sum "$1" | cut -c1-64; }

# grows OPTIONS -- PATHS [+ PATHS]...: the paths behind each + are added, and the earlier ones are not there
grows() {
    local options=() now=() all=() p first=yes
    while [ "$1" != -- ]; do options+=("$1") && shift; done
    shift
    for p in "$@"; do [ "$p" = + ] || all+=("$p"); done
    "$lectern" index --quiet "${options[@]}" "${all[@]}" -o whole.lectern || fail "one index of ${all[*]}"
    rm -rf kept && cp -r . ../kept.$$ && mv ../kept.$$ kept
    for p in "$@" +; do
        if [ "$p" != + ]; then
            now+=("$p")
        elif [ $first = yes ]; then
            "$lectern" index --quiet "${options[@]}" "${now[@]}" -o grown.lectern || fail "the first of $*"
            rm -r "${now[@]}" && now=() && first=no
        else
            "$lectern" index --quiet --add "${now[@]}" -o grown.lectern || fail "adding ${now[*]} of $*"
            rm -r "${now[@]}" && now=()
        fi
    done
    cmp whole.lectern grown.lectern || fail "another index: ${options[*]} $*"
    [ "$(sum whole.lectern)" = "$(sum grown.lectern)" ] || fail "other sums"
    cp -r kept/. . && rm -rf kept
    expect 0 '' "$lectern" index --verify grown.lectern
}

[ ${#files[@]} -eq 8 ] || fail "eight ministerials"
grows --study study.yaml -- "${files[@]:0:1}" + "${files[@]:1:1}" + "${files[@]:2:2}" + "${files[@]:4}"
grows --study study.yaml -- "${files[@]:4}" + "${files[@]:2:2}" + "${files[@]:1:1}" + "${files[@]:0:1}"
grows -- "${files[7]}" "${files[0]}" + "${files[5]}" "${files[1]}" "${files[6]}" "${files[2]}" "${files[4]}" + "${files[3]}"
grows --seed 5 --language en -- old + new/x.txt new/y.txt + new/z.jsonl
grows --leave-out -- old + new
grows --leave-out -- new + old
# without texts: those of the index are not there, those that are added stay where they are
grows --no-text --study study.yaml -- "${files[@]:0:3}" + "${files[@]:3:1}" + "${files[@]:4}"
grows --no-text --leave-out -- old + new
grows --no-text -- twin/../new/x.txt + new/y.txt new/z.jsonl
# what could not be read stands in the order of all, by what was wrong with it
grows --leave-out -- new/bad.txt new/broken.jsonl new/x.txt + new/void.html old + new/y.txt new/table.csv

# --- the same bytes twice: the first by name stays, also when it comes later
cp new/x.txt twin/a.txt && cp new/x.txt twin/z.txt && cp new/y.txt twin/0.txt
grows -- new/x.txt + twin/z.txt old + new/y.txt
grows -- new/x.txt new/y.txt + twin/a.txt + twin/z.txt twin/0.txt
grows -- twin/z.txt new/x.txt + new/packed.txt.gz + twin/a.txt + twin/0.txt new/y.txt
mkdir -p 1 2 && cp new/x.txt 1/x.txt && cp new/x.txt 2/x.txt && cp new/broken.jsonl 1/broken.jsonl && cp new/broken.jsonl 2/abroken.jsonl
grows -- 2/x.txt new/y.txt + 1/x.txt
grows --leave-out -- new/y.txt 1/broken.jsonl + 2/abroken.jsonl 2/x.txt
"$lectern" index --quiet new/x.txt -o twice.lectern
"$lectern" index --add twin/z.txt -o twice.lectern 2>&1 | grep -q 'left out: twin/z.txt: the same bytes as new/x.txt, which counts once' ||
    fail "the same bytes: nobody says so"

# --- names
mkdir -p n/a n/b n/c && cp new/x.txt n/a/x.txt && cp new/y.txt n/b/x.txt && cp "${files[0]}" n/c/x.txt
grows -- n/a/x.txt n/b/x.txt + n/c/x.txt
"$lectern" index --quiet n/a/x.txt -o grown.lectern && cp grown.lectern before.lectern
expect 2 "n/a/x.txt: is called 'x' in the index, and would be 'a/x' beside what is added; give" \
    "$lectern" index --add n/b/x.txt -o grown.lectern
printf 'conferences:\n  - file: x\n    name: y\n' >same.yaml
"$lectern" index --quiet --study same.yaml new/x.txt -o same.lectern
expect 1 "new/x.txt and new/y.txt are both called 'y'" "$lectern" index --add new/y.txt -o same.lectern
expect 2 'n/a/x.txt: is in the index already; give only what is new' "$lectern" index --add n/a/x.txt -o grown.lectern
expect 2 'n/./a/x.txt: is in the index already' "$lectern" index --add new/y.txt n/./a/x.txt -o grown.lectern
ln -s a/x.txt n/link.txt
expect 2 'n/link.txt: is in the index already' "$lectern" index --add n/link.txt -o grown.lectern
expect 2 'new/y.txt and new/y.txt are one file given twice' "$lectern" index --add new/y.txt new/y.txt -o grown.lectern

# --- what is fixed
expect 2 'without --language; leave --language=en out' "$lectern" index --add --language en new/y.txt -o grown.lectern
expect 2 'with --seed .*; leave --seed=9 out' "$lectern" index --add --seed 9 new/y.txt -o grown.lectern
expect 2 'without --leave-out; leave --leave-out out' "$lectern" index --add --leave-out new/y.txt -o grown.lectern
expect 2 'of which no parts are made; leave --shard=1/2 out' "$lectern" index --add --shard 1/2 new/y.txt -o grown.lectern
printf 'concepts:\n  - name: peace\n    words: [peace, war]\n' >concepts.yaml
expect 2 'without speakers; leave those of study.yaml out' "$lectern" index --add --study study.yaml new/y.txt -o grown.lectern
expect 2 'with another study; leave --study=concepts.yaml out' "$lectern" index --add --study concepts.yaml new/y.txt -o grown.lectern
printf 'WEBVTT\n\n00:01.000 --> 00:02.000\nWhat? Yes, of course.\n\n00:02.000 --> 00:03.000\nWell.\n' >x.vtt
expect 2 'without --captions; leave --captions=x.vtt out' "$lectern" index --add --captions x.vtt new/y.txt -o grown.lectern
"$lectern" index --quiet new/x.txt --captions x.vtt -o captions.lectern
expect 2 'was read with captions, and whether they fit is known of all' "$lectern" index --add new/y.txt -o captions.lectern
"$lectern" turns --text new/x.txt 2>/dev/null | sed 's/Anna Berg/Anna Bergh/' >corrections.csv
expect 2 'without corrections; leave --corrections=corrections.csv out' \
    "$lectern" index --add --corrections corrections.csv new/y.txt -o grown.lectern
"$lectern" index --quiet new/x.txt --corrections corrections.csv -o corrected.lectern
expect 2 'was read with corrections, and whether they fit' "$lectern" index --add new/y.txt -o corrected.lectern
printf 'dictionaries: [words.csv]\n' >with.yaml && printf 'peace,peace\n' >words.csv
"$lectern" index --quiet new/x.txt --study with.yaml -o with.lectern
expect 1 'names dictionaries, .*; give --study with.yaml' "$lectern" index --add new/y.txt -o with.lectern
grows --study study.yaml -- "${files[0]}" + "${files[1]}"
cp study.yaml moved.yaml # the study is what it says
"$lectern" index --quiet "${files[0]}" --study study.yaml -o grown.lectern
"$lectern" index --quiet --add "${files[1]}" --study moved.yaml -o grown.lectern && cmp whole.lectern grown.lectern || fail "the same study elsewhere"
"$lectern" index --quiet "${files[0]}" --study with.yaml -o grown.lectern
"$lectern" index --quiet --add "${files[1]}" --study with.yaml -o grown.lectern || fail "a study with dictionaries"
"$lectern" index --quiet "${files[0]}" "${files[1]}" --study with.yaml -o whole.lectern && cmp whole.lectern grown.lectern || fail "dictionaries"

# --- where
cp before.lectern grown.lectern
expect 2 'give -o FILE' "$lectern" index --add new/y.txt
expect 2 'no transcript given' "$lectern" index --add -o grown.lectern
expect 2 'give --add or --info, not both' "$lectern" index --add --info grown.lectern
expect 2 'give --add or --verify, not both' "$lectern" index --add --verify grown.lectern
expect 1 'nowhere.lectern: is not there; leave --add out' "$lectern" index --add new/y.txt -o nowhere.lectern
expect 2 'new/x.txt: is there and no index' "$lectern" index --add new/y.txt -o new/x.txt
expect 2 'grown.lectern: is an index; what is added' "$lectern" index --add grown.lectern -o grown.lectern
expect 2 'captions.lectern: is an index; what is added are transcripts' "$lectern" index --add captions.lectern -o grown.lectern
expect 2 'is read alone' "$lectern" index --add new/y.txt captions.lectern -o grown.lectern
expect 1 'new/bad.txt:1: byte 0 is NUL' "$lectern" index --add new/bad.txt new/y.txt -o grown.lectern
grep -q -e --leave-out err && fail "--leave-out is offered, which would be refused"
expect 1 'No such file' "$lectern" index --add new/y.txt gone.txt -o grown.lectern
"$lectern" index --quiet --shard 1/2 new/x.txt new/y.txt -o part.lectern
expect 2 'part.lectern: is part 1 of 2, to which nothing is added' "$lectern" index --add "${files[0]}" -o part.lectern
head -c 3000 grown.lectern >cut.lectern
expect 1 'cut.lectern: a damaged index' "$lectern" index --add new/y.txt -o cut.lectern
cmp before.lectern grown.lectern || fail "an index that was refused something is another"
(ulimit -f 8 && expect 1 'cannot write|File too large' "$lectern" index --quiet --add "${files[@]}" -o grown.lectern)
cmp before.lectern grown.lectern || fail "no room, and the index is another"

# --- shards that were merged grow as well; parts of what has repeated and unreadable files
given=(--quiet --leave-out new twin)
for n in 1 2 3; do "$lectern" index "${given[@]}" --shard $n/3 -o s$n.lectern || fail "shard $n"; done
"$lectern" merge --quiet s1.lectern s2.lectern s3.lectern -o grown.lectern
"$lectern" index --quiet --add old -o grown.lectern || fail "adding to what was merged"
"$lectern" index "${given[@]}" old -o whole.lectern && cmp whole.lectern grown.lectern || fail "what was merged grows to another index"
"$lectern" index --quiet whole.lectern -o again.lectern && cmp whole.lectern again.lectern || fail "an index of an index"

# --- two at once, and one that is ended
cp before.lectern grown.lectern
for n in $(seq 1500); do printf 'Anna Berg (Reuters): A la carte %s?\n\nPrime Minister: No.\n\nModerator: Next.\n\n' "$n"; done >long.txt
mkfifo pipe
"$lectern" index --quiet --add - -o grown.lectern <pipe 2>err.first &
process=$!
exec 8>pipe
cat long.txt >&8 # more than a pipe holds: it is being read
expect 1 '^lectern: grown.lectern: another lectern adds to it just now; do it again' "$lectern" index --add new/y.txt -o grown.lectern
exec 8>&-
wait $process || fail "the first of two: $(cat err.first)"
expect 0 '' "$lectern" index --verify grown.lectern
"$lectern" index --info grown.lectern | grep -qx '  conferences   2' || fail "the first of two"
cp before.lectern grown.lectern
"$lectern" index --quiet --add - -o grown.lectern <pipe 2>err &
process=$!
exec 8>pipe
cat long.txt >&8
kill -9 $process
wait $process 2>/dev/null
exec 8>&-
cmp before.lectern grown.lectern || fail "one that was killed left another index"
expect 0 '' "$lectern" index --quiet --add new/y.txt -o grown.lectern
finish
