# A corpus as one file: the same tables, report and exports as from the transcripts, what is fixed in
# it, and what becomes of damaged ones.
source "$(dirname "$0")/lib.bash"
data=$root/datasets/ministerials
cp "$data"/*.txt "$data/study.yaml" .
mkdir talks && mv ./*.txt talks/
printf 'Moderator: One question.\n\nAnna Berg (Reuters): A la carte?\n\nPrime Minister: No.\n' >talks/small.txt
cp talks/small.txt talks/again.txt # the same bytes
printf 'concepts:\n  - name: peace\n    words: [peace, war]\n' >concepts.yaml

# --- the same from both
same() { # what, command of a table...
    local what=$1
    shift
    "$lectern" "$@" talks --study study.yaml >texts 2>texts.err
    "$lectern" "$@" all.lectern --study study.yaml >index 2>index.err
    cmp -s texts index || fail "$what: $(diff texts index | head -n 2)"
    cmp -s texts.err index.err || fail "$what: other messages: $(diff texts.err index.err | head -n 2)"
    "$lectern" "$@" all.lectern >index 2>index.err # the study of the index
    cmp -s texts index && cmp -s texts.err index.err || fail "$what: the study of the index is another"
}
"$lectern" index --quiet talks --study study.yaml -o all.lectern 2>/dev/null || fail "index"
same check check
same reading reading
same kwic kwic --query peace
same turns turns --text
same export export --to tei
same export export --to conllu
same threads words --threads 3
for table in speaking words concepts questions sample; do same "$table" "$table" --replicates 20; done
"$lectern" show words 'all|all|the' talks --study study.yaml >texts
"$lectern" show words 'all|all|the' all.lectern >index
cmp -s texts index || fail "show"

# --- only what is touched is opened
same kwic kwic --query 'ukraine*,position of strength' --sort R1,L1 --context sentence
same kwic kwic --query 'th? *ty of' --role principal --sample 3 --seed 1
same kwic kwic --query 'nowhere to be found'
same kwic kwic --query peace --role nobody
same kwic kwic --query peace --conference 2031-03-11-pre-ministerial
same kwic kwic --regex 'peace \\w+'
same kwic kwic --pair Ukraine,Russia
same collocates collocates --query peace
same collocates collocates --query 'ukraine*,position of strength' --stopwords english --minimum 1 --cells
same collocates collocates --query 'th? *ty of' --span sentence --measures log_dice
same collocates collocates --query strategic --left 2 --right 0 --positions --minimum 1 --threads 2
same collocates collocates --query onlyhere --minimum 1
same collocates collocates --query 'nowhere to be found'
same collocates collocates --query peace --role principal
same collocates collocates --query peace --by role --case
same collocates collocates --query peace --conference 2031-03-11-pre-ministerial
same collocates collocates --query peace --without numbers,mentions
same turns turns --conference 2031-03-11-pre-ministerial,small
same turns turns --conference small,other
for n in 1 2 3; do # each longer than a block of which there is a checksum
    { for line in $(seq 2000); do printf 'Anna Berg (Reuters): A la carte %s, or not?\n\nPrime Minister: No, %s.\n\n' "$line" "$n"; done &&
        printf 'Moderator: Onlyin%s.\n' "$n"; } >many$n.txt
done
"$lectern" index --quiet --language en many1.txt many2.txt many3.txt -o many.lectern || fail "many"
expect 0 '' "$lectern" kwic --quiet many.lectern --query onlyin1
cp out untouched
at=$(grep -abo 'Onlyin3' many.lectern | head -n 1 | cut -d: -f1)
printf '\377' | dd of=many.lectern bs=1 seek="$at" conv=notrunc 2>/dev/null
expect 0 '' "$lectern" kwic --quiet many.lectern --query onlyin1
cmp -s out untouched || fail "a block that is not touched matters"
expect 0 '' "$lectern" collocates --quiet many.lectern --query onlyin1 --minimum 1
expect 0 '' "$lectern" index --info many.lectern
cp out quick
printf 'O' | dd of=many.lectern bs=1 seek="$at" conv=notrunc 2>/dev/null
expect 0 '' "$lectern" index --info --threads 1 many.lectern # with an option all is opened
cmp -s out quick || fail "--info of its directory is another: $(diff out quick)"
expect 2 'many.lectern: was read with --seed' "$lectern" index --info --seed 9 many.lectern
printf '\377' | dd of=many.lectern bs=1 seek="$at" conv=notrunc 2>/dev/null
expect 1 'many.lectern: a damaged index \(section text\)' "$lectern" collocates --quiet many.lectern --query onlyin1 --role moderator
expect 0 '' "$lectern" turns --quiet many.lectern --conference many2
expect 1 'many.lectern: a damaged index \(section text\)' "$lectern" kwic many.lectern --query onlyin3
expect 1 'many.lectern: a damaged index \(section text\)' "$lectern" turns many.lectern --conference many1,many3
expect 1 'many.lectern: a damaged index \(section text\)' "$lectern" turns many.lectern
expect 1 'many.lectern: a damaged index \(section text\)' "$lectern" index --verify many.lectern

report=(--study study.yaml --quiet --replicates 20 --redraw)
"$lectern" report "${report[@]}" talks -o from-texts || fail "report from texts"
"$lectern" report "${report[@]}" all.lectern -o from-index || fail "report from the index"
diff -rq from-texts from-index | grep -v -e run.json -e ro-crate >differences
[ ! -s differences ] || fail "reports: $(head -n 3 differences)"
[ "$(diff from-texts/run.json from-index/run.json | grep -c '^[<>]')" -le 12 ] ||
    fail "run.json: $(diff from-texts/run.json from-index/run.json | head -n 20)"
grep -q "\"sha256\": \"$(sha256sum all.lectern | cut -c1-64)\"" from-index/run.json || fail "no SHA-256 of the index"
grep -q "\"sha256\": \"$(sha256sum talks/2031-03-11-pre-ministerial.txt | cut -c1-64)\"" from-index/run.json ||
    fail "no SHA-256 of a transcript"
"$lectern" rerun --quiet from-index >differences || fail "rerun: $(head -n 3 differences)"

# --- one index, however it was made
"$lectern" index --quiet --threads 1 talks --study study.yaml -o one.lectern && cmp all.lectern one.lectern ||
    fail "threads change the index"
"$lectern" index --quiet all.lectern -o two.lectern && cmp all.lectern two.lectern ||
    fail "an index of an index is another"
"$lectern" index --quiet all.lectern --study concepts.yaml -o concepts.lectern || fail "another study"
mv talks away && "$lectern" turns all.lectern >index || fail "the transcripts are gone"
mv away talks
expect 0 '' "$lectern" index --verify all.lectern
"$lectern" index --info all.lectern 2>/dev/null | grep -qx '  conferences   9' || fail "--info"

# --- captions, corrections, options
printf 'WEBVTT\n\n00:01.000 --> 00:02.000\nOne question.\n\n00:02.000 --> 00:03.000\nA la carte? No.\n' >small.vtt
"$lectern" index --quiet talks/small.txt --captions small.vtt --seed 7 --language fr -o small.lectern ||
    fail "captions"
for table in alignment timing fidelity turns; do
    "$lectern" "$table" talks/small.txt --captions small.vtt --seed 7 --language fr >texts
    "$lectern" "$table" small.lectern >index
    cmp -s texts index || fail "$table with captions"
    "$lectern" "$table" small.lectern --captions small.vtt --seed 7 --language fr >index
    cmp -s texts index || fail "$table with the same options"
done
expect 2 'with --language=fr; leave --language=de out' "$lectern" turns small.lectern --language de
expect 2 'without --form; leave --form=plain out' "$lectern" turns small.lectern --form plain
expect 2 'with --seed 7; leave --seed=8 out' "$lectern" turns small.lectern --seed 8
expect 2 'without --leave-out' "$lectern" turns small.lectern --leave-out
"$lectern" turns --text talks/small.txt 2>/dev/null | sed 's/Anna Berg/Anna Bergh/' >corrections.csv
"$lectern" index --quiet talks/small.txt --corrections corrections.csv -o corrected.lectern || fail "corrections"
expect 0 '' "$lectern" turns corrected.lectern --corrections corrections.csv
cp out index
"$lectern" turns talks/small.txt --corrections corrections.csv >texts
cmp -s texts index || fail "corrections"
sed -i 's/Bergh/Bergs/' corrections.csv
expect 2 'with other corrections; leave --corrections=corrections.csv out' "$lectern" turns corrected.lectern --corrections corrections.csv
expect 2 'without corrections; leave --corrections=corrections.csv out' "$lectern" turns small.lectern --corrections corrections.csv

# --- studies: what was used for reading is fixed, the rest is free
"$lectern" words talks --study study.yaml >texts 2>/dev/null
expect 0 '' "$lectern" words all.lectern --study concepts.yaml --quiet
"$lectern" concepts all.lectern --study concepts.yaml --by none 2>/dev/null | grep -q peace || fail "concepts are not free"
sed '/^speakers:/,$s/role: principal/role: moderator/' study.yaml >roles.yaml
cmp -s study.yaml roles.yaml && fail "the study has no principal to change"
expect 2 'with other speakers \(study study.yaml\); leave those of roles.yaml out' \
    "$lectern" words all.lectern --study roles.yaml
printf 'speakers:\n  - name: Anna Berg\n    role: moderator\n' >speakers.yaml
expect 2 'without speakers; leave those of speakers.yaml out' "$lectern" words small.lectern --study speakers.yaml
printf 'conferences:\n  - file: small\n    group: east\n' >groups.yaml
"$lectern" words small.lectern --study groups.yaml --by group --quiet 2>/dev/null | grep -q east || fail "groups are not free"
cp study.yaml moved.yaml
printf 'corrections: gone.csv\n' >with.yaml && "$lectern" turns --text talks/small.txt >gone.csv 2>/dev/null
"$lectern" index --quiet talks/small.txt --study with.yaml -o with.lectern && rm gone.csv
expect 0 '' "$lectern" turns with.lectern
printf 'dictionaries: [words.csv]\n' >with.yaml && printf 'peace,peace\n' >words.csv
"$lectern" index --quiet talks/small.txt --study with.yaml -o with.lectern || fail "a dictionary"
expect 1 'with.yaml: the study that is kept in the index names dictionaries, .*; give --study with.yaml' \
    "$lectern" turns with.lectern
expect 0 '' "$lectern" turns with.lectern --study with.yaml --quiet

# --- where it stands
expect 2 'is read alone' "$lectern" words all.lectern talks
expect 2 'would lie in talks, which is read' "$lectern" index talks -o talks/in.lectern
expect 2 'would lie in talks/.., which is read' "$lectern" index talks/.. -o "$PWD/talks/in.lectern"
expect 2 'is to be read' "$lectern" index talks/small.txt -o talks/small.txt
expect 2 'give -o FILE' "$lectern" index talks
expect 2 'give one index' "$lectern" index --verify
expect 2 'give one index' "$lectern" index --info
expect 2 'give --info or --verify, not both' "$lectern" index --info --verify small.lectern
expect 2 '--info writes no index; leave -o x.lectern out' "$lectern" index --info small.lectern -o x.lectern
expect 2 '--verify writes no index; leave -o x.lectern out' "$lectern" index --verify small.lectern -o x.lectern
expect 2 '--lemmas needs a value, and --study is an option; .* write --lemmas=--study' \
    "$lectern" words small.lectern --lemmas --study study.yaml
expect 1 '^lectern: --study: No such file' "$lectern" words small.lectern --lemmas=--study
expect 1 'cannot write none/x.lectern' "$lectern" index --quiet talks/small.txt -o none/x.lectern
mkdir within && cp small.lectern within/
expect 1 'an index of lectern; give it by its own name' "$lectern" words within
expect 0 '' "$lectern" turns within/small.lectern
for what in --info --verify; do # without reading: the second file could not be understood
    printf '\0\0\1binary' >binary
    : >empty
    for file in talks/small.txt talks binary empty; do
        expect 1 "^lectern: $file: is no index of lectern" "$lectern" index $what $file
    done
    expect 1 '^lectern: nowhere: No such file or directory; give' "$lectern" index $what nowhere
done
(printf X && tail -c +2 small.lectern) >first.lectern # its first byte is another
expect 1 '^lectern: first.lectern: is no index of lectern, or damaged in its first bytes; ' "$lectern" words first.lectern
cp small.lectern small.csv
expect 0 '' "$lectern" turns small.csv # whatever its name
(ulimit -f 8 && expect 1 'cannot write|File too large' "$lectern" index --quiet talks/small.txt -o big.lectern)
[ ! -e big.lectern ] && [ -z "$(find . -maxdepth 1 -name '.big*')" ] || fail "something is left of an index that had no room"

# --- damaged ones
size=$(stat -c %s small.lectern 2>/dev/null || stat -f %z small.lectern)
for length in 1 7 10 15 16 20; do # within what an index begins with, and behind
    head -c $length small.lectern >cut.lectern
    expect 1 'cut.lectern: a damaged index \(cut short\)' "$lectern" index --verify cut.lectern
    expect 1 'cut.lectern: a damaged index \(cut short\)' "$lectern" turns cut.lectern
done
{ head -c 10 small.lectern && cat talks/small.txt; } >begins.txt
expect 1 'begins.txt: is no index' "$lectern" index --verify begins.txt
for part in 0 1 3 5 7; do
    head -c $((size * part / 8 + 20)) small.lectern >cut.lectern
    expect 1 'cut short' "$lectern" turns cut.lectern
done
{ cat small.lectern && echo; } >long.lectern
expect 1 'something follows' "$lectern" turns long.lectern
for part in 1 2 3 4 5 6 7; do
    at=$((size * part / 8 / 64 * 64 + 3))
    cp small.lectern hit.lectern
    printf '\377\376' | dd of=hit.lectern bs=1 seek=$at conv=notrunc 2>/dev/null
    if ! cmp -s hit.lectern small.lectern; then # zeros between sections mean nothing
        "$lectern" turns hit.lectern >out 2>err
        status=$?
        [ $status -eq 0 ] && cmp -s out <("$lectern" turns small.lectern) && continue
        [ $status -eq 1 ] && grep -q 'a damaged index' err || fail "byte $at: $status $(cat err)"
    fi
done
# one that shrinks while it is in use: the pipe is full until the file is short
for n in $(seq 3000); do
    printf 'Anna Berg (Reuters): A la carte %s?\n\nPrime Minister: No.\n\nModerator: Number %s.\n\n' "$n" "$n"
done >long.txt
"$lectern" index --quiet long.txt -o shrinks.lectern
mkfifo pipe
"$lectern" export --quiet --to conllu shrinks.lectern 2>err >pipe &
process=$!
exec 7<pipe
head -c 100 <&7 >out
: >shrinks.lectern
cat <&7 >>out
exec 7<&-
wait $process && fail "a file that shrinks is no error"
grep -q '^lectern: shrinks.lectern: became shorter' err || fail "a file that shrinks: $(cat err)"

# two writers of one index: the first to end is not undone
"$lectern" index --quiet - -o race.lectern <pipe 2>err &
process=$!
exec 8>pipe
cat long.txt >&8 # more than a pipe holds: it is being read
cp small.lectern race.lectern
exec 8>&-
wait $process && fail "another index is replaced"
grep -q 'race.lectern: another index was written there meanwhile' err || fail "two writers: $(cat err)"
cmp -s small.lectern race.lectern || fail "the other index is gone"
[ -z "$(find . -maxdepth 1 -name '.race*')" ] || fail "something is left of the second index"

cp small.lectern newer.lectern && printf '\002' | dd of=newer.lectern bs=1 seek=16 conv=notrunc 2>/dev/null
expect 1 'an index in format 2, .* reads format 1' "$lectern" turns newer.lectern
finish
