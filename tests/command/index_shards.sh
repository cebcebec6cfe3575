# A collection that is read in parts: the same bytes as at once, and what is not a whole set of parts.
source "$(dirname "$0")/lib.bash"
mkdir -p talks/a talks/b
cp "$root"/datasets/ministerials/2031*.txt "$root"/datasets/ministerials/2032-05*.txt talks/a
cp "$root"/datasets/ministerials/2031*.txt talks/b # the same bytes
printf 'Anna Berg: What?\n\nPrime Minister: Yes, of course.\n\nModerator: Well.\n' >talks/a/x.txt
printf 'Prime Minister: Yes, indeed?\n\nBob Low: Fine.\n\nModerator: Well. [laughter]\n' >talks/b/x.txt # the same name
printf '\0\0\1binary' >talks/a/bad.txt
printf 'a,b\n1,2\n' >talks/b/table.csv
printf '{"text": 1}\n' >talks/b/y.jsonl
cp "$root/datasets/ministerials/study.yaml" study.yaml
given=(--quiet --leave-out --study study.yaml --seed 5)

"$lectern" index "${given[@]}" talks -o whole.lectern || fail "whole"
for count in 1 2 3 7 16; do
    rm -f s*.lectern
    for number in $(seq "$count"); do
        "$lectern" index "${given[@]}" --shard "$number/$count" talks -o "s$number.lectern" || fail "shard $number/$count"
    done
    # shellcheck disable=SC2046 # names without blanks
    "$lectern" merge --quiet $(ls s*.lectern | sort -r) -o all.lectern || fail "merge $count"
    cmp whole.lectern all.lectern || fail "$count shards make another index"
done
for number in 1 2 3; do "$lectern" index "${given[@]}" --shard "$number/3" talks -o "t$number.lectern" || fail "3"; done
words=$("$lectern" index --info all.lectern | awk '$1 == "words" { print $2 }')
expect 0 "^lectern: all.lectern: 5 conferences, $words words\$" "$lectern" merge t2.lectern t1.lectern t3.lectern -o all.lectern
expect 0 '' "$lectern" merge --quiet t2.lectern t1.lectern t3.lectern -o all.lectern

# --- a part is a corpus, too, and says that it is not the whole
expect 0 '' "$lectern" turns --quiet t2.lectern
"$lectern" turns t2.lectern 2>&1 >/dev/null | grep -q '^lectern: t2.lectern is part 2 of 3;' || fail "a part passes for the whole"
"$lectern" index --info t2.lectern | grep -qx '  part          2/3' || fail "--info of a part"
"$lectern" index --info all.lectern | grep -q '^  part' && fail "--info: the whole is a part"
"$lectern" turns all.lectern 2>&1 >/dev/null | grep -q ' is part ' && fail "the whole is called a part"
"$lectern" report --quiet --replicates 20 t2.lectern -o part || fail "report of a part"
grep -q '"part": "2/3"' part/run.json || fail "run.json does not say that it is of a part"
cp t2.lectern kept.lectern && cp t1.lectern t2.lectern
"$lectern" rerun part 2>err >out && fail "rerun with another index"
grep -q '^lectern: t2.lectern: the index is another than when' err || fail "rerun with another index: $(cat err)"
cp talks/a/x.txt t2.lectern
"$lectern" rerun part 2>err >out && fail "rerun with a text"
grep -q '^lectern: t2.lectern: is no index of lectern, or damaged' err || fail "rerun with a text: $(cat err)"
mv kept.lectern t2.lectern && cp t2.lectern t2.txt
"$lectern" report --quiet --replicates 20 t2.txt -o part2 || fail "report of an index with another name"
cp talks/a/x.txt t2.txt
"$lectern" rerun part2 2>err >out && fail "rerun with a text of the same name"
grep -q '^lectern: t2.txt: is no index, and was an index when' err || fail "rerun with a text: $(cat err)"

