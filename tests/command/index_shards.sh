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
    "$lectern" merge $(ls s*.lectern | sort -r) -o all.lectern || fail "merge $count"
    cmp whole.lectern all.lectern || fail "$count shards make another index"
done
for number in 1 2 3; do "$lectern" index "${given[@]}" --shard "$number/3" talks -o "t$number.lectern" || fail "3"; done
expect 0 '' "$lectern" merge t2.lectern t1.lectern t3.lectern -o all.lectern
expect 0 '' "$lectern" turns --quiet t2.lectern # a part is a corpus, too

rm all.lectern
expect 1 '2 of 3 shards are given' "$lectern" merge t1.lectern t3.lectern -o all.lectern
expect 1 't1.lectern: shard 1/3 is there twice' "$lectern" merge t1.lectern t1.lectern t3.lectern -o all.lectern
expect 1 't1.lectern: shard 1/3 is there twice' "$lectern" merge t2.lectern t1.lectern t1.lectern t3.lectern -o all.lectern
expect 1 's1.lectern: is of another number of shards than t2' "$lectern" merge t2.lectern s1.lectern t3.lectern -o all.lectern
expect 1 'whole.lectern: is no shard' "$lectern" merge t1.lectern whole.lectern t3.lectern -o all.lectern
"$lectern" index "${given[@]}" --seed 6 --shard 2/3 talks -o other.lectern
expect 1 'other.lectern: was read with other options than t1' "$lectern" merge t1.lectern other.lectern t3.lectern -o all.lectern
"$lectern" index --quiet --leave-out --seed 5 --shard 2/3 talks -o other.lectern
expect 1 'other.lectern: was read with another study than t1' "$lectern" merge t1.lectern other.lectern t3.lectern -o all.lectern
echo 'More.' >>talks/b/x.txt
"$lectern" index "${given[@]}" --shard 2/3 talks -o other.lectern
expect 1 'other.lectern: is of other files than t1' "$lectern" merge t1.lectern other.lectern t3.lectern -o all.lectern
head -c 5000 t2.lectern >cut.lectern
expect 1 'cut.lectern: a damaged index' "$lectern" merge t1.lectern cut.lectern t3.lectern -o all.lectern
expect 1 'nowhere.lectern: No such file' "$lectern" merge nowhere.lectern -o all.lectern
[ ! -e all.lectern ] || fail "an index was written all the same"
expect 2 'give -o FILE' "$lectern" merge t1.lectern
expect 2 'no shard given' "$lectern" merge -o all.lectern
for shard in 0/3 4/3 1 1/0 x/3 1/3/3 -1/3; do
    expect 2 "--shard $shard: is not K/N" "$lectern" index --shard "$shard" talks -o x.lectern
done
printf 'WEBVTT\n\n00:01.000 --> 00:02.000\nOne.\n' >x.vtt
expect 2 'captions fit is known of the whole' "$lectern" index --shard 1/2 talks/a/x.txt --captions x.vtt -o x.lectern
expect 2 'unknown option .--shard' "$lectern" words --shard 1/2 talks
finish