rm all.lectern
expect 1 '2 of 3 shards are given; missing: 2; give' "$lectern" merge t1.lectern t3.lectern -o all.lectern
expect 1 't1.lectern: shard 1/3 is there twice, also in t1.lectern; leave' "$lectern" merge t1.lectern t1.lectern t3.lectern -o all.lectern
expect 1 '2 of 16 shards are given; missing: 1-2, 4-15; give' "$lectern" merge s3.lectern s16.lectern -o all.lectern
expect 1 '1 of 16 shards is given; missing: 2-16; give' "$lectern" merge s1.lectern -o all.lectern
expect 1 't1.lectern: shard 1/3 is there twice' "$lectern" merge t2.lectern t1.lectern t1.lectern t3.lectern -o all.lectern
expect 1 's1.lectern: is of another number of shards than t2.lectern; make shard 1/16 again' "$lectern" merge t2.lectern s1.lectern t3.lectern -o all.lectern
expect 1 'whole.lectern: is no shard' "$lectern" merge t1.lectern whole.lectern t3.lectern -o all.lectern
"$lectern" index --quiet --leave-out --study study.yaml --seed 6 --shard 2/3 talks -o other.lectern
expect 1 'other.lectern: was read with other options than t1.lectern; make shard 2/3 again with the same options' "$lectern" merge t1.lectern other.lectern t3.lectern -o all.lectern
"$lectern" index --quiet --leave-out --seed 5 --shard 2/3 talks -o other.lectern
expect 1 'other.lectern: was read with another study than t1.lectern; make shard 2/3 again with the same study' \
    "$lectern" merge t1.lectern other.lectern t3.lectern -o all.lectern
mkdir elsewhere && cp study.yaml elsewhere # the study is what it says
"$lectern" index --quiet --leave-out --study elsewhere/study.yaml --seed 5 --shard 2/3 talks -o other.lectern
"$lectern" merge --quiet t1.lectern other.lectern t3.lectern -o all.lectern && cmp whole.lectern all.lectern ||
    fail "the same study under another path"
rm all.lectern
cp -r talks moved && "$lectern" index "${given[@]}" --shard 2/3 moved -o other.lectern
expect 1 'other.lectern: is of other files than t1.lectern; .* the same paths, which must be the same on all machines' \
    "$lectern" merge t1.lectern other.lectern t3.lectern -o all.lectern
echo 'More.' >>talks/b/x.txt
"$lectern" index "${given[@]}" --shard 2/3 talks -o other.lectern
expect 1 'other.lectern: is of other files than t1' "$lectern" merge t1.lectern other.lectern t3.lectern -o all.lectern
head -c 5000 t2.lectern >cut.lectern
expect 1 'cut.lectern: a damaged index' "$lectern" merge t1.lectern cut.lectern t3.lectern -o all.lectern
expect 1 'nowhere.lectern: No such file or directory; give the name of an index' "$lectern" merge nowhere.lectern -o all.lectern
expect 1 'talks/a/x.txt: is no index of lectern' "$lectern" merge t1.lectern talks/a/x.txt -o all.lectern
expect 1 'talks: is no index of lectern' "$lectern" merge t1.lectern talks -o all.lectern
[ ! -e all.lectern ] || fail "an index was written all the same"
expect 2 'give -o FILE' "$lectern" merge t1.lectern
expect 2 'no shard given' "$lectern" merge -o all.lectern
expect 2 'an index is a file, not a stream' "$lectern" merge t1.lectern -o -
expect 2 'an index is a file, not a stream' "$lectern" index talks -o -
expect 2 '--shard is given twice' "$lectern" index --shard 1/2 --shard 2/2 talks -o x.lectern
expect 2 't1.lectern: is an index, of which no parts are made; leave --shard=1/2 out' "$lectern" index --shard 1/2 t1.lectern -o x.lectern
expect 2 "is read alone; join parts of one collection with 'lectern merge'" "$lectern" index t1.lectern t2.lectern -o x.lectern

# --- more parts than files: an empty one is a part like any other
expect 0 '^lectern: one.lectern: 1 conference, 5 words$' "$lectern" index --shard 2/2 talks/a/x.txt -o one.lectern
expect 0 '^lectern: none.lectern: 0 conferences, 0 words$' "$lectern" index --shard 1/2 talks/a/x.txt -o none.lectern
"$lectern" words none.lectern 2>&1 >/dev/null | grep -q 'none.lectern is part 1 of 2, in which no conference is;' || fail "an empty part"
"$lectern" index --quiet talks/a/x.txt -o small.lectern
"$lectern" merge --quiet none.lectern one.lectern -o all.lectern && cmp small.lectern all.lectern || fail "an empty part is not joined"
for shard in 0/3 4/3 1 1/0 x/3 1/3/3 -1/3; do
    expect 2 "--shard $shard: is not K/N" "$lectern" index --shard "$shard" talks -o x.lectern
done
printf 'WEBVTT\n\n00:01.000 --> 00:02.000\nOne.\n' >x.vtt
expect 2 'captions fit is known of the whole' "$lectern" index --shard 1/2 talks/a/x.txt --captions x.vtt -o x.lectern
expect 2 'unknown option .--shard' "$lectern" words --shard 1/2 talks
finish
